package app_test

import (
	"errors"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// R160, R161, R178, R234–R257: the plan of seed 004 as a cycle with its own
// dates, documents, people and peer groups.
func TestDraftPlan(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Drafted()
	page, err := w.App.PlanPage(t.Context(), w.Actor("office"), id)
	if err != nil {
		t.Fatalf("PlanPage = %v", err)
	}
	if got := len(page.Plan.Participants); got != 14 {
		t.Errorf("%d participants, want 14", got)
	}
	if len(page.Missing) != 0 {
		t.Errorf("the plan lacks %v", page.Missing)
	}
	if page.Queries > 8 {
		t.Errorf("PlanPage took %d statements, want at most 8", page.Queries)
	}
	dossiers, ok := page.Plan.Milestone(cycle.UnitDossiers)
	if !ok || dossiers.Inclusive || dossiers.LastDay().Day != 21 {
		t.Errorf("division dossiers: %+v; want before 22/11, so 21/11 at the latest", dossiers)
	}
	unresolved := 0
	for _, d := range page.Plan.Documents {
		if !d.Resolved { // C2, R227
			unresolved++
		}
	}
	if unresolved != 1 {
		t.Errorf("%d citations unresolved, want one: Quy chế 1034", unresolved)
	}
}

// R234, R236, R240, R245, R250, R255–R258, C7, C8: every date of the plan, as
// worded: "chậm nhất ngày" counts its day, "trước ngày" does not.
func TestDraftPlan_datesOfThePlan(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	page, err := w.App.PlanPage(t.Context(), w.Actor("office"), w.Drafted())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		code        cycle.Code
		first, last string // first day of a range; last day on which the date is met
		owner       cycle.Owner
	}{
		{cycle.Contributions, "", "20/11/2023", cycle.UnitHeads},
		{cycle.UnitDossiers, "", "21/11/2023", cycle.UnitHeads},
		{cycle.AgencyReports, "", "23/11/2023", cycle.TheOffice},
		{cycle.LeadershipReview, "26/11/2023", "27/11/2023", cycle.TheOffice},
		{cycle.AgencyBallot, "26/11/2023", "27/11/2023", cycle.TheOffice},
		{cycle.Consultation, "27/11/2023", "28/11/2023", cycle.TheDirector},
		{cycle.ScheduleLeaders, "", "27/11/2023", cycle.TheOffice},
		{cycle.ReportToCommittee, "", "29/11/2023", cycle.TheOffice},
		{cycle.ReportToParty, "", "04/12/2023", cycle.TheOffice},
	}
	for _, tt := range tests {
		m, ok := page.Plan.Milestone(tt.code)
		first := ""
		if !m.From.IsZero() {
			first = m.From.Short()
		}
		if !ok || first != tt.first || m.LastDay().Short() != tt.last || m.Owner != tt.owner || m.Tentative != (tt.first != "") {
			t.Errorf("%s is %+v; want from %q to %s by %s", tt.code, m, tt.first, tt.last, tt.owner)
		}
	}
}

// R195: everyone has a peer group, heads among heads.
func TestDraftPlan_groups(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	page, err := w.App.PlanPage(t.Context(), w.Actor("office"), w.Drafted())
	if err != nil {
		t.Fatal(err)
	}
	names := map[cycle.GroupID]string{}
	for _, g := range page.Plan.Groups {
		names[g.ID] = g.Name
	}
	want := map[org.PersonID]string{
		w.Who["director"]:  "Lãnh đạo Sở",
		w.Who["head"]:      "Trưởng các phòng, ban, đơn vị",
		w.Who["centre2"]:   "Phó trưởng các phòng, ban, đơn vị",
		w.Who["staff"]:     "Công chức không giữ chức vụ lãnh đạo, quản lý",
		w.Who["archivist"]: "Viên chức không giữ chức vụ quản lý",
		w.Who["driver"]:    "Người lao động",
	}
	for _, p := range page.Plan.Participants {
		if name, asked := want[p.Person]; asked && names[p.Group] != name {
			t.Errorf("%s is in %q, want %q", p.Name, names[p.Group], name)
		}
	}
}

// R166: the Director issues; nobody else does, and not twice.
func TestIssuePlan(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Drafted()
	for _, key := range w.Everyone() {
		if key == "director" {
			continue
		}
		err := w.App.IssuePlan(t.Context(), w.By(key), app.IssuePlanIn{Cycle: id, Version: 1})
		if !errors.Is(err, fault.Forbidden) {
			t.Errorf("IssuePlan by %s = %v, want Forbidden", key, err)
		}
	}
	issue := func() error {
		return w.App.IssuePlan(t.Context(), w.By("director"), app.IssuePlanIn{Cycle: id, Version: 1})
	}
	if err := issue(); err != nil {
		t.Fatalf("IssuePlan = %v", err)
	}
	if err := issue(); !errors.Is(err, fault.Conflict) {
		t.Errorf("second IssuePlan = %v, want Conflict", err)
	}
}

// The same command sent again changes nothing and answers the same.
func TestAct_repeatedKeyDoesNothing(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	by := w.By("office")
	by.Key = "key-1"
	in := app.DraftPlanIn{Year: 2023, Template: "quang-ngai-snv-2023"}
	first, err := w.App.DraftPlan(t.Context(), by, in)
	if err != nil {
		t.Fatal(err)
	}
	second, err := w.App.DraftPlan(t.Context(), by, in)
	if err != nil || first != second {
		t.Errorf("the same command again = %q, %v; want %q", second, err, first)
	}
	by.Key = "key-2"
	if _, err := w.App.DraftPlan(t.Context(), by, in); !errors.Is(err, fault.Conflict) {
		t.Errorf("a second plan for 2023 = %v, want Conflict", err)
	}
}

// Every act leaves one entry; a refused one leaves none; the sequencer places
// them and signs.
func TestSequenceLog(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{}) // the database keeps its own fixed clock
		id := w.Drafted()
		_ = w.App.IssuePlan(t.Context(), w.By("staff"), app.IssuePlanIn{Cycle: id, Version: 1}) // refused
		if err := w.App.IssuePlan(t.Context(), w.By("director"), app.IssuePlanIn{Cycle: id, Version: 1}); err != nil {
			t.Fatal(err)
		}
		placed, err := w.App.SequenceLog(t.Context())
		if err != nil || placed != 2 {
			t.Fatalf("SequenceLog = %d, %v; want 2 entries", placed, err)
		}
		if again, err := w.App.SequenceLog(t.Context()); err != nil || again != 0 {
			t.Errorf("second SequenceLog = %d, %v; want nothing", again, err)
		}
	})
}

func TestSaveMilestone(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	id := w.Drafted()
	in := app.SaveMilestoneIn{Cycle: id, Title: "Tổng kết năm", Until: "15/12/2023", Owner: cycle.TheOffice}
	if err := w.App.SaveMilestone(t.Context(), w.By("office"), in); err != nil {
		t.Fatalf("SaveMilestone = %v", err)
	}
	bad := in
	bad.Title, bad.Until = " ", "31/02/2023"
	fields, ok := fault.FieldsOf(w.App.SaveMilestone(t.Context(), w.By("office"), bad))
	if !ok || fields["until"].Key != "field.date" {
		t.Errorf("a date that is no day: %v, want a problem of its field", fields)
	}
	if err := w.App.SaveMilestone(t.Context(), w.By("head"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("by a head of division = %v, want Forbidden", err)
	}
	if err := w.App.IssuePlan(t.Context(), w.By("director"), app.IssuePlanIn{Cycle: id, Version: 1}); !errors.Is(err, fault.Conflict) {
		t.Errorf("issuing the plan as it was before = %v, want Conflict", err)
	}
	if err := w.App.IssuePlan(t.Context(), w.By("director"), app.IssuePlanIn{Cycle: id, Version: 2}); err != nil {
		t.Fatal(err)
	}
	if err := w.App.SaveMilestone(t.Context(), w.By("office"), in); !errors.Is(err, fault.Refused) {
		t.Errorf("after the plan is issued = %v, want Refused", err)
	}
}
