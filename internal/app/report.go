package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// ReportKey names a collective report: there is one of each kind on a unit.
type ReportKey struct {
	Cycle cycle.ID
	Unit  org.UnitID
	Kind  dossier.ReportKind
}

// writes is the right it takes to write the report: a division's head writes
// the division's, the office the department's and the leadership's (R230–R232).
func (k ReportKey) writes() authz.Action {
	if k.Kind == dossier.UnitReport {
		return authz.WriteReport
	}
	return authz.WriteAgencyReport
}

// resolves is the right to answer comments and make the final edition.
func (k ReportKey) resolves() authz.Action {
	if k.Kind == dossier.UnitReport {
		return authz.ResolveReport
	}
	return authz.WriteAgencyReport
}

// fits tells whether a unit has reports of the kind.
func (k ReportKey) fits(u cycle.UnitPart) bool {
	switch k.Kind {
	case dossier.UnitReport:
		return u.Reviewed()
	case dossier.AgencyReport:
		return u.Kind == org.Agency
	case dossier.LeadershipReport:
		return u.Kind == org.Leadership
	}
	return false
}

// reportFile is a report with what it belongs to.
type reportFile struct {
	cycle  cycle.Cycle
	unit   cycle.UnitPart
	report dossier.Report
	began  bool // it is stored already
}

// readReport loads a report; one nobody began is an empty draft. Faults:
// NotFound.
func readReport(ctx context.Context, tx *storage.Tx, key ReportKey) (reportFile, error) {
	var (
		f   reportFile
		err error
	)
	if f.cycle, f.unit, err = tx.CycleAndUnit(ctx, key.Cycle, key.Unit); err != nil {
		return f, err
	}
	if !key.fits(f.unit) {
		return f, fault.New(fault.NotFound, "record.missing")
	}
	f.report, err = tx.Report(ctx, key.Cycle, key.Unit, key.Kind)
	if errors.Is(err, fault.NotFound) {
		f.report = dossier.Report{Cycle: key.Cycle, Unit: key.Unit, Kind: key.Kind, State: dossier.ReportDraft}
		return f, nil
	}
	f.began = true
	return f, err
}

// resource is the report for the right to it; asked may comment.
func (f reportFile) resource(asked []cycle.Participant) authz.Resource {
	return authz.Resource{Agency: f.cycle.Agency, Unit: f.unit.Unit, Convened: idsOf(asked)}
}

func idsOf(people []cycle.Participant) []org.PersonID {
	ids := make([]org.PersonID, len(people))
	for i, p := range people {
		ids[i] = p.Person
	}
	return ids
}

// report loads a report for the actor to write, and begins it where nobody has.
func (c *act) report(ctx context.Context, key ReportKey) (reportFile, error) {
	f, err := readReport(ctx, c.Tx, key)
	if err != nil {
		return f, err
	}
	if err := c.allow(f.resource(nil)); err != nil {
		return f, err
	}
	progress := cycle.Progress{Issued: f.cycle.State != cycle.Draft}
	if err := cycle.Work(c.app.clause(f.cycle, "report.draft")).Open(progress); err != nil {
		return f, err
	}
	if !f.began {
		f.report.ID, f.report.Version = dossier.ReportID(c.NewID()), 1
		err = c.AddReport(ctx, f.report)
	}
	return f, err
}

// keep saves a report, with its text as an edition where why says so.
func (c *act) keep(ctx context.Context, r dossier.Report, why string) error {
	if why != "" {
		e := dossier.ReportEdition{Edition: r.Edition, Passages: r.Passages, Why: why, By: c.by.Actor.Person, At: c.Now()}
		if err := c.AddReportEdition(ctx, r.ID, e); err != nil {
			return err
		}
	}
	c.about("report", string(r.ID), r.Version+1)
	c.within("cycle", string(r.Cycle))
	return c.SaveReport(ctx, r)
}

// WritePassageIn is one section of a report as typed; Rev is the revision the
// writer read.
type WritePassageIn struct {
	ReportKey
	Section string
	Text    string
	Grade   string
	Rev     int
}

// longestPassage bounds a section: an office's whole report fits several times.
const longestPassage = 60_000

// WritePassage saves one section. Faults: Conflict when somebody else wrote it
// meanwhile, Refused once the meeting has concluded, Invalid.
func (a *App) WritePassage(ctx context.Context, by By, in WritePassageIn) error {
	_, err := a.act(ctx, by, in.writes(), func(c *act) error {
		f, err := c.report(ctx, in.ReportKey)
		if err != nil {
			return err
		}
		if len(in.Text) > longestPassage {
			return fault.Fields{"text": fault.Say("field.tooLong", longestPassage)}.Err()
		}
		if !a.hasSection(f, in.Section) {
			return fault.New(fault.NotFound, "record.missing")
		}
		p := dossier.Passage{Text: in.Text, Grade: in.Grade, Rev: in.Rev, By: by.Actor.Person}
		r, err := f.report.Write(in.Section, p, a.clause(f.cycle, "report.vote"))
		if err != nil {
			return err
		}
		return c.keep(ctx, r, "")
	})
	return err
}

// sections are the headings of a report: the form of the rule book for
// collectives, the plan's five parts for the department's self-evaluation.
func (a *App) sections(c cycle.Cycle, kind dossier.ReportKind) []rulebook.Section {
	if kind == dossier.AgencyReport {
		return dossier.AgencySections()
	}
	form, _ := a.collectiveForm(c)
	return form.Sections
}

func (a *App) collectiveForm(c cycle.Cycle) (rulebook.Form, bool) {
	edition, err := a.edition(c, org.CivilServant)
	if err != nil {
		return rulebook.Form{}, false
	}
	return edition.CollectiveForm()
}

func (a *App) hasSection(f reportFile, id string) bool {
	for _, s := range a.sections(f.cycle, f.report.Kind) {
		if s.ID == id && s.Kind != rulebook.KindLevel {
			return true
		}
	}
	return false
}

// NameReportLevelIn is the level a collective names for itself.
type NameReportLevelIn struct {
	ReportKey
	Level rulebook.Level
}

// NameReportLevel sets the level a collective names for itself. Faults:
// Invalid, Refused.
func (a *App) NameReportLevel(ctx context.Context, by By, in NameReportLevelIn) error {
	_, err := a.act(ctx, by, in.writes(), func(c *act) error {
		f, err := c.report(ctx, in.ReportKey)
		if err != nil {
			return err
		}
		r, err := f.report.Name(in.Level, a.clause(f.cycle, "report.vote"))
		if err != nil {
			return err
		}
		return c.keep(ctx, r, "")
	})
	return err
}

// SendReportIn puts a report before those who must comment.
type SendReportIn struct {
	ReportKey
	DueOn string // day/month/year as typed
}

// SendReport sends the draft for comment and keeps the edition sent (R204,
// R233). Faults: Refused with what the report lacks, Invalid, Conflict.
func (a *App) SendReport(ctx context.Context, by By, in SendReportIn) error {
	_, err := a.act(ctx, by, in.writes(), func(c *act) error {
		f, err := c.report(ctx, in.ReportKey)
		if err != nil {
			return err
		}
		problems := fault.Fields{}
		due := typedDate(in.DueOn, "due_on", problems)
		if err := problems.Err(); err != nil {
			return err
		}
		untold, err := c.UntoldShortcomings(ctx, in.Cycle, in.Unit)
		if err != nil {
			return err
		}
		missing := f.report.Missing(a.sections(f.cycle, in.Kind), untold)
		r, err := f.report.Send(civil.DateOf(c.Now()), due, missing, a.clause(f.cycle, "report.shortcomings"))
		if err != nil {
			return err
		}
		return c.keep(ctx, r, "sent")
	})
	return err
}

// askedOf lists who is to comment on a report: everyone in a division but the
// head who wrote it (R204), the key officials on the department's (R233).
func askedOf(ctx context.Context, tx *storage.Tx, key ReportKey) ([]cycle.Participant, error) {
	if key.Kind != dossier.UnitReport {
		return tx.Officials(ctx, key.Cycle, civil.DateOf(tx.Now()))
	}
	people, err := tx.ParticipantsOf(ctx, key.Cycle, key.Unit)
	return slices.DeleteFunc(people, func(p cycle.Participant) bool { return p.Post == org.Head }), err
}

// readRoll loads who holds which part in the agency on a day.
func readRoll(ctx context.Context, tx *storage.Tx, c cycle.Cycle, day civil.Date) (meeting.Roll, error) {
	var (
		r   meeting.Roll
		err error
	)
	if r.People, err = tx.Participants(ctx, c.ID); err != nil {
		return r, err
	}
	if r.Units, err = tx.UnitParts(ctx, c.ID); err != nil {
		return r, err
	}
	if r.Charges, err = tx.Charges(ctx, c.Agency, day); err != nil {
		return r, err
	}
	r.Mandates, err = tx.Mandates(ctx, c.Agency, day)
	return r, err
}

// CommentReportIn is what a member says of a report.
type CommentReportIn struct {
	ReportKey
	Section        string // empty: the report as a whole
	Text           string
	NoComment      bool
	Responsibility string
}

// CommentReport records a member's comment and own responsibility, or that
// there is none (R204, R205). Faults: Refused unless the report is out for
// comment, Invalid.
func (a *App) CommentReport(ctx context.Context, by By, in CommentReportIn) error {
	_, err := a.act(ctx, by, authz.CommentReport, func(c *act) error {
		f, err := readReport(ctx, c.Tx, in.ReportKey)
		if err != nil {
			return err
		}
		people, err := askedOf(ctx, c.Tx, in.ReportKey)
		if err != nil {
			return err
		}
		if err := c.allow(f.resource(people)); err != nil {
			return err
		}
		if in.Section != "" && !a.hasSection(f, in.Section) {
			return fault.New(fault.NotFound, "record.missing")
		}
		if len(in.Text)+len(in.Responsibility) > longestPassage {
			return fault.Fields{"text": fault.Say("field.tooLong", longestPassage)}.Err()
		}
		earlier, err := c.ReportComments(ctx, f.report.ID)
		if err != nil {
			return err
		}
		said, err := f.report.Comment(dossier.Comment{
			ID: c.NewID(), Author: by.Actor.Person, Section: in.Section, Text: in.Text, NoComment: in.NoComment,
			Responsibility: in.Responsibility, At: c.Now(),
		}, earlier, a.clause(f.cycle, "report.comments"))
		if err != nil {
			return err
		}
		c.about("comment", said.ID, 1)
		c.within("report", string(f.report.ID))
		return c.AddReportComment(ctx, said)
	})
	return err
}

// ResolveCommentIn answers one comment.
type ResolveCommentIn struct {
	ReportKey
	Comment    string
	Resolution dossier.Resolution
	Reason     string
	Version    int
}

// ResolveComment accepts or declines a comment (R214). Faults: Refused, Invalid
// without a reason for declining, Conflict.
func (a *App) ResolveComment(ctx context.Context, by By, in ResolveCommentIn) error {
	_, err := a.act(ctx, by, in.resolves(), func(c *act) error {
		f, err := c.report(ctx, in.ReportKey)
		if err != nil {
			return err
		}
		comments, err := c.ReportComments(ctx, f.report.ID)
		if err != nil {
			return err
		}
		for _, one := range comments {
			if one.ID != in.Comment {
				continue
			}
			resolved, err := f.report.Resolve(one, in.Resolution, in.Reason, a.clause(f.cycle, "report.vote"))
			if err != nil {
				return err
			}
			resolved.Version = in.Version
			c.about("comment", one.ID, in.Version+1)
			c.within("report", string(f.report.ID))
			return c.SaveReportComment(ctx, resolved)
		}
		return fault.New(fault.NotFound, "record.missing")
	})
	return err
}

// SettleReportIn makes the final edition. Why tells why those still silent are
// not waited for.
type SettleReportIn struct {
	ReportKey
	Why string
}

// SettleReport makes the final edition when every comment is answered (R214).
// Faults: Refused with the comments and people still open, Conflict.
func (a *App) SettleReport(ctx context.Context, by By, in SettleReportIn) error {
	_, err := a.act(ctx, by, in.resolves(), func(c *act) error {
		f, err := c.report(ctx, in.ReportKey)
		if err != nil {
			return err
		}
		comments, err := c.ReportComments(ctx, f.report.ID)
		if err != nil {
			return err
		}
		people, err := askedOf(ctx, c.Tx, in.ReportKey)
		if err != nil {
			return err
		}
		silent := namesOf(people, dossier.Silent(idsOf(people), comments))
		r, err := f.report.Settle(civil.DateOf(c.Now()), comments, silent, in.Why, a.clause(f.cycle, "report.vote"))
		if err != nil {
			return err
		}
		why := "settled"
		if reason := strings.TrimSpace(in.Why); reason != "" {
			why += ": " + reason
		}
		return c.keep(ctx, r, why)
	})
	return err
}

func namesOf(people []cycle.Participant, ids []org.PersonID) []string {
	var names []string
	for _, id := range ids {
		for _, p := range people {
			if p.Person == id {
				names = append(names, p.Name)
			}
		}
	}
	return names
}
