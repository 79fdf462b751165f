package app

import (
	"context"
	"errors"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
)

// addressees of the reports upward (R257, R258).
var addressees = map[string]string{"committee": "Ủy ban nhân dân tỉnh", "party_commission": "Ban Tổ chức Tỉnh ủy"}

// writeSummary writes the report of results to a body above.
func (d desk) writeSummary(ctx context.Context) (paper, error) {
	lines, err := d.SummaryLines(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	decisions, err := d.Decisions(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	report, err := d.Report(ctx, d.cycle.ID, d.agency.ID, "agency")
	if err != nil && !errors.Is(err, fault.NotFound) {
		return paper{}, err
	}
	closing, err := d.closing(ctx, PaperSummaryReport, d.signature(d.director()))
	if err != nil {
		return paper{}, err
	}
	doc := render.SummaryReportDoc{
		Head: d.letterhead("BC"), Year: d.cycle.Year, Agency: d.agency.Name, To: []string{addressees[d.of.Object]},
		Lead:    fmt.Sprintf("%s báo cáo kết quả đánh giá, xếp loại chất lượng năm %d như sau:", d.agency.Name, d.cycle.Year),
		Carried: d.carried(decisions), Levels: levelTitles(), Counts: classCounts(lines), NotRated: notRated(lines),
		Strengths: paragraphs(report.Passages["results"].Text), Limits: paragraphs(report.Passages["limits"].Text), Closing: closing,
	}
	p := paper{document: render.SummaryReportDocument(doc)}
	for _, one := range decisions {
		if one.Kind == decision.People && one.State == decision.Signed {
			p.records = records(one.ID, authz.SignDecision, authz.DecideAgain)
		}
	}
	return p, nil
}

// carried tells how the agency went about it.
func (d desk) carried(decisions []decision.Decision) []string {
	plan := "Ban hành Kế hoạch"
	if d.cycle.PlanNumber != "" {
		plan += fmt.Sprintf(" số %s/KH-%s %s", registered(d.cycle.PlanNumber), d.agency.Symbol, render.LongDate(d.cycle.PlanOn, d.cycle.Year))
	}
	reviewed := 0
	for _, u := range d.units {
		if u.Reviewed() {
			reviewed++
		}
	}
	list := []string{
		plan + fmt.Sprintf(" và phổ biến đến toàn thể %d công chức, viên chức, người lao động.", len(d.people)),
		fmt.Sprintf("Tổ chức họp kiểm điểm, đánh giá, xếp loại tại %d phòng, ban, đơn vị; họp tham vấn ý kiến trước khi quyết định.", reviewed),
	}
	for _, one := range decisions {
		if one.State == decision.Signed && one.Kind != decision.Superior {
			list = append(list, "Ban hành "+d.cited(one)+".")
		}
	}
	return list
}

// classes is the order in which papers count people.
var classes = []org.Class{org.Cadre, org.CivilServant, org.PublicEmployee, org.ContractWorker}

func classCounts(lines []decision.Line) []render.ClassCount {
	var counts []render.ClassCount
	sum := render.ClassCount{Class: "Tổng cộng", By: make([]int, len(rulebook.Levels())), Sum: true}
	for _, class := range classes {
		one := render.ClassCount{Class: classNames[class], By: make([]int, len(rulebook.Levels()))}
		for _, l := range lines {
			if l.Class != class {
				continue
			}
			one.Total++
			for i, level := range rulebook.Levels() {
				if l.Rating.Level == level {
					one.By[i]++
				}
			}
		}
		if one.Total == 0 {
			continue
		}
		sum.Total += one.Total
		for i, n := range one.By {
			sum.By[i] += n
		}
		counts = append(counts, one)
	}
	return append(counts, sum)
}

// notRated names those without a level, each with the reason. Leaders decided
// above are told together while their results are out.
func notRated(lines []decision.Line) []string {
	var list []string
	leaders := 0
	for _, l := range lines {
		why := note(l.Rating)
		switch {
		case l.Rating.Level.Rated():
			continue
		case l.Rating.Level == "" && l.UnitKind == org.Leadership:
			leaders++
			continue
		case l.Rating.Level == "":
			why = "chưa có quyết định"
		case why == "":
			why = l.Grounds // the reason no self-review is owed
		}
		list = append(list, fmt.Sprintf("%s, %s, %s: %s.", l.Name, l.Title, l.Unit, firstLower(why)))
	}
	if leaders > 0 {
		list = append(list, fmt.Sprintf("Lãnh đạo cơ quan (%d người): do cấp trên đánh giá, xếp loại, chưa có kết quả.", leaders))
	}
	return list
}
