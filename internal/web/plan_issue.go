package web

import (
	"errors"
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/web/ui"
)

// issuePlanPage serves GET /cycles/{cycle}/plan/issue: the pause before an act
// that cannot be taken back.
func (s *Server) issuePlanPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.IssuePlanPage(r.Context(), actorOf(r), cycleOf(r))
	if err != nil {
		return err
	}
	v, c := s.view(r), p.Plan.Cycle
	confirm := ui.ConfirmOf{
		Title: v.T("plan.issueAsk", c.Year), Text: v.T("plan.issueText"), Effects: issueEffects(v, p.Plan), Back: ui.PlanPath(c.ID),
		Action: ui.Action{
			Label: v.T("plan.issue"), Href: ui.IssuePlanPath(c.ID), Grave: true,
			Fields: []ui.Hidden{{Name: "version", Value: strconv.Itoa(c.Version)}},
		},
	}
	return s.render(w, r, page{Title: v.T("plan.issue"), Crumbs: planCrumbs(v, p, v.T("plan.issue")), Body: ui.ConfirmPage(v, confirm)})
}

// issueEffects say what issuing sets going, with the numbers of this plan.
func issueEffects(v ui.View, p cycle.Plan) []string {
	var first, last civil.Date
	for _, m := range p.Milestones {
		if first.IsZero() || m.LastDay().Before(first) {
			first = m.LastDay()
		}
		if m.LastDay().After(last) {
			last = m.LastDay()
		}
	}
	units := 0
	for _, u := range p.Units {
		if u.Reviewed() {
			units++
		}
	}
	effects := []string{v.T("plan.issueDates", len(p.Milestones), first, last), v.T("plan.issuePeople", len(p.Participants), units)}
	for _, d := range p.Documents {
		if !d.Resolved {
			effects = append(effects, v.T("plan.issueOpen", d.Citation))
		}
	}
	return effects
}

// issuePlan serves POST /cycles/{cycle}/plan/issue.
func (s *Server) issuePlan(w http.ResponseWriter, r *http.Request) error {
	err := s.App.IssuePlan(r.Context(), by(r), app.IssuePlanIn{Cycle: cycleOf(r), Version: version(r)})
	if f, ok := errors.AsType[*fault.Fault](err); ok && f.Says.Key == "record.changed" {
		return fault.New(fault.Conflict, "plan.changedSince")
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(cycleOf(r)), "plan.issuedNow")
}
