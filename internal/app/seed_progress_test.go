package app_test

import (
	"errors"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// The demo's year is taken through every stage by the use cases people use;
// one unit may be left to do its own part, and a second run adds nothing.
func TestSeedProgress(t *testing.T) {
	t.Parallel()
	w := world.Empty(t, world.SQLite(t, func() time.Time { return world.Start }), &world.Clock{})
	if err := w.App.SeedDemo(t.Context()); err != nil {
		t.Fatalf("SeedDemo = %v", err)
	}
	in := app.SeedProgressIn{Stage: app.StageMeetings, Leave: "Phòng Cải cách hành chính"}
	for range 2 {
		if err := w.App.SeedProgress(t.Context(), in); err != nil {
			t.Fatalf("SeedProgress(%+v) = %v", in, err)
		}
	}
	var accepted int
	var pending []string
	w.Read(func(tx *storage.Tx) error {
		agencies, err := tx.Agencies(t.Context())
		if err != nil {
			return err
		}
		cycles, err := tx.Cycles(t.Context(), agencies[0].ID)
		if err != nil {
			return err
		}
		progress, err := tx.Progress(t.Context(), cycles[0].ID, "")
		if err != nil {
			return err
		}
		pending = progress.DossiersOutside
		dossiers, err := tx.UnitDossiers(t.Context(), cycles[0].ID)
		accepted = len(dossiers)
		return err
	})
	if accepted != 9 || len(pending) != 1 || pending[0] != in.Leave {
		t.Errorf("%d dossiers are in and %q are not, want 9 and the unit left out", accepted, pending)
	}
	in = app.SeedProgressIn{Stage: app.StagePublished}
	if err := w.App.SeedProgress(t.Context(), in); err != nil {
		t.Fatalf("SeedProgress(%+v) = %v", in, err)
	}
	if err := w.App.SeedProgress(t.Context(), app.SeedProgressIn{Stage: "yesterday"}); !errors.Is(err, fault.Invalid) {
		t.Errorf("SeedProgress to no stage = %v, want Invalid", err)
	}
}
