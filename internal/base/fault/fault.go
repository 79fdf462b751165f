// Package fault holds the six kinds of error the program answers with, and the
// sentences that go with them. It knows neither HTTP nor exit codes: the doors
// translate a kind, nobody else does.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Kind says what a failure means to the person. A Kind is itself an error, so
// errors.Is(err, fault.Refused) works through any wrapping.
type Kind string

// The closed set of kinds. Anything else is our bug or the machine's.
const (
	Invalid         Kind = "invalid"         // the input is wrong; may carry Fields
	Unauthenticated Kind = "unauthenticated" // who are you
	Forbidden       Kind = "forbidden"       // you may not
	NotFound        Kind = "not found"       // no such thing, or you may not know
	Conflict        Kind = "conflict"        // someone changed it, or it is done already
	Refused         Kind = "refused"         // a gate, deadline or quota of the law says no
)

// Error makes a Kind usable as the target of errors.Is.
func (k Kind) Error() string { return string(k) }

// Message is a sentence of the catalogue: a key and its arguments. The doors
// print it in the language of the reader; English is the fallback and the log.
type Message struct {
	Key  string // catalogue key, such as "meeting.selfChair"
	Args []any
}

// Fields carries the problem found in each form field, by field name.
type Fields map[string]Message

// Fault is a failure with a kind, a sentence for the person and, for Refused,
// the text of law that requires it.
type Fault struct {
	Kind   Kind
	Says   Message
	Clause string // the article, as cited: "Điều 2 khoản 5 NĐ 90/2020"
	Fields Fields
	List   []Message // what is missing, one sentence each
}

// New makes a fault whose sentence is the catalogue entry key with args.
func New(kind Kind, key string, args ...any) *Fault {
	return &Fault{Kind: kind, Says: Message{Key: key, Args: args}}
}

// Refuse makes a Refused fault that cites the clause it rests on.
func Refuse(clause, key string, args ...any) *Fault {
	return &Fault{Kind: Refused, Says: Message{Key: key, Args: args}, Clause: clause}
}

// Missing adds to f the list of what is still missing and returns f.
func (f *Fault) Missing(list ...Message) *Fault {
	f.List = append(f.List, list...)
	return f
}

// Error is the fault for logs: kind, key and arguments, never personal text
// beyond what the caller put in the arguments.
func (f *Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", f.Kind, f.Says.Key)
	for _, a := range f.Says.Args {
		fmt.Fprintf(&b, " %v", a)
	}
	if f.Clause != "" {
		fmt.Fprintf(&b, " [%s]", f.Clause)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Fields)) {
		fmt.Fprintf(&b, "; %s: %s", name, f.Fields[name].Key)
	}
	for _, m := range f.List {
		fmt.Fprintf(&b, "; %s", m.Key)
	}
	return b.String()
}

// Is matches a Fault with its Kind.
func (f *Fault) Is(target error) bool {
	kind, ok := target.(Kind)
	return ok && kind == f.Kind
}

// Say makes a Message.
func Say(key string, args ...any) Message { return Message{Key: key, Args: args} }

// Err returns nil when there are no problems, and otherwise one Invalid fault
// that carries them all.
func (fs Fields) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return &Fault{Kind: Invalid, Says: Say("form.problems", len(fs)), Fields: fs}
}

// Add records a problem of a field; the first one found stays.
func (fs Fields) Add(field, key string, args ...any) {
	if _, taken := fs[field]; !taken {
		fs[field] = Say(key, args...)
	}
}

// FieldsOf returns the field problems carried by err.
func FieldsOf(err error) (Fields, bool) {
	f, ok := errors.AsType[*Fault](err)
	if !ok || len(f.Fields) == 0 {
		return nil, false
	}
	return f.Fields, true
}

// KindOf returns the kind of err, or "" when err is not a fault.
func KindOf(err error) Kind {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f.Kind
	}
	if k, ok := errors.AsType[Kind](err); ok {
		return k
	}
	return ""
}
