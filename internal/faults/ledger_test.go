package faults

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync"

	"congtam/internal/visitor"
)

// ledger is what the people remember: what they asked for, and what they were
// told was done. It lives outside the program, so no kill touches it.
type ledger struct {
	lock     sync.Mutex
	acts     map[string]*attempt // by the key their form carried
	sessions map[string]string   // token's hash → account
	texts    map[string]*text    // by the query that finds them, of one row: words one person alone writes
}

func newLedger() *ledger {
	return &ledger{acts: map[string]*attempt{}, sessions: map[string]string{}, texts: map[string]*text{}}
}

// attempt is an act asked for.
type attempt struct {
	account string
	action  string
	outcome outcome
}

type outcome string

const (
	unknown      outcome = "unknown" // no answer came: it may be there or not
	acknowledged outcome = "acknowledged"
	refused      outcome = "refused"
)

// text is a place in the database where the newest words of one person stand.
type text struct {
	kept  string   // the last words acknowledged
	asked []string // words sent later, whose answer did not come
}

// fill opens a page, changes a form on it, sends it, and remembers the answer.
func (l *ledger) fill(p *visitor.Visitor, page, suffix, action string, change func(url.Values)) (visitor.Reply, error) {
	path, fields, err := p.FormOn(page, suffix)
	if err != nil {
		return visitor.Reply{}, err
	}
	if change != nil {
		change(fields)
	}
	return l.send(p, path, action, fields)
}

// send posts a form and remembers what came of it under the form's key.
func (l *ledger) send(p *visitor.Visitor, path, action string, fields url.Values) (visitor.Reply, error) {
	key := fields.Get("key")
	if key == "" {
		return visitor.Reply{}, errors.New("the form to " + path + " carries no key")
	}
	l.note(key, attempt{p.Account, action, unknown})
	got, err := p.Post(path, fields)
	switch {
	case err == nil:
		l.note(key, attempt{p.Account, action, acknowledged})
	case errors.Is(err, visitor.ErrRefused):
		l.note(key, attempt{p.Account, action, refused})
	}
	return got, err
}

func (l *ledger) note(key string, a attempt) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.acts[key] = &a
}

// write puts words at a place, alone.
func (l *ledger) write(p *visitor.Visitor, at place, words string) error {
	_, err := l.fill(p, at.page, at.page, at.action, func(f url.Values) {
		f.Set(at.field, words)
		l.words(at.query, func(t *text) { t.asked = append(t.asked, words) })
	})
	switch {
	case err == nil:
		l.words(at.query, func(t *text) { *t = text{kept: words} })
	case errors.Is(err, visitor.ErrRefused):
		l.words(at.query, func(t *text) { t.asked = slices.DeleteFunc(t.asked, func(w string) bool { return w == words }) })
	}
	return err
}

func (l *ledger) words(query string, change func(*text)) {
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.texts[query] == nil {
		l.texts[query] = &text{}
	}
	change(l.texts[query])
}

// signIn is a session acknowledged.
func (l *ledger) signIn(p *visitor.Visitor) error {
	if err := p.SignIn(); err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(strings.TrimPrefix(p.Cookie, "congtam=")))
	l.lock.Lock()
	defer l.lock.Unlock()
	l.sessions[hex.EncodeToString(sum[:])] = p.Account
	return nil
}

// count says how many acts had each outcome.
func (l *ledger) count() map[outcome]int {
	l.lock.Lock()
	defer l.lock.Unlock()
	n := map[outcome]int{}
	for _, a := range l.acts {
		n[a.outcome]++
	}
	return n
}
