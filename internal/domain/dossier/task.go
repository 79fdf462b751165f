// Package dossier models what a person or unit hands in for one cycle: the
// year's tasks with their evidence, last year's shortcomings, and the
// self-review in all its editions. It knows no level's conditions, no meeting,
// no page and no storage.
package dossier

import (
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// TaskID identifies a task.
type TaskID string

// Outcome says how a task ended, in the words the decree counts tasks by.
type Outcome string

// The outcomes. Each from Assured on contains the one before: a task exceeded
// was highly effective, on time and of good quality.
const (
	Open       Outcome = "open"        // still being done
	NotDone    Outcome = "not_done"    // không hoàn thành
	NotAssured Outcome = "not_assured" // done late, or lacking quality or effect
	Assured    Outcome = "assured"     // on time, with quality and effect
	HighEffect Outcome = "high_effect"
	Exceeded   Outcome = "exceeded"
)

// Outcomes lists every outcome, the best last.
func Outcomes() []Outcome {
	return []Outcome{Open, NotDone, NotAssured, Assured, HighEffect, Exceeded}
}

// WordKey names the outcome in the message catalogue.
func (o Outcome) WordKey() string { return "outcome." + string(o) }

// rank orders outcomes; -1 for a word that is none.
func (o Outcome) rank() int {
	for i, known := range Outcomes() {
		if o == known {
			return i
		}
	}
	return -1
}

// AtLeast tells whether o is other or better.
func (o Outcome) AtLeast(other Outcome) bool { return o.rank() >= other.rank() }

// Task is a piece of the year's work: its product, quantity, deadline and
// result (R038, R079). Without a Person it is a task of the unit.
type Task struct {
	ID          TaskID
	Cycle       cycle.ID
	Unit        org.UnitID
	Person      org.PersonID
	Title       string
	Product     string
	Quantity    string
	DueOn       civil.Date
	DoneOn      civil.Date
	Result      string
	Outcome     Outcome
	Explanation string
	Order       int
	Version     int
}

// maxText is the longest text of one field, in bytes: a few printed pages.
const maxText = 20_000

// Check tells what is wrong with a task as typed. Faults: Invalid.
func (t Task) Check() error {
	problems := fault.Fields{}
	if t.Title == "" {
		problems.Add("title", "task.noTitle")
	}
	if t.Product == "" {
		problems.Add("product", "task.noProduct")
	}
	for name, text := range map[string]string{
		"title": t.Title, "product": t.Product, "quantity": t.Quantity, "result": t.Result, "explanation": t.Explanation,
	} {
		if len(text) > maxText {
			problems.Add(name, "field.tooLong", maxText)
		}
	}
	t.checkOutcome(problems)
	return problems.Err()
}

// checkOutcome keeps the claim within what the dates and words bear: a task
// finished after its deadline was not on time, whatever its quality.
func (t Task) checkOutcome(problems fault.Fields) {
	switch {
	case t.Outcome.rank() < 0:
		problems.Add("outcome", "task.noOutcome")
	case t.Outcome == Open:
		if !t.DoneOn.IsZero() {
			problems.Add("outcome", "task.openButDone")
		}
	case t.Outcome == NotDone:
		if t.Explanation == "" {
			problems.Add("explanation", "task.whyNot")
		}
		if !t.DoneOn.IsZero() {
			problems.Add("done", "task.doneButNot")
		}
	default:
		t.checkDone(problems)
	}
}

func (t Task) checkDone(problems fault.Fields) {
	if t.DoneOn.IsZero() {
		problems.Add("done", "task.noDoneOn")
	}
	if t.Result == "" {
		problems.Add("result", "task.noResult")
	}
	if t.Outcome == NotAssured && t.Explanation == "" {
		problems.Add("explanation", "task.whyNot")
	}
	if t.Late() && t.Outcome.AtLeast(Assured) {
		problems.Add("outcome", "task.late", t.DueOn)
	}
}

// Late tells whether the task was finished after its deadline.
func (t Task) Late() bool {
	return !t.DueOn.IsZero() && !t.DoneOn.IsZero() && t.DoneOn.After(t.DueOn)
}

// Overdue tells whether the task is still open after its deadline.
func (t Task) Overdue(today civil.Date) bool {
	return t.Outcome == Open && !t.DueOn.IsZero() && today.After(t.DueOn)
}

// Counts is a list of tasks in numbers (R042).
type Counts struct {
	Total, Done, Assured, HighEffect, Exceeded int
}

// Add counts n tasks that ended as o. An open task counts as not done.
func (c Counts) Add(o Outcome, n int) Counts {
	c.Total += n
	if o.AtLeast(NotAssured) {
		c.Done += n
	}
	if o.AtLeast(Assured) {
		c.Assured += n
	}
	if o.AtLeast(HighEffect) {
		c.HighEffect += n
	}
	if o.AtLeast(Exceeded) {
		c.Exceeded += n
	}
	return c
}

// Plus is both lists together.
func (c Counts) Plus(d Counts) Counts {
	return Counts{c.Total + d.Total, c.Done + d.Done, c.Assured + d.Assured, c.HighEffect + d.HighEffect, c.Exceeded + d.Exceeded}
}

// Count counts tasks.
func Count(tasks []Task) Counts {
	var c Counts
	for _, t := range tasks {
		c = c.Add(t.Outcome, 1)
	}
	return c
}

// Evidence is a file that shows a task's result. Its bytes lie elsewhere,
// under Hash.
type Evidence struct {
	ID       string
	Task     TaskID
	FileName string
	Media    string // MIME type, found by looking into the file
	Hash     string // SHA-256 in hexadecimal digits
	Size     int64
	By       org.PersonID
	At       time.Time
}
