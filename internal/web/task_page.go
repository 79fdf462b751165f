package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/web/ui"
)

// tasksPage serves GET …/tasks of a person or a unit.
func (s *Server) tasksPage(w http.ResponseWriter, r *http.Request) error {
	o := ownerOf(r)
	p, err := s.App.TasksPage(r.Context(), actorOf(r), o)
	if err != nil {
		return err
	}
	v := s.view(r)
	title := v.T("tasks.heading", p.Year)
	return s.render(w, r, page{Title: title, Crumbs: workCrumbs(v, o, p.Name, title), Body: ui.TasksPage(v, p)})
}

func taskOf(r *http.Request) app.TaskIn {
	return app.TaskIn{Owner: ownerOf(r), ID: dossier.TaskID(r.PathValue("task"))}
}

// taskPage serves GET …/tasks/new and GET …/tasks/{task}.
func (s *Server) taskPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawTask(w, r, http.StatusOK, func(p app.TaskPage) (app.SaveTaskIn, fault.Fields, bool) {
		return ui.TaskInOf(p), nil, false
	})
}

// drawTask draws a task with what fill puts into its form.
func (s *Server) drawTask(w http.ResponseWriter, r *http.Request, status int, fill func(app.TaskPage) (app.SaveTaskIn, fault.Fields, bool)) error {
	p, err := s.App.TaskPage(r.Context(), actorOf(r), taskOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	in, problems, clash := fill(p)
	title := v.T("task.new")
	if p.Task.ID != "" {
		title = p.Task.Title
	}
	return s.render(w, r, page{
		Status: status, Title: title, Wrong: len(problems) > 0, Crumbs: workCrumbs(v, p.Owner, p.Name, title),
		Body: ui.TaskPage(v, p, in, problems, clash),
	})
}
