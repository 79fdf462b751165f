package render

func (g Signatures) lay(s *sheet) {
	recipients := g.recipients(s)
	if len(g.Signers) == 0 && len(recipients) == 0 {
		return
	}
	s.holdLast()
	if len(g.Signers) == 1 {
		s.addGrid(grid{
			widths: []float64{s.width - rightColumn, rightColumn}, before: 12,
			rows: []row{{cells: []cell{{paras: recipients}, {paras: g.Signers[0].paras(s)}}}},
		})
		return
	}
	s.addGrid(grid{widths: []float64{s.width / 2, s.width / 2}, before: 12, rows: g.pairs(s, recipients)})
}

// pairs sets the signers two by two; the recipients come under the first of the
// last pair (NĐ 30/2020, form 1.9).
func (g Signatures) pairs(s *sheet, recipients []para) []row {
	var rows []row
	for i := 0; i < len(g.Signers); i += 2 {
		cells := []cell{{paras: g.Signers[i].paras(s)}, {}}
		if i+1 < len(g.Signers) {
			cells[1].paras = g.Signers[i+1].paras(s)
		}
		if i > 0 {
			for _, c := range cells {
				if len(c.paras) > 0 {
					c.paras[0].before = 12
				}
			}
		}
		rows = append(rows, row{cells: cells, keepNext: true})
	}
	if len(recipients) > 0 {
		recipients[0].before = 12
		rows = append(rows, row{cells: []cell{{paras: recipients}, {}}, keepNext: true})
	}
	if len(rows) > 0 {
		rows[len(rows)-1].keepNext = false
	}
	return rows
}

func (g Signatures) recipients(s *sheet) []para {
	if s.profile != State || len(g.Recipients) == 0 && g.Archive == "" {
		return nil
	}
	out := []para{{runs: []run{{text: "Nơi nhận:", bold: true, italic: true, size: s.size.recipientsLabel}}, leading: 1}}
	line := func(text string) {
		out = append(out, para{runs: []run{{text: text, size: s.size.recipients}}, left: 2.5, first: -2.5, leading: 1})
	}
	for i, r := range g.Recipients {
		text := clean(r.Name)
		if purpose := clean(r.Purpose); purpose != "" {
			text += " (" + purpose + ")"
		}
		end := ";"
		if g.Archive == "" && i == len(g.Recipients)-1 {
			end = "."
		}
		line("- " + closed(text, end))
	}
	if g.Archive != "" {
		line("- Lưu: " + closed(g.Archive, "."))
	}
	return out
}

func (g Signature) paras(s *sheet) []para {
	var out []para
	if date := clean(g.PlaceDate); date != "" {
		out = append(out, centred(run{text: date, italic: true, size: s.size.place}))
	}
	for _, line := range g.Capacity {
		out = append(out, centred(run{text: upper(line), bold: true, size: s.size.capacity}))
	}
	if hint := clean(g.Hint); hint != "" {
		out = append(out, centred(run{text: hint, italic: true, size: s.size.recipientsLabel}))
	}
	name := centred(run{text: clean(g.Name), bold: true, size: s.size.capacity})
	name.before = signatureGap
	return append(out, name)
}
