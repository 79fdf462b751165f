package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

const proposalColumns = `id, cycle_id, unit_id, person_id, stage, level, rank, grounds, made_by, made_at`

// AddProposal keeps a proposal. An earlier one of the same stage on the same
// subject stays, no longer current.
func (tx *Tx) AddProposal(ctx context.Context, p decision.Proposal) error {
	_, err := tx.exec(ctx, `/* Tx.AddProposal older */
		update proposal set current = false
		where cycle_id = $1 and stage = $2 and unit_id = $3 and coalesce(person_id, '') = $4 and current = true`,
		p.Cycle, p.Stage, p.Unit, string(p.Person))
	if err != nil {
		return fmt.Errorf("replace proposal: %w", err)
	}
	_, err = tx.exec(ctx, `/* Tx.AddProposal */
		insert into proposal (`+proposalColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		p.ID, p.Cycle, p.Unit, null(p.Person), p.Stage, p.Level, p.Rank, p.Grounds, p.By, instant(p.At))
	if err != nil {
		return fmt.Errorf("add proposal: %w", err)
	}
	return nil
}

// RankProposal sets the place of a current proposal among the excellent.
func (tx *Tx) RankProposal(ctx context.Context, id string, rank int) error {
	return tx.saved(ctx, `/* Tx.RankProposal */
		update proposal set rank = $2 where id = $1 and current = true`, id, rank)
}

// Proposals loads the current proposals of a cycle at a stage.
func (tx *Tx) Proposals(ctx context.Context, id cycle.ID, stage decision.Stage) ([]decision.Proposal, error) {
	proposals, err := collect(ctx, tx, scanProposal, `/* Tx.Proposals */
		select `+proposalColumns+` from proposal where cycle_id = $1 and stage = $2 and current = true
		order by unit_id, rank, id`, id, stage)
	if err != nil {
		return nil, fmt.Errorf("load proposals: %w", err)
	}
	return proposals, nil
}

// ProposalsOf loads the current proposals of one unit at a stage: the
// collective's and its people's.
func (tx *Tx) ProposalsOf(ctx context.Context, id cycle.ID, stage decision.Stage, unit org.UnitID) ([]decision.Proposal, error) {
	proposals, err := collect(ctx, tx, scanProposal, `/* Tx.ProposalsOf */
		select `+proposalColumns+` from proposal
		where cycle_id = $1 and stage = $2 and unit_id = $3 and current = true order by rank, id`, id, stage, unit)
	if err != nil {
		return nil, fmt.Errorf("load proposals of %s: %w", unit, err)
	}
	return proposals, nil
}

func scanProposal(row scanner) (decision.Proposal, error) {
	var p decision.Proposal
	err := row.Scan(&p.ID, &p.Cycle, &p.Unit, ref(&p.Person), &p.Stage, &p.Level, &p.Rank, &p.Grounds, &p.By, (*instant)(&p.At))
	return p, err
}
