package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// printer is who the log names for what no person did by hand.
const printer = "printer"

// renderDocument makes the file an order asks for: one snapshot is read, the
// file is drawn outside any transaction, then kept with its entry in the log.
// Run twice, it makes one file.
func (a *App) renderDocument(ctx context.Context, payload json.RawMessage) error {
	var order renderOrder
	if err := json.Unmarshal(payload, &order); err != nil {
		return fmt.Errorf("read the order: %w", err)
	}
	d, drawn, err := a.readPaper(ctx, order.Document)
	if err != nil || d.document.Hash != "" {
		return err
	}
	file, err := drawn.file(d.document.Format)
	if err != nil {
		return fmt.Errorf("draw document %s: %w", order.Document, err)
	}
	return a.keepFile(ctx, d.agency.ID, d.document, file)
}

// paper is a document before it is drawn.
type paper struct {
	document render.Document
	book     []sheet.Table // instead of document, for a workbook
	records  record
}

// record is the act a paper records: the newest of acts on the object, or of
// all when none is named. The zero record is none: such a paper carries no
// checkpoint.
type record struct {
	id   string
	acts []authz.Action
}

func records[T ~string](id T, acts ...authz.Action) record { return record{string(id), acts} }

func (p paper) file(format string) ([]byte, error) {
	var b bytes.Buffer
	switch format {
	case "docx":
		err := render.DOCX(&b, p.document)
		return b.Bytes(), err
	case "pdf":
		err := render.PDF(&b, p.document)
		return b.Bytes(), err
	case "xlsx":
		return sheet.Workbook(p.book...)
	}
	return nil, fmt.Errorf("no format %q", format)
}

// desk is what every paper is written from: one snapshot, the agency, its
// cycle, the rules of the year and what is to be shown.
type desk struct {
	*storage.Tx
	document storage.Document
	agency   org.Unit
	cycle    cycle.Cycle
	of       storage.Printable
	edition  *rulebook.Edition
	people   []cycle.Participant
	units    []cycle.UnitPart
}

// readPaper reads everything the file needs in one snapshot. An order that is
// answered already comes back with its hash and an empty paper.
func (a *App) readPaper(ctx context.Context, id string) (desk, paper, error) {
	var (
		d     desk
		drawn paper
	)
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		d, err = a.desk(ctx, tx, id)
		if err != nil || d.document.Hash != "" {
			return err
		}
		drawn, err = d.write(ctx)
		if err != nil {
			return fmt.Errorf("write %s of %s: %w", d.of.Kind, d.of.Object, err)
		}
		drawn.document.Proof, err = a.checkpoint(ctx, tx, drawn.records)
		return err
	})
	return d, drawn, err
}

func (a *App) desk(ctx context.Context, tx *storage.Tx, id string) (desk, error) {
	d := desk{Tx: tx}
	var err error
	if d.document, err = tx.Document(ctx, id); err != nil || d.document.Hash != "" {
		return d, err
	}
	if d.cycle, err = tx.Cycle(ctx, d.document.Cycle); err != nil {
		return d, err
	}
	if d.agency, err = tx.Unit(ctx, d.cycle.Agency); err != nil {
		return d, err
	}
	if d.of, err = printable(ctx, tx, d.document, ""); err != nil {
		return d, err
	}
	if d.people, err = tx.Participants(ctx, d.cycle.ID); err != nil {
		return d, err
	}
	if d.units, err = tx.UnitParts(ctx, d.cycle.ID); err != nil {
		return d, err
	}
	d.edition, err = a.books.Select(rulebook.Query{Class: rulebook.CivilServant, Year: d.cycle.Year, Layer: d.cycle.Layer})
	return d, err
}

// printable finds what a document shows. Faults: NotFound when it is gone.
func printable(ctx context.Context, tx *storage.Tx, d storage.Document, reader org.PersonID) (storage.Printable, error) {
	list, err := tx.Printables(ctx, storage.PrintableQuery{Cycle: d.Cycle, Kind: d.Kind, Object: d.Object, Reader: reader})
	if err != nil {
		return storage.Printable{}, err
	}
	if len(list) == 0 {
		return storage.Printable{}, fault.New(fault.NotFound, "record.missing")
	}
	return list[0], nil
}

// write puts the paper together.
func (d desk) write(ctx context.Context) (paper, error) {
	switch DocumentKind(d.of.Kind) {
	case PaperPlan:
		return d.writePlan(ctx)
	case PaperMinutes:
		return d.writeMinutes(ctx)
	case PaperTallyMinutes:
		return d.writeTally(ctx)
	case PaperCollectiveReport:
		return d.writeReport(ctx)
	case PaperSelfReview, PaperSharedReview:
		return d.writeReview(ctx)
	case PaperProposalTable:
		return d.writeProposals(ctx)
	case PaperDecision:
		return d.writeDecision(ctx)
	case PaperNotice:
		return d.writeNotice(ctx)
	case PaperSummaryReport:
		return d.writeSummary(ctx)
	case PaperSummaryBook:
		return d.writeBook(ctx)
	}
	return paper{}, fmt.Errorf("nobody writes %q", d.of.Kind)
}

// checkpoint is the state of the log printed on a paper: the first one signed
// over the act it records. While the act has no place in the log this fails,
// and the job is tried again.
func (a *App) checkpoint(ctx context.Context, tx *storage.Tx, of record) (render.Checkpoint, error) {
	if of.id == "" {
		return render.Checkpoint{}, nil
	}
	acts := make([]string, len(of.acts))
	for i, act := range of.acts {
		acts[i] = string(act)
	}
	leaf, err := tx.PositionOf(ctx, of.id, acts...)
	if err != nil {
		return render.Checkpoint{}, fmt.Errorf("wait for the log: %w", err)
	}
	note, err := tx.CheckpointOver(ctx, leaf)
	if err != nil {
		return render.Checkpoint{}, fmt.Errorf("wait for the log: %w", err)
	}
	signed, err := audit.Open(note, a.log.Verifier)
	if err != nil {
		return render.Checkpoint{}, err
	}
	return render.Checkpoint{Log: signed.Origin, Size: signed.Size, Root: signed.Root[:], Leaf: leaf}, nil
}

// keepFile answers an order with a file: contents by hash, the order filled
// and the file's hash in the log, together or not at all. An order answered
// meanwhile stays as it is.
func (a *App) keepFile(ctx context.Context, agency org.UnitID, d storage.Document, file []byte) error {
	sum := sha256.Sum256(file)
	hash := hex.EncodeToString(sum[:])
	err := a.db.Write(ctx, agency, func(tx *storage.Tx) error {
		if err := tx.SaveBlob(ctx, hash, file); err != nil {
			return err
		}
		if err := tx.FillDocument(ctx, d.ID, hash); err != nil {
			return err
		}
		return tx.Record(ctx, audit.Event{
			Actor: printer, Role: "service", Act: "renderDocument", Object: "document/" + d.ID, Of: "cycle/" + string(d.Cycle),
			Document: hash, Request: d.ID, Node: a.setting.Node,
		})
	})
	if errors.Is(err, fault.Conflict) {
		return nil
	}
	return err
}
