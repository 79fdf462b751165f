package app

import (
	"context"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// ReportPage is a collective report with everything its authors and readers
// need beside it.
type ReportPage struct {
	Page
	Key          ReportKey
	Cycle        cycle.Cycle
	Unit         cycle.UnitPart
	Report       dossier.Report
	Form         rulebook.Form // empty for the department's self-evaluation
	Sections     []rulebook.Section
	Comments     []dossier.Comment
	Asked        int
	Silent       []cycle.Participant // asked, and not answered yet
	Shortcomings []dossier.Shortcoming
	Missing      []fault.Message
	Contributed  []dossier.Contribution // for the department's reports
	Mine         bool                   // the reader is asked to comment
	May          May
}

// Deadline is the milestone that times the report.
func (p ReportPage) Deadline() cycle.Code {
	if p.Key.Kind == dossier.UnitReport {
		return cycle.UnitDossiers
	}
	return cycle.AgencyReports
}

// ReportPage reads a report. Faults: NotFound, Forbidden.
func (a *App) ReportPage(ctx context.Context, actor authz.Actor, key ReportKey) (ReportPage, error) {
	p := ReportPage{Key: key}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		f, err := readReport(ctx, tx, key)
		if err != nil {
			return err
		}
		people, err := askedOf(ctx, tx, key)
		if err != nil {
			return err
		}
		r := f.resource(people)
		if err := authz.Allow(actor, authz.ViewReport, r); err != nil {
			return err
		}
		if p.Comments, err = tx.ReportComments(ctx, f.report.ID); err != nil {
			return err
		}
		if err := p.fill(ctx, tx, a, f); err != nil {
			return err
		}
		answered := dossier.Silent(idsOf(people), p.Comments)
		for _, one := range people {
			if slices.Contains(answered, one.Person) {
				p.Silent = append(p.Silent, one)
			}
		}
		p.Asked = len(people)
		p.Mine = authz.May(actor, authz.CommentReport, r)
		p.May = May{
			authz.WriteReport:   authz.May(actor, key.writes(), r),
			authz.ResolveReport: authz.May(actor, key.resolves(), r),
			authz.CommentReport: p.Mine,
		}
		return nil
	})
	return p, err
}

func (p *ReportPage) fill(ctx context.Context, tx *storage.Tx, a *App, f reportFile) error {
	p.Cycle, p.Unit, p.Report = f.cycle, f.unit, f.report
	p.Sections = a.sections(f.cycle, f.report.Kind)
	if f.report.Kind != dossier.AgencyReport {
		p.Form, _ = a.collectiveForm(f.cycle)
	}
	var err error
	if p.Shortcomings, err = tx.UnitShortcomings(ctx, f.cycle.ID, f.unit.Unit); err != nil {
		return err
	}
	p.Shortcomings = slices.DeleteFunc(p.Shortcomings, func(s dossier.Shortcoming) bool { return s.Person != "" }) // members tell their own
	if f.report.Kind != dossier.UnitReport {
		if p.Contributed, err = tx.Contributions(ctx, f.cycle.ID); err != nil {
			return err
		}
	}
	var untold []string
	for _, s := range p.Shortcomings {
		if s.Status == dossier.Unknown {
			untold = append(untold, s.Content)
		}
	}
	p.Missing = f.report.Missing(p.Sections, untold)
	return nil
}

// ReportHistoryPage is the kept editions of a report, the newest first, each
// with what it changed.
type ReportHistoryPage struct {
	Page
	Key      ReportKey
	Cycle    cycle.Cycle
	Unit     cycle.UnitPart
	Report   dossier.Report
	Sections []rulebook.Section
	Editions []EditionChange
}

// EditionChange is an edition and how it differs from the one before.
type EditionChange struct {
	dossier.ReportEdition
	Changes []PassageChange
}

// PassageChange is how a section differs between two editions.
type PassageChange struct {
	Section rulebook.Section
	Pieces  []dossier.Piece
	Was     string // grade before
	Is      string
}

// ReportHistoryPage reads the editions of a report. Faults: NotFound,
// Forbidden.
func (a *App) ReportHistoryPage(ctx context.Context, actor authz.Actor, key ReportKey) (ReportHistoryPage, error) {
	p := ReportHistoryPage{Key: key}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		f, err := readReport(ctx, tx, key)
		if err != nil {
			return err
		}
		people, err := askedOf(ctx, tx, key)
		if err != nil {
			return err
		}
		if err := authz.Allow(actor, authz.ViewReport, f.resource(people)); err != nil {
			return err
		}
		p.Cycle, p.Unit, p.Report = f.cycle, f.unit, f.report
		p.Sections = a.sections(f.cycle, f.report.Kind)
		editions, err := tx.ReportEditions(ctx, f.report.ID)
		if err != nil {
			return err
		}
		p.Editions = changes(p.Sections, editions)
		return nil
	})
	return p, err
}

func changes(sections []rulebook.Section, editions []dossier.ReportEdition) []EditionChange {
	var list []EditionChange
	before := map[string]dossier.Passage{}
	for _, e := range editions {
		one := EditionChange{ReportEdition: e}
		for _, s := range sections {
			was, is := before[s.ID], e.Passages[s.ID]
			if was.Text == is.Text && was.Grade == is.Grade {
				continue
			}
			one.Changes = append(one.Changes, PassageChange{
				Section: s, Pieces: dossier.Compare(was.Text, is.Text), Was: was.Grade, Is: is.Grade,
			})
		}
		before = e.Passages
		list = append(list, one)
	}
	slices.Reverse(list)
	return list
}

// ContributionPage is a division's part of the department's report.
type ContributionPage struct {
	Page
	Cycle        cycle.Cycle
	Unit         cycle.UnitPart
	Contribution dossier.Contribution
	Sections     []rulebook.Section
	Due          Due
	May          May
}

// ContributionPage reads a division's contribution. Faults: NotFound,
// Forbidden.
func (a *App) ContributionPage(ctx context.Context, actor authz.Actor, id cycle.ID, unit org.UnitID) (ContributionPage, error) {
	p := ContributionPage{Sections: dossier.AgencySections()}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, p.Unit, p.Contribution, err = readContribution(ctx, tx, id, unit); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency, Unit: unit}
		if err := authz.Allow(actor, authz.ViewUnit, r); err != nil {
			return err
		}
		p.May = may(actor, r, authz.WriteContribution)
		p.Due, err = due(ctx, tx, id, cycle.Contributions)
		return err
	})
	return p, err
}

// due is the milestone of a step as of today.
func due(ctx context.Context, tx *storage.Tx, id cycle.ID, code cycle.Code) (Due, error) {
	milestones, err := tx.Milestones(ctx, id)
	if err != nil {
		return Due{}, err
	}
	m, _ := cycle.Plan{Milestones: milestones}.Milestone(code)
	return dues([]cycle.Milestone{m}, civil.DateOf(tx.Now()))[0], nil
}
