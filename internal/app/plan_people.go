package app

import (
	"context"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// SetGroupIn moves a person or a unit to a peer group of the plan, or excuses
// a person from the self-review with a reason. Was is what the form showed.
type SetGroupIn struct {
	Cycle     cycle.ID
	Person    org.PersonID // or Unit
	Unit      org.UnitID
	Group     cycle.GroupID
	Was       cycle.GroupID
	Exempt    string
	WasExempt string
}

// SetGroup changes whom a participant is compared with (R195). Faults: Invalid,
// Conflict, Refused once the plan is issued, except for an exemption, which
// needs its reason.
func (a *App) SetGroup(ctx context.Context, by By, in SetGroupIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		edited, err := c.editable(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if err := c.checkGroup(ctx, in); err != nil {
			return err
		}
		c.within("cycle", string(in.Cycle))
		if in.Person == "" {
			err = c.moveUnit(ctx, edited, in)
		} else {
			err = c.movePerson(ctx, edited, in)
		}
		return c.planChanged(ctx, in.Cycle, err)
	})
	return err
}

// checkGroup wants a group of this plan, for persons or for collectives.
func (c *act) checkGroup(ctx context.Context, in SetGroupIn) error {
	subject := "person"
	if in.Person == "" {
		subject = "collective"
	}
	groups, err := c.PeerGroups(ctx, in.Cycle)
	if err != nil || in.Group == "" {
		return err
	}
	if !slices.ContainsFunc(groups, func(g cycle.PeerGroup) bool { return g.ID == in.Group && g.Subject == subject }) {
		return fault.Fields{"group": fault.Say("group.unknown")}.Err()
	}
	return nil
}

func (c *act) movePerson(ctx context.Context, edited cycle.Cycle, in SetGroupIn) error {
	p, err := c.Participant(ctx, in.Cycle, in.Person)
	if err != nil {
		return err
	}
	if p.Group != in.Was || p.Exempt != in.WasExempt {
		return fault.New(fault.Conflict, "record.changed")
	}
	if edited.State != cycle.Draft && in.Group != p.Group {
		return fault.New(fault.Refused, "plan.fixed")
	}
	p.Group, p.Exempt = in.Group, org.Tidy(in.Exempt)
	c.about("participant", string(in.Person), 0)
	return c.SaveParticipant(ctx, p)
}

func (c *act) moveUnit(ctx context.Context, edited cycle.Cycle, in SetGroupIn) error {
	if edited.State != cycle.Draft {
		return fault.New(fault.Refused, "plan.fixed")
	}
	part, err := c.UnitPart(ctx, in.Cycle, in.Unit)
	if err != nil {
		return err
	}
	if part.Group != in.Was {
		return fault.New(fault.Conflict, "record.changed")
	}
	part.Group = in.Group
	c.about("unit", string(in.Unit), 0)
	return c.SaveUnitPart(ctx, part)
}

// EnrolAgain takes the people of a plan in draft anew from the roster as of
// today; whoever stays keeps peer group and exemption. Faults: Refused once the
// plan is issued.
func (a *App) EnrolAgain(ctx context.Context, by By, id cycle.ID) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		plan, err := c.draft(ctx, id)
		if err != nil {
			return err
		}
		group, err := regroup(plan)
		if err != nil {
			return err
		}
		if err := c.RemoveParticipants(ctx, id); err != nil {
			return err
		}
		c.about("cycle", string(id), plan.Cycle.Version+1)
		return c.planChanged(ctx, id, c.enrol(ctx, plan, group))
	})
	return err
}

// regroup places whoever is new to a plan by the template it was drawn from.
func regroup(plan cycle.Plan) (grouping, error) {
	templates, err := PlanTemplates()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(templates, func(t PlanTemplate) bool { return t.Layer == plan.Cycle.Layer })
	if i < 0 {
		return func(string, org.Post, org.Class, org.UnitKind) cycle.GroupID { return "" }, nil
	}
	return templates[i].grouping(plan.Groups), nil
}
