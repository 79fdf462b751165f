package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// DraftPlanIn starts the plan of a year.
type DraftPlanIn struct {
	Year     int
	Template string // id of the plan to start from
}

// DraftPlan starts a cycle: the template's dates, documents and peer groups,
// and everyone on the roster as of today. It answers the cycle's identifier.
// Faults: Invalid, Conflict when the year has a cycle.
func (a *App) DraftPlan(ctx context.Context, by By, in DraftPlanIn) (cycle.ID, error) {
	answer, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		if err := c.allow(authz.Resource{Agency: by.Actor.Agency}); err != nil {
			return err
		}
		template, err := in.template()
		if err != nil {
			return err
		}
		draft := cycle.Cycle{
			ID: cycle.ID(c.NewID()), Agency: by.Actor.Agency, Year: in.Year, State: cycle.Draft,
			Title: template.Title, Layer: template.Layer, Purpose: template.Purpose,
		}
		if err := c.AddCycle(ctx, draft); err != nil {
			return err
		}
		if err := c.fillPlan(ctx, draft, template); err != nil {
			return err
		}
		c.about("cycle", string(draft.ID), 1)
		c.answer = string(draft.ID)
		return nil
	})
	return cycle.ID(answer), err
}

// template is the plan to start from, moved to the year asked for.
func (in DraftPlanIn) template() (PlanTemplate, error) {
	problems := fault.Fields{}
	template, err := readPlanTemplate(in.Template)
	if err != nil {
		problems.Add("template", "plan.noTemplate", in.Template)
	}
	if in.Year < 2000 || in.Year > 2100 {
		problems.Add("year", "plan.year")
	}
	return template.of(in.Year), problems.Err()
}

func (c *act) fillPlan(ctx context.Context, draft cycle.Cycle, template PlanTemplate) error {
	for i, m := range template.Milestones {
		milestone := m.milestone()
		milestone.ID, milestone.Cycle, milestone.Order = c.NewID(), draft.ID, i+1
		if err := c.AddMilestone(ctx, milestone); err != nil {
			return err
		}
	}
	for i, d := range template.Documents {
		document := d.document()
		document.ID, document.Cycle, document.Order = c.NewID(), draft.ID, i+1
		if err := c.AddGoverningDocument(ctx, document); err != nil {
			return err
		}
	}
	if err := c.addRecipients(ctx, draft.ID, template.Recipients); err != nil {
		return err
	}
	groups := make([]cycle.PeerGroup, len(template.Groups))
	for i, g := range template.Groups {
		groups[i] = cycle.PeerGroup{ID: cycle.GroupID(c.NewID()), Cycle: draft.ID, Name: g.Name, Subject: g.Subject, Order: i + 1}
		if err := c.SavePeerGroup(ctx, groups[i]); err != nil {
			return err
		}
	}
	return c.enrol(ctx, cycle.Plan{Cycle: draft}, template.grouping(groups))
}

// grouping chooses the peer group of a person or collective.
type grouping func(subject string, post org.Post, class org.Class, kind org.UnitKind) cycle.GroupID

// enrol puts every unit and everyone on the roster into the cycle, with the
// form the rule book routes each to (T12). Whoever is in the plan already keeps
// group and exemption.
func (c *act) enrol(ctx context.Context, plan cycle.Plan, group grouping) error {
	draft := plan.Cycle
	units, err := c.Units(ctx, draft.Agency)
	if err != nil {
		return err
	}
	kinds := make(map[org.UnitID]org.UnitKind, len(units))
	for _, u := range units {
		kinds[u.ID] = u.Kind
		part := cycle.UnitPart{Cycle: draft.ID, Unit: u.ID, Name: u.Name, Kind: u.Kind, Order: u.Order}
		part.Group = group("collective", "", "", u.Kind)
		if old, ok := plan.UnitPart(u.ID); ok {
			part.Group = old.Group
		}
		if err := c.SaveUnitPart(ctx, part); err != nil {
			return err
		}
	}
	people, err := c.People(ctx, draft.Agency)
	if err != nil {
		return err
	}
	posts, err := c.Appointments(ctx, draft.Agency, civil.DateOf(c.Now()))
	if err != nil {
		return err
	}
	byID := make(map[org.PersonID]org.Person, len(people))
	for _, p := range people {
		byID[p.ID] = p
	}
	for i, post := range posts {
		person, onRoster := byID[post.Person]
		if !onRoster {
			continue
		}
		p, err := c.app.participant(draft, person, post, kinds[post.Unit])
		if err != nil {
			return err
		}
		p.Order, p.Group = i+1, group("person", p.Post, p.Class, kinds[post.Unit])
		if old, ok := plan.Participant(p.Person); ok {
			p.Group, p.Exempt = old.Group, old.Exempt
		}
		if err := c.SaveParticipant(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// participant is a person as the plan takes him in, with the form owed.
func (a *App) participant(draft cycle.Cycle, p org.Person, post org.Appointment, kind org.UnitKind) (cycle.Participant, error) {
	edition, err := a.books.Select(rulebook.Query{Class: rulebook.Class(p.Class), Year: draft.Year, Layer: draft.Layer})
	if err != nil {
		return cycle.Participant{}, err
	}
	form, ok := edition.Form(rulebook.FormQuery{
		Class: rulebook.Class(p.Class), PartyMember: p.PartyMember, Leader: post.Post.Leads(), ServiceUnit: kind == org.ServiceUnit,
	})
	if !ok {
		return cycle.Participant{}, fault.New(fault.Refused, "plan.noForm", p.Name)
	}
	return cycle.Participant{
		Cycle: draft.ID, Person: p.ID, Unit: post.Unit, Name: p.Name, Title: post.Title, Post: post.Post, Class: p.Class,
		PartyMember: p.PartyMember, Form: form.ID,
	}, nil
}

// IssuePlanIn issues a plan in the version that was read.
type IssuePlanIn struct {
	Cycle   cycle.ID
	Version int
}

// IssuePlan opens the cycle (R166). Faults: Refused with what the plan lacks,
// Conflict when it was issued or changed meanwhile.
func (a *App) IssuePlan(ctx context.Context, by By, in IssuePlanIn) error {
	_, err := a.act(ctx, by, authz.IssuePlan, func(c *act) error {
		plan, err := c.Plan(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: plan.Cycle.Agency}); err != nil {
			return err
		}
		plan.Cycle.Version = in.Version
		issued, err := plan.Issue(c.Now(), by.Actor.Person, a.clause(plan.Cycle, "plan.issued_by_director"))
		if err != nil {
			return err
		}
		c.about("cycle", string(issued.ID), issued.Version+1)
		return c.SaveCycle(ctx, issued)
	})
	return err
}

// SavePlanIn changes the head of a plan still in draft, or files the number
// and date the records clerk gave it.
type SavePlanIn struct {
	Cycle   cycle.ID
	Version int
	Title   string
	Purpose string
	Number  string
	On      string // day/month/year as typed
}

// SavePlan saves the head of a plan. Faults: Invalid, Conflict, Refused when
// the plan is issued and more than its number and date would change.
func (a *App) SavePlan(ctx context.Context, by By, in SavePlanIn) error {
	_, err := a.act(ctx, by, authz.EditPlan, func(c *act) error {
		saved, err := c.editable(ctx, in.Cycle)
		if err != nil {
			return err
		}
		problems := fault.Fields{}
		saved.PlanOn = typedDate(in.On, "on", problems)
		in.Title, in.Purpose, in.Number = org.Tidy(in.Title), written(in.Purpose), org.Tidy(in.Number)
		if in.Title == "" {
			problems.Add("title", "plan.noTitle")
		}
		if err := problems.Err(); err != nil {
			return err
		}
		if saved.State != cycle.Draft && (in.Title != saved.Title || in.Purpose != saved.Purpose) {
			return fault.New(fault.Refused, "plan.fixed")
		}
		saved.Title, saved.Purpose, saved.PlanNumber, saved.Version = in.Title, in.Purpose, in.Number, in.Version
		c.about("cycle", string(saved.ID), saved.Version+1)
		return c.SaveCycle(ctx, saved)
	})
	return err
}

// editable loads a cycle for the office or Director to change.
func (c *act) editable(ctx context.Context, id cycle.ID) (cycle.Cycle, error) {
	one, err := c.Cycle(ctx, id)
	if err != nil {
		return cycle.Cycle{}, err
	}
	return one, c.allow(authz.Resource{Agency: one.Agency})
}

// clause is the citation behind a rule of procedure in the cycle's rule book.
func (a *App) clause(c cycle.Cycle, name string) string {
	edition, err := a.books.Select(rulebook.Query{Class: rulebook.CivilServant, Year: c.Year, Layer: c.Layer})
	if err != nil {
		return ""
	}
	return edition.Cite(name)
}
