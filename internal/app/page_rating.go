package app

import (
	"context"
	"errors"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/infra/storage"
)

// faultOf returns the fault err carries.
func faultOf(err error) (*fault.Fault, bool) { return errors.AsType[*fault.Fault](err) }

// RatingPage is one subject on the table: every proposal, every reason, the
// levels open, and the earlier decisions on it.
type RatingPage struct {
	Page
	Cycle    cycle.Cycle
	Decision decision.Decision
	Line     DecisionLine
	Earlier  []decision.Rating // superseded, the oldest first
	May      May
}

// RatingPage reads one rating. Faults: NotFound, Forbidden.
func (a *App) RatingPage(ctx context.Context, actor authz.Actor, id decision.RatingID) (RatingPage, error) {
	var p RatingPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		r, err := tx.Rating(ctx, id)
		if err != nil {
			return err
		}
		if p.Cycle, err = tx.Cycle(ctx, r.Cycle); err != nil {
			return err
		}
		of := authz.Resource{Agency: p.Cycle.Agency, Unit: r.Unit, Person: r.Person}
		if err := authz.Allow(actor, authz.ViewDecision, of); err != nil {
			return err
		}
		if p.Decision, err = tx.Decision(ctx, r.Decision); err != nil {
			return err
		}
		lines, err := linesLike(ctx, tx, r)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(lines, func(l decision.Line) bool { return l.Rating.ID == id })
		if at < 0 { // superseded: its successor is the one to look at
			return fault.New(fault.NotFound, "rating.superseded")
		}
		p.Line = decisionLine(lines[at], actor, p.Cycle.Agency)
		if p.Earlier, err = tx.EarlierRatings(ctx, r); err != nil {
			return err
		}
		p.May = may(actor, of, authz.SetLevel, authz.DecideAgain, authz.EnterSuperior)
		p.May[authz.SetLevel] = p.May[authz.SetLevel] && r.State == decision.RatingDraft
		p.May[authz.DecideAgain] = p.May[authz.DecideAgain] && r.State == decision.RatingFinal && !p.Line.Above()
		p.May[authz.EnterSuperior] = p.May[authz.EnterSuperior] && p.Line.Above()
		return nil
	})
	return p, err
}

func linesLike(ctx context.Context, tx *storage.Tx, r decision.Rating) ([]decision.Line, error) {
	if r.Subject == decision.OfPerson {
		return tx.PeopleLines(ctx, r.Cycle)
	}
	return tx.UnitLines(ctx, r.Cycle)
}

// SuperiorPage is what the department proposes for those decided above, and
// what came back.
type SuperiorPage struct {
	Page
	Cycle     cycle.Cycle
	Lines     []DecisionLine // entered, provisional or back from above
	Open      []Unentered
	Decisions map[decision.ID]decision.Decision
	Missing   []fault.Message // steps that are still open
	May       May
}

// Unentered is a subject decided above nothing is entered for yet.
type Unentered struct {
	Rating   decision.Rating // subject, unit and person
	Name     string
	Title    string
	Proposed decision.Proposal // by the leadership's review or the ballot, if any
}

// SuperiorPage reads the results decided above. Faults: NotFound, Forbidden.
func (a *App) SuperiorPage(ctx context.Context, actor authz.Actor, id cycle.ID) (SuperiorPage, error) {
	p := SuperiorPage{Decisions: map[decision.ID]decision.Decision{}}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, err = tx.Cycle(ctx, id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency}
		if err := authz.Allow(actor, authz.ViewDecision, r); err != nil {
			return err
		}
		p.May = may(actor, r, authz.EnterSuperior)
		aboves, err := tx.SubjectsAbove(ctx, id)
		if err != nil {
			return err
		}
		units, err := tx.UnitLines(ctx, id)
		if err != nil {
			return err
		}
		people, err := tx.PeopleLines(ctx, id)
		if err != nil {
			return err
		}
		for _, l := range append(units, people...) {
			if l.Above() {
				p.Lines = append(p.Lines, decisionLine(l, actor, p.Cycle.Agency))
			}
		}
		decisions, err := tx.Decisions(ctx, id)
		if err != nil {
			return err
		}
		for _, d := range decisions {
			p.Decisions[d.ID] = d
		}
		p.open(aboves)
		return p.steps(ctx, tx)
	})
	return p, err
}

// open lists the subjects nothing is entered for.
func (p *SuperiorPage) open(all []storage.SubjectAbove) {
	for _, s := range all {
		entered := slices.ContainsFunc(p.Lines, func(l DecisionLine) bool {
			return l.Rating.Subject == s.Rating.Subject && l.Rating.Person == s.Rating.Person
		})
		if entered {
			continue
		}
		p.Open = append(p.Open, Unentered{Rating: s.Rating, Name: s.Name, Title: s.Title, Proposed: s.Proposal})
	}
}

func (p *SuperiorPage) steps(ctx context.Context, tx *storage.Tx) error {
	progress, err := tx.Progress(ctx, p.Cycle.ID, "")
	if err != nil {
		return err
	}
	if !progress.LeadershipReviewed {
		p.Missing = append(p.Missing, fault.Say("gate.missing.leadershipReview"))
	}
	if !progress.AgencyVoted {
		p.Missing = append(p.Missing, fault.Say("gate.missing.agencyBallot"))
	}
	return nil
}
