package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// Fate is what becomes of a row of a roster.
type Fate string

// The fates of a row.
const (
	RowAdded   Fate = "added"
	RowChanged Fate = "changed"
	RowSame    Fate = "same"
	RowSkipped Fate = "skipped" // it has errors
	RowUnclear Fate = "unclear" // it may be somebody held already: a person decides
)

// WordKey names the fate in the message catalogue.
func (f Fate) WordKey() string { return "import.fate." + string(f) }

// RosterPlan is what taking a roster over does, counted before anything is
// done. Preview and import are this one computation.
type RosterPlan struct {
	Roster   sheet.Roster
	Rows     []RosterRow
	Units    []RosterUnit // to be made
	Missing  []Held       // on the agency's roster, not in the file: kept
	Problems []sheet.Problem
	Outcome  storage.ImportOutcome
}

// RosterRow is one person of the file and what becomes of him.
type RosterRow struct {
	sheet.Row
	Fate    Fate
	Facts   []fault.Message // what was understood
	Likes   []Held          // whom the row may mean, when no number says so
	Must    bool            // nothing goes ahead before somebody decides
	Changes []Difference

	known *org.Person // whom it changes
	was   *storage.RosterEntry
	says  storage.RosterEntry
	gone  storage.RosterEntry
	fresh storage.RosterEntry
}

// RosterUnit is a unit a roster makes.
type RosterUnit struct {
	ID     org.UnitID
	Name   string
	Kind   org.UnitKind // guessed, or as chosen
	People int
}

// Held is somebody the agency has already.
type Held struct {
	Person org.Person
	Unit   string
	Title  string
}

// Errors counts the problems that stop an import.
func (p RosterPlan) Errors() int {
	n := 0
	for _, one := range p.Problems {
		if one.Severity == sheet.Error {
			n++
		}
	}
	return n
}

// Cautions counts the problems that are only shown.
func (p RosterPlan) Cautions() int { return len(p.Problems) - p.Errors() }

// holding is what an agency has before a roster is taken over.
type holding struct {
	agency  org.UnitID
	units   []org.Unit
	people  []org.Person // those who left too
	entries map[org.PersonID]storage.RosterEntry
	posts   map[org.PersonID][]org.Appointment
}

// holdingOf loads what an agency has, in four statements; a new installation
// has nothing.
func holdingOf(ctx context.Context, tx *storage.Tx, agency org.UnitID) (holding, error) {
	h := holding{agency: agency, posts: map[org.PersonID][]org.Appointment{}}
	if agency == "" {
		return h, nil
	}
	var err error
	if h.units, err = tx.Units(ctx, agency); err != nil {
		return h, err
	}
	if h.people, err = tx.Everybody(ctx, agency); err != nil {
		return h, err
	}
	if h.entries, err = tx.RosterEntries(ctx, agency); err != nil {
		return h, err
	}
	posts, err := tx.Appointments(ctx, agency, civil.DateOf(tx.Now()))
	for _, post := range posts {
		h.posts[post.Person] = append(h.posts[post.Person], post)
	}
	return h, err
}

// entry is what a roster said of a person before. Of somebody no roster ever
// spoke of, the one post held counts as said: a roster may correct it.
func (h holding) entry(p org.Person) (entry storage.RosterEntry, spoken bool) {
	if entry, spoken = h.entries[p.ID]; spoken {
		return entry, true
	}
	entry = storage.RosterEntry{Person: p.ID, File: org.File{Person: p}}
	if posts := h.posts[p.ID]; len(posts) == 1 {
		entry.File.Posts = posts
	}
	return entry, false
}

// shown is a person with his place, to be recognised by.
func (h holding) shown(p org.Person) Held {
	one := Held{Person: p}
	if len(h.posts[p.ID]) == 0 {
		return one
	}
	post := h.posts[p.ID][0]
	one.Title = post.Title
	for _, u := range h.units {
		if u.ID == post.Unit {
			one.Unit = u.Name
		}
	}
	return one
}

// planner compares a roster with what an agency holds.
type planner struct {
	holding
	batch  storage.ImportBatch
	roster sheet.Roster
	in     ApplyRosterIn
	now    time.Time
	newID  func() string

	named map[string]org.UnitID // units by folded name
	byID  map[string]org.Person
	taken map[org.PersonID]int // people the file has, by row
	plan  RosterPlan
}

// planOf counts what taking roster over would do.
func (p *planner) planOf() RosterPlan {
	p.named, p.byID, p.taken = map[string]org.UnitID{}, map[string]org.Person{}, map[org.PersonID]int{}
	for _, one := range p.people {
		p.byID[one.PersonalID] = one
	}
	for _, row := range p.roster.Rows {
		if one, known := p.byID[row.PersonalID]; known {
			p.taken[one.ID] = row.Row
		}
	}
	p.plan.Roster = p.roster
	p.plan.Problems = slices.Clone(p.roster.Problems)
	p.planUnits()
	for i, row := range p.roster.Rows {
		p.planRow(row, i)
	}
	for _, one := range p.people {
		if p.taken[one.ID] == 0 && !one.Removed {
			p.plan.Missing = append(p.plan.Missing, p.shown(one))
		}
	}
	if len(p.roster.OtherPages) > 0 {
		p.plan.Problems = append(p.plan.Problems, sheet.Problem{Message: fault.Say("import.otherPages", p.roster.OtherPages), Severity: sheet.Caution})
	}
	p.plan.Outcome.Units, p.plan.Outcome.Missing = len(p.plan.Units), len(p.plan.Missing)
	p.plan.Outcome.Others = len(p.roster.Others)
	for _, other := range p.roster.Others {
		if other.Kind == sheet.UnknownRow {
			p.plan.Outcome.Unread++
		}
	}
	sortProblems(p.plan.Problems)
	return p.plan
}

func sortProblems(list []sheet.Problem) {
	slices.SortStableFunc(list, func(a, b sheet.Problem) int { return cmp.Compare(a.Row, b.Row) })
}

// planUnits finds the units the file names, and those to be made.
func (p *planner) planUnits() {
	for _, u := range p.units {
		p.named[org.Fold(u.Name)] = u.ID
	}
	staff := map[string][]org.Class{}
	names := slices.Clone(p.roster.Groups)
	for _, row := range p.roster.Rows {
		name := org.Fold(row.Group)
		staff[name] = append(staff[name], org.Class(row.Class))
		names = append(names, row.Group) // of a column, where there are no group rows
	}
	for _, name := range names {
		name = org.Tidy(name)
		folded := org.Fold(name)
		if name == "" || p.named[folded] != "" || folded == org.Fold(p.in.AgencyName) {
			continue
		}
		u := RosterUnit{
			ID: org.UnitID(p.newID()), Name: name, People: len(staff[folded]),
			Kind: cmp.Or(p.in.Kinds[name], org.ProposeKind(name, staff[folded])),
		}
		p.named[folded] = u.ID
		p.plan.Units = append(p.plan.Units, u)
	}
}

// planRow decides what becomes of a row.
func (p *planner) planRow(row sheet.Row, place int) {
	one := RosterRow{Row: row}
	one.Problems = slices.Clone(row.Problems)
	known := p.recognise(&one)
	p.checkRow(&one, known)
	switch {
	case one.Fate != "": // nobody knows yet who it is
	case hasError(one.Problems):
		one.Fate = RowSkipped
	default:
		p.compare(&one, known, place)
	}
	if one.Fate == RowSkipped || one.Fate == RowUnclear {
		one.Facts = p.facts(p.entryOf(one.Row, place, org.Person{}, nil))
	}
	p.count(one.Fate, hasError(one.Problems))
	p.plan.Problems = append(p.plan.Problems, one.Problems...)
	p.plan.Rows = append(p.plan.Rows, one)
}

func (p *planner) count(fate Fate, bad bool) {
	o := &p.plan.Outcome
	switch {
	case fate == RowAdded:
		o.Added++
	case fate == RowChanged:
		o.Changed++
	case fate == RowSame:
		o.Same++
	case bad:
		o.Skipped++
	}
}

func hasError(problems []sheet.Problem) bool {
	return slices.ContainsFunc(problems, func(one sheet.Problem) bool { return one.Severity == sheet.Error })
}

// compare works out what a readable row adds or changes.
func (p *planner) compare(one *RosterRow, known *org.Person, place int) {
	one.known = known
	if known == nil {
		one.Fate = RowAdded
		one.says = p.entryOf(one.Row, place, org.Person{}, nil)
		one.fresh = one.says
		one.Facts = p.facts(one.says)
		p.plan.Outcome.Unread += len(one.says.File.Notes)
		return
	}
	was, spoken := p.entry(*known)
	if spoken {
		one.was = &was
	}
	one.says = p.entryOf(one.Row, place, *known, &was)
	one.Facts = p.facts(one.says)
	one.gone, one.fresh = exchanged(was, &one.says)
	p.plan.Outcome.Unread += len(one.says.File.Notes)
	one.Changes = p.differences(*known, was.File.Person, one)
	one.Fate = RowSame
	if len(one.Changes) > 0 {
		one.Fate = RowChanged
	}
}
