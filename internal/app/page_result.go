package app

import (
	"context"
	"errors"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// MyResultPage is the own result: level, reasons, notice, and the right to
// petition with what the law and the agency say of its time.
type MyResultPage struct {
	Page
	Cycle     cycle.Cycle
	Me        cycle.Participant
	Rating    decision.Rating // zero while nothing is decided
	Decision  decision.Decision
	Notice    decision.Notice   // zero while none is issued
	Petition  decision.Petition // zero while none is filed
	Right     string            // the article behind petitions
	Window    rulebook.Parameter
	Closed    bool // the time to petition is over
	Published bool // colleagues of the unit see the level
	Above     bool // decided by the body above
}

// Decided tells whether there is a result to show.
func (p MyResultPage) Decided() bool { return p.Rating.ID != "" }

// MyResultPage reads the actor's own result. Faults: NotFound for who takes no
// part.
func (a *App) MyResultPage(ctx context.Context, actor authz.Actor, id cycle.ID) (MyResultPage, error) {
	var p MyResultPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		part, err := tx.Part(ctx, id, actor.Person)
		if err != nil {
			return err
		}
		p.Cycle, p.Me, p.Above = part.Cycle, part.Person, part.Kind == org.Leadership
		r := authz.Resource{Agency: p.Cycle.Agency, Unit: p.Me.Unit, Person: p.Me.Person}
		if err := authz.Allow(actor, authz.ViewOwnResult, r); err != nil {
			return err
		}
		edition, err := a.edition(p.Cycle, org.CivilServant)
		if err != nil {
			return err
		}
		p.Right = edition.Cite("petition.right")
		p.Window, _ = edition.Parameter(rulebook.PetitionDays)
		return p.read(ctx, tx)
	})
	return p, err
}

func (p *MyResultPage) read(ctx context.Context, tx *storage.Tx) error {
	var err error
	p.Rating, err = tx.CurrentRating(ctx, p.Cycle.ID, p.Me.Person)
	if errors.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if p.Decision, err = tx.Decision(ctx, p.Rating.Decision); err != nil {
		return err
	}
	if p.Notice, err = tx.NoticeOf(ctx, p.Rating.ID); err != nil && !errors.Is(err, fault.NotFound) {
		return err
	}
	if p.Petition, err = tx.PetitionOf(ctx, p.Rating.ID); err != nil && !errors.Is(err, fault.NotFound) {
		return err
	}
	until := p.Notice.PetitionUntil
	p.Closed = !until.IsZero() && civil.DateOf(p.Now).After(until)
	publications, err := tx.Publications(ctx, p.Cycle.ID)
	_, p.Published = publications[p.Me.Unit]
	return err
}

// Published is a line of a unit's published results.
type Published = storage.Published

// UnitResultsPage is what a unit's members may see of each other: levels and
// agreed remarks, nothing more (R025).
type UnitResultsPage struct {
	Page
	Cycle       cycle.Cycle
	Unit        cycle.UnitPart
	Publication decision.Publication // zero while results are not open
	Lines       []Published
}

// UnitResultsPage reads the published results of a unit; before publication it
// is empty. Faults: NotFound, Forbidden.
func (a *App) UnitResultsPage(ctx context.Context, actor authz.Actor, id cycle.ID, unit org.UnitID) (UnitResultsPage, error) {
	var p UnitResultsPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, p.Unit, err = tx.CycleAndUnit(ctx, id, unit); err != nil {
			return err
		}
		if err := authz.Allow(actor, authz.ViewResults, authz.Resource{Agency: p.Cycle.Agency, Unit: unit}); err != nil {
			return err
		}
		publications, err := tx.Publications(ctx, id)
		if err != nil {
			return err
		}
		open, published := publications[unit]
		if !published {
			return nil
		}
		p.Publication = open
		p.Lines, err = tx.PublishedOf(ctx, id, unit)
		return err
	})
	return p, err
}

// ResultsPage is how results went out: notices and their receipts, what is
// published, petitions and their answers.
type ResultsPage struct {
	Page
	Cycle     cycle.Cycle
	Units     []UnitPublication
	Lines     []NoticeLine
	Petitions []PetitionLine
	Read      int // notices acknowledged
	Issued    int
	Missing   []fault.Message // steps before publication that are open
	May       May
}

// UnitPublication is a unit with whether its results are open.
type UnitPublication struct {
	Part        cycle.UnitPart
	Publication decision.Publication
}

// NoticeLine is a person's result with its notice.
type NoticeLine struct {
	decision.Line
	Notice decision.Notice
}

// PetitionLine is a petition with whom and what it is about.
type PetitionLine struct {
	decision.Petition
	Line decision.Line
}

// ResultsPage reads how results went out. Faults: NotFound, Forbidden.
func (a *App) ResultsPage(ctx context.Context, actor authz.Actor, id cycle.ID) (ResultsPage, error) {
	var p ResultsPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, err = tx.Cycle(ctx, id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency}
		if err := authz.Allow(actor, authz.ViewDecision, r); err != nil {
			return err
		}
		p.May = may(actor, r, authz.PublishResults, authz.RecheckRatings)
		if err := p.fill(ctx, tx); err != nil {
			return err
		}
		decisions, err := tx.Decisions(ctx, id)
		if err != nil {
			return err
		}
		if !signed(decisions, decision.People) {
			p.Missing = []fault.Message{fault.Say("gate.missing.peopleLevels")}
		}
		return nil
	})
	return p, err
}

func signed(list []decision.Decision, kind decision.Kind) bool {
	for _, d := range list {
		if d.Kind == kind && d.State == decision.Signed {
			return true
		}
	}
	return false
}

func (p *ResultsPage) fill(ctx context.Context, tx *storage.Tx) error {
	parts, err := tx.UnitParts(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	publications, err := tx.Publications(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	for _, u := range parts {
		if u.Kind != org.Agency {
			p.Units = append(p.Units, UnitPublication{u, publications[u.Unit]})
		}
	}
	lines, err := tx.PeopleLines(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	notices, err := tx.NoticesOf(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	petitions, err := tx.Petitions(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	p.list(lines, notices, petitions)
	return nil
}

func (p *ResultsPage) list(lines []decision.Line, notices map[decision.RatingID]decision.Notice, petitions []decision.Petition) {
	byRating := map[decision.RatingID]decision.Line{}
	for _, l := range lines {
		byRating[l.Rating.ID] = l
		n, issued := notices[l.Rating.ID]
		if !issued {
			continue
		}
		p.Lines = append(p.Lines, NoticeLine{l, n})
		p.Issued++
		if !n.AcknowledgedAt.IsZero() {
			p.Read++
		}
	}
	for _, q := range petitions {
		p.Petitions = append(p.Petitions, PetitionLine{q, byRating[q.Rating]})
	}
}

// PetitionPage is one petition before whoever answers it.
type PetitionPage struct {
	Page
	Cycle    cycle.Cycle
	Petition decision.Petition
	Rating   decision.Rating
	Person   cycle.Participant
	Unit     string
	Above    bool // the level was decided above: it is sent there
	Right    string
	May      May
}

// PetitionPage reads one petition. Faults: NotFound, Forbidden.
func (a *App) PetitionPage(ctx context.Context, actor authz.Actor, id decision.PetitionID) (PetitionPage, error) {
	var p PetitionPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Petition, err = tx.Petition(ctx, id); err != nil {
			return err
		}
		if p.Rating, err = tx.Rating(ctx, p.Petition.Rating); err != nil {
			return err
		}
		part, err := tx.Part(ctx, p.Rating.Cycle, p.Petition.Person)
		if err != nil {
			return err
		}
		p.Cycle, p.Person, p.Above, p.Unit = part.Cycle, part.Person, part.Kind == org.Leadership, part.UnitName
		r := authz.Resource{Agency: p.Cycle.Agency, Unit: p.Person.Unit, Person: p.Person.Person}
		if err := authz.Allow(actor, authz.ViewDecision, r); err != nil {
			return err
		}
		p.Right = a.clause(p.Cycle, "petition.right")
		p.May = may(actor, r, authz.AnswerPetition, authz.ForwardPetition, authz.DecideAgain)
		filed := p.Petition.State == decision.PetitionFiled
		p.May[authz.AnswerPetition] = p.May[authz.AnswerPetition] && filed && !p.Above
		p.May[authz.ForwardPetition] = p.May[authz.ForwardPetition] && filed && p.Above
		p.May[authz.DecideAgain] = p.May[authz.DecideAgain] && !p.Above && p.Rating.State == decision.RatingFinal
		return nil
	})
	return p, err
}
