package archtest

import (
	"fmt"
	"go/ast"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const requirements = 260 // R001 to R260

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	return string(text)
}

// cells returns the cells of the rows of the Markdown tables in text whose
// first cell matches first.
func cells(text string, first *regexp.Regexp) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			continue
		}
		row := strings.Split(strings.Trim(line, "|"), "|")
		for i := range row {
			row[i] = strings.Trim(strings.TrimSpace(row[i]), "`")
		}
		if first.MatchString(row[0]) {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestRequirements_nameTestsThatExist(t *testing.T) {
	t.Parallel()
	report(t, requirementProblems(read(t, "docs/requirements.md"), testNames(load(t))))
}

var requirementRow = regexp.MustCompile(`^R\d`)

// requirementProblems checks rows of the form
// | R192 | what | done / partial / not yet | package.TestName, … | note |.
func requirementProblems(text string, tests map[string]bool) []string {
	var problems []string
	seen := map[string]int{}
	for _, row := range cells(text, requirementRow) {
		number := row[0]
		seen[number]++
		if len(row) != 5 {
			problems = append(problems, fmt.Sprintf("%s has %d cells, want 5", number, len(row)))
			continue
		}
		status, named := row[2], fieldsOf(row[3])
		if !slices.Contains([]string{"done", "partial", "not yet"}, status) {
			problems = append(problems, fmt.Sprintf("%s: status %q, want done, partial or not yet", number, status))
		}
		if status == "done" && len(named) == 0 {
			problems = append(problems, number+" is marked done and names no test")
		}
		for _, name := range named {
			if !tests[name] {
				problems = append(problems, fmt.Sprintf("%s names %s, which is no test (write package.TestName)", number, name))
			}
		}
	}
	for n := 1; n <= requirements; n++ {
		if number := fmt.Sprintf("R%03d", n); seen[number] != 1 {
			problems = append(problems, fmt.Sprintf("%s is listed %d times, want once", number, seen[number]))
		}
		delete(seen, fmt.Sprintf("R%03d", n))
	}
	for number := range seen {
		problems = append(problems, number+" is no requirement")
	}
	return problems
}

// fieldsOf splits a cell at commas and blanks, without Markdown's backquotes.
func fieldsOf(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(", `", r) })
}

// testNames collects the names of all tests as package.TestName, where package
// is the last part of the folder.
func testNames(files []source) map[string]bool {
	names := map[string]bool{}
	for _, file := range files {
		if !file.test {
			continue
		}
		for _, decl := range file.ast.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") && f.Name.Name != "TestMain" {
				names[path.Base(file.pkg)+"."+f.Name.Name] = true
			}
		}
	}
	return names
}

func TestRequirementProblems_findsEachLie(t *testing.T) {
	t.Parallel()
	var sound strings.Builder
	for n := 1; n <= requirements; n++ {
		fmt.Fprintf(&sound, "| R%03d | what | not yet | | |\n", n)
	}
	tests := testNames([]source{parse(t, "internal/domain/rating/a_test.go", "package p\nfunc TestQuota() {}\n")})
	if got := requirementProblems(sound.String(), tests); len(got) != 0 {
		t.Fatalf("requirementProblems(sound list) = %q, want none", got)
	}
	cases := []struct {
		name, old, replacement string
		problems               int
	}{
		{"done with its test", "| R192 | what | not yet | |", "| R192 | what | done | `rating.TestQuota` |", 0},
		{"done without a test", "| R192 | what | not yet |", "| R192 | what | done |", 1},
		{"done with a test that is gone", "| R192 | what | not yet | |", "| R192 | what | done | rating.TestGone |", 1},
		{"one of two tests is gone", "| R192 | what | not yet | |", "| R192 | what | partial | rating.TestQuota, rating.TestGone |", 1},
		{"an unknown status", "| R192 | what | not yet |", "| R192 | what | nearly |", 1},
		{"a number missing", "| R192 | what | not yet | | |\n", "", 1},
		{"a number twice", "| R192 |", "| R191 |", 2},
		{"a number too many", "| R001 |", "| R261 | what | not yet | | |\n| R001 |", 1},
		{"a cell too few", "| R192 | what | not yet | | |", "| R192 | what | not yet | |", 1},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(sound.String(), tt.old, tt.replacement, 1)
			if got := requirementProblems(text, tests); len(got) != tt.problems {
				t.Errorf("requirementProblems = %q, want %d", got, tt.problems)
			}
		})
	}
}

func TestStates_areTheConstantsOfTheProgram(t *testing.T) {
	t.Parallel()
	report(t, stateProblems(read(t, "docs/states.md"), stateTypes(load(t))))
}

var stateRow = regexp.MustCompile(`^\w+\.\w*State$`)

// stateProblems compares rows | cycle.State | draft, issued, closed | with the
// constants, in their order.
func stateProblems(text string, want map[string][]string) []string {
	var problems []string
	listed := map[string][]string{}
	for _, row := range cells(text, stateRow) {
		if len(row) < 2 {
			continue
		}
		listed[row[0]] = fieldsOf(row[1])
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !slices.Equal(listed[name], want[name]) {
			problems = append(problems, fmt.Sprintf("docs/states.md: write the row | %s | %s |; it has %q", name, strings.Join(want[name], ", "), listed[name]))
		}
		delete(listed, name)
	}
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		problems = append(problems, "docs/states.md lists "+name+", which no longer has constants")
	}
	return problems
}

// stateTypes finds the string constants of every exported type whose name ends
// in State, by package.Type. Only the domain and the jobs have life cycles; a
// component's State is a matter of drawing.
func stateTypes(files []source) map[string][]string {
	states := map[string][]string{}
	for _, file := range files {
		if file.test || !under(file.pkg, "domain", "infra/jobs") {
			continue
		}
		ast.Inspect(file.ast, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			kind, ok := spec.Type.(*ast.Ident)
			if !ok || !kind.IsExported() || !strings.HasSuffix(kind.Name, "State") {
				return true
			}
			for _, value := range spec.Values {
				if lit, ok := value.(*ast.BasicLit); ok {
					text, _ := strconv.Unquote(lit.Value) // the parser accepts only valid literals
					name := path.Base(file.pkg) + "." + kind.Name
					states[name] = append(states[name], text)
				}
			}
			return true
		})
	}
	return states
}

func TestStateProblems_findsADriftedDiagram(t *testing.T) {
	t.Parallel()
	states := stateTypes([]source{parse(t, "internal/domain/cycle/a.go", `package cycle
type State string
const (
	Draft State = "draft"
	Issued State = "issued"
)`)})
	tests := []struct {
		name, text string
		problems   int
	}{
		{"true", "| cycle.State | draft, issued |", 0},
		{"with backquotes and remarks", "| `cycle.State` | `draft`, `issued` | remark |", 0},
		{"one state short", "| cycle.State | draft |", 1},
		{"another order", "| cycle.State | issued, draft |", 1},
		{"not listed", "", 1},
		{"a life cycle that is gone", "| cycle.State | draft, issued |\n| poll.State | open |", 1},
	}
	for _, tt := range tests {
		if got := stateProblems(tt.text, states); len(got) != tt.problems {
			t.Errorf("%s: stateProblems(%q) = %q, want %d", tt.name, tt.text, got, tt.problems)
		}
	}
}

// machinePath finds paths of one developer's machine. The pattern is cut so that
// this file does not match it.
var machinePath = regexp.MustCompile(`/wor` + `k/(main|shared)|\.\./sha` + `red/|/ro` + `ot/|/ho` + `me/\w+/|/tm` + `p/\w+`)

func TestFiles_nameNoPathOfAMachine(t *testing.T) {
	t.Parallel()
	skip := []string{".git", "bin", "build", ".cache", "shots"}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains(skip, entry.Name()) {
			return filepath.SkipDir
		}
		if !entry.Type().IsRegular() || !isText(file) {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(text), "\n") {
			if found := machinePath.FindString(line); found != "" {
				t.Errorf("%s:%d names %s, a path of one machine", file, n+1, found)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func isText(file string) bool {
	known := []string{".go", ".md", ".templ", ".sql", ".yaml", ".yml", ".sh", ".mod", ".txt", ".css", ".txtar", ".html", ""}
	return slices.Contains(known, filepath.Ext(file))
}

func TestContributing_fitsTwoPages(t *testing.T) {
	t.Parallel()
	if n := strings.Count(read(t, "CONTRIBUTING.md"), "\n"); n > 110 {
		t.Errorf("CONTRIBUTING.md has %d lines, above 110", n)
	}
	if !strings.Contains(read(t, "AGENTS.md"), "CONTRIBUTING.md") {
		t.Error("AGENTS.md does not point to CONTRIBUTING.md")
	}
}
