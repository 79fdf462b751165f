package render

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// ND30-08, -11, -17: the rule under the motto is as long as the motto, those under
// issuer and subject a third to a half of their text.
func TestPDF_rules(t *testing.T) {
	t.Parallel()
	got := level(t, drawPDF(t, sampleNotice()))
	tests := []struct {
		name        string
		text        float64
		least, most float64
	}{
		{"issuer", textLength("SỞ NỘI VỤ", boldFace, 13), 0.33, 0.5},
		{"motto", textLength(motto, boldFace, 14), 0.95, 1.05},
		{"subject", textLength("Kết quả đánh giá, xếp loại chất lượng năm 2023", boldFace, 14), 0.33, 0.5},
	}
	if len(got) != len(tests) {
		t.Fatalf("lengths of the rules are %v mm, want %d rules", got, len(tests))
	}
	for i, tt := range tests {
		if share := got[i] / tt.text; share < tt.least || share > tt.most {
			t.Errorf("rule of the %s is %.1f mm, %.0f%% of its text; want %.0f–%.0f%%", tt.name, got[i], share*100, tt.least*100, tt.most*100)
		}
	}
}

// level is the lengths in millimetres of the level lines a PDF draws, in order.
func level(t *testing.T, data []byte) []float64 {
	t.Helper()
	var out []float64
	line := regexp.MustCompile(`([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S`)
	for _, stream := range regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`).FindAllSubmatch(data, -1) {
		z, err := zlib.NewReader(bytes.NewReader(stream[1]))
		if err != nil {
			continue // not every stream is compressed
		}
		text, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range line.FindAllStringSubmatch(string(text), -1) {
			from, _ := strconv.ParseFloat(m[1], 64)
			to, _ := strconv.ParseFloat(m[3], 64)
			if m[2] == m[4] {
				out = append(out, (to-from)*mmPerPt)
			}
		}
	}
	return out
}

// ND30-06: no number on the first page, then one centred in the top margin.
func TestPDF_pageNumbers(t *testing.T) {
	t.Parallel()
	data := drawPDF(t, sampleMinutes())
	numbered := 0
	for _, w := range pdfWords(t, data) {
		if w.yMax > 20*72/25.4 { // below the top margin
			continue
		}
		if centre := (w.xMin + w.xMax) / 2 * mmPerPt; w.text != "2" || centre < 112 || centre > 113 {
			t.Errorf("%q stands in the top margin at %.1f mm, want only a 2 at 112.5 mm", w.text, centre)
		}
		numbered++
	}
	if pages := strings.Count(poppler(t, "pdftotext", data, "-raw", "-", "-"), "\f"); pages != 2 || numbered != 1 {
		t.Errorf("%d pages, %d numbered; want two, the second numbered", pages, numbered)
	}
}
