package meeting

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// Parts of the minutes a secretary words; what was said on an item's own report
// is "item." and the item's identifier.
const (
	OpeningWords = "opening"
	ClosingWords = "closing"
	itemWords    = "item."
)

// ItemWords is the part in which a secretary tells how an item was presented.
func ItemWords(id ItemID) string { return itemWords + string(id) }

// Minutes is the record of a meeting as a value: what happened, in the order it
// happened, in the official language whatever the reader's is.
type Minutes struct {
	Title   string
	Facts   []Fact
	Present []string
	Guests  []string
	Absent  []string
	Opening string
	Items   []MinutesItem
	Closing string
	Passed  string // empty until adopted
	Signers [2]Signer
}

// Fact is a labelled line.
type Fact struct{ Label, Text string }

// Signer signs the minutes.
type Signer struct{ Capacity, Name string }

// MinutesItem is one item of the agenda in the minutes.
type MinutesItem struct {
	ID      ItemID
	Heading string
	Chair   string
	Told    string // how the secretary words the presentation
	Remarks []MinutesRemark
	Votes   []string
	Lines   []Fact // the chair's conclusion
}

// MinutesRemark is what one person said, word for word.
type MinutesRemark struct{ Speaker, Text string }

// levelWords are the official words for the levels, as minutes write them.
var levelWords = map[rulebook.Level]string{
	rulebook.Excellent: "Hoàn thành xuất sắc nhiệm vụ", rulebook.Good: "Hoàn thành tốt nhiệm vụ",
	rulebook.Completed: "Hoàn thành nhiệm vụ", rulebook.NotCompleted: "Không hoàn thành nhiệm vụ",
	rulebook.NotRated: "Không xếp loại",
}

// criterionWords are the general criteria as minutes name them.
var criterionWords = map[string]string{
	"ideology": "chính trị tư tưởng", "ethics": "đạo đức, lối sống", "working_style": "tác phong, lề lối làm việc",
	"discipline": "ý thức tổ chức kỷ luật", "leadership": "năng lực lãnh đạo, quản lý",
}

var gradeWords = map[string]string{"good": "tốt", "met": "đạt", "not_met": "chưa đạt"}

// titles of the minutes by kind; the year follows.
var titles = map[Kind]string{
	DivisionReview:   "Họp kiểm điểm, đánh giá, xếp loại chất lượng tập thể, cá nhân",
	LeadershipReview: "Hội nghị kiểm điểm tập thể và cá nhân lãnh đạo",
	AgencyBallot:     "Hội nghị biểu quyết tự xếp loại cơ quan",
	Consultation:     "Họp tham vấn ý kiến đánh giá, xếp loại tập thể và cá nhân",
}

// Minutes draws the minutes up from what happened; year is the year reviewed.
func (m Meeting) Minutes(year int) Minutes {
	out := Minutes{
		Title:   fmt.Sprintf("%s năm %d của %s", titles[m.Kind], year, m.UnitName),
		Facts:   []Fact{{"Thời gian bắt đầu", moment(m.OpenedAt)}, {"Địa điểm", m.Place}},
		Opening: m.Words[OpeningWords],
		Closing: m.Words[ClosingWords],
		Signers: [2]Signer{{"Thư ký", m.name(m.Secretary)}, {"Chủ trì", m.name(m.Chair)}},
	}
	out.Facts = append(out.Facts, Fact{"Chủ trì", m.nameTitle(m.Chair)}, Fact{"Thư ký", m.nameTitle(m.Secretary)})
	for _, s := range m.Seats {
		name := titled(s.Name, s.Title)
		switch {
		case s.State == Absent:
			out.Absent = append(out.Absent, name+" (lý do: "+s.Reason+")")
		case s.State == Present && s.Votes:
			out.Present = append(out.Present, name)
		case s.State == Present:
			out.Guests = append(out.Guests, name)
		}
	}
	for _, it := range m.Items {
		if it.State != Waiting {
			out.Items = append(out.Items, m.minutesOf(it))
		}
	}
	if m.State == Adopted {
		out.Passed = fmt.Sprintf("Biên bản được thông qua tại cuộc họp với %d/%d người có quyền biểu quyết tán thành, %d không tán thành. Cuộc họp kết thúc lúc %s.",
			m.Show.For, m.Voters(""), m.Show.Against, moment(m.ClosedAt))
	}
	return out
}

func (m Meeting) minutesOf(it Item) MinutesItem {
	out := MinutesItem{ID: it.ID, Heading: heading(m.Kind, it), Chair: m.nameTitle(it.Chair), Told: m.Words[ItemWords(it.ID)]}
	for _, r := range it.Remarks {
		text := r.Text
		if r.NoComment {
			text = "không có ý kiến."
		}
		out.Remarks = append(out.Remarks, MinutesRemark{r.Name, text})
	}
	out.Votes = m.voteLines(it)
	if it.State != Concluded {
		return out
	}
	c := it.Conclusion
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			out.Lines = append(out.Lines, Fact{label, text})
		}
	}
	add("Ưu điểm", c.Strengths)
	add("Hạn chế, khuyết điểm", c.Shortcomings)
	if strings.TrimSpace(c.Shortcomings) == "" {
		add("Không nêu hạn chế, khuyết điểm vì", c.NoShortcoming)
	}
	add("Tiêu chí chung", general(c.General))
	add("Kết luận của người chủ trì", c.Summary)
	add("Mức xếp loại đề nghị", levelWords[c.Level])
	add("Lý do khác với kết quả tính theo quy định", c.Reason)
	for _, p := range c.People {
		add(p.Name, levelWords[p.Level]+reason(p.Reason))
	}
	return out
}

func reason(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

func heading(kind Kind, it Item) string {
	switch {
	case it.Subject == Department:
		return "Bỏ phiếu mức độ hoàn thành nhiệm vụ của " + it.Name
	case kind == Consultation:
		return "Tham vấn về " + it.Name
	case it.Subject == Collective:
		return "Kiểm điểm tập thể " + it.Name
	}
	return "Kiểm điểm cá nhân " + titled(it.Name, it.Title)
}

// voteLines tells the counts of an item.
func (m Meeting) voteLines(it Item) []string {
	var lines []string
	if r := it.Votes.Report; r != (Show{}) {
		lines = append(lines, fmt.Sprintf("Biểu quyết thông qua báo cáo kiểm điểm: %d tán thành, %d không tán thành trên %d người có quyền biểu quyết.",
			r.For, r.Against, m.Voters(it.Person)))
	}
	if c, agreed := it.Agreed(); agreed {
		lines = append(lines, fmt.Sprintf("Phiếu phát ra %d, thu về %d, không thu về %d; phiếu hợp lệ %d, không hợp lệ %d. Hai người kiểm phiếu đếm độc lập, kết quả thống nhất.",
			c.Issued, c.Returned, c.NotReturned, c.Valid, c.Invalid))
	}
	if it.Votes.Sum() > 0 {
		var counts []string
		for _, level := range rulebook.Levels() {
			counts = append(counts, levelWords[level]+": "+strconv.Itoa(it.Votes.Levels[level]))
		}
		lines = append(lines, "Biểu quyết mức xếp loại: "+strings.Join(counts, "; ")+".")
	}
	return lines
}

func general(grades map[string]string) string {
	var parts []string
	for _, criterion := range []string{"ideology", "ethics", "working_style", "discipline", "leadership"} {
		if word := gradeWords[grades[criterion]]; word != "" {
			parts = append(parts, criterionWords[criterion]+": "+word)
		}
	}
	return strings.Join(parts, "; ")
}

func (m Meeting) name(p org.PersonID) string {
	s, _ := m.Seat(p)
	return s.Name
}

func (m Meeting) nameTitle(p org.PersonID) string {
	s, _ := m.Seat(p)
	return titled(s.Name, s.Title)
}

func titled(name, title string) string {
	return strings.Join(slices.DeleteFunc([]string{name, title}, func(s string) bool { return s == "" }), ", ")
}

// moment is an instant as minutes write it: 08 giờ 30 phút ngày 17/11/2023.
func moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	local := at.In(civil.Zone)
	return fmt.Sprintf("%02d giờ %02d phút ngày %s", local.Hour(), local.Minute(), civil.DateOf(at).Short())
}
