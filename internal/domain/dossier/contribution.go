package dossier

import (
	"maps"
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// ContributionState is the place of a contribution in its life; see
// docs/states.md.
type ContributionState string

// The states of a contribution.
const (
	ContributionDraft     ContributionState = "draft"
	ContributionSubmitted ContributionState = "submitted"
)

// WordKey names the state in the message catalogue.
func (s ContributionState) WordKey() string { return "contribution.state." + string(s) }

// Contribution is a division's part of the department's report, in the five
// parts the plan asks for (R235).
type Contribution struct {
	ID          string
	Cycle       cycle.ID
	Unit        org.UnitID
	UnitName    string
	State       ContributionState
	Answers     map[string]string
	SubmittedAt time.Time
	Version     int
}

// AgencySections are the parts of the department's self-evaluation and of each
// division's contribution to it (plan of 2023, II.5); the level is the report's.
func AgencySections() []rulebook.Section {
	part := func(id, no, vi, en string) rulebook.Section {
		return rulebook.Section{
			ID: id, No: no, Title: rulebook.Text{Vi: vi, En: en}, Kind: rulebook.KindText, By: rulebook.BySelf,
			Required: true, Mark: rulebook.Verified,
		}
	}
	return []rulebook.Section{
		part("results", "I", "Kết quả công tác năm", "Results of the year"),
		part("limits", "II", "Tồn tại, hạn chế", "Limits"),
		part("causes", "III", "Nguyên nhân", "Causes"),
		part("remedies", "IV", "Giải pháp khắc phục", "Remedies"),
		part("next_tasks", "V", "Nhiệm vụ chủ yếu năm sau", "Main tasks of the next year"),
	}
}

// Write replaces the five parts. What was sent may still be changed until the
// last day for division dossiers, because it comes before the division's own
// conclusion (C7); a first text is never shut out. Faults: Refused after that
// day.
func (c Contribution) Write(answers map[string]string, today, last civil.Date, clause string) (Contribution, error) {
	if c.State == ContributionSubmitted && today.After(last) {
		return Contribution{}, fault.Refuse(clause, "contribution.closed", last)
	}
	c.Answers = maps.Clone(answers)
	return c, nil
}

// concluding names, for a part of a contribution, the heading of a division's
// own report that says the same.
var concluding = map[string]string{"results": "results", "limits": "limits", "causes": "causes", "remedies": "directions"}

// Differs names the parts that say something else than the division's
// concluded report (C7). It warns; it refuses nothing.
func (c Contribution) Differs(report Report) []rulebook.Section {
	var parts []rulebook.Section
	for _, s := range AgencySections() {
		said := org.Tidy(report.Passages[concluding[s.ID]].Text)
		if report.State == ReportConcluded && said != "" && said != org.Tidy(c.Answers[s.ID]) {
			parts = append(parts, s)
		}
	}
	return parts
}

// Submit hands the contribution to the office. Faults: Conflict, Refused with
// the parts still empty.
func (c Contribution) Submit(now time.Time, clause string) (Contribution, error) {
	if c.State == ContributionSubmitted {
		return Contribution{}, fault.New(fault.Conflict, "contribution.submitted")
	}
	var missing []fault.Message
	for _, s := range AgencySections() {
		if strings.TrimSpace(c.Answers[s.ID]) == "" {
			missing = append(missing, fault.Say("report.missing.section", s.No, s.Title.Vi))
		}
	}
	if len(missing) > 0 {
		return Contribution{}, fault.Refuse(clause, "contribution.incomplete", len(missing)).Missing(missing...)
	}
	c.State, c.SubmittedAt = ContributionSubmitted, now
	return c, nil
}
