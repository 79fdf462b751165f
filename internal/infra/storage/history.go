package storage

import (
	"context"
	"fmt"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
)

// PersonYears is a person with the level of each year.
type PersonYears struct {
	Person org.PersonID
	Name   string
	Title  string
	Post   org.Post
	Levels map[int]string
}

// UnitPeopleHistory loads the levels over the years of the people who work in
// a unit on a day, in list order, and the years there are, newest first.
func (tx *Tx) UnitPeopleHistory(ctx context.Context, unit org.UnitID, day civil.Date) ([]PersonYears, []int, error) {
	var (
		people []PersonYears
		years  []int
	)
	_, err := collect(ctx, tx, func(row scanner) (struct{}, error) {
		var (
			p     PersonYears
			year  int
			level string
		)
		err := row.Scan(&p.Person, &p.Name, &p.Title, &p.Post, &year, &level)
		if n := len(people); n == 0 || people[n-1].Person != p.Person {
			p.Levels = map[int]string{}
			people = append(people, p)
		}
		if level != "" {
			people[len(people)-1].Levels[year] = level
			if !slices.Contains(years, year) {
				years = append(years, year)
			}
		}
		return struct{}{}, err
	}, `/* Tx.UnitPeopleHistory */
		select p.id, p.name, a.title, a.post, coalesce(h.year, 0), coalesce(h.level, '')
		from appointment a join person p on p.id = a.person_id
			left join (
				select person_id, year, level from past_rating
				union all
				select r.person_id, c.year, r.level from rating r join cycle c on c.id = r.cycle_id
				where r.person_id is not null and r.state = 'final' and r.provisional = false
			) h on h.person_id = p.id
		where a.unit_id = $1 and p.removed = false
			and (a.from_on is null or a.from_on <= $2) and (a.until_on is null or a.until_on > $2)
		order by a.display_order, p.id, coalesce(h.year, 0)`, unit, day)
	if err != nil {
		return nil, nil, fmt.Errorf("load history of the people of %s: %w", unit, err)
	}
	slices.Sort(years)
	slices.Reverse(years)
	return people, years, nil
}
