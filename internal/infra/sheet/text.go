package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is text without marks and in lower case, for comparing and searching,
// never for showing: "Đặng Thị Mỹ" becomes "dang thi my". Each letter stays one
// letter, and both ways of placing a tone (hoà, hòa) fold alike.
func Fold(text string) string {
	return strings.Map(foldRune, norm.NFC.String(text))
}

func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return unicode.ToLower(r)
	case r == 'đ', r == 'Đ':
		return 'd'
	case unicode.Is(unicode.Mn, r):
		return -1
	}
	var buf [utf8.UTFMax]byte
	parts := norm.NFD.AppendString(nil, string(buf[:utf8.EncodeRune(buf[:], r)]))
	base, _ := utf8.DecodeRune(parts)
	return unicode.ToLower(base)
}

// clean is text as the system keeps it: composed letters, one kind of dash,
// no invisible characters, single spaces, none at the ends. Lines stay apart.
func clean(text string) string {
	text = strings.Map(cleanRune, norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")))
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			kept = append(kept, line)
		}
	}
	return norm.NFC.String(strings.Join(kept, "\n")) // what was invisible may have kept marks apart
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\v', r == '\u2028', r == '\u2029':
		return '\n'
	case r >= '\u2010' && r <= '\u2015', r == '\u2212', r == '\uFE58', r == '\uFE63', r == '\uFF0D':
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// oneLine is clean text on a single line.
func oneLine(text string) string { return strings.ReplaceAll(clean(text), "\n", " ") }

// key is text reduced for looking up synonyms: folded, with anything that is no
// letter or digit as one space.
func key(text string) string {
	folded := Fold(text)
	return strings.Join(strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// dangerous tells whether a spreadsheet program could take text for a formula.
func dangerous(text string) bool {
	if text == "" || text == "-" {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text); r {
	case '=', '+', '-', '@', '\t', '\r', '\n', 0, '＝', '＋', '－', '＠':
		return true
	}
	return false
}

// guarded is text with an apostrophe before what could run as a formula.
func guarded(text string) string {
	if dangerous(text) {
		return "'" + text
	}
	return text
}

// unguarded takes back the apostrophe guarded put there.
func unguarded(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && dangerous(rest) {
		return rest
	}
	return text
}

// looksEncoded tells a name typed in TCVN3 or VNI and read as Unicode: signs
// of those fonts stand where Vietnamese letters should be.
func looksEncoded(name string) bool {
	var last rune
	for _, r := range name {
		if strings.ContainsRune("¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÅÆÇËÎÏÐ×ØÞßäåæçëîïð÷øûüþÿÖöÄÜ", r) {
			return true
		}
		switch foldRune(last) {
		case 'a', 'e':
			if last < utf8.RuneSelf && strings.ContainsRune("âêãáàõùøåÂÊÃÁÀÕÙ", r) && !(last|0x20 == 'e' && (r == 'ê' || r == 'Ê')) {
				return true
			}
		case 'o':
			if last < utf8.RuneSelf && strings.ContainsRune("âùõÂÙÕ", r) {
				return true
			}
		}
		last = r
	}
	return false
}
