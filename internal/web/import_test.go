package web

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/id"
	"congtam/internal/web/words"
	"congtam/internal/world"
)

// realRoster is the file offices would send, which the demo carries.
func realRoster(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../app/demo/danh-sach-so-noi-vu-2023.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// upload sends a file to the import page as a browser does.
func (x *site) upload(key, name string, data []byte, pairs ...string) *httptest.ResponseRecorder {
	x.t.Helper()
	return x.send(x.signIn(key), name, data, pairs...)
}

func (x *site) send(cookie, name string, data []byte, pairs ...string) *httptest.ResponseRecorder {
	x.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		if err := form.WriteField(pairs[i], pairs[i+1]); err != nil {
			x.t.Fatal(err)
		}
	}
	if name != "" {
		part, err := form.CreateFormFile("file", name)
		if err == nil {
			_, err = part.Write(data)
		}
		if err != nil {
			x.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		x.t.Fatal(err)
	}
	return ask(x.server, http.MethodPost, "/imports", &b, "Cookie", cookie, "Content-Type", form.FormDataContentType())
}

// uploaded is the address of the page an upload leads to.
func uploaded(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	path := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(path, "/imports/") {
		t.Fatalf("upload = %d to %q: %s", w.Code, path, plain(w.Body.String()))
	}
	return path
}

func vi(key string, args ...any) string { return words.Say(words.Vi, key, args...) }

// serve on an empty database prints a link: by it comes the administrator, by
// him the roster, and with the roster the agency.
func TestImport_firstRosterMakesTheAgency(t *testing.T) {
	t.Parallel()
	clock := &world.Clock{}
	clock.Set(world.Day(16))
	w := world.Empty(t, world.SQLite(t, clock.Now), clock)
	x := siteOf(t, w)
	secret, err := w.App.FirstInvitation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	answer := x.post("", "/invitations/"+secret, fields("login", "quantri", "name", "Trần Quản Trị", "password", goodPassword, "again", goodPassword))
	cookie := answer.Header().Get("Set-Cookie")
	get := func(path string) *httptest.ResponseRecorder { return ask(x.server, "GET", path, nil, "Cookie", cookie) }
	post := func(path string, pairs ...string) *httptest.ResponseRecorder {
		return ask(x.server, "POST", path, strings.NewReader(fields(pairs...).Encode()), "Cookie", cookie)
	}
	want(t, "the import page", get("/imports"), http.StatusOK, "Danh sách đầu tiên tạo cơ quan")
	other := uploaded(t, x.send(cookie, "nhap.xlsx", realRoster(t)))
	path := uploaded(t, x.send(cookie, "danh-sach.xlsx", realRoster(t)))
	want(t, "the preview", get(path), http.StatusOK, "87 người trong tệp", "Tên cơ quan", "Lãnh đạo Sở", "Tập thể lãnh đạo", "Nghỉ thai sản: 6 tháng",
		"vi phạm đã tính khi xếp loại năm 2022", "Ngày, tháng, năm sinh > Nữ", "dòng không ghi người")
	refused := post(path+"/apply", "agency", " ", "letterhead", "UBND TỈNH QUẢNG NGÃI", "symbol", "SNV", "place", "Quảng Ngãi")
	want(t, "no name of the agency", refused, http.StatusUnprocessableEntity, "Nhập tên cơ quan", "SNV", "UBND TỈNH QUẢNG NGÃI")
	leads(t, "taking it over", post(path+"/apply", "agency", "Sở Nội vụ", "letterhead", "UBND TỈNH QUẢNG NGÃI", "symbol", "SNV", "place", "Quảng Ngãi",
		"unit-2", "Thanh tra Sở", "kind-2", "service_unit"), path)
	want(t, "afterwards", get(path), http.StatusOK, "Đã nạp", "Mời mọi người", "Hủy lần nạp này")
	want(t, "the other upload, made before there was an agency", get(other), http.StatusOK, "87 giữ nguyên")
	people, err := w.App.AccountsPage(t.Context(), signedBy(t, x, cookie).Actor, app.AccountSearch{})
	if err != nil || people.Agency.Name != "Sở Nội vụ" || people.Agency.Symbol != "SNV" || people.Without != 87 {
		t.Errorf("the agency is %+v, %d people without account, %v", people.Agency, people.Without, err)
	}
	clock.Add(time.Minute)
	leads(t, "taking the other over as well", post(other+"/apply"), other)
	want(t, "undoing the first while the second stands", get(path+"/undo"), http.StatusConflict, "Hủy danh sách mới nhất trước")
}

func signedBy(t *testing.T, x *site, cookie string) app.SignedIn {
	t.Helper()
	_, rest, _ := strings.Cut(cookie, "=")
	token, _, _ := strings.Cut(rest, ";")
	signed, err := x.App.Session(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

// A file that must not be opened is refused with its reason beside the field.
func TestUploadImport_refusesBadFiles(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	rows := [][]string{world.RosterHead, world.RosterLine("1", "Hồ Thị Mai", "051085000001")}
	sound := world.Workbook(t, rows)
	zeros := strings.Repeat("0", 60<<20)
	for name, tt := range map[string]struct {
		file   []byte
		status int
		says   string
	}{
		"nothing in it":           {nil, 422, vi("upload.empty")},
		"no spreadsheet":          {[]byte("Họ và tên;Ngày sinh"), 422, vi("upload.notSheet")},
		"half a file":             {sound[:len(sound)/2], 422, vi("upload.broken")},
		"an old .xls":             {oldExcel(), 422, vi("upload.oldExcel")},
		"macros":                  {world.Workbook(t, rows, world.Part{Name: "xl/vbaProject.bin", Text: "x"}), 422, vi("upload.macro")},
		"a bomb":                  {world.Workbook(t, rows, world.Part{Name: "xl/media/image1.png", Text: zeros}), 422, vi("upload.ratio", 100)},
		"no header":               {world.Workbook(t, [][]string{{"Kính gửi"}, {"Ông A"}}), 422, vi("roster.noHeader")},
		"nobody in it":            {world.Workbook(t, [][]string{world.RosterHead}), 422, vi("roster.noRows")},
		"more than 20 MB":         {append(slices.Clone(sound), make([]byte, 20<<20)...), 422, vi("upload.tooBig", 20)},
		"more than any request":   {make([]byte, 22<<20), 413, vi("imports.tooBig")},
		"an empty choice of file": {nil, 422, vi("import.noFile")},
	} {
		t.Run(name, func(t *testing.T) {
			file := "danh-sach.xlsx"
			if name == "an empty choice of file" {
				file = ""
			}
			got := x.upload("admin", file, tt.file)
			want(t, name, got, tt.status, tt.says)
			if !strings.Contains(got.Body.String(), `id="file-problem"`) {
				t.Errorf("%s: the sentence does not stand beside the field", name)
			}
		})
	}
	lacks(t, "afterwards", x.get("admin", "/imports"), "danh-sach.xlsx")
}

// oldExcel is the beginning of a file in Excel's older container.
func oldExcel() []byte {
	file := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 512)...)
	for _, letter := range "Workbook" {
		file = append(file, byte(letter), 0)
	}
	return file
}

// A chunked request has no length to look at before it is read.
func TestUploadImport_tooLargeWithoutSayingSo(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	body := io.MultiReader(strings.NewReader("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n"), bytes.NewReader(make([]byte, 22<<20)))
	got := ask(x.server, http.MethodPost, "/imports", body, "Cookie", x.signIn("admin"), "Content-Type", "multipart/form-data; boundary=b")
	want(t, "a chunked upload", got, http.StatusRequestEntityTooLarge, vi("imports.tooBig"))
}

// Imported, corrected, undone: in the browser, with what differs shown before.
func TestImport_correctionAndUndo(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	line := world.RosterLine("1", "Hồ Thị Mai", "051085000001", "Ghi chú", "Đang học cao học")
	first := uploaded(t, x.upload("admin", "lan-1.xlsx", world.Workbook(t, [][]string{world.RosterHead, line})))
	want(t, "the preview", x.get("admin", first), http.StatusOK, "1 thêm mới", "“Đang học cao học” chưa hiểu được", "Thêm mới", "14 người được giữ nguyên")
	leads(t, "taking it over", x.post("admin", first+"/apply", nil), first)
	want(t, "the same form sent again", x.post("admin", first+"/apply", nil), http.StatusConflict, "đã nạp")

	again := uploaded(t, x.upload("admin", "lan-2.xlsx", world.Workbook(t, [][]string{world.RosterHead, line})))
	want(t, "the same file again", x.get("admin", again), http.StatusOK, "0 thêm mới", "0 thay đổi", "1 giữ nguyên")
	line[4] = "Phó Trưởng phòng"
	second := uploaded(t, x.upload("admin", "lan-3.xlsx", world.Workbook(t, [][]string{world.RosterHead, line})))
	want(t, "the corrected file", x.get("admin", second), http.StatusOK, "1 thay đổi", "Chuyên viên (Không giữ chức vụ), Phòng Nội chính", "Phó Trưởng phòng (Cấp phó), Phòng Nội chính")
	x.Clock.Add(time.Minute)
	leads(t, "taking it over", x.post("admin", second+"/apply", nil), second)
	want(t, "undo asks first", x.get("admin", second+"/undo"), http.StatusOK, "1 người đã thay đổi trở lại như trước")
	want(t, "undoing the first", x.post("admin", first+"/undo", nil), http.StatusConflict, "Hủy danh sách mới nhất trước")
	leads(t, "undoing the second", x.post("admin", second+"/undo", nil), second)
	leads(t, "undoing the first now", x.post("admin", first+"/undo", nil), first)
	want(t, "the list", x.get("admin", "/imports"), http.StatusOK, "Đã hủy", "Chưa nạp", "lan-2.xlsx")
	english := ask(x.server, "GET", first, nil, "Cookie", x.signIn("admin")+"; lang=en")
	want(t, "in English", english, http.StatusOK, "Undone")
}

// Bad rows are told by row and column; leaving them out is a choice of its own.
func TestApplyImport_badRows(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	rows := [][]string{world.RosterHead, world.RosterLine("1", "Hồ Thị Mai", "051085000001"), world.RosterLine("2", "Lê Thị Sai", "0510850000", "Đối tượng", "Chuyên gia")}
	path := uploaded(t, x.upload("admin", "ds.xlsx", world.Workbook(t, rows)))
	shown := x.get("admin", path)
	want(t, "the preview", shown, http.StatusOK, "Dòng 3", "D – Số CCCD", vi("roster.idDigits", "0510850000", 10), "“Chuyên gia” không phải đối tượng đã biết")
	if !strings.Contains(shown.Body.String(), `href="#row-3"`) || !strings.Contains(shown.Body.String(), `id="row-3"`) {
		t.Error("the problem does not lead to its row")
	}
	want(t, "taking it over", x.post("admin", path+"/apply", nil), http.StatusUnprocessableEntity, "lỗi trong tệp nên chưa nạp")
	book := x.get("admin", path+"/errors.xlsx")
	if book.Code != http.StatusOK || !bytes.HasPrefix(book.Body.Bytes(), []byte("PK")) || !strings.Contains(book.Header().Get("Content-Disposition"), "loi-ds.xlsx") {
		t.Errorf("the error workbook = %d %v", book.Code, book.Header())
	}
	leads(t, "leaving it out", x.post("admin", path+"/apply", fields("skip", "yes")), path)
	want(t, "afterwards", x.get("admin", path), http.StatusOK, "1 dòng có lỗi bị bỏ qua")
}

// Columns are given another meaning; what was chosen stays when it is refused.
func TestRemapImport(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	path := uploaded(t, x.upload("admin", "ds.xlsx", world.Workbook(t, [][]string{world.RosterHead, world.RosterLine("1", "Hồ Thị Mai", "051085000001")})))
	refused := x.post("admin", path, fields("column-A", "name"))
	want(t, "one meaning twice", refused, http.StatusUnprocessableEntity, "được chọn cho cả cột")
	if !strings.Contains(refused.Body.String(), `<option value="name" selected>`) {
		t.Error("the choice made is not drawn again")
	}
	leads(t, "another meaning", x.post("admin", path, fields("column-E", "rank_code")), path)
	if shown := x.get("admin", path); !strings.Contains(shown.Body.String(), `<option value="rank_code" selected>`) {
		t.Error("the mapping chosen is not kept")
	}
}

// Everything about imports is for the administrator and the chief of office.
func TestImportRoutes_forbidden(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	file := world.Workbook(t, [][]string{world.RosterHead, world.RosterLine("1", "Hồ Thị Mai", "051085000001")})
	path := uploaded(t, x.upload("office", "ds.xlsx", file))
	for _, key := range x.Everyone() {
		if key == "admin" || key == "office" {
			continue
		}
		for _, p := range []string{"/imports", path, path + "/undo", path + "/errors.xlsx", "/imports/template.xlsx"} {
			want(t, "GET "+p+" by "+key, x.get(key, p), http.StatusForbidden)
		}
		for _, p := range []string{path, path + "/apply", path + "/undo"} {
			want(t, "POST "+p+" by "+key, x.post(key, p, fields("column-A", "order")), http.StatusForbidden)
		}
		want(t, "upload by "+key, x.upload(key, "ds.xlsx", file), http.StatusForbidden)
	}
	want(t, "upload by nobody", x.upload("", "ds.xlsx", file), http.StatusUnauthorized)
	want(t, "an import that is not", x.get("admin", "/imports/none"), http.StatusNotFound)
	if got := x.get("admin", "/imports/template.xlsx"); got.Code != http.StatusOK || !bytes.HasPrefix(got.Body.Bytes(), []byte("PK")) {
		t.Errorf("the template = %d", got.Code)
	}
}

// The same upload sent twice by an impatient click is one upload.
func TestUploadImport_sentTwice(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	key := id.New(world.Start) + "-1"
	file := world.Workbook(t, [][]string{world.RosterHead, world.RosterLine("1", "Hồ Thị Mai", "051085000001")})
	first, second := uploaded(t, x.upload("admin", "ds.xlsx", file, "key", key)), uploaded(t, x.upload("admin", "ds.xlsx", file, "key", key))
	if first != second {
		t.Errorf("two uploads: %s and %s", first, second)
	}
}

func TestImportPages_inABrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	rows := [][]string{
		{"DANH SÁCH NĂM 2023"}, world.RosterHead,
		world.RosterLine("1", "Võ Xuân Vũ", "051000000009", "Ghi chú", "Đang học cao học", "Ngày sinh", "1980"),
		world.RosterLine("2", "H'Hen Niê", "051085000001", "Ngày sinh", "1980"),
		world.RosterLine("3", "Lê Thị Sai", "0510850000", "Ngày sinh", "31/02/1985"),
		{"Ghi chú: danh sách tạm"},
	}
	mixed := uploaded(t, x.upload("admin", "danh-sach-sua-lan-2.xlsx", world.Workbook(t, rows)))
	open := uploaded(t, x.upload("admin", "danh-sach-so-noi-vu-2023.xlsx", realRoster(t)))
	done := uploaded(t, x.upload("admin", "danh-sach-so-noi-vu-2023.xlsx", realRoster(t)))
	leads(t, "taking it over", x.post("admin", done+"/apply", nil), done)
	fresh := uploaded(t, x.upload("admin", "danh-sach-so-noi-vu-2023.xlsx", realRoster(t)))
	x.look(t, [][3]string{
		{"admin", "imports", "/imports"}, {"admin", "import-mixed", mixed}, {"admin", "import-open", open},
		{"admin", "import-done", done}, {"admin", "import-same", fresh}, {"admin", "import-undo", done + "/undo"},
	})
}
