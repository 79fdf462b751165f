package app

import (
	"cmp"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// entryOf turns a row into what the agency holds on a person. Columns the file
// does not have say nothing: what the roster before said stays.
func (p *planner) entryOf(row sheet.Row, place int, known org.Person, was *storage.RosterEntry) storage.RosterEntry {
	person := org.Person{
		ID: known.ID, Agency: p.agency, Name: row.Name, BornOn: row.BirthOn, BirthYear: row.BirthYear,
		PersonalID: row.PersonalID, Class: org.Class(row.Class), PartyMember: row.PartyMember,
	}
	if person.ID == "" {
		person.ID = org.PersonID(p.newID())
	}
	if row.SexKnown {
		person.Sex = "male"
		if row.Female {
			person.Sex = "female"
		}
	}
	e := storage.RosterEntry{Person: person.ID, Batch: p.batch.ID, File: org.File{Person: person}}
	e.File.Posts = []org.Appointment{{
		ID: p.newID(), Person: person.ID, Unit: p.unitOf(row), Post: org.ProposePost(row.Title), Title: row.Title,
		RankCode: row.RankCode, Order: place + 1,
	}}
	e.File.Absences = p.absences(row, person.ID)
	e.File.Disciplines = p.disciplines(row, person.ID)
	e.File.Transfers = p.transfers(row, person.ID)
	if row.PriorLevel != "" {
		e.File.Past = []org.PastRating{{Person: person.ID, Year: p.priorYear(), Level: string(row.PriorLevel), Source: p.batch.FileName}}
	}
	e.Charges = p.charges(row, person.ID)
	e.File.Notes = p.notes(row, person.ID)
	if was != nil {
		p.keepUnsaid(&e, *was)
	}
	return e
}

// keepUnsaid carries over what the file has no column for, and what its cells
// leave blank of who somebody is.
func (p *planner) keepUnsaid(e *storage.RosterEntry, was storage.RosterEntry) {
	says, before := &e.File.Person, was.File.Person
	if says.BornOn.IsZero() && (says.BirthYear == 0 || says.BirthYear == before.BornOn.Year) {
		says.BornOn, says.BirthYear = before.BornOn, before.BirthYear
	}
	says.Sex = cmp.Or(says.Sex, before.Sex)
	says.Class = cmp.Or(says.Class, before.Class)
	if len(says.PersonalID) != personalDigits {
		says.PersonalID = before.PersonalID
	}
	m := p.roster.Mapping
	if !m.Has(sheet.PartyMember) {
		says.PartyMember = before.PartyMember
	}
	remarked := m.Has(sheet.Remark)
	if !remarked && !m.Has(sheet.AbsentMonths) {
		e.File.Absences = was.File.Absences
	}
	if !remarked && !m.Has(sheet.Disciplined) {
		e.File.Disciplines = was.File.Disciplines
	}
	if !remarked && !m.Has(sheet.JoinedOn) {
		e.File.Transfers = was.File.Transfers
	}
	if !remarked {
		e.Charges = was.Charges
	}
	if !m.Has(sheet.PriorLevel) {
		e.File.Past = was.File.Past
	}
	p.keepPost(e, was)
}

// keepPost carries over the parts of a post the file has no column for.
func (p *planner) keepPost(e *storage.RosterEntry, was storage.RosterEntry) {
	if len(was.File.Posts) != 1 {
		return
	}
	post, before := &e.File.Posts[0], was.File.Posts[0]
	m := p.roster.Mapping
	if !m.Has(sheet.Title) {
		post.Title, post.Post = before.Title, before.Post
	}
	if !m.Has(sheet.RankCode) {
		post.RankCode = before.RankCode
	}
	if !m.Has(sheet.UnitName) && len(p.roster.Groups) == 0 {
		post.Unit = before.Unit
	}
}

const personalDigits = 12

func (p *planner) year() int { return cmp.Or(p.roster.Year, civil.DateOf(p.now).Year) }

func (p *planner) priorYear() int { return cmp.Or(p.roster.PriorYear, p.year()-1) }

// unitOf is the unit of a row; a row under no group belongs to the agency.
func (p *planner) unitOf(row sheet.Row) org.UnitID {
	return cmp.Or(p.named[org.Fold(row.Group)], p.agency)
}

var leaveKinds = map[sheet.LeaveKind]org.AbsenceKind{
	sheet.Maternity: org.Maternity, sheet.Unpaid: org.Unpaid, sheet.Sick: org.Sick,
}

// absences reads leave from the remarks. Months of the column beyond those a
// remark counts are leave of another kind, and so is leave of unknown length
// told by nobody: it stays readable among the notes.
func (p *planner) absences(row sheet.Row, person org.PersonID) []org.Absence {
	var list []org.Absence
	told := 0
	for _, leave := range row.Facts.Leaves {
		if leave.Months == 0 {
			continue
		}
		told += leave.Months
		list = append(list, org.Absence{
			ID: p.newID(), Person: person, Year: p.year(), Kind: leaveKinds[leave.Kind], FromOn: leave.FromOn,
			Months: leave.Months, Source: leave.Source.Text,
		})
	}
	if rest := row.AbsentMonths - told; rest > 0 {
		list = append(list, org.Absence{ID: p.newID(), Person: person, Year: p.year(), Kind: org.OtherAway, Months: rest, Source: row.Remark})
	}
	return list
}

// disciplineForms are the words of the rule books for the roster's.
var disciplineForms = map[sheet.DisciplineForm]string{
	sheet.Reprimand: "reprimand", sheet.Warning: "warning", sheet.SalaryLowered: "pay_cut", sheet.Demotion: "demotion",
	sheet.RemovalFromOffice: "removal", sheet.Dismissal: "dismissal", sheet.Expulsion: "expulsion",
}

func (p *planner) disciplines(row sheet.Row, person org.PersonID) []org.Discipline {
	var list []org.Discipline
	for _, d := range row.Discipline {
		issued := d.IssuedOn
		if issued.IsZero() {
			issued = civil.On(p.year(), 1, 1) // the column is headed "in the year"
		}
		list = append(list, org.Discipline{
			ID: p.newID(), Person: person, Kind: string(d.Kind), Form: disciplineForms[d.Form], Document: d.DocumentNumber,
			Act: d.DocumentNumber, IssuedOn: d.IssuedOn, EffectiveOn: issued, ViolationYear: d.Violation.Year,
			CountedYear: d.Violation.CountedYear, DutyRelated: true, Source: d.Source.Text,
		})
	}
	return list
}

// transfers reads arrivals; one without a day stays among the notes.
func (p *planner) transfers(row sheet.Row, person org.PersonID) []org.Transfer {
	var list []org.Transfer
	for _, arrival := range row.Facts.Arrivals {
		joined := cmp.Or(arrival.On, row.JoinedOn)
		if joined.IsZero() {
			continue
		}
		one := org.Transfer{
			ID: p.newID(), Person: person, JoinedOn: joined, Recruited: arrival.Kind == sheet.Recruited,
			OldUnit: arrival.FromUnit, OldUnitExists: true, Source: arrival.Source.Text,
		}
		if !one.Recruited {
			one.OldPeriod = civil.Period{From: civil.On(p.year(), 1, 1), Until: one.JoinedOn}
			if !arrival.LastOn.IsZero() {
				one.OldPeriod.Until = arrival.LastOn.AddDays(1)
			}
		}
		list = append(list, one)
	}
	if len(list) == 0 && !row.JoinedOn.IsZero() && row.JoinedOn.Year == p.year() {
		list = append(list, org.Transfer{ID: p.newID(), Person: person, JoinedOn: row.JoinedOn, Recruited: true, OldUnitExists: true, Source: row.JoinedOn.Short()})
	}
	return list
}

// charges are the units a deputy is in charge of.
func (p *planner) charges(row sheet.Row, person org.PersonID) []org.Charge {
	var list []org.Charge
	for _, name := range row.Facts.InCharge {
		if unit := p.named[org.Fold(name)]; unit != "" {
			list = append(list, org.Charge{ID: p.newID(), Person: person, Unit: unit})
		}
	}
	return list
}

// notes are the parts of a row that became no fact: words nobody understood,
// and facts that lack the half a rule needs. Nothing in a row is lost.
func (p *planner) notes(row sheet.Row, person org.PersonID) []org.Note {
	var list []org.Note
	kept := map[sheet.Cell]bool{}
	keep := func(cell sheet.Cell) {
		if cell.Text != "" && !kept[cell] {
			kept[cell] = true
			list = append(list, org.Note{
				ID: p.newID(), Batch: p.batch.ID, Person: person, Row: row.Row, Label: p.header(cell.Column), Content: cell.Text,
			})
		}
	}
	for _, cell := range row.Unread {
		keep(cell)
	}
	for _, leave := range row.Facts.Leaves {
		if leave.Months == 0 {
			keep(leave.Source)
		}
	}
	for _, arrival := range row.Facts.Arrivals {
		if arrival.On.IsZero() && row.JoinedOn.IsZero() {
			keep(arrival.Source)
		}
	}
	if len(row.Facts.Violations) != 1 || len(row.Discipline) != 1 {
		for _, violation := range row.Facts.Violations {
			keep(violation.Source)
		}
	}
	for _, name := range row.Facts.InCharge {
		if p.named[org.Fold(name)] == "" {
			keep(sheet.Cell{Column: p.column(sheet.Remark), Text: name})
		}
	}
	return list
}
