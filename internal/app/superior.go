package app

import (
	"context"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// EnterProvisionalIn records what the department proposes for a subject the
// body above decides: the agency, its leadership collective, one leader.
type EnterProvisionalIn struct {
	Cycle   cycle.ID
	Subject decision.Subject
	Unit    org.UnitID
	Person  org.PersonID // empty: the collective
	Level   rulebook.Level
	Reason  string
}

// EnterProvisional enters a provisional result, after the review of the
// leadership and the ballot on the agency (R247, T10). Faults: Refused while
// these are open or above a cap, Invalid, Conflict when there is a result.
func (a *App) EnterProvisional(ctx context.Context, by By, in EnterProvisionalIn) error {
	_, err := a.act(ctx, by, authz.EnterSuperior, func(c *act) error {
		year, err := c.Cycle(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency, Unit: in.Unit, Person: in.Person}); err != nil {
			return err
		}
		if err := c.reviewedAbove(ctx, year); err != nil {
			return err
		}
		b, err := c.bench(ctx, year)
		if err != nil {
			return err
		}
		subjects := b.subjects(decision.Superior)
		at := slices.IndexFunc(subjects, func(r decision.Rating) bool {
			return r.Subject == in.Subject && r.Unit == in.Unit && r.Person == in.Person
		})
		if at < 0 {
			return fault.New(fault.NotFound, "record.missing")
		}
		entered, err := subjects[at].Enter(decision.Choice{Level: in.Level, Reason: in.Reason}, c.Now())
		if err != nil {
			return err
		}
		d, err := c.superiorDraft(ctx, year)
		if err != nil {
			return err
		}
		entered.ID, entered.Decision, entered.Cycle = decision.RatingID(c.NewID()), d.ID, year.ID
		if err := c.AddRating(ctx, entered); err != nil {
			return err
		}
		c.about("rating", string(entered.ID), 1)
		c.within("cycle", string(year.ID))
		return c.recheck(ctx, year)
	})
	return err
}

// reviewedAbove: what the department proposes for itself and its leaders comes
// out of M2 and M3.
func (c *act) reviewedAbove(ctx context.Context, year cycle.Cycle) error {
	progress, err := c.Progress(ctx, year.ID, "")
	if err != nil {
		return err
	}
	var missing []fault.Message
	if !progress.LeadershipReviewed {
		missing = append(missing, fault.Say("gate.missing.leadershipReview"))
	}
	if !progress.AgencyVoted {
		missing = append(missing, fault.Say("gate.missing.agencyBallot"))
	}
	if len(missing) > 0 {
		return fault.Refuse(c.app.clause(year, "department.ballot"), "decision.tooEarlyAbove").Missing(missing...)
	}
	return nil
}

// superiorDraft is the list the provisional results stand on; it is never
// signed here.
func (c *act) superiorDraft(ctx context.Context, year cycle.Cycle) (decision.Decision, error) {
	list, err := c.Decisions(ctx, year.ID)
	if err != nil {
		return decision.Decision{}, err
	}
	for _, d := range list {
		if d.Kind == decision.Superior && d.State == decision.Drafted {
			return d, nil
		}
	}
	d := decision.Decision{
		ID: decision.ID(c.NewID()), Cycle: year.ID, Kind: decision.Superior, State: decision.Drafted,
		Authority: c.app.clause(year, "authority.decides"),
	}
	return d, c.AddDecision(ctx, d)
}

// EnterSuperiorIn records what the body above decided on one subject.
type EnterSuperiorIn struct {
	Rating  decision.RatingID // the result in force
	Version int
	Level   rulebook.Level
	Number  string // of the decision received
	On      string // day/month/year as typed
	Body    string // who decided
}

// EnterSuperior records a result that came back from above: it supersedes the
// provisional one, and everyone it bounds is looked at again (C16). Faults:
// Invalid without number, day or body, Refused for a level decided here,
// Conflict.
func (a *App) EnterSuperior(ctx context.Context, by By, in EnterSuperiorIn) error {
	_, err := a.act(ctx, by, authz.EnterSuperior, func(c *act) error {
		old, year, err := c.ratingToDecide(ctx, in.Rating)
		if err != nil {
			return err
		}
		parts, err := c.UnitPart(ctx, year.ID, old.Unit)
		if err != nil {
			return err
		}
		if !(bench{units: map[org.UnitID]cycle.UnitPart{parts.Unit: parts}}).above(old) {
			return fault.Refuse(a.clause(year, "authority.decides"), "decision.here")
		}
		d, err := in.decision(c, year)
		if err != nil {
			return err
		}
		if old.Version != in.Version {
			return fault.New(fault.Conflict, "record.changed")
		}
		next, err := old.Received(decision.RatingID(c.NewID()), d, in.Level, c.Now())
		if err != nil {
			return err
		}
		return c.replace(ctx, year, d, next)
	})
	return err
}

func (in EnterSuperiorIn) decision(c *act, year cycle.Cycle) (decision.Decision, error) {
	problems := fault.Fields{}
	day := typedDate(in.On, "on", problems)
	for field, value := range map[string]string{"on": in.On, "number": in.Number, "body": in.Body} {
		if org.Tidy(value) == "" {
			problems.Add(field, "decision.needed."+field)
		}
	}
	d := decision.Decision{
		ID: decision.ID(c.NewID()), Cycle: year.ID, Kind: decision.Superior, State: decision.Signed, SignedAt: c.Now(),
		Authority: org.Tidy(in.Body),
	}
	return d.File(in.Number, day), problems.Err()
}
