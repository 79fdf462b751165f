package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The sheets of the template.
const (
	guideSheet = "HUONG_DAN"
	dataSheet  = "DU_LIEU"
	listSheet  = "DANH_MUC"
)

// templateVersion stands in the guide, so that a file can be told from a later
// template's.
const templateVersion = 1

var guide = []string{
	"MẪU DANH SÁCH CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG",
	fmt.Sprintf("Phiên bản mẫu: %d", templateVersion),
	"1. Nhập vào trang DU_LIEU, mỗi người một dòng, bắt đầu từ dòng ngay dưới tiêu đề cột. Không đổi tên cột; có thể bỏ trống cột không dùng.",
	"2. Ngày nhập theo dạng ngày/tháng/năm, ví dụ 05/08/1990.",
	"3. Số định danh cá nhân đủ 12 chữ số, giữ số 0 ở đầu (cột đã định dạng văn bản).",
	"4. Giới tính, Đối tượng, Đảng viên và Kết quả xếp loại năm trước chọn từ danh sách thả xuống.",
	"5. Ngày tuyển dụng/đến chỉ nhập cho người mới đến trong năm; Ghi chú ghi rõ, ví dụ: “Tuyển dụng mới” hoặc “Chuyển từ Sở Tư pháp (công tác tại Sở Tư pháp đến 31/03/2023)”.",
	"6. Số tháng nghỉ nhập số, ví dụ 6 hoặc 4,5; Ghi chú ghi lý do, ví dụ: “Nghỉ thai sản từ 01/03/2023”, “Nghỉ không hưởng lương”, “Nghỉ ốm từ 02/05/2023”.",
	"7. Kỷ luật ghi hình thức, số và ngày quyết định, ví dụ: “Khiển trách (QĐ số 45/QĐ-SNV ngày 12/6/2023)”; kỷ luật đảng ghi “Đảng: Cảnh cáo (QĐ số 12-QĐ/ĐU ngày 20/02/2023)”.",
	"8. Vi phạm đã được tính khi xếp loại năm trước ghi ở Ghi chú: “Vi phạm năm 2022, đã xếp KHTNV năm 2022 vì vi phạm này”.",
	"9. Cấp phó của người đứng đầu ghi các đơn vị được phân công ở Ghi chú: “Phụ trách: Văn phòng; Thanh tra”.",
}

// templateColumn is a column of the data sheet; choices become a drop-down.
type templateColumn struct {
	header  string
	width   float64
	choices []string
	text    bool // kept as text, for numbers that begin with 0
}

var templateColumns = []templateColumn{
	{header: "STT", width: 6},
	{header: "Họ và tên", width: 28},
	{header: "Ngày, tháng, năm sinh", width: 14},
	{header: "Giới tính", width: 9, choices: []string{"Nam", "Nữ"}},
	{header: "Số định danh cá nhân", width: 18, text: true},
	{header: "Chức vụ, chức danh", width: 24},
	{header: "Mã ngạch/CDNN", width: 14, text: true},
	{header: "Đơn vị công tác", width: 32},
	{header: "Đối tượng", width: 16, choices: []string{"Cán bộ", "Công chức", "Viên chức", "Người lao động"}},
	{header: "Đảng viên", width: 9, choices: []string{"x"}},
	{header: "Ngày tuyển dụng/đến", width: 14},
	{header: "Số tháng nghỉ", width: 9},
	{header: "Kỷ luật trong năm", width: 32},
	{header: "Kết quả xếp loại năm trước", width: 28, choices: []string{
		"Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ", "Không xếp loại",
	}},
	{header: "Ghi chú", width: 40},
}

const templateRows = 1_000 // that carry formats and drop-downs

// RosterTemplate is an empty workbook to fill in: a guide, the data sheet and a
// hidden sheet with the choices of its drop-downs.
func RosterTemplate() ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // temporary files only
	t := templateWriter{file: f}
	for _, step := range []func() error{t.sheets, t.styles, t.guide, t.columns} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("write the roster template: %w", err)
		}
	}
	return contents(f)
}

type templateWriter struct {
	file             *excelize.File
	head, cell, text int // styles
}

func (t *templateWriter) sheets() error {
	if err := t.file.SetSheetName("Sheet1", guideSheet); err != nil {
		return err
	}
	for _, name := range []string{dataSheet, listSheet} {
		if _, err := t.file.NewSheet(name); err != nil {
			return err
		}
	}
	return t.file.SetSheetVisible(listSheet, false)
}

func (t *templateWriter) styles() error {
	font := &excelize.Font{Family: "Times New Roman", Size: 13}
	var err error
	if t.cell, err = t.file.NewStyle(&excelize.Style{Font: font}); err != nil {
		return err
	}
	if t.text, err = t.file.NewStyle(&excelize.Style{Font: font, NumFmt: 49}); err != nil {
		return err
	}
	t.head, err = t.file.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Family: "Times New Roman", Size: 13, Bold: true},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
	return err
}

func (t *templateWriter) guide() error {
	if err := t.file.SetColWidth(guideSheet, "A", "A", 120); err != nil {
		return err
	}
	for i, line := range guide {
		if err := t.file.SetCellStr(guideSheet, ref(1, i+1), line); err != nil {
			return err
		}
	}
	return t.file.SetCellStyle(guideSheet, "A1", ref(1, len(guide)), t.cell)
}

func (t *templateWriter) columns() error {
	for i, c := range templateColumns {
		if err := t.column(i+1, c); err != nil {
			return err
		}
	}
	return t.file.SetPanes(dataSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (t *templateWriter) column(n int, c templateColumn) error {
	name := columnName(n)
	style := t.cell
	if c.text {
		style = t.text
	}
	if err := t.file.SetColWidth(dataSheet, name, name, c.width); err != nil {
		return err
	}
	if err := t.file.SetColStyle(dataSheet, name, style); err != nil {
		return err
	}
	if err := t.file.SetCellStr(dataSheet, ref(n, 1), c.header); err != nil {
		return err
	}
	if err := t.file.SetCellStyle(dataSheet, ref(n, 1), ref(n, 1), t.head); err != nil {
		return err
	}
	return t.choices(n, c)
}

// choices writes a column's list on the hidden sheet and points the drop-down
// to it.
func (t *templateWriter) choices(n int, c templateColumn) error {
	if len(c.choices) == 0 {
		return nil
	}
	for i, choice := range c.choices {
		if err := t.file.SetCellStr(listSheet, ref(n, i+1), choice); err != nil {
			return err
		}
	}
	name := columnName(n)
	list := excelize.NewDataValidation(true)
	list.SetSqref(fmt.Sprintf("%s2:%s%d", name, name, templateRows+1))
	list.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", listSheet, name, name, len(c.choices)))
	list.SetError(excelize.DataValidationErrorStyleStop, c.header, "Chọn một mục trong danh sách thả xuống.")
	return t.file.AddDataValidation(dataSheet, list)
}
