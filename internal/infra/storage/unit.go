package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/org"
)

const unitColumns = `id, agency_id, parent_id, name, kind, letterhead, symbol, place, display_order, valid_from, valid_until, version`

// Unit loads one unit. Faults: NotFound.
func (tx *Tx) Unit(ctx context.Context, id org.UnitID) (org.Unit, error) {
	u, err := scanUnit(tx.queryRow(ctx, `/* Tx.Unit */
		select `+unitColumns+` from unit where id = $1`, id))
	if err != nil {
		return org.Unit{}, fmt.Errorf("load unit %s: %w", id, tx.fault(err))
	}
	return u, nil
}

// Units loads the units of an agency, the agency itself first.
func (tx *Tx) Units(ctx context.Context, agency org.UnitID) ([]org.Unit, error) {
	units, err := collect(ctx, tx, scanUnit, `/* Tx.Units */
		select `+unitColumns+` from unit where agency_id = $1
		order by case when parent_id is null then 0 else 1 end, display_order, id`, agency)
	if err != nil {
		return nil, fmt.Errorf("load units of %s: %w", agency, err)
	}
	return units, nil
}

// Agencies loads every body that has its own head and cycles.
func (tx *Tx) Agencies(ctx context.Context) ([]org.Unit, error) {
	units, err := collect(ctx, tx, scanUnit, `/* Tx.Agencies */
		select `+unitColumns+` from unit where kind = 'agency' order by name, id`)
	if err != nil {
		return nil, fmt.Errorf("load agencies: %w", err)
	}
	return units, nil
}

// AddUnit adds a unit. Faults: Conflict when the agency has one of that name.
func (tx *Tx) AddUnit(ctx context.Context, u org.Unit) error {
	_, err := tx.exec(ctx, `/* Tx.AddUnit */
		insert into unit (id, agency_id, parent_id, name, kind, letterhead, symbol, place, display_order, valid_from, valid_until)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		u.ID, u.Agency, null(u.Parent), u.Name, u.Kind, u.Letterhead, u.Symbol, u.Place, u.Order, u.Valid.From, u.Valid.Until)
	if err != nil {
		return fmt.Errorf("add unit %s: %w", u.Name, err)
	}
	return nil
}

// SaveUnit updates u unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveUnit(ctx context.Context, u org.Unit) error {
	err := tx.saved(ctx, `/* Tx.SaveUnit */
		update unit set name = $3, kind = $4, letterhead = $5, symbol = $6, place = $7, display_order = $8,
			valid_from = $9, valid_until = $10, version = version + 1
		where id = $1 and version = $2`,
		u.ID, u.Version, u.Name, u.Kind, u.Letterhead, u.Symbol, u.Place, u.Order, u.Valid.From, u.Valid.Until)
	if err != nil {
		return fmt.Errorf("save unit %s: %w", u.ID, err)
	}
	return nil
}

// RemoveUnit takes away a unit nothing refers to.
func (tx *Tx) RemoveUnit(ctx context.Context, id org.UnitID) error {
	return tx.remove(ctx, `/* Tx.RemoveUnit */ delete from unit where id = $1`, string(id))
}

func scanUnit(row scanner) (org.Unit, error) {
	var u org.Unit
	err := row.Scan(&u.ID, &u.Agency, ref(&u.Parent), &u.Name, &u.Kind, &u.Letterhead, &u.Symbol, &u.Place,
		&u.Order, &u.Valid.From, &u.Valid.Until, &u.Version)
	return u, err
}
