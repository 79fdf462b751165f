package faults

import (
	"fmt"
	"strconv"
)

// accounts finds accounts of the demo by the part their holders play.
const accounts = `select a.id from account a join appointment p on p.person_id = a.person_id join unit u on u.id = p.unit_id
	where u.kind = '%s' and p.post = '%s' order by u.display_order, p.display_order`

// cast is who works while the program is killed, and at what. Each place is
// written by one person alone, so what must stand there is known.
func (i *installation) cast() []*worker {
	i.t.Helper()
	db := i.open()
	defer func() { _ = db.Close() }() // read only
	admin := column(i.t, db, `select id from account where admin`)[0]
	staff := column(i.t, db, fmt.Sprintf(accounts, "division", "none"))
	office := column(i.t, db, fmt.Sprintf(accounts, "office", "head"))[0]
	deputy := column(i.t, db, fmt.Sprintf(accounts, "office", "deputy"))[0]
	director := column(i.t, db, fmt.Sprintf(accounts, "leadership", "head"))[0]
	plan := "/cycles/" + column(i.t, db, `select id from cycle`)[0]
	people := column(i.t, db, `select person_id from participant order by display_order`)
	exempt := func(person string) place { // a reason is words too
		return place{
			page: plan + "/plan/people/" + person, field: "exempt", action: "editPlan",
			query: `select exempt_reason from participant where person_id = '` + person + `'`,
		}
	}
	chief := writer("the chief of office", office, place{
		page: plan + "/plan/edit", field: "number", action: "editPlan", query: `select plan_number from cycle`,
	})
	chief.outrun = true // every change of the plan is a new version of it
	return []*worker{
		{name: "a person signing in", person: person{account: staff[0]}, turn: comesIn},
		{name: "another signing in", person: person{account: staff[1]}, turn: comesIn},
		administrator(admin, staff[len(staff)-1]),
		chief,
		writer("the director", director, exempt(people[len(people)-1])),
		writer("the deputy chief of office", deputy, exempt(people[len(people)-2])),
	}
}

func comesIn(w *worker, l *ledger, _ int) error { return l.signIn(&w.person) }

// administrator locks and unlocks an account nobody works with.
func administrator(account, switched string) *worker {
	path := "/accounts/" + switched + "/switch"
	return &worker{
		name: "the administrator", person: person{account: account},
		turn: func(w *worker, l *ledger, _ int) error {
			_, err := l.fill(&w.person, "/accounts", path, "manageAccounts", nil)
			return err
		},
		deed: func(w *worker) (deed, error) {
			_, fields, err := w.formOn("/accounts", path)
			effect := `select version from account where id = '` + switched + `'`
			return deed{path: path, action: "manageAccounts", fields: fields, effect: effect}, err
		},
	}
}

// place is a field of a form that posts to its own page, and where its words
// are kept.
type place struct{ page, field, action, query string }

// writer changes the words at one place, turn after turn.
func writer(name, account string, at place) *worker {
	return &worker{
		name: name, person: person{account: account},
		turn: func(w *worker, l *ledger, n int) error {
			words := name + ", lần " + strconv.Itoa(n)
			return l.write(&w.person, at, words)
		},
		deed: func(w *worker) (deed, error) {
			path, fields, err := w.formOn(at.page, at.page)
			if err == nil {
				fields.Set(at.field, "khi sự cố, "+fields.Get("key"))
			}
			return deed{path: path, action: at.action, fields: fields, effect: at.query}, err
		},
	}
}
