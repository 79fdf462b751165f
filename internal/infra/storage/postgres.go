package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

var postgresDialect = dialect{
	name:        "postgres",
	open:        openPostgres,
	begin:       beginPostgres,
	isUnique:    postgresUnique,
	isRetryable: postgresRetryable,
	claimJob:    `limit 1 for update skip locked`,
	dumpSchema:  dumpPostgres,
	backup:      func(context.Context, *sql.DB, string) error { return fault.New(fault.Refused, "backup.postgres") },
}

func openPostgres(address string) (writer, reader *sql.DB, err error) {
	dsn, err := withDefaults(address)
	if err != nil {
		return nil, nil, err
	}
	writer, err = sql.Open("pgx", dsn)
	if err != nil {
		return nil, nil, err
	}
	writer.SetMaxOpenConns(12)
	writer.SetMaxIdleConns(12)
	reader, err = sql.Open("pgx", dsn)
	if err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	reader.SetMaxOpenConns(12)
	reader.SetMaxIdleConns(12)
	return writer, reader, nil
}

// withDefaults adds the limits that keep a lost node or a stuck lock from
// hanging a person's page for ever.
func withDefaults(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("read database address: %w", errors.Unwrap(err))
	}
	query := u.Query()
	for name, value := range map[string]string{
		"connect_timeout":                     "5",
		"lock_timeout":                        "10000",
		"statement_timeout":                   "30000",
		"idle_in_transaction_session_timeout": "60000",
		"timezone":                            "UTC",
	} {
		if !query.Has(name) {
			query.Set(name, value)
		}
	}
	u.RawQuery = query.Encode()
	return u.String(), nil
}

// beginPostgres takes the agencies' locks before anything is read, so that
// quotas, gates and counts cannot suffer write skew and READ COMMITTED sees
// everything the writer before us committed.
func beginPostgres(ctx context.Context, db *sql.DB, agencies []org.UnitID) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	for _, agency := range slices.Sorted(slices.Values(agencies)) {
		if _, err := tx.ExecContext(ctx, `select pg_advisory_xact_lock(hashtextextended($1, 0))`, string(agency)); err != nil {
			return nil, errors.Join(err, tx.Rollback())
		}
	}
	return tx, nil
}

func postgresUnique(err error) (string, bool) {
	failure, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || failure.Code != "23505" {
		return "", false
	}
	return failure.ConstraintName, true
}

// postgresRetryable: serialization failure, deadlock, lock not available.
func postgresRetryable(err error) bool {
	failure, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (failure.Code == "40001" || failure.Code == "40P01" || failure.Code == "55P03")
}

// dumpPostgres lists columns, constraints, indexes and triggers: enough to
// see in review that a migration changed what it meant to change.
func dumpPostgres(ctx context.Context, db *sql.DB) (string, error) {
	rows, err := db.QueryContext(ctx, `
		select line from (
			select table_name || '.' || column_name || ' ' || data_type ||
			       case when is_nullable = 'NO' then ' not null' else '' end ||
			       coalesce(' default ' || column_default, '') as line
			from information_schema.columns where table_schema = current_schema() and table_name not like 'goose_%'
			union all
			select conrelid::regclass::text || ' constraint ' || conname || ' ' || pg_get_constraintdef(c.oid)
			from pg_constraint c join pg_namespace n on n.oid = c.connamespace
			where n.nspname = current_schema() and conrelid <> 0 and conrelid::regclass::text not like 'goose_%'
			union all
			select tablename || ' index ' || regexp_replace(indexdef, ' ON [a-z0-9_]+\.', ' ON ')
			from pg_indexes where schemaname = current_schema() and tablename not like 'goose_%'
			union all
			select event_object_table || ' trigger ' || trigger_name || ' ' || event_manipulation
			from information_schema.triggers where trigger_schema = current_schema()
		) lines order by line collate "C"`)
	if err != nil {
		return "", err
	}
	defer func() { _ = rows.Close() }() // rows.Err reports
	var b strings.Builder
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return "", err
		}
		b.WriteString(line + "\n")
	}
	return b.String(), rows.Err()
}
