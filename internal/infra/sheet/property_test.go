package sheet

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"congtam/internal/base/fault"
)

// aCell draws what may stand in any cell of a person's row.
var aCell = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", "", "x", "1", "12", "01/02/1980", "31/02/1980", "1980", "Nam", "Nữ", "051000000001", "5.1E10", "Công chức", "VC", "HTTNV", "Xuất sắc",
		"không", "-", "…", "Nghỉ ốm", "Khiển trách", "Lê An", "Tổng", "I", "(1)", "4,5", "13", "Phụ trách: A; B", "'=1", "Cảnh cáo (QĐ số 1)",
	}),
	rapid.StringN(0, 8, 30),
)

// typed tells whether the row holds anything for the field a cell was read as.
func typed(row Row, f Field) bool {
	switch f {
	case Order:
		return row.Order != ""
	case Name, FamilyName, GivenName:
		return row.Name != ""
	case BirthOn, BirthMale, BirthFemale:
		return row.BirthYear != 0
	case Sex, SexMale, SexFemale:
		return row.SexKnown
	case PersonalID:
		return row.PersonalID != ""
	case Title:
		return row.Title != ""
	case RankCode:
		return row.RankCode != ""
	case ClassOf:
		return row.Class != ""
	case UnitName:
		return row.Group != ""
	case JoinedOn:
		return !row.JoinedOn.IsZero()
	case Remark:
		return row.Remark != ""
	}
	return false
}

// saysNone tells the cells whose typed value is the empty one.
func saysNone(f Field, text string) bool {
	k := key(text)
	switch f {
	case PartyMember:
		return k == "" || k == "0" || k == "khong" || k == "chua"
	case AbsentMonths:
		n, ok := hundredths(Fold(text))
		return k == "" || ok && n == 0
	case Disciplined:
		return nothing[k] || strings.Trim(clean(text), separators) == ""
	case PriorLevel:
		return k == ""
	}
	return false
}

func holds(row Row, f Field, text string) bool {
	switch f {
	case PartyMember:
		return row.PartyMember || saysNone(f, text)
	case AbsentMonths:
		return row.AbsentMonths > 0 || saysNone(f, text)
	case Disciplined:
		return len(row.Discipline) > 0 || len(row.Facts.Sources) > 0 || saysNone(f, text)
	case PriorLevel:
		return row.PriorLevel != "" || saysNone(f, text)
	}
	return typed(row, f)
}

// Nothing of a row is lost: every cell is in a typed field or among Unread.
func TestReadRow_losesNoCell(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		fields := append(Fields(), Ignored)
		r := &rosterReader{book: &workbook{}, fields: map[int]Field{}, units: map[int]string{}}
		l := line{row: 9}
		for i, f := range rapid.Permutation(fields).Draw(t, "fields") {
			r.fields[i+1] = f
			if text := aCell.Draw(t, "cell"); clean(text) != "" {
				l.cells = append(l.cells, cell{col: i + 1, text: text})
			}
		}
		row := r.readRow(l)
		unread := map[string]bool{}
		for _, c := range row.Unread {
			unread[c.Column] = true
		}
		for _, c := range l.cells {
			column, f := columnName(c.col), r.fields[c.col]
			if !unread[column] && !holds(row, f, c.text) {
				t.Fatalf("cell %s (%q as %q) is lost: %+v", column, c.text, f, row)
			}
		}
		if len(row.Cells) != len(l.cells) {
			t.Fatalf("Cells keeps %d of %d cells", len(row.Cells), len(l.cells))
		}
	})
}

// No row is lost: what is no person is kept among the others.
func TestReadRoster_losesNoRow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := page{}
		r := &rosterReader{book: &workbook{}, fields: map[int]Field{1: Order, 2: Name, 3: BirthOn, 4: PersonalID, 5: Title}, units: map[int]string{}}
		r.roster.Mapping = Mapping{HeaderRow: 3, Depth: 1}
		for i := range rapid.IntRange(1, 12).Draw(t, "rows") {
			l := line{row: i + 1}
			for col := 1; col <= 5; col++ {
				if text := aCell.Draw(t, "cell"); clean(text) != "" {
					l.cells = append(l.cells, cell{col: col, text: text})
				}
			}
			if len(l.cells) > 0 {
				p.lines = append(p.lines, l)
				r.line(l)
			}
		}
		if got := len(r.roster.Rows) + len(r.roster.Others); got != len(p.lines) {
			t.Fatalf("%d rows are kept of %d", got, len(p.lines))
		}
	})
}

func TestClean_isItsOwnFixedPoint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		once := clean(text)
		if twice := clean(once); twice != once || !norm.NFC.IsNormalString(once) || !utf8.ValidString(once) {
			t.Fatalf("clean(%q) = %q, again %q", text, once, twice)
		}
		if Fold(once) != Fold(norm.NFD.String(once)) {
			t.Fatalf("Fold(%q) = %q, decomposed %q", once, Fold(once), Fold(norm.NFD.String(once)))
		}
	})
}

func TestClean(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		" Phạm  Sơn ": "Phạm Sơn", "Lê\u00a0An": "Lê An", "A – B — C − D": "A - B - C - D", "Le\u0302 An": "Lê An",
		"a\u200bb": "ab", "a\r\n\n b ": "a\nb",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"Đặng Thị Mỹ": "dang thi my", "hoà": "hoa", "HÒA": "hoa", "H'Hen Niê": "h'hen nie"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	for _, name := range []string{"Nguyễn Văn An", "H'Hen Niê", "Chamaléa Thị Hương", "Ka Să Ha", "Y Thắng Êban", "Lê Thị Thuý", "Hoàng Uyên", "Đoàn Khuê", "Đào Oanh", "Huỳnh Kiều Oanh", "Thoại", "Nguyễn Hoài"} {
		if looksEncoded(name) {
			t.Errorf("looksEncoded(%q) = true, want false", name)
		}
	}
}

func TestColumnName_andBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, maxColumns).Draw(t, "n")
		if got := columnNumber(columnName(n)); got != n {
			t.Fatalf("columnNumber(columnName(%d)) = %d by %s", n, got, columnName(n))
		}
	})
}

// FuzzReadRoster looks for a file that makes the guard or the reader fail in
// any way but by a refusal.
func FuzzReadRoster(f *testing.F) {
	f.Add(readDemo(f))
	f.Add(written(f, heads, person(1, "Lê An"), []any{nil, "Tổng cộng: 1"}))
	f.Add(zipped(f))
	f.Add([]byte("PK\x03\x04"))
	f.Add(compoundMagic)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadRoster(data, Mapping{})
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("ReadRoster = %v, want a refusal of kind Invalid", err)
			}
			return
		}
		again, err := ReadRoster(data, r.Mapping)
		if diff := cmp.Diff(r, again); err != nil || diff != "" {
			t.Fatalf("reading again: %v\n%s", err, diff)
		}
	})
}

// FuzzSheet puts hostile markup where the rows of a sheet should be, which
// changed bytes of a packed file hardly ever reach.
func FuzzSheet(f *testing.F) {
	head := `<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c><c r="B1" t="inlineStr"><is><t>Họ và tên</t></is></c><c r="C1" t="inlineStr"><is><t>Ghi chú</t></is></c></row>`
	f.Add(head + `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><v>Lê An</v></c><c r="C2" t="inlineStr"><is><t>Phụ trách: A; B (x</t></is></c></row>`)
	f.Add(head + `<row><c><v>1e300</v></c><c t="d"><v>2023-01-01</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`)
	f.Add(head + `<row r="9"><c r="XFD9" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`)
	f.Fuzz(func(t *testing.T, rows string) {
		data := zipped(t, part{name: "xl/worksheets/sheet1.xml", body: `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`})
		r, err := ReadRoster(data, Mapping{})
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatalf("ReadRoster = %v, want a refusal of kind Invalid", err)
			}
			return
		}
		for _, row := range r.Rows {
			if len(row.Cells) == 0 {
				t.Fatalf("row %d is a person without cells", row.Row)
			}
		}
		_, err = ErrorWorkbook(data, r.AllProblems(), func(m fault.Message) string { return m.Key })
		if err != nil && fault.KindOf(err) != fault.Invalid {
			t.Fatalf("ErrorWorkbook = %v, want a workbook or a refusal", err)
		}
	})
}
