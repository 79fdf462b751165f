package storage_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/base/fault"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

func TestDocument(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		id, ctx := w.Issued(), t.Context()
		order := storage.Document{
			ID: "d1", Cycle: id, Kind: "plan", Object: string(id), Format: "pdf", FileName: "Kế hoạch 2023",
			AskedAt: world.Start, AskedBy: "account-office",
		}
		w.Write(func(tx *storage.Tx) error { return tx.AddDocument(ctx, order) })
		w.Write(func(tx *storage.Tx) error {
			if err := tx.SaveBlob(ctx, "hash", []byte("%PDF")); err != nil {
				return err
			}
			return tx.FillDocument(ctx, "d1", "hash")
		})
		again := db.Write(ctx, w.Home, func(tx *storage.Tx) error { return tx.FillDocument(ctx, "d1", "hash") })
		if !errors.Is(again, fault.Conflict) {
			t.Errorf("FillDocument a second time = %v, want Conflict", again)
		}
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Document(ctx, "d1")
			want := order
			want.Hash, want.MadeAt = "hash", world.Start
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Document: %s", diff)
			}
			for _, list := range []func() ([]storage.Document, error){
				func() ([]storage.Document, error) { return tx.Documents(ctx, id) },
				func() ([]storage.Document, error) { return tx.DocumentsOf(ctx, id, []string{string(id), "x"}) },
			} {
				if all, err := list(); err != nil || len(all) != 1 {
					t.Errorf("documents = %v, %v; want one", all, err)
				}
			}
			if none, err := tx.DocumentsOf(ctx, id, nil); err != nil || len(none) != 0 {
				t.Errorf("DocumentsOf(no object) = %v, %v; want none", none, err)
			}
			_, missing := tx.Document(ctx, "x")
			if !errors.Is(missing, fault.NotFound) {
				t.Errorf("Document(x) = %v, want NotFound", missing)
			}
			return err
		})
	})
}

func TestPrintables(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		id, ctx := w.Issued(), t.Context()
		w.Read(func(tx *storage.Tx) error {
			list, err := tx.Printables(ctx, storage.PrintableQuery{Cycle: id, Reader: w.Who["staff"]})
			var got []string
			for _, p := range list {
				got = append(got, p.Kind+" "+p.UnitName)
			}
			want := []string{
				"plan ", "summary_report ", "summary_report ", "summary_xlsx ", "proposal_table Văn phòng Sở",
				"proposal_table Phòng Cải cách hành chính", "proposal_table Trung tâm Lưu trữ lịch sử",
			}
			if diff := cmp.Diff(want, got); diff != "" || !list[0].Ready {
				t.Errorf("Printables of a cycle just issued: %s; plan ready %v", diff, list[0].Ready)
			}
			one, err2 := tx.Printables(ctx, storage.PrintableQuery{Cycle: id, Unit: w.Units["division"], Kind: "proposal_table"})
			if err2 != nil || len(one) != 1 || one[0].Ready {
				t.Errorf("Printables(the division's proposals) = %+v, %v; want one, not ready", one, err2)
			}
			return err
		})
	})
}

// A paper printed again shows the checkpoint it showed first.
func TestCheckpointOver(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		ctx, home := t.Context(), agency(t, db, "Sở Nội vụ")
		err := db.Write(ctx, home, func(tx *storage.Tx) error {
			for size, note := range map[int64]string{3: "three", 7: "seven"} {
				if err := tx.SaveCheckpoint(ctx, size, []byte(note)); err != nil {
					return err
				}
			}
			for leaf, want := range map[int64]string{0: "three", 2: "three", 3: "seven", 6: "seven"} {
				if got, err := tx.CheckpointOver(ctx, leaf); err != nil || string(got) != want {
					t.Errorf("CheckpointOver(%d) = %q, %v; want %q", leaf, got, err, want)
				}
			}
			_, missing := tx.CheckpointOver(ctx, 7)
			if !errors.Is(missing, fault.NotFound) {
				t.Errorf("CheckpointOver(7) = %v, want NotFound", missing)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestRecipients(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		id, ctx := w.Issued(), t.Context()
		want := []storage.Recipient{
			{ID: "r1", Cycle: id, Document: "x", Name: "UBND tỉnh", Purpose: "report", Order: 1},
			{ID: "r2", Cycle: id, Document: "x", Name: "VT, VP", Purpose: "archive", Order: 2},
		}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.SaveRecipient(ctx, want[1]), tx.SaveRecipient(ctx, want[0]))
		})
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Recipients(ctx, id, "x")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Recipients: %s", diff)
			}
			return err
		})
	})
}

// Everyone of the cycle is on the summary, with nothing decided yet.
func TestSummaryLines(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		id := w.Issued()
		w.Read(func(tx *storage.Tx) error {
			lines, err := tx.SummaryLines(t.Context(), id)
			if len(lines) != 14 || lines[0].Name != "Đinh Thị Ước" || lines[0].Unit != "Lãnh đạo Sở" || lines[0].Rating.Level != "" {
				t.Errorf("SummaryLines = %d lines, the first %+v; want all 14, the Director first, without a level", len(lines), lines[0])
			}
			return err
		})
	})
}

// An act is found by the identifier of its object, the newest first; what only
// belongs to the object is another matter.
func TestPositionOf(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		ctx := t.Context()
		id := w.Issued()
		if _, err := w.App.SequenceLog(ctx); err != nil {
			t.Fatal(err)
		}
		w.Read(func(tx *storage.Tx) error {
			issued, err := tx.PositionOf(ctx, string(id), "issuePlan")
			if err != nil {
				t.Errorf("PositionOf(issuePlan) = %v", err)
			}
			drafted, err := tx.PositionOf(ctx, string(id), "editPlan")
			if err != nil || drafted == issued {
				t.Errorf("PositionOf(editPlan) = %d, %v; issuePlan is at %d", drafted, err, issued)
			}
			newest, err := tx.PositionOf(ctx, string(id))
			if err != nil || newest != max(drafted, issued) {
				t.Errorf("PositionOf(any act) = %d, %v; want %d", newest, err, max(drafted, issued))
			}
			for _, missing := range [][]string{{string(id), "signDecision"}, {"none"}} {
				if _, err := tx.PositionOf(ctx, missing[0], missing[1:]...); !errors.Is(err, fault.NotFound) {
					t.Errorf("PositionOf(%v) = %v, want NotFound", missing, err)
				}
			}
			return nil
		})
	})
}
