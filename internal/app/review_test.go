package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// T12, R198, R200–R202: the 2023 pack routes each person to the right form.
func TestT12_formRouting(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	for key, want := range map[string]string{
		"staff": "hd25-2023-02a", "head": "hd25-2023-02b", "director": "hd25-2023-02b", "centre": "hd25-2023-02b",
		"staff2": "qd1125-2021-01", "clerk": "qd1125-2021-01", "driver": "qd1125-2021-01", "archivist": "qd1125-2021-02",
	} {
		page, err := w.App.FilePage(t.Context(), w.Actor(key), id, w.Who[key])
		if err != nil || page.Form.ID != want {
			t.Errorf("%s owes form %s, %v; want %s", key, page.Form.ID, err, want)
		}
	}
}

func say(m fault.Message) string { return m.Key }

func review(t *testing.T, w *world.World, reader string, id cycle.ID, person string) app.ReviewPage {
	t.Helper()
	page, err := w.App.ReviewPage(t.Context(), w.Actor(reader), app.SaveReviewIn{Cycle: id, Person: w.Who[person]}, say)
	if err != nil {
		t.Fatalf("ReviewPage of %s by %s = %v", person, reader, err)
	}
	if page.Queries > 8 {
		t.Errorf("ReviewPage took %d statements, want at most 8", page.Queries)
	}
	return page
}

// Two tabs write one review: what only one changed is merged, what both
// changed is told with both texts, and an answer lost on the way is no clash.
func TestSaveReview_twoTabs(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	save := func(pen string, typed ...dossier.Typed) app.SavedReview {
		t.Helper()
		by := w.By("staff")
		by.Key = "one-key-for-all-saves"
		saved, err := w.App.SaveReview(t.Context(), by, app.SaveReviewIn{Cycle: id, Person: w.Who["staff"], Pen: pen, Typed: typed})
		if err != nil {
			t.Fatalf("SaveReview = %v", err)
		}
		return saved
	}
	empty := dossier.Mark("")
	save("tab-1", dossier.Typed{Section: "limits", Text: "Chậm.", Base: empty})
	lost := save("tab-1", dossier.Typed{Section: "limits", Text: "Chậm hai lần.", Base: empty})
	if len(lost.Clashes) != 0 {
		t.Errorf("the same tab clashes with itself: %+v", lost.Clashes)
	}
	second := save("tab-2", dossier.Typed{Section: "limits", Text: "Khác.", Base: empty}, dossier.Typed{Section: "directions", Text: "Hướng.", Base: empty})
	if want := []dossier.Clash{{Section: "limits", Mine: "Khác.", Theirs: "Chậm hai lần."}}; !slices.Equal(second.Clashes, want) {
		t.Errorf("clashes = %+v, want %+v", second.Clashes, want)
	}
	page := review(t, w, "staff", id, "staff")
	if page.Value("limits") != "Chậm hai lần." || page.Value("directions") != "Hướng." {
		t.Errorf("stored %v, want the first tab's limits and the second's directions", page.Review.Answers)
	}
}

func TestSaveReview_refused(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	in := app.SaveReviewIn{Cycle: id, Person: w.Who["staff"], Typed: []dossier.Typed{{Section: "limits", Text: "x", Base: dossier.Mark("")}}}
	for _, key := range w.Everyone() {
		_, err := w.App.SaveReview(t.Context(), w.By(key), in)
		if mine := key == "staff"; mine != (err == nil) || !mine && !errors.Is(err, fault.Forbidden) {
			t.Errorf("SaveReview by %s = %v", key, err)
		}
	}
	for _, typed := range []dossier.Typed{
		{Section: "manager_remark", Text: "tốt"}, {Section: "invented", Text: "x"}, {Section: "self_level", Text: "superb"},
		{Section: "limits.grade", Text: "good"}, {Section: "political.grade", Text: "superb"}, {Section: "general.leadership", Text: "good"},
	} {
		bad := in
		bad.Typed = []dossier.Typed{typed}
		if _, err := w.App.SaveReview(t.Context(), w.By("staff"), bad); !errors.Is(err, fault.Invalid) {
			t.Errorf("SaveReview of %s %q = %v, want Invalid", typed.Section, typed.Text, err)
		}
	}
}

// R037, T13 in part: written, checked, handed in with the statement of truth,
// locked; returned only with a reason and never by the author.
func TestSubmitReview(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	submit := app.SubmitReviewIn{Cycle: id, Person: w.Who["staff"], Truth: true}
	err := w.App.SubmitReview(t.Context(), w.By("staff"), submit)
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || !strings.Contains(f.Clause, "90/2020") || len(f.List) < 5 {
		t.Fatalf("SubmitReview of nothing = %v, want Refused with what is missing", err)
	}
	w.Worked(id, "staff", dossier.Exceeded, dossier.HighEffect)
	saved, err := w.App.SaveReview(t.Context(), w.By("staff"), w.ReviewIn(id, "staff"))
	if err != nil {
		t.Fatal(err)
	}
	submit.Version = saved.Review.Version
	for _, key := range w.Everyone() {
		if key == "staff" {
			continue
		}
		if err := w.App.SubmitReview(t.Context(), w.By(key), submit); !errors.Is(err, fault.Forbidden) {
			t.Errorf("SubmitReview by %s = %v, want Forbidden", key, err)
		}
	}
	submit.Truth = false
	if err := w.App.SubmitReview(t.Context(), w.By("staff"), submit); !errors.Is(err, fault.Invalid) {
		t.Errorf("SubmitReview without the statement of truth = %v, want Invalid", err)
	}
	submit.Truth, submit.Version = true, saved.Review.Version-1
	if saved.Review.Version > 1 {
		t.Fatalf("version %d after the first save, want 1", saved.Review.Version)
	}
	if err := w.App.SubmitReview(t.Context(), w.By("staff"), submit); !errors.Is(err, fault.Conflict) && err == nil {
		t.Error("SubmitReview of an old version was let through")
	}
	submit.Version = saved.Review.Version
	if err := w.App.SubmitReview(t.Context(), w.By("staff"), submit); err != nil {
		t.Fatalf("SubmitReview = %v", err)
	}
	if _, err := w.App.SaveReview(t.Context(), w.By("staff"), w.ReviewIn(id, "staff")); !errors.Is(err, fault.Conflict) {
		t.Errorf("SaveReview after handing in = %v, want Conflict", err)
	}
}

func TestReturnReview(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Reviewed(id, "staff")
	version := review(t, w, "staff", id, "staff").Review.Version
	in := app.ReturnReviewIn{Cycle: id, Person: w.Who["staff"], Version: version, Reason: "Bổ sung số liệu"}
	allowed := []string{"head", "deputy", "office", "office2", "director"}
	for _, key := range w.Everyone() {
		if slices.Contains(allowed, key) {
			continue
		}
		if err := w.App.ReturnReview(t.Context(), w.By(key), in); !errors.Is(err, fault.Forbidden) {
			t.Errorf("ReturnReview by %s = %v, want Forbidden", key, err)
		}
	}
	none := in
	none.Reason = " "
	if err := w.App.ReturnReview(t.Context(), w.By("head"), none); !errors.Is(err, fault.Invalid) {
		t.Errorf("ReturnReview without a reason = %v, want Invalid", err)
	}
	if err := w.App.ReturnReview(t.Context(), w.By("head"), in); err != nil {
		t.Fatalf("ReturnReview = %v", err)
	}
	if page := review(t, w, "staff", id, "staff"); page.Review.State != dossier.Returned || page.Review.ReturnedNote != in.Reason {
		t.Errorf("after the return: %+v", page.Review)
	}
	if err := w.App.ReturnReview(t.Context(), w.By("office"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("second ReturnReview = %v, want Conflict", err)
	}
}

// R219: after the meeting the person takes comments in; both editions stay and
// the difference is shown.
func TestCompleteReview(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Reviewed(id, "staff", "staff2")
	in := app.SubmitReviewIn{Cycle: id, Person: w.Who["staff"], Version: review(t, w, "staff", id, "staff").Review.Version, Truth: true}
	if err := w.App.ReviseReview(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Refused) {
		t.Errorf("ReviseReview before the conclusion = %v, want Refused", err)
	}
	w.ConcludedOn(id, "staff", "head", nil)
	w.ConcludedOn(id, "staff2", "head", nil)
	returned := app.ReturnReviewIn{Cycle: id, Person: w.Who["staff"], Version: in.Version, Reason: "sửa"}
	if err := w.App.ReturnReview(t.Context(), w.By("head"), returned); !errors.Is(err, fault.Refused) {
		t.Errorf("ReturnReview after the conclusion = %v, want Refused", err)
	}
	if err := w.App.ReviseReview(t.Context(), w.By("head"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("ReviseReview by the head = %v, want Forbidden", err)
	}
	if err := w.App.ReviseReview(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("ReviseReview = %v", err)
	}
	before := review(t, w, "staff", id, "staff").Value("limits")
	saved, err := w.App.SaveReview(t.Context(), w.By("staff"), app.SaveReviewIn{Cycle: id, Person: w.Who["staff"], Pen: "later", Typed: []dossier.Typed{
		{Section: "limits", Text: before + " Tiếp thu ý kiến của phòng.", Base: dossier.Mark(before)},
	}})
	if err != nil || len(saved.Clashes) != 0 {
		t.Fatalf("SaveReview = %+v, %v", saved.Clashes, err)
	}
	in.Version = saved.Review.Version
	if err := w.App.CompleteReview(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("CompleteReview = %v", err)
	}
	history, err := w.App.HistoryPage(t.Context(), w.Actor("head"), id, w.Who["staff"])
	if err != nil || len(history.Editions) != 2 || history.Queries > 8 {
		t.Fatalf("HistoryPage = %d editions in %d statements, %v; want 2", len(history.Editions), history.Queries, err)
	}
	second := history.Editions[1]
	if second.Number != 2 || len(second.Changes) != 1 || second.Changes[0].Section != "limits" || len(second.Tasks) != 3 {
		t.Errorf("second edition %d changes %+v with %d tasks", second.Number, second.Changes, len(second.Tasks))
	}
	unchanged := app.SubmitReviewIn{Cycle: id, Person: w.Who["staff2"], Version: review(t, w, "staff2", id, "staff2").Review.Version, Truth: true}
	if err := w.App.CompleteReview(t.Context(), w.By("staff2"), unchanged); err != nil {
		t.Errorf("CompleteReview unchanged = %v", err)
	}
	if got := review(t, w, "staff2", id, "staff2").Review; got.State != dossier.Completed || got.Edition != 2 {
		t.Errorf("completed unchanged: %s, edition %d", got.State, got.Edition)
	}
}

// R174: the self-relation is for the person, the chair, the Party committee and
// the Director; nobody else reads it, in the text or in its history.
func TestReviewPage_sensitive(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Reviewed(id, "staff")
	sees := map[string]bool{"staff": true, "director": true, "vice": true} // vice sits on the Party committee
	for _, key := range []string{"staff", "staff2", "head", "deputy", "vice", "vice2", "director", "office"} {
		page := review(t, w, key, id, "staff")
		if got := page.Review.Answers["self_relation"] != ""; got != sees[key] || (len(page.Hidden) == 0) != sees[key] {
			t.Errorf("%s reads the self-relation: %v, want %v", key, got, sees[key])
		}
		history, err := w.App.HistoryPage(t.Context(), w.Actor(key), id, w.Who["staff"])
		if err != nil || (history.Editions[0].Answers["self_relation"] != "") != sees[key] {
			t.Errorf("%s reads it in the history, %v; want %v", key, err, sees[key])
		}
	}
	w.ConcludedOn(id, "staff", "head", nil)
	if page := review(t, w, "head", id, "staff"); page.Review.Answers["self_relation"] == "" {
		t.Error("the chair of the item does not read the self-relation")
	}
	if _, err := w.App.ReviewPage(t.Context(), w.Actor("archivist"), app.SaveReviewIn{Cycle: id, Person: w.Who["staff"]}, say); !errors.Is(err, fault.Forbidden) {
		t.Errorf("ReviewPage from another unit = %v, want Forbidden", err)
	}
}

// A draft is its author's: others see that there is one, not what it says.
func TestReviewPage_draftIsPrivate(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	if _, err := w.App.SaveReview(t.Context(), w.By("staff"), w.ReviewIn(id, "staff")); err != nil {
		t.Fatal(err)
	}
	page := review(t, w, "head", id, "staff")
	if len(page.Review.Answers) != 0 || page.Review.SelfLevel != "" || page.Value("limits") != "" {
		t.Errorf("the head reads a draft: %+v", page.Review)
	}
}

// R017, R189: the form is prefilled from last year's shortcomings, and shows
// the collective's conclusions with the person's own part in them.
func TestReviewPage_prefilled(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	err := w.App.SaveShortcoming(t.Context(), w.By("staff"), app.SaveShortcomingIn{
		Owner: w.Owner(id, "staff"), Content: "Còn nể nang", Status: dossier.Fixed, Note: "đã góp ý thẳng thắn",
	})
	if err != nil {
		t.Fatal(err)
	}
	page := review(t, w, "staff", id, "staff")
	if got := page.Value("remedy"); !strings.Contains(got, "Còn nể nang: remedy.done; đã góp ý thẳng thắn") {
		t.Errorf("remedy is prefilled with %q", got)
	}
	if page.Basis.Concluded() {
		t.Error("a collective review is shown before it is concluded")
	}
	w.Write(func(tx *storage.Tx) error {
		report := dossier.Report{
			ID: "report", Cycle: id, Unit: w.Units["division"], Kind: dossier.UnitReport, State: dossier.ReportDraft, Version: 1,
			Passages: map[string]dossier.Passage{"limits": {Text: "Hai việc chậm"}},
		}
		concluded := report
		concluded.State, concluded.Conclusion, concluded.Proposed = dossier.ReportConcluded, "Hoàn thành tốt", "good"
		comment := dossier.Comment{ID: "c", Report: "report", Author: w.Who["staff"], Text: "Đồng ý", Responsibility: "Tham mưu chậm", At: tx.Now()}
		return errors.Join(tx.AddReport(t.Context(), report), tx.SaveReport(t.Context(), concluded), tx.AddReportComment(t.Context(), comment))
	})
	page = review(t, w, "staff", id, "staff")
	if page.Basis.Conclusion != "Hoàn thành tốt" || !slices.Equal(page.Basis.Responsibilities, []string{"Tham mưu chậm"}) || page.Basis.Answers["limits"] == "" {
		t.Errorf("the form rests on %+v", page.Basis)
	}
}

// The file is a task list: dates, tasks, shortcomings, review, levels; in eight
// statements.
func TestFilePage(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Worked(id, "staff", dossier.Exceeded, dossier.Exceeded, dossier.HighEffect)
	page, err := w.App.FilePage(t.Context(), w.Actor("staff"), id, w.Who["staff"])
	if err != nil {
		t.Fatalf("FilePage = %v", err)
	}
	if page.Queries > 8 || page.Counts.Exceeded != 2 || len(page.Missing) == 0 || len(page.Due) == 0 {
		t.Errorf("FilePage: %d statements, %+v, %d missing, %d dates", page.Queries, page.Counts, len(page.Missing), len(page.Due))
	}
	if _, err := w.App.FilePage(t.Context(), w.Actor("archivist"), id, w.Who["staff"]); !errors.Is(err, fault.Forbidden) {
		t.Errorf("FilePage from another unit = %v, want Forbidden", err)
	}
	owner, err := w.App.OwnFile(t.Context(), w.Actor("staff"))
	if err != nil || owner != (app.Owner{Cycle: id, Unit: w.Units["division"], Person: w.Who["staff"]}) {
		t.Errorf("OwnFile = %+v, %v", owner, err)
	}
	if _, err := w.App.OwnFile(t.Context(), w.Actor("admin")); !errors.Is(err, fault.NotFound) {
		t.Errorf("OwnFile of the administrator = %v, want NotFound", err)
	}
}
