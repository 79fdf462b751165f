package app

import (
	"context"
	"fmt"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
)

// writeReport writes a collective's report on the form of the year (R224).
func (d desk) writeReport(ctx context.Context) (paper, error) {
	report, err := d.Report(ctx, d.cycle.ID, d.of.Unit, dossier.ReportKind(d.of.Variant))
	if err != nil {
		return paper{}, err
	}
	shortcomings, err := d.UnitShortcomings(ctx, d.cycle.ID, d.of.Unit)
	if err != nil {
		return paper{}, err
	}
	tasks, err := d.UnitTasks(ctx, d.cycle.ID, d.of.Unit)
	if err != nil {
		return paper{}, err
	}
	form, known := d.edition.CollectiveForm()
	if !known {
		return paper{}, fault.New(fault.Refused, "document.noForm")
	}
	passage := func(section string) string { return report.Passages[section].Text }
	doc := render.CollectiveReportDoc{
		Head: d.unitHead(), Year: d.cycle.Year, Collective: "Tập thể " + d.of.UnitName, Grades: gradeTitles(),
		Limits: passage("limits"), Causes: passage("causes"), Remedies: remedies(shortcomings), RemedyText: passage("remedy"),
		RemedyGrade: gradeNames[report.Passages["remedy"].Grade], Responsibility: passage("responsibility"), Directions: passage("directions"),
		Levels: levelTitles(), Proposed: levelNames[report.SelfLevel], Signer: d.reporter(),
	}
	if report.Kind == dossier.AgencyReport {
		doc.Collective = d.agency.Name
	}
	doc.Head.Form = form.Code
	if text := passage("suggested"); text != "" {
		doc.Explanations = []render.Explanation{{Matter: "Nội dung giải trình", Answer: text}}
	}
	for _, s := range form.Sections {
		if !strings.HasPrefix(s.No, "I.") {
			continue
		}
		text := passage(s.ID)
		if s.Kind == rulebook.KindTasks {
			text = strings.TrimSpace(taskLines(unitTasks(tasks)) + "\n" + text)
		}
		doc.Results = append(doc.Results, render.GradedContent{Title: s.Title.Vi, Text: text, Grade: gradeNames[report.Passages[s.ID].Grade]})
	}
	editions, err := d.ReportEditions(ctx, report.ID)
	if err != nil {
		return paper{}, err
	}
	if len(editions) > 0 {
		doc.Head.Date = civil.DateOf(editions[len(editions)-1].At)
	}
	return paper{document: render.CollectiveReportDocument(doc), records: records(report.ID)}, nil
}

// reporter signs a collective's report: its head, or for the agency and its
// leadership the Director.
func (d desk) reporter() render.Signature {
	by := d.head(d.of.Unit)
	if by.Name == "" {
		by = d.director()
	}
	s := d.signature(by)
	s.Hint = "(Ký, ghi rõ họ tên)"
	return s
}

// unitTasks are those of the collective itself.
func unitTasks(tasks []dossier.Task) []dossier.Task {
	var list []dossier.Task
	for _, t := range tasks {
		if t.Person == "" {
			list = append(list, t)
		}
	}
	return list
}

var remedyNames = map[dossier.Status]string{
	dossier.Fixed: "đã khắc phục", dossier.InProgress: "đang khắc phục", dossier.NotFixed: "chưa khắc phục",
	dossier.Unknown: "chưa nêu kết quả khắc phục",
}

// remedies tells what became of the collective's shortcomings of earlier years.
func remedies(list []dossier.Shortcoming) []render.Remedy {
	var out []render.Remedy
	for _, s := range list {
		if s.Person == "" {
			out = append(out, render.Remedy{Matter: fmt.Sprintf("%s (năm %d)", s.Content, s.FromYear), State: remedyNames[s.Status], Detail: s.Note})
		}
	}
	return out
}
