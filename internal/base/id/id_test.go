package id_test

import (
	"testing"
	"time"

	"congtam/internal/base/id"
)

func TestNew_sortsByTimeAndNeverRepeats(t *testing.T) {
	t.Parallel()
	start := time.Date(2023, 11, 16, 8, 0, 0, 0, time.UTC)
	seen := map[string]bool{}
	previous := ""
	for i := range 1000 {
		got := id.New(start.Add(time.Duration(i) * time.Millisecond))
		if len(got) != 32 || seen[got] || got <= previous {
			t.Fatalf("New #%d = %q after %q", i, got, previous)
		}
		seen[got], previous = true, got
	}
}

func TestSecret_neverRepeats(t *testing.T) {
	t.Parallel()
	if a, b := id.Secret(), id.Secret(); a == b || len(a) != 52 {
		t.Errorf("Secret() = %q then %q", a, b)
	}
}
