package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
)

const outgoingColumns = `id, cycle_id, recipient, state, note, sent_at, sent_by, version`

// OutgoingReports loads the reports to the bodies above, by recipient.
func (tx *Tx) OutgoingReports(ctx context.Context, id cycle.ID) (map[decision.Recipient]decision.OutgoingReport, error) {
	list, err := collect(ctx, tx, func(row scanner) (decision.OutgoingReport, error) {
		var o decision.OutgoingReport
		err := row.Scan(&o.ID, &o.Cycle, &o.Recipient, &o.State, &o.Note, (*instant)(&o.SentAt), ref(&o.SentBy), &o.Version)
		return o, err
	}, `/* Tx.OutgoingReports */ select `+outgoingColumns+` from outgoing_report where cycle_id = $1`, id)
	if err != nil {
		return nil, fmt.Errorf("load outgoing reports: %w", err)
	}
	reports := make(map[decision.Recipient]decision.OutgoingReport, len(list))
	for _, o := range list {
		reports[o.Recipient] = o
	}
	return reports, nil
}

// AddOutgoingReport keeps a report that went out. Faults: Conflict when the
// recipient has one.
func (tx *Tx) AddOutgoingReport(ctx context.Context, o decision.OutgoingReport) error {
	_, err := tx.exec(ctx, `/* Tx.AddOutgoingReport */
		insert into outgoing_report (id, cycle_id, recipient, state, note, sent_at, sent_by) values ($1, $2, $3, $4, $5, $6, $7)`,
		o.ID, o.Cycle, o.Recipient, o.State, o.Note, instant(o.SentAt), null(o.SentBy))
	if err != nil {
		return fmt.Errorf("keep report to %s: %w", o.Recipient, err)
	}
	return nil
}
