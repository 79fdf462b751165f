package render

import (
	"fmt"
	"strconv"
)

func (h Heading) lay(s *sheet) {
	r := run{text: clean(h.Text), bold: true, size: s.size.body}
	if h.Level == 1 {
		r.text = upper(h.Text)
	}
	if h.Level >= 3 {
		r.bold, r.italic = false, true
	}
	p := s.body([]run{r})
	p.keepNext, p.outline, p.align = true, h.Level+1, Left
	if h.Level == 1 {
		p.before = 10
	}
	s.add(p)
}

func (a Article) lay(s *sheet) {
	for i, line := range lines(a.Text) {
		if i == 0 {
			s.add(s.body([]run{
				{text: fmt.Sprintf("Điều %d. ", a.Number), bold: true, size: s.size.body},
				{text: line, size: s.size.body},
			}))
			continue
		}
		s.add(s.body(s.plain(line)))
	}
}

func (p Paragraph) lay(s *sheet) {
	var runs []run
	for _, r := range p.Runs {
		if text := cleanRun(r.Text); text != "" {
			runs = append(runs, run{text: text, bold: r.Bold, italic: r.Italic, size: s.size.body})
		}
	}
	if len(runs) > 0 {
		s.add(s.body(runs))
	}
}

func (l List) lay(s *sheet) {
	for i, item := range l.Items {
		mark := string(l.Marker)
		switch l.Marker {
		case Letters:
			mark = Letter(i) + ")"
		case Numbers:
			mark = strconv.Itoa(i+1) + "."
		}
		for n, line := range lines(item) {
			if n == 0 {
				line = mark + " " + line
			}
			s.add(s.body(s.plain(line)))
		}
	}
}

func (f Field) lay(s *sheet) {
	label := clean(f.Label)
	if label != "" {
		label += ": "
	}
	p := s.body(s.plain(label + clean(f.Value)))
	p.first, p.align, p.before = 0, Left, 4
	if clean(f.Value) == "" {
		p.runs = append(s.plain(label), run{mark: dotted, size: s.size.body})
	}
	s.add(p)
}

func (a Answer) lay(s *sheet) {
	written := lines(a.Text)
	for _, line := range written {
		s.add(s.body(s.plain(line)))
	}
	if len(written) > 0 {
		return
	}
	for range a.Blank {
		s.add(para{runs: []run{{mark: dotted, size: s.size.body}}, before: 4, leading: bodyLeading})
	}
}

func (c Checks) lay(s *sheet) {
	var runs []run
	if label := clean(c.Label); label != "" {
		runs = s.plain(label + ": ")
	}
	if !c.Inline && runs != nil {
		p := s.body(runs)
		p.keepNext = true
		s.add(p)
		runs = nil
	}
	for i, b := range c.Boxes {
		if c.Inline && i > 0 {
			runs = append(runs, s.plain(nbsp + " ")[0])
		}
		runs = append(runs, s.box(b)...)
		if !c.Inline {
			p := s.body(runs)
			p.before, p.keepNext, p.align = 3, i < len(c.Boxes)-1, Left
			s.add(p)
			runs = nil
		}
	}
	if len(runs) > 0 {
		p := s.body(runs)
		p.align = Left
		s.add(p)
	}
}

// box ties the label to its box, so that no line ends between them.
func (s *sheet) box(b Check) []run {
	m := emptyBox
	if b.On {
		m = tickedBox
	}
	return []run{{mark: m, size: s.size.body}, {text: nbsp + clean(b.Text), size: s.size.body}}
}
