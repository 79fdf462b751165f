package app

import (
	"context"
	"maps"
	"slices"
	"strings"

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
	Version   int    // as it was read
	Code      cycle.Code
	Title     string
	From      string // day/month/year; empty: none
	Until     string
	Inclusive bool
	Tentative bool
	Owner     cycle.Owner
	Source    string
}

// SaveMilestone adds or changes a date of a plan in draft; the step a date is
// of never changes. Faults: Invalid, Conflict, Refused once the plan is issued.
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
		c.within("cycle", string(in.Cycle))
		if m.ID == "" {
			m.ID, m.Order = c.NewID(), len(plan.Milestones)+1
			c.about("milestone", m.ID, 1)
			return c.planChanged(ctx, in.Cycle, c.AddMilestone(ctx, m))
		}
		old, found := plan.MilestoneByID(m.ID)
		if !found {
			return fault.New(fault.NotFound, "record.missing")
		}
		m.Order, m.Code = old.Order, old.Code
		c.about("milestone", m.ID, m.Version+1)
		return c.planChanged(ctx, in.Cycle, c.SaveMilestone(ctx, m))
	})
	return err
}

func (in SaveMilestoneIn) milestone() (cycle.Milestone, error) {
	m := cycle.Milestone{
		ID: in.ID, Cycle: in.Cycle, Code: in.Code, Title: org.Tidy(in.Title), Inclusive: in.Inclusive, Tentative: in.Tentative,
		Owner: in.Owner, Source: in.Source, Version: in.Version,
	}
	problems := fault.Fields{}
	m.From = typedDate(in.From, "from", problems)
	m.Until = typedDate(in.Until, "until", problems)
	if !slices.Contains(cycle.Owners(), in.Owner) {
		problems.Add("owner", "milestone.noOwner")
	}
	if m.Until.IsZero() && in.Until != "" {
		return m, problems.Err()
	}
	more, _ := fault.FieldsOf(m.Check())
	maps.Copy(problems, more)
	return m, problems.Err()
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

// written is text of several lines as it is kept: without blanks around it and
// with one kind of line end, whatever the browser sent.
func written(typed string) string {
	return strings.TrimSpace(strings.ReplaceAll(typed, "\r\n", "\n"))
}

// RemoveMilestone takes a free date out of a plan in draft. Faults: NotFound,
// Refused once the plan is issued, or when a step needs the date.
func (a *App) RemoveMilestone(ctx context.Context, by By, id cycle.ID, milestone string) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		plan, err := c.draft(ctx, id)
		if err != nil {
			return err
		}
		m, found := plan.MilestoneByID(milestone)
		if !found {
			return fault.New(fault.NotFound, "record.missing")
		}
		if m.Code != "" {
			return fault.New(fault.Refused, "milestone.needed", m.Code)
		}
		c.about("milestone", milestone, 0)
		c.within("cycle", string(id))
		return c.planChanged(ctx, id, c.RemoveMilestone(ctx, milestone))
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

// planChanged ends a change to a part of a plan: the plan has a new version.
func (c *act) planChanged(ctx context.Context, id cycle.ID, err error) error {
	if err != nil {
		return err
	}
	return c.TouchCycle(ctx, id)
}
