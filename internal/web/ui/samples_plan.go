package ui

import (
	"time"

	"github.com/a-h/templ"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

func samplePlan() app.PlanPage {
	november := func(day int) civil.Date { return civil.On(2023, time.November, day) }
	plan := cycle.Plan{
		Cycle: cycle.Cycle{ID: "c", Year: 2023, State: cycle.Draft, Version: 3, Title: "Kế hoạch kiểm điểm, đánh giá, xếp loại chất lượng năm 2023", Purpose: "Làm rõ ưu điểm, khuyết điểm."},
		Milestones: []cycle.Milestone{
			{ID: "m1", Cycle: "c", Title: "Gửi nội dung tổng hợp báo cáo", Until: november(20), Inclusive: true, Owner: cycle.UnitHeads, Source: "Mục II.5", Version: 1},
			{ID: "m2", Cycle: "c", Title: "Gửi hồ sơ về Văn phòng Sở", Until: november(15), Owner: cycle.UnitHeads, Source: "Mục III.1", Version: 1},
			{ID: "m3", Cycle: "c", Title: "Hội nghị kiểm điểm tập thể Lãnh đạo Sở", From: november(26), Until: november(27), Inclusive: true, Tentative: true, Owner: cycle.TheOffice, Version: 2},
		},
		Documents: []cycle.Document{
			{ID: "d1", Cycle: "c", Citation: "Nghị định số 90/2020/NĐ-CP ngày 13/8/2020 của Chính phủ", Role: cycle.Basis, Resolved: true, Loaded: true, Done: true, Version: 1},
			{ID: "d2", Cycle: "c", Citation: "Quy chế 1034", Role: cycle.Regulation, Note: "Tạm hiểu là Quyết định số 1125/QĐ-SNV.", Version: 1},
			{ID: "d3", Cycle: "c", Citation: "Hướng dẫn số 13-HD/TU", Role: cycle.Basis, Resolved: true, Aliases: "HD 13", Version: 1},
		},
		Groups: []cycle.PeerGroup{{ID: "g1", Name: "Trưởng các phòng", Subject: "person"}, {ID: "g2", Name: "Công chức", Subject: "person"}},
		Units:  []cycle.UnitPart{{Unit: "u", Name: "Phòng Cải cách hành chính", Kind: org.Division}},
		Participants: []cycle.Participant{
			{Person: "p1", Unit: "u", Name: "Huỳnh Xuân Kiên", Title: "Trưởng phòng", Post: org.Head, Class: org.CivilServant, PartyMember: true, Form: "f", Group: "g1"},
			{Person: "p2", Unit: "u", Name: "H'Hen Niê", Title: "Chuyên viên", Class: org.CivilServant, Form: "f", Group: "g2", Exempt: "Nghỉ thai sản cả năm"},
		},
	}
	return app.PlanPage{
		Staff: plan.Staff(),
		Plan:  plan, Missing: []fault.Message{fault.Say("plan.missing.basis")}, May: app.May{authz.EditPlan: true, authz.IssuePlan: true},
		Forms: map[string]rulebook.Form{"f": {ID: "f", Code: "Mẫu số 01", Document: "Quyết định 1125/QĐ-SNV", Mark: rulebook.Memory}},
	}
}

func planSamples(v View) []Sample {
	p := samplePlan()
	issued := p
	issued.Plan.Cycle.State, issued.May = cycle.Issued, nil
	milestone := MilestoneOf{Plan: p.Plan.Cycle, Now: p.Plan.Milestones[2], In: MilestoneIn(p.Plan.Milestones[2])}
	milestone.In.Version, milestone.In.Until = 1, "28/11/2023"
	document := DocumentOf{Plan: p.Plan.Cycle, Now: p.Plan.Documents[1], In: DocumentIn(p.Plan.Documents[1])}
	head := PlanIn(p.Plan.Cycle)
	head.On = "30/2/2023"
	plans := app.PlansPage{Cycles: []cycle.Cycle{p.Plan.Cycle}, Templates: []app.PlanTemplate{{ID: "t", Title: "Kế hoạch năm 2023 của Sở Nội vụ"}}, May: p.May}
	whole := func(name string, body templ.Component) Sample {
		return Sample{name, Layout(Frame{View: v, Title: name}, body), true}
	}
	return []Sample{
		whole("PlansPage", PlansPage(v, plans, PlanStart{Year: "2o23"}, fault.Fields{"year": fault.Say("plan.year")})),
		whole("PlanPage", PlanPage(v, p)),
		whole("PlanPage-issued", PlanPage(v, issued)),
		whole("PlanPeoplePage", PlanPeoplePage(v, p)),
		whole("PlanForm", PlanForm(v, p, head, fault.Fields{"on": fault.Say("field.date")})),
		whole("MilestoneForm", MilestoneForm(v, milestone, nil)),
		whole("DocumentForm", DocumentForm(v, document, nil)),
		whole("GroupForm", GroupForm(v, GroupOf{Plan: p.Plan, Name: "H'Hen Niê", Group: "g2", In: app.SetGroupIn{Person: "p2", Group: "g1"}, Conflict: true}, nil)),
	}
}
