package meeting

import (
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Ready is what a meeting's readiness depends on outside of it (R172).
type Ready struct {
	ReportSent     bool     // the report it reviews went out for comment
	ReportSettled  bool     // every comment is answered and the final edition made
	Unreviewed     []string // who owes a self-review and has not handed it in
	LeaderInCharge bool     // the unit has one, who must be invited
	UnitsPending   []string // lower collectives not reviewed yet (R188)
}

// Missing lists what the meeting still lacks before it can be opened.
func (m Meeting) Missing(r Ready) []fault.Message {
	var list []fault.Message
	need := func(done bool, key string, args ...any) {
		if !done {
			list = append(list, fault.Say(key, args...))
		}
	}
	need(!m.HeldOn.IsZero(), "meeting.missing.day")
	need(m.Chair != "", "meeting.missing.chair")
	need(m.StandIn != "" || !m.reviewsChair(), "meeting.missing.standIn")
	need(m.Secretary != "", "meeting.missing.secretary")
	need(len(m.Seats) > 0, "meeting.missing.seats")
	switch m.Kind {
	case DivisionReview:
		need(r.ReportSent, "meeting.missing.report")
		need(!r.LeaderInCharge || m.invites(), "meeting.missing.leaderInCharge")
	case LeadershipReview:
		need(r.ReportSettled, "meeting.missing.leadershipReport")
		need(slices.ContainsFunc(m.Seats, Seat.Guest), "meeting.missing.guest")
	case AgencyBallot:
		need(r.ReportSettled, "meeting.missing.agencyReport")
		need(len(m.Tellers) == 2, "meeting.missing.tellers")
	}
	for _, name := range r.Unreviewed {
		list = append(list, fault.Say("meeting.missing.selfReview", name))
	}
	for _, name := range r.UnitsPending {
		list = append(list, fault.Say("meeting.missing.lowerFirst", name))
	}
	need(m.State != Planned || m.Present(m.Chair), "meeting.missing.chairPresent")
	need(m.State != Planned || m.Present(m.Secretary), "meeting.missing.secretaryPresent")
	return list
}

// reviewsChair tells whether the chair's own review is on the agenda.
func (m Meeting) reviewsChair() bool {
	chair, called := m.Seat(m.Chair)
	return called && chair.Unit == m.Unit && (m.Kind == DivisionReview || m.Kind == LeadershipReview)
}

// invites tells whether somebody sits there without a vote from another unit.
func (m Meeting) invites() bool {
	return slices.ContainsFunc(m.Seats, func(s Seat) bool { return !s.Votes && !s.Guest() && s.Unit != m.Unit })
}

// CheckPlan tells what is wrong with a meeting as planned; window is the date of
// the plan that times it. Faults: Invalid.
func (m Meeting) CheckPlan(window cycle.Milestone) error {
	problems := fault.Fields{}
	switch {
	case m.HeldOn.IsZero():
		problems.Add("held_on", "meeting.noDay")
	case m.LateReason == "" && window.Late(m.HeldOn):
		problems.Add("held_on", "meeting.afterWindow", m.HeldOn, window.LastDay())
	case m.LateReason == "" && !window.From.IsZero() && m.HeldOn.Before(window.From):
		problems.Add("held_on", "meeting.beforeWindow", m.HeldOn, window.From)
	}
	m.checkChairs(problems)
	if m.Secretary != "" && m.Secretary == m.Chair {
		problems.Add("secretary", "meeting.secretaryChairs")
	}
	for _, teller := range m.Tellers {
		seat, called := m.Seat(teller)
		if !called || m.leads(seat) {
			problems.Add("tellers", "meeting.tellerLeads", seat.Name)
		}
	}
	if m.Kind == AgencyBallot && len(m.Tellers) > 0 && (len(m.Tellers) != 2 || m.Tellers[0] == m.Tellers[1]) {
		problems.Add("tellers", "meeting.twoTellers")
	}
	return problems.Err()
}

// leads tells whether a seat is a leader's: leaders are candidates when the
// department is rated, so they do not count.
func (m Meeting) leads(s Seat) bool {
	chair, _ := m.Seat(m.Chair)
	return s.Person == m.Chair || s.Unit == chair.Unit
}

func (m Meeting) checkChairs(problems fault.Fields) {
	chair, called := m.Seat(m.Chair)
	switch {
	case m.Chair == "":
		problems.Add("chair", "meeting.noChair")
	case !called || (chair.Post != org.Head && chair.Post != org.Deputy):
		problems.Add("chair", "meeting.chairLeads")
	case m.Kind == Consultation && chair.Post != org.Head:
		problems.Add("chair", "meeting.directorChairs")
	}
	if m.StandIn == "" {
		return
	}
	if m.StandIn == m.Chair {
		problems.Add("stand_in", "meeting.selfStandIn")
	}
	if _, called := m.Seat(m.StandIn); !called {
		problems.Add("stand_in", "meeting.standInAway")
	}
}
