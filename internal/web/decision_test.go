package web

import (
	"net/http"
	"strconv"
	"testing"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

func decisions(year cycle.ID, kind decision.Kind) string {
	return "/cycles/" + string(year) + "/decisions/" + string(kind)
}

// R010, R035, R049, R194: the Director decides one by one on the table, is
// refused with the text where the law says so, and signs.
func TestDecisionPages(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Consulted(nil)
	x.Proposed(decision.Proposal{
		Cycle: year, Unit: x.Units["division"], Person: x.Who["head"], Stage: decision.ByConsultation, Level: rulebook.Excellent, By: x.Who["director"],
	})
	x.Signed(year, decision.Units, nil)
	path := decisions(year, decision.People)
	want(t, "GET the table before a draft", x.get("office", path), http.StatusOK, "Lập danh sách")
	want(t, "POST a draft by staff", x.post("staff", path, nil), http.StatusForbidden)
	leads(t, "POST a draft", x.post("office", path, nil), path)
	want(t, "GET the table", x.get("director", path), http.StatusOK, "Huỳnh Xuân Kiên", "Người lao động", "Trường hợp cần xem trước", "chỉ được xếp tối đa “Hoàn thành tốt nhiệm vụ”", "Xem để ký", "cho phép tối đa")
	lacks(t, "GET the table by the office", x.get("office", path), "Xem để ký")
	want(t, "GET the table by a head", x.get("head", path), http.StatusForbidden)
	want(t, "GET a table that is not there", x.get("director", decisions(year, "other")), http.StatusNotFound)

	head := x.Line(year, decision.People, "head").Rating
	of := "/ratings/" + string(head.ID)
	set := fields("version", strconv.Itoa(head.Version), "level", "excellent", "reason", "Rất nổi bật", "back", path)
	want(t, "POST a head above the unit", x.post("director", of+"/level", set), http.StatusConflict,
		"Mức xếp loại không được cao hơn: Hoàn thành tốt nhiệm vụ", "Luật Cán bộ, công chức", "Rất nổi bật")
	set.Set("level", "completed")
	set.Set("reason", " ")
	want(t, "POST a departure without a reason", x.post("director", of+"/level", set), http.StatusUnprocessableEntity, "Ghi rõ lý do")
	set.Set("reason", "Chậm hai báo cáo")
	leads(t, "POST a level", x.post("director", of+"/level", set), path)
	set.Set("level", "good")
	want(t, "POST with an old version", x.post("director", of+"/level", set), http.StatusConflict, "Nội dung của Anh/Chị", "Chậm hai báo cáo", "Hoàn thành nhiệm vụ")
	want(t, "GET one subject", x.get("director", of), http.StatusOK, "Cuộc họp của đơn vị đề xuất", "Vì sao tính ra như vậy", "Điều 56 Luật Cán bộ, công chức")
	want(t, "GET one subject by staff", x.get("staff", of), http.StatusForbidden)

	want(t, "GET sign with levels open", x.get("director", path+"/sign"), http.StatusOK, "Chưa ký được vì", "Võ Xuân Vũ: chưa có mức xếp loại")
	want(t, "GET sign by the office", x.get("office", path+"/sign"), http.StatusForbidden)
	x.Set(year, decision.People, nil)
	want(t, "GET sign", x.get("director", path+"/sign"), http.StatusOK, "11 người nhận thông báo kết quả")
	id := string(x.Line(year, decision.People, "head").Rating.Decision)
	want(t, "POST sign by a deputy director", x.post("vice", path+"/sign", fields("decision", id, "version", "1")), http.StatusForbidden)
	leads(t, "POST sign", x.post("director", path+"/sign", fields("decision", id, "version", "1")), path)
	want(t, "POST sign again", x.post("director", path+"/sign", fields("decision", id, "version", "2")), http.StatusConflict, "đã được ký")

	bad := fields("decision", id, "version", "2", "number", "1250", "on", "31/02/2023", "note", "Đã rà soát")
	want(t, "POST a number with no day", x.post("office", path+"/file", bad), http.StatusUnprocessableEntity, "1250", "31/02/2023")
	bad.Set("on", "29/11/2023")
	leads(t, "POST the number", x.post("office", path+"/file", bad), path)
	want(t, "GET the signed table", x.get("director", path), http.StatusOK, "Đã ký", "1250", "29/11/2023")
}

// T3, R089: a final level is superseded on the subject's page, with a reason.
func TestDecideAgainPages(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Decided(nil)
	unit := x.Line(year, decision.Units, "division").Rating
	of, back := "/ratings/"+string(unit.ID), decisions(year, decision.Units)
	want(t, "GET again", x.get("director", of+"/again"), http.StatusOK, "Ký quyết định thay thế")
	want(t, "GET again by the office", x.get("office", of+"/again"), http.StatusForbidden)
	again := fields("version", strconv.Itoa(unit.Version), "level", "completed", "reason", "", "back", back)
	want(t, "POST again without a reason", x.post("director", of+"/again", again), http.StatusUnprocessableEntity, "Ghi lý do quyết định lại")
	again.Set("reason", "Chỉ số cải cách hành chính công bố sau")
	leads(t, "POST again", x.post("director", of+"/again", again), back)
	want(t, "GET the people's table", x.get("director", decisions(year, decision.People)), http.StatusOK, "Phải xem xét lại", "Mức hiện tại cao hơn mức quy định cho phép")
	leads(t, "POST recheck", x.post("office", "/cycles/"+string(year)+"/recheck", fields("kind", "people")), decisions(year, decision.People))
	want(t, "POST recheck by staff", x.post("staff", "/cycles/"+string(year)+"/recheck", nil), http.StatusForbidden)
}

// R247: provisional levels first, then what comes back from above.
func TestSuperiorPages(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Consulted(nil)
	path := "/cycles/" + string(year) + "/superior"
	want(t, "GET by the office", x.get("office", path), http.StatusOK, "Cơ quan: Sở Nội vụ", "Lý Đức Thịnh", "Ghi mức đề nghị")
	lacks(t, "GET by the Director", x.get("director", path), "Ghi mức đề nghị")
	want(t, "GET by staff", x.get("staff", path), http.StatusForbidden)
	agency := fields("subject", "agency", "unit", string(x.Home), "level", "good", "reason", "")
	want(t, "POST without a reason", x.post("office", path, agency), http.StatusUnprocessableEntity, "Ghi rõ lý do")
	agency.Set("reason", "Theo kết quả bỏ phiếu")
	want(t, "POST by staff", x.post("staff", path, agency), http.StatusForbidden)
	leads(t, "POST the agency", x.post("office", path, agency), path)
	vice := fields("subject", "person", "unit", string(x.Units["leadership"]), "person", string(x.Who["vice"]), "level", "excellent", "reason", "Nổi bật")
	want(t, "POST a deputy director above the agency", x.post("office", path, vice), http.StatusConflict, "không được cao hơn", "Nổi bật")

	var of decision.Rating
	for _, l := range x.Lines(year, decision.Units) {
		if l.Rating.Subject == decision.OfAgency {
			of = l.Rating
		}
	}
	enter := "/ratings/" + string(of.ID) + "/superior"
	want(t, "GET the result's form", x.get("office", enter), http.StatusOK, "Cấp đã quyết định")
	want(t, "GET the result's form by the Director", x.get("director", enter), http.StatusForbidden)
	result := fields("version", strconv.Itoa(of.Version), "level", "completed", "number", "", "on", "25/12/2023", "body", "Chủ tịch UBND tỉnh", "back", path)
	want(t, "POST a result without its number", x.post("office", enter, result), http.StatusUnprocessableEntity, "Ghi số của quyết định cấp trên", "Chủ tịch UBND tỉnh")
	result.Set("number", "2210/QĐ-UBND")
	leads(t, "POST a result", x.post("office", enter, result), path)
	want(t, "GET afterwards", x.get("director", path), http.StatusOK, "2210/QĐ-UBND", "Hoàn thành nhiệm vụ")
}

func TestDecisionPages_inABrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.Crowd("division", org.CivilServant, org.CivilServant, org.CivilServant, org.CivilServant)
	year := x.Consulted(nil)
	x.Signed(year, decision.Units, map[string]rulebook.Level{"division": rulebook.Completed})
	x.Drawn(year, decision.People)
	x.Set(year, decision.People, map[string]rulebook.Level{"head": rulebook.Completed, "deputy": rulebook.Completed, "staff": rulebook.Excellent, "staff2": rulebook.Excellent})
	line := x.Line(year, decision.People, "head").Rating
	x.look(t, [][3]string{
		{"director", "decision-people", decisions(year, decision.People)},
		{"director", "decision-units", decisions(year, decision.Units)},
		{"director", "decision-sign", decisions(year, decision.People) + "/sign"},
		{"director", "rating", "/ratings/" + string(line.ID)},
		{"office", "superior", "/cycles/" + string(year) + "/superior"},
	})
}
