package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/meeting"
	"congtam/internal/web/ui"
)

// minutesPage serves GET /meetings/{meeting}/minutes.
func (s *Server) minutesPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawMinutes(w, r, nil, ui.MeetingTyped{}, nil)
}

// drawMinutes draws the minutes; words are those typed into a form that was
// refused.
func (s *Server) drawMinutes(w http.ResponseWriter, r *http.Request, words map[string]string, in ui.MeetingTyped, refusal error) error {
	p, err := s.App.MinutesPage(r.Context(), actorOf(r), meetingOf(r))
	if err != nil {
		return err
	}
	in.Problems, _ = fault.FieldsOf(refusal)
	if len(in.Problems) == 0 {
		in.Refusal = refusal
	}
	v := s.view(r)
	crumbs := []ui.Crumb{{Label: v.Word(p.Meeting.Kind), Href: ui.MeetingPath(p.Meeting.ID)}, {Label: v.T("minutes.title")}}
	drawn := page{Title: v.T("minutes.title"), Crumbs: crumbs, Body: ui.MinutesPage(v, p, words, in)}.refused(in.Problems)
	return s.render(w, r, drawn.stopped(refusal))
}

// wordMinutes serves POST /meetings/{meeting}/minutes/words.
func (s *Server) wordMinutes(w http.ResponseWriter, r *http.Request) error {
	part := r.PostFormValue("part")
	in := app.WordMinutesIn{Meeting: meetingOf(r), Version: version(r), Part: part, Text: tidied(r, "words-text-"+part)}
	err := s.App.WordMinutes(r.Context(), by(r), in)
	if halted(err) {
		return s.drawMinutes(w, r, map[string]string{part: in.Text}, ui.MeetingTyped{Clash: fault.KindOf(err) == fault.Conflict}, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.MinutesPath(in.Meeting), "minutes.isSaved")
}

// adoptMinutes serves POST /meetings/{meeting}/minutes/adopt.
func (s *Server) adoptMinutes(w http.ResponseWriter, r *http.Request) error {
	form := counted{r, fault.Fields{}}
	show := meeting.Show{For: form.number("for"), Against: form.number("against")}
	err := form.problems.Err()
	if err == nil {
		err = s.App.AdoptMinutes(r.Context(), by(r), app.AdoptMinutesIn{Meeting: meetingOf(r), Version: version(r), Show: show})
	}
	if halted(err) {
		return s.drawMinutes(w, r, nil, ui.MeetingTyped{Votes: &meeting.Votes{Report: show}}, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.MinutesPath(meetingOf(r)), "minutes.isAdopted")
}
