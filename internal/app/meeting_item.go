package app

import (
	"context"
	"encoding/json"
	"strings"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// OpenItemIn takes an item up; Chair is who takes the chair for it, empty for
// whoever was planned.
type OpenItemIn struct {
	Meeting meeting.ID
	Item    meeting.ItemID
	Chair   org.PersonID
}

// OpenItem takes an item up in its order (R186, R187): persons wait for their
// collective (T6), and a deputy chairs for the head (T5). Faults: Refused with
// what is missing, Conflict.
func (a *App) OpenItem(ctx context.Context, by By, in OpenItemIn) error {
	_, err := a.act(ctx, by, authz.OpenItem, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		it, err := m.Item(in.Item)
		if err != nil {
			return err
		}
		if it.Subject == meeting.Personal {
			progress, err := c.Progress(ctx, m.Cycle, m.Unit)
			if err != nil {
				return err
			}
			if err := cycle.IndividualReview(a.clause(year, "order.collective_first")).Open(progress); err != nil {
				return err
			}
		}
		it, err = m.OpenItem(meeting.Opening{
			Item: in.Item, Chair: in.Chair, Now: c.Now(),
			OrderClause: a.clause(year, "order.head_first"), ChairClause: a.clause(year, "order.deputy_chairs"),
		})
		if err != nil {
			return err
		}
		if it.Computed, err = c.compute(ctx, m, year, it); err != nil {
			return err
		}
		return c.SaveItem(ctx, it)
	})
	return err
}

// AddRemarkIn is what somebody said, as the secretary writes it down.
type AddRemarkIn struct {
	Meeting   meeting.ID
	Item      meeting.ItemID
	Seat      string
	Text      string
	NoComment bool
}

// AddRemark records a remark word for word under its speaker (R212, R216).
// Faults: Refused when the item is not open, Invalid.
func (a *App) AddRemark(ctx context.Context, by By, in AddRemarkIn) error {
	_, err := a.act(ctx, by, authz.KeepMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		if len(in.Text) > longestPassage {
			return fault.Fields{"text": fault.Say("field.tooLong", longestPassage)}.Err()
		}
		said := meeting.Remark{ID: c.NewID(), Text: in.Text, NoComment: in.NoComment, At: c.Now(), By: by.Actor.Person}
		if said, err = m.Say(in.Item, in.Seat, said, a.clause(year, "minutes.adopted")); err != nil {
			return err
		}
		return c.Tx.AddRemark(ctx, said)
	})
	return err
}

// RecordSilenceIn names an item nobody else wishes to speak on.
type RecordSilenceIn struct {
	Meeting meeting.ID
	Item    meeting.ItemID
}

// RecordSilence records "no comment" for everyone present who has not spoken
// (R216). Faults: Refused when the item is not open.
func (a *App) RecordSilence(ctx context.Context, by By, in RecordSilenceIn) error {
	_, err := a.act(ctx, by, authz.KeepMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		it, err := m.Item(in.Item)
		if err != nil {
			return err
		}
		for _, seat := range m.Silent(it) {
			said := meeting.Remark{ID: c.NewID(), NoComment: true, At: c.Now(), By: by.Actor.Person}
			if said, err = m.Say(in.Item, seat.ID, said, a.clause(year, "minutes.adopted")); err != nil {
				return err
			}
			if err := c.Tx.AddRemark(ctx, said); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// RecordVotesIn is what the secretary counted on an item.
type RecordVotesIn struct {
	Meeting meeting.ID
	Item    meeting.ItemID
	Votes   meeting.Votes
}

// RecordVotes keeps the vote on the report and for the levels (R193, R213).
// Faults: Invalid when there are more votes than voters, Refused.
func (a *App) RecordVotes(ctx context.Context, by By, in RecordVotesIn) error {
	_, err := a.act(ctx, by, authz.KeepMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		it, err := m.Count(in.Item, in.Votes, a.clause(year, "minutes.adopted"))
		if err != nil {
			return err
		}
		return c.SaveItem(ctx, it)
	})
	return err
}

// EnterTallyIn is one teller's count of the ballots.
type EnterTallyIn struct {
	Meeting meeting.ID
	Item    meeting.ItemID
	Count   meeting.Count
}

// EnterTally keeps a teller's count; the result stands when both agree (R032,
// R242). Faults: Forbidden for anyone but the two tellers, Invalid when the
// count contradicts itself, Refused once the result stands.
func (a *App) EnterTally(ctx context.Context, by By, in EnterTallyIn) error {
	_, err := a.act(ctx, by, authz.EnterTally, func(c *act) error {
		m, err := c.Meeting(ctx, in.Meeting)
		if err != nil {
			return err
		}
		year, err := c.Cycle(ctx, m.Cycle)
		if err != nil {
			return err
		}
		if err := c.allow(tellers(m, year)); err != nil {
			return err
		}
		in.Count.By, in.Count.At = by.Actor.Person, c.Now()
		it, err := m.Tally(in.Item, in.Count, a.clause(year, "department.ballot"))
		if err != nil {
			return err
		}
		c.about("meeting", string(m.ID), m.Version)
		c.within("cycle", string(m.Cycle))
		if err := c.SaveCount(ctx, in.Item, in.Count); err != nil {
			return err
		}
		if it.Computed, err = c.compute(ctx, m, year, it); err != nil {
			return err
		}
		return c.SaveItem(ctx, it)
	})
	return err
}

// tellers is a ballot for the right to count it.
func tellers(m meeting.Meeting, year cycle.Cycle) authz.Resource {
	r := meetingResource(m, year)
	r.Convened = m.Tellers
	return r
}

// ConclusionIn is the conclusion on an item as typed. Mark is the mark of the
// conclusion the form was drawn with.
type ConclusionIn struct {
	Meeting    meeting.ID
	Item       meeting.ItemID
	Mark       string
	Conclusion meeting.Conclusion
}

// DraftConclusion keeps the words of a conclusion and computes anew which levels
// the facts allow with the criteria as graded. Faults: Refused when the item is
// not open, Conflict when somebody else wrote it meanwhile.
func (a *App) DraftConclusion(ctx context.Context, by By, in ConclusionIn) error {
	_, err := a.act(ctx, by, authz.KeepMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		if err := in.unchanged(m); err != nil {
			return err
		}
		it, err := m.Draft(in.Item, in.Conclusion, a.clause(year, "minutes.adopted"))
		if err != nil {
			return err
		}
		if it.Computed, err = c.compute(ctx, m, year, it); err != nil {
			return err
		}
		return c.SaveItem(ctx, it)
	})
	return err
}

// unchanged refuses words written over somebody else's.
func (in ConclusionIn) unchanged(m meeting.Meeting) error {
	it, err := m.Item(in.Item)
	if err != nil {
		return err
	}
	if it.State == meeting.Discussed && it.Conclusion.Mark() != in.Mark {
		return fault.New(fault.Conflict, "record.changed")
	}
	return nil
}

// ConcludeItem closes an item with the chair's conclusion and proposal (R217).
// A level the law forbids is refused with its clause, one that departs from the
// computed level needs a reason. The collective's item concludes its report.
// Faults: Refused with what is missing, Invalid, Conflict.
func (a *App) ConcludeItem(ctx context.Context, by By, in ConclusionIn) error {
	_, err := a.act(ctx, by, authz.ConcludeItem, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		if err := in.unchanged(m); err != nil {
			return err
		}
		in.Conclusion.Rank = 0
		if in.Conclusion.Level == excellent {
			in.Conclusion.Rank = nextRank(m)
		}
		it, err := m.Item(in.Item)
		if err != nil {
			return err
		}
		if in.Conclusion.People, err = c.consulted(ctx, m, it, in.Conclusion.People); err != nil {
			return err
		}
		it, err = m.Conclude(in.Item, in.Conclusion, c.Now(), a.clause(year, "chair.concludes"))
		if err != nil {
			return err
		}
		return c.conclude(ctx, m, year, it)
	})
	return err
}

// ReopenItemIn takes a conclusion back, and says why.
type ReopenItemIn struct {
	Meeting meeting.ID
	Item    meeting.ItemID
	Reason  string
}

// ReopenItem puts a person's concluded item under discussion again, before the
// minutes are adopted; the reason stays in the log. Faults: Refused, Invalid
// without a reason.
func (a *App) ReopenItem(ctx context.Context, by By, in ReopenItemIn) error {
	_, err := a.act(ctx, by, authz.ReopenItem, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, in.Item)
		if err != nil {
			return err
		}
		it, err := m.Reopen(in.Item, in.Reason, a.clause(year, "chair.concludes"))
		if err != nil {
			return err
		}
		c.event.Reason = strings.TrimSpace(in.Reason)
		return c.SaveItem(ctx, it)
	})
	return err
}

func (c *act) conclude(ctx context.Context, m meeting.Meeting, year cycle.Cycle, it meeting.Item) error {
	found, err := c.found(ctx, m, year, it)
	if err != nil {
		return err
	}
	if err := found.choose(it); err != nil {
		return err
	}
	text, err := json.Marshal(found)
	if err != nil {
		return err
	}
	it.Computed = string(text)
	if it.Subject == meeting.Collective && m.Kind != meeting.Consultation || it.Subject == meeting.Department {
		if err := c.concludeReport(ctx, m, year, it); err != nil {
			return err
		}
	}
	if err := c.SaveItem(ctx, it); err != nil {
		return err
	}
	return c.propose(ctx, m, it)
}

// nextRank is the place after those already proposed excellent.
func nextRank(m meeting.Meeting) int {
	n := 1
	for _, it := range m.Items {
		if it.Subject == meeting.Personal && it.State == meeting.Concluded && it.Conclusion.Level == excellent {
			n++
		}
	}
	return n
}

// RankExcellentIn is the order the meeting put those proposed excellent in.
type RankExcellentIn struct {
	Meeting meeting.ID
	Order   []org.PersonID
}

// RankExcellent keeps the order in which the meeting chose those it proposes as
// excellent (R193). Faults: Refused once the minutes are adopted, Invalid.
func (a *App) RankExcellent(ctx context.Context, by By, in RankExcellentIn) error {
	_, err := a.act(ctx, by, authz.RankExcellent, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, "")
		if err != nil {
			return err
		}
		ranked, err := m.Ranked(in.Order, a.clause(year, "minutes.adopted"))
		if err != nil {
			return err
		}
		proposals, err := c.ProposalsOf(ctx, m.Cycle, stageOf(m.Kind), m.Unit)
		if err != nil {
			return err
		}
		for _, it := range ranked {
			if err := c.SaveItem(ctx, it); err != nil {
				return err
			}
			for _, p := range proposals {
				if p.Person != it.Person {
					continue
				}
				if err := c.RankProposal(ctx, p.ID, it.Conclusion.Rank); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}

// consulted checks the levels concluded for a unit's people: one for each and
// for nobody else. Names and ranks are the division's.
func (c *act) consulted(ctx context.Context, m meeting.Meeting, it meeting.Item, given []meeting.PersonLevel) ([]meeting.PersonLevel, error) {
	if m.Kind != meeting.Consultation {
		return nil, nil
	}
	people, err := c.ParticipantsOf(ctx, m.Cycle, it.Unit)
	if err != nil {
		return nil, err
	}
	proposals, err := c.ProposalsOf(ctx, m.Cycle, decision.ByDivision, it.Unit)
	if err != nil {
		return nil, err
	}
	problems := fault.Fields{}
	list := make([]meeting.PersonLevel, 0, len(people))
	for _, p := range people {
		one := meeting.PersonLevel{Person: p.Person, Name: p.Name}
		for _, g := range given {
			if g.Person == p.Person {
				one.Level, one.Reason = g.Level, strings.TrimSpace(g.Reason)
			}
		}
		if !one.Level.Rated() && one.Level != rulebook.NotRated {
			problems.Add("level-"+string(p.Person), "item.noLevelOf", p.Name)
		}
		for _, proposed := range proposals {
			if proposed.Person == p.Person && one.Level == excellent {
				one.Rank = proposed.Rank
			}
		}
		list = append(list, one)
	}
	return list, problems.Err()
}
