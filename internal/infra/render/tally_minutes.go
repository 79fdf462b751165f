package render

import (
	"fmt"
	"strconv"
)

// TallyMinutesDoc is the record of a count of ballots.
type TallyMinutesDoc struct {
	Head      Letterhead // no place
	Proof     Checkpoint
	Subject   string // "Biểu quyết xếp loại Sở Nội vụ năm 2023"
	Start     Moment
	End       Moment
	Place     string
	Team      []TeamMember
	Chair     string
	Summoned  int
	Present   int
	Ballots   BallotCount
	Levels    []string // columns, best first
	Subjects  []TallyRow
	ShareOf   string // what the shares are of: "số người được triệu tập"
	ShareBase int
	Result    string
	Archive   string
}

// TeamMember is one of those who count. The first one leads.
type TeamMember struct{ Name, Role string }

// BallotCount follows the ballots from hand to hand.
type BallotCount struct{ Issued, Returned, Valid, Invalid int }

// TallyRow has the votes of one subject, one number for each level.
type TallyRow struct {
	Name  string
	Votes []int
}

// TallyMinutesDocument lays out the record.
func TallyMinutesDocument(t TallyMinutesDoc) Document {
	var team []string
	for _, m := range t.Team {
		team = append(team, withPosition(m.Name, m.Role)+";")
	}
	blocks := []Block{
		Title{Type: "Biên bản kiểm phiếu", Subject: t.Subject},
		Text("Thời gian bắt đầu: " + t.Start.String() + "."),
		fact("Địa điểm", t.Place),
		Text(fmt.Sprintf("Tổ kiểm phiếu gồm %d người:", len(team))),
		List{Dash, stopped(team)},
		Text(fmt.Sprintf("Số người được triệu tập: %d; có mặt: %d; vắng mặt: %d.", t.Summoned, t.Present, t.Summoned-t.Present)),
		Text(fmt.Sprintf("Số phiếu phát ra: %d; thu về: %d; hợp lệ: %d; không hợp lệ: %d.",
			t.Ballots.Issued, t.Ballots.Returned, t.Ballots.Valid, t.Ballots.Invalid)),
		Text("Kết quả kiểm phiếu:"),
		t.table(),
		Text(fmt.Sprintf("Tỷ lệ tính trên %s (%d).", t.ShareOf, t.ShareBase)),
	}
	if t.Result != "" {
		blocks = append(blocks, Paragraph{[]Run{{Text: "Kết luận: "}, {Text: closed(t.Result, "."), Bold: true}}})
	}
	blocks = append(blocks,
		Text(Ended("Biên bản được lập xong vào "+t.End.String()+" và được công bố tại cuộc họp")),
		Signatures{Archive: t.Archive, Signers: t.signers()})
	head := t.Head
	head.Place = ""
	return Document{Head: head, Proof: t.Proof, Blocks: blocks}
}

func (t TallyMinutesDoc) table() Table {
	table := Table{
		Empty:   "Không có phiếu nào.",
		Columns: []Column{{Title: "STT", Width: 10, Align: Centre}, {Title: "Tập thể, cá nhân", Width: 43}},
	}
	for _, level := range t.Levels {
		table.Columns = append(table.Columns,
			Column{Title: "Số phiếu", Group: level, Width: 14, Align: Right},
			Column{Title: "Tỷ lệ (%)", Group: level, Width: 15, Align: Right})
	}
	for i, r := range t.Subjects {
		cells := []string{strconv.Itoa(i + 1), r.Name}
		for _, n := range r.Votes {
			cells = append(cells, strconv.Itoa(n), share(n, t.ShareBase))
		}
		table.Rows = append(table.Rows, Row{Cells: cells})
	}
	return table
}

// signers are the members of the team in order, then the chair.
func (t TallyMinutesDoc) signers() []Signature {
	var out []Signature
	for i, m := range t.Team {
		capacity := "Tổ viên"
		if i == 0 {
			capacity = "Tổ trưởng"
		}
		out = append(out, Signature{Capacity: []string{capacity}, Name: m.Name})
	}
	return append(out, Signature{Capacity: []string{"Chủ tọa"}, Name: t.Chair})
}
