package faults

import (
	"database/sql"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"congtam/internal/visitor"
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
	writing, doing := reviewed(i, db, 3), reviewed(i, db, 4)
	task := column(i.t, db, `select t.id from task t join account a on a.person_id = t.person_id where a.id = '`+doing.account+`'`)[0]
	return []*worker{
		{name: "a person signing in", Visitor: visitor.Visitor{Account: staff[0]}, turn: comesIn},
		{name: "another signing in", Visitor: visitor.Visitor{Account: staff[1]}, turn: comesIn},
		administrator(admin, staff[len(staff)-1]),
		chief,
		reviewer(writing.account, plan+"/people/"+writing.person+"/review", `select answers from self_review where person_id = '`+writing.person+`'`),
		writer("a person at work", doing.account, place{
			page: plan + "/people/" + doing.person + "/tasks/" + task, field: "title", action: "editOwnTask",
			query: `select title from task where id = '` + task + `'`,
		}),
		writer("the director", director, exempt(people[len(people)-1])),
		writer("the deputy chief of office", deputy, exempt(people[len(people)-2])),
	}
}

func comesIn(w *worker, l *ledger, _ int) error { return l.signIn(&w.Visitor) }

// colleague is somebody with tasks and a self-review to write.
type colleague struct{ account, person string }

// reviewed is the n-th of those who have tasks and have not handed in.
func reviewed(i *installation, db *sql.DB, n int) colleague {
	i.t.Helper()
	pairs := column(i.t, db, `select a.id || ' ' || a.person_id from account a where exists (select 1 from task t where t.person_id = a.person_id)
		and not exists (select 1 from self_review r where r.person_id = a.person_id and r.state <> 'draft') order by a.id`)
	if len(pairs) <= n {
		i.t.Fatalf("only %d people of the demo have tasks and have not handed in", len(pairs))
	}
	account, person := cut(pairs[n])
	return colleague{account, person}
}

// reviewer writes a self-review as the page saves it, word by word, with no
// key: the same save may come any number of times.
func reviewer(account, page, query string) *worker {
	return &worker{name: "a person writing", Visitor: visitor.Visitor{Account: account}, turn: func(w *worker, l *ledger, n int) error {
		_, fields, err := w.FormOn(page, page)
		if err != nil {
			return err
		}
		words := "Tự nhận xét, lần " + strconv.Itoa(n) + "."
		fields.Set(firstSection(fields), words)
		l.words(query, func(t *text) { t.asked = append(t.asked, words) })
		got, err := w.Ask(http.MethodPost, page+"/autosave", fields)
		switch {
		case err != nil:
			return err
		case got.Status != http.StatusOK:
			return fmt.Errorf("%w: POST %s/autosave = %d %s", visitor.ErrRefused, page, got.Status, got.Body)
		}
		l.words(query, func(t *text) { *t = text{kept: words} })
		return nil
	}}
}

// firstSection is the first section of a self-review, by the name of its field.
func firstSection(fields url.Values) string {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if strings.HasPrefix(name, "a-") && fields.Has("b-"+strings.TrimPrefix(name, "a-")) {
			return name
		}
	}
	return ""
}

// administrator locks and unlocks an account nobody works with.
func administrator(account, switched string) *worker {
	path := "/accounts/" + switched + "/switch"
	return &worker{
		name: "the administrator", Visitor: visitor.Visitor{Account: account},
		turn: func(w *worker, l *ledger, _ int) error {
			_, err := l.fill(&w.Visitor, "/accounts", path, "manageAccounts", nil)
			return err
		},
		deed: func(w *worker) (deed, error) {
			_, fields, err := w.FormOn("/accounts", path)
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
		name: name, Visitor: visitor.Visitor{Account: account},
		turn: func(w *worker, l *ledger, n int) error {
			words := name + ", lần " + strconv.Itoa(n) + "."
			return l.write(&w.Visitor, at, words)
		},
		deed: func(w *worker) (deed, error) {
			path, fields, err := w.FormOn(at.page, at.page)
			if err == nil {
				fields.Set(at.field, "khi sự cố, "+fields.Get("key"))
			}
			return deed{path: path, action: at.action, fields: fields, effect: at.query}, err
		},
	}
}
