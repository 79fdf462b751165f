package decision

import (
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// Recheck compares the final ratings of a list with the outcomes of today's
// facts and with the ceilings, and returns those whose flag changes (T3, C16).
// Where a part has more excellent than its ceiling, each of them is flagged:
// who gives way is the authority's choice.
func Recheck(lines []Line, quotas []rulebook.Quota, outcome func(Rating) rating.Outcome) []Rating {
	var final []Line
	for _, l := range lines {
		if l.Rating.State == RatingFinal {
			final = append(final, l)
		}
	}
	over := rating.Exceeded(Tallies(quotas, final))
	var changed []Rating
	for _, l := range final {
		r := l.Rating.Rechecked(outcome(l.Rating))
		for _, t := range over {
			if !r.Flag.Raised() && r.Level == rulebook.Excellent && within(t, l) {
				r.Flag = Flag{Why: "recheck.quota", Clause: t.Clause.Cite}
			}
		}
		if r.Flag != l.Rating.Flag {
			changed = append(changed, r)
		}
	}
	return changed
}

// within tells whether a line is counted in a tally.
func within(t rating.Tally, l Line) bool {
	if t.Scope != rulebook.ScopeAgency && l.Above() {
		return false
	}
	switch t.Scope {
	case rulebook.ScopeGroup:
		return t.Name == l.Group
	case rulebook.ScopeDivision:
		return t.Name == l.Unit
	}
	return !l.Worker()
}

// Over refuses the rating id where a ceiling it is counted in is broken.
// Faults: Refused with the arithmetic.
func Over(quotas []rulebook.Quota, lines []Line, id RatingID) error {
	var broken []rating.Tally
	for _, l := range lines {
		if l.Rating.ID != id {
			continue
		}
		for _, t := range Tallies(quotas, lines) {
			if within(t, l) {
				broken = append(broken, t)
			}
		}
	}
	return rating.Refusal(broken)
}
