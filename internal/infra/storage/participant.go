package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// PeerGroups loads the groups of similar position and duty of a cycle.
func (tx *Tx) PeerGroups(ctx context.Context, id cycle.ID) ([]cycle.PeerGroup, error) {
	groups, err := collect(ctx, tx, func(row scanner) (cycle.PeerGroup, error) {
		var g cycle.PeerGroup
		err := row.Scan(&g.ID, &g.Cycle, &g.Name, &g.Subject, &g.Order)
		return g, err
	}, `/* Tx.PeerGroups */
		select id, cycle_id, name, subject, position from peer_group where cycle_id = $1 order by position, id`, id)
	if err != nil {
		return nil, fmt.Errorf("load peer groups: %w", err)
	}
	return groups, nil
}

// SavePeerGroup adds or renames a peer group. Faults: Conflict when the cycle
// has one of that name.
func (tx *Tx) SavePeerGroup(ctx context.Context, g cycle.PeerGroup) error {
	_, err := tx.exec(ctx, `/* Tx.SavePeerGroup */
		insert into peer_group (id, cycle_id, name, subject, position) values ($1, $2, $3, $4, $5)
		on conflict (id) do update set name = excluded.name, position = excluded.position`,
		g.ID, g.Cycle, g.Name, g.Subject, g.Order)
	if err != nil {
		return fmt.Errorf("save peer group %s: %w", g.Name, err)
	}
	return nil
}

const unitPartColumns = `cycle_id, unit_id, name, kind, peer_group_id, display_order`

// UnitParts loads the units of a cycle, in the order of lists.
func (tx *Tx) UnitParts(ctx context.Context, id cycle.ID) ([]cycle.UnitPart, error) {
	parts, err := collect(ctx, tx, scanUnitPart, `/* Tx.UnitParts */
		select `+unitPartColumns+` from unit_part where cycle_id = $1 order by display_order, unit_id`, id)
	if err != nil {
		return nil, fmt.Errorf("load units of the cycle: %w", err)
	}
	return parts, nil
}

// UnitPart loads one unit of a cycle. Faults: NotFound.
func (tx *Tx) UnitPart(ctx context.Context, id cycle.ID, unit org.UnitID) (cycle.UnitPart, error) {
	part, err := scanUnitPart(tx.queryRow(ctx, `/* Tx.UnitPart */
		select `+unitPartColumns+` from unit_part where cycle_id = $1 and unit_id = $2`, id, unit))
	if err != nil {
		return cycle.UnitPart{}, fmt.Errorf("load unit %s of the cycle: %w", unit, tx.fault(err))
	}
	return part, nil
}

// SaveUnitPart adds or replaces a unit's part in a cycle.
func (tx *Tx) SaveUnitPart(ctx context.Context, u cycle.UnitPart) error {
	_, err := tx.exec(ctx, `/* Tx.SaveUnitPart */
		insert into unit_part (`+unitPartColumns+`) values ($1, $2, $3, $4, $5, $6)
		on conflict (cycle_id, unit_id) do update set name = excluded.name, kind = excluded.kind,
			peer_group_id = excluded.peer_group_id, display_order = excluded.display_order`,
		u.Cycle, u.Unit, u.Name, u.Kind, null(u.Group), u.Order)
	if err != nil {
		return fmt.Errorf("save unit %s of the cycle: %w", u.Unit, err)
	}
	return nil
}

func scanUnitPart(row scanner) (cycle.UnitPart, error) {
	var u cycle.UnitPart
	err := row.Scan(&u.Cycle, &u.Unit, &u.Name, &u.Kind, ref(&u.Group), &u.Order)
	return u, err
}

const participantColumns = `cycle_id, person_id, unit_id, name, title, post, class, party_member, form, peer_group_id,
	exempt_reason, display_order`

// Participants loads everyone who takes part in a cycle, in the order of lists.
func (tx *Tx) Participants(ctx context.Context, id cycle.ID) ([]cycle.Participant, error) {
	people, err := collect(ctx, tx, scanParticipant, `/* Tx.Participants */
		select `+participantColumns+` from participant where cycle_id = $1 order by display_order, person_id`, id)
	if err != nil {
		return nil, fmt.Errorf("load participants: %w", err)
	}
	return people, nil
}

// ParticipantsOf loads those of one unit, in the order of lists.
func (tx *Tx) ParticipantsOf(ctx context.Context, id cycle.ID, unit org.UnitID) ([]cycle.Participant, error) {
	people, err := collect(ctx, tx, scanParticipant, `/* Tx.ParticipantsOf */
		select `+participantColumns+` from participant where cycle_id = $1 and unit_id = $2 order by display_order, person_id`, id, unit)
	if err != nil {
		return nil, fmt.Errorf("load participants of %s: %w", unit, err)
	}
	return people, nil
}

// Participant loads one person's part in a cycle. Faults: NotFound.
func (tx *Tx) Participant(ctx context.Context, id cycle.ID, person org.PersonID) (cycle.Participant, error) {
	p, err := scanParticipant(tx.queryRow(ctx, `/* Tx.Participant */
		select `+participantColumns+` from participant where cycle_id = $1 and person_id = $2`, id, person))
	if err != nil {
		return cycle.Participant{}, fmt.Errorf("load participant %s: %w", person, tx.fault(err))
	}
	return p, nil
}

// SaveParticipant adds or replaces a person's part in a cycle.
func (tx *Tx) SaveParticipant(ctx context.Context, p cycle.Participant) error {
	_, err := tx.exec(ctx, `/* Tx.SaveParticipant */
		insert into participant (`+participantColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		on conflict (cycle_id, person_id) do update set unit_id = excluded.unit_id, name = excluded.name,
			title = excluded.title, post = excluded.post, class = excluded.class, party_member = excluded.party_member,
			form = excluded.form, peer_group_id = excluded.peer_group_id, exempt_reason = excluded.exempt_reason,
			display_order = excluded.display_order`,
		p.Cycle, p.Person, p.Unit, p.Name, p.Title, p.Post, p.Class, p.PartyMember, p.Form, null(p.Group), p.Exempt, p.Order)
	if err != nil {
		return fmt.Errorf("save participant %s: %w", p.Person, err)
	}
	return nil
}

// RemoveParticipants takes everyone out of a plan that is drawn up anew.
func (tx *Tx) RemoveParticipants(ctx context.Context, id cycle.ID) error {
	return tx.remove(ctx, `/* Tx.RemoveParticipants */ delete from participant where cycle_id = $1`, string(id))
}

func scanParticipant(row scanner) (cycle.Participant, error) {
	var p cycle.Participant
	err := row.Scan(&p.Cycle, &p.Person, &p.Unit, &p.Name, &p.Title, &p.Post, &p.Class, &p.PartyMember, &p.Form,
		ref(&p.Group), &p.Exempt, &p.Order)
	return p, err
}
