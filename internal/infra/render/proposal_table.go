package render

import (
	"fmt"
	"strconv"
)

// ProposalTableDoc is the fourth item of a division's dossier: the levels it
// proposes for its people and itself.
type ProposalTableDoc struct {
	Head       Letterhead
	Proof      Checkpoint
	Year       int
	Division   string // "Phòng Cán bộ, công chức"
	Excellent  string // name of the level the quota limits
	People     []ProposedPerson
	Collective ProposedCollective
	Quota      QuotaShown
	Closing    Signatures
}

// ProposedPerson is one person of the division. Votes is "8/9" or empty.
type ProposedPerson struct {
	Name, Position       string
	Self, Proposed, Vote string
	Note                 string
}

// ProposedCollective is the level proposed for the division itself.
type ProposedCollective struct{ Self, Proposed, Vote, Note string }

// QuotaShown is a quota as it was computed elsewhere, to be written out. Ceiling
// is the largest number allowed; this package only explains it.
type QuotaShown struct {
	Base     int    // people the share is taken of
	BaseName string // "công chức, viên chức, người lao động của phòng"
	Percent  int
	Ceiling  int
	Proposed int
	Clause   string // the text that sets the quota
}

// ProposalTableDocument lays out the table.
func ProposalTableDocument(p ProposalTableDoc) Document {
	blocks := []Block{
		Title{Type: "Bảng đề xuất mức xếp loại chất lượng", Subject: fmt.Sprintf("Tập thể và cá nhân %s năm %d", p.Division, p.Year)},
		Heading{1, "I. Đề xuất mức xếp loại cá nhân"},
		p.people(),
		Heading{1, "II. Đề xuất mức xếp loại tập thể"},
		p.collective(),
		Heading{1, "III. Tỷ lệ đề xuất mức " + p.Excellent},
	}
	blocks = append(blocks, p.Quota.blocks(p.Excellent)...)
	return Document{Head: p.Head, Proof: p.Proof, Blocks: append(blocks, p.Closing)}
}

func (p ProposalTableDoc) people() Table {
	t := Table{Empty: "Không có cá nhân nào được đề xuất.", Columns: []Column{
		{Title: "STT", Width: 10, Align: Centre},
		{Title: "Họ và tên", Width: 35},
		{Title: "Chức vụ, chức danh", Width: 32},
		{Title: "Tự xếp loại", Width: 26, Align: Centre},
		{Title: "Mức đề xuất", Width: 26, Align: Centre},
		{Title: "Số phiếu tán thành", Width: 17, Align: Centre},
		{Title: "Ghi chú", Width: 24},
	}}
	for i, m := range p.People {
		t.Rows = append(t.Rows, Row{Cells: []string{strconv.Itoa(i + 1), m.Name, m.Position, m.Self, m.Proposed, m.Vote, m.Note}})
	}
	return t
}

func (p ProposalTableDoc) collective() Table {
	c := p.Collective
	return Table{
		Columns: []Column{
			{Title: "Tập thể", Width: 60},
			{Title: "Tự xếp loại", Width: 32, Align: Centre},
			{Title: "Mức đề xuất", Width: 32, Align: Centre},
			{Title: "Số phiếu tán thành", Width: 20, Align: Centre},
			{Title: "Ghi chú", Width: 26},
		},
		Rows: []Row{{Cells: []string{p.Division, c.Self, c.Proposed, c.Vote, c.Note}}},
	}
}

// blocks write the arithmetic of the quota so that a reader can repeat it.
func (q QuotaShown) blocks(level string) []Block {
	product := decimal(fmt.Sprintf("%.2f", float64(q.Base*q.Percent)/100))
	rounding := "."
	if product != strconv.Itoa(q.Ceiling) {
		rounding = fmt.Sprintf(", lấy %d người.", q.Ceiling)
	}
	outcome := "không vượt quá tỷ lệ quy định"
	if q.Proposed > q.Ceiling {
		outcome = fmt.Sprintf("vượt tỷ lệ quy định %d người", q.Proposed-q.Ceiling)
	}
	items := []string{
		fmt.Sprintf("Tổng số %s: %d người.", q.BaseName, q.Base),
		fmt.Sprintf("Số người được đề xuất %s nhiều nhất: %d × %d%% = %s%s", level, q.Base, q.Percent, product, rounding),
		fmt.Sprintf("Số người đề xuất %s: %d người, bằng %s tổng số, %s.", level, q.Proposed, Percent(q.Proposed, q.Base), outcome),
	}
	if q.Clause != "" {
		items = append(items, "Căn cứ: "+closed(q.Clause, "."))
	}
	items[len(items)-1] = Ended(items[len(items)-1])
	return []Block{List{Dash, items}}
}
