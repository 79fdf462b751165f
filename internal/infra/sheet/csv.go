package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// CSV is a table's header and rows as spreadsheet programs here read them:
// UTF-8 with a byte-order mark, lines ended by CR LF, every field quoted, and no
// field that could run as a formula.
func CSV(t Table) ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("\uFEFF")
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = guarded(c.Title)
		if c.Parent != "" {
			heads[i] = guarded(c.Parent + " > " + c.Title)
		}
	}
	writeRecord(&b, heads)
	numbers := t.numbers()
	for i, row := range t.Rows {
		fields := make([]string, len(t.Columns))
		for j, v := range row {
			fields[j] = v.shown(numbers[i][j])
		}
		writeRecord(&b, fields)
	}
	return []byte(b.String()), nil
}

// shown is a value as a person in Vietnam writes it: 40,14%.
func (v Value) shown(n int) string {
	switch v.kind {
	case textValue:
		return guarded(v.text)
	case intValue, sumValue:
		return strconv.Itoa(n)
	case percentValue, shareValue:
		sign := ""
		if n < 0 {
			sign, n = "-", -n
		}
		return fmt.Sprintf("%s%d,%02d%%", sign, n/100, n%100)
	}
	return ""
}

func writeRecord(b *strings.Builder, fields []string) {
	for i, field := range fields {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(field, `"`, `""`))
		b.WriteByte('"')
	}
	b.WriteString("\r\n")
}
