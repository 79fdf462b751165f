package app

import (
	"context"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// DocumentKind is a kind of paper the review of a year leaves behind.
type DocumentKind string

// The kinds. A self-review exists twice: whole, for the few who may read what
// the person says of his own temptations (R174), and without that, for others.
const (
	PaperPlan             DocumentKind = "plan"
	PaperMinutes          DocumentKind = "minutes"
	PaperTallyMinutes     DocumentKind = "tally_minutes"
	PaperCollectiveReport DocumentKind = "collective_report"
	PaperSelfReview       DocumentKind = "self_review"
	PaperSharedReview     DocumentKind = "self_review_shared"
	PaperProposalTable    DocumentKind = "proposal_table"
	PaperDecision         DocumentKind = "decision"
	PaperNotice           DocumentKind = "notice"
	PaperSummaryReport    DocumentKind = "summary_report"
	PaperSummaryBook      DocumentKind = "summary_xlsx"
)

// WordKey names the kind in the message catalogue.
func (k DocumentKind) WordKey() string { return "document.kind." + string(k) }

// documentKind is what is fixed for a kind: who may fetch it, in which formats
// it comes, and how its files are called in Vietnamese.
type documentKind struct {
	view    authz.Action
	formats []string
	name    string
	folder  string // in the archive of a cycle, below the unit's
}

var onPaper = []string{"docx", "pdf"}

// documentKinds is the one list of kinds. The four folders are the four items
// of a unit's dossier, in the order of the plan (R223–R226).
var documentKinds = map[DocumentKind]documentKind{
	PaperPlan:             {authz.ViewPlan, onPaper, "Kế hoạch đánh giá, xếp loại", ""},
	PaperMinutes:          {authz.ViewMeeting, onPaper, "Biên bản họp", "1. Biên bản cuộc họp"},
	PaperTallyMinutes:     {authz.ViewMeeting, onPaper, "Biên bản kiểm phiếu", "1. Biên bản cuộc họp"},
	PaperCollectiveReport: {authz.ViewReport, onPaper, "Báo cáo kiểm điểm tập thể", "2. Báo cáo kiểm điểm tập thể"},
	PaperSelfReview:       {authz.ViewRelation, onPaper, "Bản tự kiểm điểm", "3. Bản tự kiểm điểm cá nhân"},
	PaperSharedReview:     {authz.ViewReview, onPaper, "Bản tự kiểm điểm (không có phần tự liên hệ)", "3. Bản tự kiểm điểm cá nhân"},
	PaperProposalTable:    {authz.ViewDossier, onPaper, "Bảng đề xuất mức xếp loại", "4. Đề xuất mức xếp loại"},
	PaperDecision:         {authz.ViewDecision, onPaper, "Quyết định xếp loại", ""},
	PaperNotice:           {authz.FetchNotice, onPaper, "Thông báo kết quả", "Thông báo kết quả"},
	PaperSummaryReport:    {authz.ViewDecision, onPaper, "Báo cáo kết quả", ""},
	PaperSummaryBook:      {authz.ViewDecision, []string{"xlsx"}, "Bảng tổng hợp kết quả", ""},
}

// resourceOf is what the right to a paper depends on.
func resourceOf(agency org.UnitID, p storage.Printable, reader org.PersonID) authz.Resource {
	r := authz.Resource{Agency: agency, Unit: p.Unit, Person: p.Person, Chair: p.Chair, Secretary: p.Secretary}
	if p.Convened {
		r.Convened = []org.PersonID{reader}
	}
	return r
}

// mayFetch tells whether actor may have the paper in hand. Nobody fetches on
// paper what he may not see on a page.
func mayFetch(actor authz.Actor, agency org.UnitID, p storage.Printable) bool {
	kind, known := documentKinds[DocumentKind(p.Kind)]
	return known && authz.May(actor, kind.view, resourceOf(agency, p, actor.Person))
}

// staleOrder is how long an order may stay unanswered before it may be given
// again: longer than a job is tried.
const staleOrder = 10 * time.Minute

// OrderDocumentsIn says which papers to make: one of Kind and Object, or with
// both empty every settled paper of the scope that does not exist yet.
type OrderDocumentsIn struct {
	Cycle  cycle.ID
	Unit   org.UnitID // empty: the whole agency
	Kind   DocumentKind
	Object string
}

func (in OrderDocumentsIn) one() bool { return in.Object != "" }

// OrderDocuments orders papers; a job makes them after the transaction. It
// answers nothing: the page shows the orders. Faults: NotFound for what the
// actor may not fetch, Refused while what a paper shows is not settled.
func (a *App) OrderDocuments(ctx context.Context, by By, in OrderDocumentsIn) error {
	_, err := a.act(ctx, by, authz.OrderDocuments, func(c *act) error {
		of, err := c.Cycle(ctx, in.Cycle)
		if err != nil {
			return err
		}
		list, err := c.orderable(ctx, of, in)
		if err != nil {
			return err
		}
		c.about("cycle", string(of.ID), 0)
		return c.order(ctx, of, list, in.one())
	})
	return err
}

// orderable loads what of the scope the actor may order.
func (c *act) orderable(ctx context.Context, of cycle.Cycle, in OrderDocumentsIn) ([]storage.Printable, error) {
	reader := c.by.Actor.Person
	all, err := c.Printables(ctx, storage.PrintableQuery{
		Cycle: of.ID, Unit: in.Unit, Kind: string(in.Kind), Object: in.Object, Reader: reader,
	})
	if err != nil {
		return nil, err
	}
	var ready, unsettled []storage.Printable
	for _, p := range all {
		switch {
		case !mayFetch(c.by.Actor, of.Agency, p) || !authz.May(c.by.Actor, c.action, resourceOf(of.Agency, p, reader)):
		case p.Ready:
			ready = append(ready, p)
		default:
			unsettled = append(unsettled, p)
		}
	}
	if len(ready)+len(unsettled) == 0 {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	if len(ready) == 0 && in.one() {
		return nil, fault.New(fault.Refused, "document.notReady."+unsettled[0].Kind)
	}
	if len(ready) == 0 {
		return nil, fault.New(fault.Refused, "document.noneReady")
	}
	return ready, c.allow(resourceOf(of.Agency, ready[0], reader))
}

// order writes the orders and their jobs. One order waits at a time for each
// file; in a bulk order what exists already is left alone.
func (c *act) order(ctx context.Context, of cycle.Cycle, list []storage.Printable, again bool) error {
	objects := make([]string, len(list))
	for i, p := range list {
		objects[i] = p.Object
	}
	existing, err := c.DocumentsOf(ctx, of.ID, objects)
	if err != nil {
		return err
	}
	shelf := shelve(existing)
	for _, p := range list {
		for _, format := range documentKinds[DocumentKind(p.Kind)].formats {
			found := shelf[copyOf{p.Kind, p.Object, format}]
			if err := c.orderCopy(ctx, of, p, format, found, again); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *act) orderCopy(ctx context.Context, of cycle.Cycle, p storage.Printable, format string, found shelved, again bool) error {
	if found.made.ID != "" && !again {
		return nil
	}
	if found.waiting.ID != "" && c.Now().Sub(found.waiting.AskedAt) < staleOrder {
		return nil
	}
	id := c.NewID()
	err := c.AddDocument(ctx, storage.Document{
		ID: id, Cycle: of.ID, Kind: p.Kind, Object: p.Object, Format: format, FileName: documentName(of, p),
		AskedAt: c.Now(), AskedBy: c.by.Actor.Account,
	})
	if err != nil {
		return err
	}
	return c.Enqueue(ctx, renderDocument, renderOrder{Document: id})
}

// renderDocument is the kind of the job that makes a paper.
const renderDocument = "document.render"

// renderOrder is the payload of the job.
type renderOrder struct {
	Document string `json:"document"`
}

// copyOf names one file among the documents of a cycle.
type copyOf struct{ kind, object, format string }

// shelved is the newest file of a copy and the order that waits for another.
type shelved struct{ made, waiting storage.Document }

// shelve sorts documents, the oldest first, by what they are a copy of.
func shelve(list []storage.Document) map[copyOf]shelved {
	shelf := map[copyOf]shelved{}
	for _, d := range list {
		key := copyOf{d.Kind, d.Object, d.Format}
		s := shelf[key]
		if d.Hash == "" {
			s.waiting = d
		} else {
			s.made = d
		}
		shelf[key] = s
	}
	return shelf
}
