package archtest

import (
	"errors"
	"fmt"
	"go/ast"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	maxFile     = 500 // lines
	maxFunc     = 80  // lines
	maxDialects = 8   // fields of storage's dialect struct: what two databases may differ in
)

func TestSizes_stayInBudget(t *testing.T) {
	t.Parallel()
	report(t, sizeProblems(load(t)))
}

func sizeProblems(files []source) []string {
	var problems []string
	for _, file := range files {
		if file.gen || file.test {
			continue
		}
		if n := fset.File(file.ast.FileStart).LineCount(); n > maxFile {
			problems = append(problems, fmt.Sprintf("%s has %d lines, above %d: split it along a subject", file.path, n, maxFile))
		}
		for _, decl := range file.ast.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			first, last := fset.Position(f.Pos()), fset.Position(f.End())
			if n := last.Line - first.Line + 1; n > maxFunc {
				problems = append(problems, fmt.Sprintf("%s:%d: %s has %d lines, above %d", file.path, first.Line, f.Name.Name, n, maxFunc))
			}
		}
	}
	return problems
}

func TestSizeProblems_findsWhatIsTooLong(t *testing.T) {
	t.Parallel()
	long := parse(t, "internal/app/a.go", "package p\nfunc f() {"+strings.Repeat("\n", maxFunc)+"}\n")
	if got := sizeProblems([]source{long}); len(got) != 1 {
		t.Errorf("sizeProblems(a function of %d lines) = %q, want one", maxFunc+1, got)
	}
	big := parse(t, "internal/app/b.go", "package p\n"+strings.Repeat("\n", maxFile))
	if got := sizeProblems([]source{big}); len(got) != 1 {
		t.Errorf("sizeProblems(a file of more than %d lines) = %q, want one", maxFile, got)
	}
}

func TestDialect_hasAtMostEightFields(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(filepath.Join(root, "internal/infra/storage")); errors.Is(err, fs.ErrNotExist) {
		t.Log("no storage yet")
		return
	}
	fields, found := dialectFields(load(t))
	if !found {
		t.Fatal("internal/infra/storage has no struct named dialect: two databases are one implementation with a struct of differences")
	}
	if fields > maxDialects {
		t.Errorf("dialect has %d fields, above %d: two databases are becoming two implementations", fields, maxDialects)
	}
}

func dialectFields(files []source) (int, bool) {
	count, found := 0, false
	for _, file := range files {
		if file.pkg != "infra/storage" {
			continue
		}
		ast.Inspect(file.ast, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok || spec.Name.Name != "dialect" {
				return true
			}
			body, ok := spec.Type.(*ast.StructType)
			if ok {
				count, found = body.Fields.NumFields(), true
			}
			return false
		})
	}
	return count, found
}

func TestDialectFields_countsEveryName(t *testing.T) {
	t.Parallel()
	file := parse(t, "internal/infra/storage/a.go", "package p\ntype dialect struct { a, b string; c func() }\n")
	if n, found := dialectFields([]source{file}); n != 3 || !found {
		t.Errorf("dialectFields = %d, %v; want 3, true", n, found)
	}
}
