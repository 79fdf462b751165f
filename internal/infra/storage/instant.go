package storage

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Value stores an instant as fixed-width UTC text, the zero instant as null.
// A bare time.Time must never reach the driver: SQLite's would store Go's
// String() form, which neither sorts nor parses.
func (i instant) Value() (driver.Value, error) {
	t := time.Time(i)
	if t.IsZero() {
		return nil, nil
	}
	return instantOf(t).Format(instantLayout), nil
}

// Scan reads text (SQLite) or a timestamp (PostgreSQL).
func (i *instant) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*i = instant{}
		return nil
	case time.Time:
		*i = instant(instantOf(v))
		return nil
	case string:
		t, err := time.Parse(instantLayout, v)
		*i = instant(t)
		return err
	}
	return fmt.Errorf("scan instant from %T", src)
}

// text reads a nullable text column as "".
type text string

// Scan reads text, null as empty.
func (t *text) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*t = ""
		return nil
	case string:
		*t = text(v)
		return nil
	case []byte:
		*t = text(v)
		return nil
	}
	return fmt.Errorf("scan text from %T", src)
}

// null stores "" as null, so that an absent reference breaks no foreign key.
func null[T ~string](v T) any {
	if v == "" {
		return nil
	}
	return string(v)
}

// ref scans a nullable reference into dest, null as "".
func ref[T ~string](dest *T) *reference[T] { return &reference[T]{dest} }

type reference[T ~string] struct{ dest *T }

// Scan reads text, null as empty.
func (r *reference[T]) Scan(src any) error {
	var t text
	if err := t.Scan(src); err != nil {
		return err
	}
	*r.dest = T(t)
	return nil
}
