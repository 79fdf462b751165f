package rating

import (
	"cmp"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

// Candidate is one subject as a quota sees it.
type Candidate struct {
	ID       string `json:"id"`
	Division string `json:"division"`
	Group    string `json:"group"` // peers with similar post and duties
	Merit    Level  `json:"merit"` // the level before the quota, or not_rated
	Rank     int    `json:"rank"`  // 1 is best; equal ranks are a tie
}

// Tally is the arithmetic of one quota in one part of its scope, to be shown in
// words: Used of at most Limit, which is Share of Of people counted as Base.
//
// Which number is Of was disputed in practice (3 excellent beside 13 good: 13 or
// 16?), so the base is a parameter of the book and always named. "good" counts only
// those rated good, as the text says ("20% số được xếp loại hoàn thành tốt"): for a
// distribution already proposed Of is the good in it, and Limit follows from it.
// Lowering an excellent person to good enlarges that base; Most is the solution of
// x ≤ share × (good + excellent − x), the largest number that can stay excellent
// when the others are lowered. Used ≤ Limit and Used ≤ Most say the same thing, so
// checking a proposal and computing what to keep never disagree.
type Tally struct {
	Quota  string          `json:"quota"`
	Scope  rulebook.Scope  `json:"scope"`
	Name   string          `json:"name"` // the group or division; empty for the agency
	Base   rulebook.Base   `json:"base"`
	Of     int             `json:"of"`
	Share  rulebook.Share  `json:"share"`
	Limit  int             `json:"limit"` // share × of, fractions dropped
	Most   int             `json:"most"`  // what can be kept when the others become good
	Used   int             `json:"used"`
	MinOne bool            `json:"min_one,omitempty"`
	Clause rulebook.Clause `json:"clause"`
}

// Passed tells whether the excellent in this part are within the limit.
func (t Tally) Passed() bool { return t.Used <= t.Limit }

// Check counts a proposed distribution against every quota, one Tally for each
// part of each scope, in the order of the quotas and of the parts' names.
func Check(quotas []rulebook.Quota, people []Candidate) []Tally {
	var tallies []Tally
	for _, q := range quotas {
		parts := map[string]*census{}
		for _, p := range people {
			name := part(q.Scope, p)
			if parts[name] == nil {
				parts[name] = &census{}
			}
			parts[name].add(p.Merit)
		}
		for _, name := range sortedKeys(parts) {
			tallies = append(tallies, tally(q, name, *parts[name]))
		}
	}
	return tallies
}

// Exceeded are the tallies that a proposal breaks.
func Exceeded(tallies []Tally) []Tally {
	var broken []Tally
	for _, t := range tallies {
		if !t.Passed() {
			broken = append(broken, t)
		}
	}
	return broken
}

// Refusal is the fault for a proposal that breaks a quota, nil when none is
// broken. Faults: Refused, with one sentence for each limit broken.
func Refusal(tallies []Tally) error {
	broken := Exceeded(tallies)
	if len(broken) == 0 {
		return nil
	}
	f := fault.Refuse(broken[0].Clause.Cite, "rating.quota.exceeded")
	for _, t := range broken {
		f = f.Missing(t.Message())
	}
	return f
}

// Message is the tally in words: who counts, the base by name, the limit.
func (t Tally) Message() fault.Message {
	var where any = t.Name
	if t.Scope == rulebook.ScopeAgency {
		where = fault.Say("rating.quota.agency")
	}
	return fault.Say("rating.quota.tally."+string(t.Base), where, t.Used, t.Share.Percent(), t.Of, t.Limit)
}

func part(scope rulebook.Scope, p Candidate) string {
	switch scope {
	case rulebook.ScopeDivision:
		return p.Division
	case rulebook.ScopeGroup:
		return p.Group
	}
	return ""
}

// census counts the people of one part by level.
type census struct{ all, rated, good, excellent int }

func (c *census) add(l Level) {
	c.all++
	switch {
	case l == Excellent:
		c.excellent++
	case l == Good:
		c.good++
	}
	if l.Rated() || l == Undetermined {
		c.rated++
	}
}

func (c census) of(b rulebook.Base) int {
	switch b {
	case rulebook.BaseGood:
		return c.good
	case rulebook.BaseGoodOrBetter:
		return c.good + c.excellent
	case rulebook.BaseRated:
		return c.rated
	}
	return c.all
}

func tally(q rulebook.Quota, name string, c census) Tally {
	of := c.of(q.Base)
	t := Tally{Quota: q.Name, Scope: q.Scope, Name: name, Base: q.Base, Of: of, Share: q.Share,
		Limit: of * q.Share.Num / q.Share.Den, Used: c.excellent, MinOne: q.MinOne, Clause: q.Clause}
	t.Most = t.Limit
	if q.Base == rulebook.BaseGood {
		// x·den ≤ num·(good + excellent − x)  ⇔  x ≤ num·(good + excellent) / (den + num)
		t.Most = (c.good + c.excellent) * q.Share.Num / (q.Share.Den + q.Share.Num)
	}
	if q.MinOne {
		t.Limit, t.Most = max(t.Limit, 1), max(t.Most, 1)
	}
	return t
}

// QuotaResult says who stays excellent. A person lowered keeps the merit; only the
// level drops.
type QuotaResult struct {
	Kept    []string `json:"kept"`
	Lowered []string `json:"lowered"` // to good
	Ties    []string `json:"ties"`    // lowered at equal rank, for the authority to choose among
	Tallies []Tally  `json:"limits"`  // the arithmetic of the result
}

// ApplyQuota keeps as many of the excellent as every quota allows and, among sets
// of that size, the best-ranked: as many of rank 1 as can be, then of rank 2, and
// so on. People of equal rank between whom a limit would have to draw lots are all
// lowered and listed as ties; the places stay free for the authority's choice.
// Kept, lowered and ties follow rank, then ID. Faults: Invalid (an ID twice, a
// word nobody knows, a rank under 1).
func ApplyQuota(quotas []rulebook.Quota, people []Candidate) (QuotaResult, error) {
	if err := checkPeople(people); err != nil {
		return QuotaResult{}, err
	}
	var excellent []Candidate
	at := make(map[string]int, len(people))
	for i, p := range people {
		at[p.ID] = i
		if p.Merit == Excellent {
			excellent = append(excellent, p)
		}
	}
	slices.SortFunc(excellent, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID))
	})
	s := newSeats(Check(quotas, people), excellent)
	s.fill()
	tied := s.ties()
	result := QuotaResult{Kept: []string{}, Lowered: []string{}, Ties: []string{}}
	final := slices.Clone(people)
	for i, p := range excellent {
		if s.kept[i] && !tied[i] {
			result.Kept = append(result.Kept, p.ID)
			continue
		}
		result.Lowered = append(result.Lowered, p.ID)
		if tied[i] {
			result.Ties = append(result.Ties, p.ID)
		}
		final[at[p.ID]].Merit = Good
	}
	result.Tallies = Check(quotas, final)
	return result, nil
}

func checkPeople(people []Candidate) error {
	problems := fault.Fields{}
	seen := make(map[string]bool, len(people))
	for _, p := range people {
		switch {
		case p.ID == "" || seen[p.ID]:
			problems.Add("people.id", "rating.quota.id", p.ID)
		case !p.Merit.Rated() && p.Merit != NotRated && p.Merit != Undetermined:
			problems.Add("people.merit", "rating.word.unknown", string(p.Merit))
		case p.Merit == Excellent && p.Rank < 1:
			problems.Add("people.rank", "rating.quota.rank", p.Rank)
		}
		seen[p.ID] = true
	}
	return problems.Err()
}

func sortedKeys(parts map[string]*census) []string {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
