package sheet

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/base/civil"
)

func mustRead(t testing.TB, data []byte, m Mapping) Roster {
	t.Helper()
	r, err := ReadRoster(data, m)
	if err != nil {
		t.Fatalf("ReadRoster: %v", err)
	}
	return r
}

func tally[K comparable](rows []Row, of func(Row) K) map[K]int {
	out := map[K]int{}
	for _, row := range rows {
		out[of(row)]++
	}
	return out
}

// R032: the roster of a department as its office wrote it.
func TestReadRoster_ofTheDepartment(t *testing.T) {
	t.Parallel()
	r := mustRead(t, readDemo(t), Mapping{})
	if len(r.Rows) != 87 || r.Year != 2023 || r.PriorYear != 2022 {
		t.Errorf("read %d people of %d, prior year %d; want 87 of 2023, prior year 2022", len(r.Rows), r.Year, r.PriorYear)
	}
	if got := r.AllProblems(); len(got) != 0 {
		t.Errorf("AllProblems() = %v, want none", got)
	}
	groups := []string{
		"Lãnh đạo Sở", "Văn phòng Sở", "Thanh tra Sở", "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ",
		"Phòng Công chức, viên chức", "Phòng Xây dựng chính quyền và Công tác thanh niên", "Phòng Cải cách hành chính",
		"Ban Thi đua - Khen thưởng", "Ban Tôn giáo", "Chi cục Văn thư - Lưu trữ", "Trung tâm Lưu trữ lịch sử",
	}
	if diff := cmp.Diff(groups, r.Groups); diff != "" {
		t.Errorf("Groups (-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		name string
		want any
		got  any
	}{
		{"people by unit", map[string]int{
			groups[0]: 4, groups[1]: 12, groups[2]: 6, groups[3]: 7, groups[4]: 7, groups[5]: 6,
			groups[6]: 4, groups[7]: 9, groups[8]: 10, groups[9]: 8, groups[10]: 14,
		}, tally(r.Rows, func(r Row) string { return r.Group })},
		{"women", map[bool]int{true: 42, false: 45}, tally(r.Rows, func(r Row) bool { return r.Female })},
		{"sexes known", map[bool]int{true: 87}, tally(r.Rows, func(r Row) bool { return r.SexKnown })},
		{"dates of birth", map[bool]int{false: 87}, tally(r.Rows, func(r Row) bool { return r.BirthOn.IsZero() })},
		{"Party members", map[bool]int{true: 70, false: 17}, tally(r.Rows, func(r Row) bool { return r.PartyMember })},
		{"classes", map[Class]int{CivilServant: 70, PublicEmployee: 13, ContractWorker: 4}, tally(r.Rows, func(r Row) Class { return r.Class })},
		{"levels of 2022", map[Level]int{Excellent: 13, Good: 63, Completed: 9, NotCompleted: 1, "": 1}, tally(r.Rows, func(r Row) Level { return r.PriorLevel })},
		{"kinds of other rows", map[OtherKind]int{TitleRow: 4, HeaderRow: 2, NumberRow: 1, GroupRow: 11, TotalRow: 1, SignatureRow: 2}, kinds(r.Others)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	for _, row := range r.Rows {
		if len(row.Unread) > 0 {
			t.Errorf("row %d: Unread = %v, want all of it understood", row.Row, row.Unread)
		}
	}
}

func kinds(others []OtherRow) map[OtherKind]int {
	out := map[OtherKind]int{}
	for _, o := range others {
		out[o.Kind]++
	}
	return out
}

func TestReadRoster_namesAndDates(t *testing.T) {
	t.Parallel()
	r := mustRead(t, readDemo(t), Mapping{})
	tests := []struct {
		row   int
		name  string
		birth civil.Date
		id    string
	}{
		{11, "Đinh Thị Mỹ Châu", civil.On(1985, time.March, 19), "051434995132"}, // a real date
		{12, "Ngô Thị Mỹ Liên", civil.On(1979, time.December, 1), "051725648598"},
		{18, "Phạm Sơn", civil.On(1990, time.January, 10), "051675083847"}, // spaces too many
		{79, "H'Hen Niê", civil.On(1971, time.July, 19), "051401398470"},
		{107, "Trần Thanh Trang", civil.On(1994, time.September, 9), "051720470111"},
	}
	for _, tt := range tests {
		row := byRow(t, r, tt.row)
		if row.Name != tt.name || row.BirthOn != tt.birth || row.PersonalID != tt.id {
			t.Errorf("row %d = %q %s %s, want %q %s %s", tt.row, row.Name, row.BirthOn, row.PersonalID, tt.name, tt.birth, tt.id)
		}
	}
}

func byRow(t *testing.T, r Roster, n int) Row {
	t.Helper()
	i := slices.IndexFunc(r.Rows, func(row Row) bool { return row.Row == n })
	if i < 0 {
		t.Fatalf("row %d was not read as a person", n)
	}
	return r.Rows[i]
}

// The facts the rules need stand in the last columns and the remarks.
func TestReadRoster_factsOfTheSpecialRows(t *testing.T) {
	t.Parallel()
	r := mustRead(t, readDemo(t), Mapping{})
	counted := Violation{
		Year: 2022, CountedYear: 2022, CountedLevel: NotCompleted,
		Source: Cell{"N", "Vi phạm năm 2022, đã xếp KHTNV năm 2022 vì vi phạm này"},
	}
	want := map[int]Row{
		12: {Facts: Facts{InCharge: []string{"Phòng Công chức, viên chức", "Thanh tra Sở", "Trung tâm Lưu trữ lịch sử", "Chi cục Văn thư - Lưu trữ"}}},
		13: {Facts: Facts{InCharge: []string{"Ban Tôn giáo", "Phòng Xây dựng chính quyền và Công tác thanh niên", "Văn phòng Sở"}}},
		14: {Facts: Facts{InCharge: []string{"Ban Thi đua - Khen thưởng", "Phòng Cải cách hành chính", "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ"}}},
		20: {JoinedOn: civil.On(2023, time.August, 15), Facts: Facts{Arrivals: []Arrival{{
			Kind: Recruited, On: civil.On(2023, time.August, 15), Source: Cell{"N", "Tuyển dụng mới"},
		}}}},
		48: {AbsentMonths: 600, Facts: Facts{Leaves: []Leave{{
			Kind: Maternity, FromOn: civil.On(2023, time.March, 1), Months: 600, Source: Cell{"N", "Nghỉ thai sản từ 01/03/2023"},
		}}}},
		55: {Discipline: []Discipline{{
			Kind: Administrative, Form: Reprimand, DocumentNumber: "45/QĐ-SNV", IssuedOn: civil.On(2023, time.June, 12),
			Source: Cell{"L", "Khiển trách (QĐ số 45/QĐ-SNV ngày 12/6/2023)"},
		}}},
		67: {JoinedOn: civil.On(2023, time.April, 1), Facts: Facts{Arrivals: []Arrival{{
			Kind: Transferred, FromUnit: "Sở Tư pháp", On: civil.On(2023, time.April, 1), LastOn: civil.On(2023, time.March, 31),
			Source: Cell{"N", "Chuyển từ Sở Tư pháp (công tác tại Sở Tư pháp đến 31/03/2023)"},
		}}}},
		80: {Discipline: []Discipline{{
			Kind: Party, Form: Warning, DocumentNumber: "12-QĐ/ĐU", IssuedOn: civil.On(2023, time.February, 20), Violation: counted,
			Source: Cell{"L", "Đảng: Cảnh cáo (QĐ số 12-QĐ/ĐU ngày 20/02/2023)"},
		}}, Facts: Facts{Violations: []Violation{counted}}},
		101: {AbsentMonths: 400, Facts: Facts{Leaves: []Leave{{
			Kind: Unpaid, Months: 400, Source: Cell{"N", "Nghỉ không hưởng lương"},
		}}}},
	}
	got := map[int]Row{}
	for _, row := range r.Rows {
		row.Facts.Sources = nil
		if special := (Row{JoinedOn: row.JoinedOn, AbsentMonths: row.AbsentMonths, Discipline: row.Discipline, Facts: row.Facts}); !cmp.Equal(special, Row{}) {
			got[row.Row] = special
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("special rows (-want +got):\n%s", diff)
	}
}

func TestReadRoster_againGivesTheSame(t *testing.T) {
	t.Parallel()
	data := readDemo(t)
	first := mustRead(t, data, Mapping{})
	mapping, err := ProposeMapping(data)
	if err != nil {
		t.Fatalf("ProposeMapping: %v", err)
	}
	if diff := cmp.Diff(first, mustRead(t, data, mapping)); diff != "" {
		t.Errorf("reading with the proposed mapping differs (-first +again):\n%s", diff)
	}
}

func TestProposeMapping_ofTheDepartment(t *testing.T) {
	t.Parallel()
	m, err := ProposeMapping(readDemo(t))
	if err != nil {
		t.Fatalf("ProposeMapping: %v", err)
	}
	want := Mapping{Sheet: "DANH SACH", HeaderRow: 7, Depth: 2, Columns: []MappedColumn{
		{"A", "STT", Order}, {"B", "Họ và tên", Name},
		{"C", "Ngày, tháng, năm sinh > Nam", BirthMale}, {"D", "Ngày, tháng, năm sinh > Nữ", BirthFemale},
		{"E", "Số định danh cá nhân", PersonalID}, {"F", "Chức vụ, chức danh", Title}, {"G", "Mã ngạch/CDNN", RankCode},
		{"H", "Đối tượng", ClassOf}, {"I", "Đảng viên", PartyMember},
		{"J", "Thời gian trong năm > Tuyển dụng/đến", JoinedOn}, {"K", "Thời gian trong năm > Nghỉ (tháng)", AbsentMonths},
		{"L", "Kỷ luật trong năm", Disciplined}, {"M", "Kết quả xếp loại năm 2022", PriorLevel}, {"N", "Ghi chú", Remark},
	}}
	if diff := cmp.Diff(want, m); diff != "" {
		t.Errorf("ProposeMapping (-want +got):\n%s", diff)
	}
}

func TestReadRoster_byAnOtherMapping(t *testing.T) {
	t.Parallel()
	data := readDemo(t)
	m, err := ProposeMapping(data)
	if err != nil {
		t.Fatalf("ProposeMapping: %v", err)
	}
	row := byRow(t, mustRead(t, data, m.With("N", Ignored)), 48)
	if diff := cmp.Diff([]Cell{{"N", "Nghỉ thai sản từ 01/03/2023"}}, row.Unread); diff != "" {
		t.Errorf("Unread with the remarks left out (-want +got):\n%s", diff)
	}
	for name, bad := range map[string]Mapping{
		"roster.mappedTwice":  m.With("F", Name),
		"roster.noName":       m.With("B", Ignored),
		"roster.noSuchColumn": m.With("7", Title),
		"roster.noSuchSheet":  {Sheet: "X", HeaderRow: 7, Depth: 2, Columns: m.Columns},
		"roster.noRows":       {Sheet: m.Sheet, HeaderRow: 200, Depth: 1, Columns: m.Columns},
	} {
		if _, err := ReadRoster(data, bad); keyOf(err) != name {
			t.Errorf("ReadRoster by a bad mapping = %v, want %s", err, name)
		}
	}
	if !slices.Contains(slices.Collect(maps.Keys(fieldReaders)), Remark) || len(fieldReaders) != len(Fields()) {
		t.Errorf("%d fields have a reader, want each of the %d", len(fieldReaders), len(Fields()))
	}
}
