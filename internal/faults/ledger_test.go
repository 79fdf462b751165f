package faults

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
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
	texts    map[string]*text    // what one person alone writes at one place
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
	query string // one row, one column
	kept  string // the last words acknowledged
	asked string // words asked for later, whose answer may not have come
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

// write is fill for words that stand at one place: query finds them.
func (l *ledger) write(p *visitor.Visitor, page, suffix, action, query, words string, change func(url.Values)) error {
	l.lock.Lock()
	place := l.texts[query]
	if place == nil {
		place = &text{query: query}
		l.texts[query] = place
	}
	place.asked = words
	l.lock.Unlock()
	_, err := l.fill(p, page, suffix, action, change)
	l.lock.Lock()
	defer l.lock.Unlock()
	if err == nil {
		place.kept = words
	}
	return err
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
