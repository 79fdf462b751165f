package ui

import (
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// MeetingTyped is what was typed into a form of the meeting that was refused.
type MeetingTyped struct {
	Remark     *app.AddRemarkIn
	Votes      *meeting.Votes
	Count      *meeting.Count
	Conclusion *meeting.Conclusion
	Marks      []meeting.Mark
	Ranks      map[string]string
	Reopen     *app.ReopenItemIn
	Clash      bool // somebody else wrote the conclusion meanwhile
	Refusal    error
	Problems   fault.Fields
}

func meetingTitle(v View, m meeting.Meeting) string { return v.Word(m.Kind) }

func meetingKicker(v View, m meeting.Meeting) string {
	return m.UnitName + " · " + m.HeldOn.Short() + " · " + v.Word(m.State)
}

func seatName(m meeting.Meeting, p org.PersonID) string {
	s, called := m.Seat(p)
	if !called {
		return ""
	}
	return seatTitle(s)
}

func seatTitle(s meeting.Seat) string {
	if s.Title == "" {
		return s.Name
	}
	return s.Name + ", " + s.Title
}

func meetingFacts(v View, m meeting.Meeting) []Definition {
	list := []Definition{
		{Term: v.T("meeting.when"), Text: strings.TrimSpace(m.HeldAt + " " + m.HeldOn.Short())},
		{Term: v.T("meeting.place"), Text: m.Place},
		{Term: v.T("meeting.chair"), Text: seatName(m, m.Chair)},
	}
	if m.StandIn != "" {
		list = append(list, Definition{Term: v.T("meeting.standIn"), Text: seatName(m, m.StandIn)})
	}
	list = append(list, Definition{Term: v.T("meeting.secretary"), Text: seatName(m, m.Secretary)})
	if len(m.Tellers) > 0 {
		var names []string
		for _, t := range m.Tellers {
			names = append(names, seatName(m, t))
		}
		list = append(list, Definition{Term: v.T("meeting.tellers"), Text: strings.Join(names, "; ")})
	}
	if m.LateReason != "" {
		list = append(list, Definition{Term: v.T("meeting.lateReason"), Text: m.LateReason})
	}
	return list
}

// present counts who came, for the line above the agenda.
func present(m meeting.Meeting) (came, called int) {
	for _, s := range m.Seats {
		called++
		if s.State == meeting.Present {
			came++
		}
	}
	return came, called
}

// keeps tells whether the reader writes in the meeting now.
func keeps(p app.MeetingPage) bool {
	return p.May[authz.KeepMinutes] || p.MayItem[authz.KeepMinutes] || p.MayItem[authz.ConcludeItem] || p.Teller
}

func itemLabel(v View, m meeting.Meeting, it meeting.Item) string {
	switch {
	case it.Subject == meeting.Department:
		return v.T("item.department", it.Name)
	case m.Kind == meeting.Consultation:
		return v.T("item.consulted", it.Name)
	case it.Subject == meeting.Collective:
		return v.T("item.collective", it.Name)
	}
	return it.Name + ", " + it.Title
}

// agenda shows the items in their lawful order and who chairs each.
func agenda(v View, m meeting.Meeting) []Step {
	var steps []Step
	for _, it := range m.Items {
		s := Step{Title: itemLabel(v, m, it), State: StepNext, Status: v.Word(it.State), Note: v.T("item.chairedBy", chairName(m, it))}
		switch it.State {
		case meeting.Concluded:
			s.State, s.Status = StepDone, v.Word(it.Conclusion.Level)
		case meeting.Discussed:
			s.State = StepCurrent
		}
		steps = append(steps, s)
	}
	return steps
}

// reopenable are the items a meeting may still take back.
func reopenable(v View, p app.MeetingPage) []Option {
	_, busy := p.Meeting.Current()
	if busy || !p.May[authz.ReopenItem] || p.Meeting.State != meeting.Open {
		return nil
	}
	var list []Option
	for _, it := range p.Meeting.Items {
		if it.Subject == meeting.Personal && it.State == meeting.Concluded {
			list = append(list, Option{Value: string(it.ID), Label: itemLabel(v, p.Meeting, it)})
		}
	}
	return list
}

// reopening is what was typed to open an item again.
func reopening(in MeetingTyped) app.ReopenItemIn {
	if in.Reopen == nil {
		return app.ReopenItemIn{}
	}
	return *in.Reopen
}

// quotas are the ceilings as meters.
func quotas(v View, p app.MeetingPage) []Quota {
	var list []Quota
	for _, t := range p.Quota {
		list = append(list, Quota{
			Label: v.T("item.quota"), Used: t.Used, Allowed: t.Limit, Arithmetic: v.Say(t.Message()), Clause: t.Clause.Cite,
		})
	}
	return list
}

// ranked are those proposed excellent so far.
func ranked(m meeting.Meeting) []meeting.Item {
	var list []meeting.Item
	for _, it := range m.Items {
		if it.Subject == meeting.Personal && it.State == meeting.Concluded && it.Conclusion.Level == rulebook.Excellent {
			list = append(list, it)
		}
	}
	return list
}

func markOf(s meeting.Seat, in MeetingTyped) (meeting.AttendanceState, string) {
	for _, mark := range in.Marks {
		if mark.Seat == s.ID {
			return mark.State, mark.Reason
		}
	}
	if s.State == meeting.Invited {
		return meeting.Present, ""
	}
	return s.State, s.Reason
}

// seatNote is what somebody called is, and whether without a vote.
func seatNote(v View, s meeting.Seat) string {
	note := orElse(s.Title, v.T("meeting.guest"))
	if s.Votes {
		return note
	}
	return note + " · " + v.T("meeting.noVote")
}

func peopleOptions(people []cycle.Participant) []Option {
	var list []Option
	for _, p := range people {
		list = append(list, Option{Value: string(p.Person), Label: p.Name + ", " + p.Title})
	}
	return list
}

// PlanMeetingIn is a meeting as its plan's form first shows it.
func PlanMeetingIn(p app.MeetingPlanPage) app.PlanMeetingIn {
	m := p.Meeting
	in := app.PlanMeetingIn{
		MeetingKey: p.Key, Version: m.Version, HeldOn: typed(m.HeldOn), HeldAt: m.HeldAt, Place: m.Place, LateReason: m.LateReason,
		Chair: m.Chair, StandIn: m.StandIn, Secretary: m.Secretary, Tellers: m.Tellers,
	}
	var guests []string
	for _, s := range m.Seats {
		if s.Guest() {
			guests = append(guests, s.Name)
		}
	}
	in.Guests = strings.Join(guests, "\n")
	if m.ID == "" && len(p.Chairs) > 0 {
		in.Chair = p.Chairs[0].Person
		if p.Key.Kind == meeting.LeadershipReview {
			in.Guests = "Đại diện Ban Tổ chức Tỉnh ủy"
		}
	}
	if m.ID == "" && len(p.Chairs) > 1 && reviewsChair(p) {
		in.StandIn = p.Chairs[1].Person
	}
	return in
}

func reviewsChair(p app.MeetingPlanPage) bool {
	return p.Key.Kind == meeting.DivisionReview || p.Key.Kind == meeting.LeadershipReview
}

func teller(in app.PlanMeetingIn, i int) string {
	if i < len(in.Tellers) {
		return string(in.Tellers[i])
	}
	return ""
}

func planMeetingClash(v View, p app.MeetingPlanPage, in app.PlanMeetingIn) []Difference {
	theirs := PlanMeetingIn(p)
	return differ(
		Difference{v.T("meeting.day"), in.HeldOn, theirs.HeldOn}, Difference{v.T("meeting.hour"), in.HeldAt, theirs.HeldAt},
		Difference{v.T("meeting.place"), in.Place, theirs.Place}, Difference{v.T("meeting.guests"), in.Guests, theirs.Guests},
	)
}

func attendanceTable(v View, m meeting.Meeting) TableOf {
	t := TableOf{
		Caption: v.T("meeting.called"), Empty: v.T("meeting.missing.seats"),
		Columns: []Column{{Label: v.T("meeting.name")}, {Label: v.T("meeting.title")}, {Label: v.T("meeting.attendance")}, {Label: v.T("meeting.absentWhy")}},
	}
	for _, s := range m.Seats {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: s.Name}, {Text: seatNote(v, s)}, {Text: v.Word(s.State)}, {Text: s.Reason}}})
	}
	return t
}

func rankField(it meeting.Item, in MeetingTyped) Field {
	name := "rank-" + string(it.Person)
	f := Field{Name: name, Label: it.Name, Value: itoa(it.Conclusion.Rank), Numeric: true, Narrow: true, Problem: in.Problems[name]}
	if typed, ok := in.Ranks[string(it.Person)]; ok {
		f.Value = typed
	}
	return f
}

// wordsOf is what was typed into a part of the minutes, else what is kept.
func wordsOf(p app.MinutesPage, part string, words map[string]string) string {
	if text, typed := words[part]; typed {
		return text
	}
	return p.Meeting.Words[part]
}

func minutesClash(v View, p app.MinutesPage, words map[string]string) []Difference {
	var list []Difference
	for part, text := range words {
		list = append(list, Difference{v.T("minutes.words"), text, p.Meeting.Words[part]})
	}
	return differ(list...)
}

// chairName is the chair's name alone: titles would bury a long agenda.
func chairName(m meeting.Meeting, it meeting.Item) string {
	s, _ := m.Seat(it.Chair)
	return s.Name
}
