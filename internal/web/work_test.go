package web

import (
	"bytes"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/web/ui"
)

// staffFile is the address of the file of "staff" in a world with the plan issued.
func staffFile(x *site) (cycle.ID, string) {
	id := x.Issued()
	return id, ui.FilePath(id, x.Who["staff"])
}

// Every page of a person's work: nobody is asked to sign in, another unit is
// refused, the person and the head read it.
func TestWorkPages_whoReads(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id, file := staffFile(x)
	x.Reviewed(id, "staff")
	unit := ui.UnitPath(id, x.Units["division"])
	for path, text := range map[string]string{
		file: "Hồ sơ đánh giá năm 2023", file + "/tasks": "Nhiệm vụ 1", file + "/review": "Bản kiểm điểm cá nhân",
		file + "/review/editions": "Bản 1", unit: "Hồ sơ cá nhân: đã nộp 1/4", unit + "/tasks": "Nhiệm vụ năm 2023",
		file + "/tasks/new": "Nhiệm vụ mới", unit + "/shortcomings/new": "năm 2022",
	} {
		if w := x.get("", path); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/signin") {
			t.Errorf("GET %s by nobody = %d to %q", path, w.Code, w.Header().Get("Location"))
		}
		want(t, "GET "+path+" from another unit", x.get("archivist", path), http.StatusForbidden)
		want(t, "GET "+path+" by the person", x.get("staff", path), http.StatusOK, text)
		want(t, "GET "+path+" by the head", x.get("head", path), http.StatusOK, text)
	}
	leads(t, "GET /file", x.get("staff", "/file"), file)
	lacks(t, "the review as the head reads it", x.get("head", file+"/review"), "Nội dung mục Liên hệ")
	want(t, "the review as the Director reads it", x.get("director", file+"/review"), http.StatusOK, "Nội dung mục Liên hệ")
}

// What was refused is drawn again as typed; what somebody else changed is
// shown beside it.
func TestSaveTask_inTheBrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	_, file := staffFile(x)
	refused := x.post("staff", file+"/tasks", fields("title", "Đề án", "product", "", "outcome", "assured", "done", "32/13/2023"))
	want(t, "a task without product", refused, http.StatusUnprocessableEntity, "Đề án", "ngày/tháng/năm", "32/13/2023")
	leads(t, "a task", x.post("staff", file+"/tasks", fields("title", "Đề án", "product", "Tờ trình", "outcome", "open")), file+"/tasks")
	_, rest, _ := strings.Cut(x.get("staff", file+"/tasks").Body.String(), file+"/tasks/0")
	task := file + "/tasks/0" + rest[:strings.IndexByte(rest, '"')]
	want(t, "the task", x.get("staff", task), http.StatusOK, "Đề án", "Tệp minh chứng")
	leads(t, "a change", x.post("staff", task, fields("version", "1", "title", "Đề án mới", "product", "Tờ trình", "outcome", "open")), file+"/tasks")
	clash := x.post("staff", task, fields("version", "1", "title", "Đề án khác", "product", "Tờ trình", "outcome", "open"))
	want(t, "a stale change", clash, http.StatusConflict, "Đề án khác", "Đề án mới", "Có người vừa sửa")
	if !strings.Contains(clash.Body.String(), `name="version" value="2"`) {
		t.Error("the form drawn after a clash does not go on from the newest version")
	}
	want(t, "removing by the head", x.post("head", task+"/remove", fields()), http.StatusForbidden)
	leads(t, "removing", x.post("staff", task+"/remove", fields()), file+"/tasks")
}

// Files are taken by what is in them, and handed out as files that cannot run.
func TestEvidence_inTheBrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id, file := staffFile(x)
	x.Worked(id, "staff", dossier.Assured)
	page, err := x.App.TasksPage(t.Context(), x.Actor("staff"), app.Owner{Cycle: id, Person: x.Who["staff"]})
	if err != nil {
		t.Fatal(err)
	}
	task := file + "/tasks/" + string(page.Tasks[0].ID)
	want(t, "no file", x.attach("staff", task+"/evidence", "", nil), http.StatusUnprocessableEntity, "chưa chọn tệp")
	want(t, "a program", x.attach("staff", task+"/evidence", "a.exe", []byte("MZ")), http.StatusUnprocessableEntity, "Chỉ nhận tệp")
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	leads(t, "a picture", x.attach("staff", task+"/evidence", "ảnh.png", picture.Bytes()), task)
	_, rest, found := strings.Cut(x.get("staff", task).Body.String(), `href="/evidence/`)
	if !found {
		t.Fatal("the task does not link its file")
	}
	link := "/evidence/" + rest[:strings.IndexByte(rest, '"')]
	w := x.get("head", link)
	if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), picture.Bytes()) {
		t.Fatalf("GET the file = %d, %d bytes", w.Code, w.Body.Len())
	}
	for name, value := range map[string]string{"Content-Type": "image/png", "X-Content-Type-Options": "nosniff"} {
		if got := w.Header().Get(name); got != value {
			t.Errorf("%s is %q, want %q", name, got, value)
		}
	}
	if got := w.Header().Get("Content-Disposition"); !strings.HasPrefix(got, "attachment;") {
		t.Errorf("the file is handed out as %q, want an attachment", got)
	}
	want(t, "the file from another unit", x.get("archivist", link), http.StatusForbidden)
}

// attach sends a file to a task as a browser does.
func (x *site) attach(key, path, name string, data []byte) *httptest.ResponseRecorder {
	x.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if name != "" {
		part, err := form.CreateFormFile("file", name)
		if err != nil {
			x.t.Fatal(err)
		}
		_, _ = part.Write(data) // a buffer takes everything
	}
	if err := form.Close(); err != nil {
		x.t.Fatal(err)
	}
	return ask(x.server, http.MethodPost, path, &body, "Cookie", x.signIn(key), "Content-Type", form.FormDataContentType())
}

// reviewForm is the form of a review as a browser would send it back.
func (x *site) reviewForm(key string, in app.SaveReviewIn, pen string) url.Values {
	form := fields("key", pen)
	for _, typed := range in.Typed {
		form.Set(ui.FieldOf(typed.Section), typed.Text)
		form.Set(ui.BaseOf(typed.Section), typed.Base)
	}
	return form
}

// The form is saved as it is typed, two windows never lose a word silently,
// and what is checked is what is handed in.
func TestReview_inTheBrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id, file := staffFile(x)
	x.Worked(id, "staff", dossier.Exceeded, dossier.HighEffect)
	want(t, "the form", x.get("staff", file+"/review"), http.StatusOK, "Hạn chế, khuyết điểm và nguyên nhân", "Kiểm tra rồi nộp")
	want(t, "checking nothing", x.get("staff", file+"/review/check"), http.StatusOK, "Còn thiếu", "Chưa tự nhận mức xếp loại")
	form := x.reviewForm("staff", x.ReviewIn(id, "staff"), "0window1-1")
	saved := ask(x.server, http.MethodPost, file+"/review/autosave", strings.NewReader(form.Encode()), "Cookie", x.signIn("staff"), "HX-Request", "true")
	if saved.Code != http.StatusOK || !strings.Contains(saved.Body.String(), "Đã lưu lúc") || !strings.Contains(saved.Body.String(), `id="b-limits"`) {
		t.Fatalf("autosave = %d %s", saved.Code, saved.Body)
	}
	other := x.reviewForm("staff", app.SaveReviewIn{Typed: []dossier.Typed{{Section: "limits", Text: "Bản ở cửa sổ khác", Base: dossier.Mark("")}}}, "0window2-1")
	clash := x.post("staff", file+"/review", other)
	want(t, "another window", clash, http.StatusConflict, "Bản ở cửa sổ khác", "Nội dung mục II.", "Có người vừa sửa")
	told := ask(x.server, http.MethodPost, file+"/review/autosave", strings.NewReader(other.Encode()), "Cookie", x.signIn("staff"), "HX-Request", "true")
	if told.Code != http.StatusConflict || !strings.Contains(told.Body.String(), "sửa ở nơi khác") {
		t.Errorf("autosave of another window = %d %s", told.Code, told.Body)
	}
	form.Set("next", "check")
	leads(t, "saving to check", x.post("staff", file+"/review", form), file+"/review/check")
	check := x.get("staff", file+"/review/check")
	want(t, "checking", check, http.StatusOK, "Tôi cam đoan", "Nội dung mục II.")
	version := between(check.Body.String(), `name="version" value="`, `"`)
	want(t, "no statement of truth", x.post("staff", file+"/review/submit", fields("version", version)), http.StatusUnprocessableEntity, "lời cam đoan")
	want(t, "handing in by the head", x.post("head", file+"/review/submit", fields("version", version, "truth", "yes")), http.StatusForbidden)
	leads(t, "handing in", x.post("staff", file+"/review/submit", fields("version", version, "truth", "yes")), file)
	want(t, "writing after that", x.post("staff", file+"/review", form), http.StatusConflict, "khóa")

	want(t, "returning by the person", x.get("staff", file+"/review/return"), http.StatusForbidden)
	back := x.get("head", file+"/review/return")
	version = between(back.Body.String(), `name="version" value="`, `"`)
	want(t, "returning without a reason", x.post("head", file+"/review/return", fields("version", version)), http.StatusUnprocessableEntity, "Ghi lý do")
	leads(t, "returning", x.post("head", file+"/review/return", fields("version", version, "reason", "Bổ sung số liệu")), file+"/review")
	want(t, "the form again", x.get("staff", file+"/review"), http.StatusOK, "Bổ sung số liệu", "Nội dung mục II.")
}

func between(text, before, after string) string {
	_, rest, _ := strings.Cut(text, before)
	found, _, _ := strings.Cut(rest, after)
	return found
}

// R219: after the conclusion the person completes the review, or keeps it.
func TestCompleteReview_inTheBrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id, file := staffFile(x)
	x.Reviewed(id, "staff")
	x.ConcludedOn(id, "staff", "head", nil)
	page := x.get("staff", file+"/review")
	want(t, "the review after the meeting", page, http.StatusOK, "Tiếp thu, hoàn thiện", "Giữ nguyên bản đã nộp")
	version := between(page.Body.String(), `name="version" value="`, `"`)
	leads(t, "taking comments in", x.post("staff", file+"/review/revise", fields("version", version)), file+"/review")
	version = between(x.get("staff", file+"/review/check").Body.String(), `name="version" value="`, `"`)
	leads(t, "handing the second edition in", x.post("staff", file+"/review/complete", fields("version", version, "truth", "yes")), file)
	want(t, "the editions", x.get("staff", file+"/review/editions"), http.StatusOK, "Bản 1", "Bản 2", "không thay đổi")
}

func TestSaveShortcoming_inTheBrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id, _ := staffFile(x)
	unit := ui.UnitPath(id, x.Units["division"])
	form := fields("content", "Báo cáo chậm", "status", "not_done", "note", "Thiếu người")
	want(t, "not remedied, no measure", x.post("head", unit+"/shortcomings", form), http.StatusUnprocessableEntity, "Ghi biện pháp khắc phục", "Thiếu người")
	form.Set("measure", "Giao thêm người")
	form.Set("due", "31/3/2024")
	want(t, "by a member", x.post("staff", unit+"/shortcomings", form), http.StatusForbidden)
	leads(t, "told", x.post("head", unit+"/shortcomings", form), unit)
	want(t, "the board", x.get("head", unit), http.StatusOK, "Báo cáo chậm", "Chưa khắc phục", "31/03/2024")
}
