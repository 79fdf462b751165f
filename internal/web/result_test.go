package web

import (
	"net/http"
	"net/url"
	"testing"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/web/ui"
)

func noticeOf(x *site, year cycle.ID, key string) app.MyResultPage {
	x.t.Helper()
	p, err := x.App.MyResultPage(x.t.Context(), x.Actor(key), year)
	if err != nil {
		x.t.Fatalf("MyResultPage(%s) = %v", key, err)
	}
	return p
}

// R025, R026: the person sees the level with its reasons, confirms reading,
// and may petition; a petition without words stays as typed.
func TestMyResultPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Published(nil)
	path := ui.MyResultPath(year)
	want(t, "nobody's result", x.get("", path), http.StatusSeeOther)
	want(t, "my result", x.get("staff", path), http.StatusOK, "Mức xếp loại", "Xác nhận đã đọc", "Kiến nghị")
	mine := noticeOf(x, year, "staff")
	want(t, "another's receipt", x.post("staff2", ui.AcknowledgePath(mine.Notice.ID), nil), http.StatusForbidden)
	want(t, "my receipt", x.post("staff", ui.AcknowledgePath(mine.Notice.ID), nil), http.StatusSeeOther)
	want(t, "after it", x.get("staff", path), http.StatusOK, "Anh/Chị đã xác nhận đọc")
	empty := fields("cycle", string(year), "content", "  ")
	want(t, "a petition without words", x.post("staff", ui.FilePetitionPath(mine.Notice.ID), empty), http.StatusUnprocessableEntity, "Ghi nội dung kiến nghị.")
	good := fields("cycle", string(year), "content", "Tôi đã hoàn thành vượt mức 5/5 nhiệm vụ.")
	want(t, "a petition", x.post("staff", ui.FilePetitionPath(mine.Notice.ID), good), http.StatusSeeOther)
	want(t, "my result with it", x.get("staff", path), http.StatusOK, "5/5 nhiệm vụ", "chờ trả lời")
}

// Article 24: only who decided the level answers.
func TestPetitionPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Published(nil)
	mine := noticeOf(x, year, "staff")
	filed := fields("cycle", string(year), "content", "Đề nghị xem lại nhiệm vụ thứ ba.")
	want(t, "a petition", x.post("staff", ui.FilePetitionPath(mine.Notice.ID), filed), http.StatusSeeOther)
	petition := noticeOf(x, year, "staff").Petition
	path := ui.PetitionPath(petition.ID)
	want(t, "for a colleague", x.get("staff2", path), http.StatusForbidden)
	want(t, "for the office", x.get("office", path), http.StatusOK, "Đề nghị xem lại nhiệm vụ thứ ba.")
	want(t, "for the Director", x.get("director", path), http.StatusOK, "Trả lời kiến nghị")
	answer := func(text string) url.Values { return fields("version", "1", "answer", text) }
	want(t, "no words", x.post("director", ui.AnswerPetitionPath(petition.ID), answer(" ")), http.StatusUnprocessableEntity, "Ghi nội dung trả lời.")
	want(t, "by the office", x.post("office", ui.AnswerPetitionPath(petition.ID), answer("Không")), http.StatusForbidden)
	want(t, "the answer", x.post("director", ui.AnswerPetitionPath(petition.ID), answer("Giữ nguyên kết quả.")), http.StatusSeeOther)
	want(t, "answered", x.get("staff", ui.MyResultPath(year)), http.StatusOK, "Giữ nguyên kết quả.", "Đã trả lời")
}

// R025: results of a unit are for its members, once published.
func TestUnitResultsPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	year := x.Decided(nil)
	path := ui.UnitResultsPath(year, x.Units["division"])
	want(t, "before publication", x.get("staff", path), http.StatusOK, "chưa được công khai")
	want(t, "published by the head of a division", x.post("head", ui.PublishPath(year), nil), http.StatusForbidden)
	want(t, "published by the Director", x.post("director", ui.PublishPath(year), nil), http.StatusSeeOther)
	want(t, "for a member", x.get("staff", path), http.StatusOK, "Công khai lúc", "H'Hen Niê")
	want(t, "for a member of another unit", x.get("archivist", path), http.StatusForbidden)
	want(t, "how results went out", x.get("office", ui.ResultsPath(year)), http.StatusOK, "đã xác nhận đọc thông báo")
	want(t, "for staff", x.get("staff", ui.ResultsPath(year)), http.StatusForbidden)
}

// R008: results over the years, of a person and of a unit.
func TestHistoryPages(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.Published(nil)
	want(t, "my years", x.get("staff", ui.PersonHistoryPath(x.Who["staff"])), http.StatusOK, "2023")
	want(t, "a colleague's years", x.get("staff2", ui.PersonHistoryPath(x.Who["staff"])), http.StatusForbidden)
	want(t, "a unit's years for its head", x.get("head", ui.UnitHistoryPath(x.Units["division"])), http.StatusOK, "2023", "H'Hen Niê")
	want(t, "for another unit's member", x.get("archivist", ui.UnitHistoryPath(x.Units["division"])), http.StatusForbidden)
}
