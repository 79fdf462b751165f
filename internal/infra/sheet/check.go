package sheet

import "congtam/internal/base/fault"

// finish joins what several cells of a row say together, and asks for what is
// missing.
func (r *rowReader) finish() {
	row := r.row
	if row.Name == "" {
		r.ask(Name, Error, fault.Say("roster.nameMissing"))
	}
	if row.PersonalID == "" {
		r.ask(PersonalID, Error, fault.Say("roster.idMissing"))
	}
	facts := &row.Facts
	if len(facts.Arrivals) == 1 && facts.Arrivals[0].On.IsZero() {
		facts.Arrivals[0].On = row.JoinedOn
	}
	if len(facts.Leaves) == 1 && facts.Leaves[0].Months == 0 {
		facts.Leaves[0].Months = row.AbsentMonths
	}
	if len(facts.Violations) == 1 && len(row.Discipline) == 1 {
		row.Discipline[0].Violation = facts.Violations[0]
	}
	r.unexplained()
}

// unexplained points out facts that come without the half a rule needs.
func (r *rowReader) unexplained() {
	row, facts := r.row, r.row.Facts
	if !row.JoinedOn.IsZero() && len(facts.Arrivals) == 0 {
		r.ask(JoinedOn, Caution, fault.Say("roster.joinedWhy", row.JoinedOn))
	}
	if row.AbsentMonths > 0 && len(facts.Leaves) == 0 {
		r.ask(AbsentMonths, Caution, fault.Say("roster.absentWhy"))
	}
	for _, l := range facts.Leaves {
		if l.Months == 0 {
			r.ask(AbsentMonths, Caution, fault.Say("roster.leaveHowLong", l.Source.Text))
		}
	}
	for _, a := range facts.Arrivals {
		if a.On.IsZero() {
			r.ask(JoinedOn, Caution, fault.Say("roster.arrivedWhen", a.Source.Text))
		}
	}
	if len(facts.Violations) > 0 && len(row.Discipline) != 1 {
		r.ask(Disciplined, Caution, fault.Say("roster.violationWhich"))
	}
}

// ask adds a problem of a field whose cell may be blank.
func (r *rowReader) ask(f Field, s Severity, m fault.Message) {
	r.row.Problems = append(r.row.Problems, Problem{Row: r.row.Row, Field: f, Message: m, Severity: s})
}

// check compares rows with each other and with what the sheet claims.
func (r *Roster) check(totals []statedTotal) {
	columns := map[Field]string{}
	for _, c := range r.Mapping.Columns {
		columns[c.Field] = c.Column
	}
	if columns[Name] == "" {
		columns[Name] = columns[GivenName]
	}
	ids, people := map[string]int{}, map[string]int{}
	for i := range r.Rows {
		row := &r.Rows[i]
		for j := range row.Problems {
			if p := &row.Problems[j]; p.Column == "" {
				p.Column = columns[p.Field]
			}
		}
		row.repeated(ids, people, columns)
	}
	units := map[string]bool{}
	for _, row := range r.Rows {
		units[key(row.Group)] = true
	}
	for _, group := range r.Groups {
		units[key(group)] = true
	}
	for i := range r.Rows {
		r.Rows[i].chargeOf(units, columns[Remark])
	}
	for _, t := range totals {
		if t.stated != t.all && t.stated != t.since {
			r.Problems = append(r.Problems, Problem{
				Row: t.row, Column: t.column, Message: fault.Say("roster.total", t.stated, t.all), Severity: Error,
			})
		}
	}
	sortProblems(r.Problems)
}

// repeated finds a person who stands in the sheet twice. Two people may share
// a name and a birthday, so that alone is only shown.
func (row *Row) repeated(ids, people map[string]int, columns map[Field]string) {
	say := func(f Field, s Severity, m fault.Message) {
		row.Problems = append(row.Problems, Problem{row.Row, columns[f], f, m, s})
	}
	if row.PersonalID != "" {
		if first, taken := ids[row.PersonalID]; taken {
			say(PersonalID, Error, fault.Say("roster.idRepeated", row.PersonalID, first))
		} else {
			ids[row.PersonalID] = row.Row
		}
	}
	if row.Name == "" || row.BirthOn.IsZero() {
		return
	}
	who := Fold(row.Name) + row.BirthOn.String()
	if first, taken := people[who]; taken {
		say(Name, Caution, fault.Say("roster.personRepeated", row.Name, row.BirthOn, first))
	} else {
		people[who] = row.Row
	}
}

// chargeOf points out units in a deputy's charge that the sheet does not have,
// and keeps their names among the unread.
func (row *Row) chargeOf(units map[string]bool, column string) {
	for _, unit := range row.Facts.InCharge {
		if !units[key(unit)] {
			row.Unread = append(row.Unread, Cell{column, unit})
			row.Problems = append(row.Problems, Problem{
				row.Row, column, Remark, fault.Say("roster.chargeUnknown", unit), Caution,
			})
		}
	}
}
