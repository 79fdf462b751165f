package decision_test

import (
	"errors"
	"fmt"
	"testing"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// leader rates a head of division whose facts allow excellent, under a unit of
// the given level.
func leader(t *testing.T, unit rulebook.Level) rating.Outcome {
	t.Helper()
	all := rating.Of(10)
	return outcome(t, rating.Facts{
		Year: 2023, Class: rulebook.CivilServant, Post: rating.PostHead,
		General:  rating.General{Ideology: "good", Ethics: "good", WorkingStyle: "good", Discipline: "good", Leadership: "good"},
		Tasks:    rating.Tasks{Total: all, Done: all, Assured: all, HighEffect: all, Exceeded: all},
		Unit:     rating.Unit{Targets: all, Done: all, Assured: all, Exceeded: all, Level: unit},
		Subunits: rating.Subunits{Total: rating.Of(0), CompletedOrBetter: rating.Of(0), GoodOrBetter: rating.Of(0), NotCompleted: rating.Of(0)},
	})
}

func outcome(t *testing.T, f rating.Facts) rating.Outcome {
	t.Helper()
	o, err := rating.Rate(edition(t, f.Class), f)
	if err != nil {
		t.Fatalf("Rate = %v", err)
	}
	return o
}

// T3, R049, R089: with the unit decided good, its head cannot be excellent;
// when the unit is later lowered, the head's level is flagged and must be
// decided again, and the old one stays as superseded.
func TestT3_leaderIsNotAboveTheUnit(t *testing.T) {
	t.Parallel()
	draft := decision.Rating{ID: "r1", Person: "head", State: decision.RatingDraft, Outcome: leader(t, rulebook.Good)}
	_, err := draft.Set(decision.Choice{Level: rulebook.Excellent, Reason: "Rất xứng đáng"})
	if f, ok := errors.AsType[*fault.Fault](err); !ok || f.Kind != fault.Refused || f.Clause == "" {
		t.Fatalf("Set(excellent) under a good unit = %v, want Refused with the clause", err)
	}
	set, err := draft.Set(decision.Choice{Level: rulebook.Good})
	if err != nil {
		t.Fatalf("Set(good) = %v", err)
	}
	set.State = decision.RatingFinal

	lowered := leader(t, rulebook.Completed)
	flagged := set.Rechecked(lowered)
	if !flagged.Flag.Raised() || flagged.Flag.To != rulebook.Completed || flagged.Flag.Clause == "" || flagged.Level != rulebook.Good {
		t.Fatalf("Rechecked = %+v, want the good level flagged, not changed", flagged)
	}
	if again := set.Rechecked(leader(t, rulebook.Excellent)); again.Flag.Raised() {
		t.Errorf("Rechecked with the unit raised = %+v, want no flag", again.Flag)
	}
	act := decision.Decision{ID: "d2"}
	if _, err := flagged.Supersede("r2", act, lowered, decision.Choice{Level: rulebook.Good}, now); !errors.Is(err, fault.Refused) {
		t.Errorf("Supersede with the same level = %v, want Refused", err)
	}
	next, err := flagged.Supersede("r2", act, lowered, decision.Choice{Level: rulebook.Completed}, now)
	if err != nil || next.Supersedes != "r1" || next.State != decision.RatingFinal || next.Flag.Raised() {
		t.Errorf("Supersede = %+v, %v; want a final rating that replaces r1", next, err)
	}
}

// T4, R196, R197: discipline in the year leaves one level; an act that made
// the person fail last year already leaves them all.
func TestT4_discipline(t *testing.T) {
	t.Parallel()
	ten, nine := rating.Of(10), rating.Of(9)
	facts := rating.Facts{
		Year: 2023, Class: rulebook.CivilServant,
		General:     rating.General{Ideology: "good", Ethics: "good", WorkingStyle: "good", Discipline: "good"},
		Tasks:       rating.Tasks{Total: ten, Done: ten, Assured: ten, HighEffect: nine, Exceeded: nine},
		Disciplines: []rating.Discipline{{Act: "a", Kind: "administrative", Form: "reprimand", Effective: civil.On(2023, 3, 1)}},
	}
	draft := decision.Rating{State: decision.RatingDraft, Outcome: outcome(t, facts)}
	for _, level := range []rulebook.Level{rulebook.Excellent, rulebook.Good, rulebook.Completed} {
		if _, err := draft.Set(decision.Choice{Level: level, Reason: "Có tiến bộ"}); !errors.Is(err, fault.Refused) {
			t.Errorf("Set(%s) under discipline = %v, want Refused", level, err)
		}
	}
	if _, err := draft.Set(decision.Choice{Level: rulebook.NotCompleted}); err != nil {
		t.Errorf("Set(not_completed) = %v, want nil", err)
	}
	facts.Counted = []rating.Counted{{Act: "a", Year: 2022}}
	draft.Outcome = outcome(t, facts)
	if _, err := draft.Set(decision.Choice{Level: rulebook.Good}); err != nil {
		t.Errorf("Set(good) with the act counted in 2022 = %v, want nil", err)
	}
	if !mentions(draft.Outcome, "counted_before") {
		t.Errorf("the outcome does not refer to the year it was counted in: %+v", draft.Outcome.Reasons)
	}
}

func mentions(o rating.Outcome, rule string) bool {
	for _, r := range o.Reasons {
		if r.Rule == rule {
			return true
		}
	}
	return false
}

// R010, R031: a departure from what the rules compute needs its reason.
func TestRating_Set_needsAReasonToDepart(t *testing.T) {
	t.Parallel()
	draft := decision.Rating{State: decision.RatingDraft, Outcome: leader(t, rulebook.Excellent)}
	if _, err := draft.Set(decision.Choice{Level: rulebook.Good, Reason: "  "}); !errors.Is(err, fault.Invalid) {
		t.Errorf("Set(good) without a reason = %v, want Invalid", err)
	}
	if _, err := draft.Set(decision.Choice{}); !errors.Is(err, fault.Invalid) {
		t.Errorf("Set(nothing) = %v, want Invalid", err)
	}
	set, err := draft.Set(decision.Choice{Level: rulebook.Good, Reason: " Chưa nổi bật ", Remarks: " Tốt "})
	if err != nil || set.Reason != "Chưa nổi bật" || set.Remarks != "Tốt" {
		t.Errorf("Set(good) with a reason = %+v, %v", set, err)
	}
	set.State = decision.RatingFinal
	if _, err := set.Set(decision.Choice{Level: rulebook.Excellent}); !errors.Is(err, fault.Conflict) {
		t.Errorf("Set of a final rating = %v, want Conflict", err)
	}
}

// lines makes a list in one peer group: so many excellent, then so many good.
func lines(t *testing.T, excellent, good int) []decision.Line {
	t.Helper()
	o := leader(t, rulebook.Excellent)
	var list []decision.Line
	for i := range excellent + good {
		l := decision.Line{Name: fmt.Sprint("Người ", i), Group: "Trưởng phòng", Unit: fmt.Sprint("Phòng ", i), Class: org.CivilServant}
		l.Rating = decision.Rating{ID: decision.RatingID(fmt.Sprint("r", i)), State: decision.RatingDraft, Outcome: o, Level: rulebook.Excellent}
		if i >= excellent {
			l.Rating.Level, l.Rating.Reason = rulebook.Good, "Chưa nổi bật bằng người khác"
		}
		list = append(list, l)
	}
	return list
}

func signing(t *testing.T, list []decision.Line) decision.Signing {
	t.Helper()
	return decision.Signing{
		Gate: cycle.DecidePeople("x"), Progress: cycle.Progress{Issued: true, Consulted: true, UnitsDecided: true},
		Clause: "Điều 16", Lines: list, Quotas: edition(t, rulebook.CivilServant).Quotas(rulebook.AtDecision),
	}
}

// R035, R194, R195: a decision is signed when everyone is decided, the steps
// before are done and every ceiling holds.
func TestDecision_Sign(t *testing.T) {
	t.Parallel()
	draft := decision.Decision{ID: "d", Kind: decision.People, State: decision.Drafted}
	signed, ratings, err := draft.Sign(now, "director", signing(t, lines(t, 1, 5)))
	if err != nil || signed.State != decision.Signed || len(ratings) != 6 {
		t.Fatalf("Sign = %+v, %d ratings, %v", signed, len(ratings), err)
	}
	for _, r := range ratings {
		if r.State != decision.RatingFinal || !r.DecidedAt.Equal(now) {
			t.Errorf("rating %s is %s at %v, want final", r.ID, r.State, r.DecidedAt)
		}
	}
	if _, _, err := signed.Sign(now, "director", signing(t, lines(t, 1, 5))); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Sign = %v, want Conflict", err)
	}
}

func TestDecision_Sign_refuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		spoil func(*decision.Signing)
		want  string
	}{
		{"the consultation is not over", func(s *decision.Signing) { s.Progress.Consulted = false }, "gate.missing.consultation"},
		{"the units come first", func(s *decision.Signing) { s.Progress.UnitsDecided = false }, "gate.missing.unitLevels"},
		{"somebody is open", func(s *decision.Signing) { s.Lines[3].Rating.Level = "" }, "decision.missing.level"},
		{"a reason is gone", func(s *decision.Signing) { s.Lines[3].Rating.Reason = "" }, "decision.missing.again"},
		{"the unit fell since", func(s *decision.Signing) { s.Lines[0].Rating.Outcome = leader(t, rulebook.Good) }, "decision.missing.again"},
		{"a paper is not in", func(s *decision.Signing) { s.Needs = []fault.Message{fault.Say("decision.missing.oldUnit", "A")} }, "decision.missing.oldUnit"},
		{"one excellent too many", func(s *decision.Signing) { s.Lines = lines(t, 2, 5) }, "rating.quota.tally.good"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := signing(t, lines(t, 1, 5))
			tt.spoil(&s)
			_, _, err := decision.Decision{State: decision.Drafted}.Sign(now, "director", s)
			f, ok := errors.AsType[*fault.Fault](err)
			if !ok || f.Kind != fault.Refused || f.Clause == "" || len(f.List) == 0 || f.List[0].Key != tt.want {
				t.Errorf("Sign = %v, want Refused for %s", err, tt.want)
			}
		})
	}
	empty := signing(t, nil)
	if _, _, err := (decision.Decision{State: decision.Drafted}).Sign(now, "director", empty); !errors.Is(err, fault.Refused) {
		t.Errorf("Sign of an empty list = %v, want Refused", err)
	}
}

// R249: workers bear the same levels on a list of their own, outside the
// agency's share of cadres, civil servants and public employees.
func TestSigning_Tallies_workersAreApart(t *testing.T) {
	t.Parallel()
	s := signing(t, lines(t, 1, 5))
	worker := s.Lines[0]
	worker.Class, worker.Group = org.ContractWorker, "Người lao động"
	s.Lines = append(s.Lines, worker)
	for _, tally := range s.Tallies() {
		if tally.Scope == rulebook.ScopeAgency && tally.Used != 1 {
			t.Errorf("the agency counts %d excellent, want 1: %+v", tally.Used, tally)
		}
		if tally.Name == "Người lao động" && tally.Used != 1 {
			t.Errorf("the workers' group counts %d excellent, want 1", tally.Used)
		}
	}
}

// R035: everyone is counted once, as rated, not rated or open.
func TestCover(t *testing.T) {
	t.Parallel()
	list := lines(t, 1, 3)
	list[1].Rating.Level = rulebook.NotRated
	list[2].Rating.Level = ""
	c := decision.Cover(list)
	if c.Total != 4 || c.Rated != 2 || c.NotRated != 1 || len(c.Unrated) != 1 || len(c.Open) != 1 || c.Open[0].Name != "Người 2" {
		t.Errorf("Cover = %+v, want 4 = 2 rated + 1 not rated + 1 open", c)
	}
}

// R052, C13: most members above their unit is a warning, never a block.
func TestAbove(t *testing.T) {
	t.Parallel()
	const good, completed, excellent = rulebook.Good, rulebook.Completed, rulebook.Excellent
	tests := []struct {
		name    string
		unit    rulebook.Level
		members []rulebook.Level
		warn    bool
	}{
		{"most above", completed, []rulebook.Level{good, good, completed}, true},
		{"exactly half above", completed, []rulebook.Level{good, completed}, false},
		{"nobody above", good, []rulebook.Level{good, completed}, false},
		{"those not rated do not count", completed, []rulebook.Level{good, rulebook.NotRated, rulebook.NotRated}, true},
		{"a unit not decided yet", "", []rulebook.Level{excellent, good}, false},
		{"nobody rated", completed, nil, false},
	}
	share := edition(t, rulebook.CivilServant).Number(rulebook.DistributionPct)
	for _, tt := range tests {
		if _, _, got := decision.Above(tt.unit, tt.members, share); got != tt.warn {
			t.Errorf("%s: Above(%s, %v, %d) warns %v, want %v", tt.name, tt.unit, tt.members, share, got, tt.warn)
		}
	}
}

// R050, C12: whose level bounds a leader's is a parameter.
func TestCapPolicy_UnitLevel(t *testing.T) {
	t.Parallel()
	const good, completed, excellent = rulebook.Good, rulebook.Completed, rulebook.Excellent
	deputy := decision.Led{Post: org.Deputy, Own: good, Charges: []rulebook.Level{excellent, completed, ""}, Months: 300}
	tests := []struct {
		name   string
		policy decision.CapPolicy
		led    decision.Led
		want   rulebook.Level
	}{
		{"by default the own unit", decision.CapPolicy{}, deputy, good},
		{"the lowest in charge", decision.CapPolicy{LowestCharge: true}, deputy, completed},
		{"no unit in charge", decision.CapPolicy{LowestCharge: true}, decision.Led{Post: org.Head, Own: good}, good},
		{"only a unit in charge is decided", decision.CapPolicy{LowestCharge: true}, decision.Led{Post: org.Deputy, Charges: []rulebook.Level{completed}}, completed},
		{"too new in the post", decision.CapPolicy{LeastMonths: 600}, deputy, ""},
		{"no leader", decision.CapPolicy{}, decision.Led{Post: org.NoPost, Own: completed}, ""},
	}
	for _, tt := range tests {
		if got := tt.policy.UnitLevel(tt.led); got != tt.want {
			t.Errorf("%s: UnitLevel = %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := decision.PolicyOf(edition(t, rulebook.CivilServant)); got != (decision.CapPolicy{}) {
		t.Errorf("the shipped policy is %+v, want the own unit at once", got)
	}
}

// R089: what the body above decides is recorded as it came.
func TestRating_Received(t *testing.T) {
	t.Parallel()
	entered, err := decision.Rating{ID: "r1", State: decision.RatingDraft, Outcome: leader(t, rulebook.Good)}.Enter(decision.Choice{Level: rulebook.Good}, now)
	if err != nil || !entered.Provisional || entered.State != decision.RatingFinal {
		t.Fatalf("Enter = %+v, %v", entered, err)
	}
	came, err := entered.Received("r2", decision.Decision{ID: "d"}, rulebook.Excellent, now)
	if err != nil || came.Provisional || came.Level != rulebook.Excellent || came.Supersedes != "r1" {
		t.Errorf("Received = %+v, %v", came, err)
	}
	if _, err := entered.Received("r3", decision.Decision{ID: "d"}, "", now); !errors.Is(err, fault.Invalid) {
		t.Errorf("Received without a level = %v, want Invalid", err)
	}
}

// C16, R194: after a change, levels above a cap and the excellent of a part
// over its ceiling are flagged; a flag without ground is cleared.
func TestRecheck(t *testing.T) {
	t.Parallel()
	quotas := edition(t, rulebook.CivilServant).Quotas(rulebook.AtDecision)
	final := func(excellent, good int) []decision.Line {
		list := lines(t, excellent, good)
		for i := range list {
			list[i].Rating.State = decision.RatingFinal
		}
		return list
	}
	allowed := func(decision.Rating) rating.Outcome { return leader(t, rulebook.Excellent) }
	if got := decision.Recheck(final(1, 5), quotas, allowed); len(got) != 0 {
		t.Errorf("Recheck with nothing changed = %+v, want none", got)
	}
	list := final(1, 5)
	list[2].Rating.Flag = decision.Flag{Why: "recheck.capped", Clause: "x"}
	if got := decision.Recheck(list, quotas, allowed); len(got) != 1 || got[0].Flag.Raised() || got[0].ID != "r2" {
		t.Errorf("Recheck of a flag that lost its ground = %+v, want it cleared", got)
	}
	got := decision.Recheck(final(2, 5), quotas, allowed)
	if len(got) != 2 || got[0].Flag.Why != "recheck.quota" || got[0].Flag.Clause == "" {
		t.Errorf("Recheck over the ceiling = %+v, want both excellent flagged with the clause", got)
	}
	got = decision.Recheck(final(1, 5), quotas, func(r decision.Rating) rating.Outcome {
		if r.ID == "r0" {
			return leader(t, rulebook.Completed)
		}
		return leader(t, rulebook.Excellent)
	})
	if len(got) != 1 || got[0].ID != "r0" || got[0].Flag.To != rulebook.Completed || got[0].Level != rulebook.Excellent {
		t.Errorf("Recheck under a lower unit = %+v, want r0 flagged and unchanged", got)
	}
	drafts := lines(t, 2, 0)
	if got := decision.Recheck(drafts, quotas, allowed); len(got) != 0 {
		t.Errorf("Recheck of drafts = %+v, want none", got)
	}
	if err := decision.Over(quotas, final(2, 5), "r1"); !errors.Is(err, fault.Refused) {
		t.Errorf("Over for one excellent too many = %v, want Refused", err)
	}
	if err := decision.Over(quotas, final(1, 5), "r0"); err != nil {
		t.Errorf("Over within the ceiling = %v, want nil", err)
	}
}

// R247: those decided above count in the agency's share and in no peer group.
func TestTallies_decidedAbove(t *testing.T) {
	t.Parallel()
	s := signing(t, lines(t, 1, 5))
	vice := s.Lines[0]
	vice.UnitKind, vice.Group = org.Leadership, "Lãnh đạo Sở"
	s.Others = []decision.Line{vice}
	for _, tally := range s.Tallies() {
		if tally.Name == "Lãnh đạo Sở" {
			t.Errorf("the leaders' group is counted: %+v", tally)
		}
		if tally.Scope == rulebook.ScopeAgency && tally.Used != 2 {
			t.Errorf("the agency counts %d excellent, want 2", tally.Used)
		}
	}
}
