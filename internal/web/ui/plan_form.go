package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
)

// Difference is one field in the reader's text and in what was saved meanwhile.
type Difference struct{ Label, Mine, Theirs string }

// differ keeps the fields in which two texts are not the same.
func differ(list ...Difference) []Difference {
	var out []Difference
	for _, d := range list {
		if d.Mine != d.Theirs {
			out = append(out, d)
		}
	}
	return out
}

// PlanIn is the head of a plan as its form first shows it.
func PlanIn(c cycle.Cycle) app.SavePlanIn {
	return app.SavePlanIn{Cycle: c.ID, Version: c.Version, Title: c.Title, Purpose: c.Purpose, Number: c.PlanNumber, On: typed(c.PlanOn)}
}

func planDifferences(v View, now cycle.Cycle, in app.SavePlanIn) []Difference {
	theirs := PlanIn(now)
	return differ(
		Difference{v.T("plan.title"), in.Title, theirs.Title}, Difference{v.T("plan.purpose"), in.Purpose, theirs.Purpose},
		Difference{v.T("plan.number"), in.Number, theirs.Number}, Difference{v.T("plan.on"), in.On, theirs.On},
	)
}

// MilestoneOf is the form of a date: Now is what is saved, In what is typed.
// A new one has the zero Now.
type MilestoneOf struct {
	Plan cycle.Cycle
	Now  cycle.Milestone
	In   app.SaveMilestoneIn
}

// MilestoneIn is a date as its form first shows it.
func MilestoneIn(m cycle.Milestone) app.SaveMilestoneIn {
	return app.SaveMilestoneIn{
		Cycle: m.Cycle, ID: m.ID, Version: m.Version, Title: m.Title, From: typed(m.From), Until: typed(m.Until),
		Inclusive: m.Inclusive, Tentative: m.Tentative, Owner: m.Owner, Source: m.Source,
	}
}

func (f MilestoneOf) conflict() bool { return f.In.Version != f.Now.Version }

func (f MilestoneOf) title(v View) string {
	if f.In.ID == "" {
		return v.T("milestone.add")
	}
	return v.T("milestone.change")
}

func (f MilestoneOf) path() string {
	if f.In.ID == "" {
		return MilestonesPath(f.In.Cycle)
	}
	return MilestonePath(f.In.Cycle, f.In.ID)
}

func (f MilestoneOf) differences(v View) []Difference {
	theirs := MilestoneIn(f.Now)
	return differ(
		Difference{v.T("milestone.title"), f.In.Title, theirs.Title}, Difference{v.T("milestone.from"), f.In.From, theirs.From},
		Difference{v.T("milestone.until"), f.In.Until, theirs.Until},
		Difference{v.T("milestone.inclusive"), yesWord(v, f.In.Inclusive), yesWord(v, theirs.Inclusive)},
		Difference{v.T("milestone.tentative"), yesWord(v, f.In.Tentative), yesWord(v, theirs.Tentative)},
		Difference{v.T("milestone.owner"), v.Word(f.In.Owner), v.Word(theirs.Owner)}, Difference{v.T("milestone.source"), f.In.Source, theirs.Source},
	)
}

func yesWord(v View, is bool) string {
	if is {
		return v.T("plan.yes")
	}
	return v.T("plan.no")
}

// DocumentOf is the form of a governing document: Now is what is saved, In
// what is typed. A new one has the zero Now.
type DocumentOf struct {
	Plan cycle.Cycle
	Now  cycle.Document
	In   app.SaveGoverningDocumentIn
}

// DocumentIn is a governing document as its form first shows it.
func DocumentIn(d cycle.Document) app.SaveGoverningDocumentIn {
	return app.SaveGoverningDocumentIn{
		Cycle: d.Cycle, ID: d.ID, Version: d.Version, Citation: d.Citation, Number: d.Number, Issuer: d.Issuer, Role: d.Role,
		Resolved: d.Resolved, Note: d.Note,
	}
}

func (f DocumentOf) conflict() bool { return f.In.Version != f.Now.Version }

func (f DocumentOf) title(v View) string {
	if f.In.ID == "" {
		return v.T("text.add")
	}
	return v.T("text.change")
}

func (f DocumentOf) path() string {
	if f.In.ID == "" {
		return TextsPath(f.In.Cycle)
	}
	return TextPath(f.In.Cycle, f.In.ID)
}

func (f DocumentOf) differences(v View) []Difference {
	theirs := DocumentIn(f.Now)
	return differ(
		Difference{v.T("text.citation"), f.In.Citation, theirs.Citation}, Difference{v.T("text.number"), f.In.Number, theirs.Number},
		Difference{v.T("text.issuer"), f.In.Issuer, theirs.Issuer}, Difference{v.T("text.role"), v.Word(f.In.Role), v.Word(theirs.Role)},
		Difference{v.T("text.resolved"), yesWord(v, f.In.Resolved), yesWord(v, theirs.Resolved)},
		Difference{v.T("text.note"), f.In.Note, theirs.Note},
	)
}

// GroupOf is the form of a person's or unit's peer group: Group and Exempt are
// what is saved, In what is chosen.
type GroupOf struct {
	Plan     cycle.Plan
	Name     string
	Group    cycle.GroupID
	Exempt   string
	In       app.SetGroupIn
	Conflict bool
}

func (f GroupOf) path() string {
	if f.In.Person != "" {
		return PlanPersonPath(f.Plan.Cycle.ID, f.In.Person)
	}
	return PlanUnitPath(f.Plan.Cycle.ID, f.In.Unit)
}

func (f GroupOf) movable() bool { return f.Plan.Cycle.State == cycle.Draft }

func (f GroupOf) options() []Option {
	subject := "person"
	if f.In.Person == "" {
		subject = "collective"
	}
	var options []Option
	for _, g := range f.Plan.Groups {
		if g.Subject == subject {
			options = append(options, Option{Value: string(g.ID), Label: g.Name})
		}
	}
	return options
}

func (f GroupOf) differences(v View) []Difference {
	return differ(
		Difference{v.T("participant.group"), groupName(v, f.Plan, f.In.Group), groupName(v, f.Plan, f.Group)},
		Difference{v.T("group.exempt"), f.In.Exempt, f.Exempt},
	)
}
