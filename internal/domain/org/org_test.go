package org_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
)

func TestFold(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"Đặng  Xuân Đạt":  "dang xuan dat",
		"Nguyễn Thị Ước":  "nguyen thi uoc",
		"hòa":             "hoa",
		"hoà":             "hoa",
		"H'Hen Niê":       "h'hen nie",
		"Trần Thị Ẵm Ngữ": "tran thi am ngu",
		" Phạm  Sơn ":     "pham son",
	}
	for text, want := range tests {
		if got := org.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSortKey_ordersByGivenNameThenFamily(t *testing.T) {
	t.Parallel()
	want := []string{
		"An", "Nguyễn An", "Trần An", "Lê Ánh", "Lê Ân", "Lê Ẩn", "Lê Ấn", "Võ Dung", "Võ Dũng",
		"Bùi Đạt", "Lý Đức", "Phan Em", "Phan Êm", "H'Hen Niê", "Đỗ Oanh", "Đỗ Ôn", "Đỗ Ơn", "Vũ Uyên", "Vũ Ưng",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int { return strings.Compare(org.SortKey(a), org.SortKey(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("sorted %v\nwant   %v", got, want)
	}
}

func TestProposePost(t *testing.T) {
	t.Parallel()
	tests := map[string]org.Post{
		"Giám đốc Sở":            org.Head,
		"Phó Giám đốc Sở":        org.Deputy,
		"Chánh Văn phòng":        org.Head,
		"Phó Chánh Văn phòng":    org.Deputy,
		"Chi cục trưởng":         org.Head,
		"Phó Chi cục trưởng":     org.Deputy,
		"Giám đốc Trung tâm":     org.Head,
		"Phó Giám đốc Trung tâm": org.Deputy,
		"Trưởng ban":             org.Head,
		"Chuyên viên":            org.NoPost,
		"Lưu trữ viên":           org.NoPost,
		"Lái xe":                 org.NoPost,
		"":                       org.NoPost,
	}
	for title, want := range tests {
		if got := org.ProposePost(title); got != want {
			t.Errorf("ProposePost(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestProposeKind(t *testing.T) {
	t.Parallel()
	servants := []org.Class{org.CivilServant, org.ContractWorker}
	employees := []org.Class{org.ContractWorker, org.PublicEmployee}
	tests := []struct {
		name  string
		staff []org.Class
		want  org.UnitKind
	}{
		{"Lãnh đạo Sở", servants, org.Leadership},
		{"Văn phòng Sở", servants, org.Office},
		{"Thanh tra Sở", servants, org.Division},
		{"Trung tâm Lưu trữ lịch sử", employees, org.ServiceUnit},
		{"Phòng Cải cách hành chính", nil, org.Division},
	}
	for _, tt := range tests {
		if got := org.ProposeKind(tt.name, tt.staff); got != tt.want {
			t.Errorf("ProposeKind(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFile_WorkedMonths(t *testing.T) {
	t.Parallel()
	recruited := org.Transfer{Recruited: true, JoinedOn: civil.On(2023, time.August, 15)}
	moved := org.Transfer{OldUnit: "Sở Tư pháp", JoinedOn: civil.On(2023, time.April, 1)}
	away := org.Absence{Year: 2023, Months: 400}
	tests := []struct {
		name string
		file org.File
		want int
	}{
		{"the whole year", org.File{}, 1200},
		{"recruited on 15 August", org.File{Transfers: []org.Transfer{recruited}}, 1200 - 700 - 1400/31},
		{"moved from another body", org.File{Transfers: []org.Transfer{moved}}, 1200},
		{"four months away", org.File{Absences: []org.Absence{away}}, 800},
		{"another year's absence", org.File{Absences: []org.Absence{{Year: 2022, Months: 400}}}, 1200},
	}
	for _, tt := range tests {
		if got := tt.file.WorkedMonths(2023); got != tt.want {
			t.Errorf("%s: WorkedMonths(2023) = %d, want %d", tt.name, got, tt.want)
		}
	}
}
