package render

// setCell is a cell with its text set in lines.
type setCell struct {
	cell
	x, width float64
	lines    []line
}

func (c setCell) height() float64 {
	sum := 0.0
	for _, l := range c.lines {
		sum += l.before + l.height
	}
	return sum
}

// setRow is a row ready to be drawn.
type setRow struct {
	cells      []setCell
	height     float64
	air, inner float64 // above the text; beside it
	ruled      bool
}

// gridItems are the rows of g. Head rows make one item, repeated on each page; a
// row longer than a page is cut between lines.
func gridItems(g grid, room float64) []item {
	var out []item
	var head *item
	var heads []setRow
	flush := func() {
		if len(heads) > 0 {
			it := headItem(heads)
			out, head, heads = append(out, it), &it, nil
		}
	}
	for _, r := range g.rows {
		set := g.set(r)
		if r.head {
			heads = append(heads, set)
			continue
		}
		flush()
		limit := room
		if head != nil {
			limit -= head.height
		}
		for _, part := range set.parts(limit) {
			out = append(out, item{height: part.height, keep: r.keepNext, heads: head, draw: part.draw})
		}
	}
	flush()
	if len(out) > 0 {
		out[0].before = g.before * mmPerPt
	}
	return out
}

func (g grid) set(r row) setRow {
	out := setRow{ruled: g.ruled, inner: g.pad}
	if g.ruled {
		out.air = cellAir * mmPerPt
	}
	x, column := 0.0, 0
	for _, c := range r.cells {
		width := 0.0
		for _, w := range g.widths[column : column+c.columns()] {
			width += w
		}
		column += c.columns()
		set := setCell{cell: c, x: x, width: width}
		for _, p := range c.paras {
			set.lines = append(set.lines, setLines(p, width-2*g.pad)...)
		}
		out.cells = append(out.cells, set)
		if !c.below && !c.above {
			out.height = max(out.height, set.height()+2*out.air)
		}
		x += width
	}
	if out.height == 0 {
		out.height = 2*out.air + stateSizes.table*spacing*mmPerPt
	}
	return out
}

// parts cuts a row that is taller than limit.
func (r setRow) parts(limit float64) []setRow {
	if r.height <= limit {
		return []setRow{r}
	}
	var out []setRow
	for {
		part, rest := r, r
		part.cells, rest.cells = nil, nil
		left := false
		part.height = 0
		for _, c := range r.cells {
			fits := c.fitting(limit - 2*r.air)
			above, below := c, c
			above.lines, below.lines = c.lines[:fits], c.lines[fits:]
			left = left || len(below.lines) > 0
			part.cells, rest.cells = append(part.cells, above), append(rest.cells, below)
			part.height = max(part.height, above.height()+2*r.air)
		}
		out = append(out, part)
		if !left {
			return out
		}
		r = rest
	}
}

// fitting counts the lines that fit in room, at least one if there are any.
func (c setCell) fitting(room float64) int {
	sum := 0.0
	for i, l := range c.lines {
		sum += l.before + l.height
		if sum > room+tolerance && i > 0 {
			return i
		}
	}
	return len(c.lines)
}

func (r setRow) draw(p *pdf, x, y float64) {
	for _, c := range r.cells {
		c.draw(p, x, y, r)
	}
}

func (c setCell) draw(p *pdf, x, y float64, r setRow) {
	if r.ruled {
		p.file.Rect(x+c.x, y, c.width, r.height, "D")
	}
	at := y + r.air
	if c.middle {
		at = y + (r.height-c.height())/2
	}
	for _, l := range c.lines {
		at += l.before
		l.draw(p, x+c.x+r.inner, at)
		at += l.height
	}
}

// headItem draws head rows as one: a title that goes on into the second row has
// the height of both.
func headItem(rows []setRow) item {
	total := 0.0
	for _, r := range rows {
		total += r.height
	}
	tall := 0.0
	for _, c := range rows[0].cells {
		if c.below {
			tall = max(tall, c.height()+2*rows[0].air)
		}
	}
	if tall > total {
		rows[len(rows)-1].height += tall - total
		total = tall
	}
	return item{height: total, keep: true, draw: func(p *pdf, x, y float64) {
		for i, r := range rows {
			for _, c := range r.cells {
				whole := r
				if c.below && i == 0 {
					whole.height = total
				}
				if !c.above {
					c.draw(p, x, y, whole)
				}
			}
			y += r.height
		}
	}}
}
