package app

import (
	"context"
	"fmt"

	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// results signs the decisions on collectives, then people, enters what is
// proposed to the body above, and publishes.
func (s *seeder) results(ctx context.Context) error {
	director := s.post(s.top.Unit, org.Head, 0)
	if err := s.provisional(ctx); err != nil {
		return err
	}
	for _, kind := range []decision.Kind{decision.Units, decision.People} {
		if err := s.decide(ctx, kind, director); err != nil {
			return fmt.Errorf("decide %s: %w", kind, err)
		}
	}
	return s.app.PublishResults(ctx, s.by(director, "publish", s.cycle), PublishResultsIn{Cycle: s.cycle})
}

func (s *seeder) decide(ctx context.Context, kind decision.Kind, director org.PersonID) error {
	id, err := s.app.DraftDecision(ctx, s.by(s.office(org.Head), "draft", kind), DraftDecisionIn{Cycle: s.cycle, Kind: kind})
	if err != nil {
		return err
	}
	var lines []decision.Line
	err = s.app.db.Read(ctx, func(tx *storage.Tx) (err error) {
		if kind == decision.Units {
			lines, err = tx.UnitLines(ctx, s.cycle)
		} else {
			lines, err = tx.PeopleLines(ctx, s.cycle)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.Rating.Decision != id || l.Rating.State != decision.RatingDraft {
			continue
		}
		level := l.Proposed()
		if l.Rating.Outcome.Choose(level, "-") != nil {
			level = highest(l.Rating.Outcome)
		}
		in := SetLevelIn{Rating: l.Rating.ID, Version: l.Rating.Version, Level: level, Reason: "Theo kết luận của cuộc họp tham vấn.", Remarks: l.Rating.Remarks}
		if err := s.app.SetLevel(ctx, s.by(director, "set", l.Rating.ID), in); err != nil {
			return fmt.Errorf("level of %s: %w", l.Name, err)
		}
	}
	return s.app.SignDecision(ctx, s.by(director, "sign", kind), SignDecisionIn{Decision: id, Version: 1})
}

// highest is the best level the facts allow.
func highest(o rating.Outcome) rulebook.Level {
	if allowed := o.Allowed(); len(allowed) > 0 {
		return allowed[0]
	}
	return rulebook.NotRated
}

// provisional enters what the department proposes for itself and its leaders.
func (s *seeder) provisional(ctx context.Context) error {
	office := s.office(org.Head)
	list := []EnterProvisionalIn{{Subject: decision.OfAgency, Unit: s.agency}, {Subject: decision.OfLeadership, Unit: s.top.Unit}}
	for _, p := range s.of(s.top.Unit) {
		list = append(list, EnterProvisionalIn{Subject: decision.OfPerson, Unit: s.top.Unit, Person: p.Person})
	}
	for i, in := range list {
		in.Cycle, in.Level, in.Reason = s.cycle, rulebook.Good, "Theo kết luận của hội nghị."
		if err := s.app.EnterProvisional(ctx, s.by(office, "provisional", i), in); err != nil {
			return err
		}
	}
	return nil
}

// transfers enters what old units say of those who came during the year.
func (s *seeder) transfers(ctx context.Context) error {
	for _, p := range s.people {
		var list []org.Transfer
		err := s.app.db.Read(ctx, func(tx *storage.Tx) (err error) {
			list, err = tx.TransfersOf(ctx, p.Person)
			return err
		})
		if err != nil {
			return err
		}
		for _, t := range list {
			if t.Comment != "" {
				continue
			}
			in := SaveOldUnitCommentIn{Person: p.Person, Transfer: t.ID, Comment: "Hoàn thành tốt nhiệm vụ trong thời gian công tác tại đơn vị.", On: s.today.Short()}
			if err := s.app.SaveOldUnitComment(ctx, s.by(s.office(org.Head), "transfer", t.ID), in); err != nil {
				return fmt.Errorf("old unit of %s: %w", p.Name, err)
			}
		}
	}
	return nil
}
