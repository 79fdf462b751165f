package meeting

import (
	"cmp"
	"slices"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Agenda puts what a meeting takes up into the lawful order: the collective
// first, then the head, the deputies, the other leaders, everyone else (R186,
// R187, R220). The meeting's chair chairs each item but his own, for which the
// stand-in does (R221). newID makes identifiers.
func (m Meeting) Agenda(units []cycle.UnitPart, people []cycle.Participant, newID func() string) []Item {
	var items []Item
	add := func(it Item) {
		it.ID, it.Meeting, it.Order, it.State = ItemID(newID()), m.ID, len(items)+1, Waiting
		it.Chair = m.Chair
		if it.Person != "" && it.Person == m.Chair {
			it.Chair = m.StandIn
		}
		items = append(items, it)
	}
	switch m.Kind {
	case AgencyBallot:
		add(Item{Subject: Department, Unit: m.Unit, Name: m.UnitName})
	case Consultation:
		for _, u := range units {
			if u.Reviewed() {
				add(Item{Subject: Collective, Unit: u.Unit, Name: u.Name})
			}
		}
	case DivisionReview, LeadershipReview:
		add(Item{Subject: Collective, Unit: m.Unit, Name: m.UnitName})
		for _, p := range inOrder(people, m.Unit) {
			add(Item{Subject: Personal, Unit: m.Unit, Person: p.Person, Name: p.Name, Title: p.Title, Post: p.Post})
		}
	}
	return items
}

// inOrder gives the people of a unit as they are reviewed.
func inOrder(people []cycle.Participant, unit org.UnitID) []cycle.Participant {
	rank := map[org.Post]int{org.Head: 0, org.Deputy: 1, org.Leader: 2, org.NoPost: 3}
	list := slices.DeleteFunc(slices.Clone(people), func(p cycle.Participant) bool { return p.Unit != unit })
	slices.SortStableFunc(list, func(a, b cycle.Participant) int {
		return cmp.Or(cmp.Compare(rank[a.Post], rank[b.Post]), cmp.Compare(a.Order, b.Order))
	})
	return list
}

// Roll is who holds which part on the day of the meeting, from which the plan's
// "thành phần" becomes names.
type Roll struct {
	People   []cycle.Participant
	Units    []cycle.UnitPart
	Charges  []org.Charge
	Mandates []org.Mandate
}

// Summon names who is called to a meeting of the kind: for a division everyone
// in it and the leader in charge without a vote (R207, R208); for the
// conferences the leaders, the Party committee, the heads of units, the union's
// chair and the Youth secretary (R238, R244, R248). A secretary from outside
// sits without a vote, and so do guests. newID makes identifiers.
func (m Meeting) Summon(roll Roll, guests []string, newID func() string) []Seat {
	var seats []Seat
	add := func(p cycle.Participant, votes bool) {
		if !slices.ContainsFunc(seats, func(s Seat) bool { return s.Person == p.Person }) {
			seats = append(seats, Seat{Person: p.Person, Name: p.Name, Title: p.Title, Post: p.Post, Unit: p.Unit, Votes: votes})
		}
	}
	if m.Kind == DivisionReview {
		for _, p := range inOrder(roll.People, m.Unit) {
			add(p, true)
		}
		for _, p := range roll.inCharge(m.Unit) {
			add(p, false)
		}
	} else {
		for _, p := range roll.officials() {
			add(p, true)
		}
	}
	for _, p := range roll.People {
		if p.Person == m.Secretary {
			add(p, false)
		}
	}
	for _, name := range guests {
		if name = org.Tidy(name); name != "" {
			seats = append(seats, Seat{Name: name})
		}
	}
	for i := range seats {
		seats[i].ID, seats[i].Order, seats[i].State = newID(), i+1, Invited
	}
	return seats
}

// inCharge lists the leaders in charge of a unit.
func (r Roll) inCharge(unit org.UnitID) []cycle.Participant {
	var list []cycle.Participant
	for _, c := range r.Charges {
		for _, p := range r.People {
			if c.Unit == unit && p.Person == c.Person {
				list = append(list, p)
			}
		}
	}
	return list
}

// officials are the key people the plan convenes: leaders, then heads of units,
// then the Party committee, the union's chair and the Youth secretary. One with
// two parts is named twice.
func (r Roll) officials() []cycle.Participant {
	leadership := org.UnitID("")
	for _, u := range r.Units {
		if u.Kind == org.Leadership {
			leadership = u.Unit
		}
	}
	list := inOrder(r.People, leadership)
	for _, u := range r.Units {
		for _, p := range r.People {
			if u.Reviewed() && p.Unit == u.Unit && p.Post == org.Head {
				list = append(list, p)
			}
		}
	}
	for _, role := range []org.Role{org.PartyCommittee, org.UnionChair, org.YouthSecretary} {
		for _, m := range r.Mandates {
			for _, p := range r.People {
				if m.Role == role && m.Person == p.Person {
					list = append(list, p)
				}
			}
		}
	}
	return list
}
