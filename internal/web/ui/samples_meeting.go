package ui

import (
	"time"

	"github.com/a-h/templ"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

func sampleReport() app.ReportPage {
	at := time.Date(2023, time.November, 16, 9, 0, 0, 0, civil.Zone)
	return app.ReportPage{
		Page: app.Page{Now: at}, Key: app.ReportKey{Cycle: "c", Unit: "u", Kind: dossier.UnitReport},
		Cycle: cycle.Cycle{ID: "c", Year: 2023, State: cycle.Issued}, Unit: cycle.UnitPart{Unit: "u", Name: "Phòng Xây dựng chính quyền và Công tác thanh niên", Kind: org.Division},
		Report: dossier.Report{
			ID: "r", State: dossier.ReportConsulting, SelfLevel: rulebook.Good, Edition: 1, DueOn: civil.On(2023, time.November, 18),
			Passages: map[string]dossier.Passage{"results": {Text: "Hoàn thành 42/45 nhiệm vụ.\nBa nhiệm vụ chuyển sang năm 2024.", Grade: "good", Rev: 2}},
		},
		Form: rulebook.Form{ID: "f", Code: "Mẫu 01-HD KĐ.ĐG 2023", Document: "Hướng dẫn 25-HD/BTCTW", Mark: rulebook.Memory, Note: rulebook.Text{Vi: "Chưa đối chiếu với mẫu ban hành."}},
		Sections: []rulebook.Section{
			{ID: "results", No: "I.2", Kind: rulebook.KindText, Title: rulebook.Text{Vi: "Kết quả thực hiện nhiệm vụ"}, Required: true, Graded: true, By: rulebook.BySelf},
			{ID: "level", No: "VII", Kind: rulebook.KindLevel, Title: rulebook.Text{Vi: "Đề nghị xếp loại mức chất lượng"}, By: rulebook.BySelf},
		},
		Comments: []dossier.Comment{
			{ID: "k1", AuthorName: "Đặng Ẵm Ngữ", Section: "results", Text: "Đề nghị nêu rõ ba nhiệm vụ chậm.", Responsibility: "Chậm một báo cáo quý.", At: at, Version: 1},
			{ID: "k2", AuthorName: "H'Hen Niê", NoComment: true, At: at, Version: 1},
		},
		Asked: 4, Silent: []cycle.Participant{{Person: "p9", Name: "Trần Thị Thùy Tiên"}, {Person: "p8", Name: "Nguyễn Phước Bảo Ngọc"}},
		Shortcomings: []dossier.Shortcoming{{Content: "Chậm cập nhật cơ sở dữ liệu", Status: dossier.Fixed, Note: "Xong trong quý II"}, {Content: "Hai báo cáo gửi muộn", Status: dossier.Unknown}},
		Mine:         true, May: app.May{authz.WriteReport: true, authz.ResolveReport: true, authz.CommentReport: true},
	}
}

// sampleSeats is a division of twelve with the leader in charge, with names as
// long as they come.
func sampleSeats() []meeting.Seat {
	people := []struct {
		name, title string
		post        org.Post
	}{
		{"Nguyễn Hoàng Phương Uyên", "Trưởng phòng Xây dựng chính quyền và Công tác thanh niên", org.Head},
		{"Trần Nguyễn Thị Thùy Trang", "Phó Trưởng phòng", org.Deputy}, {"Huỳnh Ngọc Ước", "Phó Trưởng phòng", org.Deputy},
		{"Võ Xuân Vũ", "Chuyên viên chính", org.NoPost}, {"H'Hen Niê", "Chuyên viên", org.NoPost}, {"Đặng Ẵm Ngữ", "Chuyên viên", org.NoPost},
		{"Phạm Lê Quỳnh Như", "Chuyên viên", org.NoPost}, {"Lê Thị Ngọc Ẩn", "Chuyên viên", org.NoPost}, {"Bùi Văn Đạt", "Chuyên viên", org.NoPost},
		{"Tôn Nữ Thị Mỹ Ửng", "Chuyên viên", org.NoPost}, {"Đinh Công Tráng", "Cán sự", org.NoPost}, {"Nguyễn Phước Bảo Ngọc", "Nhân viên", org.NoPost},
	}
	var seats []meeting.Seat
	for i, p := range people {
		seats = append(seats, meeting.Seat{
			ID: "s" + itoa(i), Person: org.PersonID("p" + itoa(i)), Name: p.name, Title: p.title, Post: p.post, Unit: "u", Votes: true,
			State: meeting.Present, Order: i + 1,
		})
	}
	seats[11].State, seats[11].Reason = meeting.Absent, "nghỉ thai sản"
	return append(seats, meeting.Seat{ID: "sg", Person: "vice", Name: "Lý Đức Thịnh", Title: "Phó Giám đốc Sở", Unit: "lead", State: meeting.Present, Order: 13})
}

func sampleMeeting() meeting.Meeting {
	m := meeting.Meeting{
		ID: "m", Cycle: "c", Unit: "u", UnitName: "Phòng Xây dựng chính quyền và Công tác thanh niên", Kind: meeting.DivisionReview, State: meeting.Open,
		HeldOn: civil.On(2023, time.November, 17), HeldAt: "08 giờ 00", Place: "Phòng họp số 2", Chair: "p0", StandIn: "p1", Secretary: "p5",
		OpenedAt: time.Date(2023, time.November, 17, 8, 5, 0, 0, civil.Zone), Version: 3, Seats: sampleSeats(),
	}
	people := []cycle.Participant{}
	for i, s := range m.Seats[:12] {
		people = append(people, cycle.Participant{Person: s.Person, Name: s.Name, Title: s.Title, Post: s.Post, Unit: "u", Order: i})
	}
	n := 0
	m.Items = m.Agenda(nil, people, func() string { n++; return "i" + itoa(n) })
	m.Items[0].State, m.Items[0].Conclusion.Level = meeting.Concluded, rulebook.Good
	m.Items[0].Conclusion.Strengths, m.Items[0].Conclusion.Shortcomings = "Hoàn thành 42/45 nhiệm vụ.", "Ba nhiệm vụ chậm."
	m.Items[0].Votes = meeting.Votes{Report: meeting.Show{For: 11}, Levels: map[rulebook.Level]int{rulebook.Good: 11}}
	m.Items[1].State = meeting.Discussed
	m.Items[1].Remarks = []meeting.Remark{
		{Speaker: "p1", Name: "Trần Nguyễn Thị Thùy Trang", Text: "Đồng chí điều hành sâu sát.\nCần giao việc sớm hơn."}, {Speaker: "p4", Name: "H'Hen Niê", NoComment: true},
	}
	return m
}

func sampleMeetingPage() app.MeetingPage {
	m := sampleMeeting()
	it := m.Items[1]
	outcome := rating.Outcome{
		Level: rating.Good, Merit: rating.Excellent, Caps: []rating.Cap{{To: rating.Good, By: "unit_level", Clause: "Điều 41 khoản 2 điểm b Luật Viên chức", Text: rulebook.Text{Vi: "Không cao hơn mức của đơn vị trực tiếp phụ trách."}}},
		Reasons: []rating.Reason{{Level: rating.Excellent, Rule: "own_exceeded", Met: true, Clause: "Điều 8 khoản 2", Text: rulebook.Text{Vi: "Ít nhất 50% nhiệm vụ hoàn thành vượt mức."}, Mark: rulebook.Memory}},
	}
	return app.MeetingPage{
		Cycle: cycle.Cycle{ID: "c", Year: 2023}, Meeting: m, Current: &it, Silent: m.Silent(it), Computed: app.Computed{Outcome: outcome},
		Own: app.Named{Level: rulebook.Excellent, General: map[string]string{"ethics": "good"}},
		Quota: rating.Check([]rulebook.Quota{{Stage: rulebook.AtProposal, Scope: rulebook.ScopeDivision, Share: rulebook.Share{Num: 20, Den: 100}, Base: rulebook.BaseHeadcount}},
			[]rating.Candidate{{ID: "a", Division: m.UnitName, Merit: rating.Good}}),
		May:     app.May{authz.KeepMinutes: true, authz.AdoptMinutes: true, authz.OpenMeeting: true, authz.PlanMeeting: true},
		MayItem: app.May{authz.KeepMinutes: true, authz.ConcludeItem: true, authz.OpenItem: true},
	}
}

// sampleBallot is M3 when both tellers have counted, and differ.
func sampleBallot() app.MeetingPage {
	p := sampleMeetingPage()
	p.Meeting.Kind, p.Meeting.UnitName, p.Meeting.Tellers = meeting.AgencyBallot, "Sở Nội vụ", []org.PersonID{"p3", "p4"}
	counts := []meeting.Count{
		{By: "p3", Issued: 12, Returned: 12, Valid: 12, Levels: map[rulebook.Level]int{rulebook.Good: 12}},
		{By: "p4", Issued: 12, Returned: 12, Valid: 12, Levels: map[rulebook.Level]int{rulebook.Good: 11, rulebook.Excellent: 1}},
	}
	it := meeting.Item{ID: "i1", Order: 1, Subject: meeting.Department, Name: "Sở Nội vụ", Chair: "p0", State: meeting.Discussed, Counts: counts}
	p.Meeting.Items = []meeting.Item{it}
	p.Current, p.Counts, p.Teller, p.Quota = &it, counts, true, nil
	return p
}

// sampleConsultation is M4 on a unit and its people.
func sampleConsultation() app.MeetingPage {
	p := sampleMeetingPage()
	p.Meeting.Kind = meeting.Consultation
	it := meeting.Item{ID: "i1", Order: 1, Subject: meeting.Collective, Name: "Văn phòng Sở", Chair: "p0", State: meeting.Discussed}
	p.Meeting.Items = []meeting.Item{it}
	p.Current, p.Quota = &it, nil
	p.People = []app.PersonItem{{
		Participant: cycle.Participant{Person: "p7", Name: "Lê Thị Ngọc Ẩn", Title: "Chuyên viên"},
		Proposed:    decision.Proposal{Level: rulebook.Excellent, Rank: 1}, Outcome: rating.Outcome{Level: rating.Good},
	}}
	return p
}

func meetingSamples(v View) []Sample {
	report, live := sampleReport(), sampleMeetingPage()
	written := report
	written.Report.State, written.Missing = dossier.ReportDraft, []fault.Message{fault.Say("report.missing.level", "VII")}
	clash := ReportTyped{Section: "results", Text: "Hoàn thành 43/45 nhiệm vụ.", Grade: "excellent", Clash: true}
	planned := live
	planned.Meeting.State, planned.Meeting.Items, planned.Current = meeting.Planned, nil, nil
	planned.Missing = []fault.Message{fault.Say("meeting.missing.report"), fault.Say("meeting.missing.selfReview", "Bùi Văn Đạt")}
	waiting := live
	second := live.Meeting.Items[2]
	waiting.Current = &second
	plan := app.MeetingPlanPage{
		Key: app.MeetingKey{Cycle: "c", Unit: "u", Kind: meeting.DivisionReview}, Unit: report.Unit,
		Due:    app.Due{Milestone: cycle.Milestone{Title: "Gửi hồ sơ", Until: civil.On(2023, time.November, 22)}},
		Chairs: []cycle.Participant{{Person: "p0", Name: "Nguyễn Hoàng Phương Uyên", Title: "Trưởng phòng"}, {Person: "p1", Name: "Huỳnh Ngọc Ước", Title: "Phó Trưởng phòng"}},
		May:    app.May{authz.PlanMeeting: true}, Planner: true,
	}
	typed := PlanMeetingIn(plan)
	typed.HeldOn = "22/11/2023"
	history := app.ReportHistoryPage{Key: report.Key, Unit: report.Unit, Editions: []app.EditionChange{{
		ReportEdition: dossier.ReportEdition{Edition: 2, Why: "settled: An nghỉ ốm", ByName: "Nguyễn Hoàng Phương Uyên", At: v.Now},
		Changes:       []app.PassageChange{{Section: report.Sections[0], Pieces: dossier.Compare("Hoàn thành 42/45 nhiệm vụ.", "Hoàn thành 43/45 nhiệm vụ."), Was: "good", Is: "excellent"}},
	}}}
	contribution := app.ContributionPage{
		Cycle: report.Cycle, Unit: report.Unit, Contribution: dossier.Contribution{State: dossier.ContributionDraft, Version: 1, Answers: map[string]string{"results": "42/45 nhiệm vụ"}},
		Sections: dossier.AgencySections(), Due: app.Due{Milestone: cycle.Milestone{Until: civil.On(2023, time.November, 20), Inclusive: true}}, May: app.May{authz.WriteContribution: true},
	}
	minutes := app.MinutesPage{Cycle: live.Cycle, Meeting: live.Meeting, Minutes: live.Meeting.Minutes(2023), May: live.May}
	whole := func(name string, body templ.Component) Sample {
		return Sample{name, Layout(Frame{View: v, Title: name}, body), true}
	}
	return []Sample{
		whole("ReportPage", ReportPage(v, report, clash)),
		whole("ReportPage-draft", ReportPage(v, written, ReportTyped{DueOn: "31/2/2023", Problems: fault.Fields{"due_on": fault.Say("field.date")}})),
		whole("ReportHistoryPage", ReportHistoryPage(v, history)),
		whole("ContributionPage", ContributionPage(v, contribution, map[string]string{"results": "43/45 nhiệm vụ"}, nil, true)),
		whole("MeetingPlanPage", MeetingPlanPage(v, plan, typed, fault.Fields{"held_on": fault.Say("meeting.afterWindow", "22/11/2023", "21/11/2023")}, false)),
		whole("MeetingPage", MeetingPage(v, live, MeetingTyped{})),
		whole("MeetingPage-planned", MeetingPage(v, planned, MeetingTyped{})),
		whole("MeetingPage-waiting", MeetingPage(v, waiting, MeetingTyped{})),
		whole("MeetingPage-ballot", MeetingPage(v, sampleBallot(), MeetingTyped{})),
		whole("MeetingPage-consultation", MeetingPage(v, sampleConsultation(), MeetingTyped{})),
		whole("MinutesPage", MinutesPage(v, minutes, nil, MeetingTyped{})),
	}
}
