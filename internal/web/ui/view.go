// Package ui draws: templ components from page and form structs to HTML, the
// addresses of pages, and one sample of each component. It fetches nothing,
// decides nothing and knows no request; what may be done is told to it.
package ui

import (
	"strconv"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/web/words"
)

// View is what every component needs of its reader: the language, the moment
// the page is drawn at, and keys for its forms. It is passed first.
type View struct {
	Lang words.Lang
	Now  time.Time
	Keys *FormKeys
}

// FormKeys numbers the forms of one page, so that each carries its own
// idempotency key: a form sent twice acts once.
type FormKeys struct {
	page  string
	count int
}

// NewFormKeys starts the keys of a page; page is a fresh identifier.
func NewFormKeys(page string) *FormKeys { return &FormKeys{page: page} }

// FormKey is the key of the next form on the page.
func (v View) FormKey() string {
	if v.Keys == nil {
		return ""
	}
	v.Keys.count++
	return v.Keys.page + "-" + strconv.Itoa(v.Keys.count)
}

// T is the sentence of key in the reader's language.
func (v View) T(key string, args ...any) string { return words.Say(v.Lang, key, args...) }

// Say is a message made elsewhere, in the reader's language.
func (v View) Say(m fault.Message) string { return words.Message(v.Lang, m) }

// Word is the word for a code of the domain.
func (v View) Word(c words.Coder) string { return words.Code(v.Lang, c) }

// At is an instant as screens show it.
func (v View) At(t time.Time) string { return words.Instant(v.Lang, t) }

// Left says how far off a last day is: "còn 3 ngày", "hôm nay", "quá hạn 2 ngày".
func (v View) Left(due civil.Date) string {
	switch days := civil.DateOf(v.Now).DaysUntil(due); {
	case days == 0:
		return v.T("ui.today")
	case days < 0:
		return v.T("ui.daysLate", -days)
	default:
		return v.T("ui.daysLeft", days)
	}
}

// Late tells whether a last day lies behind: the one thing shown in red.
func (v View) Late(due civil.Date) bool {
	return !due.IsZero() && civil.DateOf(v.Now).After(due)
}

// Frame is what surrounds a page.
type Frame struct {
	View
	Title  string
	Wrong  bool   // the page redraws a refused form: its title says so
	Path   string // the present address, for the language switch to come back to
	Agency string
	Actor  Person     // zero when nobody is signed in
	Clock  *time.Time // set on installations whose clock is not the world's
	Nav    []NavItem
	Crumbs []Crumb
	Flash  string // what was just done, said once
}

// Person is how someone is shown: a name, and what they are here.
type Person struct{ Name, Role string }

// NavItem is a line of the menu; Count is how much waits there.
type NavItem struct {
	Label, Href string
	Count       int
	Current     bool
}

// Crumb is a step of the way to the page; the last has no Href.
type Crumb struct{ Label, Href string }

// title is what the window shows.
func (f Frame) title() string {
	if f.Wrong {
		return f.T("ui.titleWrong", f.Title)
	}
	return f.T("ui.title", f.Title)
}
