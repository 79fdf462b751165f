package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is typed, breaking it into lines loses no letter and no line is longer
// than its column.
func TestSetLines_losesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := para{leading: 1, align: Align(rapid.IntRange(0, 3).Draw(t, "align")), first: rapid.SampledFrom([]float64{0, firstLine, -2.5}).Draw(t, "first")}
		if p.first < 0 {
			p.left = -p.first
		}
		var want strings.Builder
		for range rapid.IntRange(0, 5).Draw(t, "runs") {
			text := cleanRun(rapid.String().Draw(t, "text"))
			r := run{text: text, bold: rapid.Bool().Draw(t, "bold"), size: rapid.SampledFrom([]float64{8, 12, 14}).Draw(t, "size")}
			p.runs = append(p.runs, r)
			want.WriteString(drawable(text, r.face()))
		}
		width := rapid.Float64Range(20, 252).Draw(t, "width")
		var got strings.Builder
		for _, l := range setLines(p, width) {
			for _, s := range l.spans {
				got.WriteString(s.text)
				end := s.x + textLength(strings.TrimSuffix(s.text, " "), s.face(), s.size)
				if s.x < -tolerance || end > width+2*tolerance {
					t.Fatalf("setLines(%q, %.1f mm) sets %q from %.2f to %.2f", p.text(), width, s.text, s.x, end)
				}
			}
		}
		if squeezed(got.String()) != squeezed(want.String()) {
			t.Fatalf("setLines(%q) = %q, want %q", p.text(), got.String(), want.String())
		}
	})
}
