package org

import (
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable without marks or case: "Đặng Ước" is "dang uoc".
// Old and new tone placement (hòa, hoà) fold to the same text.
func Fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch {
		case r >= 0x300 && r <= 0x36f: // a combining mark
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(strings.ToLower(b.String())), " ")
}

// Tidy trims, joins runs of spaces and composes marks (NFC).
func Tidy(text string) string {
	return norm.NFC.String(strings.Join(strings.Fields(text), " "))
}

// SortKey orders people as Vietnamese lists do: by given name, which is the
// last word, then by the words before it. Both databases sort it byte by byte.
func SortKey(name string) string {
	words := strings.Fields(name)
	if len(words) > 1 {
		last := len(words) - 1
		words = append([]string{words[last]}, words[:last]...)
	}
	buffer := new(collate.Buffer)
	collator := collate.New(language.Vietnamese)
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = hexKey(collator.KeyFromString(buffer, word))
		buffer.Reset()
	}
	return strings.Join(parts, " ")
}

// hexKey spells a collation key in letters every text column can hold.
func hexKey(key []byte) string {
	const digits = "0123456789abcdef"
	out := make([]byte, 0, 2*len(key))
	for _, b := range key {
		out = append(out, digits[b>>4], digits[b&15])
	}
	return string(out)
}
