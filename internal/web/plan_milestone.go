package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/web/ui"
)

// milestonePage serves GET /cycles/{cycle}/plan/milestones/{milestone}; "new" is
// the form of a new date.
func (s *Server) milestonePage(w http.ResponseWriter, r *http.Request) error {
	return s.drawMilestone(w, r, nil, nil)
}

func (s *Server) drawMilestone(w http.ResponseWriter, r *http.Request, typed *app.SaveMilestoneIn, refusal error) error {
	p, err := s.App.EditPlanPage(r.Context(), actorOf(r), cycleOf(r), "")
	if err != nil {
		return err
	}
	f := ui.MilestoneOf{Plan: p.Plan.Cycle, In: app.SaveMilestoneIn{Cycle: p.Plan.Cycle.ID, Inclusive: true}}
	if id := milestoneOf(r); id != "" {
		now, found := p.Plan.MilestoneByID(id)
		if !found {
			return fault.New(fault.NotFound, "record.missing")
		}
		f.Now, f.In = now, ui.MilestoneIn(now)
	}
	if typed != nil {
		f.In = *typed
	}
	v := s.view(r)
	problems, _ := fault.FieldsOf(refusal)
	drawn := page{Title: v.T("milestone.change"), Crumbs: planCrumbs(v, p, v.T("plan.milestones")), Body: ui.MilestoneForm(v, f, problems)}
	return s.render(w, r, drawn.refused(problems).outrun(refusal))
}

// milestoneOf is the date a request is about, "" for a new one.
func milestoneOf(r *http.Request) string {
	if id := r.PathValue("milestone"); id != "new" {
		return id
	}
	return ""
}

// saveMilestone serves POST /cycles/{cycle}/plan/milestones and …/{milestone}.
func (s *Server) saveMilestone(w http.ResponseWriter, r *http.Request) error {
	in := app.SaveMilestoneIn{
		Cycle: cycleOf(r), ID: milestoneOf(r), Version: version(r), Title: r.PostFormValue("title"),
		From: r.PostFormValue("from"), Until: r.PostFormValue("until"), Inclusive: r.PostFormValue("inclusive") == "yes",
		Tentative: r.PostFormValue("tentative") == "yes", Owner: cycle.Owner(r.PostFormValue("owner")), Source: r.PostFormValue("source"),
	}
	err := s.App.SaveMilestone(r.Context(), by(r), in)
	if again(err) {
		return s.drawMilestone(w, r, &in, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(in.Cycle), "plan.saved")
}

// removeMilestone serves POST /cycles/{cycle}/plan/milestones/{milestone}/remove.
func (s *Server) removeMilestone(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.RemoveMilestone(r.Context(), by(r), cycleOf(r), milestoneOf(r)); err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(cycleOf(r)), "plan.removed")
}
