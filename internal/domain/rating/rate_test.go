package rating

import "testing"

func TestLoadBooks(t *testing.T) {
	t.Parallel()
	if _, err := LoadBooks(); err != nil {
		t.Fatalf("LoadBooks() = %v", err)
	}
}
