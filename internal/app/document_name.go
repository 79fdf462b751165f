package app

import (
	"fmt"
	"strings"
	"unicode"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// documentName is what the file of a paper is called, without the ending:
// "Thông báo kết quả - Võ Xuân Vũ - 2023".
func documentName(of cycle.Cycle, p storage.Printable) string {
	name := documentKinds[DocumentKind(p.Kind)].name
	if v := variantNames[p.Variant]; v != "" {
		name += " " + v
	}
	parts := []string{name}
	if p.Name != "" {
		parts = append(parts, p.Name)
	} else if p.UnitName != "" {
		parts = append(parts, p.UnitName)
	}
	return safeName(strings.Join(append(parts, fmt.Sprint(of.Year)), " - "))
}

// variantNames tell papers of one kind apart.
var variantNames = map[string]string{
	"leadership_review": "kiểm điểm tập thể lãnh đạo",
	"consultation":      "tham vấn",
	"agency_ballot":     "xếp loại cơ quan",
	"units":             "tập thể",
	"people":            "cá nhân",
	"committee":         "gửi Ủy ban nhân dân tỉnh",
	"party_commission":  "gửi Ban Tổ chức Tỉnh ủy",
}

// longestName keeps paths in an archive below what old systems can unpack.
const longestName = 90

// safeName keeps what may stand in a file name everywhere. Names of people and
// units come from outside: no slash, no dots at either end, no control signs.
func safeName(name string) string {
	var b strings.Builder
	for _, r := range org.Tidy(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), strings.ContainsRune(" -_.,()'", r):
			b.WriteRune(r)
		case unicode.IsControl(r):
		default:
			b.WriteByte('_')
		}
	}
	runes := []rune(strings.Trim(b.String(), " ."))
	runes = runes[:min(len(runes), longestName)]
	if len(runes) == 0 {
		return "tai-lieu"
	}
	return strings.Trim(string(runes), " .")
}

// PlainName is a file name in letters every system writes: marks are dropped,
// anything else becomes a dash.
func PlainName(name string) string {
	var b strings.Builder
	for _, r := range org.Fold(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.':
			b.WriteRune(r)
		case !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(strings.ReplaceAll(b.String(), "-.", "."), "-.")
}
