package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
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
}

func planTodo(id cycle.ID, _ app.Todo) string { return PlanPath(id) }

// TodoPath is the page where a thing that waits is done; "" while there is none.
func TodoPath(id cycle.ID, t app.Todo) string {
	if path, ok := todoPaths[t.Kind]; ok {
		return path(id, t)
	}
	return ""
}
