package render

import "strings"

// The drawn form of a document: paragraphs and grids with measures. Blocks lay
// themselves out once, as these, and each writer draws only these, so DOCX and PDF
// cannot differ. Lengths are millimetres, type sizes and gaps are points.

type sheet struct {
	profile  Profile
	size     sizes
	width    float64
	sections []section
	foot     string
	title    string
}

type section struct {
	landscape bool
	pieces    []piece
}

// piece is a paragraph or a grid.
type piece struct {
	para *para
	grid *grid
}

type mark int

const (
	noMark mark = iota
	emptyBox
	tickedBox
	dotted // dots to the end of the line
)

type run struct {
	text         string
	bold, italic bool
	size         float64
	mark         mark
}

type para struct {
	runs               []run
	align              Align
	first, left, right float64
	before, after      float64
	leading            float64 // multiple of single spacing
	keepNext           bool
	rule               float64 // length of the line drawn under the text
	outline            int     // heading level, 0 for none
}

type cell struct {
	paras  []para
	span   int  // columns; 0 is 1
	middle bool // centred top to bottom
	below  bool // goes on into the next row
	above  bool // continues the row above
}

type row struct {
	cells    []cell
	head     bool
	keepNext bool
}

type grid struct {
	widths []float64
	pad    float64
	ruled  bool
	before float64 // points
	rows   []row
}

// sizes are the type sizes of a profile.
type sizes struct {
	nation, motto, parent, issuer, number, place   float64
	title, subject, body, table, capacity, page    float64
	recipientsLabel, recipients, annex, foot, form float64
}

const (
	textWidth      = 165.0 // A4 less 30 mm left and 15 mm right
	landscapeWidth = 252.0
	leftColumn     = 65.0
	rightColumn    = 100.0
	firstLine      = 10.0
	bodyLeading    = 1.15
	signatureGap   = 68.0 // room for the signature and a third of the seal
	ruleShare      = 0.4  // NĐ 30/2020: a rule is 1/3 to 1/2 of its text
)

var stateSizes = sizes{
	nation: 13, motto: 14, parent: 13, issuer: 13, number: 13, place: 14,
	title: 14, subject: 14, body: 14, table: 12, capacity: 14, page: 13,
	recipientsLabel: 12, recipients: 11, annex: 14, foot: 8, form: 13,
}

// partySizes follow Hướng dẫn 36-HD/VPTW.
var partySizes = sizes{
	nation: 15, motto: 14, parent: 14, issuer: 14, number: 14, place: 14,
	title: 16, subject: 14, body: 14, table: 12, capacity: 14, page: 13,
	recipientsLabel: 14, recipients: 12, annex: 14, foot: 8, form: 13,
}

// layOut lays d out.
func layOut(d Document) *sheet {
	s := &sheet{profile: d.Profile, size: stateSizes, width: textWidth, foot: d.Proof.String()}
	if d.Profile == PartyForm {
		s.size = partySizes
	}
	s.sections = []section{{}}
	d.Head.lay(s)
	for _, b := range d.Blocks {
		b.lay(s)
	}
	for i, a := range d.Annexes {
		s.annex(a, i+1, len(d.Annexes))
	}
	return s
}

func (s *sheet) annex(a Annex, number, count int) {
	s.width = textWidth
	if a.Landscape {
		s.width = landscapeWidth
	}
	s.sections = append(s.sections, section{landscape: a.Landscape})
	label := "Phụ lục"
	if count > 1 {
		label += " " + Roman(number)
	}
	s.add(para{runs: s.bold(label, s.size.annex), align: Centre, leading: 1, keepNext: true, outline: 1})
	for _, line := range lines(a.Title) {
		s.add(balanced(para{runs: s.bold(upper(line), s.size.title), align: Centre, leading: 1, before: 3, keepNext: true}, s.width))
	}
	if a.Reference != "" {
		s.add(para{runs: []run{{text: clean(a.Reference), italic: true, size: s.size.place}}, align: Centre, leading: 1, before: 3, after: 6, keepNext: true})
	}
	for _, b := range a.Blocks {
		b.lay(s)
	}
}

func (s *sheet) pieces() *[]piece { return &s.sections[len(s.sections)-1].pieces }

func (s *sheet) add(p para) {
	pieces := s.pieces()
	*pieces = append(*pieces, piece{para: &p})
}

// addGrid puts the space above a grid below the paragraph before it, where there
// is one: Word has no space above tables.
func (s *sheet) addGrid(g grid) {
	pieces := s.pieces()
	if n := len(*pieces); n > 0 && (*pieces)[n-1].para != nil {
		above := (*pieces)[n-1].para
		above.after, g.before = max(above.after, g.before), 0
	}
	if len(*pieces) == 0 {
		g.before = 0
	}
	*pieces = append(*pieces, piece{grid: &g})
}

// holdLast keeps what was laid last on the page of what comes next: of a
// paragraph its last lines, of a table its last two rows.
func (s *sheet) holdLast() {
	pieces := *s.pieces()
	if len(pieces) == 0 {
		return
	}
	last := pieces[len(pieces)-1]
	if last.para != nil {
		last.para.keepNext = true
		return
	}
	for i := max(0, len(last.grid.rows)-2); i < len(last.grid.rows); i++ {
		last.grid.rows[i].keepNext = true
	}
}

func (s *sheet) bold(text string, size float64) []run {
	return []run{{text: text, bold: true, size: size}}
}

func (s *sheet) plain(text string) []run { return []run{{text: text, size: s.size.body}} }

// body is a paragraph of body text in the measures of NĐ 30/2020.
func (s *sheet) body(runs []run) para {
	return para{runs: runs, align: Justify, first: firstLine, before: 6, leading: bodyLeading}
}

// PlainText is the document's text, a line for each paragraph and each row, for
// searching and comparing. Boxes are written [ ] and [x].
func PlainText(d Document) string {
	var b strings.Builder
	for _, sec := range layOut(d).sections {
		for _, p := range sec.pieces {
			if p.para != nil {
				b.WriteString(p.para.text() + "\n")
				continue
			}
			for _, r := range p.grid.rows {
				b.WriteString(r.text() + "\n")
			}
		}
	}
	return b.String()
}

func (p para) text() string {
	var b strings.Builder
	for _, r := range p.runs {
		switch r.mark {
		case emptyBox:
			b.WriteString("[ ]")
		case tickedBox:
			b.WriteString("[x]")
		case dotted:
			b.WriteString(" …")
		}
		b.WriteString(r.text)
	}
	return b.String()
}

func (r row) text() string {
	var cells []string
	for _, c := range r.cells {
		var paras []string
		for _, p := range c.paras {
			if text := p.text(); text != "" {
				paras = append(paras, text)
			}
		}
		cells = append(cells, strings.Join(paras, " / "))
	}
	return strings.TrimRight(strings.Join(cells, " | "), " ")
}
