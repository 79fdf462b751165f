package sheet

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"congtam/internal/base/civil"
)

// written is a workbook of one sheet with the given rows from row 1; nil rows
// and cells stay blank.
func written(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		for j, v := range row {
			if v == nil {
				continue
			}
			if err := f.SetCellValue("Sheet1", ref(j+1, i+1), v); err != nil {
				t.Fatal(err)
			}
		}
	}
	data, err := contents(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var heads = []any{"STT", "Họ và tên", "Ngày sinh", "CCCD", "Chức vụ", "Đối tượng", "Kết quả xếp loại năm 2022", "Số tháng nghỉ", "Ghi chú"}

func person(n int, name string, rest ...any) []any {
	row := []any{n, name, "01/02/1980", fmt.Sprintf("0510000000%02d", n), "Chuyên viên", "Công chức", "HTTNV", nil, nil}
	for i, v := range rest {
		if v != "same" {
			row[2+i] = v
		}
	}
	return row
}

func keysOf(list []Problem) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, fmt.Sprintf("%d%s %s %s", p.Row, p.Column, p.Severity, p.Message.Key))
	}
	return out
}

func TestReadRoster_problems(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		rows [][]any
		want []string
	}{
		{"nothing wrong", [][]any{heads, person(1, "Lê An")}, nil},
		{"no name", [][]any{heads, person(1, "")}, []string{"2B error roster.nameMissing"}},
		{"no identity number", [][]any{heads, person(1, "Lê An", "same", nil)}, []string{"2D error roster.idMissing"}},
		{"an identity number of 9 digits", [][]any{heads, person(1, "Lê An", "same", "123456789")}, []string{"2D error roster.idDigits"}},
		{"an identity number kept as a number", [][]any{heads, person(1, "Lê An", "same", 51434995132)}, []string{"2D error roster.idNumber"}},
		{"an identity number twice", [][]any{heads, person(1, "Lê An", "same", "051000000009"), person(2, "Lê Bình", "same", "051000000009")}, []string{"3D error roster.idRepeated"}},
		{"a name and birthday twice", [][]any{heads, person(1, "Lê An"), person(2, "LÊ AN")}, []string{"3B warning roster.personRepeated"}},
		{"31 February", [][]any{heads, person(1, "Lê An", "31/02/1980")}, []string{"2C error roster.dateImpossible"}},
		{"a birth in words", [][]any{heads, person(1, "Lê An", "khoảng 1980")}, []string{"2C error roster.dateImpossible"}},
		{"an unknown class", [][]any{heads, person(1, "Lê An", "same", "same", "same", "Cộng tác viên")}, []string{"2F error roster.classUnknown"}},
		{"an unknown level", [][]any{heads, person(1, "Lê An", "same", "same", "same", "same", "Khá")}, []string{"2G error roster.levelUnknown"}},
		{"a level of before 2020", [][]any{heads, person(1, "Lê An", "same", "same", "same", "same", "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực")}, []string{"2G error roster.levelLegacy"}},
		{"13 months away", [][]any{heads, person(1, "Lê An", "same", "same", "same", "same", "same", 13)}, []string{"2H error roster.monthsUnknown"}},
		{"months without a reason", [][]any{heads, person(1, "Lê An", "same", "same", "same", "same", "same", 3)}, []string{"2H warning roster.absentWhy"}},
		{"leave without months", [][]any{heads, person(1, "Lê An", "same", "same", "same", "same", "same", nil, "Nghỉ ốm từ 01/03/2023")}, []string{"2H warning roster.leaveHowLong"}},
		{"a remark not understood", [][]any{heads, person(1, "Lê An", "same", "same", "same", "same", "same", nil, "Con thương binh")}, []string{"2I warning roster.unread"}},
		{"an unknown unit in charge", [][]any{heads, {"I", "Văn phòng"}, person(1, "Lê An", "same", "same", "same", "same", "same", nil, "Phụ trách: Văn phòng; Phòng Lạ")}, []string{"3I warning roster.chargeUnknown"}},
		{"a name in TCVN3", [][]any{heads, person(1, "NguyÔn V¨n Hïng")}, []string{"2B warning roster.nameEncoded"}},
		{"a name in VNI", [][]any{heads, person(1, "Nguyeãn Vaên An")}, []string{"2B warning roster.nameEncoded"}},
		{"a total that does not agree", [][]any{heads, person(1, "Lê An"), {nil, "Tổng cộng: 2 người"}}, []string{"3B error roster.total"}},
		{"a total in a cell of its own", [][]any{heads, person(1, "Lê An"), {nil, "Tổng cộng", 2}}, []string{"3B error roster.total"}},
		{"a total and subtotals that agree", [][]any{heads, {"I", "Phòng A"}, person(1, "Lê An"), {nil, "Cộng: 1"}, {"II", "Phòng B"}, person(2, "Lê Bình"), {nil, "Cộng: 1"}, {nil, "Tổng cộng: 2 người"}}, nil},
		{"a stray row", [][]any{heads, person(1, "Lê An"), {nil, nil, nil, nil, "xem phụ lục"}, person(2, "Lê Bình")}, []string{"3 warning roster.rowNotRead"}},
		{"a cell beyond the header", [][]any{heads, append(person(1, "Lê An"), nil, "lạ")}, []string{"2K warning roster.unread"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := mustRead(t, written(t, tt.rows...), Mapping{})
			if diff := cmp.Diff(append([]string{}, tt.want...), keysOf(r.AllProblems())); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadRoster_waysOfWritingADay(t *testing.T) {
	t.Parallel()
	day := civil.On(1980, time.February, 1)
	tests := []struct {
		name string
		cell any
		on   civil.Date
		year int
	}{
		{"a real date", time.Date(1980, 2, 1, 0, 0, 0, 0, time.UTC), day, 1980},
		{"a number without a format", 29252, day, 1980},
		{"d/m/yyyy", "1/2/1980", day, 1980},
		{"dots", "01.02.1980", day, 1980},
		{"an en dash", "01–02–1980", day, 1980},
		{"ISO", "1980-02-01", day, 1980},
		{"two digits of a year, last century", "01/02/65", civil.On(1965, time.February, 1), 1965},
		{"a year as a number", 1980, civil.Date{}, 1980},
		{"a year as text", "1980", civil.Date{}, 1980},
		{"with an apostrophe", "'01/02/1980", day, 1980},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := mustRead(t, written(t, heads, person(1, "Lê An", tt.cell)), Mapping{})
			if row := r.Rows[0]; row.BirthOn != tt.on || row.BirthYear != tt.year {
				t.Errorf("birth from %v = %s, %d; want %s, %d (%v)", tt.cell, row.BirthOn, row.BirthYear, tt.on, tt.year, keysOf(r.AllProblems()))
			}
		})
	}
}

func TestSerialDay(t *testing.T) {
	t.Parallel()
	old, newer := &workbook{}, &workbook{since04: true}
	tests := []struct {
		book *workbook
		n    float64
		want civil.Date
		ok   bool
	}{
		{old, 1, civil.On(1900, time.January, 1), true},
		{old, 59, civil.On(1900, time.February, 28), true},
		{old, 60, civil.Date{}, false},
		{old, 61, civil.On(1900, time.March, 1), true},
		{old, 31125.75, civil.On(1985, time.March, 19), true},
		{newer, 29663, civil.On(1985, time.March, 19), true},
		{old, 0, civil.Date{}, false},
		{old, 1e9, civil.Date{}, false},
	}
	for _, tt := range tests {
		if got, ok := tt.book.serialDay(tt.n); got != tt.want || ok != tt.ok {
			t.Errorf("serialDay(%v) from 1904 %v = %s, %v; want %s, %v", tt.n, tt.book.since04, got, ok, tt.want, tt.ok)
		}
	}
}

func TestProposeMapping_headersAsOfficesWriteThem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		rows [][]any
		want Mapping
	}{
		{"one row, in capitals, after titles", [][]any{
			{"UBND HUYỆN"}, {"DANH SÁCH NĂM 2023"}, nil,
			{"TT", "HỌ TÊN", "NĂM SINH", "Phòng ban"}, {1, "Lê An", 1980, "Phòng A"},
		}, Mapping{Sheet: "Sheet1", HeaderRow: 4, Depth: 1, Columns: []MappedColumn{
			{"A", "TT", Order}, {"B", "HỌ TÊN", Name}, {"C", "NĂM SINH", BirthOn}, {"D", "Phòng ban", UnitName},
		}}},
		{"two rows without merged cells", [][]any{
			{"STT", "Họ và tên", "Ngày sinh", nil, "Chức danh"}, {nil, nil, "Nam", "Nữ"}, {1, "Lê An", "1/2/1980", nil, "Văn thư"},
		}, Mapping{Sheet: "Sheet1", HeaderRow: 1, Depth: 2, Columns: []MappedColumn{
			{"A", "STT", Order}, {"B", "Họ và tên", Name}, {"C", "Ngày sinh > Nam", BirthMale}, {"D", "Ngày sinh > Nữ", BirthFemale}, {"E", "Chức danh", Title},
		}}},
		{"the name in two columns", [][]any{
			{"STT", "Họ và tên đệm", "Tên", "Giới tính"}, {1, "Lê", "An", "Nữ"},
		}, Mapping{Sheet: "Sheet1", HeaderRow: 1, Depth: 1, Columns: []MappedColumn{
			{"A", "STT", Order}, {"B", "Họ và tên đệm", FamilyName}, {"C", "Tên", GivenName}, {"D", "Giới tính", Sex},
		}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := written(t, tt.rows...)
			got, err := ProposeMapping(data)
			if err != nil {
				t.Fatalf("ProposeMapping: %v", err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("ProposeMapping (-want +got):\n%s", diff)
			}
			if r := mustRead(t, data, got); len(r.Rows) != 1 || r.Rows[0].Name != "Lê An" {
				t.Errorf("Rows = %+v, want Lê An alone", r.Rows)
			}
		})
	}
}

func TestReadRoster_nameUnderOneMergedHead(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, []any{"STT", "Họ và tên", nil, "Chức vụ"}, []any{1, "Lê Thị", "An", "Văn thư"}, []any{2, "Lê Bình", nil, "Văn thư"}))
	if err := f.MergeCell("Sheet1", "B1", "C1"); err != nil {
		t.Fatal(err)
	}
	data, err := contents(f)
	if err != nil {
		t.Fatal(err)
	}
	r := mustRead(t, data, Mapping{})
	got := map[string]int{}
	for _, row := range r.Rows {
		got[row.Name] = len(row.Unread)
	}
	if diff := cmp.Diff(map[string]int{"Lê Thị An": 0, "Lê Bình": 0}, got); diff != "" {
		t.Errorf("names and their unread cells (-want +got):\n%s", diff)
	}
}

func TestReadRoster_refusesWhatHasNoHeader(t *testing.T) {
	t.Parallel()
	data := written(t, []any{"Kính gửi"}, []any{"a", "b", "c"})
	if _, err := ReadRoster(data, Mapping{}); keyOf(err) != "roster.noHeader" {
		t.Errorf("ReadRoster of a letter = %v, want roster.noHeader", err)
	}
	if _, err := ReadRoster(written(t, heads), Mapping{}); keyOf(err) != "roster.noRows" {
		t.Errorf("ReadRoster of a header alone = %v, want roster.noRows", err)
	}
}

func TestReadRoster_takesFormulasAsSaved(t *testing.T) {
	t.Parallel()
	sheet := `<worksheet><sheetData>` +
		`<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c><c r="B1" t="inlineStr"><is><t>Họ và tên</t></is></c><c r="C1" t="inlineStr"><is><t>Chức vụ</t></is></c><c r="D1" t="inlineStr"><is><t>Ghi chú</t></is></c></row>` +
		`<row r="2"><c r="A2"><f>ROW()-1</f><v>1</v></c><c r="B2" t="str"><f>CONCATENATE("x")</f><v>Lê An</v></c><c r="C2"><f>NOW()</f></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>` +
		`</sheetData></worksheet>`
	r := mustRead(t, zipped(t, part{name: "xl/worksheets/sheet1.xml", body: sheet}), Mapping{})
	row := r.Rows[0]
	if row.Order != "1" || row.Name != "Lê An" {
		t.Errorf("row = %q %q, want the saved values 1 and Lê An", row.Order, row.Name)
	}
	if diff := cmp.Diff([]Cell{{"C", "=NOW()"}, {"D", "#DIV/0!"}}, row.Unread); diff != "" {
		t.Errorf("Unread (-want +got):\n%s", diff)
	}
}

func TestReadRoster_refusesMoreThan50000Rows(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	_ = w.SetRow("A1", []any{"STT", "Họ và tên", "Chức vụ"})
	for i := range maxRows + 1 {
		if err := w.SetRow(ref(1, i+2), []any{i + 1, "Lê An", "Chuyên viên"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	data, err := contents(f)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ReadRoster(data, Mapping{}); keyOf(err) != "roster.tooManyRows" {
		t.Errorf("ReadRoster of %d rows = %v, want roster.tooManyRows", maxRows+1, err)
	}
}
