package decision

import (
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// CapPolicy says which unit's level bounds a leader's (R049, R050). The texts
// say "the unit directly in charge" and leave a leader of several units, or a
// new one, uncovered (C12): both are parameters of the rule book.
type CapPolicy struct {
	LowestCharge bool  // the lowest of the own unit and the units in charge
	LeastMonths  int64 // hundredths of a month in the post before the cap holds; 0: at once
}

// PolicyOf reads the policy from an edition; what it does not set is the
// default: the own unit, at once.
func PolicyOf(e *rulebook.Edition) CapPolicy {
	return CapPolicy{
		LowestCharge: e.Number(rulebook.CapLowestCharge) == 1,
		LeastMonths:  e.Number(rulebook.CapLeastMonths),
	}
}

// Led is a leader as the cap sees one.
type Led struct {
	Post    org.Post
	Own     rulebook.Level // the own unit's, empty while not decided
	Charges []rulebook.Level
	Months  int64 // hundredths of a month in the post
}

// UnitLevel is the level that bounds the leader's, empty when none does yet.
func (p CapPolicy) UnitLevel(l Led) rulebook.Level {
	if !l.Post.Leads() || l.Months < p.LeastMonths {
		return ""
	}
	bound := l.Own
	if !p.LowestCharge {
		return bound
	}
	for _, level := range l.Charges {
		if level.Rated() && (bound == "" || bound.Above(level)) {
			bound = level
		}
	}
	return bound
}
