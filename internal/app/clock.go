package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/infra/storage"
)

// clockSetting keeps how far the clock of a training installation stands from
// the machine's, so that it goes on after a restart as if it had never stopped.
const clockSetting = "clock.ahead"

// StartClockIn says where the clock of a training installation shall stand.
type StartClockIn struct {
	Machine time.Time // what the machine's clock says now
	First   time.Time // where a new installation begins
	At      time.Time // where it is moved to; zero: it goes on
}

// StartClock answers how far the clock of a training installation stands ahead
// of the machine's (behind, when negative). It never runs backwards: acts and
// deadlines already recorded would lie in its future. Faults: Refused outside
// training installations, and when it would run backwards.
func (a *App) StartClock(ctx context.Context, in StartClockIn) (time.Duration, error) {
	if !a.setting.Training {
		return 0, fault.New(fault.Refused, "signin.trainingOnly")
	}
	var ahead time.Duration
	err := a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		stands, known, err := clockNow(ctx, tx, in.Machine)
		if err != nil {
			return err
		}
		next := in.At
		if next.IsZero() {
			next = stands
			if !known {
				next = in.First
			}
		}
		if known && next.Before(stands) {
			return fault.New(fault.Refused, "clock.backwards", stands)
		}
		ahead = next.Sub(in.Machine)
		return tx.SaveSetting(ctx, clockSetting, ahead.String())
	})
	return ahead, err
}

// clockNow is where the clock stands when it simply goes on; known is false on
// a new installation. Should the machine's clock have been put back, it goes on
// from the newest act.
func clockNow(ctx context.Context, tx *storage.Tx, machine time.Time) (stands time.Time, known bool, err error) {
	text, err := tx.Setting(ctx, clockSetting)
	if errors.Is(err, fault.NotFound) {
		return time.Time{}, false, nil
	}
	if err != nil {
		return time.Time{}, false, err
	}
	ahead, err := time.ParseDuration(text)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("read setting %s: %w", clockSetting, err)
	}
	last, err := tx.LastActAt(ctx)
	if err != nil {
		return time.Time{}, false, err
	}
	stands = machine.Add(ahead)
	if stands.Before(last) {
		stands = last
	}
	return stands, true, nil
}
