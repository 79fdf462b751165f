package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The heading every official paper carries (Nghị định 30/2020/NĐ-CP, phụ lục I).
const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
)

// Workbook writes one sheet per table, in the frame reports share: Times New
// Roman 13, A4 landscape one page wide, header repeated on every page. The same
// tables give the same bytes.
func Workbook(tables ...Table) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // temporary files only
	styles, err := newStyles(f)
	if err != nil {
		return nil, fmt.Errorf("make the styles: %w", err)
	}
	for i, t := range tables {
		if err := t.check(); err != nil {
			return nil, err
		}
		name := cmp.Or(t.Sheet, fmt.Sprintf("Biểu %d", i+1))
		if err := addSheet(f, name, i == 0); err != nil {
			return nil, fmt.Errorf("add sheet %q: %w", name, err)
		}
		w := &tableWriter{file: f, sheet: name, table: t, styles: styles}
		w.write()
		if w.err != nil {
			return nil, fmt.Errorf("write sheet %q: %w", name, w.err)
		}
	}
	calculate := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &calculate}); err != nil {
		return nil, fmt.Errorf("set calculation: %w", err)
	}
	data, err := contents(f)
	if err != nil {
		return nil, err
	}
	return numericResults(data)
}

// numericResults marks the saved results of formulas as numbers. The library
// writes them as text, which is what a person would see as long as the program
// does not calculate, as in a protected view.
func numericResults(data []byte) ([]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("reopen the workbook: %w", err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range archive.File {
		if err := copyEntry(w, f); err != nil {
			return nil, fmt.Errorf("copy %s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("close the workbook: %w", err)
	}
	return out.Bytes(), nil
}

func copyEntry(w *zip.Writer, f *zip.File) error {
	if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
		return w.Copy(f)
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // reading only: nothing to lose
	sheet, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	part, err := w.Create(f.Name)
	if err != nil {
		return err
	}
	_, err = part.Write(bytes.ReplaceAll(sheet, []byte(` t="str"><f>`), []byte(`><f>`)))
	return err
}

// addSheet adds a sheet; the first takes the place of the one a new file has.
func addSheet(f *excelize.File, name string, first bool) error {
	if first {
		return f.SetSheetName("Sheet1", name)
	}
	if at, err := f.GetSheetIndex(name); err != nil || at >= 0 {
		return cmp.Or(err, errors.New("two tables have this name"))
	}
	_, err := f.NewSheet(name)
	return err
}

// look names a style of the frame.
type look int

const (
	plain look = iota
	centred
	title
	italic
	head
	body
	figure
	percent
	bodyBold
	figureBold
	percentBold
	looks
)

func newStyles(f *excelize.File) ([looks]int, error) {
	var out [looks]int
	border := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	for l := range looks {
		style := &excelize.Style{
			Font:      &excelize.Font{Family: "Times New Roman", Size: 13},
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: l != plain},
		}
		switch l {
		case centred, italic, head, title:
			style.Alignment.Horizontal = "center"
		}
		if l >= head {
			style.Border = border
		}
		style.Font.Bold = l == title || l == head || l >= bodyBold
		style.Font.Italic = l == italic
		switch l {
		case title:
			style.Font.Size = 14
		case figure, figureBold:
			style.NumFmt = 3 // #,##0: the reader's own separators
		case percent, percentBold:
			style.NumFmt = 10 // 0.00%
		}
		id, err := f.NewStyle(style)
		if err != nil {
			return out, err
		}
		out[l] = id
	}
	return out, nil
}

// tableWriter writes one sheet from top to bottom; after a first error it does
// nothing more.
type tableWriter struct {
	file   *excelize.File
	sheet  string
	table  Table
	styles [looks]int
	row    int // the row written last
	first  int // the first row of values
	err    error
}

func (w *tableWriter) do(step func() error) {
	if w.err == nil {
		w.err = step()
	}
}

func (w *tableWriter) write() {
	w.page()
	w.top()
	w.header()
	w.body()
	w.bottom()
}

func (w *tableWriter) put(col, row int, text string, l look) {
	w.span(area{col, row, col, row}, text, l)
}

// span writes a text over a range, merged when it is more than one cell.
func (w *tableWriter) span(a area, text string, l look) {
	from, to := ref(a.col1, a.row1), ref(a.col2, a.row2)
	w.do(func() error { return w.file.SetCellStyle(w.sheet, from, to, w.styles[l]) })
	if text != "" {
		w.do(func() error { return w.file.SetCellStr(w.sheet, from, guarded(text)) })
	}
	if from != to {
		w.do(func() error { return w.file.MergeCell(w.sheet, from, to) })
	}
}

func ref(col, row int) string { return fmt.Sprintf("%s%d", columnName(col), row) }

// millimetre is in inches, the unit of page margins.
const millimetre = 1 / 25.4

func (w *tableWriter) page() {
	a4, landscape, wide, high, fit := 9, "landscape", 1, 0, true
	top, left, right := 20*millimetre, 30*millimetre, 15*millimetre
	w.do(func() error {
		return w.file.SetPageLayout(w.sheet, &excelize.PageLayoutOptions{
			Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high,
		})
	})
	w.do(func() error { return w.file.SetSheetProps(w.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}) })
	w.do(func() error {
		return w.file.SetPageMargins(w.sheet, &excelize.PageLayoutMarginsOptions{Top: &top, Bottom: &top, Left: &left, Right: &right})
	})
	for i, c := range w.table.Columns {
		name, width := columnName(i+1), cmp.Or(c.Width, 14)
		w.do(func() error { return w.file.SetColWidth(w.sheet, name, name, width) })
	}
}

func (w *tableWriter) width() int { return len(w.table.Columns) }

// top writes the agency and the nation side by side, the title and the subtitle.
func (w *tableWriter) top() {
	if len(w.table.Agency) > 0 {
		half := max(1, w.width()/2)
		for i := range max(len(w.table.Agency), 2) {
			left, right := "", []string{nation, motto, ""}[min(i, 2)]
			if i < len(w.table.Agency) {
				left = w.table.Agency[i]
			}
			w.span(area{1, i + 1, half, i + 1}, left, centred)
			if right != "" && w.width() > half {
				w.span(area{half + 1, i + 1, w.width(), i + 1}, right, centred)
			}
		}
		w.row = max(len(w.table.Agency), 3)
	}
	w.row++
	w.span(area{1, w.row, w.width(), w.row}, w.table.Title, title)
	if w.table.Subtitle != "" {
		w.row++
		w.span(area{1, w.row, w.width(), w.row}, w.table.Subtitle, italic)
	}
	w.row++
}

// header writes the column heads, parents merged above their children, and the
// row that numbers the columns; both stay in sight and on every printed page.
func (w *tableWriter) header() {
	from := w.row + 1
	depth := 1
	if w.table.parents() {
		depth = 2
	}
	last := from + depth - 1
	for i := 0; i < w.width(); {
		c := w.table.Columns[i]
		if c.Parent == "" {
			w.span(area{i + 1, from, i + 1, last}, c.Title, head)
			i++
			continue
		}
		start := i
		for i < w.width() && w.table.Columns[i].Parent == c.Parent {
			w.put(i+1, last, w.table.Columns[i].Title, head)
			i++
		}
		w.span(area{start + 1, from, i, from}, c.Parent, head)
	}
	w.row = last + 1
	for i := range w.table.Columns {
		w.put(i+1, w.row, fmt.Sprintf("(%d)", i+1), head)
	}
	w.first = w.row + 1
	w.do(func() error {
		return w.file.SetPanes(w.sheet, &excelize.Panes{
			Freeze: true, YSplit: w.row, TopLeftCell: ref(1, w.first), ActivePane: "bottomLeft",
		})
	})
	w.do(func() error {
		return w.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: w.sheet, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", w.sheet, from, w.row),
		})
	})
}

func (w *tableWriter) body() {
	numbers := w.table.numbers()
	for i, row := range w.table.Rows {
		w.row++
		for j := range w.table.Columns {
			var v Value
			n := 0
			if j < len(row) {
				v, n = row[j], numbers[i][j]
			}
			w.value(j, v, n, bold(row))
		}
	}
}

func (w *tableWriter) value(col int, v Value, n int, strong bool) {
	cell, l := ref(col+1, w.row), body
	switch v.kind {
	case intValue, sumValue:
		l = figure
		w.do(func() error { return w.file.SetCellInt(w.sheet, cell, int64(n)) })
	case percentValue, shareValue:
		l = percent
		w.do(func() error { return w.file.SetCellFloat(w.sheet, cell, float64(n)/10_000, 4, 64) })
	}
	if strong {
		l += bodyBold - body
	}
	w.put(col+1, w.row, v.text, l)
	if formula := w.formula(col, v); formula != "" {
		w.do(func() error { return w.file.SetCellFormula(w.sheet, cell, formula) })
	}
}

// formula adds by SUBTOTAL, which leaves out other subtotals above it.
func (w *tableWriter) formula(col int, v Value) string {
	switch {
	case v.kind == sumValue && w.row > w.first:
		return fmt.Sprintf("SUBTOTAL(9,%s:%s)", ref(col+1, w.first), ref(col+1, w.row-1))
	case v.kind == shareValue:
		of, by := ref(v.of+1, w.row), ref(v.by+1, w.row)
		return fmt.Sprintf("IF(%s=0,0,%s/%s)", by, of, by)
	}
	return ""
}

// bottom writes the notes on the left and the signature on the right.
func (w *tableWriter) bottom() {
	half := max(1, w.width()/2)
	for i, text := range w.table.Notes {
		w.span(area{1, w.row + 2 + i, half, w.row + 2 + i}, text, plain)
	}
	if w.width() == 1 {
		half = 0
	}
	for i, text := range w.table.Sign {
		l := centred
		if i == 0 {
			l = italic
		}
		w.span(area{half + 1, w.row + 2 + i, w.width(), w.row + 2 + i}, text, l)
	}
}
