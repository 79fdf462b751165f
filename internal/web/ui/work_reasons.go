package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/words"
)

// law is a sentence of the rule book in the reader's language.
func law(v View, t rulebook.Text) string {
	if v.Lang == words.En {
		return t.En
	}
	return t.Vi
}

// Reasons are the conditions behind an outcome that speak of level, with the
// numbers they saw; an empty level asks for all of them.
func Reasons(v View, o rating.Outcome, level rating.Level) []Reason {
	var list []Reason
	for _, r := range o.Reasons {
		if level != "" && r.Level != level {
			continue
		}
		list = append(list, Reason{
			Text: law(v, r.Text), Met: r.Met, Values: seen(v, r.Values), Clause: r.Clause, Unverified: r.Mark != rulebook.Verified,
		})
	}
	return list
}

// seen words the numbers a condition read: "nhiệm vụ hoàn thành: 5; tổng số
// nhiệm vụ: 5".
func seen(v View, values rating.Seen) string {
	var parts []string
	for _, one := range values {
		if strings.HasPrefix(one.Name, "subject.") {
			continue
		}
		parts = append(parts, v.T("fact."+one.Name)+": "+shownFact(v, one))
	}
	return strings.Join(parts, "; ")
}

func shownFact(v View, one rating.SeenValue) string {
	switch x := one.Value.(type) {
	case bool:
		if x {
			return v.T("fact.yes")
		}
		return v.T("fact.no")
	case string:
		switch {
		case x == "":
			return v.T("fact.none")
		case strings.HasPrefix(one.Name, "general."): // "good" is a level's word too
			return v.T("mark." + x)
		case rating.Level(x).Rated():
			return v.Word(rating.Level(x))
		}
		return x
	}
	return fmt.Sprint(one.Value)
}

// missingFacts lists what nobody gave yet, by its name.
func missingFacts(v View, missing fault.Fields) []string {
	names := slices.Sorted(maps.Keys(missing))
	for i, name := range names {
		names[i] = v.T("fact." + name)
	}
	return names
}

// telling are the conditions that settle something beside the ladder of the
// levels: no rating, a forced level, a note. Those that do not hold say nothing.
func telling(v View, o rating.Outcome) []Reason {
	held := o
	held.Reasons = nil
	for _, r := range o.Reasons {
		if r.Met && (r.Level == rating.NotRated || r.Level == "") {
			held.Reasons = append(held.Reasons, r)
		}
	}
	return Reasons(v, held, "")
}

// bounds are the caps and forced grounds of an outcome, as reasons.
func bounds(v View, o rating.Outcome) []Reason {
	var list []Reason
	for _, f := range o.Forced {
		list = append(list, Reason{Text: law(v, f.Text), Clause: f.Clause, Unverified: f.Mark != rulebook.Verified})
	}
	for _, c := range o.Caps {
		list = append(list, Reason{Text: law(v, c.Text), Values: v.T("levels.cappedTo", c.To), Clause: c.Clause, Unverified: c.Mark != rulebook.Verified})
	}
	return list
}

// levelOptions are the four levels as a person may name one: those above what
// the facts allow stay in sight with the reason, and can still be named, for
// the person's own view is the person's.
func levelOptions(v View, a app.Allowance) []Option {
	var options []Option
	for _, level := range rulebook.Levels() {
		o := Option{Value: string(level), Level: string(level), Label: v.Word(level)}
		if why := unmet(v, a.Rated.Outcome, level); why != "" {
			o.Hint = v.T("levels.notMet", why)
		}
		options = append(options, o)
	}
	return options
}

// unmet is the first condition of a level that does not hold.
func unmet(v View, o rating.Outcome, level rating.Level) string {
	if len(o.Forced) > 0 && level != rating.NotCompleted {
		return law(v, o.Forced[0].Text)
	}
	for _, c := range o.Caps {
		if level.Above(c.To) {
			return law(v, c.Text)
		}
	}
	if level == rating.NotCompleted {
		return ""
	}
	for _, r := range o.Reasons {
		if r.Level == level && !r.Met && r.Rule != "absence" && r.Rule != "unit_level" {
			return law(v, r.Text)
		}
	}
	return ""
}
