package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/org"
)

const (
	absenceColumns    = `id, person_id, year, kind, from_on, months, source`
	disciplineColumns = `id, person_id, kind, form, document, act, issued_on, effective_on, violation_year, counted_year, duty_related, source`
	transferColumns   = `id, person_id, joined_on, recruited, old_unit, old_unit_exists, old_from_on, old_until_on, comment, comment_on, source`
)

// AddAbsence adds lawful time away.
func (tx *Tx) AddAbsence(ctx context.Context, a org.Absence) error {
	_, err := tx.exec(ctx, `/* Tx.AddAbsence */
		insert into absence (`+absenceColumns+`) values ($1, $2, $3, $4, $5, $6, $7)`,
		a.ID, a.Person, a.Year, a.Kind, a.FromOn, a.Months, a.Source)
	if err != nil {
		return fmt.Errorf("add absence of %s: %w", a.Person, err)
	}
	return nil
}

// AddDiscipline adds a disciplinary decision.
func (tx *Tx) AddDiscipline(ctx context.Context, d org.Discipline) error {
	_, err := tx.exec(ctx, `/* Tx.AddDiscipline */
		insert into discipline (`+disciplineColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		d.ID, d.Person, d.Kind, d.Form, d.Document, d.Act, d.IssuedOn, d.EffectiveOn, d.ViolationYear, d.CountedYear, d.DutyRelated, d.Source)
	if err != nil {
		return fmt.Errorf("add discipline of %s: %w", d.Person, err)
	}
	return nil
}

// AddTransfer adds an arrival in the agency.
func (tx *Tx) AddTransfer(ctx context.Context, t org.Transfer) error {
	_, err := tx.exec(ctx, `/* Tx.AddTransfer */
		insert into transfer (`+transferColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		t.ID, t.Person, t.JoinedOn, t.Recruited, t.OldUnit, t.OldUnitExists, t.OldPeriod.From, t.OldPeriod.Until, t.Comment, t.CommentOn, t.Source)
	if err != nil {
		return fmt.Errorf("add transfer of %s: %w", t.Person, err)
	}
	return nil
}

// SaveOldUnitComment keeps what the old unit says of a person who moved.
func (tx *Tx) SaveOldUnitComment(ctx context.Context, t org.Transfer) error {
	_, err := tx.exec(ctx, `/* Tx.SaveOldUnitComment */
		update transfer set comment = $2, comment_on = $3 where id = $1`, t.ID, t.Comment, t.CommentOn)
	return err
}

// SavePastRating keeps the level of an earlier year.
func (tx *Tx) SavePastRating(ctx context.Context, r org.PastRating) error {
	_, err := tx.exec(ctx, `/* Tx.SavePastRating */
		insert into past_rating (person_id, year, level, source) values ($1, $2, $3, $4)
		on conflict (person_id, year) do update set level = excluded.level, source = excluded.source`,
		r.Person, r.Year, r.Level, r.Source)
	if err != nil {
		return fmt.Errorf("save past rating of %s: %w", r.Person, err)
	}
	return nil
}

// AddNote keeps a part of a roster row no rule understood.
func (tx *Tx) AddNote(ctx context.Context, n org.Note) error {
	_, err := tx.exec(ctx, `/* Tx.AddNote */
		insert into roster_note (id, batch_id, person_id, sheet_row, label, content) values ($1, $2, $3, $4, $5, $6)`,
		n.ID, n.Batch, null(n.Person), n.Row, n.Label, n.Content)
	if err != nil {
		return fmt.Errorf("keep note of row %d: %w", n.Row, err)
	}
	return nil
}

// RemoveFacts takes away everything the agency holds on a person.
func (tx *Tx) RemoveFacts(ctx context.Context, id org.PersonID) error {
	for _, table := range []string{"appointment", "charge", "absence", "discipline", "transfer", "past_rating", "roster_note", "roster_entry"} {
		if err := tx.remove(ctx, `/* Tx.RemoveFacts */ delete from `+table+` where person_id = $1`, string(id)); err != nil {
			return fmt.Errorf("remove %s of %s: %w", table, id, err)
		}
	}
	return nil
}

// Files loads what is held on each person of ids, by person.
func (tx *Tx) Files(ctx context.Context, ids []org.PersonID) (map[org.PersonID]org.File, error) {
	people, err := tx.PeopleByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	files := make(map[org.PersonID]org.File, len(people))
	for _, p := range people {
		files[p.ID] = org.File{Person: p}
	}
	if err := tx.fillWork(ctx, ids, files); err != nil {
		return nil, err
	}
	return files, tx.fillPast(ctx, ids, files)
}

func (tx *Tx) fillWork(ctx context.Context, ids []org.PersonID, files map[org.PersonID]org.File) error {
	var values args
	list := in(&values, ids)
	absences, err := collect(ctx, tx, scanAbsence, `/* Tx.Files absence */
		select `+absenceColumns+` from absence where person_id in (`+list+`) order by year, id`, values...)
	if err != nil {
		return fmt.Errorf("load absences: %w", err)
	}
	transfers, err := collect(ctx, tx, scanTransfer, `/* Tx.Files transfer */
		select `+transferColumns+` from transfer where person_id in (`+list+`) order by joined_on, id`, values...)
	if err != nil {
		return fmt.Errorf("load transfers: %w", err)
	}
	for _, a := range absences {
		f := files[a.Person]
		f.Absences = append(f.Absences, a)
		files[a.Person] = f
	}
	for _, t := range transfers {
		f := files[t.Person]
		f.Transfers = append(f.Transfers, t)
		files[t.Person] = f
	}
	return nil
}

func (tx *Tx) fillPast(ctx context.Context, ids []org.PersonID, files map[org.PersonID]org.File) error {
	var values args
	list := in(&values, ids)
	disciplines, err := collect(ctx, tx, scanDiscipline, `/* Tx.Files discipline */
		select `+disciplineColumns+` from discipline where person_id in (`+list+`) order by effective_on, id`, values...)
	if err != nil {
		return fmt.Errorf("load disciplines: %w", err)
	}
	past, err := collect(ctx, tx, scanPastRating, `/* Tx.Files past */
		select person_id, year, level, source from past_rating where person_id in (`+list+`) order by year desc`, values...)
	if err != nil {
		return fmt.Errorf("load past ratings: %w", err)
	}
	for _, d := range disciplines {
		f := files[d.Person]
		f.Disciplines = append(f.Disciplines, d)
		files[d.Person] = f
	}
	for _, r := range past {
		f := files[r.Person]
		f.Past = append(f.Past, r)
		files[r.Person] = f
	}
	return nil
}

// Notes loads the roster words nobody understood about a person.
func (tx *Tx) Notes(ctx context.Context, id org.PersonID) ([]org.Note, error) {
	notes, err := collect(ctx, tx, func(row scanner) (org.Note, error) {
		var n org.Note
		err := row.Scan(&n.ID, &n.Batch, ref(&n.Person), &n.Row, &n.Label, &n.Content)
		return n, err
	}, `/* Tx.Notes */
		select id, batch_id, person_id, sheet_row, label, content from roster_note where person_id = $1 order by sheet_row, id`, id)
	if err != nil {
		return nil, fmt.Errorf("load notes of %s: %w", id, err)
	}
	return notes, nil
}

func scanAbsence(row scanner) (org.Absence, error) {
	var a org.Absence
	err := row.Scan(&a.ID, &a.Person, &a.Year, &a.Kind, &a.FromOn, &a.Months, &a.Source)
	return a, err
}

func scanDiscipline(row scanner) (org.Discipline, error) {
	var d org.Discipline
	err := row.Scan(&d.ID, &d.Person, &d.Kind, &d.Form, &d.Document, &d.Act, &d.IssuedOn, &d.EffectiveOn,
		&d.ViolationYear, &d.CountedYear, &d.DutyRelated, &d.Source)
	return d, err
}

func scanTransfer(row scanner) (org.Transfer, error) {
	var t org.Transfer
	err := row.Scan(&t.ID, &t.Person, &t.JoinedOn, &t.Recruited, &t.OldUnit, &t.OldUnitExists, &t.OldPeriod.From,
		&t.OldPeriod.Until, &t.Comment, &t.CommentOn, &t.Source)
	return t, err
}

func scanPastRating(row scanner) (org.PastRating, error) {
	var r org.PastRating
	err := row.Scan(&r.Person, &r.Year, &r.Level, &r.Source)
	return r, err
}
