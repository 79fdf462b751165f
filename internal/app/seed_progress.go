package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// Stage is how far the demo's year is taken.
type Stage string

// The stages, in their order.
const (
	StageReviews    Stage = "reviews"    // self-reviews and collective reports are in
	StageMeetings   Stage = "meetings"   // divisions have met, the office accepted their dossiers
	StageLeadership Stage = "leadership" // the leadership is reviewed: the ballot comes next
	StageDecision   Stage = "decision"   // the conferences are held: the Director decides
	StagePublished  Stage = "published"  // results are signed, notified and published
)

// Stages lists the stages in their order.
func Stages() []Stage {
	return []Stage{StageReviews, StageMeetings, StageLeadership, StageDecision, StagePublished}
}

// SeedProgressIn says how far, and which unit is left to do its own part.
type SeedProgressIn struct {
	Stage Stage
	Leave string // name of a unit
}

// SeedProgress takes the demo's year on by the same use cases people use, each
// as the person whose act it is. Run again it goes on where it was. Faults:
// Refused outside training installations, Invalid for an unknown stage or unit.
func (a *App) SeedProgress(ctx context.Context, in SeedProgressIn) error {
	if !a.setting.Training {
		return fault.New(fault.Refused, "signin.trainingOnly")
	}
	last := slices.Index(Stages(), in.Stage)
	if last < 0 {
		return fault.New(fault.Invalid, "record.missing")
	}
	s, err := a.seeder(ctx, in.Leave)
	if err != nil {
		return err
	}
	steps := []func(context.Context) error{s.reviews, s.meetings, s.leadership, s.conferences, s.results}
	for i, step := range steps[:last+1] {
		if err := step(ctx); err != nil {
			return fmt.Errorf("make up %s: %w", Stages()[i], err)
		}
	}
	return nil
}

// seeder acts for everyone of the demo's agency.
type seeder struct {
	app    *App
	cycle  cycle.ID
	agency org.UnitID
	today  civil.Date
	units  []cycle.UnitPart // those that review themselves, without the one left out
	top    cycle.UnitPart   // the leadership
	people []cycle.Participant
	actors map[org.PersonID]authz.Actor
	inside map[org.PersonID]bool // whose own part is made up
}

func (a *App) seeder(ctx context.Context, leave string) (*seeder, error) {
	s := &seeder{app: a, actors: map[org.PersonID]authz.Actor{}, inside: map[org.PersonID]bool{}}
	people, err := a.DemoPeople(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		actor, err := a.actor(ctx, p.Account)
		if err != nil {
			return nil, err
		}
		s.actors[actor.Person] = actor
		s.agency = cmp.Or(s.agency, actor.Agency)
	}
	return s, a.db.Read(ctx, func(tx *storage.Tx) error { return s.load(ctx, tx, leave) })
}

func (s *seeder) load(ctx context.Context, tx *storage.Tx, leave string) error {
	s.today = civil.DateOf(tx.Now())
	years, err := tx.Cycles(ctx, s.agency)
	if err != nil {
		return err
	}
	if len(years) == 0 {
		return fault.New(fault.NotFound, "record.missing")
	}
	s.cycle = years[0].ID
	parts, err := tx.UnitParts(ctx, s.cycle)
	if err != nil {
		return err
	}
	if leave != "" && !slices.ContainsFunc(parts, func(u cycle.UnitPart) bool { return u.Name == leave }) {
		return fault.New(fault.Invalid, "record.missing")
	}
	for _, u := range parts {
		switch {
		case u.Kind == org.Leadership:
			s.top = u
		case u.Reviewed() && u.Name != leave:
			s.units = append(s.units, u)
		}
	}
	s.people, err = tx.Participants(ctx, s.cycle)
	for _, p := range s.people {
		s.inside[p.Person] = p.Unit == s.top.Unit || slices.ContainsFunc(s.units, func(u cycle.UnitPart) bool { return u.Unit == p.Unit })
	}
	return err
}

// by is an act of a person; step makes its key, so that it is done once.
func (s *seeder) by(person org.PersonID, step string, of any) By {
	return seeding(s.actors[person], fmt.Sprint(step, "-", of))
}

// of lists the people of a unit, leaders first.
func (s *seeder) of(unit org.UnitID) []cycle.Participant {
	var list []cycle.Participant
	for _, p := range s.people {
		if p.Unit == unit {
			list = append(list, p)
		}
	}
	return list
}

// post finds who holds a post in a unit; nth counts from 0.
func (s *seeder) post(unit org.UnitID, post org.Post, nth int) org.PersonID {
	for _, p := range s.of(unit) {
		if p.Post == post && p.Exempt == "" {
			if nth == 0 {
				return p.Person
			}
			nth--
		}
	}
	return ""
}

// office is the chief of office or, for what nobody does alone, the deputy.
func (s *seeder) office(post org.Post) org.PersonID {
	for _, p := range s.people {
		for _, u := range s.units {
			if u.Kind == org.Office && u.Unit == p.Unit && p.Post == post {
				return p.Person
			}
		}
	}
	return ""
}

// meetingOf looks at a meeting as it stands.
func (s *seeder) meetingOf(ctx context.Context, k MeetingKey) (meeting.Meeting, error) {
	var m meeting.Meeting
	err := s.app.db.Read(ctx, func(tx *storage.Tx) (err error) {
		m, err = tx.MeetingOf(ctx, k.Cycle, k.Unit, k.Kind)
		return err
	})
	return m, err
}
