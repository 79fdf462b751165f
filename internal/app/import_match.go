package app

import (
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
)

// recognise finds whom a row is about: by personal number, else by what a
// person decided about namesakes born on the same day. Nobody is ever taken
// for another on the name alone.
func (p *planner) recognise(one *RosterRow) *org.Person {
	if known, ok := p.byID[one.PersonalID]; ok && one.PersonalID != "" {
		return &known
	}
	one.Likes = p.namesakes(one.Row)
	decided := p.in.Same[one.Row.Row]
	switch {
	case decided == SomebodyNew, len(one.Likes) == 0 && decided == "":
		return nil
	case decided == "":
		one.Fate = RowUnclear
		one.Must = !hasError(one.Problems) // a row with errors is left out anyway
		return nil
	}
	for _, like := range one.Likes {
		if string(like.Person.ID) == decided && p.taken[like.Person.ID] == 0 {
			p.taken[like.Person.ID] = one.Row.Row
			one.Problems = slices.DeleteFunc(one.Problems, aboutNumber) // the number held stays
			return &like.Person
		}
	}
	one.Fate, one.Must = RowUnclear, true
	return nil
}

// aboutNumber tells the problems that end once somebody says who it is.
func aboutNumber(one sheet.Problem) bool {
	return one.Field == sheet.PersonalID && one.Message.Key != "roster.idRepeated"
}

// namesakes are people held under the name of a row, born on the same day or,
// where only a year is known, in the same year; those of its unit first. Who
// stands elsewhere in the file by number is no candidate.
func (p *planner) namesakes(row sheet.Row) []Held {
	if row.Name == "" || row.BirthYear == 0 {
		return nil
	}
	var likes []Held
	unit := p.named[org.Fold(row.Group)]
	for _, one := range p.people {
		if p.byNumberElsewhere(one.ID, row.Row) || org.Fold(one.Name) != org.Fold(row.Name) || !sameBirth(one, row) {
			continue
		}
		inUnit := slices.ContainsFunc(p.posts[one.ID], func(a org.Appointment) bool { return a.Unit == unit })
		if inUnit {
			likes = slices.Insert(likes, 0, p.shown(one))
		} else {
			likes = append(likes, p.shown(one))
		}
	}
	return likes
}

func (p *planner) byNumberElsewhere(id org.PersonID, row int) bool {
	at := p.taken[id]
	return at != 0 && at != row
}

func sameBirth(held org.Person, row sheet.Row) bool {
	if held.BornOn.IsZero() || row.BirthOn.IsZero() {
		year := held.BirthYear
		if year == 0 {
			year = held.BornOn.Year
		}
		return year == row.BirthYear
	}
	return held.BornOn == row.BirthOn
}

// checkRow adds what only shows beside what the agency holds.
func (p *planner) checkRow(one *RosterRow, known *org.Person) {
	say := func(field sheet.Field, severity sheet.Severity, m fault.Message) {
		one.Problems = append(one.Problems, sheet.Problem{Row: one.Row.Row, Column: p.column(field), Field: field, Message: m, Severity: severity})
	}
	if one.Class == "" && (known == nil || known.Class == "") && one.Fate == "" {
		say(sheet.ClassOf, sheet.Error, fault.Say("import.noClass"))
	}
	if known != nil && one.PersonalID == known.PersonalID && org.Fold(known.Name) != org.Fold(one.Name) &&
		one.BirthYear != 0 && !sameBirth(*known, one.Row) {
		say(sheet.PersonalID, sheet.Error, fault.Say("import.otherPerson", one.PersonalID, known.Name, bornOf(*known)))
	}
	if one.Group == "" {
		say(sheet.UnitName, sheet.Caution, fault.Say("import.noUnit"))
	}
}

// bornOf shows a birth as far as it is known.
func bornOf(p org.Person) any {
	if p.BornOn.IsZero() {
		return p.BirthYear
	}
	return p.BornOn
}

// column is the letter of the column mapped to a field.
func (p *planner) column(field sheet.Field) string {
	for _, c := range p.roster.Mapping.Columns {
		if c.Field == field {
			return c.Column
		}
	}
	return ""
}

// header is a column's heading, or its letter.
func (p *planner) header(column string) string {
	for _, c := range p.roster.Mapping.Columns {
		if c.Column == column && c.Header != "" {
			return c.Header
		}
	}
	return column
}
