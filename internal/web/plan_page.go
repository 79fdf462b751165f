package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// planPage serves GET /cycles/{cycle}.
func (s *Server) planPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.PlanPage(r.Context(), actorOf(r), cycleOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("menu.plan"), Crumbs: planCrumbs(v, p, ""), Body: ui.PlanPage(v, p)})
}

// planPeoplePage serves GET /cycles/{cycle}/plan/people.
func (s *Server) planPeoplePage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.PlanPeoplePage(r.Context(), actorOf(r), cycleOf(r), org.UnitID(r.URL.Query().Get("unit")))
	if err != nil {
		return err
	}
	v := s.view(r)
	body := ui.PlanPeoplePage(v, p)
	return s.render(w, r, page{Title: v.T("plan.people"), Crumbs: planCrumbs(v, p, v.T("plan.people")), Body: body})
}

func cycleOf(r *http.Request) cycle.ID { return cycle.ID(r.PathValue("cycle")) }

// planCrumbs is the way to a plan, and to a page below it.
func planCrumbs(v ui.View, p app.PlanPage, below string) []ui.Crumb {
	crumbs := []ui.Crumb{{Label: v.T("plans.title"), Href: ui.PlansPath()}, {Label: v.T("plan.ofYear", p.Plan.Cycle.Year)}}
	if below != "" {
		crumbs[1].Href = ui.PlanPath(p.Plan.Cycle.ID)
		crumbs = append(crumbs, ui.Crumb{Label: below})
	}
	return crumbs
}
