package meeting_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

var now = time.Date(2023, 11, 17, 1, 30, 0, 0, time.UTC)

// roll is a department of a leadership and one division.
func roll() meeting.Roll {
	person := func(id, unit string, post org.Post, order int) cycle.Participant {
		return cycle.Participant{Person: org.PersonID(id), Name: id, Title: string(post), Unit: org.UnitID(unit), Post: post, Order: order}
	}
	return meeting.Roll{
		People: []cycle.Participant{
			person("director", "lead", org.Head, 1), person("vice", "lead", org.Deputy, 2),
			person("staff", "div", org.NoPost, 6), person("deputy", "div", org.Deputy, 4), person("head", "div", org.Head, 3), person("clerk", "div", org.NoPost, 5),
		},
		Units: []cycle.UnitPart{
			{Unit: "agency", Name: "Sở", Kind: org.Agency}, {Unit: "lead", Name: "Lãnh đạo", Kind: org.Leadership},
			{Unit: "div", Name: "Phòng", Kind: org.Division},
		},
		Charges:  []org.Charge{{Person: "vice", Unit: "div"}},
		Mandates: []org.Mandate{{Person: "staff", Role: org.YouthSecretary}, {Person: "clerk", Role: org.Inspector}},
	}
}

func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint(n) }
}

// open is a division's meeting just begun, with everyone there.
func open(t *testing.T) meeting.Meeting {
	t.Helper()
	m := meeting.Meeting{
		ID: "m", Unit: "div", UnitName: "Phòng", Kind: meeting.DivisionReview, State: meeting.Planned,
		HeldOn: civil.On(2023, 11, 17), Chair: "head", StandIn: "deputy", Secretary: "clerk",
	}
	newID := counter()
	m.Seats = m.Summon(roll(), nil, newID)
	for i := range m.Seats {
		m.Seats[i].State = meeting.Present
	}
	ready := meeting.Ready{ReportSent: true, LeaderInCharge: true}
	begun, err := m.Begin(now, m.Agenda(roll().Units, roll().People, newID), m.Missing(ready), "x")
	if err != nil {
		t.Fatalf("Begin = %v", err)
	}
	return begun
}

// with replaces an item.
func with(m meeting.Meeting, it meeting.Item) meeting.Meeting {
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		if m.Items[i].ID == it.ID {
			m.Items[i] = it
		}
	}
	return m
}

// concluded takes the items up to n through.
func concluded(t *testing.T, m meeting.Meeting, n int) meeting.Meeting {
	t.Helper()
	for i := range n {
		it, err := m.OpenItem(meeting.Opening{Item: m.Items[i].ID, Now: now})
		if err != nil {
			t.Fatalf("OpenItem(%d) = %v", i, err)
		}
		it.Votes = meeting.Votes{Report: meeting.Show{For: 1}, Levels: map[rulebook.Level]int{rulebook.Good: 1}}
		for _, s := range m.Seats {
			it.Remarks = append(it.Remarks, meeting.Remark{Speaker: s.Person, Name: s.Name, NoComment: true})
		}
		m = with(m, it)
		it, err = m.Conclude(it.ID, sound(), now, "x")
		if err != nil {
			t.Fatalf("Conclude(%d) = %v", i, err)
		}
		m = with(m, it)
	}
	return m
}

func sound() meeting.Conclusion {
	return meeting.Conclusion{Strengths: "Hoàn thành nhiệm vụ.", Shortcomings: "Hai báo cáo chậm.", Level: rulebook.Good}
}

// refused fails unless err is the refusal of that key.
func refused(t *testing.T, err error, key string) {
	t.Helper()
	_ = refusalOf(t, err, key)
}

// refusalOf is refused for who looks further into the refusal.
func refusalOf(t *testing.T, err error, key string) *fault.Fault {
	t.Helper()
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || f.Says.Key != key {
		t.Fatalf("got %v, want Refused %s", err, key)
	}
	return f
}

// R187, R220: collective, head, deputies, then everyone else.
func TestAgenda_isInLawfulOrder(t *testing.T) {
	t.Parallel()
	var got []string
	for _, it := range open(t).Items {
		got = append(got, it.Name+"/"+string(it.Chair))
	}
	want := []string{"Phòng/head", "head/deputy", "deputy/head", "clerk/head", "staff/head"}
	if !slices.Equal(got, want) {
		t.Errorf("agenda %v, want %v", got, want)
	}
}

// R207, R208, R238, R239, R244, R248: who is called, and who has no vote.
func TestSummon(t *testing.T) {
	t.Parallel()
	tests := []struct {
		kind   meeting.Kind
		guests []string
		want   string
	}{
		{meeting.DivisionReview, nil, "head deputy clerk staff vice-"},
		{meeting.LeadershipReview, []string{"Ban Tổ chức Tỉnh ủy"}, "director vice head staff clerk- Ban Tổ chức Tỉnh ủy-"},
		{meeting.AgencyBallot, nil, "director vice head staff clerk-"},
		{meeting.Consultation, []string{" "}, "director vice head staff clerk-"},
	}
	for _, tt := range tests {
		m := meeting.Meeting{Unit: "div", Kind: tt.kind, Secretary: "clerk"}
		var got []string
		for _, s := range m.Summon(roll(), tt.guests, counter()) {
			mark := ""
			if !s.Votes {
				mark = "-"
			}
			got = append(got, s.Name+mark)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Summon(%s) = %v, want %s", tt.kind, got, tt.want)
		}
	}
}

// R172: what is missing is listed, one sentence each.
func TestMissing(t *testing.T) {
	t.Parallel()
	planned := open(t)
	planned.State = meeting.Planned
	full := meeting.Ready{ReportSent: true, ReportSettled: true, LeaderInCharge: true}
	tests := []struct {
		name string
		lack func(m *meeting.Meeting, r *meeting.Ready)
		want string
	}{
		{"nothing", func(*meeting.Meeting, *meeting.Ready) {}, ""},
		{"the report", func(_ *meeting.Meeting, r *meeting.Ready) { r.ReportSent = false }, "meeting.missing.report"},
		{"a self-review", func(_ *meeting.Meeting, r *meeting.Ready) { r.Unreviewed = []string{"staff"} }, "meeting.missing.selfReview"},
		{"a lower collective", func(_ *meeting.Meeting, r *meeting.Ready) { r.UnitsPending = []string{"Phòng"} }, "meeting.missing.lowerFirst"},
		{"the secretary's presence", func(m *meeting.Meeting, _ *meeting.Ready) { m.Seats[2].State = meeting.Absent }, "meeting.missing.secretaryPresent"},
		{"the stand-in", func(m *meeting.Meeting, _ *meeting.Ready) { m.StandIn = "" }, "meeting.missing.standIn"},
		{"the leader in charge", func(m *meeting.Meeting, _ *meeting.Ready) { m.Seats = m.Seats[:4] }, "meeting.missing.leaderInCharge"},
		{"the guest of M2", func(m *meeting.Meeting, _ *meeting.Ready) { m.Kind = meeting.LeadershipReview }, "meeting.missing.guest"},
		{"the tellers of M3", func(m *meeting.Meeting, _ *meeting.Ready) { m.Kind = meeting.AgencyBallot }, "meeting.missing.tellers"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m, r := planned, full
			m.Seats = slices.Clone(m.Seats)
			tt.lack(&m, &r)
			var got []string
			for _, missing := range m.Missing(r) {
				got = append(got, missing.Key)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("Missing = %v, want %q", got, tt.want)
			}
			_, err := m.Begin(now, nil, m.Missing(r), "x")
			if (err == nil) != (tt.want == "") {
				t.Errorf("Begin = %v", err)
			}
		})
	}
}

// R186, R187: the next item opens only when the one before is concluded.
func TestOpenItem_followsTheOrder(t *testing.T) {
	t.Parallel()
	m := open(t)
	_, err := m.OpenItem(meeting.Opening{Item: m.Items[1].ID, Now: now, OrderClause: "Mục II.1"})
	if f := refusalOf(t, err, "item.order"); f.Clause != "Mục II.1" || len(f.List) != 1 {
		t.Errorf("refusal %+v, want its clause and the item before", f)
	}
	m = concluded(t, m, 1)
	if _, err := m.OpenItem(meeting.Opening{Item: m.Items[2].ID}); !errors.Is(err, fault.Refused) {
		t.Errorf("deputy before head = %v, want Refused", err)
	}
	if _, err := m.OpenItem(meeting.Opening{Item: m.Items[1].ID}); err != nil {
		t.Errorf("head after the collective = %v", err)
	}
	if _, err := m.OpenItem(meeting.Opening{Item: m.Items[0].ID}); !errors.Is(err, fault.Conflict) {
		t.Errorf("an item a second time = %v, want Conflict", err)
	}
}

// T5, R221: the head's item is chaired by a deputy, never by the head.
func TestT5_headDoesNotChairOwnReview(t *testing.T) {
	t.Parallel()
	m := concluded(t, open(t), 1)
	head := m.Items[1].ID
	tests := []struct {
		name  string
		chair org.PersonID
		away  bool // the deputy is not there
		want  string
	}{
		{"the head himself", "head", false, "meeting.selfChair"},
		{"a deputy", "deputy", false, ""},
		{"staff although a deputy is there", "staff", false, "meeting.deputyChairs"},
		{"the deputy named is away", "", true, "meeting.chairAway"},
		{"a substitute where no deputy is there", "staff", true, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := m
			if tt.away {
				m.Seats = slices.Clone(m.Seats)
				m.Seats[1].State = meeting.Absent
			}
			it, err := m.OpenItem(meeting.Opening{Item: head, Chair: tt.chair, Now: now, ChairClause: "Mục II.4"})
			if tt.want == "" {
				if err != nil || it.State != meeting.Discussed {
					t.Errorf("OpenItem(chair %s) = %v, %v; want it open", tt.chair, it.State, err)
				}
				return
			}
			if f := refusalOf(t, err, tt.want); f.Clause != "Mục II.4" {
				t.Errorf("clause %q", f.Clause)
			}
		})
	}
}

// R212, R216, R148, R193, R217: what a conclusion needs.
func TestConclude(t *testing.T) {
	t.Parallel()
	m := open(t)
	it, err := m.OpenItem(meeting.Opening{Item: m.Items[0].ID, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	m = with(m, it)
	_, err = m.Conclude(it.ID, sound(), now, "x")
	f := refusalOf(t, err, "item.incomplete")
	if len(f.List) != 5 { // deputy, clerk, staff silent; no vote on the report, none on the level
		t.Errorf("missing %v, want three people and two votes", f.List)
	}
	silent := m.Silent(it)
	for i, s := range silent {
		r, err := m.Say(it.ID, s.ID, meeting.Remark{NoComment: i > 0, Text: []string{"Đề nghị bổ sung.", "", ""}[i]}, "x")
		if err != nil {
			t.Fatal(err)
		}
		it.Remarks = append(it.Remarks, r)
	}
	counted, err := with(m, it).Count(it.ID, meeting.Votes{Report: meeting.Show{For: 4}, Levels: map[rulebook.Level]int{rulebook.Good: 3, rulebook.Excellent: 1}}, "x")
	if err != nil {
		t.Fatalf("Count = %v", err)
	}
	m = with(m, counted)
	bare := sound()
	bare.Shortcomings = " "
	fields, _ := fault.FieldsOf(last(m.Conclude(it.ID, bare, now, "x")))
	if fields["shortcomings"].Key != "item.noShortcomings" {
		t.Errorf("without shortcomings or a reason: %v", fields)
	}
	bare.NoShortcoming = "Không có nhiệm vụ chậm."
	done, err := m.Conclude(it.ID, bare, now, "x")
	if err != nil || done.State != meeting.Concluded {
		t.Errorf("Conclude = %v, %v", done.State, err)
	}
}

func last[T any](_ T, err error) error { return err }

// The sum of votes is not above the voters present; nobody votes on himself.
func TestCount_notMoreThanVoters(t *testing.T) {
	t.Parallel()
	m := concluded(t, open(t), 1)
	it, err := m.OpenItem(meeting.Opening{Item: m.Items[1].ID, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	m = with(m, it)
	votes := func(n int) meeting.Votes { return meeting.Votes{Levels: map[rulebook.Level]int{rulebook.Good: n}} }
	if _, err := m.Count(it.ID, votes(3), "x"); err != nil {
		t.Errorf("three votes on the head = %v", err)
	}
	if _, err := m.Count(it.ID, votes(4), "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("four votes with the head's own = %v, want Invalid", err)
	}
	if _, err := m.Count(it.ID, votes(-1), "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("a negative count = %v, want Invalid", err)
	}
}

func TestSay_refuses(t *testing.T) {
	t.Parallel()
	m := open(t)
	if _, err := m.Say(m.Items[0].ID, m.Seats[0].ID, meeting.Remark{Text: "a"}, "x"); !errors.Is(err, fault.Refused) {
		t.Errorf("before the item is open = %v, want Refused", err)
	}
	it, _ := m.OpenItem(meeting.Opening{Item: m.Items[0].ID, Now: now})
	m = with(m, it)
	m.Seats[3].State = meeting.Absent
	tests := map[string]meeting.Remark{"remark.empty": {}, "remark.both": {Text: "a", NoComment: true}}
	for key, r := range tests {
		fields, _ := fault.FieldsOf(last(m.Say(it.ID, m.Seats[0].ID, r, "x")))
		if fields["text"].Key != key {
			t.Errorf("Say(%+v): %v, want %s", r, fields, key)
		}
	}
	fields, _ := fault.FieldsOf(last(m.Say(it.ID, m.Seats[3].ID, meeting.Remark{Text: "a"}, "x")))
	if fields["speaker"].Key != "remark.noSpeaker" {
		t.Errorf("somebody absent spoke: %v", fields)
	}
}

// R218, R032: adopted by vote, then locked.
func TestAdopt(t *testing.T) {
	t.Parallel()
	m := open(t)
	_, err := m.Adopt(meeting.Show{For: 4}, now, "x")
	if f := refusalOf(t, err, "meeting.unfinished"); len(f.List) != 5 {
		t.Errorf("unfinished %v, want five items", f.List)
	}
	m = concluded(t, m, 5)
	_, err = m.Adopt(meeting.Show{For: 2, Against: 2}, now, "x")
	refused(t, err, "meeting.notPassed")
	if _, err := m.Adopt(meeting.Show{For: 5}, now, "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("more hands than voters = %v, want Invalid", err)
	}
	done, err := m.Adopt(meeting.Show{For: 3, Against: 1}, now, "x")
	if err != nil || done.State != meeting.Adopted {
		t.Fatalf("Adopt = %v, %v", done.State, err)
	}
	refused(t, last(done.Adopt(meeting.Show{For: 4}, now, "x")), "meeting.locked")
	refused(t, last(done.Word("opening", "a", "x")), "meeting.locked")
	refused(t, last(done.Attend(nil, "x")), "meeting.locked")
	refused(t, last(done.Say(done.Items[0].ID, "1", meeting.Remark{Text: "a"}, "x")), "meeting.locked")
}

func TestAttend(t *testing.T) {
	t.Parallel()
	m := open(t)
	fields, _ := fault.FieldsOf(last(m.Attend([]meeting.Mark{{Seat: "1", State: meeting.Absent}}, "x")))
	if fields["reason-1"].Key != "attendance.noReason" {
		t.Errorf("absent without a reason: %v", fields)
	}
	marked, err := m.Attend([]meeting.Mark{{Seat: "1", State: meeting.Absent, Reason: " Đi  công tác "}, {Seat: "x", State: meeting.Absent}}, "x")
	if err != nil || marked.Seats[0].Reason != "Đi công tác" || marked.Voters("") != 3 {
		t.Errorf("Attend = %+v, %v", marked.Seats[0], err)
	}
	if m.Voters("") != 4 {
		t.Error("Attend changed the meeting it was asked of")
	}
}

// ballot is the department's ballot, open.
func ballot(t *testing.T) meeting.Meeting {
	t.Helper()
	m := meeting.Meeting{ID: "b", Unit: "agency", UnitName: "Sở", Kind: meeting.AgencyBallot, State: meeting.Open,
		Chair: "director", Secretary: "clerk", Tellers: []org.PersonID{"head", "staff"}}
	newID := counter()
	m.Seats = m.Summon(roll(), nil, newID)
	for i := range m.Seats {
		m.Seats[i].State = meeting.Present
	}
	m.Items = m.Agenda(roll().Units, nil, newID)
	it, err := m.OpenItem(meeting.Opening{Item: m.Items[0].ID, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return with(m, it)
}

func count(by org.PersonID, good int) meeting.Count {
	return meeting.Count{By: by, Issued: 4, Returned: 3, NotReturned: 1, Valid: 3, Levels: map[rulebook.Level]int{rulebook.Good: good, rulebook.Excellent: 3 - good}}
}

// R242, R032: two count apart; the result stands when they agree.
func TestTally(t *testing.T) {
	t.Parallel()
	m := ballot(t)
	id := m.Items[0].ID
	if _, err := m.Tally(id, count("vice", 3), "x"); !errors.Is(err, fault.Forbidden) {
		t.Errorf("a leader counts = %v, want Forbidden", err)
	}
	refused(t, last(m.Count(id, meeting.Votes{}, "x")), "vote.byBallot")
	first, err := m.Tally(id, count("head", 3), "x")
	if err != nil {
		t.Fatal(err)
	}
	m = with(m, first)
	refused(t, last(m.Conclude(id, meeting.Conclusion{Summary: "a", Level: rulebook.Good}, now, "x")), "item.incomplete")
	second, err := m.Tally(id, count("staff", 2), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, agreed := second.Agreed(); agreed {
		t.Error("two different counts agree")
	}
	m = with(m, second)
	corrected, err := m.Tally(id, count("staff", 3), "x")
	if err != nil {
		t.Fatal(err)
	}
	m = with(m, corrected)
	if level, ok := corrected.Votes.Majority(4); !ok || level != rulebook.Good {
		t.Errorf("Majority = %s, %v; want good", level, ok)
	}
	refused(t, last(m.Tally(id, count("staff", 2), "x")), "tally.fixed")
	if _, err := m.Conclude(id, meeting.Conclusion{Summary: "a", Level: rulebook.Good}, now, "x"); err != nil {
		t.Errorf("Conclude = %v", err)
	}
}

// R032: issued = returned + not returned, returned = valid + invalid, valid =
// the sum of the levels.
func TestCount_Check(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(c *meeting.Count)
		field  string
	}{
		{"sound", func(*meeting.Count) {}, ""},
		{"more issued than voters", func(c *meeting.Count) { c.Issued, c.NotReturned = 5, 2 }, "issued"},
		{"none issued", func(c *meeting.Count) { *c = meeting.Count{} }, "issued"},
		{"a ballot lost", func(c *meeting.Count) { c.NotReturned = 0 }, "returned"},
		{"an invalid one too many", func(c *meeting.Count) { c.Invalid = 1 }, "valid"},
		{"levels do not add up", func(c *meeting.Count) { c.Levels[rulebook.Good] = 1 }, "votes-excellent"},
		{"negative", func(c *meeting.Count) { c.Invalid = -1 }, "invalid"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := count("head", 3)
			tt.change(&c)
			fields, _ := fault.FieldsOf(c.Check(4))
			if _, found := fields[tt.field]; found != (tt.field != "") || (tt.field == "" && len(fields) > 0) {
				t.Errorf("Check(%+v) = %v, want a problem of %q", c, fields, tt.field)
			}
		})
	}
}

// R240, C9, R221, R034: the day lies in the plan's dates or has its reason, and
// nobody stands in for himself.
func TestCheckPlan(t *testing.T) {
	t.Parallel()
	window := cycle.Milestone{Until: civil.On(2023, 11, 22)} // before 22/11
	tests := []struct {
		name   string
		change func(m *meeting.Meeting)
		field  string
	}{
		{"sound", func(*meeting.Meeting) {}, ""},
		{"no day", func(m *meeting.Meeting) { m.HeldOn = civil.Date{} }, "held_on"},
		{"on the exclusive day", func(m *meeting.Meeting) { m.HeldOn = civil.On(2023, 11, 22) }, "held_on"},
		{"late with a reason", func(m *meeting.Meeting) { m.HeldOn, m.LateReason = civil.On(2023, 11, 22), "bão" }, ""},
		{"own stand-in", func(m *meeting.Meeting) { m.StandIn = "head" }, "stand_in"},
		{"a stand-in not called", func(m *meeting.Meeting) { m.StandIn = "nobody" }, "stand_in"},
		{"staff in the chair", func(m *meeting.Meeting) { m.Chair = "staff" }, "chair"},
		{"the chair keeps the minutes", func(m *meeting.Meeting) { m.Secretary = "head" }, "secretary"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := open(t)
			tt.change(&m)
			fields, _ := fault.FieldsOf(m.CheckPlan(window))
			if _, found := fields[tt.field]; found != (tt.field != "") || (tt.field == "" && len(fields) > 0) {
				t.Errorf("CheckPlan = %v, want a problem of %q", fields, tt.field)
			}
		})
	}
	m := ballot(t)
	m.HeldOn, m.Tellers = civil.On(2023, 11, 17), []org.PersonID{"vice", "head"}
	if fields, _ := fault.FieldsOf(m.CheckPlan(window)); fields["tellers"].Key != "meeting.tellerLeads" {
		t.Errorf("a leader as teller: %v", fields)
	}
	m.Kind, m.Tellers, m.Chair = meeting.Consultation, nil, "vice" // R248
	if fields, _ := fault.FieldsOf(m.CheckPlan(window)); fields["chair"].Key != "meeting.directorChairs" {
		t.Errorf("a deputy director chairs the consultation: %v", fields)
	}
}

// R218: the minutes tell what happened, word for word.
func TestMinutes(t *testing.T) {
	t.Parallel()
	m := open(t)
	m.Seats[3].State, m.Seats[3].Reason = meeting.Absent, "nghỉ ốm"
	m.Words = map[string]string{meeting.OpeningWords: "Chủ trì nêu lý do."}
	it, _ := m.OpenItem(meeting.Opening{Item: m.Items[0].ID, Now: now})
	it.Remarks = []meeting.Remark{{Name: "deputy", Text: "Đề nghị  bổ sung.\nDòng hai."}, {Name: "clerk", NoComment: true}}
	it.Votes = meeting.Votes{Report: meeting.Show{For: 3}, Levels: map[rulebook.Level]int{rulebook.Good: 3}}
	it.State, it.Conclusion = meeting.Concluded, sound()
	m = with(m, it)
	got := m.Minutes(2023)
	if got.Opening != "Chủ trì nêu lý do." || len(got.Items) != 1 || len(got.Present) != 3 || len(got.Guests) != 1 {
		t.Fatalf("Minutes = %+v", got)
	}
	if got.Absent[0] != "staff, none (lý do: nghỉ ốm)" {
		t.Errorf("absent %v", got.Absent)
	}
	first := got.Items[0]
	if first.Remarks[0].Text != "Đề nghị  bổ sung.\nDòng hai." || first.Remarks[1].Text != "không có ý kiến." {
		t.Errorf("remarks %+v, want the words as spoken", first.Remarks)
	}
	lines := fmt.Sprint(first.Lines)
	for _, want := range []string{"Hai báo cáo chậm.", "Hoàn thành tốt nhiệm vụ"} {
		if !strings.Contains(lines, want) {
			t.Errorf("conclusion %s lacks %q", lines, want)
		}
	}
	if got.Facts[0].Text != "08 giờ 30 phút ngày 17/11/2023" {
		t.Errorf("opened %q", got.Facts[0].Text)
	}
}
