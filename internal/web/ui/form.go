package ui

import (
	"maps"
	"slices"

	"congtam/internal/base/fault"
)

// sorted gives the names of problems in the order of the form's fields.
func sorted(problems fault.Fields, order []string) []string {
	var names []string
	for _, name := range order {
		if _, ok := problems[name]; ok {
			names = append(names, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(problems)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func buttonClass(main, grave bool) string {
	switch {
	case grave:
		return "btn btn-grave"
	case main:
		return "btn btn-primary"
	}
	return "btn btn-second"
}
