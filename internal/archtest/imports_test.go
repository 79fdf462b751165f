package archtest

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// row says what one package may import. The unguarded standard library is free.
type row struct {
	own     []string // our packages, below internal/; a folder allows what lies in it
	outside []string // libraries, and the guarded part of the standard library
}

// table is who may import whom. Floors: base 0, domain 1, infra 2, app 3, doors 4.
var table = map[string]row{
	"cmd/congtam": {own: []string{"cli"}},

	"base/fault": {},
	"base/civil": {outside: []string{"database/sql/driver"}}, // the type of a stored value, no database
	"base/id":    {outside: []string{"crypto/rand"}},

	"domain/rulebook": {own: []string{"base/fault", "base/civil"}, outside: []string{"cel.dev/cel-go", "github.com/goccy/go-yaml", "embed"}},
	"domain/org":      {own: []string{"base"}, outside: []string{"golang.org/x/text"}},
	"domain/ballot":   {own: []string{"base/fault"}, outside: []string{"crypto/rand"}}, // never org: a ballot has no place for a name
	"domain/audit":    {own: []string{"base/fault"}, outside: []string{"golang.org/x/mod/sumdb"}},

	"domain/cycle": {own: []string{"base", "domain/org", "domain/rulebook"}},
	"domain/authz": {own: []string{"base/fault", "domain/org"}},

	"domain/dossier": {own: []string{"base", "domain/org", "domain/cycle", "domain/rulebook"}},
	"domain/meeting": {own: []string{"base", "domain/org", "domain/cycle", "domain/rulebook"}},
	"domain/rating":  {own: []string{"base/fault", "base/civil", "domain/org", "domain/cycle", "domain/rulebook"}},

	"domain/decision": {own: []string{"base", "domain/org", "domain/cycle", "domain/rulebook", "domain/rating"}},

	"domain/report": {own: []string{"base", "domain/rulebook", "domain/org", "domain/cycle", "domain/dossier", "domain/meeting", "domain/rating", "domain/decision"}},

	"infra/storage": {own: []string{"base", "domain", "infra/jobs"}, outside: []string{"database/sql", "github.com/jackc/pgx/v5", "modernc.org/sqlite", "github.com/pressly/goose/v3", "golang.org/x/text"}},
	"infra/sheet":   {own: []string{"base/fault", "base/civil"}, outside: []string{"github.com/xuri/excelize/v2", "golang.org/x/text"}},
	"infra/render":  {own: []string{"base/fault", "base/civil", "domain/org", "domain/report", "domain/decision", "domain/meeting"}, outside: []string{"codeberg.org/go-pdf/fpdf", "golang.org/x/text"}},
	"infra/notify":  {own: []string{"base/fault"}, outside: []string{"net/smtp"}},
	"infra/auth":    {own: []string{"base/fault", "base/id"}, outside: []string{"golang.org/x/text", "golang.org/x/crypto", "github.com/alexedwards/argon2id"}},
	"infra/jobs":    {own: []string{"base/fault"}},

	"app":      {own: []string{"base", "domain", "infra/storage", "infra/sheet", "infra/render", "infra/notify", "infra/auth"}},
	"app/demo": {own: []string{"base", "domain", "app", "infra/sheet"}},

	"web/words":  {own: []string{"base/fault", "base/civil"}},
	"web/static": {outside: []string{"net/http"}},
	"web/ui":     {own: []string{"base", "domain", "app", "web/words", "web/static"}, outside: []string{"net/http", "github.com/a-h/templ"}},
	"web":        {own: []string{"base", "domain", "app", "web"}, outside: []string{"net/http", "github.com/a-h/templ", "golang.org/x/time"}},
	"cli":        {own: everything, outside: []string{"net/http", "github.com/alecthomas/kong"}},

	"world":         {own: everything, outside: []string{"database/sql", "github.com/jackc/pgx/v5"}}, // imported by tests only
	"world/browser": {outside: []string{"github.com/chromedp"}},                                      // a browser knows no page of ours
	"e2e":           {own: everything, outside: []string{"net/http"}},
	"visitor":       {outside: []string{"net/http", "golang.org/x/net/html"}},                                 // knows pages as readers do
	"bench":         {own: []string{"visitor"}, outside: []string{"database/sql", "github.com/jackc/pgx/v5"}}, // databases to measure on
	"faults":        {},                                                                                       // kills the program from outside
	"archtest":      {},
}

var everything = []string{"base", "domain", "infra", "app", "web", "cli", "bench"}

// guardedBelow is what floors 0 and 1 may not reach for: they do no I/O, wait
// for nothing, and draw no lots. guardedAll holds for every floor.
var (
	guardedBelow = []string{"context", "os", "net", "database", "log", "embed", "syscall", "crypto/rand", "math/rand"}
	guardedAll   = []string{"database", "net/http", "net/smtp"}
)

// testLibraries are welcome in any test, and nowhere else.
var testLibraries = []string{
	"github.com/google/go-cmp", "pgregory.net/rapid", "github.com/rogpeppe/go-internal",
	"github.com/chromedp", "golang.org/x/net/html", "golang.org/x/text",
}

func TestImports_followTheTable(t *testing.T) {
	t.Parallel()
	report(t, importProblems(load(t)))
}

func importProblems(files []source) []string {
	var problems []string
	strangers := map[string]bool{}
	for _, file := range files {
		allowed, known := table[file.pkg]
		if !known {
			strangers[file.pkg] = true
			continue
		}
		for _, path := range file.imports() {
			if file.test && mayTest(path) || may(file.pkg, allowed, path) {
				continue
			}
			problems = append(problems, fmt.Sprintf("%s: %s may not import %s (the table in imports_test.go)", file.path, file.pkg, path))
		}
	}
	for pkg := range strangers {
		problems = append(problems, fmt.Sprintf("package %s is not in the import table: give it a line in archtest/imports_test.go and its reason in docs/adr", pkg))
	}
	slices.Sort(problems)
	return problems
}

func may(pkg string, allowed row, path string) bool {
	if own, ok := strings.CutPrefix(path, "congtam/internal/"); ok {
		return under(own, allowed.own...)
	}
	if under(path, allowed.outside...) {
		return true
	}
	guarded := guardedAll
	if under(pkg, "base", "domain") {
		guarded = guardedBelow
	}
	return standard(path) && !under(path, guarded...)
}

// mayTest tells whether any test may import path: all of ours and of the
// standard library, and the libraries for tests.
func mayTest(path string) bool {
	return standard(path) || under(path, "congtam/internal") || under(path, testLibraries...)
}

func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != "congtam"
}

func TestImportProblems_refusesWhatTheTableForbids(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, path, imported string
		want                 bool
	}{
		{"a rule takes days", "internal/domain/rating/a.go", "congtam/internal/base/civil", true},
		{"a ballot knows no names", "internal/domain/ballot/a.go", "congtam/internal/domain/org", false},
		{"a rule does not wait", "internal/domain/rating/a.go", "context", false},
		{"a rule reads no file", "internal/domain/rating/a.go", "os", false},
		{"a word opens no socket", "internal/base/fault/a.go", "net/url", false},
		{"floors import downwards", "internal/infra/storage/a.go", "congtam/internal/app", false},
		{"only storage speaks SQL", "internal/app/a.go", "database/sql", false},
		{"storage speaks SQL", "internal/infra/storage/a.go", "database/sql", true},
		{"use cases know no HTTP", "internal/app/a.go", "net/http", false},
		{"only sheet reads spreadsheets", "internal/app/a.go", "github.com/xuri/excelize/v2", false},
		{"only the terminal parses flags", "internal/web/a.go", "github.com/alecthomas/kong", false},
		{"the program does not import its test world", "internal/cli/a.go", "congtam/internal/world", false},
		{"a test may import the world", "internal/app/a_test.go", "congtam/internal/world", true},
		{"a test may not bring a library of its own", "internal/app/a_test.go", "github.com/stretchr/testify", false},
		{"a new package", "internal/utils/a.go", "fmt", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := parse(t, tt.path, "package p\nimport _ \""+tt.imported+"\"\n")
			if got := importProblems([]source{file}); (len(got) == 0) != tt.want {
				t.Errorf("importProblems(%s imports %s) = %q, want allowed %v", tt.path, tt.imported, got, tt.want)
			}
		})
	}
}

func TestClock_isNotReadBelowStorage(t *testing.T) {
	t.Parallel()
	report(t, clockProblems(load(t)))
}

// clockProblems finds calls that read the clock on floors 0 and 1, where now is
// an argument. The import of time says nothing: its types are welcome.
func clockProblems(files []source) []string {
	var problems []string
	for _, file := range files {
		if file.test || !under(file.pkg, "base", "domain") {
			continue
		}
		ast.Inspect(file.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clockReaders, sel.Sel.Name) {
				problems = append(problems, fmt.Sprintf("%s: time.%s on floor 0 or 1: take now as an argument", fset.Position(sel.Pos()), sel.Sel.Name))
			}
			return true
		})
	}
	return problems
}

var clockReaders = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTimer", "NewTicker"}

func TestClockProblems_findsAReadOfTheClock(t *testing.T) {
	t.Parallel()
	const text = "package p\nimport \"time\"\nvar x = time.Now()\n"
	if got := clockProblems([]source{parse(t, "internal/domain/org/a.go", text)}); len(got) != 1 {
		t.Errorf("clockProblems(domain) = %q, want one problem", got)
	}
	if got := clockProblems([]source{parse(t, "internal/cli/a.go", text)}); len(got) != 0 {
		t.Errorf("clockProblems(cli) = %q, want none", got)
	}
}
