package render

import (
	"fmt"
	"strings"

	"congtam/internal/base/civil"
)

// MinutesDoc is the record of a review meeting (NĐ 30/2020, form 1.9).
type MinutesDoc struct {
	Head      Letterhead // no place: minutes have no place-date line
	Proof     Checkpoint
	Meeting   string // "Họp kiểm điểm, đánh giá, xếp loại …"
	Start     Moment
	End       Moment
	Place     string
	Attending []Attendee
	Chair     Officer
	Secretary Officer
	Opening   string // words of the secretary before the first item
	Items     []AgendaItem
	Closing   string // and after the last
	Adopted   Vote   // of these minutes
	Archive   string
}

// Officer is someone with a duty in a meeting.
type Officer struct{ Name, Position string }

func (o Officer) String() string { return withPosition(o.Name, o.Position) }

// Moment is a time of day on a day; a zero day is left to be written in.
type Moment struct {
	On           civil.Date
	Hour, Minute int
}

// Attendee is one person summoned. Absence gives the reason of who is away.
type Attendee struct {
	Name, Position string
	Absent         bool
	Absence        string
	Guest          bool
}

// AgendaItem is the review of one collective or person.
type AgendaItem struct {
	Subject    string  // "Kiểm điểm cá nhân ông Nguyễn Văn A, Trưởng phòng"
	Chair      Officer // for this item; the deputy when the head is reviewed
	Presenter  string
	SelfLevel  string
	Told       string // how it was presented, as the secretary words it
	Remarks    []Remark
	Votes      []Vote
	Counts     []string // votes that are more than for and against, in words
	Findings   []Field  // of the chair, by label
	Conclusion string
	Proposed   string
}

// Remark is what one person said. Without Text the person had nothing to say.
type Remark struct{ Speaker, Text string }

// Vote is a count on one question.
type Vote struct {
	Question           string
	For, Against, None int // None: abstained or blank
}

// MinutesDocument lays out the minutes.
func MinutesDocument(m MinutesDoc) Document {
	blocks := []Block{
		Title{Type: "Biên bản", Subject: m.Meeting},
		Text("Thời gian bắt đầu: " + m.Start.String() + "."),
		fact("Địa điểm", m.Place),
	}
	blocks = append(blocks, m.attendance()...)
	blocks = append(blocks,
		fact("Chủ trì (chủ tọa)", m.Chair.String()),
		fact("Thư ký (người ghi biên bản)", m.Secretary.String()),
		Heading{2, "Nội dung (theo diễn biến cuộc họp):"},
	)
	blocks = append(blocks, told(m.Opening)...)
	for i, it := range m.Items {
		blocks = append(blocks, it.blocks(i)...)
	}
	if len(m.Items) == 0 {
		blocks = append(blocks, Text("Không có nội dung nào được đưa ra."))
	}
	blocks = append(blocks, told(m.Closing)...)
	blocks = append(blocks,
		Heading{2, "Thông qua biên bản"},
		Text("Biên bản đã được đọc cho những người dự họp nghe. Kết quả biểu quyết thông qua biên bản: "+m.Adopted.counts()+"."),
		Text(Ended("Cuộc họp kết thúc vào "+m.End.String())),
		Signatures{Archive: m.Archive, Signers: []Signature{
			{Capacity: []string{"Thư ký"}, Name: m.Secretary.Name},
			{Capacity: []string{"Chủ tọa"}, Name: m.Chair.Name},
		}},
	)
	head := m.Head
	head.Place = ""
	return Document{Head: head, Proof: m.Proof, Blocks: blocks}
}

// String is "08 giờ 30 phút, ngày 17 tháng 11 năm 2023".
func (m Moment) String() string {
	if m.On.IsZero() {
		room := strings.Repeat(nbsp, 5)
		return room + "giờ" + room + "phút, " + LongDate(m.On, 0)
	}
	return fmt.Sprintf("%02d giờ %02d phút, %s", m.Hour, m.Minute, LongDate(m.On, 0))
}

// attendance lists who was there, who was invited, and who was away and why.
func (m MinutesDoc) attendance() []Block {
	var present, guests, away []string
	for _, a := range m.Attending {
		name := withPosition(a.Name, a.Position)
		switch {
		case a.Absent && a.Absence != "":
			away = append(away, fmt.Sprintf("%s (lý do: %s);", name, closed(a.Absence, "")))
		case a.Absent:
			away = append(away, name+" (không có lý do);")
		case a.Guest:
			guests = append(guests, name+";")
		default:
			present = append(present, name+";")
		}
	}
	blocks := []Block{
		Text("Thành phần tham dự:"),
		Text(fmt.Sprintf("Có mặt: %d/%d người được triệu tập.", len(present), len(present)+len(away))),
		List{Dash, stopped(present)},
	}
	if len(guests) > 0 {
		blocks = append(blocks, Text(fmt.Sprintf("Mời dự: %d người.", len(guests))), List{Dash, stopped(guests)})
	}
	if len(away) == 0 {
		return append(blocks, Text("Vắng mặt: không."))
	}
	return append(blocks, Text(fmt.Sprintf("Vắng mặt: %d người.", len(away))), List{Dash, stopped(away)})
}

// stopped puts a full stop after the last item of a list.
func stopped(items []string) []string {
	if len(items) > 0 {
		items[len(items)-1] = closed(items[len(items)-1], ".")
	}
	return items
}

func withPosition(name, position string) string {
	if clean(position) == "" {
		return clean(name)
	}
	return clean(name) + ", " + clean(position)
}

func (it AgendaItem) blocks(i int) []Block {
	blocks := []Block{
		Heading{2, fmt.Sprintf("%d. %s", i+1, it.Subject)},
		fact("Chủ trì nội dung này", it.Chair.String()),
	}
	if it.Presenter != "" {
		text := it.Presenter + " trình bày"
		if it.SelfLevel != "" {
			text += ", tự xếp loại: " + it.SelfLevel
		}
		blocks = append(blocks, Text(closed(text, ".")))
	}
	blocks = append(blocks, told(it.Told)...)
	blocks = append(blocks, Text("Ý kiến góp ý:"), List{Dash, it.remarks()})
	for _, v := range it.Votes {
		blocks = append(blocks, Text(fmt.Sprintf("Biểu quyết %s: %s.", closed(v.Question, ""), v.counts())))
	}
	for _, line := range it.Counts {
		blocks = append(blocks, Text(closed(line, ".")))
	}
	for _, f := range it.Findings {
		blocks = append(blocks, fact(f.Label, strings.Join(lines(f.Value), " ")))
	}
	if it.Conclusion != "" {
		blocks = append(blocks, Text("Kết luận của chủ trì: "+it.Conclusion))
	}
	if it.Proposed != "" {
		blocks = append(blocks, Paragraph{[]Run{{Text: "Mức xếp loại đề xuất: "}, {Text: closed(it.Proposed, "."), Bold: true}}})
	}
	return blocks
}

// told is what a secretary worded, a paragraph for each line.
func told(text string) []Block {
	if clean(text) == "" {
		return nil
	}
	return []Block{Answer{Text: text}}
}

func (it AgendaItem) remarks() []string {
	var out []string
	for _, r := range it.Remarks {
		// One paragraph: a line break must not let a remark look like someone else's.
		text := strings.Join(lines(r.Text), " ")
		if text == "" {
			text = "không có ý kiến."
		}
		out = append(out, clean(r.Speaker)+": "+text)
	}
	if len(out) == 0 {
		return []string{"Không có ý kiến."}
	}
	return out
}

func (v Vote) counts() string {
	total := v.For + v.Against + v.None
	text := fmt.Sprintf("%d/%d tán thành", v.For, total)
	if total > 0 {
		text += " (" + Percent(v.For, total) + ")"
	}
	return text + fmt.Sprintf(", %d không tán thành, %d không có ý kiến", v.Against, v.None)
}
