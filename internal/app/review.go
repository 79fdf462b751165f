package app

import (
	"context"
	"time"

	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// SaveReviewIn is a self-review as a form on a screen sends it, whole or in
// part. Pen names the form on the screen.
type SaveReviewIn struct {
	Cycle  cycle.ID
	Person org.PersonID
	Pen    string
	Typed  []dossier.Typed
}

// SavedReview answers a save: what was kept, and what somebody else had
// written meanwhile.
type SavedReview struct {
	Review  dossier.Review
	SavedAt time.Time
	Clashes []dossier.Clash
}

// SaveReview keeps what was typed, section by section. Sections others changed
// are told as clashes and kept as they are; the rest is saved all the same. A
// save may be sent any number of times, so it ignores the key of By: a form that
// is saved as it is typed has one key for all its saves. Faults: Invalid,
// Conflict when the review is locked, Refused before the plan is issued.
func (a *App) SaveReview(ctx context.Context, by By, in SaveReviewIn) (SavedReview, error) {
	by.Key = ""
	var saved SavedReview
	_, err := a.act(ctx, by, authz.WriteReview, func(c *act) error {
		part, form, err := c.ownReview(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		if err := form.check(in.Typed); err != nil {
			return err
		}
		r, err := c.Review(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		r, clashes, err := r.Write(dossier.Sheet{Pen: in.Pen, Typed: tidied(in.Typed)})
		if err != nil {
			return err
		}
		if r.ID == "" {
			r.ID, r.Form = dossier.ReviewID(c.NewID()), part.Person.Form
		}
		r.SavedAt = c.Now()
		c.about("review", string(r.ID), r.Version+1)
		c.within("cycle", string(in.Cycle))
		if err := c.Tx.SaveReview(ctx, r); err != nil {
			return err
		}
		r.Version++
		saved = SavedReview{Review: r, SavedAt: c.Now(), Clashes: clashes}
		return nil
	})
	return saved, err
}

// tidied gives every text one form of line ends. The marks of texts are made
// from tidied text, so both sides of a comparison are alike.
func tidied(typed []dossier.Typed) []dossier.Typed {
	list := make([]dossier.Typed, len(typed))
	for i, t := range typed {
		t.Text = Prose(t.Text)
		list[i] = t
	}
	return list
}

// ownReview loads what the writer of a review needs, and checks the right and
// the gate.
func (c *act) ownReview(ctx context.Context, id cycle.ID, person org.PersonID) (storage.Part, ReviewForm, error) {
	part, err := c.Part(ctx, id, person)
	if err != nil {
		return part, ReviewForm{}, err
	}
	if err := c.allow(caseOf(part)); err != nil {
		return part, ReviewForm{}, err
	}
	if err := c.app.opened(part.Cycle); err != nil {
		return part, ReviewForm{}, err
	}
	form, err := c.app.reviewForm(part)
	return part, form, err
}

// caseOf is a person's case as rights are asked on it.
func caseOf(part storage.Part) authz.Resource {
	return authz.Resource{Agency: part.Cycle.Agency, Unit: part.Person.Unit, Person: part.Person.Person}
}

// SubmitReviewIn hands a self-review in, in the version that was read.
type SubmitReviewIn struct {
	Cycle   cycle.ID
	Person  org.PersonID
	Version int
	Truth   bool
}

// SubmitReview hands the self-review in and locks it (R037). Faults: Refused
// with what is missing, Invalid without the statement of truth, Conflict when
// it is in already or was changed since it was read.
func (a *App) SubmitReview(ctx context.Context, by By, in SubmitReviewIn) error {
	return a.handIn(ctx, by, authz.SubmitReview, in, func(_ storage.Part, r dossier.Review, s dossier.Submission) (dossier.Review, dossier.Edition, error) {
		return r.Submit(s)
	})
}

// CompleteReview hands in the edition after the meeting (R219). A review not
// taken up again is completed as it is: the person confirms it unchanged.
// Faults: as SubmitReview; Refused before the meeting has concluded.
func (a *App) CompleteReview(ctx context.Context, by By, in SubmitReviewIn) error {
	return a.handIn(ctx, by, authz.CompleteAfter, in, func(part storage.Part, r dossier.Review, s dossier.Submission) (dossier.Review, dossier.Edition, error) {
		if r.State == dossier.Submitted {
			revising, err := r.Revise(a.clause(part.Cycle, "self_review.completed"))
			if err != nil {
				return r, dossier.Edition{}, err
			}
			r = revising
		}
		return r.Complete(s)
	})
}

// handing is the rule by which a review is handed in.
type handing func(storage.Part, dossier.Review, dossier.Submission) (dossier.Review, dossier.Edition, error)

func (a *App) handIn(ctx context.Context, by By, action authz.Action, in SubmitReviewIn, rule handing) error {
	_, err := a.act(ctx, by, action, func(c *act) error {
		part, form, err := c.ownReview(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		r, err := c.Review(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		s, err := c.submission(ctx, part, form)
		if err != nil {
			return err
		}
		s.Truth = in.Truth
		r.Version = in.Version
		locked, edition, err := rule(part, r, s)
		if err != nil {
			return err
		}
		if err := c.Tx.SaveReview(ctx, locked); err != nil {
			return err
		}
		c.about("review", string(locked.ID), locked.Version+1)
		c.within("cycle", string(in.Cycle))
		return c.AddEdition(ctx, edition)
	})
	return err
}

// submission gathers what handing in is judged by.
func (c *act) submission(ctx context.Context, part storage.Part, form ReviewForm) (dossier.Submission, error) {
	tasks, err := c.TasksOf(ctx, part.Cycle.ID, part.Person.Person)
	if err != nil {
		return dossier.Submission{}, err
	}
	carried, err := c.ShortcomingsOf(ctx, part.Cycle.ID, part.Person.Person)
	if err != nil {
		return dossier.Submission{}, err
	}
	return c.app.submission(part, form, tasks, carried, c.Now()), nil
}

func (a *App) submission(part storage.Part, form ReviewForm, tasks []dossier.Task, carried []dossier.Shortcoming, now time.Time) dossier.Submission {
	return dossier.Submission{
		Now: now, Sections: form.asked(), Criteria: form.Criteria, Tasks: tasks, Shortcomings: carried,
		Clause: a.clause(part.Cycle, "self_review.statement"),
	}
}

// ReturnReviewIn sends a self-review back, in the version that was read.
type ReturnReviewIn struct {
	Cycle   cycle.ID
	Person  org.PersonID
	Version int
	Reason  string
}

// ReturnReview sends a submitted review back to its author with a reason.
// Faults: Invalid without one, Conflict, Refused once the meeting has concluded.
func (a *App) ReturnReview(ctx context.Context, by By, in ReturnReviewIn) error {
	return a.turn(ctx, by, authz.ReturnReview, in, func(part storage.Part, r dossier.Review) (dossier.Review, error) {
		return r.Return(by.Actor.Person, Prose(in.Reason), a.clause(part.Cycle, "self_review.completed"))
	})
}

// ReviseReview opens the edition after the meeting for its author. Faults:
// Conflict, Refused before the meeting has concluded.
func (a *App) ReviseReview(ctx context.Context, by By, in SubmitReviewIn) error {
	of := ReturnReviewIn{Cycle: in.Cycle, Person: in.Person, Version: in.Version}
	return a.turn(ctx, by, authz.CompleteAfter, of, func(part storage.Part, r dossier.Review) (dossier.Review, error) {
		return r.Revise(a.clause(part.Cycle, "self_review.completed"))
	})
}

func (a *App) turn(ctx context.Context, by By, action authz.Action, in ReturnReviewIn, rule func(storage.Part, dossier.Review) (dossier.Review, error)) error {
	_, err := a.act(ctx, by, action, func(c *act) error {
		part, err := c.Part(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		if err := c.allow(caseOf(part)); err != nil {
			return err
		}
		r, err := c.Review(ctx, in.Cycle, in.Person)
		if err != nil {
			return err
		}
		turned, err := rule(part, r)
		if err != nil {
			return err
		}
		turned.Version = in.Version
		c.about("review", string(turned.ID), turned.Version+1)
		c.within("cycle", string(in.Cycle))
		return c.Tx.SaveReview(ctx, turned)
	})
	return err
}
