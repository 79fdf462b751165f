package app

import (
	"context"
	"errors"
	"strings"

	"congtam/internal/base/fault"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/infra/storage"
)

// Act is one line of the log in readable parts. Position is -1 while the act
// waits for its place. Elsewhere marks an act of another agency on the same
// installation, of which nothing but the place is told.
type Act struct {
	Position  int64
	Event     audit.Event
	Who       string // name of the account, or of the service
	What      string // name of the object, where it has one
	Elsewhere bool
	Erased    bool
}

// Kind is the kind of the object: "milestone" of "milestone/x".
func (a Act) Kind() string {
	kind, _, _ := strings.Cut(a.Event.Object, "/")
	return kind
}

// LogPage is a page of the log of official acts, the newest first.
type LogPage struct {
	Page
	Acts       []Act
	Waiting    int    // acts not yet in the log
	Older      int64  // where the next page starts; 0: none
	Size       int64  // entries under the newest checkpoint
	Checkpoint string // as paper carries it; empty: none yet
	Key        string // public key, to verify with
}

// actsOnAPage is how many lines one page of the log has.
const actsOnAPage = 50

// LogPage reads a page of the log below position before; 0 means from the
// newest. Faults: Forbidden.
func (a *App) LogPage(ctx context.Context, actor authz.Actor, before int64) (LogPage, error) {
	p := LogPage{Key: a.PublicKey()}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		if err := authz.Allow(actor, authz.ViewLog, authz.Resource{Agency: actor.Agency}); err != nil {
			return err
		}
		if before <= 0 {
			before = 1 << 62
		}
		entries, err := tx.Entries(ctx, before, actsOnAPage)
		if err != nil {
			return err
		}
		if p.Acts, err = actsOf(ctx, tx, actor, entries); err != nil {
			return err
		}
		if n := len(entries); n == actsOnAPage && entries[n-1].Position > 0 {
			p.Older = entries[n-1].Position
		}
		if p.Waiting, err = tx.CountUnplaced(ctx); err != nil {
			return err
		}
		return a.printCheckpoint(ctx, tx, &p)
	})
	return p, err
}

// printCheckpoint shows the newest checkpoint as paper carries it, for the
// newest act under it.
func (a *App) printCheckpoint(ctx context.Context, tx *storage.Tx, p *LogPage) error {
	note, err := tx.Checkpoint(ctx)
	if errors.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	checkpoint, err := audit.Open(note, a.log.Verifier)
	if err != nil {
		return err
	}
	p.Size, p.Checkpoint = checkpoint.Size, audit.Print(checkpoint, checkpoint.Size-1).String()
	return nil
}

// actsOf puts the entries of the log into words with the names of whom and what
// they are about, looked up in one statement.
func actsOf(ctx context.Context, tx *storage.Tx, actor authz.Actor, entries []storage.Entry) ([]Act, error) {
	acts, ids := make([]Act, len(entries)), []string{}
	for i, e := range entries {
		acts[i].Position = e.Position
		event, err := audit.ParseEvent(e.Payload)
		if err != nil {
			acts[i].Erased = true
			continue
		}
		acts[i].Event = event
		_, object, _ := strings.Cut(event.Object, "/")
		ids = append(ids, event.Actor, object)
	}
	names, err := tx.LogNames(ctx, actor.Agency, ids)
	if err != nil {
		return nil, err
	}
	for i := range acts {
		event := acts[i].Event
		who, own := names[event.Actor]
		_, object, _ := strings.Cut(event.Object, "/")
		acts[i].Who, acts[i].What = who.Name, names[object].Name
		acts[i].Elsewhere = own && !who.Own
		if acts[i].Elsewhere {
			acts[i] = Act{Position: acts[i].Position, Elsewhere: true}
		} else if !own {
			acts[i].Who = event.Actor
		}
	}
	return acts, nil
}

// ExportLogFor hands the log to use, for a reader who may see it. Where the
// installation serves several agencies the payloads, which name people, stay
// behind: the log can be verified without them. Faults: Forbidden, NotFound
// before the first checkpoint.
func (a *App) ExportLogFor(ctx context.Context, actor authz.Actor, use func(e audit.Export, key string) error) error {
	if err := authz.Allow(actor, authz.ViewLog, authz.Resource{Agency: actor.Agency}); err != nil {
		return err
	}
	alone := false
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		agencies, err := tx.Agencies(ctx)
		alone = len(agencies) < 2
		return err
	})
	if err != nil {
		return err
	}
	return a.ExportLog(ctx, func(e audit.Export) error {
		if !alone {
			e.Payloads = nil
		}
		return use(e, a.PublicKey())
	})
}
