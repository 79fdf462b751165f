package app

import (
	"context"
	"fmt"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// DraftDecisionIn says whose levels are to be decided.
type DraftDecisionIn struct {
	Cycle cycle.ID
	Kind  decision.Kind // units, then people
}

// DraftDecision lays out a list in the Director's authority: one line a
// subject, with what the rules compute of it and no level set. It answers the
// decision's identifier. Faults: Refused while a step before is open, Conflict
// when the list is laid out already.
func (a *App) DraftDecision(ctx context.Context, by By, in DraftDecisionIn) (decision.ID, error) {
	answer, err := a.act(ctx, by, authz.DraftDecision, func(c *act) error {
		year, err := c.Cycle(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency}); err != nil {
			return err
		}
		if in.Kind != decision.Units && in.Kind != decision.People {
			return fault.New(fault.NotFound, "record.missing")
		}
		if err := c.gated(ctx, year, in.Kind); err != nil {
			return err
		}
		d := decision.Decision{
			ID: decision.ID(c.NewID()), Cycle: in.Cycle, Kind: in.Kind, State: decision.Drafted, Authority: a.clause(year, "authority.decides"),
		}
		if err := c.AddDecision(ctx, d); err != nil {
			return err
		}
		if err := c.layOut(ctx, year, d); err != nil {
			return err
		}
		c.about("decision", string(d.ID), 1)
		c.within("cycle", string(in.Cycle))
		c.answer = string(d.ID)
		return nil
	})
	return decision.ID(answer), err
}

// gateOf is the step a kind of decision waits for.
func (a *App) gateOf(year cycle.Cycle, kind decision.Kind) cycle.Gate {
	if kind == decision.Units {
		return cycle.DecideUnits(a.clause(year, "consultation"))
	}
	return cycle.DecidePeople(a.clause(year, "cap.leader"))
}

func (c *act) gated(ctx context.Context, year cycle.Cycle, kind decision.Kind) error {
	progress, err := c.Progress(ctx, year.ID, "")
	if err != nil {
		return err
	}
	return c.app.gateOf(year, kind).Open(progress)
}

// layOut adds a line for each subject of a list. The remarks start from what
// the meeting concluded.
func (c *act) layOut(ctx context.Context, year cycle.Cycle, d decision.Decision) error {
	b, err := c.bench(ctx, year)
	if err != nil {
		return err
	}
	proposals, err := c.Proposals(ctx, year.ID, decision.ByDivision)
	if err != nil {
		return err
	}
	added := 0
	for _, r := range b.subjects(d.Kind) {
		for _, p := range proposals {
			if p.Unit == r.Unit && p.Person == r.Person {
				r.Remarks = p.Grounds
			}
		}
		r.ID, r.Decision, r.Cycle, r.State = decision.RatingID(c.NewID()), d.ID, year.ID, decision.RatingDraft
		if err := c.AddRating(ctx, r); err != nil {
			return err
		}
		added++
	}
	if added == 0 {
		return fault.New(fault.Refused, "decision.empty")
	}
	return nil
}

// SetLevelIn decides one level in a draft. There is no way to set several at
// once: each is looked at (R032).
type SetLevelIn struct {
	Rating  decision.RatingID
	Version int
	Level   rulebook.Level
	Reason  string // needed where the level departs from what is computed
	Remarks string
}

// SetLevel decides one level, on the facts of this moment: never above a cap,
// never against a forced level (R049, R196). Faults: Refused with the clause,
// Invalid, Conflict, Forbidden on the own case.
func (a *App) SetLevel(ctx context.Context, by By, in SetLevelIn) error {
	_, err := a.act(ctx, by, authz.SetLevel, func(c *act) error {
		r, year, err := c.ratingToDecide(ctx, in.Rating)
		if err != nil {
			return err
		}
		d, err := c.Decision(ctx, r.Decision)
		if err != nil {
			return err
		}
		if d.State != decision.Drafted {
			return fault.New(fault.Conflict, "decision.signed")
		}
		b, err := c.bench(ctx, year)
		if err != nil {
			return err
		}
		r.Version, r.Outcome = in.Version, b.outcome(r)
		set, err := r.Set(decision.Choice{Level: in.Level, Reason: in.Reason, Remarks: in.Remarks})
		if err != nil {
			return err
		}
		c.about("rating", string(r.ID), in.Version+1)
		c.within("decision", string(r.Decision))
		return c.SaveRating(ctx, set)
	})
	return err
}

// ratingToDecide loads a rating and asks leave to decide on it.
func (c *act) ratingToDecide(ctx context.Context, id decision.RatingID) (decision.Rating, cycle.Cycle, error) {
	r, err := c.Rating(ctx, id)
	if err != nil {
		return r, cycle.Cycle{}, err
	}
	year, err := c.Cycle(ctx, r.Cycle)
	if err != nil {
		return r, year, err
	}
	return r, year, c.allow(authz.Resource{Agency: year.Agency, Unit: r.Unit, Person: r.Person})
}

// FileDecisionIn puts on a decision what the records clerk gave it, or the
// explanation a warning asks for.
type FileDecisionIn struct {
	Decision decision.ID
	Version  int
	Number   string
	On       string // day/month/year as typed
	Note     string
}

// FileDecision saves number, day and explanation of a decision. Faults:
// Invalid, Conflict.
func (a *App) FileDecision(ctx context.Context, by By, in FileDecisionIn) error {
	_, err := a.act(ctx, by, authz.FileDecision, func(c *act) error {
		d, _, err := c.decisionInHand(ctx, in.Decision)
		if err != nil {
			return err
		}
		problems := fault.Fields{}
		day := typedDate(in.On, "on", problems)
		if err := problems.Err(); err != nil {
			return err
		}
		d.Version = in.Version
		d = d.File(in.Number, day)
		d.Note = org.Tidy(in.Note)
		c.about("decision", string(d.ID), d.Version+1)
		c.within("cycle", string(d.Cycle))
		return c.SaveDecision(ctx, d)
	})
	return err
}

func (c *act) decisionInHand(ctx context.Context, id decision.ID) (decision.Decision, cycle.Cycle, error) {
	d, err := c.Decision(ctx, id)
	if err != nil {
		return d, cycle.Cycle{}, err
	}
	year, err := c.Cycle(ctx, d.Cycle)
	if err != nil {
		return d, year, err
	}
	return d, year, c.allow(authz.Resource{Agency: year.Agency})
}

// SignDecisionIn signs a decision in the version that was read.
type SignDecisionIn struct {
	Decision decision.ID
	Version  int
	Password string // proves who signs
}

// SignDecision fixes the levels of a list: everyone decided, every paper in,
// no level above a cap, every ceiling kept (R035, R049, R194). People get
// their notices, and the papers are ordered. Faults: Refused with everything
// missing, Conflict, Invalid for the password.
func (a *App) SignDecision(ctx context.Context, by By, in SignDecisionIn) error {
	if err := a.prove(ctx, by, in.Password); err != nil {
		return err
	}
	_, err := a.act(ctx, by, authz.SignDecision, func(c *act) error {
		d, year, err := c.decisionInHand(ctx, in.Decision)
		if err != nil {
			return err
		}
		if d.Version != in.Version {
			return fault.New(fault.Conflict, "record.changed")
		}
		b, err := c.bench(ctx, year)
		if err != nil {
			return err
		}
		signing, err := c.signing(ctx, b, d)
		if err != nil {
			return err
		}
		signed, ratings, err := d.Sign(c.Now(), by.Actor.Person, signing)
		if err != nil {
			return err
		}
		return c.takeEffect(ctx, b, signed, ratings)
	})
	return err
}

// takeEffect saves a signed decision and what follows at once.
func (c *act) takeEffect(ctx context.Context, b bench, d decision.Decision, ratings []decision.Rating) error {
	if err := c.SaveDecision(ctx, d); err != nil {
		return err
	}
	for _, r := range ratings {
		if err := c.SaveRating(ctx, r); err != nil {
			return err
		}
		if err := c.notify(ctx, b.year, r); err != nil {
			return err
		}
	}
	c.about("decision", string(d.ID), d.Version+1)
	c.within("cycle", string(d.Cycle))
	if err := c.recheck(ctx, b.year); err != nil {
		return err
	}
	return c.orderPapers(ctx, b.year, d)
}

// notify issues the written notice of a person's result, which opens the time
// to petition (R026).
func (c *act) notify(ctx context.Context, year cycle.Cycle, r decision.Rating) error {
	if r.Person == "" {
		return nil
	}
	edition, err := c.app.edition(year, org.CivilServant)
	if err != nil {
		return err
	}
	window := decision.Window{Days: int(edition.Number(rulebook.PetitionDays)), Clause: edition.Cite("petition.right")}
	return c.AddNotice(ctx, decision.Notice{
		ID: c.NewID(), Rating: r.ID, Person: r.Person, IssuedAt: c.Now(), PetitionUntil: window.Until(civil.DateOf(c.Now())),
	})
}

// signing gathers what the signature under d rests on, with the outcomes of
// today's facts in place of those the lines were laid out with.
func (c *act) signing(ctx context.Context, b bench, d decision.Decision) (decision.Signing, error) {
	s := decision.Signing{Gate: c.app.gateOf(b.year, d.Kind), Clause: c.app.clause(b.year, "authority.decides")}
	var err error
	if s.Progress, err = c.Progress(ctx, b.year.ID, ""); err != nil {
		return s, err
	}
	for _, name := range s.Progress.DossiersOutside {
		s.Needs = append(s.Needs, fault.Say("gate.missing.dossier", name))
	}
	lines, err := c.lines(ctx, b.year.ID, d.Kind)
	if err != nil {
		return s, err
	}
	for _, l := range lines {
		if l.Rating.Decision != d.ID {
			s.Others = append(s.Others, l)
			continue
		}
		l.Rating.Outcome = b.outcome(l.Rating)
		s.Lines = append(s.Lines, l)
		if slices.Contains(l.Rating.Outcome.Requires, "old_unit_comment") && b.rated[l.Rating.Person].OldUnitComment == "" {
			s.Needs = append(s.Needs, fault.Say("decision.missing.oldUnit", l.Name))
		}
	}
	s.Quotas, err = c.app.ceilings(b.year, d.Kind)
	return s, err
}

// lines loads the list a kind of decision is about.
func (c *act) lines(ctx context.Context, id cycle.ID, kind decision.Kind) ([]decision.Line, error) {
	if kind == decision.Units {
		return c.UnitLines(ctx, id)
	}
	return c.PeopleLines(ctx, id)
}

// ceilings are the limits on the excellent at decision: collectives and
// persons are counted separately, each by their own book (R194).
func (a *App) ceilings(year cycle.Cycle, kind decision.Kind) ([]rulebook.Quota, error) {
	class := rulebook.CivilServant
	if kind == decision.Units {
		class = rulebook.Collective
	}
	edition, err := a.books.Select(rulebook.Query{Class: class, Year: year.Year, Layer: year.Layer})
	if err != nil {
		return nil, fmt.Errorf("find ceilings of %s: %w", kind, err)
	}
	return edition.Quotas(rulebook.AtDecision), nil
}

// bench is everyone and every collective of a cycle, with what the facts of
// this moment make of them.
type bench struct {
	year        cycle.Cycle
	people      []cycle.Participant
	units       map[org.UnitID]cycle.UnitPart
	order       []org.UnitID
	rated       map[org.PersonID]Rated
	collectives map[collectiveKey]rating.Outcome
}
