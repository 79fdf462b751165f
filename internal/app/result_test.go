package app_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// R026: a person sees the own result in full, acknowledges it once, and learns
// that the decree sets no last day to petition.
func TestMyResultPage(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Decided(nil)
	page, err := w.App.MyResultPage(t.Context(), w.Actor("staff"), year)
	if err != nil || page.Queries > 8 || !page.Decided() || page.Rating.Level != rulebook.Good || page.Rating.Reason == "" || page.Notice.ID == "" {
		t.Fatalf("MyResultPage = %+v in %d statements, %v", page.Rating, page.Queries, err)
	}
	if !page.Notice.PetitionUntil.IsZero() || page.Closed || page.Right == "" || page.Window.Cite == "" {
		t.Errorf("petition until %v, closed %v, right %q; want no last day, with the article", page.Notice.PetitionUntil, page.Closed, page.Right)
	}
	for _, key := range w.Everyone() {
		if key == "staff" {
			continue
		}
		if err := w.App.AcknowledgeNotice(t.Context(), w.By(key), page.Notice.ID); !errors.Is(err, fault.Forbidden) {
			t.Errorf("AcknowledgeNotice of staff by %s = %v, want Forbidden", key, err)
		}
	}
	if err := w.App.AcknowledgeNotice(t.Context(), w.By("staff"), page.Notice.ID); err != nil {
		t.Fatalf("AcknowledgeNotice = %v", err)
	}
	if err := w.App.AcknowledgeNotice(t.Context(), w.By("staff"), page.Notice.ID); !errors.Is(err, fault.Conflict) {
		t.Errorf("AcknowledgeNotice again = %v, want Conflict", err)
	}
	results, err := w.App.ResultsPage(t.Context(), w.Actor("office"), year)
	if err != nil || results.Queries > 8 || results.Issued != 11 || results.Read != 1 {
		t.Errorf("ResultsPage: %d of %d read in %d statements, %v", results.Read, results.Issued, results.Queries, err)
	}
	if _, err := w.App.MyResultPage(t.Context(), w.Actor("admin"), year); !errors.Is(err, fault.NotFound) {
		t.Errorf("MyResultPage of who takes no part = %v, want NotFound", err)
	}
}

func TestMyResultPage_beforeTheDecision(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	page, err := w.App.MyResultPage(t.Context(), w.Actor("staff"), w.Issued())
	if err != nil || page.Decided() {
		t.Errorf("MyResultPage before a decision = %+v, %v; want nothing decided", page.Rating, err)
	}
}

// R025: results open to the members of the unit after the signature, and to
// members of no other.
func TestPublishResults(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	in := app.PublishResultsIn{Cycle: year}
	refused(t, "PublishResults before the decision", w.App.PublishResults(t.Context(), w.By("director"), in), "gate.missing.peopleLevels")
	w.Signed(year, decision.Units, nil)
	w.Signed(year, decision.People, nil)
	before, err := w.App.UnitResultsPage(t.Context(), w.Actor("staff2"), year, w.Units["division"])
	if err != nil || len(before.Lines) != 0 {
		t.Errorf("UnitResultsPage before publication = %+v, %v; want nothing", before.Lines, err)
	}
	for _, key := range w.Everyone() {
		if key == "director" || key == "office" {
			continue
		}
		if err := w.App.PublishResults(t.Context(), w.By(key), in); !errors.Is(err, fault.Forbidden) {
			t.Errorf("PublishResults by %s = %v, want Forbidden", key, err)
		}
	}
	one := app.PublishResultsIn{Cycle: year, Unit: w.Units["division"]}
	if err := w.App.PublishResults(t.Context(), w.By("office"), one); err != nil {
		t.Fatalf("PublishResults of one unit = %v", err)
	}
	if err := w.App.PublishResults(t.Context(), w.By("office"), one); !errors.Is(err, fault.Conflict) {
		t.Errorf("PublishResults of it again = %v, want Conflict", err)
	}
	if err := w.App.PublishResults(t.Context(), w.By("director"), in); err != nil {
		t.Errorf("PublishResults of the others = %v", err)
	}
	page, err := w.App.UnitResultsPage(t.Context(), w.Actor("staff2"), year, w.Units["division"])
	if err != nil || page.Queries > 8 || len(page.Lines) != 5 {
		t.Errorf("UnitResultsPage = %d lines in %d statements, %v; want the unit and its four", len(page.Lines), page.Queries, err)
	}
	if _, err := w.App.UnitResultsPage(t.Context(), w.Actor("archivist"), year, w.Units["division"]); !errors.Is(err, fault.Forbidden) {
		t.Errorf("UnitResultsPage by a member of another unit = %v, want Forbidden", err)
	}
}

// R025: colleagues see name, post, level and agreed remarks. Nothing else of a
// rating leaks: neither the reason, nor what was computed, proposed or voted.
func TestUnitResultsPage_leaksNothing(t *testing.T) {
	t.Parallel()
	var fields []string
	for field := range reflect.TypeFor[storage.Published]().Fields() {
		fields = append(fields, field.Name)
	}
	if want := []string{"Name", "Title", "Level", "Remarks"}; !slices.Equal(fields, want) {
		t.Fatalf("a published line has the fields %v, want %v", fields, want)
	}
	w := world.New(t)
	year := w.Published(nil)
	page, err := w.App.UnitResultsPage(t.Context(), w.Actor("staff2"), year, w.Units["division"])
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := json.Marshal(page)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(drawn), "Tinh thần trách nhiệm cao.") {
		t.Error("the agreed remarks are not published")
	}
	for _, secret := range []string{"Theo kết luận của cuộc họp tham vấn.", "Outcome", "computed", "Reason", "Proposed", "excellent"} {
		if strings.Contains(string(drawn), secret) {
			t.Errorf("the page of a colleague carries %q", secret)
		}
	}
}

// Article 24: the person petitions, the Director answers, nobody else; what
// was decided above is sent there.
func TestPetition(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Published(nil)
	mine := func(key string) app.MyResultPage {
		page, err := w.App.MyResultPage(t.Context(), w.Actor(key), year)
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	in := app.FilePetitionIn{Notice: mine("staff").Notice.ID, Content: "Tôi đã hoàn thành vượt mức 5/5 nhiệm vụ."}
	if err := w.App.FilePetition(t.Context(), w.By("staff2"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("FilePetition on another's result = %v, want Forbidden", err)
	}
	if err := w.App.FilePetition(t.Context(), w.By("staff"), app.FilePetitionIn{Notice: in.Notice}); !errors.Is(err, fault.Invalid) {
		t.Errorf("FilePetition without words = %v, want Invalid", err)
	}
	if err := w.App.FilePetition(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("FilePetition = %v", err)
	}
	if err := w.App.FilePetition(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("FilePetition again = %v, want Conflict", err)
	}
	filed := mine("staff").Petition
	answer := app.AnswerPetitionIn{Petition: filed.ID, Version: filed.Version, Answer: "Giữ nguyên kết quả, vì giới hạn của nhóm."}
	for _, key := range w.Everyone() {
		if key == "director" {
			continue
		}
		if err := w.App.AnswerPetition(t.Context(), w.By(key), answer); !errors.Is(err, fault.Forbidden) {
			t.Errorf("AnswerPetition by %s = %v, want Forbidden", key, err)
		}
	}
	refused(t, "ForwardPetition of a level decided here", w.App.ForwardPetition(t.Context(), w.By("office"), answer), "petition.here")
	page, err := w.App.PetitionPage(t.Context(), w.Actor("director"), filed.ID)
	if err != nil || page.Queries > 8 || !page.May[authz.AnswerPetition] || page.May[authz.ForwardPetition] || page.Right == "" {
		t.Errorf("PetitionPage may %v in %d statements, %v", page.May, page.Queries, err)
	}
	if err := w.App.AnswerPetition(t.Context(), w.By("director"), answer); err != nil {
		t.Fatalf("AnswerPetition = %v", err)
	}
	if got := mine("staff").Petition; got.State != decision.PetitionAnswered || got.Answer != answer.Answer {
		t.Errorf("the person sees %+v, want the answer", got)
	}
	if err := w.App.AnswerPetition(t.Context(), w.By("director"), answer); !errors.Is(err, fault.Conflict) {
		t.Errorf("AnswerPetition again = %v, want Conflict", err)
	}
}

// A deputy director's level is decided above: the Director cannot answer, the
// office records where the petition went.
func TestForwardPetition(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Decided(nil)
	agency := app.EnterProvisionalIn{Subject: decision.OfAgency, Unit: w.Home, Level: rulebook.Good}
	vice := app.EnterProvisionalIn{Subject: decision.OfPerson, Unit: w.Units["leadership"], Person: w.Who["vice"], Level: rulebook.Good}
	if err := errors.Join(provisional(w, t, year, "office", agency), provisional(w, t, year, "office", vice)); err != nil {
		t.Fatal(err)
	}
	line := w.Line(year, decision.People, "vice")
	back := app.EnterSuperiorIn{Rating: line.Rating.ID, Version: line.Rating.Version, Level: rulebook.Completed, Number: "2211/QĐ-UBND", On: "25/12/2023", Body: "Chủ tịch UBND tỉnh"}
	if err := w.App.EnterSuperior(t.Context(), w.By("office"), back); err != nil {
		t.Fatal(err)
	}
	mine, err := w.App.MyResultPage(t.Context(), w.Actor("vice"), year)
	if err != nil || mine.Notice.ID == "" || !mine.Above || mine.Decision.Number != back.Number {
		t.Fatalf("MyResultPage of the deputy director = %+v, %v", mine.Decision, err)
	}
	if err := w.App.FilePetition(t.Context(), w.By("vice"), app.FilePetitionIn{Notice: mine.Notice.ID, Content: "Tôi không nhất trí."}); err != nil {
		t.Fatal(err)
	}
	results, err := w.App.ResultsPage(t.Context(), w.Actor("office"), year)
	if err != nil || len(results.Petitions) != 1 {
		t.Fatalf("ResultsPage lists %d petitions, %v", len(results.Petitions), err)
	}
	in := app.AnswerPetitionIn{Petition: results.Petitions[0].ID, Version: 1, Answer: "Gửi UBND tỉnh tại Công văn 77/SNV-VP."}
	refused(t, "AnswerPetition on a level decided above", w.App.AnswerPetition(t.Context(), w.By("director"), in), "petition.above")
	if err := w.App.ForwardPetition(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("ForwardPetition by staff = %v, want Forbidden", err)
	}
	if err := w.App.ForwardPetition(t.Context(), w.By("office"), in); err != nil {
		t.Fatalf("ForwardPetition = %v", err)
	}
}

// R008: results over the years, the roster's and ours, for whoever prepares
// assignment; colleagues see none of it.
func TestHistoryPages(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	w.Write(func(tx *storage.Tx) error {
		return tx.SavePastRating(t.Context(), org.PastRating{Person: w.Who["staff"], Year: 2022, Level: "completed", Source: "Danh sách năm 2023"})
	})
	w.Decided(nil)
	page, err := w.App.PersonHistoryPage(t.Context(), w.Actor("office"), w.Who["staff"])
	if err != nil || page.Queries > 8 || len(page.Past) != 2 || page.Past[0].Year != 2023 || page.Past[1].Level != "completed" {
		t.Errorf("PersonHistoryPage = %+v in %d statements, %v", page.Past, page.Queries, err)
	}
	readers := []string{"admin", "director", "vice", "vice2", "office", "office2", "head", "deputy", "staff"}
	for _, key := range w.Everyone() {
		_, err := w.App.PersonHistoryPage(t.Context(), w.Actor(key), w.Who["staff"])
		if may := slices.Contains(readers, key); may && err != nil || !may && !errors.Is(err, fault.Forbidden) {
			t.Errorf("PersonHistoryPage of staff by %s = %v, may read: %v", key, err, may)
		}
	}
	unit, err := w.App.UnitHistoryPage(t.Context(), w.Actor("head"), w.Units["division"])
	if err != nil || unit.Queries > 8 || len(unit.Past) != 1 || len(unit.People) != 4 || !slices.Equal(unit.Years, []int{2023, 2022}) {
		t.Errorf("UnitHistoryPage = %+v, %d people, years %v, %v", unit.Past, len(unit.People), unit.Years, err)
	}
	colleague, err := w.App.UnitHistoryPage(t.Context(), w.Actor("staff2"), w.Units["division"])
	if err != nil || len(colleague.People) != 0 {
		t.Errorf("UnitHistoryPage shows a colleague %d people, %v; want none", len(colleague.People), err)
	}
}
