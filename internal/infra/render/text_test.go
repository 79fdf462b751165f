package render

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"congtam/internal/base/civil"
)

func TestLongDate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		day  civil.Date
		year int
		want string
	}{
		{"day and month below ten and three", civil.On(2026, time.January, 5), 0, "ngày 05 tháng 01 năm 2026"},
		{"months from March are not padded", civil.On(2023, time.March, 9), 0, "ngày 09 tháng 3 năm 2023"},
		{"two digits", civil.On(2023, time.November, 21), 2020, "ngày 21 tháng 11 năm 2023"},
		{"no day yet", civil.Date{}, 2023, "ngày~~~~tháng~~~~năm 2023"},
		{"no year either", civil.Date{}, 0, "ngày~~~~tháng~~~~năm~~~~~~"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.ReplaceAll(LongDate(tt.day, tt.year), nbsp, "~"); got != tt.want {
				t.Errorf("LongDate(%v, %d) = %q, want %q", tt.day, tt.year, got, tt.want)
			}
		})
	}
}

// A number is never invented: without one the line keeps room for it.
func TestNumberLine(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{"": "Số:       /QĐ-SNV", "7": "Số: 07/QĐ-SNV", "15": "Số: 15/QĐ-SNV", "1125": "Số: 1125/QĐ-SNV"} {
		if got := strings.ReplaceAll(NumberLine(number, "QĐ-SNV"), nbsp, " "); got != want {
			t.Errorf("NumberLine(%q) = %q, want %q", number, got, want)
		}
	}
}

func TestLetter_followsTheVietnameseAlphabet(t *testing.T) {
	t.Parallel()
	var got []string
	for i := range 25 {
		got = append(got, Letter(i))
	}
	if text, want := strings.Join(got, " "), "a b c d đ e g h i k l m n o p q r s t u v x y aa ab"; text != want {
		t.Errorf("Letter(0…24) = %s, want %s", text, want)
	}
}

func TestRoman(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 49: "XLIX", 101: "CI"} {
		if got := Roman(n); got != want {
			t.Errorf("Roman(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	tests := []struct {
		part, whole   int
		percent, cell string
	}{
		{1, 9, "11,11%", "11,11"}, {1, 8, "12,5%", "12,50"}, {16, 16, "100%", "100"}, {0, 5, "0%", "0"}, {0, 0, "-", "-"},
	}
	for _, tt := range tests {
		if got := Percent(tt.part, tt.whole); got != tt.percent {
			t.Errorf("Percent(%d, %d) = %s, want %s", tt.part, tt.whole, got, tt.percent)
		}
		if got := share(tt.part, tt.whole); got != tt.cell {
			t.Errorf("share(%d, %d) = %s, want %s", tt.part, tt.whole, got, tt.cell)
		}
	}
}

func TestEnded(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"để được hướng dẫn", "để được hướng dẫn.", "để được hướng dẫn./.", " để được hướng dẫn; "} {
		if got, want := Ended(text), "để được hướng dẫn./."; got != want {
			t.Errorf("Ended(%q) = %q, want %q", text, got, want)
		}
	}
}

// C11: "trước ngày" excludes its day, "chậm nhất ngày" includes it.
func TestDue_String(t *testing.T) {
	t.Parallel()
	from, until := civil.On(2023, time.November, 26), civil.On(2023, time.November, 27)
	tests := []struct {
		due  Due
		want string
	}{
		{Due{}, ""},
		{Due{Until: until}, "Chậm nhất ngày 27/11/2023"},
		{Due{Until: until, Exclusive: true}, "Trước ngày 27/11/2023"},
		{Due{From: from, Until: until, Expected: true}, "Dự kiến từ ngày 26/11/2023 đến hết ngày 27/11/2023"},
		{Due{From: from, Until: until, Exclusive: true}, "Từ ngày 26/11/2023 đến trước ngày 27/11/2023"},
		{Due{From: from, Until: from}, "Ngày 26/11/2023"},
		{Due{From: from}, "Từ ngày 26/11/2023"},
	}
	for _, tt := range tests {
		if got := tt.due.String(); got != tt.want {
			t.Errorf("%+v.String() = %q, want %q", tt.due, got, tt.want)
		}
	}
}

func TestCheckpoint_String(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		point Checkpoint
		want  string
	}{
		{"no log", Checkpoint{Log: "snv"}, ""},
		{"first twenty characters in fours", Checkpoint{Log: "snv", Size: 3, Root: []byte("0123456789abcdef"), Leaf: 0}, "Nhật ký snv · cây 3 · gốc GAYT-EMZU-GU3D-OOBZ-MFRG · lá 0"},
		{"no entry of its own", Checkpoint{Log: "snv", Size: 3, Root: []byte("0123456789abcdef"), Leaf: -1}, "Nhật ký snv · cây 3 · gốc GAYT-EMZU-GU3D-OOBZ-MFRG"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.point.String(); got != tt.want {
				t.Errorf("%+v.String() = %q, want %q", tt.point, got, tt.want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"decomposed letters are composed", "Nguye\u0302\u0303n", "Nguyễn"},
		{"spaces and breaks become one space", "  a \t\n b  ", "a b"},
		{"control characters go", "a\x00\x07\x1bb", "ab"},
		{"text direction cannot be turned round", "a\u202eb\u2066c", "abc"},
		{"no-break space stays", "a\u00a0b", "a\u00a0b"},
		{"bytes that are no text are shown", "a\xffb", "a\ufffdb"},
		{"markup is text", "<w:p>&]]>", "<w:p>&]]>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := clean(tt.in); got != tt.want {
				t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// vietnamese is every letter of the language with every tone, in both cases.
func vietnamese() string {
	var b strings.Builder
	for r := rune(0x1ea0); r <= 0x1ef9; r++ {
		b.WriteRune(r)
	}
	b.WriteString("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư")
	for r := 'A'; r <= 'Z'; r++ {
		b.WriteRune(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func TestFonts_haveEveryVietnameseLetter(t *testing.T) {
	t.Parallel()
	for f := range faceNames {
		for _, r := range vietnamese() + "0123456789.,;:/-–“”‘’()%×·…₫ \u00a0" {
			if width := loadedAdvances()[f][r]; width == noGlyph || width == 0 {
				t.Errorf("Tinos %s has no %q", faceNames[f], r)
			}
		}
	}
}

// The lengths wanted are those of Times New Roman, whose widths Tinos shares.
func TestTextLength(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		f    face
		size float64
		want float64
	}{
		{nation, boldFace, 13, 95.7},
		{nation, boldFace, 12, 88.3},
		{motto, boldFace, 14, 60.5},
		{"Quảng Ngãi, ngày 21 tháng 11 năm 2026", italicFace, 14, 82.0},
	}
	for _, tt := range tests {
		if got := textLength(tt.text, tt.f, tt.size); got < tt.want-0.1 || got > tt.want+0.1 {
			t.Errorf("textLength(%q, %v, %g) = %.2f mm, want %.1f", tt.text, faceNames[tt.f], tt.size, got, tt.want)
		}
	}
}

func TestAttachedTo_leavesNumberAndDayBlank(t *testing.T) {
	t.Parallel()
	head := Letterhead{Number: "15", Symbol: "QĐ-SNV", Date: civil.On(2023, time.December, 1)}
	got := strings.Join(strings.FieldsFunc(AttachedTo("Quyết định", head, "Giám đốc Sở Nội vụ"), unicode.IsSpace), " ")
	if want := "(Kèm theo Quyết định số /QĐ-SNV ngày tháng năm 2023 của Giám đốc Sở Nội vụ)"; got != want {
		t.Errorf("AttachedTo = %q, want %q", got, want)
	}
}
