package ui

import (
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

const (
	listed    = 200 // how much of a long list a page shows
	pageful   = 100 // people of the file on one page
	fewEnough = 20  // not to be folded away
)

func importsTable(v View, p app.ImportsPage) TableOf {
	t := TableOf{
		Caption: v.T("imports.list"), Empty: v.T("imports.none"),
		Columns: []Column{{Label: v.T("imports.name")}, {Label: v.T("imports.state")}, {Label: v.T("imports.when")}, {Label: v.T("imports.did")}, {Label: v.T("accounts.acts")}},
	}
	for _, b := range p.Batches {
		var acts []Action
		if b.ID == p.Undoable {
			acts = []Action{{Label: v.T("import.undo"), Href: UndoImportPath(b.ID), Allowed: true}}
		}
		did := Cell{}
		if b.State != "previewed" {
			o := b.Outcome
			did.Text = v.T("imports.counts", o.Added, o.Changed, o.Same, o.Missing, o.Skipped)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: b.FileName, Href: ImportPath(b.ID)}, {Body: Tag(v.T("import.state."+b.State), stateTone(b.State))},
			{Text: whoWhen(v, b)}, did, {Body: rowActions(v, acts)},
		}})
	}
	return t
}

func stateTone(state string) Tone {
	switch state {
	case "previewed":
		return Active
	case "undone":
		return Quiet
	}
	return Plain
}

// whoWhen tells the last thing that was done with a batch.
func whoWhen(v View, b app.ImportBatch) string {
	switch b.State {
	case "applied":
		return v.T("import.appliedBy", v.At(b.AppliedAt), b.ApplierName)
	case "undone":
		return v.T("import.undoneBy", v.At(b.UndoneAt), b.UndoerName)
	}
	return v.T("import.uploadedBy", v.At(b.MadeAt), b.MakerName)
}

func importCountsOf(v View, p app.ImportPage) []importCount {
	o := p.Plan.Outcome
	list := []importCount{
		{v.T("import.count.people"), "#people", len(p.Plan.Rows), false},
		{v.T("import.count.added"), "", o.Added, false},
		{v.T("import.count.changed"), "#changes", o.Changed, false},
		{v.T("import.count.same"), "", o.Same, false},
		{v.T("import.count.missing"), "#missing", o.Missing, false},
		{v.T("import.count.units"), "", o.Units, false},
		{v.T("import.count.errors"), "#problems", p.Plan.Errors(), true},
		{v.T("import.count.cautions"), "#problems", p.Plan.Cautions(), false},
		{v.T("import.count.unread"), "#problems", o.Unread, false},
		{v.T("import.count.others"), "#others", o.Others, false},
	}
	if !p.Open() {
		list[6].N, list[6].Label = o.Skipped, v.T("import.count.skipped")
	}
	for i := range list {
		list[i].Heed = list[i].Heed && list[i].N > 0
		if list[i].N == 0 || !p.Open() && (list[i].Href == "#changes" || list[i].Href == "#missing") {
			list[i].Href = ""
		}
	}
	return list
}

func rowID(row int) string { return "row-" + strconv.Itoa(row) }

// rowHref leads to a row among the people read, on whichever page it stands.
func rowHref(p app.ImportPage, row, page int) string {
	for i, one := range p.Plan.Rows {
		if one.Row.Row != row {
			continue
		}
		if at := i/pageful + 1; at != max(page, 1) {
			return ImportPath(p.Batch.ID) + "?page=" + strconv.Itoa(at) + "#" + rowID(row)
		}
		return "#" + rowID(row)
	}
	return ""
}

func problemsTable(v View, p app.ImportPage, page int) TableOf {
	t := TableOf{
		Caption: v.T("import.problemsList", p.Plan.Errors(), p.Plan.Cautions()),
		Columns: []Column{{Label: v.T("import.rowNumber")}, {Label: v.T("import.column")}, {Label: v.T("import.what")}, {Label: v.T("import.weight")}},
	}
	for _, severity := range []string{"error", "warning"} { // what stops the import comes first
		for _, one := range p.Plan.Problems {
			if string(one.Severity) != severity || len(t.Rows) == listed {
				continue
			}
			row, tone := Cell{Text: v.T("import.wholeSheet")}, Quiet
			if one.Row > 0 {
				row = Cell{Text: v.T("import.rowN", one.Row), Href: rowHref(p, one.Row, page)}
			}
			if severity == "error" {
				tone = Heed
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				row, {Text: columnTold(p, one.Column)}, {Text: v.Say(one.Message)}, {Body: Tag(v.T("import.severity."+severity), tone)},
			}})
		}
	}
	return t
}

// columnTold is a column's letter with its heading.
func columnTold(p app.ImportPage, letter string) string {
	for _, c := range p.Mapping.Columns {
		if c.Column == letter && c.Header != "" {
			return letter + " – " + c.Header
		}
	}
	return letter
}

func changedRows(p app.ImportPage) []app.RosterRow {
	var list []app.RosterRow
	for _, row := range p.Plan.Rows {
		if row.Fate == app.RowChanged {
			list = append(list, row)
		}
	}
	return list
}

func changesTable(v View, rows []app.RosterRow) TableOf {
	t := TableOf{
		Caption: v.T("import.changesList", len(rows)),
		Columns: []Column{{Label: v.T("import.person")}, {Label: v.T("import.what")}, {Label: v.T("import.before")}, {Label: v.T("import.after")}},
	}
	for _, row := range rows[:min(len(rows), listed)] {
		for i, d := range row.Changes {
			name := v.T("import.nameRow", row.Name, row.Row.Row)
			if i > 0 {
				name = row.Name
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				{Text: name}, {Text: v.Say(d.What)}, {Body: lines(said(v, d.Before))}, {Body: lines(said(v, d.After))},
			}})
		}
	}
	return t
}

func said(v View, list []fault.Message) []string {
	if len(list) == 0 {
		return []string{v.T("import.none")}
	}
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = v.Say(m)
	}
	return out
}

func missingTable(v View, p app.ImportPage) TableOf {
	t := TableOf{
		Caption: v.T("import.missingList", len(p.Plan.Missing)),
		Columns: []Column{{Label: v.T("import.person")}, {Label: v.T("import.what.post")}, {Label: v.T("import.what.number")}},
	}
	for _, one := range p.Plan.Missing[:min(len(p.Plan.Missing), listed)] {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: one.Person.Name}, {Text: placed(one.Title, one.Unit)}, {Text: one.Person.PersonalID}}})
	}
	return t
}

func placed(parts ...string) string {
	var some []string
	for _, part := range parts {
		if part != "" {
			some = append(some, part)
		}
	}
	return strings.Join(some, ", ")
}

func likesField(v View, row app.RosterRow, f ImportForm) Field {
	name := "same-" + strconv.Itoa(row.Row.Row)
	hint := v.T("import.likesHint", row.Name, born(row), placed(row.Title, row.Group))
	if !row.Must && row.Fate == app.RowUnclear {
		hint += " " + v.T("import.likesBad")
	}
	return Field{
		Name: name, Label: v.T("import.likes", row.Row.Row, row.Name), Hint: hint,
		Value: f.Apply.Same[row.Row.Row], Problem: f.Problems[name],
	}
}

func likesOptions(v View, row app.RosterRow) []Option {
	var list []Option
	for _, one := range row.Likes {
		list = append(list, Option{Value: string(one.Person.ID), Label: v.T("import.isHeld", one.Person.Name, placed(one.Title, one.Unit), one.Person.PersonalID)})
	}
	return append(list, Option{Value: app.SomebodyNew, Label: v.T("import.isNew")})
}

func unitsTable(v View, p app.ImportPage, f ImportForm) TableOf {
	t := TableOf{
		Caption: v.T("import.units", len(p.Plan.Units)),
		Columns: []Column{{Label: v.T("import.unit")}, {Label: v.T("import.headcount"), Number: true}, {Label: v.T("import.kind")}},
	}
	for i, u := range p.Plan.Units {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: u.Name}, {Text: strconv.Itoa(u.People)}, {Body: unitKind(v, f, i, u)}}})
	}
	return t
}

func kindOptions(v View) []Option {
	var list []Option
	for _, kind := range []org.UnitKind{org.Leadership, org.Office, org.Division, org.ServiceUnit} {
		list = append(list, Option{Value: string(kind), Label: v.Word(kind)})
	}
	return list
}

// unmapped counts the columns nothing reads.
func unmapped(p app.ImportPage) int {
	n := 0
	for _, c := range p.Mapping.Columns {
		if c.Field == "" {
			n++
		}
	}
	return n
}

func mappingTable(v View, p app.ImportPage, f ImportForm) TableOf {
	t := TableOf{
		Caption: v.T("import.columns"),
		Columns: []Column{{Label: v.T("import.column")}, {Label: v.T("import.meaning")}, {Label: v.T("import.samples")}},
	}
	options := []Option{{Label: v.T("roster.field.ignored")}}
	for _, field := range p.Fields {
		options = append(options, Option{Value: string(field), Label: v.Word(field)})
	}
	for _, c := range p.Mapping.Columns {
		value := string(c.Field)
		if chosen, typed := f.Fields[c.Column]; typed {
			value = chosen
		}
		meaning := Cell{Text: v.Word(c.Field)}
		if p.Open() {
			meaning = Cell{Body: choose("column-"+c.Column, v.T("import.meaningOf", columnTold(p, c.Column)), value, false, options)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: columnTold(p, c.Column)}, meaning, {Text: strings.Join(p.Samples[c.Column], "; ")}}})
	}
	return t
}

func rosterPages(p app.ImportPage, page int) PagesOf {
	return PagesOf{Page: max(page, 1), Last: (len(p.Plan.Rows) + pageful - 1) / pageful, Href: func(n int) string {
		return ImportPath(p.Batch.ID) + "?page=" + strconv.Itoa(n) + "#people"
	}}
}

func rosterTable(v View, p app.ImportPage, page int) TableOf {
	t := TableOf{
		Caption: v.T("import.peopleList", len(p.Plan.Rows)),
		Columns: []Column{{Label: v.T("import.person")}, {Label: v.T("import.rowNumber"), Number: true}, {Label: v.T("import.what.born")},
			{Label: v.T("import.what.postClass")}, {Label: v.T("import.understood")}, {Label: v.T("import.fate")}},
	}
	from := min((max(page, 1)-1)*pageful, len(p.Plan.Rows))
	rows, unit := p.Plan.Rows[from:min(from+pageful, len(p.Plan.Rows))], ""
	for _, row := range rows {
		if row.Group != unit {
			unit = row.Group
			t.Rows = append(t.Rows, Row{Group: orElse(unit, v.T("import.noGroup"))})
		}
		fate := Cell{}
		if row.Fate != "" {
			fate.Body = Tag(v.Word(row.Fate), fateTone(row.Fate))
		}
		understood := Cell{}
		if len(row.Facts) > 0 {
			understood.Body = lines(said(v, row.Facts))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Body: rowName(v, row)}, {Text: strconv.Itoa(row.Row.Row)}, {Text: born(row)}, {Text: titleClass(v, row)}, understood, fate,
		}})
	}
	return t
}

func fateTone(fate app.Fate) Tone {
	switch fate {
	case app.RowAdded, app.RowChanged:
		return Active
	case app.RowSkipped, app.RowUnclear:
		return Heed
	}
	return Quiet
}

func born(row app.RosterRow) string {
	switch {
	case !row.BirthOn.IsZero():
		return row.BirthOn.Short()
	case row.BirthYear > 0:
		return strconv.Itoa(row.BirthYear)
	}
	return ""
}

func titleClass(v View, row app.RosterRow) string {
	class := ""
	if row.Class != "" {
		class = v.Word(org.Class(row.Class))
	}
	if row.PartyMember {
		class = placed(class, v.T("import.partyMember"))
	}
	return placed(row.Title, row.RankCode, class)
}

func othersTable(v View, p app.ImportPage) TableOf {
	t := TableOf{
		Caption: v.T("import.othersList"),
		Columns: []Column{{Label: v.T("import.rowNumber")}, {Label: v.T("import.otherKind")}, {Label: v.T("import.text")}},
	}
	for _, other := range p.Plan.Roster.Others[:min(len(p.Plan.Roster.Others), listed)] {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: v.T("import.rowN", other.Row)}, {Text: v.Word(other.Kind)}, {Text: other.Text}}})
	}
	return t
}

// UndoImport is the question before a batch is taken back.
func UndoImport(v View, p app.UndoImportPage) ConfirmOf {
	o := p.Batch.Outcome
	return ConfirmOf{
		Title: v.T("import.undoTitle"), Text: v.T("import.undoText", p.Batch.FileName),
		Effects: []string{v.T("import.undoAdded", o.Added), v.T("import.undoChanged", o.Changed), v.T("import.undoUnits", o.Units), v.T("import.undoKept")},
		Action:  Action{Label: v.T("import.undo"), Href: UndoImportPath(p.Batch.ID), Grave: true},
		Back:    ImportPath(p.Batch.ID),
	}
}
