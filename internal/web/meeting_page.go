package web

import (
	"net/http"
	"sort"
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

func meetingOf(r *http.Request) meeting.ID { return meeting.ID(r.PathValue("meeting")) }

func itemOf(r *http.Request) meeting.ItemID { return meeting.ItemID(r.PathValue("item")) }

// meetingPage serves GET /meetings/{meeting}.
func (s *Server) meetingPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawMeeting(w, r, ui.MeetingTyped{}, nil)
}

// drawMeeting draws a meeting, or draws it again with what was typed and why it
// was not taken.
func (s *Server) drawMeeting(w http.ResponseWriter, r *http.Request, in ui.MeetingTyped, refusal error) error {
	p, err := s.App.MeetingPage(r.Context(), actorOf(r), meetingOf(r))
	if err != nil {
		return err
	}
	in.Problems, _ = fault.FieldsOf(refusal)
	if len(in.Problems) == 0 {
		in.Refusal = refusal
	}
	v := s.view(r)
	title := v.Word(p.Meeting.Kind)
	crumbs := []ui.Crumb{{Label: v.T("plan.ofYear", p.Cycle.Year), Href: ui.PlanPath(p.Cycle.ID)}, {Label: p.Meeting.UnitName}, {Label: title}}
	drawn := page{Title: title, Crumbs: crumbs, Body: ui.MeetingPage(v, p, in)}
	return s.render(w, r, drawn.refused(in.Problems).stopped(refusal))
}

// stopped marks a page drawn again because the law, or somebody faster, said
// no; what was typed is still on it.
func (p page) stopped(refusal error) page {
	if kind := fault.KindOf(refusal); kind == fault.Refused || kind == fault.Conflict {
		p.Status, p.Wrong = http.StatusConflict, true
	}
	return p
}

// halted tells whether a refusal is told on the page that was typed into.
func halted(err error) bool {
	kind := fault.KindOf(err)
	return kind == fault.Invalid || kind == fault.Refused || kind == fault.Conflict
}

// meetingDone answers an act on a meeting: on to the meeting, or the page again
// with what was typed and why it was not taken.
func (s *Server) meetingDone(w http.ResponseWriter, r *http.Request, typed ui.MeetingTyped, key string, err error) error {
	if halted(err) {
		return s.drawMeeting(w, r, typed, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.MeetingPath(meetingOf(r)), key)
}

// markAttendance serves POST /meetings/{meeting}/attendance.
func (s *Server) markAttendance(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	in := app.MarkAttendanceIn{Meeting: meetingOf(r)}
	for name := range r.PostForm {
		if seat, ok := strings.CutPrefix(name, "state-"); ok {
			in.Marks = append(in.Marks, meeting.Mark{Seat: seat, State: meeting.AttendanceState(r.PostFormValue(name)), Reason: r.PostFormValue("reason-" + seat)})
		}
	}
	return s.meetingDone(w, r, ui.MeetingTyped{Marks: in.Marks}, "meeting.isMarked", s.App.MarkAttendance(r.Context(), by(r), in))
}

// openMeeting serves POST /meetings/{meeting}/open.
func (s *Server) openMeeting(w http.ResponseWriter, r *http.Request) error {
	in := app.OpenMeetingIn{Meeting: meetingOf(r), Version: version(r)}
	return s.meetingDone(w, r, ui.MeetingTyped{}, "meeting.isOpen", s.App.OpenMeeting(r.Context(), by(r), in))
}

// rankExcellent serves POST /meetings/{meeting}/rank: a place for each person.
func (s *Server) rankExcellent(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	places, typed := map[org.PersonID]int{}, map[string]string{}
	for name := range r.PostForm {
		person, ok := strings.CutPrefix(name, "rank-")
		if !ok {
			continue
		}
		typed[person] = r.PostFormValue(name)
		n, err := strconv.Atoi(strings.TrimSpace(typed[person]))
		if err != nil || n < 1 {
			return s.drawMeeting(w, r, ui.MeetingTyped{Ranks: typed}, fault.Fields{name: fault.Say("rank.once")}.Err())
		}
		places[org.PersonID(person)] = n
	}
	in := app.RankExcellentIn{Meeting: meetingOf(r)}
	taken := map[int]bool{}
	for person, n := range places {
		if taken[n] {
			return s.drawMeeting(w, r, ui.MeetingTyped{Ranks: typed}, fault.Fields{"rank-" + string(person): fault.Say("rank.once")}.Err())
		}
		taken[n] = true
		in.Order = append(in.Order, person)
	}
	sort.Slice(in.Order, func(i, j int) bool { return places[in.Order[i]] < places[in.Order[j]] })
	return s.meetingDone(w, r, ui.MeetingTyped{Ranks: typed}, "rank.isSaved", s.App.RankExcellent(r.Context(), by(r), in))
}
