package app

import (
	"cmp"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
)

// file turns a roster row into what the agency holds on a person.
func (t *taking) file(row sheet.Row, place int, old org.Person) (org.File, []org.Charge) {
	person := org.Person{
		ID: cmp.Or(old.ID, org.PersonID(t.NewID())), Agency: t.batch.Agency, Name: row.Name, BornOn: row.BirthOn,
		BirthYear: row.BirthYear, PersonalID: row.PersonalID, Class: org.Class(row.Class), PartyMember: row.PartyMember,
		Version: old.Version,
	}
	if row.SexKnown {
		person.Sex = "male"
		if row.Female {
			person.Sex = "female"
		}
	}
	f := org.File{Person: person, Posts: []org.Appointment{{
		ID: t.NewID(), Person: person.ID, Unit: t.unitOf(row), Post: org.ProposePost(row.Title), Title: row.Title,
		RankCode: row.RankCode, Order: place + 1,
	}}}
	f.Absences = t.absences(row, person.ID)
	f.Disciplines = t.disciplines(row, person.ID)
	f.Transfers = t.transfers(row, person.ID)
	if row.PriorLevel != "" {
		f.Past = []org.PastRating{{Person: person.ID, Year: t.priorYear(), Level: string(row.PriorLevel), Source: t.batch.FileName}}
	}
	for _, cell := range row.Unread {
		f.Notes = append(f.Notes, org.Note{ID: t.NewID(), Batch: t.batch.ID, Person: person.ID, Row: row.Row, Label: cell.Column, Content: cell.Text})
		t.outcome.Unread++
	}
	return f, t.charges(row, person.ID)
}

func (t *taking) year() int { return cmp.Or(t.roster.Year, civil.DateOf(t.Now()).Year) }

func (t *taking) priorYear() int { return cmp.Or(t.roster.PriorYear, t.year()-1) }

// unitOf is the unit of a row; a row under no group belongs to the agency.
func (t *taking) unitOf(row sheet.Row) org.UnitID {
	return cmp.Or(t.units[org.Fold(row.Group)], t.batch.Agency)
}

var leaveKinds = map[sheet.LeaveKind]org.AbsenceKind{
	sheet.Maternity: org.Maternity, sheet.Unpaid: org.Unpaid, sheet.Sick: org.Sick,
}

// absences reads leave from the remarks; months of the column no remark
// explains are leave of another kind.
func (t *taking) absences(row sheet.Row, person org.PersonID) []org.Absence {
	var list []org.Absence
	for _, leave := range row.Facts.Leaves {
		list = append(list, org.Absence{
			ID: t.NewID(), Person: person, Year: t.year(), Kind: leaveKinds[leave.Kind], FromOn: leave.FromOn,
			Months: cmp.Or(leave.Months, row.AbsentMonths), Source: leave.Source.Text,
		})
	}
	if len(list) == 0 && row.AbsentMonths > 0 {
		list = append(list, org.Absence{ID: t.NewID(), Person: person, Year: t.year(), Kind: org.OtherAway, Months: row.AbsentMonths, Source: row.Remark})
	}
	return list
}

// disciplineForms are the words of the rule books for the roster's.
var disciplineForms = map[sheet.DisciplineForm]string{
	sheet.Reprimand: "reprimand", sheet.Warning: "warning", sheet.SalaryLowered: "pay_cut", sheet.Demotion: "demotion",
	sheet.RemovalFromOffice: "removal", sheet.Dismissal: "dismissal", sheet.Expulsion: "expulsion",
}

func (t *taking) disciplines(row sheet.Row, person org.PersonID) []org.Discipline {
	var list []org.Discipline
	for _, d := range row.Discipline {
		issued := d.IssuedOn
		if issued.IsZero() {
			issued = civil.On(t.year(), 1, 1) // the column is headed "in the year"
		}
		list = append(list, org.Discipline{
			ID: t.NewID(), Person: person, Kind: string(d.Kind), Form: disciplineForms[d.Form], Document: d.DocumentNumber,
			Act: d.DocumentNumber, IssuedOn: d.IssuedOn, EffectiveOn: issued, ViolationYear: d.Violation.Year,
			CountedYear: d.Violation.CountedYear, DutyRelated: true, Source: d.Source.Text,
		})
	}
	return list
}

func (t *taking) transfers(row sheet.Row, person org.PersonID) []org.Transfer {
	var list []org.Transfer
	for _, arrival := range row.Facts.Arrivals {
		one := org.Transfer{
			ID: t.NewID(), Person: person, JoinedOn: cmp.Or(arrival.On, row.JoinedOn), Recruited: arrival.Kind == sheet.Recruited,
			OldUnit: arrival.FromUnit, OldUnitExists: true, Source: arrival.Source.Text,
		}
		if !one.Recruited {
			one.OldPeriod = civil.Period{From: civil.On(t.year(), 1, 1), Until: one.JoinedOn}
			if !arrival.LastOn.IsZero() {
				one.OldPeriod.Until = arrival.LastOn.AddDays(1)
			}
		}
		list = append(list, one)
	}
	if len(list) == 0 && !row.JoinedOn.IsZero() && row.JoinedOn.Year == t.year() {
		list = append(list, org.Transfer{ID: t.NewID(), Person: person, JoinedOn: row.JoinedOn, Recruited: true, OldUnitExists: true, Source: row.JoinedOn.Short()})
	}
	return list
}

// charges are the units a deputy is in charge of; a name no unit bears stays
// readable among the notes.
func (t *taking) charges(row sheet.Row, person org.PersonID) []org.Charge {
	var list []org.Charge
	for _, name := range row.Facts.InCharge {
		if unit := t.units[org.Fold(name)]; unit != "" {
			list = append(list, org.Charge{ID: t.NewID(), Person: person, Unit: unit})
		}
	}
	return list
}
