package app_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"image"
	"image/png"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// R017, R038: tasks are entered from the day the plan is issued, with product,
// quantity, deadline, result and explanation.
func TestSaveTask(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	in := world.Task(w.Owner(id, "staff"), 1, dossier.Assured)
	task, err := w.App.SaveTask(t.Context(), w.By("staff"), in)
	if err != nil {
		t.Fatalf("SaveTask = %v", err)
	}
	in.ID, in.Version, in.Result = task, 1, "Đã ban hành Quyết định số 12"
	if _, err := w.App.SaveTask(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("SaveTask again = %v", err)
	}
	if _, err := w.App.SaveTask(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("SaveTask with an old version = %v, want Conflict", err)
	}
	in.Version, in.Done = 2, "31 tháng"
	if _, err := w.App.SaveTask(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Invalid) {
		t.Errorf("SaveTask with no day = %v, want Invalid", err)
	}
	page, err := w.App.TasksPage(t.Context(), w.Actor("head"), w.Owner(id, "staff"))
	if err != nil || len(page.Tasks) != 1 || page.Tasks[0].Result != "Đã ban hành Quyết định số 12" || page.Queries > 8 {
		t.Errorf("TasksPage = %+v in %d statements, %v", page.Tasks, page.Queries, err)
	}
	if page.Editable() {
		t.Error("the head may edit a member's tasks, want only reading")
	}
}

// A person's tasks are the person's; a unit's are the head's and deputy's.
func TestSaveTask_forbidden(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	for _, key := range w.Everyone() {
		_, err := w.App.SaveTask(t.Context(), w.By(key), world.Task(w.Owner(id, "staff"), 1, dossier.Open))
		if mine := key == "staff"; mine != (err == nil) || !mine && !errors.Is(err, fault.Forbidden) {
			t.Errorf("own task of staff by %s = %v", key, err)
		}
		unit := app.Owner{Cycle: id, Unit: w.Units["division"]}
		_, err = w.App.SaveTask(t.Context(), w.By(key), world.Task(unit, 1, dossier.Open))
		if leads := key == "head" || key == "deputy"; leads != (err == nil) || !leads && !errors.Is(err, fault.Forbidden) {
			t.Errorf("unit task by %s = %v", key, err)
		}
	}
}

// Nothing is entered before the plan is issued, nor after handing in.
func TestSaveTask_refused(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	draft := w.Drafted()
	_, err := w.App.SaveTask(t.Context(), w.By("staff"), world.Task(w.Owner(draft, "staff"), 1, dossier.Open))
	if !errors.Is(err, fault.Refused) {
		t.Errorf("SaveTask before the plan is issued = %v, want Refused", err)
	}
	if err := w.App.IssuePlan(t.Context(), w.By("director"), app.IssuePlanIn{Cycle: draft, Version: 1}); err != nil {
		t.Fatal(err)
	}
	w.Reviewed(draft, "staff")
	page, err := w.App.TasksPage(t.Context(), w.Actor("staff"), w.Owner(draft, "staff"))
	if err != nil || page.Editable() {
		t.Fatalf("TasksPage after handing in: editable %v, %v", page.Editable(), err)
	}
	task := app.TaskIn{Owner: w.Owner(draft, "staff"), ID: page.Tasks[0].ID}
	for name, err := range map[string]error{
		"RemoveTask":  w.App.RemoveTask(t.Context(), w.By("staff"), task),
		"AddEvidence": w.App.AddEvidence(t.Context(), w.By("staff"), app.AddEvidenceIn{TaskIn: task, FileName: "a.png", Data: picture(t)}),
		"SaveShortcoming": w.App.SaveShortcoming(t.Context(), w.By("staff"), app.SaveShortcomingIn{
			Owner: task.Owner, Content: "Chậm", Status: dossier.Fixed,
		}),
	} {
		f, ok := errors.AsType[*fault.Fault](err)
		if !ok || f.Kind != fault.Refused || f.Clause == "" {
			t.Errorf("%s after handing in = %v, want Refused with its clause", name, err)
		}
	}
}

func TestRemoveTask(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Worked(id, "staff", dossier.Open)
	page, err := w.App.TasksPage(t.Context(), w.Actor("staff"), w.Owner(id, "staff"))
	if err != nil {
		t.Fatal(err)
	}
	in := app.TaskIn{Owner: w.Owner(id, "staff2"), ID: page.Tasks[0].ID}
	if err := w.App.RemoveTask(t.Context(), w.By("staff2"), in); !errors.Is(err, fault.NotFound) {
		t.Errorf("RemoveTask of somebody else's task as one's own = %v, want NotFound", err)
	}
	in.Owner = w.Owner(id, "staff")
	if err := w.App.RemoveTask(t.Context(), w.By("head"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("RemoveTask by the head = %v, want Forbidden", err)
	}
	if err := w.App.RemoveTask(t.Context(), w.By("staff"), in); err != nil {
		t.Errorf("RemoveTask = %v", err)
	}
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// document is a zip with entries of that name and size.
func document(t *testing.T, names map[string]int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, size := range names {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(make([]byte, size)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// R038: files show a result. What is not what it says is refused with its
// reason; the same bytes are kept once.
func TestAddEvidence(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Worked(id, "staff", dossier.Assured)
	page, err := w.App.TasksPage(t.Context(), w.Actor("staff"), w.Owner(id, "staff"))
	if err != nil {
		t.Fatal(err)
	}
	task := app.TaskIn{Owner: w.Owner(id, "staff"), ID: page.Tasks[0].ID}
	add := func(name string, data []byte) error {
		return w.App.AddEvidence(t.Context(), w.By("staff"), app.AddEvidenceIn{TaskIn: task, FileName: name, Data: data})
	}
	pdf := []byte("%PDF-1.7\n…\n%%EOF\n")
	refused := map[string][]byte{
		"trống.pdf": nil, "ảnh.png": pdf, "a.exe": []byte("MZ"), "không.pdf": []byte("<html>"), "đuôi": pdf, "a.svg": []byte("<svg/>"),
		"macro.docx": document(t, map[string]int{"word/document.xml": 1, "word/vbaProject.bin": 1}),
		"khác.docx":  document(t, map[string]int{"a.txt": 1}), "hỏng.docx": []byte("PK\x03\x04"), "hỏng.xlsx": []byte("PK\x03\x04"),
		"lớn.pdf": append(bytes.Repeat([]byte("%PDF-"), 5<<20), "%%EOF"...),
	}
	for name, data := range refused {
		fields, _ := fault.FieldsOf(add(name, data))
		if _, told := fields["file"]; !told {
			t.Errorf("AddEvidence(%s) is not refused on its field: %v", name, fields)
		}
	}
	for name, data := range map[string][]byte{
		`C:\hồ sơ\Quyết định.pdf`: pdf, "../../etc/ảnh.png": picture(t), "Tờ trình.docx": document(t, map[string]int{"word/document.xml": 9, "[Content_Types].xml": 2}),
		"bản sao.pdf": pdf,
	} {
		if err := add(name, data); err != nil {
			t.Errorf("AddEvidence(%s) = %v", name, err)
		}
	}
	one, err := w.App.TaskPage(t.Context(), w.Actor("staff"), task)
	if err != nil || len(one.Evidence) != 4 || one.Queries > 8 {
		t.Fatalf("TaskPage = %+v in %d statements, %v; want four files", one.Evidence, one.Queries, err)
	}
	names := map[string]dossier.Evidence{}
	for _, e := range one.Evidence {
		names[e.FileName] = e
	}
	if names["Quyết định.pdf"].Hash != names["bản sao.pdf"].Hash || names["ảnh.png"].Media != "image/png" {
		t.Errorf("files are %+v, want clean names and one hash for the same bytes", names)
	}
	fetched, err := w.App.FetchEvidence(t.Context(), w.Actor("head"), names["Quyết định.pdf"].ID)
	if err != nil || !bytes.Equal(fetched.Data, pdf) {
		t.Errorf("FetchEvidence = %d bytes, %v", len(fetched.Data), err)
	}
	if _, err := w.App.FetchEvidence(t.Context(), w.Actor("archivist"), fetched.ID); !errors.Is(err, fault.Forbidden) {
		t.Errorf("FetchEvidence from another unit = %v, want Forbidden", err)
	}
	gone := app.EvidenceIn{TaskIn: task, File: fetched.ID}
	if err := w.App.RemoveEvidence(t.Context(), w.By("staff2"), gone); !errors.Is(err, fault.Forbidden) {
		t.Errorf("RemoveEvidence by a colleague = %v, want Forbidden", err)
	}
	if err := w.App.RemoveEvidence(t.Context(), w.By("staff"), gone); err != nil {
		t.Errorf("RemoveEvidence = %v", err)
	}
}

// R092, R210, R176: last year's shortcomings with their status; what was found
// is not reworded.
func TestSaveShortcoming(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	unit := app.Owner{Cycle: id, Unit: w.Units["division"]}
	add := app.SaveShortcomingIn{Owner: unit, Content: "Báo cáo quý nộp chậm", Status: dossier.Unknown}
	for _, key := range w.Everyone() {
		err := w.App.SaveShortcoming(t.Context(), w.By(key), add)
		if leads := key == "head" || key == "deputy"; leads != (err == nil) || !leads && !errors.Is(err, fault.Forbidden) {
			t.Errorf("SaveShortcoming of the unit by %s = %v", key, err)
		}
	}
	page, err := w.App.UnitPage(t.Context(), w.Actor("head"), id, unit.Unit)
	if err != nil || len(page.Shortcomings) != 2 || page.Shortcomings[0].FromYear != 2022 {
		t.Fatalf("UnitPage shows %+v, %v", page.Shortcomings, err)
	}
	told := app.SaveShortcomingIn{Owner: unit, ID: page.Shortcomings[0].ID, Version: 1, Content: "khác", Status: dossier.NotFixed}
	if err := w.App.SaveShortcoming(t.Context(), w.By("head"), told); !errors.Is(err, fault.Invalid) {
		t.Errorf("not remedied without reason = %v, want Invalid", err)
	}
	told.Note, told.Measure, told.Due = "Thiếu người", "Giao thêm người", "31/03/2024"
	if err := w.App.SaveShortcoming(t.Context(), w.By("head"), told); err != nil {
		t.Fatalf("SaveShortcoming = %v", err)
	}
	if err := w.App.SaveShortcoming(t.Context(), w.By("deputy"), told); !errors.Is(err, fault.Conflict) {
		t.Errorf("SaveShortcoming with an old version = %v, want Conflict", err)
	}
	one, err := w.App.ShortcomingPage(t.Context(), w.Actor("staff"), unit, told.ID)
	if err != nil || one.Shortcoming.Status != dossier.NotFixed || one.Shortcoming.Content != "Báo cáo quý nộp chậm" || one.Queries > 8 {
		t.Errorf("ShortcomingPage = %+v in %d statements, %v", one.Shortcoming, one.Queries, err)
	}
}

// The board tells who has handed in and what is missing, in eight statements.
func TestUnitPage(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.UnitWorked(id, "division", "head", dossier.Exceeded, dossier.Assured)
	w.Worked(id, "staff2", dossier.Open)
	w.Reviewed(id, "staff")
	page, err := w.App.UnitPage(t.Context(), w.Actor("vice"), id, w.Units["division"])
	if err != nil {
		t.Fatalf("UnitPage by the leader in charge = %v", err)
	}
	if page.Queries > 8 {
		t.Errorf("UnitPage took %d statements, want at most 8", page.Queries)
	}
	if page.HandedIn != 1 || len(page.Members) != 4 || page.Counts.Total != 2 || len(page.Due) == 0 {
		t.Errorf("UnitPage: %d of %d handed in, %+v, %d dates", page.HandedIn, len(page.Members), page.Counts, len(page.Due))
	}
	for _, m := range page.Members {
		if m.Person == w.Who["staff2"] && m.Open != 1 {
			t.Errorf("open tasks of staff2 = %d, want 1", m.Open)
		}
	}
	for _, key := range []string{"centre", "archivist", "clerk"} {
		if _, err := w.App.UnitPage(t.Context(), w.Actor(key), id, w.Units["division"]); !errors.Is(err, fault.Forbidden) {
			t.Errorf("UnitPage by %s = %v, want Forbidden", key, err)
		}
	}
	w.Read(func(tx *storage.Tx) error {
		out, err := tx.DossierOut(t.Context(), id, w.Units["division"])
		if out {
			t.Error("the dossier is out before anybody handed it in")
		}
		return err
	})
}
