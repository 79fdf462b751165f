package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"congtam/internal/base/fault"
)

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("open what was written: %v", err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func value(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var summary = Table{
	Sheet:    "Biểu 2",
	Agency:   []string{"UBND TỈNH QUẢNG NGÃI", "SỞ NỘI VỤ"},
	Title:    "TỔNG HỢP KẾT QUẢ XẾP LOẠI",
	Subtitle: "(Kèm theo Báo cáo)",
	Columns: []TableColumn{
		{Title: "STT", Width: 6}, {Title: "Đơn vị", Width: 40}, {Title: "Tổng số"},
		{Parent: "Hoàn thành xuất sắc", Title: "Số lượng"}, {Parent: "Hoàn thành xuất sắc", Title: "Tỷ lệ %"}, {Title: "Ghi chú"},
	},
	Rows: [][]Value{
		{Int(1), Text("Văn phòng Sở"), Int(12), Int(2), Share(3, 2), Text("=HYPERLINK(\"http://evil\")")},
		{Int(2), Text("Thanh tra Sở"), Int(6), Int(1), Percent(1667)},
		{{}, Text("Tổng cộng"), Sum(), Sum(), Share(3, 2)},
	},
	Notes: []string{"Nơi nhận:"},
	Sign:  []string{"Quảng Ngãi, ngày 15 tháng 12 năm 2023", "GIÁM ĐỐC"},
}

func TestWorkbook(t *testing.T) {
	t.Parallel()
	data, err := Workbook(summary, Table{Sheet: "Khác", Title: "Biểu hai", Columns: []TableColumn{{Title: "A"}}})
	if err != nil {
		t.Fatalf("Workbook: %v", err)
	}
	if err := Guard(data); err != nil {
		t.Errorf("Guard of our own workbook = %v", err)
	}
	f := opened(t, data)
	for cell, want := range map[string]string{
		"A1": "UBND TỈNH QUẢNG NGÃI", "D1": nation, "A2": "SỞ NỘI VỤ", "D2": motto, "A4": summary.Title, "A5": summary.Subtitle,
		"A7": "STT", "D7": "Hoàn thành xuất sắc", "D8": "Số lượng", "E8": "Tỷ lệ %", "C9": "(3)",
		"B10": "Văn phòng Sở", "C10": "12", "E10": "16.67%", "F10": `'=HYPERLINK("http://evil")`, "E11": "16.67%",
		"B12": "Tổng cộng", "A14": "Nơi nhận:", "D14": summary.Sign[0], "D15": "GIÁM ĐỐC",
	} {
		if got := value(t, f, "Biểu 2", cell); got != want {
			t.Errorf("cell %s = %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{
		"C12": "SUBTOTAL(9,C10:C11)", "D12": "SUBTOTAL(9,D10:D11)", "E12": "IF(C12=0,0,D12/C12)", "E10": "IF(C10=0,0,D10/C10)", "F10": "", "B10": "",
	} {
		if got, err := f.GetCellFormula("Biểu 2", cell); err != nil || got != want {
			t.Errorf("formula of %s = %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]string{"C12": "18", "D12": "3", "E12": "0.1667"} {
		if got, err := f.CalcCellValue("Biểu 2", cell, excelize.Options{RawCellValue: true}); err != nil || !strings.HasPrefix(got, want[:min(len(want), 5)]) {
			t.Errorf("computed %s = %q, %v; want %q", cell, got, err, want)
		}
	}
	frame(t, f)
}

// frame checks the page: A4 landscape, one page wide, header repeated.
func frame(t *testing.T, f *excelize.File) {
	t.Helper()
	layout, err := f.GetPageLayout("Biểu 2")
	if err != nil {
		t.Fatal(err)
	}
	if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("page = size %d %s, %d wide; want A4 landscape, 1 wide", *layout.Size, *layout.Orientation, *layout.FitToWidth)
	}
	panes, err := f.GetPanes("Biểu 2")
	if err != nil || !panes.Freeze || panes.YSplit != 9 {
		t.Errorf("panes = %+v, %v; want frozen below row 9", panes, err)
	}
	names := f.GetDefinedName()
	if len(names) != 2 || names[0].Name != "_xlnm.Print_Titles" || names[0].RefersTo != "'Biểu 2'!$7:$9" {
		t.Errorf("defined names = %+v, want the header rows repeated", names)
	}
	id, err := f.GetCellStyle("Biểu 2", "B10")
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || style.Font.Family != "Times New Roman" || style.Font.Size != 13 || len(style.Border) != 4 {
		t.Errorf("style of a cell = %+v, %v; want Times New Roman 13 with four borders", style, err)
	}
}

func TestWorkbook_sameTableSameBytes(t *testing.T) {
	t.Parallel()
	first, err := Workbook(summary)
	if err != nil {
		t.Fatalf("Workbook: %v", err)
	}
	for range 3 {
		if again, err := Workbook(summary); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("Workbook of the same table gave other bytes (%v)", err)
		}
	}
}

func TestWorkbook_refusesRowsWiderThanTheHeader(t *testing.T) {
	t.Parallel()
	if _, err := Workbook(Table{Columns: []TableColumn{{Title: "A"}}, Rows: [][]Value{{Int(1), Int(2)}}}); err == nil {
		t.Error("Workbook of 2 cells under 1 column = nil, want an error")
	}
	if _, err := Workbook(summary, summary); err == nil {
		t.Error("Workbook of two tables of one name = nil, want an error")
	}
}

// ASVS 1.2.10: no exported text can run as a formula.
func TestText_neverBecomesAFormula(t *testing.T) {
	t.Parallel()
	for _, lead := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠"} {
		text := lead + "1+cmd|' /C calc'!A0"
		table := Table{Title: text, Columns: []TableColumn{{Title: text}}, Rows: [][]Value{{Text(text)}}}
		csv, err := CSV(table)
		if err != nil {
			t.Fatalf("CSV: %v", err)
		}
		if strings.Count(string(csv), `"'`+lead) != 2 {
			t.Errorf("CSV of %q = %q, want an apostrophe before it", text, csv)
		}
		if got := unguarded(guarded(text)); got != text {
			t.Errorf("unguarded(guarded(%q)) = %q", text, got)
		}
		if lead == "\x00" {
			continue // no XML can hold it
		}
		data, err := Workbook(table)
		if err != nil {
			t.Fatalf("Workbook: %v", err)
		}
		f := opened(t, data)
		rows, _ := f.GetRows("Biểu 1")
		for i, row := range rows {
			for j := range row {
				if formula, _ := f.GetCellFormula("Biểu 1", ref(j+1, i+1)); formula != "" {
					t.Errorf("%q became the formula %q", text, formula)
				}
			}
		}
		if got := value(t, f, "Biểu 1", "A5"); !strings.HasPrefix(got, "'") {
			t.Errorf("cell of %q = %q, want an apostrophe before it", text, got)
		}
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	got, err := CSV(Table{
		Columns: []TableColumn{{Title: "Họ và tên"}, {Parent: "Kết quả", Title: "Số"}, {Title: "Tỷ lệ"}},
		Rows:    [][]Value{{Text(`Lê "An"`), Int(2), Percent(4014)}, {Text("-")}, {Text("Cộng"), Sum(), Share(1, 1)}},
	})
	want := "\uFEFF\"Họ và tên\",\"Kết quả > Số\",\"Tỷ lệ\"\r\n" +
		"\"Lê \"\"An\"\"\",\"2\",\"40,14%\"\r\n\"-\",\"\",\"\"\r\n\"Cộng\",\"2\",\"100,00%\"\r\n"
	if err != nil || string(got) != want {
		t.Errorf("CSV = %q, %v; want %q", got, err, want)
	}
}

func TestErrorWorkbook(t *testing.T) {
	t.Parallel()
	data := readDemo(t)
	problems := []Problem{
		{Row: 12, Column: "E", Message: fault.Say("a"), Severity: Error},
		{Row: 12, Column: "E", Message: fault.Say("b"), Severity: Caution},
		{Row: 13, Message: fault.Say("=c"), Severity: Error},
		{Message: fault.Say("whole"), Severity: Error},
	}
	out, err := ErrorWorkbook(data, problems, func(m fault.Message) string { return m.Key })
	if err != nil {
		t.Fatalf("ErrorWorkbook: %v", err)
	}
	f := opened(t, out)
	for cell, want := range map[string]string{"O7": "Lỗi\nwhole", "O12": "E: a\nE: b", "O13": "'=c", "E12": "051725648598", "B11": "Đinh Thị Mỹ Châu"} {
		if got := value(t, f, "DANH SACH", cell); got != want {
			t.Errorf("cell %s = %q, want %q", cell, got, want)
		}
	}
	id, err := f.GetCellStyle("DANH SACH", "E12")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || len(style.Fill.Color) != 1 || !strings.HasSuffix(style.Fill.Color[0], "FFC7CE") {
		t.Errorf("style of E12 = %+v, %v; want red", style, err)
	}
	comments, err := f.GetComments("DANH SACH")
	if err != nil || len(comments) != 1 || comments[0].Cell != "E12" || !strings.Contains(comments[0].Text, "a\nb") {
		t.Errorf("comments = %+v, %v; want one at E12 with both sentences", comments, err)
	}
	again := mustRead(t, out, Mapping{})
	if len(again.Rows) != 87 {
		t.Errorf("the workbook of errors reads as %d people, want 87", len(again.Rows))
	}
	if row := byRow(t, again, 15+1); len(row.Unread) != 0 {
		t.Errorf("a good row of the workbook of errors has unread cells: %v", row.Unread)
	}
	if _, err := ErrorWorkbook([]byte("x"), nil, nil); keyOf(err) != "upload.notSheet" {
		t.Errorf("ErrorWorkbook of no workbook = %v, want upload.notSheet", err)
	}
}

func TestRosterTemplate(t *testing.T) {
	t.Parallel()
	data, err := RosterTemplate()
	if err != nil {
		t.Fatalf("RosterTemplate: %v", err)
	}
	if again, err := RosterTemplate(); err != nil || !bytes.Equal(data, again) {
		t.Errorf("RosterTemplate twice gave other bytes (%v)", err)
	}
	if _, err := ReadRoster(data, Mapping{}); keyOf(err) != "roster.noRows" {
		t.Errorf("ReadRoster of the empty template = %v, want roster.noRows", err)
	}
	f := opened(t, data)
	if visible, err := f.GetSheetVisible(listSheet); err != nil || visible {
		t.Errorf("%s visible = %v, %v; want hidden", listSheet, visible, err)
	}
	if lists, err := f.GetDataValidations(dataSheet); err != nil || len(lists) != 4 {
		t.Errorf("%d drop-downs, %v; want 4", len(lists), err)
	}
	fill := []any{
		1, "Lê Thị An", "05/08/1990", "Nữ", "051000000001", "Chuyên viên", "01.003", "Văn phòng Sở", "Công chức", "x",
		"15/08/2023", "4,5", "Khiển trách (QĐ số 45/QĐ-SNV ngày 12/6/2023)", "Hoàn thành tốt nhiệm vụ", "Tuyển dụng mới; Nghỉ ốm từ 02/09/2023",
	}
	for i, v := range fill {
		if err := f.SetCellValue(dataSheet, ref(i+1, 2), v); err != nil {
			t.Fatal(err)
		}
	}
	filled, err := contents(f)
	if err != nil {
		t.Fatal(err)
	}
	r := mustRead(t, filled, Mapping{})
	if got := r.AllProblems(); len(got) != 0 || r.Mapping.Sheet != dataSheet {
		t.Errorf("problems of the filled template on %s = %v, want none on %s", r.Mapping.Sheet, got, dataSheet)
	}
	row := r.Rows[0]
	got := []any{row.Name, row.Female, row.PersonalID, row.RankCode, row.Group, row.Class, row.PartyMember, row.AbsentMonths, row.PriorLevel, len(row.Discipline), len(row.Facts.Leaves), len(row.Facts.Arrivals)}
	want := []any{"Lê Thị An", true, "051000000001", "01.003", "Văn phòng Sở", CivilServant, true, 450, Good, 1, 1, 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("row of the filled template (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{guideSheet, listSheet}, r.OtherPages); diff != "" {
		t.Errorf("OtherPages (-want +got):\n%s", diff)
	}
}
