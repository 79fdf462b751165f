package app

import (
	"context"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// bench loads and rates everyone and every collective of a cycle.
func (c *act) bench(ctx context.Context, year cycle.Cycle) (bench, error) {
	b := bench{year: year, units: map[org.UnitID]cycle.UnitPart{}}
	var err error
	if b.people, err = c.Participants(ctx, year.ID); err != nil {
		return b, err
	}
	parts, err := c.UnitParts(ctx, year.ID)
	if err != nil {
		return b, err
	}
	for _, u := range parts {
		b.units[u.Unit] = u
		b.order = append(b.order, u.Unit)
	}
	if b.rated, err = c.app.outcomes(ctx, c.Tx, year, b.people); err != nil {
		return b, err
	}
	b.collectives, err = c.app.collectiveOutcomes(ctx, c.Tx, year, b.people)
	return b, err
}

// above tells whether a subject is decided by the body above: the agency, its
// leadership, and everyone in that (R247).
func (b bench) above(r decision.Rating) bool {
	return r.Subject == decision.OfAgency || r.Subject == decision.OfLeadership || b.units[r.Unit].Kind == org.Leadership
}

// subjects lists who and what a kind of decision is about, each with the
// outcome of today's facts.
func (b bench) subjects(kind decision.Kind) []decision.Rating {
	var all []decision.Rating
	for _, id := range b.order {
		u := b.units[id]
		switch {
		case kind == decision.Superior && u.Kind == org.Agency:
			all = append(all, decision.Rating{Unit: id, Subject: decision.OfAgency})
		case kind == decision.Superior && u.Kind == org.Leadership:
			all = append(all, decision.Rating{Unit: id, Subject: decision.OfLeadership})
		case kind == decision.Units && u.Reviewed():
			all = append(all, decision.Rating{Unit: id, Subject: decision.OfCollective})
		}
	}
	for _, p := range b.people {
		led := b.units[p.Unit].Kind == org.Leadership
		if kind == decision.People && !led || kind == decision.Superior && led {
			all = append(all, decision.Rating{Unit: p.Unit, Person: p.Person, Subject: decision.OfPerson})
		}
	}
	for i, r := range all {
		all[i].Outcome = b.outcome(r)
	}
	return all
}

// outcome is what the rules say of a rating's subject now.
func (b bench) outcome(r decision.Rating) rating.Outcome {
	if r.Person != "" {
		rated := b.rated[r.Person]
		if len(rated.Missing) == 0 {
			return rated.Outcome
		}
		return undetermined(rated.Outcome, rated.Missing)
	}
	if o, reported := b.collectives[collectiveKey{r.Unit, kindOfReport(r.Subject)}]; reported {
		return o
	}
	return undetermined(rating.Outcome{}, fault.Fields{"grades.worst": fault.Say("rating.fact.missing")})
}

// recheck looks at every final rating again and flags those the rules, or a
// ceiling, no longer allow; it clears the flags that have lost their ground
// (T3, R049, R089, C16). Levels stay what they are.
func (c *act) recheck(ctx context.Context, year cycle.Cycle) error {
	b, err := c.bench(ctx, year)
	if err != nil {
		return err
	}
	for _, kind := range []decision.Kind{decision.Units, decision.People} {
		lines, err := c.lines(ctx, year.ID, kind)
		if err != nil {
			return err
		}
		quotas, err := c.app.ceilings(year, kind)
		if err != nil {
			return err
		}
		for _, r := range decision.Recheck(lines, quotas, b.outcome) {
			if err := c.FlagRating(ctx, r.ID, r.Flag); err != nil {
				return err
			}
		}
	}
	return nil
}

// RecheckRatings looks at every result of a cycle again after facts changed.
// Faults: Forbidden.
func (a *App) RecheckRatings(ctx context.Context, by By, id cycle.ID) error {
	_, err := a.act(ctx, by, authz.RecheckRatings, func(c *act) error {
		year, err := c.Cycle(ctx, id)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency}); err != nil {
			return err
		}
		c.about("cycle", string(id), 0)
		return c.recheck(ctx, year)
	})
	return err
}

// DecideAgainIn supersedes a final level with another.
type DecideAgainIn struct {
	Rating   decision.RatingID
	Version  int
	Level    rulebook.Level
	Reason   string // why it changes
	Remarks  string
	Number   string // of the decision, when the records clerk gave one
	On       string
	Password string
}

// DecideAgain supersedes a final level in the Director's authority by a
// decision of its own: the old result stays, caps and ceilings are checked
// over everyone affected, and a new notice goes out (R089). Faults: Refused
// with the clause, Invalid, Conflict when somebody was faster.
func (a *App) DecideAgain(ctx context.Context, by By, in DecideAgainIn) error {
	if err := a.prove(ctx, by, in.Password); err != nil {
		return err
	}
	_, err := a.act(ctx, by, authz.DecideAgain, func(c *act) error {
		old, year, err := c.ratingToDecide(ctx, in.Rating)
		if err != nil {
			return err
		}
		b, err := c.bench(ctx, year)
		if err != nil {
			return err
		}
		if b.above(old) {
			return fault.Refuse(a.clause(year, "authority.decides"), "decision.above")
		}
		problems := fault.Fields{}
		day := typedDate(in.On, "on", problems)
		if org.Tidy(in.Reason) == "" {
			problems.Add("reason", "decision.whyAgain")
		}
		if err := problems.Err(); err != nil {
			return err
		}
		if old.Version != in.Version {
			return fault.New(fault.Conflict, "record.changed")
		}
		d := decision.Decision{
			ID: decision.ID(c.NewID()), Cycle: year.ID, Kind: decision.People, State: decision.Signed, SignedAt: c.Now(),
			SignedBy: by.Actor.Person, Authority: a.clause(year, "authority.decides"), Note: org.Tidy(in.Reason),
		}.File(in.Number, day)
		if old.Person == "" {
			d.Kind = decision.Units
		}
		choice := decision.Choice{Level: in.Level, Reason: in.Reason, Remarks: in.Remarks}
		next, err := old.Supersede(decision.RatingID(c.NewID()), d, b.outcome(old), choice, c.Now())
		if err != nil {
			return err
		}
		return c.replace(ctx, year, d, next)
	})
	return err
}

// replace saves a superseding rating with its decision, checks the ceilings it
// stands under, and looks at everyone it may touch.
func (c *act) replace(ctx context.Context, year cycle.Cycle, d decision.Decision, next decision.Rating) error {
	if err := c.AddDecision(ctx, d); err != nil {
		return err
	}
	if err := c.SupersedeRating(ctx, next); err != nil {
		return err
	}
	if next.Level == rulebook.Excellent && d.Kind != decision.Superior {
		lines, err := c.lines(ctx, year.ID, d.Kind)
		if err != nil {
			return err
		}
		quotas, err := c.app.ceilings(year, d.Kind)
		if err != nil {
			return err
		}
		if err := decision.Over(quotas, lines, next.ID); err != nil {
			return err
		}
	}
	if err := c.notify(ctx, year, next); err != nil {
		return err
	}
	c.about("decision", string(d.ID), 1)
	c.within("rating", string(next.ID))
	if err := c.recheck(ctx, year); err != nil {
		return err
	}
	return c.orderPapers(ctx, year, d)
}
