package web

import (
	"net/http"
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// plansPage serves GET /cycles.
func (s *Server) plansPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawPlans(w, r, ui.PlanStart{Year: strconv.Itoa(civil.DateOf(s.Now()).Year)}, nil)
}

func (s *Server) drawPlans(w http.ResponseWriter, r *http.Request, in ui.PlanStart, problems fault.Fields) error {
	p, err := s.App.PlansPage(r.Context(), actorOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	drawn := page{Title: v.T("plans.title"), Body: ui.PlansPage(v, p, in, problems)}
	return s.render(w, r, drawn.refused(problems))
}

// refused marks a page as a form drawn again, when there are problems.
func (p page) refused(problems fault.Fields) page {
	if len(problems) > 0 {
		p.Status, p.Wrong = http.StatusUnprocessableEntity, true
	}
	return p
}

// draftPlan serves POST /cycles.
func (s *Server) draftPlan(w http.ResponseWriter, r *http.Request) error {
	in := ui.PlanStart{Year: r.PostFormValue("year"), Template: r.PostFormValue("template")}
	year, _ := strconv.Atoi(strings.TrimSpace(in.Year)) // 0 is no year, and is told so
	id, err := s.App.DraftPlan(r.Context(), by(r), app.DraftPlanIn{Year: year, Template: in.Template})
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawPlans(w, r, in, problems)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(id), "plans.started")
}
