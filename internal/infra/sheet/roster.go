package sheet

import (
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

// Roster is all a sheet says: its people, and every other row with a value.
// Nothing of a row is lost: each cell is in a typed field or among Unread.
type Roster struct {
	Mapping    Mapping
	Year       int // from the title rows; 0 when they name none
	PriorYear  int // of the column of prior levels; 0 when its header names none
	Rows       []Row
	Others     []OtherRow
	Groups     []string // the units of the group rows, in their order
	OtherPages []string // names of the sheets that were not read
	Problems   []Problem
}

// Row is one person.
type Row struct {
	Row          int // as the sheet numbers it
	Order, Group string
	Name         string
	BirthOn      civil.Date
	BirthYear    int // also when only the year is written
	Female       bool
	SexKnown     bool
	PersonalID   string // 12 digits; what was written when it is something else
	Title        string
	RankCode     string
	Class        Class
	PartyMember  bool
	JoinedOn     civil.Date // recruited or arrived within the year
	AbsentMonths int        // hundredths of a month: 4.5 months are 450
	Discipline   []Discipline
	PriorLevel   Level
	Remark       string
	Facts        Facts
	Cells        []Cell // every cell as written
	Problems     []Problem
	Unread       []Cell // what no field holds, whole cells or parts of a remark
}

// Cell is a text and the column it stands in.
type Cell struct{ Column, Text string }

// Class is the group of the law a person belongs to.
type Class string

// The classes; the empty Class is unknown.
const (
	CivilServant   Class = "civil_servant"
	PublicEmployee Class = "public_employee"
	ContractWorker Class = "contract_worker"
	Cadre          Class = "cadre"
)

// Level is a quality rating as a roster reports it of an earlier year.
type Level string

// The levels; the empty Level says the cell is blank.
const (
	Excellent    Level = "excellent"
	Good         Level = "good"
	Completed    Level = "completed"
	NotCompleted Level = "not_completed"
	NotRated     Level = "not_rated"
)

// Facts are what remarks say that a rule may need.
type Facts struct {
	Leaves     []Leave
	Arrivals   []Arrival
	Violations []Violation
	InCharge   []string // units a deputy has charge of
	Sources    []Cell   // the part of a cell each fact was read from, in order
}

// LeaveKind is why a person was away.
type LeaveKind string

// The kinds of leave.
const (
	Maternity LeaveKind = "maternity"
	Unpaid    LeaveKind = "unpaid"
	Sick      LeaveKind = "sick"
)

// Leave is a time away from work.
type Leave struct {
	Kind   LeaveKind
	FromOn civil.Date // no date when the remark gives none
	LastOn civil.Date
	Months int // hundredths; 0 when neither remark nor column gives a number
	Source Cell
}

// ArrivalKind is how a person came within the year.
type ArrivalKind string

// The kinds of arrival.
const (
	Recruited   ArrivalKind = "recruited"
	Transferred ArrivalKind = "transferred"
	Seconded    ArrivalKind = "seconded"
)

// Arrival is a person's coming within the year.
type Arrival struct {
	Kind     ArrivalKind
	FromUnit string
	On       civil.Date // of the remark, else of the column
	LastOn   civil.Date // the last day at FromUnit
	Source   Cell
}

// DisciplineKind tells the two disciplines apart.
type DisciplineKind string

// The kinds of discipline.
const (
	Administrative DisciplineKind = "administrative"
	Party          DisciplineKind = "party"
)

// DisciplineForm is the sanction.
type DisciplineForm string

// The forms of discipline.
const (
	Reprimand         DisciplineForm = "reprimand"
	Warning           DisciplineForm = "warning"
	SalaryLowered     DisciplineForm = "salary_lowered"
	Demotion          DisciplineForm = "demotion"
	RemovalFromOffice DisciplineForm = "removal_from_office"
	Dismissal         DisciplineForm = "dismissal"
	Expulsion         DisciplineForm = "expulsion" // from the Party
)

// Discipline is a sanction with the decision that imposed it.
type Discipline struct {
	Kind           DisciplineKind
	Form           DisciplineForm
	DocumentNumber string
	IssuedOn       civil.Date
	Violation      Violation // from the remarks, when there is exactly one of each
	Source         Cell
}

// Violation is when a violation happened and whether a level of that year has
// already counted it.
type Violation struct {
	Year         int
	CountedYear  int // 0: not counted yet
	CountedLevel Level
	Source       Cell
}

// OtherKind is what a row that holds no person is.
type OtherKind string

// The kinds of other rows.
const (
	TitleRow     OtherKind = "title"
	HeaderRow    OtherKind = "header"
	NumberRow    OtherKind = "numbers" // (1) (2) (3)
	GroupRow     OtherKind = "group"
	TotalRow     OtherKind = "total"
	SignatureRow OtherKind = "signature"
	UnknownRow   OtherKind = "unknown"
)

// WordKey is the catalogue key of the kind's name.
func (k OtherKind) WordKey() string { return "roster.row." + string(k) }

// OtherRow is a row with values that holds no person, its cells joined.
type OtherRow struct {
	Row  int
	Kind OtherKind
	Text string
}

// Severity tells what stops an import from what is only shown.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Caution Severity = "warning"
)

// Problem is a sentence about one cell, or about a row when Column is empty,
// or about the sheet when Row is 0.
type Problem struct {
	Row      int
	Column   string
	Field    Field
	Message  fault.Message
	Severity Severity
}

// AllProblems are the problems of the sheet and of every row, in sheet order.
func (r Roster) AllProblems() []Problem {
	out := append([]Problem{}, r.Problems...)
	for _, row := range r.Rows {
		out = append(out, row.Problems...)
	}
	sortProblems(out)
	return out
}

// Errors counts the problems that stop an import.
func (r Roster) Errors() int {
	n := 0
	for _, p := range r.AllProblems() {
		if p.Severity == Error {
			n++
		}
	}
	return n
}
