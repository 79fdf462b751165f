package app

import (
	"context"
	"fmt"

	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/sheet"
)

// writeBook writes the summary as a workbook: numbers are numbers, and what
// adds up is a formula, so that an office can go on from it.
func (d desk) writeBook(ctx context.Context) (paper, error) {
	lines, err := d.SummaryLines(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	all, err := d.UnitLines(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	units := map[org.UnitID]rulebook.Level{}
	for _, l := range all {
		if l.Rating.State == decision.RatingFinal && l.Rating.Subject != decision.OfAgency {
			units[l.Rating.Unit] = l.Rating.Level
		}
	}
	return paper{book: []sheet.Table{
		d.byClass(lines), d.byUnit(lines, units), d.peopleTable(lines), d.quotaTable(lines), d.headsTable(lines, units),
	}}, nil
}

func (d desk) table(tab, title string) sheet.Table {
	return sheet.Table{
		Sheet: tab, Agency: []string{d.letterhead("").Parent[0], d.agency.Name},
		Title: title, Subtitle: fmt.Sprintf("(Năm đánh giá %d)", d.cycle.Year),
		Sign: []string{d.agency.Place + ", ngày    tháng    năm", d.director().Title, d.director().Name},
	}
}

// levelColumns are the columns of counts after the label: all, rated, each
// level with its share of the rated, not rated.
func levelColumns(label string) []sheet.TableColumn {
	columns := []sheet.TableColumn{{Title: label, Width: 36}, {Title: "Tổng số"}, {Title: "Được xếp loại"}}
	for _, name := range levelTitles() {
		columns = append(columns, sheet.TableColumn{Parent: name, Title: "Số người"}, sheet.TableColumn{Parent: name, Title: "Tỷ lệ (%)"})
	}
	return append(columns, sheet.TableColumn{Title: "Chưa hoặc không xếp loại"})
}

// countRow counts lines under a label.
func countRow(label string, lines []decision.Line) []sheet.Value {
	rated := 0
	for _, l := range lines {
		if l.Rating.Level.Rated() {
			rated++
		}
	}
	row := []sheet.Value{sheet.Text(label), sheet.Int(len(lines)), sheet.Int(rated)}
	for i, level := range rulebook.Levels() {
		n := 0
		for _, l := range lines {
			if l.Rating.Level == level {
				n++
			}
		}
		row = append(row, sheet.Int(n), sheet.Share(3+2*i, 2))
	}
	return append(row, sheet.Int(len(lines)-rated))
}

// sumRow adds the rows above up.
func sumRow() []sheet.Value {
	row := []sheet.Value{sheet.Text("Tổng cộng"), sheet.Sum(), sheet.Sum()}
	for i := range rulebook.Levels() {
		row = append(row, sheet.Sum(), sheet.Share(3+2*i, 2))
	}
	return append(row, sheet.Sum())
}

func (d desk) byClass(lines []decision.Line) sheet.Table {
	t := d.table("Theo đối tượng", "Tổng hợp kết quả xếp loại theo đối tượng")
	t.Columns = levelColumns("Đối tượng")
	for _, class := range classes {
		if of := filter(lines, func(l decision.Line) bool { return l.Class == class }); len(of) > 0 {
			t.Rows = append(t.Rows, countRow(classNames[class], of))
		}
	}
	t.Rows = append(t.Rows, sumRow())
	t.Notes = []string{"Tỷ lệ tính trên số người được xếp loại của từng hàng."}
	return t
}

func (d desk) byUnit(lines []decision.Line, levels map[org.UnitID]rulebook.Level) sheet.Table {
	t := d.table("Theo đơn vị", "Tổng hợp kết quả xếp loại theo phòng, ban, đơn vị")
	t.Columns = append(levelColumns("Phòng, ban, đơn vị"), sheet.TableColumn{Title: "Mức của tập thể", Width: 30})
	for _, u := range d.units {
		of := filter(lines, func(l decision.Line) bool { return l.Rating.Unit == u.Unit })
		if len(of) == 0 {
			continue
		}
		t.Rows = append(t.Rows, append(countRow(u.Name, of), sheet.Text(levelNames[levels[u.Unit]])))
	}
	t.Rows = append(t.Rows, sumRow())
	t.Notes = []string{"Tỷ lệ tính trên số người được xếp loại của từng hàng."}
	return t
}

func (d desk) peopleTable(lines []decision.Line) sheet.Table {
	t := d.table("Danh sách", "Danh sách kết quả đánh giá, xếp loại cá nhân")
	t.Columns = []sheet.TableColumn{
		{Title: "STT", Width: 6}, {Title: "Họ và tên", Width: 26}, {Title: "Chức vụ, chức danh", Width: 24}, {Title: "Đơn vị", Width: 30},
		{Title: "Đối tượng", Width: 14}, {Title: "Nhóm", Width: 30}, {Title: "Tự xếp loại", Width: 24}, {Title: "Đơn vị đề xuất", Width: 24},
		{Title: "Kết luận tham vấn", Width: 24}, {Title: "Kết quả", Width: 24}, {Title: "Ghi chú", Width: 30},
	}
	for i, l := range lines {
		proposed := l.ByDivision
		if proposed == "" {
			proposed = l.ByLeadership
		}
		remark := note(l.Rating)
		if l.Rating.Provisional {
			remark = "Kết quả tạm thời, chờ cấp trên quyết định"
		} else if remark == "" {
			remark = l.Grounds
		}
		t.Rows = append(t.Rows, []sheet.Value{
			sheet.Int(i + 1), sheet.Text(l.Name), sheet.Text(l.Title), sheet.Text(l.Unit), sheet.Text(classNames[l.Class]), sheet.Text(l.Group),
			sheet.Text(levelNames[l.Self]), sheet.Text(levelNames[proposed]), sheet.Text(levelNames[l.ByConsultation]),
			sheet.Text(levelNames[l.Rating.Level]), sheet.Text(remark),
		})
	}
	return t
}

// quotaTable shows each ceiling with its arithmetic (R194, R195).
func (d desk) quotaTable(lines []decision.Line) sheet.Table {
	t := d.table("Tỷ lệ xuất sắc", "Kiểm tra tỷ lệ hoàn thành xuất sắc nhiệm vụ")
	t.Columns = []sheet.TableColumn{
		{Title: "Nhóm", Width: 40}, {Title: "Căn cứ tính", Width: 40}, {Title: "Số căn cứ"}, {Title: "Tỷ lệ cho phép"}, {Title: "Tối đa"},
		{Title: "Đã xếp xuất sắc"}, {Title: "Kết luận", Width: 18}, {Title: "Quy định", Width: 40},
	}
	rated := filter(lines, func(l decision.Line) bool { return !l.Rating.Provisional && l.Rating.Level.Rated() })
	for _, tally := range decision.Tallies(d.edition.Quotas(rulebook.AtDecision), rated) {
		name, verdict := tally.Name, "Trong tỷ lệ"
		if tally.Scope == rulebook.ScopeAgency {
			name = "Toàn cơ quan"
		}
		if !tally.Passed() {
			verdict = fmt.Sprintf("Vượt %d", tally.Used-tally.Limit)
		}
		t.Rows = append(t.Rows, []sheet.Value{
			sheet.Text(name), sheet.Text(firstUpper(baseNames[tally.Base])), sheet.Int(tally.Of), sheet.Percent(100 * percentOf(tally.Share)),
			sheet.Int(tally.Limit), sheet.Int(tally.Used), sheet.Text(verdict), sheet.Text(tally.Clause.Cite),
		})
	}
	return t
}

// headsTable sets each head's level beside the unit's, which it may not
// exceed (R049).
func (d desk) headsTable(lines []decision.Line, levels map[org.UnitID]rulebook.Level) sheet.Table {
	t := d.table("Người đứng đầu", "Đối chiếu mức xếp loại của người đứng đầu với mức của tập thể")
	t.Columns = []sheet.TableColumn{
		{Title: "Phòng, ban, đơn vị", Width: 36}, {Title: "Mức của tập thể", Width: 28}, {Title: "Người đứng đầu", Width: 26},
		{Title: "Mức của người đứng đầu", Width: 28}, {Title: "Đối chiếu", Width: 28},
	}
	for _, l := range lines {
		if l.Post != org.Head {
			continue
		}
		unit, verdict := levels[l.Rating.Unit], ""
		switch {
		case unit == "" || l.Rating.Level == "":
			verdict = "Chưa đủ kết quả"
		case l.Rating.Level.Above(unit):
			verdict = "Cao hơn tập thể"
		default:
			verdict = "Không cao hơn tập thể"
		}
		t.Rows = append(t.Rows, []sheet.Value{
			sheet.Text(l.Unit), sheet.Text(levelNames[unit]), sheet.Text(l.Name), sheet.Text(levelNames[l.Rating.Level]), sheet.Text(verdict),
		})
	}
	return t
}

func filter(lines []decision.Line, keep func(decision.Line) bool) []decision.Line {
	var kept []decision.Line
	for _, l := range lines {
		if keep(l) {
			kept = append(kept, l)
		}
	}
	return kept
}
