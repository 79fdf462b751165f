package app_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/web/words"
)

func (x trail) order(kind app.DocumentKind, object string) app.OrderDocumentsIn {
	return app.OrderDocumentsIn{Cycle: x.cycle, Kind: kind, Object: object}
}

// review is the identifier of a resident's self-review.
func (x trail) review(key string) string {
	x.t.Helper()
	id := ""
	x.w.Read(func(tx *storage.Tx) error {
		r, err := tx.Review(x.t.Context(), x.cycle, x.w.Who[key])
		id = string(r.ID)
		return err
	})
	return id
}

// R118, R218, R222–R226, R249, R257, R258, R260, R063, R064: every kind of paper says what it
// must, in DOCX and in PDF, and carries the checkpoint of the act it records.
func TestPapers(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	names := []string{"Vũ Thị Mỹ Lan", "Dương Ngọc Ẩn", "Lý Thị Mỹ Yến", "Huỳnh Xuân Kiên", "Trương Ngọc Mai", "Võ Xuân Vũ", "H'Hen Niê", "Trần Xuân Thịnh", "Huỳnh Ngọc Dung", "Phan Thị Kim My"}
	tests := []struct {
		name, by string
		kind     app.DocumentKind
		object   string
		want     []string
	}{
		{"minutes", "office", app.PaperMinutes, "m1", []string{
			"PHÒNG CẢI CÁCH HÀNH CHÍNH", "BIÊN BẢN", "Có mặt: 3/4 người", "H'Hen Niê, Chuyên viên (lý do: nghỉ ốm)", "Lý Đức Thịnh",
			"Kiểm điểm cá nhân Huỳnh Xuân Kiên, Trưởng phòng", "Chủ trì nội dung này: Trương Ngọc Mai, Phó Trưởng phòng",
			"Trương Ngọc Mai: Đề nghị bổ sung kết quả khắc phục hạn chế.", "Biểu quyết mức xếp loại:", "Hạn chế, khuyết điểm: Còn chậm hai báo cáo.",
			"Kết luận của chủ trì: Thống nhất với ý kiến góp ý.", "Mức xếp loại đề xuất: Hoàn thành xuất sắc nhiệm vụ", "3/3 tán thành", "lá"}},
		{"tally", "director", app.PaperTallyMinutes, "ballot", []string{
			"BIÊN BẢN KIỂM PHIẾU", "Số phiếu phát ra: 5; thu về: 5; hợp lệ: 4; không hợp lệ: 1", "Dương Ngọc Ẩn, Tổ trưởng", "Sở Nội vụ được biểu quyết xếp loại Hoàn thành tốt nhiệm vụ"}},
		{"collective report", "head", app.PaperCollectiveReport, "report", []string{
			"Mẫu 01-HD KĐ.ĐG 2023", "BÁO CÁO KIỂM ĐIỂM", "Phòng Cải cách hành chính", "Thực hiện nghiêm quy chế làm việc.", "Hai báo cáo quý nộp chậm.",
			"Giao việc theo tuần.", "Đã khắc phục xong từ tháng 7.", "Huỳnh Xuân Kiên"}},
		{"self-review of a Party member", "staff", app.PaperSelfReview, x.review("staff"), []string{
			"ĐẢNG CỘNG SẢN VIỆT NAM", "Mẫu 02A-HD KĐ.ĐG 2023", "BẢN KIỂM ĐIỂM CÁ NHÂN", "Họ và tên: Võ Xuân Vũ", "I. ƯU ĐIỂM", "Tổng số 3 nhiệm vụ", "NGƯỜI TỰ KIỂM ĐIỂM", "LIÊN HỆ"}},
		{"self-review of another", "staff2", app.PaperSelfReview, x.review("staff2"), []string{
			"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Mẫu số 01", "H'Hen Niê", "I. KẾT QUẢ TỰ ĐÁNH GIÁ", "1. Chính trị tư tưởng"}},
		{"proposals", "head", app.PaperProposalTable, string(x.w.Units["division"]), []string{
			"BẢNG ĐỀ XUẤT MỨC XẾP LOẠI", "Huỳnh Xuân Kiên", "Trương Ngọc Mai", "Võ Xuân Vũ", "H'Hen Niê", "3/3", "20%", "TRƯỞNG PHÒNG"}},
		{"decision on people", "director", app.PaperDecision, "people", append([]string{
			"Số: 15/QĐ-SNV", "Quảng Ngãi, ngày 28 tháng 11 năm 2023", "GIÁM ĐỐC SỞ NỘI VỤ", "Theo đề nghị của Chánh Văn phòng", "Hoàn thành xuất sắc nhiệm vụ: 1 người",
			"Thời gian công tác chưa đủ 06 tháng", "NGƯỜI LAO ĐỘNG NĂM 2023", "Nguyễn Quốc Quang", "Điều 24 Nghị định 90/2020/NĐ-CP", "UBND tỉnh (báo cáo)", "Lưu: VT, VP."}, names...)},
		{"decision on units", "director", app.PaperDecision, "units", []string{
			"3 tập thể thuộc Sở Nội vụ", "Hoàn thành tốt nhiệm vụ: 3 tập thể", "Trung tâm Lưu trữ lịch sử", "các tập thể có tên tại Điều 1"}},
		{"notice", "staff2", app.PaperNotice, "n-staff2", []string{
			"THÔNG BÁO", "/TB-SNV", "Quyết định số 15/QĐ-SNV ngày 28 tháng 11 năm 2023 của Giám đốc Sở Nội vụ", "H'Hen Niê", "Hoàn thành xuất sắc nhiệm vụ",
			"Cần chủ động phối hợp hơn", "chậm nhất ngày 30/11/2023", "Lưu: VT, hồ sơ cá nhân."}},
		{"report upward", "office", app.PaperSummaryReport, "committee", []string{
			"BÁO CÁO", "Kính gửi: Ủy ban nhân dân tỉnh", "Công chức", "Viên chức", "Người lao động", "Tổng cộng", "Nguyễn Quốc Quang, Lái xe, Văn phòng Sở: thời gian công tác chưa đủ 06 tháng"}},
		{"report to the Party", "office", app.PaperSummaryReport, "party_commission", []string{"Kính gửi: Ban Tổ chức Tỉnh ủy"}},
	}
	for _, tt := range tests {
		files := x.w.Paper(tt.by, x.order(tt.kind, tt.object))
		keepShots(t, tt.name, files)
		t.Run(tt.name, func(t *testing.T) {
			if len(files) != 2 {
				t.Fatalf("%d files, want DOCX and PDF", len(files))
			}
			says(t, files, append(tt.want, "congtam/test")...)
		})
	}
}

// R064: a deputy signs on behalf of the head.
func TestPapers_deputySigns(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	x.w.Write(func(tx *storage.Tx) error {
		d, err := tx.Decision(t.Context(), "units")
		if err != nil {
			return err
		}
		d.SignedBy = x.w.Who["vice"]
		return tx.SaveDecision(t.Context(), d)
	})
	says(t, x.w.Paper("director", x.order(app.PaperDecision, "units")), "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "Lý Đức Thịnh")
}

// keepShots writes files into the folder CONGTAM_SHOTS names, to be looked at.
func keepShots(t *testing.T, name string, files map[string][]byte) {
	t.Helper()
	folder := os.Getenv("CONGTAM_SHOTS")
	if folder == "" {
		return
	}
	for format, file := range files {
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+"."+format), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// R174: what somebody says of his own temptations is for the chair, the Party
// committee, whoever decides and the person alone.
func TestPapers_selfRelationIsForAFew(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	id := x.review("staff")
	x.w.Paper("staff", x.order(app.PaperSelfReview, id))
	shared := x.w.Paper("office", x.order(app.PaperSharedReview, id))
	secret := "tự chuyển hóa"
	for format, file := range shared {
		if text := wordsOf(t, format, file); strings.Contains(text, secret) || strings.Contains(text, "LIÊN HỆ") {
			t.Errorf("the shared %s tells the self-relation: %.300s", format, text)
		}
		if text := wordsOf(t, format, file); !strings.Contains(text, "Võ Xuân Vũ") {
			t.Errorf("the shared %s lacks the person", format)
		}
	}
	whole := x.w.Documents(x.cycle, app.PaperSelfReview)[0]
	may := map[string]bool{"staff": true, "head": true, "director": true, "vice": true} // the chair; vice sits on the Party committee
	for _, key := range x.w.Everyone() {
		_, err := x.w.App.DocumentFile(t.Context(), x.w.Actor(key), whole.ID)
		if may[key] && err != nil || !may[key] && !errors.Is(err, fault.NotFound) {
			t.Errorf("DocumentFile(the whole review) by %s = %v, may = %v", key, err, may[key])
		}
	}
}

// A notice goes to its person, the office and the leaders, to nobody else.
func TestPapers_whoMayFetch(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	tests := []struct {
		kind   app.DocumentKind
		object string
		by     string
		may    string
	}{
		{app.PaperNotice, "n-staff", "office", "staff office office2 director vice vice2"},
		{app.PaperMinutes, "m1", "office", "head deputy staff staff2 office office2 director vice vice2"},
		{app.PaperProposalTable, string(x.w.Units["division"]), "head", "head deputy office office2 director vice vice2"},
		{app.PaperDecision, "people", "director", "office office2 director vice vice2"},
		{app.PaperSummaryBook, string(x.cycle), "office", "office office2 director vice vice2"},
	}
	for _, tt := range tests {
		x.w.Order(tt.by, x.order(tt.kind, tt.object))
		made := x.w.Documents(x.cycle, tt.kind)
		for _, key := range x.w.Everyone() {
			_, err := x.w.App.DocumentFile(t.Context(), x.w.Actor(key), made[0].ID)
			may := strings.Contains(" "+tt.may+" ", " "+key+" ")
			if may && err != nil || !may && !errors.Is(err, fault.NotFound) {
				t.Errorf("DocumentFile(%s) by %s = %v, may = %v", tt.kind, key, err, may)
			}
		}
	}
}

// R254: everything of a cycle as one file, a folder for each unit with the four
// items, and in it nothing its reader may not have.
func TestDocumentArchive(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	x.w.Order("director", app.OrderDocumentsIn{Cycle: x.cycle})
	before := len(x.w.Documents(x.cycle, app.PaperMinutes))
	x.w.Order("director", app.OrderDocumentsIn{Cycle: x.cycle}) // only what is missing is made
	if after := len(x.w.Documents(x.cycle, app.PaperMinutes)); after != before {
		t.Errorf("ordering all again made %d minutes, want the %d there were", after, before)
	}
	names := x.archived("director", app.DocumentsOf{Cycle: x.cycle})
	for _, want := range []string{
		"1. Biên bản cuộc họp/Biên bản họp - Phòng Cải cách hành chính - 2023.pdf", "2. Báo cáo kiểm điểm tập thể/", "3. Bản tự kiểm điểm cá nhân/Bản tự kiểm điểm - H'Hen Niê - 2023.docx",
		"4. Đề xuất mức xếp loại/", "Chung/Quyết định xếp loại cá nhân - 2023.pdf", "Bảng tổng hợp kết quả - 2023.xlsx",
	} {
		if !strings.Contains(names, want) {
			t.Errorf("the archive lacks %q:\n%s", want, names)
		}
	}
	own := x.archived("staff", app.DocumentsOf{Cycle: x.cycle})
	for _, not := range []string{"Quyết định", "Thông báo kết quả - Trương Ngọc Mai", "Bản tự kiểm điểm - Trương Ngọc Mai", "Đề xuất"} {
		if strings.Contains(own, not) {
			t.Errorf("a member's archive holds %q:\n%s", not, own)
		}
	}
	if !strings.Contains(own, "Thông báo kết quả - Võ Xuân Vũ") {
		t.Errorf("a member's archive lacks the own notice:\n%s", own)
	}
}

func (x trail) archived(key string, of app.DocumentsOf) string {
	x.t.Helper()
	archive, err := x.w.App.DocumentArchive(x.t.Context(), x.w.Actor(key), of)
	if err != nil {
		x.t.Fatalf("DocumentArchive by %s = %v", key, err)
	}
	var b bytes.Buffer
	if err := archive.Stream(x.t.Context(), &b); err != nil {
		x.t.Fatalf("Stream = %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		x.t.Fatalf("open the archive: %v", err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return strings.Join(names, "\n")
}

// The summary is a workbook whose numbers are numbers and whose totals add up.
func TestPapers_summaryBook(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	file := x.w.Paper("office", x.order(app.PaperSummaryBook, string(x.cycle)))["xlsx"]
	keepShots(t, "summary", map[string][]byte{"xlsx": file})
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	first := partXML(t, z, "xl/worksheets/sheet1.xml")
	if !strings.Contains(first, "<f>") {
		t.Error("the totals are no formulas")
	}
	book := partXML(t, z, "xl/workbook.xml")
	for _, tab := range []string{"Theo đối tượng", "Theo đơn vị", "Danh sách", "Tỷ lệ xuất sắc", "Người đứng đầu"} {
		if !strings.Contains(book, tab) {
			t.Errorf("the workbook has no sheet %q", tab)
		}
	}
	all := partXML(t, z, "xl/sharedStrings.xml")
	for _, name := range []string{"Dương Ngọc Ẩn", "Hen Niê", "Không cao hơn tập thể", "Trong tỷ lệ"} {
		if !strings.Contains(all, name) {
			t.Errorf("the workbook does not say %q", name)
		}
	}
}

func partXML(t *testing.T, z *zip.Reader, name string) string {
	t.Helper()
	f, err := z.Open(name)
	if err != nil {
		t.Fatalf("open %s: %v", name, err)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(f); err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	return b.String()
}

// Papers name levels and grades with the same words as pages do.
func TestPapers_speakAsPagesDo(t *testing.T) {
	t.Parallel()
	x := layTrail(t)
	files := x.w.Paper("director", x.order(app.PaperDecision, "people"))
	text := wordsOf(t, "docx", files["docx"])
	for _, level := range rulebook.Levels() {
		if word := words.Code(words.Vi, level); !strings.Contains(text, word) {
			t.Errorf("the decision does not say %q", word)
		}
	}
}

// A name from outside cannot leave the folder it is put in.
func TestPlainName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Thông báo kết quả - Võ Xuân Vũ - 2023.pdf":       "thong-bao-ket-qua-vo-xuan-vu-2023.pdf",
		"Bản tự kiểm điểm - H'Hen Niê.docx":               "ban-tu-kiem-diem-h-hen-nie.docx",
		"../../etc/passwd\r\nContent-Type: text/html.pdf": "etc-passwd-content-type-text-html.pdf",
	} {
		if got := app.PlainName(name); got != want {
			t.Errorf("PlainName(%q) = %q, want %q", name, got, want)
		}
	}
}
