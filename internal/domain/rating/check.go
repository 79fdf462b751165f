package rating

import (
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

var (
	postWords     = []Post{"", PostNone, PostHead, PostDeputy, PostLeader}
	findingWords  = []string{"degeneration", "corruption_in_direct_unit", "disunity", "prestige"}
	kindWords     = []string{"party", "administrative"}
	formWords     = []string{"reprimand", "warning", "pay_cut", "demotion", "removal", "expulsion", "dismissal"}
	generalWords  = []string{"", "good", "met", "not_met"}
	gradeWords    = []string{"excellent", "good", "average", "poor"}
	yearHundredth = int64(1200) // twelve months
)

// Check looks at the facts by themselves, before any book: words, bounds and
// counts that contradict one another. Faults: Invalid with the fields.
func (f Facts) Check() error {
	problems := fault.Fields{}
	word(problems, "class", f.Class, f.Class.Known())
	word(problems, "post", f.Post, slices.Contains(postWords, f.Post))
	if f.Year < 2000 || f.Year > 2100 {
		problems.Add("year", "rating.year.outside", f.Year)
	}
	f.checkTime(problems)
	for name, w := range map[string]string{"ideology": f.General.Ideology, "ethics": f.General.Ethics, "working_style": f.General.WorkingStyle,
		"discipline": f.General.Discipline, "leadership": f.General.Leadership} {
		word(problems, "general."+name, w, slices.Contains(generalWords, w))
	}
	f.checkCounts(problems)
	for _, finding := range f.Findings {
		word(problems, "findings", finding, slices.Contains(findingWords, finding))
	}
	f.checkDisciplines(problems)
	if f.Grades != nil {
		for _, g := range slices.Concat(f.Grades.Results, f.Grades.Building, f.Grades.Remedy) {
			word(problems, "grades", g, slices.Contains(gradeWords, g))
		}
	}
	return problems.Err()
}

func word[T ~string](problems fault.Fields, field string, value T, known bool) {
	if !known {
		problems.Add(field, "rating.word.unknown", string(value))
	}
}

func (f Facts) checkTime(problems fault.Fields) {
	spans := map[string]Months{"time.worked_months": f.Time.WorkedMonths, "time.absent_months": f.Time.AbsentMonths}
	if f.Time.Transfer != nil {
		spans["time.transfer.old_months"] = f.Time.Transfer.OldMonths
	}
	for field, m := range spans {
		if m.Hundredths < 0 || m.Hundredths > yearHundredth {
			problems.Add(field, "rating.months.outside", rulebook.Hundredths(m.Hundredths))
		}
	}
}

func (f Facts) checkCounts(problems fault.Fields) {
	t, u, s := f.Tasks, f.Unit, f.Subunits
	something(problems, "tasks.total", t.Total)
	something(problems, "unit.targets", u.Targets)
	for _, pair := range []struct {
		field string
		part  Count
		whole Count
	}{
		{"tasks.done", t.Done, t.Total}, {"tasks.assured", t.Assured, t.Done}, {"tasks.assured", t.Assured, t.Total},
		{"tasks.high_effect", t.HighEffect, t.Done}, {"tasks.exceeded", t.Exceeded, t.Done},
		{"tasks.high_effect", t.HighEffect, t.Total}, {"tasks.exceeded", t.Exceeded, t.Total},
		{"unit.done", u.Done, u.Targets}, {"unit.assured", u.Assured, u.Done}, {"unit.exceeded", u.Exceeded, u.Done},
		{"subunits.completed_or_better", s.CompletedOrBetter, s.Total},
		{"subunits.good_or_better", s.GoodOrBetter, s.CompletedOrBetter},
		{"subunits.not_completed", s.NotCompleted, s.Total},
	} {
		if pair.part.N < 0 || pair.part.N > maxCount {
			problems.Add(pair.field, "rating.count.outside", pair.part.N)
		}
		if pair.part.Given && pair.whole.Given && pair.part.N > pair.whole.N {
			problems.Add(pair.field, "rating.count.more", pair.part.N, pair.whole.N)
		}
	}
	if s.Total.Given && s.NotCompleted.Given && s.CompletedOrBetter.Given && s.NotCompleted.N+s.CompletedOrBetter.N > s.Total.N {
		problems.Add("subunits.not_completed", "rating.count.more", s.NotCompleted.N+s.CompletedOrBetter.N, s.Total.N)
	}
	if u.Level != "" && !u.Level.Rated() {
		problems.Add("unit.level", "rating.word.unknown", string(u.Level))
	}
}

// something refuses an empty whole: "all of nothing" would make anybody excellent.
func something(problems fault.Fields, field string, c Count) {
	if c.Given && (c.N < 1 || c.N > maxCount) {
		problems.Add(field, "rating.count.none", c.N)
	}
}

func (f Facts) checkDisciplines(problems fault.Fields) {
	for _, d := range f.Disciplines {
		word(problems, "disciplines.kind", d.Kind, slices.Contains(kindWords, d.Kind))
		word(problems, "disciplines.form", d.Form, slices.Contains(formWords, d.Form))
		if d.Act == "" {
			problems.Add("disciplines.act", "rating.fact.missing")
		}
		if d.Effective.IsZero() {
			problems.Add("disciplines.effective", "rating.fact.missing")
		}
	}
	for _, c := range f.Counted {
		if c.Act == "" {
			problems.Add("counted.act", "rating.fact.missing")
		}
		if c.Year == 0 {
			problems.Add("counted.year", "rating.fact.missing")
		}
	}
}
