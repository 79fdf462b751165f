package app

import (
	"context"
	"fmt"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// Rated is what the facts allow one person, and the facts themselves.
type Rated struct {
	Facts   rating.Facts
	Outcome rating.Outcome
	// Missing names the facts nobody gave yet. Where there are some, Outcome
	// supposes the best of those that are a judgement still to be made, and is
	// undetermined without the others: nobody may decide on it.
	Missing fault.Fields
	// OldUnitComment is what the old unit said of a person who moved; whether it
	// is needed stands in Outcome.Requires.
	OldUnitComment string
}

// outcomes rates people of a cycle by what is known now, in two statements for
// any number of them.
func (a *App) outcomes(ctx context.Context, tx *storage.Tx, c cycle.Cycle, people []cycle.Participant) (map[org.PersonID]Rated, error) {
	ids := make([]org.PersonID, len(people))
	for i, p := range people {
		ids[i] = p.Person
	}
	personnel, err := tx.Personnel(ctx, ids)
	if err != nil {
		return nil, err
	}
	standing, err := tx.Standing(ctx, c.ID, ids)
	if err != nil {
		return nil, err
	}
	rated := make(map[org.PersonID]Rated, len(people))
	for _, p := range people {
		known := gathering{cycle: c, person: p, file: personnel[p.Person], standing: standing}
		one, err := a.rate(known)
		if err != nil {
			return nil, fmt.Errorf("rate %s: %w", p.Person, err)
		}
		rated[p.Person] = one
	}
	return rated, nil
}

// outcome is outcomes for one person.
func (a *App) outcome(ctx context.Context, tx *storage.Tx, c cycle.Cycle, p cycle.Participant) (Rated, error) {
	rated, err := a.outcomes(ctx, tx, c, []cycle.Participant{p})
	return rated[p.Person], err
}

// rate applies the rule book to what was gathered on a person.
func (a *App) rate(g gathering) (Rated, error) {
	edition, err := a.edition(g.cycle, g.person.Class)
	if err != nil {
		return Rated{}, err
	}
	r := Rated{Facts: g.facts()}
	if g.person.Post.Leads() {
		r.Facts.Unit.Level = decision.PolicyOf(edition).UnitLevel(g.bound(r.Facts.Unit.Level))
	}
	for _, t := range g.file.Transfers {
		if t.JoinedOn.Year == g.cycle.Year {
			r.OldUnitComment = t.Comment
		}
	}
	r.Outcome, err = rating.Rate(edition, r.Facts)
	missing, incomplete := fault.FieldsOf(err)
	if !incomplete {
		return r, err
	}
	r.Missing = missing
	if r.Outcome, err = rating.Rate(edition, g.supposed(r.Facts)); err != nil {
		r.Outcome = rating.Outcome{Book: edition.ID, Level: rating.Undetermined, Merit: rating.Undetermined}
	}
	return r, nil
}

// edition is the rule book of a class in a cycle.
func (a *App) edition(c cycle.Cycle, class org.Class) (*rulebook.Edition, error) {
	return a.books.Select(rulebook.Query{Class: rulebook.Class(class), Year: c.Year, Layer: c.Layer})
}

// bound is a leader as the cap by a unit's level sees one: whoever arrived in
// the year is in the post since then.
func (g gathering) bound(own rating.Level) decision.Led {
	led := decision.Led{Post: g.person.Post, Own: own, Months: rating.MonthsOf(12).Hundredths}
	for _, unit := range g.charged() {
		led.Charges = append(led.Charges, rating.Level(g.standing.Levels[unit]))
	}
	for _, t := range g.file.Transfers {
		if t.JoinedOn.Year == g.cycle.Year {
			led.Months -= int64(t.JoinedOn.Month-1) * rating.MonthsOf(1).Hundredths
		}
	}
	return led
}

// gathering is all that is known of a person for a rating.
type gathering struct {
	cycle    cycle.Cycle
	person   cycle.Participant
	file     storage.Personnel
	standing storage.Standing
}

func (g gathering) facts() rating.Facts {
	f := rating.Facts{
		ID: string(g.person.Person), Year: g.cycle.Year, Class: rulebook.Class(g.person.Class), Post: rating.Post(g.person.Post),
		Time: g.time(), General: g.general(), Tasks: tasksOf(g.standing.Own[g.person.Person]),
	}
	for _, d := range g.file.Disciplines {
		act := d.Act
		if act == "" { // a decision about which nothing says that it shares its act
			act = d.ID
		}
		f.Disciplines = append(f.Disciplines, rating.Discipline{
			Act: act, Kind: d.Kind, Form: d.Form, Effective: d.EffectiveOn, Issued: d.IssuedOn, DutyRelated: new(d.DutyRelated),
		})
		if d.CountedYear != 0 {
			f.Counted = append(f.Counted, rating.Counted{Act: act, Year: d.CountedYear})
		}
	}
	if g.person.Post.Leads() {
		f.Unit, f.Subunits = g.led(), g.subunits()
	}
	return f
}

// time tells maternity leave from other absence: only the other counts against
// the absence rule, while both shorten the time worked.
func (g gathering) time() rating.Time {
	t := rating.Time{WorkedMonths: rating.Months{Hundredths: int64(g.file.WorkedMonths(g.cycle.Year)), Given: true}}
	absent := 0
	for _, a := range g.file.Absences {
		switch {
		case a.Year != g.cycle.Year:
		case a.Kind == org.Maternity:
			t.Maternity = true
		default:
			t.Sick = t.Sick || a.Kind == org.Sick
			absent += a.Months
		}
	}
	t.AbsentMonths = rating.Months{Hundredths: int64(absent), Given: true}
	for _, moved := range g.file.Transfers {
		if moved.JoinedOn.Year == g.cycle.Year && !moved.Recruited {
			t.Transfer = &rating.Transfer{
				OldMonths:     rating.Months{Hundredths: monthsBetween(civil.YearOf(g.cycle.Year).From, moved), Given: true},
				OldUnitExists: new(moved.OldUnitExists),
			}
		}
	}
	return t
}

// monthsBetween is how long in the year a person worked at the old unit, in
// hundredths of a month.
func monthsBetween(start civil.Date, moved org.Transfer) int64 {
	const month = 100
	since := func(d civil.Date) int64 {
		days := civil.On(d.Year, d.Month, 1).DaysUntil(civil.On(d.Year, d.Month+1, 1))
		return int64(d.Month-1)*month + int64(d.Day-1)*month/int64(max(days, 1))
	}
	from, until := start, moved.JoinedOn
	if moved.OldPeriod.From.After(from) {
		from = moved.OldPeriod.From
	}
	if end := moved.OldPeriod.Until; !end.IsZero() && end.Before(until) && end.After(start) {
		until = end
	}
	return max(since(until)-since(from), 0)
}

// general is the person's own judgement, overruled by what the chair concluded.
func (g gathering) general() rating.General {
	mark := func(criterion string) string {
		if concluded := g.standing.Concluded[g.person.Person][criterion]; concluded != "" {
			return concluded
		}
		return g.standing.Judged[g.person.Person][criterion]
	}
	general := rating.General{
		Ideology: mark("ideology"), Ethics: mark("ethics"), WorkingStyle: mark("working_style"), Discipline: mark("discipline"),
	}
	if g.person.Post.Leads() {
		general.Leadership = mark("leadership")
	}
	return general
}

// charged lists the units a person leads: the own one, for leaders of the
// agency those in charge, and for its head every unit.
func (g gathering) charged() []org.UnitID {
	if g.standing.Kinds[g.person.Unit] != org.Leadership {
		return []org.UnitID{g.person.Unit}
	}
	var units []org.UnitID
	for _, c := range g.file.Charges {
		if g.person.Post != org.Head && c.Period.Contains(civil.On(g.cycle.Year, 12, 1)) {
			units = append(units, c.Unit)
		}
	}
	if len(units) > 0 {
		return units
	}
	for unit := range g.standing.Kinds {
		units = append(units, unit)
	}
	slices.Sort(units)
	return units
}

// led counts the targets of what a leader leads (R048), and names its level
// once that is final: the agency's for those who lead the agency.
func (g gathering) led() rating.Unit {
	var counts dossier.Counts
	for _, unit := range g.charged() {
		counts = counts.Plus(g.standing.Units[unit])
	}
	level := rating.Level(g.standing.Levels[g.person.Unit])
	if g.standing.Kinds[g.person.Unit] == org.Leadership {
		level = rating.Level(g.standing.AgencyLevel)
	}
	if counts.Total == 0 {
		return rating.Unit{Level: level}
	}
	return rating.Unit{
		Targets: rating.Of(counts.Total), Done: rating.Of(counts.Done), Assured: rating.Of(counts.Assured),
		Exceeded: rating.Of(counts.Exceeded), Level: level,
	}
}

// subunits counts the units under a leader of the agency by their final
// levels. A division has none: the condition has nothing to apply to.
func (g gathering) subunits() rating.Subunits {
	none := rating.Subunits{Total: rating.Of(0), CompletedOrBetter: rating.Of(0), GoodOrBetter: rating.Of(0), NotCompleted: rating.Of(0)}
	if g.standing.Kinds[g.person.Unit] != org.Leadership {
		return none
	}
	var total, completed, good int
	for _, unit := range g.charged() {
		if !(org.Unit{Kind: g.standing.Kinds[unit]}).Reviewed() {
			continue
		}
		level := rating.Level(g.standing.Levels[unit])
		if level == "" {
			return rating.Subunits{} // not known before the collectives are decided
		}
		total++
		if !rating.Completed.Above(level) {
			completed++
		}
		if !rating.Good.Above(level) {
			good++
		}
	}
	return rating.Subunits{
		Total: rating.Of(total), CompletedOrBetter: rating.Of(completed), GoodOrBetter: rating.Of(good), NotCompleted: rating.Of(total - completed),
	}
}

func tasksOf(c dossier.Counts) rating.Tasks {
	if c.Total == 0 {
		return rating.Tasks{}
	}
	return rating.Tasks{
		Total: rating.Of(c.Total), Done: rating.Of(c.Done), Assured: rating.Of(c.Assured), HighEffect: rating.Of(c.HighEffect),
		Exceeded: rating.Of(c.Exceeded),
	}
}

// supposed fills judgements nobody has made yet with the best, so that a
// person sees what the counted facts allow at most. Counts are never supposed.
func (g gathering) supposed(f rating.Facts) rating.Facts {
	for _, mark := range []*string{&f.General.Ideology, &f.General.Ethics, &f.General.WorkingStyle, &f.General.Discipline} {
		if *mark == "" {
			*mark = "good"
		}
	}
	if f.Leader() && f.General.Leadership == "" {
		f.General.Leadership = "good"
	}
	if f.Leader() && !f.Subunits.Total.Given {
		n := rating.Of(0)
		for _, unit := range g.charged() {
			if (org.Unit{Kind: g.standing.Kinds[unit]}).Reviewed() {
				n.N++
			}
		}
		n.Given = true
		f.Subunits = rating.Subunits{Total: n, CompletedOrBetter: n, GoodOrBetter: n, NotCompleted: rating.Of(0)}
	}
	return f
}
