package e2e

import (
	"testing"
	"time"

	"congtam/internal/world/browser"
)

// One agency's year, from the issued plan to published, notified results: a
// whole division by hand, in Chromium, and the department's steps after it. The
// other nine divisions are brought to the same place by the same use cases.
func TestStory(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: takes minutes")
	}
	path, data := program(t), t.TempDir()
	base, stop := demo(t, path, data, "--stage", "meetings", "--leave", division)
	s := &story{
		t: t, base: base, browser: browser.Start(t), album: newAlbum(t),
		windows: map[string]*browser.Page{}, paths: map[string]string{}, fetched: map[string]int{},
	}
	s.onTo = func(stage string) { // started anew: everybody stays signed in
		stop()
		s.base, stop = demo(t, path, data, "--stage", stage, "--leave", division)
	}
	for _, chapter := range []struct {
		name string
		tell func()
	}{
		{"the plan", s.plan},
		{"the year's work", s.work},
		{"the self-reviews", s.reviews},
		{"the collective report", s.report},
		{"the part in the department's report", s.contribution},
		{"the meeting is held", s.hold},
		{"the minutes", s.minutes},
		{"the dossier", s.dossier},
		{"the leadership's review, by the same use cases", func() { s.onTo("leadership") }},
		{"the ballot", s.ballot},
		{"the consultation, by the same use cases", func() { s.onTo("decision") }},
		{"the decision on collectives", s.decideUnits},
		{"the decision on people", s.decidePeople},
		{"the results", s.results},
		{"the documents", s.documents},
	} {
		began := time.Now()
		chapter.tell()
		t.Logf("%s: %s", chapter.name, time.Since(began).Round(time.Second))
	}
}
