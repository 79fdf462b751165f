package archtest

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Everything the program carries has its line in docs/licences.md, and nothing
// else has.
func TestLicences_listTheModules(t *testing.T) {
	t.Parallel()
	linked, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "congtam/cmd/congtam").Output()
	if err != nil {
		t.Fatalf("go list -deps: %v", err)
	}
	report(t, licenceProblems(read(t, "docs/licences.md"), required(read(t, "go.mod")), strings.Fields(string(linked))))
}

var (
	moduleRow   = regexp.MustCompile(`^[a-z0-9.-]+\.[a-z]+/\S+$`)
	requireLine = regexp.MustCompile(`(?m)^\t([a-z0-9.-]+\.[a-z]+/\S+) v`)
)

func required(mod string) []string {
	var all []string
	for _, match := range requireLine.FindAllStringSubmatch(mod, -1) {
		all = append(all, match[1])
	}
	return all
}

// licenceProblems compares rows | module | licence | where it is used | with the
// modules named by go.mod and those linked into the program.
func licenceProblems(text string, modules, linked []string) []string {
	var problems []string
	listed := map[string]string{}
	for _, row := range cells(text, moduleRow) {
		if len(row) < 3 || row[1] == "" {
			problems = append(problems, "docs/licences.md: "+row[0]+" has no licence")
			continue
		}
		listed[row[0]] = row[2]
	}
	for _, module := range modules {
		use, known := listed[module]
		if !known {
			problems = append(problems, "docs/licences.md lacks "+module)
			continue
		}
		if in := slices.Contains(linked, module); in != (use == "") {
			problems = append(problems, fmt.Sprintf("docs/licences.md says %q of %s; linked into the program: %v", use, module, in))
		}
		delete(listed, module)
	}
	for module := range listed {
		problems = append(problems, "docs/licences.md lists "+module+", which go.mod does not name")
	}
	return problems
}

func TestLicenceProblems_findsEachLie(t *testing.T) {
	t.Parallel()
	modules, linked := []string{"a.org/x", "b.org/y"}, []string{"a.org/x"}
	const sound = "| `a.org/x` | MIT |  |\n| `b.org/y` | MIT | tests |\n"
	tests := []struct {
		name, text string
		problems   int
	}{
		{"sound", sound, 0},
		{"one missing", "| `a.org/x` | MIT |  |\n", 1},
		{"one too many", sound + "| `c.org/z` | MIT |  |\n", 1},
		{"called a test's and linked", "| `a.org/x` | MIT | tests |\n| `b.org/y` | MIT | tests |\n", 1},
		{"called linked and is not", "| `a.org/x` | MIT |  |\n| `b.org/y` | MIT |  |\n", 1},
		{"no licence", "| `a.org/x` |  |  |\n| `b.org/y` | MIT | tests |\n", 2},
	}
	for _, tt := range tests {
		if got := licenceProblems(tt.text, modules, linked); len(got) != tt.problems {
			t.Errorf("%s: licenceProblems = %q, want %d", tt.name, got, tt.problems)
		}
	}
}

// carried are the files others made, by the words their row begins with.
var carried = map[string]string{
	"internal/web/static/bootstrap.min.css":           "Bootstrap",
	"internal/web/static/htmx.min.js":                 "htmx",
	"internal/web/static/fonts/be-vietnam-pro-*":      "Be Vietnam Pro",
	"internal/infra/render/fonts/Tinos-*":             "Tinos",
	"internal/world/browser/testdata/axe.min.js":      "axe-core",
	"internal/web/static/LICENSES/*":                  "",
	"internal/infra/render/fonts/LICENSE.txt":         "",
	"internal/world/browser/testdata/axe-LICENSE.txt": "",
	"internal/web/static/congtam.*":                   "",
	"internal/web/static/icon.svg":                    "",
}

// Files that are no code of ours are listed with the place of their licence,
// and that place is not empty.
func TestLicences_listTheFiles(t *testing.T) {
	t.Parallel()
	text := read(t, "docs/licences.md")
	for _, folder := range []string{"internal/web/static", "internal/infra/render/fonts", "internal/world/browser/testdata"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) == ".go" {
				return err
			}
			rel, _ := filepath.Rel(root, path)
			if problem := fileProblem(text, filepath.ToSlash(rel)); problem != "" {
				t.Error(problem)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range cells(text, regexp.MustCompile(`.`)) {
		if len(row) != 4 || !strings.Contains(row[3], "/") {
			continue
		}
		if info, err := os.Stat(filepath.Join(root, row[3])); err != nil || info.Size() < 300 {
			t.Errorf("docs/licences.md: the licence of %s is not at %s (%v)", row[0], row[3], err)
		}
	}
}

func fileProblem(text, path string) string {
	for pattern, name := range carried {
		if fits, _ := filepath.Match(pattern, path); !fits {
			continue
		}
		if name != "" && !strings.Contains(text, "\n| "+name) {
			return "docs/licences.md has no row " + name + " for " + path
		}
		return ""
	}
	return path + " is carried by the program and unknown to docs/licences.md: give it a row, and a line in licences_test.go"
}
