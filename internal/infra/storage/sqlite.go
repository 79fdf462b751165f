package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

var sqliteDialect = dialect{
	name:        "sqlite",
	open:        openSQLite,
	begin:       func(ctx context.Context, db *sql.DB, _ []org.UnitID) (*sql.Tx, error) { return db.BeginTx(ctx, nil) },
	isUnique:    sqliteUnique,
	isRetryable: sqliteBusy,
	claimJob:    `limit 1`,
	dumpSchema:  dumpSQLite,
	backup:      backupSQLite,
}

// openSQLite opens a write pool of one connection, so there is one writer in
// all, and a read pool. Pragmas stand in the DSN because each new connection
// needs them; synchronous=FULL is what keeps acknowledged acts through a power
// cut.
func openSQLite(path string) (writer, reader *sql.DB, err error) {
	common := "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)&_pragma=synchronous(FULL)"
	file := "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + common
	writer, err = sql.Open("sqlite", file+"&_txlock=immediate")
	if err != nil {
		return nil, nil, err
	}
	writer.SetMaxOpenConns(1)
	reader, err = sql.Open("sqlite", file+"&_pragma=query_only(1)")
	if err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	reader.SetMaxOpenConns(sqliteReaders)
	reader.SetMaxIdleConns(sqliteReaders)
	var synchronous int
	if err := writer.QueryRow(`pragma synchronous`).Scan(&synchronous); err != nil || synchronous != 2 {
		err = errors.Join(err, fmt.Errorf("synchronous is %d, want 2 (FULL)", synchronous))
		return nil, nil, errors.Join(err, writer.Close(), reader.Close())
	}
	return writer, reader, nil
}

// Optimize lets SQLite count what its tables hold, without which it takes the
// wrong index in a large agency: a hundred times slower, measured. It reads a
// sample and may run while people work. PostgreSQL does so by itself.
func (db *DB) Optimize(ctx context.Context) error {
	if db.dialect.name != sqliteDialect.name {
		return nil
	}
	if _, err := db.writer.ExecContext(ctx, `pragma optimize=0x10002`); err != nil {
		return fmt.Errorf("count what tables hold: %w", err)
	}
	db.reader.SetMaxIdleConns(0) // connections read the counts when they open
	db.reader.SetMaxIdleConns(sqliteReaders)
	return nil
}

// sqliteReaders is how many pages may be read at once.
const sqliteReaders = 8

// sqliteUnique names a violated uniqueness after its columns, as PostgreSQL's
// constraints are named: "person.agency_id, person.personal_id" becomes
// "person_agency_id_personal_id".
func sqliteUnique(err error) (string, bool) {
	failure, ok := errors.AsType[*sqlite.Error](err)
	if !ok || (failure.Code() != sqlite3.SQLITE_CONSTRAINT_UNIQUE && failure.Code() != sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY) {
		return "", false
	}
	_, columns, _ := strings.Cut(failure.Error(), "UNIQUE constraint failed: ")
	columns, _, _ = strings.Cut(columns, " (")
	name := ""
	for column := range strings.SplitSeq(columns, ", ") {
		table, field, _ := strings.Cut(column, ".")
		if name == "" {
			name = table
		}
		name += "_" + field
	}
	return name, true
}

func sqliteBusy(err error) bool {
	failure, ok := errors.AsType[*sqlite.Error](err)
	return ok && failure.Code()&0xff == sqlite3.SQLITE_BUSY
}

func dumpSQLite(ctx context.Context, db *sql.DB) (string, error) {
	rows, err := db.QueryContext(ctx, `select sql from sqlite_master
		where sql is not null and name not like 'sqlite_%' and tbl_name not like 'goose_%' order by type desc, name`)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }() // rows.Err reports
	var b strings.Builder
	for rows.Next() {
		var statement string
		if err := rows.Scan(&statement); err != nil {
			return "", err
		}
		b.WriteString(statement + ";\n\n")
	}
	return b.String(), rows.Err()
}

func backupSQLite(ctx context.Context, db *sql.DB, path string) error {
	if strings.ContainsRune(path, 0) {
		return fault.New(fault.Invalid, "backup.path")
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	defer func() { _ = conn.Close() }() // hands the connection back to the pool
	// Readers may not write, and SQLite takes the copy for a write: this one
	// connection may for the while, and no writer has to wait for it.
	if _, err := conn.ExecContext(ctx, `pragma query_only(0)`); err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	_, err = conn.ExecContext(ctx, `vacuum into $1`, path)
	_, closing := conn.ExecContext(context.WithoutCancel(ctx), `pragma query_only(1)`)
	if err = errors.Join(err, closing); err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	return nil
}
