package render

import "fmt"

// CollectiveReportDoc is the review report of a collective, form 01-HD KĐ.ĐG 2023
// of Hướng dẫn 25-HD/BTCTW. The headings follow the 2023 form as it is known from
// the form of 2025; they have not been compared with the printed original.
type CollectiveReportDoc struct {
	Head           Letterhead
	Proof          Checkpoint
	Year           int
	Collective     string // "tập thể Phòng Cán bộ, công chức"
	Grades         []string
	Results        []GradedContent // part I
	Limits         string
	Causes         string
	Remedies       []Remedy
	RemedyText     string // what the collective adds to them in its own words
	RemedyGrade    string
	Explanations   []Explanation
	Responsibility string
	Directions     string
	Levels         []string
	Proposed       string // one of Levels; empty: no box ticked
	Signer         Signature
}

// GradedContent is one content of the review with the grade the collective gives
// itself, one of the document's Grades.
type GradedContent struct{ Title, Text, Grade string }

// Remedy is what became of a shortcoming found earlier.
type Remedy struct {
	Matter string
	State  string // "đã khắc phục", "đang khắc phục", "chưa khắc phục"
	Detail string // degree, difficulty, responsibility
}

// Explanation answers a matter the superior level asked to be reviewed.
type Explanation struct{ Matter, Answer string }

// CollectiveReportDocument lays out the report.
func CollectiveReportDocument(c CollectiveReportDoc) Document {
	blocks := []Block{
		Title{Type: "Báo cáo kiểm điểm", Subject: fmt.Sprintf("%s năm %d", c.Collective, c.Year)},
		Heading{1, "I. Ưu điểm, kết quả đạt được"},
	}
	for i, r := range c.Results {
		blocks = append(blocks, Heading{2, fmt.Sprintf("%d. %s", i+1, r.Title)}, Answer{r.Text, 2}, c.grade(r.Grade))
	}
	blocks = append(blocks,
		Heading{1, "II. Hạn chế, khuyết điểm và nguyên nhân"},
		Heading{2, "1. Hạn chế, khuyết điểm"}, Answer{c.Limits, 2},
		Heading{2, "2. Nguyên nhân của hạn chế, khuyết điểm"}, Answer{c.Causes, 2},
		Heading{1, "III. Kết quả khắc phục những hạn chế, khuyết điểm đã được chỉ ra"},
	)
	blocks = append(blocks, remedies(c.Remedies)...)
	blocks = append(blocks, told(c.RemedyText)...)
	if len(c.Remedies) > 0 {
		blocks = append(blocks, c.grade(c.RemedyGrade))
	}
	blocks = append(blocks, Heading{1, "IV. Giải trình những vấn đề được gợi ý kiểm điểm"})
	blocks = append(blocks, explanations(c.Explanations)...)
	blocks = append(blocks,
		Heading{1, "V. Trách nhiệm của tập thể, cá nhân"}, Answer{c.Responsibility, 2},
		Heading{1, "VI. Phương hướng, biện pháp khắc phục hạn chế, khuyết điểm"}, Answer{c.Directions, 2},
		Heading{1, "VII. Đề nghị xếp loại mức chất lượng"}, choice("", c.Levels, c.Proposed, false),
		Signatures{Signers: []Signature{c.Signer}},
	)
	return Document{Profile: PartyForm, Head: c.Head, Proof: c.Proof, Blocks: blocks}
}

func (c CollectiveReportDoc) grade(chosen string) Checks {
	return choice("Tự đánh giá cấp độ thực hiện", c.Grades, chosen, true)
}

// choice is one box for each option, the chosen one ticked.
func choice(label string, options []string, chosen string, inline bool) Checks {
	c := Checks{Label: label, Inline: inline}
	for _, o := range options {
		c.Boxes = append(c.Boxes, Check{o, o == chosen && o != ""})
	}
	return c
}

func remedies(list []Remedy) []Block {
	if len(list) == 0 {
		return []Block{Text("Không có hạn chế, khuyết điểm phải khắc phục từ trước.")}
	}
	var items []string
	for _, r := range list {
		item := closed(r.Matter, "") + ": " + closed(r.State, ".")
		if r.Detail != "" {
			item += " " + firstUpper(closed(r.Detail, "."))
		}
		items = append(items, item)
	}
	return []Block{List{Dash, items}}
}

func explanations(list []Explanation) []Block {
	if len(list) == 0 {
		return []Block{Text("Không có vấn đề được gợi ý kiểm điểm.")}
	}
	var blocks []Block
	for i, e := range list {
		blocks = append(blocks, Heading{2, fmt.Sprintf("%d. %s", i+1, e.Matter)}, Answer{e.Answer, 2})
	}
	return blocks
}
