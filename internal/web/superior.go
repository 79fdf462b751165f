package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/ui"
)

// superiorPage serves GET /cycles/{cycle}/superior.
func (s *Server) superiorPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawSuperior(w, r, http.StatusOK, ui.SuperiorTyped{}, nil)
}

// enterProvisional serves POST /cycles/{cycle}/superior.
func (s *Server) enterProvisional(w http.ResponseWriter, r *http.Request) error {
	in := app.EnterProvisionalIn{
		Cycle: cycleOf(r), Subject: decision.Subject(r.PostFormValue("subject")), Unit: org.UnitID(r.PostFormValue("unit")),
		Person: org.PersonID(r.PostFormValue("person")), Level: rulebook.Level(r.PostFormValue("level")), Reason: r.PostFormValue("reason"),
	}
	err := s.App.EnterProvisional(r.Context(), by(r), in)
	if err == nil {
		return s.done(w, r, ui.SuperiorPath(in.Cycle), "superior.enteredNow")
	}
	typed := ui.SuperiorTyped{Subject: string(in.Subject) + string(in.Person), Level: string(in.Level), Reason: in.Reason}
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawSuperior(w, r, http.StatusUnprocessableEntity, typed, problems)
	}
	if f, ok := errors.AsType[*fault.Fault](err); ok && f.Kind == fault.Refused && len(f.List) == 0 {
		typed.Clause = f.Clause
		return s.drawSuperior(w, r, http.StatusConflict, typed, fault.Fields{"level": f.Says})
	}
	return err
}

func (s *Server) drawSuperior(w http.ResponseWriter, r *http.Request, status int, typed ui.SuperiorTyped, problems fault.Fields) error {
	p, err := s.App.SuperiorPage(r.Context(), actorOf(r), cycleOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	crumbs := []ui.Crumb{{Label: v.T("department.title"), Href: ui.DepartmentPath(p.Cycle.ID)}, {Label: v.Word(decision.Superior)}}
	return s.render(w, r, page{
		Status: status, Wrong: status != http.StatusOK, Title: v.Word(decision.Superior), Crumbs: crumbs, Body: ui.SuperiorPage(v, p, typed, problems),
	})
}

// enterSuperiorPage serves GET /ratings/{rating}/superior.
func (s *Server) enterSuperiorPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawEnterSuperior(w, r, ui.SuperiorResult{}, nil)
}

// enterSuperior serves POST /ratings/{rating}/superior.
func (s *Server) enterSuperior(w http.ResponseWriter, r *http.Request) error {
	in := app.EnterSuperiorIn{
		Rating: ratingOf(r), Version: version(r), Level: rulebook.Level(r.PostFormValue("level")), Number: r.PostFormValue("number"),
		On: r.PostFormValue("on"), Body: r.PostFormValue("body"),
	}
	err := s.App.EnterSuperior(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawEnterSuperior(w, r, ui.SuperiorResult{Level: string(in.Level), Number: in.Number, On: in.On, Body: in.Body}, problems)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, r.PostFormValue("back"), "superior.recorded")
}

func (s *Server) drawEnterSuperior(w http.ResponseWriter, r *http.Request, typed ui.SuperiorResult, problems fault.Fields) error {
	p, err := s.App.RatingPage(r.Context(), actorOf(r), ratingOf(r))
	if err != nil {
		return err
	}
	if !p.May[authz.EnterSuperior] {
		return fault.New(fault.Forbidden, "forbidden.action", authz.EnterSuperior)
	}
	v := s.view(r)
	crumbs := []ui.Crumb{{Label: v.Word(decision.Superior), Href: ui.SuperiorPath(p.Cycle.ID)}, {Label: p.Line.Name}}
	shown := page{Title: v.T("superior.result"), Crumbs: crumbs, Body: ui.EnterSuperiorPage(v, p, typed, problems)}
	if len(problems) > 0 {
		shown.Status, shown.Wrong = http.StatusUnprocessableEntity, true
	}
	return s.render(w, r, shown)
}
