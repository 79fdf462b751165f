package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

const noticeColumns = `id, rating_id, person_id, issued_at, acknowledged_at, petition_until`

// AddNotice issues a notice. Faults: Conflict when its rating has one.
func (tx *Tx) AddNotice(ctx context.Context, n decision.Notice) error {
	_, err := tx.exec(ctx, `/* Tx.AddNotice */
		insert into notice (`+noticeColumns+`) values ($1, $2, $3, $4, $5, $6)`,
		n.ID, n.Rating, n.Person, instant(n.IssuedAt), instant(n.AcknowledgedAt), n.PetitionUntil)
	if err != nil {
		return fmt.Errorf("issue notice to %s: %w", n.Person, err)
	}
	return nil
}

// Notice loads one notice. Faults: NotFound.
func (tx *Tx) Notice(ctx context.Context, id string) (decision.Notice, error) {
	n, err := scanNotice(tx.queryRow(ctx, `/* Tx.Notice */ select `+noticeColumns+` from notice where id = $1`, id))
	if err != nil {
		return decision.Notice{}, fmt.Errorf("load notice %s: %w", id, tx.fault(err))
	}
	return n, nil
}

// AcknowledgeNotice keeps the read receipt. Faults: Conflict the second time.
func (tx *Tx) AcknowledgeNotice(ctx context.Context, n decision.Notice) error {
	err := tx.saved(ctx, `/* Tx.AcknowledgeNotice */
		update notice set acknowledged_at = $2 where id = $1 and acknowledged_at is null`, n.ID, instant(n.AcknowledgedAt))
	if err != nil {
		return fmt.Errorf("acknowledge notice %s: %w", n.ID, err)
	}
	return nil
}

// NoticesOf loads the notices of the ratings of a cycle, by rating.
func (tx *Tx) NoticesOf(ctx context.Context, id cycle.ID) (map[decision.RatingID]decision.Notice, error) {
	list, err := collect(ctx, tx, scanNotice, `/* Tx.NoticesOf */
		select `+qualified("n", noticeColumns)+` from notice n join rating r on r.id = n.rating_id where r.cycle_id = $1`, id)
	if err != nil {
		return nil, fmt.Errorf("load notices: %w", err)
	}
	notices := make(map[decision.RatingID]decision.Notice, len(list))
	for _, n := range list {
		notices[n.Rating] = n
	}
	return notices, nil
}

func scanNotice(row scanner) (decision.Notice, error) {
	var n decision.Notice
	err := row.Scan(&n.ID, &n.Rating, &n.Person, (*instant)(&n.IssuedAt), (*instant)(&n.AcknowledgedAt), &n.PetitionUntil)
	return n, err
}

// AddPublication opens a unit's results to its members. Faults: Conflict when
// they are open.
func (tx *Tx) AddPublication(ctx context.Context, p decision.Publication) error {
	_, err := tx.exec(ctx, `/* Tx.AddPublication */
		insert into publication (id, cycle_id, unit_id, published_at, published_by) values ($1, $2, $3, $4, $5)`,
		p.ID, p.Cycle, p.Unit, instant(p.At), p.By)
	if err != nil {
		return fmt.Errorf("publish results of %s: %w", p.Unit, err)
	}
	return nil
}

// Publications loads those of a cycle, by unit.
func (tx *Tx) Publications(ctx context.Context, id cycle.ID) (map[org.UnitID]decision.Publication, error) {
	list, err := collect(ctx, tx, func(row scanner) (decision.Publication, error) {
		var p decision.Publication
		err := row.Scan(&p.ID, &p.Cycle, &p.Unit, (*instant)(&p.At), &p.By)
		return p, err
	}, `/* Tx.Publications */
		select id, cycle_id, unit_id, published_at, published_by from publication where cycle_id = $1`, id)
	if err != nil {
		return nil, fmt.Errorf("load publications: %w", err)
	}
	publications := make(map[org.UnitID]decision.Publication, len(list))
	for _, p := range list {
		publications[p.Unit] = p
	}
	return publications, nil
}

// Published is one line of a unit's published results: a name, a level, the
// agreed remarks, and nothing else.
type Published struct {
	Name    string
	Title   string // empty for the unit itself
	Level   string
	Remarks string
}

// PublishedOf loads what a unit's members may see of its results: the unit's
// own level first, then its people, in the order of lists.
func (tx *Tx) PublishedOf(ctx context.Context, id cycle.ID, unit org.UnitID) ([]Published, error) {
	lines, err := collect(ctx, tx, func(row scanner) (Published, error) {
		var p Published
		err := row.Scan(&p.Name, &p.Title, &p.Level, &p.Remarks)
		return p, err
	}, `/* Tx.PublishedOf */
		select coalesce(p.name, u.name), coalesce(p.title, ''), r.level, r.remarks
		from rating r
			join unit_part u on u.cycle_id = r.cycle_id and u.unit_id = r.unit_id
			left join participant p on p.cycle_id = r.cycle_id and p.person_id = r.person_id
		where r.cycle_id = $1 and r.unit_id = $2 and r.state = 'final' and r.provisional = false
		order by case when r.person_id is null then 0 else 1 end, coalesce(p.display_order, 0), r.id`, id, unit)
	if err != nil {
		return nil, fmt.Errorf("load published results of %s: %w", unit, err)
	}
	return lines, nil
}

const petitionColumns = `id, rating_id, person_id, content, state, filed_at, answer, answered_by, answered_at, version`

// AddPetition files a petition. Faults: Conflict when the rating has one.
func (tx *Tx) AddPetition(ctx context.Context, p decision.Petition) error {
	_, err := tx.exec(ctx, `/* Tx.AddPetition */
		insert into petition (id, rating_id, person_id, content, state, filed_at) values ($1, $2, $3, $4, $5, $6)`,
		p.ID, p.Rating, p.Person, p.Content, p.State, instant(p.FiledAt))
	if err != nil {
		return fmt.Errorf("file petition: %w", err)
	}
	return nil
}

// SavePetition updates p unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SavePetition(ctx context.Context, p decision.Petition) error {
	err := tx.saved(ctx, `/* Tx.SavePetition */
		update petition set state = $3, answer = $4, answered_by = $5, answered_at = $6, version = version + 1
		where id = $1 and version = $2`,
		p.ID, p.Version, p.State, p.Answer, null(p.AnsweredBy), instant(p.AnsweredAt))
	if err != nil {
		return fmt.Errorf("save petition %s: %w", p.ID, err)
	}
	return nil
}

// Petition loads one petition. Faults: NotFound.
func (tx *Tx) Petition(ctx context.Context, id decision.PetitionID) (decision.Petition, error) {
	p, err := scanPetition(tx.queryRow(ctx, `/* Tx.Petition */ select `+petitionColumns+` from petition where id = $1`, id))
	if err != nil {
		return decision.Petition{}, fmt.Errorf("load petition %s: %w", id, tx.fault(err))
	}
	return p, nil
}

// Petitions loads those of a cycle, the oldest first.
func (tx *Tx) Petitions(ctx context.Context, id cycle.ID) ([]decision.Petition, error) {
	list, err := collect(ctx, tx, scanPetition, `/* Tx.Petitions */
		select `+qualified("q", petitionColumns)+` from petition q join rating r on r.id = q.rating_id
		where r.cycle_id = $1 order by q.filed_at, q.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load petitions: %w", err)
	}
	return list, nil
}

func scanPetition(row scanner) (decision.Petition, error) {
	var p decision.Petition
	err := row.Scan(&p.ID, &p.Rating, &p.Person, &p.Content, &p.State, (*instant)(&p.FiledAt), &p.Answer, ref(&p.AnsweredBy),
		(*instant)(&p.AnsweredAt), &p.Version)
	return p, err
}

// HistoryOf loads the results of a person over the years, the newest first:
// what the roster brought along and what was decided here.
func (tx *Tx) HistoryOf(ctx context.Context, person org.PersonID) ([]decision.Past, error) {
	past, err := collect(ctx, tx, scanPast, `/* Tx.HistoryOf */
		select year, level, '', '', cast(null as date), source, false from past_rating where person_id = $1
		union all
		select c.year, r.level, p.title, d.number, d.dated_on, '', r.supersedes_id is not null and d.kind <> 'superior'
		from rating r
			join cycle c on c.id = r.cycle_id
			join rating_decision d on d.id = r.decision_id
			join participant p on p.cycle_id = r.cycle_id and p.person_id = r.person_id
		where r.person_id = $1 and r.state = 'final' and r.provisional = false
		order by 1 desc, 4 desc`, person)
	if err != nil {
		return nil, fmt.Errorf("load history of %s: %w", person, err)
	}
	return past, nil
}

// UnitHistory loads the results of a collective over the years, the newest
// first.
func (tx *Tx) UnitHistory(ctx context.Context, unit org.UnitID) ([]decision.Past, error) {
	past, err := collect(ctx, tx, scanPast, `/* Tx.UnitHistory */
		select c.year, r.level, u.name, d.number, d.dated_on, '', r.supersedes_id is not null and d.kind <> 'superior'
		from rating r
			join cycle c on c.id = r.cycle_id
			join rating_decision d on d.id = r.decision_id
			join unit_part u on u.cycle_id = r.cycle_id and u.unit_id = r.unit_id
		where r.unit_id = $1 and r.person_id is null and r.state = 'final' and r.provisional = false
		order by 1 desc`, unit)
	if err != nil {
		return nil, fmt.Errorf("load history of unit %s: %w", unit, err)
	}
	return past, nil
}

func scanPast(row scanner) (decision.Past, error) {
	var p decision.Past
	err := row.Scan(&p.Year, &p.Level, &p.Name, &p.Decision, &p.DatedOn, &p.Source, &p.Corrected)
	return p, err
}

// NoticeOf loads the notice of a rating. Faults: NotFound.
func (tx *Tx) NoticeOf(ctx context.Context, id decision.RatingID) (decision.Notice, error) {
	n, err := scanNotice(tx.queryRow(ctx, `/* Tx.NoticeOf */ select `+noticeColumns+` from notice where rating_id = $1`, id))
	if err != nil {
		return decision.Notice{}, fmt.Errorf("load notice of rating %s: %w", id, tx.fault(err))
	}
	return n, nil
}

// PetitionOf loads the petition about a rating. Faults: NotFound.
func (tx *Tx) PetitionOf(ctx context.Context, id decision.RatingID) (decision.Petition, error) {
	p, err := scanPetition(tx.queryRow(ctx, `/* Tx.PetitionOf */ select `+petitionColumns+` from petition where rating_id = $1`, id))
	if err != nil {
		return decision.Petition{}, fmt.Errorf("load petition about rating %s: %w", id, tx.fault(err))
	}
	return p, nil
}
