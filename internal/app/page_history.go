package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// PersonHistoryPage is a person's results over the years (R008).
type PersonHistoryPage struct {
	Page
	Person org.Person
	Posts  []org.Appointment
	Past   []decision.Past
}

// PersonHistoryPage reads a person's results over the years. Faults: NotFound,
// Forbidden.
func (a *App) PersonHistoryPage(ctx context.Context, actor authz.Actor, id org.PersonID) (PersonHistoryPage, error) {
	var p PersonHistoryPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Person, err = tx.Person(ctx, id); err != nil {
			return err
		}
		if p.Posts, err = tx.AppointmentsOf(ctx, id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Person.Agency, Unit: unitToday(p.Posts, civil.DateOf(p.Now)), Person: id}
		if err := authz.Allow(actor, authz.ViewPerson, r); err != nil {
			return err
		}
		p.Past, err = tx.HistoryOf(ctx, id)
		return err
	})
	return p, err
}

func unitToday(posts []org.Appointment, today civil.Date) org.UnitID {
	for _, post := range posts {
		if post.Period.Contains(today) {
			return post.Unit
		}
	}
	return ""
}

// PersonYears are the levels of one person over the years.
type PersonYears = storage.PersonYears

// UnitHistoryPage is a collective's results over the years, with those of the
// people who work there now.
type UnitHistoryPage struct {
	Page
	Unit   org.Unit
	Past   []decision.Past
	People []PersonYears
	Years  []int // the newest first
}

// UnitHistoryPage reads a unit's results over the years. Those of its people
// are for whoever may see their files. Faults: NotFound, Forbidden.
func (a *App) UnitHistoryPage(ctx context.Context, actor authz.Actor, id org.UnitID) (UnitHistoryPage, error) {
	var p UnitHistoryPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Unit, err = tx.Unit(ctx, id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Unit.Agency, Unit: id}
		if err := authz.Allow(actor, authz.ViewUnit, r); err != nil {
			return err
		}
		if p.Past, err = tx.UnitHistory(ctx, id); err != nil {
			return err
		}
		if !authz.May(actor, authz.ViewPeople, r) {
			return nil
		}
		p.People, p.Years, err = tx.UnitPeopleHistory(ctx, id, civil.DateOf(p.Now))
		return err
	})
	return p, err
}
