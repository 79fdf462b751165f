package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/infra/storage"
)

// PlanPage is a plan with what the reader may do to it.
type PlanPage struct {
	Page
	Plan      cycle.Plan
	Missing   []fault.Message
	Templates []PlanTemplate // when there is no cycle yet
	May       May
}

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

// PlanPage reads a plan. Faults: NotFound, Forbidden.
func (a *App) PlanPage(ctx context.Context, actor authz.Actor, id cycle.ID) (PlanPage, error) {
	var p PlanPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		plan, err := tx.Plan(ctx, id)
		if err != nil {
			return err
		}
		r := authz.Resource{Agency: plan.Cycle.Agency}
		if err := authz.Allow(actor, authz.ViewPlan, r); err != nil {
			return err
		}
		p.Plan, p.Missing = plan, plan.Missing()
		p.May = may(actor, r, authz.EditPlan, authz.IssuePlan)
		return nil
	})
	return p, err
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
