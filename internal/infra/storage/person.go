package storage

import (
	"context"
	"fmt"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
)

const personColumns = `id, agency_id, name, born_on, birth_year, sex, personal_id, class, party_member, removed, version`

// Person loads one person. Faults: NotFound.
func (tx *Tx) Person(ctx context.Context, id org.PersonID) (org.Person, error) {
	p, err := scanPerson(tx.queryRow(ctx, `/* Tx.Person */
		select `+personColumns+` from person where id = $1`, id))
	if err != nil {
		return org.Person{}, fmt.Errorf("load person %s: %w", id, tx.fault(err))
	}
	return p, nil
}

// People loads everyone on the agency's roster, in the order of names.
func (tx *Tx) People(ctx context.Context, agency org.UnitID) ([]org.Person, error) {
	people, err := collect(ctx, tx, scanPerson, `/* Tx.People */
		select `+personColumns+` from person where agency_id = $1 and removed = false order by sort_key, id`, agency)
	if err != nil {
		return nil, fmt.Errorf("load people of %s: %w", agency, err)
	}
	return people, nil
}

// PeopleByID loads the people named by ids, in no promised order.
func (tx *Tx) PeopleByID(ctx context.Context, ids []org.PersonID) ([]org.Person, error) {
	var values args
	list := in(&values, ids)
	people, err := collect(ctx, tx, scanPerson, `/* Tx.PeopleByID */
		select `+personColumns+` from person where id in (`+list+`)`, values...)
	if err != nil {
		return nil, fmt.Errorf("load %d people: %w", len(ids), err)
	}
	return people, nil
}

// AddPerson adds a person. Faults: Conflict when the personal number is taken.
func (tx *Tx) AddPerson(ctx context.Context, p org.Person) error {
	_, err := tx.exec(ctx, `/* Tx.AddPerson */
		insert into person (id, agency_id, name, sort_key, name_key, born_on, birth_year, sex, personal_id, class, party_member)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		p.ID, p.Agency, p.Name, org.SortKey(p.Name), org.Fold(p.Name), p.BornOn, p.BirthYear, p.Sex, p.PersonalID, p.Class, p.PartyMember)
	if err != nil {
		return fmt.Errorf("add person: %w", err)
	}
	return nil
}

// SavePerson updates p unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SavePerson(ctx context.Context, p org.Person) error {
	err := tx.saved(ctx, `/* Tx.SavePerson */
		update person set name = $3, sort_key = $4, name_key = $5, born_on = $6, birth_year = $7, sex = $8,
			personal_id = $9, class = $10, party_member = $11, removed = $12, version = version + 1
		where id = $1 and version = $2`,
		p.ID, p.Version, p.Name, org.SortKey(p.Name), org.Fold(p.Name), p.BornOn, p.BirthYear, p.Sex,
		p.PersonalID, p.Class, p.PartyMember, p.Removed)
	if err != nil {
		return fmt.Errorf("save person %s: %w", p.ID, err)
	}
	return nil
}

// RemovePerson takes away a person nothing refers to, with posts and facts.
func (tx *Tx) RemovePerson(ctx context.Context, id org.PersonID) error {
	if err := tx.RemoveFacts(ctx, id); err != nil {
		return err
	}
	return tx.remove(ctx, `/* Tx.RemovePerson */ delete from person where id = $1`, string(id))
}

func scanPerson(row scanner) (org.Person, error) {
	var p org.Person
	err := row.Scan(&p.ID, &p.Agency, &p.Name, &p.BornOn, &p.BirthYear, &p.Sex, &p.PersonalID, &p.Class,
		&p.PartyMember, &p.Removed, &p.Version)
	return p, err
}

const appointmentColumns = `id, person_id, unit_id, post, title, rank_code, from_on, until_on, display_order`

// AddAppointment gives a person a place in a unit.
func (tx *Tx) AddAppointment(ctx context.Context, a org.Appointment) error {
	_, err := tx.exec(ctx, `/* Tx.AddAppointment */
		insert into appointment (`+appointmentColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		a.ID, a.Person, a.Unit, a.Post, a.Title, a.RankCode, a.Period.From, a.Period.Until, a.Order)
	if err != nil {
		return fmt.Errorf("add appointment of %s: %w", a.Person, err)
	}
	return nil
}

// Appointments loads every post held in the agency on a day, in list order.
func (tx *Tx) Appointments(ctx context.Context, agency org.UnitID, day civil.Date) ([]org.Appointment, error) {
	posts, err := collect(ctx, tx, scanAppointment, `/* Tx.Appointments */
		select a.id, a.person_id, a.unit_id, a.post, a.title, a.rank_code, a.from_on, a.until_on, a.display_order
		from appointment a join unit u on u.id = a.unit_id
		where u.agency_id = $1 and (a.from_on is null or a.from_on <= $2) and (a.until_on is null or a.until_on > $2)
		order by u.display_order, a.display_order, a.id`, agency, day)
	if err != nil {
		return nil, fmt.Errorf("load posts of %s: %w", agency, err)
	}
	return posts, nil
}

// AppointmentsOf loads the posts of one person, past ones too.
func (tx *Tx) AppointmentsOf(ctx context.Context, id org.PersonID) ([]org.Appointment, error) {
	posts, err := collect(ctx, tx, scanAppointment, `/* Tx.AppointmentsOf */
		select `+appointmentColumns+` from appointment where person_id = $1 order by display_order, id`, id)
	if err != nil {
		return nil, fmt.Errorf("load posts of %s: %w", id, err)
	}
	return posts, nil
}

func scanAppointment(row scanner) (org.Appointment, error) {
	var a org.Appointment
	err := row.Scan(&a.ID, &a.Person, &a.Unit, &a.Post, &a.Title, &a.RankCode, &a.Period.From, &a.Period.Until, &a.Order)
	return a, err
}

// AddCharge puts a leader in charge of a unit.
func (tx *Tx) AddCharge(ctx context.Context, c org.Charge) error {
	_, err := tx.exec(ctx, `/* Tx.AddCharge */
		insert into charge (id, person_id, unit_id, from_on, until_on) values ($1, $2, $3, $4, $5)`,
		c.ID, c.Person, c.Unit, c.Period.From, c.Period.Until)
	if err != nil {
		return fmt.Errorf("add charge of %s: %w", c.Person, err)
	}
	return nil
}

// Charges loads who is in charge of which unit of the agency on a day.
func (tx *Tx) Charges(ctx context.Context, agency org.UnitID, day civil.Date) ([]org.Charge, error) {
	charges, err := collect(ctx, tx, scanCharge, `/* Tx.Charges */
		select c.id, c.person_id, c.unit_id, c.from_on, c.until_on
		from charge c join unit u on u.id = c.unit_id
		where u.agency_id = $1 and (c.from_on is null or c.from_on <= $2) and (c.until_on is null or c.until_on > $2)
		order by c.id`, agency, day)
	if err != nil {
		return nil, fmt.Errorf("load charges of %s: %w", agency, err)
	}
	return charges, nil
}

func scanCharge(row scanner) (org.Charge, error) {
	var c org.Charge
	err := row.Scan(&c.ID, &c.Person, &c.Unit, &c.Period.From, &c.Period.Until)
	return c, err
}

// RemoveCharge ends a charge that should not have been entered.
func (tx *Tx) RemoveCharge(ctx context.Context, id string) error {
	return tx.remove(ctx, `/* Tx.RemoveCharge */ delete from charge where id = $1`, id)
}

// AddMandate gives a person a role.
func (tx *Tx) AddMandate(ctx context.Context, m org.Mandate) error {
	_, err := tx.exec(ctx, `/* Tx.AddMandate */
		insert into mandate (id, person_id, role, from_on, until_on) values ($1, $2, $3, $4, $5)`,
		m.ID, m.Person, m.Role, m.Period.From, m.Period.Until)
	if err != nil {
		return fmt.Errorf("add mandate of %s: %w", m.Person, err)
	}
	return nil
}

// RemoveMandate ends a mandate that should not have been entered.
func (tx *Tx) RemoveMandate(ctx context.Context, id string) error {
	return tx.remove(ctx, `/* Tx.RemoveMandate */ delete from mandate where id = $1`, id)
}

// Mandates loads the roles given to people of the agency on a day.
func (tx *Tx) Mandates(ctx context.Context, agency org.UnitID, day civil.Date) ([]org.Mandate, error) {
	mandates, err := collect(ctx, tx, scanMandate, `/* Tx.Mandates */
		select m.id, m.person_id, m.role, m.from_on, m.until_on
		from mandate m join person p on p.id = m.person_id
		where p.agency_id = $1 and (m.from_on is null or m.from_on <= $2) and (m.until_on is null or m.until_on > $2)
		order by m.role, p.sort_key, m.id`, agency, day)
	if err != nil {
		return nil, fmt.Errorf("load mandates of %s: %w", agency, err)
	}
	return mandates, nil
}

func scanMandate(row scanner) (org.Mandate, error) {
	var m org.Mandate
	err := row.Scan(&m.ID, &m.Person, &m.Role, &m.Period.From, &m.Period.Until)
	return m, err
}

// remove deletes rows; none is no error, because undoing twice is undoing.
func (tx *Tx) remove(ctx context.Context, text string, args ...any) error {
	_, err := tx.exec(ctx, text, args...)
	return err
}
