package world

import (
	"maps"
	"path/filepath"
	"testing"

	"congtam/internal/app"
	"congtam/internal/infra/auth"
	"congtam/internal/infra/storage"
)

// Copy is the world as it is now on a SQLite file of its own, for tests that
// try many acts from one state. It returns the file's path too.
func (w *World) Copy(t *testing.T) (*World, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := w.DB.Backup(t.Context(), path); err != nil {
		t.Fatalf("copy the world: %v", err)
	}
	db, err := storage.Open(path, w.Clock.Now)
	if err != nil {
		t.Fatalf("open the copy: %v", err)
	}
	t.Cleanup(func() { _ = db.Close() }) // nothing of a copy is kept
	other := *w
	other.t, other.DB, other.Units, other.Who = t, db, maps.Clone(w.Units), maps.Clone(w.Who)
	other.App = app.New(db, w.books, LogKey(t), app.Setting{Training: true, Node: "test", Hasher: auth.NewTestHasher()})
	return &other, path
}
