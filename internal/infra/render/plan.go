package render

import (
	"fmt"
	"strconv"

	"congtam/internal/base/civil"
)

// PlanDoc is the plan of a year's review (NĐ 30/2020, form 1.4).
type PlanDoc struct {
	Head       Letterhead
	Proof      Checkpoint
	Subject    string
	Bases      []string
	Lead       string // "Giám đốc Sở Nội vụ ban hành Kế hoạch …, như sau:"
	Purpose    []string
	Demands    []string
	Contents   []PlanContent
	Milestones []PlanMilestone
	Carrying   []string // who does what: one numbered paragraph each
	Closing    Signatures
	Questions  string // where difficulties are reported; the last sentence
}

// PlanContent is one numbered content of part II.
type PlanContent struct {
	Title string
	Items []string
}

// PlanMilestone is a piece of work with who answers for it and when it is due.
type PlanMilestone struct {
	Work, Responsible string
	Due               Due
}

// Due is a time limit as offices word it.
type Due struct {
	From      civil.Date // zero: only an end
	Until     civil.Date
	Exclusive bool // "trước ngày": Until itself is too late
	Expected  bool // "dự kiến"
}

// String words the limit; empty without a day.
func (d Due) String() string {
	var text string
	switch {
	case d.Until.IsZero() && d.From.IsZero():
		return ""
	case d.Until.IsZero():
		text = "từ ngày " + d.From.Short()
	case !d.From.IsZero() && d.From != d.Until:
		text = "từ ngày " + d.From.Short() + " đến " + exclusive(d.Exclusive, "trước ", "hết ") + "ngày " + d.Until.Short()
	case !d.From.IsZero():
		text = "ngày " + d.Until.Short()
	default:
		text = exclusive(d.Exclusive, "trước ngày ", "chậm nhất ngày ") + d.Until.Short()
	}
	if d.Expected {
		text = "dự kiến " + text
	}
	return firstUpper(text)
}

func exclusive(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// PlanDocument lays out the plan.
func PlanDocument(p PlanDoc) Document {
	blocks := []Block{
		Title{Type: "Kế hoạch", Subject: p.Subject},
		Bases{p.Bases},
		Text(p.Lead),
		Heading{1, "I. Mục đích, yêu cầu"},
		Heading{2, "1. Mục đích"}, List{Dash, orNothing(p.Purpose)},
		Heading{2, "2. Yêu cầu"}, List{Dash, orNothing(p.Demands)},
		Heading{1, "II. Nội dung"},
	}
	for i, c := range p.Contents {
		blocks = append(blocks, Heading{2, fmt.Sprintf("%d. %s", i+1, c.Title)}, List{Dash, c.Items})
	}
	blocks = append(blocks,
		Heading{2, fmt.Sprintf("%d. Tiến độ thực hiện", len(p.Contents)+1)},
		p.milestones(),
		Heading{1, "III. Tổ chức thực hiện"})
	questions := p.Questions
	if questions == "" {
		questions = "Trong quá trình thực hiện, nếu có vướng mắc, các phòng, ban, đơn vị báo cáo lãnh đạo cơ quan để được hướng dẫn"
	}
	blocks = append(blocks, List{Numbers, p.Carrying}, Text(Ended(questions)), p.Closing)
	return Document{Head: p.Head, Proof: p.Proof, Blocks: blocks}
}

func (p PlanDoc) milestones() Table {
	t := Table{Empty: "Chưa có mốc thời gian.", Columns: []Column{
		{Title: "STT", Width: 10, Align: Centre},
		{Title: "Nội dung công việc", Width: 75},
		{Title: "Chủ trì", Width: 38},
		{Title: "Thời hạn", Width: 42},
	}}
	for i, m := range p.Milestones {
		t.Rows = append(t.Rows, Row{Cells: []string{strconv.Itoa(i + 1), m.Work, m.Responsible, m.Due.String()}})
	}
	return t
}
