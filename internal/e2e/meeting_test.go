package e2e

import "congtam/internal/world/browser"

// planMeeting plans the division's meeting before it is ready: what it lacks
// is told, and it cannot be opened (R172).
func (s *story) planMeeting() {
	p := s.as(head)
	p.Go(s.base + s.paths["report"])
	p.Press("Cuộc họp kết luận báo cáo")
	p.Fill("Ngày họp", "17/11/2023")
	p.Fill("Giờ họp", "14 giờ 00")
	p.Fill("Địa điểm", "Phòng họp số 2")
	p.Near("Người chủ trì").Choose(head)
	p.Near("Chủ trì khi kiểm điểm người chủ trì").Choose(head)
	p.Select("Thư ký", vu)
	p.Press("Lưu lịch và triệu tập")
	p.See("Người chủ trì thay phải là người khác với người chủ trì.")
	s.shot(head, "Không ai chủ trì phần kiểm điểm của chính mình")
	p.Near("Chủ trì khi kiểm điểm người chủ trì").Choose(deputy)
	p.Press("Lưu lịch và triệu tập")
	p.See("Đã lưu lịch họp và thành phần triệu tập.")
	p.See("Còn thiếu trước khi khai mạc")
	s.paths["meeting"] = s.path(p)
	s.shot(head, "Cuộc họp chưa đủ điều kiện: còn thiếu gì, theo từng câu")
}

// attend marks everyone present; one absent needs the reason.
func (s *story) attend(p *browser.Page) {
	browser.Eval[bool](p, `[...document.querySelectorAll("fieldset.seat label")].filter((l) => l.innerText.trim() === "Có mặt").map((l) => l.click()).length > 0`)
	p.Press("Lưu điểm danh")
	p.See("Đã lưu điểm danh.")
}

// hold takes the items of the division's meeting up, one after the other.
func (s *story) hold() {
	p := s.as(vu)
	p.Go(s.base + s.paths["meeting"])
	s.attend(p)
	p.See("Đã đủ điều kiện khai mạc.")
	p.Press("Khai mạc")
	p.See("Trình tự kiểm điểm")
	s.shot(vu, "Khai mạc: kiểm điểm tập thể trước, cá nhân sau; người đứng đầu trước, cấp phó và thành viên sau")

	for i, one := range []struct{ subject, chair, writer, level, speaker, remark string }{
		{division, head, vu, "Hoàn thành tốt nhiệm vụ", trang, "Thống nhất với báo cáo; đề nghị quan tâm việc theo dõi kiến nghị sau kiểm tra."},
		{head, deputy, vu, "Hoàn thành tốt nhiệm vụ", deputy, "Đồng chí Trưởng phòng điều hành sát sao; cần phân công rõ hơn trong quý IV."},
		{deputy, head, vu, "Hoàn thành tốt nhiệm vụ", vu, "Thống nhất với bản tự kiểm điểm."},
		{vu, head, head, "Hoàn thành nhiệm vụ", deputy, "Có một bảng điểm gửi chậm 6 ngày; đã rút kinh nghiệm."},
		{trang, head, vu, "Hoàn thành tốt nhiệm vụ", vu, "Nhiệt tình, trách nhiệm."},
	} {
		w := s.as(one.writer)
		w.Go(s.base + s.paths["meeting"])
		w.Press("Mở nội dung này")
		w.See("Chủ trì: " + one.chair)
		if i == 0 { // nobody has spoken yet
			c := s.as(one.chair)
			c.Go(s.base + s.paths["meeting"])
			s.conclude(c, one.level)
			s.refused(c, "Chưa kết luận được", "chưa góp ý")
			s.shot(one.chair, "Chưa kết luận được khi còn người chưa góp ý")
			w.Go(s.base + s.paths["meeting"])
		}
		w.Select("Người phát biểu", one.speaker)
		w.Fill("Nội dung, ghi đúng lời", one.remark)
		w.Press("Ghi vào biên bản")
		w.See("Đã ghi vào biên bản.")
		w.Press("Ghi “không có ý kiến”")
		w.See("Đã ghi vào biên bản.")
		s.vote(w, one.level, i == 0)
		c := s.as(one.chair)
		c.Go(s.base + s.paths["meeting"])
		if i == 1 {
			s.shot(one.chair, "Cấp phó chủ trì khi kiểm điểm người đứng đầu; ý kiến ghi theo từng người")
		}
		s.conclude(c, one.level)
		c.See("Đã kết luận nội dung.")
	}
}

// vote enters what was counted: all for one level.
func (s *story) vote(p *browser.Page, level string, collective bool) {
	voters := browser.Eval[string](p, `(document.body.innerText.match(/(\d+) người có mặt được biểu quyết/) || [])[1] || ""`)
	if collective {
		p.Fill("Tán thành báo cáo", voters)
	}
	p.Near("Kết quả biểu quyết").Fill(level, voters)
	p.Press("Lưu kết quả biểu quyết")
	p.See("Đã lưu kết quả biểu quyết.")
}

// conclude writes the chair's conclusion and proposes a level.
func (s *story) conclude(p *browser.Page, level string) {
	if browser.Eval[bool](p, `!!document.querySelector("#strengths")`) {
		p.Near("Kết luận của người chủ trì").Fill("Ưu điểm", "Hoàn thành các nhiệm vụ được giao, bảo đảm tiến độ, chất lượng.")
		p.Near("Kết luận của người chủ trì").Fill("Hạn chế, khuyết điểm", "Việc theo dõi kiến nghị sau kiểm tra có lúc chưa đến cùng.")
	}
	p.Near("Kết luận của người chủ trì").Fill("Kết luận", "Thống nhất với bản kiểm điểm và mức đề nghị theo biểu quyết.")
	p.Near("Mức xếp loại đề nghị").Choose(level)
	p.Fill("Lý do khác với kết quả tính theo quy định", "Theo biểu quyết của cuộc họp.")
	p.Press("Kết luận")
}

// minutes are read, passed and locked; each person's second edition follows.
func (s *story) minutes() {
	p := s.as(head)
	p.Go(s.base + s.paths["meeting"])
	p.Press("Thông qua biên bản")
	p.Fill("Số người tán thành", "4")
	s.shot(head, "Biên bản tự lập từ cuộc họp, trước khi thông qua")
	p.Press("Thông qua và khóa biên bản")
	p.See("Biên bản đã được thông qua và khóa lại.")
	for _, name := range []string{head, deputy, vu, trang} {
		q := s.as(name)
		open(q, "Hồ sơ của tôi", "Xem bản tự kiểm điểm", "Giữ nguyên bản đã nộp")
		q.Choose("Tôi cam đoan")
		q.Press("Nộp bản hoàn thiện")
		q.See("Đã nộp bản hoàn thiện sau cuộc họp.")
	}
	s.shot(trang, "Bản tự kiểm điểm đã hoàn thiện sau cuộc họp")
}
