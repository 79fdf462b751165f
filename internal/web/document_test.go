package web

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/id"
	"congtam/internal/world"
)

func TestDocumentsPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	cycle := x.Issued()
	path := "/cycles/" + string(cycle) + "/documents"
	want(t, "GET the documents by the office", x.get("office", path), http.StatusOK, "Kế hoạch", "Chưa tạo", "Phòng Cải cách hành chính")
	staff := x.get("staff", path)
	want(t, "GET the documents by staff", staff, http.StatusOK, "Kế hoạch", "Phòng Cải cách hành chính")
	lacks(t, "GET the documents by staff", staff, "Bảng tổng hợp", "Trung tâm Lưu trữ")
	want(t, "another unit's by staff", x.get("staff", path+"?unit="+string(x.Units["centre"])), http.StatusNotFound)
	want(t, "a cycle that is not there", x.get("office", "/cycles/none/documents"), http.StatusNotFound)
	if w := x.get("", path); w.Code != http.StatusSeeOther {
		t.Errorf("GET the documents by nobody = %d, want to be asked to sign in", w.Code)
	}
	for _, of := range []app.DocumentsOf{{Cycle: cycle}, {Cycle: cycle, Unit: x.Units["division"]}} {
		if p, err := x.App.DocumentsPage(t.Context(), x.Actor("office"), of); err != nil || p.Queries > 8 {
			t.Errorf("DocumentsPage(%+v) took %d statements, %v; want at most 8", of, p.Queries, err)
		}
	}
}

// R118, R254: ordered on the page, made by a job, fetched as a file.
func TestOrderDocuments(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	cycle := x.Issued()
	path := "/cycles/" + string(cycle) + "/documents"
	want(t, "the archive before any file", x.get("office", path+".zip"), http.StatusConflict, "Chưa có văn bản nào được tạo")
	order := fields("key", id.New(world.Start)+"-1", "kind", "plan", "object", string(cycle))
	want(t, "POST by staff", x.post("staff", path, order), http.StatusNotFound)
	leads(t, "POST by the office", x.post("office", path, order), path)
	want(t, "GET while it is made", x.get("office", path), http.StatusOK, "Đang tạo")
	x.Work()
	page := x.get("office", path)
	want(t, "GET once it is made", page, http.StatusOK, "Có, lập lúc", "DOCX", "PDF", "Tạo lại")

	made := x.Documents(cycle, app.PaperPlan)
	file := "/documents/" + made[len(made)-1].ID
	if !strings.Contains(page.Body.String(), file) {
		t.Errorf("the page does not link %s", file)
	}
	got := x.get("staff", file)
	for header, value := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff",
		"ETag":                `"` + made[len(made)-1].Hash + `"`,
		"Content-Disposition": `attachment; filename="ke-hoach-danh-gia-xep-loai-2023.` + made[len(made)-1].Format + `"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch`,
	} {
		if !strings.HasPrefix(got.Header().Get(header), value) {
			t.Errorf("%s: %q, want %q", header, got.Header().Get(header), value)
		}
	}
	if again := ask(x.server, http.MethodGet, file, nil, "Cookie", x.signIn("staff"), "If-None-Match", got.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("GET with the tag = %d and %d bytes, want 304 and none", again.Code, again.Body.Len())
	}
	want(t, "a document that is not there", x.get("office", "/documents/none"), http.StatusNotFound)
	if w := x.get("", file); w.Code != http.StatusSeeOther {
		t.Errorf("GET the file by nobody = %d, want to be asked to sign in", w.Code)
	}

	archive := x.get("office", path+".zip")
	z, err := zip.NewReader(bytes.NewReader(archive.Body.Bytes()), int64(archive.Body.Len()))
	if err != nil || len(z.File) != 2 || !strings.HasPrefix(z.File[0].Name, "Chung/Kế hoạch") {
		t.Fatalf("the archive: %v, %+v; want the plan twice", err, z)
	}
}
