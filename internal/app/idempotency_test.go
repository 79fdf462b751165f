package app_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/base/id"
	"congtam/internal/domain/cycle"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// eachWorld runs fn on the small department in both databases.
func eachWorld(t *testing.T, fn func(t *testing.T, w *world.World)) {
	t.Helper()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		clock := &world.Clock{}
		clock.Set(world.Day(16))
		fn(t, world.On(t, db, clock))
	})
}

// The same command fifty times at once is one act with one answer.
func TestAct_theSameKeyFiftyTimesAtOnce(t *testing.T) {
	t.Parallel()
	eachWorld(t, func(t *testing.T, w *world.World) {
		by := w.By("office")
		by.Key = id.New(world.Start) + "-1"
		answers := make([]cycle.ID, 50)
		var senders sync.WaitGroup
		for n := range answers {
			senders.Go(func() {
				var err error
				if answers[n], err = w.App.DraftPlan(t.Context(), by, app.DraftPlanIn{Year: 2023, Template: "quang-ngai-snv-2023"}); err != nil {
					t.Errorf("sender %d: DraftPlan = %v", n, err)
				}
			})
		}
		senders.Wait()
		for n, answer := range answers {
			if answer == "" || answer != answers[0] {
				t.Errorf("sender %d was answered %q, the first %q", n, answer, answers[0])
			}
		}
		w.Read(func(tx *storage.Tx) error {
			entries, err := tx.Unplaced(t.Context(), 100)
			if err != nil || len(entries) != 1 {
				t.Errorf("%d entries in the log, %v; want 1", len(entries), err)
			}
			return err
		})
	})
}

// A key belongs to one command: under another it is refused, not answered with
// what the first one said.
func TestAct_aKeyUsedForAnotherCommand(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	draft := w.Drafted()
	by := w.By("director")
	by.Key = id.New(world.Start) + "-1"
	if err := w.App.SavePlan(t.Context(), by, app.SavePlanIn{Cycle: draft, Version: 1, Title: "Kế hoạch"}); err != nil {
		t.Fatal(err)
	}
	err := w.App.IssuePlan(t.Context(), by, app.IssuePlanIn{Cycle: draft, Version: 2})
	if !errors.Is(err, fault.Conflict) {
		t.Errorf("IssuePlan under the key of SavePlan = %v, want Conflict", err)
	}
}

// Of those who save what they read at the same moment one wins and each of
// the others is told; nobody's words vanish silently.
func TestSavePlan_atTheSameMoment(t *testing.T) {
	t.Parallel()
	eachWorld(t, func(t *testing.T, w *world.World) {
		draft := w.Drafted()
		by := w.By("office")
		for round := 1; round <= 20; round++ {
			saved := make([]error, 8)
			var writers sync.WaitGroup
			for n := range saved {
				writers.Go(func() {
					in := app.SavePlanIn{Cycle: draft, Version: round, Title: fmt.Sprintf("Kế hoạch %d.%d", round, n)}
					saved[n] = w.App.SavePlan(t.Context(), by, in)
				})
			}
			writers.Wait()
			winner := ""
			for n, err := range saved {
				switch {
				case err == nil:
					winner += fmt.Sprintf("Kế hoạch %d.%d", round, n)
				case !errors.Is(err, fault.Conflict):
					t.Errorf("round %d: SavePlan = %v, want Conflict", round, err)
				}
			}
			w.Read(func(tx *storage.Tx) error {
				kept, err := tx.Cycle(t.Context(), draft)
				if err != nil || kept.Title != winner || kept.Version != round+1 || strings.Count(winner, "Kế") != 1 {
					t.Errorf("round %d: kept %q version %d, %v; told to have won: %q", round, kept.Title, kept.Version, err, winner)
				}
				return err
			})
		}
	})
}
