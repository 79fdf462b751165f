package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// editPlanPage serves GET /cycles/{cycle}/plan/edit.
func (s *Server) editPlanPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawPlanForm(w, r, nil, nil)
}

// drawPlanForm draws the form with what is saved, or again with what was typed
// and why it was not taken.
func (s *Server) drawPlanForm(w http.ResponseWriter, r *http.Request, typed *app.SavePlanIn, refusal error) error {
	p, err := s.App.EditPlanPage(r.Context(), actorOf(r), cycleOf(r), "")
	if err != nil {
		return err
	}
	v, in := s.view(r), ui.PlanIn(p.Plan.Cycle)
	if typed != nil {
		in = *typed
	}
	problems, _ := fault.FieldsOf(refusal)
	drawn := page{Title: v.T("plan.edit"), Crumbs: planCrumbs(v, p, v.T("plan.edit")), Body: ui.PlanForm(v, p, in, problems)}
	return s.render(w, r, drawn.refused(problems).outrun(refusal))
}

// outrun marks a form drawn again because somebody else was faster.
func (p page) outrun(refusal error) page {
	if errors.Is(refusal, fault.Conflict) {
		p.Status, p.Wrong = http.StatusConflict, true
	}
	return p
}

// savePlan serves POST /cycles/{cycle}/plan/edit.
func (s *Server) savePlan(w http.ResponseWriter, r *http.Request) error {
	in := app.SavePlanIn{
		Cycle: cycleOf(r), Version: version(r), Title: r.PostFormValue("title"), Purpose: r.PostFormValue("purpose"),
		Number: r.PostFormValue("number"), On: r.PostFormValue("on"),
	}
	err := s.App.SavePlan(r.Context(), by(r), in)
	if again(err) {
		return s.drawPlanForm(w, r, &in, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(in.Cycle), "plan.saved")
}

// again tells whether a refused form is drawn again with what was typed: a
// field is wrong, or somebody else saved first.
func again(err error) bool {
	_, wrong := fault.FieldsOf(err)
	return wrong || errors.Is(err, fault.Conflict)
}
