package app_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

func roster(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("demo/danh-sach-so-noi-vu-2023.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// bring uploads and applies the real roster as the world's administrator.
func bring(t *testing.T, w *world.World) string {
	t.Helper()
	batch, err := w.App.UploadRoster(t.Context(), w.By("admin"), app.UploadRosterIn{FileName: "ds.xlsx", Data: roster(t)})
	if err != nil {
		t.Fatalf("UploadRoster = %v", err)
	}
	if err := w.App.ApplyRoster(t.Context(), w.By("admin"), app.ApplyRosterIn{Batch: batch}); err != nil {
		t.Fatalf("ApplyRoster = %v", err)
	}
	return batch
}

func headcount(t *testing.T, w *world.World) int {
	t.Helper()
	n := 0
	w.Read(func(tx *storage.Tx) error {
		all, err := tx.People(t.Context(), w.Home)
		n = len(all)
		return err
	})
	return n
}

func people(t *testing.T, w *world.World) map[string]org.File {
	t.Helper()
	files := map[string]org.File{}
	w.Read(func(tx *storage.Tx) error {
		all, err := tx.People(t.Context(), w.Home)
		if err != nil {
			return err
		}
		var ids []org.PersonID
		for _, p := range all {
			ids = append(ids, p.ID)
		}
		found, err := tx.Files(t.Context(), ids)
		for _, f := range found {
			files[f.Person.Name] = f
		}
		return err
	})
	return files
}

// The real roster: 87 people, eleven units, and the facts the rules need.
func TestApplyRoster_readsTheFactsOfTheRealFile(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		before := headcount(t, w)
		bring(t, w)
		files := people(t, w)
		if got := headcount(t, w) - before; got != 87 {
			t.Errorf("%d people were added, want 87", got)
		}
		if f := files["Đặng Thị Mỹ Linh"]; len(f.Absences) != 1 || f.Absences[0].Kind != org.Maternity || f.Absences[0].Months != 600 {
			t.Errorf("maternity leave of six months: %+v", f.Absences)
		}
		if f := files["Tạ Thanh Quang"]; len(f.Absences) != 1 || f.Absences[0].Kind != org.Unpaid || f.Absences[0].Months != 400 {
			t.Errorf("unpaid leave of four months: %+v", f.Absences)
		}
		if f := files["Huỳnh Xuân Long"]; len(f.Transfers) != 1 || !f.Transfers[0].Recruited || f.Transfers[0].JoinedOn.Short() != "15/08/2023" {
			t.Errorf("recruited on 15/08/2023: %+v", f.Transfers)
		}
		if f := files["Ngô Ngọc Hằng"]; len(f.Transfers) != 1 || f.Transfers[0].OldUnit != "Sở Tư pháp" || f.Transfers[0].Recruited {
			t.Errorf("moved from Sở Tư pháp: %+v", f.Transfers)
		}
		if f := files["Đặng Thùy Lan"]; len(f.Disciplines) != 1 || f.Disciplines[0].Form != "reprimand" || f.Disciplines[0].EffectiveOn.Short() != "12/06/2023" {
			t.Errorf("a reprimand of 12/06/2023: %+v", f.Disciplines)
		}
		if f := files["Lê Thị Kim Phương"]; len(f.Disciplines) != 1 || f.Disciplines[0].Kind != "party" || f.Disciplines[0].CountedYear != 2022 {
			t.Errorf("a Party warning counted in 2022: %+v", f.Disciplines)
		}
	})
}

// Read again, the same file changes nothing; corrected, it changes that row.
func TestApplyRoster_againChangesNothing(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	bring(t, w)
	again := bring(t, w)
	w.Read(func(tx *storage.Tx) error {
		batch, err := tx.ImportBatch(t.Context(), again)
		if batch.Outcome.Same != 87 || batch.Outcome.Added+batch.Outcome.Changed != 0 {
			t.Errorf("the same file again: %+v, want 87 unchanged", batch.Outcome)
		}
		return err
	})
}

// Undone as one batch: everybody it added is gone, with units and facts.
func TestUndoRoster(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	before := headcount(t, w)
	batch := bring(t, w)
	if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); err != nil {
		t.Fatalf("UndoRoster = %v", err)
	}
	if got := headcount(t, w); got != before {
		t.Errorf("%d people after undoing, want %d", got, before)
	}
	if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); !errors.Is(err, fault.Conflict) {
		t.Errorf("undoing twice = %v, want Conflict", err)
	}
}

func TestUndoRoster_refusedOnceACycleStandsOnIt(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	batch := bring(t, w)
	w.Drafted()
	if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); !errors.Is(err, fault.Refused) {
		t.Errorf("UndoRoster = %v, want Refused", err)
	}
}

func TestUploadRoster_isForTheAdministratorAndChiefOfOffice(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	for _, key := range w.Everyone() {
		_, err := w.App.UploadRoster(t.Context(), w.By(key), app.UploadRosterIn{FileName: "ds.xlsx", Data: roster(t)})
		allowed := authz.May(w.Actor(key), authz.ImportRoster, authz.Resource{Agency: w.Home})
		if allowed != (err == nil) || !allowed && !errors.Is(err, fault.Forbidden) {
			t.Errorf("UploadRoster by %s = %v, allowed %v", key, err, allowed)
		}
	}
}

// The demo loads the file through the same import and issues the plan.
func TestSeedDemo(t *testing.T) {
	t.Parallel()
	w := world.Empty(t, world.SQLite(t, func() time.Time { return world.Start }), &world.Clock{})
	a, db := w.App, w.DB
	for range 2 { // the second time does nothing
		if err := a.SeedDemo(t.Context()); err != nil {
			t.Fatalf("SeedDemo = %v", err)
		}
	}
	err := db.Read(t.Context(), func(tx *storage.Tx) error {
		agencies, err := tx.Agencies(t.Context())
		if err != nil || len(agencies) != 1 {
			t.Fatalf("%d agencies, %v", len(agencies), err)
		}
		cycles, err := tx.Cycles(t.Context(), agencies[0].ID)
		if err != nil || len(cycles) != 1 || cycles[0].State != "issued" {
			t.Fatalf("cycles %+v, %v", cycles, err)
		}
		everyone, err := tx.Participants(t.Context(), cycles[0].ID)
		if len(everyone) != 87 {
			t.Errorf("%d participants, want 87", len(everyone))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
