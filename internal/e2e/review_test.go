package e2e

import "congtam/internal/world/browser"

// prose fills the sections of a form, by the start of its title's text.
func (s *story) fillReview(p *browser.Page, level string) {
	browser.Eval[bool](p, `(() => {
		const set = (el, text) => { el.value = text; el.dispatchEvent(new Event("input", {bubbles: true})); };
		const words = "Chấp hành nghiêm chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; nêu rõ việc đã làm, việc còn chậm và cách khắc phục.";
		for (const el of document.querySelectorAll("main textarea")) if (!el.value && !el.readOnly) set(el, words);
		return true;
	})()`)
	browser.Eval[bool](p, `(() => {
		for (const group of document.querySelectorAll("main fieldset")) {
			const want = group.querySelector("[class*=level-]") ? "`+level+`" : "Tốt";
			const label = [...group.querySelectorAll("label")].find((l) => l.innerText.trim() === want);
			if (label && !label.control.checked) label.click();
		}
		return true;
	})()`)
}

// reviews: written, saved as they are typed, checked, handed in, one returned
// with a reason and handed in again (R037, R198–R202).
func (s *story) reviews() {
	p := s.as(vu)
	open(p, "Hồ sơ của tôi", "Viết bản tự kiểm điểm")
	s.shot(vu, "Mẫu đúng cho từng người, có sẵn nhiệm vụ của năm; mức nào số liệu chưa cho phép thì có lý do bên cạnh")
	p.Press("Kiểm tra rồi nộp")
	p.See("Còn thiếu")
	s.shot(vu, "Kiểm tra trước khi nộp: còn thiếu gì")
	p.Press("Viết tiếp")

	s.fillReview(p, "Hoàn thành nhiệm vụ")
	p.See("Đã lưu lúc") // as it is typed, without a button
	s.shot(vu, "Bản tự kiểm điểm tự lưu trong khi viết")
	p.Press("Kiểm tra rồi nộp")
	p.Press("Nộp bản tự kiểm điểm")
	p.See("Đánh dấu vào lời cam đoan trước khi nộp.")
	p.Choose("Tôi cam đoan")
	p.Press("Nộp bản tự kiểm điểm")
	p.See("Đã nộp bản tự kiểm điểm.")
	s.shot(vu, "Đã nộp: bản tự kiểm điểm được khóa")

	// The head returns it, not without a reason; its author mends it.
	h := s.as(head)
	open(h, "Đơn vị của tôi", vu, "Xem bản tự kiểm điểm", "Trả lại")
	h.Press("Trả lại")
	h.See("Ghi lý do trả lại để người viết biết cần sửa gì.")
	h.Fill("Lý do trả lại", "Mục II cần nêu rõ nguyên nhân của việc chấm điểm chỉ số bị chậm.")
	h.Press("Trả lại")
	h.See("Đã trả lại bản tự kiểm điểm.")
	open(p, "Hồ sơ của tôi", "Viết bản tự kiểm điểm")
	p.See("Mục II cần nêu rõ nguyên nhân")
	s.shot(vu, "Bị trả lại kèm lý do, mở lại để viết")
	p.Fill("II Hạn chế", "Bảng điểm chỉ số gửi chậm 6 ngày do chủ quan, chưa đôn đốc các đơn vị. Đã rút kinh nghiệm từ quý II.")
	p.Press("Kiểm tra rồi nộp")
	p.Choose("Tôi cam đoan")
	p.Press("Nộp bản tự kiểm điểm")
	p.See("Đã nộp bản tự kiểm điểm.")

	for _, name := range []string{head, deputy, trang} {
		p := s.as(name)
		open(p, "Hồ sơ của tôi", "Viết bản tự kiểm điểm")
		s.fillReview(p, "Hoàn thành tốt nhiệm vụ")
		if name == head {
			s.shot(name, "Mẫu của người giữ chức vụ lãnh đạo có thêm mục và tiêu chí quản lý")
		}
		p.Press("Kiểm tra rồi nộp")
		p.Choose("Tôi cam đoan")
		p.Press("Nộp bản tự kiểm điểm")
		p.See("Đã nộp bản tự kiểm điểm.")
	}

	// Nobody reads what is not his to read.
	trangs := s.path(s.as(trang))
	q := s.as(inspector)
	q.Go(s.base + trangs)
	s.refused(q, "không có quyền làm việc này")
	open(h, "Đơn vị của tôi")
	s.shot(head, "Bảng của đơn vị: mọi bản tự kiểm điểm đã nộp")
}
