package app

import (
	"context"
	"errors"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// DossierIn names a unit's dossier in the version that was read.
type DossierIn struct {
	Cycle   cycle.ID
	Unit    org.UnitID
	Version int    // 0 while it was never handed in
	Note    string // why it is returned
}

// SubmitDossier hands a unit's dossier to the office: four items complete and
// quota A kept (R222–R226, R192). Faults: Refused with what is missing or the
// arithmetic, Conflict.
func (a *App) SubmitDossier(ctx context.Context, by By, in DossierIn) error {
	return a.dossierAct(ctx, by, authz.SubmitDossier, in, func(c *act, year cycle.Cycle, d decision.UnitDossier) (decision.UnitDossier, error) {
		progress, err := c.Progress(ctx, in.Cycle, in.Unit)
		if err != nil {
			return d, err
		}
		if err := cycle.SubmitDossier(a.clause(year, "minutes.adopted")).Open(progress); err != nil {
			return d, err
		}
		contents, err := c.DossierContents(ctx, in.Cycle, in.Unit)
		if err != nil {
			return d, err
		}
		edition, err := a.edition(year, org.CivilServant)
		if err != nil {
			return d, err
		}
		tallies := contents.Quota(edition.Quotas(rulebook.AtProposal))
		return d.Submit(c.Now(), by.Actor.Person, contents, contents.Items(edition.Cite), tallies)
	})
}

// ReceiveDossier records that the office took a dossier in hand. Faults:
// Conflict, Forbidden to whoever handed it in.
func (a *App) ReceiveDossier(ctx context.Context, by By, in DossierIn) error {
	return a.dossierAct(ctx, by, authz.ReceiveDossier, in, func(c *act, _ cycle.Cycle, d decision.UnitDossier) (decision.UnitDossier, error) {
		return d.Receive(c.Now(), by.Actor.Person)
	})
}

// AcceptDossier takes a dossier as complete. Faults: Conflict, Forbidden to
// whoever handed it in.
func (a *App) AcceptDossier(ctx context.Context, by By, in DossierIn) error {
	return a.dossierAct(ctx, by, authz.AcceptDossier, in, func(c *act, _ cycle.Cycle, d decision.UnitDossier) (decision.UnitDossier, error) {
		return d.Accept(c.Now(), by.Actor.Person)
	})
}

// ReturnDossier sends a dossier back with its reason. Faults: Invalid without
// one, Conflict, Forbidden to whoever handed it in.
func (a *App) ReturnDossier(ctx context.Context, by By, in DossierIn) error {
	return a.dossierAct(ctx, by, authz.ReturnDossier, in, func(_ *act, _ cycle.Cycle, d decision.UnitDossier) (decision.UnitDossier, error) {
		return d.Return(by.Actor.Person, in.Note)
	})
}

// dossierAct is one act on a dossier: load, right, rule, save.
func (a *App) dossierAct(ctx context.Context, by By, action authz.Action, in DossierIn,
	rule func(*act, cycle.Cycle, decision.UnitDossier) (decision.UnitDossier, error),
) error {
	_, err := a.act(ctx, by, action, func(c *act) error {
		year, part, d, err := readDossier(ctx, c.Tx, in.Cycle, in.Unit)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency, Unit: part.Unit}); err != nil {
			return err
		}
		if d.Version != in.Version {
			return fault.New(fault.Conflict, "record.changed")
		}
		if d.Version == 0 {
			d.ID = decision.DossierID(c.NewID())
		}
		if d, err = rule(c, year, d); err != nil {
			return err
		}
		c.about("dossier", string(d.ID), d.Version+1)
		c.within("cycle", string(in.Cycle))
		return c.SaveUnitDossier(ctx, d)
	})
	return err
}

// readDossier loads a unit's dossier; one never handed in has version 0.
// Faults: NotFound for a unit that owes none.
func readDossier(ctx context.Context, tx *storage.Tx, id cycle.ID, unit org.UnitID) (cycle.Cycle, cycle.UnitPart, decision.UnitDossier, error) {
	year, part, err := tx.CycleAndUnit(ctx, id, unit)
	if err == nil && !part.Reviewed() {
		err = fault.New(fault.NotFound, "record.missing")
	}
	if err != nil {
		return year, part, decision.UnitDossier{}, err
	}
	d, err := tx.UnitDossier(ctx, id, unit)
	if errors.Is(err, fault.NotFound) {
		return year, part, decision.UnitDossier{Cycle: id, Unit: unit, State: decision.DossierOpen}, nil
	}
	return year, part, d, err
}

// RankProposalsIn orders the people a unit proposes as excellent.
type RankProposalsIn struct {
	Cycle cycle.ID
	Unit  org.UnitID
	Ranks map[org.PersonID]int // 1 is first
}

// RankProposals sets who comes first among a unit's excellent, as the meeting
// chose them (R193), until the dossier is handed in. Nobody ranks a list he is
// on. Faults: Invalid, Conflict once handed in, Forbidden.
func (a *App) RankProposals(ctx context.Context, by By, in RankProposalsIn) error {
	_, err := a.act(ctx, by, authz.RankProposals, func(c *act) error {
		year, part, d, err := readDossier(ctx, c.Tx, in.Cycle, in.Unit)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency, Unit: part.Unit}); err != nil {
			return err
		}
		if d.State != decision.DossierOpen && d.State != decision.DossierReturned {
			return fault.New(fault.Conflict, "dossier.submitted")
		}
		contents, err := c.DossierContents(ctx, in.Cycle, in.Unit)
		if err != nil {
			return err
		}
		ranked, err := contents.Ranked(by.Actor.Person, in.Ranks)
		if err != nil {
			return err
		}
		for _, p := range ranked {
			if err := c.RankProposal(ctx, p.Proposal, p.Rank); err != nil {
				return err
			}
		}
		c.about("unit", string(in.Unit), 0)
		c.within("cycle", string(in.Cycle))
		return nil
	})
	return err
}
