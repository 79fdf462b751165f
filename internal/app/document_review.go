package app

import (
	"context"
	"fmt"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
)

// writeReview writes a self-review as it was last handed in, on the form the
// person owes. The copy for others is without what R174 keeps to a few.
func (d desk) writeReview(ctx context.Context) (paper, error) {
	review, err := d.Review(ctx, d.cycle.ID, d.of.Person)
	if err != nil {
		return paper{}, err
	}
	editions, err := d.Editions(ctx, review.ID)
	if err != nil {
		return paper{}, err
	}
	if len(editions) == 0 {
		return paper{}, fmt.Errorf("review %s was never handed in", review.ID)
	}
	person, err := d.Person(ctx, d.of.Person)
	if err != nil {
		return paper{}, err
	}
	owner := d.who(d.of.Person)
	form, known := d.edition.FormByID(review.Form)
	if !known {
		return paper{}, fmt.Errorf("the rules of %d have no form %s", d.cycle.Year, review.Form)
	}
	w := reviewWriter{desk: d, form: form, owner: owner, edition: editions[len(editions)-1], born: person}
	act := authz.SubmitReview
	if w.edition.Number > 1 {
		act = authz.CompleteAfter
	}
	return paper{document: render.SelfReviewDocument(w.doc()), records: records(review.ID, act)}, nil
}

// reviewWriter fills a form with one edition of a review.
type reviewWriter struct {
	desk
	form    rulebook.Form
	owner   cycle.Participant
	edition dossier.Edition
	born    org.Person
}

func (w reviewWriter) doc() render.SelfReviewDoc {
	title, whom, _ := strings.Cut(w.form.Title.Vi, " (")
	doc := render.SelfReviewDoc{
		Profile: render.StateForm, Head: w.letterhead(""), Title: title, Year: w.cycle.Year, Fields: w.fields(),
	}
	if whom != "" {
		doc.For = "(" + whom
	}
	doc.Head.Form, doc.Head.Place = w.form.Code, ""
	day := civil.DateOf(w.edition.HandedAt)
	doc.Signer = render.Signature{
		PlaceDate: render.PlaceDate(w.agency.Place, day, 0), Capacity: []string{"Người tự nhận xét"},
		Hint: "(Ký, ghi rõ họ tên)", Name: w.owner.Name,
	}
	if w.owner.PartyMember && strings.HasPrefix(w.form.ID, "hd") {
		// The names of the committee and the cell are the Party's to write in.
		doc.Profile = render.PartyForm
		doc.Head.Parent, doc.Head.Issuer = []string{"Đảng bộ ……………………"}, []string{"Chi bộ ……………………"}
		doc.Signer.Capacity = []string{"Người tự kiểm điểm"}
	}
	doc.Parts = w.parts(func(by string) bool { return by == rulebook.BySelf || by == "" })
	for _, p := range w.parts(func(by string) bool { return by != rulebook.BySelf && by != "" }) {
		doc.Later = append(doc.Later, render.LaterPart{Heading: p.Heading, Items: p.Items, Signers: []render.Signature{{
			PlaceDate: render.PlaceDate(w.agency.Place, civil.Date{}, w.cycle.Year), Capacity: []string{"Người nhận xét, đánh giá"},
			Hint: "(Ký, ghi rõ họ tên)",
		}}})
	}
	return doc
}

func (w reviewWriter) fields() []render.Field {
	born := w.born.BornOn.Short()
	if w.born.BornOn.IsZero() {
		born = ""
		if w.born.BirthYear > 0 {
			born = fmt.Sprint(w.born.BirthYear)
		}
	}
	return []render.Field{
		{Label: "Họ và tên", Value: w.owner.Name}, {Label: "Ngày sinh", Value: born},
		{Label: "Chức vụ, chức danh", Value: w.owner.Title},
		{Label: "Đơn vị công tác", Value: w.unit(w.owner.Unit).Name + ", " + w.agency.Name},
	}
}

// parts gathers the sections some fill under the roman numbers of the form.
func (w reviewWriter) parts(mine func(by string) bool) []render.ReviewPart {
	query := rulebook.FormQuery{Class: rulebook.Class(w.owner.Class), PartyMember: w.owner.PartyMember, Leader: w.owner.Post.Leads()}
	var parts []render.ReviewPart
	last := ""
	for _, s := range w.form.SectionsFor(query) {
		if !mine(s.By) || s.Sensitive && DocumentKind(w.of.Kind) != PaperSelfReview {
			continue
		}
		roman, number, sub := strings.Cut(s.No, ".")
		if !sub {
			parts = append(parts, render.ReviewPart{Heading: heading(s.No, s.Title.Vi), Items: []render.ReviewItem{w.item(s, "")}})
			last = ""
			continue
		}
		if roman != last {
			parts = append(parts, render.ReviewPart{Heading: heading(roman, partName(w.form, roman))})
			last = roman
		}
		at := len(parts) - 1
		parts[at].Items = append(parts[at].Items, w.item(s, number+". "+s.Title.Vi))
	}
	return parts
}

func heading(number, title string) string {
	if number == "" || strings.HasPrefix(title, number) {
		return title
	}
	return number + ". " + title
}

// partName is what a form calls its numbered parts. The rule books hold the
// headings of sections only; these come from the forms of 2020 and 2023 as far
// as they are known, and a part without a name keeps its number.
func partName(form rulebook.Form, roman string) string {
	names := map[string]string{"I": "Kết quả tự đánh giá", "II": "Tự nhận xét, xếp loại chất lượng", "III": "Ý kiến nhận xét, đánh giá của người quản lý", "IV": "Kết quả đánh giá, xếp loại của cấp có thẩm quyền"}
	if strings.HasPrefix(form.ID, "hd25") {
		names = map[string]string{"I": "Ưu điểm, kết quả đạt được", "VII": "Tự nhận mức xếp loại chất lượng", "VIII": "Đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức", "IX": "Đánh giá, xếp loại chất lượng đảng viên"}
	}
	return names[roman]
}

func (w reviewWriter) item(s rulebook.Section, label string) render.ReviewItem {
	it := render.ReviewItem{Label: label, Blank: 2}
	switch s.Kind {
	case rulebook.KindLevel:
		it.Blank, it.Options = 0, levelTitles()
		level := w.edition.Answers[s.ID]
		if s.ID == dossier.SelfLevelSection {
			level = w.edition.SelfLevel
		}
		it.Chosen = levelNames[rulebook.Level(level)]
	case rulebook.KindTasks:
		it.Text = strings.TrimSpace(taskLines(w.edition.Tasks) + "\n" + w.edition.Answers[s.ID])
	default:
		it.Text = w.edition.Answers[s.ID]
	}
	if s.Graded {
		it.Choice, it.Options, it.Inline = "Tự đánh giá về cấp độ thực hiện", gradeTitles(), true
		it.Chosen = gradeNames[w.edition.Answers[dossier.GradeOf(s.ID)]]
	}
	return it
}

var gradeNames = map[string]string{"excellent": "Xuất sắc", "good": "Tốt", "average": "Trung bình", "poor": "Kém"}

func gradeTitles() []string {
	var names []string
	for _, g := range dossier.Grades() {
		names = append(names, gradeNames[g])
	}
	return names
}

var outcomeNames = map[dossier.Outcome]string{
	dossier.Open: "đang thực hiện", dossier.NotDone: "không hoàn thành", dossier.NotAssured: "hoàn thành chậm hoặc chưa bảo đảm chất lượng",
	dossier.Assured: "hoàn thành đúng tiến độ, bảo đảm chất lượng", dossier.HighEffect: "hoàn thành, hiệu quả cao", dossier.Exceeded: "hoàn thành vượt mức",
}

// taskLines tells the year's tasks, one a line.
func taskLines(tasks []dossier.Task) string {
	if len(tasks) == 0 {
		return ""
	}
	c := dossier.Count(tasks)
	lines := []string{fmt.Sprintf("Tổng số %d nhiệm vụ: hoàn thành %d, trong đó bảo đảm tiến độ, chất lượng %d, vượt mức %d.", c.Total, c.Done, c.Assured, c.Exceeded)}
	for i, t := range tasks {
		line := fmt.Sprintf("(%d) %s; sản phẩm: %s", i+1, t.Title, t.Product)
		if t.Quantity != "" {
			line += " (" + t.Quantity + ")"
		}
		if !t.DueOn.IsZero() {
			line += "; thời hạn " + t.DueOn.Short()
		}
		if t.Result != "" {
			line += "; kết quả: " + org.Tidy(t.Result)
		}
		line += "; " + outcomeNames[t.Outcome]
		if t.Explanation != "" {
			line += " (" + org.Tidy(t.Explanation) + ")"
		}
		lines = append(lines, strings.TrimRight(line, ". ")+".")
	}
	return strings.Join(lines, "\n")
}
