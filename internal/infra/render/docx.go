package render

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// DOCX writes d as WordprocessingML. Text stays editable: the office corrects it
// in its document system before it is signed.
func DOCX(w io.Writer, d Document) error {
	s := layOut(d)
	z := zip.NewWriter(w)
	for _, part := range s.parts() {
		// A fixed time in the archive: same document, same bytes.
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: archiveTime})
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("close document: %w", err)
	}
	return nil
}

// archiveTime is the earliest a ZIP archive can hold.
var archiveTime = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func twips(mm float64) int   { return int(math.Round(mm * 1440 / 25.4)) }
func ptTwips(pt float64) int { return int(math.Round(pt * 20)) }

// docx builds the main part.
type docx struct {
	strings.Builder
	boxes int // controls written; each needs its own number
}

func (x *docx) put(format string, args ...any) {
	_, _ = fmt.Fprintf(x, format, args...) // a strings.Builder never fails
}

func (x *docx) document(s *sheet) string {
	x.WriteString(xmlHead + `<w:document ` + namespaces + `><w:body>`)
	for i, sec := range s.sections {
		width := textWidth
		if sec.landscape {
			width = landscapeWidth
		}
		last := i == len(s.sections)-1
		pageSetup := sectionXML(sec.landscape, s.foot != "")
		for n, p := range sec.pieces {
			if p.grid != nil {
				x.grid(*p.grid)
				continue
			}
			ending := ""
			if !last && n == len(sec.pieces)-1 {
				ending = pageSetup
			}
			x.para(*p.para, width, ending)
		}
		x.closeSection(sec, pageSetup, last)
	}
	x.WriteString(`</w:body></w:document>`)
	return x.String()
}

// closeSection writes what a section needs after a closing table: Word wants a
// paragraph there, made too small to be seen.
func (x *docx) closeSection(sec section, pageSetup string, last bool) {
	n := len(sec.pieces)
	afterTable := n == 0 || sec.pieces[n-1].grid != nil
	if afterTable {
		x.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>`)
		if !last {
			x.WriteString(pageSetup)
		}
		x.WriteString(`</w:pPr></w:p>`)
	}
	if last {
		x.WriteString(pageSetup)
	}
}

// sectionXML has the margins of NĐ 30/2020; each section counts its pages from 1
// and shows no number on its first.
func sectionXML(landscape, foot bool) string {
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if landscape {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	footers := ""
	if foot {
		footers = `<w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="first" r:id="rId2"/>`
	}
	return `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>` + footers + `<w:type w:val="nextPage"/>` + size +
		`<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="454" w:gutter="0"/>` +
		`<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`
}

// para writes p in a column of the given width; ending is the page setup that a
// section's last paragraph carries.
func (x *docx) para(p para, width float64, ending string) {
	x.WriteString(`<w:p><w:pPr>`)
	if p.outline > 0 {
		x.put(`<w:pStyle w:val="Heading%d"/>`, p.outline)
	}
	if p.keepNext {
		x.WriteString(`<w:keepNext/>`)
	}
	if p.dotted() {
		x.put(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, twips(width))
	}
	after := p.after
	if p.rule > 0 {
		after = 0
	}
	x.put(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="auto"/>`, ptTwips(p.before), ptTwips(after), int(math.Round(p.leading*240)))
	x.indent(p.left, p.right, p.first)
	x.put(`<w:jc w:val="%s"/>`, [...]string{"left", "center", "right", "both"}[p.align])
	if p.rule == 0 {
		x.WriteString(ending)
	}
	x.WriteString(`</w:pPr>`)
	for _, r := range p.runs {
		x.run(r)
	}
	x.WriteString(`</w:p>`)
	if p.rule > 0 {
		x.rule(p, width, ending)
	}
}

func (x *docx) indent(left, right, first float64) {
	if left == 0 && right == 0 && first == 0 {
		return
	}
	x.put(`<w:ind w:left="%d" w:right="%d"`, twips(left), twips(right))
	switch {
	case first > 0:
		x.put(` w:firstLine="%d"`, twips(first))
	case first < 0:
		x.put(` w:hanging="%d"`, twips(-first))
	}
	x.WriteString(`/>`)
}

// rule draws the line under a text as the upper border of a paragraph of the
// line's length: underscores would end up in the text.
func (x *docx) rule(p para, width float64, ending string) {
	side := (width - p.rule) / 2
	x.WriteString(`<w:p><w:pPr>`)
	if p.keepNext {
		x.WriteString(`<w:keepNext/>`)
	}
	x.WriteString(`<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>`)
	x.put(`<w:spacing w:before="%d" w:after="%d" w:line="20" w:lineRule="exact"/>`, twips(ruleGap), ptTwips(p.after))
	x.indent(side, side, 0)
	x.WriteString(`<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>` + ending + `</w:pPr></w:p>`)
}

func (p para) dotted() bool {
	return len(p.runs) > 0 && p.runs[len(p.runs)-1].mark == dotted
}

func (x *docx) run(r run) {
	switch r.mark {
	case emptyBox, tickedBox:
		x.box(r)
		return
	case dotted:
		x.put(`<w:r>%s<w:tab/></w:r>`, r.properties())
		return
	}
	if r.text == "" {
		return
	}
	x.put(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, r.properties(), escaped(r.text))
}

func (r run) properties() string {
	size := int(math.Round(r.size * 2))
	b, i := "", ""
	if r.bold {
		b = `<w:b/><w:bCs/>`
	}
	if r.italic {
		i = `<w:i/><w:iCs/>`
	}
	return fmt.Sprintf(`<w:rPr>%s%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`, b, i, size, size)
}

// box is a check box one can click; Times New Roman has no such sign.
func (x *docx) box(r run) {
	x.boxes++
	ticked, sign := 0, "☐"
	if r.mark == tickedBox {
		ticked, sign = 1, "☒"
	}
	const font = `<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic" w:hint="eastAsia"/>`
	size := int(math.Round(r.size * 2))
	x.put(`<w:sdt><w:sdtPr><w:id w:val="%d"/><w14:checkbox><w14:checked w14:val="%d"/>`+
		`<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>`+
		`<w:sdtContent><w:r><w:rPr>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>`,
		x.boxes, ticked, font, size, size, sign)
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder never fails
	return b.String()
}
