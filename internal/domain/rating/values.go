package rating

import (
	"slices"

	"congtam/internal/domain/rulebook"
)

// values lays the facts out in the vocabulary of the rule books.
func (f Facts) values() *rulebook.Values {
	v := &rulebook.Values{}
	v.SetWord(rulebook.SubjectClass, string(f.Class))
	if !v.SetWord(rulebook.SubjectPost, string(f.Post)) {
		v.SetWord(rulebook.SubjectPost, string(PostNone))
	}
	f.setTime(v)
	v.SetWord(rulebook.Ideology, f.General.Ideology)
	v.SetWord(rulebook.Ethics, f.General.Ethics)
	v.SetWord(rulebook.WorkingStyle, f.General.WorkingStyle)
	v.SetWord(rulebook.Discipline, f.General.Discipline)
	v.SetWord(rulebook.Leadership, f.General.Leadership)
	f.setCounts(v)
	v.SetBool(rulebook.UnitRated, f.Unit.Level != "")
	v.SetInt(rulebook.UnitLevel, int64(f.Unit.Level.Order())) // 0 while not decided
	v.SetBool(rulebook.Degeneration, slices.Contains(f.Findings, "degeneration"))
	v.SetBool(rulebook.CorruptionInUnit, slices.Contains(f.Findings, "corruption_in_direct_unit"))
	v.SetBool(rulebook.Disunity, slices.Contains(f.Findings, "disunity"))
	v.SetBool(rulebook.Prestige, slices.Contains(f.Findings, "prestige"))
	v.SetBool(rulebook.ShortcomingsFixed, f.ShortcomingsFixed != nil && *f.ShortcomingsFixed)
	f.setDisciplines(v)
	f.setGrades(v)
	return v
}

// setTime fills in the usual year: twelve months, less the lawful absence when
// only the absence was stated.
func (f Facts) setTime(v *rulebook.Values) {
	absent := f.Time.AbsentMonths.Hundredths
	worked := f.Time.WorkedMonths
	if !worked.Given {
		worked.Hundredths = max(yearHundredth-absent, 0)
	}
	v.SetInt(rulebook.WorkedMonths, worked.Hundredths)
	v.SetInt(rulebook.AbsentMonths, absent)
	v.SetBool(rulebook.Maternity, f.Time.Maternity)
	v.SetBool(rulebook.Sick, f.Time.Sick)
	v.SetBool(rulebook.Transferred, f.Time.Transfer != nil)
	move := f.Time.Transfer
	if move == nil {
		v.SetInt(rulebook.OldUnitMonths, 0)
		v.SetBool(rulebook.OldUnitExists, false)
		return
	}
	if move.OldMonths.Given {
		v.SetInt(rulebook.OldUnitMonths, move.OldMonths.Hundredths)
	}
	if move.OldUnitExists != nil {
		v.SetBool(rulebook.OldUnitExists, *move.OldUnitExists)
	}
}

func (f Facts) setCounts(v *rulebook.Values) {
	set := func(fact rulebook.Fact, c Count) {
		if c.Given {
			v.SetInt(fact, int64(c.N))
		}
	}
	set(rulebook.TasksTotal, f.Tasks.Total)
	set(rulebook.TasksDone, f.Tasks.Done)
	set(rulebook.TasksAssured, f.Tasks.Assured)
	set(rulebook.TasksHighEffect, f.Tasks.HighEffect)
	set(rulebook.TasksExceeded, f.Tasks.Exceeded)
	set(rulebook.UnitTargets, f.Unit.Targets)
	set(rulebook.UnitDone, f.Unit.Done)
	set(rulebook.UnitAssured, f.Unit.Assured)
	set(rulebook.UnitExceeded, f.Unit.Exceeded)
	set(rulebook.SubunitsTotal, f.Subunits.Total)
	set(rulebook.SubunitsCompleted, f.Subunits.CompletedOrBetter)
	set(rulebook.SubunitsGood, f.Subunits.GoodOrBetter)
	set(rulebook.SubunitsNotCompleted, f.Subunits.NotCompleted)
}

// setGrades reduces each group of criteria to its worst grade, which is all that
// "every criterion is at least" asks for.
func (f Facts) setGrades(v *rulebook.Values) {
	if f.Grades == nil {
		return
	}
	groups := [][]string{f.Grades.Results, f.Grades.Building, f.Grades.Remedy}
	for i, fact := range []rulebook.Fact{rulebook.GradesResultsWorst, rulebook.GradesBuildingWorst, rulebook.GradesRemedyWorst} {
		setWorst(v, fact, groups[i])
	}
	setWorst(v, rulebook.GradesWorst, slices.Concat(groups...))
}

func setWorst(v *rulebook.Values, fact rulebook.Fact, grades []string) {
	for _, word := range slices.Backward(gradeWords) {
		if slices.Contains(grades, word) {
			v.SetWord(fact, word)
			return
		}
	}
}

// setDisciplines sorts the decisions of the year into those that count and those
// that do not (Điều 2 khoản 5 điểm b and c NĐ 90/2020 as amended; which of these
// facts a text looks at is the book's matter).
func (f Facts) setDisciplines(v *rulebook.Values) {
	var inYear, forDuty, byParty, count, excused, once, assumed bool
	for _, d := range f.Disciplines {
		if d.Effective.Year != f.Year {
			continue
		}
		inYear = true
		forDuty = forDuty || d.DutyRelated == nil || *d.DutyRelated
		byParty = byParty || d.Kind == "party"
		before := f.countedBefore(d)
		elsewhere, sure := f.countedElsewhere(d)
		excused = excused || before
		once = once || !before && elsewhere
		assumed = assumed || !before && elsewhere && !sure
		count = count || !before && !elsewhere
	}
	v.SetBool(rulebook.DisciplinedInYear, inYear)
	v.SetBool(rulebook.DisciplinedForDuty, forDuty)
	v.SetBool(rulebook.DisciplinedByParty, byParty)
	v.SetBool(rulebook.DisciplineCounts, count)
	v.SetBool(rulebook.DisciplineExcused, excused)
	v.SetBool(rulebook.DisciplineCountedOnce, once)
	v.SetBool(rulebook.DisciplineYearAssumed, assumed)
}

// countedBefore is point b: the act made the person not_completed in an earlier
// year, and the decision about it was issued after that year.
func (f Facts) countedBefore(d Discipline) bool {
	issued := d.Issued
	if issued.IsZero() {
		issued = d.Effective
	}
	return slices.ContainsFunc(f.Counted, func(c Counted) bool {
		return c.Act == d.Act && c.Year < f.Year && issued.Year > c.Year
	})
}

// countedElsewhere is point c: Party and administrative discipline for one act,
// taking effect in different years, is a ground in one of them. The text does not
// say in which; unless one is known to have been used, the first is taken.
func (f Facts) countedElsewhere(d Discipline) (elsewhere, sure bool) {
	for _, other := range f.Disciplines {
		if other.Act != d.Act || other.Kind == d.Kind || other.Effective.Year == f.Year {
			continue
		}
		if slices.Contains(f.Counted, Counted{d.Act, other.Effective.Year}) {
			return true, true
		}
		elsewhere = elsewhere || other.Effective.Year < f.Year
	}
	return elsewhere, false
}
