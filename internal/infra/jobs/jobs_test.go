package jobs_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"testing"
	"time"

	"congtam/internal/infra/jobs"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func order(t *testing.T, db *storage.DB, kind string) {
	t.Helper()
	err := db.Write(t.Context(), "agency", func(tx *storage.Tx) error {
		return tx.Enqueue(t.Context(), kind, map[string]string{"object": "x"})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A job ordered in a transaction is done once; one of a transaction that was
// rolled back was never ordered.
func TestRunner_doesWhatWasOrdered(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		done := 0
		runner := jobs.New(db, map[string]jobs.Handler{
			"good": func(_ context.Context, payload json.RawMessage) error {
				if string(payload) != `{"object":"x"}` {
					t.Errorf("payload = %s", payload)
				}
				done++
				return nil
			},
		}, quiet())
		order(t, db, "good")
		_ = db.Write(t.Context(), "agency", func(tx *storage.Tx) error {
			if err := tx.Enqueue(t.Context(), "good", 1); err != nil {
				return err
			}
			return errors.New("changed my mind")
		})
		for range 3 {
			if _, err := runner.Step(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if done != 1 {
			t.Errorf("done %d times, want once", done)
		}
	})
}

// A failing job is tried again later, each time later, and given up at last; a
// panic is a failure; a kind nobody handles is one too.
func TestRunner_triesAgainAndGivesUp(t *testing.T) {
	t.Parallel()
	clock := &world.Clock{}
	clock.Set(world.Day(16))
	db := world.SQLite(t, clock.Now)
	tries := 0
	runner := jobs.New(db, map[string]jobs.Handler{
		"bad": func(context.Context, json.RawMessage) error {
			tries++
			if tries == 1 {
				panic("first time")
			}
			return errors.New("still bad")
		},
	}, quiet())
	order(t, db, "bad")
	for range 40 {
		if _, err := runner.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
		clock.Add(time.Minute)
	}
	if tries != 8 {
		t.Errorf("tried %d times, want 8", tries)
	}
	worked, err := runner.Step(t.Context())
	if worked || err != nil {
		t.Errorf("after giving up: worked %v, %v", worked, err)
	}
}

// A worker that died is replaced when its lease is over, and if it comes back
// it can no longer close the job.
func TestQueue_leaseAndFence(t *testing.T) {
	t.Parallel()
	clocks := map[string]*world.Clock{"sqlite": {}, "postgres": {}}
	for name, open := range map[string]func(*testing.T, func() time.Time) *storage.DB{"sqlite": world.SQLite, "postgres": world.Postgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clock := clocks[name]
			clock.Set(world.Day(16))
			db := open(t, clock.Now)
			order(t, db, "slow")
			first, ok, err := db.ClaimJob(t.Context(), time.Minute)
			if err != nil || !ok {
				t.Fatalf("ClaimJob = %v, %v", ok, err)
			}
			if _, ok, err := db.ClaimJob(t.Context(), time.Minute); ok || err != nil {
				t.Fatalf("a leased job was claimed again: %v", err)
			}
			clock.Add(2 * time.Minute)
			second, ok, err := db.ClaimJob(t.Context(), time.Minute)
			if err != nil || !ok || second.ID != first.ID || second.Attempt != 2 {
				t.Fatalf("after the lease: %+v, %v, %v", second, ok, err)
			}
			if err := db.FinishJob(t.Context(), first); err != nil {
				t.Fatal(err)
			}
			if err := db.FailJob(t.Context(), second, "later"); err != nil {
				t.Fatal(err)
			}
			clock.Add(time.Hour)
			third, ok, err := db.ClaimJob(t.Context(), time.Minute)
			if err != nil || !ok || third.Attempt != 3 {
				t.Errorf("the late finisher closed the job: %+v, %v, %v", third, ok, err)
			}
		})
	}
}
