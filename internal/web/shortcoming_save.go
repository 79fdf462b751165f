package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/web/ui"
)

// shortcomingPage serves GET …/shortcomings/new and …/shortcomings/{shortcoming}.
func (s *Server) shortcomingPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawShortcoming(w, r, http.StatusOK, func(p app.ShortcomingPage) (app.SaveShortcomingIn, fault.Fields, bool) {
		return ui.ShortcomingInOf(p), nil, false
	})
}

// saveShortcoming serves POST …/shortcomings and …/shortcomings/{shortcoming}.
func (s *Server) saveShortcoming(w http.ResponseWriter, r *http.Request) error {
	in := app.SaveShortcomingIn{
		Owner: ownerOf(r), ID: r.PathValue("shortcoming"), Version: version(r), Content: r.PostFormValue("content"),
		Cause: r.PostFormValue("cause"), Measure: r.PostFormValue("measure"), Due: r.PostFormValue("due"),
		Status: dossier.Status(r.PostFormValue("status")), Note: r.PostFormValue("note"),
	}
	err := s.App.SaveShortcoming(r.Context(), by(r), in)
	problems, wrong := fault.FieldsOf(err)
	switch {
	case wrong:
		return s.drawShortcoming(w, r, http.StatusUnprocessableEntity, func(app.ShortcomingPage) (app.SaveShortcomingIn, fault.Fields, bool) {
			return in, problems, false
		})
	case errors.Is(err, fault.Conflict):
		return s.drawShortcoming(w, r, http.StatusConflict, func(app.ShortcomingPage) (app.SaveShortcomingIn, fault.Fields, bool) {
			return in, nil, true
		})
	case err != nil:
		return err
	}
	return s.done(w, r, ui.OwnerPath(in.Owner), "shortcoming.saved")
}

func (s *Server) drawShortcoming(w http.ResponseWriter, r *http.Request, status int, fill func(app.ShortcomingPage) (app.SaveShortcomingIn, fault.Fields, bool)) error {
	o := ownerOf(r)
	p, err := s.App.ShortcomingPage(r.Context(), actorOf(r), o, r.PathValue("shortcoming"))
	if err != nil {
		return err
	}
	v := s.view(r)
	in, problems, clash := fill(p)
	title := v.T("shortcoming.heading", p.Shortcoming.FromYear)
	return s.render(w, r, page{
		Status: status, Title: title, Wrong: len(problems) > 0, Crumbs: workCrumbs(v, o, p.Name, title),
		Body: ui.ShortcomingPage(v, p, in, problems, clash),
	})
}
