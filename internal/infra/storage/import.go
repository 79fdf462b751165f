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
	ID        string
	Agency    org.UnitID // empty: it makes the agency
	Kind      string
	FileName  string
	FileHash  string
	Mapping   json.RawMessage // what the columns mean, in the reader's own words
	Outcome   ImportOutcome
	State     string // previewed, applied, undone
	MadeAt    time.Time
	MadeBy    string // account
	AppliedAt time.Time
	AppliedBy string
	UndoneAt  time.Time
	UndoneBy  string

	MakerName, ApplierName, UndoerName string // read only: the accounts' names
}

// ImportOutcome counts what a batch does, or did.
type ImportOutcome struct {
	Units   int // made
	Added   int
	Changed int
	Same    int
	Missing int // held before, not in the file: kept
	Skipped int // rows with errors
	Others  int // rows that hold no person
	Unread  int // parts no rule understood, kept as notes
}

const batchColumns = `id, agency_id, kind, file_name, file_hash, mapping, outcome, state, made_at, made_by,
	applied_at, applied_by, undone_at, undone_by`

const batchSelect = `
	select b.id, b.agency_id, b.kind, b.file_name, b.file_hash, b.mapping, b.outcome, b.state, b.made_at, b.made_by,
		b.applied_at, b.applied_by, b.undone_at, b.undone_by,
		coalesce(m.name, ''), coalesce(a.name, ''), coalesce(u.name, '')
	from import_batch b
	left join account m on m.id = b.made_by
	left join account a on a.id = b.applied_by
	left join account u on u.id = b.undone_by`

// ImportBatch loads one batch. Faults: NotFound.
func (tx *Tx) ImportBatch(ctx context.Context, id string) (ImportBatch, error) {
	b, err := scanBatch(tx.queryRow(ctx, `/* Tx.ImportBatch */`+batchSelect+` where b.id = $1`, id))
	if err != nil {
		return b, fmt.Errorf("load import %s: %w", id, tx.fault(err))
	}
	return b, nil
}

// ImportBatches loads the batches of an agency and those of no agency yet, the
// newest first.
func (tx *Tx) ImportBatches(ctx context.Context, agency org.UnitID) ([]ImportBatch, error) {
	batches, err := collect(ctx, tx, scanBatch, `/* Tx.ImportBatches */`+batchSelect+`
		where coalesce(b.agency_id, $1) = $1 order by b.made_at desc, b.id desc`, string(agency))
	if err != nil {
		return nil, fmt.Errorf("load imports: %w", err)
	}
	return batches, nil
}

// AddImportBatch keeps a batch for preview.
func (tx *Tx) AddImportBatch(ctx context.Context, b ImportBatch) error {
	_, err := tx.exec(ctx, `/* Tx.AddImportBatch */
		insert into import_batch (`+batchColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		b.ID, null(b.Agency), b.Kind, b.FileName, b.FileHash, string(b.Mapping), toJSON(b.Outcome), b.State, instant(b.MadeAt), b.MadeBy,
		instant(b.AppliedAt), b.AppliedBy, instant(b.UndoneAt), b.UndoneBy)
	if err != nil {
		return fmt.Errorf("add import: %w", err)
	}
	return nil
}

// SaveImportBatch updates a batch.
func (tx *Tx) SaveImportBatch(ctx context.Context, b ImportBatch) error {
	return tx.saved(ctx, `/* Tx.SaveImportBatch */
		update import_batch set agency_id = $2, mapping = $3, outcome = $4, state = $5, applied_at = $6, applied_by = $7,
			undone_at = $8, undone_by = $9
		where id = $1`,
		b.ID, null(b.Agency), string(b.Mapping), toJSON(b.Outcome), b.State, instant(b.AppliedAt), b.AppliedBy, instant(b.UndoneAt), b.UndoneBy)
}

// LaterBatches counts batches applied after b: they stand on it.
func (tx *Tx) LaterBatches(ctx context.Context, b ImportBatch) (int, error) {
	var n int
	err := tx.queryRow(ctx, `/* Tx.LaterBatches */
		select count(*) from import_batch
		where agency_id = $1 and state = 'applied' and applied_at > $2`, string(b.Agency), instant(b.AppliedAt)).Scan(&n)
	return n, err
}

// CycleStandingOn is the title of a cycle in which people or units a batch
// made take part; "" for none.
func (tx *Tx) CycleStandingOn(ctx context.Context, batch string) (string, error) {
	titles, err := collect(ctx, tx, func(row scanner) (title string, err error) {
		err = row.Scan(&title)
		return title, err
	}, `/* Tx.CycleStandingOn */
		select c.title from cycle c
		where exists (select 1 from participant p join import_change h on h.row_id = p.person_id
				where p.cycle_id = c.id and h.batch_id = $1 and h.kind = 'person' and h.before = '')
			or exists (select 1 from unit_part u join import_change h on h.row_id = u.unit_id
				where u.cycle_id = c.id and h.batch_id = $1 and h.kind = 'unit')
		order by c.id limit 1`, batch)
	if err != nil || len(titles) == 0 {
		return "", err
	}
	return titles[0], nil
}

func scanBatch(row scanner) (ImportBatch, error) {
	var (
		b       ImportBatch
		mapping string
	)
	err := row.Scan(&b.ID, ref(&b.Agency), &b.Kind, &b.FileName, &b.FileHash, &mapping, fromJSON(&b.Outcome),
		&b.State, (*instant)(&b.MadeAt), &b.MadeBy, (*instant)(&b.AppliedAt), &b.AppliedBy, (*instant)(&b.UndoneAt), &b.UndoneBy,
		&b.MakerName, &b.ApplierName, &b.UndoerName)
	b.Mapping = json.RawMessage(mapping)
	return b, err
}

// ImportChange is one thing a batch did. Before is empty when the batch made
// the row.
type ImportChange struct {
	Batch    string
	Position int
	Kind     string // unit, person, place
	Row      string
	Before   json.RawMessage
}

// AddImportChange remembers what a batch did, so that it can be undone.
func (tx *Tx) AddImportChange(ctx context.Context, c ImportChange) error {
	_, err := tx.exec(ctx, `/* Tx.AddImportChange */
		insert into import_change (batch_id, position, kind, row_id, before) values ($1, $2, $3, $4, $5)`,
		c.Batch, c.Position, c.Kind, c.Row, string(c.Before))
	if err != nil {
		return fmt.Errorf("remember change %d of import %s: %w", c.Position, c.Batch, err)
	}
	return nil
}

// ImportChanges loads what a batch did, in order.
func (tx *Tx) ImportChanges(ctx context.Context, batch string) ([]ImportChange, error) {
	changes, err := collect(ctx, tx, func(row scanner) (ImportChange, error) {
		var (
			c      ImportChange
			before string
		)
		err := row.Scan(&c.Batch, &c.Position, &c.Kind, &c.Row, &before)
		c.Before = json.RawMessage(before)
		return c, err
	}, `/* Tx.ImportChanges */
		select batch_id, position, kind, row_id, before from import_change where batch_id = $1 order by position`, batch)
	if err != nil {
		return nil, fmt.Errorf("load changes of import %s: %w", batch, err)
	}
	return changes, nil
}
