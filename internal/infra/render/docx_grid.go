package render

import "strings"

func (x *docx) grid(g grid) {
	total := 0.0
	for _, w := range g.widths {
		total += w
	}
	if g.before > 0 { // two tables that touch become one in Word
		x.put(`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>`, ptTwips(g.before))
	}
	x.put(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/>`, twips(total), borders(g.ruled))
	x.put(`<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, twips(g.pad), twips(g.pad))
	for _, w := range g.widths {
		x.put(`<w:gridCol w:w="%d"/>`, twips(w))
	}
	x.WriteString(`</w:tblGrid>`)
	for _, r := range g.rows {
		x.row(g, r)
	}
	x.WriteString(`</w:tbl>`)
}

func borders(ruled bool) string {
	if !ruled {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
	}
	b.WriteString(`</w:tblBorders>`)
	return b.String()
}

func (x *docx) row(g grid, r row) {
	x.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if r.head {
		x.WriteString(`<w:tblHeader/>`)
	}
	x.WriteString(`</w:trPr>`)
	column := 0
	for _, c := range r.cells {
		width := 0.0
		for _, w := range g.widths[column : column+c.columns()] {
			width += w
		}
		column += c.columns()
		x.cell(c, width, g.pad, r.keepNext)
	}
	x.WriteString(`</w:tr>`)
}

func (x *docx) cell(c cell, width, pad float64, keepNext bool) {
	x.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, twips(width))
	if c.span > 1 {
		x.put(`<w:gridSpan w:val="%d"/>`, c.span)
	}
	if c.below {
		x.WriteString(`<w:vMerge w:val="restart"/>`)
	}
	if c.above {
		x.WriteString(`<w:vMerge/>`)
	}
	if c.middle {
		x.WriteString(`<w:vAlign w:val="center"/>`)
	}
	x.WriteString(`</w:tcPr>`)
	paras := c.paras
	if len(paras) == 0 { // a cell must hold a paragraph
		paras = []para{{leading: 1}}
	}
	for i, p := range paras {
		p.keepNext = keepNext
		if p.rule == 0 && pad > 0 {
			p.before, p.after = edge(i == 0, p.before), edge(i == len(paras)-1, p.after)
		}
		x.para(p, width-2*pad, "")
	}
	x.WriteString(`</w:tc>`)
}

// edge is the air above the first and below the last line of a ruled cell.
func edge(at bool, gap float64) float64 {
	if at {
		return max(gap, cellAir)
	}
	return gap
}

// cellAir is in points.
const cellAir = 2.0

func (c cell) columns() int { return max(1, c.span) }
