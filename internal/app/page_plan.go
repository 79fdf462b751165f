package app

import (
	"context"
	"errors"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// May lists what the reader of a page is allowed to do there.
type May map[authz.Action]bool

// may looks up several actions on one resource, for the buttons of a page.
func may(actor authz.Actor, r authz.Resource, actions ...authz.Action) May {
	m := make(May, len(actions))
	for _, action := range actions {
		m[action] = authz.May(actor, action, r)
	}
	return m
}

// PlansPage is the years of an agency, and the plans a new one can start from.
type PlansPage struct {
	Page
	Cycles    []cycle.Cycle
	Templates []PlanTemplate
	May       May
}

// PlansPage reads the years. Faults: Forbidden.
func (a *App) PlansPage(ctx context.Context, actor authz.Actor) (PlansPage, error) {
	var p PlansPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		r := authz.Resource{Agency: actor.Agency}
		err := authz.Allow(actor, authz.ViewPlan, r)
		if err != nil {
			return err
		}
		if p.Cycles, err = tx.Cycles(ctx, actor.Agency); err != nil {
			return err
		}
		p.Templates, err = PlanTemplates()
		p.May = may(actor, r, authz.EditPlan)
		return err
	})
	return p, err
}

// PlanPage is a plan with what the reader may do to it. Of its participants it
// holds those the page is about: everyone of a draft, one unit, one person.
type PlanPage struct {
	Page
	Plan    cycle.Plan
	Staff   map[org.UnitID]cycle.UnitStaff
	Missing []fault.Message // before it can be issued
	Forms   map[string]rulebook.Form
	May     May
}

// Everybody counts the participants of the plan.
func (p PlanPage) Everybody() int {
	n := 0
	for _, unit := range p.Staff {
		n += unit.People
	}
	return n
}

// PlanPage reads a plan. Faults: NotFound, Forbidden.
func (a *App) PlanPage(ctx context.Context, actor authz.Actor, id cycle.ID) (PlanPage, error) {
	return a.planPage(ctx, actor, planAsk{id: id, action: authz.ViewPlan})
}

// mostListed is how many participants are listed without choosing a unit.
const mostListed = 300

// PlanPeoplePage reads who is reviewed in a unit; without one, in all of a
// small agency or in the first unit of a large one. Faults: NotFound,
// Forbidden.
func (a *App) PlanPeoplePage(ctx context.Context, actor authz.Actor, id cycle.ID, unit org.UnitID) (PlanPage, error) {
	return a.planPage(ctx, actor, planAsk{id: id, action: authz.ViewPlan, people: func(ctx context.Context, tx *storage.Tx, p *PlanPage) ([]cycle.Participant, error) {
		if unit == "" && p.Everybody() <= mostListed {
			return tx.Participants(ctx, id)
		}
		for _, u := range p.Plan.Units {
			if unit == "" && p.Staff[u.Unit].People > 0 {
				unit = u.Unit
			}
		}
		return tx.ParticipantsOf(ctx, id, unit)
	}})
}

// EditPlanPage reads a plan for somebody who changes it, with the one
// participant the change is about, if any. Faults: NotFound, Forbidden.
func (a *App) EditPlanPage(ctx context.Context, actor authz.Actor, id cycle.ID, person org.PersonID) (PlanPage, error) {
	return a.planPage(ctx, actor, planAsk{id: id, action: authz.EditPlan, people: func(ctx context.Context, tx *storage.Tx, _ *PlanPage) ([]cycle.Participant, error) {
		if person == "" {
			return nil, nil
		}
		one, err := tx.Participant(ctx, id, person)
		return []cycle.Participant{one}, err
	}})
}

// IssuePlanPage reads a plan for the one who issues it. Faults: NotFound,
// Forbidden.
func (a *App) IssuePlanPage(ctx context.Context, actor authz.Actor, id cycle.ID) (PlanPage, error) {
	return a.planPage(ctx, actor, planAsk{id: id, action: authz.IssuePlan})
}

// planAsk is what a page of the plan needs; without people, it needs everyone
// of a draft, for what is missing, and its issuer later.
type planAsk struct {
	id     cycle.ID
	action authz.Action
	people func(ctx context.Context, tx *storage.Tx, p *PlanPage) ([]cycle.Participant, error)
}

func (a *App) planPage(ctx context.Context, actor authz.Actor, ask planAsk) (PlanPage, error) {
	var p PlanPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) (err error) {
		if p.Plan, err = tx.PlanHead(ctx, ask.id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Plan.Cycle.Agency}
		if err := authz.Allow(actor, ask.action, r); err != nil {
			return err
		}
		if err := p.enlist(ctx, tx, ask); err != nil {
			return err
		}
		p.Forms = a.forms(p.Plan)
		p.May = may(actor, r, authz.EditPlan, authz.IssuePlan)
		return nil
	})
	return p, err
}

// enlist loads the participants a page is about, and counts the rest.
func (p *PlanPage) enlist(ctx context.Context, tx *storage.Tx, ask planAsk) (err error) {
	if ask.people == nil && p.Plan.Cycle.State == cycle.Draft {
		p.Plan.Participants, err = tx.Participants(ctx, ask.id)
		p.Staff, p.Missing = p.Plan.Staff(), p.Plan.Missing()
		return err
	}
	if ask.action == authz.ViewPlan { // forms show no counts
		if p.Staff, err = tx.Staff(ctx, ask.id); err != nil {
			return err
		}
	}
	if ask.people == nil {
		ask.people = issuer
	}
	p.Plan.Participants, err = ask.people(ctx, tx, p)
	return err
}

// issuer is who issued a plan, to be named on it.
func issuer(ctx context.Context, tx *storage.Tx, p *PlanPage) ([]cycle.Participant, error) {
	one, err := tx.Participant(ctx, p.Plan.Cycle.ID, p.Plan.Cycle.IssuedBy)
	if errors.Is(err, fault.NotFound) {
		return nil, nil // issued by somebody who takes no part
	}
	return []cycle.Participant{one}, err
}

// forms are the forms the people of a plan owe, by identifier.
func (a *App) forms(plan cycle.Plan) map[string]rulebook.Form {
	forms := map[string]rulebook.Form{}
	for _, one := range plan.Participants {
		if _, known := forms[one.Form]; known {
			continue
		}
		edition, err := a.books.Select(rulebook.Query{Class: rulebook.Class(one.Class), Year: plan.Cycle.Year, Layer: plan.Cycle.Layer})
		if err != nil {
			continue // the page then shows the form's identifier
		}
		forms[one.Form], _ = edition.FormByID(one.Form)
	}
	return forms
}

// Due is one dated duty on somebody's list.
type Due struct {
	Milestone cycle.Milestone
	Late      bool
	DaysLeft  int
}

// dues lists the milestones of a plan as of today.
func dues(milestones []cycle.Milestone, today civil.Date) []Due {
	list := make([]Due, len(milestones))
	for i, m := range milestones {
		list[i] = Due{Milestone: m, Late: m.Late(today), DaysLeft: m.DaysLeft(today)}
	}
	return list
}
