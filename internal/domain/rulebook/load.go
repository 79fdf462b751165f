package rulebook

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"

	"congtam/internal/base/civil"
)

//go:embed editions/*.yaml
var shipped embed.FS

// Load reads the books the program was built with. The error joins every
// Problem found, each with file, line and reason.
func Load() (Library, error) {
	files, err := fs.Sub(shipped, "editions")
	if err != nil {
		return Library{}, fmt.Errorf("open the embedded books: %w", err)
	}
	return LoadFS(files)
}

// LoadFS reads the *.yaml books of a folder. The error joins every Problem found.
func LoadFS(files fs.FS) (Library, error) {
	l := loader{used: map[string]bool{}}
	if err := l.parse(files); err != nil {
		return Library{}, err
	}
	env, err := baseEnv()
	if err != nil {
		return Library{}, err
	}
	l.env = env
	l.checkBooks()
	l.compose()
	l.checkUse()
	if len(l.problems) > 0 {
		return Library{}, errors.Join(l.problems...)
	}
	return Library{editions: l.editions}, nil
}

type loader struct {
	books    []*rawBook
	env      *cel.Env
	editions []*Edition
	used     map[string]bool // "file condition" of what some rule uses
	problems []error
}

func (l *loader) refuse(file string, line int, format string, args ...any) {
	p := Problem{file, max(line, 1), fmt.Sprintf(format, args...)}
	if !slices.Contains(l.problems, error(p)) { // a line serves several editions, one complaint is enough
		l.problems = append(l.problems, p)
	}
}

func (l *loader) parse(files fs.FS) error {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return fmt.Errorf("list the books: %w", err)
	}
	var problems []error
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read book %s: %w", name, err)
		}
		b, err := parseBook(name, data)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		l.books = append(l.books, b)
	}
	return errors.Join(problems...)
}

func (l *loader) book(id string) *rawBook {
	for _, b := range l.books {
		if b.ID.text == id {
			return b
		}
	}
	return nil
}

func (l *loader) checkBooks() {
	seen := map[string]bool{}
	for _, b := range l.books {
		switch {
		case b.ID.text == "":
			l.refuse(b.file, 1, "the book has no id")
		case seen[b.ID.text]:
			l.refuse(b.file, b.ID.line, "the id %q belongs to another book", b.ID.text)
		}
		seen[b.ID.text] = true
		if !slices.Contains([]string{"book", "layer", "annex"}, b.Kind.text) {
			l.refuse(b.file, b.Kind.line, "kind %q: want book, layer or annex", b.Kind.text)
		}
		for _, other := range slices.Concat(b.Over, b.With) {
			if l.book(other.text) == nil {
				l.refuse(b.file, other.line, "there is no book %q", other.text)
			}
		}
		l.checkPeriods(b)
	}
	l.checkGoverned()
}

// checkPeriods wants the editions of a book to follow one another without a gap.
func (l *loader) checkPeriods(b *rawBook) {
	if len(b.Editions) == 0 && b.Kind.text != "annex" {
		l.refuse(b.file, b.ID.line, "the book has no edition")
	}
	var last civil.Period
	for i, e := range b.Editions {
		p, err := e.Dated.period()
		switch {
		case err != nil:
			l.refuse(b.file, e.Dated.line(), "edition %s: %v", e.ID.text, err)
		case p.From.IsZero():
			l.refuse(b.file, e.ID.line, "edition %s has no first day", e.ID.text)
		case i > 0 && last.Until.IsZero(), i > 0 && p.From.Before(last.Until):
			l.refuse(b.file, e.Dated.From.line, "edition %s overlaps the one before it", e.ID.text)
		case i > 0 && p.From.After(last.Until):
			l.refuse(b.file, e.Dated.From.line, "no edition covers %s to %s", last.Until, p.From.AddDays(-1))
		}
		last = p
	}
}

// checkGoverned wants one book for each class and year.
func (l *loader) checkGoverned() {
	type claim struct {
		class Class
		year  int
		bare  bool
	}
	taken := map[claim]string{}
	for _, b := range l.books {
		if b.Kind.text != "book" { // a layer speaks of the classes of its base
			continue
		}
		for _, g := range b.Governs {
			c := Class(g.Class.text)
			if !c.Known() {
				l.refuse(b.file, g.Class.line, "unknown class %q", c)
			}
			if g.Last < g.First || g.Last-g.First > 100 {
				l.refuse(b.file, g.Class.line, "years %d to %d are no span", g.First, g.Last)
				continue
			}
			for year := g.First; year <= g.Last; year++ {
				k := claim{c, year, g.NoRegulation}
				if other := taken[k]; other != "" {
					l.refuse(b.file, g.Class.line, "%s in %d is already governed by book %s", c, year, other)
				}
				taken[k] = b.ID.text
			}
		}
	}
}

// compose builds each base edition alone and under each layer laid over it.
func (l *loader) compose() {
	for _, b := range l.books {
		if b.Kind.text != "book" {
			continue
		}
		for _, e := range b.Editions {
			l.assemble(b, e, nil, rawEdition{})
			for _, layer := range l.books {
				if layer.Kind.text == "layer" && slices.ContainsFunc(layer.Over, func(s str) bool { return s.text == b.ID.text }) {
					for _, le := range layer.Editions {
						l.assemble(b, e, layer, le)
					}
				}
			}
		}
	}
}

// checkUse refuses names that nothing uses: they are rules somebody believes in
// and that never apply.
func (l *loader) checkUse() {
	var everything strings.Builder
	for _, b := range l.books {
		for _, c := range b.Conditions {
			everything.WriteString(c.If.text + " " + c.NA.text + " " + c.Vi.text + c.En.text + " ")
		}
	}
	for _, b := range l.books {
		for _, c := range b.Conditions {
			if !l.used[b.file+" "+c.Name.text] {
				l.refuse(b.file, c.Name.line, "condition %s is used nowhere", c.Name.text)
			}
		}
		for _, p := range b.Parameters {
			if !strings.Contains(everything.String(), "p."+p.Name.text) && !slices.Contains(procedural, p.Name.text) {
				l.refuse(b.file, p.Name.line, "parameter %s is used nowhere", p.Name.text)
			}
		}
	}
}
