package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// page set-up, fonts and sizes are those of NĐ 30/2020, Annex I.
func TestDOCX_page(t *testing.T) {
	t.Parallel()
	parts := openDOCX(t, sampleDecision())
	sections := regexp.MustCompile(`<w:sectPr>.*?</w:sectPr>`).FindAllString(parts["word/document.xml"], -1)
	if len(sections) != 3 {
		t.Fatalf("%d sections, want the decision and two annexes", len(sections))
	}
	for i, s := range sections {
		size := `<w:pgSz w:w="11906" w:h="16838"/>`
		if i > 0 {
			size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
		}
		for _, want := range []string{size, `w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"`, `<w:pgNumType w:start="1"/>`, `<w:titlePg/>`, `<w:headerReference w:type="default"`} {
			if !strings.Contains(s, want) {
				t.Errorf("section %d is %s, want %s in it", i+1, s, want)
			}
		}
		if strings.Contains(s, `headerReference w:type="first"`) {
			t.Errorf("section %d numbers its first page", i+1)
		}
	}
	for _, want := range []string{`<w:jc w:val="center"/>`, ` PAGE `, `<w:sz w:val="26"/>`} {
		if !strings.Contains(parts["word/header1.xml"], want) {
			t.Errorf("header is %s, want %s in it", parts["word/header1.xml"], want)
		}
	}
	if !strings.Contains(parts["word/footer1.xml"], escaped(proof.String())) {
		t.Errorf("footer is %s, want the checkpoint", parts["word/footer1.xml"])
	}
}

func TestDOCX_fontAndLanguage(t *testing.T) {
	t.Parallel()
	for name, d := range cases() {
		parts := openDOCX(t, d)
		for _, attribute := range []string{"ascii", "hAnsi", "eastAsia", "cs"} {
			if want := `w:` + attribute + `="Times New Roman"`; !strings.Contains(parts["word/styles.xml"], want) {
				t.Errorf("%s: styles lack %s", name, want)
			}
		}
		if !strings.Contains(parts["word/styles.xml"], `<w:lang w:val="vi-VN"`) {
			t.Errorf("%s: styles lack the language", name)
		}
		for _, font := range regexp.MustCompile(`w:ascii="([^"]*)"`).FindAllStringSubmatch(parts["word/document.xml"], -1) {
			if font[1] != "MS Gothic" {
				t.Errorf("%s: text in %s; only check boxes may leave Times New Roman", name, font[1])
			}
		}
	}
}

// paragraph finds the first paragraph of a DOCX that has text in it.
func paragraph(t *testing.T, document, text string) string {
	t.Helper()
	for _, p := range paragraphs.FindAllString(document, -1) {
		if strings.Contains(p, text) {
			return p
		}
	}
	t.Fatalf("no paragraph has %q", text)
	return ""
}

var paragraphs = regexp.MustCompile(`<w:p>.*?</w:p>`)

func TestDOCX_sizes(t *testing.T) {
	t.Parallel()
	document := openDOCX(t, sampleDecision())["word/document.xml"]
	tests := []struct{ text, want string }{
		{nation, `<w:b/><w:bCs/><w:sz w:val="26"/>`},
		{motto, `<w:b/><w:bCs/><w:sz w:val="28"/>`},
		{"TỈNH QUẢNG NGÃI", `<w:rPr><w:sz w:val="26"/>`},
		{"SỞ NỘI VỤ", `<w:b/><w:bCs/><w:sz w:val="26"/>`},
		{"/QĐ-SNV", `<w:rPr><w:sz w:val="26"/>`},
		{"Quảng Ngãi, ngày", `<w:rPr><w:i/><w:iCs/><w:sz w:val="28"/>`},
		{"QUYẾT ĐỊNH", `<w:b/><w:bCs/><w:sz w:val="28"/>`},
		{"Về việc", `<w:b/><w:bCs/><w:sz w:val="28"/>`},
		{"Căn cứ", `<w:rPr><w:i/><w:iCs/><w:sz w:val="28"/>`},
		{"Điều 1.", `<w:spacing w:before="120" w:after="0" w:line="276" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="567"/><w:jc w:val="both"/>`},
		{"Nơi nhận:", `<w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val="24"/>`},
		{"- UBND tỉnh", `<w:rPr><w:sz w:val="22"/>`},
		{"GIÁM ĐỐC<", `<w:b/><w:bCs/><w:sz w:val="28"/>`},
		{"Phụ lục I<", `<w:b/><w:bCs/><w:sz w:val="28"/>`},
		{"(Kèm theo", `<w:i/><w:iCs/>`},
	}
	for _, tt := range tests {
		if p := paragraph(t, document, tt.text); !strings.Contains(p, tt.want) {
			t.Errorf("paragraph of %q is %s, want %s in it", tt.text, p, tt.want)
		}
	}
}

func TestDOCX_tables(t *testing.T) {
	t.Parallel()
	document := openDOCX(t, manyRows(200))["word/document.xml"]
	tables := regexp.MustCompile(`<w:tbl>.*?</w:tbl>`).FindAllString(document, -1)
	if len(tables) != 3 {
		t.Fatalf("%d tables, want letterhead, signature and list", len(tables))
	}
	columns := regexp.MustCompile(`<w:gridCol w:w="(\d+)"/>`)
	for i, table := range tables[:2] {
		var got []string
		for _, c := range columns.FindAllStringSubmatch(table, -1) {
			got = append(got, c[1])
		}
		if want := []string{"3685", "5669"}; !slices.Equal(got, want) { // 65 and 100 mm
			t.Errorf("columns of table %d are %v twips, want %v", i+1, got, want)
		}
		if strings.Contains(table, "<w:tblBorders>") || !strings.Contains(table, `<w:left w:w="0" w:type="dxa"/>`) {
			t.Errorf("table %d has borders or cell margins", i+1)
		}
	}
	list := tables[2]
	if rows, whole, heads := strings.Count(list, "<w:tr>"), strings.Count(list, "<w:cantSplit/>"), strings.Count(list, "<w:tblHeader/>"); rows != 201 || whole != rows || heads != 1 {
		t.Errorf("%d rows, %d of them uncut, %d heads; want 201, 201, 1", rows, whole, heads)
	}
	grouped := openDOCX(t, sampleReport())["word/document.xml"]
	if n := strings.Count(grouped, "<w:tblHeader/>"); n != 2 || !strings.Contains(grouped, `<w:vMerge w:val="restart"/>`) || !strings.Contains(grouped, `<w:gridSpan w:val="2"/>`) {
		t.Errorf("the count table has %d head rows, want 2 with merged cells", n)
	}
}

// R200: the boxes of a form can be ticked on screen.
func TestDOCX_checkBoxes(t *testing.T) {
	t.Parallel()
	document := openDOCX(t, samplePartyReview())["word/document.xml"]
	if boxes, ticked := strings.Count(document, "<w14:checkbox>"), strings.Count(document, `<w14:checked w14:val="1"/>`); boxes != 20 || ticked != 3 {
		t.Errorf("%d boxes, %d ticked; want 20 and 3", boxes, ticked)
	}
}

// R064: the signature stays with the text it signs.
func TestDOCX_keepsTheSignatureWithTheText(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		document := openDOCX(t, s.draw())["word/document.xml"]
		at := strings.LastIndex(document, "<w:tbl>")
		if s.name == "decision" {
			at = strings.Index(document, "Nơi nhận:")
			at = strings.LastIndex(document[:at], "<w:tbl>")
		}
		before := paragraphs.FindAllString(document[:at], -1)
		if last := before[len(before)-1]; !strings.Contains(last, "<w:keepNext/>") {
			t.Errorf("%s: before the signature stands %s, want it kept with the next", s.name, last)
		}
	}
}

func openDOCX(t *testing.T, d Document) map[string]string {
	t.Helper()
	data := drawDOCX(t, d)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

func wellFormed(text string) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := dec.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("at byte %d: %w", dec.InputOffset(), err)
		}
	}
}

func docxLetters(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	dec := xml.NewDecoder(strings.NewReader(text))
	inText := false
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return squeezed(b.String())
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inText = tok.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				b.Write(tok)
			}
		}
	}
}
