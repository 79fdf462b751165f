package app

import (
	"context"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// AddMandateIn gives a person a role, as typed.
type AddMandateIn struct {
	Person org.PersonID
	Role   org.Role
	From   string // day/month/year; empty: always
	Until  string // the day it ends; empty: open
}

// AddMandate gives a person a role over a period. Nobody gives one to himself.
// Faults: Invalid, NotFound, Conflict when the role is held already.
func (a *App) AddMandate(ctx context.Context, by By, in AddMandateIn) error {
	_, err := a.act(ctx, by, authz.EditPerson, func(c *act) error {
		held, err := c.heldBy(ctx, in.Person)
		if err != nil {
			return err
		}
		problems := fault.Fields{}
		if !slices.Contains(org.Roles(), in.Role) {
			problems.Add("role", "roles.noRole")
		}
		period := typedPeriod(in.From, in.Until, problems)
		if err := problems.Err(); err != nil {
			return err
		}
		for _, h := range held {
			if h.What == "mandate" && h.Role == in.Role && overlap(h.Period, period) {
				return fault.New(fault.Conflict, "roles.held", in.Role)
			}
		}
		mandate := org.Mandate{ID: c.NewID(), Person: in.Person, Role: in.Role, Period: period}
		c.about("mandate", mandate.ID, 0)
		return c.AddMandate(ctx, mandate)
	})
	return err
}

// AddChargeIn puts a leader in charge of a unit, as typed.
type AddChargeIn struct {
	Person org.PersonID
	Unit   org.UnitID
	From   string
	Until  string
}

// AddCharge puts a leader in charge of a unit over a period (R048). Faults:
// Invalid, NotFound, Refused for who leads nothing above the unit, Conflict
// when it is so already.
func (a *App) AddCharge(ctx context.Context, by By, in AddChargeIn) error {
	_, err := a.act(ctx, by, authz.EditPerson, func(c *act) error {
		held, err := c.heldBy(ctx, in.Person)
		if err != nil {
			return err
		}
		problems := fault.Fields{}
		period := typedPeriod(in.From, in.Until, problems)
		unit, err := c.ownUnit(ctx, in.Unit)
		if err != nil {
			problems.Add("unit", "roles.noUnit")
		}
		if err := problems.Err(); err != nil {
			return err
		}
		for _, h := range held {
			if h.What == "charge" && h.Unit == unit.ID && overlap(h.Period, period) {
				return fault.New(fault.Conflict, "roles.charged", unit.Name)
			}
		}
		if err := c.leads(ctx, held); err != nil {
			return err
		}
		charge := org.Charge{ID: c.NewID(), Person: in.Person, Unit: unit.ID, Period: period}
		c.about("charge", charge.ID, 0)
		c.within("unit", string(unit.ID))
		return c.AddCharge(ctx, charge)
	})
	return err
}

// ownUnit finds a unit of the actor's agency that can be led from above.
func (c *act) ownUnit(ctx context.Context, id org.UnitID) (org.Unit, error) {
	unit, err := c.Unit(ctx, id)
	if err == nil && (unit.Agency != c.by.Actor.Agency || !unit.Reviewed()) {
		err = fault.New(fault.NotFound, "record.missing")
	}
	return unit, err
}

// leads wants a leader of the agency: who is in charge of a unit sits above it.
func (c *act) leads(ctx context.Context, held []storage.Holding) error {
	units, err := c.Units(ctx, c.by.Actor.Agency)
	if err != nil {
		return err
	}
	for _, h := range held {
		leadership := func(u org.Unit) bool { return u.ID == h.Unit && u.Kind == org.Leadership }
		if h.What == "post" && slices.ContainsFunc(units, leadership) {
			return nil
		}
	}
	return fault.New(fault.Refused, "roles.noLeader")
}

// RemoveHolding takes back a role or a charge that should not have been
// entered. Faults: NotFound.
func (a *App) RemoveHolding(ctx context.Context, by By, person org.PersonID, id string) error {
	_, err := a.act(ctx, by, authz.EditPerson, func(c *act) error {
		held, err := c.heldBy(ctx, person)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(held, func(h storage.Holding) bool { return h.ID == id && h.What != "post" })
		if i < 0 {
			return fault.New(fault.NotFound, "record.missing")
		}
		c.about(held[i].What, id, 0)
		if held[i].What == "charge" {
			return c.RemoveCharge(ctx, id)
		}
		return c.RemoveMandate(ctx, id)
	})
	return err
}

// heldBy loads what a person of the actor's agency holds, when the actor may
// change it.
func (c *act) heldBy(ctx context.Context, id org.PersonID) ([]storage.Holding, error) {
	person, err := c.Person(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := c.allow(authz.Resource{Agency: person.Agency, Person: person.ID}); err != nil {
		return nil, err
	}
	return c.Holdings(ctx, id)
}

func typedPeriod(from, until string, problems fault.Fields) civil.Period {
	p := civil.Period{From: typedDate(from, "from", problems), Until: typedDate(until, "until", problems)}
	if len(problems) == 0 && !p.From.IsZero() && !p.Until.IsZero() && !p.Until.After(p.From) {
		problems.Add("until", "roles.order")
	}
	return p
}

func overlap(a, b civil.Period) bool {
	return (a.Until.IsZero() || b.From.IsZero() || a.Until.After(b.From)) &&
		(b.Until.IsZero() || a.From.IsZero() || b.Until.After(a.From))
}

// SaveOldUnitCommentIn is what the old unit says of a person who moved. Was is
// what the form showed.
type SaveOldUnitCommentIn struct {
	Person   org.PersonID
	Transfer string
	Comment  string
	On       string // day of the comment, as typed
	Was      string
}

// SaveOldUnitComment keeps the old unit's comment (Article 20(1) of Decree
// 90/2020). Faults: Invalid, NotFound, Conflict.
func (a *App) SaveOldUnitComment(ctx context.Context, by By, in SaveOldUnitCommentIn) error {
	_, err := a.act(ctx, by, authz.EditPerson, func(c *act) error {
		file, err := c.File(ctx, in.Person)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: file.Person.Agency, Person: in.Person}); err != nil {
			return err
		}
		i := slices.IndexFunc(file.Transfers, func(t org.Transfer) bool { return t.ID == in.Transfer })
		if i < 0 {
			return fault.New(fault.NotFound, "record.missing")
		}
		t := file.Transfers[i]
		if t.Comment != in.Was {
			return fault.New(fault.Conflict, "record.changed")
		}
		problems := fault.Fields{}
		t.Comment, t.CommentOn = written(in.Comment), typedDate(in.On, "on", problems)
		if t.Comment == "" {
			problems.Add("comment", "transfer.noComment")
		}
		if err := problems.Err(); err != nil {
			return err
		}
		c.about("transfer", t.ID, 0)
		return c.SaveOldUnitComment(ctx, t)
	})
	return err
}
