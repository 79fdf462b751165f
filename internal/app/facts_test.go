package app_test

import (
	"slices"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

func rated(t *testing.T, w *world.World, id cycle.ID, key string) app.Rated {
	t.Helper()
	page, err := w.App.FilePage(t.Context(), w.Actor(key), id, w.Who[key])
	if err != nil {
		t.Fatalf("FilePage of %s = %v", key, err)
	}
	return page.Rated
}

// What nobody judged yet is supposed to be good and named as missing; what
// nobody counted is not supposed at all.
func TestOutcomes_beforeTheReview(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	if got := rated(t, w, id, "staff"); got.Outcome.Level != rating.Undetermined || len(got.Missing) == 0 {
		t.Errorf("without tasks: %s, missing %v; want undetermined", got.Outcome.Level, got.Missing)
	}
	w.Worked(id, "staff", dossier.Exceeded, dossier.HighEffect)
	got := rated(t, w, id, "staff")
	if _, told := got.Missing["general.ethics"]; got.Outcome.Level != rating.Excellent || !told {
		t.Errorf("two tasks done well: %s, missing %v; want excellent at most, with what is not judged named", got.Outcome.Level, got.Missing)
	}
	w.Worked(id, "staff", dossier.Open)
	if got := rated(t, w, id, "staff"); got.Outcome.Level == rating.Excellent || got.Facts.Tasks.Done.N != 2 {
		t.Errorf("an open task counts as done: %s, %+v", got.Outcome.Level, got.Facts.Tasks)
	}
}

// R007: the level named is compared with what the facts allow.
func TestOutcomes_afterTheReview(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Worked(id, "staff", dossier.NotAssured, dossier.Assured, dossier.Assured, dossier.Assured, dossier.Assured)
	w.Reviewed(id, "staff")
	page, err := w.App.FilePage(t.Context(), w.Actor("staff"), id, w.Who["staff"])
	if err != nil || len(page.Rated.Missing) != 0 || page.Rated.Outcome.Level != rating.Completed {
		t.Fatalf("one of five tasks late: %s, missing %v, %v; want completed", page.Rated.Outcome.Level, page.Rated.Missing, err)
	}
	if !page.Mismatch {
		t.Error("naming good where the facts allow completed is not flagged")
	}
	w.ConcludedOn(id, "staff", "head", map[string]string{"discipline": "not_met"})
	if got := rated(t, w, id, "staff"); got.Facts.General.Discipline != "not_met" || got.Facts.General.Ethics != "good" {
		t.Errorf("general %+v, want the chair's judgement over the person's own", got.Facts.General)
	}
}

// R048: a leader's file shows what the unit did; its final level caps the
// leader, the agency's level those who lead it.
func TestOutcomes_leaders(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.UnitWorked(id, "division", "head", dossier.Exceeded, dossier.Assured)
	w.UnitWorked(id, "office", "office", dossier.Exceeded)
	for _, key := range []string{"head", "vice", "vice2", "director"} {
		w.Worked(id, key, dossier.Exceeded, dossier.HighEffect)
		w.Reviewed(id, key)
	}
	head := rated(t, w, id, "head")
	if head.Facts.Unit.Targets.N != 2 || head.Facts.Unit.Exceeded.N != 1 || head.Outcome.Level != rating.Excellent {
		t.Errorf("head: unit %+v, %s; want two targets, excellent", head.Facts.Unit, head.Outcome.Level)
	}
	if vice := rated(t, w, id, "vice"); vice.Facts.Unit.Targets.N != 2 || len(vice.Missing) == 0 {
		t.Errorf("vice in charge of the division: %+v, missing %v; want its two targets, its level not decided", vice.Facts.Unit, vice.Missing)
	}
	if director := rated(t, w, id, "director"); director.Facts.Unit.Targets.N != 3 {
		t.Errorf("director: %+v, want the targets of every unit", director.Facts.Unit)
	}
	decided(t, w, id, decision.Rating{Unit: w.Units["division"], Subject: decision.OfCollective, Level: rating.Good},
		decision.Rating{Unit: w.Home, Subject: decision.OfAgency, Level: rating.Completed})
	head = rated(t, w, id, "head")
	if head.Outcome.Level != rating.Good || head.Outcome.Ceiling() != rating.Good {
		t.Errorf("head of a unit rated good: %s, want good", head.Outcome.Level)
	}
	vice := rated(t, w, id, "vice")
	if len(vice.Missing) != 0 || vice.Facts.Subunits.GoodOrBetter.N != 1 || vice.Outcome.Ceiling() != rating.Completed {
		t.Errorf("vice: missing %v, subunits %+v, ceiling %s; want the agency's completed", vice.Missing, vice.Facts.Subunits, vice.Outcome.Ceiling())
	}
}

// decided keeps final ratings behind the application's back.
func decided(t *testing.T, w *world.World, id cycle.ID, ratings ...decision.Rating) {
	t.Helper()
	w.Write(func(tx *storage.Tx) error {
		act := decision.Decision{ID: "d", Cycle: id, Kind: decision.Units, State: decision.Drafted, Authority: "Giám đốc Sở"}
		if err := tx.AddDecision(t.Context(), act); err != nil {
			return err
		}
		for _, r := range ratings {
			r.ID, r.Decision, r.Cycle = decision.RatingID(tx.NewID()), act.ID, id
			r.State, r.DecidedAt = decision.RatingFinal, tx.Now()
			if err := tx.AddRating(t.Context(), r); err != nil {
				return err
			}
		}
		return nil
	})
}

// The facts of the roster reach the rule book: maternity, unpaid leave,
// discipline counted before, a move within the year.
func TestOutcomes_personnel(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	for _, key := range []string{"staff", "staff2", "clerk", "archivist", "driver"} {
		w.Worked(id, key, dossier.Exceeded, dossier.HighEffect)
		w.Reviewed(id, key)
	}
	ctx := t.Context()
	day := func(m time.Month, d int) civil.Date { return civil.On(2023, m, d) }
	w.Write(func(tx *storage.Tx) error {
		for _, a := range []org.Absence{
			{ID: "a1", Person: w.Who["staff"], Year: 2023, Kind: org.Maternity, Months: 700, Source: "x"},
			{ID: "a2", Person: w.Who["archivist"], Year: 2023, Kind: org.Unpaid, Months: 400, Source: "x"},
		} {
			if err := tx.AddAbsence(ctx, a); err != nil {
				return err
			}
		}
		for _, d := range []org.Discipline{
			{ID: "d1", Person: w.Who["staff2"], Kind: "administrative", Form: "reprimand", EffectiveOn: day(6, 12), Source: "x"},
			{ID: "d2", Person: w.Who["clerk"], Kind: "party", Form: "warning", Act: "act", EffectiveOn: day(2, 20), CountedYear: 2022, Source: "x"},
		} {
			if err := tx.AddDiscipline(ctx, d); err != nil {
				return err
			}
		}
		return tx.AddTransfer(ctx, org.Transfer{
			ID: "t1", Person: w.Who["driver"], JoinedOn: day(8, 1), OldUnit: "Sở Tư pháp", OldUnitExists: true, Comment: "Hoàn thành tốt", Source: "x",
		})
	})
	for key, want := range map[string]rating.Level{
		"staff": rating.Excellent, "archivist": rating.Completed, "staff2": rating.NotCompleted, "clerk": rating.Excellent, "driver": rating.Excellent,
	} {
		if got := rated(t, w, id, key); got.Outcome.Level != want || len(got.Missing) != 0 {
			t.Errorf("%s: %s, missing %v; want %s", key, got.Outcome.Level, got.Missing, want)
		}
	}
	moved := rated(t, w, id, "driver")
	if !slices.Contains(moved.Outcome.Requires, "old_unit_comment") || moved.OldUnitComment != "Hoàn thành tốt" || moved.Facts.Time.Transfer.OldMonths.Hundredths != 700 {
		t.Errorf("moved on 1 August: requires %v, comment %q, %+v", moved.Outcome.Requires, moved.OldUnitComment, moved.Facts.Time.Transfer)
	}
}
