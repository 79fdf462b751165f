// Package storage keeps every domain value in one of two databases, SQLite or
// PostgreSQL, with one SQL text for both. It decides nothing: no rule of the
// law and no right of any person is known here.
package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"congtam/internal/domain/org"
)

// DB is an open database. Only app opens transactions on it.
type DB struct {
	dialect dialect
	writer  *sql.DB
	reader  *sql.DB
	now     func() time.Time
	logName string
}

// dialect is everything in which the two databases differ. A test fails when
// a ninth field appears: two databases are one implementation, not two.
type dialect struct {
	name        string
	open        func(address string) (writer, reader *sql.DB, err error)
	begin       func(ctx context.Context, writer *sql.DB, agencies []org.UnitID) (*sql.Tx, error)
	isUnique    func(err error) (constraint string, ok bool)
	isRetryable func(err error) bool
	claimJob    string
	dumpSchema  func(ctx context.Context, db *sql.DB) (string, error)
	backup      func(ctx context.Context, db *sql.DB, path string) error
}

// Open opens the database at address: "postgres://…" or a file path for
// SQLite. now is the clock all transactions read.
func Open(address string, now func() time.Time) (*DB, error) {
	d := sqliteDialect
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		d = postgresDialect
	}
	writer, reader, err := d.open(address)
	if err != nil {
		return nil, fmt.Errorf("open %s database: %w", d.name, err)
	}
	return &DB{dialect: d, writer: writer, reader: reader, now: now, logName: "congtam/log"}, nil
}

// Dialect is the name of the database in use, "sqlite" or "postgres".
func (db *DB) Dialect() string { return db.dialect.name }

// Close lets go of every connection.
func (db *DB) Close() error { return errors.Join(db.reader.Close(), db.writer.Close()) }

// Ping tells whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.reader.PingContext(ctx) }

// Backup writes a consistent copy to path. On PostgreSQL, which has its own
// tools for it, the error says so.
func (db *DB) Backup(ctx context.Context, path string) error {
	return db.dialect.backup(ctx, db.reader, path)
}

const maxAttempts = 6

// Write runs fn in one transaction while no other write of the agency is
// running. It may run fn again when the database asks for it, so fn must only
// assign its results.
func (db *DB) Write(ctx context.Context, agency org.UnitID, fn func(*Tx) error) error {
	return db.WriteAll(ctx, []org.UnitID{agency}, fn)
}

// WriteAll is Write for an act that touches several agencies. Their locks are
// taken in the order of their identifiers, so two such acts cannot deadlock.
func (db *DB) WriteAll(ctx context.Context, agencies []org.UnitID, fn func(*Tx) error) error {
	for attempt := 1; ; attempt++ {
		err := db.writeOnce(ctx, agencies, fn)
		if err == nil || attempt == maxAttempts || !db.dialect.isRetryable(err) {
			return err
		}
		if err := pause(ctx, attempt); err != nil {
			return err
		}
	}
}

// commitGrace keeps a commit alive when the request that asked for it is gone:
// a cancelled COMMIT has an unknown outcome, the one answer nobody can use.
const commitGrace = 30 * time.Second

func (db *DB) writeOnce(ctx context.Context, agencies []org.UnitID, fn func(*Tx) error) error {
	lasting, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitGrace)
	defer cancel()
	if err := ctx.Err(); err != nil {
		return err
	}
	sqlTx, err := db.dialect.begin(lasting, db.writer, agencies)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = sqlTx.Rollback() }() // does nothing after Commit; covers panics
	tx := db.tx(sqlTx)
	if err := fn(tx); err != nil {
		return err
	}
	failpoint("before-commit", tx.recorded)
	if err := sqlTx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	failpoint("after-commit", tx.recorded)
	return nil
}

// Read runs fn on one unchanging snapshot. Nothing can be written in it.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	options := &sql.TxOptions{ReadOnly: true}
	if db.dialect.name == postgresDialect.name {
		options.Isolation = sql.LevelRepeatableRead
	}
	sqlTx, err := db.reader.BeginTx(ctx, options)
	if err != nil {
		return fmt.Errorf("begin read: %w", err)
	}
	defer func() { _ = sqlTx.Rollback() }() // a snapshot has nothing to keep
	return fn(db.tx(sqlTx))
}

func (db *DB) tx(sqlTx *sql.Tx) *Tx {
	return &Tx{sql: sqlTx, dialect: db.dialect, now: instantOf(db.now()), logName: db.logName}
}

// pause waits before a repeat, longer each time, with jitter so that two
// writers that collided do not collide again.
func pause(ctx context.Context, attempt int) error {
	wait := time.Duration(attempt) * (50 + time.Duration(rand.IntN(100))) * time.Millisecond //nolint:gosec // jitter, not a secret
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(wait):
		return nil
	}
}
