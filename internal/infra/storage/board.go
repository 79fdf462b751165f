package storage

import (
	"context"
	"fmt"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
)

// UnitProgress is how far one unit of a cycle has come, for the lists of the
// office and the department.
type UnitProgress struct {
	Part         cycle.UnitPart
	Contribution dossier.Contribution // Version 0: not begun
	Report       dossier.Report       // state and text; empty: not begun
	Minutes      string               // state of the unit's own meeting, empty: not planned
	HeldOn       civil.Date
	Dossier      decision.UnitDossier // Version 0: never handed in
	People       int
	Handed       int // self-reviews handed in
	Exempt       int
	Excellent    int // proposed by the unit's meeting
}

// Owing is how many self-reviews are still to come.
func (u UnitProgress) Owing() int { return u.People - u.Handed - u.Exempt }

// UnitBoard loads how far every unit of a cycle has come, the agency and its
// leadership among them, in one statement.
func (tx *Tx) UnitBoard(ctx context.Context, id cycle.ID) ([]UnitProgress, error) {
	board, err := collect(ctx, tx, scanUnitProgress, `/* Tx.UnitBoard */
		select u.cycle_id, u.unit_id, u.name, u.kind, u.peer_group_id, u.display_order,
			coalesce(c.state, 'draft'), coalesce(c.answers, '{}'), c.submitted_at, coalesce(c.version, 0),
			coalesce(r.state, ''), coalesce(r.answers, '{}'),
			coalesce(m.state, ''), m.held_on,
			coalesce(d.id, ''), coalesce(d.state, 'open'), d.submitted_at, d.submitted_by, d.received_at, coalesce(d.returned_note, ''),
			coalesce(d.version, 0),
			(select count(*) from participant p where p.cycle_id = u.cycle_id and p.unit_id = u.unit_id),
			(select count(*) from participant p join self_review s on s.cycle_id = p.cycle_id and s.person_id = p.person_id
				where p.cycle_id = u.cycle_id and p.unit_id = u.unit_id and s.state in ('submitted', 'revising', 'completed')),
			(select count(*) from participant p left join self_review s on s.cycle_id = p.cycle_id and s.person_id = p.person_id
				where p.cycle_id = u.cycle_id and p.unit_id = u.unit_id and p.exempt_reason <> ''
					and coalesce(s.state, '') not in ('submitted', 'revising', 'completed')),
			(select count(*) from proposal q where q.cycle_id = u.cycle_id and q.unit_id = u.unit_id and q.person_id is not null
				and q.stage = 'division' and q.current = true and q.level = 'excellent')
		from unit_part u
			left join contribution c on c.cycle_id = u.cycle_id and c.unit_id = u.unit_id
			left join collective_report r on r.cycle_id = u.cycle_id and r.unit_id = u.unit_id
				and r.kind = case u.kind when 'agency' then 'agency' when 'leadership' then 'leadership' else 'unit' end
			left join meeting m on m.cycle_id = u.cycle_id and m.unit_id = u.unit_id and m.kind = 'division_review'
			left join unit_dossier d on d.cycle_id = u.cycle_id and d.unit_id = u.unit_id
		where u.cycle_id = $1 order by u.display_order, u.unit_id`, id)
	if err != nil {
		return nil, fmt.Errorf("load how far units of %s have come: %w", id, err)
	}
	return board, nil
}

func scanUnitProgress(row scanner) (UnitProgress, error) {
	var (
		u    UnitProgress
		said map[string]string
		sent time.Time
	)
	c, d := &u.Contribution, &u.Dossier
	err := row.Scan(&u.Part.Cycle, &u.Part.Unit, &u.Part.Name, &u.Part.Kind, ref(&u.Part.Group), &u.Part.Order,
		&c.State, fromJSON(&c.Answers), (*instant)(&sent), &c.Version, &u.Report.State, fromJSON(&said), &u.Minutes, &u.HeldOn,
		&d.ID, &d.State, (*instant)(&d.SubmittedAt), ref(&d.SubmittedBy), (*instant)(&d.ReceivedAt), &d.ReturnedNote, &d.Version,
		&u.People, &u.Handed, &u.Exempt, &u.Excellent)
	c.Cycle, c.Unit, c.UnitName, c.SubmittedAt = u.Part.Cycle, u.Part.Unit, u.Part.Name, sent
	d.Cycle, d.Unit = u.Part.Cycle, u.Part.Unit
	u.Report.Passages = passages(said, nil)
	return u, err
}
