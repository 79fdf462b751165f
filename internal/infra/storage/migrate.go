package storage

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"

	"congtam/internal/base/fault"
)

//go:embed migrations
var migrations embed.FS

// overlay is the common folder with the dialect's twin files laid over it.
type overlay struct{ twin, common fs.FS }

// Open opens a file of the twin folder, else of the common one.
func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.twin.Open(name); err == nil && name != "." {
		return f, nil
	}
	return o.common.Open(name)
}

// ReadDir lists the files of both folders.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	twin, err := fs.ReadDir(o.twin, name)
	if err != nil {
		return nil, err
	}
	common, err := fs.ReadDir(o.common, name)
	if err != nil {
		return nil, err
	}
	files := slices.DeleteFunc(append(common, twin...), fs.DirEntry.IsDir)
	slices.SortFunc(files, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return files, nil
}

func migrationFiles(dialect string) (fs.FS, error) {
	common, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	twin, err := fs.Sub(common, dialect)
	return overlay{twin, common}, err
}

func (db *DB) provider() (*goose.Provider, fs.FS, error) {
	files, err := migrationFiles(db.dialect.name)
	if err != nil {
		return nil, nil, err
	}
	kind := goose.DialectSQLite3
	if db.dialect.name == postgresDialect.name {
		kind = goose.DialectPostgres
	}
	provider, err := goose.NewProvider(kind, db.writer, files)
	return provider, files, err
}

// Migrate brings the schema up to this program's, one transaction a file.
func (db *DB) Migrate(ctx context.Context) error {
	provider, files, err := db.provider()
	if err != nil {
		return fmt.Errorf("prepare migrations: %w", err)
	}
	if err := db.checkShipped(ctx, files); err != nil {
		return err
	}
	applied, err := provider.Up(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	for _, result := range applied {
		if err := db.recordShipped(ctx, files, result.Source.Path); err != nil {
			return err
		}
	}
	return nil
}

// CheckSchema refuses a database whose schema is older than this program, or
// that was made with migration files since edited. Faults: Refused.
func (db *DB) CheckSchema(ctx context.Context) error {
	provider, files, err := db.provider()
	if err != nil {
		return fmt.Errorf("prepare migrations: %w", err)
	}
	pending, err := provider.HasPending(ctx)
	if err != nil {
		return fmt.Errorf("look for pending migrations: %w", err)
	}
	if pending {
		return fault.New(fault.Refused, "schema.old")
	}
	return db.checkShipped(ctx, files)
}

// Empty tells whether the database has never been migrated.
func (db *DB) Empty(ctx context.Context) (bool, error) {
	provider, _, err := db.provider()
	if err != nil {
		return false, fmt.Errorf("prepare migrations: %w", err)
	}
	version, err := provider.GetDBVersion(ctx)
	if err != nil {
		return false, fmt.Errorf("read schema version: %w", err)
	}
	return version == 0, nil
}

func checksum(files fs.FS, name string) (string, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return "", fmt.Errorf("read migration %s: %w", name, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

func (db *DB) recordShipped(ctx context.Context, files fs.FS, name string) error {
	sum, err := checksum(files, name)
	if err != nil {
		return err
	}
	_, err = db.writer.ExecContext(ctx, `insert into migration_checksum (name, sum) values ($1, $2)
		on conflict (name) do update set sum = excluded.sum`, name, sum)
	if err != nil {
		return fmt.Errorf("record migration %s: %w", name, err)
	}
	return nil
}

// checkShipped fails when a file already applied was edited afterwards: the
// database and the program would silently disagree.
func (db *DB) checkShipped(ctx context.Context, files fs.FS) error {
	rows, err := db.writer.QueryContext(ctx, `select name, sum from migration_checksum`)
	if err != nil {
		return nil //nolint:nilerr // a new database has no such table yet
	}
	defer func() { _ = rows.Close() }() // rows.Err reports
	for rows.Next() {
		var name, applied string
		if err := rows.Scan(&name, &applied); err != nil {
			return fmt.Errorf("read migration checksums: %w", err)
		}
		shipped, err := checksum(files, name)
		if err != nil {
			return err
		}
		if shipped != applied {
			return fault.New(fault.Refused, "schema.edited", name)
		}
	}
	return rows.Err()
}

// Schema describes the database's structure as text, for review and tests.
func (db *DB) Schema(ctx context.Context) (string, error) {
	return db.dialect.dumpSchema(ctx, db.writer)
}
