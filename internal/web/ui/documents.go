package ui

import (
	"strings"

	"github.com/a-h/templ"

	"congtam/internal/app"
)

func documentsTitle(v View, p app.DocumentsPage) string {
	if p.Unit.Unit == "" {
		return v.T("document.common")
	}
	return v.T("document.titleOf", p.Unit.Name)
}

func documentsKicker(_ View, p app.DocumentsPage) string { return p.Cycle.Title }

func documentActions(v View, p app.DocumentsPage) []Action {
	return []Action{
		{
			Label: v.T("document.orderAll"), Href: OrderDocumentsPath(p.Cycle.ID), Allowed: p.MayAll, Main: true, Post: true,
			Fields: []Hidden{{"unit", string(p.Unit.Unit)}},
		},
		{Label: v.T("document.archive"), Href: DocumentArchivePath(p.Cycle.ID, p.Unit.Unit), Allowed: p.AnyMade},
	}
}

func documentsTable(v View, p app.DocumentsPage) TableOf {
	t := TableOf{
		Caption: v.T("document.caption"),
		Columns: []Column{{Label: v.T("document.column")}, {Label: v.T("document.state")}, {Label: v.T("document.files")}, {Label: v.T("document.act")}},
	}
	for _, paper := range p.Papers {
		name := paperName(v, paper)
		row := Row{Cells: []Cell{{Text: name}, {Body: paperState(v, paper)}, {}, {}}}
		if anyMade(paper) {
			row.Cells[2].Body = paperFiles(v, name, paper.Copies)
		}
		if paper.MayOrder && !waits(paper) {
			row.Cells[3].Body = actionForm(v, orderPaper(v, p, paper))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// paperName tells a paper from the others of its kind on the page.
func paperName(v View, paper app.Paper) string {
	name := v.Word(paper.Kind)
	if key, known := variantWords[paper.Variant]; known {
		name += " " + v.T(key)
	}
	if paper.Name != "" {
		name += ": " + paper.Name
	}
	return name
}

// variantWords are what sets papers of one kind apart.
var variantWords = map[string]string{
	"leadership_review": "document.variant.leadership_review", "consultation": "document.variant.consultation",
	"agency_ballot": "document.variant.agency_ballot", "units": "document.variant.units", "people": "document.variant.people",
	"agency": "document.variant.agency", "leadership": "document.variant.leadership",
	"committee": "document.variant.committee", "party_commission": "document.variant.party_commission",
}

func orderPaper(v View, p app.DocumentsPage, paper app.Paper) Action {
	label := v.T("document.order")
	if anyMade(paper) {
		label = v.T("document.orderAgain")
	}
	return Action{
		Label: label, Href: OrderDocumentsPath(p.Cycle.ID), Allowed: true, Post: true,
		Fields: []Hidden{{"unit", string(p.Unit.Unit)}, {"kind", string(paper.Kind)}, {"object", paper.Object}},
	}
}

func anyMade(paper app.Paper) bool {
	for _, c := range paper.Copies {
		if c.ID != "" {
			return true
		}
	}
	return false
}

func waits(paper app.Paper) bool {
	for _, c := range paper.Copies {
		if c.Waiting {
			return true
		}
	}
	return false
}

// paperState says how far a paper has come.
func paperState(v View, paper app.Paper) templ.Component {
	failed := false
	for _, c := range paper.Copies {
		failed = failed || c.Failed
	}
	switch {
	case waits(paper):
		return Tag(v.T("document.making"), Active)
	case failed:
		return Tag(v.T("document.failed"), Heed)
	case anyMade(paper):
		return Tag(v.T("document.has", v.At(paper.Copies[0].MadeAt)), Plain)
	case !paper.Ready:
		return Tag(v.T("document.unsettled"), Quiet)
	}
	return Tag(v.T("document.notMade"), Quiet)
}

func formatName(format string) string { return strings.ToUpper(format) }
