package dossier_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

var (
	reportDay      = civil.On(2023, 11, 16)
	reportSections = []rulebook.Section{
		{ID: "results", No: "I", Kind: rulebook.KindText, By: rulebook.BySelf, Required: true, Graded: true},
		{ID: "suggested", No: "II", Kind: rulebook.KindText, By: rulebook.BySelf},
		{ID: "remark", No: "III", Kind: rulebook.KindText, By: rulebook.ByManager, Required: true},
		{ID: "level", No: "IV", Kind: rulebook.KindLevel, By: rulebook.BySelf, Required: true},
	}
)

// reportRefused fails unless err is the refusal of that key.
func reportRefused(t *testing.T, err error, key string) {
	t.Helper()
	_ = reportRefusal(t, err, key)
}

// reportRefusal is reportRefused for who looks further into the refusal.
func reportRefusal(t *testing.T, err error, key string) *fault.Fault {
	t.Helper()
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || f.Says.Key != key {
		t.Fatalf("got %v, want Refused %s", err, key)
	}
	return f
}

func written(t *testing.T) dossier.Report {
	t.Helper()
	r := dossier.Report{ID: "r", Kind: dossier.UnitReport, State: dossier.ReportDraft}
	r, err := r.Write("results", dossier.Passage{Text: " Hoàn thành 10/10 nhiệm vụ.\r\n", Grade: "good"}, "x")
	if err != nil {
		t.Fatal(err)
	}
	r, err = r.Name(rulebook.Good, "x")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// R203, R092, R210: what a report needs before it goes out for comment.
func TestReport_Missing(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, m := range (dossier.Report{}).Missing(reportSections, []string{"Chậm báo cáo"}) {
		keys = append(keys, m.Key)
	}
	want := []string{"report.missing.section", "report.missing.level", "report.missing.shortcoming"}
	if !slices.Equal(keys, want) {
		t.Errorf("an empty report lacks %v, want %v", keys, want)
	}
	r := written(t)
	if got := r.Missing(reportSections, nil); len(got) != 0 {
		t.Errorf("a full report lacks %v", got)
	}
	r.Passages["results"] = dossier.Passage{Text: "a"}
	if got := r.Missing(reportSections, nil); len(got) != 1 || got[0].Key != "report.missing.grade" {
		t.Errorf("without a self-grade it lacks %v", got)
	}
}

// Two people write two sections at once; one section is guarded.
func TestReport_Write_guardsEachSection(t *testing.T) {
	t.Parallel()
	r := written(t)
	if _, err := r.Write("limits", dossier.Passage{Text: "b"}, "x"); err != nil {
		t.Errorf("another section = %v", err)
	}
	if _, err := r.Write("results", dossier.Passage{Text: "c"}, "x"); !errors.Is(err, fault.Conflict) {
		t.Errorf("a section read before it was changed = %v, want Conflict", err)
	}
	again, err := r.Write("results", dossier.Passage{Text: "c", Rev: 1}, "x")
	if err != nil || again.Passages["results"].Rev != 2 || r.Passages["results"].Text != "Hoàn thành 10/10 nhiệm vụ." {
		t.Errorf("Write = %+v, %v; the report before: %+v", again.Passages, err, r.Passages)
	}
	if _, err := r.Write("results", dossier.Passage{Rev: 1, Grade: "fine"}, "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("an unknown grade = %v, want Invalid", err)
	}
}

func TestReport_Send(t *testing.T) {
	t.Parallel()
	r := written(t)
	missing := []fault.Message{fault.Say("report.missing.level", "IV")}
	_, err := r.Send(reportDay, reportDay, missing, "Mục II.4")
	if f := reportRefusal(t, err, "report.incomplete"); f.Clause != "Mục II.4" || len(f.List) != 1 {
		t.Errorf("refusal %+v", f)
	}
	if _, err := r.Send(reportDay, reportDay.AddDays(-1), nil, "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("due yesterday = %v, want Invalid", err)
	}
	sent, err := r.Send(reportDay, reportDay, nil, "x")
	if err != nil || sent.State != dossier.ReportConsulting || sent.Edition != 1 {
		t.Fatalf("Send = %+v, %v", sent, err)
	}
	if _, err := sent.Send(reportDay, reportDay, nil, "x"); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Send = %v, want Conflict", err)
	}
}

// R204, R205: a comment comes with the own responsibility, or is "no comment".
func TestReport_Comment(t *testing.T) {
	t.Parallel()
	sent, err := written(t).Send(reportDay, reportDay, nil, "x")
	if err != nil {
		t.Fatal(err)
	}
	earlier := []dossier.Comment{{Author: "lan", Responsibility: "Chậm một báo cáo."}}
	tests := []struct {
		name    string
		comment dossier.Comment
		field   string
	}{
		{"with words and own part", dossier.Comment{Author: "an", Text: "a", Responsibility: "b"}, ""},
		{"own part told before", dossier.Comment{Author: "lan", Text: "a"}, ""},
		{"no comment", dossier.Comment{Author: "an", NoComment: true}, ""},
		{"nothing at all", dossier.Comment{Author: "an"}, "text"},
		{"both", dossier.Comment{Author: "an", NoComment: true, Text: "a"}, "text"},
		{"without the own part", dossier.Comment{Author: "an", Text: "a"}, "responsibility"},
	}
	for _, tt := range tests {
		_, err := sent.Comment(tt.comment, earlier, "x")
		fields, _ := fault.FieldsOf(err)
		if _, found := fields[tt.field]; found != (tt.field != "") || (tt.field == "" && err != nil) {
			t.Errorf("%s: Comment = %v, want a problem of %q", tt.name, err, tt.field)
		}
	}
	_, err = written(t).Comment(tests[0].comment, nil, "x")
	reportRefused(t, err, "report.notConsulting")
	if got := dossier.Silent([]org.PersonID{"an", "lan"}, earlier); !slices.Equal(got, []org.PersonID{"an"}) {
		t.Errorf("Silent = %v, want an", got)
	}
}

// R214: every comment is answered; the silent are waited for until the day is
// over, or it is said why not.
func TestReport_Settle(t *testing.T) {
	t.Parallel()
	sent, err := written(t).Send(reportDay, reportDay, nil, "x")
	if err != nil {
		t.Fatal(err)
	}
	open := []dossier.Comment{{AuthorName: "An", Text: "a"}, {NoComment: true}}
	_, err = sent.Settle(reportDay, open, []string{"Lan"}, "", "x")
	if f := reportRefusal(t, err, "report.unsettled"); len(f.List) != 2 {
		t.Errorf("open %v, want a comment and a person", f.List)
	}
	if _, err := sent.Resolve(open[0], dossier.Declined, " ", "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("declined without a reason = %v, want Invalid", err)
	}
	open[0], err = sent.Resolve(open[0], dossier.Declined, "Đã nêu ở mục I.", "x")
	if err != nil {
		t.Fatal(err)
	}
	for name, settle := range map[string]func() (dossier.Report, error){
		"the day is over": func() (dossier.Report, error) {
			return sent.Settle(reportDay.AddDays(1), open, []string{"Lan"}, "", "x")
		},
		"with a reason": func() (dossier.Report, error) {
			return sent.Settle(reportDay, open, []string{"Lan"}, "Lan nghỉ ốm", "x")
		},
	} {
		if r, err := settle(); err != nil || r.State != dossier.ReportSettled || r.Edition != 2 {
			t.Errorf("%s: Settle = %+v, %v", name, r, err)
		}
	}
	_, err = sent.Conclude("a", rulebook.Good, "x")
	reportRefused(t, err, "report.notSettled")
	settled, _ := sent.Settle(reportDay, open, nil, "", "x")
	done, err := settled.Conclude("Nhất trí.", rulebook.Good, "x")
	if err != nil || done.State != dossier.ReportConcluded || done.Proposed != rulebook.Good {
		t.Fatalf("Conclude = %+v, %v", done, err)
	}
	_, err = done.Write("results", dossier.Passage{Rev: 1}, "x")
	reportRefused(t, err, "report.locked")
}

// R235: five parts, sent once.
func TestContribution_Submit(t *testing.T) {
	t.Parallel()
	c := dossier.Contribution{State: dossier.ContributionDraft}
	now := time.Date(2023, 11, 20, 1, 0, 0, 0, time.UTC)
	_, err := c.Submit(now, "x")
	if f := reportRefusal(t, err, "contribution.incomplete"); len(f.List) != 5 {
		t.Errorf("missing %v, want five parts", f.List)
	}
	answers := map[string]string{}
	for _, s := range dossier.AgencySections() {
		answers[s.ID] = "a"
	}
	last := civil.On(2023, 11, 21)
	c, err = c.Write(answers, civil.On(2023, 11, 20), last, "x")
	if err != nil {
		t.Fatal(err)
	}
	sent, err := c.Submit(now, "x")
	if err != nil || sent.State != dossier.ContributionSubmitted {
		t.Fatalf("Submit = %+v, %v", sent, err)
	}
	if _, err := sent.Submit(now, "x"); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Submit = %v, want Conflict", err)
	}
	if _, err := sent.Write(answers, last, last, "x"); err != nil { // C7
		t.Errorf("Write on the last day for dossiers = %v, want nil", err)
	}
	_, err = sent.Write(answers, last.AddDays(1), last, "x")
	reportRefused(t, err, "contribution.closed")
	if _, err := c.Write(answers, last.AddDays(9), last, "x"); err != nil {
		t.Errorf("Write of a late first contribution = %v, want nil", err)
	}
}

// C7: a contribution that says something else than the concluded report is
// pointed out, and nothing before the conclusion.
func TestContribution_Differs(t *testing.T) {
	t.Parallel()
	c := dossier.Contribution{Answers: map[string]string{"results": "Đạt 12/12", "limits": "Không có", "causes": "x", "remedies": "y", "next_tasks": "z"}}
	report := dossier.Report{State: dossier.ReportConcluded, Passages: map[string]dossier.Passage{
		"results": {Text: "Đạt  12/12 "}, "limits": {Text: "Chậm số hóa"}, "causes": {}, "political_duty": {Text: "khác"},
	}}
	if got := c.Differs(report); len(got) != 1 || got[0].ID != "limits" {
		t.Errorf("Differs = %v, want limits alone", got)
	}
	report.State = dossier.ReportSettled
	if got := c.Differs(report); len(got) != 0 {
		t.Errorf("Differs before the conclusion = %v, want none", got)
	}
}
