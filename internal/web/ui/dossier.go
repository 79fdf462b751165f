package ui

import (
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

func dossierTone(s decision.DossierState) Tone {
	switch s {
	case decision.DossierReturned:
		return Heed
	case decision.DossierSubmitted:
		return Active
	case decision.DossierAccepted:
		return Plain
	}
	return Quiet
}

func tallyName(v View, t rating.Tally) string {
	if t.Scope == rulebook.ScopeAgency {
		return v.T("rating.quota.agency")
	}
	return t.Name
}

func itemsTable(v View, items []decision.Item) TableOf {
	t := TableOf{
		Caption: v.T("dossier.items"),
		Columns: []Column{{Label: v.T("dossier.item")}, {Label: v.T("dossier.itemState")}, {Label: v.T("dossier.basis")}},
	}
	for i, item := range items {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: strconv.Itoa(i+1) + ". " + v.T(item.Name)}, {Body: lackList(v, item.Missing)}, {Text: item.Clause},
		}})
	}
	return t
}

// filedTable is the fourth item: what is proposed for the unit and for each of
// its people.
func filedTable(v View, p app.DossierPage) TableOf {
	t := TableOf{
		Caption: v.T("dossier.proposals"),
		Columns: []Column{
			{Label: v.T("decision.who")}, {Label: v.T("decision.class")}, {Label: v.T("dossier.review")}, {Label: v.T("decision.self")},
			{Label: v.T("decision.proposed")}, {Label: v.T("dossier.place"), Number: true},
		},
		Rows: []Row{{Cells: []Cell{{Text: p.Unit.Name}, {}, {}, {}, ratedCell(v, p.Contents.Collective), {}}}},
	}
	for _, f := range p.Contents.People {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: joinedWith(" · ", f.Name, f.Title), Href: ReviewPath(p.Cycle.ID, f.Person)}, {Text: v.Word(f.Class)}, {Text: reviewIn(v, f)},
			ratedCell(v, f.Self), ratedCell(v, f.Proposed), {Text: place(f.Rank)},
		}})
	}
	return t
}

func reviewIn(v View, f decision.Filed) string {
	switch {
	case f.Handed:
		return v.T("dossier.reviewIn")
	case f.Exempt != "":
		return v.T("dossier.reviewExempt", f.Exempt)
	}
	return v.T("dossier.reviewOut")
}

func place(rank int) string {
	if rank == 0 {
		return ""
	}
	return strconv.Itoa(rank)
}

// levelCell shows a level, or nothing where there is none.
func ratedCell(v View, level rulebook.Level) Cell {
	if level == "" {
		return Cell{}
	}
	return Cell{Body: LevelTag(string(level), v.Word(level))}
}

// RankName is the field of a person's place among the excellent.
func RankName(person org.PersonID) string { return "rank-" + string(person) }

func placeField(f decision.Filed, i int, typed map[string]string, problems fault.Fields) Field {
	field := Field{Name: RankName(f.Person), Label: f.Name, Value: place(f.Rank), Numeric: true, Narrow: true}
	if typed != nil {
		field.Value = typed[field.Name]
	}
	if i == 0 {
		field.Problem = problems["rank"]
	}
	return field
}

func dossierActions(v View, p app.DossierPage) []Action {
	id, unit := p.Cycle.ID, p.Unit.Unit
	held := []Hidden{{"version", strconv.Itoa(p.Dossier.Version)}}
	submit := Action{Label: v.T("dossier.submit"), Href: SubmitDossierPath(id, unit), Allowed: p.May[authz.SubmitDossier] && p.Complete(), Main: true}
	if p.May[authz.SubmitDossier] && !submit.Allowed {
		submit.WhyNot = v.T("dossier.submitNotYet")
	}
	return []Action{
		submit,
		{Label: v.T("dossier.receive"), Href: ReceiveDossierPath(id, unit), Allowed: p.May[authz.ReceiveDossier], Post: true, Fields: held},
		{Label: v.T("dossier.accept"), Href: AcceptDossierPath(id, unit), Allowed: p.May[authz.AcceptDossier], Post: true, Main: true, Fields: held},
		{Label: v.T("dossier.return"), Href: ReturnDossierPath(id, unit), Allowed: p.May[authz.ReturnDossier]},
		{Label: v.T("dossier.papers"), Href: DocumentsPath(id, unit), Allowed: true},
	}
}

func dossiersTable(v View, p app.DossiersPage) TableOf {
	t := TableOf{
		Caption: v.T("dossiers.caption"), Empty: v.T("dossiers.none"),
		Columns: []Column{
			{Label: v.T("dossiers.unit")}, {Label: v.T("dossiers.state")}, {Label: v.T("dossiers.handed")}, {Label: v.T("dossiers.reviews"), Number: true},
			{Label: v.T("dossiers.excellent"), Number: true},
		},
	}
	for _, u := range p.Units {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: u.Part.Name, Href: DossierPath(p.Cycle.ID, u.Part.Unit)}, {Body: unitDossierState(v, u)}, {Text: v.At(u.Dossier.SubmittedAt)},
			{Text: v.T("dossiers.of", u.Handed, u.People)}, {Text: strconv.Itoa(u.Excellent)},
		}})
	}
	return t
}

func departmentUnits(v View, p app.DepartmentPage) TableOf {
	t := TableOf{
		Caption: v.T("department.units"),
		Columns: []Column{
			{Label: v.T("dossiers.unit")}, {Label: v.T("department.contribution")}, {Label: v.T("dossiers.reviews"), Number: true},
			{Label: v.T("department.meeting")}, {Label: v.T("department.dossier")},
		},
	}
	for _, u := range p.Units {
		meeting := Cell{Text: v.T("department.noMeeting")}
		if u.Minutes != "" {
			meeting = Cell{Text: v.T("meeting.state." + u.Minutes)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: u.Part.Name}, {Body: contributionState(v, u)}, {Text: v.T("dossiers.of", u.Handed, u.People)}, meeting, {Body: unitDossierState(v, u)},
		}})
	}
	return t
}

// departmentSteps are the department's own reports, conferences and decisions.
func departmentSteps(v View, p app.DepartmentPage) TableOf {
	t := TableOf{
		Caption: v.T("department.steps"), Empty: v.T("department.noSteps"),
		Columns: []Column{{Label: v.T("department.step")}, {Label: v.T("dossiers.state")}, {Label: v.T("department.on")}},
	}
	for _, u := range p.Reports {
		state := v.T("department.notBegun")
		if u.Report.State != "" {
			state = v.Word(u.Report.State)
		}
		kind := "report.kind.leadership"
		if u.Part.Kind == org.Agency {
			kind = "report.kind.agency"
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: v.T(kind)}, {Text: state}, {}}})
	}
	for _, m := range p.Meetings {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: v.Word(m.Kind)}, {Text: v.Word(m.State)}, {Text: m.HeldOn.Short()}}})
	}
	for _, d := range p.Decisions {
		name := Cell{Text: v.Word(d.Kind)}
		if p.May[authz.ViewDecision] && d.Kind != decision.Superior {
			name.Href = DecisionPath(p.Cycle.ID, d.Kind)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{name, {Text: v.Word(d.State)}, {Text: joinedWith(" · ", d.Number, d.DatedOn.Short())}}})
	}
	return t
}

func outgoingTable(v View, p app.DepartmentPage) TableOf {
	t := TableOf{
		Caption: v.T("outgoing.caption"),
		Columns: []Column{{Label: v.T("outgoing.to")}, {Label: v.T("outgoing.due")}, {Label: v.T("dossiers.state")}, {Label: v.T("document.act")}},
	}
	for _, o := range p.Outgoing {
		row := Row{Cells: []Cell{{Text: v.Word(o.Report.Recipient)}, {Text: MilestoneWords(v, o.Due.Milestone)}, {Body: outgoingState(v, o)}, {}}}
		if p.May[authz.SendOutgoing] && o.Report.State != decision.OutgoingSent && len(o.Missing) == 0 {
			row.Cells[3] = Cell{Text: v.T("outgoing.send"), Href: SendOutgoingPath(p.Cycle.ID, o.Report.Recipient)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func sectionTitles(v View, sections []rulebook.Section) []string {
	titles := make([]string, len(sections))
	for i, s := range sections {
		titles[i] = law(v, s.Title)
	}
	return titles
}
