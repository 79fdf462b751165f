package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/org"
)

// RosterEntry is what a roster says of a person, under the identifiers it is
// kept by. Facts that people entered by hand stand in no entry, so a roster
// read again leaves them alone.
type RosterEntry struct {
	Person  org.PersonID
	Batch   string
	File    org.File
	Charges []org.Charge
}

// RosterEntries loads what the newest rosters say of the people of an agency.
func (tx *Tx) RosterEntries(ctx context.Context, agency org.UnitID) (map[org.PersonID]RosterEntry, error) {
	list, err := collect(ctx, tx, func(row scanner) (RosterEntry, error) {
		var e RosterEntry
		err := row.Scan(fromJSON(&e))
		return e, err
	}, `/* Tx.RosterEntries */
		select e.content from roster_entry e join person p on p.id = e.person_id where p.agency_id = $1`, string(agency))
	if err != nil {
		return nil, fmt.Errorf("load roster entries: %w", err)
	}
	entries := make(map[org.PersonID]RosterEntry, len(list))
	for _, e := range list {
		entries[e.Person] = e
	}
	return entries, nil
}

// SaveRosterEntry keeps what a roster says of a person.
func (tx *Tx) SaveRosterEntry(ctx context.Context, e RosterEntry) error {
	_, err := tx.exec(ctx, `/* Tx.SaveRosterEntry */
		insert into roster_entry (person_id, batch_id, content) values ($1, $2, $3)
		on conflict (person_id) do update set batch_id = excluded.batch_id, content = excluded.content`,
		string(e.Person), e.Batch, toJSON(e))
	if err != nil {
		return fmt.Errorf("keep roster entry of %s: %w", e.Person, err)
	}
	return nil
}

// RemoveRosterEntry forgets that a roster spoke of a person.
func (tx *Tx) RemoveRosterEntry(ctx context.Context, id org.PersonID) error {
	return tx.remove(ctx, `/* Tx.RemoveRosterEntry */ delete from roster_entry where person_id = $1`, string(id))
}

// Everybody loads all people an agency ever had on its roster, in the order of
// names: who comes back must be recognised.
func (tx *Tx) Everybody(ctx context.Context, agency org.UnitID) ([]org.Person, error) {
	people, err := collect(ctx, tx, scanPerson, `/* Tx.Everybody */
		select `+personColumns+` from person where agency_id = $1 order by sort_key, id`, string(agency))
	if err != nil {
		return nil, fmt.Errorf("load everybody of %s: %w", agency, err)
	}
	return people, nil
}

// AddParts writes the posts, charges and facts of an entry.
func (tx *Tx) AddParts(ctx context.Context, e RosterEntry) error {
	f := e.File
	steps := []func() error{
		func() error { return each(ctx, f.Posts, tx.AddAppointment) },
		func() error { return each(ctx, e.Charges, tx.AddCharge) },
		func() error { return each(ctx, f.Absences, tx.AddAbsence) },
		func() error { return each(ctx, f.Disciplines, tx.AddDiscipline) },
		func() error { return each(ctx, f.Transfers, tx.AddTransfer) },
		func() error { return each(ctx, f.Past, tx.SavePastRating) },
		func() error { return each(ctx, f.Notes, tx.AddNote) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func each[T any](ctx context.Context, list []T, add func(context.Context, T) error) error {
	for _, one := range list {
		if err := add(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// RemoveParts takes away exactly the posts, charges and facts of an entry.
func (tx *Tx) RemoveParts(ctx context.Context, e RosterEntry) error {
	f := e.File
	for table, ids := range map[string][]string{
		"appointment": idsOf(f.Posts, func(a org.Appointment) string { return a.ID }),
		"charge":      idsOf(e.Charges, func(c org.Charge) string { return c.ID }),
		"absence":     idsOf(f.Absences, func(a org.Absence) string { return a.ID }),
		"discipline":  idsOf(f.Disciplines, func(d org.Discipline) string { return d.ID }),
		"transfer":    idsOf(f.Transfers, func(t org.Transfer) string { return t.ID }),
		"roster_note": idsOf(f.Notes, func(n org.Note) string { return n.ID }),
	} {
		if len(ids) == 0 {
			continue
		}
		var values args
		list := in(&values, ids)
		if err := tx.remove(ctx, `/* Tx.RemoveParts */ delete from `+table+` where id in (`+list+`)`, values...); err != nil {
			return fmt.Errorf("remove %s of %s: %w", table, e.Person, err)
		}
	}
	for _, past := range f.Past {
		err := tx.remove(ctx, `/* Tx.RemoveParts past */ delete from past_rating where person_id = $1 and year = $2`, string(past.Person), past.Year)
		if err != nil {
			return fmt.Errorf("remove past rating of %s: %w", e.Person, err)
		}
	}
	return nil
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, one := range list {
		ids[i] = id(one)
	}
	return ids
}

// TransfersOf loads the arrivals of a person, with the old units' comments.
func (tx *Tx) TransfersOf(ctx context.Context, id org.PersonID) ([]org.Transfer, error) {
	transfers, err := collect(ctx, tx, scanTransfer, `/* Tx.TransfersOf */
		select `+transferColumns+` from transfer where person_id = $1 order by joined_on, id`, string(id))
	if err != nil {
		return nil, fmt.Errorf("load transfers of %s: %w", id, err)
	}
	return transfers, nil
}

// SavePlaceInList moves a post within official lists.
func (tx *Tx) SavePlaceInList(ctx context.Context, appointment string, order int) error {
	_, err := tx.exec(ctx, `/* Tx.SavePlaceInList */ update appointment set display_order = $2 where id = $1`, appointment, order)
	return err
}

// RemoveLooseNotes takes away the rows of a batch that belong to nobody.
func (tx *Tx) RemoveLooseNotes(ctx context.Context, batch string) error {
	return tx.remove(ctx, `/* Tx.RemoveLooseNotes */ delete from roster_note where batch_id = $1 and person_id is null`, batch)
}

// HasAccountOrRole tells whether a person can sign in or was given a role by
// hand.
func (tx *Tx) HasAccountOrRole(ctx context.Context, id org.PersonID) (bool, error) {
	var has bool
	err := tx.queryRow(ctx, `/* Tx.HasAccountOrRole */
		select exists (select 1 from account where person_id = $1) or exists (select 1 from mandate where person_id = $1)`, string(id)).Scan(&has)
	return has, err
}

// UnitInUse tells whether anybody works in a unit or is in charge of it.
func (tx *Tx) UnitInUse(ctx context.Context, id org.UnitID) (bool, error) {
	var used bool
	err := tx.queryRow(ctx, `/* Tx.UnitInUse */
		select exists (select 1 from appointment where unit_id = $1) or exists (select 1 from charge where unit_id = $1)`, string(id)).Scan(&used)
	return used, err
}
