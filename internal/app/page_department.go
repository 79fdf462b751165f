package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// DepartmentPage is how far the department has come: dates, divisions' parts,
// its reports and conferences, decisions, and what goes out.
type DepartmentPage struct {
	Page
	Cycle     cycle.Cycle
	Dues      []Due
	Units     []UnitStanding // divisions
	Reports   []storage.UnitProgress
	Meetings  []meeting.Meeting // M2 to M4, those planned
	Decisions []decision.Decision
	Outgoing  []OutgoingStanding
	May       May
}

// OutgoingStanding is a report to a body above and what it still lacks.
type OutgoingStanding struct {
	Report  decision.OutgoingReport
	Due     Due
	Late    bool
	Missing []fault.Message
}

// DepartmentPage reads how far the department has come. Faults: NotFound,
// Forbidden.
func (a *App) DepartmentPage(ctx context.Context, actor authz.Actor, id cycle.ID) (DepartmentPage, error) {
	var p DepartmentPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, err = tx.Cycle(ctx, id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency}
		if err := authz.Allow(actor, authz.ViewDepartment, r); err != nil {
			return err
		}
		p.May = may(actor, r, authz.SendOutgoing, authz.ReceiveDossier, authz.ViewDecision, authz.WriteAgencyReport)
		milestones, err := tx.Milestones(ctx, id)
		if err != nil {
			return err
		}
		p.Dues = dues(milestones, civil.DateOf(p.Now))
		board, err := tx.UnitBoard(ctx, id)
		if err != nil {
			return err
		}
		for _, u := range standings(board, milestones, p.Page) {
			if u.Part.Reviewed() {
				p.Units = append(p.Units, u)
			} else {
				p.Reports = append(p.Reports, u.UnitProgress)
			}
		}
		return p.fill(ctx, tx, milestones)
	})
	return p, err
}

// fill reads conferences, decisions and reports to the bodies above, in four
// statements.
func (p *DepartmentPage) fill(ctx context.Context, tx *storage.Tx, milestones []cycle.Milestone) error {
	meetings, err := tx.Meetings(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	held := map[meeting.Kind]bool{}
	for _, m := range meetings {
		if m.Kind == meeting.DivisionReview {
			continue
		}
		p.Meetings = append(p.Meetings, m)
		held[m.Kind] = m.State == meeting.Adopted
	}
	if p.Decisions, err = tx.Decisions(ctx, p.Cycle.ID); err != nil {
		return err
	}
	sent, err := tx.OutgoingReports(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	content := decision.Package{
		ReportsSettled: p.reportsSettled(), LeadershipReviewed: held[meeting.LeadershipReview], AgencyVoted: held[meeting.AgencyBallot],
		Consulted: held[meeting.Consultation], CommitteeTold: sent[decision.Committee].State == decision.OutgoingSent,
	}
	var parts []cycle.UnitPart
	for _, u := range p.Reports {
		parts = append(parts, u.Part)
	}
	if content.LeadersOwing, err = leadersOwing(ctx, tx, p.Cycle.ID, parts); err != nil {
		return err
	}
	for _, to := range decision.Recipients() {
		o := OutgoingStanding{Report: sent[to]}
		o.Report.Recipient = to
		o.Due, o.Late = dueOf(milestones, to.Milestone(), p.Now, o.Report.SentAt)
		if o.Report.State != decision.OutgoingSent {
			o.Report.State, o.Missing = decision.OutgoingDraft, content.Missing(to)
		}
		p.Outgoing = append(p.Outgoing, o)
	}
	return nil
}

// reportsSettled tells whether the agency's and the leadership's reports are
// final.
func (p *DepartmentPage) reportsSettled() bool {
	settled := 0
	for _, u := range p.Reports {
		ready := u.Report.State == dossier.ReportSettled || u.Report.State == dossier.ReportConcluded
		if ready && (u.Part.Kind == org.Agency || u.Part.Kind == org.Leadership) {
			settled++
		}
	}
	return settled == len(p.Reports) && settled > 1
}
