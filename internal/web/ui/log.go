package ui

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"congtam/internal/app"
	"congtam/internal/web/words"
)

func logTable(v View, acts []app.Act) TableOf {
	t := TableOf{Caption: v.T("log.acts"), Empty: v.T("log.none"), Columns: []Column{
		{Label: v.T("log.what")}, {Label: v.T("log.about")}, {Label: v.T("log.who")}, {Label: v.T("log.when")}, {Label: v.T("log.position"), Number: true},
	}}
	for _, a := range acts {
		t.Rows = append(t.Rows, logRow(v, a))
	}
	return t
}

func logRow(v View, a app.Act) Row {
	number := Cell{Text: "#" + strconv.FormatInt(a.Position, 10)}
	switch {
	case a.Elsewhere:
		return Row{Cells: []Cell{{Text: v.T("log.elsewhere")}, {}, {}, {}, number}}
	case a.Erased:
		return Row{Cells: []Cell{{Text: v.T("log.erased")}, {}, {}, {}, number}}
	}
	about := wordOr(v, "log.object."+a.Kind(), a.Kind())
	if a.What != "" {
		about += ": " + a.What
	}
	return Row{Cells: []Cell{
		{Text: capital(wordOr(v, "action."+a.Event.Act, a.Event.Act))}, {Text: about}, {Body: actor(v, a)}, {Text: v.At(a.Event.At)}, number,
	}}
}

func roleWord(v View, role string) string { return wordOr(v, "log.role."+role, role) }

// wordOr is the word of key; what the catalogue does not know is shown as it
// stands in the log, for nothing of the log may be hidden.
func wordOr(v View, key, otherwise string) string {
	if words.Has(key) {
		return v.T(key)
	}
	return otherwise
}

// capital begins text with a capital letter, as a line of a table does.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
