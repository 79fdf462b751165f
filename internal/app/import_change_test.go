package app_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/web/words"
	"congtam/internal/world"
)

// small uploads a small roster and returns its batch.
func small(t *testing.T, w *world.World, lines ...[]string) string {
	t.Helper()
	data := world.Workbook(t, append([][]string{{"DANH SÁCH NĂM 2023"}, world.RosterHead}, lines...))
	batch, err := w.App.UploadRoster(t.Context(), w.By("admin"), app.UploadRosterIn{FileName: "nho.xlsx", Data: data})
	if err != nil {
		t.Fatalf("UploadRoster = %v", told(err))
	}
	return batch
}

// told is an error in a person's words.
func told(err error) string {
	if err == nil {
		return "nil"
	}
	p := words.Fault(words.Vi, err)
	return p.Text + " " + strings.Join(p.List, "; ")
}

func apply(t *testing.T, w *world.World, in app.ApplyRosterIn) {
	t.Helper()
	if err := w.App.ApplyRoster(t.Context(), w.By("admin"), in); err != nil {
		t.Fatalf("ApplyRoster = %s", told(err))
	}
}

func preview(t *testing.T, w *world.World, batch string) app.ImportPage {
	t.Helper()
	p, err := w.App.ImportPage(t.Context(), w.Actor("admin"), app.ApplyRosterIn{Batch: batch})
	if err != nil {
		t.Fatalf("ImportPage = %v", err)
	}
	return p
}

var (
	mai  = world.RosterLine("1", "Hồ Thị Mai", "051085000001", "Ngày tuyển dụng/đến", "01/04/2023", "Ghi chú", "Chuyển từ Sở Tư pháp")
	long = world.RosterLine("2", "Trịnh Đình Long", "051085000002", "Số tháng nghỉ", "6", "Ghi chú", "Nghỉ thai sản từ 01/03/2023")
)

// A corrected file changes what differs; the preview counts it before, and
// what the old unit said of somebody who moved survives.
func TestApplyRoster_correctionKeepsWhatPeopleEntered(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		apply(t, w, app.ApplyRosterIn{Batch: small(t, w, mai, long)})
		moved := people(t, w)["Hồ Thị Mai"]
		if len(moved.Transfers) != 1 || moved.Transfers[0].OldUnit != "Sở Tư pháp" {
			t.Fatalf("transfers = %+v", moved.Transfers)
		}
		w.Write(func(tx *storage.Tx) error {
			said := moved.Transfers[0]
			said.Comment, said.CommentOn = "Hoàn thành tốt nhiệm vụ", civil.On(2023, 11, 10)
			byHand := org.Absence{ID: tx.NewID(), Person: moved.Person.ID, Year: 2023, Kind: org.Sick, Months: 50, Source: "giấy ra viện"}
			if err := tx.AddAbsence(t.Context(), byHand); err != nil {
				return err
			}
			return tx.SaveOldUnitComment(t.Context(), said)
		})
		corrected := slices.Clone(mai)
		corrected[4], corrected[7] = "Phó Trưởng phòng", "01/05/2023"
		batch := small(t, w, long, corrected)
		p := preview(t, w, batch)
		if got := p.Plan.Outcome; got.Added != 0 || got.Changed != 1 || got.Same != 1 || got.Missing != 14 {
			t.Errorf("dry run counts %+v, want 1 changed, 1 same, the 14 of the world missing and kept", got)
		}
		apply(t, w, app.ApplyRosterIn{Batch: batch})
		after := people(t, w)["Hồ Thị Mai"]
		if len(after.Transfers) != 1 || after.Transfers[0].JoinedOn.Short() != "01/05/2023" || after.Transfers[0].Comment == "" {
			t.Errorf("transfers after the correction = %+v, want the new day and the old unit's comment", after.Transfers)
		}
		if len(after.Absences) != 1 || after.Absences[0].Kind != org.Sick {
			t.Errorf("absences = %+v, want the one entered by hand kept", after.Absences)
		}
		if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); err != nil {
			t.Fatalf("UndoRoster = %s", told(err))
		}
		back := people(t, w)["Hồ Thị Mai"]
		if len(back.Transfers) != 1 || back.Transfers[0].JoinedOn.Short() != "01/04/2023" || back.Transfers[0].Comment == "" || len(back.Absences) != 1 {
			t.Errorf("undone: %+v, want the day before, the comment and the absence by hand", back)
		}
	})
}

// Rows exchanged or moved change nobody, and undo puts the order back.
func TestApplyRoster_orderIsNoChange(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		apply(t, w, app.ApplyRosterIn{Batch: small(t, w, mai, long)})
		order := func() (first int) {
			w.Read(func(tx *storage.Tx) error {
				posts, err := tx.AppointmentsOf(t.Context(), people(t, w)["Hồ Thị Mai"].Person.ID)
				first = posts[0].Order
				return err
			})
			return first
		}
		batch := small(t, w, long, mai)
		apply(t, w, app.ApplyRosterIn{Batch: batch})
		if got := order(); got != 2 || preview(t, w, batch).Batch.Outcome.Same != 2 {
			t.Errorf("place in the list = %d, want 2, and two people unchanged", got)
		}
		if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); err != nil || order() != 1 {
			t.Errorf("undone: %v, place %d, want 1", err, order())
		}
	})
}

// Namesakes born on one day are never joined without a person's word.
func TestApplyRoster_neverMergesOnTheName(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	apply(t, w, app.ApplyRosterIn{Batch: small(t, w, mai, long)})
	held := string(people(t, w)["Hồ Thị Mai"].Person.ID)
	other := slices.Clone(mai)
	other[3] = "051085000009"
	batch := small(t, w, other)
	row := preview(t, w, batch).Plan.Rows[0]
	if row.Fate != app.RowUnclear || len(row.Likes) != 1 || string(row.Likes[0].Person.ID) != held {
		t.Fatalf("row = %v likes %+v, want unclear with the one held", row.Fate, row.Likes)
	}
	err := w.App.ApplyRoster(t.Context(), w.By("admin"), app.ApplyRosterIn{Batch: batch, SkipBad: true})
	if fields, ok := fault.FieldsOf(err); !ok || fields["same-3"].Key != "import.who" {
		t.Fatalf("ApplyRoster without a decision = %s", told(err))
	}
	apply(t, w, app.ApplyRosterIn{Batch: batch, Same: map[int]string{3: held}})
	if got := people(t, w)["Hồ Thị Mai"].Person; string(got.ID) != held || got.PersonalID != "051085000009" {
		t.Errorf("the same person: %+v, want the number corrected", got)
	}
	third := slices.Clone(mai)
	third[3] = "051085000010"
	before := headcount(t, w)
	apply(t, w, app.ApplyRosterIn{Batch: small(t, w, third), Same: map[int]string{3: app.SomebodyNew}})
	if got := headcount(t, w); got != before+1 {
		t.Errorf("%d people after somebody new, want %d", got, before+1)
	}
	missing := slices.Clone(long)
	missing[3] = ""
	batch = small(t, w, missing)
	if p := preview(t, w, batch); p.Plan.Errors() != 1 || p.Plan.Rows[0].Fate != app.RowUnclear || p.Plan.Rows[0].Must {
		t.Errorf("a row without a number: %+v", p.Plan.Rows[0])
	}
	apply(t, w, app.ApplyRosterIn{Batch: batch, Same: map[int]string{3: string(people(t, w)["Trịnh Đình Long"].Person.ID)}})
	if got := people(t, w)["Trịnh Đình Long"].Person.PersonalID; got != "051085000002" {
		t.Errorf("number after a row without one = %q, want the one held", got)
	}
}

// All or nothing; leaving bad rows out is said explicitly.
func TestApplyRoster_badRows(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	before := headcount(t, w)
	bad := world.RosterLine("2", "Lê Thị Sai", "05108500000", "Ngày sinh", "31/02/1985")
	batch := small(t, w, mai, bad)
	err := w.App.ApplyRoster(t.Context(), w.By("admin"), app.ApplyRosterIn{Batch: batch})
	if f, ok := errors.AsType[*fault.Fault](err); !ok || f.Fields["skip"].Key != "import.bad" || len(f.List) != 2 {
		t.Fatalf("ApplyRoster = %s, want two problems by row", told(err))
	}
	if got := headcount(t, w); got != before {
		t.Errorf("%d people after a refusal, want %d", got, before)
	}
	apply(t, w, app.ApplyRosterIn{Batch: batch, SkipBad: true})
	if got := headcount(t, w); got != before+1 {
		t.Errorf("%d people, want one more than %d", got, before)
	}
}

// What no rule understands is kept by row, and a change of it alone is a change.
func TestApplyRoster_losesNothingOfARow(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	notes := func() []org.Note {
		var all []org.Note
		w.Read(func(tx *storage.Tx) (err error) {
			all, err = tx.Notes(t.Context(), people(t, w)["Hồ Thị Mai"].Person.ID)
			return err
		})
		return all
	}
	first := world.RosterLine("1", "Hồ Thị Mai", "051085000001", "Ghi chú", "Đang học cao học; Phụ trách: Đội xe")
	apply(t, w, app.ApplyRosterIn{Batch: small(t, w, first)})
	var kept []string
	for _, n := range notes() {
		kept = append(kept, n.Label+"="+n.Content)
	}
	if !slices.Contains(kept, "Ghi chú=Đang học cao học") || !slices.Contains(kept, "Ghi chú=Đội xe") {
		t.Errorf("notes = %q, want the studies and the unit nobody has", kept)
	}
	second := world.RosterLine("1", "Hồ Thị Mai", "051085000001", "Ghi chú", "Đã học xong")
	batch := small(t, w, second)
	apply(t, w, app.ApplyRosterIn{Batch: batch})
	if got := notes(); len(got) != 1 || got[0].Content != "Đã học xong" {
		t.Errorf("notes after the second file = %+v", got)
	}
	if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); err != nil || len(notes()) != 2 {
		t.Errorf("undone: %v, %d notes, want the 2 before", err, len(notes()))
	}
}

// A file without some columns says nothing about them.
func TestApplyRoster_columnsTheFileLacksStay(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	apply(t, w, app.ApplyRosterIn{Batch: small(t, w, mai, long)})
	data := world.Workbook(t, [][]string{{"STT", "Họ và tên", "Số CCCD", "Chức vụ"}, {"1", "Trịnh Đình Long", "051085000002", "Chuyên viên"}})
	batch, err := w.App.UploadRoster(t.Context(), w.By("admin"), app.UploadRosterIn{FileName: "it.xlsx", Data: data})
	if err != nil {
		t.Fatalf("UploadRoster = %s", told(err))
	}
	if p := preview(t, w, batch); p.Plan.Outcome.Same != 1 {
		t.Errorf("a file of four columns: %+v, %+v; want nothing changed", p.Plan.Outcome, p.Plan.Rows[0].Changes)
	}
}

// Batches are undone from the newest back, by when they were applied.
func TestUndoRoster_theLastAppliedFirst(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	older, newer := small(t, w, mai), small(t, w, long)
	apply(t, w, app.ApplyRosterIn{Batch: newer})
	w.Clock.Set(world.Day(17))
	apply(t, w, app.ApplyRosterIn{Batch: older})
	if err := w.App.UndoRoster(t.Context(), w.By("admin"), newer); !errors.Is(err, fault.Conflict) {
		t.Errorf("undoing what another stands on = %v, want Conflict", err)
	}
	p, err := w.App.ImportsPage(t.Context(), w.Actor("admin"))
	if err != nil || p.Undoable != older || p.Queries > 8 {
		t.Errorf("ImportsPage: undoable %s, want %s; %d statements, %v", p.Undoable, older, p.Queries, err)
	}
	for _, batch := range []string{older, newer} {
		if err := w.App.UndoRoster(t.Context(), w.By("admin"), batch); err != nil {
			t.Errorf("undoing %s = %s", batch, told(err))
		}
	}
}

// Two windows apply one upload at once: one wins, the other is told; nobody
// is on the roster twice.
func TestApplyRoster_twoAtOnce(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		before := headcount(t, w)
		first, second := small(t, w, mai, long), small(t, w, mai, long)
		by := w.By("admin")
		results := make([]error, 4)
		var work sync.WaitGroup
		for i, batch := range []string{first, first, second, second} {
			work.Go(func() { results[i] = w.App.ApplyRoster(t.Context(), by, app.ApplyRosterIn{Batch: batch}) })
		}
		work.Wait()
		done := 0
		for _, err := range results {
			if err == nil {
				done++
			} else if !errors.Is(err, fault.Conflict) {
				t.Errorf("the loser is told %v, want Conflict", err)
			}
		}
		if got := headcount(t, w) - before; done != 2 || got != 2 {
			t.Errorf("%d imports done, %d people added; want 2 and 2", done, got)
		}
	})
}

// The preview costs few statements, whatever the size of the file.
func TestImportPage_budget(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		bring(t, w)
		batch, err := w.App.UploadRoster(t.Context(), w.By("admin"), app.UploadRosterIn{FileName: "ds.xlsx", Data: roster(t)})
		if err != nil {
			t.Fatal(err)
		}
		p := preview(t, w, batch)
		if p.Queries > 8 {
			t.Errorf("ImportPage took %d statements, want at most 8", p.Queries)
		}
		if got := p.Plan.Outcome; got.Same != 87 || got.Others < 15 || got.Missing != 14 {
			t.Errorf("counts %+v", got)
		}
		undo, err := w.App.UndoImportPage(t.Context(), w.Actor("admin"), batch)
		if err != nil || undo.Queries > 8 || fault.KindOf(undo.WhyNot) != fault.Conflict {
			t.Errorf("UndoImportPage = %v, %d statements, why not %v", err, undo.Queries, undo.WhyNot)
		}
		list, err := w.App.ImportsPage(t.Context(), w.Actor("admin"))
		if err != nil || list.Queries > 8 || len(list.Batches) != 2 || list.Batches[0].MakerName != "Quản trị" {
			t.Errorf("ImportsPage = %d statements, %+v, %v", list.Queries, list.Batches, err)
		}
	})
}

// A column given another meaning is read so; two columns of one meaning are
// refused beside the table.
func TestRemapRoster(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	batch := small(t, w, mai)
	remap := func(fields map[string]string) error {
		return w.App.RemapRoster(t.Context(), w.By("admin"), app.RemapRosterIn{Batch: batch, Fields: fields})
	}
	for name, fields := range map[string]map[string]string{
		"one meaning twice": {"A": "name"}, "no such meaning": {"A": "salary"}, "no name left": {"B": ""}, "no such column": {"ZZ": "remark"},
	} {
		if problems, ok := fault.FieldsOf(remap(fields)); !ok || problems["mapping"].Key == "" {
			t.Errorf("%s: RemapRoster(%v) = %v, want a problem beside the table", name, fields, problems)
		}
	}
	if err := remap(map[string]string{"J": ""}); err != nil {
		t.Fatalf("RemapRoster = %s", told(err))
	}
	p := preview(t, w, batch)
	if len(p.Plan.Rows[0].Unread) != 1 || p.Plan.Rows[0].Unread[0].Text != "Chuyển từ Sở Tư pháp" {
		t.Errorf("the remark of a column without meaning: %+v, want it shown as unread", p.Plan.Rows[0].Unread)
	}
	if p.Samples["B"][0] != "Hồ Thị Mai" {
		t.Errorf("samples = %v", p.Samples)
	}
}

// The terminal acts as an account that is named, or as the only administrator.
func TestOperatorActor(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		ask := func(login string) (string, error) {
			actor, err := w.App.OperatorActor(t.Context(), login)
			return actor.Account, err
		}
		if got, err := ask(""); got != "account-admin" || err != nil {
			t.Errorf("OperatorActor() = %q, %v, want the only administrator", got, err)
		}
		if got, err := ask("office"); got != "account-office" || err != nil {
			t.Errorf("OperatorActor(office) = %q, %v", got, err)
		}
		if _, err := ask("nobody"); !errors.Is(err, fault.NotFound) {
			t.Errorf("OperatorActor(nobody) = %v, want NotFound", err)
		}
		w.Write(func(tx *storage.Tx) error {
			return tx.AddAccount(t.Context(), storage.Account{ID: "second", Agency: w.Home, Login: "hai", Name: "Hai", Admin: true, State: "active", PasswordHash: "x", MadeAt: tx.Now()})
		})
		if _, err := ask(""); !errors.Is(err, fault.Refused) {
			t.Errorf("OperatorActor() with two administrators = %v, want Refused", err)
		}
	})
}
