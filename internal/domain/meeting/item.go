package meeting

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// ItemID identifies an item of an agenda.
type ItemID string

// Subject is what an item is about.
type Subject string

// The subjects of an item.
const (
	Collective Subject = "collective"
	Personal   Subject = "person"
	Department Subject = "agency"
)

// ItemState is the place of an item in its life; see docs/states.md.
type ItemState string

// The states of an item.
const (
	Waiting   ItemState = "waiting"
	Discussed ItemState = "open"
	Concluded ItemState = "concluded"
)

// WordKey names the state in the message catalogue.
func (s ItemState) WordKey() string { return "item.state." + string(s) }

// Item is the review of one collective or person within a meeting.
type Item struct {
	ID          ItemID
	Meeting     ID
	Order       int
	Subject     Subject
	Unit        org.UnitID
	Person      org.PersonID // empty unless the subject is a person
	Name        string
	Title       string
	Post        org.Post
	Chair       org.PersonID // of this item: never its own subject (T5)
	State       ItemState
	Votes       Votes
	Counts      []Count // of paper ballots, M3 only
	Conclusion  Conclusion
	Computed    string // the rule engine's answer of when the item was opened or last drafted, as JSON
	Remarks     []Remark
	OpenedAt    time.Time
	ConcludedAt time.Time
	Version     int
}

// Conclusion is what the chair concludes (R217).
type Conclusion struct {
	Strengths     string
	Shortcomings  string
	NoShortcoming string // why none is stated (R148)
	Summary       string
	General       map[string]string // general criterion -> good, met or not_met
	Level         rulebook.Level    // proposed; not_rated where the law gives no level
	Reason        string            // why it departs from the computed level
	Rank          int               // among those proposed excellent; 1 is first
	People        []PersonLevel     // M4 only: the unit's people
}

// Mark is a short mark of a conclusion, different for different ones: the
// version of it a form was drawn with.
func (c Conclusion) Mark() string {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%q", []any{c.Strengths, c.Shortcomings, c.NoShortcoming, c.Summary, c.General, c.Level, c.Reason, c.People}) // a hash takes everything
	return strconv.FormatUint(h.Sum64(), 36)
}

// PersonLevel is the level concluded for one person of a unit consulted on.
type PersonLevel struct {
	Person org.PersonID   `json:"person"`
	Name   string         `json:"name"`
	Level  rulebook.Level `json:"level"`
	Reason string         `json:"reason,omitempty"`
	Rank   int            `json:"rank,omitempty"`
}

// Remark is what somebody said on an item, word for word, or that he or she
// had nothing to say (R212, R216).
type Remark struct {
	ID        string
	Item      ItemID
	Speaker   org.PersonID // empty: a guest
	Name      string       // of the speaker
	Text      string
	NoComment bool
	At        time.Time
	By        org.PersonID // who wrote it down
}

// Item finds an item. Faults: NotFound.
func (m Meeting) Item(id ItemID) (Item, error) {
	for _, it := range m.Items {
		if it.ID == id {
			return it, nil
		}
	}
	return Item{}, fault.New(fault.NotFound, "record.missing")
}

// Current is the item under discussion; false when none is.
func (m Meeting) Current() (Item, bool) {
	i := slices.IndexFunc(m.Items, func(it Item) bool { return it.State == Discussed })
	if i < 0 {
		return Item{}, false
	}
	return m.Items[i], true
}

// Next is the item to be opened next; false when all have been.
func (m Meeting) Next() (Item, bool) {
	i := slices.IndexFunc(m.Items, func(it Item) bool { return it.State == Waiting })
	if i < 0 {
		return Item{}, false
	}
	return m.Items[i], true
}

// Opening is how an item is opened: under whose chair, and the clauses its
// refusals rest on.
type Opening struct {
	Item        ItemID
	Chair       org.PersonID // empty: as planned
	Now         time.Time
	OrderClause string // collective first, head first
	ChairClause string // a deputy chairs for the head
}

// OpenItem takes an item up. The one before it must be concluded (R187), and
// nobody chairs his own review: for the head a deputy takes the chair (R221,
// T5). Faults: Refused, Conflict.
func (m Meeting) OpenItem(o Opening) (Item, error) {
	if m.State != Open {
		return Item{}, fault.Refuse(o.OrderClause, "meeting.notOpen")
	}
	it, err := m.Item(o.Item)
	if err != nil {
		return Item{}, err
	}
	if it.State != Waiting {
		return Item{}, fault.New(fault.Conflict, "item.opened")
	}
	for _, before := range m.Items {
		if before.Order < it.Order && before.State != Concluded {
			return Item{}, fault.Refuse(o.OrderClause, "item.order", it.Name).Missing(fault.Say("meeting.missing.item", before.Name))
		}
	}
	if o.Chair != "" {
		it.Chair = o.Chair
	}
	if err := m.mayChair(it, o.ChairClause); err != nil {
		return Item{}, err
	}
	it.State, it.OpenedAt = Discussed, o.Now
	return it, nil
}

// mayChair refuses a chair who is the subject, who is not there, or who is no
// deputy while a deputy could chair the review of the head.
func (m Meeting) mayChair(it Item, clause string) error {
	chair, called := m.Seat(it.Chair)
	switch {
	case it.Person != "" && it.Chair == it.Person:
		return fault.Refuse(clause, "meeting.selfChair", it.Name)
	case !called || chair.State != Present:
		return fault.Refuse(clause, "meeting.chairAway", it.Name)
	case it.Post != org.Head || chair.Post == org.Deputy:
		return nil
	}
	for _, s := range m.Seats {
		if s.Post == org.Deputy && s.State == Present && s.Unit == it.Unit && s.Person != it.Person {
			return fault.Refuse(clause, "meeting.deputyChairs", s.Name)
		}
	}
	return nil
}

// openItem finds an item that is under discussion. Faults: NotFound, Refused.
func (m Meeting) openItem(id ItemID, clause string) (Item, error) {
	it, err := m.Item(id)
	switch {
	case err != nil:
		return Item{}, err
	case m.State == Adopted:
		return Item{}, locked(clause)
	case it.State != Discussed:
		return Item{}, fault.Refuse(clause, "item.notOpen", it.Name)
	}
	return it, nil
}

// Say records a remark under the name of whoever spoke. Faults: Refused when
// the item is not open or the speaker is not there, Invalid without words.
func (m Meeting) Say(id ItemID, seat string, r Remark, clause string) (Remark, error) {
	it, err := m.openItem(id, clause)
	if err != nil {
		return Remark{}, err
	}
	i := slices.IndexFunc(m.Seats, func(s Seat) bool { return s.ID == seat })
	problems := fault.Fields{}
	if i < 0 || m.Seats[i].State != Present {
		problems.Add("speaker", "remark.noSpeaker")
		return Remark{}, problems.Err()
	}
	r.Item, r.Speaker, r.Name = it.ID, m.Seats[i].Person, m.Seats[i].Name
	r.Text = strings.TrimSpace(r.Text)
	switch {
	case r.NoComment && r.Text != "":
		problems.Add("text", "remark.both")
	case !r.NoComment && r.Text == "":
		problems.Add("text", "remark.empty")
	}
	return r, problems.Err()
}

// Silent lists the seats of those present with a vote, the subject apart, from
// whom nothing is recorded yet (R216).
func (m Meeting) Silent(it Item) []Seat {
	var list []Seat
	for _, s := range m.Seats {
		spoke := slices.ContainsFunc(it.Remarks, func(r Remark) bool { return r.Speaker == s.Person })
		if s.Votes && s.State == Present && s.Person != it.Person && s.Person != it.Chair && !spoke {
			list = append(list, s)
		}
	}
	return list
}

// Count keeps the votes the secretary counted. Faults: Refused when the item is
// not open, or decided by ballot papers; Invalid when there are more votes than
// voters.
func (m Meeting) Count(id ItemID, v Votes, clause string) (Item, error) {
	it, err := m.openItem(id, clause)
	if err != nil {
		return Item{}, err
	}
	if m.Kind == AgencyBallot {
		return Item{}, fault.Refuse(clause, "vote.byBallot")
	}
	if err := v.check(m.Voters(it.Person)); err != nil {
		return Item{}, err
	}
	it.Votes = v
	return it, nil
}

// Draft keeps the words of a conclusion before the chair concludes. Faults:
// Refused when the item is not open.
func (m Meeting) Draft(id ItemID, c Conclusion, clause string) (Item, error) {
	it, err := m.openItem(id, clause)
	if err != nil {
		return Item{}, err
	}
	it.Conclusion = c
	return it, nil
}

// Conclude closes an item with the chair's conclusion. Whoever is present has
// spoken or has nothing to say, the votes are counted, strengths and a level
// are stated, and a report without shortcomings says why (R148). Faults:
// Refused with what is missing, Invalid.
func (m Meeting) Conclude(id ItemID, c Conclusion, now time.Time, clause string) (Item, error) {
	it, err := m.openItem(id, clause)
	if err != nil {
		return Item{}, err
	}
	it.Conclusion = c
	if missing := m.missing(it); len(missing) > 0 {
		return Item{}, fault.Refuse(clause, "item.incomplete", it.Name).Missing(missing...)
	}
	if err := c.check(m.Kind); err != nil {
		return Item{}, err
	}
	it.State, it.ConcludedAt = Concluded, now
	return it, nil
}

// Reopen takes the conclusion on a person back while the minutes are not
// adopted, so that a meeting can correct itself: one over its ceiling on
// excellent (R192), or one that heard something new. What was said and counted
// stays. Faults: Refused after adoption, while another item is under discussion
// or for a collective, on which persons already rest; Invalid without a reason.
func (m Meeting) Reopen(id ItemID, reason, clause string) (Item, error) {
	it, err := m.Item(id)
	current, busy := m.Current()
	switch {
	case err != nil:
		return Item{}, err
	case m.State == Adopted:
		return Item{}, locked(clause)
	case busy:
		return Item{}, fault.Refuse(clause, "item.busy", current.Name)
	case it.State != Concluded || it.Subject != Personal:
		return Item{}, fault.Refuse(clause, "item.notReopened", it.Name)
	case strings.TrimSpace(reason) == "":
		return Item{}, fault.Fields{"reason": fault.Say("item.noReopenReason")}.Err()
	}
	it.State, it.ConcludedAt = Discussed, time.Time{}
	return it, nil
}

// missing lists the steps of an item not taken yet.
func (m Meeting) missing(it Item) []fault.Message {
	var list []fault.Message
	if m.Kind == AgencyBallot {
		if _, fixed := it.Agreed(); !fixed {
			list = append(list, fault.Say("item.missing.tally"))
		}
		return list
	}
	for _, s := range m.Silent(it) {
		list = append(list, fault.Say("item.missing.remark", s.Name))
	}
	if m.Kind == Consultation {
		return list
	}
	if it.Subject == Collective && it.Votes.Report == (Show{}) {
		list = append(list, fault.Say("item.missing.reportVote"))
	}
	if it.Votes.Sum() == 0 && it.Conclusion.Level != rulebook.NotRated {
		list = append(list, fault.Say("item.missing.votes"))
	}
	return list
}

func (c Conclusion) check(kind Kind) error {
	problems := fault.Fields{}
	if kind == DivisionReview || kind == LeadershipReview {
		if strings.TrimSpace(c.Strengths) == "" {
			problems.Add("strengths", "item.noStrengths")
		}
		if strings.TrimSpace(c.Shortcomings) == "" && strings.TrimSpace(c.NoShortcoming) == "" {
			problems.Add("shortcomings", "item.noShortcomings")
		}
	} else if strings.TrimSpace(c.Summary) == "" {
		problems.Add("summary", "item.noSummary")
	}
	if !c.Level.Rated() && c.Level != rulebook.NotRated {
		problems.Add("level", "item.noLevel")
	}
	return problems.Err()
}
