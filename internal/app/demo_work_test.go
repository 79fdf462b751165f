package app_test

import (
	"errors"
	"testing"

	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// The made-up work is work anybody could have typed, the same each time, and
// nobody seeds it outside training.
func TestSeedWork(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	if err := w.App.SeedWork(t.Context(), w.By("staff"), id); !errors.Is(err, fault.Forbidden) {
		t.Errorf("SeedWork by staff = %v, want Forbidden", err)
	}
	for range 2 {
		if err := w.App.SeedWork(t.Context(), w.By("office"), id); err != nil {
			t.Fatalf("SeedWork = %v", err)
		}
	}
	for _, unit := range []string{"leadership", "office", "division", "centre"} {
		w.Read(func(tx *storage.Tx) error {
			tasks, err := tx.UnitTasks(t.Context(), id, w.Units[unit])
			if len(tasks) < 10 {
				t.Errorf("%s has %d tasks", unit, len(tasks))
			}
			for _, task := range tasks {
				if err := task.Check(); err != nil {
					t.Errorf("task %q of %s: %v", task.Title, unit, err)
				}
			}
			return err
		})
	}
	page, err := w.App.FilePage(t.Context(), w.Actor("head"), id, w.Who["head"])
	if err != nil || page.Counts.Total != 6 || page.Rated.Facts.Unit.Targets.N != 4 {
		t.Errorf("the head's file: %+v, unit %+v, %v; want six tasks, once", page.Counts, page.Rated.Facts.Unit, err)
	}
	if page.Tasks[0].Outcome == dossier.Open {
		t.Error("the first task is open")
	}
}
