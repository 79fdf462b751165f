package sheet

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"congtam/internal/base/civil"
)

// readRemark reads a text as the remark of a row.
func readRemark(text string) Row {
	row := Row{Row: 1}
	r := &rowReader{row: &row, book: &workbook{}, seen: map[Field]bool{}}
	r.cell(cell{col: 14, text: text}, Remark)
	return row
}

func TestRemark(t *testing.T) {
	t.Parallel()
	march := civil.On(2023, time.March, 1)
	leave := func(kind LeaveKind, from, last civil.Date, months int, text string) Facts {
		return Facts{Leaves: []Leave{{kind, from, last, months, Cell{"N", text}}}}
	}
	tests := []struct {
		text   string
		facts  Facts
		unread []string
	}{
		{"Nghỉ thai sản từ 01/03/2023", leave(Maternity, march, civil.Date{}, 0, "Nghỉ thai sản từ 01/03/2023"), nil},
		{"nghỉ chế độ thai sản từ ngày 1-3-2023 đến hết ngày 31/8/2023 (6 tháng)", leave(Maternity, march, civil.On(2023, time.August, 31), 600, "nghỉ chế độ thai sản từ ngày 1-3-2023 đến hết ngày 31/8/2023 (6 tháng)"), nil},
		{"Nghỉ không lương, 4,5 tháng", leave(Unpaid, civil.Date{}, civil.Date{}, 450, "Nghỉ không lương, 4,5 tháng"), nil},
		{"Nghỉ ốm dài ngày từ ngày 01 tháng 3 năm 2023", leave(Sick, march, civil.Date{}, 0, "Nghỉ ốm dài ngày từ ngày 01 tháng 3 năm 2023"), nil},
		{"NGHỈ THAI SẢN", leave(Maternity, civil.Date{}, civil.Date{}, 0, "NGHỈ THAI SẢN"), nil},
		{"Nghỉ thai sản từ 01/03/2023; con thứ hai", leave(Maternity, march, civil.Date{}, 0, "Nghỉ thai sản từ 01/03/2023"), []string{"con thứ hai"}},
		{"Nghỉ thai sản từ 01/03/2023 theo QĐ số 5", leave(Maternity, march, civil.Date{}, 0, "Nghỉ thai sản từ 01/03/2023"), []string{"theo QĐ số 5"}},
		{"Nghỉ thai sản từ 31/02/2023", Facts{}, []string{"Nghỉ thai sản từ 31/02/2023"}},
		{"Nghỉ thai sản (đã hủy)", Facts{}, []string{"Nghỉ thai sản (đã hủy)"}},
		{"Không nghỉ thai sản", Facts{}, []string{"Không nghỉ thai sản"}},
		{"Nghỉ ốmm", Facts{}, []string{"Nghỉ ốmm"}},
		{"Tuyển dụng mới từ 01/03/2023", Facts{Arrivals: []Arrival{{Kind: Recruited, On: march, Source: Cell{"N", "Tuyển dụng mới từ 01/03/2023"}}}}, nil},
		{"Biệt phái từ UBND huyện Mộ Đức từ ngày 01/03/2023", Facts{Arrivals: []Arrival{{
			Kind: Seconded, FromUnit: "UBND huyện Mộ Đức", On: march, Source: Cell{"N", "Biệt phái từ UBND huyện Mộ Đức từ ngày 01/03/2023"},
		}}}, nil},
		{"Chuyển từ ngày 01/03/2023", Facts{}, []string{"Chuyển từ ngày 01/03/2023"}},
		{"Chuyển từ Sở A (công tác tại Sở B đến 28/02/2023)", Facts{}, []string{"Chuyển từ Sở A (công tác tại Sở B đến 28/02/2023)"}},
		{"Vi phạm năm 2021", Facts{Violations: []Violation{{Year: 2021, Source: Cell{"N", "Vi phạm năm 2021"}}}}, nil},
		{"Phụ trách: Phòng A, B và C; Thanh tra", Facts{InCharge: []string{"Phòng A, B và C", "Thanh tra"}}, nil},
		{"Phụ trách: Phòng A; Nghỉ ốm từ 01/03/2023", Facts{
			InCharge: []string{"Phòng A"},
			Leaves:   []Leave{{Kind: Sick, FromOn: march, Source: Cell{"N", "Nghỉ ốm từ 01/03/2023"}}},
		}, nil},
		{"Phụ trách: Phòng A\nĐảng ủy viên", Facts{InCharge: []string{"Phòng A"}}, []string{"Đảng ủy viên"}},
		{"Con thương binh; nghỉ ốm từ 01/03/2023", leave(Sick, march, civil.Date{}, 0, "nghỉ ốm từ 01/03/2023"), []string{"Con thương binh"}},
		{"...", Facts{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			row := readRemark(tt.text)
			row.Facts.Sources = nil
			if diff := cmp.Diff(tt.facts, row.Facts); diff != "" {
				t.Errorf("facts of %q (-want +got):\n%s", tt.text, diff)
			}
			var unread []string
			for _, c := range row.Unread {
				unread = append(unread, c.Text)
			}
			if diff := cmp.Diff(tt.unread, unread); diff != "" {
				t.Errorf("unread of %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestDiscipline(t *testing.T) {
	t.Parallel()
	day := civil.On(2023, time.June, 12)
	tests := []struct {
		text string
		want Discipline
	}{
		{"Khiển trách", Discipline{Kind: Administrative, Form: Reprimand}},
		{"Cảnh cáo theo Quyết định số 45/QĐ-SNV ngày 12/6/2023", Discipline{Kind: Administrative, Form: Warning, DocumentNumber: "45/QĐ-SNV", IssuedOn: day}},
		{"Khiển trách về Đảng (QĐ 12-QĐ/ĐU, ngày 12 tháng 6 năm 2023)", Discipline{Kind: Party, Form: Reprimand, DocumentNumber: "12-QĐ/ĐU", IssuedOn: day}},
		{"Cách chức (QĐ số 12-QĐ/TU ngày 12/6/2023)", Discipline{Kind: Party, Form: RemovalFromOffice, DocumentNumber: "12-QĐ/TU", IssuedOn: day}},
		{"Chính quyền: Giáng chức", Discipline{Kind: Administrative, Form: Demotion}},
		{"Khai trừ", Discipline{Kind: Party, Form: Expulsion}},
		{"Kỷ luật: Buộc thôi việc", Discipline{Kind: Administrative, Form: Dismissal}},
		{"Hạ bậc lương", Discipline{Kind: Administrative, Form: SalaryLowered}},
	}
	for _, tt := range tests {
		row := readRemark(tt.text)
		tt.want.Source = Cell{"N", tt.text}
		if diff := cmp.Diff([]Discipline{tt.want}, row.Discipline); diff != "" {
			t.Errorf("discipline of %q, unread %v (-want +got):\n%s", tt.text, row.Unread, diff)
		}
	}
}

// remarkWords are what the property test builds remarks of: whole facts, their
// pieces, and words that mean nothing to the reader.
var remarkWords = []string{
	"Nghỉ thai sản từ 01/03/2023", "Nghỉ không hưởng lương", "Tuyển dụng mới", "Khiển trách (QĐ số 45/QĐ-SNV ngày 12/6/2023)",
	"Chuyển từ Sở Tư pháp (công tác tại Sở Tư pháp đến 31/03/2023)", "Vi phạm năm 2022, đã xếp KHTNV năm 2022 vì vi phạm này",
	"Phụ trách:", "Phụ trách", "Thanh tra Sở", "đã hủy", "không", "(", ")", ":", ";", ".", "\n", ",", "-", "từ", "đến", "ngày 31/02/2023",
	"(6 tháng)", "ĐẢNG:", "Ân", "hoà", "İ", "ẞ", "\u0301", "K", "'", "=1+1", "năm", "2023",
}

// Nothing of a remark is lost: every letter and digit of it stands in the
// source of a fact or among the unread.
func TestRemark_losesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(remarkWords), rapid.StringN(0, 6, 20)), 0, 8).Draw(t, "parts")
		glue := rapid.SampledFrom([]string{" ", "", "; ", "\n"}).Draw(t, "glue")
		text := strings.Join(parts, glue)
		if clean(text) == "" {
			return
		}
		row := readRemark(text)
		kept := map[rune]int{}
		for _, c := range append(row.Facts.Sources, row.Unread...) {
			for _, r := range c.Text {
				kept[r]++
			}
		}
		for _, r := range clean(text) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if kept[r]--; kept[r] < 0 {
					t.Fatalf("%q of %q is lost: sources %v, unread %v", r, text, row.Facts.Sources, row.Unread)
				}
			}
		}
	})
}
