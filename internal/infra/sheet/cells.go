package sheet

import (
	"encoding/xml"
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"congtam/internal/base/civil"
)

// cellKind is what the file says a value is.
type cellKind int

const (
	textCell cellKind = iota
	numberCell
	errorCell // #N/A, #REF! …
)

// cell is one value. A formula counts as the value last computed and saved.
type cell struct {
	col    int
	kind   cellKind
	text   string  // as written; a number's digits; a day as d/m/y
	number float64 // for a numberCell
	day    bool    // the number is shown as a day
	legacy bool    // set in a font of an old encoding
	empty  bool    // a formula saved without a value; text holds the formula
}

// line is a row of a sheet that has at least one value.
type line struct {
	row   int
	cells []cell
}

func (l line) at(col int) (cell, bool) {
	for _, c := range l.cells {
		if c.col == col {
			return c, true
		}
	}
	return cell{}, false
}

// area is a merged range, both corners included.
type area struct{ col1, row1, col2, row2 int }

// page is the part of a sheet that was read.
type page struct {
	name   string
	lines  []line
	merged []area
}

// read reads at most limit rows with values from a sheet; with a limit, rows
// beyond it are left unread, and without one too many are refused.
// Faults: Invalid.
func (w *workbook) read(ref sheetRef, limit int) (page, error) {
	r := &pageReader{book: w, page: page{name: ref.name}, limit: limit}
	err := w.tokens(ref.part, r.token)
	return r.page, err
}

// errEnough ends the reading of a sheet before its end.
var errEnough = errors.New("enough rows")

// top reads the first rows of a sheet and goes no further, so that what it
// says of merged ranges, at its end, stays unknown. Faults: Invalid.
func (w *workbook) top(ref sheetRef) (page, error) {
	r := &pageReader{book: w, page: page{name: ref.name}, limit: headerWithin, brief: true}
	err := w.tokens(ref.part, r.token)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return r.page, err
}

// pageReader follows the markup of one sheet.
type pageReader struct {
	book    *workbook
	page    page
	limit   int
	counted int
	brief   bool // merged ranges do not matter either
	full    bool // the limit is reached: only merged ranges still matter

	line    line
	lastRow int
	lastCol int
	cell    rawCell
	into    *strings.Builder
	aid     bool // inside a reading aid
}

type rawCell struct {
	col     int
	kind    string
	style   int
	value   strings.Builder
	inline  strings.Builder
	formula strings.Builder
}

func (r *pageReader) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.CharData:
		if r.into != nil {
			if r.into.Len()+len(t) > maxText {
				return refuse("upload.broken")
			}
			r.into.Write(t)
		}
	case xml.EndElement:
		return r.end(t.Name.Local)
	}
	return nil
}

func (r *pageReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		return r.startRow(attr(e, "r"))
	case "c":
		return r.startCell(e)
	case "v":
		r.into = &r.cell.value
	case "t":
		if !r.aid {
			r.into = &r.cell.inline
		}
	case "f":
		r.into = &r.cell.formula
	case "rPh":
		r.aid = true
	case "mergeCell":
		r.merge(attr(e, "ref"))
	}
	return nil
}

func (r *pageReader) startRow(number string) error {
	row := r.lastRow + 1
	if number != "" {
		row = digits(number)
	}
	if row <= r.lastRow || row > 1<<20 {
		return refuse("upload.broken")
	}
	r.lastRow, r.lastCol = row, 0
	r.line = line{row: row}
	return nil
}

func (r *pageReader) startCell(e xml.StartElement) error {
	if r.counted++; r.counted > maxCells {
		return refuse("roster.tooManyRows", maxRows)
	}
	col := r.lastCol + 1
	if ref := attr(e, "r"); ref != "" {
		c, row, ok := parseRef(ref)
		if !ok || row != r.lastRow {
			return refuse("upload.broken")
		}
		col = c
	}
	if col <= r.lastCol || col > maxColumns {
		return refuse("upload.broken")
	}
	r.lastCol = col
	r.cell = rawCell{col: col, kind: attr(e, "t"), style: max(0, digits(attr(e, "s")))}
	return nil
}

func (r *pageReader) end(name string) error {
	switch name {
	case "v", "t", "f":
		r.into = nil
	case "rPh":
		r.aid = false
	case "c":
		if c, ok := r.book.value(&r.cell); ok && !r.full {
			r.line.cells = append(r.line.cells, c)
		}
	case "row":
		return r.endRow()
	}
	return nil
}

func (r *pageReader) endRow() error {
	if len(r.line.cells) == 0 || r.full {
		return nil
	}
	r.page.lines = append(r.page.lines, r.line)
	r.line = line{}
	if len(r.page.lines) > maxRows+maxRows/10 { // titles, groups and totals come on top
		return refuse("roster.tooManyRows", maxRows)
	}
	r.full = r.limit > 0 && len(r.page.lines) >= r.limit
	if r.full && r.brief {
		return errEnough
	}
	return nil
}

func (r *pageReader) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok || len(r.page.merged) >= maxRows {
		return
	}
	c1, r1, ok1 := parseRef(from)
	c2, r2, ok2 := parseRef(to)
	if ok1 && ok2 {
		r.page.merged = append(r.page.merged, area{min(c1, c2), min(r1, r2), max(c1, c2), max(r1, r2)})
	}
}

// value reads what a cell holds; ok is false for a blank one.
func (w *workbook) value(raw *rawCell) (c cell, ok bool) {
	c = cell{col: raw.col, legacy: raw.style < len(w.legacy) && w.legacy[raw.style]}
	text := raw.value.String()
	switch raw.kind {
	case "s":
		i := digits(strings.TrimSpace(text))
		if i < 0 || i >= len(w.strings) {
			return c, false
		}
		c.text = w.strings[i]
	case "inlineStr":
		c.text = unescape(raw.inline.String())
	case "str", "d":
		c.text = unescape(text)
	case "e":
		c.kind, c.text = errorCell, text
	case "b":
		c.text = map[bool]string{true: "1", false: "0"}[strings.TrimSpace(text) == "1"]
	default:
		c.numeric(strings.TrimSpace(text))
		c.day = c.kind == numberCell && raw.style < len(w.dates) && w.dates[raw.style]
		if on, ok := w.serialDay(c.number); ok && c.day {
			c.text = on.Short() // as the person sees it
		}
	}
	if clean(c.text) == "" && raw.formula.Len() > 0 {
		c.text, c.empty = "="+raw.formula.String(), true
	}
	return c, clean(c.text) != ""
}

// numeric keeps a number as the digits a person typed: 51434995132 rather than
// 5.1434995132E10.
func (c *cell) numeric(text string) {
	c.text = text
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return
	}
	c.kind, c.number = numberCell, n
	if math.Abs(n) < 1e15 {
		c.text = strconv.FormatFloat(math.Round(n*1e9)/1e9, 'f', -1, 64)
	}
}

// serialDay is the day a spreadsheet counts as n. The count of 1900 holds a
// 29 February that never was: 60 is no day.
func (w *workbook) serialDay(n float64) (civil.Date, bool) {
	days := int(math.Floor(n))
	switch {
	case n < 1 || n > 110_000 || days == 60 && !w.since04:
		return civil.Date{}, false
	case w.since04:
		return civil.On(1904, time.January, 1).AddDays(days), true
	case days < 60:
		return civil.On(1899, time.December, 31).AddDays(days), true
	}
	return civil.On(1899, time.December, 30).AddDays(days), true
}

// digits reads a small whole number; -1 for anything else.
func digits(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescape undoes the format's way of writing characters XML cannot hold.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(m string) string {
		n, _ := strconv.ParseUint(m[2:6], 16, 16) // the pattern admits nothing else
		return string(rune(n))
	})
}
