package faults

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"congtam/internal/visitor"
)

// kills is how often each program is killed.
func kills(t *testing.T) int {
	t.Helper()
	text := os.Getenv("CONGTAM_KILLS")
	if text == "" {
		return 8
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("CONGTAM_KILLS is %q, want a number", text)
	}
	return n
}

// cut splits a pair at its first blank.
func cut(pair string) (first, rest string) {
	first, rest, _ = strings.Cut(pair, " ")
	return first, rest
}

// kill -9 at any moment loses nothing that was acknowledged and leaves no act
// half-written.
func TestKill_losesNothing(t *testing.T) {
	t.Parallel()
	eachInstallation(t, func(t *testing.T, i *installation) {
		i.t = t
		l, p := newLedger(), i.start()
		staff := i.cast()
		slowest := time.Duration(0)
		for n := range kills(t) {
			i.work(p, l, staff)
			if n%4 == 3 { // now and then it dies while it starts
				i.killEarly(time.Duration(rand.IntN(400)) * time.Millisecond)
			}
			began := time.Now()
			p = i.start()
			if err := p.answers(); err != nil {
				t.Fatalf("after kill %d: %v", n+1, err)
			}
			slowest = max(slowest, time.Since(began))
			for _, problem := range i.check(l) {
				t.Errorf("after kill %d: %s", n+1, problem)
			}
			if t.Failed() {
				return
			}
		}
		if slowest > slowestStart {
			t.Errorf("the slowest restart took %s, above %s", slowest, slowestStart)
		}
		if n := l.count(); n[acknowledged] < kills(t) {
			t.Errorf("only %d acts were acknowledged between the kills: %v", n[acknowledged], n)
		}
		t.Logf("%d kills; acts %v, sessions %d; slowest restart %s", kills(t), l.count(), len(l.sessions), slowest)
	})
}

// A demo killed while it is made up goes on where it was: it is whole at the
// first start that lasts.
func TestKill_whileTheDemoIsMadeUp(t *testing.T) {
	t.Parallel()
	eachInstallation(t, func(t *testing.T, i *installation) {
		i.t = t
		for after := 40 * time.Millisecond; after < 400*time.Millisecond; after += 40 * time.Millisecond {
			i.killEarly(after)
		}
		i.start()
		for _, problem := range i.check(newLedger()) {
			t.Error(problem)
		}
		db := i.open()
		defer func() { _ = db.Close() }() // read only
		for query, want := range map[string]string{
			`select count(*) from import_batch where state = 'applied'`:                                             "1",
			`select count(*) from cycle where state = 'issued'`:                                                     "1",
			`select count(*) from mandate`:                                                                          "6",
			`select count(*) from account where not admin`:                                                          column(t, db, `select count(*) from person`)[0],
			`select count(*) from audit_outbox where payload like '%"act":"issuePlan"%'`:                            "1",
			`select count(*) from person p where not exists (select 1 from appointment a where a.person_id = p.id)`: "0",
		} {
			if got := column(t, db, query)[0]; got != want {
				t.Errorf("%s = %s, want %s", query, got, want)
			}
		}
	})
}

// work lets everybody of the cast work at once until the program is killed, at
// a moment nobody chose.
func (i *installation) work(p *process, l *ledger, cast []*worker) {
	i.t.Helper()
	var people sync.WaitGroup
	for _, w := range cast {
		w.Base = p.base
		people.Go(func() { w.toil(l, p.ended) })
	}
	time.Sleep(100*time.Millisecond + time.Duration(rand.IntN(1500))*time.Millisecond)
	p.kill()
	people.Wait()
	for _, w := range cast {
		if w.surprise != nil {
			i.t.Errorf("%s: %v", w.name, w.surprise)
		}
	}
}

// worker is a person at work: each turn is one thing done.
type worker struct {
	visitor.Visitor
	name     string
	turn     func(w *worker, l *ledger, n int) error
	turns    int
	deed     func(w *worker) (deed, error) // one act of this kind, for tests that aim; nil: none
	outrun   bool                          // others change the same page: 409 is an answer like others
	surprise error                         // a refusal nobody expected
}

// toil repeats the worker's turn until the program is gone.
func (w *worker) toil(l *ledger, ended <-chan struct{}) {
	for {
		select {
		case <-ended:
			return
		default:
		}
		w.turns++
		err := w.step(l)
		if errors.Is(err, visitor.ErrRefused) && !(w.outrun && strings.Contains(err.Error(), " = 409 ")) {
			w.surprise = fmt.Errorf("turn %d: %w", w.turns, err)
			return
		}
	}
}

func (w *worker) step(l *ledger) error {
	if w.Cookie == "" {
		if err := l.signIn(&w.Visitor); err != nil {
			return err
		}
	}
	return w.turn(w, l, w.turns)
}
