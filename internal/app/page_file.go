package app

import (
	"context"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// Subject is the person a page is about, as he or she takes part in a cycle.
type Subject struct {
	Cycle  cycle.Cycle
	Person cycle.Participant
	Unit   string
	Reader bool // the reader is the person
}

func subjectOf(part storage.Part, actor authz.Actor) Subject {
	return Subject{Cycle: part.Cycle, Person: part.Person, Unit: part.UnitName, Reader: actor.Person == part.Person.Person}
}

// Allowance is which levels the facts allow a person, and why.
type Allowance struct {
	Rated    Rated
	Counts   dossier.Counts // own tasks (R042)
	Mismatch bool           // the level named is above what the facts allow (R007)
}

func allowance(r Rated, tasks []dossier.Task, named string) Allowance {
	a := Allowance{Rated: r, Counts: dossier.Count(tasks)}
	level := rating.Level(named)
	a.Mismatch = level.Rated() && (r.Outcome.Level.Rated() && level.Above(r.Outcome.Level) || !slices.Contains(r.Outcome.Allowed(), level))
	return a
}

// OwnFile answers the actor's place in the newest plan issued. Faults:
// NotFound when the actor takes part in none.
func (a *App) OwnFile(ctx context.Context, actor authz.Actor) (Owner, error) {
	var p Page
	var owner Owner
	err := a.page(ctx, actor, &p, func(tx *storage.Tx) error {
		cycles, err := tx.Cycles(ctx, actor.Agency)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(cycles, func(c cycle.Cycle) bool { return c.State != cycle.Draft })
		if i < 0 || actor.Person == "" {
			return fault.New(fault.NotFound, "file.none")
		}
		one, err := tx.Participant(ctx, cycles[i].ID, actor.Person)
		owner = Owner{Cycle: one.Cycle, Unit: one.Unit, Person: one.Person}
		return err
	})
	return owner, err
}

// FilePage is a person's file of the year as a list of what is to do: tasks,
// last year's shortcomings, the self-review, and the levels the facts allow.
type FilePage struct {
	Page
	Subject
	Allowance
	Form         ReviewForm
	Due          []Due // the dates of the plan that bind the person's unit
	Review       dossier.Review
	Tasks        []dossier.Task
	Shortcomings []dossier.Shortcoming
	Missing      []fault.Message
	May          May
}

// FilePage reads a person's file. Faults: NotFound, Forbidden.
func (a *App) FilePage(ctx context.Context, actor authz.Actor, id cycle.ID, person org.PersonID) (FilePage, error) {
	var p FilePage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		part, err := a.readablePart(ctx, tx, actor, id, person)
		if err != nil {
			return err
		}
		p.Subject = subjectOf(part, actor)
		if p.Form, err = a.reviewForm(part); err != nil {
			return err
		}
		if err := p.load(ctx, tx, part); err != nil {
			return err
		}
		rated, err := a.outcome(ctx, tx, part.Cycle, part.Person)
		if err != nil {
			return err
		}
		p.Allowance = allowance(rated, p.Tasks, p.Review.SelfLevel)
		p.Missing = p.Review.Missing(a.submission(part, p.Form, p.Tasks, p.Shortcomings, tx.Now()))
		p.May = may(actor, caseOf(part), authz.EditOwnTask, authz.EditShortcoming, authz.WriteReview, authz.SubmitReview, authz.ReturnReview, authz.CompleteAfter)
		return nil
	})
	return p, err
}

func (p *FilePage) load(ctx context.Context, tx *storage.Tx, part storage.Part) error {
	milestones, err := tx.Milestones(ctx, part.Cycle.ID)
	if err != nil {
		return err
	}
	for _, due := range dues(milestones, civil.DateOf(tx.Now())) {
		if due.Milestone.Code == cycle.UnitDossiers || due.Milestone.Owner == cycle.EveryoneOwner {
			p.Due = append(p.Due, due)
		}
	}
	if p.Review, err = tx.Review(ctx, part.Cycle.ID, part.Person.Person); err != nil {
		return err
	}
	if p.Tasks, err = tx.TasksOf(ctx, part.Cycle.ID, part.Person.Person); err != nil {
		return err
	}
	p.Shortcomings, err = tx.ShortcomingsOf(ctx, part.Cycle.ID, part.Person.Person)
	return err
}

// readablePart loads a person's part in a cycle for whoever may read the
// self-review.
func (a *App) readablePart(ctx context.Context, tx *storage.Tx, actor authz.Actor, id cycle.ID, person org.PersonID) (storage.Part, error) {
	part, err := tx.Part(ctx, id, person)
	if err != nil {
		return part, err
	}
	return part, authz.Allow(actor, authz.ViewReview, caseOf(part))
}

// Basis is what the collective's concluded review says that a person's own
// rests on.
type Basis = storage.Basis

// ReviewPage is a self-review: the form to write, the answers to check before
// handing in, or the text handed in.
type ReviewPage struct {
	Page
	Subject
	Allowance
	Form         ReviewForm
	Review       dossier.Review
	Drafts       map[string]string // prefilled where nothing is written yet
	Tasks        []dossier.Task
	Shortcomings []dossier.Shortcoming
	Basis        Basis // the collective's conclusions (R189)
	Missing      []fault.Message
	Hidden       []rulebook.Section // left out for this reader (R174)
	May          May
}

// ReviewPage reads a self-review. say words what the form is prefilled with.
// Faults: NotFound, Forbidden.
func (a *App) ReviewPage(ctx context.Context, actor authz.Actor, in SaveReviewIn, say func(fault.Message) string) (ReviewPage, error) {
	var p ReviewPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		part, err := a.readablePart(ctx, tx, actor, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		p.Subject = subjectOf(part, actor)
		if p.Form, err = a.reviewForm(part); err != nil {
			return err
		}
		if err := p.load(ctx, tx, part); err != nil {
			return err
		}
		rated, err := a.outcome(ctx, tx, part.Cycle, part.Person)
		if err != nil {
			return err
		}
		p.Allowance = allowance(rated, p.Tasks, p.Review.SelfLevel)
		p.Missing = p.Review.Missing(a.submission(part, p.Form, p.Tasks, p.Shortcomings, tx.Now()))
		p.Drafts = p.Form.drafts(p.Review, p.Shortcomings, say)
		p.show(actor, part)
		return nil
	})
	return p, err
}

// Value is what a section shows: what is written, or else what it is
// prefilled with.
func (p ReviewPage) Value(section string) string {
	if draft, ok := p.Drafts[section]; ok {
		return draft
	}
	return p.Review.Value(section)
}

// Own lists the sections the person fills.
func (p ReviewPage) Own() []rulebook.Section { return p.Form.own() }

func (p *ReviewPage) load(ctx context.Context, tx *storage.Tx, part storage.Part) error {
	var err error
	if p.Review, err = tx.Review(ctx, part.Cycle.ID, part.Person.Person); err != nil {
		return err
	}
	if p.Tasks, err = tx.TasksOf(ctx, part.Cycle.ID, part.Person.Person); err != nil {
		return err
	}
	if p.Shortcomings, err = tx.ShortcomingsOf(ctx, part.Cycle.ID, part.Person.Person); err != nil {
		return err
	}
	p.Basis, err = tx.Basis(ctx, part.Cycle.ID, part.Person.Unit, part.Person.Person)
	return err
}

// show leaves out what the reader may not see, and says what may be done. A
// draft is its author's: others see that there is one, not what it says.
func (p *ReviewPage) show(actor authz.Actor, part storage.Part) {
	r := caseOf(part)
	r.Chair = p.Review.Chair
	p.May = may(actor, r, authz.WriteReview, authz.SubmitReview, authz.ReturnReview, authz.CompleteAfter, authz.ViewRelation)
	if !p.May[authz.ViewRelation] {
		for _, s := range p.Form.Sections {
			if s.Sensitive {
				p.Hidden = append(p.Hidden, s)
			}
		}
		p.Review = p.Review.Without(p.Form.secret())
	}
	if !p.Reader && (p.Review.State == dossier.Draft || p.Review.State == dossier.Returned) {
		p.Review.Answers, p.Review.General, p.Review.SelfLevel, p.Drafts = nil, nil, "", nil
		p.Mismatch = false
	}
}
