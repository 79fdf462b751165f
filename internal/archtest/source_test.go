package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const root = "../.."

// source is one Go file of the program.
type source struct {
	path string // slash-separated, from the module's root
	pkg  string // its folder below internal/, or the folder itself: "domain/org", "cmd/congtam"
	test bool
	gen  bool
	ast  *ast.File
}

var fset = token.NewFileSet()

// sources parses the whole program in this process, so that the test cache sees
// every file read and reruns when one changes.
var sources = sync.OnceValues(func() ([]source, error) {
	var all []source
	for _, top := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			file, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			all = append(all, newSource(path, file))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
})

func newSource(path string, file *ast.File) source {
	rel, _ := filepath.Rel(root, path)
	rel = filepath.ToSlash(rel)
	dir := rel[:strings.LastIndex(rel, "/")]
	return source{
		path: rel,
		pkg:  strings.TrimPrefix(dir, "internal/"),
		test: strings.HasSuffix(rel, "_test.go"),
		gen:  ast.IsGenerated(file),
		ast:  file,
	}
}

func load(t *testing.T) []source {
	t.Helper()
	all, err := sources()
	if err != nil {
		t.Fatalf("parse the program: %v", err)
	}
	return all
}

// parse makes a source of text, for tests of the checks themselves.
func parse(t *testing.T, path, text string) source {
	t.Helper()
	file, err := parser.ParseFile(fset, path, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("parse %s: %v", path, err)
	}
	return newSource(root+"/"+path, file)
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.ast.Imports {
		path, _ := strconv.Unquote(spec.Path.Value) // the parser accepts only valid strings
		paths = append(paths, path)
	}
	return paths
}

// under tells whether path is one of the prefixes or lies below one.
func under(path string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool {
		return path == prefix || strings.HasPrefix(path, prefix+"/")
	})
}

// report fails t once for each problem.
func report(t *testing.T, problems []string) {
	t.Helper()
	for _, p := range problems {
		t.Error(p)
	}
}
