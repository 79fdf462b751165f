// Package words is the message catalogue: every sentence a person reads, in
// Vietnamese and English, by key. It formats; it does not know where a sentence
// is shown, nor who reads it. One file per subject adds its entries in init.
package words

import (
	"fmt"
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

// Lang is a language of the interface.
type Lang string

// The two languages. Any other value reads as Vietnamese.
const (
	Vi Lang = "vi"
	En Lang = "en"
)

// LangOf reads a language as a cookie or form carries it.
func LangOf(text string) Lang {
	if text == string(En) {
		return En
	}
	return Vi
}

// Coder is a typed code of the domain, such as a level, that the catalogue has
// a word for. Its key usually is a prefix and the code: "level.excellent".
type Coder interface{ WordKey() string }

// Entry is one sentence in both languages, with printf verbs for its
// arguments. Where the word order differs, verbs carry their index: %[2]s.
type Entry struct{ Vi, En string }

// catalogue maps keys, "subject.sentence", to their entries.
type catalogue map[string]Entry

var entries = catalogue{}

// add puts a subject's sentences into the catalogue. A key already there is a
// mistake of ours that must not reach a screen, hence the panic at start.
func add(c catalogue) {
	for key, e := range c {
		if _, taken := entries[key]; taken {
			panic("words: two entries for " + key)
		}
		entries[key] = e
	}
}

// Has tells whether the catalogue holds key.
func Has(key string) bool {
	_, ok := entries[key]
	return ok
}

// Say is the sentence of key in lang. Arguments may be other messages, days,
// instants (shown in Vietnam's zone), coders, lists of strings, of messages or
// of coders, and whatever fmt prints. An unknown key comes back in brackets.
func Say(lang Lang, key string, args ...any) string {
	e, ok := entries[key]
	if !ok {
		return "[" + key + "]"
	}
	format := e.Vi
	if lang == En {
		format = e.En
	}
	shown := make([]any, len(args))
	for i, a := range args {
		shown[i] = show(lang, a)
	}
	return fmt.Sprintf(format, shown...)
}

// Message is Say for a message made elsewhere; the zero Message is "".
func Message(lang Lang, m fault.Message) string {
	if m.Key == "" {
		return ""
	}
	return Say(lang, m.Key, m.Args...)
}

// Messages is Message for each of list.
func Messages(lang Lang, list []fault.Message) []string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = Message(lang, m)
	}
	return out
}

// Code is the word for a typed code.
func Code(lang Lang, c Coder) string { return Say(lang, c.WordKey()) }

// Instant is a moment as screens show it: 08:00 ngày 16/11/2023. The zero
// instant is "".
func Instant(lang Lang, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	link := " ngày "
	if lang == En {
		link = " on "
	}
	return at.In(civil.Zone).Format("15:04") + link + civil.DateOf(at).Short()
}

// show turns an argument into what fmt should print.
func show(lang Lang, arg any) any {
	switch v := arg.(type) {
	case fault.Message:
		return Message(lang, v)
	case Coder:
		return Code(lang, v)
	case civil.Date:
		return v.Short()
	case time.Time:
		return Instant(lang, v)
	case []string:
		return strings.Join(v, ", ")
	case []fault.Message:
		return strings.Join(Messages(lang, v), "; ")
	}
	return arg
}
