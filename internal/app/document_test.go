package app_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// wordsOf reads the text of a made file, as one line of words.
func wordsOf(t *testing.T, format string, file []byte) string {
	t.Helper()
	if format == "pdf" {
		return pdfText(t, file)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("open %s: %v", format, err)
	}
	var b strings.Builder
	for _, name := range []string{"word/document.xml", "word/footer1.xml"} {
		b.WriteString(partWords(t, z, name) + " ")
	}
	return plainSpaces(b.String())
}

// partWords reads the text of one part; a part that is not there says nothing.
func partWords(t *testing.T, z *zip.Reader, name string) string {
	t.Helper()
	part, err := z.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if err != nil {
		t.Fatalf("open %s: %v", name, err)
	}
	var b strings.Builder
	for decoder := xml.NewDecoder(part); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("read %s: %v", name, err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
		if end, ok := token.(xml.EndElement); ok && (end.Name.Local == "p" || end.Name.Local == "tab") {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// pdfText reads a PDF with Poppler, which the test command installs.
func pdfText(t *testing.T, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return plainSpaces(string(text))
}

func plainSpaces(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ")
}

// says checks that a paper says everything in want, in each of its formats.
func says(t *testing.T, files map[string][]byte, want ...string) {
	t.Helper()
	for format, file := range files {
		text := wordsOf(t, format, file)
		for _, sentence := range want {
			if !strings.Contains(text, plainSpaces(sentence)) {
				t.Errorf("the %s does not say %q:\n%.600s", format, sentence, text)
			}
		}
	}
}

func planOf(id cycle.ID) app.OrderDocumentsIn {
	return app.OrderDocumentsIn{Cycle: id, Kind: app.PaperPlan, Object: string(id)}
}

// R160, R178, R234, R260, R063, R064: the plan on paper, with its bases, dates
// as worded, recipients, and the Director's name under it.
func TestOrderDocuments_plan(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	files := w.Paper("office", planOf(id))
	if len(files) != 2 {
		t.Fatalf("%d files, want DOCX and PDF", len(files))
	}
	says(t, files,
		"UBND TỈNH QUẢNG NGÃI", "SỞ NỘI VỤ", "KẾ HOẠCH", "Triển khai việc kiểm điểm, đánh giá",
		"Căn cứ Nghị định số 90/2020/NĐ-CP", "Thực hiện Công văn số 5721/UBND-NC",
		"Trước ngày 22/11/2023", "Chậm nhất ngày 20/11/2023", "Nơi nhận:", "- UBND tỉnh (báo cáo);", "Lưu: VT, VP.",
		"GIÁM ĐỐC", "Đinh Thị Ước", "congtam/test")
	if text := wordsOf(t, "docx", files["docx"]); strings.Contains(text, "Quy chế 1034") { // R227
		t.Error("the plan rests on a citation nobody could resolve")
	}
}

// The same act gives the same bytes, whatever happened in the log since.
func TestOrderDocuments_sameInputSameBytes(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Paper("office", planOf(id))
	w.Clock.Add(time.Hour)
	w.Paper("director", planOf(id))
	hashes := map[string]int{}
	for _, d := range w.Documents(id, app.PaperPlan) {
		hashes[d.Format+d.Hash]++
	}
	if len(hashes) != 2 {
		t.Errorf("two orders of DOCX and PDF gave %v, want the same two files twice", hashes)
	}
}

// R118: only what is settled is put on paper, for those whose it is.
func TestOrderDocuments_refusals(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	draft := w.Drafted()
	if err := w.App.OrderDocuments(t.Context(), w.By("office"), planOf(draft)); !errors.Is(err, fault.Refused) {
		t.Errorf("OrderDocuments(a draft plan) = %v, want Refused", err)
	}
	if err := w.App.OrderDocuments(t.Context(), w.By("office"), app.OrderDocumentsIn{Cycle: draft}); !errors.Is(err, fault.Refused) {
		t.Errorf("OrderDocuments(everything of a draft) = %v, want Refused", err)
	}
	unknown := app.OrderDocumentsIn{Cycle: draft, Kind: app.PaperNotice, Object: "x"}
	if err := w.App.OrderDocuments(t.Context(), w.By("office"), unknown); !errors.Is(err, fault.NotFound) {
		t.Errorf("OrderDocuments(no such notice) = %v, want NotFound", err)
	}
	for _, key := range w.Everyone() {
		err := w.App.OrderDocuments(t.Context(), w.By(key), planOf(draft))
		may := key == "office" || key == "office2" || key == "director"
		if want := fault.NotFound; !may && !errors.Is(err, want) {
			t.Errorf("OrderDocuments(the plan) by %s = %v, want %s", key, err, want)
		}
	}
}

// A job tried again makes no second document and no second entry.
func TestRenderDocument_twiceMakesOneFile(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Order("office", planOf(id))
	w.Work() // the entries of the papers get their places
	before := w.Documents(id, app.PaperPlan)
	size := logSize(t, w)
	for _, d := range before {
		handler := w.App.Handlers()["document.render"]
		if err := handler(t.Context(), []byte(`{"document":"`+d.ID+`"}`)); err != nil {
			t.Fatalf("the job again = %v", err)
		}
	}
	w.Work()
	if after := w.Documents(id, app.PaperPlan); len(after) != len(before) || logSize(t, w) != size {
		t.Errorf("the job again left %d documents and %d entries, want %d and %d", len(after), logSize(t, w), len(before), size)
	}
}

// Before the log has placed the act, the job fails and is tried again.
func TestRenderDocument_waitsForTheLog(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	if err := w.App.OrderDocuments(t.Context(), w.By("office"), planOf(id)); err != nil {
		t.Fatal(err)
	}
	d := w.Documents(id, app.PaperPlan)[0]
	handler := w.App.Handlers()["document.render"]
	if err := handler(t.Context(), []byte(`{"document":"`+d.ID+`"}`)); err == nil {
		t.Fatal("the job made a paper without a checkpoint")
	}
	page, err := w.App.DocumentsPage(t.Context(), w.Actor("office"), app.DocumentsOf{Cycle: id})
	if err != nil || !page.Waiting {
		t.Errorf("DocumentsPage waits = %v, %v; want true", page.Waiting, err)
	}
	if _, err := w.App.DocumentFile(t.Context(), w.Actor("office"), d.ID); !errors.Is(err, fault.Refused) {
		t.Errorf("DocumentFile of an order = %v, want Refused", err)
	}
	w.Work()
	if d = w.Documents(id, app.PaperPlan)[0]; d.Hash == "" {
		t.Error("the paper was not made once the act had its place")
	}
}

// One order waits at a time.
func TestOrderDocuments_pressedTwice(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	for range 2 {
		if err := w.App.OrderDocuments(t.Context(), w.By("office"), planOf(id)); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(w.Documents(id, app.PaperPlan)); got != 2 {
		t.Errorf("%d orders, want one for each format", got)
	}
	w.Clock.Add(time.Hour) // nobody answered
	if err := w.App.OrderDocuments(t.Context(), w.By("office"), planOf(id)); err != nil {
		t.Fatal(err)
	}
	if got := len(w.Documents(id, app.PaperPlan)); got != 4 {
		t.Errorf("%d orders after an hour of silence, want new ones", got)
	}
}

func logSize(t *testing.T, w *world.World) int64 {
	t.Helper()
	var n int64
	w.Read(func(tx *storage.Tx) (err error) {
		n, err = tx.LogSize(t.Context())
		return err
	})
	return n
}
