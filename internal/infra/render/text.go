package render

import (
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congtam/internal/base/civil"

	"golang.org/x/text/unicode/norm"
)

// nbsp keeps two words on one line and is not swallowed where spaces collapse.
const nbsp = "\u00a0"

// vietnameseLetters number the points of a clause: no f, j, w or z.
var vietnameseLetters = []string{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"}

// Letter is the mark of the n-th point, counted from 0; after y come aa, ab, …
func Letter(n int) string {
	size := len(vietnameseLetters)
	if n < size {
		return vietnameseLetters[n]
	}
	return Letter(n/size-1) + vietnameseLetters[n%size]
}

// Roman writes n in Roman numerals.
func Roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			b.WriteString(step.text)
			n -= step.value
		}
	}
	return b.String()
}

// LongDate is "ngày 05 tháng 01 năm 2026" as NĐ 30/2020 pads it: days below 10
// and months 1 and 2. Without a day it leaves room to write one; year is printed
// then when it is not 0.
func LongDate(d civil.Date, year int) string {
	if !d.IsZero() {
		month := strconv.Itoa(int(d.Month))
		if d.Month <= 2 {
			month = "0" + month
		}
		return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, month, d.Year)
	}
	room := strings.Repeat(nbsp, 4)
	if year == 0 {
		return "ngày" + room + "tháng" + room + "năm" + room + nbsp + nbsp
	}
	return fmt.Sprintf("ngày%stháng%snăm %d", room, room, year)
}

// PlaceDate is the line "Quảng Ngãi, ngày … tháng … năm …".
func PlaceDate(place string, d civil.Date, year int) string {
	return place + ", " + LongDate(d, year)
}

// NumberLine is "Số: 07/QĐ-SNV", with room for the number until it is given.
func NumberLine(number, symbol string) string {
	switch len(number) {
	case 0:
		number = strings.Repeat(nbsp, 6)
	case 1:
		number = "0" + number
	}
	return "Số: " + number + "/" + symbol
}

// AttachedTo is the reference line of an annex. Number and date stay blank: on
// an electronic document they are never filled (NĐ 30/2020, Annex I).
func AttachedTo(documentType string, h Letterhead, issuer string) string {
	return fmt.Sprintf("(Kèm theo %s %s %s của %s)",
		documentType, lowerFirst(strings.Replace(NumberLine("", h.Symbol), ":", "", 1)), LongDate(civil.Date{}, h.year()), issuer)
}

func (h Letterhead) year() int {
	if !h.Date.IsZero() {
		return h.Date.Year
	}
	return h.Year
}

// Ended closes the body of a document with its end mark "./.".
func Ended(text string) string {
	return strings.TrimRight(strings.TrimSpace(text), ".;,/ ") + "./."
}

// Percent is part of whole with a decimal comma, "11,11%"; "-" of nothing.
func Percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return decimal(fmt.Sprintf("%.2f", float64(part)*100/float64(whole))) + "%"
}

// share is Percent for a column whose title has the sign: two decimals or none,
// so that the commas stand in line.
func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	if part*100%whole == 0 {
		return strconv.Itoa(part * 100 / whole)
	}
	return strings.Replace(fmt.Sprintf("%.2f", float64(part)*100/float64(whole)), ".", ",", 1)
}

// decimal writes the number in text with a comma and without idle zeros.
func decimal(text string) string {
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return strings.Replace(text, ".", ",", 1)
}

// String is the printed line: the first 100 bits of the root are enough to tell
// two logs apart, and short enough to be copied by hand.
func (c Checkpoint) String() string {
	if c.Size == 0 {
		return ""
	}
	root := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(c.Root)
	var groups []string
	for i := 0; i+4 <= min(len(root), 20); i += 4 {
		groups = append(groups, root[i:i+4])
	}
	line := fmt.Sprintf("Nhật ký %s · cây %d · gốc %s", c.Log, c.Size, strings.Join(groups, "-"))
	if c.Leaf >= 0 {
		line += fmt.Sprintf(" · lá %d", c.Leaf)
	}
	return clean(line)
}

// clean makes text safe to draw: composed letters (NFC), single spaces, no
// control, formatting or bidirectional characters. Line breaks become spaces.
func clean(text string) string {
	text = norm.NFC.String(strings.ToValidUTF8(text, "\ufffd"))
	var b strings.Builder
	gap := false
	for _, r := range text {
		switch {
		case r != '\u00a0' && unicode.IsSpace(r):
			gap = true
			continue
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r&0xfffe == 0xfffe:
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// cleanRun is clean for text that has neighbours: a space at either end stays.
func cleanRun(text string) string {
	inner := clean(text)
	if inner == "" {
		return inner
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsSpace(r) && r != '\u00a0' {
		inner = " " + inner
	}
	if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsSpace(r) && r != '\u00a0' {
		inner += " "
	}
	return inner
}

// lines cuts text at line breaks and drops the empty ones.
func lines(text string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(text, isLineBreak) {
		if line = clean(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func isLineBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// closed ends text with mark, in place of any other end it had.
func closed(text, mark string) string {
	return strings.TrimRight(clean(text), ".;, ") + mark
}

func upper(text string) string { return strings.ToUpper(clean(text)) }

func lowerFirst(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}
