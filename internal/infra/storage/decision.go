package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
)

const decisionColumns = `id, cycle_id, kind, state, number, dated_on, authority, signed_at, signed_by, note, version`

// Decision loads one decision. Faults: NotFound.
func (tx *Tx) Decision(ctx context.Context, id decision.ID) (decision.Decision, error) {
	d, err := scanDecision(tx.queryRow(ctx, `/* Tx.Decision */ select `+decisionColumns+` from rating_decision where id = $1`, id))
	if err != nil {
		return decision.Decision{}, fmt.Errorf("load decision %s: %w", id, tx.fault(err))
	}
	return d, nil
}

// Decisions loads those of a cycle, the oldest first.
func (tx *Tx) Decisions(ctx context.Context, id cycle.ID) ([]decision.Decision, error) {
	list, err := collect(ctx, tx, scanDecision, `/* Tx.Decisions */
		select `+decisionColumns+` from rating_decision where cycle_id = $1 order by id`, id)
	if err != nil {
		return nil, fmt.Errorf("load decisions of %s: %w", id, err)
	}
	return list, nil
}

// AddDecision adds a decision. Faults: Conflict when one of its kind is in
// draft.
func (tx *Tx) AddDecision(ctx context.Context, d decision.Decision) error {
	_, err := tx.exec(ctx, `/* Tx.AddDecision */
		insert into rating_decision (id, cycle_id, kind, state, number, dated_on, authority, signed_at, signed_by, note)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		d.ID, d.Cycle, d.Kind, d.State, d.Number, d.DatedOn, d.Authority, instant(d.SignedAt), null(d.SignedBy), d.Note)
	if err != nil {
		return fmt.Errorf("add decision on %s: %w", d.Kind, err)
	}
	return nil
}

// SaveDecision updates d unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveDecision(ctx context.Context, d decision.Decision) error {
	err := tx.saved(ctx, `/* Tx.SaveDecision */
		update rating_decision set state = $3, number = $4, dated_on = $5, authority = $6, signed_at = $7, signed_by = $8, note = $9,
			version = version + 1
		where id = $1 and version = $2`,
		d.ID, d.Version, d.State, d.Number, d.DatedOn, d.Authority, instant(d.SignedAt), null(d.SignedBy), d.Note)
	if err != nil {
		return fmt.Errorf("save decision %s: %w", d.ID, err)
	}
	return nil
}

func scanDecision(row scanner) (decision.Decision, error) {
	var d decision.Decision
	err := row.Scan(&d.ID, &d.Cycle, &d.Kind, &d.State, &d.Number, &d.DatedOn, &d.Authority, (*instant)(&d.SignedAt), ref(&d.SignedBy),
		&d.Note, &d.Version)
	return d, err
}
