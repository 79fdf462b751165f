package ui

import (
	"strconv"

	"github.com/a-h/templ"

	"congtam/internal/app"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/rulebook"
)

// levelCell shows a level code of any source.
func levelCell(v View, level string) Cell {
	if level == "" {
		return Cell{Text: "–"}
	}
	return Cell{Body: LevelTag(level, v.Word(rulebook.Level(level)))}
}

func resultFacts(v View, p app.MyResultPage) []Definition {
	list := []Definition{{Term: v.T("result.decidedAt"), Text: v.At(p.Rating.DecidedAt)}}
	if p.Decision.Number != "" {
		list = append(list, Definition{Term: v.T("result.number"), Text: joinedWith(", ", p.Decision.Number, p.Decision.DatedOn.Short())})
	}
	if p.Rating.Reason != "" {
		list = append(list, Definition{Term: v.T("result.reason"), Text: p.Rating.Reason})
	}
	if p.Rating.Remarks != "" {
		list = append(list, Definition{Term: v.T("result.remarks"), Text: p.Rating.Remarks})
	}
	return list
}

// petitionTime says until when a petition may come: the decree names no day,
// an agency's regulation may.
func petitionTime(v View, p app.MyResultPage) string {
	if p.Notice.PetitionUntil.IsZero() {
		return v.T("petition.noLastDay")
	}
	return v.T("petition.until", p.Notice.PetitionUntil, v.Left(p.Notice.PetitionUntil))
}

func petitionFacts(v View, p decision.Petition) []Definition {
	list := []Definition{
		{Term: v.T("petition.filed"), Text: v.At(p.FiledAt)},
		{Term: v.T("petition.content"), Text: p.Content},
		{Term: v.T("petition.state"), Text: v.Word(p.State)},
	}
	if !p.AnsweredAt.IsZero() {
		list = append(list,
			Definition{Term: v.T("petition.answerLabel"), Text: p.Answer},
			Definition{Term: v.T("petition.answeredAt"), Text: v.At(p.AnsweredAt)})
	}
	return list
}

func publishedTable(v View, lines []app.Published) TableOf {
	t := TableOf{
		Caption: v.T("results.levels"), Empty: v.T("results.noLines"),
		Columns: []Column{{Label: v.T("results.name")}, {Label: v.T("results.title")}, {Label: v.T("results.level")}, {Label: v.T("result.remarks")}},
	}
	for _, l := range lines {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: l.Name}, {Text: l.Title}, levelCell(v, l.Level), {Text: l.Remarks}}})
	}
	return t
}

func someClosed(units []app.UnitPublication) bool {
	for _, u := range units {
		if u.Publication.ID == "" {
			return true
		}
	}
	return false
}

func publicationsTable(v View, p app.ResultsPage) TableOf {
	t := TableOf{
		Caption: v.T("results.publications"), Empty: v.T("results.noLines"),
		Columns: []Column{{Label: v.T("results.unit")}, {Label: v.T("results.state")}, {Label: v.T("results.act")}},
	}
	for _, u := range p.Units {
		state, act := v.T("results.notOpen"), Cell{Text: "–"}
		if u.Publication.ID != "" {
			state = v.T("results.open", v.At(u.Publication.At))
		} else if p.May[authz.PublishResults] && len(p.Missing) == 0 {
			act = Cell{Body: publishOne(v, p, u)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: u.Part.Name, Href: UnitResultsPath(p.Cycle.ID, u.Part.Unit)}, {Text: state}, act}})
	}
	return t
}

func publishOne(v View, p app.ResultsPage, u app.UnitPublication) templ.Component {
	return Actions(v, []Action{{
		Label: v.T("results.publish"), Href: PublishPath(p.Cycle.ID), Allowed: true, Post: true,
		Fields: []Hidden{{Name: "unit", Value: string(u.Part.Unit)}},
	}})
}

func petitionsTable(v View, petitions []app.PetitionLine) TableOf {
	t := TableOf{
		Caption: v.T("petition.list"), Empty: v.T("petition.none"),
		Columns: []Column{{Label: v.T("results.name")}, {Label: v.T("results.unit")}, {Label: v.T("petition.filed")}, {Label: v.T("petition.state")}},
	}
	for _, q := range petitions {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: q.Line.Name, Href: PetitionPath(q.Petition.ID)}, {Text: q.Line.Unit}, {Text: v.At(q.FiledAt)}, {Text: v.Word(q.State)},
		}})
	}
	return t
}

func noticesTable(v View, lines []app.NoticeLine) TableOf {
	t := TableOf{
		Caption: v.T("notice.list"), Empty: v.T("notice.none"),
		Columns: []Column{{Label: v.T("results.name")}, {Label: v.T("results.unit")}, {Label: v.T("results.level")}, {Label: v.T("notice.receipt")}},
	}
	for _, l := range lines {
		receipt := v.T("notice.unread")
		if !l.Notice.AcknowledgedAt.IsZero() {
			receipt = v.At(l.Notice.AcknowledgedAt)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: l.Name, Href: PersonHistoryPath(l.Rating.Person)}, {Text: l.Unit}, levelCell(v, string(l.Rating.Level)), {Text: receipt},
		}})
	}
	return t
}

func pastTable(v View, past []decision.Past) TableOf {
	t := TableOf{
		Caption: v.T("history.years"), Empty: v.T("history.none"),
		Columns: []Column{{Label: v.T("history.year"), Number: true}, {Label: v.T("results.level")}, {Label: v.T("history.as")}, {Label: v.T("history.source")}},
	}
	for _, one := range past {
		source := joinedWith(", ", one.Decision, one.DatedOn.Short(), one.Source)
		if one.Corrected {
			source = joinedWith("; ", source, v.T("history.corrected"))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: strconv.Itoa(one.Year)}, levelCell(v, one.Level), {Text: one.Name}, {Text: source}}})
	}
	return t
}

func peopleYearsTable(v View, p app.UnitHistoryPage) TableOf {
	t := TableOf{Caption: v.T("history.people"), Empty: v.T("history.none"), Columns: []Column{{Label: v.T("results.name")}, {Label: v.T("results.title")}}}
	for _, year := range p.Years {
		t.Columns = append(t.Columns, Column{Label: strconv.Itoa(year)})
	}
	for _, one := range p.People {
		row := Row{Cells: []Cell{{Text: one.Name, Href: PersonHistoryPath(one.Person)}, {Text: one.Title}}}
		for _, year := range p.Years {
			row.Cells = append(row.Cells, levelCell(v, one.Levels[year]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
