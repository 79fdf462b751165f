package web

import (
	"net/http"
	"testing"

	"congtam/internal/domain/dossier"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// Every division's head sees what is due and when; everybody sees the own work.
func TestHomePage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	leads(t, "GET / by nobody", x.get("", "/"), "/signin?back=%2F")
	want(t, "before there is a plan", x.get("staff", "/"), http.StatusOK, "chưa có kế hoạch")
	lacks(t, "before there is a plan", x.get("staff", "/"), "Lập kế hoạch")
	want(t, "the office before there is a plan", x.get("office", "/"), http.StatusOK, "Lập kế hoạch")
	id := x.Drafted()
	want(t, "staff while the plan is drafted", x.get("staff", "/"), http.StatusOK, "đang được soạn")
	want(t, "the Director while the plan is drafted", x.get("director", "/"), http.StatusOK, "Xem và ban hành kế hoạch")
	leads(t, "issuing it", x.post("director", "/cycles/"+string(id)+"/plan/issue", fields("version", "1")), "/cycles/"+string(id))
	for _, head := range []string{"head", "centre", "office"} {
		want(t, "GET / by "+head, x.get(head, "/"), http.StatusOK, "Thời hạn của tôi theo kế hoạch",
			"chậm nhất ngày 20/11/2023 (tính cả ngày này)", "trước ngày 22/11/2023 (muộn nhất 21/11/2023)", "còn 4 ngày", "còn 5 ngày",
			"Gửi nội dung tổng hợp báo cáo của Sở", "Viết báo cáo kiểm điểm tập thể", "Viết và nộp bản tự kiểm điểm")
	}
	staff := x.get("staff", "/")
	want(t, "GET / by staff", staff, http.StatusOK, "Viết và nộp bản tự kiểm điểm", "21/11/2023", "còn 5 ngày")
	lacks(t, "GET / by staff", staff, "Gửi nội dung tổng hợp", "Thời hạn của tôi")
	want(t, "GET / by the office", x.get("office", "/"), http.StatusOK, "Gửi báo cáo UBND tỉnh", "29/11/2023", "Gửi hồ sơ Ban Tổ chức Tỉnh ủy", "04/12/2023")
	want(t, "GET / by the administrator", x.get("admin", "/"), http.StatusOK, "không còn việc nào", "Mốc tiếp theo của kế hoạch")
	for _, key := range x.Everyone() {
		p, err := x.App.HomePage(t.Context(), x.Actor(key))
		if err != nil || p.Queries > 8 {
			t.Errorf("HomePage of %s took %d statements, %v; want at most 8", key, p.Queries, err)
		}
	}
}

// What is late comes first, and a step that is met is no longer late.
func TestHomePage_late(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Issued()
	x.Clock.Set(world.Day(24))
	want(t, "GET / by a head who did nothing", x.get("head", "/"), http.StatusOK, "quá hạn 4 ngày", "quá hạn 3 ngày")
	clear(x.cookies) // sessions end after a working day
	x.Write(func(tx *storage.Tx) error {
		sent := dossier.Contribution{ID: "c1", Cycle: id, Unit: x.Units["division"], State: dossier.ContributionDraft}
		if err := tx.AddContribution(t.Context(), sent); err != nil {
			return err
		}
		sent.Version, sent.State, sent.SubmittedAt = 1, dossier.ContributionSubmitted, tx.Now()
		return tx.SaveContribution(t.Context(), sent)
	})
	after := x.get("head", "/")
	want(t, "GET / once the contribution is in", after, http.StatusOK, "Đã xong", "quá hạn 3 ngày")
	lacks(t, "GET / once the contribution is in", after, "quá hạn 4 ngày")
}
