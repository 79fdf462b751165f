package app

import (
	"context"
	"encoding/json"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

const excellent = rulebook.Excellent

// Computed is what the rules say of an item: of its subject, and at the
// consultation of the unit's people too.
type Computed struct {
	Outcome rating.Outcome                  `json:"outcome"`
	People  map[org.PersonID]rating.Outcome `json:"people,omitempty"`
	Ballot  rulebook.Level                  `json:"ballot,omitempty"` // M3: what more than half voted for
}

// readComputed reads what an item keeps; the zero value when it has none.
func readComputed(it meeting.Item) Computed {
	var c Computed
	if it.Computed != "" {
		_ = json.Unmarshal([]byte(it.Computed), &c) // an answer of an older engine is computed again when concluded
	}
	return c
}

// compute is found, as an item keeps it.
func (c *act) compute(ctx context.Context, m meeting.Meeting, year cycle.Cycle, it meeting.Item) (string, error) {
	found, err := c.found(ctx, m, year, it)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(found)
	return string(text), err
}

// found asks the rules about an item with the criteria as the chair grades them.
func (c *act) found(ctx context.Context, m meeting.Meeting, year cycle.Cycle, it meeting.Item) (Computed, error) {
	var (
		found Computed
		err   error
	)
	switch {
	case it.Subject == meeting.Department:
		found.Ballot, _ = it.Votes.Majority(issued(it))
	case it.Subject == meeting.Personal:
		found.Outcome, err = c.personOutcome(ctx, year, it)
	default:
		if found.Outcome, err = c.app.collectiveOutcome(ctx, c.Tx, year, m, it.Unit); err == nil && m.Kind == meeting.Consultation {
			found.People, err = c.peopleOutcomes(ctx, year, it.Unit)
		}
	}
	return found, err
}

func issued(it meeting.Item) int {
	agreed, _ := it.Agreed()
	return agreed.Issued
}

func (c *act) personOutcome(ctx context.Context, year cycle.Cycle, it meeting.Item) (rating.Outcome, error) {
	p, err := c.Participant(ctx, year.ID, it.Person)
	if err != nil {
		return rating.Outcome{}, err
	}
	rated, err := c.app.outcome(ctx, c.Tx, year, p)
	if err != nil || len(it.Conclusion.General) == 0 {
		return rated.Outcome, err
	}
	g := it.Conclusion.General
	facts := rated.Facts
	for criterion, mark := range map[string]*string{
		"ideology": &facts.General.Ideology, "ethics": &facts.General.Ethics,
		"working_style": &facts.General.WorkingStyle, "discipline": &facts.General.Discipline,
	} {
		if g[criterion] != "" {
			*mark = g[criterion]
		}
	}
	if p.Post.Leads() && g["leadership"] != "" {
		facts.General.Leadership = g["leadership"]
	}
	edition, err := c.app.edition(year, p.Class)
	if err != nil {
		return rating.Outcome{}, err
	}
	outcome, err := rating.Rate(edition, facts)
	if _, incomplete := fault.FieldsOf(err); incomplete {
		return rated.Outcome, nil // what is still unknown is supposed, as on the person's own page
	}
	return outcome, err
}

func (c *act) peopleOutcomes(ctx context.Context, year cycle.Cycle, unit org.UnitID) (map[org.PersonID]rating.Outcome, error) {
	people, err := c.ParticipantsOf(ctx, year.ID, unit)
	if err != nil {
		return nil, err
	}
	rated, err := c.app.outcomes(ctx, c.Tx, year, people)
	if err != nil {
		return nil, err
	}
	out := map[org.PersonID]rating.Outcome{}
	for id, r := range rated {
		out[id] = r.Outcome
	}
	return out, nil
}

// collectiveOutcome is collectiveOutcomes for one unit, by its own report or,
// for the leadership, by that. Without a report the level is the authority's.
func (a *App) collectiveOutcome(ctx context.Context, tx *storage.Tx, year cycle.Cycle, m meeting.Meeting, unit org.UnitID) (rating.Outcome, error) {
	people, err := tx.Participants(ctx, year.ID)
	if err != nil {
		return rating.Outcome{}, err
	}
	outcomes, err := a.collectiveOutcomes(ctx, tx, year, people)
	if err != nil {
		return rating.Outcome{}, err
	}
	kind := dossier.UnitReport
	if m.Kind == meeting.LeadershipReview {
		kind = dossier.LeadershipReport
	}
	if o, rated := outcomes[collectiveKey{unit, kind}]; rated {
		return o, nil
	}
	return rating.Outcome{Level: rating.Undetermined, Merit: rating.Undetermined}, nil
}

// choose checks every level of a conclusion against the rules. Faults: Refused
// with the clause of a cap or forced level, Invalid without a reason.
func (f Computed) choose(it meeting.Item) error {
	c := it.Conclusion
	if it.Subject == meeting.Department {
		if c.Level != f.Ballot && c.Reason == "" {
			return fault.Fields{"reason": fault.Say("tally.reason")}.Err()
		}
		return nil
	}
	if err := f.Outcome.Choose(c.Level, c.Reason); err != nil {
		return err
	}
	for _, p := range c.People {
		err := f.People[p.Person].Choose(p.Level, p.Reason)
		if fields, wrong := fault.FieldsOf(err); wrong {
			return fault.Fields{"reason-" + string(p.Person): fields["reason"]}.Err()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// concludeReport closes the report a meeting reviewed with the conclusion.
func (c *act) concludeReport(ctx context.Context, m meeting.Meeting, year cycle.Cycle, it meeting.Item) error {
	kind := map[meeting.Kind]dossier.ReportKind{
		meeting.DivisionReview: dossier.UnitReport, meeting.LeadershipReview: dossier.LeadershipReport, meeting.AgencyBallot: dossier.AgencyReport,
	}[m.Kind]
	report, err := c.Report(ctx, m.Cycle, m.Unit, kind)
	if err != nil {
		return err
	}
	text := it.Conclusion.Summary
	if text == "" {
		text = it.Conclusion.Strengths + "\n" + it.Conclusion.Shortcomings + it.Conclusion.NoShortcoming
	}
	report, err = report.Conclude(text, it.Conclusion.Level, c.app.clause(year, "report.vote"))
	if err != nil {
		return err
	}
	e := dossier.ReportEdition{Edition: report.Edition, Passages: report.Passages, Why: "concluded", By: c.by.Actor.Person, At: c.Now()}
	if err := c.AddReportEdition(ctx, report.ID, e); err != nil {
		return err
	}
	return c.SaveReport(ctx, report)
}

// stageOf is the stage at which a meeting proposes.
func stageOf(k meeting.Kind) decision.Stage {
	switch k {
	case meeting.DivisionReview:
		return decision.ByDivision
	case meeting.Consultation:
		return decision.ByConsultation
	}
	return decision.ByLeadership
}

// propose keeps the levels of a conclusion as proposals of their stage (R036).
func (c *act) propose(ctx context.Context, m meeting.Meeting, it meeting.Item) error {
	proposal := decision.Proposal{Cycle: m.Cycle, Unit: it.Unit, Stage: stageOf(m.Kind), By: c.by.Actor.Person, At: c.Now()}
	subject := proposal
	subject.ID, subject.Person, subject.Level, subject.Rank, subject.Grounds = c.NewID(), it.Person, it.Conclusion.Level, it.Conclusion.Rank, it.Conclusion.Reason
	if it.Subject != meeting.Personal {
		subject.Rank = 0
	}
	if err := c.AddProposal(ctx, subject); err != nil {
		return err
	}
	for _, p := range it.Conclusion.People {
		one := proposal
		one.ID, one.Person, one.Level, one.Rank, one.Grounds = c.NewID(), p.Person, p.Level, p.Rank, p.Reason
		if err := c.AddProposal(ctx, one); err != nil {
			return err
		}
	}
	return nil
}
