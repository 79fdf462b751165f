package web

import (
	"net/http"
	"testing"

	"congtam/internal/web/ui"
)

// R203–R205, R209–R214, R092, R211: a division's report in the browser, by
// everyone whose step it is.
func TestReportPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Issued()
	path := ui.UnitReportPath(id, x.Units["division"])
	leads(t, "by nobody", x.get("", path), "/signin?back=%2Fcycles%2F"+string(id)+"%2Funits%2F"+string(x.Units["division"])+"%2Freports%2Funit")
	want(t, "by the driver", x.get("driver", path), http.StatusForbidden)
	w := x.get("head", path)
	want(t, "by the head", w, http.StatusOK, "Báo cáo kiểm điểm tập thể Phòng Cải cách hành chính", "Mẫu 01-HD KĐ.ĐG 2023", "Chưa đối chiếu văn bản gốc",
		"Chỉ thị số 05-CT/TW", "Kết luận số 01-KL/TW", "Còn thiếu trước khi gửi lấy ý kiến", "Gửi lấy ý kiến")
	lacks(t, "by a member", x.get("staff", path), "Lưu mục này", "Gửi lấy ý kiến", "Còn thiếu")

	section := path + "/sections/limits"
	want(t, "a section by a member", x.post("staff", section, fields("version", "1", "text-limits", "a")), http.StatusForbidden)
	leads(t, "a section", x.post("head", section, fields("version", "1", "text-limits", "Hai báo cáo chậm.")), path)
	clash := x.post("deputy", section, fields("version", "1", "text-limits", "Ba báo cáo chậm."))
	want(t, "the same section by somebody who had not read it", clash, http.StatusConflict, "Hai báo cáo chậm.", "Ba báo cáo chậm.")
	want(t, "a grade that is none", x.post("head", path+"/sections/results", fields("version", "1", "text-results", "b", "grade-results", "fine")),
		http.StatusUnprocessableEntity, "xuất sắc, tốt, trung bình, kém")
	typing := ask(x.server, http.MethodPost, section, body("version", "2", "text-limits", "Hai báo cáo quý chậm."), "Cookie", x.signIn("head"), "HX-Request", "true")
	if typing.Code != http.StatusOK {
		t.Errorf("autosave = %d: %s", typing.Code, typing.Body)
	}
	incomplete := x.post("head", path+"/send", fields("due_on", "18/11/2023"))
	want(t, "sending it incomplete", incomplete, http.StatusConflict, "Báo cáo còn thiếu", "Căn cứ", "18/11/2023")

	x.ReportSent(id, "office")
	path = ui.UnitReportPath(id, x.Units["office"])
	want(t, "the report out for comment", x.get("clerk", path), http.StatusOK, "Góp ý của Anh/Chị", "0 trên 3 người", "Dương Ngọc Ẩn")
	want(t, "a comment without the own part", x.post("clerk", path+"/comments", fields("section", "whole", "text", "Bổ sung số liệu.")),
		http.StatusUnprocessableEntity, "vai trò, trách nhiệm", "Bổ sung số liệu.")
	comment := fields("section", "limits", "text", "Bổ sung số liệu.", "responsibility", "Chậm một báo cáo.")
	leads(t, "a comment", x.post("clerk", path+"/comments", comment), path)
	want(t, "settling with a comment open", x.post("office", path+"/settle", fields("why", "bận")), http.StatusConflict, "chưa được tiếp thu hoặc giải trình", "bận")
	page, err := x.App.ReportPage(t.Context(), x.Actor("office"), x.ReportKey(id, "office"))
	if err != nil {
		t.Fatal(err)
	}
	c := page.Comments[0].ID
	want(t, "declining without a reason", x.post("office", path+"/comments/"+c, fields("version", "1", "resolution-"+c, "declined")),
		http.StatusUnprocessableEntity, "Ghi lý do không tiếp thu")
	leads(t, "declining", x.post("office", path+"/comments/"+c, fields("version", "1", "resolution-"+c, "declined", "reason-"+c, "Đã nêu.")), path)
	leads(t, "settling", x.post("office", path+"/settle", fields("why", "Lái xe đi công tác")), path)
	want(t, "its history", x.get("clerk", path+"/history"), http.StatusOK, "Bản 2", "hoàn thiện sau góp ý: Lái xe đi công tác", "Bản 1", "gửi lấy ý kiến")
}

// R230–R233, R235, R236: the department's report, fed by what divisions send.
func TestContributionPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Issued()
	path := ui.ContributionPath(id, x.Units["division"])
	want(t, "by another unit", x.get("archivist", path), http.StatusForbidden)
	want(t, "by the head", x.get("head", path), http.StatusOK, "Nhiệm vụ chủ yếu năm sau", "chậm nhất ngày 20/11/2023")
	lacks(t, "by a member", x.get("staff", path), "Gửi Văn phòng Sở")
	form := fields("version", "0", "results", "42/45 nhiệm vụ", "submit", "yes")
	want(t, "sending it incomplete", x.post("head", path, form), http.StatusConflict)
	form.Del("submit")
	leads(t, "saving it", x.post("head", path, form), path)
	form.Set("results", "43/45 nhiệm vụ")
	want(t, "over what was not read", x.post("deputy", path, form), http.StatusConflict, "42/45 nhiệm vụ", "43/45 nhiệm vụ")
	for _, part := range []string{"limits", "causes", "remedies", "next_tasks"} {
		form.Set(part, "Nội dung")
	}
	form.Set("version", "2")
	form.Set("submit", "yes")
	leads(t, "sending it", x.post("deputy", path, form), path)
	agency := ui.ReportPath(x.ReportKey(id, "agency"))
	want(t, "the office's report", x.get("office", agency), http.StatusOK, "Nội dung các đơn vị đã gửi (1)", "43/45 nhiệm vụ", "Lưu mục này")
	lacks(t, "the office's report before a head", x.get("head", agency), "Lưu mục này")
	want(t, "a head writes it", x.post("head", agency+"/sections/results", fields("version", "1", "text-results", "a")), http.StatusForbidden)
}
