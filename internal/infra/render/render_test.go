package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// R218, R223–R226, R257, R260: what each document says.
func TestTemplates_text(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			got := PlainText(s.draw())
			golden := filepath.Join("testdata", s.name+".golden.txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("PlainText(%s) differs (-want +got):\n%s", s.name, diff)
			}
		})
	}
}

// cases are the samples and the documents made to break a drawing.
func cases() map[string]Document {
	out := map[string]Document{"hostile": hostileDocument(), "long": longDocument(), "200 rows": manyRows(200), "nothing": {}}
	for _, s := range samples {
		out[s.name] = s.draw()
	}
	for name, d := range emptyDocuments() {
		out["empty "+name] = d
	}
	return out
}

func hostileDocument() Document {
	bad := "<w:p>&amp; ]]> <!-- \"x\" 'y' =1+1 {nb} \\( ) \x00\x07\ufffe\u202e 漢字 😀 nguye\u0302\u0303n"
	d := sampleDecision()
	d.Head.Parent, d.Head.Issuer, d.Head.Place = []string{bad}, []string{bad, bad}, bad
	d.Blocks = append([]Block{Title{Type: bad, Subject: bad}, Bases{[]string{bad}}, Text(bad), Heading{2, bad},
		Field{bad, bad}, List{Letters, []string{bad, "", "\n\n"}}, Answer{Text: bad + "\r\n" + vietnamese()}, choice(bad, []string{bad}, bad, true),
		Table{Columns: []Column{{Title: bad, Width: 1}, {Title: bad, Width: 1}}, Rows: []Row{{Cells: []string{bad, bad, "beyond"}}, {Span: bad}, {Cells: []string{"alone"}}}},
	}, d.Blocks...)
	return d
}

func longDocument() Document {
	endless := strings.Repeat("Ẵ", 700)
	unit := strings.TrimSpace(strings.Repeat("Trung tâm Kỹ thuật tài nguyên và môi trường, đăng ký đất đai ", 8))
	d := sampleMinutes()
	d.Head.Issuer, d.Head.Parent = []string{unit}, []string{endless[:120]}
	d.Blocks = append([]Block{Title{Type: "Biên bản", Subject: unit}, Text(endless), Field{"Đơn vị", unit},
		Table{Columns: []Column{{Title: "STT", Width: 1}, {Title: "Đơn vị", Width: 3}, {Title: "Ý kiến", Width: 3}},
			Rows: []Row{{Cells: []string{"1", endless, unit}}, {Cells: []string{"2", unit, strings.Repeat(unit+"\n", 20)}}}}}, d.Blocks...)
	return d
}

func manyRows(n int) Document {
	var group RatedGroup
	for i := range n {
		group.People = append(group.People, RatedPerson{
			Name: "Nguyễn Thị Ước " + Roman(i%90+1), Position: "Chuyên viên", Unit: "Phòng Xây dựng chính quyền và Công tác thanh niên",
			Self: good, Proposed: good, Result: levels[i%len(levels)], Note: strings.Repeat("ghi chú ", i%12),
		})
	}
	return DecisionDocument(DecisionDoc{
		Head: department("QĐ-SNV"), Proof: proof, Year: 2023, Agency: "Sở Nội vụ", Authority: "Giám đốc", Levels: levels,
		Lists:   []RatedList{{Of: "công chức", Groups: []RatedGroup{group}}},
		Closing: Signatures{Signers: []Signature{director}},
	})
}

func emptyDocuments() map[string]Document {
	return map[string]Document{
		"decision": DecisionDocument(DecisionDoc{}), "notice": NoticeDocument(NoticeDoc{}), "minutes": MinutesDocument(MinutesDoc{}),
		"collective report": CollectiveReportDocument(CollectiveReportDoc{}), "self review": SelfReviewDocument(SelfReviewDoc{}),
		"proposals": ProposalTableDocument(ProposalTableDoc{}), "tally": TallyMinutesDocument(TallyMinutesDoc{}),
		"plan": PlanDocument(PlanDoc{}), "report": SummaryReportDocument(SummaryReportDoc{}),
	}
}

// Everything a document says is in its PDF, in order, letter for letter.
func TestPDF_textIsComplete(t *testing.T) {
	t.Parallel()
	for name, d := range cases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := layOut(d)
			want, got := letters(s, true), pdfLetters(t, s, drawPDF(t, d))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("text of the PDF differs (-want +got):\n%s", diff)
			}
		})
	}
}

// The same is true of the DOCX, whose parts are well-formed whatever people typed.
func TestDOCX_textIsComplete(t *testing.T) {
	t.Parallel()
	for name, d := range cases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parts := openDOCX(t, d)
			for file, text := range parts {
				if err := wellFormed(text); err != nil {
					t.Errorf("%s is not XML: %v", file, err)
				}
			}
			want, got := letters(layOut(d), false), docxLetters(t, parts["word/document.xml"])
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("text of the DOCX differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSameDocument_sameBytes(t *testing.T) {
	t.Parallel()
	for name, d := range cases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !bytes.Equal(drawPDF(t, d), drawPDF(t, d)) {
				t.Error("two PDFs of one document differ")
			}
			if !bytes.Equal(drawDOCX(t, d), drawDOCX(t, d)) {
				t.Error("two DOCX of one document differ")
			}
		})
	}
}

// letters is the text of a sheet without spaces. A tick is drawn as X in a PDF.
func letters(s *sheet, pdf bool) string {
	var b strings.Builder
	add := func(p para) {
		for _, r := range p.runs {
			switch {
			case r.mark == tickedBox && pdf:
				b.WriteString("X")
			case r.mark == tickedBox:
				b.WriteString("☒")
			case r.mark == emptyBox && !pdf:
				b.WriteString("☐")
			case pdf:
				b.WriteString(drawable(r.text, r.face()))
			default:
				b.WriteString(r.text)
			}
		}
	}
	for _, sec := range s.sections {
		for _, p := range sec.pieces {
			if p.para != nil {
				add(*p.para)
				continue
			}
			for _, r := range p.grid.rows {
				for _, c := range r.cells {
					for _, q := range c.paras {
						add(q)
					}
				}
			}
		}
	}
	return squeezed(b.String())
}

func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func drawPDF(t *testing.T, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatalf("PDF: %v", err)
	}
	return b.Bytes()
}

func drawDOCX(t *testing.T, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := DOCX(&b, d); err != nil {
		t.Fatalf("DOCX: %v", err)
	}
	return b.Bytes()
}
