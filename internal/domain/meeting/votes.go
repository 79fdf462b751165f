package meeting

import (
	"slices"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// Show is a show of hands on one question.
type Show struct {
	For     int `json:"for"`
	Against int `json:"against"`
}

func (s Show) check(voters int) error {
	problems := fault.Fields{}
	if s.For < 0 {
		problems.Add("for", "vote.negative")
	}
	if s.Against < 0 {
		problems.Add("against", "vote.negative")
	}
	if s.For+s.Against > voters {
		problems.Add("for", "vote.tooMany", s.For+s.Against, voters)
	}
	return problems.Err()
}

// Votes is what was counted on one item: hands on the report, and votes for
// each level (R193, R213).
type Votes struct {
	Report Show                   `json:"report,omitzero"`
	Levels map[rulebook.Level]int `json:"levels,omitempty"`
}

// Sum counts the votes for all levels.
func (v Votes) Sum() int {
	n := 0
	for _, count := range v.Levels {
		n += count
	}
	return n
}

// Majority is the level more than half of base voted for; false when none did.
func (v Votes) Majority(base int) (rulebook.Level, bool) {
	for _, level := range rulebook.Levels() {
		if v.Levels[level]*2 > base {
			return level, true
		}
	}
	return "", false
}

func (v Votes) check(voters int) error {
	problems := fault.Fields{}
	for level, n := range v.Levels {
		switch {
		case !level.Rated():
			problems.Add("levels", "vote.unknownLevel", string(level))
		case n < 0:
			problems.Add("votes-"+string(level), "vote.negative")
		}
	}
	if v.Sum() > voters {
		problems.Add("votes-"+string(rulebook.Excellent), "vote.tooMany", v.Sum(), voters)
	}
	if v.Report.For < 0 || v.Report.Against < 0 {
		problems.Add("for", "vote.negative")
	}
	if v.Report.For+v.Report.Against > voters {
		problems.Add("for", "vote.tooMany", v.Report.For+v.Report.Against, voters)
	}
	return problems.Err()
}

// Count is one teller's count of paper ballots. Two people count apart; the
// result stands when they agree (R032).
type Count struct {
	By          org.PersonID
	Issued      int
	Returned    int
	NotReturned int
	Valid       int
	Invalid     int
	Levels      map[rulebook.Level]int
	At          time.Time
	Version     int
}

// Check tells where a count contradicts itself: issued = returned + not
// returned, returned = valid + invalid, valid = the sum of the levels; and no
// more ballots than voters. Faults: Invalid.
func (c Count) Check(voters int) error {
	problems := fault.Fields{}
	for name, n := range map[string]int{
		"issued": c.Issued, "returned": c.Returned, "notReturned": c.NotReturned, "valid": c.Valid, "invalid": c.Invalid,
	} {
		if n < 0 {
			problems.Add(name, "vote.negative")
		}
	}
	for level, n := range c.Levels {
		if n < 0 || !level.Rated() {
			problems.Add("votes-"+string(level), "vote.negative")
		}
	}
	sum := Votes{Levels: c.Levels}.Sum()
	if c.Issued > voters {
		problems.Add("issued", "tally.issued", c.Issued, voters)
	}
	if c.Issued == 0 {
		problems.Add("issued", "tally.none")
	}
	if c.Issued != c.Returned+c.NotReturned {
		problems.Add("returned", "tally.returned", c.Issued, c.Returned, c.NotReturned)
	}
	if c.Returned != c.Valid+c.Invalid {
		problems.Add("valid", "tally.valid", c.Returned, c.Valid, c.Invalid)
	}
	if c.Valid != sum {
		problems.Add("votes-"+string(rulebook.Excellent), "tally.levels", c.Valid, sum)
	}
	return problems.Err()
}

// same tells whether two counts say the same.
func (c Count) same(other Count) bool {
	for _, level := range rulebook.Levels() {
		if c.Levels[level] != other.Levels[level] {
			return false
		}
	}
	return c.Issued == other.Issued && c.Returned == other.Returned && c.NotReturned == other.NotReturned &&
		c.Valid == other.Valid && c.Invalid == other.Invalid
}

// Agreed is the result of a ballot: what both tellers counted alike.
func (it Item) Agreed() (Count, bool) {
	if len(it.Counts) < 2 || !it.Counts[0].same(it.Counts[1]) {
		return Count{}, false
	}
	return it.Counts[0], true
}

// Tally enters a teller's count of the open ballot. Once both agree the result
// is fixed. Faults: Forbidden for anyone but the two tellers, Refused when the
// item is not open or the result stands, Invalid when the count contradicts
// itself.
func (m Meeting) Tally(id ItemID, c Count, clause string) (Item, error) {
	it, err := m.openItem(id, clause)
	if err != nil {
		return Item{}, err
	}
	if !slices.Contains(m.Tellers, c.By) {
		return Item{}, fault.New(fault.Forbidden, "tally.notTeller")
	}
	if _, fixed := it.Agreed(); fixed {
		return Item{}, fault.Refuse(clause, "tally.fixed")
	}
	if err := c.Check(m.Voters("")); err != nil {
		return Item{}, err
	}
	it.Counts = append(slices.DeleteFunc(slices.Clone(it.Counts), func(old Count) bool { return old.By == c.By }), c)
	if agreed, fixed := it.Agreed(); fixed {
		it.Votes.Levels = agreed.Levels
	}
	return it, nil
}

// Ranked puts those proposed excellent into the order the meeting chose them in
// (R193); the first is dearest to it when the ceiling cuts. Faults: Refused once
// the minutes are adopted, Invalid unless each of them is named once.
func (m Meeting) Ranked(order []org.PersonID, clause string) ([]Item, error) {
	if m.State == Adopted {
		return nil, locked(clause)
	}
	var ranked []Item
	for _, it := range m.Items {
		if it.Subject != Personal || it.State != Concluded || it.Conclusion.Level != rulebook.Excellent {
			continue
		}
		it.Conclusion.Rank = slices.Index(order, it.Person) + 1
		ranked = append(ranked, it)
		if it.Conclusion.Rank == 0 {
			return nil, fault.Fields{"rank-" + string(it.Person): fault.Say("rank.missing", it.Name)}.Err()
		}
	}
	if len(ranked) != len(order) {
		return nil, fault.Fields{"rank": fault.Say("rank.once")}.Err()
	}
	return ranked, nil
}
