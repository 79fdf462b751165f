// Package org models bodies, the people in them and the dated facts about a
// person that a rating needs: posts, absences, disciplines, transfers. It knows
// nothing of cycles, levels or accounts.
package org

import (
	"time"

	"congtam/internal/base/civil"
)

// UnitID identifies a unit; an agency is a unit too.
type UnitID string

// PersonID identifies a person.
type PersonID string

// UnitKind is what a unit is in the tree.
type UnitKind string

// The kinds of unit a department has.
const (
	Agency      UnitKind = "agency"       // a body with its own head and cycles
	Leadership  UnitKind = "leadership"   // tập thể lãnh đạo
	Office      UnitKind = "office"       // văn phòng: receives and compiles
	Division    UnitKind = "division"     // phòng, ban, thanh tra, chi cục
	ServiceUnit UnitKind = "service_unit" // đơn vị sự nghiệp
)

// WordKey names the kind in the message catalogue.
func (k UnitKind) WordKey() string { return "unit.kind." + string(k) }

// Unit is a node of the organisation tree.
type Unit struct {
	ID         UnitID
	Agency     UnitID
	Parent     UnitID // empty for the agency itself
	Name       string
	Kind       UnitKind
	Letterhead string // lines printed above the name, one a line
	Symbol     string // the issuer's code in document numbers, as SNV
	Place      string // where its documents are dated
	Order      int
	Valid      civil.Period
	Version    int
}

// Reviewed tells whether the unit is one whose own meeting reviews and
// proposes levels; the agency and its leadership are reviewed by conferences.
func (u Unit) Reviewed() bool {
	return u.Kind == Office || u.Kind == Division || u.Kind == ServiceUnit
}

// Class is the statutory class of a person.
type Class string

// The classes of public personnel; a contract worker is rated by analogy.
const (
	Cadre          Class = "cadre"
	CivilServant   Class = "civil_servant"
	PublicEmployee Class = "public_employee"
	ContractWorker Class = "contract_worker"
)

// WordKey names the class in the message catalogue.
func (c Class) WordKey() string { return "class." + string(c) }

// Person is someone who works in an agency.
type Person struct {
	ID          PersonID
	Agency      UnitID
	Name        string // as written in the file, NFC
	BornOn      civil.Date
	BirthYear   int    // when only the year is known
	Sex         string // "female", "male" or "" when the file does not say
	PersonalID  string // 12 digits
	Class       Class
	PartyMember bool
	Removed     bool // gone from the roster; history stays
	Version     int
}

// Post says how far a person leads.
type Post string

// The posts that change forms, criteria and the order of a meeting.
const (
	Head   Post = "head"
	Deputy Post = "deputy"
	Leader Post = "leader" // a management post, neither head nor deputy
	NoPost Post = "none"
)

// Leads tells whether the post is one of leadership or management.
func (p Post) Leads() bool { return p == Head || p == Deputy || p == Leader }

// WordKey names the post in the message catalogue.
func (p Post) WordKey() string { return "post." + string(p) }

// Appointment is a person's place in a unit over a period.
type Appointment struct {
	ID       string
	Person   PersonID
	Unit     UnitID
	Post     Post
	Title    string // chức vụ, chức danh as written
	RankCode string // mã ngạch or chức danh nghề nghiệp
	Period   civil.Period
	Order    int // place in official lists
}

// Charge puts a leader in charge of a unit over a period (phụ trách).
type Charge struct {
	ID     string
	Person PersonID
	Unit   UnitID
	Period civil.Period
}

// Role is a part someone plays that no appointment gives.
type Role string

// Roles named by the plan's meetings, the office's helper, and the inspector.
const (
	PartyCommittee Role = "party_committee"
	UnionChair     Role = "union_chair"
	YouthSecretary Role = "youth_secretary"
	OfficeClerk    Role = "office_clerk"
	Inspector      Role = "inspector"
)

// Roles lists every mandate an administrator can give.
func Roles() []Role {
	return []Role{PartyCommittee, UnionChair, YouthSecretary, OfficeClerk, Inspector}
}

// WordKey names the role in the message catalogue.
func (r Role) WordKey() string { return "role." + string(r) }

// Mandate gives a person a role over a period.
type Mandate struct {
	ID     string
	Person PersonID
	Role   Role
	Period civil.Period
}

// AbsenceKind is why somebody was away; the rules treat maternity apart.
type AbsenceKind string

// The kinds of lawful absence the rules tell apart.
const (
	Maternity AbsenceKind = "maternity"
	Sick      AbsenceKind = "sick"
	Unpaid    AbsenceKind = "unpaid"
	OtherAway AbsenceKind = "other"
)

// WordKey names the kind in the message catalogue.
func (k AbsenceKind) WordKey() string { return "absence." + string(k) }

// Absence is lawful time away in a year.
type Absence struct {
	ID     string
	Person PersonID
	Year   int
	Kind   AbsenceKind
	FromOn civil.Date
	Months int    // hundredths of a month
	Source string // the words it was read from
}

// Discipline is a disciplinary decision, by the Party or the administration.
type Discipline struct {
	ID            string
	Person        PersonID
	Kind          string // "party" or "administrative"
	Form          string // reprimand, warning, pay_cut, demotion, removal, expulsion, dismissal
	Document      string // number of the decision
	Act           string // what was done; decisions on one act share it
	IssuedOn      civil.Date
	EffectiveOn   civil.Date
	ViolationYear int // 0: not told
	CountedYear   int // year whose "not completed" already rests on the act; 0: none
	DutyRelated   bool
	Source        string
}

// Transfer is an arrival in the agency during a year.
type Transfer struct {
	ID            string
	Person        PersonID
	JoinedOn      civil.Date
	Recruited     bool // a first job: there is no old unit
	OldUnit       string
	OldUnitExists bool
	OldPeriod     civil.Period
	Comment       string // the old unit's, which Article 20(1) NĐ 90/2020 may require
	CommentOn     civil.Date
	Source        string
}

// PastRating is the level of an earlier year.
type PastRating struct {
	Person PersonID
	Year   int
	Level  string
	Source string
}

// Note is a part of the roster no rule understood, kept where it was read.
type Note struct {
	ID      string
	Batch   string
	Person  PersonID
	Row     int
	Label   string
	Content string
}

// File is everything the agency holds on a person that a rating may need.
type File struct {
	Person      Person
	Posts       []Appointment
	Absences    []Absence
	Disciplines []Discipline
	Transfers   []Transfer
	Past        []PastRating
	Notes       []Note
}

// hundred is the scale of Months.
const hundred = 100

// WorkedMonths is how much of the year was worked at most: twelve months less
// the months before a first recruitment and those away, in hundredths. Time at
// an old unit counts: the year is the person's, not the post's.
func (f File) WorkedMonths(year int) int {
	months := 12 * hundred
	for _, t := range f.Transfers {
		if t.Recruited && t.JoinedOn.Year == year {
			months -= (int(t.JoinedOn.Month)-1)*hundred + (t.JoinedOn.Day-1)*hundred/daysIn(t.JoinedOn)
		}
	}
	for _, a := range f.Absences {
		if a.Year == year {
			months -= a.Months
		}
	}
	return max(months, 0)
}

func daysIn(d civil.Date) int {
	return time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
