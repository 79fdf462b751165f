package dossier

import (
	"maps"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// ReviewID identifies a self-review.
type ReviewID string

// State is the place of a self-review in its life; see docs/states.md.
type State string

// The states of a self-review.
const (
	Draft     State = "draft"
	Submitted State = "submitted" // locked
	Returned  State = "returned"  // to be written again, with a reason
	Revising  State = "revising"  // the meeting has concluded; the person takes it in
	Completed State = "completed" // the edition after the meeting
)

// WordKey names the state in the message catalogue.
func (s State) WordKey() string { return "review.state." + string(s) }

// Writable tells whether the text may still be changed.
func (s State) Writable() bool { return s == "" || s == Draft || s == Returned || s == Revising }

// Review is the self-review of one person for one cycle. Answers holds the
// text of each section of the form; State changes only through the methods.
type Review struct {
	ID           ReviewID
	Cycle        cycle.ID
	Person       org.PersonID
	Form         string
	State        State
	Answers      map[string]string
	Pens         map[string]string // section → the form on a screen that last wrote it
	SelfLevel    string
	General      map[string]string // criterion of Article 3 → good, met or not_met
	Truth        bool              // statement of truth (R037)
	SubmittedAt  time.Time
	ReturnedNote string
	ReturnedBy   org.PersonID
	Edition      int          // 2: completed after the meeting
	SavedAt      time.Time    // of the last text
	Concluded    bool         // the meeting has concluded on the person; told, never stored here
	Chair        org.PersonID // of the person's item in the meeting; told likewise
	Version      int          // 0: nothing stored yet
}

// Edition is a text as it was handed in; none is ever overwritten (R219).
type Edition struct {
	Review    ReviewID
	Number    int
	Answers   map[string]string
	General   map[string]string
	SelfLevel string
	Tasks     []Task // as they stood that day
	HandedAt  time.Time
}

// Section is what the rules of handing in need to know of a form's heading.
type Section struct {
	ID       string
	Kind     SectionKind
	Required bool
	Graded   bool // its own grade is asked for too
	Label    string
}

// SectionKind says what a section holds.
type SectionKind string

// The kinds of section.
const (
	Text  SectionKind = "text"
	Level SectionKind = "level"
	Tasks SectionKind = "tasks"
)

// SelfLevelSection is where the level named for the State rating is kept.
const SelfLevelSection = "self_level"

// GradeOf is where the own grade of a section is kept among the answers.
func GradeOf(section string) string { return section + ".grade" }

// Grades lists the words of a section's own grade, the best first.
func Grades() []string { return []string{"excellent", "good", "average", "poor"} }

// Criteria lists the general criteria of Article 3 a person judges himself by;
// only leaders answer the last.
func Criteria(leader bool) []string {
	all := []string{"ideology", "ethics", "working_style", "discipline"}
	if leader {
		all = append(all, "leadership")
	}
	return all
}

// Marks lists the judgements on a general criterion, the best first.
func Marks() []string { return []string{"good", "met", "not_met"} }

// Submission is everything handing in is judged by.
type Submission struct {
	Now          time.Time
	Sections     []Section
	Criteria     []string
	Tasks        []Task
	Shortcomings []Shortcoming // carried over, the person's own
	Truth        bool
	Clause       string
}

// Missing lists what a self-review lacks before it can be handed in.
func (r Review) Missing(s Submission) []fault.Message {
	var missing []fault.Message
	if len(s.Tasks) == 0 { // R006: no rating without the year's work
		missing = append(missing, fault.Say("review.missing.tasks"))
	}
	if n := open(s.Tasks); n > 0 {
		missing = append(missing, fault.Say("review.missing.open", n))
	}
	for _, section := range s.Sections {
		missing = append(missing, r.missingIn(section)...)
	}
	for _, c := range s.Criteria {
		if r.General[c] == "" {
			missing = append(missing, fault.Say("review.missing.general", fault.Say("general."+c)))
		}
	}
	if n := Untold(s.Shortcomings); n > 0 { // R092
		missing = append(missing, fault.Say("review.missing.shortcomings", n))
	}
	return missing
}

func (r Review) missingIn(s Section) []fault.Message {
	var missing []fault.Message
	switch {
	case !s.Required:
	case s.ID == SelfLevelSection:
		if r.SelfLevel == "" {
			missing = append(missing, fault.Say("review.missing.level"))
		}
	case s.Kind != Tasks && strings.TrimSpace(r.Answers[s.ID]) == "":
		missing = append(missing, fault.Say("review.missing.section", s.Label))
	}
	if s.Graded && r.Answers[GradeOf(s.ID)] == "" {
		missing = append(missing, fault.Say("review.missing.grade", s.Label))
	}
	return missing
}

// open counts tasks about whose end nothing is told.
func open(tasks []Task) int {
	n := 0
	for _, t := range tasks {
		if t.Outcome == Open {
			n++
		}
	}
	return n
}

// Submit hands the self-review in and locks it (R037). It returns the locked
// review and the edition to be kept. Faults: Conflict, Refused with what is
// missing, Invalid without the statement of truth.
func (r Review) Submit(s Submission) (Review, Edition, error) {
	if r.State != Draft && r.State != Returned {
		return Review{}, Edition{}, fault.New(fault.Conflict, "review.alreadyIn")
	}
	return r.handIn(s, Submitted)
}

func (r Review) handIn(s Submission, to State) (Review, Edition, error) {
	if missing := r.Missing(s); len(missing) > 0 {
		return Review{}, Edition{}, fault.Refuse(s.Clause, "review.incomplete", len(missing)).Missing(missing...)
	}
	if !s.Truth {
		problems := fault.Fields{}
		problems.Add("truth", "review.noTruth")
		return Review{}, Edition{}, problems.Err()
	}
	r.State, r.Truth, r.SubmittedAt = to, true, s.Now
	r.ReturnedNote, r.ReturnedBy = "", ""
	return r, Edition{
		Review: r.ID, Number: r.Edition, Answers: maps.Clone(r.Answers), General: maps.Clone(r.General),
		SelfLevel: r.SelfLevel, Tasks: s.Tasks, HandedAt: s.Now,
	}, nil
}

// Return sends a submitted review back to its author with a reason, while the
// meeting has not concluded on the person. Faults: Conflict, Refused once it
// has, Invalid without a reason.
func (r Review) Return(by org.PersonID, reason, clause string) (Review, error) {
	switch {
	case r.State != Submitted:
		return Review{}, fault.New(fault.Conflict, "review.notIn")
	case r.Concluded:
		return Review{}, fault.Refuse(clause, "review.concluded")
	case strings.TrimSpace(reason) == "":
		problems := fault.Fields{}
		problems.Add("reason", "review.noReason")
		return Review{}, problems.Err()
	}
	r.State, r.ReturnedNote, r.ReturnedBy, r.Truth = Returned, reason, by, false
	return r, nil
}

// Revise opens the second edition: the meeting has concluded on the person,
// who takes its comments in (R219). Faults: Conflict, Refused before that.
func (r Review) Revise(clause string) (Review, error) {
	switch {
	case r.State != Submitted:
		return Review{}, fault.New(fault.Conflict, "review.notIn")
	case !r.Concluded:
		return Review{}, fault.Refuse(clause, "review.notConcluded")
	}
	r.State, r.Edition = Revising, r.Edition+1
	return r, nil
}

// Complete hands in the second edition; the first stays as it was. A person
// with nothing to change completes it as it is. Faults: Conflict, Refused with
// what is missing, Invalid without the statement of truth.
func (r Review) Complete(s Submission) (Review, Edition, error) {
	if r.State != Revising {
		return Review{}, Edition{}, fault.New(fault.Conflict, "review.notRevising")
	}
	return r.handIn(s, Completed)
}

// Without is the review as those see it who may not read the sections named:
// the self-relation is for the chair, the Party committee, whoever decides and
// the person alone (R174).
func (r Review) Without(sections []string) Review {
	r.Answers = without(r.Answers, sections)
	return r
}

// Without is the edition with the sections named left out.
func (e Edition) Without(sections []string) Edition {
	e.Answers = without(e.Answers, sections)
	return e
}

func without(answers map[string]string, sections []string) map[string]string {
	kept := maps.Clone(answers)
	for _, s := range sections {
		delete(kept, s)
	}
	return kept
}
