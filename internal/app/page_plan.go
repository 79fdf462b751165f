package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
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

// PlanPage is a plan with what the reader may do to it.
type PlanPage struct {
	Page
	Plan    cycle.Plan
	Missing []fault.Message // before it can be issued
	Forms   map[string]rulebook.Form
	May     May
}

// PlanPage reads a plan. Faults: NotFound, Forbidden.
func (a *App) PlanPage(ctx context.Context, actor authz.Actor, id cycle.ID) (PlanPage, error) {
	return a.planPage(ctx, actor, id, authz.ViewPlan)
}

// EditPlanPage reads a plan for somebody who changes it. Faults: NotFound,
// Forbidden.
func (a *App) EditPlanPage(ctx context.Context, actor authz.Actor, id cycle.ID) (PlanPage, error) {
	return a.planPage(ctx, actor, id, authz.EditPlan)
}

// IssuePlanPage reads a plan for the one who issues it. Faults: NotFound,
// Forbidden.
func (a *App) IssuePlanPage(ctx context.Context, actor authz.Actor, id cycle.ID) (PlanPage, error) {
	return a.planPage(ctx, actor, id, authz.IssuePlan)
}

func (a *App) planPage(ctx context.Context, actor authz.Actor, id cycle.ID, action authz.Action) (PlanPage, error) {
	var p PlanPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		plan, err := tx.Plan(ctx, id)
		if err != nil {
			return err
		}
		r := authz.Resource{Agency: plan.Cycle.Agency}
		if err := authz.Allow(actor, action, r); err != nil {
			return err
		}
		p.Plan, p.Forms = plan, a.forms(plan)
		if plan.Cycle.State == cycle.Draft {
			p.Missing = plan.Missing()
		}
		p.May = may(actor, r, authz.EditPlan, authz.IssuePlan)
		return nil
	})
	return p, err
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
