// Package sheet reads and writes spreadsheets: it guards uploads, reads a
// roster as offices really write it, and writes summary tables, the template
// and the workbook of errors. It knows cells, headers and what words in them
// mean; it refuses to know who may import, what is stored already, or which
// rule a fact will serve. It executes no formula and follows no link.
package sheet

import (
	"strconv"
	"strings"
)

// Limits of an uploaded workbook.
const (
	maxBytes    = 20 << 20  // of the file as sent
	maxUnpacked = 200 << 20 // of all entries together
	maxEntries  = 2_000
	maxRatio    = 100 // unpacked to packed
	maxDepth    = 256 // of nested XML elements
	maxRows     = 50_000
	maxCells    = 2_000_000 // blank formatted ones included
	maxColumns  = 16_384    // what the format allows
	maxText     = 128 << 10 // bytes of one cell
	maxStrings  = 64 << 20  // bytes of the shared strings together
)

const mebibyte = 1 << 20

// columnName is the letter of a column counted from 1.
func columnName(n int) string {
	var name []byte
	for ; n > 0; n = (n - 1) / 26 {
		name = append([]byte{byte('A' + (n-1)%26)}, name...)
	}
	return string(name)
}

// parseRef splits "AB12" into column 28 and row 12; ok is false for anything
// that is no cell of a sheet.
func parseRef(ref string) (col, row int, ok bool) {
	letters := strings.TrimRight(ref, "0123456789")
	col = columnNumber(letters)
	row, err := strconv.Atoi(ref[len(letters):])
	return col, row, err == nil && col > 0 && row > 0 && row <= 1<<20
}

// columnNumber counts a column letter from 1; 0 for what is no column.
func columnNumber(letters string) int {
	if len(letters) > 3 {
		return 0
	}
	n := 0
	for _, b := range []byte(letters) {
		if b < 'A' || b > 'Z' {
			return 0
		}
		n = n*26 + int(b-'A') + 1
	}
	if n > maxColumns {
		return 0
	}
	return n
}
