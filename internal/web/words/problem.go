package words

import (
	"errors"
	"maps"
	"slices"

	"congtam/internal/base/fault"
)

// Problem is a failure in a person's words: what it is, what happened, which
// text of law says so, what is missing, and what to do next.
type Problem struct {
	Title  string
	Text   string
	Clause string // the article as cited; only for refusals
	List   []string
	Next   string
}

// Fault tells err in lang; problems of fields come after what is missing. What is not a fault is our mistake or the
// machine's: its text stays in the log.
func Fault(lang Lang, err error) Problem {
	subject := subjectOf(fault.KindOf(err))
	p := Problem{
		Title: Say(lang, "problem."+subject),
		Text:  Say(lang, "problem."+subject+"Text"),
		Next:  Say(lang, "problem."+subject+"Next"),
	}
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok {
		return p
	}
	if said := Message(lang, f.Says); said != "" {
		p.Text = said
	}
	p.Clause = f.Clause
	p.List = Messages(lang, f.List)
	for _, name := range slices.Sorted(maps.Keys(f.Fields)) {
		p.List = append(p.List, Message(lang, f.Fields[name]))
	}
	return p
}

func subjectOf(kind fault.Kind) string {
	switch kind {
	case fault.Invalid, fault.Unauthenticated, fault.Forbidden, fault.Conflict, fault.Refused:
		return string(kind)
	case fault.NotFound:
		return "notFound"
	}
	return "internal"
}
