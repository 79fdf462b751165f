package app

import (
	"context"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

// AcknowledgeNotice is a person's receipt of the own result (R026). Faults:
// Forbidden for another's, Conflict the second time.
func (a *App) AcknowledgeNotice(ctx context.Context, by By, id string) error {
	_, err := a.act(ctx, by, authz.AcknowledgeNotice, func(c *act) error {
		n, _, err := c.noticeInHand(ctx, id)
		if err != nil {
			return err
		}
		read, err := n.Acknowledge(c.Now())
		if err != nil {
			return err
		}
		c.about("notice", n.ID, 0)
		return c.Tx.AcknowledgeNotice(ctx, read)
	})
	return err
}

func (c *act) noticeInHand(ctx context.Context, id string) (decision.Notice, cycle.Cycle, error) {
	n, err := c.Notice(ctx, id)
	if err != nil {
		return n, cycle.Cycle{}, err
	}
	r, err := c.Rating(ctx, n.Rating)
	if err != nil {
		return n, cycle.Cycle{}, err
	}
	year, err := c.Cycle(ctx, r.Cycle)
	if err != nil {
		return n, year, err
	}
	return n, year, c.allow(authz.Resource{Agency: year.Agency, Unit: r.Unit, Person: n.Person})
}

// PublishResultsIn opens results to the members of their unit.
type PublishResultsIn struct {
	Cycle cycle.ID
	Unit  org.UnitID // empty: every unit whose results are not open yet
}

// PublishResults opens levels and agreed remarks, and nothing else, to the
// members of each unit (R025). Faults: Refused before the decision is signed,
// Conflict when they are open.
func (a *App) PublishResults(ctx context.Context, by By, in PublishResultsIn) error {
	_, err := a.act(ctx, by, authz.PublishResults, func(c *act) error {
		year, err := c.Cycle(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency, Unit: in.Unit}); err != nil {
			return err
		}
		progress, err := c.Progress(ctx, in.Cycle, "")
		if err != nil {
			return err
		}
		if err := cycle.Publish(a.clause(year, "publication.inside")).Open(progress); err != nil {
			return err
		}
		c.about("cycle", string(in.Cycle), 0)
		if in.Unit != "" {
			c.about("unit", string(in.Unit), 0)
			c.within("cycle", string(in.Cycle))
		}
		return c.publish(ctx, in)
	})
	return err
}

func (c *act) publish(ctx context.Context, in PublishResultsIn) error {
	parts, err := c.UnitParts(ctx, in.Cycle)
	if err != nil {
		return err
	}
	open, err := c.Publications(ctx, in.Cycle)
	if err != nil {
		return err
	}
	published := 0
	for _, u := range parts {
		_, already := open[u.Unit]
		if u.Kind == org.Agency || in.Unit != "" && u.Unit != in.Unit || in.Unit == "" && already {
			continue
		}
		err := c.AddPublication(ctx, decision.Publication{ID: c.NewID(), Cycle: in.Cycle, Unit: u.Unit, At: c.Now(), By: c.by.Actor.Person})
		if err != nil {
			return err
		}
		published++
	}
	if published == 0 {
		return fault.New(fault.Conflict, "unique.publication_cycle_id_unit_id")
	}
	return nil
}

// FilePetitionIn is a person's disagreement with the own result, in words.
type FilePetitionIn struct {
	Notice  string
	Content string
}

// FilePetition files a petition against the own result (Article 24). Faults:
// Invalid without words, Refused after the last day, Conflict the second time.
func (a *App) FilePetition(ctx context.Context, by By, in FilePetitionIn) error {
	_, err := a.act(ctx, by, authz.FilePetition, func(c *act) error {
		n, year, err := c.noticeInHand(ctx, in.Notice)
		if err != nil {
			return err
		}
		filed, err := n.File(decision.PetitionID(c.NewID()), in.Content, c.Now(), a.clause(year, "petition.right"))
		if err != nil {
			return err
		}
		c.about("petition", string(filed.ID), 1)
		c.within("notice", n.ID)
		return c.AddPetition(ctx, filed)
	})
	return err
}

// AnswerPetitionIn is the answer to a petition, or where it was sent on.
type AnswerPetitionIn struct {
	Petition decision.PetitionID
	Version  int
	Answer   string
}

// AnswerPetition is the Director's answer on a level he decided; nobody else
// answers (Article 24). Faults: Refused for a level decided above, Invalid,
// Conflict, Forbidden.
func (a *App) AnswerPetition(ctx context.Context, by By, in AnswerPetitionIn) error {
	return a.petitionAct(ctx, by, authz.AnswerPetition, in, decision.Petition.AnswerBy)
}

// ForwardPetition records that a petition about a level decided above was sent
// there. Faults: Refused for a level decided here, Invalid, Conflict.
func (a *App) ForwardPetition(ctx context.Context, by By, in AnswerPetitionIn) error {
	return a.petitionAct(ctx, by, authz.ForwardPetition, in, decision.Petition.Forward)
}

// petitionRule is one of the two ways a petition is dealt with.
type petitionRule func(p decision.Petition, r decision.Reply, decidedAbove bool, clause string) (decision.Petition, error)

func (a *App) petitionAct(ctx context.Context, by By, action authz.Action, in AnswerPetitionIn, rule petitionRule) error {
	_, err := a.act(ctx, by, action, func(c *act) error {
		p, err := c.Petition(ctx, in.Petition)
		if err != nil {
			return err
		}
		r, year, err := c.ratingToDecide(ctx, p.Rating)
		if err != nil {
			return err
		}
		part, err := c.UnitPart(ctx, year.ID, r.Unit)
		if err != nil {
			return err
		}
		reply := decision.Reply{By: by.Actor.Person, Words: in.Answer, At: c.Now()}
		closed, err := rule(p, reply, part.Kind == org.Leadership, a.clause(year, "petition.right"))
		if err != nil {
			return err
		}
		closed.Version = in.Version
		c.about("petition", string(p.ID), in.Version+1)
		return c.SavePetition(ctx, closed)
	})
	return err
}
