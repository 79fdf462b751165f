package app

import (
	"context"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// Member is one person of a unit on its board: how far the own file has come.
type Member struct {
	cycle.Participant
	State    dossier.State
	Begun    bool
	Returned string // why the review was sent back
	Counts   dossier.Counts
	Open     int // tasks without an outcome
	Untold   int // shortcomings without a status
}

// UnitPage is the board of a unit: its tasks, its shortcomings, who has handed
// in and what is missing, by when.
type UnitPage struct {
	Page
	Whose
	Due          []Due
	Tasks        []dossier.Task
	Counts       dossier.Counts
	Shortcomings []dossier.Shortcoming
	Members      []Member
	HandedIn     int
	May          May
}

// UnitPage reads the board of a unit. Faults: NotFound, Forbidden.
func (a *App) UnitPage(ctx context.Context, actor authz.Actor, id cycle.ID, unit org.UnitID) (UnitPage, error) {
	var p UnitPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		whose, r, err := a.whose(ctx, tx, actor, Owner{Cycle: id, Unit: unit})
		if err != nil {
			return err
		}
		p.Whose, p.May = whose, may(actor, r, authz.EditUnitTask, authz.EditShortcoming)
		milestones, err := tx.Milestones(ctx, id)
		if err != nil {
			return err
		}
		for _, due := range dues(milestones, civil.DateOf(tx.Now())) {
			if due.Milestone.Owner == cycle.UnitHeads || due.Milestone.Owner == cycle.EveryoneOwner {
				p.Due = append(p.Due, due)
			}
		}
		return p.load(ctx, tx)
	})
	return p, err
}

func (p *UnitPage) load(ctx context.Context, tx *storage.Tx) error {
	people, err := tx.ParticipantsOf(ctx, p.Cycle, p.Unit)
	if err != nil {
		return err
	}
	reviews, err := tx.ReviewsOf(ctx, p.Cycle, p.Unit)
	if err != nil {
		return err
	}
	tasks, err := tx.UnitTasks(ctx, p.Cycle, p.Unit)
	if err != nil {
		return err
	}
	carried, err := tx.UnitShortcomings(ctx, p.Cycle, p.Unit)
	if err != nil {
		return err
	}
	p.fill(people, reviews, tasks, carried)
	return nil
}

func (p *UnitPage) fill(people []cycle.Participant, reviews map[org.PersonID]dossier.Review, tasks []dossier.Task, carried []dossier.Shortcoming) {
	own := map[org.PersonID][]dossier.Task{}
	for _, t := range tasks {
		own[t.Person] = append(own[t.Person], t)
	}
	untold := map[org.PersonID]int{}
	for _, s := range carried {
		untold[s.Person] += dossier.Untold([]dossier.Shortcoming{s})
		if s.Person == "" {
			p.Shortcomings = append(p.Shortcomings, s)
		}
	}
	p.Tasks, p.Counts = own[""], dossier.Count(own[""])
	for _, one := range people {
		review, begun := reviews[one.Person]
		m := Member{Participant: one, State: dossier.Draft, Counts: dossier.Count(own[one.Person]), Untold: untold[one.Person], Begun: begun}
		if begun {
			m.State, m.Returned = review.State, review.ReturnedNote
		}
		for _, t := range own[one.Person] {
			if t.Outcome == dossier.Open {
				m.Open++
			}
		}
		if m.State == dossier.Submitted || m.State == dossier.Revising || m.State == dossier.Completed {
			p.HandedIn++
		}
		p.Members = append(p.Members, m)
	}
}

// HistoryPage is every edition of a self-review, each with what it changed.
type HistoryPage struct {
	Page
	Subject
	Form     ReviewForm
	Editions []EditionView
}

// EditionView is an edition beside the one before it.
type EditionView struct {
	dossier.Edition
	First   bool
	Changes []Change
}

// Change is a section in which an edition differs from the one before.
type Change struct {
	Section string
	Pieces  []dossier.Piece
}

// HistoryPage reads the editions of a self-review. Faults: NotFound,
// Forbidden.
func (a *App) HistoryPage(ctx context.Context, actor authz.Actor, id cycle.ID, person org.PersonID) (HistoryPage, error) {
	var p HistoryPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		part, err := a.readablePart(ctx, tx, actor, id, person)
		if err != nil {
			return err
		}
		p.Subject = subjectOf(part, actor)
		if p.Form, err = a.reviewForm(part); err != nil {
			return err
		}
		review, err := tx.Review(ctx, id, person)
		if err != nil {
			return err
		}
		editions, err := tx.Editions(ctx, review.ID)
		if err != nil {
			return err
		}
		r := caseOf(part)
		r.Chair = review.Chair
		for i, e := range editions {
			if !authz.May(actor, authz.ViewRelation, r) {
				editions[i] = e.Without(p.Form.secret())
			}
		}
		p.Editions = compareEditions(p.Form, editions)
		return nil
	})
	if err == nil && len(p.Editions) == 0 {
		return p, fault.New(fault.NotFound, "review.noEdition")
	}
	return p, err
}

func compareEditions(form ReviewForm, editions []dossier.Edition) []EditionView {
	views := make([]EditionView, len(editions))
	for i, e := range editions {
		views[i] = EditionView{Edition: e, First: i == 0}
		if i == 0 {
			continue
		}
		before := editions[i-1]
		for _, s := range form.own() {
			old, new := before.Answers[s.ID], e.Answers[s.ID]
			if s.ID == dossier.SelfLevelSection {
				old, new = before.SelfLevel, e.SelfLevel
			}
			if old != new {
				views[i].Changes = append(views[i].Changes, Change{Section: s.ID, Pieces: dossier.Compare(old, new)})
			}
		}
	}
	return views
}
