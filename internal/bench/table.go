package bench

import (
	"fmt"
	"io"
	"strings"
)

// aim is how many times the floor the slowest page may take.
const aim = 3

func (r result) title() string { return r.size + ", " + r.database }

// writePages is the table of one program's pages, the slowest first.
func (r result) writePages(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\nMade up and started in %.1f s.\n\n", r.title(), r.started.Seconds())
	b.WriteString("| page | kB | kB packed | ms | floor ms | ratio | ms unpacked | floor ms | ratio |\n")
	b.WriteString("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, p := range r.pages {
		fmt.Fprintf(&b, "| `%s` | %.0f | %.1f | %.2f | %.2f | **%.1f** | %.2f | %.2f | %.1f |\n",
			p.pattern, kilo(p.size), kilo(p.sent), p.packed, p.packedFloor, p.packedRatio, p.plain, p.plainFloor, p.unpackedFactor)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func kilo(bytes int) float64 { return float64(bytes) / 1024 }

// writeSummary is the table of all programs side by side.
func writeSummary(out io.Writer, runs []result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### Together\n\nOn %s, the people who ask on the same machine.\n\n", machine())
	b.WriteString("| | slowest page | pages above " + fmt.Sprint(aim) + "× | requests/s | of them writing | read ms p50 / p95 / p99 | write ms p50 / p95 / p99 | failed | MB at rest | MB after | MB peak |\n")
	b.WriteString("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, r := range runs {
		l := r.load
		fmt.Fprintf(&b, "| %s | %.1f× | %d of %d | %.0f | %.0f | %s | %s | %d | %d | %d | %d |\n",
			r.title(), r.slowest(), r.above(), len(r.pages), l.perSecond(len(l.reads)+len(l.writes)), l.perSecond(len(l.writes)),
			spread(l.reads), spread(l.writes), l.failed, r.atRest.resident/1024, r.busy.resident/1024, r.busy.peak/1024)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func (r result) slowest() float64 {
	worst := 0.0
	for _, p := range r.pages {
		worst = max(worst, p.packedRatio)
	}
	return worst
}

func (r result) above() int {
	n := 0
	for _, p := range r.pages {
		if p.packedRatio > aim {
			n++
		}
	}
	return n
}

func spread(ms []float64) string {
	return fmt.Sprintf("%.1f / %.1f / %.1f", quantile(ms, 50), quantile(ms, 95), quantile(ms, 99))
}
