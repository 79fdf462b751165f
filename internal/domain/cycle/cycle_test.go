package cycle_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

func november(day int) civil.Date { return civil.On(2023, time.November, day) }

// C11, R234, R236, R255: "chậm nhất ngày" counts the day, "trước ngày" does not.
func TestMilestone_inclusiveAndExclusive(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		milestone cycle.Milestone
		day       civil.Date
		late      bool
		left      int
	}{
		{"contributions on their last day", cycle.Milestone{Until: november(20), Inclusive: true}, november(20), false, 0},
		{"contributions a day after", cycle.Milestone{Until: november(20), Inclusive: true}, november(21), true, -1},
		{"dossiers the day before the exclusive date", cycle.Milestone{Until: november(22)}, november(21), false, 0},
		{"dossiers on the exclusive date", cycle.Milestone{Until: november(22)}, november(22), true, -1},
		{"a range", cycle.Milestone{From: november(26), Until: november(27), Inclusive: true}, november(24), false, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.milestone.Late(tt.day); got != tt.late {
				t.Errorf("Late(%v) = %v, want %v", tt.day, got, tt.late)
			}
			if got := tt.milestone.DaysLeft(tt.day); got != tt.left {
				t.Errorf("DaysLeft(%v) = %d, want %d", tt.day, got, tt.left)
			}
		})
	}
}

// R240, C9: 26/11/2023 was a Sunday: a warning, never a refusal.
func TestMilestone_warnsOfAWeekend(t *testing.T) {
	t.Parallel()
	m := cycle.Milestone{Title: "Hội nghị kiểm điểm", From: november(26), Until: november(27), Inclusive: true}
	if got := m.Warnings(); len(got) != 1 || got[0].Key != "milestone.weekend" {
		t.Errorf("Warnings() = %v, want one of the Sunday", got)
	}
	if err := m.Check(); err != nil {
		t.Errorf("Check() = %v, want nil", err)
	}
}

func TestMilestone_Check(t *testing.T) {
	t.Parallel()
	err := cycle.Milestone{From: november(28), Until: november(27), Inclusive: true}.Check()
	fields, ok := fault.FieldsOf(err)
	if !ok || fields["title"].Key != "milestone.noTitle" || fields["from"].Key != "milestone.order" {
		t.Errorf("Check() = %v, want problems of title and from", err)
	}
}

func plan() cycle.Plan {
	p := cycle.Plan{
		Cycle:        cycle.Cycle{ID: "c", State: cycle.Draft},
		Documents:    []cycle.Document{{Citation: "Nghị định số 90/2020/NĐ-CP"}},
		Units:        []cycle.UnitPart{{Unit: "snv", Name: "Sở Nội vụ", Kind: org.Agency}, {Unit: "vp", Name: "Văn phòng Sở", Kind: org.Office}},
		Participants: []cycle.Participant{{Person: "lan", Unit: "vp", Post: org.Head}},
	}
	for _, code := range cycle.Codes() {
		p.Milestones = append(p.Milestones, cycle.Milestone{Code: code, Until: november(30)})
	}
	return p
}

func TestPlan_Issue(t *testing.T) {
	t.Parallel()
	now := time.Date(2023, 11, 16, 1, 0, 0, 0, time.UTC)
	issued, err := plan().Issue(now, "chau", "Điều 1")
	if err != nil || issued.State != cycle.Issued || issued.IssuedBy != "chau" || !issued.IssuedAt.Equal(now) {
		t.Fatalf("Issue() = %+v, %v", issued, err)
	}
	again := plan()
	again.Cycle = issued
	if _, err := again.Issue(now, "chau", ""); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Issue() = %v, want Conflict", err)
	}
}

func TestPlan_Issue_namesWhatIsMissing(t *testing.T) {
	t.Parallel()
	p := plan()
	p.Milestones = p.Milestones[1:]
	p.Documents = nil
	p.Participants[0].Post = org.Deputy
	_, err := p.Issue(time.Now(), "chau", "Điều 1")
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused {
		t.Fatalf("Issue() = %v, want Refused", err)
	}
	var keys []string
	for _, m := range f.List {
		keys = append(keys, m.Key)
	}
	want := []string{"plan.missing.milestone", "plan.missing.basis", "plan.missing.head"}
	if !slices.Equal(keys, want) {
		t.Errorf("missing %v, want %v", keys, want)
	}
}

func TestGates(t *testing.T) {
	t.Parallel()
	all := cycle.Progress{
		Issued: true, CollectiveSettled: true, MinutesAdopted: true, ReportsSettled: true, LeadershipReviewed: true,
		AgencyVoted: true, Consulted: true, UnitsDecided: true, PeopleDecided: true,
	}
	tests := []struct {
		name    string
		gate    cycle.Gate
		close   func(*cycle.Progress)
		missing string
	}{
		{"nothing opens before the plan is issued", cycle.Work("x"), func(p *cycle.Progress) { p.Issued = false }, "gate.missing.plan"},
		{"T6: persons wait for the collective", cycle.IndividualReview("x"), func(p *cycle.Progress) { p.CollectiveSettled = false }, "gate.missing.collective"},
		{"a dossier waits for the minutes", cycle.SubmitDossier("x"), func(p *cycle.Progress) { p.MinutesAdopted = false }, "gate.missing.minutes"},
		{"M2 waits for the reports", cycle.ReviewLeadership("x"), func(p *cycle.Progress) { p.ReportsSettled = false }, "gate.missing.reports"},
		{"M3 waits for M2", cycle.VoteOnAgency("x"), func(p *cycle.Progress) { p.LeadershipReviewed = false }, "gate.missing.leadershipReview"},
		{"M4 waits for M3", cycle.CloseConsultation("x"), func(p *cycle.Progress) { p.AgencyVoted = false }, "gate.missing.agencyBallot"},
		{"M4 waits for each dossier", cycle.CloseConsultation("x"), func(p *cycle.Progress) { p.DossiersOutside = []string{"Thanh tra Sở"} }, "gate.missing.dossier"},
		{"levels of units wait for M4", cycle.DecideUnits("x"), func(p *cycle.Progress) { p.Consulted = false }, "gate.missing.consultation"},
		{"levels of persons wait for their units", cycle.DecidePeople("x"), func(p *cycle.Progress) { p.UnitsDecided = false }, "gate.missing.unitLevels"},
		{"publication waits for the decision", cycle.Publish("x"), func(p *cycle.Progress) { p.PeopleDecided = false }, "gate.missing.peopleLevels"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := tt.gate.Open(all); err != nil {
				t.Errorf("Open(everything done) = %v, want nil", err)
			}
			p := all
			tt.close(&p)
			f, ok := errors.AsType[*fault.Fault](tt.gate.Open(p))
			if !ok || f.Kind != fault.Refused || f.Clause != "x" || len(f.List) != 1 || f.List[0].Key != tt.missing {
				t.Errorf("Open = %v, want Refused for %s with its clause", f, tt.missing)
			}
		})
	}
}

func TestPartialDate_String(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]cycle.PartialDate{
		"10/11/2023": {2023, 11, 10}, "05/2024": {2024, 5, 0}, "2024": {2024, 0, 0}, "": {},
	} {
		if got := d.String(); got != want {
			t.Errorf("%#v.String() = %q, want %q", d, got, want)
		}
	}
}
