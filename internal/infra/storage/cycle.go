package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

const cycleColumns = `id, agency_id, year, title, state, layer, plan_number, plan_on, purpose, issued_at, issued_by, version`

// Cycle loads one cycle. Faults: NotFound.
func (tx *Tx) Cycle(ctx context.Context, id cycle.ID) (cycle.Cycle, error) {
	c, err := scanCycle(tx.queryRow(ctx, `/* Tx.Cycle */ select `+cycleColumns+` from cycle where id = $1`, id))
	if err != nil {
		return cycle.Cycle{}, fmt.Errorf("load cycle %s: %w", id, tx.fault(err))
	}
	return c, nil
}

// Cycles loads the cycles of an agency, the newest year first.
func (tx *Tx) Cycles(ctx context.Context, agency org.UnitID) ([]cycle.Cycle, error) {
	cycles, err := collect(ctx, tx, scanCycle, `/* Tx.Cycles */
		select `+cycleColumns+` from cycle where agency_id = $1 order by year desc, id`, agency)
	if err != nil {
		return nil, fmt.Errorf("load cycles of %s: %w", agency, err)
	}
	return cycles, nil
}

// AddCycle adds a cycle. Faults: Conflict when the year has one already.
func (tx *Tx) AddCycle(ctx context.Context, c cycle.Cycle) error {
	_, err := tx.exec(ctx, `/* Tx.AddCycle */
		insert into cycle (id, agency_id, year, title, state, layer, plan_number, plan_on, purpose)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		c.ID, c.Agency, c.Year, c.Title, c.State, c.Layer, c.PlanNumber, c.PlanOn, c.Purpose)
	if err != nil {
		return fmt.Errorf("add cycle %d: %w", c.Year, err)
	}
	return nil
}

// SaveCycle updates c unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveCycle(ctx context.Context, c cycle.Cycle) error {
	err := tx.saved(ctx, `/* Tx.SaveCycle */
		update cycle set title = $3, state = $4, layer = $5, plan_number = $6, plan_on = $7, purpose = $8,
			issued_at = $9, issued_by = $10, version = version + 1
		where id = $1 and version = $2`,
		c.ID, c.Version, c.Title, c.State, c.Layer, c.PlanNumber, c.PlanOn, c.Purpose, instant(c.IssuedAt), null(c.IssuedBy))
	if err != nil {
		return fmt.Errorf("save cycle %s: %w", c.ID, err)
	}
	return nil
}

// TouchCycle gives a cycle a new version when a part of its plan changed, so
// that nobody issues a plan other than the one that was read.
func (tx *Tx) TouchCycle(ctx context.Context, id cycle.ID) error {
	_, err := tx.exec(ctx, `/* Tx.TouchCycle */ update cycle set version = version + 1 where id = $1`, id)
	if err != nil {
		return fmt.Errorf("touch cycle %s: %w", id, err)
	}
	return nil
}

func scanCycle(row scanner) (cycle.Cycle, error) {
	var c cycle.Cycle
	err := row.Scan(&c.ID, &c.Agency, &c.Year, &c.Title, &c.State, &c.Layer, &c.PlanNumber, &c.PlanOn, &c.Purpose,
		(*instant)(&c.IssuedAt), ref(&c.IssuedBy), &c.Version)
	return c, err
}

// Plan loads a whole plan. Faults: NotFound.
func (tx *Tx) Plan(ctx context.Context, id cycle.ID) (cycle.Plan, error) {
	p, err := tx.PlanHead(ctx, id)
	if err != nil {
		return p, err
	}
	p.Participants, err = tx.Participants(ctx, id)
	return p, err
}

// PlanHead loads a plan without its participants, who are many. Faults:
// NotFound.
func (tx *Tx) PlanHead(ctx context.Context, id cycle.ID) (cycle.Plan, error) {
	var (
		p   cycle.Plan
		err error
	)
	if p.Cycle, err = tx.Cycle(ctx, id); err != nil {
		return p, err
	}
	if p.Milestones, err = tx.Milestones(ctx, id); err != nil {
		return p, err
	}
	if p.Documents, err = tx.GoverningDocuments(ctx, id); err != nil {
		return p, err
	}
	if p.Groups, err = tx.PeerGroups(ctx, id); err != nil {
		return p, err
	}
	p.Units, err = tx.UnitParts(ctx, id)
	return p, err
}

// Staff counts the participants of a cycle by unit, without loading them.
func (tx *Tx) Staff(ctx context.Context, id cycle.ID) (map[org.UnitID]cycle.UnitStaff, error) {
	staff := map[org.UnitID]cycle.UnitStaff{}
	_, err := collect(ctx, tx, func(row scanner) (struct{}, error) {
		var (
			unit org.UnitID
			s    cycle.UnitStaff
		)
		err := row.Scan(&unit, &s.People, &s.Head)
		staff[unit] = s
		return struct{}{}, err
	}, `/* Tx.Staff */
		select unit_id, count(*), max(case when post = 'head' then name else '' end)
		from participant where cycle_id = $1 group by unit_id`, id)
	if err != nil {
		return nil, fmt.Errorf("count the people of units: %w", err)
	}
	return staff, nil
}

const milestoneColumns = `id, cycle_id, code, title, from_on, until_on, inclusive, tentative, owner, source, position, version`

// Milestones loads the dates of a plan in its order.
func (tx *Tx) Milestones(ctx context.Context, id cycle.ID) ([]cycle.Milestone, error) {
	milestones, err := collect(ctx, tx, func(row scanner) (cycle.Milestone, error) {
		var m cycle.Milestone
		err := row.Scan(&m.ID, &m.Cycle, &m.Code, &m.Title, &m.From, &m.Until, &m.Inclusive, &m.Tentative, &m.Owner, &m.Source, &m.Order, &m.Version)
		return m, err
	}, `/* Tx.Milestones */ select `+milestoneColumns+` from milestone where cycle_id = $1 order by position, id`, id)
	if err != nil {
		return nil, fmt.Errorf("load milestones: %w", err)
	}
	return milestones, nil
}

// AddMilestone adds a date to a plan.
func (tx *Tx) AddMilestone(ctx context.Context, m cycle.Milestone) error {
	_, err := tx.exec(ctx, `/* Tx.AddMilestone */
		insert into milestone (id, cycle_id, code, title, from_on, until_on, inclusive, tentative, owner, source, position)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		m.ID, m.Cycle, m.Code, m.Title, m.From, m.Until, m.Inclusive, m.Tentative, m.Owner, m.Source, m.Order)
	if err != nil {
		return fmt.Errorf("add milestone: %w", err)
	}
	return nil
}

// SaveMilestone updates m unless it changed since it was read. Faults:
// Conflict.
func (tx *Tx) SaveMilestone(ctx context.Context, m cycle.Milestone) error {
	err := tx.saved(ctx, `/* Tx.SaveMilestone */
		update milestone set code = $3, title = $4, from_on = $5, until_on = $6, inclusive = $7, tentative = $8, owner = $9,
			source = $10, position = $11, version = version + 1
		where id = $1 and version = $2`,
		m.ID, m.Version, m.Code, m.Title, m.From, m.Until, m.Inclusive, m.Tentative, m.Owner, m.Source, m.Order)
	if err != nil {
		return fmt.Errorf("save milestone %s: %w", m.ID, err)
	}
	return nil
}

// RemoveMilestone takes a milestone out of a plan.
func (tx *Tx) RemoveMilestone(ctx context.Context, id string) error {
	return tx.remove(ctx, `/* Tx.RemoveMilestone */ delete from milestone where id = $1`, id)
}

const governingColumns = `id, cycle_id, citation, kind, number, issuer, issued_year, issued_month, issued_day, title,
	aliases, role, loaded, resolved, note, done, position, version`

// GoverningDocuments loads the texts a plan cites, in its order.
func (tx *Tx) GoverningDocuments(ctx context.Context, id cycle.ID) ([]cycle.Document, error) {
	documents, err := collect(ctx, tx, func(row scanner) (cycle.Document, error) {
		var d cycle.Document
		err := row.Scan(&d.ID, &d.Cycle, &d.Citation, &d.Kind, &d.Number, &d.Issuer, &d.IssuedOn.Year, &d.IssuedOn.Month,
			&d.IssuedOn.Day, &d.Title, &d.Aliases, &d.Role, &d.Loaded, &d.Resolved, &d.Note, &d.Done, &d.Order, &d.Version)
		return d, err
	}, `/* Tx.GoverningDocuments */
		select `+governingColumns+` from governing_document where cycle_id = $1 order by position, id`, id)
	if err != nil {
		return nil, fmt.Errorf("load governing documents: %w", err)
	}
	return documents, nil
}

// AddGoverningDocument adds a text the plan cites.
func (tx *Tx) AddGoverningDocument(ctx context.Context, d cycle.Document) error {
	_, err := tx.exec(ctx, `/* Tx.AddGoverningDocument */
		insert into governing_document (id, cycle_id, citation, kind, number, issuer, issued_year, issued_month, issued_day, title,
			aliases, role, loaded, resolved, note, done, position)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		d.ID, d.Cycle, d.Citation, d.Kind, d.Number, d.Issuer, d.IssuedOn.Year, d.IssuedOn.Month, d.IssuedOn.Day, d.Title,
		d.Aliases, d.Role, d.Loaded, d.Resolved, d.Note, d.Done, d.Order)
	if err != nil {
		return fmt.Errorf("add governing document: %w", err)
	}
	return nil
}

// SaveGoverningDocument updates d unless it changed since it was read. Faults:
// Conflict.
func (tx *Tx) SaveGoverningDocument(ctx context.Context, d cycle.Document) error {
	err := tx.saved(ctx, `/* Tx.SaveGoverningDocument */
		update governing_document set citation = $3, kind = $4, number = $5, issuer = $6, issued_year = $7, issued_month = $8,
			issued_day = $9, title = $10, aliases = $11, role = $12, loaded = $13, resolved = $14, note = $15, done = $16,
			position = $17, version = version + 1
		where id = $1 and version = $2`,
		d.ID, d.Version, d.Citation, d.Kind, d.Number, d.Issuer, d.IssuedOn.Year, d.IssuedOn.Month, d.IssuedOn.Day, d.Title,
		d.Aliases, d.Role, d.Loaded, d.Resolved, d.Note, d.Done, d.Order)
	if err != nil {
		return fmt.Errorf("save governing document %s: %w", d.ID, err)
	}
	return nil
}

// RemoveGoverningDocument takes a text out of a plan.
func (tx *Tx) RemoveGoverningDocument(ctx context.Context, id string) error {
	return tx.remove(ctx, `/* Tx.RemoveGoverningDocument */ delete from governing_document where id = $1`, id)
}
