package storage

import (
	"context"
	"fmt"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

const reportColumns = `id, cycle_id, unit_id, kind, state, answers, grades, revisions, self_level, conclusion, proposed_level, due_on, edition, version`

// Report loads the report of a kind on a unit. Faults: NotFound.
func (tx *Tx) Report(ctx context.Context, id cycle.ID, unit org.UnitID, kind dossier.ReportKind) (dossier.Report, error) {
	r, err := scanReport(tx.queryRow(ctx, `/* Tx.Report */
		select `+reportColumns+` from collective_report where cycle_id = $1 and unit_id = $2 and kind = $3`, id, unit, kind))
	if err != nil {
		return dossier.Report{}, fmt.Errorf("load %s report of %s: %w", kind, unit, tx.fault(err))
	}
	return r, nil
}

// Reports loads every report of a cycle, without any promise of order.
func (tx *Tx) Reports(ctx context.Context, id cycle.ID) ([]dossier.Report, error) {
	reports, err := collect(ctx, tx, scanReport, `/* Tx.Reports */
		select `+reportColumns+` from collective_report where cycle_id = $1 order by id`, id)
	if err != nil {
		return nil, fmt.Errorf("load reports: %w", err)
	}
	return reports, nil
}

// AddReport starts a report. Faults: Conflict when the unit has one of the kind.
func (tx *Tx) AddReport(ctx context.Context, r dossier.Report) error {
	_, err := tx.exec(ctx, `/* Tx.AddReport */
		insert into collective_report (id, cycle_id, unit_id, kind, state, answers, grades, revisions, due_on)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		r.ID, r.Cycle, r.Unit, r.Kind, r.State, toJSON(texts(r.Passages)), toJSON(grades(r.Passages)), toJSON(revisions(r.Passages)), r.DueOn)
	if err != nil {
		return fmt.Errorf("add report of %s: %w", r.Unit, err)
	}
	return nil
}

// SaveReport updates r unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveReport(ctx context.Context, r dossier.Report) error {
	err := tx.saved(ctx, `/* Tx.SaveReport */
		update collective_report set state = $3, answers = $4, grades = $5, revisions = $6, self_level = $7, conclusion = $8,
			proposed_level = $9, due_on = $10, edition = $11, version = version + 1
		where id = $1 and version = $2`,
		r.ID, r.Version, r.State, toJSON(texts(r.Passages)), toJSON(grades(r.Passages)), toJSON(revisions(r.Passages)),
		r.SelfLevel, r.Conclusion, r.Proposed, r.DueOn, r.Edition)
	if err != nil {
		return fmt.Errorf("save report %s: %w", r.ID, err)
	}
	return nil
}

func scanReport(row scanner) (dossier.Report, error) {
	var (
		r      dossier.Report
		said   map[string]string
		graded map[string]string
		marks  map[string]revision
	)
	err := row.Scan(&r.ID, &r.Cycle, &r.Unit, &r.Kind, &r.State, fromJSON(&said), fromJSON(&graded), fromJSON(&marks),
		&r.SelfLevel, &r.Conclusion, &r.Proposed, &r.DueOn, &r.Edition, &r.Version)
	r.Passages = passages(said, graded)
	for section, mark := range marks {
		p := r.Passages[section]
		p.Rev, p.By = mark.Rev, mark.By
		r.Passages[section] = p
	}
	return r, err
}

// revision guards one section of a report.
type revision struct {
	Rev int          `json:"rev"`
	By  org.PersonID `json:"by"`
}

// texts, grades and revisions are the three columns passages are kept in.
func texts(passages map[string]dossier.Passage) map[string]string {
	out := map[string]string{}
	for section, p := range passages {
		out[section] = p.Text
	}
	return out
}

func grades(passages map[string]dossier.Passage) map[string]string {
	out := map[string]string{}
	for section, p := range passages {
		if p.Grade != "" {
			out[section] = p.Grade
		}
	}
	return out
}

func revisions(passages map[string]dossier.Passage) map[string]revision {
	out := map[string]revision{}
	for section, p := range passages {
		out[section] = revision{p.Rev, p.By}
	}
	return out
}

func passages(said, graded map[string]string) map[string]dossier.Passage {
	out := map[string]dossier.Passage{}
	for section, text := range said {
		out[section] = dossier.Passage{Text: text, Grade: graded[section]}
	}
	return out
}

// AddReportEdition keeps the text of a report as it stands.
func (tx *Tx) AddReportEdition(ctx context.Context, id dossier.ReportID, e dossier.ReportEdition) error {
	_, err := tx.exec(ctx, `/* Tx.AddReportEdition */
		insert into collective_report_edition (report_id, edition, answers, grades, why, made_by, made_at)
		values ($1, $2, $3, $4, $5, $6, $7)`,
		id, e.Edition, toJSON(texts(e.Passages)), toJSON(grades(e.Passages)), e.Why, e.By, instant(e.At))
	if err != nil {
		return fmt.Errorf("keep edition %d of report %s: %w", e.Edition, id, err)
	}
	return nil
}

// ReportEditions loads the kept texts of a report, the oldest first.
func (tx *Tx) ReportEditions(ctx context.Context, id dossier.ReportID) ([]dossier.ReportEdition, error) {
	editions, err := collect(ctx, tx, func(row scanner) (dossier.ReportEdition, error) {
		var (
			e            dossier.ReportEdition
			said, graded map[string]string
		)
		err := row.Scan(&e.Edition, fromJSON(&said), fromJSON(&graded), &e.Why, &e.By, &e.ByName, (*instant)(&e.At))
		e.Passages = passages(said, graded)
		return e, err
	}, `/* Tx.ReportEditions */
		select e.edition, e.answers, e.grades, e.why, e.made_by, p.name, e.made_at
		from collective_report_edition e join person p on p.id = e.made_by
		where e.report_id = $1 order by e.edition`, id)
	if err != nil {
		return nil, fmt.Errorf("load editions of report %s: %w", id, err)
	}
	return editions, nil
}

// ReportComments loads what was said of a report, the earliest first.
func (tx *Tx) ReportComments(ctx context.Context, id dossier.ReportID) ([]dossier.Comment, error) {
	comments, err := collect(ctx, tx, func(row scanner) (dossier.Comment, error) {
		var c dossier.Comment
		err := row.Scan(&c.ID, &c.Report, &c.Author, &c.AuthorName, &c.Section, &c.Text, &c.NoComment, &c.Responsibility,
			&c.Resolution, &c.Reason, (*instant)(&c.At), &c.Version)
		return c, err
	}, `/* Tx.ReportComments */
		select c.id, c.report_id, c.author_id, p.name, c.section, c.content, c.no_comment, c.responsibility,
			c.resolution, c.reason, c.made_at, c.version
		from report_comment c join person p on p.id = c.author_id
		where c.report_id = $1 order by c.made_at, c.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load comments on report %s: %w", id, err)
	}
	return comments, nil
}

// AddReportComment adds a comment.
func (tx *Tx) AddReportComment(ctx context.Context, c dossier.Comment) error {
	_, err := tx.exec(ctx, `/* Tx.AddReportComment */
		insert into report_comment (id, report_id, author_id, section, content, no_comment, responsibility, made_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		c.ID, c.Report, c.Author, c.Section, c.Text, c.NoComment, c.Responsibility, instant(c.At))
	if err != nil {
		return fmt.Errorf("add comment on report %s: %w", c.Report, err)
	}
	return nil
}

// SaveReportComment keeps what the author made of a comment. Faults: Conflict.
func (tx *Tx) SaveReportComment(ctx context.Context, c dossier.Comment) error {
	err := tx.saved(ctx, `/* Tx.SaveReportComment */
		update report_comment set resolution = $3, reason = $4, version = version + 1 where id = $1 and version = $2`,
		c.ID, c.Version, c.Resolution, c.Reason)
	if err != nil {
		return fmt.Errorf("resolve comment %s: %w", c.ID, err)
	}
	return nil
}

// UntoldShortcomings lists the unit's own shortcomings of earlier years whose
// status nobody has told (R092, R210).
func (tx *Tx) UntoldShortcomings(ctx context.Context, id cycle.ID, unit org.UnitID) ([]string, error) {
	return tx.names(ctx, `/* Tx.UntoldShortcomings */
		select content from shortcoming
		where cycle_id = $1 and unit_id = $2 and person_id is null and status = 'unknown' order by position, id`, id, unit)
}

// names reads a column of words.
func (tx *Tx) names(ctx context.Context, text string, args ...any) ([]string, error) {
	return collect(ctx, tx, func(row scanner) (string, error) {
		var name string
		err := row.Scan(&name)
		return name, err
	}, text, args...)
}

const contributionColumns = `c.id, c.cycle_id, c.unit_id, u.name, c.state, c.answers, c.submitted_at, c.version`

// Contributions loads what the divisions wrote for the department's report, in
// the order of units.
func (tx *Tx) Contributions(ctx context.Context, id cycle.ID) ([]dossier.Contribution, error) {
	contributions, err := collect(ctx, tx, scanContribution, `/* Tx.Contributions */
		select `+contributionColumns+` from contribution c
		join unit_part u on u.cycle_id = c.cycle_id and u.unit_id = c.unit_id
		where c.cycle_id = $1 order by u.display_order, c.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load contributions: %w", err)
	}
	return contributions, nil
}

// Contribution loads a division's contribution. Faults: NotFound.
func (tx *Tx) Contribution(ctx context.Context, id cycle.ID, unit org.UnitID) (dossier.Contribution, error) {
	c, err := scanContribution(tx.queryRow(ctx, `/* Tx.Contribution */
		select `+contributionColumns+` from contribution c
		join unit_part u on u.cycle_id = c.cycle_id and u.unit_id = c.unit_id
		where c.cycle_id = $1 and c.unit_id = $2`, id, unit))
	if err != nil {
		return dossier.Contribution{}, fmt.Errorf("load contribution of %s: %w", unit, tx.fault(err))
	}
	return c, nil
}

// AddContribution starts a contribution. Faults: Conflict when there is one.
func (tx *Tx) AddContribution(ctx context.Context, c dossier.Contribution) error {
	_, err := tx.exec(ctx, `/* Tx.AddContribution */
		insert into contribution (id, cycle_id, unit_id, answers, state, submitted_at) values ($1, $2, $3, $4, $5, $6)`,
		c.ID, c.Cycle, c.Unit, toJSON(c.Answers), c.State, instant(c.SubmittedAt))
	if err != nil {
		return fmt.Errorf("add contribution of %s: %w", c.Unit, err)
	}
	return nil
}

// SaveContribution updates c unless it changed since it was read. Faults:
// Conflict.
func (tx *Tx) SaveContribution(ctx context.Context, c dossier.Contribution) error {
	err := tx.saved(ctx, `/* Tx.SaveContribution */
		update contribution set answers = $3, state = $4, submitted_at = $5, version = version + 1 where id = $1 and version = $2`,
		c.ID, c.Version, toJSON(c.Answers), c.State, instant(c.SubmittedAt))
	if err != nil {
		return fmt.Errorf("save contribution of %s: %w", c.Unit, err)
	}
	return nil
}

func scanContribution(row scanner) (dossier.Contribution, error) {
	var c dossier.Contribution
	err := row.Scan(&c.ID, &c.Cycle, &c.Unit, &c.UnitName, &c.State, fromJSON(&c.Answers), (*instant)(&c.SubmittedAt), &c.Version)
	return c, err
}
