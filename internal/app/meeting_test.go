package app_test

import (
	"errors"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// R034, R136, R207, R208: the head plans the division's meeting; the office and
// the Director plan the conferences.
func TestPlanMeeting(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	in := w.PlanIn(id, "division")
	onlyThese(t, w, "PlanMeeting", []string{"head", "deputy"}, func(by app.By) error {
		_, err := w.App.PlanMeeting(t.Context(), by, in)
		return err
	})
	conference := w.PlanIn(id, "leadership")
	onlyThese(t, w, "PlanMeeting M2", []string{"office", "office2", "director"}, func(by app.By) error {
		_, err := w.App.PlanMeeting(t.Context(), by, conference)
		return err
	})
	planned, err := w.App.PlanMeeting(t.Context(), w.By("head"), in)
	if err != nil {
		t.Fatalf("PlanMeeting = %v", err)
	}
	m := w.Meeting(planned)
	if len(m.Seats) != 5 || m.Seats[4].Person != w.Who["vice"] || m.Seats[4].Votes {
		t.Errorf("seats %+v, want the four of the division and the leader in charge without a vote", m.Seats)
	}
	if _, err := w.App.PlanMeeting(t.Context(), w.By("head"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("planned over what was not read = %v, want Conflict", err)
	}
	in.Version, in.HeldOn = 1, "22/11/2023"
	_, err = w.App.PlanMeeting(t.Context(), w.By("head"), in)
	if fields, _ := fault.FieldsOf(err); fields["held_on"].Key != "meeting.afterWindow" {
		t.Errorf("on the exclusive day = %v, want a problem of the day", err)
	}
	in.LateReason = "Phòng đi công tác đột xuất"
	if _, err = w.App.PlanMeeting(t.Context(), w.By("deputy"), in); err != nil {
		t.Errorf("late with a reason = %v", err)
	}
	wrong := app.PlanMeetingIn{MeetingKey: app.MeetingKey{Cycle: id, Unit: w.Home, Kind: meeting.DivisionReview}}
	if _, err := w.App.PlanMeeting(t.Context(), w.By("office"), wrong); !errors.Is(err, fault.NotFound) {
		t.Errorf("a division's meeting of the department = %v, want NotFound", err)
	}
}

// R172, R034: a meeting opens only when nothing is missing, and the list says what.
func TestOpenMeeting_notReady(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	in := w.PlanIn(id, "division")
	in.Secretary, in.StandIn = "", ""
	planned, err := w.App.PlanMeeting(t.Context(), w.By("head"), in)
	if err != nil {
		t.Fatal(err)
	}
	open := func(by app.By) error {
		return w.App.OpenMeeting(t.Context(), by, app.OpenMeetingIn{Meeting: planned, Version: 1})
	}
	onlyThese(t, w, "OpenMeeting", []string{"head"}, open)
	f := refusalOf(t, open(w.By("head")), "meeting.notReady")
	want := map[string]int{
		"meeting.missing.standIn": 1, "meeting.missing.secretary": 1, "meeting.missing.report": 1, "meeting.missing.selfReview": 4,
		"meeting.missing.chairPresent": 1, "meeting.missing.secretaryPresent": 1,
	}
	got := map[string]int{}
	for _, m := range f.List {
		got[m.Key]++
	}
	for key, n := range want {
		if got[key] != n {
			t.Errorf("%s listed %d times, want %d (all: %v)", key, got[key], n, got)
		}
	}
	if f.Clause == "" {
		t.Error("the refusal cites no clause")
	}
	page, err := w.App.MeetingPage(t.Context(), w.Actor("head"), planned)
	if err != nil || len(page.Missing) != len(f.List) || page.Queries > 8 {
		t.Errorf("MeetingPage: %d missing of %d, %d statements, %v", len(page.Missing), len(f.List), page.Queries, err)
	}
}

// T6, R186, R135: an individual item while the collective report is not
// concluded is refused; once it is, the item opens.
func TestT6_individualsWaitForTheCollective(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	open := w.MeetingOpen(id, "division")
	head := w.Meeting(open).Items[1]
	in := app.OpenItemIn{Meeting: open, Item: head.ID}
	f := refusalOf(t, w.App.OpenItem(t.Context(), w.By("staff"), in), "gate.closed")
	if f.Clause == "" || len(f.List) != 1 || f.List[0].Key != "gate.missing.collective" {
		t.Errorf("refusal %+v, want its clause and the collective report", f)
	}
	w.ItemConcluded(open)
	if err := w.App.OpenItem(t.Context(), w.By("staff"), in); err != nil {
		t.Errorf("after the collective = %v", err)
	}
}

// T5, R221, R032: the head does not chair his own review; the deputy does.
func TestT5_headIsReviewedUnderADeputy(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	open := w.ReportConcluded(id, "division")
	head := w.Meeting(open).Items[1]
	in := app.OpenItemIn{Meeting: open, Item: head.ID, Chair: w.Who["head"]}
	f := refusalOf(t, w.App.OpenItem(t.Context(), w.By("staff"), in), "meeting.selfChair")
	if f.Clause == "" {
		t.Error("the refusal cites no clause")
	}
	if err := w.App.OpenItem(t.Context(), w.By("head"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("the head opens his own item = %v, want Forbidden", err)
	}
	in.Chair = w.Who["deputy"]
	if err := w.App.OpenItem(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("with the deputy in the chair = %v", err)
	}
	silence := app.RecordSilenceIn{Meeting: open, Item: head.ID}
	if err := w.App.RecordSilence(t.Context(), w.By("staff"), silence); err != nil {
		t.Fatal(err)
	}
	votes := meeting.Votes{Levels: map[rulebook.Level]int{rulebook.Good: 3}}
	if err := w.App.RecordVotes(t.Context(), w.By("staff"), app.RecordVotesIn{Meeting: open, Item: head.ID, Votes: votes}); err != nil {
		t.Fatal(err)
	}
	conclude := app.ConclusionIn{Meeting: open, Item: head.ID, Mark: (meeting.Conclusion{}).Mark(), Conclusion: world.Judged(rulebook.Good)}
	onlyThese(t, w, "ConcludeItem", []string{"deputy"}, func(by app.By) error { return w.App.ConcludeItem(t.Context(), by, conclude) })
	if err := w.App.ConcludeItem(t.Context(), w.By("deputy"), conclude); err != nil {
		t.Errorf("concluded by the deputy = %v", err)
	}
}

// R217, R193, R148, T4: what a conclusion needs, and a level the law forbids.
func TestConcludeItem(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.Write(func(tx *storage.Tx) error { // staff was reprimanded in the year
		return tx.AddDiscipline(t.Context(), org.Discipline{
			ID: "d1", Person: w.Who["staff2"], Kind: "administrative", Form: "reprimand", EffectiveOn: world.Day(1), DutyRelated: true, Source: "QĐ 10",
		})
	})
	open := w.ReportConcluded(id, "division")
	for range 3 { // head, deputy, staff
		w.ItemConcluded(open)
	}
	it := w.ItemOpen(open) // staff2
	page, err := w.App.MeetingPage(t.Context(), w.Actor("staff"), open)
	if err != nil {
		t.Fatal(err)
	}
	if page.Queries > 8 {
		t.Errorf("MeetingPage took %d statements, want at most 8", page.Queries)
	}
	if page.Current == nil || len(page.Computed.Outcome.Forced) == 0 {
		t.Fatalf("the page shows %+v, want a forced level", page.Computed)
	}
	f, ok := errors.AsType[*fault.Fault](w.Conclude(open, it, world.Judged(rulebook.Good)))
	if !ok || f.Kind != fault.Refused || f.Clause == "" {
		t.Errorf("good for somebody reprimanded = %v, want Refused with its clause", f)
	}
	bare := world.Judged(rulebook.NotCompleted)
	bare.Shortcomings = ""
	if fields, _ := fault.FieldsOf(w.Conclude(open, it, bare)); fields["shortcomings"].Key != "item.noShortcomings" {
		t.Errorf("without shortcomings: %v", fields)
	}
	if err := w.Conclude(open, it, world.Judged(rulebook.NotCompleted)); err != nil {
		t.Fatalf("ConcludeItem = %v", err)
	}
	w.Read(func(tx *storage.Tx) error {
		proposals, err := tx.ProposalsOf(t.Context(), id, decision.ByDivision, w.Units["division"])
		if err != nil || len(proposals) != 5 {
			t.Errorf("%d proposals, %v; want the collective and four people", len(proposals), err)
		}
		for _, p := range proposals {
			if p.Person == w.Who["staff2"] && p.Level != rulebook.NotCompleted {
				t.Errorf("proposal %+v", p)
			}
		}
		return nil
	})
}

// The words of a conclusion are nobody's to overwrite unread.
func TestDraftConclusion_conflict(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	open := w.ReportConcluded(w.Issued(), "division")
	it := w.ItemOpen(open)
	in := app.ConclusionIn{Meeting: open, Item: it.ID, Mark: (meeting.Conclusion{}).Mark(), Conclusion: meeting.Conclusion{Strengths: "a"}}
	onlyThese(t, w, "DraftConclusion", []string{"staff", "deputy"}, func(by app.By) error { return w.App.DraftConclusion(t.Context(), by, in) })
	if err := w.App.DraftConclusion(t.Context(), w.By("staff"), in); err != nil {
		t.Fatal(err)
	}
	in.Conclusion.Strengths = "b"
	if err := w.App.DraftConclusion(t.Context(), w.By("deputy"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("over words not read = %v, want Conflict", err)
	}
	in.Mark = meeting.Conclusion{Strengths: "a"}.Mark()
	if err := w.App.DraftConclusion(t.Context(), w.By("deputy"), in); err != nil {
		t.Errorf("over words read = %v", err)
	}
}

// R212, R216, R207: remarks word for word, by whoever keeps the minutes.
func TestAddRemark(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	open := w.MeetingOpen(w.Issued(), "division")
	m := w.Meeting(open)
	item := m.Items[0].ID
	in := app.AddRemarkIn{Meeting: open, Item: item, Seat: m.Seats[1].ID, Text: "Đề nghị  nêu rõ\nhai việc chậm."}
	refusal(t, w.App.AddRemark(t.Context(), w.By("staff"), in), "item.notOpen")
	if err := w.App.OpenItem(t.Context(), w.By("staff"), app.OpenItemIn{Meeting: open, Item: item}); err != nil {
		t.Fatal(err)
	}
	onlyThese(t, w, "AddRemark", []string{"staff", "head"}, func(by app.By) error { return w.App.AddRemark(t.Context(), by, in) })
	if err := w.App.AddRemark(t.Context(), w.By("staff"), in); err != nil {
		t.Fatal(err)
	}
	got := w.Meeting(open).Items[0].Remarks
	if len(got) != 1 || got[0].Text != in.Text || got[0].Speaker != w.Who["deputy"] || got[0].By != w.Who["staff"] {
		t.Errorf("remarks %+v", got)
	}
	// the secretary's own item is the chair's to record
	w.ItemSpoken(open, m.Items[0])
	if err := w.Conclude(open, m.Items[0], world.Judged(rulebook.Good)); err != nil {
		t.Fatal(err)
	}
	w.ItemConcluded(open)
	w.ItemConcluded(open)
	own := w.ItemOpen(open)
	in.Item = own.ID
	if err := w.App.AddRemark(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("the secretary records his own case = %v, want Forbidden", err)
	}
}

// R218, R032: minutes are adopted once all is concluded, by count, and locked.
func TestAdoptMinutes(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	open := w.MeetingOpen(id, "division")
	in := app.AdoptMinutesIn{Meeting: open, Version: w.Meeting(open).Version, Show: meeting.Show{For: 4}}
	if f := refusalOf(t, w.App.AdoptMinutes(t.Context(), w.By("head"), in), "meeting.unfinished"); len(f.List) != 5 {
		t.Errorf("unfinished %v, want five items", f.List)
	}
	for range 5 {
		w.ItemConcluded(open)
	}
	onlyThese(t, w, "AdoptMinutes", []string{"head", "staff"}, func(by app.By) error { return w.App.AdoptMinutes(t.Context(), by, in) })
	word := app.WordMinutesIn{Meeting: open, Version: in.Version, Part: meeting.OpeningWords, Text: "Chủ trì nêu lý do cuộc họp."}
	if err := w.App.WordMinutes(t.Context(), w.By("staff"), word); err != nil {
		t.Fatal(err)
	}
	if err := w.App.AdoptMinutes(t.Context(), w.By("head"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("minutes worded after they were read = %v, want Conflict", err)
	}
	in.Version++
	if err := w.App.AdoptMinutes(t.Context(), w.By("head"), in); err != nil {
		t.Fatalf("AdoptMinutes = %v", err)
	}
	word.Version = in.Version + 1
	refusal(t, w.App.WordMinutes(t.Context(), w.By("staff"), word), "meeting.locked")
	refusal(t, w.App.MarkAttendance(t.Context(), w.By("staff"), app.MarkAttendanceIn{Meeting: open}), "meeting.locked")
	refusal(t, w.App.RankExcellent(t.Context(), w.By("staff"), app.RankExcellentIn{Meeting: open}), "meeting.locked")
	page, err := w.App.MinutesPage(t.Context(), w.Actor("staff2"), open)
	if err != nil || page.Minutes.Passed == "" || page.Minutes.Opening != word.Text || page.Queries > 8 {
		t.Errorf("MinutesPage = %+v, %d statements, %v", page.Minutes, page.Queries, err)
	}
	if _, err := w.App.MinutesPage(t.Context(), w.Actor("archivist"), open); !errors.Is(err, fault.Forbidden) {
		t.Errorf("for another unit = %v, want Forbidden", err)
	}
	w.Read(func(tx *storage.Tx) error {
		p, err := tx.Progress(t.Context(), id, w.Units["division"])
		if err != nil || !p.MinutesAdopted {
			t.Errorf("progress %+v, %v; want minutes adopted", p, err)
		}
		return nil
	})
}

// R193: the order among those proposed excellent is the meeting's.
func TestRankExcellent(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	open := w.ReportConcluded(id, "division")
	for _, key := range []string{"head", "deputy"} {
		it := w.ItemOpen(open)
		if err := w.Conclude(open, it, world.Judged(rulebook.Excellent)); err != nil {
			t.Fatalf("ConcludeItem of %s = %v", key, err)
		}
	}
	in := app.RankExcellentIn{Meeting: open, Order: []org.PersonID{w.Who["deputy"], w.Who["head"]}}
	onlyThese(t, w, "RankExcellent", []string{"head", "staff"}, func(by app.By) error { return w.App.RankExcellent(t.Context(), by, in) })
	if err := w.App.RankExcellent(t.Context(), w.By("staff"), in); err != nil {
		t.Fatalf("RankExcellent = %v", err)
	}
	short := in
	short.Order = in.Order[:1]
	if err := w.App.RankExcellent(t.Context(), w.By("staff"), short); !errors.Is(err, fault.Invalid) {
		t.Errorf("with one left out = %v, want Invalid", err)
	}
	w.Read(func(tx *storage.Tx) error {
		proposals, err := tx.ProposalsOf(t.Context(), id, decision.ByDivision, w.Units["division"])
		for _, p := range proposals {
			want := map[org.PersonID]int{w.Who["deputy"]: 1, w.Who["head"]: 2}[p.Person]
			if p.Rank != want {
				t.Errorf("rank of %s is %d, want %d", p.Person, p.Rank, want)
			}
		}
		return err
	})
	page, err := w.App.MeetingPage(t.Context(), w.Actor("staff"), open)
	if err != nil || len(page.Quota) != 1 || page.Quota[0].Used != 2 || page.Quota[0].Of != 4 {
		t.Errorf("quota %+v, %v; want two used of four people", page.Quota, err)
	}
}

// R237, R240, R188, C4: M2 waits for the reports and for lower collectives.
func TestOpenMeeting_leadership(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	planned := w.MeetingPlanned(id, "leadership")
	in := app.OpenMeetingIn{Meeting: planned, Version: w.Meeting(planned).Version}
	if f := refusalOf(t, w.App.OpenMeeting(t.Context(), w.By("director"), in), "gate.closed"); f.List[0].Key != "gate.missing.reports" {
		t.Errorf("missing %v, want the reports", f.List)
	}
	w.ReportSettled(id, "agency")
	w.ReportSettled(id, "leadership")
	f := refusalOf(t, w.App.OpenMeeting(t.Context(), w.By("director"), in), "meeting.notReady")
	lower := 0
	for _, m := range f.List {
		if m.Key == "meeting.missing.lowerFirst" {
			lower++
		}
	}
	if lower != 3 {
		t.Errorf("%d lower collectives listed, want three", lower)
	}
}

// R237–R250, C8: M2, then M3 by paper ballot counted by two, then M4.
func TestConferences(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Issued()
	w.LeadershipReviewed(id)
	w.Read(func(tx *storage.Tx) error {
		proposals, err := tx.ProposalsOf(t.Context(), id, decision.ByLeadership, w.Units["leadership"])
		if err != nil || len(proposals) != 4 {
			t.Errorf("%d proposals of M2, %v; want the collective and three leaders", len(proposals), err)
		}
		return nil
	})
	ballot := w.MeetingOpen(id, "ballot")
	m := w.Meeting(ballot)
	item := m.Items[0].ID
	if err := w.App.OpenItem(t.Context(), w.By("office"), app.OpenItemIn{Meeting: ballot, Item: item}); err != nil {
		t.Fatal(err)
	}
	n := m.Voters("")
	count := meeting.Count{Issued: n, Returned: n, Valid: n, Levels: map[rulebook.Level]int{rulebook.Good: n - 1, rulebook.Excellent: 1}}
	enter := func(by app.By) error {
		return w.App.EnterTally(t.Context(), by, app.EnterTallyIn{Meeting: ballot, Item: item, Count: count})
	}
	onlyThese(t, w, "EnterTally", []string{"head", "centre"}, enter)
	if err := enter(w.By("head")); err != nil {
		t.Fatal(err)
	}
	page, err := w.App.MeetingPage(t.Context(), w.Actor("centre"), ballot)
	if err != nil || len(page.Counts) != 0 || page.Queries > 8 {
		t.Errorf("before counting, a teller sees %d counts, %d statements, %v; want none", len(page.Counts), page.Queries, err)
	}
	count.Levels = map[rulebook.Level]int{rulebook.Good: n}
	if err := enter(w.By("centre")); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"head", "centre"} {
		if page, err = w.App.MeetingPage(t.Context(), w.Actor(who), ballot); err != nil || len(page.Counts) != 2 {
			t.Errorf("both differ: %s sees %d counts, %v; want two", who, len(page.Counts), err)
		}
	}
	count.Levels = map[rulebook.Level]int{rulebook.Good: n - 1, rulebook.Excellent: 1}
	if err := enter(w.By("centre")); err != nil {
		t.Fatal(err)
	}
	refusal(t, enter(w.By("head")), "tally.fixed")
	conclude := meeting.Conclusion{Summary: "Kết quả bỏ phiếu.", Level: rulebook.Excellent}
	if fields, _ := fault.FieldsOf(w.Conclude(ballot, m.Items[0], conclude)); fields["reason"].Key != "tally.reason" {
		t.Errorf("another level than the ballot's without a reason: %v", fields)
	}
	conclude.Level = rulebook.Good
	if err := w.Conclude(ballot, m.Items[0], conclude); err != nil {
		t.Fatalf("ConcludeItem of M3 = %v", err)
	}
	in := app.AdoptMinutesIn{Meeting: ballot, Version: w.Meeting(ballot).Version, Show: meeting.Show{For: n}}
	if err := w.App.AdoptMinutes(t.Context(), w.By("director"), in); err != nil {
		t.Fatal(err)
	}
	consultation(t, w, id)
}

func consultation(t *testing.T, w *world.World, id cycle.ID) {
	t.Helper()
	open := w.MeetingOpen(id, "consultation")
	it := w.ItemOpen(open) // the office
	page, err := w.App.MeetingPage(t.Context(), w.Actor("director"), open)
	if err != nil || len(page.People) != 4 || page.Queries > 8 {
		t.Fatalf("M4 page: %d people, %d statements, %v; want four people of the office", len(page.People), page.Queries, err)
	}
	if page.People[0].Proposed.Level != rulebook.Good {
		t.Errorf("proposed %+v, want the division's good", page.People[0].Proposed)
	}
	c := world.Judged(rulebook.Good)
	in := app.ConclusionIn{Meeting: open, Item: it.ID, Mark: (meeting.Conclusion{}).Mark(), Conclusion: c}
	fields, _ := fault.FieldsOf(w.App.ConcludeItem(t.Context(), w.By("director"), in))
	if len(fields) != 4 {
		t.Errorf("without levels of the people: %v, want four problems", fields)
	}
	if err := w.Conclude(open, it, c); err != nil {
		t.Fatalf("ConcludeItem of M4 = %v", err)
	}
	w.ItemConcluded(open)
	w.ItemConcluded(open)
	adopt := app.AdoptMinutesIn{Meeting: open, Version: w.Meeting(open).Version, Show: meeting.Show{For: 8}}
	if f := refusalOf(t, w.App.AdoptMinutes(t.Context(), w.By("director"), adopt), "gate.closed"); len(f.List) != 3 {
		t.Errorf("missing %v, want the three dossiers", f.List)
	}
	w.Read(func(tx *storage.Tx) error {
		proposals, err := tx.Proposals(t.Context(), id, decision.ByConsultation)
		if err != nil || len(proposals) != 3+4+4+3 {
			t.Errorf("%d proposals of M4, %v; want three units and eleven people", len(proposals), err)
		}
		return nil
	})
}
