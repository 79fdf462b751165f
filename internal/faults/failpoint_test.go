package faults

import (
	"net/url"
	"strconv"
	"sync"
	"testing"

	"congtam/internal/visitor"
)

// deed is one act as a form sends it, and what it leaves behind.
type deed struct {
	who    visitor.Visitor
	path   string
	action string
	fields url.Values
	effect string // a query whose answer the act changes
}

// deeds are acts of several paths, each with a form fresh from its page.
func (i *installation) deeds(p *process) []deed {
	i.t.Helper()
	var all []deed
	for _, w := range i.cast() {
		if w.deed == nil {
			continue
		}
		w.Base = p.base
		if err := w.SignIn(); err != nil {
			i.t.Fatalf("%s: %v", w.name, err)
		}
		d, err := w.deed(w)
		if err != nil {
			i.t.Fatalf("%s: %v", w.name, err)
		}
		d.who = w.Visitor
		all = append(all, d)
	}
	return all
}

// effectOf reads what an act leaves behind: rows answered, rows logged, and the
// words or version it changes.
func (i *installation) effectOf(d deed) (answered, logged int, value string) {
	i.t.Helper()
	db := i.open()
	defer func() { _ = db.Close() }() // read only
	key := d.fields.Get("key")
	answered = number(i.t, column(i.t, db, `select count(*) from idempotency where key = '`+key+`'`)[0])
	logged = number(i.t, column(i.t, db, `select count(*) from audit_outbox where payload like '%"key":"`+key+`"%'`)[0])
	return answered, logged, column(i.t, db, d.effect)[0]
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The process dies just before, or just after, an act is committed; whoever
// sends the form again gets the act done, once.
func TestFailpoint_theSameFormSentAgain(t *testing.T) {
	t.Parallel()
	eachInstallation(t, func(t *testing.T, i *installation) {
		i.t = t
		p := i.start()
		for _, place := range []string{"before-commit", "after-commit"} {
			for _, d := range i.deeds(p) {
				_, _, before := i.effectOf(d)
				p.kill()
				p = i.start("CONGTAM_FAIL_AT=" + place + ":" + d.action)
				d.who.Base = p.base
				got, err := d.who.Post(d.path, d.fields)
				if err == nil {
					t.Fatalf("%s %s: answered %d, though the process was to die", place, d.path, got.Status)
				}
				p.died(t, err)
				p = i.start()
				d.who.Base = p.base
				i.checkDied(place, d, before)
				i.checkRepeat(d, before)
			}
		}
		for _, problem := range i.check(newLedger()) {
			t.Error(problem)
		}
	})
}

// checkDied looks at what the death left: nothing before the commit, everything
// after it.
func (i *installation) checkDied(place string, d deed, before string) {
	i.t.Helper()
	answered, logged, value := i.effectOf(d)
	want := 0
	if place == "after-commit" {
		want = 1
	}
	if answered != want || logged != want || (value != before) != (want == 1) {
		i.t.Errorf("%s %s: %d answers, %d entries, %q (was %q); want %d of each", place, d.path, answered, logged, value, before, want)
	}
}

// checkRepeat sends the form twice more: the first does the act if it was not
// done, the second does nothing, and both answer the same.
func (i *installation) checkRepeat(d deed, before string) {
	i.t.Helper()
	first, err := d.who.Post(d.path, d.fields)
	if err != nil {
		i.t.Fatalf("sent again: %v", err)
	}
	_, _, value := i.effectOf(d)
	second, err := d.who.Post(d.path, d.fields)
	if err != nil || second.Status != first.Status || second.Location != first.Location {
		i.t.Errorf("%s a third time = %d to %q, %v; want %d to %q as before", d.path, second.Status, second.Location, err, first.Status, first.Location)
	}
	answered, logged, now := i.effectOf(d)
	if answered != 1 || logged != 1 || now != value || now == before {
		i.t.Errorf("%s sent three times: %d answers, %d entries, %q, then %q; before the first it was %q", d.path, answered, logged, value, now, before)
	}
}

// The same form sent fifty times at once is one act, and each sender gets the
// same answer.
func TestDuplicate_fiftyAtOnce(t *testing.T) {
	t.Parallel()
	eachInstallation(t, func(t *testing.T, i *installation) {
		i.t = t
		p := i.start()
		for _, d := range i.deeds(p) {
			_, _, before := i.effectOf(d)
			replies := make([]visitor.Reply, 50)
			var senders sync.WaitGroup
			for n := range replies {
				senders.Go(func() {
					who := d.who
					var err error
					if replies[n], err = who.Post(d.path, d.fields); err != nil {
						t.Errorf("sender %d: %v", n, err)
					}
				})
			}
			senders.Wait()
			for n, r := range replies {
				if r.Status != replies[0].Status || r.Location != replies[0].Location {
					t.Errorf("%s: sender %d was answered %d to %q, the first %d to %q", d.path, n, r.Status, r.Location, replies[0].Status, replies[0].Location)
				}
			}
			answered, logged, value := i.effectOf(d)
			if answered != 1 || logged != 1 || value == before {
				t.Errorf("%s fifty times: %d answers, %d entries, %q before and %q now; want one effect", d.path, answered, logged, before, value)
			}
		}
		for _, problem := range i.check(newLedger()) {
			t.Error(problem)
		}
	})
}
