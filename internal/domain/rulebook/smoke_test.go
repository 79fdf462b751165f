package rulebook

import "testing"

func TestSmoke(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range l.Editions() {
		t.Log(e.ID, len(e.Parameters), len(e.forms), len(e.clauses))
	}
}
