package app

import (
	"context"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// SaveGoverningDocumentIn is a text the plan cites, as typed.
type SaveGoverningDocumentIn struct {
	Cycle    cycle.ID
	ID       string // empty: a new one
	Version  int    // as it was read
	Citation string
	Number   string
	Issuer   string
	Role     cycle.DocumentRole
	Resolved bool
	Note     string
}

// SaveGoverningDocument adds or changes a text a plan in draft rests on. The
// citation is kept as typed (R227). Faults: Invalid, Conflict, Refused once the
// plan is issued.
func (a *App) SaveGoverningDocument(ctx context.Context, by By, in SaveGoverningDocumentIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		plan, err := c.draft(ctx, in.Cycle)
		if err != nil {
			return err
		}
		d := cycle.Document{Cycle: in.Cycle, Order: len(plan.Documents) + 1}
		if in.ID != "" {
			if d, err = documentOf(plan.Documents, in.ID); err != nil {
				return err
			}
		}
		if d, err = in.fill(d); err != nil {
			return err
		}
		return c.planChanged(ctx, in.Cycle, c.keepDocument(ctx, d))
	})
	return err
}

func (in SaveGoverningDocumentIn) fill(d cycle.Document) (cycle.Document, error) {
	problems := fault.Fields{}
	if org.Tidy(in.Citation) == "" {
		problems.Add("citation", "text.noCitation")
	}
	if !slices.Contains(cycle.DocumentRoles(), in.Role) {
		problems.Add("role", "text.noRole")
	}
	d.Citation, d.Number, d.Issuer, d.Role = org.Tidy(in.Citation), org.Tidy(in.Number), org.Tidy(in.Issuer), in.Role
	d.Resolved, d.Note, d.Version = in.Resolved, written(in.Note), in.Version
	return d, problems.Err()
}

func (c *act) keepDocument(ctx context.Context, d cycle.Document) error {
	c.within("cycle", string(d.Cycle))
	if d.ID == "" {
		d.ID = c.NewID()
		c.about("document", d.ID, 1)
		return c.AddGoverningDocument(ctx, d)
	}
	c.about("document", d.ID, d.Version+1)
	return c.SaveGoverningDocument(ctx, d)
}

func documentOf(documents []cycle.Document, id string) (cycle.Document, error) {
	i := slices.IndexFunc(documents, func(d cycle.Document) bool { return d.ID == id })
	if i < 0 {
		return cycle.Document{}, fault.New(fault.NotFound, "record.missing")
	}
	return documents[i], nil
}

// TickDocumentIn ticks a text off the checklist, or takes the tick back.
type TickDocumentIn struct {
	Cycle   cycle.ID
	ID      string
	Version int
	Done    bool
}

// TickDocument keeps the checklist of what each text asks (R163, R171); it
// stays open after the plan is issued. Faults: NotFound, Conflict.
func (a *App) TickDocument(ctx context.Context, by By, in TickDocumentIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		if _, err := c.editable(ctx, in.Cycle); err != nil {
			return err
		}
		documents, err := c.GoverningDocuments(ctx, in.Cycle)
		if err != nil {
			return err
		}
		d, err := documentOf(documents, in.ID)
		if err != nil {
			return err
		}
		d.Done, d.Version = in.Done, in.Version
		return c.keepDocument(ctx, d)
	})
	return err
}

// RemoveGoverningDocument takes a text out of a plan in draft. Faults:
// NotFound, Refused once the plan is issued.
func (a *App) RemoveGoverningDocument(ctx context.Context, by By, id cycle.ID, document string) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		plan, err := c.draft(ctx, id)
		if err != nil {
			return err
		}
		if _, err := documentOf(plan.Documents, document); err != nil {
			return err
		}
		c.about("document", document, 0)
		c.within("cycle", string(id))
		return c.planChanged(ctx, id, c.RemoveGoverningDocument(ctx, document))
	})
	return err
}
