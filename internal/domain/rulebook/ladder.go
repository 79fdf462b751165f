package rulebook

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func compare(a, b string) int { return cmp.Compare(a, b) }

// amount reads a parameter's value in its unit; months become hundredths.
func amount(text, unit string) (int64, error) {
	switch unit {
	case "percent", "count":
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil || n < 0 {
			return 0, fmt.Errorf("value %q is no whole number", text)
		}
		return n, nil
	case "months":
		n, err := ParseHundredths(text)
		if err != nil {
			return 0, err
		}
		return n, nil
	case "flag":
		if text != "true" && text != "false" {
			return 0, fmt.Errorf("value %q: a flag is true or false", text)
		}
		return map[string]int64{"true": 1}[text], nil
	}
	return 0, fmt.Errorf("unit %q: want percent, count, months or flag", unit)
}

// ParseHundredths reads a plain decimal such as 5.5 as hundredths. Digits beyond
// the second are dropped: "chưa đủ" (<) and "từ" (≥) against a threshold of whole
// hundredths come out the same for the number dropped and the number written.
func ParseHundredths(text string) (int64, error) {
	integer, fraction, _ := strings.Cut(text, ".")
	if len(integer) == 0 || len(integer) > 6 || len(fraction) > 30 || strings.HasSuffix(text, ".") || !digits(integer+fraction) {
		return 0, fmt.Errorf("value %q is no plain decimal", text)
	}
	n, err := strconv.ParseInt(integer+(fraction + "00")[:2], 10, 64)
	if err != nil {
		return 0, fmt.Errorf("read decimal %q: %w", text, err)
	}
	return n, nil
}

func digits(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// addLadders spreads the conditions of the levels over the classes they govern. A
// layer adds to a ladder of the base; it cannot take away.
func (a *assembly) addLadders(b *rawBook) {
	mine := map[profileKey]bool{}
	for _, r := range b.Ladders {
		if len(r.Classes) == 0 {
			a.refuse(b.file, 1, "a ladder names no class")
			continue
		}
		for _, key := range a.keys(b, r.Classes, r.Leader) {
			if mine[key] {
				a.refuse(b.file, r.Classes[0].line, "%s has two ladders", key.class)
			}
			mine[key] = true
			p := a.edition.profiles[key]
			if p == nil {
				p = &Profile{Steps: [3]Step{{Level: Excellent}, {Level: Good}, {Level: Completed}}}
				a.edition.profiles[key] = p
			}
			analogy := slices.ContainsFunc(r.Analogy, func(s str) bool { return s.text == string(key.class) })
			for i, rules := range [][]rawRule{r.Excellent, r.Good, r.Completed} {
				p.Steps[i].All = append(p.Steps[i].All, a.rules(b, rules, analogy)...)
			}
			p.Forced = append(p.Forced, a.rules(b, r.NotCompleted, analogy)...)
		}
	}
}

func (a *assembly) rules(b *rawBook, list []rawRule, analogy bool) []Rule {
	var rules []Rule
	for _, r := range list {
		rule, ok := a.rule(b, r)
		if !ok {
			continue
		}
		if analogy { // the decree does not name this class: applying it is a reading
			rule.Mark = Interpretation
		}
		rules = append(rules, rule)
	}
	return rules
}

// keys lists the profiles an item speaks of: all of the edition when it names none.
func (a *assembly) keys(b *rawBook, named []str, leader *bool) []profileKey {
	var list []Class
	for _, s := range named {
		if !Class(s.text).Known() {
			a.refuse(b.file, s.line, "unknown class %q", s.text)
			continue
		}
		list = append(list, Class(s.text))
	}
	if len(named) == 0 {
		list = classes
	}
	var keys []profileKey
	for _, c := range list {
		for _, isLeader := range []bool{false, true} {
			if agrees(leader, isLeader) {
				keys = append(keys, profileKey{c, isLeader})
			}
		}
	}
	return keys
}

// addRules adds what lies beside the ladder: time rules, caps, gaps and notes.
func (a *assembly) addRules(b *rawBook) {
	for _, r := range b.NotRated {
		a.spread(b, r, func(p *Profile, rule Rule) { p.NotRated = append(p.NotRated, rule) })
	}
	for _, r := range b.Caps {
		a.spread(b, r, func(p *Profile, rule Rule) { p.Caps = append(p.Caps, rule) })
		if !Level(r.To.text).Rated() && r.To.text != UnitLevel.String() {
			a.refuse(b.file, r.Use.line, "cap %s lowers to %q: want a level or %s", r.Use.text, r.To.text, UnitLevel)
		}
	}
	for _, r := range b.Gaps {
		a.spread(b, r, func(p *Profile, rule Rule) { p.Gaps = append(p.Gaps, rule) })
		if !Level(r.To.text).Rated() {
			a.refuse(b.file, r.Use.line, "gap %s reaches down to %q: want a level", r.Use.text, r.To.text)
		}
	}
	for _, r := range b.Notes {
		a.spread(b, r, func(p *Profile, rule Rule) { p.Notes = append(p.Notes, rule) })
	}
}

func (a *assembly) spread(b *rawBook, r rawRule, add func(*Profile, Rule)) {
	rule, ok := a.rule(b, r)
	if !ok {
		return
	}
	if r.To.text == UnitLevel.String() {
		rule.ToFact = UnitLevel
	} else {
		rule.To = Level(r.To.text)
	}
	for _, key := range a.keys(b, r.Classes, r.Leader) {
		if p := a.edition.profiles[key]; p != nil {
			add(p, rule)
		}
	}
}

// checkProfiles refuses an edition that governs a class without saying how.
func (a *assembly) checkProfiles() {
	for _, g := range a.edition.Governs {
		for _, leader := range []bool{false, true} {
			p := a.edition.Profile(g.Class, leader)
			if p == nil || len(p.Steps[0].All) == 0 || len(p.Steps[1].All) == 0 || len(p.Steps[2].All) == 0 || len(p.Forced) == 0 {
				a.refuse(a.parts[0].file, 1, "edition %s governs %s (leader: %t) but lacks conditions of a level", a.edition.ID, g.Class, leader)
			}
		}
	}
}

func (a *assembly) addExamples(b *rawBook) {
	for _, r := range b.Examples {
		facts, err := json.Marshal(r.Facts)
		if err != nil {
			a.refuse(b.file, r.Name.line, "example %s: %v", r.Name.text, err)
			continue
		}
		x := Example{Name: r.Name.text, Facts: facts, Level: Level(r.Expect.Level.text), File: b.file, Line: r.Name.line}
		if b.Kind.text == "layer" {
			x.Layer = b.ID.text
		}
		if _, err := ParseLevel(string(x.Level)); err != nil {
			a.refuse(b.file, r.Name.line, "example %s expects %q, which is no level", x.Name, x.Level)
		}
		for _, s := range r.Expect.Between {
			x.Between = append(x.Between, Level(s.text))
		}
		for _, s := range r.Expect.Requires {
			x.Requires = append(x.Requires, s.text)
		}
		a.edition.Examples = append(a.edition.Examples, x)
	}
}
