package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// meetingKeyOf is the meeting a request plans; a path without a kind is a
// division's own.
func meetingKeyOf(r *http.Request) app.MeetingKey {
	k := app.MeetingKey{Cycle: cycleOf(r), Unit: unitOf(r), Kind: meeting.Kind(r.PathValue("kind"))}
	if k.Kind == "" {
		k.Kind = meeting.DivisionReview
	}
	return k
}

// meetingPlanPage serves GET /cycles/{cycle}/units/{unit}/meetings/{kind}.
func (s *Server) meetingPlanPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawMeetingPlan(w, r, nil, nil)
}

func (s *Server) drawMeetingPlan(w http.ResponseWriter, r *http.Request, typed *app.PlanMeetingIn, refusal error) error {
	p, err := s.App.MeetingPlanPage(r.Context(), actorOf(r), meetingKeyOf(r))
	if err != nil {
		return err
	}
	in := ui.PlanMeetingIn(p)
	if typed != nil {
		in = *typed
	}
	v := s.view(r)
	problems, _ := fault.FieldsOf(refusal)
	title := v.T("meeting.plan", v.Word(p.Key.Kind))
	crumbs := []ui.Crumb{{Label: v.T("plan.ofYear", p.Cycle.Year), Href: ui.PlanPath(p.Cycle.ID)}, {Label: p.Unit.Name}, {Label: title}}
	body := ui.MeetingPlanPage(v, p, in, problems, typed != nil && len(problems) == 0)
	return s.render(w, r, page{Title: title, Crumbs: crumbs, Body: body}.refused(problems).outrun(refusal))
}

// planMeeting serves POST /cycles/{cycle}/units/{unit}/meetings/{kind}.
func (s *Server) planMeeting(w http.ResponseWriter, r *http.Request) error {
	in := app.PlanMeetingIn{
		MeetingKey: meetingKeyOf(r), Version: version(r), HeldOn: r.PostFormValue("held_on"), HeldAt: r.PostFormValue("held_at"),
		Place: r.PostFormValue("place"), LateReason: r.PostFormValue("late_reason"), Chair: org.PersonID(r.PostFormValue("chair")),
		StandIn: org.PersonID(r.PostFormValue("stand_in")), Secretary: org.PersonID(r.PostFormValue("secretary")), Guests: r.PostFormValue("guests"),
	}
	for _, name := range []string{"tellers", "teller2"} {
		if teller := r.PostFormValue(name); teller != "" {
			in.Tellers = append(in.Tellers, org.PersonID(teller))
		}
	}
	id, err := s.App.PlanMeeting(r.Context(), by(r), in)
	if again(err) {
		return s.drawMeetingPlan(w, r, &in, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.MeetingPath(id), "meeting.isPlanned")
}
