package app

import (
	"context"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// DossierPage is a unit's dossier: four items, the ceiling as it stands, the
// order among the excellent, and what the reader may do.
type DossierPage struct {
	Page
	Cycle    cycle.Cycle
	Unit     cycle.UnitPart
	Dossier  decision.UnitDossier
	Contents decision.Contents
	Items    []decision.Item
	Tallies  []rating.Tally
	Due      Due
	Late     bool // handed in after the last day
	May      May
}

// Complete tells whether the four items are whole and the ceiling is kept.
func (p DossierPage) Complete() bool {
	return len(decision.Missing(p.Items)) == 0 && len(rating.Exceeded(p.Tallies)) == 0
}

// DossierPage reads a unit's dossier. Faults: NotFound, Forbidden.
func (a *App) DossierPage(ctx context.Context, actor authz.Actor, id cycle.ID, unit org.UnitID) (DossierPage, error) {
	var p DossierPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, p.Unit, p.Dossier, err = readDossier(ctx, tx, id, unit); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency, Unit: unit}
		if err := authz.Allow(actor, authz.ViewDossier, r); err != nil {
			return err
		}
		if p.Contents, err = tx.DossierContents(ctx, id, unit); err != nil {
			return err
		}
		edition, err := a.edition(p.Cycle, org.CivilServant)
		if err != nil {
			return err
		}
		p.Items = p.Contents.Items(edition.Cite)
		p.Tallies = p.Contents.Quota(edition.Quotas(rulebook.AtProposal))
		milestones, err := tx.Milestones(ctx, id)
		if err != nil {
			return err
		}
		p.Due, p.Late = dueOf(milestones, cycle.UnitDossiers, p.Now, p.Dossier.SubmittedAt)
		p.May = p.may(actor, r)
		return nil
	})
	return p, err
}

// may leaves out what the state of the dossier rules out, and the ranking of a
// list the reader is on.
func (p DossierPage) may(actor authz.Actor, r authz.Resource) May {
	m := may(actor, r, authz.SubmitDossier, authz.RankProposals, authz.ReceiveDossier, authz.AcceptDossier, authz.ReturnDossier)
	open := p.Dossier.State == decision.DossierOpen || p.Dossier.State == decision.DossierReturned
	handed := p.Dossier.State == decision.DossierSubmitted && p.Dossier.SubmittedBy != actor.Person
	m[authz.SubmitDossier] = m[authz.SubmitDossier] && open
	for _, best := range p.Contents.Excellent() {
		open = open && best.Person != actor.Person
	}
	m[authz.RankProposals] = m[authz.RankProposals] && open && len(p.Contents.Excellent()) > 1
	m[authz.ReceiveDossier] = m[authz.ReceiveDossier] && handed && p.Dossier.ReceivedAt.IsZero()
	m[authz.AcceptDossier] = m[authz.AcceptDossier] && handed
	m[authz.ReturnDossier] = m[authz.ReturnDossier] && handed
	return m
}

// DossiersPage is what the office has received and still waits for.
type DossiersPage struct {
	Page
	Cycle cycle.Cycle
	Due   Due
	Units []UnitStanding
	Left  int // not accepted yet
}

// UnitStanding is a unit on a list, with how it keeps its dates.
type UnitStanding struct {
	storage.UnitProgress
	DossierLate      bool
	ContributionLate bool
	Differs          []rulebook.Section // parts of the contribution that differ from the concluded report (C7)
}

// DossiersPage reads the office's list of dossiers. Faults: NotFound,
// Forbidden.
func (a *App) DossiersPage(ctx context.Context, actor authz.Actor, id cycle.ID) (DossiersPage, error) {
	var p DossiersPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, err = tx.Cycle(ctx, id); err != nil {
			return err
		}
		if err := authz.Allow(actor, authz.ReceiveDossier, authz.Resource{Agency: p.Cycle.Agency}); err != nil {
			return err
		}
		milestones, err := tx.Milestones(ctx, id)
		if err != nil {
			return err
		}
		board, err := tx.UnitBoard(ctx, id)
		if err != nil {
			return err
		}
		p.Due, _ = dueOf(milestones, cycle.UnitDossiers, p.Now, p.Now)
		for _, u := range standings(board, milestones, p.Page) {
			if !u.Part.Reviewed() {
				continue
			}
			p.Units = append(p.Units, u)
			if u.Dossier.State != decision.DossierAccepted {
				p.Left++
			}
		}
		return nil
	})
	return p, err
}

func standings(board []storage.UnitProgress, milestones []cycle.Milestone, p Page) []UnitStanding {
	list := make([]UnitStanding, len(board))
	for i, u := range board {
		list[i] = UnitStanding{UnitProgress: u, Differs: u.Contribution.Differs(u.Report)}
		_, list[i].DossierLate = dueOf(milestones, cycle.UnitDossiers, p.Now, u.Dossier.SubmittedAt)
		_, list[i].ContributionLate = dueOf(milestones, cycle.Contributions, p.Now, u.Contribution.SubmittedAt)
		if u.Contribution.State == dossier.ContributionDraft {
			list[i].Differs = nil
		}
	}
	return list
}

// dueOf finds the milestone of a step as of now, and tells whether what was
// done at done, or is not done yet, is late.
func dueOf(milestones []cycle.Milestone, code cycle.Code, now, done time.Time) (Due, bool) {
	for _, m := range milestones {
		if m.Code != code {
			continue
		}
		today := civil.DateOf(now)
		due := Due{Milestone: m, Late: m.Late(today), DaysLeft: m.DaysLeft(today)}
		if done.IsZero() {
			return due, due.Late
		}
		return due, m.Late(civil.DateOf(done))
	}
	return Due{}, false
}
