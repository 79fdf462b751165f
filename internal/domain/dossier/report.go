package dossier

import (
	"maps"
	"slices"
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// ReportID identifies a collective report.
type ReportID string

// ReportKind is whom a collective report is about.
type ReportKind string

// The reports of a department (R203, R230, R231).
const (
	UnitReport       ReportKind = "unit"       // a division reviews itself
	AgencyReport     ReportKind = "agency"     // the department's self-evaluation
	LeadershipReport ReportKind = "leadership" // the leadership collective reviews itself
)

// Known tells whether k is one of the three.
func (k ReportKind) Known() bool {
	return k == UnitReport || k == AgencyReport || k == LeadershipReport
}

// WordKey names the kind in the message catalogue.
func (k ReportKind) WordKey() string { return "report.kind." + string(k) }

// ReportState is the place of a report in its life; see docs/states.md.
type ReportState string

// The states of a collective report.
const (
	ReportDraft      ReportState = "draft"
	ReportConsulting ReportState = "consulting" // out for comment
	ReportSettled    ReportState = "settled"    // each comment answered, final edition made
	ReportConcluded  ReportState = "concluded"  // by the meeting
)

// WordKey names the state in the message catalogue.
func (s ReportState) WordKey() string { return "report.state." + string(s) }

// Passage is the text of one section, with the grade a collective gives itself
// there. Rev guards it: two people may write two sections at once, not one.
type Passage struct {
	Text  string
	Grade string // excellent, good, average or poor
	Rev   int
	By    org.PersonID
}

// Report is a collective's review of its year.
type Report struct {
	ID         ReportID
	Cycle      cycle.ID
	Unit       org.UnitID
	Kind       ReportKind
	State      ReportState
	Passages   map[string]Passage // by section
	SelfLevel  rulebook.Level
	Conclusion string
	Proposed   rulebook.Level
	DueOn      civil.Date // of the comments
	Edition    int        // the last one kept
	Version    int
}

// ReportEdition is the text of a report at a moment that counts.
type ReportEdition struct {
	Edition  int
	Passages map[string]Passage
	Why      string // sent, settled or concluded; then a reason, if one was given
	By       org.PersonID
	ByName   string
	At       time.Time
}

// Write replaces the text and grade of a section, if it is still as the writer
// read it. The report stays open to its authors until the meeting concludes.
// Faults: Refused once concluded, Conflict when somebody else wrote meanwhile.
func (r Report) Write(section string, p Passage, clause string) (Report, error) {
	if r.State == ReportConcluded {
		return Report{}, fault.Refuse(clause, "report.locked")
	}
	old := r.Passages[section]
	if old.Rev != p.Rev {
		return Report{}, fault.New(fault.Conflict, "report.sectionChanged")
	}
	p.Rev++
	p.Text = strings.TrimSpace(strings.ReplaceAll(p.Text, "\r\n", "\n"))
	if p.Grade != "" && !slices.Contains(Grades(), p.Grade) {
		return Report{}, fault.Fields{"grade": fault.Say("report.unknownGrade")}.Err()
	}
	r.Passages = maps.Clone(r.Passages)
	if r.Passages == nil {
		r.Passages = map[string]Passage{}
	}
	r.Passages[section] = p
	return r, nil
}

// Name sets the level the collective names for itself. Faults: Refused,
// Invalid.
func (r Report) Name(level rulebook.Level, clause string) (Report, error) {
	if r.State == ReportConcluded {
		return Report{}, fault.Refuse(clause, "report.locked")
	}
	if !level.Rated() {
		return Report{}, fault.Fields{"level": fault.Say("item.noLevel")}.Err()
	}
	r.SelfLevel = level
	return r, nil
}

// Missing lists what the report still lacks before it can go out: required
// sections, self-grades, the level named, and the status of each of last year's
// shortcomings (R092, R210).
func (r Report) Missing(sections []rulebook.Section, unsettled []string) []fault.Message {
	var list []fault.Message
	for _, s := range sections {
		p := r.Passages[s.ID]
		switch {
		case s.By != rulebook.BySelf:
		case s.Kind == rulebook.KindLevel:
			if s.Required && !r.SelfLevel.Rated() {
				list = append(list, fault.Say("report.missing.level", s.No))
			}
		case s.Required && p.Text == "":
			list = append(list, fault.Say("report.missing.section", s.No, s.Title.Vi))
		case s.Graded && p.Grade == "":
			list = append(list, fault.Say("report.missing.grade", s.No, s.Title.Vi))
		}
	}
	for _, content := range unsettled {
		list = append(list, fault.Say("report.missing.shortcoming", content))
	}
	return list
}

// Send puts the draft before those who must comment until due, and keeps the
// edition they read. Faults: Conflict, Refused with what is missing, Invalid
// when due lies behind.
func (r Report) Send(today, due civil.Date, missing []fault.Message, clause string) (Report, error) {
	if r.State != ReportDraft {
		return Report{}, fault.New(fault.Conflict, "report.sent")
	}
	if len(missing) > 0 {
		return Report{}, fault.Refuse(clause, "report.incomplete", len(missing)).Missing(missing...)
	}
	if due.IsZero() || due.Before(today) {
		return Report{}, fault.Fields{"due_on": fault.Say("report.noDue")}.Err()
	}
	r.State, r.DueOn, r.Edition = ReportConsulting, due, r.Edition+1
	return r, nil
}

// Settle makes the final edition: every comment is accepted or declined with a
// reason (R214). Those who have not answered are waited for until the due day
// is over, unless the author says why not. Faults: Conflict, Refused with the
// comments and people still open.
func (r Report) Settle(today civil.Date, comments []Comment, silent []string, why, clause string) (Report, error) {
	if r.State != ReportConsulting {
		return Report{}, fault.New(fault.Conflict, "report.notConsulting")
	}
	var missing []fault.Message
	for _, c := range comments {
		if !c.NoComment && c.Resolution == "" {
			missing = append(missing, fault.Say("report.missing.resolution", c.AuthorName))
		}
	}
	if !today.After(r.DueOn) && strings.TrimSpace(why) == "" {
		for _, name := range silent {
			missing = append(missing, fault.Say("report.missing.comment", name))
		}
	}
	if len(missing) > 0 {
		return Report{}, fault.Refuse(clause, "report.unsettled", len(missing)).Missing(missing...)
	}
	r.State, r.Edition = ReportSettled, r.Edition+1
	return r, nil
}

// Conclude closes the report with the meeting's conclusion and level. Faults:
// Refused unless the report is settled.
func (r Report) Conclude(conclusion string, level rulebook.Level, clause string) (Report, error) {
	if r.State != ReportSettled {
		return Report{}, fault.Refuse(clause, "report.notSettled")
	}
	r.State, r.Conclusion, r.Proposed, r.Edition = ReportConcluded, conclusion, level, r.Edition+1
	return r, nil
}
