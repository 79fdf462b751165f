package dossier

import (
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Status is how far a shortcoming is remedied.
type Status string

// The statuses; Unknown blocks handing in (R092, R210).
const (
	Unknown    Status = "unknown"
	Fixed      Status = "done"
	InProgress Status = "in_progress"
	NotFixed   Status = "not_done"
)

// Statuses lists what may be told of a shortcoming.
func Statuses() []Status { return []Status{Fixed, InProgress, NotFixed} }

// WordKey names the status in the message catalogue.
func (s Status) WordKey() string { return "remedy." + string(s) }

// Shortcoming is a limit found in an earlier year, carried over until its
// status is told. Without a Person it is the unit's.
type Shortcoming struct {
	ID       string
	Cycle    cycle.ID
	Unit     org.UnitID
	Person   org.PersonID
	FromYear int
	Content  string
	Cause    string
	Measure  string // what is done about it (R168, R176)
	DueOn    civil.Date
	Status   Status
	Note     string // how far, or why not
	Order    int
	Version  int
}

// Check tells what is wrong with a shortcoming as typed: what is not remedied
// needs its reason, what is being remedied its measure, day and how far it is.
// Faults: Invalid.
func (s Shortcoming) Check() error {
	problems := fault.Fields{}
	if s.Content == "" {
		problems.Add("content", "shortcoming.noContent")
	}
	switch s.Status {
	case Unknown, Fixed:
	case InProgress:
		if s.Note == "" {
			problems.Add("note", "shortcoming.howFar")
		}
	case NotFixed:
		if s.Note == "" {
			problems.Add("note", "shortcoming.whyNot")
		}
	default:
		problems.Add("status", "shortcoming.noStatus")
	}
	if s.Status == InProgress || s.Status == NotFixed {
		if s.Measure == "" {
			problems.Add("measure", "shortcoming.noMeasure")
		}
		if s.DueOn.IsZero() {
			problems.Add("due", "shortcoming.noDue")
		}
	}
	for name, text := range map[string]string{"content": s.Content, "cause": s.Cause, "measure": s.Measure, "note": s.Note} {
		if len(text) > maxText {
			problems.Add(name, "field.tooLong", maxText)
		}
	}
	return problems.Err()
}

// Untold counts the shortcomings whose status nobody has told yet.
func Untold(list []Shortcoming) int {
	n := 0
	for _, s := range list {
		if s.Status == Unknown {
			n++
		}
	}
	return n
}
