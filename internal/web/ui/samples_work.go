package ui

import (
	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

func workSamples(v View) []Sample {
	tasks := app.TasksPage{
		Whose: sampleWhose(), Tasks: sampleTasks(), Counts: dossier.Count(sampleTasks()), May: app.May{authz.EditOwnTask: true},
		Evidence: map[dossier.TaskID][]dossier.Evidence{"1": {sampleEvidence(v)}},
	}
	task := app.TaskPage{Whose: sampleWhose(), Task: sampleTasks()[1], Evidence: []dossier.Evidence{sampleEvidence(v)}, May: app.May{authz.EditOwnTask: true}}
	typed := TaskInOf(task)
	typed.Result = "Đã trình lần hai"
	shortcoming := app.ShortcomingPage{Whose: sampleWhose(), Shortcoming: sampleShortcomings()[0], May: app.May{authz.EditShortcoming: true}}
	problems := fault.Fields{"outcome": fault.Say("task.late", civil.On(2023, 6, 30)), "file": fault.Say("evidence.kind")}
	review := sampleReview(v)
	clash := SheetOf(review).Clashing([]dossier.Clash{{Section: "limits", Mine: "Còn chậm hai báo cáo.", Theirs: "Còn chậm một báo cáo quý."}})
	unfit := SheetOf(review).Refused(nil, fault.Fields{"limits": fault.Say("field.tooLong", 20000)})
	submitted := review
	submitted.Review.State, submitted.Review.SubmittedAt, submitted.Review.Concluded = dossier.Submitted, v.Now, true
	complete := review
	complete.Missing = nil
	return []Sample{
		{"TasksPage", TasksPage(v, tasks), false},
		{"TaskPage", Layout(sampleFrame(), TaskPage(v, task, typed, problems, true)), true},
		{"ShortcomingPage", Layout(sampleFrame(), ShortcomingPage(v, shortcoming, ShortcomingInOf(shortcoming), nil, false)), true},
		{"FilePage", FilePage(v, sampleFile(v)), false},
		{"LevelsPanel", LevelsPanel(v, sampleAllowance()), false},
		{"UnitPage", UnitPage(v, sampleUnit()), false},
		{"ReviewFormPage", Layout(sampleFrame(), ReviewFormPage(v, review, clash)), true},
		{"ReviewFormPage refused", Layout(sampleFrame(), ReviewFormPage(v, review, unfit)), true},
		{"ReviewSaved", ReviewSaved(v, app.SavedReview{SavedAt: v.Now, Review: dossier.Review{Version: 4}}, []string{"directions"}), false},
		{"CheckReviewPage", Layout(sampleFrame(), CheckReviewPage(v, complete, fault.Fields{"truth": fault.Say("review.noTruth")})), true},
		{"CheckReviewPage incomplete", Layout(sampleFrame(), CheckReviewPage(v, review, nil)), true},
		{"ReviewPage", Layout(sampleFrame(), ReviewPage(v, submitted)), true},
		{"ReturnReviewPage", Layout(sampleFrame(), ReturnReviewPage(v, submitted, "", fault.Fields{"reason": fault.Say("review.noReason")})), true},
		{"HistoryPage", Layout(sampleFrame(), HistoryPage(v, sampleHistory(v))), true},
		{"WordChanges", WordChanges(v, dossier.Compare("Hai báo cáo nộp chậm.", "Hai báo cáo quý nộp chậm, đã khắc phục.")), false},
	}
}

func sampleWhose() app.Whose {
	return app.Whose{Owner: app.Owner{Cycle: "2023", Unit: "pccvc", Person: "3"}, Year: 2023, Name: "Nguyễn Thị Hằng", UnitName: "Phòng Công chức, viên chức"}
}

func sampleSubject() app.Subject {
	return app.Subject{
		Cycle: cycle.Cycle{ID: "2023", Year: 2023}, Unit: "Phòng Công chức, viên chức", Reader: true,
		Person: cycle.Participant{Person: "3", Unit: "pccvc", Name: "Nguyễn Thị Hằng", Title: "Chuyên viên", Post: org.NoPost},
	}
}

func sampleTasks() []dossier.Task {
	return []dossier.Task{
		{
			ID: "1", Title: "Tham mưu đề án vị trí việc làm", Product: "Đề án", Quantity: "01", DueOn: civil.On(2023, 6, 30), DoneOn: civil.On(2023, 6, 20),
			Result: "Quyết định số 35/QĐ-SNV ngày 20/6/2023", Outcome: dossier.Exceeded, Version: 1,
		},
		{
			ID: "2", Title: "Báo cáo số lượng, chất lượng công chức", Product: "Báo cáo", Quantity: "02", DueOn: civil.On(2023, 6, 30), DoneOn: civil.On(2023, 7, 4),
			Result: "Đã trình", Outcome: dossier.NotAssured, Explanation: "Ba đơn vị gửi số liệu chậm", Version: 2,
		},
		{ID: "4", Title: "Số hóa hồ sơ công chức", Product: "Hồ sơ", Quantity: "120", DueOn: civil.On(2023, 10, 31), Outcome: dossier.Open, Version: 1},
	}
}

func sampleEvidence(v View) dossier.Evidence {
	return dossier.Evidence{ID: "e", Task: "1", FileName: "Quyết định 35.pdf", Media: "application/pdf", Size: 312_000, At: v.Now}
}

func sampleShortcomings() []dossier.Shortcoming {
	return []dossier.Shortcoming{
		{ID: "s1", FromYear: 2022, Content: "Hai báo cáo định kỳ nộp chậm", Status: dossier.Unknown, Version: 1},
		{ID: "s2", FromYear: 2022, Content: "Chưa chủ động tự học ngoại ngữ", Status: dossier.Fixed, Note: "đạt chứng chỉ bậc 3", Version: 2},
	}
}

func sampleAllowance() app.Allowance {
	cite := "Điều 12 khoản 1 Nghị định 90/2020/NĐ-CP"
	reason := func(level rating.Level, met bool, vi string, mark rulebook.Mark, seen ...rating.SeenValue) rating.Reason {
		return rating.Reason{Level: level, Rule: "r", Clause: cite, Met: met, Text: rulebook.Text{Vi: vi, En: vi}, Mark: mark, Values: seen}
	}
	return app.Allowance{
		Mismatch: true, Counts: dossier.Count(sampleTasks()),
		Rated: app.Rated{
			Missing: fault.Fields{"general.ethics": fault.Say("rating.fact.missing")},
			Outcome: rating.Outcome{Level: rating.Good, Reasons: []rating.Reason{
				reason(rating.Excellent, false, "Ít nhất 50% nhiệm vụ hoàn thành vượt mức.", rulebook.Verified, rating.SeenValue{Name: "tasks.exceeded", Value: int64(1)}, rating.SeenValue{Name: "tasks.total", Value: int64(3)}),
				reason(rating.Good, true, "100% nhiệm vụ hoàn thành đúng tiến độ, bảo đảm chất lượng, hiệu quả.", rulebook.Memory, rating.SeenValue{Name: "tasks.done", Value: int64(3)}),
			}},
		},
	}
}

func sampleFile(v View) app.FilePage {
	due := cycle.Milestone{Title: "Hồ sơ của phòng gửi Văn phòng Sở", Until: civil.On(2023, 11, 22)}
	return app.FilePage{
		Subject: sampleSubject(), Allowance: sampleAllowance(), Form: sampleForm(), Due: []app.Due{{Milestone: due}}, Tasks: sampleTasks(),
		Shortcomings: sampleShortcomings(), Review: dossier.Review{State: dossier.Returned, ReturnedNote: "Bổ sung số liệu mục I.2", Version: 3},
		May: app.May{authz.WriteReview: true, authz.EditShortcoming: true},
	}
}

func sampleForm() app.ReviewForm {
	section := func(id, no, vi, kind string) rulebook.Section {
		return rulebook.Section{ID: id, No: no, Title: rulebook.Text{Vi: vi, En: vi}, Kind: kind, By: rulebook.BySelf, Required: true}
	}
	limits := section("limits", "II", "Hạn chế, khuyết điểm và nguyên nhân", rulebook.KindText)
	limits.Graded = true
	relation := section("self_relation", "Liên hệ", "Liên hệ, nhận diện biểu hiện suy thoái", rulebook.KindText)
	relation.Sensitive = true
	return app.ReviewForm{
		Form: rulebook.Form{
			ID: "hd25-2023-02a", Code: "Mẫu 02A-HD KĐ.ĐG 2023", Title: rulebook.Text{Vi: "Bản kiểm điểm cá nhân", En: "Personal review"},
			Note:     rulebook.Text{Vi: "Một số mục chưa đối chiếu với mẫu ban hành.", En: "Some headings were not compared with the issued form."},
			Sections: []rulebook.Section{section("tasks", "I.2", "Kết quả nhiệm vụ được giao", rulebook.KindTasks), limits, relation, section("self_level", "VII.1", "Tự nhận mức xếp loại", rulebook.KindLevel)},
		},
		Criteria: dossier.Criteria(false),
	}
}

func sampleReview(v View) app.ReviewPage {
	return app.ReviewPage{
		Subject: sampleSubject(), Allowance: sampleAllowance(), Form: sampleForm(), Tasks: sampleTasks(),
		Review: dossier.Review{
			ID: "r", State: dossier.Draft, Version: 3, SavedAt: v.Now, SelfLevel: "excellent", General: map[string]string{"ideology": "good", "ethics": "good"},
			Answers: map[string]string{"limits": "Còn chậm một báo cáo quý.", "limits.grade": "good", "self_relation": "Không có biểu hiện."},
		},
		Basis:   app.Basis{Conclusion: "Tập thể hoàn thành tốt nhiệm vụ.", Level: "good", Answers: map[string]string{"limits": "Hai báo cáo quý nộp chậm."}, Responsibilities: []string{"Tham mưu chậm một báo cáo."}},
		Missing: []fault.Message{fault.Say("review.missing.open", 1), fault.Say("review.missing.general", fault.Say("general.discipline"))},
		May:     app.May{authz.WriteReview: true, authz.CompleteAfter: true, authz.ViewRelation: true},
	}
}

func sampleHistory(v View) app.HistoryPage {
	first := app.EditionView{Edition: dossier.Edition{Number: 1, HandedAt: v.Now}, First: true}
	second := app.EditionView{
		Edition: dossier.Edition{Number: 2, HandedAt: v.Now},
		Changes: []app.Change{{Section: "limits", Pieces: dossier.Compare("Còn chậm một báo cáo.", "Còn chậm một báo cáo; tiếp thu góp ý của phòng.")}},
	}
	return app.HistoryPage{Subject: sampleSubject(), Form: sampleForm(), Editions: []app.EditionView{first, second}}
}

func sampleUnit() app.UnitPage {
	whose := sampleWhose()
	whose.Name, whose.Person = whose.UnitName, ""
	member := func(name, title string, state dossier.State, begun bool, open int) app.Member {
		m := app.Member{State: state, Begun: begun, Counts: dossier.Count(sampleTasks()), Open: open}
		m.Participant = cycle.Participant{Person: "p", Name: name, Title: title}
		return m
	}
	due := cycle.Milestone{Title: "Hồ sơ của phòng gửi Văn phòng Sở", Until: civil.On(2023, 11, 14), Inclusive: true}
	return app.UnitPage{
		Whose: whose, Due: []app.Due{{Milestone: due}}, Tasks: sampleTasks()[:2], Counts: dossier.Count(sampleTasks()[:2]), HandedIn: 1,
		Shortcomings: sampleShortcomings()[:1], May: app.May{authz.EditUnitTask: true, authz.EditShortcoming: true},
		Members: []app.Member{
			member("Nguyễn Thị Hằng", "Trưởng phòng", dossier.Submitted, true, 0), member("Trần Văn Đạt", "Chuyên viên", dossier.Draft, false, 1),
		},
	}
}
