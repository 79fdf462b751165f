// Package world is the seeded surroundings tests start from: databases, a
// fixed clock, a small organisation. Only tests import it.
package world

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver that makes test databases

	"congtam/internal/base/id"
	"congtam/internal/infra/storage"
)

// Start is the instant every test world opens its eyes: the demo's clock.
var Start = time.Date(2023, 11, 16, 1, 0, 0, 0, time.UTC) // 08:00 in Quảng Ngãi

// EachDialect runs fn on a fresh migrated SQLite and on a fresh migrated
// PostgreSQL, side by side.
func EachDialect(t *testing.T, fn func(t *testing.T, db *storage.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		fn(t, SQLite(t, fixed))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		fn(t, Postgres(t, fixed))
	})
}

func fixed() time.Time { return Start }

// SQLite opens a fresh migrated SQLite database in the test's folder.
func SQLite(t *testing.T, now func() time.Time) *storage.DB {
	t.Helper()
	return open(t, SQLiteFile(t), now)
}

// SQLiteFile makes a fresh migrated SQLite file and returns its path.
func SQLiteFile(t *testing.T) string {
	t.Helper()
	template, err := sqliteTemplate()
	if err != nil {
		t.Fatalf("make SQLite template: %v", err)
	}
	path := filepath.Join(t.TempDir(), "congtam.db")
	if err := os.WriteFile(path, template, 0o600); err != nil {
		t.Fatalf("copy SQLite template: %v", err)
	}
	return path
}

// Postgres opens a fresh migrated database on the test cluster.
func Postgres(t *testing.T, now func() time.Time) *storage.DB {
	t.Helper()
	return open(t, PostgresAddress(t), now)
}

// PostgresAddress makes a fresh migrated database and returns its address. It
// fails, never skips, when no cluster was started.
func PostgresAddress(t *testing.T) string {
	t.Helper()
	template, err := postgresTemplate()
	if err != nil {
		t.Fatalf("make PostgreSQL template: %v (run make test, which starts a cluster)", err)
	}
	name := "world_" + id.New(time.Now())
	if err := administer(fmt.Sprintf(`create database %s template %s`, name, template)); err != nil {
		t.Fatalf("make database: %v", err)
	}
	t.Cleanup(func() {
		if err := administer(`drop database ` + name + ` with (force)`); err != nil {
			t.Errorf("drop database: %v", err)
		}
	})
	return addressOf(name)
}

func open(t *testing.T, address string, now func() time.Time) *storage.DB {
	t.Helper()
	db, err := storage.Open(address, now)
	if err != nil {
		t.Fatalf("open %s: %v", address, err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close database: %v", err)
		}
	})
	return db
}

// sqliteTemplate migrates once a process; copying 200 kB beats migrating.
var sqliteTemplate = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "congtam-template-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }() // the system clears what is left
	path := filepath.Join(folder, "template.db")
	db, err := storage.Open(path, fixed)
	if err != nil {
		return nil, err
	}
	if err := db.Migrate(context.Background()); err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil { // folds the write-ahead log into the file
		return nil, err
	}
	return os.ReadFile(path)
})

var postgresTemplate = sync.OnceValues(func() (string, error) {
	name := fmt.Sprintf("template_%d_%d", os.Getpid(), time.Now().UnixNano())
	if err := administer(`create database ` + name); err != nil {
		return "", err
	}
	db, err := storage.Open(addressOf(name), fixed)
	if err != nil {
		return "", err
	}
	if err := db.Migrate(context.Background()); err != nil {
		return "", err
	}
	return name, db.Close()
})

const postgresVariable = "CONGTAM_TEST_POSTGRES"

// oneAtATime: PostgreSQL refuses to copy a template that is being copied.
var oneAtATime sync.Mutex

func administer(statement string) error {
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	address := os.Getenv(postgresVariable)
	if address == "" {
		return fmt.Errorf("%s is not set", postgresVariable)
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // nothing is pending on it
	_, err = db.ExecContext(context.Background(), statement)
	return err
}

func addressOf(database string) string {
	u, err := url.Parse(os.Getenv(postgresVariable))
	if err != nil {
		return ""
	}
	u.Path = "/" + strings.TrimPrefix(database, "/")
	return u.String()
}
