package faults

import (
	"fmt"

	"congtam/internal/visitor"
)

// accounts finds accounts of the demo by the part their holders play.
const accounts = `select a.id from account a join appointment p on p.person_id = a.person_id join unit u on u.id = p.unit_id
	where u.kind = '%s' and p.post = '%s' order by u.display_order, p.display_order`

// cast is who works while the program is killed, and at what.
func (i *installation) cast() []*worker {
	i.t.Helper()
	db := i.open()
	defer func() { _ = db.Close() }() // read only
	admin := column(i.t, db, `select id from account where admin`)[0]
	staff := column(i.t, db, fmt.Sprintf(accounts, "division", "none"))
	switched := staff[len(staff)-1]
	return []*worker{
		{name: "a person signing in", Visitor: visitor.Visitor{Account: staff[0]}, turn: comesIn},
		{name: "another signing in", Visitor: visitor.Visitor{Account: staff[1]}, turn: comesIn},
		administrator(admin, switched),
	}
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

func comesIn(w *worker, l *ledger, _ int) error { return l.signIn(&w.Visitor) }
