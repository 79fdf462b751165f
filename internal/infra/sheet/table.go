package sheet

import (
	"fmt"
	"math"
)

// Table is one sheet of a report: what stands above, the columns, the rows and
// who signs. Text in it is only ever text; the formulas are ours.
type Table struct {
	Sheet    string   // the tab's name
	Agency   []string // upper left: the agency above, then the agency
	Title    string
	Subtitle string // in italics: "(Kèm theo Báo cáo số …)"
	Columns  []TableColumn
	Rows     [][]Value
	Notes    []string // bottom left
	Sign     []string // bottom right: place and day, office, name
}

// TableColumn is one column. Neighbours with the same Parent stand under it.
type TableColumn struct {
	Parent string
	Title  string
	Width  float64 // in characters; 0 stands for 14
}

// Value is the content of a cell of a Table. The zero Value is blank.
type Value struct {
	kind   valueKind
	text   string
	number int
	of, by int // columns counted from 0, for a share
}

type valueKind int

const (
	blankValue valueKind = iota
	textValue
	intValue
	percentValue
	sumValue
	shareValue
)

// Text is a cell of text.
func Text(text string) Value { return Value{kind: textValue, text: text} }

// Int is a cell with a whole number.
func Int(n int) Value { return Value{kind: intValue, number: n} }

// Percent is a cell with a percentage, given in hundredths of a percent: 4014
// shows as 40.14%.
func Percent(hundredths int) Value { return Value{kind: percentValue, number: hundredths} }

// Sum is a cell that adds the whole numbers above it in its column; other sums
// among them are left out.
func Sum() Value { return Value{kind: sumValue} }

// Share is a cell with the percentage that column of is of column by, in its
// own row; columns count from 0.
func Share(of, by int) Value { return Value{kind: shareValue, of: of, by: by} }

// bold tells whether a row is a total.
func bold(row []Value) bool {
	for _, v := range row {
		if v.kind == sumValue {
			return true
		}
	}
	return false
}

// numbers computes what the formulas will show: the same figures for readers
// that do not calculate, and for CSV.
func (t Table) numbers() [][]int {
	out := make([][]int, len(t.Rows))
	for i, row := range t.Rows {
		out[i] = make([]int, len(row))
		for j, v := range row {
			switch v.kind {
			case intValue, percentValue:
				out[i][j] = v.number
			case sumValue:
				out[i][j] = t.sum(i, j)
			}
		}
		for j, v := range row {
			if v.kind == shareValue {
				out[i][j] = share(at(out[i], v.of), at(out[i], v.by))
			}
		}
	}
	return out
}

func (t Table) sum(row, col int) int {
	total := 0
	for _, above := range t.Rows[:row] {
		if col < len(above) && above[col].kind == intValue {
			total += above[col].number
		}
	}
	return total
}

func at(row []int, col int) int {
	if col < 0 || col >= len(row) {
		return 0
	}
	return row[col]
}

// share is n of whole in hundredths of a percent, rounded half up.
func share(n, whole int) int {
	if whole == 0 {
		return 0
	}
	return int(math.Floor(float64(n)*10_000/float64(whole) + 0.5))
}

func (t Table) check() error {
	for i, row := range t.Rows {
		if len(row) > len(t.Columns) {
			return fmt.Errorf("table %q: row %d has %d cells for %d columns", t.Title, i, len(row), len(t.Columns))
		}
	}
	if len(t.Columns) == 0 {
		return fmt.Errorf("table %q has no columns", t.Title)
	}
	return nil
}

// parents tells whether the header takes two rows.
func (t Table) parents() bool {
	for _, c := range t.Columns {
		if c.Parent != "" {
			return true
		}
	}
	return false
}
