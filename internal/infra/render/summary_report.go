package render

import (
	"fmt"
	"strconv"
)

// SummaryReportDoc is the short report of a year's results to the superior level.
type SummaryReportDoc struct {
	Head      Letterhead
	Proof     Checkpoint
	Year      int
	Agency    string // "Sở Nội vụ"
	To        []string
	Lead      string // "Thực hiện Công văn số …, Sở Nội vụ báo cáo …:"
	Carried   []string
	Levels    []string // best first
	Counts    []ClassCount
	NotRated  []string // "01 công chức nghỉ thai sản cả năm": one each, with its reason
	Strengths []string
	Limits    []string
	Requests  []string
	Closing   Signatures
}

// ClassCount is one row of the table: a class of staff and how many of it have
// each level. Total may be more than the sum: some are not rated.
type ClassCount struct {
	Class string
	Total int
	By    []int // one for each level
	Sum   bool  // the row adds up those above
}

func (c ClassCount) rated() int {
	n := 0
	for _, by := range c.By {
		n += by
	}
	return n
}

// SummaryReportDocument lays out the report.
func SummaryReportDocument(r SummaryReportDoc) Document {
	blocks := []Block{
		Title{Type: "Báo cáo", Subject: fmt.Sprintf("Kết quả đánh giá, xếp loại chất lượng công chức, viên chức, người lao động năm %d", r.Year)},
		Addressees{r.To},
		Text(r.Lead),
		Heading{1, "I. Tình hình triển khai thực hiện"}, List{Dash, orNothing(r.Carried)},
		Heading{1, "II. Kết quả đánh giá, xếp loại"},
		r.table(),
		Text("Tỷ lệ phần trăm tính trên số người được đánh giá, xếp loại của từng hàng."),
	}
	if len(r.NotRated) > 0 {
		blocks = append(blocks, Text("Trường hợp không đánh giá, xếp loại:"), List{Dash, r.NotRated})
	}
	blocks = append(blocks,
		Heading{1, "III. Đánh giá chung"},
		Heading{2, "1. Ưu điểm"}, List{Dash, orNothing(r.Strengths)},
		Heading{2, "2. Hạn chế"}, List{Dash, orNothing(r.Limits)},
		Heading{1, "IV. Kiến nghị, đề xuất"}, List{Dash, orNothing(r.Requests)},
		Text(Ended("Trên đây là báo cáo kết quả đánh giá, xếp loại chất lượng năm "+strconv.Itoa(r.Year)+" của "+r.Agency)),
		r.Closing)
	return Document{Head: r.Head, Proof: r.Proof, Blocks: blocks}
}

// orNothing says so where there is nothing to say: a heading never stands alone.
func orNothing(items []string) []string {
	if len(items) == 0 {
		return []string{"Không có."}
	}
	return items
}

func (r SummaryReportDoc) table() Table {
	t := Table{Empty: "Không có số liệu.", Columns: []Column{
		{Title: "Đối tượng", Width: 32},
		{Title: "Tổng số", Width: 13, Align: Right},
		{Title: "Được xếp loại", Width: 13, Align: Right},
	}}
	for _, level := range r.Levels {
		t.Columns = append(t.Columns,
			Column{Title: "Số người", Group: level, Width: 13, Align: Right},
			Column{Title: "Tỷ lệ (%)", Group: level, Width: 15, Align: Right})
	}
	for _, c := range r.Counts {
		row := Row{Bold: c.Sum, Cells: []string{c.Class, strconv.Itoa(c.Total), strconv.Itoa(c.rated())}}
		for _, n := range c.By {
			row.Cells = append(row.Cells, strconv.Itoa(n), share(n, c.rated()))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
