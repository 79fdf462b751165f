package render

import (
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// PDF writes d with embedded fonts: what is read on any screen and printed.
func PDF(w io.Writer, d Document) error {
	s := layOut(d)
	f := fpdf.New("P", "mm", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetCatalogSort(true)
	f.SetCreationDate(drawnAt(d))
	f.SetModificationDate(drawnAt(d))
	f.SetTitle(s.title, true)
	f.SetProducer("Công Tâm", true)
	f.SetLang("vi-VN")
	f.SetLineWidth(lineWidth)
	p := &pdf{file: f, foot: s.foot, size: s.size}
	for _, sec := range s.sections {
		p.section(sec)
	}
	if err := f.Output(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// drawnAt stands for the time of drawing, which would make two drawings differ:
// the day of the document, or a fixed one while it has none.
func drawnAt(d Document) time.Time {
	if d.Head.Date.IsZero() {
		return archiveTime
	}
	return d.Head.Date.Time().UTC()
}

const (
	family       = "Tinos"
	lineWidth    = 0.2
	ruleWidth    = 0.25
	marginTop    = 20.0
	marginBottom = 20.0
	marginLeft   = 30.0
	pageShort    = 210.0
	pageLong     = 297.0
	headerTop    = 10.0
	footBottom   = 8.0
)

// pdf draws sheets page by page.
type pdf struct {
	file   *fpdf.Fpdf
	loaded [4]bool
	size   sizes
	foot   string

	landscape bool
	number    int     // of the page in its section
	y         float64 // where the next line goes
	bottom    float64
}

// item is what a page break never cuts: a line of text or a row of a table.
type item struct {
	before, height float64
	keep           bool // with the next item
	heads          *item
	draw           func(p *pdf, x, y float64)
}

func (p *pdf) section(sec section) {
	p.landscape, p.number = sec.landscape, 0
	width := textWidth
	if sec.landscape {
		width = landscapeWidth
	}
	var items []item
	for _, piece := range sec.pieces {
		if piece.para != nil {
			items = append(items, paraItems(*piece.para, width)...)
			continue
		}
		items = append(items, gridItems(*piece.grid, p.room(sec.landscape))...)
	}
	p.page()
	p.flow(items)
}

func (p *pdf) room(landscape bool) float64 {
	if landscape {
		return pageShort - marginTop - marginBottom
	}
	return pageLong - marginTop - marginBottom
}

// page opens the next page, with its number from the second one on.
func (p *pdf) page() {
	size, orientation, width := fpdf.SizeType{Wd: pageShort, Ht: pageLong}, "P", textWidth
	height := pageLong
	if p.landscape {
		orientation, width, height = "L", landscapeWidth, pageShort
	}
	p.file.AddPageFormat(orientation, size)
	p.number++
	p.y, p.bottom = marginTop, height-marginBottom
	if p.number > 1 {
		number := run{text: fmt.Sprint(p.number), size: p.size.page}
		x := marginLeft + (width-textLength(number.text, regular, number.size))/2
		p.text(x, headerTop+ascent*number.size*mmPerPt, number)
	}
	if p.foot != "" {
		p.text(marginLeft, height-footBottom, run{text: drawable(p.foot, regular), size: p.size.foot})
	}
}

// flow sets items one below the other. Items kept together move to the next page
// together, unless they would not fit there either.
func (p *pdf) flow(items []item) {
	for len(items) > 0 {
		n := 1
		for n < len(items) && items[n-1].keep {
			n++
		}
		p.chunk(items[:n])
		items = items[n:]
	}
}

func (p *pdf) chunk(items []item) {
	height := 0.0
	for _, it := range items {
		height += it.before + it.height
	}
	if p.y+height > p.bottom+tolerance && p.y > marginTop {
		p.turn(items[0])
	}
	for i, it := range items {
		if i > 0 && p.y+it.before+it.height > p.bottom+tolerance {
			p.turn(it)
		}
		if p.y > marginTop {
			p.y += it.before
		}
		it.draw(p, marginLeft, p.y)
		p.y += it.height
	}
}

// tolerance forgives rounding, in millimetres.
const tolerance = 0.01

// turn opens a page for next and repeats the head of the table it belongs to.
func (p *pdf) turn(next item) {
	p.page()
	if next.heads != nil {
		next.heads.draw(p, marginLeft, p.y)
		p.y += next.heads.height
	}
}

// text sets one run with its baseline at y.
func (p *pdf) text(x, y float64, r run) {
	face := r.face()
	if !p.loaded[face] {
		p.file.AddUTF8FontFromBytes(family, faceStyles[face], fontBytes(face))
		p.loaded[face] = true
	}
	p.file.SetFont(family, faceStyles[face], r.size)
	p.file.Text(x, y, r.text)
}

// box draws a check box; the tick is a letter, so that it can be searched for and
// read aloud.
func (p *pdf) box(x, y float64, r run) {
	side := boxRoom(r.size) * 0.78
	x += (boxRoom(r.size) - side) / 2
	p.file.Rect(x, y-side*0.85, side, side, "D")
	if r.mark == tickedBox {
		tick := run{text: "X", bold: true, size: r.size * 0.9}
		p.text(x+(side-textLength(tick.text, boldFace, tick.size))/2, y-side*0.05, tick)
	}
}

// boxRoom is the width of the box sign in the font Word draws it with.
func boxRoom(size float64) float64 { return size * mmPerPt }

// dots draws a line to write on. Drawn, not typed: full stops would be text.
func (p *pdf) dots(x, y, length float64) {
	if length <= 0 {
		return
	}
	p.file.SetDashPattern([]float64{0.25, 0.9}, 0)
	p.file.Line(x, y, x+length, y)
	p.file.SetDashPattern(nil, 0)
}

func (p *pdf) rule(x, y, length float64) {
	p.file.SetLineWidth(ruleWidth)
	p.file.Line(x, y, x+length, y)
	p.file.SetLineWidth(lineWidth)
}
