package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is what a line never ends within: runs with no space between them.
type word struct {
	runs   []run
	width  float64
	spaced bool // a space stands before it
	space  float64
}

// span is a run at its place in a line.
type span struct {
	run
	x     float64
	width float64 // of dots only
}

// line is a set line of text.
type line struct {
	spans                  []span
	before, height, base   float64
	rule, ruleX, ruleBelow float64
}

// ruleGap keeps a rule clear of the dots below letters, in millimetres.
const ruleGap = 0.9

// setLines breaks p into lines of the given width.
func setLines(p para, width float64) []line {
	words := breakLong(splitWords(p.runs), width-p.left-p.right-max(p.first, 0))
	var out []line
	for first := true; len(words) > 0 || first; first = false {
		indent := p.left
		if first {
			indent += p.first
		}
		n, used := fill(words, width-p.right-indent)
		l := line{height: leadingHeight(words[:n], p), spans: nil}
		l.base = l.height - (spacing-ascent)*largest(words[:n], p)*mmPerPt
		l.spans = place(words[:n], lineBox{indent, width - p.right - indent, used, p.align, n == len(words)})
		out = append(out, l)
		words = words[n:]
	}
	out[0].before = p.before * mmPerPt
	last := &out[len(out)-1]
	if p.rule > 0 {
		last.rule, last.ruleX, last.ruleBelow = p.rule, (width-p.rule)/2, last.height+ruleGap
		last.height += 1.4
	}
	last.height += p.after * mmPerPt
	return out
}

// splitWords cuts runs at spaces; a no-break space holds.
func splitWords(runs []run) []word {
	var out []word
	open := false // the last word goes on
	gap := false
	add := func(r run, width float64) {
		if !open {
			out = append(out, word{spaced: gap, space: textLength(" ", r.face(), r.size)})
			open, gap = true, false
		}
		w := &out[len(out)-1]
		w.runs, w.width = append(w.runs, r), w.width+width
	}
	for _, r := range runs {
		switch r.mark {
		case emptyBox, tickedBox:
			add(r, boxRoom(r.size))
			continue
		case dotted:
			add(r, 0)
			continue
		}
		for i, text := range strings.Split(drawable(r.text, r.face()), " ") {
			if i > 0 {
				open, gap = false, true
			}
			if text != "" {
				piece := r
				piece.text = text
				add(piece, textLength(text, r.face(), r.size))
			}
		}
	}
	return out
}

// breakLong cuts words wider than a whole line where the line ends, but never
// between a letter and its marks.
func breakLong(words []word, room float64) []word {
	var out []word
	for _, w := range words {
		if w.width <= room {
			out = append(out, w)
			continue
		}
		out = append(out, w.cut(room)...)
	}
	return out
}

func (w word) cut(room float64) []word {
	out := []word{{spaced: w.spaced, space: w.space}}
	for _, r := range w.runs {
		if r.mark != noMark {
			last := &out[len(out)-1]
			last.runs, last.width = append(last.runs, r), last.width+boxRoom(r.size)
			continue
		}
		for text := r.text; text != ""; {
			letter := cluster(text)
			width := textLength(letter, r.face(), r.size)
			if last := out[len(out)-1]; last.width > 0 && last.width+width > room {
				out = append(out, word{})
			}
			last := &out[len(out)-1]
			if n := len(last.runs); n > 0 && last.runs[n-1].mark == noMark && last.runs[n-1].face() == r.face() && last.runs[n-1].size == r.size {
				last.runs[n-1].text += letter
			} else {
				piece := r
				piece.text = letter
				last.runs = append(last.runs, piece)
			}
			last.width += width
			text = text[len(letter):]
		}
	}
	return out
}

// cluster is the first letter of text with the marks that follow it.
func cluster(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.Is(unicode.M, r) {
			break
		}
		n += size
	}
	return text[:n]
}

// fill counts the words that fit on a line, at least one, and their length.
func fill(words []word, room float64) (n int, used float64) {
	for i, w := range words {
		length := w.width
		if i > 0 && w.spaced {
			length += w.space
		}
		if i > 0 && (used+length > room+tolerance || !w.spaced) {
			break
		}
		used += length
		n++
	}
	return n, used
}

// lineBox is the space a line has and how it is placed there.
type lineBox struct {
	x, room, used float64
	align         Align
	last          bool
}

// place gives each word of a line its position. Spaces are drawn after the word
// they follow, so that text copied from the page keeps its words apart.
func place(words []word, box lineBox) []span {
	gaps, extra, x := len(words)-1, 0.0, box.x
	switch {
	case box.align == Centre:
		x += (box.room - box.used) / 2
	case box.align == Right:
		x += box.room - box.used
	case box.align == Justify && !box.last && gaps > 0:
		extra = (box.room - box.used) / float64(gaps)
	}
	var out []span
	for i, w := range words {
		if i > 0 {
			x += w.space + extra
		}
		for n, r := range w.runs {
			width := textLength(r.text, r.face(), r.size)
			if r.mark == emptyBox || r.mark == tickedBox {
				width = boxRoom(r.size)
			}
			if n == len(w.runs)-1 && i < len(words)-1 && r.mark == noMark {
				r.text += " "
			}
			out = append(out, span{run: r, x: x, width: box.x + box.room - x})
			x += width
		}
	}
	if extra == 0 {
		return joined(out)
	}
	return out
}

// joined makes one run of neighbours in the same style.
func joined(spans []span) []span {
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.mark == noMark && s.mark == noMark && last.face() == s.face() && last.size == s.size {
				last.text += s.text
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

func largest(words []word, p para) float64 {
	size := 0.0
	for _, w := range words {
		for _, r := range w.runs {
			size = max(size, r.size)
		}
	}
	if size == 0 && len(p.runs) > 0 {
		size = p.runs[0].size
	}
	return size
}

func leadingHeight(words []word, p para) float64 {
	return largest(words, p) * spacing * p.leading * mmPerPt
}

// draw sets l with its upper left corner at x, y; the space before it is the caller's.
func (l line) draw(p *pdf, x, y float64) {
	for _, s := range l.spans {
		switch s.mark {
		case emptyBox, tickedBox:
			p.box(x+s.x, y+l.base, s.run)
		case dotted:
			p.dots(x+s.x, y+l.base, s.width)
		default:
			p.text(x+s.x, y+l.base, s.run)
		}
	}
	if l.rule > 0 {
		p.rule(x+l.ruleX, y+l.ruleBelow, l.rule)
	}
}

// paraItems are the lines of a paragraph; the first two and the last two stay
// together.
func paraItems(p para, width float64) []item {
	set := setLines(p, width)
	out := make([]item, len(set))
	for i, l := range set {
		out[i] = item{before: l.before, height: l.height, draw: l.draw}
		lone := i == 0 || i == len(set)-2
		out[i].keep = lone && i < len(set)-1 || p.keepNext && i == len(set)-1
	}
	return out
}
