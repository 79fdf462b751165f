package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestPDF_nothingLeavesTheTextArea(t *testing.T) {
	t.Parallel()
	const pt = 72 / 25.4
	for name, d := range cases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, w := range pdfWords(t, drawPDF(t, d)) {
				beside := w.xMin < 30*pt-1 || w.xMax > w.pageWidth-15*pt+1
				between := w.yMax > w.pageHeight-20*pt+2 && w.yMin < w.pageHeight-13*pt // text area and footer
				if beside || between || w.yMin < 9*pt || w.yMax > w.pageHeight-5*pt {
					t.Errorf("word %q at x %.0f–%.0f, y %.0f–%.0f of a page %.0f × %.0f", w.text, w.xMin, w.xMax, w.yMin, w.yMax, w.pageWidth, w.pageHeight)
				}
			}
		})
	}
}

func TestPDF_hasOnlyEmbeddedTinos(t *testing.T) {
	t.Parallel()
	for name, d := range cases() {
		out := poppler(t, "pdffonts", drawPDF(t, d), "-")
		for _, line := range strings.Split(strings.TrimSpace(out), "\n")[2:] {
			if !strings.Contains(strings.ToLower(line), "tinos") || !regexp.MustCompile(`yes (yes|no ) (yes|no )`).MatchString(line) {
				t.Errorf("%s: font %q, want Tinos, embedded", name, line)
			}
		}
	}
}

// The signature always has two lines of the body with it, wherever the page ends.
func TestPDF_signatureIsNeverAlone(t *testing.T) {
	t.Parallel()
	line := "Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; giữ gìn đoàn kết nội bộ. "
	for n := range 26 {
		d := Document{Head: department("TB-SNV"), Blocks: []Block{Title{Type: "Thông báo"}}}
		for range n {
			d.Blocks = append(d.Blocks, Text(line))
		}
		d.Blocks = append(d.Blocks, Text("Hai dòng cuối. "+line+line+"Dứt lời./."), Signatures{Archive: "VT", Signers: []Signature{director}})
		pages := strings.Split(poppler(t, "pdftotext", drawPDF(t, d), "-raw", "-", "-"), "\f")
		last := pages[len(pages)-2]
		before, _, found := strings.Cut(last, "Nơi nhận:")
		if body := len(strings.Split(strings.TrimSpace(before), "\n")); !found || body < 2 || !strings.Contains(last, "Tạ Công Dũng") {
			t.Errorf("after %d paragraphs the last page is %q, want two lines of the body and the whole signature", n, last)
		}
	}
}

// ND30-16: number and place-date share a baseline.
func TestPDF_numberAndDateAreLevel(t *testing.T) {
	t.Parallel()
	var number, place placedWord
	for _, w := range pdfWords(t, drawPDF(t, sampleNotice())) {
		switch {
		case w.text == "Số:" && number.text == "":
			number = w
		case w.text == "Quảng" && place.text == "":
			place = w
		}
	}
	if d := number.yMax - place.yMax; number.text == "" || place.text == "" || d > 2.83 || d < -2.83 {
		t.Errorf("number ends at %.1f pt, place-date at %.1f pt, want them within 1 mm", number.yMax, place.yMax)
	}
}

func TestPDF_repeatsTheHeadOfATable(t *testing.T) {
	t.Parallel()
	pages := strings.Split(poppler(t, "pdftotext", drawPDF(t, manyRows(200)), "-raw", "-", "-"), "\f")
	annex := 0
	for _, page := range pages[:len(pages)-1] {
		if strings.Contains(page, "Phụ lục") && !strings.Contains(page, "Điều 1") || annex > 0 {
			annex++
			if !strings.Contains(page, "Họ và tên") {
				t.Errorf("page %d of the annex has no table head: %.80q", annex, page)
			}
			number, _, _ := strings.Cut(page, "\n")
			if annex > 1 && number != strconv.Itoa(annex) {
				t.Errorf("page %d of the annex is numbered %q", annex, number)
			}
		}
	}
	if annex < 5 {
		t.Errorf("200 people take %d pages, want several", annex)
	}
}

// pdfLetters takes page numbers, footers and repeated table heads away from the
// text of a PDF.
func pdfLetters(t *testing.T, s *sheet, data []byte) string {
	t.Helper()
	heads := map[string]bool{}
	for _, sec := range s.sections {
		for _, p := range sec.pieces {
			if p.grid == nil {
				continue
			}
			var rows []row
			for _, r := range p.grid.rows {
				if r.head {
					rows = append(rows, r)
				}
			}
			if len(rows) > 0 {
				heads[letters(&sheet{sections: []section{{pieces: []piece{{grid: &grid{rows: rows}}}}}}, true)] = true
			}
		}
	}
	var b strings.Builder
	pages := strings.Split(poppler(t, "pdftotext", data, "-raw", "-", "-"), "\f")
	for i, page := range pages[:len(pages)-1] {
		number, rest, _ := strings.Cut(page, "\n")
		if _, err := strconv.Atoi(number); err != nil {
			rest = page
		}
		text := strings.TrimPrefix(squeezed(rest), squeezed(s.foot))
		for head := range heads {
			if i > 0 && strings.Contains(b.String(), head) {
				text = strings.TrimPrefix(text, head)
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

type placedWord struct {
	text                                          string
	xMin, xMax, yMin, yMax, pageWidth, pageHeight float64
}

func pdfWords(t *testing.T, data []byte) []placedWord {
	t.Helper()
	var page struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []struct {
				XMin float64 `xml:"xMin,attr"`
				XMax float64 `xml:"xMax,attr"`
				YMin float64 `xml:"yMin,attr"`
				YMax float64 `xml:"yMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	dec := xml.NewDecoder(strings.NewReader(poppler(t, "pdftotext", data, "-bbox", "-", "-")))
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	if err := dec.Decode(&page); err != nil {
		t.Fatalf("read the places of words: %v", err)
	}
	var out []placedWord
	for _, p := range page.Pages {
		for _, w := range p.Words {
			out = append(out, placedWord{w.Text, w.XMin, w.XMax, w.YMin, w.YMax, p.Width, p.Height})
		}
	}
	return out
}

// poppler runs a tool of poppler-utils on data. Its absence fails the test: the
// text of a PDF cannot be checked by the program that wrote it.
func poppler(t *testing.T, tool string, data []byte, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), tool, args...)
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Fatalf("%s is missing: install the package poppler-utils", tool)
	}
	if err != nil {
		t.Fatalf("%s %v: %v", tool, args, err)
	}
	return string(out)
}
