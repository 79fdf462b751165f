package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"

	"congtam/internal/world/browser"
)

// results: each person is told, results are published inside the unit, one
// petitions and is answered (R025, R026).
func (s *story) results() {
	p := s.as(trang)
	open(p, "Kết quả của tôi")
	p.See(good)
	s.shot(trang, "Thông báo kết quả đến từng người, với lý do và điều khoản")
	p.Press("Xác nhận đã đọc")
	p.See("Đã ghi nhận Anh/Chị đọc thông báo.")

	q := s.as(vu)
	open(q, "Kết quả của tôi")
	q.Press("Nộp kiến nghị")
	q.See("Có lỗi cần sửa")
	q.Fill("Nội dung kiến nghị", "Bảng điểm gửi chậm do hai huyện gửi số liệu muộn; đề nghị xem lại mức xếp loại.")
	q.Press("Nộp kiến nghị")
	q.See("Đã nộp kiến nghị.")
	s.shot(vu, "Không đồng ý thì kiến nghị, ngay tại đây")

	d := s.as(director)
	open(d, "Thông báo, công khai")
	s.shot(director, "Ai đã nhận thông báo, đơn vị nào đã công khai, kiến nghị nào chờ trả lời")
	d.Press("Công khai ở mọi đơn vị")
	d.See("Đã công khai kết quả.")
	d.Near("Kiến nghị").Press(vu)
	d.Fill("Trả lời", "Đã kiểm tra: hai huyện gửi số liệu đúng hạn. Giữ nguyên mức xếp loại.")
	d.Press("Trả lời kiến nghị")
	d.See("Đã ghi trả lời kiến nghị.")
	open(q, "Kết quả của tôi")
	q.See("Giữ nguyên mức xếp loại.")
	s.shot(vu, "Câu trả lời đến người kiến nghị")

	open(p, "Đơn vị của tôi")
	p.Go(s.base + s.path(p) + "/results")
	p.See(vu)
	s.shot(trang, "Công khai trong đơn vị: mức và nhận xét, không gì khác")
	o := s.as(inspector)
	o.Go(p.URL())
	s.refused(o, "không có quyền làm việc này")
}

// documents are ordered, made, fetched, and open.
func (s *story) documents() {
	for _, who := range []string{head, director} {
		p := s.as(who)
		documents := []string{"Văn bản"}
		if who == head {
			documents = []string{"Văn bản", division}
		}
		open(p, documents...)
		if p.Has("Tạo các văn bản còn thiếu") {
			p.Press("Tạo các văn bản còn thiếu")
		}
		for p.Has("Đang tạo") {
			open(p, documents...)
		}
		s.shot(who, "Văn bản: DOCX, PDF, XLSX")
		s.fetchAll(p)
	}
	s.t.Logf("documents that open: %v", s.fetched)
}

// fetchAll downloads every document the page offers and looks into it.
func (s *story) fetchAll(p *browser.Page) {
	links := browser.Eval[[]string](p, `[...new Set([...document.querySelectorAll("main a[href^='/documents/']")].map((a) => a.getAttribute("href")))]`)
	if len(links) == 0 {
		s.t.Errorf("%s offers no document", p.URL())
	}
	for _, link := range links {
		got := browser.Eval[struct{ Status, Type, Body string }](p, `fetch("`+link+`").then(async (r) => {
			const bytes = new Uint8Array(await r.arrayBuffer());
			let body = "";
			for (let i = 0; i < bytes.length; i += 32768) body += String.fromCharCode(...bytes.subarray(i, i + 32768));
			return {Status: String(r.status), Type: r.headers.get("Content-Type") || "", Body: btoa(body)};
		})`)
		data, err := base64.StdEncoding.DecodeString(got.Body)
		if err == nil && got.Status == "200" {
			err = opens(got.Type, data)
		}
		if err != nil || got.Status != "200" {
			s.t.Errorf("GET %s = %s %s, %d bytes: %v", link, got.Status, got.Type, len(data), err)
		}
		s.fetched[strings.SplitN(got.Type, ";", 2)[0]]++
	}
}

// opens looks whether a file is what its type says.
func opens(kind string, data []byte) error {
	if strings.HasPrefix(kind, "application/pdf") {
		if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[len(data)-64:], []byte("%%EOF")) {
			return fmt.Errorf("no PDF")
		}
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	main := map[bool]string{true: "xl/workbook.xml", false: "word/document.xml"}[strings.Contains(kind, "sheet")]
	file, err := archive.Open(main)
	if err != nil {
		return err
	}
	return file.Close()
}
