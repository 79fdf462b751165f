package app

import (
	"context"
	"errors"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// DocumentsPage lists the papers of a unit, or those of the agency as a whole,
// as far as the reader may fetch them.
type DocumentsPage struct {
	Page
	Cycle   cycle.Cycle
	Unit    cycle.UnitPart   // zero: the agency's papers
	Units   []cycle.UnitPart // whose papers the reader may look at
	Papers  []Paper
	MayAll  bool // papers are missing that the reader may order
	Waiting bool // something is being made: the page is worth reading again
	AnyMade bool
}

// Paper is one thing that can be put on paper, and its files.
type Paper struct {
	Kind     DocumentKind
	Object   string
	Variant  string
	Name     string // the person's, when it is about one
	Ready    bool
	MayOrder bool
	Copies   []PaperCopy
}

// PaperCopy is a paper in one format. While ID is empty there is no file.
type PaperCopy struct {
	Format  string
	ID      string
	MadeAt  time.Time
	Waiting bool // an order is being carried out
	Failed  bool // an order was not carried out in time
}

// DocumentsOf is which papers a page or archive is about.
type DocumentsOf struct {
	Cycle cycle.ID
	Unit  org.UnitID // empty: the agency's papers on a page, all in an archive
}

// DocumentsPage reads the list of papers. Faults: NotFound for a unit whose
// papers are not the reader's to see.
func (a *App) DocumentsPage(ctx context.Context, actor authz.Actor, of DocumentsOf) (DocumentsPage, error) {
	var p DocumentsPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		if err := p.open(ctx, tx, actor, of); err != nil {
			return err
		}
		q := storage.PrintableQuery{Cycle: of.Cycle, Unit: of.Unit, Common: of.Unit == "", Reader: actor.Person}
		list, err := tx.Printables(ctx, q)
		if err != nil {
			return err
		}
		objects := make([]string, len(list))
		for i, one := range list {
			objects[i] = one.Object
		}
		documents, err := tx.DocumentsOf(ctx, of.Cycle, objects)
		if err != nil {
			return err
		}
		p.lay(actor, list, shelve(documents))
		return nil
	})
	return p, err
}

// open finds the cycle and the units, and checks that they are the reader's to
// see.
func (p *DocumentsPage) open(ctx context.Context, tx *storage.Tx, actor authz.Actor, of DocumentsOf) (err error) {
	if p.Cycle, err = tx.Cycle(ctx, of.Cycle); err != nil {
		return err
	}
	if err := authz.Allow(actor, authz.FetchDocument, authz.Resource{Agency: p.Cycle.Agency}); err != nil {
		return err
	}
	units, err := tx.UnitParts(ctx, of.Cycle)
	if err != nil {
		return err
	}
	for _, u := range units {
		r := authz.Resource{Agency: p.Cycle.Agency, Unit: u.Unit}
		if u.Kind == org.Agency || !authz.May(actor, authz.ViewUnit, r) {
			continue
		}
		p.Units = append(p.Units, u)
		if u.Unit == of.Unit {
			p.Unit = u
		}
	}
	if of.Unit != "" && p.Unit.Unit == "" {
		return fault.New(fault.NotFound, "record.missing")
	}
	return nil
}

// lay puts what the reader may fetch on the page.
func (p *DocumentsPage) lay(actor authz.Actor, list []storage.Printable, shelf map[copyOf]shelved) {
	for _, one := range list {
		if !mayFetch(actor, p.Cycle.Agency, one) {
			continue
		}
		paper := Paper{Kind: DocumentKind(one.Kind), Object: one.Object, Variant: one.Variant, Name: one.Name, Ready: one.Ready}
		paper.MayOrder = one.Ready && authz.May(actor, authz.OrderDocuments, resourceOf(p.Cycle.Agency, one, actor.Person))
		for _, format := range documentKinds[paper.Kind].formats {
			c := paperCopy(format, shelf[copyOf{one.Kind, one.Object, format}], p.Now)
			paper.Copies = append(paper.Copies, c)
			p.Waiting = p.Waiting || c.Waiting
			p.AnyMade = p.AnyMade || c.ID != ""
			p.MayAll = p.MayAll || paper.MayOrder && c.ID == "" && !c.Waiting
		}
		p.Papers = append(p.Papers, paper)
	}
}

func paperCopy(format string, found shelved, now time.Time) PaperCopy {
	c := PaperCopy{Format: format, ID: found.made.ID, MadeAt: found.made.MadeAt}
	if found.waiting.ID != "" && found.waiting.AskedAt.After(found.made.AskedAt) {
		c.Failed = now.Sub(found.waiting.AskedAt) >= staleOrder
		c.Waiting = !c.Failed
	}
	return c
}

// File is a made document as it is handed out.
type File struct {
	Name    string // with its ending, in Vietnamese
	Format  string
	Hash    string // SHA-256, in hexadecimal
	Content []byte
	MadeAt  time.Time
}

// DocumentFile reads a made document. Faults: NotFound for what does not exist
// or is not the reader's to have; Refused while it is being made.
func (a *App) DocumentFile(ctx context.Context, actor authz.Actor, id string) (File, error) {
	var (
		p Page
		f File
	)
	err := a.page(ctx, actor, &p, func(tx *storage.Tx) error {
		d, err := tx.Document(ctx, id)
		if err != nil {
			return err
		}
		of, err := tx.Cycle(ctx, d.Cycle)
		if err != nil {
			return err
		}
		shown, err := printable(ctx, tx, d, actor.Person)
		if err != nil {
			return err
		}
		if !mayFetch(actor, of.Agency, shown) {
			return fault.New(fault.NotFound, "record.missing")
		}
		if d.Hash == "" {
			return fault.New(fault.Refused, "document.waiting")
		}
		f = File{Name: d.FileName + "." + d.Format, Format: d.Format, Hash: d.Hash, MadeAt: d.MadeAt}
		f.Content, err = tx.Blob(ctx, d.Hash)
		return err
	})
	if errors.Is(err, fault.Forbidden) {
		return File{}, fault.New(fault.NotFound, "record.missing")
	}
	return f, err
}
