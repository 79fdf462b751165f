package storage

import (
	"context"
	"fmt"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

// qualified puts an alias before each column of a list.
func qualified(alias, columns string) string {
	names := strings.Split(columns, ",")
	for i, name := range names {
		names[i] = alias + "." + strings.TrimSpace(name)
	}
	return strings.Join(names, ", ")
}

// both scans a row whose columns are those of one table, then of another.
type both struct {
	row  scanner
	rest []any
}

// Scan reads the first columns into dest and the rest into its own places.
func (b both) Scan(dest ...any) error { return b.row.Scan(append(dest, b.rest...)...) }

// Part is a person's part in a cycle, with the cycle and the unit.
type Part struct {
	Cycle    cycle.Cycle
	Person   cycle.Participant
	Kind     org.UnitKind
	UnitName string
}

// Part loads a person's part in a cycle, in one statement. Faults: NotFound.
func (tx *Tx) Part(ctx context.Context, id cycle.ID, person org.PersonID) (Part, error) {
	var (
		part Part
		err  error
	)
	p := &part.Person
	row := tx.queryRow(ctx, `/* Tx.Part */
		select `+qualified("c", cycleColumns)+`, `+qualified("p", participantColumns)+`, u.kind, u.name
		from participant p join cycle c on c.id = p.cycle_id join unit_part u on u.cycle_id = p.cycle_id and u.unit_id = p.unit_id
		where p.cycle_id = $1 and p.person_id = $2`, id, person)
	part.Cycle, err = scanCycle(both{row, []any{
		&p.Cycle, &p.Person, &p.Unit, &p.Name, &p.Title, &p.Post, &p.Class, &p.PartyMember, &p.Form, ref(&p.Group), &p.Exempt, &p.Order,
		&part.Kind, &part.UnitName,
	}})
	if err != nil {
		return Part{}, fmt.Errorf("load %s in cycle %s: %w", person, id, tx.fault(err))
	}
	return part, nil
}

// CycleAndUnit loads a cycle and a unit's part in it at once. Faults: NotFound.
func (tx *Tx) CycleAndUnit(ctx context.Context, id cycle.ID, unit org.UnitID) (cycle.Cycle, cycle.UnitPart, error) {
	var u cycle.UnitPart
	row := tx.queryRow(ctx, `/* Tx.CycleAndUnit */
		select `+qualified("c", cycleColumns)+`, `+qualified("u", unitPartColumns)+`
		from unit_part u join cycle c on c.id = u.cycle_id where u.cycle_id = $1 and u.unit_id = $2`, id, unit)
	c, err := scanCycle(both{row, []any{&u.Cycle, &u.Unit, &u.Name, &u.Kind, ref(&u.Group), &u.Order}})
	if err != nil {
		return c, u, fmt.Errorf("load unit %s in cycle %s: %w", unit, id, tx.fault(err))
	}
	return c, u, nil
}

// Personnel is the part of a person's file that bears on levels, with the
// units the person is in charge of.
type Personnel struct {
	org.File
	Charges []org.Charge
}

// Personnel loads absences, disciplines, transfers and charges of people, in
// one statement for any number of them.
func (tx *Tx) Personnel(ctx context.Context, ids []org.PersonID) (map[org.PersonID]Personnel, error) {
	found := make(map[org.PersonID]Personnel, len(ids))
	var values args
	list := in(&values, ids)
	const nothing = `cast(null as date)`
	_, err := collect(ctx, tx, func(row scanner) (struct{}, error) {
		var f personnelRow
		err := row.Scan(&f.table, &f.person, &f.id, &f.a, &f.b, &f.c, &f.n, &f.m, &f.yes, &f.also, &f.first, &f.second, &f.third)
		if err == nil {
			found[f.person] = f.into(found[f.person])
		}
		return struct{}{}, err
	}, `/* Tx.Personnel */
		select 'absence', person_id, id, kind, source, '', year, months, false, false, from_on, `+nothing+`, `+nothing+`
		from absence where person_id in (`+list+`)
		union all
		select 'discipline', person_id, id, kind, form, act, violation_year, counted_year, duty_related, false, issued_on, effective_on, `+nothing+`
		from discipline where person_id in (`+list+`)
		union all
		select 'transfer', person_id, id, old_unit, comment, source, 0, 0, recruited, old_unit_exists, joined_on, old_from_on, old_until_on
		from transfer where person_id in (`+list+`)
		union all
		select 'charge', person_id, id, unit_id, '', '', 0, 0, false, false, from_on, until_on, `+nothing+`
		from charge where person_id in (`+list+`)
		order by 1, 3`, values...)
	if err != nil {
		return nil, fmt.Errorf("load personnel facts of %d people: %w", len(ids), err)
	}
	return found, nil
}

// personnelRow is a row of any of the four tables.
type personnelRow struct {
	table                string
	person               org.PersonID
	id, a, b, c          string
	n, m                 int
	yes, also            bool
	first, second, third civil.Date
}

func (f personnelRow) into(p Personnel) Personnel {
	switch f.table {
	case "absence":
		p.Absences = append(p.Absences, org.Absence{
			ID: f.id, Person: f.person, Year: f.n, Kind: org.AbsenceKind(f.a), FromOn: f.first, Months: f.m, Source: f.b,
		})
	case "discipline":
		p.Disciplines = append(p.Disciplines, org.Discipline{
			ID: f.id, Person: f.person, Kind: f.a, Form: f.b, Act: f.c, IssuedOn: f.first, EffectiveOn: f.second,
			ViolationYear: f.n, CountedYear: f.m, DutyRelated: f.yes,
		})
	case "transfer":
		p.Transfers = append(p.Transfers, org.Transfer{
			ID: f.id, Person: f.person, OldUnit: f.a, Comment: f.b, Source: f.c, Recruited: f.yes, OldUnitExists: f.also,
			JoinedOn: f.first, OldPeriod: civil.Period{From: f.second, Until: f.third},
		})
	case "charge":
		p.Charges = append(p.Charges, org.Charge{
			ID: f.id, Person: f.person, Unit: org.UnitID(f.a), Period: civil.Period{From: f.first, Until: f.second},
		})
	}
	return p
}

// Standing is what a cycle knows, besides personnel facts, that bears on
// levels.
type Standing struct {
	Own         map[org.PersonID]dossier.Counts
	Units       map[org.UnitID]dossier.Counts // tasks of the units themselves
	Judged      map[org.PersonID]map[string]string
	Concluded   map[org.PersonID]map[string]string // judgements as the chair concluded them
	Levels      map[org.UnitID]string              // final levels of the units
	AgencyLevel string
	Kinds       map[org.UnitID]org.UnitKind
}

// Standing loads how people and all units of a cycle stand, in one statement
// for any number of them.
func (tx *Tx) Standing(ctx context.Context, id cycle.ID, people []org.PersonID) (Standing, error) {
	s := Standing{
		Own: map[org.PersonID]dossier.Counts{}, Units: map[org.UnitID]dossier.Counts{},
		Judged: map[org.PersonID]map[string]string{}, Concluded: map[org.PersonID]map[string]string{},
		Levels: map[org.UnitID]string{}, Kinds: map[org.UnitID]org.UnitKind{},
	}
	values := args{id}
	list := in(&values, people)
	_, err := collect(ctx, tx, func(row scanner) (struct{}, error) {
		var (
			what, word string
			person     org.PersonID
			unit       org.UnitID
			n          int
		)
		err := row.Scan(&what, &person, &unit, &word, &n)
		if err == nil {
			err = s.take(what, person, unit, word, n)
		}
		return struct{}{}, err
	}, `/* Tx.Standing */
		select 'task', '', unit_id, outcome, count(*) from task
		where cycle_id = $1 and person_id is null group by unit_id, outcome
		union all
		select 'task', person_id, unit_id, outcome, count(*) from task
		where cycle_id = $1 and person_id in (`+list+`) group by person_id, unit_id, outcome
		union all
		select 'judged', person_id, '', general, 0 from self_review where cycle_id = $1 and person_id in (`+list+`)
		union all
		select 'concluded', i.person_id, '', i.general, 0 from agenda_item i join meeting m on m.id = i.meeting_id
		where m.cycle_id = $1 and i.state = 'concluded' and i.person_id in (`+list+`)
		union all
		select case when subject = 'agency' then 'agency' else 'level' end, '', unit_id, level, 0 from rating
		where cycle_id = $1 and state = 'final' and subject in ('collective', 'agency') and level <> 'not_rated'
		union all
		select 'kind', '', unit_id, kind, 0 from unit_part where cycle_id = $1`, values...)
	if err != nil {
		return s, fmt.Errorf("load how %d people stand: %w", len(people), err)
	}
	return s, nil
}

func (s *Standing) take(what string, person org.PersonID, unit org.UnitID, word string, n int) error {
	switch what {
	case "task":
		if person == "" {
			s.Units[unit] = s.Units[unit].Add(dossier.Outcome(word), n)
		} else {
			s.Own[person] = s.Own[person].Add(dossier.Outcome(word), n)
		}
	case "judged":
		return judged(s.Judged, person, word)
	case "concluded":
		return judged(s.Concluded, person, word)
	case "level":
		s.Levels[unit] = word
	case "agency":
		s.AgencyLevel = word
	case "kind":
		s.Kinds[unit] = org.UnitKind(word)
	}
	return nil
}

func judged(into map[org.PersonID]map[string]string, person org.PersonID, text string) error {
	marks := map[string]string{}
	if err := fromJSON(&marks).Scan(text); err != nil {
		return fmt.Errorf("read judgements on %s: %w", person, err)
	}
	into[person] = marks
	return nil
}
