package civil_test

import (
	"testing"
	"time"

	"congtam/internal/base/civil"
)

func TestParseTyped(t *testing.T) {
	t.Parallel()
	want := civil.On(2023, time.November, 2)
	for _, text := range []string{"02/11/2023", "2/11/2023", "2-11-2023", "02.11.2023", "02112023", "2/11/23", "2023-11-02", " 2 / 11 / 2023 "} {
		got, err := civil.ParseTyped(text)
		if err != nil || got != want {
			t.Errorf("ParseTyped(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "30/02/2023", "31/11/2023", "11/2023", "ngày mai"} {
		if got, err := civil.ParseTyped(text); err == nil {
			t.Errorf("ParseTyped(%q) = %v, want an error", text, got)
		}
	}
}

func TestDateOf_isTheDayInVietnam(t *testing.T) {
	t.Parallel()
	at := time.Date(2023, 11, 21, 17, 0, 0, 0, time.UTC) // midnight in Quảng Ngãi
	if got := civil.DateOf(at); got != civil.On(2023, time.November, 22) {
		t.Errorf("DateOf(%v) = %v, want 22 November", at, got)
	}
}

func TestDate_arithmetic(t *testing.T) {
	t.Parallel()
	leap := civil.On(2024, time.February, 28)
	if got := leap.AddDays(2); got != civil.On(2024, time.March, 1) {
		t.Errorf("28 Feb 2024 + 2 = %v", got)
	}
	if got := leap.DaysUntil(civil.On(2024, time.March, 1)); got != 2 {
		t.Errorf("DaysUntil = %d, want 2", got)
	}
	if !civil.On(2023, time.November, 26).Weekend() || civil.On(2023, time.November, 27).Weekend() {
		t.Error("26/11/2023 was a Sunday, 27/11/2023 a Monday")
	}
}

func TestDate_scansWhatBothDatabasesGive(t *testing.T) {
	t.Parallel()
	want := civil.On(2023, time.November, 22)
	for _, src := range []any{"2023-11-22", []byte("2023-11-22"), time.Date(2023, 11, 22, 0, 0, 0, 0, time.UTC), "2023-11-22T00:00:00Z"} {
		var got civil.Date
		if err := got.Scan(src); err != nil || got != want {
			t.Errorf("Scan(%v) = %v, %v", src, got, err)
		}
	}
	var none civil.Date
	if err := none.Scan(nil); err != nil || !none.IsZero() {
		t.Errorf("Scan(nil) = %v, %v", none, err)
	}
	if v, err := none.Value(); v != nil || err != nil {
		t.Errorf("Value() of no date = %v, %v", v, err)
	}
}

func TestPeriod_Contains(t *testing.T) {
	t.Parallel()
	year := civil.YearOf(2023)
	open := civil.Period{From: civil.On(2023, time.April, 1)}
	tests := []struct {
		p    civil.Period
		day  civil.Date
		want bool
	}{
		{year, civil.On(2023, time.January, 1), true},
		{year, civil.On(2023, time.December, 31), true},
		{year, civil.On(2024, time.January, 1), false},
		{open, civil.On(2030, time.January, 1), true},
		{open, civil.On(2023, time.March, 31), false},
	}
	for _, tt := range tests {
		if got := tt.p.Contains(tt.day); got != tt.want {
			t.Errorf("%v contains %v = %v, want %v", tt.p, tt.day, got, tt.want)
		}
	}
}
