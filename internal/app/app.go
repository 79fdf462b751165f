// Package app holds the use cases: one method is one authorisation, one
// transaction and one audit entry for a write, one snapshot for a page. It
// knows no HTTP, no SQL and no article of law.
package app

import (
	"context"
	"errors"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/auth"
	"congtam/internal/infra/storage"
)

// App carries the use cases out.
type App struct {
	db      *storage.DB
	books   rulebook.Library
	log     Log
	hasher  *auth.Hasher
	setting Setting
}

// Setting is what an installation may choose.
type Setting struct {
	// Training marks a demo or training installation: only there may the
	// clock be set and people be impersonated, and every page says so.
	Training bool
	Node     string       // name of this process in audit entries
	Hasher   *auth.Hasher // nil: the cost of production
}

// Log is the key pair of the installation's log; its name is the log's name.
type Log struct {
	Signer   audit.Signer
	Verifier audit.Verifier
	Public   string // the verifier as text, to hand out
}

// New makes the application on an open database.
func New(db *storage.DB, books rulebook.Library, log Log, setting Setting) *App {
	db.NameLog(log.Signer.Name())
	if setting.Hasher == nil {
		setting.Hasher = auth.NewHasher()
	}
	return &App{db: db, books: books, log: log, hasher: setting.Hasher, setting: setting}
}

// Training tells whether this is a demo or training installation.
func (a *App) Training() bool { return a.setting.Training }

// By says who acts, in which request, and under which key the browser would
// send the same command again.
type By struct {
	Actor   authz.Actor
	Key     string
	Request string
}

// act is one official act while it runs: the transaction, the right to it and
// what the log will say.
type act struct {
	*storage.Tx
	app     *App
	by      By
	action  authz.Action
	allowed bool
	event   audit.Event
	answer  string
}

// allow checks the actor's right to the act on r. An act that never asked is
// rolled back: nothing is written that nobody was allowed to write.
func (c *act) allow(r authz.Resource) error {
	if err := authz.Allow(c.by.Actor, c.action, r); err != nil {
		return err
	}
	c.allowed = true
	return nil
}

// about says what the act is about, as the log will name it: kind is the
// table's word, "meeting".
func (c *act) about(kind, id string, version int) {
	c.event.Object, c.event.Version = kind+"/"+id, version
}

// within names the greater thing the object belongs to, "cycle" or "meeting".
func (c *act) within(kind, id string) { c.event.Of = kind + "/" + id }

var errUnchecked = errors.New("an act asked nobody's leave")

// act is the funnel every write goes through: key → right → rule → save →
// audit entry, in one transaction of the actor's agency. It returns what the
// act answered; the same key a second time answers the same and does nothing.
func (a *App) act(ctx context.Context, by By, action authz.Action, fn func(c *act) error) (string, error) {
	if by.Actor.Account == "" {
		return "", fault.New(fault.Unauthenticated, "forbidden.nobody")
	}
	answer := ""
	err := a.db.Write(ctx, by.Actor.Agency, func(tx *storage.Tx) error {
		c := &act{Tx: tx, app: a, by: by, action: action}
		done, err := c.repeated(ctx)
		if err != nil || done {
			answer = c.answer
			return err
		}
		if err := fn(c); err != nil {
			return err
		}
		if !c.allowed {
			return errUnchecked
		}
		answer = c.answer
		return c.close(ctx)
	})
	return answer, err
}

// repeated looks whether the command was carried out before.
func (c *act) repeated(ctx context.Context) (bool, error) {
	if c.by.Key == "" {
		return false, nil
	}
	answer, done, err := c.Answered(ctx, c.by.Actor.Account, c.by.Key, string(c.action))
	c.answer = answer
	return done, err
}

// close writes the audit entry and remembers the command.
func (c *act) close(ctx context.Context) error {
	e := c.event
	e.Actor, e.Act, e.Role = c.by.Actor.Account, string(c.action), roleOf(c.by.Actor)
	e.Request, e.Key, e.Node = c.by.Request, c.by.Key, c.app.setting.Node
	if err := c.Record(ctx, e); err != nil {
		return err
	}
	if c.by.Key == "" {
		return nil
	}
	return c.Answer(ctx, c.by.Actor.Account, c.by.Key, string(c.action), c.answer)
}

// roleOf names the weightiest post of the actor, for the log.
func roleOf(actor authz.Actor) string {
	r := authz.Resource{Agency: actor.Agency}
	for _, rel := range []authz.Relation{authz.Director, authz.Leaders, authz.OfficeHead, authz.Office, authz.KeyPeople, authz.Admin} {
		if actor.Is(rel, r) {
			return string(rel)
		}
	}
	return string(authz.Self)
}

// Page is what every page carries besides its own content.
type Page struct {
	Now     time.Time
	Agency  org.Unit
	Queries int // statements the page took; pages have a budget of eight
}

// page reads one snapshot for a page of the actor's agency and counts its
// statements.
func (a *App) page(ctx context.Context, actor authz.Actor, p *Page, fn func(tx *storage.Tx) error) error {
	if actor.Account == "" {
		return fault.New(fault.Unauthenticated, "forbidden.nobody")
	}
	return a.db.Read(ctx, func(tx *storage.Tx) error {
		p.Now = tx.Now()
		if actor.Agency != "" {
			agency, err := tx.Unit(ctx, actor.Agency)
			if err != nil {
				return err
			}
			p.Agency = agency
		}
		err := fn(tx)
		p.Queries = tx.Queries()
		return err
	})
}
