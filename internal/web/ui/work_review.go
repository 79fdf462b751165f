package ui

import (
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// ReviewSheet is the form as it stands on the screen: what each section holds,
// the mark of the text it is based on, and what was found in it.
type ReviewSheet struct {
	Texts    map[string]string
	Bases    map[string]string
	Clashes  map[string]dossier.Clash
	Problems fault.Fields
}

// SheetOf is the form as it is stored.
func SheetOf(p app.ReviewPage) ReviewSheet {
	s := ReviewSheet{Texts: map[string]string{}, Bases: map[string]string{}, Clashes: map[string]dossier.Clash{}}
	for _, section := range sectionsOf(p) {
		s.Texts[section] = p.Value(section)
		s.Bases[section] = dossier.Mark(p.Review.Value(section))
	}
	return s
}

// Clashing puts the texts two forms wrote side by side: the own words stay in
// the form, based on the other's, which the person now sees.
func (s ReviewSheet) Clashing(clashes []dossier.Clash) ReviewSheet {
	for _, c := range clashes {
		s.Texts[c.Section], s.Bases[c.Section], s.Clashes[c.Section] = c.Mine, dossier.Mark(c.Theirs), c
	}
	return s
}

// Refused is the form as typed, with what was found in it; nothing was saved.
func (s ReviewSheet) Refused(typed []dossier.Typed, problems fault.Fields) ReviewSheet {
	for _, t := range typed {
		s.Texts[t.Section], s.Bases[t.Section] = t.Text, t.Base
	}
	s.Problems = fault.Fields{}
	for section, problem := range problems {
		s.Problems[FieldOf(section)] = problem
	}
	return s
}

// sectionsOf lists everything the form asks for, in its order.
func sectionsOf(p app.ReviewPage) []string {
	var list []string
	for _, s := range p.Own() {
		list = append(list, s.ID)
		if s.Graded {
			list = append(list, dossier.GradeOf(s.ID))
		}
	}
	for _, c := range p.Form.Criteria {
		list = append(list, dossier.GeneralOf(c))
	}
	return list
}

// FieldOf is the name a section's field has in the form.
func FieldOf(section string) string { return "a-" + strings.ReplaceAll(section, ".", "-") }

// BaseOf is the name of the mark a section's text is based on.
func BaseOf(section string) string { return "b-" + strings.ReplaceAll(section, ".", "-") }

// SectionOf is the section of a field, and whether it is one.
func SectionOf(field string) (string, bool) {
	section, ok := strings.CutPrefix(field, "a-")
	return strings.ReplaceAll(section, "-", "."), ok
}

func fieldOrder(p app.ReviewPage) []string {
	var names []string
	for _, s := range sectionsOf(p) {
		names = append(names, FieldOf(s))
	}
	return names
}

func sectionField(v View, s rulebook.Section, sheet ReviewSheet) Field {
	name := FieldOf(s.ID)
	f := Field{
		Name: name, Label: joinedWith(" ", s.No, law(v, s.Title)), Value: sheet.Texts[s.ID], Optional: !s.Required || s.Kind == rulebook.KindTasks,
		Problem: sheet.Problems[name], Rows: 5,
	}
	switch {
	case s.Sensitive:
		f.Hint = v.T("review.sensitive")
	case s.Kind == rulebook.KindTasks:
		f.Label, f.Hint = v.T("review.tasksLabel", s.No), v.T("review.tasksHint")
	case s.ID == "limits":
		f.Hint = v.T("review.limitsHint")
	}
	return f
}

func gradeField(v View, s rulebook.Section, sheet ReviewSheet) Field {
	name := FieldOf(dossier.GradeOf(s.ID))
	return Field{Name: name, Label: v.T("review.grade", s.No), Value: sheet.Texts[dossier.GradeOf(s.ID)], Problem: sheet.Problems[name]}
}

func gradeOptions(v View) []Option {
	var options []Option
	for _, g := range dossier.Grades() {
		options = append(options, Option{Value: g, Label: v.T("grade." + g)})
	}
	return options
}

func generalField(v View, criterion string, sheet ReviewSheet) Field {
	section := dossier.GeneralOf(criterion)
	return Field{Name: FieldOf(section), Label: v.T("general." + criterion), Value: sheet.Texts[section], Problem: sheet.Problems[FieldOf(section)]}
}

func markOptions(v View) []Option {
	var options []Option
	for _, m := range dossier.Marks() {
		options = append(options, Option{Value: m, Label: v.T("mark." + m)})
	}
	return options
}

// shownAnswer is a section's answer in words.
func shownAnswer(v View, s rulebook.Section, text string) string {
	if s.Kind == rulebook.KindLevel && text != "" {
		return v.Word(rating.Level(text))
	}
	return text
}

// answers are the sections with what is written in them; edit links each to
// its field.
func answers(v View, p app.ReviewPage, edit bool) []Definition {
	var list []Definition
	for _, s := range p.Own() {
		if hidden(p, s.ID) {
			list = append(list, Definition{Term: joinedWith(" ", s.No, law(v, s.Title)), Text: v.T("review.hidden")})
			continue
		}
		text := shownAnswer(v, s, p.Value(s.ID))
		if grade := p.Review.Value(dossier.GradeOf(s.ID)); s.Graded && grade != "" {
			text = joinedWith("\n", text, v.T("review.graded", v.T("grade."+grade)))
		}
		d := Definition{Term: joinedWith(" ", s.No, law(v, s.Title)), Body: written(v, text)}
		if edit {
			d.Edit = ReviewPath(p.Cycle.ID, p.Person.Person) + "#" + FieldOf(s.ID)
		}
		list = append(list, d)
	}
	for _, c := range p.Form.Criteria {
		text := ""
		if mark := p.Review.General[c]; mark != "" {
			text = v.T("mark." + mark)
		}
		d := Definition{Term: v.T("general." + c), Text: text}
		if edit {
			d.Edit = ReviewPath(p.Cycle.ID, p.Person.Person) + "#" + FieldOf(dossier.GeneralOf(c))
		}
		list = append(list, d)
	}
	return list
}

func hidden(p app.ReviewPage, section string) bool {
	for _, s := range p.Hidden {
		if s.ID == section {
			return true
		}
	}
	return false
}

// completing tells whether the next handing in is the edition after the meeting.
func completing(r dossier.Review) bool {
	return r.State == dossier.Revising || r.State == dossier.Submitted && r.Concluded
}

// reviewActions are what the reader may do with a review handed in.
func reviewActions(v View, p app.ReviewPage) []Action {
	id, person := p.Cycle.ID, p.Person.Person
	version := []Hidden{{"version", versionText(p.Review.Version)}}
	after := p.May[authz.CompleteAfter] && p.Review.State == dossier.Submitted && p.Review.Concluded
	list := []Action{
		{Label: v.T("review.revise"), Href: ReviseReviewPath(id, person), Allowed: after, Post: true, Main: true, Fields: version},
		{Label: v.T("review.keep"), Href: CheckReviewPath(id, person), Allowed: after},
		{Label: v.T("review.return"), Href: ReturnReviewPath(id, person), Allowed: p.May[authz.ReturnReview] && p.Review.State == dossier.Submitted && !p.Review.Concluded},
		{Label: v.T("review.history"), Href: HistoryPath(id, person), Allowed: !p.Review.SubmittedAt.IsZero()},
		{Label: v.T("file.back"), Href: FilePath(id, person), Allowed: true},
	}
	if p.Reader && p.Review.State == dossier.Submitted && !p.Review.Concluded {
		list = append(list, Action{Label: v.T("review.revise"), WhyNot: v.T("review.notConcluded")})
	}
	return list
}

// basisAnswers are the parts of the collective's review a person's own rests on.
func basisAnswers(v View, p app.ReviewPage) []Definition {
	list := []Definition{{Term: v.T("basis.conclusion"), Text: p.Basis.Conclusion}}
	if p.Basis.Level != "" {
		list = append(list, Definition{Term: v.T("basis.level"), Body: LevelTag(p.Basis.Level, v.Word(rating.Level(p.Basis.Level)))})
	}
	for _, part := range []string{"limits", "causes", "responsibility"} {
		if text := p.Basis.Answers[part]; text != "" {
			list = append(list, Definition{Term: v.T("basis." + part), Text: text})
		}
	}
	for _, r := range p.Basis.Responsibilities {
		list = append(list, Definition{Term: v.T("basis.own"), Text: r})
	}
	return list
}

func sectionTitle(v View, f app.ReviewForm, id string) string {
	for _, s := range f.Sections {
		if s.ID == id {
			return joinedWith(" ", s.No, law(v, s.Title))
		}
	}
	return id
}
