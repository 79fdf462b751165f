package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/decision"
	"congtam/internal/web/ui"
)

func kindOf(r *http.Request) decision.Kind { return decision.Kind(r.PathValue("kind")) }

// decisionPage serves GET /cycles/{cycle}/decisions/{kind}.
func (s *Server) decisionPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.DecisionPage(r.Context(), actorOf(r), cycleOf(r), kindOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.Word(p.Kind), Crumbs: decisionCrumbs(v, p, ""), Body: ui.DecisionPage(v, p)})
}

// decisionCrumbs is the way to a decision, and to a page below it.
func decisionCrumbs(v ui.View, p app.DecisionPage, below string) []ui.Crumb {
	crumbs := []ui.Crumb{{Label: v.T("department.title"), Href: ui.DepartmentPath(p.Cycle.ID)}, {Label: v.Word(p.Kind)}}
	if below != "" {
		crumbs[1].Href = ui.DecisionPath(p.Cycle.ID, p.Kind)
		crumbs = append(crumbs, ui.Crumb{Label: below})
	}
	return crumbs
}

// draftDecision serves POST /cycles/{cycle}/decisions/{kind}.
func (s *Server) draftDecision(w http.ResponseWriter, r *http.Request) error {
	in := app.DraftDecisionIn{Cycle: cycleOf(r), Kind: kindOf(r)}
	if _, err := s.App.DraftDecision(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.DecisionPath(in.Cycle, in.Kind), "decision.drafted")
}

// fileDecision serves POST /cycles/{cycle}/decisions/{kind}/file.
func (s *Server) fileDecision(w http.ResponseWriter, r *http.Request) error {
	in := app.FileDecisionIn{
		Decision: decision.ID(r.PostFormValue("decision")), Version: version(r), Number: r.PostFormValue("number"),
		On: r.PostFormValue("on"), Note: r.PostFormValue("note"),
	}
	err := s.App.FileDecision(r.Context(), by(r), in)
	problems, wrong := fault.FieldsOf(err)
	if err != nil && !wrong {
		return err
	}
	if !wrong {
		return s.done(w, r, ui.DecisionPath(cycleOf(r), kindOf(r)), "decision.filed")
	}
	p, err := s.App.DecisionPage(r.Context(), actorOf(r), cycleOf(r), kindOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	typed := ui.DecisionTyped{Number: in.Number, On: in.On, Note: in.Note}
	return s.render(w, r, page{
		Status: http.StatusUnprocessableEntity, Wrong: true, Title: v.T("decision.file"), Crumbs: decisionCrumbs(v, p, v.T("decision.file")),
		Body: ui.FileDecisionPage(v, p, typed, problems),
	})
}

// recheckRatings serves POST /cycles/{cycle}/recheck.
func (s *Server) recheckRatings(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.RecheckRatings(r.Context(), by(r), cycleOf(r)); err != nil {
		return err
	}
	kind := decision.Kind(r.PostFormValue("kind"))
	if kind != decision.Units {
		kind = decision.People
	}
	return s.done(w, r, ui.DecisionPath(cycleOf(r), kind), "decision.rechecked")
}
