package e2e

// dossier: four items and quota A with its arithmetic; the office receives,
// returns with a reason, and accepts (R222-R226, T1, T13).
func (s *story) dossier() {
	p := s.as(head)
	open(p, "Hồ sơ của đơn vị")
	s.paths["dossier"] = s.path(p)
	p.See("Bốn thành phần của hồ sơ")
	s.shot(head, "Hồ sơ bốn thành phần, giới hạn xuất sắc kèm phép tính")
	p.Press("Nộp hồ sơ về Văn phòng")
	p.See("Sau đó chỉ sửa được nếu Văn phòng trả lại.")
	p.Press("Nộp hồ sơ về Văn phòng")
	p.See("Đã nộp hồ sơ về Văn phòng.")

	o := s.as(office)
	open(o, "Hồ sơ các đơn vị")
	s.shot(office, "Văn phòng: hồ sơ các đơn vị")
	o.Press(division)
	o.Press("Tiếp nhận")
	o.See("Đã tiếp nhận hồ sơ.")
	o.Press("Trả lại hồ sơ")
	o.Press("Trả lại hồ sơ")
	o.See("Ghi lý do trả lại để đơn vị bổ sung.")
	o.Fill("Lý do trả lại", "Đề nghị kiểm tra lại thứ tự ký biên bản.")
	o.Press("Trả lại hồ sơ")
	o.See("Đã trả lại hồ sơ.")
	open(p, "Hồ sơ của đơn vị")
	p.See("Đề nghị kiểm tra lại thứ tự ký biên bản.")
	s.shot(head, "Văn phòng trả lại kèm lý do")
	p.Press("Nộp hồ sơ về Văn phòng")
	p.Press("Nộp hồ sơ về Văn phòng")
	p.See("Đã nộp hồ sơ về Văn phòng.")
	o.Go(s.base + s.paths["dossier"])
	o.Press("Nhận hồ sơ")
	o.See("Đã nhận hồ sơ.")
	s.shot(office, "Văn phòng đã nhận hồ sơ")
}
