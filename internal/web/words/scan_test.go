package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// keyed names the calls whose argument at the given place is a catalogue key.
var keyed = map[string]int{
	"fault.New": 1, "fault.Refuse": 1, "fault.Say": 0,
	"words.Say": 1, ".Add": 1, ".T": 0,
}

var looksLikeKey = regexp.MustCompile(`^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$`)

// usage is what the sources say of keys: where each is asked for, which
// literals occur at all, and which prefixes are joined with a code.
type usage struct {
	asked    map[string]token.Position
	literals map[string]bool
	prefixes map[string]bool
}

func TestCatalogue_holdsEveryKeyTheSourcesAskFor(t *testing.T) {
	t.Parallel()
	used := scan(t, "../../..")
	for _, key := range slices.Sorted(maps.Keys(used.asked)) {
		if !Has(key) {
			t.Errorf("%s: the catalogue has no %q", used.asked[key], key)
		}
	}
}

func TestCatalogue_holdsNothingUnused(t *testing.T) {
	t.Parallel()
	used := scan(t, "../../..")
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		if !strings.HasPrefix(key, "test.") && !used.has(key) {
			t.Errorf("nobody uses %q", key)
		}
	}
}

func (u usage) has(key string) bool {
	if u.literals[key] {
		return true
	}
	for prefix := range u.prefixes {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}

// scan reads every Go source below root except tests.
func scan(t *testing.T, root string) usage {
	t.Helper()
	u := usage{map[string]token.Position{}, map[string]bool{}, map[string]bool{}}
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err == nil {
			u.read(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatalf("scan %s: %v", root, err)
	}
	if !u.literals["form.problems"] { // fault.Fields.Err asks for it
		t.Fatalf("scan %s did not read the sources", root)
	}
	return u
}

func (u usage) read(files *token.FileSet, file *ast.File) {
	ownEntries := file.Name.Name == "words"
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			if _, entry := n.Value.(*ast.CompositeLit); entry && ownEntries {
				return false // a catalogue line is not a use
			}
		case *ast.BasicLit:
			if text, ok := literal(n); ok {
				u.literals[text] = true
			}
		case *ast.BinaryExpr:
			if text, ok := literal(n.X); ok && strings.Contains(text, ".") && n.Op == token.ADD {
				u.prefixes[text] = true
			}
		case *ast.CallExpr:
			u.call(files, n)
		}
		return true
	})
}

func (u usage) call(files *token.FileSet, call *ast.CallExpr) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	place, known := keyed["."+sel.Sel.Name]
	if pkg, ok := sel.X.(*ast.Ident); ok && !known {
		place, known = keyed[pkg.Name+"."+sel.Sel.Name]
	}
	if !known || len(call.Args) <= place {
		return
	}
	if key, ok := literal(call.Args[place]); ok && looksLikeKey.MatchString(key) {
		u.asked[key] = files.Position(call.Args[place].Pos())
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
