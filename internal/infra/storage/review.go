package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

const reviewColumns = `r.id, r.cycle_id, r.person_id, r.form, r.state, r.answers, r.pens, r.self_level, r.general, r.truth,
	r.submitted_at, r.returned_note, r.returned_by, r.edition, r.saved_at, r.version,
	exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
		where m.cycle_id = r.cycle_id and i.person_id = r.person_id and i.state = 'concluded'),
	coalesce((select max(i.chair_id) from agenda_item i join meeting m on m.id = i.meeting_id
		where m.cycle_id = r.cycle_id and i.person_id = r.person_id), '')`

// Review loads the self-review of a person. One not begun yet has no ID and
// version 0.
func (tx *Tx) Review(ctx context.Context, id cycle.ID, person org.PersonID) (dossier.Review, error) {
	r, err := scanReview(tx.queryRow(ctx, `/* Tx.Review */
		select `+reviewColumns+` from self_review r where r.cycle_id = $1 and r.person_id = $2`, id, person))
	if errors.Is(err, sql.ErrNoRows) {
		return dossier.Review{Cycle: id, Person: person, State: dossier.Draft, Edition: 1}, nil
	}
	if err != nil {
		return dossier.Review{}, fmt.Errorf("load self-review of %s: %w", person, tx.fault(err))
	}
	return r, nil
}

// ReviewsOf loads the self-reviews begun in a unit, by person.
func (tx *Tx) ReviewsOf(ctx context.Context, id cycle.ID, unit org.UnitID) (map[org.PersonID]dossier.Review, error) {
	list, err := collect(ctx, tx, scanReview, `/* Tx.ReviewsOf */
		select `+reviewColumns+` from self_review r
		join participant p on p.cycle_id = r.cycle_id and p.person_id = r.person_id
		where r.cycle_id = $1 and p.unit_id = $2`, id, unit)
	if err != nil {
		return nil, fmt.Errorf("load self-reviews of unit %s: %w", unit, err)
	}
	reviews := make(map[org.PersonID]dossier.Review, len(list))
	for _, r := range list {
		reviews[r.Person] = r
	}
	return reviews, nil
}

// SaveReview adds a review with version 0, or updates it unless it changed
// since it was read. Faults: Conflict.
func (tx *Tx) SaveReview(ctx context.Context, r dossier.Review) error {
	if r.Version == 0 {
		return tx.addReview(ctx, r)
	}
	err := tx.saved(ctx, `/* Tx.SaveReview */
		update self_review set state = $3, answers = $4, pens = $5, self_level = $6, general = $7, truth = $8,
			submitted_at = $9, returned_note = $10, returned_by = $11, edition = $12, saved_at = $13, version = version + 1
		where id = $1 and version = $2`,
		r.ID, r.Version, r.State, toJSON(r.Answers), toJSON(r.Pens), r.SelfLevel, toJSON(r.General), r.Truth,
		instant(r.SubmittedAt), r.ReturnedNote, null(r.ReturnedBy), r.Edition, instant(r.SavedAt))
	if err != nil {
		return fmt.Errorf("save self-review %s: %w", r.ID, err)
	}
	return nil
}

func (tx *Tx) addReview(ctx context.Context, r dossier.Review) error {
	_, err := tx.exec(ctx, `/* Tx.SaveReview new */
		insert into self_review (id, cycle_id, person_id, form, state, answers, pens, self_level, general, truth, submitted_at, edition, saved_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		r.ID, r.Cycle, r.Person, r.Form, r.State, toJSON(r.Answers), toJSON(r.Pens), r.SelfLevel, toJSON(r.General), r.Truth,
		instant(r.SubmittedAt), r.Edition, instant(r.SavedAt))
	if err != nil {
		return fmt.Errorf("begin self-review of %s: %w", r.Person, err)
	}
	return nil
}

func scanReview(row scanner) (dossier.Review, error) {
	var r dossier.Review
	err := row.Scan(&r.ID, &r.Cycle, &r.Person, &r.Form, &r.State, fromJSON(&r.Answers), fromJSON(&r.Pens), &r.SelfLevel,
		fromJSON(&r.General), &r.Truth, (*instant)(&r.SubmittedAt), &r.ReturnedNote, ref(&r.ReturnedBy), &r.Edition,
		(*instant)(&r.SavedAt), &r.Version, &r.Concluded, &r.Chair)
	return r, err
}

// AddEdition keeps a text as it was handed in.
func (tx *Tx) AddEdition(ctx context.Context, e dossier.Edition) error {
	_, err := tx.exec(ctx, `/* Tx.AddEdition */
		insert into self_review_edition (review_id, edition, answers, general, self_level, tasks, handed_at)
		values ($1, $2, $3, $4, $5, $6, $7)`,
		e.Review, e.Number, toJSON(e.Answers), toJSON(e.General), e.SelfLevel, toJSON(e.Tasks), instant(e.HandedAt))
	if err != nil {
		return fmt.Errorf("keep edition %d of %s: %w", e.Number, e.Review, err)
	}
	return nil
}

// Editions loads every text of a review ever handed in, oldest first.
func (tx *Tx) Editions(ctx context.Context, id dossier.ReviewID) ([]dossier.Edition, error) {
	editions, err := collect(ctx, tx, func(row scanner) (dossier.Edition, error) {
		var e dossier.Edition
		err := row.Scan(&e.Review, &e.Number, fromJSON(&e.Answers), fromJSON(&e.General), &e.SelfLevel, fromJSON(&e.Tasks), (*instant)(&e.HandedAt))
		return e, err
	}, `/* Tx.Editions */
		select review_id, edition, answers, general, self_level, tasks, handed_at
		from self_review_edition where review_id = $1 order by handed_at, edition`, id)
	if err != nil {
		return nil, fmt.Errorf("load editions of %s: %w", id, err)
	}
	return editions, nil
}

// Basis is what a collective's concluded review says that a person's own
// review rests on (R189).
type Basis struct {
	Conclusion       string
	Level            string            // proposed for the collective
	Answers          map[string]string // section → text
	Responsibilities []string          // the person's own part, as told in the comments
}

// Concluded tells whether there is one yet.
func (b Basis) Concluded() bool { return b.Answers != nil }

// Basis loads the concluded review of a unit with a person's part in it.
func (tx *Tx) Basis(ctx context.Context, id cycle.ID, unit org.UnitID, person org.PersonID) (Basis, error) {
	var b Basis
	_, err := collect(ctx, tx, func(row scanner) (struct{}, error) {
		var kind, said, level, answers string
		err := row.Scan(&kind, &said, &level, &answers)
		if err == nil && kind == "comment" {
			b.Responsibilities = append(b.Responsibilities, said)
		} else if err == nil {
			b.Conclusion, b.Level = said, level
			err = fromJSON(&b.Answers).Scan(answers)
		}
		return struct{}{}, err
	}, `/* Tx.Basis */
		select 'report', conclusion, proposed_level, answers from collective_report
		where cycle_id = $1 and unit_id = $2 and kind in ('unit', 'leadership') and state = 'concluded'
		union all
		select 'comment', c.responsibility, '', '' from report_comment c join collective_report r on r.id = c.report_id
		where r.cycle_id = $1 and r.unit_id = $2 and r.state = 'concluded' and c.author_id = $3 and c.responsibility <> ''`, id, unit, person)
	if err != nil {
		return Basis{}, fmt.Errorf("load what the review of %s rests on: %w", person, err)
	}
	return b, nil
}

// DossierOut tells whether a unit's dossier lies with the office, so that the
// unit's work may no longer be changed.
func (tx *Tx) DossierOut(ctx context.Context, id cycle.ID, unit org.UnitID) (bool, error) {
	var out bool
	err := tx.queryRow(ctx, `/* Tx.DossierOut */
		select exists (select 1 from unit_dossier where cycle_id = $1 and unit_id = $2 and state in ('submitted', 'accepted'))`, id, unit).Scan(&out)
	if err != nil {
		return false, fmt.Errorf("ask for the dossier of %s: %w", unit, err)
	}
	return out, nil
}
