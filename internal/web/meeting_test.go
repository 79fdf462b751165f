package web

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"congtam/internal/domain/meeting"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/ui"
	"congtam/internal/world"
)

func body(pairs ...string) io.Reader { return strings.NewReader(fields(pairs...).Encode()) }

// R034, R172, R207, R208, R240: a division's meeting is planned, lacks are
// listed, attendance is marked.
func TestMeetingPlanPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Issued()
	path := ui.UnitMeetingPath(id, x.Units["division"])
	want(t, "by staff", x.get("staff", path), http.StatusForbidden)
	want(t, "by the head", x.get("head", path), http.StatusOK, "muộn nhất 21/11/2023", "Huỳnh Xuân Kiên", "Triệu tập toàn thể")
	head, deputy, staff := string(x.Who["head"]), string(x.Who["deputy"]), string(x.Who["staff"])
	form := fields("held_on", "22/11/2023", "chair", head, "stand_in", head, "secretary", staff)
	want(t, "late and its own stand-in", x.post("head", path, form), http.StatusUnprocessableEntity, "sau thời hạn", "khác với người chủ trì", "22/11/2023")
	form.Set("held_on", "17/11/2023")
	form.Set("stand_in", deputy)
	if w := x.post("head", path, form); w.Code != http.StatusSeeOther {
		t.Fatalf("planning = %d: %s", w.Code, plain(w.Body.String()))
	}
	want(t, "planning it twice", x.post("deputy", path, form), http.StatusConflict, "17/11/2023")
	m := x.MeetingOf(id, "division")
	w := x.get("head", ui.MeetingPath(m.ID))
	want(t, "the meeting", w, http.StatusOK, "Còn thiếu trước khi khai mạc", "chưa gửi lấy ý kiến", "H'Hen Niê chưa nộp", "Lý Đức Thịnh")
	want(t, "opening it", x.post("head", ui.OpenMeetingPath(m.ID), fields("version", "1")), http.StatusConflict, "chưa khai mạc được", "Căn cứ")
	absent := fields("state-"+m.Seats[3].ID, "absent")
	want(t, "absent without a reason", x.post("staff", ui.AttendancePath(m.ID), absent), http.StatusUnprocessableEntity, "Ghi lý do vắng mặt của H'Hen Niê")
	want(t, "attendance by another", x.post("staff2", ui.AttendancePath(m.ID), absent), http.StatusForbidden)
	absent.Set("reason-"+m.Seats[3].ID, "nghỉ thai sản")
	leads(t, "attendance", x.post("staff", ui.AttendancePath(m.ID), absent), ui.MeetingPath(m.ID))
	want(t, "a stranger", x.get("archivist", ui.MeetingPath(m.ID)), http.StatusForbidden)
	found := x.get("staff2", path)
	want(t, "a member finds the meeting", found, http.StatusOK, "Đến cuộc họp", "Huỳnh Xuân Kiên")
	lacks(t, "a member's view of the plan", found, "Lưu lịch", "lịch không sửa được nữa")
	want(t, "a stranger seeks it", x.get("archivist", path), http.StatusForbidden)
	want(t, "the invited leader", x.get("vice", ui.MeetingPath(m.ID)), http.StatusOK, "nghỉ thai sản")
}

// R186, R187, R212–R221, R032, R148, T5: a division's meeting in the browser.
func TestMeetingPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Issued()
	id := x.MeetingOpen(year, "division")
	m := x.Meeting(id)
	path := ui.MeetingPath(id)
	collective, head := m.Items[0], m.Items[1]
	want(t, "before the first item", x.get("staff", path), http.StatusOK, "Kiểm điểm tập thể Phòng Cải cách hành chính", "Mở nội dung này", "Có mặt 5 trên 5 người được mời; 4 người được biểu quyết")
	lacks(t, "before a member", x.get("staff2", path), "Mở nội dung này", "Ghi ý kiến")
	want(t, "a person before the collective", x.post("staff", ui.OpenItemPath(id, head.ID), nil), http.StatusConflict, "Báo cáo kiểm điểm tập thể của đơn vị chưa được kết luận", "Căn cứ")
	leads(t, "the collective", x.post("staff", ui.OpenItemPath(id, collective.ID), fields("chair", string(x.Who["head"]))), path)

	remarks := ui.RemarksPath(id, collective.ID)
	want(t, "a remark of nothing", x.post("staff", remarks, fields("speaker", m.Seats[1].ID)), http.StatusUnprocessableEntity, "Ghi ý kiến, hoặc chọn")
	want(t, "a remark by a member", x.post("staff2", remarks, fields("speaker", m.Seats[1].ID, "text", "a")), http.StatusForbidden)
	leads(t, "a remark", x.post("staff", remarks, fields("speaker", m.Seats[1].ID, "text", "Đề nghị nêu rõ hai việc chậm.")), path)
	conclude := fields("mark", (meeting.Conclusion{}).Mark(), "strengths", "Hoàn thành 42/45 nhiệm vụ.", "shortcomings", "Ba nhiệm vụ chậm.", "level", "good")
	early := x.post("head", ui.ConcludeItemPath(id, collective.ID), conclude)
	want(t, "concluding too early", early, http.StatusConflict, "Võ Xuân Vũ chưa góp ý", "Chưa ghi kết quả biểu quyết", "Hoàn thành 42/45 nhiệm vụ.")
	leads(t, "the others are silent", x.post("staff", ui.SilencePath(id, collective.ID), nil), path)
	votes := ui.VotesPath(id, collective.ID)
	want(t, "votes that are no numbers", x.post("staff", votes, fields("for", "bốn")), http.StatusUnprocessableEntity, "số nguyên")
	want(t, "more votes than voters", x.post("staff", votes, fields("for", "4", "votes-good", "5")), http.StatusUnprocessableEntity, "nhiều hơn 4 người")
	leads(t, "votes", x.post("staff", votes, fields("for", "4", "votes-good", "4")), path)
	leads(t, "a draft by the secretary", x.post("staff", ui.DraftConclusionPath(id, collective.ID), conclude), path)
	stale := x.post("head", ui.ConcludeItemPath(id, collective.ID), fields("mark", (meeting.Conclusion{}).Mark(), "strengths", "Khác", "level", "good"))
	want(t, "over a draft not read", stale, http.StatusConflict, "Khác", "Hoàn thành 42/45 nhiệm vụ.")
	conclude.Set("mark", x.Meeting(id).Items[0].Conclusion.Mark())
	want(t, "by the secretary", x.post("staff", ui.ConcludeItemPath(id, collective.ID), conclude), http.StatusForbidden)
	leads(t, "by the chair", x.post("head", ui.ConcludeItemPath(id, collective.ID), conclude), path)

	own := x.post("staff", ui.OpenItemPath(id, head.ID), fields("chair", string(x.Who["head"])))
	want(t, "T5: the head in the chair for himself", own, http.StatusConflict, "phải phân công cấp phó chủ trì", "Căn cứ")
	want(t, "the choice of chairs", x.get("staff", path), http.StatusOK, "Nội dung 2 trên 5", "Không ai chủ trì phần kiểm điểm của chính mình")
	leads(t, "the deputy in the chair", x.post("staff", ui.OpenItemPath(id, head.ID), fields("chair", string(x.Who["deputy"]))), path)
	live := x.get("deputy", path)
	want(t, "the item before its chair", live, http.StatusOK, "Chủ trì: Trương Ngọc Mai, Phó Trưởng phòng", "Năng lực lãnh đạo, quản lý", "Kết luận", "Đề xuất hoàn thành xuất sắc")
	lacks(t, "the item before the head himself", x.get("head", path), "Lưu nháp", "Ghi vào biên bản")
}

// R218, R032: minutes are worded, adopted by count and locked.
func TestMinutesPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.MeetingOpen(x.Issued(), "division")
	for range x.Meeting(id).Items {
		x.ItemConcluded(id)
	}
	path := ui.MinutesPath(id)
	version := strconv.Itoa(x.Meeting(id).Version)
	want(t, "by a stranger", x.get("archivist", path), http.StatusForbidden)
	want(t, "the minutes", x.get("staff", path), http.StatusOK, "BIÊN BẢN", "Kiểm điểm cá nhân Huỳnh Xuân Kiên, Trưởng phòng", "không có ý kiến.", "Thông qua và khóa biên bản")
	lacks(t, "before a member", x.get("staff2", path), "Lưu phần này", "Thông qua và khóa")
	words := fields("version", version, "part", "opening", "words-text-opening", "Chủ trì nêu lý do cuộc họp.")
	leads(t, "wording them", x.post("staff", path+"/words", words), path)
	words.Set("words-text-opening", "Khác")
	want(t, "over words not read", x.post("head", path+"/words", words), http.StatusConflict, "Khác", "Chủ trì nêu lý do cuộc họp.")
	version = strconv.Itoa(x.Meeting(id).Version)
	want(t, "two of four", x.post("head", path+"/adopt", fields("version", version, "for", "2")), http.StatusConflict, "quá nửa")
	want(t, "more than there are", x.post("head", path+"/adopt", fields("version", version, "for", "9")), http.StatusUnprocessableEntity, "nhiều hơn 4")
	leads(t, "adopting them", x.post("head", path+"/adopt", fields("version", version, "for", "4")), path)
	after := x.get("staff", path)
	want(t, "adopted", after, http.StatusOK, "4/4 người có quyền biểu quyết tán thành")
	lacks(t, "adopted", after, "Lưu phần này", "Thông qua và khóa")
	words.Set("version", strconv.Itoa(x.Meeting(id).Version))
	want(t, "wording them afterwards", x.post("staff", path+"/words", words), http.StatusConflict, "khóa lại")
}

// R242, R032: the ballot is counted by two; both see where they differ.
func TestTally(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Issued()
	x.LeadershipReviewed(year)
	id := x.MeetingOpen(year, "ballot")
	m := x.Meeting(id)
	item, path := m.Items[0].ID, ui.MeetingPath(id)
	leads(t, "opening the ballot", x.post("office", ui.OpenItemPath(id, item), fields("chair", string(m.Chair))), path)
	n := strconv.Itoa(m.Voters(""))
	count := fields("issued", n, "returned", n, "valid", n, "votes-good", n)
	want(t, "by a leader", x.post("vice", ui.TallyPath(id, item), count), http.StatusForbidden)
	wrong := fields("issued", n, "returned", "1", "valid", n, "votes-good", n)
	want(t, "a count that contradicts itself", x.post("head", ui.TallyPath(id, item), wrong), http.StatusUnprocessableEntity, "Phát ra "+n+" phải bằng thu về 1")
	leads(t, "the first count", x.post("head", ui.TallyPath(id, item), count), path)
	lacks(t, "the other teller meanwhile", x.get("centre", path), "Kết quả của hai người kiểm phiếu")
	count.Set("votes-good", strconv.Itoa(m.Voters("")-1))
	count.Set("votes-excellent", "1")
	leads(t, "another count", x.post("centre", ui.TallyPath(id, item), count), path)
	want(t, "both differ, before the first", x.get("head", path), http.StatusOK, "Hai người đếm khác nhau", "Kết quả của hai người kiểm phiếu")
	want(t, "both differ, before the second", x.get("centre", path), http.StatusOK, "Hai người đếm khác nhau")
	leads(t, "counted again", x.post("head", ui.TallyPath(id, item), count), path)
	want(t, "both agree", x.get("director", path), http.StatusOK, "Hai người đếm khớp nhau", "Được quá nửa số phiếu phát ra")
}

// R193: the order among the excellent, in the browser.
func TestRankExcellent(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.ReportConcluded(x.Issued(), "division")
	for range 2 {
		it := x.ItemOpen(id)
		if err := x.Conclude(id, it, world.Judged(rulebook.Excellent)); err != nil {
			t.Fatal(err)
		}
	}
	head, deputy := "rank-"+string(x.Who["head"]), "rank-"+string(x.Who["deputy"])
	want(t, "the form", x.get("staff", ui.MeetingPath(id)), http.StatusOK, "Thứ tự đề xuất xuất sắc", "2 hoàn thành xuất sắc")
	want(t, "a place twice", x.post("staff", ui.RankPath(id), fields(head, "1", deputy, "1")), http.StatusUnprocessableEntity, "một thứ tự riêng")
	want(t, "no number", x.post("staff", ui.RankPath(id), fields(head, "một", deputy, "1")), http.StatusUnprocessableEntity, "một thứ tự riêng")
	leads(t, "an order", x.post("staff", ui.RankPath(id), fields(head, "2", deputy, "1")), ui.MeetingPath(id))
}
