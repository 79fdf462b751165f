package storage_test

import (
	"path/filepath"
	"testing"
	"time"

	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// A backup is a whole database: it opens, and holds what was written before.
func TestBackup(t *testing.T) {
	t.Parallel()
	db := world.SQLite(t, func() time.Time { return world.Start })
	home := agency(t, db, "Sở Nội vụ")
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := db.Backup(t.Context(), path); err != nil {
		t.Fatalf("Backup = %v", err)
	}
	if err := db.Read(t.Context(), func(tx *storage.Tx) error { return tx.ExecForTest(t.Context(), `delete from setting`) }); err == nil {
		t.Error("after a backup a reader may write")
	}
	again, err := storage.Open(path, func() time.Time { return world.Start })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	err = again.Read(t.Context(), func(tx *storage.Tx) error {
		_, err := tx.Unit(t.Context(), home)
		return err
	})
	if err != nil {
		t.Errorf("the copy lacks the agency: %v", err)
	}
}
