package e2e

import (
	"os"
	"path/filepath"

	"congtam/internal/world/browser"
)

// plan: the Director has issued it; every head sees what is due and when (R166).
func (s *story) plan() {
	p := s.browser.Open(s.t)
	p.Go(s.base + "/signin")
	p.See("Bản demo")
	s.album.add(p, "", "Trang đăng nhập của bản demo: mỗi người một nút")

	p = s.as(director)
	p.See("Việc của tôi")
	s.shot(director, "Giám đốc: việc cần làm hôm nay")
	p.Press("Kế hoạch")
	p.See("trước ngày 22/11/2023 (muộn nhất 21/11/2023)")
	s.shot(director, "Kế hoạch đã ban hành, với thời hạn, căn cứ và đơn vị tham gia")

	p = s.as(head)
	p.See("Viết báo cáo kiểm điểm tập thể: " + division)
	s.shot(head, "Trưởng phòng thấy ngay việc nào đến hạn")
}

// work: a task with its evidence, and last year's shortcomings.
func (s *story) work() {
	p := s.as(vu)
	open(p, "Hồ sơ của tôi", "Nhiệm vụ trong năm và kết quả", "Thêm nhiệm vụ")
	p.Fill("Sản phẩm", "Báo cáo chuyên đề")
	p.Press("Lưu nhiệm vụ")
	p.See("Có lỗi cần sửa")
	s.shot(vu, "Nhiệm vụ thiếu tên: câu chỉ dẫn nằm cạnh ô, phần đã gõ còn nguyên")
	p.Fill("Nhiệm vụ, công việc", "Tham mưu đề án nâng cao Chỉ số cải cách hành chính của tỉnh")
	p.Fill("Số lượng", "01")
	p.Fill("Hạn hoàn thành", "30/9/2023")
	p.Choose("Hoàn thành vượt mức")
	p.Fill("Ngày hoàn thành", "15/9/2023")
	p.Fill("Kết quả, sản phẩm đã giao", "Đề án được UBND tỉnh phê duyệt, trước hạn 15 ngày.")
	p.Press("Lưu nhiệm vụ")
	p.See("Đã lưu nhiệm vụ.")

	// A file that is not what its name says is refused; a real one is kept.
	p.Press("Tham mưu đề án")
	evidence := filepath.Join(s.t.TempDir(), "quyet-dinh-phe-duyet.pdf")
	s.write(evidence, "đây không phải tệp PDF")
	p.Upload("Thêm tệp", evidence)
	p.Press("Gửi tệp")
	p.See("Có lỗi cần sửa")
	s.shot(vu, "Tệp minh chứng không đúng như tên gọi bị từ chối, có lý do")
	s.write(evidence, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
	p.Upload("Thêm tệp", evidence)
	p.Press("Gửi tệp")
	p.See("quyet-dinh-phe-duyet.pdf")
	s.shot(vu, "Nhiệm vụ với tệp minh chứng")

	// Every outcome told, every shortcoming of last year told.
	for _, name := range []string{head, deputy, vu, trang} {
		s.settleWork(s.as(name), "Hồ sơ của tôi")
	}
	s.settleWork(s.as(head), "Đơn vị của tôi")
	s.shot(head, "Trưởng phòng: bảng theo dõi của đơn vị")
}

// settleWork tells the outcome of tasks still open and the status of last
// year's shortcomings.
func (s *story) settleWork(p *browser.Page, page string) {
	p.Press(page)
	for p.Has("Chưa nêu") {
		s.pressRow(p, "Chưa nêu")
		p.Choose("Đang khắc phục")
		p.Press("Lưu")
		p.See("Có lỗi cần sửa") // how far?
		p.Fill("Mức độ khắc phục", "Đã xây dựng lịch theo tháng, hoàn thành 80%.")
		if p.Text("#due") == "" {
			p.Fill("Thời hạn khắc phục", "31/3/2024")
		}
		p.Press("Lưu")
		p.See("Đã lưu tình trạng khắc phục.")
		p.Press(page)
	}
}

// pressRow follows the link of the first row that shows text.
func (s *story) pressRow(p *browser.Page, text string) {
	link := browser.Eval[string](p, `(() => {
		const row = [...document.querySelectorAll("tr, li")].find((r) => r.innerText.includes("`+text+`") && r.querySelector("a"));
		return row.querySelector("a").href;
	})()`)
	p.Go(link)
}

func (s *story) write(path, text string) {
	s.t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}
