package rating

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

func quota(scope rulebook.Scope, base rulebook.Base, percent int) rulebook.Quota {
	return rulebook.Quota{Name: string(scope), Scope: scope, Base: base, Share: rulebook.Share{Num: percent, Den: 100},
		Clause: rulebook.Clause{Cite: "Điều 2 khoản 6"}}
}

// crowd makes people of one division and group: first the excellent, best first.
func crowd(excellent, good, others int) []Candidate {
	var people []Candidate
	for i := range excellent + good + others {
		merit := Excellent
		if i >= excellent {
			merit = Good
		}
		if i >= excellent+good {
			merit = Completed
		}
		people = append(people, Candidate{ID: fmt.Sprintf("p%02d", i), Division: "d", Group: "g", Merit: merit, Rank: i + 1})
	}
	return people
}

// T1, T2, R192, R194, C1, C17: proposals against their limit, the base named.
func TestCheck(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		quota     rulebook.Quota
		people    []Candidate
		of, limit int
		passed    bool
	}{
		{"T1 division of 11, three proposed", quota(rulebook.ScopeDivision, rulebook.BaseHeadcount, 20), crowd(3, 6, 2), 11, 2, false},
		{"T1 division of 11, two proposed", quota(rulebook.ScopeDivision, rulebook.BaseHeadcount, 20), crowd(2, 7, 2), 11, 2, true},
		{"T2 3 beside 13, good only", quota(rulebook.ScopeGroup, rulebook.BaseGood, 20), crowd(3, 13, 0), 13, 2, false},
		{"T2 3 beside 13, good or better", quota(rulebook.ScopeGroup, rulebook.BaseGoodOrBetter, 20), crowd(3, 13, 0), 16, 3, true},
		{"Q05 group of four, fractions dropped", quota(rulebook.ScopeGroup, rulebook.BaseHeadcount, 20), crowd(1, 3, 0), 4, 0, false},
		{"Q05 group of four, at least one by local rule", minOne(quota(rulebook.ScopeGroup, rulebook.BaseHeadcount, 20)), crowd(1, 3, 0), 4, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := Check([]rulebook.Quota{tt.quota}, tt.people)
			if len(got) != 1 || got[0].Of != tt.of || got[0].Limit != tt.limit || got[0].Passed() != tt.passed || got[0].Base != tt.quota.Base {
				t.Errorf("Check = %+v, want of %d, limit %d, passed %t", got, tt.of, tt.limit, tt.passed)
			}
			if err := Refusal(got); errors.Is(err, fault.Refused) == tt.passed {
				t.Errorf("Refusal = %v, want refused: %t", err, !tt.passed)
			}
		})
	}
}

func minOne(q rulebook.Quota) rulebook.Quota { q.MinOne = true; return q }

// Q01, Q03, T2: how many stay excellent.
func TestApplyQuota(t *testing.T) {
	t.Parallel()
	group := func(b rulebook.Base) []rulebook.Quota { return []rulebook.Quota{quota(rulebook.ScopeGroup, b, 20)} }
	tied := crowd(4, 16, 0)
	for i := 1; i < 4; i++ {
		tied[i].Rank = 2
	}
	tests := []struct {
		name    string
		quotas  []rulebook.Quota
		people  []Candidate
		kept    int
		lowered int
		ties    []string
	}{
		{"Q01 12 of 50 by headcount", []rulebook.Quota{quota(rulebook.ScopeAgency, rulebook.BaseHeadcount, 20)}, crowd(12, 38, 0), 10, 2, []string{}},
		{"Q03 30 excellent, good only", group(rulebook.BaseGood), crowd(30, 0, 0), 5, 25, []string{}},
		{"30 excellent, good or better", group(rulebook.BaseGoodOrBetter), crowd(30, 0, 0), 6, 24, []string{}},
		{"T2 3 beside 13, good only", group(rulebook.BaseGood), crowd(3, 13, 0), 2, 1, []string{}},
		{"T2 3 beside 13, good or better", group(rulebook.BaseGoodOrBetter), crowd(3, 13, 0), 3, 0, []string{}},
		{"three tied for two places", group(rulebook.BaseGood), tied, 1, 3, []string{"p01", "p02", "p03"}},
		{"nobody excellent", group(rulebook.BaseGood), crowd(0, 3, 0), 0, 0, []string{}},
		{"no quota in the decree before 15/09/2023", nil, crowd(9, 0, 0), 9, 0, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := ApplyQuota(tt.quotas, tt.people)
			if err != nil {
				t.Fatalf("ApplyQuota = %v", err)
			}
			if len(got.Kept) != tt.kept || len(got.Lowered) != tt.lowered || !slices.Equal(got.Ties, tt.ties) {
				t.Errorf("ApplyQuota = %+v, want %d kept, %d lowered, ties %v", got, tt.kept, tt.lowered, tt.ties)
			}
			if Refusal(got.Tallies) != nil {
				t.Errorf("the result breaks its own quota: %+v", Exceeded(got.Tallies))
			}
		})
	}
}

// A first-ranked person whose place would cost two others gives way to both.
func TestApplyQuota_crossingScopes(t *testing.T) {
	t.Parallel()
	one := func(s rulebook.Scope) rulebook.Quota {
		return rulebook.Quota{Scope: s, Base: rulebook.BaseHeadcount, Share: rulebook.Share{Num: 1, Den: 2}}
	}
	people := []Candidate{
		{"a", "d1", "g1", Excellent, 1}, {"b", "d1", "g2", Excellent, 2}, {"c", "d2", "g1", Excellent, 3},
		{"x", "d1", "g9", Completed, 0}, {"y", "d2", "g9", Completed, 0}, {"z", "d9", "g2", Completed, 0},
	}
	got, err := ApplyQuota([]rulebook.Quota{one(rulebook.ScopeDivision), one(rulebook.ScopeGroup)}, people)
	if err != nil || !slices.Equal(got.Kept, []string{"b", "c"}) {
		t.Errorf("ApplyQuota = %+v, %v; want b and c kept", got, err)
	}
}

func TestApplyQuota_refusesBadPeople(t *testing.T) {
	t.Parallel()
	for name, people := range map[string][]Candidate{
		"an id twice":  {{ID: "a", Merit: Good}, {ID: "a", Merit: Good}},
		"no id":        {{Merit: Good}},
		"no such word": {{ID: "a", Merit: "great"}},
		"no rank":      {{ID: "a", Merit: Excellent}},
	} {
		if _, err := ApplyQuota(nil, people); !errors.Is(err, fault.Invalid) {
			t.Errorf("%s: ApplyQuota = %v, want invalid", name, err)
		}
	}
}

// The kept set against every subset of the excellent: as large as the limits allow,
// the best-ranked of that size, and exactly the undecided ones reported as ties.
func TestApplyQuota_equalsBruteForce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		quotas, people := drawQuotas(t), drawPeople(t)
		got, err := ApplyQuota(quotas, people)
		if err != nil {
			t.Fatalf("ApplyQuota = %v", err)
		}
		always, sometimes := bruteForce(quotas, people)
		slices.Sort(got.Kept)
		slices.Sort(got.Ties)
		if diff := cmp.Diff([][]string{always, sometimes}, [][]string{got.Kept, got.Ties}); diff != "" {
			t.Fatalf("kept and ties (-brute force +ApplyQuota):\n%s\nquotas %+v\npeople %+v", diff, quotas, people)
		}
		if Refusal(got.Tallies) != nil {
			t.Fatalf("exceeded: %+v", Exceeded(got.Tallies))
		}
	})
}

func drawQuotas(t *rapid.T) []rulebook.Quota {
	var quotas []rulebook.Quota
	for _, s := range []rulebook.Scope{rulebook.ScopeAgency, rulebook.ScopeGroup, rulebook.ScopeDivision} {
		if !rapid.Bool().Draw(t, string(s)) {
			continue
		}
		base := rapid.SampledFrom([]rulebook.Base{rulebook.BaseGood, rulebook.BaseGoodOrBetter, rulebook.BaseRated, rulebook.BaseHeadcount}).Draw(t, "base")
		q := quota(s, base, rapid.SampledFrom([]int{0, 20, 25, 34, 50, 80}).Draw(t, "percent"))
		q.MinOne = rapid.Bool().Draw(t, "min one")
		quotas = append(quotas, q)
	}
	return quotas
}

func drawPeople(t *rapid.T) []Candidate {
	merits := []Level{Excellent, Excellent, Excellent, Good, Completed, NotRated}
	var people []Candidate
	for i := range rapid.IntRange(0, 11).Draw(t, "people") {
		people = append(people, Candidate{
			ID: fmt.Sprintf("p%02d", i), Merit: rapid.SampledFrom(merits).Draw(t, "merit"),
			Division: rapid.SampledFrom([]string{"d1", "d2", "d3"}).Draw(t, "division"),
			Group:    rapid.SampledFrom([]string{"g1", "g2", "g3"}).Draw(t, "group"),
			Rank:     rapid.IntRange(1, 5).Draw(t, "rank"),
		})
	}
	return people
}

// bruteForce lists who is kept in every best set, and who only in some.
func bruteForce(quotas []rulebook.Quota, people []Candidate) (always, sometimes []string) {
	var excellent []int
	for i, p := range people {
		if p.Merit == Excellent {
			excellent = append(excellent, i)
		}
	}
	var best []int // places by rank, index 0 unused; first compared by their sum
	size, sets, in := -1, 0, map[string]int{}
	for mask := range 1 << len(excellent) {
		final, ranks, kept := slices.Clone(people), make([]int, 6), 0
		for bit, i := range excellent {
			if mask>>bit&1 == 1 {
				ranks[people[i].Rank]++
				kept++
			} else {
				final[i].Merit = Good
			}
		}
		if Refusal(Check(quotas, final)) != nil || kept < size || kept == size && slices.Compare(ranks, best) < 0 {
			continue
		}
		if kept > size || slices.Compare(ranks, best) > 0 {
			size, best, sets, in = kept, ranks, 0, map[string]int{}
		}
		sets++
		for bit, i := range excellent {
			if mask>>bit&1 == 1 {
				in[people[i].ID]++
			}
		}
	}
	always, sometimes = []string{}, []string{}
	for _, i := range excellent {
		switch n := in[people[i].ID]; {
		case n == sets:
			always = append(always, people[i].ID)
		case n > 0:
			sometimes = append(sometimes, people[i].ID)
		}
	}
	return always, sometimes
}

func BenchmarkApplyQuota_tenThousandInTwoHundredGroups(b *testing.B) {
	var people []Candidate
	for i := range 10_000 {
		merit := Good
		if i%3 == 0 {
			merit = Excellent
		}
		people = append(people, Candidate{ID: fmt.Sprint(i), Division: "d", Group: fmt.Sprint(i % 200), Merit: merit, Rank: i/200 + 1})
	}
	quotas := []rulebook.Quota{quota(rulebook.ScopeAgency, rulebook.BaseGood, 20), quota(rulebook.ScopeGroup, rulebook.BaseGood, 20)}
	for b.Loop() {
		if _, err := ApplyQuota(quotas, people); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRate(b *testing.B) {
	f := perfect(leading)
	e := edition(b, f, "")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Rate(e, f); err != nil {
			b.Fatal(err)
		}
	}
}
