package rating

import (
	"fmt"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

// Rate applies an edition to the facts of one subject. The same edition and facts
// give the same outcome, byte for byte. Faults: Invalid (a fact that contradicts
// itself, or that a rule needs and nobody gave), NotFound (the edition does not
// speak of the class).
func Rate(e *rulebook.Edition, f Facts) (Outcome, error) {
	if err := f.Check(); err != nil {
		return Outcome{}, err
	}
	profile := e.Profile(f.Class, f.Leader())
	if profile == nil {
		return Outcome{}, fault.New(fault.NotFound, "rating.class.unknown", e.ID, f.Class)
	}
	r := rater{profile: profile, values: f.values(), missing: fault.Fields{},
		out: Outcome{Book: e.ID, Caps: []Cap{}, Forced: []Forced{}, Requires: []string{}}}
	r.out.Reasons = make([]Reason, 0, 32)
	if err := r.rate(); err != nil {
		return Outcome{}, fmt.Errorf("rate by %s: %w", e.ID, err)
	}
	return r.out, nil
}

type rater struct {
	profile *rulebook.Profile
	values  *rulebook.Values
	missing fault.Fields
	out     Outcome
}

func (r *rater) rate() error {
	rated, err := r.time()
	if err != nil {
		return err
	}
	if rated {
		if err := r.level(); err != nil {
			return err
		}
	}
	if err := r.notes(); err != nil {
		return err
	}
	return r.missing.Err()
}

// time settles whether there is a rating at all; it beats even a forced level.
func (r *rater) time() (rated bool, err error) {
	for _, rule := range r.profile.NotRated {
		held, err := r.test(rule, NotRated)
		if err != nil {
			return false, err
		}
		if held {
			r.out.Level, r.out.Merit = NotRated, NotRated
			r.require(rule)
		}
	}
	return r.out.Level != NotRated, nil
}

// level is the ladder: forced grounds, then the highest level whose conditions
// all hold, then caps, then what the text leaves open.
func (r *rater) level() error {
	for _, rule := range r.profile.Forced {
		held, err := r.test(rule, NotCompleted)
		if err != nil {
			return err
		}
		if held {
			r.out.Forced = append(r.out.Forced, Forced{rule.Cite, rule.Text, rule.Mark})
		}
	}
	merit, err := r.climb()
	if err != nil {
		return err
	}
	if len(r.out.Forced) > 0 {
		// What is missing cannot change a forced level: a person under discipline
		// need not wait for the count of tasks.
		merit, r.missing = NotCompleted, fault.Fields{}
	}
	r.out.Merit = merit
	if err := r.caps(); err != nil {
		return err
	}
	return r.settle()
}

func (r *rater) climb() (Level, error) {
	found := Undetermined
	for _, step := range r.profile.Steps {
		all := true
		for _, rule := range step.All {
			held, err := r.test(rule, step.Level)
			if err != nil {
				return "", err
			}
			all = all && held
		}
		if all && found == Undetermined {
			found = step.Level
		}
	}
	return found, nil
}

func (r *rater) caps() error {
	for _, rule := range r.profile.Caps {
		to := rule.To
		if word, isWord := r.values.Show(rule.ToFact).(string); rule.ToFact == rulebook.UnitLevel && isWord {
			to = Level(word)
		}
		held, err := r.test(rule, to)
		if err != nil {
			return err
		}
		if held && Excellent.Above(to) {
			r.out.Caps = append(r.out.Caps, Cap{to, rule.Name, rule.Cite, rule.Text, rule.Mark})
		}
	}
	return nil
}

// settle joins merit, caps and gaps. Where neither completed nor not_completed is
// met, or a rule may or may not bound the level, the authority chooses: nothing is
// guessed (gaps G1 and G2 of the decree, and absence of exactly half a year).
func (r *rater) settle() error {
	ceiling := r.out.Ceiling()
	r.out.Level = r.out.Merit
	switch {
	case r.out.Merit == Undetermined && ceiling == NotCompleted:
		r.out.Level = NotCompleted
	case r.out.Merit == Undetermined:
		r.out.Between = []Level{Completed, NotCompleted}
	case r.out.Merit.Above(ceiling):
		r.out.Level = ceiling
	}
	for _, rule := range r.profile.Gaps {
		held, err := r.test(rule, rule.To)
		if err != nil {
			return err
		}
		if held && len(r.out.Forced) == 0 && r.out.Level.Above(rule.To) {
			r.out.Between = []Level{r.out.Level, rule.To}
			r.out.Level = Undetermined
		}
	}
	return nil
}

func (r *rater) notes() error {
	for _, rule := range r.profile.Notes {
		held, err := r.test(rule, "")
		if err != nil {
			return err
		}
		if held {
			r.require(rule)
		}
	}
	return nil
}

func (r *rater) require(rule rulebook.Rule) {
	for _, need := range rule.Requires {
		if !slices.Contains(r.out.Requires, need) {
			r.out.Requires = append(r.out.Requires, need)
		}
	}
}

// test evaluates a rule and keeps it with the values it saw. A rule whose facts
// were not given is noted as missing and does not hold.
func (r *rater) test(rule rulebook.Rule, level Level) (bool, error) {
	if r.lacks(rule.When) {
		return false, nil
	}
	held, na, err := rule.When.Test(r.values)
	if err != nil {
		return false, err
	}
	if level == "" && !held {
		return false, nil // a note that does not apply tells the reader nothing
	}
	seen := make(Seen, len(rule.When.Facts))
	for i, fact := range rule.When.Facts {
		seen[i] = SeenValue{fact.String(), r.values.Show(fact)}
	}
	r.out.Reasons = append(r.out.Reasons, Reason{Level: level, Rule: rule.Name, Clause: rule.Cite, Met: held, NA: na,
		Text: rule.Text, Mark: rule.Mark, Values: seen})
	return held, nil
}

func (r *rater) lacks(c *rulebook.Condition) bool {
	lacking := false
	for _, fact := range c.Facts {
		if r.values.Given(fact) {
			continue
		}
		lacking = true
		if !c.Optional {
			r.missing.Add(fact.String(), "rating.fact.missing")
		}
	}
	return lacking
}
