package web

import (
	"net/http"
	"testing"

	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// R192, R222–R226: the head sees four items and the ceiling in words, hands in,
// and the office returns with a reason and accepts.
func TestDossierPages(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.Crowd("division", org.CivilServant, org.CivilServant, org.PublicEmployee, org.PublicEmployee, org.ContractWorker, org.ContractWorker)
	year := x.Issued()
	x.Met(year, "division", map[string]rulebook.Level{"staff": rulebook.Excellent, "staff2": rulebook.Excellent})
	path := "/cycles/" + string(year) + "/units/" + string(x.Units["division"]) + "/dossier"
	want(t, "GET the dossier by its head", x.get("head", path), http.StatusOK,
		"Chưa nộp", "Biên bản cuộc họp", "Đã đủ", "20% của tổng số 10 người cho phép tối đa 2", "Nộp hồ sơ về Văn phòng", "H'Hen Niê")
	lacks(t, "GET the dossier by the office", x.get("office2", path), "Lưu thứ tự", "Nộp hồ sơ về Văn phòng")
	want(t, "GET the dossier by staff", x.get("staff", path), http.StatusForbidden)
	if w := x.get("", path); w.Code != http.StatusSeeOther {
		t.Errorf("GET the dossier by nobody = %d, want to be asked to sign in", w.Code)
	}

	ranks := fields("rank-"+string(x.Who["staff"]), "1", "rank-"+string(x.Who["staff2"]), "một")
	want(t, "POST ranks that are none", x.post("head", path+"/ranks", ranks), http.StatusUnprocessableEntity, "mỗi người một thứ tự khác nhau", "một")
	ranks.Set("rank-"+string(x.Who["staff2"]), "2")
	leads(t, "POST ranks", x.post("head", path+"/ranks", ranks), path)

	want(t, "GET submit", x.get("head", path+"/submit"), http.StatusOK, "Nộp hồ sơ của Phòng Cải cách hành chính?")
	want(t, "POST submit by the deputy", x.post("deputy", path+"/submit", fields("version", "0")), http.StatusForbidden)
	leads(t, "POST submit", x.post("head", path+"/submit", fields("version", "0")), path)
	want(t, "POST submit again", x.post("head", path+"/submit", fields("version", "1")), http.StatusConflict, "đã nộp rồi")

	list := "/cycles/" + string(year) + "/dossiers"
	want(t, "GET the office's list", x.get("office2", list), http.StatusOK, "Đã nộp, chờ Văn phòng tiếp nhận", "10/10", "Còn 3 trong 3")
	want(t, "GET the office's list by a head", x.get("head", list), http.StatusForbidden)
	leads(t, "POST receive", x.post("office2", path+"/receive", fields("version", "1")), path)
	want(t, "POST return without a reason", x.post("office2", path+"/return", fields("version", "2", "note", " ")), http.StatusUnprocessableEntity, "Ghi lý do trả lại")
	leads(t, "POST return", x.post("office2", path+"/return", fields("version", "2", "note", "Thiếu chữ ký")), path)
	want(t, "GET the returned dossier", x.get("head", path), http.StatusOK, "Văn phòng trả lại", "Thiếu chữ ký")
	leads(t, "POST submit once more", x.post("head", path+"/submit", fields("version", "3")), path)
	leads(t, "POST accept", x.post("office2", path+"/accept", fields("version", "4")), path)
	want(t, "GET the accepted dossier", x.get("office2", path), http.StatusOK, "Văn phòng đã nhận")
}

// T1: three of ten are refused on the page with the arithmetic and its text.
func TestSubmitDossier_overTheCeiling(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Issued()
	x.Met(year, "division", map[string]rulebook.Level{"staff": rulebook.Excellent})
	path := "/cycles/" + string(year) + "/units/" + string(x.Units["division"]) + "/dossier"
	page := x.get("head", path)
	want(t, "GET the dossier", page, http.StatusOK, "Đã dùng 1 trên 0 suất, vượt 1", "Nộp được khi")
	want(t, "POST submit", x.post("head", path+"/submit", fields("version", "0")), http.StatusConflict,
		"20% của tổng số 4 người cho phép tối đa 0", "Mục II.1 Kế hoạch")
}

// R234–R236, R257, R258: everyone sees how far the department has come; the
// head of the office records what went out.
func TestDepartmentPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Consulted(nil)
	path := "/cycles/" + string(year) + "/department"
	want(t, "GET the department by staff", x.get("staff", path), http.StatusOK, "UBND tỉnh", "Đã thông qua biên bản", "Văn phòng đã nhận")
	lacks(t, "GET the department by staff", x.get("staff", path), "Ghi nhận đã gửi")
	send := path + "/outgoing/committee"
	want(t, "GET send by staff", x.get("staff", send), http.StatusForbidden)
	want(t, "GET send", x.get("office", send), http.StatusOK, "Đã gửi báo cáo cho UBND tỉnh?", "30/11/2023")
	want(t, "GET send to nobody", x.get("office", path+"/outgoing/press"), http.StatusNotFound)
	want(t, "POST the Party's report first", x.post("office", path+"/outgoing/party_commission", nil), http.StatusConflict, "Chưa gửi báo cáo UBND tỉnh")
	leads(t, "POST send", x.post("office", send, fields("note", "BC 250/BC-SNV")), path)
	want(t, "GET the department afterwards", x.get("staff", path), http.StatusOK, "BC 250/BC-SNV")
}

func TestDossierPages_inABrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.Crowd("division", org.CivilServant, org.CivilServant, org.PublicEmployee, org.PublicEmployee, org.ContractWorker, org.ContractWorker)
	year := x.Issued()
	x.Met(year, "division", map[string]rulebook.Level{"staff": rulebook.Excellent, "staff2": rulebook.Excellent})
	base := "/cycles/" + string(year)
	dossier := base + "/units/" + string(x.Units["division"]) + "/dossier"
	x.look(t, [][3]string{
		{"head", "dossier", dossier},
		{"head", "dossier-submit", dossier + "/submit"},
		{"office2", "dossiers", base + "/dossiers"},
		{"office", "department", base + "/department"},
	})
}
