package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// issued is a world with the 2023 plan issued, on db.
func issued(t *testing.T, db *storage.DB) (*world.World, cycle.ID) {
	t.Helper()
	w := world.On(t, db, new(world.Clock))
	return w, w.Issued()
}

// R038: tasks keep everything declared, in order, with their evidence.
func TestTx_tasks(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		task := dossier.Task{
			ID: "task-1", Cycle: id, Unit: w.Units["division"], Person: w.Who["staff"], Title: "Đề án", Product: "Tờ trình", Quantity: "01",
			DueOn: civil.On(2023, 6, 30), DoneOn: civil.On(2023, 6, 28), Result: "Đã ban hành", Outcome: dossier.Assured,
		}
		second := dossier.Task{ID: "task-0", Cycle: id, Unit: w.Units["division"], Person: w.Who["staff"], Title: "Báo cáo", Product: "Báo cáo", Outcome: dossier.Open}
		ofUnit := dossier.Task{ID: "task-2", Cycle: id, Unit: w.Units["division"], Title: "Chỉ số", Product: "Báo cáo", Outcome: dossier.Open}
		file := dossier.Evidence{ID: "e-1", Task: "task-1", FileName: "Quyết định.pdf", Media: "application/pdf", Hash: "abc", Size: 3, By: w.Who["staff"], At: world.Start}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.AddTask(ctx, task), tx.AddTask(ctx, second), tx.AddTask(ctx, ofUnit),
				tx.SaveBlob(ctx, "abc", []byte("pdf")), tx.AddEvidence(ctx, file))
		})
		task.Order, task.Version = 1, 1
		second.Order, second.Version = 2, 1
		ofUnit.Order, ofUnit.Version = 1, 1
		w.Read(func(tx *storage.Tx) error {
			own, err := tx.TasksOf(ctx, id, w.Who["staff"])
			if diff := cmp.Diff([]dossier.Task{task, second}, own); err != nil || diff != "" {
				t.Errorf("TasksOf = %v (-want +got)\n%s", err, diff)
			}
			all, err := tx.UnitTasks(ctx, id, w.Units["division"])
			if diff := cmp.Diff([]dossier.Task{ofUnit, task, second}, all); err != nil || diff != "" {
				t.Errorf("UnitTasks = %v (-want +got)\n%s", err, diff)
			}
			files, err := tx.EvidenceOf(ctx, []dossier.TaskID{"task-1", "task-0"})
			if diff := cmp.Diff([]dossier.Evidence{file}, files); err != nil || diff != "" {
				t.Errorf("EvidenceOf = %v (-want +got)\n%s", err, diff)
			}
			one, err := tx.Evidence(ctx, "e-1")
			if err != nil || one != file {
				t.Errorf("Evidence = %+v, %v", one, err)
			}
			return nil
		})
		changed := task
		changed.Result = "Đã ban hành và triển khai"
		w.Write(func(tx *storage.Tx) error { return tx.SaveTask(ctx, changed) })
		err := w.DB.Write(ctx, w.Home, func(tx *storage.Tx) error { return tx.SaveTask(ctx, changed) })
		if !errors.Is(err, fault.Conflict) {
			t.Errorf("SaveTask with an old version = %v, want Conflict", err)
		}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.RemoveTask(ctx, "task-1"), tx.RemoveEvidence(ctx, "none"))
		})
		w.Read(func(tx *storage.Tx) error {
			if _, err := tx.Task(ctx, "task-1"); !errors.Is(err, fault.NotFound) {
				t.Errorf("Task after RemoveTask = %v, want NotFound", err)
			}
			if _, err := tx.Evidence(ctx, "e-1"); !errors.Is(err, fault.NotFound) {
				t.Errorf("Evidence after RemoveTask = %v, want NotFound", err)
			}
			return nil
		})
	})
}

// R092: what is carried over keeps its status, for persons and units apart.
func TestTx_shortcomings(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		own := dossier.Shortcoming{ID: "s-1", Cycle: id, Unit: w.Units["division"], Person: w.Who["staff"], FromYear: 2022, Content: "Nộp chậm", Status: dossier.Unknown}
		unit := dossier.Shortcoming{ID: "s-2", Cycle: id, Unit: w.Units["division"], FromYear: 2022, Content: "Chưa số hóa", Status: dossier.Fixed}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.AddShortcoming(ctx, own), tx.AddShortcoming(ctx, unit))
		})
		own.Order, own.Version, unit.Order, unit.Version = 1, 1, 1, 1
		w.Read(func(tx *storage.Tx) error {
			list, err := tx.ShortcomingsOf(ctx, id, w.Who["staff"])
			if diff := cmp.Diff([]dossier.Shortcoming{own}, list); err != nil || diff != "" {
				t.Errorf("ShortcomingsOf = %v (-want +got)\n%s", err, diff)
			}
			list, err = tx.UnitShortcomings(ctx, id, w.Units["division"])
			if diff := cmp.Diff([]dossier.Shortcoming{unit, own}, list); err != nil || diff != "" {
				t.Errorf("UnitShortcomings = %v (-want +got)\n%s", err, diff)
			}
			return nil
		})
		own.Status, own.Note, own.Measure, own.DueOn = dossier.NotFixed, "chưa có kinh phí", "bố trí năm 2024", civil.On(2024, 6, 30)
		w.Write(func(tx *storage.Tx) error { return tx.SaveShortcoming(ctx, own) })
		own.Version++
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Shortcoming(ctx, "s-1")
			if err != nil || got != own {
				t.Errorf("Shortcoming = %+v, %v; want %+v", got, err, own)
			}
			return nil
		})
	})
}

// R219: a review begins once, is saved by version, and keeps every edition.
func TestTx_reviews(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		review := dossier.Review{
			ID: "r-1", Cycle: id, Person: w.Who["staff"], Form: "hd25-2023-02a", State: dossier.Draft, Edition: 1,
			Answers: map[string]string{"limits": "Chậm"}, Pens: map[string]string{"limits": "pen"}, General: map[string]string{"ethics": "good"},
			SelfLevel: "good", SavedAt: world.Start,
		}
		var none dossier.Review
		w.Read(func(tx *storage.Tx) (err error) {
			none, err = tx.Review(ctx, id, w.Who["staff"])
			return err
		})
		if none.Version != 0 || none.ID != "" || none.State != dossier.Draft {
			t.Errorf("a review not begun = %+v", none)
		}
		w.Write(func(tx *storage.Tx) error { return tx.SaveReview(ctx, review) })
		err := w.DB.Write(ctx, w.Home, func(tx *storage.Tx) error {
			again := review
			again.ID = "r-2"
			return tx.SaveReview(ctx, again)
		})
		if !errors.Is(err, fault.Conflict) {
			t.Errorf("a second review of one person = %v, want Conflict", err)
		}
		review.Version = 1
		edition := dossier.Edition{
			Review: "r-1", Number: 1, Answers: review.Answers, General: review.General, SelfLevel: "good",
			Tasks: []dossier.Task{{ID: "t", Title: "Đề án", DueOn: civil.On(2023, 6, 30)}}, HandedAt: world.Start.Add(time.Hour),
		}
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Review(ctx, id, w.Who["staff"])
			if diff := cmp.Diff(review, got); err != nil || diff != "" {
				t.Errorf("Review = %v (-want +got)\n%s", err, diff)
			}
			return nil
		})
		review.State, review.Truth, review.SubmittedAt = dossier.Submitted, true, world.Start.Add(time.Hour)
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.SaveReview(ctx, review), tx.AddEdition(ctx, edition))
		})
		review.Version = 2
		w.Read(func(tx *storage.Tx) error {
			all, err := tx.ReviewsOf(ctx, id, w.Units["division"])
			if diff := cmp.Diff(map[org.PersonID]dossier.Review{w.Who["staff"]: review}, all); err != nil || diff != "" {
				t.Errorf("ReviewsOf = %v (-want +got)\n%s", err, diff)
			}
			editions, err := tx.Editions(ctx, "r-1")
			if diff := cmp.Diff([]dossier.Edition{edition}, editions); err != nil || diff != "" {
				t.Errorf("Editions = %v (-want +got)\n%s", err, diff)
			}
			basis, err := tx.Basis(ctx, id, w.Units["division"], w.Who["staff"])
			if err != nil || basis.Concluded() {
				t.Errorf("Basis = %+v, %v; want none before the collective is concluded", basis, err)
			}
			return nil
		})
	})
}

// What bears on levels comes in one statement each, for any number of people.
func TestTx_standing(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		staff, vice := w.Who["staff"], w.Who["vice"]
		absence := org.Absence{ID: "a-1", Person: staff, Year: 2023, Kind: org.Maternity, FromOn: civil.On(2023, 3, 1), Months: 600, Source: "cột 10"}
		discipline := org.Discipline{ID: "d-1", Person: staff, Kind: "party", Form: "warning", Act: "act", IssuedOn: civil.On(2023, 2, 20), EffectiveOn: civil.On(2023, 2, 20), ViolationYear: 2022, CountedYear: 2022, DutyRelated: true, Source: "cột 12"}
		transfer := org.Transfer{ID: "t-1", Person: staff, JoinedOn: civil.On(2023, 4, 1), OldUnit: "Sở Tư pháp", OldUnitExists: true, OldPeriod: civil.Period{Until: civil.On(2023, 4, 1)}, Source: "cột 14"}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.AddAbsence(ctx, absence), tx.AddDiscipline(ctx, discipline), tx.AddTransfer(ctx, transfer),
				tx.AddTask(ctx, dossier.Task{ID: "t1", Cycle: id, Unit: w.Units["division"], Person: staff, Title: "a", Product: "a", Outcome: dossier.Exceeded}),
				tx.AddTask(ctx, dossier.Task{ID: "t2", Cycle: id, Unit: w.Units["division"], Person: staff, Title: "b", Product: "b", Outcome: dossier.Open}),
				tx.AddTask(ctx, dossier.Task{ID: "t3", Cycle: id, Unit: w.Units["division"], Title: "c", Product: "c", Outcome: dossier.Assured}),
				tx.SaveReview(ctx, dossier.Review{ID: "r", Cycle: id, Person: staff, Form: "x", State: dossier.Draft, Edition: 1, General: map[string]string{"ethics": "good"}}))
		})
		w.Read(func(tx *storage.Tx) error {
			found, err := tx.Personnel(ctx, []org.PersonID{staff, vice})
			discipline.Source = "" // shown with the file, of no bearing on levels
			want := org.File{Absences: []org.Absence{absence}, Disciplines: []org.Discipline{discipline}, Transfers: []org.Transfer{transfer}}
			if diff := cmp.Diff(want, found[staff].File); err != nil || diff != "" {
				t.Errorf("Personnel = %v (-want +got)\n%s", err, diff)
			}
			if charges := found[vice].Charges; len(charges) != 1 || charges[0].Unit != w.Units["division"] {
				t.Errorf("Charges = %+v, want the division", charges)
			}
			s, err := tx.Standing(ctx, id, []org.PersonID{staff, vice})
			if err != nil || tx.Queries() != 2 {
				t.Errorf("Standing = %v after %d statements, want 2", err, tx.Queries())
			}
			own := dossier.Counts{Total: 2, Done: 1, Assured: 1, HighEffect: 1, Exceeded: 1}
			if s.Own[staff] != own || s.Units[w.Units["division"]] != (dossier.Counts{Total: 1, Done: 1, Assured: 1}) {
				t.Errorf("Standing = %+v", s)
			}
			if s.Judged[staff]["ethics"] != "good" || s.Kinds[w.Units["centre"]] != org.ServiceUnit {
				t.Errorf("Standing = %+v", s)
			}
			part, err := tx.Part(ctx, id, staff)
			if err != nil || part.Cycle.State != cycle.Issued || part.Person.Name != "Võ Xuân Vũ" || part.Kind != org.Division {
				t.Errorf("Part = %+v, %v", part, err)
			}
			c, u, err := tx.CycleAndUnit(ctx, id, w.Units["division"])
			if err != nil || c.Year != 2023 || u.Kind != org.Division {
				t.Errorf("CycleAndUnit = %+v, %+v, %v", c, u, err)
			}
			_, _, err = tx.CycleAndUnit(ctx, id, "none")
			if !errors.Is(err, fault.NotFound) {
				t.Errorf("CycleAndUnit of nothing = %v, want NotFound", err)
			}
			return nil
		})
	})
}
