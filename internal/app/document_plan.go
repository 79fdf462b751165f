package app

import (
	"context"
	"fmt"
	"strings"

	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/infra/render"
	"congtam/internal/infra/storage"
)

// writePlan writes the plan as it was issued (R160–R191, R260).
func (d desk) writePlan(ctx context.Context) (paper, error) {
	milestones, err := d.Milestones(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	documents, err := d.GoverningDocuments(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	signer := d.who(d.cycle.IssuedBy)
	closing, err := d.closing(ctx, PaperPlan, d.signature(signer))
	if err != nil {
		return paper{}, err
	}
	head := d.letterhead("KH")
	head.Number, head.Date = d.cycle.PlanNumber, d.cycle.PlanOn
	subject := firstUpper(strings.TrimSpace(strings.TrimPrefix(d.cycle.Title, "Kế hoạch")))
	plan := render.PlanDoc{
		Head: head, Subject: subject, Bases: bases(documents),
		Lead:    fmt.Sprintf("%s ban hành Kế hoạch %s, như sau:", d.decider(), firstLower(subject)),
		Purpose: paragraphs(d.cycle.Purpose), Demands: d.rules("plan.documents", "collective.criteria"),
		Contents: d.planContents(documents), Milestones: d.planDates(milestones), Carrying: d.planDuties(milestones),
		Questions: fmt.Sprintf("Trong quá trình thực hiện, nếu có vướng mắc, các phòng, ban, đơn vị báo cáo Lãnh đạo %s (qua Văn phòng) để được hướng dẫn cụ thể", d.agency.Name),
		Closing:   closing,
	}
	return paper{document: render.PlanDocument(plan), records: records(d.cycle.ID, authz.IssuePlan)}, nil
}

// bases cites the texts a plan rests on. One whose citation nobody could
// resolve is no basis (R227).
func bases(documents []cycle.Document) []string {
	var grounds, orders []string
	for _, doc := range documents {
		switch {
		case !doc.Resolved:
		case doc.Role == "basis", doc.Role == "regulation":
			grounds = append(grounds, "Căn cứ "+doc.Citation)
		case doc.Role == "instruction", doc.Role == "party_plan":
			orders = append(orders, "Thực hiện "+doc.Citation)
		}
	}
	return append(grounds, orders...)
}

func (d desk) planContents(documents []cycle.Document) []render.PlanContent {
	contents := []render.PlanContent{
		{Title: "Nguyên tắc, trình tự kiểm điểm", Items: d.rules("order.collective_first", "order.head_first", "order.deputy_chairs", "order.collective_basis")},
		{Title: "Công tác chuẩn bị và biểu mẫu", Items: append(d.rules("form.party", "form.administrative", "form.service", "report.draft", "report.comments", "report.shortcomings", "report.linked"), forms(documents)...)},
		{Title: "Cách thức tiến hành", Items: d.rules("meeting.participants", "self_review.present", "chair.concludes", "report.vote", "minutes.adopted", "self_review.completed", "dossier.four_items")},
		{Title: "Tỷ lệ và trường hợp bắt buộc", Items: d.rules("quota.proposal", "quota.decision", "discipline.forces")},
		{Title: "Kiểm điểm tập thể lãnh đạo, biểu quyết xếp loại cơ quan và họp tham vấn", Items: d.rules("director.frame", "department.ballot", "consultation", "authority.decides")},
	}
	var written []render.PlanContent
	for _, c := range contents {
		if len(c.Items) > 0 {
			written = append(written, c)
		}
	}
	return written
}

// forms names the texts that bring forms or must be spoken of.
func forms(documents []cycle.Document) []string {
	var names []string
	for _, doc := range documents {
		if doc.Resolved && (doc.Role == "form" || doc.Role == "linked") {
			names = append(names, doc.Citation)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{"Thực hiện theo: " + strings.Join(names, "; ") + "."}
}

func (d desk) planDates(milestones []cycle.Milestone) []render.PlanMilestone {
	list := make([]render.PlanMilestone, len(milestones))
	for i, m := range milestones {
		list[i] = render.PlanMilestone{
			Work: m.Title, Responsible: d.owner(m.Owner),
			Due: render.Due{From: m.From, Until: m.Until, Exclusive: !m.Inclusive, Expected: m.Tentative},
		}
	}
	return list
}

func (d desk) owner(o cycle.Owner) string {
	switch o {
	case cycle.UnitHeads:
		return "Trưởng các phòng, ban, đơn vị"
	case cycle.TheOffice:
		return "Văn phòng"
	case cycle.TheDirector:
		return office(d.director().Title)
	}
	return "Công chức, viên chức, người lao động"
}

// planDuties says who carries the plan out, with what is due of each.
func (d desk) planDuties(milestones []cycle.Milestone) []string {
	duties := []string{
		"Trưởng các phòng, ban, đơn vị triển khai thực hiện nghiêm túc Kế hoạch này; chủ động sắp xếp thời gian họp kiểm điểm, đánh giá, xếp loại của phòng, ban, đơn vị; hoàn thiện hồ sơ gửi Văn phòng đúng thời hạn.",
	}
	var office []string
	for _, m := range milestones {
		if m.Owner == cycle.TheOffice {
			due := render.Due{From: m.From, Until: m.Until, Exclusive: !m.Inclusive, Expected: m.Tentative}
			office = append(office, firstLower(m.Title)+" ("+firstLower(due.String())+")")
		}
	}
	if len(office) > 0 {
		duties = append(duties, "Giao Chánh Văn phòng: "+strings.Join(office, "; ")+".")
	}
	return duties
}

func firstUpper(text string) string { return recase(text, strings.ToUpper) }

func firstLower(text string) string { return recase(text, strings.ToLower) }

func recase(text string, with func(string) string) string {
	for i, r := range text {
		if i == 0 {
			return with(string(r)) + text[len(string(r)):]
		}
	}
	return text
}

// addRecipients keeps whom the papers of a cycle go to (R063).
func (c *act) addRecipients(ctx context.Context, id cycle.ID, list []recipientTemplate) error {
	for i, r := range list {
		recipient := storage.Recipient{ID: c.NewID(), Cycle: id, Document: r.Document, Name: r.Name, Purpose: r.Purpose, Order: i + 1}
		if err := c.SaveRecipient(ctx, recipient); err != nil {
			return err
		}
	}
	return nil
}
