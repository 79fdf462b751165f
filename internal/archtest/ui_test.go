package archtest

import (
	"fmt"
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// component matches the head of an exported templ component.
var component = regexp.MustCompile(`(?m)^templ (?:\([^)]*\) )?([A-Z]\w*)\(`)

func TestComponents_haveASample(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(root, "internal/web/ui/*.templ"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(file)] = string(text)
	}
	report(t, sampleProblems(texts, load(t)))
}

// sampleProblems wants each component of the templates to be drawn by
// web/ui/samples*.go, which the storybook and the golden tests show.
func sampleProblems(templates map[string]string, files []source) []string {
	drawn := map[string]bool{}
	for _, file := range files {
		if file.pkg != "web/ui" || file.test || !strings.HasPrefix(path.Base(file.path), "samples") {
			continue
		}
		ast.Inspect(file.ast, func(n ast.Node) bool {
			if name, ok := n.(*ast.Ident); ok {
				drawn[name.Name] = true
			}
			return true
		})
	}
	var problems []string
	for file, text := range templates {
		for _, match := range component.FindAllStringSubmatch(text, -1) {
			if !drawn[match[1]] {
				problems = append(problems, fmt.Sprintf("%s: component %s has no sample in internal/web/ui/samples*.go", file, match[1]))
			}
		}
	}
	return problems
}

func TestSampleProblems_findsAComponentWithoutSample(t *testing.T) {
	t.Parallel()
	samples := parse(t, "internal/web/ui/samples.go", "package ui\nvar x = Button(1)\n")
	templates := map[string]string{"a.templ": "package ui\n\ntempl Button(n int) {\n}\n\ntempl Card() {\n}\n\ntempl row() {\n}\n"}
	if got := sampleProblems(templates, []source{samples}); len(got) != 1 {
		t.Errorf("sampleProblems = %q, want Card alone", got)
	}
}
