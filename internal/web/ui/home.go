package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
)

func todosTable(v View, p app.HomePage) TableOf {
	t := TableOf{Caption: v.T("home.todos"), Columns: []Column{{Label: v.T("home.what")}, {Label: v.T("home.when")}, {Label: v.T("home.left")}}}
	for _, todo := range p.Todos {
		due, far := Cell{Text: v.T("home.noDate")}, Cell{}
		if !todo.Due.IsZero() {
			due, far = Cell{Text: todo.Due.Short()}, Cell{Body: left(v, todo.Due)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Body: todoName(v, p.Cycle.ID, todo)}, due, far}})
	}
	return t
}

// todoWords is what waits, and about whom.
func todoWords(v View, t app.Todo) string {
	words := v.T("todo." + t.Kind)
	if t.Name != "" {
		words += ": " + t.Name
	}
	return words
}

func nextWords(v View, p app.HomePage) string {
	switch {
	case p.Cycle.State == cycle.Draft:
		return v.T("home.draft", p.Cycle.Year)
	case p.Next.ID == "":
		return v.T("home.noNext")
	}
	return v.T("home.next", p.Next.Title, MilestoneWords(v, p.Next))
}

func duesTable(v View, dues []app.Duty) TableOf {
	t := TableOf{Caption: v.T("home.dues"), Columns: []Column{{Label: v.T("home.what")}, {Label: v.T("home.when")}, {Label: v.T("home.left")}}}
	for _, d := range dues {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: d.Milestone.Title}, {Body: milestoneDue(v, d.Milestone)}, {Body: dutyLeft(v, d)}}})
	}
	return t
}

// todoPaths lead to the page where each kind of work is done.
var todoPaths = map[string]func(id cycle.ID, t app.Todo) string{
	"plan.complete": planTodo,
	"plan.issue":    planTodo,

	"review.draft": reviewTodo, "review.returned": reviewTodo, "review.revising": reviewTodo,

	"report.write": unitReportTodo, "report.resolve": unitReportTodo, "report.settle": unitReportTodo,
	"report.comment.unit": unitReportTodo, "report.comment.agency": reportTodo(dossier.AgencyReport),
	"report.comment.leadership": reportTodo(dossier.LeadershipReport), "report.write.agency": reportTodo(dossier.AgencyReport),
	"report.write.leadership": reportTodo(dossier.LeadershipReport), "contribution.write": contributionTodo,
	"meeting.prepare": conveneTodo(meeting.DivisionReview), "meeting.open": meetingTodo, "meeting.minutes": meetingTodo, "meeting.adopt": meetingTodo,
	"meeting.convene.leadership_review": conveneTodo(meeting.LeadershipReview),
	"meeting.convene.agency_ballot":     conveneTodo(meeting.AgencyBallot),
	"meeting.convene.consultation":      conveneTodo(meeting.Consultation),

	"notice.acknowledge": func(id cycle.ID, _ app.Todo) string { return MyResultPath(id) },
	"petition.answer":    func(_ cycle.ID, t app.Todo) string { return PetitionPath(decision.PetitionID(t.ID)) },
	"results.publish":    func(id cycle.ID, _ app.Todo) string { return ResultsPath(id) },
}

func planTodo(id cycle.ID, _ app.Todo) string { return PlanPath(id) }

func unitReportTodo(id cycle.ID, t app.Todo) string { return UnitReportPath(id, t.Unit) }

func contributionTodo(id cycle.ID, t app.Todo) string { return ContributionPath(id, t.Unit) }

func meetingTodo(_ cycle.ID, t app.Todo) string { return MeetingPath(meeting.ID(t.ID)) }

func reportTodo(kind dossier.ReportKind) func(cycle.ID, app.Todo) string {
	return func(id cycle.ID, t app.Todo) string {
		return ReportPath(app.ReportKey{Cycle: id, Unit: t.Unit, Kind: kind})
	}
}

func conveneTodo(kind meeting.Kind) func(cycle.ID, app.Todo) string {
	return func(id cycle.ID, t app.Todo) string {
		return MeetingPlanPath(app.MeetingKey{Cycle: id, Unit: t.Unit, Kind: kind})
	}
}

func reviewTodo(id cycle.ID, t app.Todo) string { return ReviewPath(id, org.PersonID(t.ID)) }

// TodoPath is the page where a thing that waits is done; "" while there is none.
func TodoPath(id cycle.ID, t app.Todo) string {
	if path, ok := todoPaths[t.Kind]; ok {
		return path(id, t)
	}
	return ""
}
