package decision

import (
	"slices"
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// ID identifies a decision.
type ID string

// Kind is whose levels a decision fixes.
type Kind string

// The kinds of decision, in the order they are made.
const (
	Units    Kind = "units"    // collectives in the Director's authority
	People   Kind = "people"   // persons in the Director's authority
	Superior Kind = "superior" // the agency and its leaders, decided above
)

// WordKey names the kind in the message catalogue.
func (k Kind) WordKey() string { return "decision.kind." + string(k) }

// State is the place of a decision in its life.
type State string

// The states of a decision.
const (
	Drafted State = "draft"
	Signed  State = "signed"
)

// WordKey names the state in the message catalogue.
func (s State) WordKey() string { return "decision.state." + string(s) }

// Decision is the act that fixes the levels of a list.
type Decision struct {
	ID        ID
	Cycle     cycle.ID
	Kind      Kind
	State     State
	Number    string     // from the document register; never invented here
	DatedOn   civil.Date // the day the decision bears
	Authority string     // who decides
	SignedAt  time.Time
	SignedBy  org.PersonID
	Note      string // explanation asked for by a warning
	Version   int
}

// Line is a rating with what its decider needs beside it. Each proposal stays
// what it was; none is overwritten by what is decided (R036).
type Line struct {
	Rating         Rating
	Name           string
	Title          string
	Unit           string
	UnitKind       org.UnitKind
	Group          string // peer group, by name
	Class          org.Class
	Post           org.Post
	Self           rulebook.Level
	ByDivision     rulebook.Level
	ByLeadership   rulebook.Level
	ByConsultation rulebook.Level
	Rank           int // among the division's excellent
	Grounds        string
}

// Proposed is the level put forward last: by the consultation, or else by the
// leadership's review, or else by the division.
func (l Line) Proposed() rulebook.Level {
	for _, level := range []rulebook.Level{l.ByConsultation, l.ByLeadership, l.ByDivision} {
		if level != "" {
			return level
		}
	}
	return ""
}

// Dissent tells whether the person and the bodies that proposed say different
// things.
func (l Line) Dissent() bool {
	proposed := l.Proposed()
	for _, said := range []rulebook.Level{l.Self, l.ByDivision, l.ByLeadership} {
		if said != "" && proposed != "" && said != proposed {
			return true
		}
	}
	return false
}

// Worker tells whether the line stands in the separate list of workers, who
// are rated by the same levels (R249).
func (l Line) Worker() bool { return l.Class == org.ContractWorker }

// Above tells whether the body above decides the line (R247).
func (l Line) Above() bool {
	return l.UnitKind == org.Leadership || l.Rating.Subject == OfAgency || l.Rating.Subject == OfLeadership
}

// Tallies counts the excellent of a list against the ceilings at decision:
// quota B, in each peer group and, where the book says so, the agency (R194,
// R195). Decree 90's agency-wide share speaks of cadres, civil servants and
// public employees, so workers stay out of that one; who is decided above is
// counted there, and in no peer group of ours.
func Tallies(quotas []rulebook.Quota, lines []Line) []rating.Tally {
	var tallies []rating.Tally
	for _, q := range quotas {
		var people []rating.Candidate
		for _, l := range lines {
			agency := q.Scope == rulebook.ScopeAgency
			if agency && l.Worker() || !agency && l.Above() {
				continue
			}
			people = append(people, rating.Candidate{
				ID: string(l.Rating.ID), Division: l.Unit, Group: l.Group, Merit: l.Rating.Level, Rank: max(l.Rank, 1),
			})
		}
		tallies = append(tallies, rating.Check([]rulebook.Quota{q}, people)...)
	}
	return tallies
}

// Coverage is how far a list is decided (R035).
type Coverage struct {
	Total, Rated, NotRated int
	Unrated                []Line // not rated, each with the clause that says so
	Open                   []Line // still to be decided
}

// Cover counts a list.
func Cover(lines []Line) Coverage {
	c := Coverage{Total: len(lines)}
	for _, l := range lines {
		switch {
		case l.Rating.Level.Rated():
			c.Rated++
		case l.Rating.Level == rulebook.NotRated:
			c.NotRated++
			c.Unrated = append(c.Unrated, l)
		default:
			c.Open = append(c.Open, l)
		}
	}
	return c
}

// Signing is everything the signature under a decision rests on, read in the
// transaction of the signature itself.
type Signing struct {
	Gate     cycle.Gate
	Progress cycle.Progress
	Clause   string // that the list must be whole
	Lines    []Line // with outcomes of today's facts
	Quotas   []rulebook.Quota
	Others   []Line // rated elsewhere, counted along in the ceilings
	Needs    []fault.Message
}

// Missing lists what keeps the decision from being signed, order and ceilings
// aside: whoever is still open, and papers that are not in.
func (s Signing) Missing() []fault.Message {
	var missing []fault.Message
	for _, l := range Cover(s.Lines).Open {
		missing = append(missing, fault.Say("decision.missing.level", l.Name))
	}
	for _, l := range s.Lines {
		if l.Rating.Level == "" {
			continue
		}
		if _, err := l.Rating.choose(l.choice()); err != nil {
			missing = append(missing, fault.Say("decision.missing.again", l.Name))
		}
	}
	return append(missing, s.Needs...)
}

func (l Line) choice() Choice {
	return Choice{Level: l.Rating.Level, Reason: l.Rating.Reason, Remarks: l.Rating.Remarks}
}

// Tallies is the arithmetic of every ceiling over the list, with those rated
// elsewhere counted along.
func (s Signing) Tallies() []rating.Tally {
	return Tallies(s.Quotas, append(slices.Clone(s.Lines), s.Others...))
}

// Sign fixes the levels of the list: the steps before are done, everyone is
// decided, nothing is above a cap, and every ceiling holds (R035, R049, R194).
// It returns the decision and its ratings, final. Faults: Conflict, Refused
// with everything that is missing.
func (d Decision) Sign(now time.Time, by org.PersonID, s Signing) (Decision, []Rating, error) {
	if d.State != Drafted {
		return Decision{}, nil, fault.New(fault.Conflict, "decision.signed")
	}
	if err := s.Gate.Open(s.Progress); err != nil {
		return Decision{}, nil, err
	}
	if missing := s.Missing(); len(missing) > 0 || len(s.Lines) == 0 {
		return Decision{}, nil, fault.Refuse(s.Clause, "decision.incomplete", len(missing)).Missing(missing...)
	}
	if err := rating.Refusal(s.Tallies()); err != nil {
		return Decision{}, nil, err
	}
	ratings := make([]Rating, len(s.Lines))
	for i, l := range s.Lines {
		ratings[i] = l.Rating
		ratings[i].State, ratings[i].DecidedAt = RatingFinal, now
	}
	d.State, d.SignedAt, d.SignedBy = Signed, now, by
	return d, ratings, nil
}

// File puts the number and day the records clerk gave a decision on it.
func (d Decision) File(number string, on civil.Date) Decision {
	d.Number, d.DatedOn = strings.TrimSpace(number), on
	return d
}

// Above warns when more of a unit's people than share percent stand above the
// unit's own level (R052, C13: "similar" has no number in the texts). It is a
// warning that asks for an explanation, never a block.
func Above(unit rulebook.Level, members []rulebook.Level, share int64) (above, rated int, warn bool) {
	if !unit.Rated() {
		return 0, 0, false
	}
	for _, level := range members {
		if !level.Rated() {
			continue
		}
		rated++
		if level.Above(unit) {
			above++
		}
	}
	return above, rated, rated > 0 && int64(above)*100 > share*int64(rated)
}
