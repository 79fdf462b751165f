// Package meeting models the meetings of a review: who is called, who is there,
// what is taken up in which order and under whose chair, what is said, counted
// and concluded, and the minutes of it. It computes no level and knows no form:
// whether a proposed level is lawful is asked of the rule book elsewhere.
package meeting

import (
	"slices"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// ID identifies a meeting.
type ID string

// Kind is what a meeting is for.
type Kind string

// The four meetings of a department's year (R207, R237, R242, R247).
const (
	DivisionReview   Kind = "division_review"   // M1: a division reviews itself and its people
	LeadershipReview Kind = "leadership_review" // M2: the leadership collective and its members
	AgencyBallot     Kind = "agency_ballot"     // M3: the level of the department, by ballot
	Consultation     Kind = "consultation"      // M4: the Director hears key officials on each unit
)

// Kinds lists the meetings in their order.
func Kinds() []Kind { return []Kind{DivisionReview, LeadershipReview, AgencyBallot, Consultation} }

// Known tells whether k is one of the four.
func (k Kind) Known() bool { return slices.Contains(Kinds(), k) }

// WordKey names the kind in the message catalogue.
func (k Kind) WordKey() string { return "meeting.kind." + string(k) }

// Milestone is the date of the plan that times meetings of the kind.
func (k Kind) Milestone() cycle.Code {
	switch k {
	case LeadershipReview:
		return cycle.LeadershipReview
	case AgencyBallot:
		return cycle.AgencyBallot
	case Consultation:
		return cycle.Consultation
	}
	return cycle.UnitDossiers
}

// State is the place of a meeting in its life; see docs/states.md.
type State string

// The states of a meeting. Adopted minutes are locked for good (R032, R218).
const (
	Planned State = "planned"
	Open    State = "open"
	Adopted State = "adopted"
)

// WordKey names the state in the message catalogue.
func (s State) WordKey() string { return "meeting.state." + string(s) }

// Meeting is one meeting with its seats and agenda.
type Meeting struct {
	ID         ID
	Cycle      cycle.ID
	Unit       org.UnitID // the unit reviewed; the leadership for M2, the agency for M3 and M4
	UnitName   string
	Kind       Kind
	State      State
	HeldOn     civil.Date
	HeldAt     string // the hour as announced
	Place      string
	LateReason string // why the day lies outside the plan's dates
	Chair      org.PersonID
	StandIn    org.PersonID // takes the chair while the chair is reviewed (R221)
	Secretary  org.PersonID
	Tellers    []org.PersonID // the two who count a ballot
	OpenedAt   time.Time
	ClosedAt   time.Time
	Words      map[string]string // the parts of the minutes a secretary words
	Show       Show              // of hands, on the minutes
	AdoptedAt  time.Time
	Version    int
	Seats      []Seat
	Items      []Item
}

// AttendanceState says whether somebody called came.
type AttendanceState string

// The states of attendance. Whoever is absent has a reason.
const (
	Invited AttendanceState = "invited"
	Present AttendanceState = "present"
	Absent  AttendanceState = "absent"
)

// WordKey names the state in the message catalogue.
func (s AttendanceState) WordKey() string { return "attendance." + string(s) }

// Seat is somebody called to a meeting: a person of the agency, or a guest by
// name and body. Guests and invited leaders sit without a vote (R208, R239).
type Seat struct {
	ID     string
	Person org.PersonID // empty: a guest
	Name   string
	Title  string
	Post   org.Post
	Unit   org.UnitID
	Votes  bool
	State  AttendanceState
	Reason string
	Order  int
}

// Guest tells whether the seat belongs to no person of the agency.
func (s Seat) Guest() bool { return s.Person == "" }

// Seat finds a person's seat.
func (m Meeting) Seat(p org.PersonID) (Seat, bool) {
	for _, s := range m.Seats {
		if p != "" && s.Person == p {
			return s, true
		}
	}
	return Seat{}, false
}

// Present tells whether the person is there.
func (m Meeting) Present(p org.PersonID) bool {
	s, called := m.Seat(p)
	return called && s.State == Present
}

// Called lists the persons called, for the right to see the meeting.
func (m Meeting) Called() []org.PersonID {
	var list []org.PersonID
	for _, s := range m.Seats {
		if !s.Guest() {
			list = append(list, s.Person)
		}
	}
	return list
}

// Voters counts those present with a vote, leaving out whose case it is:
// nobody votes on his own.
func (m Meeting) Voters(but org.PersonID) int {
	n := 0
	for _, s := range m.Seats {
		if s.Votes && s.State == Present && (but == "" || s.Person != but) {
			n++
		}
	}
	return n
}

// Begin opens the meeting when nothing it needs is missing (R172). The agenda is
// fixed then. Faults: Conflict when it is open already, Refused with the list.
func (m Meeting) Begin(now time.Time, agenda []Item, missing []fault.Message, clause string) (Meeting, error) {
	if m.State != Planned {
		return Meeting{}, fault.New(fault.Conflict, "meeting.opened")
	}
	if len(missing) > 0 {
		return Meeting{}, fault.Refuse(clause, "meeting.notReady", len(missing)).Missing(missing...)
	}
	m.State, m.OpenedAt, m.Items = Open, now, agenda
	return m, nil
}

// Mark is somebody's attendance as the secretary marks it.
type Mark struct {
	Seat   string
	State  AttendanceState
	Reason string
}

// Attend marks who is there. Faults: Refused once the minutes are adopted,
// Invalid where an absent person has no reason.
func (m Meeting) Attend(marks []Mark, clause string) (Meeting, error) {
	if m.State == Adopted {
		return Meeting{}, locked(clause)
	}
	seats, problems := slices.Clone(m.Seats), fault.Fields{}
	for _, mark := range marks {
		i := slices.IndexFunc(seats, func(s Seat) bool { return s.ID == mark.Seat })
		if i < 0 || mark.State == "" {
			continue
		}
		seats[i].State, seats[i].Reason = mark.State, org.Tidy(mark.Reason)
		switch {
		case mark.State != Invited && mark.State != Present && mark.State != Absent:
			problems.Add("state-"+mark.Seat, "attendance.unknown")
		case mark.State == Absent && seats[i].Reason == "":
			problems.Add("reason-"+mark.Seat, "attendance.noReason", seats[i].Name)
		case mark.State != Absent:
			seats[i].Reason = ""
		}
	}
	m.Seats = seats
	return m, problems.Err()
}

// Word words a part of the minutes. Faults: Refused once they are adopted.
func (m Meeting) Word(part, text, clause string) (Meeting, error) {
	if m.State == Adopted {
		return Meeting{}, locked(clause)
	}
	words := map[string]string{part: text}
	for k, v := range m.Words {
		if k != part {
			words[k] = v
		}
	}
	m.Words = words
	return m, nil
}

// Adopt passes the minutes by a show of hands in the meeting and locks them
// (R218). More than half of the voters present must be for it; the plan says
// "thông qua tại cuộc họp" and no more, so the majority is our reading.
// Faults: Refused, Invalid.
func (m Meeting) Adopt(show Show, now time.Time, clause string) (Meeting, error) {
	switch {
	case m.State == Adopted:
		return Meeting{}, locked(clause)
	case m.State != Open:
		return Meeting{}, fault.Refuse(clause, "meeting.notOpen")
	}
	if waiting := m.Unconcluded(); len(waiting) > 0 {
		return Meeting{}, fault.Refuse(clause, "meeting.unfinished", len(waiting)).Missing(waiting...)
	}
	if err := show.check(m.Voters("")); err != nil {
		return Meeting{}, err
	}
	if show.For*2 <= m.Voters("") {
		return Meeting{}, fault.Refuse(clause, "meeting.notPassed", show.For, m.Voters(""))
	}
	m.State, m.Show, m.AdoptedAt, m.ClosedAt = Adopted, show, now, now
	return m, nil
}

// Unconcluded lists the items still to be concluded, in words.
func (m Meeting) Unconcluded() []fault.Message {
	var list []fault.Message
	for _, it := range m.Items {
		if it.State != Concluded {
			list = append(list, fault.Say("meeting.missing.item", it.Name))
		}
	}
	return list
}

func locked(clause string) error { return fault.Refuse(clause, "meeting.locked") }
