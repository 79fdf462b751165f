package app

import (
	"slices"
	"strings"

	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// ReviewForm is the form a person owes, with what only some people fill.
type ReviewForm struct {
	rulebook.Form
	Criteria []string // general criteria to judge oneself by
}

// The Director also assesses himself by the leaders' frame of criteria (R229).
// Its text is not public: the sheet has room for it and cites the plan.
const (
	frameRemark = "frame_remark"
	frameLevel  = "frame_level"
)

// reviewForm is the form the rule book gives a person, as routed when the plan
// was drawn up. Faults: NotFound.
func (a *App) reviewForm(part storage.Part) (ReviewForm, error) {
	edition, err := a.edition(part.Cycle, part.Person.Class)
	if err != nil {
		return ReviewForm{}, err
	}
	form, known := edition.FormByID(part.Person.Form)
	if !known {
		return ReviewForm{}, fault.New(fault.NotFound, "plan.noForm", part.Person.Name)
	}
	leads := part.Person.Post.Leads()
	form.Sections = form.SectionsFor(rulebook.FormQuery{Leader: leads})
	if part.Kind == org.Leadership && part.Person.Post == org.Head {
		if clause, found := edition.Clause("director.frame"); found {
			form.Sections = slices.Concat(form.Sections, frameSections(clause))
		}
	}
	return ReviewForm{Form: form, Criteria: dossier.Criteria(leads)}, nil
}

func frameSections(c rulebook.Clause) []rulebook.Section {
	level := rulebook.Text{Vi: "Mức tự nhận theo Bộ khung tiêu chí", En: "Level named by the frame of criteria"}
	return []rulebook.Section{
		{ID: frameRemark, No: "KTC.1", Title: c.Text, Kind: rulebook.KindText, By: rulebook.BySelf, Required: true, Mark: c.Mark},
		{ID: frameLevel, No: "KTC.2", Title: level, Kind: rulebook.KindLevel, By: rulebook.BySelf, Required: true, Mark: c.Mark},
	}
}

// own lists the sections the person fills.
func (f ReviewForm) own() []rulebook.Section {
	var list []rulebook.Section
	for _, s := range f.Sections {
		if s.By == rulebook.BySelf {
			list = append(list, s)
		}
	}
	return list
}

// secret names the sections that are for few eyes (R174).
func (f ReviewForm) secret() []string {
	var ids []string
	for _, s := range f.Sections {
		if s.Sensitive {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// asked puts the sections as the rules of handing in look at them.
func (f ReviewForm) asked() []dossier.Section {
	own := f.own()
	list := make([]dossier.Section, len(own))
	for i, s := range own {
		list[i] = dossier.Section{
			ID: s.ID, Kind: dossier.SectionKind(s.Kind), Required: s.Required, Graded: s.Graded, Label: strings.TrimSpace(s.No + " " + s.Title.Vi),
		}
	}
	return list
}

// check refuses what the form does not ask for. Faults: Invalid.
func (f ReviewForm) check(typed []dossier.Typed) error {
	problems := fault.Fields{}
	own := f.own()
	for _, t := range typed {
		id, grade := strings.CutSuffix(t.Section, dossier.GradeOf(""))
		i := slices.IndexFunc(own, func(s rulebook.Section) bool { return s.ID == id })
		switch {
		case strings.HasPrefix(t.Section, dossier.GeneralOf("")):
			if !slices.Contains(f.Criteria, strings.TrimPrefix(t.Section, dossier.GeneralOf(""))) {
				problems.Add(t.Section, "review.noSection")
			}
		case i < 0, grade && !own[i].Graded:
			problems.Add(t.Section, "review.noSection")
		case grade && !slices.Contains(dossier.Grades(), t.Text):
			problems.Add(t.Section, "review.noGrade")
		case !grade && own[i].Kind == rulebook.KindLevel && !rating.Level(t.Text).Rated():
			problems.Add(t.Section, "rating.level.unknown", t.Text)
		}
	}
	return problems.Err()
}

// drafts is what the form is prefilled with where nothing is written yet: the
// remedy of last year's shortcomings, as their list tells it (R017, R189).
func (f ReviewForm) drafts(r dossier.Review, carried []dossier.Shortcoming, say func(fault.Message) string) map[string]string {
	drafts := map[string]string{}
	if _, written := r.Answers["remedy"]; written || len(carried) == 0 || !slices.ContainsFunc(f.own(), isRemedy) {
		return drafts
	}
	var lines []string
	for _, s := range carried {
		line := "- " + s.Content + ": " + say(fault.Say(s.Status.WordKey()))
		for _, more := range []string{s.Measure, s.Note} {
			if more != "" {
				line += "; " + more
			}
		}
		lines = append(lines, line+".")
	}
	drafts["remedy"] = strings.Join(lines, "\n")
	return drafts
}

func isRemedy(s rulebook.Section) bool { return s.ID == "remedy" }
