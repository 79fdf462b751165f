// Package rating answers which levels the law allows for a person, unit or
// collective, and how many may be excellent. It reads the law from a rule book
// edition and computes with whole numbers only. It refuses to know the number of
// any decree, who decides, and where results are kept.
package rating

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

// Level is the level or outcome of a rating; see rulebook.Level.
type Level = rulebook.Level

// The levels and outcomes, under the names this package is read with.
const (
	Excellent    = rulebook.Excellent
	Good         = rulebook.Good
	Completed    = rulebook.Completed
	NotCompleted = rulebook.NotCompleted
	NotRated     = rulebook.NotRated
	Undetermined = rulebook.Undetermined
)

// Post is the kind of post held; anything but none makes the person a leader.
type Post string

// The posts of the contract.
const (
	PostNone   Post = "none"
	PostHead   Post = "head"
	PostDeputy Post = "deputy"
	PostLeader Post = "leader" // holds a management post, neither head nor deputy of the body
)

// Count is a number of things that may not have been given at all.
type Count struct {
	N     int
	Given bool
}

// Of is a given count.
func Of(n int) Count { return Count{n, true} }

// maxCount keeps products of counts and percentages far from overflow.
const maxCount = 1_000_000_000

// UnmarshalJSON reads a whole number from 0 to 1,000,000,000; null is not given.
func (c *Count) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*c = Count{}
		return nil
	}
	n, err := strconv.Atoi(string(data))
	if err != nil || n < 0 || n > maxCount {
		return fmt.Errorf("%.40s is no count", data)
	}
	*c = Of(n)
	return nil
}

// MarshalJSON writes the number, null when not given.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.Given {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(c.N), 10), nil
}

// Months is a time in months, held as hundredths so that nothing is rounded.
type Months struct {
	Hundredths int64
	Given      bool
}

// MonthsOf is a given number of whole months.
func MonthsOf(n int) Months { return Months{int64(n) * 100, true} }

// UnmarshalJSON reads a plain decimal; digits beyond the second are dropped, which
// no "under" or "from" of the law can tell from the number written.
func (m *Months) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*m = Months{}
		return nil
	}
	n, err := rulebook.ParseHundredths(string(data))
	if err != nil {
		return fmt.Errorf("read months: %w", err)
	}
	*m = Months{n, true}
	return nil
}

// MarshalJSON writes the decimal, null when not given.
func (m Months) MarshalJSON() ([]byte, error) {
	if !m.Given {
		return []byte("null"), nil
	}
	return []byte(rulebook.Hundredths(m.Hundredths)), nil
}

// Facts is what is known of one subject in one year: the input of `congtam rate`.
// A field nobody gave is absent, and an error only where a rule needs it.
type Facts struct {
	ID                string           `json:"id,omitempty"`
	Year              int              `json:"year"`
	DecidedOn         civil.Date       `json:"decided_on,omitzero"` // default 1 December of Year
	Class             rulebook.Class   `json:"class"`
	Post              Post             `json:"post,omitempty"`
	OwnRegulation     *bool            `json:"own_regulation,omitempty"` // default true
	Time              Time             `json:"time,omitzero"`
	General           General          `json:"general,omitzero"`
	Tasks             Tasks            `json:"tasks,omitzero"`
	Unit              Unit             `json:"unit,omitzero"`
	Subunits          Subunits         `json:"subunits,omitzero"`
	Findings          []string         `json:"findings,omitempty"`
	Disciplines       []Discipline     `json:"disciplines,omitempty"`
	Counted           []Counted        `json:"counted,omitempty"`
	Scores            []*json.Number   `json:"scores,omitempty"` // point-based books only
	Points            json.Number      `json:"points,omitempty"` // agencies and collectives by points
	ShortcomingsFixed *bool            `json:"shortcomings_fixed,omitempty"`
	Grades            *CollectiveGrade `json:"grades,omitempty"`
}

// Time is the working time of the year. Lawful absence excludes maternity leave.
type Time struct {
	WorkedMonths Months    `json:"worked_months,omitzero"` // default 12 less the absence
	AbsentMonths Months    `json:"absent_months,omitzero"`
	Maternity    bool      `json:"maternity,omitempty"`
	Sick         bool      `json:"sick,omitempty"`
	Transfer     *Transfer `json:"transfer,omitempty"`
}

// Transfer is a move to another unit within the year.
type Transfer struct {
	OldMonths     Months `json:"old_months,omitzero"`
	OldUnitExists *bool  `json:"old_unit_exists,omitempty"`
}

// General is the judgement on each general criterion: good, met or not_met.
type General struct {
	Ideology     string `json:"ideology,omitempty"`
	Ethics       string `json:"ethics,omitempty"`
	WorkingStyle string `json:"working_style,omitempty"`
	Discipline   string `json:"discipline,omitempty"`
	Leadership   string `json:"leadership,omitempty"` // leaders only
}

// Tasks counts the person's own tasks of the year.
type Tasks struct {
	Total      Count `json:"total,omitzero"`
	Done       Count `json:"done,omitzero"`
	Assured    Count `json:"assured,omitzero"`     // on time, with quality, effective
	HighEffect Count `json:"high_effect,omitzero"` // done with high effectiveness
	Exceeded   Count `json:"exceeded,omitzero"`
}

// Unit counts the targets of the unit or field led, and holds its own level once decided.
type Unit struct {
	Targets  Count `json:"targets,omitzero"`
	Done     Count `json:"done,omitzero"`
	Assured  Count `json:"assured,omitzero"`
	Exceeded Count `json:"exceeded,omitzero"`
	Level    Level `json:"level,omitempty"`
}

// Subunits counts the units under direct charge by their levels.
type Subunits struct {
	Total             Count `json:"total,omitzero"`
	CompletedOrBetter Count `json:"completed_or_better,omitzero"`
	GoodOrBetter      Count `json:"good_or_better,omitzero"`
	NotCompleted      Count `json:"not_completed,omitzero"`
}

// Discipline is one disciplinary decision about one act.
type Discipline struct {
	Act         string     `json:"act"`
	Kind        string     `json:"kind"` // party or administrative
	Form        string     `json:"form"`
	Effective   civil.Date `json:"effective"`
	Issued      civil.Date `json:"issued,omitzero"`        // default Effective
	DutyRelated *bool      `json:"duty_related,omitempty"` // default true
}

// Counted is an act already used as the ground of not_completed in a year.
type Counted struct {
	Act  string `json:"act"`
	Year int    `json:"year"`
}

// CollectiveGrade is the grade of each criterion of a collective, by group.
type CollectiveGrade struct {
	Results  []string `json:"results"`
	Building []string `json:"building"`
	Remedy   []string `json:"remedy"`
}

// Leader tells whether the person holds a leading or managing post.
func (f Facts) Leader() bool { return f.Post != "" && f.Post != PostNone }

// Query asks the library for the book that rules these facts.
func (f Facts) Query() rulebook.Query {
	return rulebook.Query{Class: f.Class, Year: f.Year, DecidedOn: f.DecidedOn,
		NoRegulation: f.OwnRegulation != nil && !*f.OwnRegulation}
}

// DecodeFacts reads the facts of one subject strictly. Faults: Invalid.
func DecodeFacts(data []byte) (Facts, error) {
	var f Facts
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&f)
	if err == nil && decoder.More() {
		err = errors.New("more than one value")
	}
	if err != nil {
		fields := fault.Fields{}
		fields.Add(fieldOf(err), "rating.field.unreadable", reasonOf(err))
		return Facts{}, fields.Err()
	}
	return f, nil
}

func fieldOf(err error) string {
	if typed, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return typed.Field
	}
	if _, name, found := strings.Cut(err.Error(), "unknown field "); found {
		return strings.Trim(name, `"`)
	}
	return ""
}

func reasonOf(err error) string {
	const most = 200 // what the input holds is not ours to repeat at length
	text := err.Error()
	return text[:min(len(text), most)]
}
