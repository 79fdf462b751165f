package ui

import (
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// PlanStart is the form that starts a year, as typed.
type PlanStart struct{ Year, Template string }

func templateOptions(p app.PlansPage) []Option {
	var options []Option
	for _, t := range p.Templates {
		options = append(options, Option{Value: t.ID, Label: t.Title})
	}
	return options
}

func plansTable(v View, cycles []cycle.Cycle) TableOf {
	t := TableOf{Caption: v.T("plans.title"), Columns: []Column{
		{Label: v.T("plans.year")}, {Label: v.T("plan.title")}, {Label: v.T("plans.number")}, {Label: v.T("plans.state")},
	}}
	for _, c := range cycles {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: strconv.Itoa(c.Year), Href: PlanPath(c.ID)}, {Text: c.Title}, {Text: planNumber(v, c)}, {Body: Tag(v.Word(c.State), Active)},
		}})
	}
	return t
}

func planNumber(v View, c cycle.Cycle) string {
	if c.PlanNumber == "" || c.PlanOn.IsZero() {
		return v.T("plan.unnumbered")
	}
	return v.T("plan.numbered", c.PlanNumber, c.PlanOn)
}

func planEditLabel(v View, c cycle.Cycle) string {
	if c.State == cycle.Draft {
		return v.T("plan.edit")
	}
	return v.T("plan.file")
}

// planEditable tells whether the reader may still change what a plan fixes.
func planEditable(p app.PlanPage) bool {
	return p.May[authz.EditPlan] && p.Plan.Cycle.State == cycle.Draft
}

func planHead(v View, p cycle.Plan) []Definition {
	list := []Definition{{Term: v.T("plans.number"), Text: planNumber(v, p.Cycle)}, {Term: v.T("plan.state"), Text: v.Word(p.Cycle.State)}}
	if issuer, ok := p.Participant(p.Cycle.IssuedBy); ok {
		list[1].Text = v.T("plan.issuedBy", issuer.Name+", "+issuer.Title, p.Cycle.IssuedAt)
	}
	return append(list, Definition{Term: v.T("plan.purpose"), Text: p.Cycle.Purpose})
}

// MilestoneWords says a date as the law counts it: "trước ngày" leaves the day
// itself out (C11).
func MilestoneWords(v View, m cycle.Milestone) string {
	switch {
	case !m.From.IsZero() && m.Inclusive:
		return v.T("milestone.range", m.From, m.Until)
	case !m.From.IsZero():
		return v.T("milestone.rangeBefore", m.From, m.Until, m.LastDay())
	case m.Inclusive:
		return v.T("milestone.latest", m.Until)
	}
	return v.T("milestone.before", m.Until, m.LastDay())
}

func milestonesTable(v View, p app.PlanPage) TableOf {
	t := TableOf{Caption: v.T("plan.milestones"), Empty: v.T("plan.noMilestones"), Columns: []Column{
		{Label: v.T("milestone.what")}, {Label: v.T("milestone.when")}, {Label: v.T("milestone.left")}, {Label: v.T("milestone.who")}, {Label: v.T("milestone.source")},
	}}
	for _, m := range p.Plan.Milestones {
		name := Cell{Text: m.Title}
		if planEditable(p) {
			name.Href = MilestonePath(m.Cycle, m.ID)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			name, {Body: milestoneDue(v, m)}, {Body: left(v, m.LastDay())}, {Text: v.Word(m.Owner)}, {Text: m.Source},
		}})
	}
	return t
}

func textsTable(v View, p app.PlanPage) TableOf {
	t := TableOf{Caption: v.T("plan.documents"), Empty: v.T("plan.noDocuments"), Columns: []Column{
		{Label: v.T("text.citation")}, {Label: v.T("text.role")}, {Label: v.T("text.state")},
	}}
	if p.May[authz.EditPlan] {
		t.Columns = append(t.Columns, Column{Label: v.T("plan.acts")})
	}
	for _, d := range p.Plan.Documents {
		cells := []Cell{{Text: d.Citation}, {Text: v.Word(d.Role)}, {Body: documentState(v, d)}}
		if planEditable(p) {
			cells[0].Href = TextPath(d.Cycle, d.ID)
		}
		if p.May[authz.EditPlan] {
			cells = append(cells, Cell{Body: rowActions(v, []Action{tickAction(v, d)})})
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

func tickAction(v View, d cycle.Document) Action {
	a := Action{
		Label: v.T("text.tick"), Href: TickTextPath(d.Cycle, d.ID), Allowed: true, Post: true,
		Fields: []Hidden{{"version", strconv.Itoa(d.Version)}, {"done", yes(!d.Done)}},
	}
	if d.Done {
		a.Label = v.T("text.untick")
	}
	return a
}

func planUnitsTable(v View, p app.PlanPage) TableOf {
	t := TableOf{Caption: v.T("plan.units"), Empty: v.T("plan.noUnits"), Columns: []Column{
		{Label: v.T("planUnit.name")}, {Label: v.T("planUnit.head")}, {Label: v.T("planUnit.people"), Number: true}, {Label: v.T("planUnit.group")},
	}}
	for _, u := range p.Plan.Units {
		if u.Kind == org.Agency {
			continue
		}
		group := Cell{Text: groupName(v, p.Plan, u.Group)}
		if !u.Reviewed() {
			group.Text = ""
		} else if planEditable(p) {
			group.Href = PlanUnitPath(p.Plan.Cycle.ID, u.Unit)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: u.Name, Href: PlanPeoplePath(p.Plan.Cycle.ID, u.Unit)},
			{Text: orElse(p.Staff[u.Unit].Head, v.T("planUnit.noHead"))}, {Text: strconv.Itoa(p.Staff[u.Unit].People)}, group,
		}})
	}
	return t
}

func groupName(v View, p cycle.Plan, id cycle.GroupID) string {
	for _, g := range p.Groups {
		if g.ID == id {
			return g.Name
		}
	}
	return v.T("group.none")
}

func participantsTable(v View, p app.PlanPage) TableOf {
	t := TableOf{Caption: v.T("plan.people"), Empty: v.T("participant.none"), Columns: []Column{
		{Label: v.T("participant.name")}, {Label: v.T("participant.title")}, {Label: v.T("participant.class")},
		{Label: v.T("participant.form")}, {Label: v.T("participant.group")},
	}}
	for _, u := range p.Plan.Units {
		first := len(t.Rows)
		for _, one := range p.Plan.Participants {
			if one.Unit == u.Unit {
				t.Rows = append(t.Rows, participantRow(v, p, one))
			}
		}
		if len(t.Rows) > first {
			t.Rows = append(t.Rows[:first], append([]Row{{Group: u.Name}}, t.Rows[first:]...)...)
		}
	}
	return t
}

func participantRow(v View, p app.PlanPage, one cycle.Participant) Row {
	class := v.Word(one.Class)
	if one.PartyMember {
		class += ", " + v.T("participant.party")
	}
	owed := Cell{Body: formOwed(v, p.Forms[one.Form], one.Form)}
	if one.Exempt != "" {
		owed = Cell{Text: v.T("participant.exempt", one.Exempt)}
	}
	group := Cell{Text: groupName(v, p.Plan, one.Group)}
	if p.May[authz.EditPlan] {
		group.Href = PlanPersonPath(p.Plan.Cycle.ID, one.Person)
	}
	return Row{Cells: []Cell{{Text: one.Name}, {Text: one.Title}, {Text: class}, owed, group}}
}

// FormName is how a form is called: its code and the text it comes from.
func FormName(form rulebook.Form, id string) string {
	if form.ID == "" {
		return id
	}
	return form.Code + ", " + form.Document
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

func ownerOptions(v View) []Option {
	var options []Option
	for _, o := range cycle.Owners() {
		options = append(options, Option{Value: string(o), Label: v.Word(o)})
	}
	return options
}

func roleOptions(v View) []Option {
	var options []Option
	for _, r := range cycle.DocumentRoles() {
		options = append(options, Option{Value: string(r), Label: v.Word(r)})
	}
	return options
}

// typed is a day as a form shows it.
func typed(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Short()
}
