package ui

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

func fieldClass(f Field) string {
	if f.Problem.Key != "" {
		return "field wrong"
	}
	return "field"
}

func width(f Field) string {
	if f.Narrow {
		return "narrow"
	}
	return "wide"
}

func withHint(f Field, hint string) Field {
	f.Hint = orElse(f.Hint, hint)
	return f
}

// described ties an input to its hint and problem, for those who listen.
func described(f Field) templ.Attributes {
	a := groupDescribed(f)
	if f.Problem.Key != "" {
		a["aria-invalid"] = "true"
	}
	if f.ReadOnly {
		a["readonly"] = true
	}
	if f.Autocomplete != "" {
		a["autocomplete"] = f.Autocomplete
	}
	return a
}

func groupDescribed(f Field) templ.Attributes {
	var by []string
	if f.Hint != "" {
		by = append(by, f.Name+"-hint")
	}
	if f.Problem.Key != "" {
		by = append(by, f.Name+"-problem")
	}
	a := templ.Attributes{}
	if len(by) > 0 {
		a["aria-describedby"] = strings.Join(by, " ")
	}
	return a
}

// optionID names a radio; the first bears the field's own name, so that the
// error summary's link lands on it.
func optionID(f Field, i int) string {
	if i == 0 {
		return f.Name
	}
	return f.Name + "-" + strconv.Itoa(i+1)
}

// levelClass turns a level's code into its style: NOT_COMPLETED, notCompleted
// and not-completed are one.
func levelClass(code string) string {
	plain := strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(code))
	switch plain {
	case "excellent", "good", "completed":
		return plain
	case "notcompleted":
		return "not-completed"
	}
	return "none"
}
