package e2e

import (
	"strings"

	"congtam/internal/world/browser"
)

// headings are the questions of a report, in order.
func headings(p *browser.Page) []string {
	return browser.Eval[[]string](p, `[...document.querySelectorAll("main h2")].filter((h) => h.parentElement.querySelector("textarea[id^=text-]")).map((h) => h.innerText.trim())`)
}

// writeReport fills a report section by section, names its level and sends it.
func (s *story) writeReport(p *browser.Page, due string) {
	for _, heading := range headings(p) {
		panel := p.Near(heading)
		text := "Thực hiện đầy đủ, đúng quy định; có kiểm tra, đôn đốc hằng tháng."
		if strings.HasPrefix(heading, "II.1") {
			text = "Việc theo dõi kiến nghị sau kiểm tra có lúc chưa đến cùng; một số chỉ số thành phần còn thấp."
		}
		panel.Fill("Nội dung", text)
		if browser.Eval[bool](panel, `(() => { try { return !!congtamField("Tự đánh giá cấp độ thực hiện").closest("form").contains(document.activeElement); } catch { return false; } })()`) {
			panel.Select("Tự đánh giá cấp độ thực hiện", "Tốt")
		}
		panel.Press("Lưu mục này")
		p.See("Đã lưu.")
	}
	if p.Has("Mức tập thể đề nghị") {
		p.Choose("Hoàn thành tốt nhiệm vụ")
		p.Press("Lưu mức đề nghị")
		p.See("Đã lưu.")
	}
	p.Fill("Hạn góp ý", due)
	p.Press("Gửi lấy ý kiến")
	p.See("Đã gửi lấy ý kiến.")
}

// report: the head drafts, everyone comments with own responsibility, each
// comment is answered, the final edition is made (R203–R205, R214).
func (s *story) report() {
	p := s.as(head)
	open(p, "Việc của tôi", "Viết báo cáo kiểm điểm tập thể")
	s.paths["report"] = s.path(p)
	p.See("Còn thiếu trước khi gửi lấy ý kiến")
	s.shot(head, "Báo cáo kiểm điểm tập thể: còn thiếu gì trước khi gửi lấy ý kiến")
	p.Fill("Hạn góp ý", "18/11/2023")
	p.Press("Gửi lấy ý kiến")
	s.refused(p, "Báo cáo còn thiếu")
	s.shot(head, "Gửi sớm bị từ chối, kể rõ mục nào thiếu")
	s.planMeeting()
	p.Go(s.base + s.paths["report"])
	s.writeReport(p, "18/11/2023")

	for name, comment := range map[string]string{
		deputy: "Mục II.1 cần nêu thêm việc chấm điểm chỉ số của hai huyện bị chậm.",
		vu:     "Đề nghị bổ sung nguyên nhân do phần mềm báo cáo được nâng cấp trong quý II.",
	} {
		q := s.as(name)
		q.Go(s.base + s.paths["report"])
		q.Fill("Ý kiến", comment)
		q.Fill("Vai trò, trách nhiệm cá nhân", "Được giao theo dõi việc này; nhận trách nhiệm vì chưa đôn đốc kịp thời.")
		q.Press("Gửi ý kiến")
		q.See("Đã ghi ý kiến của Anh/Chị.")
	}
	s.shot(deputy, "Thành viên góp ý và làm rõ trách nhiệm của mình")
	p.Go(s.base + s.paths["report"])
	p.Press("Hoàn thiện báo cáo")
	s.refused(p, "chưa được tiếp thu hoặc giải trình", trang+" chưa góp ý")
	s.shot(head, "Chưa hoàn thiện được: ý kiến chưa trả lời, người chưa góp ý")
	q := s.as(trang)
	q.Go(s.base + s.paths["report"])
	q.Choose("Không có ý kiến")
	q.Press("Gửi ý kiến")
	q.See("Đã ghi ý kiến của Anh/Chị.")

	p.Go(s.base + s.paths["report"])
	answer := p.Near("chấm điểm chỉ số của hai huyện")
	answer.Choose("Tiếp thu")
	answer.Press("Lưu kết luận")
	p.See("Đã lưu kết luận về ý kiến.")
	answer = p.Near("do phần mềm báo cáo được nâng cấp")
	answer.Choose("Không tiếp thu")
	answer.Press("Lưu kết luận")
	p.See("Ghi lý do không tiếp thu.")
	answer.Fill("Lý do, giải trình", "Phần mềm nâng cấp trong hai ngày, không làm chậm báo cáo quý.")
	answer.Press("Lưu kết luận")
	p.See("Đã lưu kết luận về ý kiến.")
	p.Press("Hoàn thiện báo cáo")
	p.See("Đã hoàn thiện báo cáo.")
	s.shot(head, "Báo cáo đã hoàn thiện sau góp ý")
	p.Press("Các bản đã lưu")
	s.shot(head, "Các bản đã lưu của báo cáo")
}

// contribution: what the division adds to the department's report (R235).
func (s *story) contribution() {
	p := s.as(head)
	open(p, "Việc của tôi", "Gửi nội dung tổng hợp báo cáo của Sở")
	p.Press("Gửi Văn phòng Sở")
	s.refused(p, "chưa gửi được")
	open(p, "Việc của tôi", "Gửi nội dung tổng hợp báo cáo của Sở")
	for _, part := range []string{"I. Kết quả", "II. Tồn tại", "III. Nguyên nhân", "IV. Giải pháp", "V. Nhiệm vụ"} {
		p.Fill(part, "Theo báo cáo kiểm điểm của phòng; số liệu đến ngày 15/11/2023.")
	}
	p.Press("Gửi Văn phòng Sở")
	p.See("Đã gửi Văn phòng Sở")
	s.shot(head, "Nội dung của phòng đã gửi Văn phòng Sở, trước hạn 20/11")
}
