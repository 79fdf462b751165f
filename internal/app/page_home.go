package app

import (
	"cmp"
	"context"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// Waiting is one thing that waits: what it is, and what it is about.
type Waiting = storage.Todo

// Todo is one thing that waits for somebody, with the day it is due by.
type Todo struct {
	Waiting
	Due civil.Date // the last day; zero: the plan sets none
}

// Duty is a date of the plan that binds the reader, and whether it is met.
type Duty struct {
	Milestone cycle.Milestone
	Done      bool
}

// HomePage is what a person has to do, by what the person is, and when.
type HomePage struct {
	Page
	Cycle cycle.Cycle // the newest; zero: none yet
	Todos []Todo
	Dues  []Duty          // those the reader is bound by, the open ones first
	Next  cycle.Milestone // the next date of the plan for anybody; zero: none
	May   May
}

// HomePage reads what waits for the actor.
func (a *App) HomePage(ctx context.Context, actor authz.Actor) (HomePage, error) {
	var p HomePage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		r := authz.Resource{Agency: actor.Agency}
		p.May = may(actor, r, authz.ImportRoster, authz.ManageAccounts, authz.EditPlan)
		cycles, err := tx.Cycles(ctx, actor.Agency)
		if err != nil || len(cycles) == 0 {
			return err
		}
		p.Cycle = cycles[0]
		milestones, err := tx.Milestones(ctx, p.Cycle.ID)
		if err != nil {
			return err
		}
		waiting, err := tx.Todos(ctx, todosOf(actor, p.Cycle.ID))
		if err != nil {
			return err
		}
		p.fill(actor, milestones, waiting)
		return nil
	})
	return p, err
}

// todosOf asks for the work of an actor by the posts and roles held today.
func todosOf(actor authz.Actor, id cycle.ID) storage.TodoQuery {
	r := authz.Resource{Agency: actor.Agency}
	q := storage.TodoQuery{
		Cycle: id, Person: actor.Person,
		Key: actor.Is(authz.KeyPeople, r), Office: actor.Is(authz.Office, r), Director: actor.Is(authz.Director, r),
	}
	for _, post := range actor.Posts {
		if !(org.Unit{Kind: post.Kind}).Reviewed() {
			continue
		}
		if post.Post == org.Head { // whose own report it is
			q.Headed = append(q.Headed, post.Unit)
		} else {
			q.Member = append(q.Member, post.Unit)
		}
	}
	return q
}

// fill sorts what was found: what waits by its last day, the dates the reader
// is bound by with the open ones first.
func (p *HomePage) fill(actor authz.Actor, milestones []cycle.Milestone, waiting []Waiting) {
	plan, done := cycle.Plan{Milestones: milestones}, map[cycle.Code]bool{}
	for _, t := range waiting {
		if t.Kind == "done" {
			done[cycle.Code(t.ID)] = true
			continue
		}
		todo := Todo{Waiting: t}
		if m, ok := plan.Milestone(stepOf(t.Kind)); ok {
			todo.Due = m.LastDay()
		}
		p.Todos = append(p.Todos, todo)
	}
	slices.SortStableFunc(p.Todos, func(a, b Todo) int { return compareDue(a.Due, b.Due) })
	if p.Cycle.State == cycle.Draft {
		return
	}
	today := civil.DateOf(p.Now)
	for _, m := range milestones {
		if bound(actor, m.Owner) {
			p.Dues = append(p.Dues, Duty{Milestone: m, Done: done[m.Code]})
		}
		if !m.Late(today) && (p.Next.ID == "" || m.LastDay().Before(p.Next.LastDay())) {
			p.Next = m
		}
	}
	slices.SortStableFunc(p.Dues, func(a, b Duty) int {
		if a.Done != b.Done {
			return cmp.Compare(rank(a.Done), rank(b.Done))
		}
		return a.Milestone.LastDay().Compare(b.Milestone.LastDay())
	})
}

func rank(done bool) int {
	if done {
		return 1
	}
	return 0
}

// compareDue puts the earliest day first and what has no day last.
func compareDue(a, b civil.Date) int {
	if a.IsZero() != b.IsZero() {
		return cmp.Compare(rank(a.IsZero()), rank(b.IsZero()))
	}
	return a.Compare(b)
}

// bound tells whether a milestone of owner binds the actor.
func bound(actor authz.Actor, owner cycle.Owner) bool {
	r := authz.Resource{Agency: actor.Agency}
	switch owner {
	case cycle.UnitHeads:
		return slices.ContainsFunc(actor.Posts, func(p authz.Post) bool {
			return p.Post == org.Head && org.Unit{Kind: p.Kind}.Reviewed()
		})
	case cycle.TheOffice:
		return actor.Is(authz.Office, r)
	case cycle.TheDirector:
		return actor.Is(authz.Director, r)
	}
	return true
}

// steps are the steps of the plan whose date each kind of work is due by.
var steps = map[string]cycle.Code{
	"review.draft": cycle.UnitDossiers, "review.returned": cycle.UnitDossiers, "review.revising": cycle.UnitDossiers,
	"report.write": cycle.UnitDossiers, "report.resolve": cycle.UnitDossiers, "report.settle": cycle.UnitDossiers,
	"report.comment.unit": cycle.UnitDossiers, "report.comment.agency": cycle.AgencyReports, "report.comment.leadership": cycle.AgencyReports,
	"report.write.agency": cycle.AgencyReports, "report.write.leadership": cycle.AgencyReports,
	"meeting.prepare": cycle.UnitDossiers, "meeting.open": cycle.UnitDossiers, "meeting.adopt": cycle.UnitDossiers, "meeting.minutes": cycle.UnitDossiers,
	"dossier.submit": cycle.UnitDossiers, "dossier.returned": cycle.UnitDossiers, "dossier.receive": cycle.AgencyReports,
	"contribution.write":                cycle.Contributions,
	"meeting.convene.leadership_review": cycle.LeadershipReview, "meeting.convene.agency_ballot": cycle.AgencyBallot,
	"meeting.convene.consultation": cycle.Consultation,
	"outgoing.committee":           cycle.ReportToCommittee, "outgoing.party_commission": cycle.ReportToParty,
}

func stepOf(kind string) cycle.Code {
	if code, ok := steps[kind]; ok {
		return code
	}
	return "-" // no step is called so, and a free milestone has no code
}
