package render

import (
	"fmt"

	"congtam/internal/base/civil"
)

// NoticeDoc is the written notice of the result to one person.
type NoticeDoc struct {
	Head     Letterhead
	Proof    Checkpoint
	Year     int
	Issuer   string   // "Giám đốc Sở Nội vụ"
	Bases    []string // the decision among them
	Person   string
	Position string
	Unit     string
	Level    string
	Remarks  []string // agreed remarks, one paragraph each
	Petition Petition
	Closing  Signatures
}

// Petition is the right to ask for another look at the result, with what the
// law and the agency's rules say of it.
type Petition struct {
	Clause string     // "Điều … Nghị định số …"
	To     string     // who receives it
	Until  civil.Date // zero: no last day is set
}

// NoticeDocument lays out the notice.
func NoticeDocument(n NoticeDoc) Document {
	blocks := []Block{
		Title{Type: "Thông báo", Subject: fmt.Sprintf("Kết quả đánh giá, xếp loại chất lượng năm %d", n.Year)},
		Bases{n.Bases},
		Text(fmt.Sprintf("%s thông báo kết quả đánh giá, xếp loại chất lượng năm %d đối với cá nhân như sau:", n.Issuer, n.Year)),
		fact("1. Họ và tên", n.Person),
		fact("2. Chức vụ, chức danh", n.Position),
		fact("3. Đơn vị công tác", n.Unit),
		Paragraph{[]Run{{Text: "4. Kết quả xếp loại chất lượng: "}, {Text: n.Level + ".", Bold: true}}},
		Text("5. Nhận xét đã được thống nhất:"),
	}
	if len(n.Remarks) == 0 {
		blocks = append(blocks, List{Dash, []string{"Không có nhận xét khác."}})
	}
	blocks = append(blocks, List{Dash, n.Remarks}, Text(Ended(n.Petition.sentence(n.Person))), n.Closing)
	return Document{Head: n.Head, Proof: n.Proof, Blocks: blocks}
}

// fact is a line "1. Họ và tên: …" of body text; what is not known is left blank.
func fact(label, value string) Paragraph {
	if clean(value) == "" {
		return Text(label + ":")
	}
	return Text(label + ": " + closed(value, "."))
}

func (p Petition) sentence(person string) string {
	text := fmt.Sprintf("Trường hợp không nhất trí với kết quả đánh giá, xếp loại chất lượng nêu trên, ông (bà) %s có quyền kiến nghị", person)
	if p.To != "" {
		text += " đến " + p.To
	}
	if p.Clause != "" {
		text += " theo quy định tại " + p.Clause
	}
	if !p.Until.IsZero() {
		text += ", chậm nhất ngày " + p.Until.Short()
	}
	return text
}
