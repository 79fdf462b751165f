package app

import (
	"context"
	"errors"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// MeetingPlanPage is where a meeting is planned. Meeting is zero until it is.
type MeetingPlanPage struct {
	Page
	Key       MeetingKey
	Cycle     cycle.Cycle
	Unit      cycle.UnitPart
	Meeting   meeting.Meeting
	Due       Due
	Planner   bool                // may plan it while it is not open; others only find it here
	Chairs    []cycle.Participant // who may chair, and stand in
	Secretary []cycle.Participant // who may keep the minutes
	Tellers   []cycle.Participant
	May       May
}

// MeetingPlanPage reads a meeting's plan, for those who plan it and, once it is
// planned, for those called. Faults: NotFound, Forbidden.
func (a *App) MeetingPlanPage(ctx context.Context, actor authz.Actor, key MeetingKey) (MeetingPlanPage, error) {
	p := MeetingPlanPage{Key: key}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Cycle, p.Unit, err = tx.CycleAndUnit(ctx, key.Cycle, key.Unit); err != nil {
			return err
		}
		if !key.fits(p.Unit) {
			return fault.New(fault.NotFound, "record.missing")
		}
		p.Meeting, err = tx.MeetingOf(ctx, key.Cycle, key.Unit, key.Kind)
		if err != nil && !errors.Is(err, fault.NotFound) {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency, Unit: key.Unit}
		refusal := authz.Allow(actor, key.plans(), r)
		if p.Meeting.ID != "" && authz.May(actor, authz.ViewMeeting, meetingResource(p.Meeting, p.Cycle)) {
			p.Planner, refusal = refusal == nil, nil // those called find their way to the meeting
		} else {
			p.Planner = true
		}
		if refusal != nil {
			return refusal
		}
		if p.Due, err = due(ctx, tx, key.Cycle, key.Kind.Milestone()); err != nil {
			return err
		}
		p.May = May{authz.PlanMeeting: p.Planner && p.Meeting.State != meeting.Open && p.Meeting.State != meeting.Adopted}
		return p.choices(ctx, tx)
	})
	return p, err
}

// choices lists who may be named to what.
func (p *MeetingPlanPage) choices(ctx context.Context, tx *storage.Tx) error {
	people, err := tx.Participants(ctx, p.Key.Cycle)
	if err != nil {
		return err
	}
	division := p.Key.Kind == meeting.DivisionReview
	led := p.Key.Unit
	for _, one := range people {
		if !division && (one.Post == org.Head || one.Post == org.Deputy) && led == p.Cycle.Agency {
			led = one.Unit // leaders come first in the list of the agency
		}
	}
	for _, one := range people {
		inUnit := one.Unit == led
		if inUnit && (one.Post == org.Head || one.Post == org.Deputy) {
			p.Chairs = append(p.Chairs, one)
		}
		if !division || inUnit {
			p.Secretary = append(p.Secretary, one)
		}
		if !inUnit && one.Post == org.Head {
			p.Tellers = append(p.Tellers, one)
		}
	}
	return nil
}

// MeetingPage is a meeting as it goes on: before it, what is still missing;
// during it, the item under discussion; after it, what was concluded.
type MeetingPage struct {
	Page
	Cycle    cycle.Cycle
	Meeting  meeting.Meeting
	Missing  []fault.Message // before it is opened
	Current  *meeting.Item
	Silent   []meeting.Seat // of the current item
	Computed Computed       // what the rules say of it
	Own      Named          // the level the subject names
	Quota    []rating.Tally // excellent so far, for a division
	Counts   []meeting.Count
	Teller   bool         // the reader counts ballots
	People   []PersonItem // of the unit consulted on
	May      May          // on the meeting
	MayItem  May          // on the current item
}

// Named is the level a subject named for itself, and how it graded the general
// criteria.
type Named struct {
	Level   rulebook.Level
	General map[string]string
}

// PersonItem is a person of a unit consulted on, as its division proposed.
type PersonItem struct {
	cycle.Participant
	Proposed decision.Proposal
	Outcome  rating.Outcome
}

// MeetingPage reads a meeting. Faults: NotFound, Forbidden.
func (a *App) MeetingPage(ctx context.Context, actor authz.Actor, id meeting.ID) (MeetingPage, error) {
	var p MeetingPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Meeting, p.Cycle, err = viewMeeting(ctx, tx, actor, id); err != nil {
			return err
		}
		r := meetingResource(p.Meeting, p.Cycle)
		p.May = may(actor, r, authz.OpenMeeting, authz.KeepMinutes, authz.AdoptMinutes, authz.RankExcellent, authz.ReopenItem)
		plans := MeetingKey{Kind: p.Meeting.Kind}.plans()
		p.May[authz.PlanMeeting] = p.Meeting.State == meeting.Planned && authz.May(actor, plans, r)
		if p.Meeting.State == meeting.Planned {
			outside, err := ready(ctx, tx, p.Meeting, p.Cycle)
			p.Missing = p.Meeting.Missing(outside)
			return err
		}
		p.Quota = a.quotaOf(p.Meeting, p.Cycle)
		return p.current(ctx, tx, actor)
	})
	return p, err
}

// viewMeeting loads a meeting for a reader. Faults: NotFound, Forbidden.
func viewMeeting(ctx context.Context, tx *storage.Tx, actor authz.Actor, id meeting.ID) (meeting.Meeting, cycle.Cycle, error) {
	m, err := tx.Meeting(ctx, id)
	if err != nil {
		return m, cycle.Cycle{}, err
	}
	year, err := tx.Cycle(ctx, m.Cycle)
	if err != nil {
		return m, year, err
	}
	return m, year, authz.Allow(actor, authz.ViewMeeting, meetingResource(m, year))
}

// current fills in the item under discussion, or the one to be opened next.
func (p *MeetingPage) current(ctx context.Context, tx *storage.Tx, actor authz.Actor) error {
	it, open := p.Meeting.Current()
	if !open {
		if it, open = p.Meeting.Next(); !open {
			return nil
		}
	}
	p.Current, p.Computed, p.Silent = &it, readComputed(it), p.Meeting.Silent(it)
	r := meetingResource(p.Meeting, p.Cycle)
	r.Person, r.Chair = it.Person, it.Chair
	p.MayItem = may(actor, r, authz.OpenItem, authz.KeepMinutes, authz.ConcludeItem)
	p.countsFor(actor, it)
	if it.State != meeting.Discussed {
		return nil
	}
	switch {
	case p.Meeting.Kind == meeting.Consultation:
		return p.people(ctx, tx, it)
	case it.Subject == meeting.Personal:
		review, err := tx.Review(ctx, p.Meeting.Cycle, it.Person)
		p.Own = Named{Level: rulebook.Level(review.SelfLevel), General: review.General}
		return err
	case it.Subject == meeting.Collective:
		kind := dossier.UnitReport
		if p.Meeting.Kind == meeting.LeadershipReview {
			kind = dossier.LeadershipReport
		}
		report, err := tx.Report(ctx, p.Meeting.Cycle, p.Meeting.Unit, kind)
		p.Own = Named{Level: report.SelfLevel}
		return err
	}
	return nil
}

// countsFor shows a teller both counts once both have counted, so that neither
// copies the other, and the own count before.
func (p *MeetingPage) countsFor(actor authz.Actor, it meeting.Item) {
	p.Teller = it.State == meeting.Discussed && authz.May(actor, authz.EnterTally, tellers(p.Meeting, p.Cycle))
	for _, c := range it.Counts {
		if len(it.Counts) == 2 || c.By == actor.Person {
			p.Counts = append(p.Counts, c)
		}
	}
}

// people lists a unit's people with what the division proposed.
func (p *MeetingPage) people(ctx context.Context, tx *storage.Tx, it meeting.Item) error {
	people, err := tx.ParticipantsOf(ctx, p.Meeting.Cycle, it.Unit)
	if err != nil {
		return err
	}
	proposals, err := tx.ProposalsOf(ctx, p.Meeting.Cycle, decision.ByDivision, it.Unit)
	if err != nil {
		return err
	}
	for _, one := range people {
		item := PersonItem{Participant: one, Outcome: p.Computed.People[one.Person]}
		i := slices.IndexFunc(proposals, func(d decision.Proposal) bool { return d.Person == one.Person })
		if i >= 0 {
			item.Proposed = proposals[i]
		}
		p.People = append(p.People, item)
	}
	i := slices.IndexFunc(proposals, func(d decision.Proposal) bool { return d.Person == "" })
	if i >= 0 {
		p.Own.Level = proposals[i].Level
	}
	return nil
}

// quotaOf counts the excellent a division's meeting has proposed so far against
// the ceiling of proposals (R192).
func (a *App) quotaOf(m meeting.Meeting, year cycle.Cycle) []rating.Tally {
	if m.Kind != meeting.DivisionReview {
		return nil
	}
	edition, err := a.edition(year, org.CivilServant)
	if err != nil {
		return nil
	}
	var people []rating.Candidate
	for _, it := range m.Items {
		if it.Subject != meeting.Personal {
			continue
		}
		one := rating.Candidate{ID: string(it.Person), Division: m.UnitName, Merit: rulebook.NotRated}
		if it.State == meeting.Concluded {
			one.Merit = it.Conclusion.Level
		}
		people = append(people, one)
	}
	return rating.Check(edition.Quotas(rulebook.AtProposal), people)
}

// MinutesPage is the minutes as they stand.
type MinutesPage struct {
	Page
	Cycle   cycle.Cycle
	Meeting meeting.Meeting
	Minutes meeting.Minutes
	May     May
}

// MinutesPage reads the minutes of a meeting. Faults: NotFound, Forbidden.
func (a *App) MinutesPage(ctx context.Context, actor authz.Actor, id meeting.ID) (MinutesPage, error) {
	var p MinutesPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		var err error
		if p.Meeting, p.Cycle, err = viewMeeting(ctx, tx, actor, id); err != nil {
			return err
		}
		p.Minutes = p.Meeting.Minutes(p.Cycle.Year)
		p.May = may(actor, meetingResource(p.Meeting, p.Cycle), authz.KeepMinutes, authz.AdoptMinutes)
		return nil
	})
	return p, err
}
