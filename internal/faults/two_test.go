package faults

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"congtam/internal/visitor"
)

// Two browsers open the same page, write different words and save at once: one
// wins, the other is shown both texts, and nothing typed is lost.
func TestTwoBrowsers_oneWinsTheOtherIsTold(t *testing.T) {
	t.Parallel()
	eachInstallation(t, func(t *testing.T, i *installation) {
		i.t = t
		p := i.start()
		db := i.open()
		defer func() { _ = db.Close() }() // read only
		plan := "/cycles/" + column(t, db, `select id from cycle`)[0]
		chief := column(t, db, fmt.Sprintf(accounts, "office", "head"))[0]
		deputy := column(t, db, fmt.Sprintf(accounts, "office", "deputy"))[0]
		writing := reviewed(i, db, 5)
		tests := []struct {
			name, page, query string
			accounts          [2]string
			field             func(url.Values) string
		}{
			{"the head of the plan", plan + "/plan/edit", `select plan_number from cycle`, [2]string{chief, deputy},
				func(url.Values) string { return "number" }},
			{"a self-review in two windows", plan + "/people/" + writing.person + "/review",
				`select answers from self_review where person_id = '` + writing.person + `'`, [2]string{writing.account, writing.account}, firstSection},
		}
		for _, tt := range tests {
			for round := range 5 {
				two := pair{page: tt.page}
				for n, account := range tt.accounts {
					two.open(t, n, &visitor.Visitor{Account: account, Base: p.base}, func(f url.Values, words string) { f.Set(tt.field(f), words) }, round)
				}
				winner, loser := two.save(t)
				if winner < 0 {
					t.Fatalf("%s, round %d: answered %d and %d, want one 303 and one 409", tt.name, round, two.replies[0].Status, two.replies[1].Status)
				}
				for _, words := range two.words {
					if !strings.Contains(two.replies[loser].Body, words) {
						t.Errorf("%s, round %d: who lost is not shown %q", tt.name, round, words)
					}
				}
				if got := column(t, db, tt.query)[0]; !strings.Contains(got, two.words[winner]) || strings.Contains(got, two.words[loser]) {
					t.Errorf("%s, round %d: %q is kept, told to have won was %q", tt.name, round, got, two.words[winner])
				}
			}
		}
	})
}

// pair is two browsers on the same page.
type pair struct {
	page    string
	who     [2]*visitor.Visitor
	forms   [2]url.Values
	words   [2]string
	replies [2]visitor.Reply
}

func (two *pair) open(t *testing.T, n int, who *visitor.Visitor, write func(url.Values, string), round int) {
	t.Helper()
	if err := who.SignIn(); err != nil {
		t.Fatal(err)
	}
	_, form, err := who.FormOn(two.page, two.page)
	if err != nil {
		t.Fatal(err)
	}
	two.words[n] = fmt.Sprintf("Lần %d của cửa sổ %d.", round, n)
	write(form, two.words[n])
	two.who[n], two.forms[n] = who, form
}

// save sends both forms at once; winner is -1 when it is not one and one.
func (two *pair) save(t *testing.T) (winner, loser int) {
	t.Helper()
	var both sync.WaitGroup
	for n := range two.who {
		both.Go(func() {
			var err error
			if two.replies[n], err = two.who[n].Ask(http.MethodPost, two.page, two.forms[n]); err != nil {
				t.Errorf("browser %d: %v", n, err)
			}
		})
	}
	both.Wait()
	switch {
	case two.replies[0].Status == http.StatusSeeOther && two.replies[1].Status == http.StatusConflict:
		return 0, 1
	case two.replies[1].Status == http.StatusSeeOther && two.replies[0].Status == http.StatusConflict:
		return 1, 0
	}
	return -1, -1
}
