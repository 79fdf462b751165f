package e2e

import "congtam/internal/world/browser"

// ballot: paper votes on the department's level, counted by two people apart;
// the result stands when they agree (M3, R032, R245).
func (s *story) ballot() {
	p := s.as(office)
	open(p, "Việc của tôi", "Tổ chức hội nghị biểu quyết xếp loại cơ quan")
	p.Fill("Ngày họp", "27/11/2023")
	p.Fill("Giờ họp", "14 giờ 00")
	p.Near("Người chủ trì").Choose(director)
	p.Select("Thư ký", office)
	p.Select("Người kiểm phiếu thứ nhất", inspector)
	p.Select("Người kiểm phiếu thứ hai", head)
	p.Press("Lưu lịch và triệu tập")
	p.See("Đã lưu lịch họp và thành phần triệu tập.")
	s.paths["ballot"] = s.path(p)
	s.attend(p)
	p.Press("Khai mạc")
	p.Press("Mở nội dung này")
	p.See("Kiểm phiếu")

	voters := browser.Eval[string](p, `(document.body.innerText.match(/(\d+) người được biểu quyết/) || [])[1] || ""`)
	s.count(s.as(inspector), voters, "1")
	s.count(s.as(head), voters, "0")
	p = s.as(head)
	p.See("Hai người đếm khác nhau. Đếm lại rồi sửa cho đúng.")
	s.shot(head, "Hai người kiểm phiếu đếm khác nhau: chưa có kết quả")
	s.count(p, voters, "1")
	p.See("Hai người đếm khớp nhau")
	s.shot(head, "Đếm khớp: kết quả kiểm phiếu không sửa được nữa")

	d := s.as(director)
	d.Go(s.base + s.paths["ballot"])
	s.conclude(d, good)
	d.See("Đã kết luận nội dung.")
	d.Press("Thông qua biên bản")
	d.Fill("Số người tán thành", voters)
	d.Press("Thông qua và khóa biên bản")
	d.See("Biên bản đã được thông qua và khóa lại.")
	s.shot(director, "Biên bản hội nghị biểu quyết đã khóa")
}

// count enters a teller's count: spoilt of them invalid, all others for one
// level.
func (s *story) count(p *browser.Page, voters, spoilt string) {
	p.Go(s.base + s.paths["ballot"])
	valid := browser.Eval[string](p, `String(Number("`+voters+`") - Number("`+spoilt+`"))`)
	tally := p.Near("Kiểm phiếu")
	tally.Fill("Phát ra", voters)
	tally.Fill("Thu về", voters)
	tally.Fill("Phiếu hợp lệ", valid)
	tally.Fill("Phiếu hỏng", spoilt)
	tally.Fill(good, valid)
	p.Press("Nhập kết quả đếm")
	p.See("Đã ghi kết quả đếm của Anh/Chị.")
}
