package ui

import (
	"fmt"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/domain/dossier"
)

// TaskInOf is a stored task as its form shows it.
func TaskInOf(p app.TaskPage) app.SaveTaskIn {
	t := p.Task
	return app.SaveTaskIn{
		Owner: p.Owner, ID: t.ID, Version: t.Version, Title: t.Title, Product: t.Product, Quantity: t.Quantity, Due: t.DueOn.Short(),
		Done: t.DoneOn.Short(), Result: t.Result, Outcome: t.Outcome, Explanation: t.Explanation,
	}
}

// ShortcomingInOf is a stored shortcoming as its form shows it.
func ShortcomingInOf(p app.ShortcomingPage) app.SaveShortcomingIn {
	s := p.Shortcoming
	return app.SaveShortcomingIn{
		Owner: p.Owner, ID: s.ID, Version: s.Version, Content: s.Content, Cause: s.Cause, Measure: s.Measure, Due: s.DueOn.Short(),
		Status: s.Status, Note: s.Note,
	}
}

func outcomeOptions(v View) []Option {
	var options []Option
	for _, o := range dossier.Outcomes() {
		options = append(options, Option{Value: string(o), Label: v.Word(o)})
	}
	return options
}

func statusOptions(v View) []Option {
	var options []Option
	for _, s := range dossier.Statuses() {
		options = append(options, Option{Value: string(s), Label: v.Word(s)})
	}
	return options
}

// knownStatus leaves the choice open while nothing is told.
func knownStatus(s dossier.Status) string {
	if s == dossier.Unknown {
		return ""
	}
	return string(s)
}

// outcomeTag is how a task ended; overdue is said in red, and nothing else is.
func outcomeTag(v View, t dossier.Task) (word string, tone Tone) {
	switch {
	case t.Overdue(civil.DateOf(v.Now)):
		return v.T("task.overdue", t.DueOn), Late
	case t.Outcome == dossier.Open:
		return v.Word(t.Outcome), Active
	case !t.Outcome.AtLeast(dossier.Assured):
		return v.Word(t.Outcome), Heed
	}
	return v.Word(t.Outcome), Plain
}

func tasksTable(v View, caption string, tasks []dossier.Task, href func(dossier.Task) string, files map[dossier.TaskID][]dossier.Evidence) TableOf {
	table := TableOf{
		Caption: caption, Empty: v.T("tasks.none"),
		Columns: []Column{{Label: v.T("task.title")}, {Label: v.T("task.product")}, {Label: v.T("task.due")}, {Label: v.T("task.result")}, {Label: v.T("task.outcome")}},
	}
	if files != nil {
		table.Columns = append(table.Columns, Column{Label: v.T("task.files")})
	}
	for _, t := range tasks {
		word, tone := outcomeTag(v, t)
		cells := []Cell{
			{Text: t.Title}, {Text: joinedWith(": ", t.Product, t.Quantity)}, {Text: span(v, t)}, {Text: t.Result}, {Body: Tag(word, tone)},
		}
		if href != nil {
			cells[0].Href = href(t)
		}
		if files != nil {
			cells = append(cells, Cell{Body: evidenceLinks(files[t.ID])})
		}
		table.Rows = append(table.Rows, Row{Cells: cells})
	}
	return table
}

// span is when a task was due and when it was done.
func span(v View, t dossier.Task) string {
	if t.DoneOn.IsZero() {
		return t.DueOn.Short()
	}
	return joinedWith("; ", t.DueOn.Short(), v.T("task.doneOn", t.DoneOn))
}

func joinedWith(link string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, link)
}

// countSentence is a list of tasks in numbers (R042).
func countSentence(v View, c dossier.Counts) string {
	if c.Total == 0 {
		return v.T("tasks.none")
	}
	return v.T("tasks.counts", c.Done, c.Total, c.Done*100/c.Total, c.Assured, c.Assured*100/c.Total, c.HighEffect, c.Exceeded)
}

func shortcomingsTable(v View, caption string, list []dossier.Shortcoming, o app.Owner, may bool) TableOf {
	table := TableOf{
		Caption: caption, Empty: v.T("shortcomings.none"),
		Columns: []Column{{Label: v.T("shortcoming.content")}, {Label: v.T("shortcoming.measure")}, {Label: v.T("shortcoming.due")}, {Label: v.T("shortcoming.status")}},
	}
	for _, s := range list {
		tone := Plain
		if s.Status == dossier.Unknown {
			tone = Heed
		}
		first := Cell{Text: s.Content}
		if may {
			first.Href = ShortcomingPath(o, s.ID)
		}
		status := Tag(joinedWith(": ", v.Word(s.Status), s.Note), tone)
		table.Rows = append(table.Rows, Row{Cells: []Cell{first, {Text: s.Measure}, {Text: s.DueOn.Short()}, {Body: status}}})
	}
	return table
}

// sizeOf is a file's size as people say it.
func sizeOf(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", max(bytes>>10, 1))
	}
	return strings.Replace(fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20)), ".", ",", 1)
}

// taskDiffers lists the fields of a task two people wrote differently.
func taskDiffers(v View, mine app.SaveTaskIn, p app.TaskPage) [][3]string {
	theirs := TaskInOf(p)
	var list [][3]string
	for _, f := range [][3]string{
		{v.T("task.title"), mine.Title, theirs.Title}, {v.T("task.product"), mine.Product, theirs.Product},
		{v.T("task.quantity"), mine.Quantity, theirs.Quantity}, {v.T("task.due"), mine.Due, theirs.Due}, {v.T("task.done"), mine.Done, theirs.Done},
		{v.T("task.result"), mine.Result, theirs.Result}, {v.T("task.outcome"), v.Word(mine.Outcome), v.Word(theirs.Outcome)},
		{v.T("task.explanation"), mine.Explanation, theirs.Explanation},
	} {
		if f[1] != f[2] {
			list = append(list, f)
		}
	}
	return list
}

// unitBeside is the unit's name beside a person's; beside its own it is left
// out.
func unitBeside(w app.Whose) string {
	if w.Person == "" {
		return ""
	}
	return w.UnitName
}

func taskFacts(v View, t dossier.Task) []Definition {
	word, tone := outcomeTag(v, t)
	return []Definition{
		{Term: v.T("task.product"), Text: joinedWith(": ", t.Product, t.Quantity)}, {Term: v.T("task.due"), Text: t.DueOn.Short()},
		{Term: v.T("task.done"), Text: t.DoneOn.Short()}, {Term: v.T("task.outcome"), Body: Tag(word, tone)},
		{Term: v.T("task.result"), Text: t.Result}, {Term: v.T("task.explanation"), Text: t.Explanation},
	}
}

func shortcomingFacts(v View, s dossier.Shortcoming) []Definition {
	return []Definition{
		{Term: v.T("shortcoming.content"), Text: s.Content}, {Term: v.T("shortcoming.cause"), Text: s.Cause},
		{Term: v.T("shortcoming.status"), Text: joinedWith(": ", v.Word(s.Status), s.Note)},
		{Term: v.T("shortcoming.measure"), Text: s.Measure}, {Term: v.T("shortcoming.due"), Text: s.DueOn.Short()},
	}
}
