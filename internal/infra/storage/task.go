package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

const taskColumns = `id, cycle_id, unit_id, person_id, title, product, quantity, due_on, done_on, result, outcome,
	explanation, position, version`

// Task loads one task. Faults: NotFound.
func (tx *Tx) Task(ctx context.Context, id dossier.TaskID) (dossier.Task, error) {
	t, err := scanTask(tx.queryRow(ctx, `/* Tx.Task */ select `+taskColumns+` from task where id = $1`, id))
	if err != nil {
		return dossier.Task{}, fmt.Errorf("load task %s: %w", id, tx.fault(err))
	}
	return t, nil
}

// TasksOf loads the tasks of a person, in their order.
func (tx *Tx) TasksOf(ctx context.Context, id cycle.ID, person org.PersonID) ([]dossier.Task, error) {
	tasks, err := collect(ctx, tx, scanTask, `/* Tx.TasksOf */
		select `+taskColumns+` from task where cycle_id = $1 and person_id = $2 order by position, id`, id, person)
	if err != nil {
		return nil, fmt.Errorf("load tasks of %s: %w", person, err)
	}
	return tasks, nil
}

// UnitTasks loads the tasks of a unit, then those of everyone in it.
func (tx *Tx) UnitTasks(ctx context.Context, id cycle.ID, unit org.UnitID) ([]dossier.Task, error) {
	tasks, err := collect(ctx, tx, scanTask, `/* Tx.UnitTasks */
		select `+taskColumns+` from task where cycle_id = $1 and unit_id = $2
		order by case when person_id is null then 0 else 1 end, person_id, position, id`, id, unit)
	if err != nil {
		return nil, fmt.Errorf("load tasks of unit %s: %w", unit, err)
	}
	return tasks, nil
}

// AddTask adds a task after those of the same person or unit.
func (tx *Tx) AddTask(ctx context.Context, t dossier.Task) error {
	_, err := tx.exec(ctx, `/* Tx.AddTask */
		insert into task (id, cycle_id, unit_id, person_id, title, product, quantity, due_on, done_on, result, outcome, explanation, position)
		select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
			(select coalesce(max(position), 0) + 1 from task where cycle_id = $2 and unit_id = $3 and coalesce(person_id, '') = $13)`,
		t.ID, t.Cycle, t.Unit, null(t.Person), t.Title, t.Product, t.Quantity, t.DueOn, t.DoneOn, t.Result, t.Outcome, t.Explanation, string(t.Person))
	if err != nil {
		return fmt.Errorf("add task: %w", err)
	}
	return nil
}

// SaveTask updates a task unless it changed since it was read. Faults:
// Conflict.
func (tx *Tx) SaveTask(ctx context.Context, t dossier.Task) error {
	err := tx.saved(ctx, `/* Tx.SaveTask */
		update task set title = $3, product = $4, quantity = $5, due_on = $6, done_on = $7, result = $8, outcome = $9,
			explanation = $10, version = version + 1
		where id = $1 and version = $2`,
		t.ID, t.Version, t.Title, t.Product, t.Quantity, t.DueOn, t.DoneOn, t.Result, t.Outcome, t.Explanation)
	if err != nil {
		return fmt.Errorf("save task %s: %w", t.ID, err)
	}
	return nil
}

// RemoveTask takes a task away with its evidence.
func (tx *Tx) RemoveTask(ctx context.Context, id dossier.TaskID) error {
	if err := tx.remove(ctx, `/* Tx.RemoveTask evidence */ delete from evidence where task_id = $1`, string(id)); err != nil {
		return fmt.Errorf("remove evidence of task %s: %w", id, err)
	}
	return tx.remove(ctx, `/* Tx.RemoveTask */ delete from task where id = $1`, string(id))
}

func scanTask(row scanner) (dossier.Task, error) {
	var t dossier.Task
	err := row.Scan(&t.ID, &t.Cycle, &t.Unit, ref(&t.Person), &t.Title, &t.Product, &t.Quantity, &t.DueOn, &t.DoneOn,
		&t.Result, &t.Outcome, &t.Explanation, &t.Order, &t.Version)
	return t, err
}

const evidenceColumns = `id, task_id, file_name, media, hash, size, added_by, added_at`

// AddEvidence records a file whose bytes are already kept under its hash.
func (tx *Tx) AddEvidence(ctx context.Context, e dossier.Evidence) error {
	_, err := tx.exec(ctx, `/* Tx.AddEvidence */
		insert into evidence (`+evidenceColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		e.ID, e.Task, e.FileName, e.Media, e.Hash, e.Size, e.By, instant(e.At))
	if err != nil {
		return fmt.Errorf("add evidence of task %s: %w", e.Task, err)
	}
	return nil
}

// Evidence loads what is recorded of one file. Faults: NotFound.
func (tx *Tx) Evidence(ctx context.Context, id string) (dossier.Evidence, error) {
	e, err := scanEvidence(tx.queryRow(ctx, `/* Tx.Evidence */ select `+evidenceColumns+` from evidence where id = $1`, id))
	if err != nil {
		return dossier.Evidence{}, fmt.Errorf("load evidence %s: %w", id, tx.fault(err))
	}
	return e, nil
}

// EvidenceOf loads what is recorded of the files of tasks, oldest first.
func (tx *Tx) EvidenceOf(ctx context.Context, tasks []dossier.TaskID) ([]dossier.Evidence, error) {
	var values args
	list := in(&values, tasks)
	files, err := collect(ctx, tx, scanEvidence, `/* Tx.EvidenceOf */
		select `+evidenceColumns+` from evidence where task_id in (`+list+`) order by added_at, id`, values...)
	if err != nil {
		return nil, fmt.Errorf("load evidence of %d tasks: %w", len(tasks), err)
	}
	return files, nil
}

// RemoveEvidence forgets a file; its bytes stay for whoever else refers to
// them.
func (tx *Tx) RemoveEvidence(ctx context.Context, id string) error {
	return tx.remove(ctx, `/* Tx.RemoveEvidence */ delete from evidence where id = $1`, id)
}

func scanEvidence(row scanner) (dossier.Evidence, error) {
	var e dossier.Evidence
	err := row.Scan(&e.ID, &e.Task, &e.FileName, &e.Media, &e.Hash, &e.Size, &e.By, (*instant)(&e.At))
	return e, err
}

const shortcomingColumns = `id, cycle_id, unit_id, person_id, from_year, content, cause, measure, due_on, status, note, position, version`

// Shortcoming loads one shortcoming. Faults: NotFound.
func (tx *Tx) Shortcoming(ctx context.Context, id string) (dossier.Shortcoming, error) {
	s, err := scanShortcoming(tx.queryRow(ctx, `/* Tx.Shortcoming */ select `+shortcomingColumns+` from shortcoming where id = $1`, id))
	if err != nil {
		return dossier.Shortcoming{}, fmt.Errorf("load shortcoming %s: %w", id, tx.fault(err))
	}
	return s, nil
}

// ShortcomingsOf loads what was carried over for a person.
func (tx *Tx) ShortcomingsOf(ctx context.Context, id cycle.ID, person org.PersonID) ([]dossier.Shortcoming, error) {
	list, err := collect(ctx, tx, scanShortcoming, `/* Tx.ShortcomingsOf */
		select `+shortcomingColumns+` from shortcoming where cycle_id = $1 and person_id = $2 order by position, id`, id, person)
	if err != nil {
		return nil, fmt.Errorf("load shortcomings of %s: %w", person, err)
	}
	return list, nil
}

// UnitShortcomings loads what was carried over for a unit, then for everyone
// in it.
func (tx *Tx) UnitShortcomings(ctx context.Context, id cycle.ID, unit org.UnitID) ([]dossier.Shortcoming, error) {
	list, err := collect(ctx, tx, scanShortcoming, `/* Tx.UnitShortcomings */
		select `+shortcomingColumns+` from shortcoming where cycle_id = $1 and unit_id = $2
		order by case when person_id is null then 0 else 1 end, person_id, position, id`, id, unit)
	if err != nil {
		return nil, fmt.Errorf("load shortcomings of unit %s: %w", unit, err)
	}
	return list, nil
}

// AddShortcoming adds what an earlier year left to be remedied.
func (tx *Tx) AddShortcoming(ctx context.Context, s dossier.Shortcoming) error {
	_, err := tx.exec(ctx, `/* Tx.AddShortcoming */
		insert into shortcoming (id, cycle_id, unit_id, person_id, from_year, content, cause, measure, due_on, status, note, position)
		select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
			(select coalesce(max(position), 0) + 1 from shortcoming where cycle_id = $2 and unit_id = $3 and coalesce(person_id, '') = $12)`,
		s.ID, s.Cycle, s.Unit, null(s.Person), s.FromYear, s.Content, s.Cause, s.Measure, s.DueOn, s.Status, s.Note, string(s.Person))
	if err != nil {
		return fmt.Errorf("add shortcoming: %w", err)
	}
	return nil
}

// SaveShortcoming updates a shortcoming unless it changed since it was read.
// Faults: Conflict.
func (tx *Tx) SaveShortcoming(ctx context.Context, s dossier.Shortcoming) error {
	err := tx.saved(ctx, `/* Tx.SaveShortcoming */
		update shortcoming set content = $3, cause = $4, measure = $5, due_on = $6, status = $7, note = $8, version = version + 1
		where id = $1 and version = $2`,
		s.ID, s.Version, s.Content, s.Cause, s.Measure, s.DueOn, s.Status, s.Note)
	if err != nil {
		return fmt.Errorf("save shortcoming %s: %w", s.ID, err)
	}
	return nil
}

func scanShortcoming(row scanner) (dossier.Shortcoming, error) {
	var s dossier.Shortcoming
	err := row.Scan(&s.ID, &s.Cycle, &s.Unit, ref(&s.Person), &s.FromYear, &s.Content, &s.Cause, &s.Measure, &s.DueOn,
		&s.Status, &s.Note, &s.Order, &s.Version)
	return s, err
}
