package rulebook

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func small(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatalf("read the small book: %v", err)
	}
	return string(text)
}

func loadText(text string) (Library, error) {
	return LoadFS(fstest.MapFS{"small.yaml": {Data: []byte(text)}})
}

func TestLoadFS_readsTheSmallBook(t *testing.T) {
	t.Parallel()
	library, err := loadText(small(t))
	if err != nil || len(library.Editions()) != 2 {
		t.Fatalf("LoadFS(small) = %d editions, %v; want 2", len(library.Editions()), err)
	}
	rule := library.Editions()[0].Profile(CivilServant, true).Steps[0].All[0]
	if rule.Text.Vi != "Ít nhất 50%." || rule.Cite != "Điều 2" || rule.Mark != Verified {
		t.Errorf("the first rule is %+v, want its sentence filled, its article and mark", rule)
	}
}

// R031: a wrong book is refused with file, line and reason.
func TestLoadFS_refusesBrokenBooks(t *testing.T) {
	t.Parallel()
	const chain = "findings.degeneration || findings.prestige || "
	tests := []struct{ name, old, new, line, reason string }{
		{"no YAML", "kind: book", "kind: [book", "", "must be specified"},
		{"an unknown key", "kind: book", "kind: book\ncolour: red", "3", "unknown field"},
		{"a repeated key", "kind: book", "kind: book\nkind: book", "3", "already defined"},
		{"an anchor", "kind: book", "kind: &k book", "2", "anchors and aliases"},
		{"no id", "id: small\n", "", "1", "no id"},
		{"an unknown kind", "kind: book", "kind: novel", "2", `kind "novel"`},
		{"a date nobody can read", "from: 2023-01-01, sources", "from: 2023-13-01, sources", "8", "parse day"},
		{"editions that overlap", "from: 2023-01-01, sources", "from: 2022-06-01, sources", "8", "overlaps"},
		{"editions with a hole", "from: 2023-01-01, sources", "from: 2023-02-01, sources", "8", "no edition covers 2023-01-01 to 2023-01-31"},
		{"an edition that ends before it begins", "until: 2023-01-01", "until: 2019-01-01", "7", "before it begins"},
		{"an unknown source", "sources: [s1]}\ngoverns", "sources: [s9]}\ngoverns", "8", `no source "s9"`},
		{"an unknown class", "class: civil_servant", "class: soldier", "10", `unknown class "soldier"`},
		{"a year governed twice", "governs:", "governs:\n  - {class: civil_servant, first_year: 2025, last_year: 2026}", "11", "already governed"},
		{"a class without a ladder", "class: civil_servant", "class: cadre", "1", "lacks conditions"},
		{"a parameter that is no number", "value: 50", "value: half", "12", "no whole number"},
		{"an unknown unit", "unit: percent", "unit: stones", "12", `unit "stones"`},
		{"a parameter twice in one period", "parameters:", "parameters:\n  - {name: share, value: 40, unit: percent, cite: x, verified: true, title: {vi: v, en: e}}", "13", "two values"},
		{"a parameter that begins inside an edition", "value: 50, ", "value: 50, from: 2021-05-01, ", "12", "in the middle of edition small-1"},
		{"an unknown name", "tasks.exceeded * 100", "tasks.surpassed * 100", "14", "undeclared reference"},
		{"text compared with a number", "tasks.done == tasks.total", "tasks.done == 'all'", "15", "no matching overload"},
		{"a condition that is a number", "findings.degeneration\"", "tasks.done\"", "16", "true or false"},
		{"a loop", "findings.degeneration\"", "[1, 2].exists(x, x == tasks.done)\"", "16", "undeclared reference"},
		{"a condition too dear", "findings.degeneration\"", strings.Repeat("tasks.done > 1 || ", 100) + "findings.disunity\"", "16", "at most"},
		{"a condition too long", "findings.degeneration\"", strings.Repeat(chain, 300) + "findings.disunity\"", "16", "size exceeds"},
		{"a sentence about no parameter", "{share}%.\", en", "{part}%.\", en", "14", "no parameter"},
		{"a sentence missing", "vi: \"Xong.\", ", "", "", "sentence is missing"},
		{"a rule without a condition", "use: bad", "use: worse", "22", `no condition "worse"`},
		{"a rule without an article", "cite: \"Điều 5\", ", "", "22", "cites no article"},
		{"a condition nobody uses", "use: many", "use: done", "14", "used nowhere"},
		{"a rule without a mark", "cite: \"Điều 2\", verified: true", "cite: \"Điều 2\"", "19", "verified"},
		{"a share above the whole", "share: 20/100", "share: 120/100", "24", "want a fraction"},
		{"an unknown base", "base: good", "base: lovely", "24", `base "lovely"`},
		{"a clause without its text", "- {name: c, cite: \"Điều 7\"", "- {name: c", "26", "needs cite"},
		{"a section of no kind", "kind: text", "kind: poem", "36", `kind "poem"`},
		{"an example expecting no level", "clauses:", "examples:\n  - {name: x, facts: {year: 2021}, expect: {level: great}}\nclauses:", "26", "no level"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := small(t)
			if !strings.Contains(text, tt.old) {
				t.Fatalf("the small book has no %q", tt.old)
			}
			_, err := loadText(strings.Replace(text, tt.old, tt.new, 1))
			if err == nil {
				t.Fatalf("LoadFS accepted %s", tt.name)
			}
			place := "small.yaml:" + tt.line
			if tt.line != "" {
				place += ":"
			}
			if !strings.Contains(err.Error(), place) || !strings.Contains(err.Error(), tt.reason) {
				t.Errorf("LoadFS = %v\nwant %s … %s", err, place, tt.reason)
			}
			if p, ok := errors.AsType[Problem](err); !ok || p.Line < 1 {
				t.Errorf("LoadFS = %#v, want a Problem with a line", err)
			}
		})
	}
}

func TestLoadFS_refusesALayerOverNothing(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"small.yaml": {Data: []byte(small(t))},
		"layer.yaml": {Data: []byte("id: l\nkind: layer\nover: [large]\neditions:\n  - {id: l1, from: 2023-01-01}\n")},
	}
	if _, err := LoadFS(files); err == nil || !strings.Contains(err.Error(), `layer.yaml:3: there is no book "large"`) {
		t.Errorf("LoadFS = %v, want the layer refused", err)
	}
}

func TestLoadFS_refusesAHugeFile(t *testing.T) {
	t.Parallel()
	if _, err := loadText(strings.Repeat("#", maxFile+1)); err == nil || !strings.Contains(err.Error(), "bytes") {
		t.Errorf("LoadFS(huge) = %v, want it refused", err)
	}
}

func TestParseHundredths(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", ".", "1.", ".5", "-1", "1e3", "1,5", "1.2.3", "9999999", "1." + strings.Repeat("0", 40), "NaN", "０"} {
		if n, err := ParseHundredths(bad); err == nil {
			t.Errorf("ParseHundredths(%q) = %d, want an error", bad, n)
		}
	}
	for n, want := range map[int64]string{0: "0", 600: "6", 550: "5.5", 299: "2.99", 5: "0.05"} {
		if got := Hundredths(n); got != want {
			t.Errorf("Hundredths(%d) = %q, want %q", n, got, want)
		}
		if back, err := ParseHundredths(want); err != nil || back != n {
			t.Errorf("ParseHundredths(%q) = %d, %v; want %d", want, back, err, n)
		}
	}
}

func FuzzLoadFS(f *testing.F) {
	text, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		f.Fatalf("read the small book: %v", err)
	}
	f.Add(string(text))
	f.Add("id: [a\n- b: &c {<<: *c}")
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = loadText(text) // it may refuse, it may not crash
	})
}

func ExampleProblem() {
	fmt.Println(Problem{"nd90.yaml", 12, "parameter share is used nowhere"})
	// Output: nd90.yaml:12: parameter share is used nowhere
}
