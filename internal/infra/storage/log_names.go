package storage

import (
	"context"
	"fmt"
	"slices"

	"congtam/internal/domain/org"
)

// LogName is how the log calls an account, a person, a unit, a cycle; Own tells
// whether it is of the reader's agency, or of none.
type LogName struct {
	Name string
	Own  bool
}

// LogNames finds the names behind identifiers of the log, in one statement.
// What has no name is left out.
func (tx *Tx) LogNames(ctx context.Context, agency org.UnitID, ids []string) (map[string]LogName, error) {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	values := args{string(agency)}
	list := in(&values, ids)
	type named struct {
		id   string
		name LogName
	}
	rows, err := collect(ctx, tx, func(row scanner) (named, error) {
		var n named
		err := row.Scan(&n.id, &n.name.Name, &n.name.Own)
		return n, err
	}, `/* Tx.LogNames */
		select id, name, coalesce(agency_id, $1) = $1 from account where id in (`+list+`)
		union all
		select id, name, agency_id = $1 from person where id in (`+list+`)
		union all
		select id, name, agency_id = $1 from unit where id in (`+list+`)
		union all
		select id, title, agency_id = $1 from cycle where id in (`+list+`)
		union all
		select m.id, m.title, c.agency_id = $1 from milestone m join cycle c on c.id = m.cycle_id where m.id in (`+list+`)
		union all
		select d.id, d.citation, c.agency_id = $1 from governing_document d join cycle c on c.id = d.cycle_id where d.id in (`+list+`)
		union all
		select r.id, p.name, p.agency_id = $1 from self_review r join person p on p.id = r.person_id where r.id in (`+list+`)
		union all
		select r.id, u.name, u.agency_id = $1 from collective_report r join unit u on u.id = r.unit_id where r.id in (`+list+`)
		union all
		select m.id, u.name, u.agency_id = $1 from meeting m join unit u on u.id = m.unit_id where m.id in (`+list+`)
		union all
		select t.id, t.title, u.agency_id = $1 from task t join unit u on u.id = t.unit_id where t.id in (`+list+`)`, values...)
	if err != nil {
		return nil, fmt.Errorf("load names of the log: %w", err)
	}
	names := make(map[string]LogName, len(rows))
	for _, row := range rows {
		names[row.id] = row.name
	}
	return names, nil
}

// CountUnplaced counts the acts that have no place in the log yet.
func (tx *Tx) CountUnplaced(ctx context.Context) (int, error) {
	var n int
	err := tx.queryRow(ctx, `/* Tx.CountUnplaced */
		select count(*) from audit_outbox o where not exists (select 1 from log_leaf l where l.outbox_id = o.id)`).Scan(&n)
	return n, err
}
