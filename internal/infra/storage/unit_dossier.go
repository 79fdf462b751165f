package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

const unitDossierColumns = `id, cycle_id, unit_id, state, submitted_at, submitted_by, received_at, returned_note, version`

// UnitDossier loads the dossier of a unit. Faults: NotFound while none is open.
func (tx *Tx) UnitDossier(ctx context.Context, id cycle.ID, unit org.UnitID) (decision.UnitDossier, error) {
	d, err := scanUnitDossier(tx.queryRow(ctx, `/* Tx.UnitDossier */
		select `+unitDossierColumns+` from unit_dossier where cycle_id = $1 and unit_id = $2`, id, unit))
	if err != nil {
		return decision.UnitDossier{}, fmt.Errorf("load dossier of %s: %w", unit, tx.fault(err))
	}
	return d, nil
}

// UnitDossiers loads every dossier of a cycle, by unit.
func (tx *Tx) UnitDossiers(ctx context.Context, id cycle.ID) (map[org.UnitID]decision.UnitDossier, error) {
	list, err := collect(ctx, tx, scanUnitDossier, `/* Tx.UnitDossiers */
		select `+unitDossierColumns+` from unit_dossier where cycle_id = $1`, id)
	if err != nil {
		return nil, fmt.Errorf("load dossiers of %s: %w", id, err)
	}
	dossiers := make(map[org.UnitID]decision.UnitDossier, len(list))
	for _, d := range list {
		dossiers[d.Unit] = d
	}
	return dossiers, nil
}

// SaveUnitDossier adds d while its Version is 0, and otherwise updates it
// unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveUnitDossier(ctx context.Context, d decision.UnitDossier) error {
	values := []any{
		d.ID, d.Cycle, d.Unit, d.State, instant(d.SubmittedAt), null(d.SubmittedBy), instant(d.ReceivedAt), d.ReturnedNote,
	}
	if d.Version == 0 {
		_, err := tx.exec(ctx, `/* Tx.SaveUnitDossier new */
			insert into unit_dossier (id, cycle_id, unit_id, state, submitted_at, submitted_by, received_at, returned_note)
			values ($1, $2, $3, $4, $5, $6, $7, $8)`, values...)
		if err != nil {
			return fmt.Errorf("open dossier of %s: %w", d.Unit, err)
		}
		return nil
	}
	err := tx.saved(ctx, `/* Tx.SaveUnitDossier */
		update unit_dossier set state = $3, submitted_at = $4, submitted_by = $5, received_at = $6, returned_note = $7, version = version + 1
		where id = $1 and version = $2`,
		d.ID, d.Version, d.State, instant(d.SubmittedAt), null(d.SubmittedBy), instant(d.ReceivedAt), d.ReturnedNote)
	if err != nil {
		return fmt.Errorf("save dossier of %s: %w", d.Unit, err)
	}
	return nil
}

func scanUnitDossier(row scanner) (decision.UnitDossier, error) {
	var d decision.UnitDossier
	err := row.Scan(&d.ID, &d.Cycle, &d.Unit, &d.State, (*instant)(&d.SubmittedAt), ref(&d.SubmittedBy), (*instant)(&d.ReceivedAt),
		&d.ReturnedNote, &d.Version)
	return d, err
}

// DossierContents loads what lies in a unit's dossier, in two statements.
// Faults: NotFound.
func (tx *Tx) DossierContents(ctx context.Context, id cycle.ID, unit org.UnitID) (decision.Contents, error) {
	var c decision.Contents
	err := tx.queryRow(ctx, `/* Tx.DossierContents unit */
		select u.name,
			exists (select 1 from meeting m where m.cycle_id = $1 and m.unit_id = $2 and m.kind = 'division_review' and m.state = 'adopted'),
			exists (select 1 from collective_report r where r.cycle_id = $1 and r.unit_id = $2 and r.kind = 'unit' and r.state = 'concluded'),
			coalesce((select max(p.level) from proposal p
				where p.cycle_id = $1 and p.unit_id = $2 and p.person_id is null and p.stage = 'division' and p.current = true), '')
		from unit_part u where u.cycle_id = $1 and u.unit_id = $2`, id, unit).
		Scan(&c.Unit, &c.MinutesAdopted, &c.ReportConcluded, &c.Collective)
	if err != nil {
		return c, fmt.Errorf("load dossier contents of %s: %w", unit, tx.fault(err))
	}
	c.People, err = collect(ctx, tx, func(row scanner) (decision.Filed, error) {
		var f decision.Filed
		err := row.Scan(&f.Person, &f.Name, &f.Title, &f.Class, &f.Exempt, &f.Handed, &f.Self, &f.Proposal, &f.Proposed, &f.Rank)
		return f, err
	}, `/* Tx.DossierContents people */
		select p.person_id, p.name, p.title, p.class, p.exempt_reason, coalesce(s.state, '') in ('submitted', 'revising', 'completed'),
			coalesce(s.self_level, ''), coalesce(q.id, ''), coalesce(q.level, ''), coalesce(q.rank, 0)
		from participant p
			left join self_review s on s.cycle_id = p.cycle_id and s.person_id = p.person_id
			left join proposal q on q.cycle_id = p.cycle_id and q.person_id = p.person_id and q.stage = 'division' and q.current = true
		where p.cycle_id = $1 and p.unit_id = $2 order by p.display_order, p.person_id`, id, unit)
	if err != nil {
		return c, fmt.Errorf("load people of the dossier of %s: %w", unit, err)
	}
	return c, nil
}
