package storage

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
)

// PersonRow is a line of the list of people: one post of one person, with what
// of a file calls for attention in a year.
type PersonRow struct {
	ID           org.PersonID
	Name         string
	Class        org.Class
	PartyMember  bool
	Unit         org.UnitID
	UnitName     string
	Title        string
	Maternity    bool
	Away         bool // other lawful absence
	Disciplined  bool
	Arrived      bool
	Noted        bool // words of the roster nobody understood
	Total        int  // lines in all, of which this page is a part
	RatingsKnown int  // earlier years with a level
}

// PeopleQuery is what a list of people is asked for.
type PeopleQuery struct {
	Agency org.UnitID
	Text   string       // part of a name, with or without marks
	Units  []org.UnitID // nil: all
	Year   int
	On     civil.Date
	Limit  int
	Offset int
}

// PeopleRows lists people with the posts they hold on a day, in the order of
// official lists.
func (tx *Tx) PeopleRows(ctx context.Context, q PeopleQuery) ([]PersonRow, error) {
	year := civil.YearOf(q.Year)
	values := args{q.Agency, q.On, q.Year, year.From, year.Until}
	where := `p.agency_id = $1 and p.removed = false`
	if words := strings.NewReplacer("%", "", "_", "").Replace(org.Fold(q.Text)); words != "" {
		values = append(values, "%"+words+"%")
		where += ` and p.name_key like $` + strconv.Itoa(len(values))
	}
	if q.Units != nil {
		where += ` and a.unit_id in (` + in(&values, q.Units) + `)`
	}
	values = append(values, q.Limit, q.Offset)
	page := ` limit $` + strconv.Itoa(len(values)-1) + ` offset $` + strconv.Itoa(len(values))
	rows, err := collect(ctx, tx, scanPersonRow, `/* Tx.PeopleRows */
		select s.id, s.name, s.class, s.party_member, s.unit_id, s.unit_name, s.title,
			exists (select 1 from absence x where x.person_id = s.id and x.year = $3 and x.kind = 'maternity'),
			exists (select 1 from absence x where x.person_id = s.id and x.year = $3 and x.kind <> 'maternity'),
			exists (select 1 from discipline x where x.person_id = s.id),
			exists (select 1 from transfer x where x.person_id = s.id and x.joined_on >= $4 and x.joined_on < $5),
			exists (select 1 from roster_note x where x.person_id = s.id),
			(select count(*) from past_rating x where x.person_id = s.id),
			s.total
		from (
			select p.id, p.name, p.class, p.party_member, p.sort_key, coalesce(a.unit_id, '') as unit_id, coalesce(u.name, '') as unit_name,
				coalesce(a.title, '') as title, coalesce(u.display_order, 1000000) as unit_order, coalesce(a.display_order, 0) as place,
				count(*) over () as total
			from person p
			left join appointment a on a.person_id = p.id and (a.from_on is null or a.from_on <= $2) and (a.until_on is null or a.until_on > $2)
			left join unit u on u.id = a.unit_id
			where `+where+`
			order by unit_order, place, p.sort_key, p.id`+page+`) s
		order by s.unit_order, s.place, s.sort_key, s.id`, values...)
	if err != nil {
		return nil, fmt.Errorf("list people of %s: %w", q.Agency, err)
	}
	return rows, nil
}

func scanPersonRow(row scanner) (PersonRow, error) {
	var p PersonRow
	err := row.Scan(&p.ID, &p.Name, &p.Class, &p.PartyMember, &p.Unit, &p.UnitName, &p.Title, &p.Maternity, &p.Away,
		&p.Disciplined, &p.Arrived, &p.Noted, &p.RatingsKnown, &p.Total)
	return p, err
}

// Holding is something a person holds over a period: a post, the charge of a
// unit, or a role.
type Holding struct {
	ID       string
	What     string // "post", "charge" or "mandate"
	Unit     org.UnitID
	UnitName string
	Post     org.Post
	Title    string
	RankCode string
	Role     org.Role
	Period   civil.Period
}

// Holdings loads what a person holds or held: posts, charges, roles.
func (tx *Tx) Holdings(ctx context.Context, id org.PersonID) ([]Holding, error) {
	held, err := collect(ctx, tx, func(row scanner) (Holding, error) {
		var h Holding
		err := row.Scan(&h.What, &h.ID, &h.Unit, &h.UnitName, &h.Post, &h.Title, &h.RankCode, &h.Role, &h.Period.From, &h.Period.Until)
		return h, err
	}, `/* Tx.Holdings */
		select 'post' as what, a.id, a.unit_id, u.name, a.post, a.title, a.rank_code, '' as role, a.from_on, a.until_on
		from appointment a join unit u on u.id = a.unit_id where a.person_id = $1
		union all
		select 'charge', c.id, c.unit_id, u.name, '', '', '', '', c.from_on, c.until_on
		from charge c join unit u on u.id = c.unit_id where c.person_id = $1
		union all
		select 'mandate', id, '', '', '', '', '', role, from_on, until_on from mandate where person_id = $1
		order by 1, 9, 2`, id)
	if err != nil {
		return nil, fmt.Errorf("load what %s holds: %w", id, err)
	}
	return held, nil
}

// YearLevel is the level of one year in a person's history.
type YearLevel struct {
	Year   int
	Level  string
	Source string // words of the roster; empty: decided here
}

// History loads the levels of a person by year, the newest first: those of the
// roster, and those decided here and notified to the person.
func (tx *Tx) History(ctx context.Context, id org.PersonID) ([]YearLevel, error) {
	levels, err := collect(ctx, tx, func(row scanner) (YearLevel, error) {
		var y YearLevel
		err := row.Scan(&y.Year, &y.Level, &y.Source)
		return y, err
	}, `/* Tx.History */
		select year, level, source from past_rating where person_id = $1
		union all
		select c.year, r.level, '' from rating r join cycle c on c.id = r.cycle_id
		where r.person_id = $1 and r.state = 'final' and r.provisional = false
			and exists (select 1 from notice n where n.rating_id = r.id)
		order by 1 desc`, id)
	if err != nil {
		return nil, fmt.Errorf("load history of %s: %w", id, err)
	}
	return levels, nil
}

// File loads the dated facts of one person, in five statements: the person,
// absences, arrivals, disciplines and the roster's words nobody understood.
// Faults: NotFound.
func (tx *Tx) File(ctx context.Context, id org.PersonID) (org.File, error) {
	person, err := tx.Person(ctx, id)
	if err != nil {
		return org.File{}, err
	}
	files := map[org.PersonID]org.File{id: {Person: person}}
	if err := tx.fillWork(ctx, []org.PersonID{id}, files); err != nil {
		return org.File{}, err
	}
	f := files[id]
	f.Disciplines, err = collect(ctx, tx, scanDiscipline, `/* Tx.File discipline */
		select `+disciplineColumns+` from discipline where person_id = $1 order by effective_on, id`, id)
	if err != nil {
		return org.File{}, fmt.Errorf("load disciplines of %s: %w", id, err)
	}
	f.Notes, err = tx.Notes(ctx, id)
	return f, err
}
