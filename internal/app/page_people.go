package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// PersonRow is a line of the list of people.
type PersonRow = storage.PersonRow

// Holding is something a person holds over a period.
type Holding = storage.Holding

// YearLevel is the level of one year in a person's history.
type YearLevel = storage.YearLevel

// PeopleSearch is what the list of people is asked for.
type PeopleSearch struct {
	Text string // part of a name, with or without marks
	Unit org.UnitID
	Page int // from 1
}

// peopleOnAPage is how many lines one page of the list has.
const peopleOnAPage = 100

// PeoplePage is the list of people.
type PeoplePage struct {
	Page
	Year   int
	Search PeopleSearch
	Units  []org.Unit // those the reader may choose from
	People []PersonRow
	Last   int // the last page
	May    May
}

// PeoplePage lists people: all of the agency, or, for the head of a unit and
// whoever is in charge of one, those of their units. Faults: Forbidden.
func (a *App) PeoplePage(ctx context.Context, actor authz.Actor, search PeopleSearch) (PeoplePage, error) {
	p := PeoplePage{Search: search}
	p.Search.Page = max(search.Page, 1)
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		units, err := tx.Units(ctx, actor.Agency)
		if err != nil {
			return err
		}
		own, err := viewable(actor, units)
		if err != nil {
			return err
		}
		cycles, err := tx.Cycles(ctx, actor.Agency)
		if err != nil {
			return err
		}
		p.Year = yearOf(civil.DateOf(p.Now), cycles)
		q := storage.PeopleQuery{
			Agency: actor.Agency, Text: p.Search.Text, Year: p.Year, On: civil.DateOf(p.Now),
			Limit: peopleOnAPage, Offset: (p.Search.Page - 1) * peopleOnAPage,
		}
		p.Units, q.Units = chosen(own, units, search.Unit)
		p.May = may(actor, authz.Resource{Agency: actor.Agency}, authz.ImportRoster)
		if p.People, err = tx.PeopleRows(ctx, q); err != nil || len(p.People) == 0 {
			return err
		}
		p.Last = (p.People[0].Total + peopleOnAPage - 1) / peopleOnAPage
		return nil
	})
	return p, err
}

// yearOf is the year the agency works on: its newest cycle's, else today's.
func yearOf(today civil.Date, cycles []cycle.Cycle) int {
	if len(cycles) > 0 {
		return cycles[0].Year
	}
	return today.Year
}

// viewable names the units whose people the actor may see; nil means all.
// Faults: Forbidden when there are none.
func viewable(actor authz.Actor, units []org.Unit) ([]org.UnitID, error) {
	all := authz.Allow(actor, authz.ViewPeople, authz.Resource{Agency: actor.Agency})
	if all == nil {
		return nil, nil
	}
	var own []org.UnitID
	for _, u := range units {
		if authz.May(actor, authz.ViewPeople, authz.Resource{Agency: u.Agency, Unit: u.ID}) {
			own = append(own, u.ID)
		}
	}
	if len(own) == 0 {
		return nil, all
	}
	return own, nil
}

// chosen narrows the list to one unit, when it is among those the reader sees.
func chosen(own []org.UnitID, units []org.Unit, one org.UnitID) ([]org.Unit, []org.UnitID) {
	seen := map[org.UnitID]bool{}
	for _, id := range own {
		seen[id] = true
	}
	var list []org.Unit
	for _, u := range units {
		if u.Kind != org.Agency && (own == nil || seen[u.ID]) {
			list = append(list, u)
		}
		if u.ID == one && (own == nil || seen[one]) {
			own, seen[one] = []org.UnitID{one}, true
		}
	}
	return list, own
}

// PersonPage is one person's file.
type PersonPage struct {
	Page
	Year    int
	File    org.File
	Held    []Holding
	History []YearLevel
	Worked  int    // months of the year worked at most, in hundredths
	Clause  string // behind the old unit's comment
	May     May
}

// PersonPage reads a person's file. Faults: NotFound, Forbidden.
func (a *App) PersonPage(ctx context.Context, actor authz.Actor, id org.PersonID) (PersonPage, error) {
	var p PersonPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) (err error) {
		if p.File, err = tx.File(ctx, id); err != nil {
			return err
		}
		if p.Held, err = tx.Holdings(ctx, id); err != nil {
			return err
		}
		today := civil.DateOf(p.Now)
		r, err := a.allowPerson(actor, p.File.Person, p.Held, today)
		if err != nil {
			return err
		}
		p.Year, p.May = today.Year, may(actor, r, authz.EditPerson)
		p.Worked = p.File.WorkedMonths(p.Year)
		p.Clause = a.oldUnitClause(p.File.Person, p.Year)
		p.History, err = tx.History(ctx, id)
		return err
	})
	return p, err
}

// allowPerson checks the right to a person's file through each unit the person
// has a post in on a day.
func (a *App) allowPerson(actor authz.Actor, person org.Person, held []Holding, day civil.Date) (authz.Resource, error) {
	r := authz.Resource{Agency: person.Agency, Person: person.ID}
	err := authz.Allow(actor, authz.ViewPerson, r)
	for _, h := range held {
		if err != nil && h.What == "post" && h.Period.Contains(day) {
			r.Unit = h.Unit
			err = authz.Allow(actor, authz.ViewPerson, r)
		}
	}
	return r, err
}

func (a *App) oldUnitClause(p org.Person, year int) string {
	edition, err := a.books.Select(rulebook.Query{Class: rulebook.Class(p.Class), Year: year})
	if err != nil {
		return ""
	}
	return edition.Cite("transfer.old_unit")
}

// RolesPage is what a person holds, for somebody who changes it.
type RolesPage struct {
	Page
	Person org.Person
	Held   []Holding
	Units  []org.Unit // a leader can be put in charge of
}

// RolesPage reads what a person holds. Faults: NotFound, Forbidden.
func (a *App) RolesPage(ctx context.Context, actor authz.Actor, id org.PersonID) (RolesPage, error) {
	var p RolesPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) (err error) {
		if p.Person, err = tx.Person(ctx, id); err != nil {
			return err
		}
		if err := authz.Allow(actor, authz.EditPerson, authz.Resource{Agency: p.Person.Agency, Person: id}); err != nil {
			return err
		}
		if p.Held, err = tx.Holdings(ctx, id); err != nil {
			return err
		}
		units, err := tx.Units(ctx, actor.Agency)
		for _, u := range units {
			if u.Reviewed() {
				p.Units = append(p.Units, u)
			}
		}
		return err
	})
	return p, err
}
