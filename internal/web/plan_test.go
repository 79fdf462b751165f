package web

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/world"
)

// plan reads the plan behind the pages.
func (x *site) plan(id cycle.ID) app.PlanPage {
	x.t.Helper()
	p, err := x.App.PlanPage(x.t.Context(), x.Actor("office"), id)
	if err != nil {
		x.t.Fatalf("PlanPage = %v", err)
	}
	if p.Queries > 8 {
		x.t.Errorf("PlanPage took %d statements, want at most 8", p.Queries)
	}
	return p
}

// R160, R163–R165: a plan is started from a template, for a year.
func TestPlansPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	want(t, "GET /cycles by a head", x.get("head", "/cycles"), http.StatusOK, "Chưa có kế hoạch nào")
	lacks(t, "GET /cycles by a head", x.get("head", "/cycles"), "Lập dự thảo")
	want(t, "GET /cycles by the office", x.get("office", "/cycles"), http.StatusOK, "Lập dự thảo", "năm 2023")
	leads(t, "GET /cycles by nobody", x.get("", "/cycles"), "/signin?back=%2Fcycles")
	want(t, "a year that is none", x.post("office", "/cycles", fields("year", "2o23", "template", "quang-ngai-snv-2023")), http.StatusUnprocessableEntity, "2o23", "bốn chữ số")
	want(t, "by a head", x.post("head", "/cycles", fields("year", "2023", "template", "quang-ngai-snv-2023")), http.StatusForbidden)
	if w := x.post("office", "/cycles", fields("year", "2023", "template", "quang-ngai-snv-2023")); w.Code != http.StatusSeeOther {
		t.Fatalf("POST /cycles = %d: %s", w.Code, plain(w.Body.String()))
	}
	want(t, "the year twice", x.post("office", "/cycles", fields("year", "2023", "template", "quang-ngai-snv-2023")), http.StatusConflict, "Năm này đã có kế hoạch")
	p, err := x.App.PlansPage(t.Context(), x.Actor("office"))
	if err != nil || len(p.Cycles) != 1 || p.Queries > 8 {
		t.Errorf("PlansPage: %d cycles, %d statements, %v", len(p.Cycles), p.Queries, err)
	}
}

// R178, R227, R234, R236, R240, R255, R257, C2, C9, C11: the plan of the seed in
// words a reader cannot mistake.
func TestPlanPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	path := "/cycles/" + string(id)
	w := x.get("staff", path)
	want(t, "GET the plan", w, http.StatusOK,
		"chậm nhất ngày 20/11/2023 (tính cả ngày này)", "trước ngày 22/11/2023 (muộn nhất 21/11/2023)", "còn 4 ngày", "còn 5 ngày",
		"trước ngày 30/11/2023 (muộn nhất 29/11/2023)", "từ ngày 26/11/2023 đến ngày 27/11/2023", "dự kiến", "26/11/2023 là ngày nghỉ cuối tuần",
		"Quy chế 1034 Quy chế của cơ quan Chưa xác định được văn bản", "Chưa có toàn văn", "Phòng Cải cách hành chính", "Huỳnh Xuân Kiên",
		"Văn thư chưa cấp số và ngày")
	lacks(t, "the plan before staff", w, "Ban hành kế hoạch", "Sửa phần đầu", "Thêm thời hạn", "Đánh dấu")
	want(t, "the plan before the Director", x.get("director", path), http.StatusOK, "Ban hành kế hoạch")
	want(t, "the plan before the office", x.get("office", path), http.StatusOK, "Sửa phần đầu", "Thêm thời hạn", "Đánh dấu đã thực hiện")
	want(t, "a plan that is none", x.get("staff", "/cycles/none"), http.StatusNotFound)
	leads(t, "the plan before nobody", x.get("", path), "/signin?back=%2Fcycles%2F"+string(id))
	x.Clock.Set(world.Day(24))
	clear(x.cookies) // sessions end after a working day
	want(t, "the plan after the dates", x.get("staff", path), http.StatusOK, "quá hạn 4 ngày", "quá hạn 3 ngày", "quá hạn 1 ngày")
	x.plan(id)
}

// R195: who is compared with whom, with the form each owes (T12).
func TestPlanPeoplePage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	path := "/cycles/" + string(id) + "/plan/people"
	w := x.get("staff", path)
	want(t, "GET the people of the plan", w, http.StatusOK, "Phan Thị Kim My Lưu trữ viên Viên chức Mẫu số 02", "Lý Thị Mỹ Yến Chuyên viên Công chức Mẫu số 01",
		"Chưa đối chiếu văn bản gốc", "Trưởng các phòng, ban, đơn vị")
	one := x.get("staff", path+"?unit="+string(x.Units["division"]))
	want(t, "of one division", one, http.StatusOK, "Võ Xuân Vũ")
	lacks(t, "of one division", one, "Phan Thị Kim My")
}

// R166: the Director issues, after a pause that says what it sets going, and
// only the plan that was read.
func TestIssuePlan(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	path := "/cycles/" + string(id) + "/plan/issue"
	for _, key := range x.Everyone() {
		if key != "director" {
			want(t, "GET the pause by "+key, x.get(key, path), http.StatusForbidden)
			want(t, "POST by "+key, x.post(key, path, fields("version", "1")), http.StatusForbidden)
		}
	}
	want(t, "the pause", x.get("director", path), http.StatusOK, "9 mốc thời gian, sớm nhất 20/11/2023, muộn nhất 04/12/2023", "14 người của 3 đơn vị", "Quy chế 1034")
	added := fields("title", "Tổng kết", "until", "15/12/2023", "inclusive", "yes", "owner", "office")
	leads(t, "the office adds a date meanwhile", x.post("office", "/cycles/"+string(id)+"/plan/milestones", added), "/cycles/"+string(id))
	want(t, "the plan as it was before", x.post("director", path, fields("version", "1")), http.StatusConflict, "đã được sửa sau khi Anh/Chị mở trang này")
	leads(t, "the plan as it is", x.post("director", path, fields("version", "2")), "/cycles/"+string(id))
	want(t, "twice", x.post("director", path, fields("version", "3")), http.StatusConflict, "đã được ban hành")
	want(t, "a date after that", x.post("office", "/cycles/"+string(id)+"/plan/milestones", added), http.StatusConflict, "Kế hoạch đã ban hành")
	after := x.get("office", "/cycles/"+string(id))
	want(t, "the plan afterwards", after, http.StatusOK, "Đinh Thị Ước, Giám đốc Sở ban hành lúc 08:00", "Ghi số và ngày", "Đánh dấu đã thực hiện")
	lacks(t, "the plan afterwards", after, "Thêm thời hạn", "Ban hành kế hoạch")
}

// A plan that lacks something is not issued: what is missing is listed, with
// the text that asks for it.
func TestIssuePlan_incomplete(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	for _, d := range x.plan(id).Plan.Documents {
		leads(t, "removing a document", x.post("office", "/cycles/"+string(id)+"/plan/texts/"+d.ID+"/remove", nil), "/cycles/"+string(id))
	}
	want(t, "the plan", x.get("office", "/cycles/"+string(id)), http.StatusOK, "Còn thiếu trước khi ban hành", "Văn bản làm căn cứ")
	version := strconv.Itoa(x.plan(id).Plan.Cycle.Version)
	w := x.post("director", "/cycles/"+string(id)+"/plan/issue", fields("version", version))
	want(t, "issuing it", w, http.StatusConflict, "còn thiếu 1 nội dung", "Văn bản làm căn cứ", "Căn cứ:")
}

// The clerk's number and date, and the checklist, are filed after the issue
// (R163, R171); the rest is fixed.
func TestSavePlan(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Issued()
	p := x.plan(id)
	path := "/cycles/" + string(id) + "/plan/edit"
	form := fields("version", "2", "title", p.Plan.Cycle.Title, "purpose", p.Plan.Cycle.Purpose, "number", "1650/KH-SNV", "on", "31/11/2023")
	want(t, "by a head", x.get("head", path), http.StatusForbidden)
	want(t, "the form", x.get("office", path), http.StatusOK, "Ghi số và ngày")
	want(t, "a day that is none", x.post("office", path, form), http.StatusUnprocessableEntity, "31/11/2023", "1650/KH-SNV", "ngày/tháng/năm")
	form.Set("on", "16/11/2023")
	leads(t, "number and date", x.post("office", path, form), "/cycles/"+string(id))
	want(t, "the plan", x.get("staff", "/cycles/"+string(id)), http.StatusOK, "Số 1650/KH-SNV, ngày 16/11/2023")
	form.Set("number", "1700/KH-SNV")
	stale := x.post("office", path, form)
	want(t, "a stale form", stale, http.StatusConflict, "Người khác đã sửa", "1700/KH-SNV", "1650/KH-SNV")
	form.Set("title", "Tên khác")
	form.Set("version", "3")
	want(t, "another title", x.post("office", path, form), http.StatusConflict, "Kế hoạch đã ban hành")

	d := p.Plan.Documents[0]
	tick := "/cycles/" + string(id) + "/plan/texts/" + d.ID + "/tick"
	want(t, "a tick by a head", x.post("head", tick, fields("version", "1", "done", "yes")), http.StatusForbidden)
	leads(t, "a tick", x.post("office", tick, fields("version", "1", "done", "yes")), "/cycles/"+string(id))
	want(t, "a tick from a stale page", x.post("office", tick, fields("version", "1", "done", "no")), http.StatusConflict)
	want(t, "the checklist", x.get("staff", "/cycles/"+string(id)), http.StatusOK, d.Citation+" Căn cứ Đã thực hiện")
}

func TestSaveMilestone(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	base := "/cycles/" + string(id) + "/plan/milestones"
	m := x.plan(id).Plan.Milestones[1]
	want(t, "the form by a head", x.get("head", base+"/"+m.ID), http.StatusForbidden)
	want(t, "a form of nothing", x.get("office", base+"/none"), http.StatusNotFound)
	want(t, "the form", x.get("office", base+"/"+m.ID), http.StatusOK, m.Title, "22/11/2023", "muộn nhất hôm trước")
	want(t, "the form of a new one", x.get("office", base+"/new"), http.StatusOK, "Thêm thời hạn")
	form := fields("version", "1", "title", m.Title, "until", "32/11/2023", "inclusive", "no", "owner", "unit_heads")
	want(t, "a day that is none", x.post("office", base+"/"+m.ID, form), http.StatusUnprocessableEntity, "32/11/2023", "ngày/tháng/năm")
	form.Set("until", "25/11/2023")
	leads(t, "a later day", x.post("office", base+"/"+m.ID, form), "/cycles/"+string(id))
	form.Set("until", "23/11/2023")
	want(t, "two at once", x.post("director", base+"/"+m.ID, form), http.StatusConflict, "Người khác đã sửa", "23/11/2023", "25/11/2023")
	if got := x.plan(id).Plan.Milestones[1]; got.Until != world.Day(25) || got.Code != m.Code {
		t.Errorf("the date is %v of step %q, want the 25th of %q", got.Until, got.Code, m.Code)
	}
	want(t, "removing what a step needs", x.post("office", base+"/"+m.ID+"/remove", nil), http.StatusConflict, "sửa ngày thay vì xóa")
	want(t, "removing nothing", x.post("office", base+"/none/remove", nil), http.StatusNotFound)
	want(t, "an owner nobody knows", x.post("office", base, fields("title", "x", "until", "1/12/2023", "owner", "me")), http.StatusUnprocessableEntity, "Chọn người thực hiện")
}

// R161, R227: the citation stays as it was typed, and is flagged until somebody
// says which text it means.
func TestSaveDocument(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	base := "/cycles/" + string(id) + "/plan/texts"
	want(t, "by a head", x.post("head", base, fields("citation", "Công văn 1")), http.StatusForbidden)
	want(t, "without citation", x.post("office", base, fields("number", "17/CV", "role", "linked")), http.StatusUnprocessableEntity, "17/CV", "như kế hoạch viện dẫn")
	leads(t, "a new text", x.post("office", base, fields("citation", "Công văn số 17", "role", "instruction")), "/cycles/"+string(id))
	documents := x.plan(id).Plan.Documents
	added := documents[len(documents)-1]
	if added.Citation != "Công văn số 17" || added.Resolved || added.Role != cycle.Instruction {
		t.Errorf("added %+v, want it as typed and not resolved", added)
	}
	form := fields("version", "1", "citation", added.Citation, "role", "instruction", "resolved", "yes")
	want(t, "its form", x.get("office", base+"/"+added.ID), http.StatusOK, "Công văn số 17")
	leads(t, "resolving it", x.post("office", base+"/"+added.ID, form), "/cycles/"+string(id))
	want(t, "resolving it twice", x.post("office", base+"/"+added.ID, form), http.StatusConflict, "Người khác đã sửa")
}

// R195: people move between groups of the plan while it is a draft.
func TestSetGroup(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	plan := x.plan(id).Plan
	groups := map[string]string{}
	for _, g := range plan.Groups {
		groups[g.Name] = string(g.ID)
	}
	path := "/cycles/" + string(id) + "/plan/people/" + string(x.Who["driver"])
	workers, staff := groups["Người lao động"], groups["Công chức không giữ chức vụ lãnh đạo, quản lý"]
	want(t, "the form by a head", x.get("head", path), http.StatusForbidden)
	want(t, "the form", x.get("office", path), http.StatusOK, "Nguyễn Quốc Quang", "Người lao động")
	want(t, "a group of collectives", x.post("office", path, fields("was", workers, "group", groups["Đơn vị sự nghiệp thuộc Sở"])), http.StatusUnprocessableEntity, "một nhóm của kế hoạch")
	move := fields("was", workers, "group", staff)
	want(t, "by a head", x.post("head", path, move), http.StatusForbidden)
	leads(t, "a move", x.post("office", path, move), "/cycles/"+string(id))
	want(t, "a move from a stale page", x.post("office", path, move), http.StatusConflict, "Người khác đã sửa")
	unit := "/cycles/" + string(id) + "/plan/units/" + string(x.Units["centre"])
	want(t, "a unit's form", x.get("office", unit), http.StatusOK, "Đơn vị sự nghiệp thuộc Sở")
	other := groups["Phòng, ban, đơn vị hành chính thuộc Sở"]
	leads(t, "a unit's move", x.post("office", unit, fields("was", groups["Đơn vị sự nghiệp thuộc Sở"], "group", other)), "/cycles/"+string(id))
	leads(t, "the roster anew", x.post("office", "/cycles/"+string(id)+"/plan/enrol", nil), "/cycles/"+string(id))
	after := x.plan(id).Plan
	driver, _ := after.Participant(x.Who["driver"])
	centre, _ := after.UnitPart(x.Units["centre"])
	if string(driver.Group) != staff || string(centre.Group) != other || len(after.Participants) != 14 {
		t.Errorf("after taking the roster anew: driver in %s, centre in %s, %d people; want both where they were moved, 14", driver.Group, centre.Group, len(after.Participants))
	}
	issue := fields("version", strconv.Itoa(after.Cycle.Version))
	leads(t, "issuing", x.post("director", "/cycles/"+string(id)+"/plan/issue", issue), "/cycles/"+string(id))
	want(t, "a move after the issue", x.post("office", path, fields("was", staff, "group", workers)), http.StatusConflict, "Kế hoạch đã ban hành")
	leads(t, "an exemption after the issue", x.post("office", path, fields("was", staff, "group", staff, "exempt", "Nghỉ không lương")), "/cycles/"+string(id))
	want(t, "the people", x.get("staff", "/cycles/"+string(id)+"/plan/people"), http.StatusOK, "Miễn tự kiểm điểm: Nghỉ không lương")
	want(t, "the roster anew after the issue", x.post("office", "/cycles/"+string(id)+"/plan/enrol", nil), http.StatusConflict)
}

// Another agency's plan does not exist for a stranger.
func TestPlan_ofAnotherAgency(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	stranger := x.Actor("director")
	stranger.Agency = org.UnitID("elsewhere")
	for _, err := range []error{
		func() error { _, err := x.App.PlanPage(t.Context(), stranger, id); return err }(),
		x.App.IssuePlan(t.Context(), app.By{Actor: stranger}, app.IssuePlanIn{Cycle: id, Version: 1}),
		x.App.EnrolAgain(t.Context(), app.By{Actor: stranger}, id),
	} {
		if err == nil || !strings.Contains(err.Error(), "record.missing") {
			t.Errorf("a stranger was answered %v, want that there is no such record", err)
		}
	}
}
