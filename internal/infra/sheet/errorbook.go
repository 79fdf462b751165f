package sheet

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"congtam/internal/base/fault"
)

const errorHeading = "Lỗi"

// mostComments is how many cells get a comment: each costs the library more
// than the last, and the column “Lỗi” says the same.
const mostComments = 1_000

// ErrorWorkbook is the uploaded file given back with a last column “Lỗi”, the
// cells concerned in red and a comment on each. say puts a message into the
// reader's language. Problems are placed on the sheet of the proposed mapping.
// Faults: Invalid.
func ErrorWorkbook(data []byte, problems []Problem, say func(fault.Message) string) (out []byte, err error) {
	w, err := open(data)
	if err != nil {
		return nil, err
	}
	mapping, err := w.propose()
	if err != nil {
		return nil, err
	}
	p, err := w.page(mapping.Sheet) // also bounds what the library will hold in memory
	if err != nil {
		return nil, err
	}
	defer func() { // the library may stumble over markup our own reader passes by
		if recover() != nil {
			out, err = nil, refuse("upload.broken")
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked})
	if err != nil {
		return nil, refuse("upload.broken")
	}
	defer func() { _ = f.Close() }() // temporary files only
	m := marker{file: f, sheet: mapping.Sheet, styles: map[int]int{}, say: say, column: p.width() + 1}
	if err := m.mark(mapping, problems); err != nil {
		return nil, fmt.Errorf("mark the workbook: %w", err)
	}
	return contents(f)
}

func contents(f *excelize.File) ([]byte, error) {
	buffer, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write the workbook: %w", err)
	}
	return buffer.Bytes(), nil
}

func (w *workbook) page(name string) (page, error) {
	for _, ref := range w.sheets {
		if ref.name == name {
			return w.read(ref, 0)
		}
	}
	return page{}, refuse("roster.noSuchSheet", name)
}

// width is the last column with a value.
func (p page) width() int {
	last := 0
	for _, l := range p.lines {
		last = max(last, l.cells[len(l.cells)-1].col)
	}
	return min(last, maxColumns-1)
}

// marker writes problems into a workbook.
type marker struct {
	file   *excelize.File
	sheet  string
	styles map[int]int // by the style a cell had: the same in red
	say    func(fault.Message) string
	column int
}

func (m marker) mark(mapping Mapping, problems []Problem) error {
	heading := fmt.Sprintf("%s%d", columnName(m.column), mapping.HeaderRow)
	if err := m.file.SetCellStr(m.sheet, heading, errorHeading); err != nil {
		return err
	}
	if err := m.redden(heading); err != nil {
		return err
	}
	if err := m.file.SetColWidth(m.sheet, columnName(m.column), columnName(m.column), 60); err != nil {
		return err
	}
	byRow, byCell := m.sort(problems, mapping.HeaderRow)
	for _, row := range slices.Sorted(maps.Keys(byRow)) {
		cell := fmt.Sprintf("%s%d", columnName(m.column), row)
		if row == mapping.HeaderRow {
			byRow[row] = append([]string{errorHeading}, byRow[row]...)
		}
		if err := m.file.SetCellStr(m.sheet, cell, guarded(strings.Join(byRow[row], "\n"))); err != nil {
			return err
		}
	}
	return m.comment(byCell)
}

// sort gathers the sentences by row and by cell. What concerns the whole sheet
// goes to the header.
func (m marker) sort(problems []Problem, header int) (map[int][]string, map[string][]string) {
	byRow, byCell := map[int][]string{}, map[string][]string{}
	for _, p := range problems {
		text := m.say(p.Message)
		row := p.Row
		if row == 0 {
			row = header
		}
		if columnNumber(p.Column) == 0 {
			byRow[row] = append(byRow[row], text)
			continue
		}
		byRow[row] = append(byRow[row], p.Column+": "+text)
		cell := fmt.Sprintf("%s%d", p.Column, row)
		byCell[cell] = append(byCell[cell], text)
	}
	return byRow, byCell
}

func (m marker) comment(byCell map[string][]string) error {
	taken := map[string]bool{}
	existing, err := m.file.GetComments(m.sheet)
	if err != nil {
		return err
	}
	for _, c := range existing {
		taken[c.Cell] = true // the office's own comment stays
	}
	for i, cell := range slices.Sorted(maps.Keys(byCell)) {
		if err := m.redden(cell); err != nil {
			return err
		}
		if taken[cell] || i >= mostComments {
			continue
		}
		text := strings.Join(byCell[cell], "\n")
		if err := m.file.AddComment(m.sheet, excelize.Comment{Cell: cell, Author: errorHeading, Text: text}); err != nil {
			return err
		}
	}
	return nil
}

// redden fills a cell, keeping the rest of its style.
func (m marker) redden(cell string) error {
	had, err := m.file.GetCellStyle(m.sheet, cell)
	if err != nil {
		return err
	}
	red, known := m.styles[had]
	if !known {
		style, err := m.file.GetStyle(had)
		if err != nil {
			return err
		}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFC7CE"}}
		if red, err = m.file.NewStyle(style); err != nil {
			return err
		}
		m.styles[had] = red
	}
	return m.file.SetCellStyle(m.sheet, cell, cell, red)
}
