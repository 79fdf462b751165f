package ui

import (
	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

func sampleCycle() cycle.Cycle {
	return cycle.Cycle{ID: "2023", Year: 2023, Title: "Kế hoạch đánh giá, xếp loại năm 2023", State: cycle.Issued}
}

func sampleTally() rating.Tally {
	return rating.Tally{
		Quota: "quota.proposal", Scope: rulebook.ScopeDivision, Name: "Phòng Cải cách hành chính", Base: rulebook.BaseHeadcount, Of: 11,
		Share: rulebook.Share{Num: 20, Den: 100}, Limit: 2, Most: 2, Used: 2, Clause: rulebook.Clause{Cite: "Mục II.1 Kế hoạch năm 2023"},
	}
}

func dossierSamples(v View) []Sample {
	unit := cycle.UnitPart{Unit: "cchc", Name: "Phòng Cải cách hành chính", Kind: org.Division}
	due := app.Due{Milestone: cycle.Milestone{Title: "Hồ sơ", Until: civil.On(2023, 11, 22)}, DaysLeft: 5}
	page := app.DossierPage{
		Cycle: sampleCycle(), Unit: unit, Due: due,
		Dossier: decision.UnitDossier{Unit: "cchc", State: decision.DossierReturned, ReturnedNote: "Biên bản thiếu chữ ký của thư ký.", Version: 3},
		Contents: decision.Contents{Unit: unit.Name, MinutesAdopted: true, Collective: rulebook.Good, People: []decision.Filed{
			{Person: "a", Name: "Huỳnh Xuân Kiên", Title: "Trưởng phòng", Class: org.CivilServant, Handed: true, Self: rulebook.Excellent, Proposed: rulebook.Excellent, Rank: 1},
			{Person: "b", Name: "Võ Xuân Vũ", Title: "Chuyên viên", Class: org.CivilServant, Handed: true, Self: rulebook.Good, Proposed: rulebook.Excellent, Rank: 2},
			{Person: "c", Name: "H'Hen Niê", Title: "Chuyên viên", Class: org.CivilServant, Exempt: "Đi học ở nước ngoài"},
		}},
		Items: []decision.Item{
			{Name: "dossier.item.minutes", Clause: "Mục II.4"},
			{Name: "dossier.item.report", Clause: "Mục II.4", Missing: []fault.Message{fault.Say("dossier.missing.report")}},
			{Name: "dossier.item.reviews", Clause: "Mục II.4"}, {Name: "dossier.item.levels", Clause: "Mục II.4"},
		},
		Tallies: []rating.Tally{sampleTally()},
		May:     app.May{authz.SubmitDossier: true, authz.RankProposals: true},
	}
	standing := app.UnitStanding{DossierLate: true}
	standing.Part, standing.People, standing.Handed, standing.Exempt, standing.Excellent, standing.Minutes = unit, 11, 9, 1, 2, "adopted"
	standing.Dossier = decision.UnitDossier{State: decision.DossierSubmitted, SubmittedAt: v.Now}
	standing.Contribution.State = "submitted"
	standing.Differs = []rulebook.Section{{Title: rulebook.Text{Vi: "Tồn tại, hạn chế", En: "Limits"}}}
	return []Sample{
		{"DossierPage", Layout(sampleFrame(), DossierPage(v, page, nil, nil)), true},
		{"Tallies", Tallies(v, page.Tallies), false},
		{"ReturnDossierPage", Layout(sampleFrame(), ReturnDossierPage(v, page, "", fault.Fields{"note": fault.Say("dossier.noReason")})), true},
		{"DossiersPage", Layout(sampleFrame(), DossiersPage(v, app.DossiersPage{Cycle: sampleCycle(), Due: due, Units: []app.UnitStanding{standing}, Left: 1})), true},
		{"DepartmentPage", Layout(sampleFrame(), DepartmentPage(v, app.DepartmentPage{
			Cycle: sampleCycle(), Dues: []app.Due{due}, Units: []app.UnitStanding{standing},
			Decisions: []decision.Decision{{Kind: decision.Units, State: decision.Signed, Number: "1250", DatedOn: civil.On(2023, 11, 28)}},
			Outgoing: []app.OutgoingStanding{
				{Report: decision.OutgoingReport{Recipient: decision.Committee, State: decision.OutgoingSent, SentAt: v.Now, Note: "BC 250"}, Due: due},
				{Report: decision.OutgoingReport{Recipient: decision.PartyCommission, State: decision.OutgoingDraft}, Due: due, Missing: []fault.Message{fault.Say("gate.missing.consultation")}},
			},
			May: app.May{authz.SendOutgoing: true, authz.ReceiveDossier: true, authz.ViewDecision: true},
		})), true},
	}
}

func sampleOutcome() rating.Outcome {
	return rating.Outcome{
		Book: "nd90-2020+nd48-2023", Level: rulebook.Good, Merit: rulebook.Excellent, Requires: []string{"old_unit_comment"},
		Caps: []rating.Cap{{
			To: rulebook.Good, By: "unit_level", Clause: "Điều 56 Luật Cán bộ, công chức", Mark: rulebook.Memory,
			Text: rulebook.Text{Vi: "Không cao hơn mức xếp loại của đơn vị trực tiếp phụ trách.", En: "Not above the unit in charge."},
		}},
		Reasons: []rating.Reason{{
			Level: rulebook.Good, Rule: "own_assured", Met: true, Clause: "Điều 9 khoản 2", Mark: rulebook.Partly,
			Text: rulebook.Text{Vi: "100% nhiệm vụ hoàn thành đúng tiến độ.", En: "All tasks on time."}, Values: rating.Seen{{Name: "tasks.done", Value: 12}, {Name: "tasks.total", Value: 12}},
		}},
	}
}

func sampleLine() app.DecisionLine {
	l := decision.Line{
		Name: "Huỳnh Xuân Kiên", Title: "Trưởng phòng", Unit: "Phòng Cải cách hành chính", UnitKind: org.Division, Group: "Trưởng các phòng, ban, đơn vị",
		Class: org.CivilServant, Post: org.Head, Self: rulebook.Excellent, ByDivision: rulebook.Excellent, ByConsultation: rulebook.Good,
		Rating: decision.Rating{ID: "r1", Person: "a", Subject: decision.OfPerson, State: decision.RatingDraft, Outcome: sampleOutcome(), Remarks: "Tận tụy.", Version: 2},
	}
	shut := rulebook.Text{Vi: "Không cao hơn mức xếp loại của đơn vị trực tiếp phụ trách.", En: "Not above the unit in charge."}
	return app.DecisionLine{Line: l, May: true, Facts: []string{"general.leadership"}, Owed: []string{"old_unit_comment"}, Options: []app.LevelOption{
		{Level: rulebook.Excellent, Shut: shut, Clause: "Điều 56 Luật Cán bộ, công chức"}, {Level: rulebook.Good},
		{Level: rulebook.Completed, Depart: true}, {Level: rulebook.NotCompleted, Depart: true},
	}}
}

func sampleDecision() app.DecisionPage {
	line, worker := sampleLine(), sampleLine()
	worker.Name, worker.Title, worker.Class, worker.Group, worker.Rating.ID, worker.Rating.Level = "Nguyễn Quốc Quang", "Lái xe", org.ContractWorker, "Người lao động", "r2", rulebook.Good
	cover := decision.Coverage{Total: 2, Rated: 1, Open: []decision.Line{line.Line}}
	return app.DecisionPage{
		Cycle: sampleCycle(), Kind: decision.People, Decision: decision.Decision{ID: "d", Kind: decision.People, State: decision.Drafted, Version: 1},
		Groups:   []app.DecisionGroup{{Name: line.Group, Lines: []app.DecisionLine{line}}, {Name: worker.Group, Workers: true, Lines: []app.DecisionLine{worker}}},
		Heeds:    []app.Heed{{Line: line.Line, What: fault.Say("heed.capped", rulebook.Excellent, rulebook.Good), Clause: "Điều 56 Luật Cán bộ, công chức"}},
		Tallies:  []rating.Tally{sampleTally()},
		Coverage: cover, ByClass: []app.ClassCoverage{{Class: org.CivilServant, Coverage: decision.Coverage{Total: 1}}},
		Distribution: []app.Distribution{{Unit: line.Unit, Level: rulebook.Completed, Above: 3, Rated: 4, Share: 50}},
		Missing:      []fault.Message{fault.Say("decision.missing.level", line.Name)}, Clause: "Điều 16 Nghị định 90/2020/NĐ-CP",
		May: app.May{authz.SetLevel: true, authz.SignDecision: true, authz.FileDecision: true, authz.DraftDecision: true},
	}
}

func decisionSamples(v View) []Sample {
	page := sampleDecision()
	ready := page
	ready.Missing, ready.Coverage = nil, decision.Coverage{Total: 2, Rated: 2}
	one := app.RatingPage{
		Cycle: sampleCycle(), Decision: page.Decision, Line: sampleLine(), May: app.May{authz.SetLevel: true},
		Earlier: []decision.Rating{{Level: rulebook.Good, Reason: "Theo cuộc họp", DecidedAt: v.Now}},
	}
	typed := LevelTyped{Level: "excellent", Reason: "Rất nổi bật", Clause: "Điều 56 Luật Cán bộ, công chức", Changed: true}
	above := app.SuperiorPage{
		Cycle: sampleCycle(), May: app.May{authz.EnterSuperior: true}, Decisions: map[decision.ID]decision.Decision{},
		Lines: []app.DecisionLine{{Line: decision.Line{Name: "Sở Nội vụ", Rating: decision.Rating{ID: "r9", Subject: decision.OfAgency, Level: rulebook.Good, Provisional: true, State: decision.RatingFinal}}}},
		Open: []app.Unentered{{
			Rating: decision.Rating{Subject: decision.OfPerson, Unit: "ld", Person: "vice"}, Name: "Lý Đức Thịnh", Title: "Phó Giám đốc Sở",
			Proposed: decision.Proposal{Level: rulebook.Good},
		}},
	}
	return []Sample{
		{"DecisionPage", Layout(sampleFrame(), DecisionPage(v, page)), true},
		{"FileDecisionPage", Layout(sampleFrame(), FileDecisionPage(v, page, DecisionTyped{Number: "1250", On: "31/02/2023"}, fault.Fields{"on": fault.Say("field.date")})), true},
		{"SignPage", Layout(sampleFrame(), SignPage(v, ready, true, nil)), true},
		{"RatingPage", Layout(sampleFrame(), RatingPage(v, one, typed, false, fault.Fields{"level": fault.Say("rating.choose.capped", rulebook.Good)})), true},
		{"SuperiorPage", Layout(sampleFrame(), SuperiorPage(v, above, SuperiorTyped{}, nil)), true},
		{"EnterSuperiorPage", Layout(sampleFrame(), EnterSuperiorPage(v, one, SuperiorResult{}, nil)), true},
	}
}
