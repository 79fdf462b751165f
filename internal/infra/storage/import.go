package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"congtam/internal/domain/org"
)

// ImportBatch is one spreadsheet brought in, from preview to undoing.
type ImportBatch struct {
	ID       string
	Agency   org.UnitID // empty: it makes the agency
	Kind     string
	FileName string
	FileHash string
	Mapping  json.RawMessage // what the columns mean, in the reader's own words
	Outcome  ImportOutcome
	State    string // previewed, applied, undone
	MadeAt   time.Time
	MadeBy   string
	UndoneAt time.Time
}

// ImportOutcome counts what a batch did.
type ImportOutcome struct {
	Units, Added, Changed, Same, Skipped, Others, Unread int
}

const batchColumns = `id, agency_id, kind, file_name, file_hash, mapping, outcome, state, made_at, made_by, undone_at`

// ImportBatch loads one batch. Faults: NotFound.
func (tx *Tx) ImportBatch(ctx context.Context, id string) (ImportBatch, error) {
	b, err := scanBatch(tx.queryRow(ctx, `/* Tx.ImportBatch */ select `+batchColumns+` from import_batch where id = $1`, id))
	if err != nil {
		return b, fmt.Errorf("load import %s: %w", id, tx.fault(err))
	}
	return b, nil
}

// ImportBatches loads the batches of an agency and those that made none yet,
// the newest first.
func (tx *Tx) ImportBatches(ctx context.Context, agency org.UnitID) ([]ImportBatch, error) {
	batches, err := collect(ctx, tx, scanBatch, `/* Tx.ImportBatches */
		select `+batchColumns+` from import_batch where coalesce(agency_id, $1) = $1 order by made_at desc, id desc`, string(agency))
	if err != nil {
		return nil, fmt.Errorf("load imports: %w", err)
	}
	return batches, nil
}

// AddImportBatch keeps a batch for preview.
func (tx *Tx) AddImportBatch(ctx context.Context, b ImportBatch) error {
	_, err := tx.exec(ctx, `/* Tx.AddImportBatch */
		insert into import_batch (`+batchColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		b.ID, null(b.Agency), b.Kind, b.FileName, b.FileHash, string(b.Mapping), toJSON(b.Outcome), b.State, instant(b.MadeAt), b.MadeBy, instant(b.UndoneAt))
	if err != nil {
		return fmt.Errorf("add import: %w", err)
	}
	return nil
}

// SaveImportBatch updates a batch.
func (tx *Tx) SaveImportBatch(ctx context.Context, b ImportBatch) error {
	return tx.saved(ctx, `/* Tx.SaveImportBatch */
		update import_batch set agency_id = $2, mapping = $3, outcome = $4, state = $5, undone_at = $6 where id = $1`,
		b.ID, null(b.Agency), string(b.Mapping), toJSON(b.Outcome), b.State, instant(b.UndoneAt))
}

// LaterBatches counts applied batches newer than b: they stand on it.
func (tx *Tx) LaterBatches(ctx context.Context, b ImportBatch) (int, error) {
	var n int
	err := tx.queryRow(ctx, `/* Tx.LaterBatches */
		select count(*) from import_batch where agency_id = $1 and state = 'applied' and made_at > $2`, string(b.Agency), instant(b.MadeAt)).Scan(&n)
	return n, err
}

func scanBatch(row scanner) (ImportBatch, error) {
	var (
		b       ImportBatch
		mapping string
	)
	err := row.Scan(&b.ID, ref(&b.Agency), &b.Kind, &b.FileName, &b.FileHash, &mapping, fromJSON(&b.Outcome),
		&b.State, (*instant)(&b.MadeAt), &b.MadeBy, (*instant)(&b.UndoneAt))
	b.Mapping = json.RawMessage(mapping)
	return b, err
}

// ImportChange is one thing a batch did.
type ImportChange struct {
	Batch    string
	Position int
	Kind     string // unit, person
	Row      string
	Before   *PersonBefore // nil: the batch made it
}

// PersonBefore is a person as held before a batch.
type PersonBefore struct {
	File    org.File
	Charges []org.Charge
}

// AddImportChange remembers what a batch did, so that it can be undone.
func (tx *Tx) AddImportChange(ctx context.Context, c ImportChange) error {
	before := ""
	if c.Before != nil {
		before = toJSON(c.Before)
	}
	_, err := tx.exec(ctx, `/* Tx.AddImportChange */
		insert into import_change (batch_id, position, kind, row_id, before) values ($1, $2, $3, $4, $5)`,
		c.Batch, c.Position, c.Kind, c.Row, before)
	return err
}

// ImportChanges loads what a batch did, in order.
func (tx *Tx) ImportChanges(ctx context.Context, batch string) ([]ImportChange, error) {
	changes, err := collect(ctx, tx, func(row scanner) (ImportChange, error) {
		var (
			c      ImportChange
			before string
		)
		if err := row.Scan(&c.Batch, &c.Position, &c.Kind, &c.Row, &before); err != nil || before == "" {
			return c, err
		}
		c.Before = new(PersonBefore)
		return c, json.Unmarshal([]byte(before), c.Before)
	}, `/* Tx.ImportChanges */
		select batch_id, position, kind, row_id, before from import_change where batch_id = $1 order by position`, batch)
	if err != nil {
		return nil, fmt.Errorf("load changes of import %s: %w", batch, err)
	}
	return changes, nil
}

// HasAccount tells whether a person can sign in.
func (tx *Tx) HasAccount(ctx context.Context, id org.PersonID) (bool, error) {
	var has bool
	err := tx.queryRow(ctx, `/* Tx.HasAccount */ select exists (select 1 from account where person_id = $1)`, string(id)).Scan(&has)
	return has, err
}
