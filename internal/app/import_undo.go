package app

import (
	"context"
	"encoding/json"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// UndoRoster takes a batch back as one: who it added goes, what it changed is
// as before; what people entered since stays. Faults: Refused once people it
// added take part in a cycle or have accounts, Conflict when it was not applied
// or a later batch stands on it.
func (a *App) UndoRoster(ctx context.Context, by By, id string) error {
	_, err := a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		batch, err := c.ImportBatch(ctx, id)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: batch.Agency}); err != nil {
			return err
		}
		if err := undoable(ctx, c.Tx, batch); err != nil {
			return err
		}
		if err := c.takeBack(ctx, batch); err != nil {
			return err
		}
		batch.State, batch.UndoneAt, batch.UndoneBy = importUndone, c.Now(), by.Actor.Account
		c.about("importBatch", batch.ID, 0)
		return c.SaveImportBatch(ctx, batch)
	})
	return err
}

// undoable refuses to take back what others already stand on.
func undoable(ctx context.Context, tx *storage.Tx, batch storage.ImportBatch) error {
	if batch.State != importApplied {
		return fault.New(fault.Conflict, "import.notApplied")
	}
	later, err := tx.LaterBatches(ctx, batch)
	if err != nil {
		return err
	}
	if later > 0 {
		return fault.New(fault.Conflict, "import.later")
	}
	title, err := tx.CycleStandingOn(ctx, batch.ID)
	if err == nil && title != "" {
		return fault.New(fault.Refused, "import.inUse", title)
	}
	return err
}

// personBefore is what a batch did to a person it found: who he was and is,
// what a roster said before, and the parts taken away and put in their place.
type personBefore struct {
	Was, Is org.Person
	Entry   *storage.RosterEntry // nil: no roster spoke of him
	Gone    storage.RosterEntry
	Fresh   storage.RosterEntry
}

// takeBack undoes the changes of a batch, the last first.
func (c *act) takeBack(ctx context.Context, batch storage.ImportBatch) error {
	changes, err := c.ImportChanges(ctx, batch.ID)
	if err != nil {
		return err
	}
	if err := c.RemoveLooseNotes(ctx, batch.ID); err != nil {
		return err
	}
	for i := len(changes) - 1; i >= 0; i-- {
		if err := c.undo(ctx, changes[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *act) undo(ctx context.Context, change storage.ImportChange) error {
	switch {
	case change.Kind == "unit":
		return c.dissolve(ctx, org.UnitID(change.Row))
	case change.Kind == "place":
		var order int
		if err := json.Unmarshal(change.Before, &order); err != nil {
			return fmt.Errorf("read change %d: %w", change.Position, err)
		}
		return c.SavePlaceInList(ctx, change.Row, order)
	case len(change.Before) == 0:
		return c.forget(ctx, org.PersonID(change.Row))
	}
	var before personBefore
	if err := json.Unmarshal(change.Before, &before); err != nil {
		return fmt.Errorf("read change %d: %w", change.Position, err)
	}
	return c.restore(ctx, before)
}

// dissolve removes a unit a batch had made.
func (c *act) dissolve(ctx context.Context, id org.UnitID) error {
	used, err := c.UnitInUse(ctx, id)
	if err != nil {
		return err
	}
	if used {
		return fault.New(fault.Refused, "import.unitInUse")
	}
	return c.RemoveUnit(ctx, id)
}

// forget removes a person a batch had added. Faults: Refused when the person
// has an account or a role, which would be left without anybody.
func (c *act) forget(ctx context.Context, id org.PersonID) error {
	taken, err := c.HasAccountOrRole(ctx, id)
	if err != nil {
		return err
	}
	if taken {
		return fault.New(fault.Refused, "import.hasAccounts")
	}
	return c.RemovePerson(ctx, id)
}

// restore puts a person back as he was before a batch.
func (c *act) restore(ctx context.Context, before personBefore) error {
	now, err := c.Person(ctx, before.Was.ID)
	if err != nil {
		return err
	}
	if err := c.SavePerson(ctx, revised(now, before.Is, before.Was)); err != nil {
		return err
	}
	if err := c.exchange(ctx, &before.Fresh, &before.Gone); err != nil {
		return err
	}
	if before.Entry == nil {
		return c.RemoveRosterEntry(ctx, now.ID)
	}
	return c.SaveRosterEntry(ctx, *before.Entry)
}

// exchange takes parts away and puts others in their place. What the old unit
// said of somebody who moved passes on: no roster holds it.
func (c *act) exchange(ctx context.Context, gone, fresh *storage.RosterEntry) error {
	if len(gone.File.Transfers) > 0 {
		held, err := c.TransfersOf(ctx, gone.Person)
		if err != nil {
			return err
		}
		passOn(held, gone.File.Transfers)
		passOn(held, fresh.File.Transfers)
	}
	if err := c.RemoveParts(ctx, *gone); err != nil {
		return err
	}
	return c.AddParts(ctx, *fresh)
}

// passOn copies the old units' comments to the transfers they belong to.
func passOn(held, list []org.Transfer) {
	for i := range list {
		for _, h := range held {
			if h.ID == list[i].ID {
				list[i].Comment, list[i].CommentOn = h.Comment, h.CommentOn
			}
		}
	}
}
