package app

import (
	"context"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

// Owner says whose work it is: a person's, or a unit's when Person is empty.
type Owner struct {
	Cycle  cycle.ID
	Unit   org.UnitID
	Person org.PersonID
}

// action is the right to change the owner's tasks.
func (o Owner) action() authz.Action {
	if o.Person == "" {
		return authz.EditUnitTask
	}
	return authz.EditOwnTask
}

// workable checks that the actor may change the owner's work, and that it is
// still open: the plan issued, the self-review or the unit's dossier not handed
// in. It returns the owner with the unit filled in.
func (c *act) workable(ctx context.Context, o Owner) (cycle.Cycle, Owner, error) {
	if o.Person == "" {
		return c.unitWorkable(ctx, o)
	}
	part, err := c.Part(ctx, o.Cycle, o.Person)
	if err != nil {
		return cycle.Cycle{}, o, err
	}
	o.Unit = part.Person.Unit
	if err := c.allow(authz.Resource{Agency: part.Cycle.Agency, Unit: o.Unit, Person: o.Person}); err != nil {
		return cycle.Cycle{}, o, err
	}
	if err := c.app.opened(part.Cycle); err != nil {
		return cycle.Cycle{}, o, err
	}
	review, err := c.Review(ctx, o.Cycle, o.Person)
	if err != nil {
		return cycle.Cycle{}, o, err
	}
	if review.State != dossier.Draft && review.State != dossier.Returned {
		return cycle.Cycle{}, o, fault.Refuse(c.app.clause(part.Cycle, "self_review.statement"), "task.locked")
	}
	return part.Cycle, o, nil
}

func (c *act) unitWorkable(ctx context.Context, o Owner) (cycle.Cycle, Owner, error) {
	one, unit, err := c.CycleAndUnit(ctx, o.Cycle, o.Unit)
	if err != nil {
		return cycle.Cycle{}, o, err
	}
	if err := c.allow(authz.Resource{Agency: one.Agency, Unit: unit.Unit}); err != nil {
		return cycle.Cycle{}, o, err
	}
	if err := c.app.opened(one); err != nil {
		return cycle.Cycle{}, o, err
	}
	out, err := c.DossierOut(ctx, o.Cycle, o.Unit)
	if err != nil {
		return cycle.Cycle{}, o, err
	}
	if out {
		return cycle.Cycle{}, o, fault.Refuse(c.app.clause(one, "dossier.four_items"), "task.unitLocked")
	}
	return one, o, nil
}

// opened is the gate of the year's work: it opens with the plan.
func (a *App) opened(c cycle.Cycle) error {
	return cycle.Work(a.clause(c, "plan.issued_by_director")).Open(cycle.Progress{Issued: c.State != cycle.Draft})
}

// SaveTaskIn is a task as typed; without an ID it is a new one.
type SaveTaskIn struct {
	Owner
	ID          dossier.TaskID
	Version     int
	Title       string
	Product     string
	Quantity    string
	Due         string // day/month/year
	Done        string
	Result      string
	Outcome     dossier.Outcome
	Explanation string
}

// SaveTask adds or changes a task of the year. Faults: Invalid, Conflict when
// it was changed meanwhile, Refused once the work is handed in.
func (a *App) SaveTask(ctx context.Context, by By, in SaveTaskIn) (dossier.TaskID, error) {
	answer, err := a.act(ctx, by, in.action(), func(c *act) error {
		_, owner, err := c.workable(ctx, in.Owner)
		if err != nil {
			return err
		}
		t, err := c.ownTask(ctx, owner, in.ID)
		if err != nil {
			return err
		}
		if t, err = in.typed(t); err != nil {
			return err
		}
		c.answer = string(t.ID)
		c.about("task", string(t.ID), t.Version+1)
		c.within("cycle", string(in.Cycle))
		if in.ID == "" {
			return c.AddTask(ctx, t)
		}
		return c.Tx.SaveTask(ctx, t)
	})
	return dossier.TaskID(answer), err
}

// ownTask loads a task of the owner, or begins a new one. Another owner's task
// is not told of.
func (c *act) ownTask(ctx context.Context, o Owner, id dossier.TaskID) (dossier.Task, error) {
	if id == "" {
		return dossier.Task{ID: dossier.TaskID(c.NewID()), Cycle: o.Cycle, Unit: o.Unit, Person: o.Person}, nil
	}
	t, err := c.Task(ctx, id)
	if err != nil {
		return t, err
	}
	if t.Cycle != o.Cycle || t.Unit != o.Unit || t.Person != o.Person {
		return dossier.Task{}, fault.New(fault.NotFound, "record.missing")
	}
	return t, nil
}

func (in SaveTaskIn) typed(t dossier.Task) (dossier.Task, error) {
	problems := fault.Fields{}
	t.Title, t.Product, t.Quantity = org.Tidy(in.Title), org.Tidy(in.Product), org.Tidy(in.Quantity)
	t.DueOn, t.DoneOn = typedDate(in.Due, "due", problems), typedDate(in.Done, "done", problems)
	t.Result, t.Explanation, t.Outcome = Prose(in.Result), Prose(in.Explanation), in.Outcome
	if in.ID != "" {
		t.Version = in.Version
	}
	if err := problems.Err(); err != nil {
		return t, err
	}
	return t, t.Check()
}

// TaskIn names a task of an owner.
type TaskIn struct {
	Owner
	ID dossier.TaskID
}

// RemoveTask takes a task away while the work is still open; the log keeps
// that it was there. Faults: NotFound, Refused once the work is handed in.
func (a *App) RemoveTask(ctx context.Context, by By, in TaskIn) error {
	_, err := a.act(ctx, by, in.action(), func(c *act) error {
		_, owner, err := c.workable(ctx, in.Owner)
		if err != nil {
			return err
		}
		t, err := c.ownTask(ctx, owner, in.ID)
		if err != nil {
			return err
		}
		c.about("task", string(t.ID), t.Version)
		c.within("cycle", string(in.Cycle))
		return c.Tx.RemoveTask(ctx, t.ID)
	})
	return err
}

// SaveShortcomingIn is a shortcoming of an earlier year as typed; without an
// ID it is a new one.
type SaveShortcomingIn struct {
	Owner
	ID      string
	Version int
	Content string
	Cause   string
	Measure string
	Due     string // day/month/year
	Status  dossier.Status
	Note    string
}

// SaveShortcoming tells how an earlier year's shortcoming was remedied, or adds
// one (R092, R210). What was found is not reworded: only cause, measure, day and
// status change. Faults: Invalid, Conflict, Refused once handed in.
func (a *App) SaveShortcoming(ctx context.Context, by By, in SaveShortcomingIn) error {
	_, err := a.act(ctx, by, authz.EditShortcoming, func(c *act) error {
		one, owner, err := c.workable(ctx, in.Owner)
		if err != nil {
			return err
		}
		s := dossier.Shortcoming{ID: in.ID, Cycle: owner.Cycle, Unit: owner.Unit, Person: owner.Person, FromYear: one.Year - 1, Content: Prose(in.Content)}
		if in.ID == "" {
			s.ID = c.NewID()
		} else if s, err = c.ownShortcoming(ctx, owner, in.ID); err != nil {
			return err
		}
		problems := fault.Fields{}
		s.Cause, s.Measure, s.Note, s.Status = Prose(in.Cause), Prose(in.Measure), Prose(in.Note), in.Status
		s.DueOn = typedDate(in.Due, "due", problems)
		if err := problems.Err(); err != nil {
			return err
		}
		if err := s.Check(); err != nil {
			return err
		}
		c.about("shortcoming", s.ID, in.Version+1)
		c.within("cycle", string(in.Cycle))
		if in.ID == "" {
			return c.AddShortcoming(ctx, s)
		}
		s.Version = in.Version
		return c.Tx.SaveShortcoming(ctx, s)
	})
	return err
}

func (c *act) ownShortcoming(ctx context.Context, o Owner, id string) (dossier.Shortcoming, error) {
	s, err := c.Shortcoming(ctx, id)
	if err != nil {
		return s, err
	}
	if s.Cycle != o.Cycle || s.Unit != o.Unit || s.Person != o.Person {
		return dossier.Shortcoming{}, fault.New(fault.NotFound, "record.missing")
	}
	return s, nil
}
