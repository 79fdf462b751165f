// Package cycle models one agency's evaluation cycle of a year: the plan, its
// milestones and governing documents, who takes part, and in what order the
// steps open. It knows no form, no meeting and no level.
package cycle

import (
	"slices"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

// ID identifies a cycle.
type ID string

// State is the place of a cycle in its life; see docs/states.md.
type State string

// The states of a cycle.
const (
	Draft  State = "draft"
	Issued State = "issued"
	Closed State = "closed"
)

// WordKey names the state in the message catalogue.
func (s State) WordKey() string { return "cycle.state." + string(s) }

// Cycle is one year's review of an agency, with the plan that sets it going.
type Cycle struct {
	ID         ID
	Agency     org.UnitID
	Year       int
	Title      string
	State      State
	Layer      string // the agency's or province's rule book
	PlanNumber string // from the document register; never invented here
	PlanOn     civil.Date
	Purpose    string
	IssuedAt   time.Time
	IssuedBy   org.PersonID
	Version    int
}

// Plan is a cycle with everything its plan fixes.
type Plan struct {
	Cycle        Cycle
	Milestones   []Milestone
	Documents    []Document
	Groups       []PeerGroup
	Units        []UnitPart
	Participants []Participant
}

// Issue opens the cycle (R166): the Director issues a plan that has a date for
// each step, a legal basis, and a head in each unit. Faults: Conflict, Refused
// with the list of what is missing.
func (p Plan) Issue(now time.Time, by org.PersonID, clause string) (Cycle, error) {
	if p.Cycle.State != Draft {
		return Cycle{}, fault.New(fault.Conflict, "plan.issued")
	}
	if missing := p.Missing(); len(missing) > 0 {
		return Cycle{}, fault.Refuse(clause, "plan.incomplete", len(missing)).Missing(missing...)
	}
	c := p.Cycle
	c.State, c.IssuedAt, c.IssuedBy = Issued, now, by
	return c, nil
}

// Missing lists what the plan still lacks before it can be issued.
func (p Plan) Missing() []fault.Message {
	var missing []fault.Message
	for _, code := range Codes() {
		if _, ok := p.Milestone(code); !ok {
			missing = append(missing, fault.Say("plan.missing.milestone", code))
		}
	}
	if len(p.Documents) == 0 {
		missing = append(missing, fault.Say("plan.missing.basis"))
	}
	if len(p.Participants) == 0 {
		missing = append(missing, fault.Say("plan.missing.people"))
	}
	for _, u := range p.Units {
		if u.Kind != org.Agency && !p.hasHead(u.Unit) {
			missing = append(missing, fault.Say("plan.missing.head", u.Name))
		}
	}
	return missing
}

func (p Plan) hasHead(unit org.UnitID) bool {
	for _, one := range p.Participants {
		if one.Unit == unit && one.Post == org.Head {
			return true
		}
	}
	return false
}

// Milestone finds the date set for a step.
func (p Plan) Milestone(code Code) (Milestone, bool) {
	for _, m := range p.Milestones {
		if m.Code == code {
			return m, true
		}
	}
	return Milestone{}, false
}

// MilestoneByID finds a date of the plan.
func (p Plan) MilestoneByID(id string) (Milestone, bool) {
	i := slices.IndexFunc(p.Milestones, func(m Milestone) bool { return m.ID == id })
	if i < 0 {
		return Milestone{}, false
	}
	return p.Milestones[i], true
}

// UnitStaff is how many of a unit take part in a cycle, and who heads it.
type UnitStaff struct {
	People int
	Head   string // empty: nobody
}

// Staff counts the participants of the plan by unit.
func (p Plan) Staff() map[org.UnitID]UnitStaff {
	staff := map[org.UnitID]UnitStaff{}
	for _, one := range p.Participants {
		s := staff[one.Unit]
		s.People++
		if one.Post == org.Head {
			s.Head = one.Name
		}
		staff[one.Unit] = s
	}
	return staff
}

// Participant finds a person of the plan.
func (p Plan) Participant(id org.PersonID) (Participant, bool) {
	i := slices.IndexFunc(p.Participants, func(one Participant) bool { return one.Person == id })
	if i < 0 {
		return Participant{}, false
	}
	return p.Participants[i], true
}

// UnitPart finds a unit of the plan.
func (p Plan) UnitPart(id org.UnitID) (UnitPart, bool) {
	i := slices.IndexFunc(p.Units, func(u UnitPart) bool { return u.Unit == id })
	if i < 0 {
		return UnitPart{}, false
	}
	return p.Units[i], true
}

// UnitPart is a unit as it takes part in a cycle; the name stays as it was
// then, whatever the unit is called later.
type UnitPart struct {
	Cycle ID
	Unit  org.UnitID
	Name  string
	Kind  org.UnitKind
	Group GroupID
	Order int
}

// Reviewed tells whether the unit holds its own review meeting.
func (u UnitPart) Reviewed() bool { return org.Unit{Kind: u.Kind}.Reviewed() }

// Participant is a person as he or she takes part in a cycle.
type Participant struct {
	Cycle       ID
	Person      org.PersonID
	Unit        org.UnitID
	Name        string
	Title       string
	Post        org.Post
	Class       org.Class
	PartyMember bool
	Form        string // the form the person owes, by the rule book
	Group       GroupID
	Exempt      string // why no self-review is owed; empty: it is owed
	Order       int
}

// GroupID identifies a peer group.
type GroupID string

// PeerGroup gathers those of similar position, role, function and task
// (R195): the base of the ceiling on excellent at decision.
type PeerGroup struct {
	ID      GroupID
	Cycle   ID
	Name    string
	Subject string // "person" or "collective"
	Order   int
}

// Document is a text the plan rests on, as the plan cites it (R161, R178).
type Document struct {
	ID       string
	Cycle    ID
	Citation string
	Kind     string
	Number   string
	Issuer   string
	IssuedOn PartialDate
	Title    string
	Aliases  string
	Role     DocumentRole
	Loaded   bool // its text stands in a rule book
	Resolved bool // false: no known text bears this citation (R227, C2)
	Note     string
	Done     bool // ticked off in the checklist (R163, R171)
	Order    int
	Version  int
}

// DocumentRole is what a text is to the plan that cites it.
type DocumentRole string

// What a text can be to a plan.
const (
	Basis       DocumentRole = "basis"
	Instruction DocumentRole = "instruction" // the plan carries it out (R163)
	Regulation  DocumentRole = "regulation"  // the agency's own, in force over years (R165)
	PartyPlan   DocumentRole = "party_plan"  // the Party committee's plan beside this one (R164)
	FormSource  DocumentRole = "form"
	Linked      DocumentRole = "linked" // to be spoken of in reports (R211)
)

// DocumentRoles lists what a text can be to a plan.
func DocumentRoles() []DocumentRole {
	return []DocumentRole{Basis, Instruction, Regulation, PartyPlan, FormSource, Linked}
}

// WordKey names the role in the message catalogue.
func (r DocumentRole) WordKey() string { return "text.role." + string(r) }

// PartialDate is a date of which the day, or day and month, may be unknown
// (R066): drafts lie about with "ngày   tháng 5 năm 2024".
type PartialDate struct{ Year, Month, Day int }

// String is "10/11/2023", "11/2023", "2023" or "".
func (d PartialDate) String() string {
	full := civil.On(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1)).Short()
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return full[len("01/01/"):]
	case d.Day == 0:
		return full[len("01/"):]
	}
	return full
}
