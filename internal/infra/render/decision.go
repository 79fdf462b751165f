package render

import (
	"fmt"
	"strconv"
	"strings"
)

// DecisionDoc is the decision that rates the people of an agency (NĐ 30/2020,
// form 1.2), with its lists of names.
type DecisionDoc struct {
	Head      Letterhead
	Proof     Checkpoint
	Year      int
	Agency    string   // "Sở Nội vụ tỉnh Quảng Ngãi"
	Authority string   // "GIÁM ĐỐC SỞ NỘI VỤ"
	Decider   string   // the same in running text: "Giám đốc Sở Nội vụ"
	Bases     []string // the last one is the proposal: "Theo đề nghị của …"
	Levels    []string // rating levels, best first: the order of the counts
	Lists     []RatedList

	// Collectives tells that units are rated, not people: Name is the unit's.
	Collectives bool

	Petition  string // the right to petition with its article; one sentence
	Executors string // "Chánh Văn phòng Sở, Trưởng các phòng, …"
	Closing   Signatures
}

// RatedList is one annex of a decision: classes of staff listed together.
type RatedList struct {
	Of     string // "công chức, viên chức"
	Groups []RatedGroup
}

// RatedGroup is one class of staff, in the order it is to be listed.
type RatedGroup struct {
	Name   string // "Công chức"; a list of a single group needs none
	People []RatedPerson
}

// RatedPerson is one line of a list. Result is a level or, when nobody rated the
// person, empty with the reason in Note.
type RatedPerson struct {
	Name, Position, Unit   string
	Self, Proposed, Result string
	Note                   string
}

// DecisionDocument lays out the decision and one annex for each list with people.
func DecisionDocument(d DecisionDoc) Document {
	lists := d.peopled()
	subject := fmt.Sprintf("Về việc đánh giá, xếp loại chất lượng %s năm %d", d.covers(lists), d.Year)
	blocks := []Block{
		Title{Type: "Quyết định", Subject: subject},
		Authority{d.Authority},
		Bases{d.Bases},
		Enacting{"Quyết định:"},
	}
	blocks = append(blocks, d.ratings(lists)...)
	blocks = append(blocks,
		Article{2, "Kết quả đánh giá, xếp loại chất lượng tại Điều 1 là căn cứ để quy hoạch, bố trí, sử dụng, đào tạo, bồi dưỡng, điều động, bổ nhiệm, khen thưởng, kỷ luật và thực hiện chế độ, chính sách khác theo quy định." + sentence(d.Petition)},
		Article{3, Ended("Quyết định này có hiệu lực kể từ ngày ký. " + firstUpper(d.executors()) + " chịu trách nhiệm thi hành Quyết định này")},
		d.Closing,
	)
	return Document{Head: d.Head, Proof: d.Proof, Blocks: blocks, Annexes: d.annexes(lists)}
}

func (d DecisionDoc) executors() string {
	listed := "các cá nhân có tên tại Điều 1"
	if d.Collectives {
		listed = "các tập thể có tên tại Điều 1"
	}
	if clean(d.Executors) == "" {
		return listed
	}
	return d.Executors + " và " + listed
}

// peopled drops the lists nobody is on.
func (d DecisionDoc) peopled() []RatedList {
	var out []RatedList
	for _, l := range d.Lists {
		if l.size() > 0 {
			out = append(out, l)
		}
	}
	return out
}

func (l RatedList) size() int {
	n := 0
	for _, g := range l.Groups {
		n += len(g.People)
	}
	return n
}

// covers names the classes of staff of all lists: "công chức, viên chức và người lao động".
func (d DecisionDoc) covers(lists []RatedList) string {
	var of []string
	for _, l := range lists {
		of = append(of, l.Of)
	}
	return conjoined(of)
}

// ratings is Điều 1: how many people, where they are listed, and the count of
// each level.
func (d DecisionDoc) ratings(lists []RatedList) []Block {
	counts, total := map[string]int{}, 0
	for _, l := range lists {
		for _, g := range l.Groups {
			for _, p := range g.People {
				counts[p.Result]++
				total++
			}
		}
	}
	if total == 0 {
		return []Block{Article{1, fmt.Sprintf("Không có người được đánh giá, xếp loại chất lượng năm %d tại %s.", d.Year, d.Agency)}}
	}
	where := "Phụ lục"
	if len(lists) > 1 {
		where = "các Phụ lục"
	}
	text := fmt.Sprintf("Đánh giá, xếp loại chất lượng năm %d đối với %d %s thuộc %s (có danh sách tại %s kèm theo), cụ thể:",
		d.Year, total, d.covers(lists), d.Agency, where)
	var items []string
	rest := total
	for _, level := range d.Levels {
		items = append(items, fmt.Sprintf("%s: %d %s;", level, counts[level], d.counted()))
		rest -= counts[level]
	}
	if rest > 0 {
		items = append(items, fmt.Sprintf("Không xếp loại: %d %s, lý do ghi tại cột ghi chú;", rest, d.counted()))
	}
	items[len(items)-1] = closed(items[len(items)-1], ".")
	return []Block{Article{1, text}, List{Letters, items}}
}

func (d DecisionDoc) annexes(lists []RatedList) []Annex {
	var out []Annex
	for _, l := range lists {
		out = append(out, Annex{
			Title:     fmt.Sprintf("Kết quả đánh giá, xếp loại chất lượng %s năm %d", l.Of, d.Year),
			Reference: AttachedTo("Quyết định", d.Head, d.Decider),
			Landscape: true,
			Blocks:    []Block{d.table(l)},
		})
	}
	return out
}

func (d DecisionDoc) counted() string {
	if d.Collectives {
		return "tập thể"
	}
	return "người"
}

func (d DecisionDoc) table(l RatedList) Table {
	if d.Collectives {
		return collectiveTable(l)
	}
	return ratedTable(l)
}

func collectiveTable(l RatedList) Table {
	t := Table{Columns: []Column{
		{Title: "STT", Width: 12, Align: Centre},
		{Title: "Tập thể", Width: 75},
		{Title: "Tự xếp loại", Width: 40, Align: Centre},
		{Title: "Mức đề xuất", Width: 40, Align: Centre},
		{Title: "Kết quả xếp loại", Width: 40, Align: Centre},
		{Title: "Ghi chú", Width: 45},
	}}
	for _, g := range l.Groups {
		for _, p := range g.People {
			t.Rows = append(t.Rows, Row{Cells: []string{strconv.Itoa(len(t.Rows) + 1), p.Name, p.Self, p.Proposed, p.Result, p.Note}})
		}
	}
	return t
}

func ratedTable(l RatedList) Table {
	t := Table{Columns: []Column{
		{Title: "STT", Width: 12, Align: Centre},
		{Title: "Họ và tên", Width: 38},
		{Title: "Chức vụ, chức danh", Width: 36},
		{Title: "Đơn vị", Width: 42},
		{Title: "Tự xếp loại", Width: 30, Align: Centre},
		{Title: "Mức đề xuất", Width: 30, Align: Centre},
		{Title: "Kết quả xếp loại", Width: 32, Align: Centre},
		{Title: "Ghi chú", Width: 35},
	}}
	number := 0
	for i, g := range l.Groups {
		if len(l.Groups) > 1 && len(g.People) > 0 {
			t.Rows = append(t.Rows, Row{Span: fmt.Sprintf("%s. %s (%d người)", Roman(i+1), upper(g.Name), len(g.People))})
		}
		for _, p := range g.People {
			number++
			t.Rows = append(t.Rows, Row{Cells: []string{
				strconv.Itoa(number), p.Name, p.Position, p.Unit, p.Self, p.Proposed, p.Result, p.Note,
			}})
		}
	}
	return t
}

// sentence puts text, if there is any, on its own line with a full stop.
func sentence(text string) string {
	if clean(text) == "" {
		return ""
	}
	return "\n" + closed(text, ".")
}

// conjoined joins names with commas and "và" before the last.
func conjoined(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " và " + names[len(names)-1]
}

func firstUpper(text string) string {
	r := []rune(clean(text))
	if len(r) > 0 {
		r[0] = []rune(strings.ToUpper(string(r[0])))[0]
	}
	return string(r)
}
