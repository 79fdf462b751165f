package app

import (
	"context"
	"errors"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// SaveContributionIn is a division's part of the department's report as typed.
type SaveContributionIn struct {
	Cycle   cycle.ID
	Unit    org.UnitID
	Version int // 0: not begun
	Answers map[string]string
	Submit  bool // hand it to the office
}

// SaveContribution saves the five parts, and sends them to the office when
// asked (R235, R236). What was sent may be changed until division dossiers are due (C7).
// Faults: Refused after that day or with parts empty, Conflict.
func (a *App) SaveContribution(ctx context.Context, by By, in SaveContributionIn) error {
	_, err := a.act(ctx, by, authz.WriteContribution, func(c *act) error {
		year, saved, began, err := c.contribution(ctx, in.Cycle, in.Unit)
		if err != nil {
			return err
		}
		for part, text := range in.Answers {
			if len(text) > longestPassage {
				return fault.Fields{part: fault.Say("field.tooLong", longestPassage)}.Err()
			}
		}
		last, err := due(ctx, c.Tx, in.Cycle, cycle.UnitDossiers)
		if err != nil {
			return err
		}
		clause := a.clause(year, "contribution.deadline")
		saved, err = saved.Write(in.Answers, civil.DateOf(c.Now()), last.Milestone.LastDay(), clause)
		if err != nil {
			return err
		}
		if in.Submit && saved.State != dossier.ContributionSubmitted {
			if saved, err = saved.Submit(c.Now(), clause); err != nil {
				return err
			}
		}
		if began {
			saved.Version = in.Version
		}
		c.about("contribution", saved.ID, saved.Version+1)
		c.within("cycle", string(in.Cycle))
		return c.Tx.SaveContribution(ctx, saved)
	})
	return err
}

// contribution loads a division's contribution for its head to write, and
// begins it where nobody has; began tells that somebody had.
func (c *act) contribution(ctx context.Context, id cycle.ID, unit org.UnitID) (year cycle.Cycle, saved dossier.Contribution, began bool, err error) {
	year, part, saved, err := readContribution(ctx, c.Tx, id, unit)
	if err != nil {
		return year, saved, false, err
	}
	if err := c.allow(authz.Resource{Agency: year.Agency, Unit: unit}); err != nil {
		return year, saved, false, err
	}
	progress := cycle.Progress{Issued: year.State != cycle.Draft}
	if err := cycle.Work(c.app.clause(year, "contribution.deadline")).Open(progress); err != nil {
		return year, saved, false, err
	}
	if saved.Version > 0 {
		return year, saved, true, nil
	}
	saved.ID, saved.UnitName, saved.Version = c.NewID(), part.Name, 1
	return year, saved, false, c.AddContribution(ctx, saved)
}

// readContribution loads a contribution; one nobody began has version 0.
// Faults: NotFound for a unit that owes none.
func readContribution(ctx context.Context, tx *storage.Tx, id cycle.ID, unit org.UnitID) (cycle.Cycle, cycle.UnitPart, dossier.Contribution, error) {
	year, part, err := tx.CycleAndUnit(ctx, id, unit)
	if err == nil && !part.Reviewed() {
		err = fault.New(fault.NotFound, "record.missing")
	}
	if err != nil {
		return year, part, dossier.Contribution{}, err
	}
	saved, err := tx.Contribution(ctx, id, unit)
	if errors.Is(err, fault.NotFound) {
		return year, part, dossier.Contribution{Cycle: id, Unit: unit, State: dossier.ContributionDraft}, nil
	}
	return year, part, saved, err
}
