package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/web/ui"
)

// signDecisionPage serves GET /cycles/{cycle}/decisions/{kind}/sign.
func (s *Server) signDecisionPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawSign(w, r, nil)
}

// signDecision serves POST /cycles/{cycle}/decisions/{kind}/sign.
func (s *Server) signDecision(w http.ResponseWriter, r *http.Request) error {
	in := app.SignDecisionIn{Decision: decision.ID(r.PostFormValue("decision")), Version: version(r), Password: r.PostFormValue("password")}
	err := s.App.SignDecision(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawSign(w, r, problems)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.DecisionPath(cycleOf(r), kindOf(r)), "decision.signedNow")
}

func (s *Server) drawSign(w http.ResponseWriter, r *http.Request, problems fault.Fields) error {
	p, err := s.App.DecisionPage(r.Context(), actorOf(r), cycleOf(r), kindOf(r))
	if err != nil {
		return err
	}
	if !p.May[authz.SignDecision] {
		return fault.New(fault.Forbidden, "forbidden.action", authz.SignDecision)
	}
	if p.Decision.State != decision.Drafted {
		return fault.New(fault.Conflict, "decision.signed")
	}
	v := s.view(r)
	shown := page{Title: v.T("decision.sign"), Crumbs: decisionCrumbs(v, p, v.T("decision.sign")), Body: ui.SignPage(v, p, !s.App.Training(), problems)}
	if len(problems) > 0 {
		shown.Status, shown.Wrong = http.StatusUnprocessableEntity, true
	}
	return s.render(w, r, shown)
}
