package app_test

import (
	"errors"
	"slices"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/rulebook"
	"congtam/internal/world"
)

// onlyThese checks that every resident but those allowed is forbidden the act.
func onlyThese(t *testing.T, w *world.World, act string, allowed []string, do func(by app.By) error) {
	t.Helper()
	for _, key := range w.Everyone() {
		if slices.Contains(allowed, key) {
			continue
		}
		if err := do(w.By(key)); !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s by %s = %v, want Forbidden", act, key, err)
		}
	}
}

// refusal fails unless err is the refusal of that key.
func refusal(t *testing.T, err error, key string) {
	t.Helper()
	_ = refusalOf(t, err, key)
}

// refusalOf is refusal for who looks further into the refusal.
func refusalOf(t *testing.T, err error, key string) *fault.Fault {
	t.Helper()
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || f.Says.Key != key {
		t.Fatalf("got %v, want Refused %s", err, key)
	}
	return f
}

// R203, R209, R230, R231: the division's report is its head's and deputies', the
// department's and the leadership's are the office's.
func TestWritePassage_rights(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	for unit, allowed := range map[string][]string{
		"division": {"head", "deputy"}, "agency": {"office", "office2"}, "leadership": {"office", "office2"},
	} {
		section := "limits"
		in := app.WritePassageIn{ReportKey: w.ReportKey(id, unit), Section: section, Text: "a"}
		onlyThese(t, w, "WritePassage of "+unit, allowed, func(by app.By) error { return w.App.WritePassage(t.Context(), by, in) })
		if err := w.App.WritePassage(t.Context(), w.By(allowed[0]), in); err != nil {
			t.Errorf("WritePassage of %s by %s = %v", unit, allowed[0], err)
		}
	}
}

// Two people write at once: other sections merge, the same section tells.
func TestWritePassage_conflict(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	in := app.WritePassageIn{ReportKey: w.ReportKey(w.Issued(), "division"), Section: "limits", Text: "của trưởng phòng"}
	if err := w.App.WritePassage(t.Context(), w.By("head"), in); err != nil {
		t.Fatal(err)
	}
	other := in
	other.Section = "causes"
	if err := w.App.WritePassage(t.Context(), w.By("deputy"), other); err != nil {
		t.Errorf("another section = %v", err)
	}
	in.Text = "của phó trưởng phòng"
	if err := w.App.WritePassage(t.Context(), w.By("deputy"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("the same section = %v, want Conflict", err)
	}
	in.Section = "no such"
	if err := w.App.WritePassage(t.Context(), w.By("head"), in); !errors.Is(err, fault.NotFound) {
		t.Errorf("a section the form lacks = %v, want NotFound", err)
	}
}

// R203, R211: an empty report does not go out; the refusal lists the sections,
// those on Directive 05 and Conclusion 01 among them.
func TestSendReport_incomplete(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	in := app.SendReportIn{ReportKey: w.ReportKey(id, "division"), DueOn: "18/11/2023"}
	f := refusalOf(t, w.App.SendReport(t.Context(), w.By("head"), in), "report.incomplete")
	if f.Clause == "" || len(f.List) < 10 {
		t.Errorf("refusal %+v, want its clause and every section", f)
	}
	page, err := w.App.ReportPage(t.Context(), w.Actor("head"), in.ReportKey)
	if err != nil {
		t.Fatal(err)
	}
	var linked []string
	for _, s := range page.Sections {
		if s.ID == "directive_05" || s.ID == "conclusion_01" {
			linked = append(linked, s.ID)
		}
	}
	if len(linked) != 2 || len(page.Form.Linked) != 2 {
		t.Errorf("sections on linked documents: %v, documents %d; want two of each", linked, len(page.Form.Linked))
	}
}

// R204, R205, R208: everyone of the division and the leader in charge may
// comment; nobody else.
func TestCommentReport(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	in := app.CommentReportIn{ReportKey: w.ReportKey(id, "division"), Text: "Bổ sung số liệu.", Responsibility: "Chậm một báo cáo."}
	refusal(t, w.App.CommentReport(t.Context(), w.By("staff"), in), "report.notConsulting")
	w.ReportSent(id, "division")
	onlyThese(t, w, "CommentReport", []string{"deputy", "staff", "staff2", "vice"}, func(by app.By) error { return w.App.CommentReport(t.Context(), by, in) })
	if err := w.App.CommentReport(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("CommentReport = %v", err)
	}
	page, err := w.App.ReportPage(t.Context(), w.Actor("head"), in.ReportKey)
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Comments) != 1 || len(page.Silent) != 2 || page.Asked != 3 {
		t.Errorf("%d comments, %d silent of %d; want 1, 2 of 3", len(page.Comments), len(page.Silent), page.Asked)
	}
	if page.Queries > 8 {
		t.Errorf("ReportPage took %d statements, want at most 8", page.Queries)
	}
}

// R214: each comment is accepted or declined with a reason; then the final
// edition is made.
func TestSettleReport(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.ReportSent(id, "division")
	key := w.ReportKey(id, "division")
	for _, who := range []string{"staff", "staff2"} {
		in := app.CommentReportIn{ReportKey: key, Section: "limits", Text: "a", Responsibility: "b"}
		if err := w.App.CommentReport(t.Context(), w.By(who), in); err != nil {
			t.Fatal(err)
		}
	}
	f := refusalOf(t, w.App.SettleReport(t.Context(), w.By("head"), app.SettleReportIn{ReportKey: key}), "report.unsettled")
	if len(f.List) != 3 { // two comments open, the deputy silent
		t.Errorf("open %v, want two comments and one person", f.List)
	}
	page, err := w.App.ReportPage(t.Context(), w.Actor("head"), key)
	if err != nil {
		t.Fatal(err)
	}
	answer := func(by string, i int, to dossier.Resolution, reason string) error {
		return w.App.ResolveComment(t.Context(), w.By(by), app.ResolveCommentIn{ReportKey: key, Comment: page.Comments[i].ID, Resolution: to, Reason: reason, Version: 1})
	}
	onlyThese(t, w, "ResolveComment", []string{"head"}, func(by app.By) error {
		return w.App.ResolveComment(t.Context(), by, app.ResolveCommentIn{ReportKey: key, Comment: page.Comments[0].ID, Resolution: dossier.Accepted, Version: 1})
	})
	if err := answer("head", 0, dossier.Accepted, ""); err != nil {
		t.Fatal(err)
	}
	if err := answer("head", 1, dossier.Declined, ""); !errors.Is(err, fault.Invalid) {
		t.Errorf("declined without a reason = %v, want Invalid", err)
	}
	if err := answer("head", 1, dossier.Declined, "Đã nêu ở mục I."); err != nil {
		t.Fatal(err)
	}
	if err := answer("head", 1, dossier.Accepted, ""); !errors.Is(err, fault.Conflict) {
		t.Errorf("an answer to an old version = %v, want Conflict", err)
	}
	if err := w.App.WritePassage(t.Context(), w.By("head"), app.WritePassageIn{ReportKey: key, Section: "limits", Text: "Bổ sung số liệu quý IV.", Rev: 1}); err != nil {
		t.Fatal(err)
	}
	if err := w.App.SettleReport(t.Context(), w.By("head"), app.SettleReportIn{ReportKey: key, Why: "Phó Trưởng phòng đi công tác"}); err != nil {
		t.Fatalf("SettleReport = %v", err)
	}
	history, err := w.App.ReportHistoryPage(t.Context(), w.Actor("staff"), key)
	if err != nil {
		t.Fatal(err)
	}
	if len(history.Editions) != 2 || len(history.Editions[0].Changes) != 1 || history.Editions[0].Changes[0].Section.ID != "limits" {
		t.Errorf("history %+v, want two editions, the second changing the limits", history.Editions)
	}
	if history.Queries > 8 {
		t.Errorf("ReportHistoryPage took %d statements, want at most 8", history.Queries)
	}
}

// R233: the department's report goes to the key officials.
func TestReportPage_department(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.ReportSettled(id, "agency")
	page, err := w.App.ReportPage(t.Context(), w.Actor("head"), w.ReportKey(id, "agency"))
	if err != nil {
		t.Fatal(err)
	}
	if page.Asked != 8 || page.Report.State != dossier.ReportSettled || page.Queries > 8 {
		t.Errorf("asked %d, state %s, %d statements; want 3 leaders, 3 heads, union and youth; settled; at most 8", page.Asked, page.Report.State, page.Queries)
	}
	if _, err := w.App.ReportPage(t.Context(), w.Actor("driver"), w.ReportKey(id, "agency")); !errors.Is(err, fault.Forbidden) {
		t.Errorf("for the driver = %v, want Forbidden", err)
	}
	if _, err := w.App.ReportPage(t.Context(), w.Actor("head"), app.ReportKey{Cycle: id, Unit: w.Home, Kind: dossier.UnitReport}); !errors.Is(err, fault.NotFound) {
		t.Errorf("a division's report of the department = %v, want NotFound", err)
	}
}

// R235, R236: a division's five parts, sent once.
func TestSaveContribution(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	in := app.SaveContributionIn{Cycle: w.Issued(), Unit: w.Units["division"], Answers: map[string]string{"results": "a"}, Submit: true}
	onlyThese(t, w, "SaveContribution", []string{"head", "deputy"}, func(by app.By) error { return w.App.SaveContribution(t.Context(), by, in) })
	if f := refusalOf(t, w.App.SaveContribution(t.Context(), w.By("head"), in), "contribution.incomplete"); f.Clause == "" || len(f.List) != 4 {
		t.Errorf("refusal %+v, want its clause and four parts", f)
	}
	in.Submit = false
	if err := w.App.SaveContribution(t.Context(), w.By("head"), in); err != nil {
		t.Fatal(err)
	}
	for _, s := range dossier.AgencySections() {
		in.Answers[s.ID] = "a"
	}
	if err := w.App.SaveContribution(t.Context(), w.By("deputy"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("over a text not read = %v, want Conflict", err)
	}
	page, err := w.App.ContributionPage(t.Context(), w.Actor("deputy"), in.Cycle, in.Unit)
	if err != nil || page.Queries > 8 {
		t.Fatalf("ContributionPage = %d statements, %v", page.Queries, err)
	}
	in.Version, in.Submit = page.Contribution.Version, true
	if err := w.App.SaveContribution(t.Context(), w.By("deputy"), in); err != nil {
		t.Fatalf("SaveContribution = %v", err)
	}
	in.Version++
	if err := w.App.SaveContribution(t.Context(), w.By("head"), in); err != nil { // C7
		t.Errorf("changed after it was sent, before the dossiers are due = %v", err)
	}
	in.Version++
	w.Clock.Set(world.Day(22))
	refusal(t, w.App.SaveContribution(t.Context(), w.By("head"), in), "contribution.closed")
	report, err := w.App.ReportPage(t.Context(), w.Actor("office"), w.ReportKey(in.Cycle, "agency"))
	if err != nil || len(report.Contributed) != 1 {
		t.Errorf("the office sees %d contributions, %v; want one", len(report.Contributed), err)
	}
}

// A concluded report is closed (R186, R214).
func TestWritePassage_afterConclusion(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.ReportConcluded(id, "division")
	key := w.ReportKey(id, "division")
	refusal(t, w.App.WritePassage(t.Context(), w.By("head"), app.WritePassageIn{ReportKey: key, Section: "limits", Text: "b", Rev: 1}), "report.locked")
	page, err := w.App.ReportPage(t.Context(), w.Actor("staff"), key)
	if err != nil || page.Report.State != dossier.ReportConcluded || page.Report.Proposed != rulebook.Good {
		t.Errorf("report %s at %s, %v; want concluded at good", page.Report.State, page.Report.Proposed, err)
	}
}

// The page of a collective's report asks about the collective's own
// shortcomings; what its members have to remedy is theirs to tell, and not
// everyone's to read.
func TestReportPage_ownShortcomings(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	shortcoming := func(key string, owner app.Owner, content string) {
		in := app.SaveShortcomingIn{Owner: owner, Content: content, Status: dossier.Fixed}
		if err := w.App.SaveShortcoming(t.Context(), w.By(key), in); err != nil {
			t.Fatalf("SaveShortcoming by %s = %v", key, err)
		}
	}
	shortcoming("staff", w.Owner(id, "staff"), "Của riêng cá nhân")
	shortcoming("head", app.Owner{Cycle: id, Unit: w.Units["division"]}, "Của tập thể")
	page, err := w.App.ReportPage(t.Context(), w.Actor("deputy"), w.ReportKey(id, "division"))
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Shortcomings) != 1 || page.Shortcomings[0].Content != "Của tập thể" {
		t.Errorf("the report's page lists %+v, want the collective's one", page.Shortcomings)
	}
}
