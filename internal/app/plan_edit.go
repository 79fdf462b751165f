package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// SaveMilestoneIn is a date of the plan as typed.
type SaveMilestoneIn struct {
	Cycle     cycle.ID
	ID        string // empty: a new one
	Code      cycle.Code
	Title     string
	From      string // day/month/year; empty: none
	Until     string
	Inclusive bool
	Tentative bool
	Owner     cycle.Owner
	Source    string
}

// SaveMilestone adds or changes a date of a plan in draft. Faults: Invalid,
// Refused once the plan is issued.
func (a *App) SaveMilestone(ctx context.Context, by By, in SaveMilestoneIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		plan, err := c.draft(ctx, in.Cycle)
		if err != nil {
			return err
		}
		m, err := in.milestone()
		if err != nil {
			return err
		}
		m.Order = len(plan.Milestones) + 1
		if m.ID == "" {
			m.ID = c.NewID()
		}
		for _, old := range plan.Milestones {
			if old.ID == m.ID {
				m.Order, m.Code = old.Order, old.Code
			}
		}
		c.about("milestone", m.ID, 0)
		c.within("cycle", string(in.Cycle))
		return c.SaveMilestone(ctx, m)
	})
	return err
}

func (in SaveMilestoneIn) milestone() (cycle.Milestone, error) {
	m := cycle.Milestone{
		ID: in.ID, Cycle: in.Cycle, Code: in.Code, Title: org.Tidy(in.Title), Inclusive: in.Inclusive, Tentative: in.Tentative,
		Owner: in.Owner, Source: in.Source,
	}
	problems := fault.Fields{}
	m.From = typedDate(in.From, "from", problems)
	m.Until = typedDate(in.Until, "until", problems)
	if err := problems.Err(); err != nil {
		return m, err
	}
	return m, m.Check()
}

// typedDate reads a day from a form; what is no day becomes a problem of its
// field.
func typedDate(typed, field string, problems fault.Fields) civil.Date {
	if typed == "" {
		return civil.Date{}
	}
	day, err := civil.ParseTyped(typed)
	if err != nil {
		problems.Add(field, "field.date")
	}
	return day
}

// RemoveMilestone takes a free date out of a plan in draft. Faults: Refused
// once the plan is issued, or when a step needs the date.
func (a *App) RemoveMilestone(ctx context.Context, by By, id cycle.ID, milestone string) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		plan, err := c.draft(ctx, id)
		if err != nil {
			return err
		}
		for _, m := range plan.Milestones {
			if m.ID == milestone && m.Code != "" {
				return fault.New(fault.Refused, "milestone.needed", m.Code)
			}
		}
		c.about("milestone", milestone, 0)
		c.within("cycle", string(id))
		return c.RemoveMilestone(ctx, milestone)
	})
	return err
}

// draft loads a plan that may still be changed by the actor.
func (c *act) draft(ctx context.Context, id cycle.ID) (cycle.Plan, error) {
	plan, err := c.Plan(ctx, id)
	if err != nil {
		return cycle.Plan{}, err
	}
	if err := c.allow(authz.Resource{Agency: plan.Cycle.Agency}); err != nil {
		return cycle.Plan{}, err
	}
	if plan.Cycle.State != cycle.Draft {
		return cycle.Plan{}, fault.New(fault.Refused, "plan.fixed")
	}
	return plan, nil
}

// SaveGoverningDocumentIn is a text the plan cites, as typed.
type SaveGoverningDocumentIn struct {
	Cycle    cycle.ID
	ID       string
	Citation string
	Number   string
	Issuer   string
	Role     string
	Resolved bool
	Done     bool
	Note     string
}

// SaveGoverningDocument adds or changes a text the plan rests on. Ticking off
// the checklist stays possible after the plan is issued. Faults: Invalid.
func (a *App) SaveGoverningDocument(ctx context.Context, by By, in SaveGoverningDocumentIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		if _, err := c.editable(ctx, in.Cycle); err != nil {
			return err
		}
		documents, err := c.GoverningDocuments(ctx, in.Cycle)
		if err != nil {
			return err
		}
		d := cycle.Document{ID: in.ID, Cycle: in.Cycle, Order: len(documents) + 1}
		for _, old := range documents {
			if old.ID == in.ID {
				d = old
			}
		}
		if d.ID == "" {
			d.ID = c.NewID()
		}
		if org.Tidy(in.Citation) == "" {
			return fault.Fields{"citation": fault.Say("document.noCitation")}.Err()
		}
		d.Citation, d.Number, d.Issuer, d.Role = org.Tidy(in.Citation), org.Tidy(in.Number), org.Tidy(in.Issuer), in.Role
		d.Resolved, d.Done, d.Note = in.Resolved, in.Done, in.Note
		c.about("document", d.ID, 0)
		c.within("cycle", string(in.Cycle))
		return c.SaveGoverningDocument(ctx, d)
	})
	return err
}

// SetGroupIn moves a person or a unit to a peer group of the plan, or excuses
// a person from the self-review with a reason.
type SetGroupIn struct {
	Cycle  cycle.ID
	Person org.PersonID // or Unit
	Unit   org.UnitID
	Group  cycle.GroupID
	Exempt string
}

// SetGroup changes whom a participant is compared with (R195). Faults: Refused
// once the plan is issued, except for an exemption, which needs its reason.
func (a *App) SetGroup(ctx context.Context, by By, in SetGroupIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		edited, err := c.editable(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if in.Person == "" {
			return c.moveUnit(ctx, edited, in)
		}
		p, err := c.Participant(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		if edited.State != cycle.Draft && in.Group != p.Group {
			return fault.New(fault.Refused, "plan.fixed")
		}
		p.Group, p.Exempt = in.Group, org.Tidy(in.Exempt)
		c.about("participant", string(in.Person), 0)
		c.within("cycle", string(in.Cycle))
		return c.SaveParticipant(ctx, p)
	})
	return err
}

func (c *act) moveUnit(ctx context.Context, edited cycle.Cycle, in SetGroupIn) error {
	if edited.State != cycle.Draft {
		return fault.New(fault.Refused, "plan.fixed")
	}
	part, err := c.UnitPart(ctx, in.Cycle, in.Unit)
	if err != nil {
		return err
	}
	part.Group = in.Group
	c.about("unit", string(in.Unit), 0)
	c.within("cycle", string(in.Cycle))
	return c.SaveUnitPart(ctx, part)
}
