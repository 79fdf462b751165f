package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/web/ui"
)

// saveTask serves POST …/tasks and POST …/tasks/{task}. A task somebody else
// changed meanwhile is drawn with both texts; nothing typed is lost.
func (s *Server) saveTask(w http.ResponseWriter, r *http.Request) error {
	in := readTask(r)
	_, err := s.App.SaveTask(r.Context(), by(r), in)
	problems, wrong := fault.FieldsOf(err)
	switch {
	case wrong:
		return s.drawTask(w, r, http.StatusUnprocessableEntity, func(app.TaskPage) (app.SaveTaskIn, fault.Fields, bool) { return in, problems, false })
	case errors.Is(err, fault.Conflict):
		return s.drawTask(w, r, http.StatusConflict, func(app.TaskPage) (app.SaveTaskIn, fault.Fields, bool) { return in, nil, true })
	case err != nil:
		return err
	}
	return s.done(w, r, ui.TasksPath(in.Owner), "task.saved")
}

func readTask(r *http.Request) app.SaveTaskIn {
	of := taskOf(r)
	return app.SaveTaskIn{
		Owner: of.Owner, ID: of.ID, Version: version(r), Title: r.PostFormValue("title"), Product: r.PostFormValue("product"),
		Quantity: r.PostFormValue("quantity"), Due: r.PostFormValue("due"), Done: r.PostFormValue("done"), Result: r.PostFormValue("result"),
		Outcome: dossier.Outcome(r.PostFormValue("outcome")), Explanation: r.PostFormValue("explanation"),
	}
}

// removeTask serves POST …/tasks/{task}/remove.
func (s *Server) removeTask(w http.ResponseWriter, r *http.Request) error {
	in := taskOf(r)
	if err := s.App.RemoveTask(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.TasksPath(in.Owner), "task.removed")
}
