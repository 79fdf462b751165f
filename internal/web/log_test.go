package web

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"testing"

	"congtam/internal/domain/audit"
)

func TestLogPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	want(t, "the log before anything happened", x.get("office", "/log"), http.StatusOK, "Chưa có điểm kiểm tra")
	x.Issued()
	want(t, "the log before the sequencer ran", x.get("office", "/log"), http.StatusOK, "đang chờ vào nhật ký")
	if _, err := x.App.SequenceLog(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"admin", "office", "director", "vice"} {
		want(t, "the log by "+key, x.get(key, "/log"), http.StatusOK, "Ban hành kế hoạch Kế hoạch: Kế hoạch triển khai", "Đinh Thị Ước với vai trò Giám đốc",
			"Soạn kế hoạch", "Vũ Thị Mỹ Lan với vai trò Chánh Văn phòng", "congtam/test #", "congtam verify log --dir")
	}
	for _, key := range []string{"head", "staff"} {
		want(t, "the log by "+key, x.get(key, "/log"), http.StatusForbidden)
		want(t, "the export by "+key, x.get(key, "/log/export"), http.StatusForbidden)
	}
	leads(t, "the log by nobody", x.get("", "/log"), "/signin?back=%2Flog")
	older := x.get("office", "/log?before=1")
	want(t, "older entries", older, http.StatusOK, "#0", "Về bản ghi mới nhất")
	lacks(t, "older entries", older, "Điểm kiểm tra mới nhất")
	p, err := x.App.LogPage(t.Context(), x.Actor("office"), 0)
	if err != nil || p.Queries > 8 || p.Waiting != 0 && p.Size == 0 {
		t.Errorf("LogPage took %d statements, %v; want at most 8", p.Queries, err)
	}
}

// What is handed out is what verifies: nothing is missing, nothing is added.
func TestExportLog(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	if w := x.get("office", "/log/export"); w.Code != http.StatusNotFound {
		t.Errorf("an export of nothing = %d, want 404", w.Code)
	}
	x.Issued()
	if _, err := x.App.SequenceLog(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := x.get("office", "/log/export")
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("the export = %d, %v", w.Code, err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	verifier, err := audit.NewVerifier(string(files["key"]))
	if err != nil {
		t.Fatalf("the key in the export: %v", err)
	}
	report := audit.Verify(audit.Export{
		Checkpoint: files[audit.CheckpointFile],
		Leaves:     audit.Lines(bytes.NewReader(files[audit.LeavesFile])),
		Payloads:   audit.Lines(bytes.NewReader(files[audit.PayloadsFile])),
	}, audit.Against{Key: verifier})
	if !report.OK() {
		t.Errorf("the export does not verify: %+v", report)
	}
}
