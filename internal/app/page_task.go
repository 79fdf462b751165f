package app

import (
	"context"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/infra/storage"
)

// Whose is the owner of work as pages name it.
type Whose struct {
	Owner
	Year     int
	Name     string // of the person, or of the unit
	UnitName string
	Locked   bool // handed in: nothing changes any more
}

// whose loads an owner for whoever may read the work, in at most three
// statements, and says whether it is still open.
func (a *App) whose(ctx context.Context, tx *storage.Tx, actor authz.Actor, o Owner) (Whose, authz.Resource, error) {
	if o.Person == "" {
		return a.whoseUnit(ctx, tx, actor, o)
	}
	part, err := a.readablePart(ctx, tx, actor, o.Cycle, o.Person)
	if err != nil {
		return Whose{}, authz.Resource{}, err
	}
	review, err := tx.Review(ctx, o.Cycle, o.Person)
	if err != nil {
		return Whose{}, authz.Resource{}, err
	}
	o.Unit = part.Person.Unit
	locked := review.State != dossier.Draft && review.State != dossier.Returned || part.Cycle.State == cycle.Draft
	return Whose{Owner: o, Year: part.Cycle.Year, Name: part.Person.Name, UnitName: part.UnitName, Locked: locked}, caseOf(part), nil
}

func (a *App) whoseUnit(ctx context.Context, tx *storage.Tx, actor authz.Actor, o Owner) (Whose, authz.Resource, error) {
	c, unit, err := tx.CycleAndUnit(ctx, o.Cycle, o.Unit)
	if err != nil {
		return Whose{}, authz.Resource{}, err
	}
	r := authz.Resource{Agency: c.Agency, Unit: unit.Unit}
	if err := authz.Allow(actor, authz.ViewUnit, r); err != nil {
		return Whose{}, r, err
	}
	out, err := tx.DossierOut(ctx, o.Cycle, o.Unit)
	return Whose{Owner: o, Year: c.Year, Name: unit.Name, UnitName: unit.Name, Locked: out || c.State == cycle.Draft}, r, err
}

// TasksPage is the year's tasks of a person or of a unit, with their files.
type TasksPage struct {
	Page
	Whose
	Tasks    []dossier.Task
	Evidence map[dossier.TaskID][]dossier.Evidence
	Counts   dossier.Counts
	May      May
}

// TasksPage reads the year's tasks of an owner. Faults: NotFound, Forbidden.
func (a *App) TasksPage(ctx context.Context, actor authz.Actor, o Owner) (TasksPage, error) {
	p := TasksPage{Evidence: map[dossier.TaskID][]dossier.Evidence{}}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		whose, r, err := a.whose(ctx, tx, actor, o)
		if err != nil {
			return err
		}
		p.Whose = whose
		if p.Tasks, err = tasksOfOwner(ctx, tx, whose.Owner); err != nil {
			return err
		}
		ids := make([]dossier.TaskID, len(p.Tasks))
		for i, t := range p.Tasks {
			ids[i] = t.ID
		}
		files, err := tx.EvidenceOf(ctx, ids)
		if err != nil {
			return err
		}
		for _, f := range files {
			p.Evidence[f.Task] = append(p.Evidence[f.Task], f)
		}
		p.Counts = dossier.Count(p.Tasks)
		p.May = may(actor, r, o.action())
		return nil
	})
	return p, err
}

// tasksOfOwner are a person's tasks, or those of the unit itself.
func tasksOfOwner(ctx context.Context, tx *storage.Tx, o Owner) ([]dossier.Task, error) {
	if o.Person != "" {
		return tx.TasksOf(ctx, o.Cycle, o.Person)
	}
	all, err := tx.UnitTasks(ctx, o.Cycle, o.Unit)
	if err != nil {
		return nil, err
	}
	n := 0
	for n < len(all) && all[n].Person == "" {
		n++
	}
	return all[:n], nil
}

// Editable tells whether the reader may change the tasks now.
func (p TasksPage) Editable() bool { return p.May[p.action()] && !p.Locked }

// TaskPage is one task to change, or a new one to write.
type TaskPage struct {
	Page
	Whose
	Task     dossier.Task
	Evidence []dossier.Evidence
	May      May
}

// Editable tells whether the reader may change the task now.
func (p TaskPage) Editable() bool { return p.May[p.action()] && !p.Locked }

// TaskPage reads a task with its files; without an ID, a new one. Faults:
// NotFound, Forbidden.
func (a *App) TaskPage(ctx context.Context, actor authz.Actor, in TaskIn) (TaskPage, error) {
	var p TaskPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		whose, r, err := a.whose(ctx, tx, actor, in.Owner)
		if err != nil {
			return err
		}
		p.Whose, p.May = whose, may(actor, r, in.action())
		p.Task = dossier.Task{Cycle: whose.Cycle, Unit: whose.Unit, Person: whose.Person, Outcome: dossier.Open}
		if in.ID == "" {
			return nil
		}
		if p.Task, err = tx.Task(ctx, in.ID); err != nil {
			return err
		}
		if p.Task.Cycle != whose.Cycle || p.Task.Unit != whose.Unit || p.Task.Person != whose.Person {
			return fault.New(fault.NotFound, "record.missing")
		}
		p.Evidence, err = tx.EvidenceOf(ctx, []dossier.TaskID{in.ID})
		return err
	})
	return p, err
}

// ShortcomingPage is a shortcoming of an earlier year, or a new one to write.
type ShortcomingPage struct {
	Page
	Whose
	Shortcoming dossier.Shortcoming
	May         May
}

// ShortcomingPage reads a shortcoming; without an ID, a new one. Faults:
// NotFound, Forbidden.
func (a *App) ShortcomingPage(ctx context.Context, actor authz.Actor, o Owner, id string) (ShortcomingPage, error) {
	var p ShortcomingPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		whose, r, err := a.whose(ctx, tx, actor, o)
		if err != nil {
			return err
		}
		p.Whose, p.May = whose, may(actor, r, authz.EditShortcoming)
		p.Shortcoming = dossier.Shortcoming{Cycle: whose.Cycle, Unit: whose.Unit, Person: whose.Person, FromYear: whose.Year - 1, Status: dossier.Unknown}
		if id == "" {
			return nil
		}
		if p.Shortcoming, err = tx.Shortcoming(ctx, id); err != nil {
			return err
		}
		if s := p.Shortcoming; s.Cycle != whose.Cycle || s.Unit != whose.Unit || s.Person != whose.Person {
			return fault.New(fault.NotFound, "record.missing")
		}
		return nil
	})
	return p, err
}
