package render

import "strings"

const cellPad = 1.5

func (t Table) lay(s *sheet) {
	g := grid{widths: t.widths(s), pad: cellPad, ruled: true, before: 6, rows: t.heads(s)}
	for _, r := range t.Rows {
		g.rows = append(g.rows, t.row(s, r))
	}
	if len(t.Rows) == 0 && t.Empty != "" {
		p := para{runs: []run{{text: clean(t.Empty), italic: true, size: s.size.table}}, align: Centre, leading: 1}
		g.rows = append(g.rows, row{cells: []cell{{paras: []para{p}, span: len(t.Columns)}}})
	}
	s.addGrid(g)
}

// widths shares the page among the columns as asked, but first gives each column
// the room of its longest word, at the cost of those with room to spare.
func (t Table) widths(s *sheet) []float64 {
	asked, needed := 0.0, 0.0
	least := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		asked += c.Width
		least[i] = t.longestWord(s, i) + 2*cellPad + 0.5
		needed += least[i]
	}
	out := make([]float64, len(t.Columns))
	missing, spare := 0.0, 0.0
	for i, c := range t.Columns {
		out[i] = s.width * c.Width / asked
		missing += max(0, least[i]-out[i])
		spare += max(0, out[i]-least[i])
	}
	for i := range out {
		switch {
		case needed >= s.width: // no room for every word: the longest are cut
			out[i] = s.width * least[i] / needed
		case out[i] < least[i]:
			out[i] = least[i]
		case missing > 0:
			out[i] -= (out[i] - least[i]) * missing / spare
		}
	}
	return out
}

// longestWord is the length of the longest word of column i, counting no more
// than a quarter of the page: a word typed to be endless must not take it all.
func (t Table) longestWord(s *sheet, i int) float64 {
	longest := 0.0
	see := func(text string) {
		for _, w := range strings.Fields(drawable(clean(text), boldFace)) {
			longest = max(longest, textLength(w, boldFace, s.size.table))
		}
	}
	see(t.Columns[i].Title)
	for _, r := range t.Rows {
		if i < len(r.Cells) {
			see(r.Cells[i])
		}
	}
	return min(longest, s.width/4)
}

// heads are one row of titles, or two when columns share a title above.
func (t Table) heads(s *sheet) []row {
	title := func(text string) cell {
		p := para{runs: s.bold(clean(text), s.size.table), align: Centre, leading: 1}
		return cell{paras: []para{p}, middle: true}
	}
	upper, lower := row{head: true, keepNext: true}, row{head: true, keepNext: true}
	grouped := false
	for i, c := range t.Columns {
		switch {
		case c.Group == "":
			top := title(c.Title)
			top.below = true
			upper.cells = append(upper.cells, top)
			lower.cells = append(lower.cells, cell{above: true})
			continue
		case i > 0 && t.Columns[i-1].Group == c.Group:
			upper.cells[len(upper.cells)-1].span++
		default:
			top := title(c.Group)
			top.span = 1
			upper.cells = append(upper.cells, top)
		}
		grouped = true
		lower.cells = append(lower.cells, title(c.Title))
	}
	if grouped {
		return []row{upper, lower}
	}
	for i := range upper.cells {
		upper.cells[i].below = false
	}
	return []row{upper}
}

func (t Table) row(s *sheet, r Row) row {
	if r.Span != "" {
		p := para{runs: s.bold(clean(r.Span), s.size.table), leading: 1}
		return row{cells: []cell{{paras: []para{p}, span: len(t.Columns)}}, keepNext: true}
	}
	var out row
	for i, c := range t.Columns {
		var text string
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		var paras []para
		for _, line := range lines(text) {
			paras = append(paras, para{runs: []run{{text: line, bold: r.Bold, size: s.size.table}}, align: c.Align, leading: 1})
		}
		out.cells = append(out.cells, cell{paras: paras, middle: true})
	}
	return out
}
