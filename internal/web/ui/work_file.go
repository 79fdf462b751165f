package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/dossier"
)

// ownerOf is the person of a file as owner of the work in it.
func ownerOf(s app.Subject) app.Owner {
	return app.Owner{Cycle: s.Cycle.ID, Unit: s.Person.Unit, Person: s.Person.Person}
}

// fileSteps is a file as a list of what is to do.
func fileSteps(v View, p app.FilePage) []Step {
	o := ownerOf(p.Subject)
	return []Step{
		tasksStep(v, p, o), shortcomingsStep(v, p),
		{Title: v.T("file.step.review"), Href: ReviewPath(o.Cycle, o.Person), State: reviewStanding(p.Review), Status: v.Word(p.Review.State), Tone: reviewTone(p.Review), Note: reviewNote(v, p)},
		{Title: v.T("file.step.meeting"), State: standing(p.Review.Concluded, p.Review.State == dossier.Submitted), Note: v.T("file.step.meetingNote")},
		completeStep(v, p, o),
	}
}

func standing(done, can bool) Standing {
	switch {
	case done:
		return StepDone
	case can:
		return StepCurrent
	}
	return StepNext
}

func tasksStep(v View, p app.FilePage, o app.Owner) Step {
	open := 0
	for _, t := range p.Tasks {
		if t.Outcome == dossier.Open {
			open++
		}
	}
	s := Step{Title: v.T("file.step.tasks"), Href: TasksPath(o), State: standing(len(p.Tasks) > 0 && open == 0, true), Note: countSentence(v, p.Counts)}
	if open > 0 {
		s.Status, s.Tone = v.T("file.open", open), Heed
	}
	return s
}

func shortcomingsStep(v View, p app.FilePage) Step {
	untold := dossier.Untold(p.Shortcomings)
	s := Step{Title: v.T("file.step.shortcomings", p.Cycle.Year-1), Href: "#shortcomings", State: standing(untold == 0, true), Note: v.T("file.carried", len(p.Shortcomings))}
	if untold > 0 {
		s.Status, s.Tone = v.T("file.untold", untold), Heed
	}
	return s
}

func completeStep(v View, p app.FilePage, o app.Owner) Step {
	done := p.Review.State == dossier.Completed
	s := Step{Title: v.T("file.step.complete"), State: standing(done, p.Review.Concluded), Note: v.T("file.step.completeNote")}
	if s.State != StepNext {
		s.Href = ReviewPath(o.Cycle, o.Person)
	}
	return s
}

func reviewStanding(r dossier.Review) Standing {
	if r.State == dossier.Draft || r.State == dossier.Returned {
		return StepCurrent
	}
	return StepDone
}

func reviewTone(r dossier.Review) Tone {
	switch r.State {
	case dossier.Returned:
		return Heed
	case dossier.Draft:
		return Active
	}
	return Plain
}

func reviewNote(v View, p app.FilePage) string {
	switch {
	case p.Review.State == dossier.Returned:
		return v.T("review.returnedBecause", p.Review.ReturnedNote)
	case !p.Review.SubmittedAt.IsZero():
		return v.T("review.handedInAt", p.Review.SubmittedAt)
	case len(p.Due) > 0:
		last := p.Due[0].Milestone.LastDay()
		return v.T("review.due", last, v.Left(last))
	}
	return ""
}

func dueTable(v View, due []app.Due) TableOf {
	t := TableOf{Caption: v.T("due.heading"), Empty: v.T("due.none"), Columns: []Column{{Label: v.T("due.what")}, {Label: v.T("due.last")}, {Label: v.T("due.left")}}}
	for _, d := range due {
		last := d.Milestone.LastDay()
		tone := Plain
		if v.Late(last) {
			tone = Late
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: d.Milestone.Title}, {Text: last.Short()}, {Body: Tag(v.Left(last), tone)}}})
	}
	return t
}

func membersTable(v View, p app.UnitPage) TableOf {
	t := TableOf{
		Caption: v.T("unit.members", p.HandedIn, len(p.Members)), Empty: v.T("unit.nobody"),
		Columns: []Column{{Label: v.T("unit.name")}, {Label: v.T("unit.post")}, {Label: v.T("unit.tasks")}, {Label: v.T("unit.review")}, {Label: v.T("unit.lacks")}},
	}
	for _, m := range p.Members {
		state, tone := v.Word(m.State), reviewTone(dossier.Review{State: m.State})
		if !m.Begun {
			state, tone = v.T("unit.notBegun"), Quiet
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: m.Name, Href: FilePath(p.Whose.Cycle, m.Person)}, {Text: m.Title}, {Text: shortCount(v, m.Counts)}, {Body: Tag(state, tone)}, {Text: lacks(v, m)},
		}})
	}
	return t
}

func shortCount(v View, c dossier.Counts) string {
	if c.Total == 0 {
		return v.T("unit.noTask")
	}
	return v.T("unit.count", c.Done, c.Total)
}

// lacks says in a few words what a member still owes.
func lacks(v View, m app.Member) string {
	if m.Exempt != "" {
		return v.T("unit.exempt", m.Exempt)
	}
	var parts []string
	switch {
	case m.State == dossier.Returned:
		parts = append(parts, v.T("review.returnedBecause", m.Returned))
	case m.State == dossier.Draft:
		parts = append(parts, v.T("unit.owesReview"))
	}
	if m.Counts.Total == 0 {
		parts = append(parts, v.T("unit.noTask"))
	}
	if m.Open > 0 {
		parts = append(parts, v.T("file.open", m.Open))
	}
	if m.Untold > 0 {
		parts = append(parts, v.T("file.untold", m.Untold))
	}
	return joinedWith("; ", parts...)
}

// formNote says what of a form was not compared with its source.
func formNote(v View, f app.ReviewForm) string { return law(v, f.Note) }

// fileKicker names whose file a page shows.
func fileKicker(v View, s app.Subject) string {
	return joinedWith(" · ", s.Person.Name, s.Person.Title, s.Unit, v.T("file.year", s.Cycle.Year))
}
