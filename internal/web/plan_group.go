package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// groupPage serves GET /cycles/{cycle}/plan/people/{person} and …/units/{unit}.
func (s *Server) groupPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawGroup(w, r, nil, nil)
}

func (s *Server) drawGroup(w http.ResponseWriter, r *http.Request, chosen *app.SetGroupIn, refusal error) error {
	p, err := s.App.EditPlanPage(r.Context(), actorOf(r), cycleOf(r), org.PersonID(r.PathValue("person")))
	if err != nil {
		return err
	}
	f, found := groupForm(p.Plan, org.PersonID(r.PathValue("person")), org.UnitID(r.PathValue("unit")))
	if !found {
		return fault.New(fault.NotFound, "record.missing")
	}
	if chosen != nil {
		f.In, f.Conflict = *chosen, errors.Is(refusal, fault.Conflict)
	}
	v := s.view(r)
	problems, _ := fault.FieldsOf(refusal)
	drawn := page{Title: v.T("participant.group"), Crumbs: planCrumbs(v, p, f.Name), Body: ui.GroupForm(v, f, problems)}
	return s.render(w, r, drawn.refused(problems).outrun(refusal))
}

func groupForm(plan cycle.Plan, person org.PersonID, unit org.UnitID) (ui.GroupOf, bool) {
	f := ui.GroupOf{Plan: plan}
	if person != "" {
		one, found := plan.Participant(person)
		f.Name, f.Group, f.Exempt = one.Name, one.Group, one.Exempt
		f.In = app.SetGroupIn{Person: person, Group: one.Group, Exempt: one.Exempt}
		return f, found
	}
	part, found := plan.UnitPart(unit)
	f.Name, f.Group = part.Name, part.Group
	f.In = app.SetGroupIn{Unit: unit, Group: part.Group}
	return f, found
}

// setGroup serves POST /cycles/{cycle}/plan/people/{person} and …/units/{unit}.
func (s *Server) setGroup(w http.ResponseWriter, r *http.Request) error {
	in := app.SetGroupIn{
		Cycle: cycleOf(r), Person: org.PersonID(r.PathValue("person")), Unit: org.UnitID(r.PathValue("unit")),
		Group: cycle.GroupID(r.PostFormValue("group")), Was: cycle.GroupID(r.PostFormValue("was")),
		Exempt: r.PostFormValue("exempt"), WasExempt: r.PostFormValue("was-exempt"),
	}
	err := s.App.SetGroup(r.Context(), by(r), in)
	if again(err) {
		return s.drawGroup(w, r, &in, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(in.Cycle), "group.moved")
}

// enrolAgain serves POST /cycles/{cycle}/plan/enrol.
func (s *Server) enrolAgain(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.EnrolAgain(r.Context(), by(r), cycleOf(r)); err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(cycleOf(r)), "plan.enrolled")
}
