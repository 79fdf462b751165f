package render

import "strings"

const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
	party  = "ĐẢNG CỘNG SẢN VIỆT NAM"
)

func (h Letterhead) lay(s *sheet) {
	if h.Form != "" && s.profile != State {
		s.add(para{runs: []run{{text: clean(h.Form), bold: true, size: s.size.form}}, align: Right, leading: 1, after: 6})
	}
	left, right := h.issuer(s), h.country(s)
	rows := []row{{cells: []cell{{paras: left}, {paras: right}}, keepNext: true}}
	if second := h.numberAndPlace(s); second != nil {
		rows = append(rows, row{cells: second, keepNext: true})
	}
	s.addGrid(grid{widths: []float64{leftColumn, rightColumn}, rows: rows})
}

// issuer is box 2: managing agency, issuing agency and its rule.
func (h Letterhead) issuer(s *sheet) []para {
	var out []para
	for _, line := range phrases(h.Parent, regular, s.size.parent) {
		out = append(out, balanced(centred(run{text: line, size: s.size.parent}), leftColumn))
	}
	longest := 0.0
	for _, line := range phrases(h.Issuer, boldFace, s.size.issuer) {
		r := run{text: line, bold: true, size: s.size.issuer}
		longest = max(longest, textLength(line, boldFace, r.size))
		out = append(out, balanced(centred(r), leftColumn))
	}
	switch {
	case len(out) == 0:
	case s.profile == PartyForm:
		out = append(out, centred(run{text: "*", size: s.size.issuer}))
	default:
		out[len(out)-1].rule = min(longest, leftColumn) * ruleShare
	}
	return out
}

// country is box 1: the nation and its motto, or the Party.
func (h Letterhead) country(s *sheet) []para {
	if s.profile == PartyForm {
		p := centred(run{text: party, bold: true, size: s.size.nation})
		p.rule = textLength(party, boldFace, s.size.nation)
		return []para{p}
	}
	p := centred(run{text: motto, bold: true, size: s.size.motto})
	p.rule = textLength(motto, boldFace, s.size.motto)
	return []para{centred(run{text: nation, bold: true, size: s.size.nation}), p}
}

// numberAndPlace are boxes 3 and 4, on one line; nil when neither is printed.
func (h Letterhead) numberAndPlace(s *sheet) []cell {
	numbered := h.Symbol != "" && s.profile == State
	if !numbered && h.Place == "" {
		return nil
	}
	cells := make([]cell, 2)
	if numbered {
		p := centred(run{text: clean(NumberLine(h.Number, h.Symbol)), size: s.size.number})
		p.before = 8
		cells[0].paras = []para{p}
	}
	if h.Place != "" {
		p := centred(run{text: clean(PlaceDate(h.Place, h.Date, h.Year)), italic: true, size: s.size.place})
		p.before = 8
		cells[1].paras = []para{p}
	}
	return cells
}

func centred(r run) para {
	return para{runs: []run{r}, align: Centre, leading: 1}
}

// phrases are the lines of a letterhead in capitals. A line too long for its
// column is cut before the name of the place it belongs to, or between phrases.
func phrases(texts []string, f face, size float64) []string {
	var out []string
	for _, text := range texts {
		for _, line := range lines(text) {
			line = upper(line)
			if textLength(line, f, size) > leftColumn {
				out = append(out, cutAtPlace(line, f, size)...)
				continue
			}
			out = append(out, line)
		}
	}
	return out
}

func cutAtPlace(line string, f face, size float64) []string {
	for _, place := range []string{" TỈNH ", " THÀNH PHỐ ", " QUẬN ", " HUYỆN ", " THỊ XÃ ", " PHƯỜNG ", " XÃ ", " ĐẶC KHU ", " VÀ "} {
		at := strings.LastIndex(line, place)
		if at > 0 && textLength(line[:at], f, size) <= leftColumn {
			return []string{line[:at], line[at+1:]}
		}
	}
	for at := strings.LastIndex(line, ", "); at > 0; at = strings.LastIndex(line[:at], ", ") {
		if textLength(line[:at+1], f, size) <= leftColumn {
			return []string{line[:at+1], line[at+2:]}
		}
	}
	return []string{line}
}

// balanced narrows a centred paragraph while it takes no more lines, so that no
// lone word is left on the last.
func balanced(p para, width float64) para {
	count := len(setLines(p, width))
	for count > 1 && 2*(p.left+1) < width {
		narrower := p
		narrower.left, narrower.right = p.left+1, p.right+1
		if len(setLines(narrower, width)) > count {
			break
		}
		p = narrower
	}
	return p
}

func (t Title) lay(s *sheet) {
	subject := lines(t.Subject)
	if s.title == "" {
		s.title = strings.TrimSpace(upper(t.Type) + " " + strings.Join(subject, " "))
	}
	p := para{runs: s.bold(upper(t.Type), s.size.title), align: Centre, before: 18, leading: 1.1, keepNext: true, outline: 1}
	if len(subject) == 0 {
		p.after = 6
	}
	s.add(p)
	for i, line := range subject {
		p := para{runs: s.bold(line, s.size.subject), align: Centre, left: 8, right: 8, leading: 1.1, keepNext: true}
		p = balanced(p, s.width)
		if i == len(subject)-1 {
			p.after = 6
			if s.profile == State {
				p.rule = min(textLength(line, boldFace, s.size.subject), s.width-p.left-p.right) * ruleShare
			}
		}
		s.add(p)
	}
}

func (a Addressees) lay(s *sheet) {
	if len(a.To) == 1 {
		s.add(para{runs: s.plain("Kính gửi: " + closed(a.To[0], ".")), align: Centre, before: 6, after: 6, leading: bodyLeading})
		return
	}
	// Dashes stand under the colon (NĐ 30/2020, Annex I, box 9a).
	indent := textWidth/4 + textLength("Kính gửi", regular, s.size.body)
	for i, to := range a.To {
		p := para{runs: s.plain("- " + closed(to, ";")), left: indent, leading: bodyLeading}
		if i == len(a.To)-1 {
			p.runs, p.after = s.plain("- "+closed(to, ".")), 6
		}
		if i == 0 {
			s.add(para{runs: s.plain("Kính gửi:"), left: textWidth / 4, before: 6, leading: bodyLeading, keepNext: true})
		}
		s.add(p)
	}
}

func (a Authority) lay(s *sheet) {
	s.add(para{runs: s.bold(upper(a.Name), s.size.body), align: Centre, before: 6, after: 3, leading: bodyLeading, keepNext: true})
}

func (b Bases) lay(s *sheet) {
	for i, item := range b.Items {
		end := ";"
		if i == len(b.Items)-1 {
			end = "."
		}
		s.add(s.body([]run{{text: closed(item, end), italic: true, size: s.size.body}}))
	}
}

func (e Enacting) lay(s *sheet) {
	s.add(para{runs: s.bold(upper(e.Text), s.size.body), align: Centre, before: 10, after: 3, leading: bodyLeading, keepNext: true})
}
