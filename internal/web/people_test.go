package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// moved gives a person an arrival from another unit.
func (x *site) moved(key string) {
	x.t.Helper()
	x.Write(func(tx *storage.Tx) error {
		return tx.AddTransfer(x.t.Context(), org.Transfer{
			ID: "t1", Person: x.Who[key], JoinedOn: civil.On(2023, time.September, 1), OldUnit: "Sở Tư pháp", OldUnitExists: true,
			OldPeriod: civil.Period{From: civil.On(2020, time.January, 1), Until: civil.On(2023, time.September, 1)}, Source: "chuyển về từ 01/9/2023",
		})
	})
}

func TestPeoplePage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.moved("staff")
	for _, key := range []string{"admin", "office", "director"} {
		want(t, "GET /people by "+key, x.get(key, "/people"), http.StatusOK, "14 người", "Phan Thị Kim My", "Võ Xuân Vũ Chuyên viên Công chức, đảng viên Mới đến trong năm")
	}
	own := x.get("head", "/people")
	want(t, "GET /people by a head", own, http.StatusOK, "4 người", "Võ Xuân Vũ")
	lacks(t, "GET /people by a head", own, "Phan Thị Kim My", "Trung tâm Lưu trữ lịch sử")
	other := x.get("head", "/people?unit="+string(x.Units["centre"]))
	lacks(t, "another unit by a head", other, "Phan Thị Kim My")
	want(t, "GET /people by staff", x.get("staff", "/people"), http.StatusForbidden)
	leads(t, "GET /people by nobody", x.get("", "/people"), "/signin?back=%2Fpeople")
	want(t, "without marks", x.get("office", "/people?q=vo+xuan"), http.StatusOK, "1 người", "Võ Xuân Vũ")
	want(t, "with marks", x.get("office", "/people?q="+url.QueryEscape("Mỹ")), http.StatusOK, "Vũ Thị Mỹ Lan", "Lý Thị Mỹ Yến")
	want(t, "nobody found", x.get("office", "/people?q=abc"), http.StatusOK, "Không tìm thấy ai")
	p, err := x.App.PeoplePage(t.Context(), x.Actor("office"), app.PeopleSearch{})
	if err != nil || p.Queries > 8 {
		t.Errorf("PeoplePage took %d statements, %v; want at most 8", p.Queries, err)
	}
}

// R008: a person's file shows posts, facts with their words, and the years.
func TestPersonPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.moved("staff")
	x.Write(func(tx *storage.Tx) error {
		if err := tx.SavePastRating(t.Context(), org.PastRating{Person: x.Who["staff"], Year: 2022, Level: "good", Source: "HTTNV"}); err != nil {
			return err
		}
		return tx.AddDiscipline(t.Context(), org.Discipline{
			ID: "d1", Person: x.Who["staff"], Kind: "administrative", Form: "reprimand", EffectiveOn: world.Day(2), ViolationYear: 2022, CountedYear: 2022, Source: "đã XL 2022",
		})
	})
	path := "/people/" + string(x.Who["staff"])
	want(t, "his own file", x.get("staff", path), http.StatusOK, "Kỷ luật hành chính: Khiển trách", "Đã tính vào xếp loại năm 2022", "đã XL 2022",
		"Hoàn thành tốt nhiệm vụ", "Sở Tư pháp", "Chưa có ý kiến nhận xét", "Điều 20 khoản 1", "Bí thư chi đoàn")
	for _, key := range []string{"head", "deputy", "vice", "director", "office", "admin"} {
		want(t, "the file by "+key, x.get(key, path), http.StatusOK, "Võ Xuân Vũ")
	}
	for _, key := range []string{"staff2", "centre", "archivist"} {
		want(t, "the file by "+key, x.get(key, path), http.StatusForbidden)
	}
	lacks(t, "the file by the head", x.get("head", path), "Lưu ý kiến nhận xét", "Sửa vai trò")
	want(t, "nobody's file", x.get("office", "/people/none"), http.StatusNotFound)
	p, err := x.App.PersonPage(t.Context(), x.Actor("office"), x.Who["staff"])
	if err != nil || p.Queries > 8 {
		t.Errorf("PersonPage took %d statements, %v; want at most 8", p.Queries, err)
	}
}

func TestSaveOldUnitComment(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.moved("staff")
	path := "/people/" + string(x.Who["staff"])
	form := fields("was", "", "comment", "Hoàn thành tốt nhiệm vụ tám tháng đầu năm.", "on", "31/9/2023")
	want(t, "by the head", x.post("head", path+"/transfers/t1", form), http.StatusForbidden)
	want(t, "by himself", x.post("staff", path+"/transfers/t1", form), http.StatusForbidden)
	want(t, "of nothing", x.post("office", path+"/transfers/none", form), http.StatusNotFound)
	want(t, "a day that is none", x.post("office", path+"/transfers/t1", form), http.StatusUnprocessableEntity, "31/9/2023", "tám tháng đầu năm", "ngày/tháng/năm")
	form.Set("on", "30/9/2023")
	leads(t, "a comment", x.post("office", path+"/transfers/t1", form), path)
	want(t, "the file", x.get("office", path), http.StatusOK, "Đơn vị cũ nhận xét ngày 30/09/2023: Hoàn thành tốt nhiệm vụ tám tháng")
	form.Set("comment", "Ý kiến khác")
	want(t, "from a stale page", x.post("office", path+"/transfers/t1", form), http.StatusConflict, "Ý kiến khác", "tám tháng đầu năm", "Người khác đã sửa")
}

func TestRoles(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	path := "/people/" + string(x.Who["clerk"])
	for _, key := range []string{"head", "director", "clerk", "staff"} {
		want(t, "the page by "+key, x.get(key, path+"/roles"), http.StatusForbidden)
		want(t, "a role by "+key, x.post(key, path+"/mandates", fields("role", "office_clerk")), http.StatusForbidden)
		want(t, "a charge by "+key, x.post(key, path+"/charges", fields("unit", string(x.Units["division"]))), http.StatusForbidden)
	}
	want(t, "the office about its head", x.post("office", "/people/"+string(x.Who["office"])+"/mandates", fields("role", "inspector")), http.StatusForbidden, "hồ sơ của chính mình")
	want(t, "a role nobody knows", x.post("office", path+"/mandates", fields("role", "king", "from", "1/1/2023")), http.StatusUnprocessableEntity, "Chọn một vai trò", "1/1/2023")
	want(t, "days in the wrong order", x.post("office", path+"/mandates", fields("role", "inspector", "from", "2/1/2023", "until", "1/1/2023")), http.StatusUnprocessableEntity, "sau ngày bắt đầu")
	leads(t, "a role", x.post("office", path+"/mandates", fields("role", "office_clerk", "from", "1/11/2023")), path+"/roles")
	want(t, "the role twice", x.post("admin", path+"/mandates", fields("role", "office_clerk")), http.StatusConflict, "đang giữ vai trò")
	page := x.get("admin", path+"/roles")
	want(t, "the page", page, http.StatusOK, "Người giúp việc của văn phòng", "từ 01/11/2023")
	want(t, "the clerk now sees the people", x.get("clerk", "/people"), http.StatusOK, "14 người")

	_, rest, _ := strings.Cut(page.Body.String(), path+"/roles/")
	remove, _, _ := strings.Cut(rest, `"`)
	want(t, "taking it back by the clerk", x.post("clerk", path+"/roles/"+remove, nil), http.StatusForbidden)
	want(t, "of somebody else", x.post("admin", "/people/"+string(x.Who["staff"])+"/roles/"+remove, nil), http.StatusNotFound)
	leads(t, "taking it back", x.post("admin", path+"/roles/"+remove, nil), path+"/roles")
	want(t, "the clerk sees nobody again", x.get("clerk", "/people"), http.StatusForbidden)

	vice := "/people/" + string(x.Who["vice2"])
	want(t, "a unit that is none", x.post("office", vice+"/charges", fields("unit", "none", "charge-from", "1/1/2023")), http.StatusUnprocessableEntity, "Chọn một phòng", "1/1/2023")
	want(t, "staff in charge", x.post("office", path+"/charges", fields("unit", string(x.Units["centre"]))), http.StatusConflict, "Chỉ lãnh đạo Sở")
	leads(t, "a charge", x.post("office", vice+"/charges", fields("unit", string(x.Units["centre"]))), vice+"/roles")
	want(t, "the charge twice", x.post("office", vice+"/charges", fields("unit", string(x.Units["centre"]))), http.StatusConflict, "đang phụ trách")
	want(t, "a file of the unit in charge", x.get("vice2", "/people/"+string(x.Who["archivist"])), http.StatusOK)
	p, err := x.App.RolesPage(t.Context(), x.Actor("office"), x.Who["vice2"])
	if err != nil || p.Queries > 8 {
		t.Errorf("RolesPage took %d statements, %v; want at most 8", p.Queries, err)
	}
}
