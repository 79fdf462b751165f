package rating

import (
	"errors"
	"fmt"
	"slices"

	"congtam/internal/domain/rulebook"
)

// LoadBooks reads the shipped books and runs every example in them; a book whose
// example fails is refused with file, line and what came out instead.
func LoadBooks() (rulebook.Library, error) {
	library, err := rulebook.Load()
	if err != nil {
		return rulebook.Library{}, fmt.Errorf("load the rule books: %w", err)
	}
	if err := CheckExamples(library); err != nil {
		return rulebook.Library{}, fmt.Errorf("prove the rule books: %w", err)
	}
	return library, nil
}

// CheckExamples runs the examples of all books. The error joins one
// rulebook.Problem for each that fails, or that no edition of its book can run.
func CheckExamples(library rulebook.Library) error {
	var problems []error
	type place struct {
		file string
		line int
	}
	ran := map[place]bool{}
	for _, e := range library.Editions() {
		for _, x := range e.Examples {
			at := place{x.File, x.Line}
			got, runs, err := runExample(library, e, x)
			ran[at] = ran[at] || runs
			if err == nil && runs {
				err = differs(x, got)
			}
			if err != nil && !slices.Contains(problems, error(problem(x, err))) {
				problems = append(problems, problem(x, err))
			}
		}
	}
	for _, e := range library.Editions() {
		for _, x := range e.Examples {
			if at := (place{x.File, x.Line}); !ran[at] {
				ran[at] = true
				problems = append(problems, problem(x, errors.New("no edition of the book governs these facts")))
			}
		}
	}
	return errors.Join(problems...)
}

func problem(x rulebook.Example, err error) rulebook.Problem {
	return rulebook.Problem{File: x.File, Line: x.Line, Reason: fmt.Sprintf("example %q: %v", x.Name, err)}
}

// runExample rates the example when e is the edition its facts select.
func runExample(library rulebook.Library, e *rulebook.Edition, x rulebook.Example) (Outcome, bool, error) {
	f, err := DecodeFacts(x.Facts)
	if err != nil {
		return Outcome{}, true, err
	}
	q := f.Query()
	q.Layer = x.Layer
	selected, err := library.Select(q)
	if err != nil || selected != e {
		return Outcome{}, false, nil
	}
	got, err := Rate(e, f)
	return got, true, err
}

func differs(x rulebook.Example, got Outcome) error {
	switch {
	case got.Level != x.Level:
		return fmt.Errorf("gives %s, the book expects %s", got.Level, x.Level)
	case !slices.Equal(got.Between, x.Between):
		return fmt.Errorf("lies between %v, the book expects %v", got.Between, x.Between)
	case !slices.Equal(got.Requires, x.Requires):
		return fmt.Errorf("requires %v, the book expects %v", got.Requires, x.Requires)
	}
	return nil
}
