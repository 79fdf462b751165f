package ui

import (
	"fmt"
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

func unitOptions(v View, units []org.Unit) []Option {
	options := []Option{{Label: v.T("people.allUnits")}}
	for _, u := range units {
		options = append(options, Option{Value: string(u.ID), Label: u.Name})
	}
	return options
}

func peopleTable(v View, p app.PeoplePage) TableOf {
	t := TableOf{Caption: v.T("people.title"), Empty: v.T("people.none"), Columns: []Column{
		{Label: v.T("participant.name")}, {Label: v.T("participant.title")}, {Label: v.T("participant.class")}, {Label: v.T("people.facts", p.Year)},
	}}
	if len(p.People) > 0 {
		t.Caption = v.T("people.found", p.People[0].Total)
	}
	unit := org.UnitID("-")
	for _, one := range p.People {
		if one.Unit != unit {
			unit = one.Unit
			t.Rows = append(t.Rows, Row{Group: orElse(one.UnitName, v.T("people.noUnit"))})
		}
		class := v.Word(one.Class)
		if one.PartyMember {
			class += ", " + v.T("participant.party")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: one.Name, Href: PersonPath(one.ID)}, {Text: one.Title}, {Text: class}, personFlags(v, one),
		}})
	}
	return t
}

func personFlags(v View, one app.PersonRow) Cell {
	if one.Maternity || one.Away || one.Arrived || one.Disciplined || one.Noted {
		return Cell{Body: personTags(v, one)}
	}
	return Cell{}
}

// presentTitle is the post of today with its unit.
func presentTitle(v View, p app.PersonPage) string {
	for _, h := range p.Held {
		if h.What == "post" && h.Period.Contains(civil.DateOf(v.Now)) {
			return h.Title + ", " + h.UnitName
		}
	}
	return ""
}

func personFacts(v View, p app.PersonPage) []Definition {
	one := p.File.Person
	born := typed(one.BornOn)
	if born == "" && one.BirthYear > 0 {
		born = strconv.Itoa(one.BirthYear)
	}
	return []Definition{
		{Term: v.T("person.class"), Text: v.Word(one.Class)},
		{Term: v.T("person.party"), Text: yesWord(v, one.PartyMember)},
		{Term: v.T("person.born"), Text: born},
		{Term: v.T("person.number"), Text: one.PersonalID},
		{Term: v.T("person.worked", p.Year), Text: v.T("person.months", months(p.Worked))},
	}
}

// months is a number of months in hundredths as people write it: 5,5.
func months(hundredths int) string {
	text := fmt.Sprintf("%d,%02d", hundredths/100, hundredths%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ",")
}

func periodWords(v View, p civil.Period) string {
	switch {
	case p.From.IsZero() && p.Until.IsZero():
		return v.T("person.always")
	case p.Until.IsZero():
		return v.T("person.since", p.From)
	case p.From.IsZero():
		return v.T("person.until", p.Until)
	}
	return v.T("person.between", p.From, p.Until)
}

func heldTable(v View, p app.PersonPage) TableOf {
	t := TableOf{Caption: v.T("person.posts"), Empty: v.T("person.noPosts"), Columns: []Column{
		{Label: v.T("person.what")}, {Label: v.T("person.where")}, {Label: v.T("person.when")},
	}}
	for _, what := range []string{"post", "charge", "mandate"} {
		for _, h := range p.Held {
			if h.What == what {
				t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: heldWord(v, h)}, {Text: h.UnitName}, {Text: periodWords(v, h.Period)}}})
			}
		}
	}
	return t
}

func heldWord(v View, h app.Holding) string {
	switch h.What {
	case "charge":
		return v.T("person.charge")
	case "mandate":
		return v.Word(h.Role)
	}
	return h.Title
}

func historyTable(v View, history []app.YearLevel) TableOf {
	t := TableOf{Caption: v.T("person.history"), Empty: v.T("person.noHistory"), Columns: []Column{
		{Label: v.T("person.year")}, {Label: v.T("person.level")}, {Label: v.T("person.source")},
	}}
	for _, y := range history {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: strconv.Itoa(y.Year)}, {Body: LevelTag(y.Level, v.T("level."+y.Level))}, {Text: orElse(y.Source, v.T("person.here"))},
		}})
	}
	return t
}

func absencesTable(v View, absences []org.Absence) TableOf {
	t := TableOf{Caption: v.T("person.absences"), Empty: v.T("person.noneAway"), Columns: []Column{
		{Label: v.T("person.what")}, {Label: v.T("person.year")}, {Label: v.T("person.howLong"), Number: true}, {Label: v.T("person.source")},
	}}
	for _, a := range absences {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: v.Word(a.Kind)}, {Text: strconv.Itoa(a.Year)}, {Text: months(a.Months)}, {Text: a.Source}}})
	}
	return t
}

func disciplinesTable(v View, disciplines []org.Discipline) TableOf {
	t := TableOf{Caption: v.T("person.discipline"), Empty: v.T("person.noneAway"), Columns: []Column{
		{Label: v.T("person.form")}, {Label: v.T("person.decision")}, {Label: v.T("person.effective")}, {Label: v.T("person.violation")}, {Label: v.T("person.source")},
	}}
	for _, d := range disciplines {
		violation := v.T("ui.notGiven")
		if d.ViolationYear > 0 {
			violation = strconv.Itoa(d.ViolationYear)
		}
		if d.CountedYear > 0 {
			violation += ". " + v.T("person.counted", d.CountedYear)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: v.T("discipline."+d.Kind) + ": " + v.T("discipline.form."+d.Form)}, {Text: d.Document}, {Text: typed(d.EffectiveOn)}, {Text: violation}, {Text: d.Source},
		}})
	}
	return t
}

func notesTable(v View, notes []org.Note) TableOf {
	t := TableOf{Caption: v.T("person.notes"), Columns: []Column{{Label: v.T("person.row")}, {Label: v.T("person.column")}, {Label: v.T("person.content")}}}
	for _, n := range notes {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: strconv.Itoa(n.Row)}, {Text: n.Label}, {Text: n.Content}}})
	}
	return t
}

// TransferOf is the form of an old unit's comment as typed, when it was
// refused; the zero TransferOf shows what is saved.
type TransferOf struct {
	In       app.SaveOldUnitCommentIn
	Problems fault.Fields
	Conflict bool
}

func (f TransferOf) of(t org.Transfer) bool { return f.In.Transfer == t.ID }

func (f TransferOf) comment(t org.Transfer) string {
	if f.of(t) {
		return f.In.Comment
	}
	return t.Comment
}

func (f TransferOf) on(t org.Transfer) string {
	if f.of(t) {
		return f.In.On
	}
	return typed(t.CommentOn)
}

func (f TransferOf) problem(t org.Transfer, field string) fault.Message {
	if f.of(t) {
		return f.Problems[field]
	}
	return fault.Message{}
}

// RolesOf is the two forms of the page of roles as typed, when one was refused.
type RolesOf struct {
	Mandate  app.AddMandateIn
	Charge   app.AddChargeIn
	Problems fault.Fields
}

func mandateOptions(v View) []Option {
	var options []Option
	for _, r := range org.Roles() {
		options = append(options, Option{Value: string(r), Label: v.Word(r)})
	}
	return options
}

func chargeOptions(units []org.Unit) []Option {
	var options []Option
	for _, u := range units {
		options = append(options, Option{Value: string(u.ID), Label: u.Name})
	}
	return options
}

func rolesTable(v View, p app.RolesPage) TableOf {
	t := TableOf{Caption: v.T("roles.present"), Empty: v.T("roles.none"), Columns: []Column{
		{Label: v.T("person.what")}, {Label: v.T("person.where")}, {Label: v.T("person.when")}, {Label: v.T("plan.acts")},
	}}
	for _, h := range p.Held {
		if h.What == "post" {
			continue
		}
		remove := Action{
			Label: v.T("roles.remove"), Href: RemoveHoldingPath(p.Person.ID, h.ID), Allowed: true, Post: true, Confirm: v.T("roles.removeAsk", heldWord(v, h)),
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: heldWord(v, h)}, {Text: h.UnitName}, {Text: periodWords(v, h.Period)}, {Body: rowActions(v, []Action{remove})},
		}})
	}
	return t
}
