package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Progress reads how far a cycle has come, for the gates; unit may be empty
// when only the department's steps are asked for.
func (tx *Tx) Progress(ctx context.Context, id cycle.ID, unit org.UnitID) (cycle.Progress, error) {
	var p cycle.Progress
	err := tx.queryRow(ctx, `/* Tx.Progress */
		select
			exists (select 1 from cycle where id = $1 and state <> 'draft'),
			exists (select 1 from collective_report where cycle_id = $1 and unit_id = $2 and state = 'concluded'),
			exists (select 1 from meeting where cycle_id = $1 and unit_id = $2 and state = 'adopted'),
			2 = (select count(*) from collective_report where cycle_id = $1 and kind <> 'unit' and state in ('settled', 'concluded')),
			exists (select 1 from meeting where cycle_id = $1 and kind = 'leadership_review' and state = 'adopted'),
			exists (select 1 from meeting where cycle_id = $1 and kind = 'agency_ballot' and state = 'adopted'),
			exists (select 1 from meeting where cycle_id = $1 and kind = 'consultation' and state = 'adopted'),
			exists (select 1 from rating_decision where cycle_id = $1 and kind = 'units' and state = 'signed'),
			exists (select 1 from rating_decision where cycle_id = $1 and kind = 'people' and state = 'signed')`, id, unit).
		Scan(&p.Issued, &p.CollectiveSettled, &p.MinutesAdopted, &p.ReportsSettled, &p.LeadershipReviewed, &p.AgencyVoted,
			&p.Consulted, &p.UnitsDecided, &p.PeopleDecided)
	if err != nil {
		return p, fmt.Errorf("load progress of %s: %w", id, err)
	}
	p.DossiersOutside, err = collect(ctx, tx, func(row scanner) (string, error) {
		var name string
		err := row.Scan(&name)
		return name, err
	}, `/* Tx.Progress dossiers */
		select u.name from unit_part u left join unit_dossier d on d.cycle_id = u.cycle_id and d.unit_id = u.unit_id
		where u.cycle_id = $1 and u.kind in ('office', 'division', 'service_unit') and coalesce(d.state, '') <> 'accepted'
		order by u.display_order`, id)
	if err != nil {
		return p, fmt.Errorf("load dossiers of %s: %w", id, err)
	}
	return p, nil
}
