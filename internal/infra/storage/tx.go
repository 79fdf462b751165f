package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/base/id"
)

// Tx is the only handle on the database.
type Tx struct {
	sql     *sql.Tx
	dialect dialect
	now     time.Time
	logName string
	queries int

	recorded string // the act whose entry was written last
}

// Now is the instant the transaction started, in UTC, to the microsecond.
func (tx *Tx) Now() time.Time { return tx.now }

// Queries counts the statements run so far; pages have a budget of them.
func (tx *Tx) Queries() int { return tx.queries }

// NewID makes an identifier that sorts with the transaction's instant.
func (tx *Tx) NewID() string { return id.New(tx.now) }

// scanner is what a row and a result set share.
type scanner interface{ Scan(dest ...any) error }

func (tx *Tx) queryRow(ctx context.Context, text string, args ...any) *sql.Row {
	tx.queries++
	return tx.sql.QueryRowContext(ctx, text, args...)
}

// exec runs a statement and says how many rows it touched.
func (tx *Tx) exec(ctx context.Context, text string, args ...any) (int, error) {
	tx.queries++
	result, err := tx.sql.ExecContext(ctx, text, args...)
	if err != nil {
		return 0, tx.fault(err)
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// saved runs an update guarded by a version and turns "no row" into Conflict:
// somebody saved the same row since it was read.
func (tx *Tx) saved(ctx context.Context, text string, args ...any) error {
	n, err := tx.exec(ctx, text, args...)
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.New(fault.Conflict, "record.changed")
	}
	return nil
}

// collect reads every row of a query with scan.
func collect[T any](ctx context.Context, tx *Tx, scan func(scanner) (T, error), text string, args ...any) ([]T, error) {
	tx.queries++
	rows, err := tx.sql.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, tx.fault(err)
	}
	defer func() { _ = rows.Close() }() // rows.Err below reports what matters
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// fault turns the database's words into ours where a person can act on them.
func (tx *Tx) fault(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound, "record.missing")
	}
	if constraint, ok := tx.dialect.isUnique(err); ok {
		return fmt.Errorf("%w (%w)", fault.New(fault.Conflict, "unique."+constraint), err)
	}
	return err
}

// args numbers the placeholders of a statement whose "in" list varies.
type args []any

// in adds values and returns their placeholders, "$3, $4"; "null" for none,
// which matches nothing.
func in[T ~string](a *args, values []T) string {
	if len(values) == 0 {
		return "null"
	}
	marks := make([]string, len(values))
	for i, v := range values {
		*a = append(*a, string(v))
		marks[i] = "$" + strconv.Itoa(len(*a))
	}
	return strings.Join(marks, ", ")
}

// instantLayout has a fixed width, so text order is time order.
const instantLayout = "2006-01-02T15:04:05.000000Z"

func instantOf(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// instant writes a time.Time the way both databases store it; zero is null.
type instant time.Time

// toJSON writes a value whole; values of ours always can be.
func toJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("storage: %T cannot be JSON: %v", v, err))
	}
	return string(text)
}

// fromJSON reads what toJSON wrote into dest.
func fromJSON(dest any) sql.Scanner { return jsonText{dest} }

type jsonText struct{ dest any }

// Scan reads JSON text into the destination; null leaves it as it is.
func (j jsonText) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		return nil
	case string:
		return json.Unmarshal([]byte(v), j.dest)
	case []byte:
		return json.Unmarshal(v, j.dest)
	}
	return fmt.Errorf("scan JSON from %T", src)
}
