package app_test

import (
	"errors"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/auth"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// The clock of a demo goes on after a restart and never runs backwards.
func TestStartClock(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	monday := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	start := func(in app.StartClockIn) (time.Time, error) {
		in.First = world.Start
		ahead, err := w.App.StartClock(t.Context(), in)
		return in.Machine.Add(ahead), err
	}
	steps := []struct {
		name string
		in   app.StartClockIn
		want time.Time
		kind fault.Kind
	}{
		{"a new demo begins where it is told", app.StartClockIn{Machine: monday}, world.Start, ""},
		{"started again an hour later it goes on", app.StartClockIn{Machine: monday.Add(time.Hour)}, world.Start.Add(time.Hour), ""},
		{"putting it back is refused", app.StartClockIn{Machine: monday.Add(2 * time.Hour), At: world.Start}, time.Time{}, fault.Refused},
		{"putting it forward is not", app.StartClockIn{Machine: monday.Add(2 * time.Hour), At: world.Start.Add(48 * time.Hour)}, world.Start.Add(48 * time.Hour), ""},
		{"and it goes on from there", app.StartClockIn{Machine: monday.Add(3 * time.Hour)}, world.Start.Add(49 * time.Hour), ""},
	}
	for _, tt := range steps {
		got, err := start(tt.in)
		if tt.kind != "" && !errors.Is(err, tt.kind) || tt.kind == "" && (err != nil || !got.Equal(tt.want)) {
			t.Errorf("%s: StartClock(%+v) = %s, %v; want %s %q", tt.name, tt.in, got, err, tt.want, tt.kind)
		}
	}

	w.Clock.Add(60 * time.Hour)
	if _, err := w.App.SignInAs(t.Context(), "account-head"); err != nil { // an act, later than the clock will say
		t.Fatal(err)
	}
	if got, err := start(app.StartClockIn{Machine: monday}); err != nil || !got.Equal(world.Start.Add(60*time.Hour)) {
		t.Errorf("with the machine's clock put back: StartClock = %s, %v; want the instant of the newest act", got, err)
	}
}

func TestStartClock_onlyWhereOneTrains(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	a := app.New(w.DB, rulebook.Library{}, world.LogKey(t), app.Setting{Hasher: auth.NewTestHasher()})
	if _, err := a.StartClock(t.Context(), app.StartClockIn{Machine: world.Start}); !errors.Is(err, fault.Refused) {
		t.Errorf("StartClock on a real installation = %v, want Refused", err)
	}
	w.Read(func(tx *storage.Tx) error {
		if value, err := tx.Setting(t.Context(), "clock.ahead"); !errors.Is(err, fault.NotFound) {
			t.Errorf("the refused clock was kept: %q, %v", value, err)
		}
		return nil
	})
}
