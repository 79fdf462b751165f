package ui

import (
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/words"
)

// ReportTyped is what was typed into a form of the report that was refused:
// drawn again with its problems, and beside the text saved meanwhile.
type ReportTyped struct {
	Section, Text, Grade string // of a section
	Comment              app.CommentReportIn
	Resolve              app.ResolveCommentIn
	DueOn, Why           string
	Clash                bool // somebody else wrote the section meanwhile
	Refusal              error
	Problems             fault.Fields
}

// inLang is a text of the rule book in the reader's language.
func inLang(v View, t rulebook.Text) string {
	if v.Lang == words.En {
		return t.En
	}
	return t.Vi
}

func headingOf(v View, s rulebook.Section) string { return s.No + ". " + inLang(v, s.Title) }

// reportOpen tells whether the reader may still write in the report.
func reportOpen(p app.ReportPage) bool {
	return p.May[authz.WriteReport] && p.Report.State != dossier.ReportConcluded
}

func reportTitle(v View, p app.ReportPage) string {
	if p.Key.Kind == dossier.UnitReport {
		return v.Word(p.Key.Kind) + " " + p.Unit.Name
	}
	return v.Word(p.Key.Kind)
}

func reportFacts(v View, p app.ReportPage) []Definition {
	list := []Definition{{Term: v.T("report.state"), Body: reportStateTag(v, p.Report.State)}}
	if p.Form.ID != "" {
		list = append(list, Definition{Term: v.T("report.form"), Body: formOwed(v, p.Form, p.Form.ID)})
	}
	if !p.Report.DueOn.IsZero() {
		list = append(list,
			Definition{Term: v.T("report.due"), Text: p.Report.DueOn.Short() + " (" + v.Left(p.Report.DueOn) + ")"},
			Definition{Term: v.T("report.answered"), Text: v.T("report.answeredOf", p.Asked-len(p.Silent), p.Asked)})
	}
	if p.Report.Proposed != "" {
		list = append(list,
			Definition{Term: v.T("report.proposed"), Body: LevelTag(string(p.Report.Proposed), v.Word(p.Report.Proposed))},
			Definition{Term: v.T("report.conclusion"), Text: p.Report.Conclusion})
	}
	return list
}

func reportTone(s dossier.ReportState) Tone {
	switch s {
	case dossier.ReportConcluded:
		return Plain
	case dossier.ReportDraft:
		return Quiet
	}
	return Active
}

func shortcomingTable(v View, p app.ReportPage) TableOf {
	t := TableOf{
		Caption: v.T("report.carried"), Empty: v.T("report.carriedNone"),
		Columns: []Column{{Label: v.T("report.carriedWhat")}, {Label: v.T("report.carriedStatus")}, {Label: v.T("report.carriedHow")}},
	}
	for _, s := range p.Shortcomings {
		tone := Plain
		if s.Status == dossier.Unknown {
			tone = Heed
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: s.Content}, {Body: Tag(v.Word(s.Status), tone)}, {Text: s.Note}}})
	}
	return t
}

// passageForm is the form of one section; its version is one above the
// section's revision, so that it always carries one.
func passageForm(p app.ReportPage, s rulebook.Section) FormOf {
	path := PassagePath(p.Key, s.ID)
	return FormOf{ID: "section-" + s.ID, Action: path, Version: p.Report.Passages[s.ID].Rev + 1, Autosave: path, Guard: true}
}

func passageText(p app.ReportPage, s rulebook.Section, in ReportTyped) string {
	if in.Section == s.ID {
		return in.Text
	}
	return p.Report.Passages[s.ID].Text
}

func passageGrade(p app.ReportPage, s rulebook.Section, in ReportTyped) string {
	if in.Section == s.ID {
		return in.Grade
	}
	return p.Report.Passages[s.ID].Grade
}

func reportGrades(v View) []Option {
	var list []Option
	for _, g := range dossier.Grades() {
		list = append(list, Option{Value: g, Label: v.T("report.grade." + g)})
	}
	return list
}

func levelChoices(v View) []Option {
	var list []Option
	for _, l := range rulebook.Levels() {
		list = append(list, Option{Value: string(l), Level: string(l), Label: v.Word(l)})
	}
	return list
}

// sectionOptions are the sections a comment may be about.
func sectionOptions(v View, p app.ReportPage) []Option {
	list := []Option{{Value: "whole", Label: v.T("report.whole")}}
	for _, s := range p.Sections {
		if s.Kind != rulebook.KindLevel {
			list = append(list, Option{Value: s.ID, Label: headingOf(v, s)})
		}
	}
	return list
}

func commentSection(v View, p app.ReportPage, c dossier.Comment) string {
	for _, s := range p.Sections {
		if s.ID == c.Section {
			return headingOf(v, s)
		}
	}
	return v.T("report.whole")
}

func resolutionOptions(v View) []Option {
	return []Option{
		{Value: string(dossier.Accepted), Label: v.Word(dossier.Accepted)},
		{Value: string(dossier.Declined), Label: v.Word(dossier.Declined)},
	}
}

func resolving(p app.ReportPage, c dossier.Comment) bool {
	return p.May[authz.ResolveReport] && p.Report.State == dossier.ReportConsulting && !c.NoComment
}

func resolveValue(in ReportTyped, c dossier.Comment) (dossier.Resolution, string) {
	if in.Resolve.Comment == c.ID {
		return in.Resolve.Resolution, in.Resolve.Reason
	}
	return c.Resolution, c.Reason
}

func silentNames(p app.ReportPage) []string {
	var names []string
	for _, one := range p.Silent {
		names = append(names, one.Name)
	}
	return names
}

// editionWhy tells what made an edition: a word of ours, then the words given.
func editionWhy(v View, e dossier.ReportEdition) string {
	for _, known := range []string{"sent", "settled", "concluded"} {
		if len(e.Why) >= len(known) && e.Why[:len(known)] == known {
			return v.T("report.edition."+known) + e.Why[len(known):]
		}
	}
	return e.Why
}

func editionTitle(v View, e dossier.ReportEdition) string {
	return v.T("report.edition", e.Edition) + " · " + editionWhy(v, e)
}

func gradeWord(v View, grade string) string {
	if grade == "" {
		return v.T("ui.notGiven")
	}
	return v.T("report.grade." + grade)
}

// reportMeeting is the meeting a report is concluded in.
func reportMeeting(p app.ReportPage) app.MeetingKey {
	k := app.MeetingKey{Cycle: p.Key.Cycle, Unit: p.Key.Unit, Kind: meeting.DivisionReview}
	switch p.Key.Kind {
	case dossier.AgencyReport:
		k.Kind = meeting.AgencyBallot
	case dossier.LeadershipReport:
		k.Kind = meeting.LeadershipReview
	}
	return k
}

func contributionField(v View, s rulebook.Section, answers map[string]string, problems fault.Fields) Field {
	return Field{Name: s.ID, Label: headingOf(v, s), Value: answers[s.ID], Rows: 5, Problem: problems[s.ID]}
}

func contributionTable(v View, list []dossier.Contribution, s rulebook.Section) []Definition {
	var out []Definition
	for _, c := range list {
		if text := c.Answers[s.ID]; text != "" {
			out = append(out, Definition{Term: c.UnitName, Text: text})
		}
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }

func levelOr(v View, code string) string {
	if code == "" {
		return v.T("ui.notGiven")
	}
	return v.Word(rulebook.Level(code))
}

func contributionClash(v View, p app.ContributionPage, answers map[string]string) []Difference {
	var list []Difference
	for _, s := range p.Sections {
		list = append(list, Difference{headingOf(v, s), answers[s.ID], p.Contribution.Answers[s.ID]})
	}
	return differ(list...)
}

func contributionFacts(v View, p app.ContributionPage) []Definition {
	var list []Definition
	for _, s := range p.Sections {
		list = append(list, Definition{Term: headingOf(v, s), Text: p.Contribution.Answers[s.ID]})
	}
	return list
}

// told is a refusal in words, for the head of a page drawn again.
func told(v View, err error) words.Problem { return words.Fault(v.Lang, err) }
