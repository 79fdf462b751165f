package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

const ratingColumns = `id, decision_id, cycle_id, unit_id, person_id, subject, level, outcome, reason, remarks, provisional, state,
	supersedes_id, recheck, decided_at, version`

// Rating loads one rating. Faults: NotFound.
func (tx *Tx) Rating(ctx context.Context, id decision.RatingID) (decision.Rating, error) {
	r, err := scanRating(tx.queryRow(ctx, `/* Tx.Rating */ select `+ratingColumns+` from rating where id = $1`, id))
	if err != nil {
		return decision.Rating{}, fmt.Errorf("load rating %s: %w", id, tx.fault(err))
	}
	return r, nil
}

// RatingsOf loads the ratings of one decision, superseded ones too.
func (tx *Tx) RatingsOf(ctx context.Context, id decision.ID) ([]decision.Rating, error) {
	ratings, err := collect(ctx, tx, scanRating, `/* Tx.RatingsOf */
		select `+ratingColumns+` from rating where decision_id = $1 order by id`, id)
	if err != nil {
		return nil, fmt.Errorf("load ratings of decision %s: %w", id, err)
	}
	return ratings, nil
}

// AddRating adds a rating. Faults: Conflict when the subject has one in force
// or in draft.
func (tx *Tx) AddRating(ctx context.Context, r decision.Rating) error {
	_, err := tx.exec(ctx, `/* Tx.AddRating */
		insert into rating (`+ratingColumns+`, computed)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16)`,
		r.ID, r.Decision, r.Cycle, r.Unit, null(r.Person), r.Subject, r.Level, toJSON(r.Outcome), r.Reason, r.Remarks, r.Provisional,
		r.State, null(r.Supersedes), toJSON(r.Flag), instant(r.DecidedAt), r.Outcome.Level)
	if err != nil {
		return fmt.Errorf("add rating: %w", err)
	}
	return nil
}

// SaveRating updates a draft rating, or makes it final, unless it changed
// since it was read. What is final is out of its reach. Faults: Conflict.
func (tx *Tx) SaveRating(ctx context.Context, r decision.Rating) error {
	err := tx.saved(ctx, `/* Tx.SaveRating */
		update rating set level = $3, computed = $4, outcome = $5, reason = $6, remarks = $7, state = $8, decided_at = $9,
			version = version + 1
		where id = $1 and version = $2 and state = 'draft'`,
		r.ID, r.Version, r.Level, r.Outcome.Level, toJSON(r.Outcome), r.Reason, r.Remarks, r.State, instant(r.DecidedAt))
	if err != nil {
		return fmt.Errorf("save rating %s: %w", r.ID, err)
	}
	return nil
}

// FlagRating keeps why a final rating must be decided again, or that it need
// not. The level stays what it was.
func (tx *Tx) FlagRating(ctx context.Context, id decision.RatingID, flag decision.Flag) error {
	_, err := tx.exec(ctx, `/* Tx.FlagRating */
		update rating set recheck = $2, version = version + 1 where id = $1 and state = 'final'`, id, toJSON(flag))
	if err != nil {
		return fmt.Errorf("flag rating %s: %w", id, err)
	}
	return nil
}

// SupersedeRating puts next in the place of the final rating it names; the old
// one stays, superseded. Faults: Conflict when somebody did so before.
func (tx *Tx) SupersedeRating(ctx context.Context, next decision.Rating) error {
	err := tx.saved(ctx, `/* Tx.SupersedeRating */
		update rating set state = 'superseded', version = version + 1 where id = $1 and state = 'final'`, next.Supersedes)
	if err != nil {
		return fmt.Errorf("supersede rating %s: %w", next.Supersedes, err)
	}
	return tx.AddRating(ctx, next)
}

func scanRating(row scanner) (decision.Rating, error) {
	var r decision.Rating
	err := row.Scan(&r.ID, &r.Decision, &r.Cycle, &r.Unit, ref(&r.Person), &r.Subject, &r.Level, fromJSON(&r.Outcome), &r.Reason,
		&r.Remarks, &r.Provisional, &r.State, ref(&r.Supersedes), fromJSON(&r.Flag), (*instant)(&r.DecidedAt), &r.Version)
	return r, err
}

const lineColumns = `u.name, u.kind, coalesce(g.name, ''), coalesce(d.level, ''), coalesce(l.level, ''), coalesce(c.level, ''),
	coalesce(d.rank, 0), coalesce(d.grounds, '')`

// PeopleLines loads the ratings of a cycle's people that are in draft or in
// force, with what each body proposed, in the order of lists.
func (tx *Tx) PeopleLines(ctx context.Context, id cycle.ID) ([]decision.Line, error) {
	lines, err := collect(ctx, tx, func(row scanner) (decision.Line, error) {
		var l decision.Line
		r, err := scanRating(both{row, []any{
			&l.Unit, &l.UnitKind, &l.Group, &l.ByDivision, &l.ByLeadership, &l.ByConsultation, &l.Rank, &l.Grounds,
			&l.Name, &l.Title, &l.Class, &l.Post, &l.Self,
		}})
		l.Rating = r
		return l, err
	}, `/* Tx.PeopleLines */
		select `+qualified("r", ratingColumns)+`, `+lineColumns+`, p.name, p.title, p.class, p.post, coalesce(s.self_level, '')
		from rating r
			join participant p on p.cycle_id = r.cycle_id and p.person_id = r.person_id
			join unit_part u on u.cycle_id = r.cycle_id and u.unit_id = r.unit_id
			left join peer_group g on g.id = p.peer_group_id
			left join self_review s on s.cycle_id = r.cycle_id and s.person_id = r.person_id
			left join proposal d on d.cycle_id = r.cycle_id and d.person_id = r.person_id and d.stage = 'division' and d.current = true
			left join proposal l on l.cycle_id = r.cycle_id and l.person_id = r.person_id and l.stage = 'leadership' and l.current = true
			left join proposal c on c.cycle_id = r.cycle_id and c.person_id = r.person_id and c.stage = 'consultation' and c.current = true
		where r.cycle_id = $1 and r.subject = 'person' and r.state <> 'superseded'
		order by u.display_order, p.display_order, r.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load ratings of people: %w", err)
	}
	return lines, nil
}

// UnitLines loads the ratings of a cycle's collectives, of the agency and of
// its leadership that are in draft or in force, in the order of lists.
func (tx *Tx) UnitLines(ctx context.Context, id cycle.ID) ([]decision.Line, error) {
	lines, err := collect(ctx, tx, func(row scanner) (decision.Line, error) {
		var l decision.Line
		r, err := scanRating(both{row, []any{
			&l.Unit, &l.UnitKind, &l.Group, &l.ByDivision, &l.ByLeadership, &l.ByConsultation, &l.Rank, &l.Grounds, &l.Self,
		}})
		l.Rating, l.Name = r, l.Unit
		return l, err
	}, `/* Tx.UnitLines */
		select `+qualified("r", ratingColumns)+`, `+lineColumns+`, coalesce(s.self_level, '')
		from rating r
			join unit_part u on u.cycle_id = r.cycle_id and u.unit_id = r.unit_id
			left join peer_group g on g.id = u.peer_group_id
			left join collective_report s on s.cycle_id = r.cycle_id and s.unit_id = r.unit_id
				and s.kind = case r.subject when 'collective' then 'unit' else r.subject end
			left join proposal d on d.cycle_id = r.cycle_id and d.unit_id = r.unit_id and d.person_id is null and d.stage = 'division' and d.current = true
			left join proposal l on l.cycle_id = r.cycle_id and l.unit_id = r.unit_id and l.person_id is null and l.stage = 'leadership' and l.current = true
			left join proposal c on c.cycle_id = r.cycle_id and c.unit_id = r.unit_id and c.person_id is null and c.stage = 'consultation' and c.current = true
		where r.cycle_id = $1 and r.subject <> 'person' and r.state <> 'superseded'
		order by u.display_order, r.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load ratings of collectives: %w", err)
	}
	return lines, nil
}

// CurrentRating loads the rating of a person that is final and in force.
// Faults: NotFound.
func (tx *Tx) CurrentRating(ctx context.Context, id cycle.ID, person org.PersonID) (decision.Rating, error) {
	r, err := scanRating(tx.queryRow(ctx, `/* Tx.CurrentRating */
		select `+ratingColumns+` from rating where cycle_id = $1 and person_id = $2 and state = 'final'`, id, person))
	if err != nil {
		return decision.Rating{}, fmt.Errorf("load rating of %s: %w", person, tx.fault(err))
	}
	return r, nil
}

// EarlierRatings loads the ratings of the same subject and year that were
// superseded, the oldest first.
func (tx *Tx) EarlierRatings(ctx context.Context, r decision.Rating) ([]decision.Rating, error) {
	earlier, err := collect(ctx, tx, scanRating, `/* Tx.EarlierRatings */
		select `+ratingColumns+` from rating
		where cycle_id = $1 and unit_id = $2 and subject = $3 and coalesce(person_id, '') = $4 and state = 'superseded'
		order by decided_at, id`, r.Cycle, r.Unit, r.Subject, string(r.Person))
	if err != nil {
		return nil, fmt.Errorf("load what %s superseded: %w", r.ID, err)
	}
	return earlier, nil
}

// SubjectAbove is a subject the body above decides, with what the leadership's
// review or the ballot proposed for it.
type SubjectAbove struct {
	Rating   decision.Rating // subject, unit and person only
	Name     string
	Title    string
	Proposal decision.Proposal // zero: none
}

// SubjectsAbove loads the agency, its leadership collective and its leaders, in
// the order of lists.
func (tx *Tx) SubjectsAbove(ctx context.Context, id cycle.ID) ([]SubjectAbove, error) {
	list, err := collect(ctx, tx, func(row scanner) (SubjectAbove, error) {
		var s SubjectAbove
		err := row.Scan(&s.Rating.Subject, &s.Rating.Unit, &s.Rating.Person, &s.Name, &s.Title, &s.Proposal.ID, &s.Proposal.Level, &s.Proposal.Grounds)
		s.Rating.Cycle = id
		return s, err
	}, `/* Tx.SubjectsAbove */
		select s.subject, s.unit_id, s.person_id, s.name, s.title, coalesce(q.id, ''), coalesce(q.level, ''), coalesce(q.grounds, '')
		from (
			select kind as subject, unit_id, '' as person_id, name, '' as title, case kind when 'agency' then 1 else 2 end as place, 0 as display_order
			from unit_part where cycle_id = $1 and kind in ('agency', 'leadership')
			union all
			select 'person', p.unit_id, p.person_id, p.name, p.title, 3, p.display_order
			from participant p join unit_part u on u.cycle_id = p.cycle_id and u.unit_id = p.unit_id and u.kind = 'leadership'
			where p.cycle_id = $1
		) s left join proposal q on q.cycle_id = $1 and q.unit_id = s.unit_id and coalesce(q.person_id, '') = s.person_id
			and q.stage = 'leadership' and q.current = true
		order by s.place, s.display_order`, id)
	if err != nil {
		return nil, fmt.Errorf("load who is decided above: %w", err)
	}
	return list, nil
}
