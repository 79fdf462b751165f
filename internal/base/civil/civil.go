// Package civil has the calendar as the law writes it: days without a clock or
// zone, periods, and days the offices are shut. It never asks what day it is.
package civil

import (
	"database/sql/driver"
	"fmt"
	"strings"
	"time"
)

// Zone is Vietnam's: +07:00 all year, no summer time.
var Zone = time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)

// Date is a calendar day. The zero Date means "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// On makes a Date.
func On(year int, month time.Month, day int) Date { return Date{year, month, day} }

// DateOf is the day it is in Vietnam at t.
func DateOf(t time.Time) Date {
	year, month, day := t.In(Zone).Date()
	return Date{year, month, day}
}

// Parse reads an ISO day, "2023-11-22".
func Parse(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("parse day %q: %w", text, err)
	}
	year, month, day := t.Date()
	return Date{year, month, day}, nil
}

// ParseTyped reads a day as people type it: 22/11/2023, 2-1-2023, 22.11.2023,
// 22112023, 2/1/23 or ISO.
func ParseTyped(text string) (Date, error) {
	text = strings.NewReplacer("-", "/", ".", "/", " ", "").Replace(strings.TrimSpace(text))
	for _, layout := range []string{"2/1/2006", "2/1/06", "02012006", "2006/1/2"} {
		if t, err := time.Parse(layout, text); err == nil {
			year, month, day := t.Date()
			return Date{year, month, day}, nil
		}
	}
	return Date{}, fmt.Errorf("parse day %q: want day/month/year", text)
}

// IsZero tells whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is the ISO form; empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Short is the form of Vietnamese screens, 22/11/2023.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

// Time is the first instant of d in Vietnam.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, Zone) }

// AddDays moves d by n days.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Compare is -1, 0 or 1 as d is before, on or after other.
func (d Date) Compare(other Date) int {
	return strings.Compare(d.String(), other.String())
}

// Before tells whether d comes before other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After tells whether d comes after other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// Weekend tells whether d is a Saturday or Sunday.
func (d Date) Weekend() bool {
	day := d.Time().Weekday()
	return day == time.Saturday || day == time.Sunday
}

// DaysUntil counts the days from d to other; negative when other lies behind.
func (d Date) DaysUntil(other Date) int {
	return int(other.Time().Sub(d.Time()).Hours() / 24)
}

// Value stores a Date as ISO text, no date as null.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads what either database gives back for a date column.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time: // PostgreSQL: midnight UTC of the day
		year, month, day := v.Date()
		*d = Date{year, month, day}
		return nil
	case string:
		parsed, err := Parse(v[:min(len(v), len(time.DateOnly))])
		*d = parsed
		return err
	case []byte:
		return d.Scan(string(v))
	}
	return fmt.Errorf("scan day from %T", src)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	*d = parsed
	return err
}

// Period is the days from From up to but not including Until. A zero Until
// leaves the end open.
type Period struct{ From, Until Date }

// Contains tells whether day lies in p.
func (p Period) Contains(day Date) bool {
	return !day.Before(p.From) && (p.Until.IsZero() || day.Before(p.Until))
}

// YearOf is the calendar year as a Period.
func YearOf(year int) Period {
	return Period{On(year, time.January, 1), On(year+1, time.January, 1)}
}
