package rating

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

var books = sync.OnceValues(LoadBooks)

const quangNgai = "quang-ngai-snv-2023"

func edition(t interface {
	Helper()
	Fatalf(string, ...any)
}, f Facts, layer string) *rulebook.Edition {
	t.Helper()
	library, err := books()
	if err != nil {
		t.Fatalf("LoadBooks() = %v", err)
	}
	q := f.Query()
	q.Layer = layer
	e, err := library.Select(q)
	if err != nil {
		t.Fatalf("Select(%+v) = %v", q, err)
	}
	return e
}

// perfect is a civil servant without a post, at the thresholds of excellent or above.
func perfect(change ...func(*Facts)) Facts {
	f := Facts{Year: 2023, Class: rulebook.CivilServant,
		General: General{"good", "good", "good", "good", ""},
		Tasks:   Tasks{Of(20), Of(20), Of(20), Of(20), Of(10)}}
	for _, c := range change {
		c(&f)
	}
	return f
}

func leading(f *Facts) {
	f.Post, f.General.Leadership = PostHead, "good"
	f.Unit = Unit{Targets: Of(100), Done: Of(100), Assured: Of(100), Exceeded: Of(50)}
	f.Subunits = Subunits{Of(10), Of(10), Of(7), Of(0)}
}

func unitRated(l Level) func(*Facts) { return func(f *Facts) { leading(f); f.Unit.Level = l } }

func disciplined(f *Facts) {
	f.Disciplines = []Discipline{{Act: "a", Kind: "administrative", Form: "reprimand", Effective: civil.On(2023, 5, 10)}}
}

// The rows T, N, L and D of the decree's scenarios are examples in the books; this
// runs them all, those of the layers and of collectives too.
func TestLoadBooks_provesEveryExample(t *testing.T) {
	t.Parallel()
	library, err := books()
	if err != nil {
		t.Fatalf("LoadBooks() = %v", err)
	}
	count := 0
	for _, e := range library.Editions() {
		count += len(e.Examples)
	}
	if count < 60 {
		t.Errorf("the editions hold %d examples, want at least 60", count)
	}
}

// R049, R196, R197, T3, T4: what the authority may choose.
func TestAllowed(t *testing.T) {
	t.Parallel()
	counted := func(f *Facts) { disciplined(f); f.Counted = []Counted{{"a", 2022}} }
	tests := []struct {
		name  string
		facts Facts
		level Level
		want  []Level
	}{
		{"nothing stands above", perfect(), Excellent, []Level{Excellent, Good, Completed, NotCompleted}},
		{"only good by conditions, higher with a reason", perfect(func(f *Facts) { f.Tasks.Exceeded = Of(9) }), Good,
			[]Level{Excellent, Good, Completed, NotCompleted}},
		{"unit rated good", perfect(unitRated(Good)), Good, []Level{Good, Completed, NotCompleted}},
		{"unit later lowered to completed", perfect(unitRated(Completed)), Completed, []Level{Completed, NotCompleted}},
		{"unit rated excellent caps nothing", perfect(unitRated(Excellent)), Excellent, []Level{Excellent, Good, Completed, NotCompleted}},
		{"unit not completed", perfect(unitRated(NotCompleted)), NotCompleted, []Level{NotCompleted}},
		{"absent four months", perfect(func(f *Facts) { f.Time.AbsentMonths = MonthsOf(4) }), Completed, []Level{Completed, NotCompleted}},
		{"disciplined", perfect(disciplined), NotCompleted, []Level{NotCompleted}},
		{"counted last year", perfect(counted), Excellent, []Level{Excellent, Good, Completed, NotCompleted}},
		{"five months worked", perfect(func(f *Facts) { f.Time.WorkedMonths = MonthsOf(5) }), NotRated, []Level{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := Rate(edition(t, tt.facts, ""), tt.facts)
			if err != nil {
				t.Fatalf("Rate = %v", err)
			}
			if got.Level != tt.level || !slices.Equal(got.Allowed(), tt.want) {
				t.Errorf("level %s, Allowed() = %v; want %s, %v", got.Level, got.Allowed(), tt.level, tt.want)
			}
		})
	}
}

// R049, T3, T4: caps and forced levels yield to no reason; a departure needs one.
func TestChoose(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		facts  Facts
		level  Level
		reason string
		want   error
		clause string
	}{
		{"as computed", perfect(), Excellent, "", nil, ""},
		{"lower without a reason", perfect(), Good, " ", fault.Invalid, ""},
		{"lower with a reason", perfect(), Good, "chất lượng tham mưu", nil, ""},
		{"above the unit, whatever the reason", perfect(unitRated(Good)), Excellent, "lý do", fault.Refused, "Điều 56"},
		{"above a forced level", perfect(disciplined), Good, "lý do", fault.Refused, "Điều 2 khoản 5"},
		{"a level for somebody not rated", perfect(func(f *Facts) { f.Time.WorkedMonths = MonthsOf(5) }), Good, "lý do", fault.Refused, "Điều 2 khoản 3"},
		{"no level at all", perfect(), "great", "lý do", fault.Invalid, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o, err := Rate(edition(t, tt.facts, ""), tt.facts)
			if err != nil {
				t.Fatalf("Rate = %v", err)
			}
			err = o.Choose(tt.level, tt.reason)
			if !errors.Is(err, tt.want) {
				t.Errorf("Choose(%s, %q) = %v, want %v", tt.level, tt.reason, err, tt.want)
			}
			if f, ok := errors.AsType[*fault.Fault](err); ok && !strings.Contains(f.Clause, tt.clause) {
				t.Errorf("Choose(%s) cites %q, want %q", tt.level, f.Clause, tt.clause)
			}
		})
	}
}

// T4, R197: the exemption is told with its article.
func TestRate_tellsWhyADisciplineDoesNotCount(t *testing.T) {
	t.Parallel()
	f := perfect(disciplined, func(f *Facts) { f.Counted = []Counted{{"a", 2022}} })
	got, err := Rate(edition(t, f, quangNgai), f)
	if err != nil {
		t.Fatalf("Rate = %v", err)
	}
	i := slices.IndexFunc(got.Reasons, func(r Reason) bool { return r.Rule == "counted_before" })
	if i < 0 || !strings.Contains(got.Reasons[i].Clause, "Điều 2 khoản 5 điểm b") {
		t.Errorf("reasons of %+v do not cite point b", got)
	}
}

// C15: the sentence on discipline names civil servants and public employees; for a
// worker the agency decides.
func TestRate_workerUnderDiscipline(t *testing.T) {
	t.Parallel()
	f := perfect(disciplined, func(f *Facts) { f.Class = rulebook.ContractWorker })
	got, err := Rate(edition(t, f, quangNgai), f)
	if err != nil {
		t.Fatalf("Rate = %v", err)
	}
	if got.Level != Excellent || !slices.Contains(got.Requires, "legal_review") || got.Reasons[0].Mark != rulebook.Interpretation && got.Reasons[1].Mark != rulebook.Interpretation {
		t.Errorf("Rate(worker) = %s requires %v, first reasons %+v", got.Level, got.Requires, got.Reasons[:2])
	}
}

func TestRate_namesMissingFacts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		facts  Facts
		fields []string
	}{
		{"a count", perfect(func(f *Facts) { f.Tasks.Exceeded = Count{} }), []string{"tasks.exceeded"}},
		{"a general criterion", perfect(func(f *Facts) { f.General.Ethics = "" }), []string{"general.ethics"}},
		{"a leader without a unit", perfect(leading, func(f *Facts) { f.Unit = Unit{} }), []string{"unit.assured", "unit.done", "unit.exceeded", "unit.targets"}},
		{"whether the old unit exists", perfect(func(f *Facts) { f.Time.Transfer = &Transfer{OldMonths: MonthsOf(7)} }), []string{"time.transfer.old_unit_exists"}},
		{"tasks of nothing", perfect(func(f *Facts) { f.Tasks = Tasks{Of(0), Of(0), Of(0), Of(0), Of(0)} }), []string{"tasks.total"}},
		{"more done than assigned", perfect(func(f *Facts) { f.Tasks.Done = Of(21) }), []string{"tasks.done"}},
		{"thirteen months", perfect(func(f *Facts) { f.Time.WorkedMonths = MonthsOf(13) }), []string{"time.worked_months"}},
		{"an unknown finding", perfect(func(f *Facts) { f.Findings = []string{"laziness"} }), []string{"findings"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Rate(edition(t, tt.facts, ""), tt.facts)
			fields, _ := fault.FieldsOf(err)
			if got := slices.Sorted(maps.Keys(fields)); !slices.Equal(got, tt.fields) || !errors.Is(err, fault.Invalid) {
				t.Errorf("Rate = %v with fields %v, want %v", err, got, tt.fields)
			}
		})
	}
}

// A level that is forced anyway does not wait for facts that cannot change it.
func TestRate_forcedNeedsNoTasks(t *testing.T) {
	t.Parallel()
	f := perfect(disciplined, func(f *Facts) { f.Tasks = Tasks{} })
	if got, err := Rate(edition(t, f, ""), f); err != nil || got.Level != NotCompleted {
		t.Errorf("Rate(disciplined, no tasks) = %s, %v; want not_completed", got.Level, err)
	}
}

func TestRate_sameFactsSameBytes(t *testing.T) {
	t.Parallel()
	f := perfect(unitRated(Good), disciplined)
	var first []byte
	for range 20 {
		o, err := Rate(edition(t, f, quangNgai), f)
		if err != nil {
			t.Fatalf("Rate = %v", err)
		}
		b, err := json.Marshal(o)
		if err != nil {
			t.Fatalf("Marshal = %v", err)
		}
		if first == nil {
			first = b
		}
		if !bytes.Equal(first, b) {
			t.Fatalf("two runs differ:\n%s\n%s", first, b)
		}
		var back Outcome
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatalf("Unmarshal = %v", err)
		}
		if again, _ := json.Marshal(back); !bytes.Equal(first, again) {
			t.Fatalf("an outcome read back differs:\n%s\n%s", first, again)
		}
	}
}

func TestRate_leaderWithoutUnitsIsNotApplicable(t *testing.T) {
	t.Parallel()
	f := perfect(leading, func(f *Facts) { f.Subunits = Subunits{Total: Of(0), CompletedOrBetter: Of(0), GoodOrBetter: Of(0)} })
	o, err := Rate(edition(t, f, ""), f)
	if err != nil || o.Level != Excellent {
		t.Fatalf("Rate = %s, %v; want excellent", o.Level, err)
	}
	i := slices.IndexFunc(o.Reasons, func(r Reason) bool { return r.Rule == "subunits_good" })
	if i < 0 || !o.Reasons[i].NA || !o.Reasons[i].Met {
		t.Errorf("the rule on units is told as %+v, want met and not applicable", o.Reasons[max(i, 0)])
	}
}

func TestDecodeFacts(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, field string }{
		{"as the contract says", `{"id":"1","year":2023,"class":"cadre","decided_on":"2023-12-01","own_regulation":false,"scores":[90,null],"points":71.5,"time":{"worked_months":5.5},"tasks":{"total":3}}`, "-"},
		{"an unknown field", `{"year":2023,"colour":1}`, "colour"},
		{"a count that is text", `{"tasks":{"total":"many"}}`, ""},
		{"a count below zero", `{"tasks":{"total":-1}}`, ""},
		{"months with an exponent", `{"time":{"worked_months":1e99}}`, ""},
		{"a wrong type", `{"year":"x"}`, "year"},
		{"two values", `{} {}`, ""},
		{"no JSON", `{`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, err := DecodeFacts([]byte(tt.text))
			if tt.field == "-" {
				if err != nil || f.Time.WorkedMonths.Hundredths != 550 {
					t.Errorf("DecodeFacts(%s) = %+v, %v", tt.text, f, err)
				}
				return
			}
			fields, ok := fault.FieldsOf(err)
			if _, named := fields[tt.field]; !ok || !named {
				t.Errorf("DecodeFacts(%s) = %v, want field %q", tt.text, err, tt.field)
			}
		})
	}
}

func TestMonths_dropDigitsWithoutCrossingAThreshold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"5.999999": 599, "6": 600, "6.0": 600, "2.5": 250, "0.05": 5} {
		var m Months
		if err := json.Unmarshal([]byte(text), &m); err != nil || m.Hundredths != want {
			t.Errorf("Months(%s) = %d, %v; want %d", text, m.Hundredths, err, want)
		}
	}
}

// Doing more, or being judged better, never lowers the outcome.
func TestRate_moreNeverLowers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		better := f
		raise(t, &better)
		a, err := Rate(edition(t, f, ""), f)
		if err != nil {
			t.Fatalf("Rate(%+v) = %v", f, err)
		}
		b, err := Rate(edition(t, better, ""), better)
		if err != nil {
			t.Fatalf("Rate(%+v) = %v", better, err)
		}
		aLow, aHigh := span(a)
		bLow, bHigh := span(b)
		if bLow < aLow || bHigh < aHigh {
			t.Fatalf("more lowered %s %v to %s %v\n%s", a.Level, a.Between, b.Level, b.Between, cmp.Diff(f, better))
		}
	})
}

func span(o Outcome) (low, high int) {
	if o.Level == Undetermined {
		return o.Between[1].Order(), o.Between[0].Order()
	}
	return o.Level.Order(), o.Level.Order()
}

func drawFacts(t *rapid.T) Facts {
	f := perfect()
	f.Class = rapid.SampledFrom([]rulebook.Class{rulebook.Cadre, rulebook.CivilServant, rulebook.PublicEmployee, rulebook.ContractWorker}).Draw(t, "class")
	if f.Class == rulebook.Cadre || rapid.Bool().Draw(t, "leader") {
		leading(&f)
		f.Subunits = Subunits{NotCompleted: Of(0)}
		f.Subunits.Total, f.Subunits.CompletedOrBetter, f.Subunits.GoodOrBetter = chain(t, "subunits", 0)
		f.Unit.Targets, f.Unit.Done, f.Unit.Assured = chain(t, "unit", 1)
		f.Unit.Exceeded = Of(rapid.IntRange(0, f.Unit.Done.N).Draw(t, "unit.exceeded"))
		f.Unit.Level = rapid.SampledFrom([]Level{"", Excellent, Good, Completed, NotCompleted}).Draw(t, "unit.level")
	}
	f.Tasks.Total, f.Tasks.Done, f.Tasks.Assured = chain(t, "tasks", 1)
	f.Tasks.HighEffect = Of(rapid.IntRange(0, f.Tasks.Done.N).Draw(t, "high"))
	f.Tasks.Exceeded = Of(rapid.IntRange(0, f.Tasks.Done.N).Draw(t, "exceeded"))
	mark := rapid.SampledFrom([]string{"good", "good", "good", "met", "not_met"})
	f.General.Ideology, f.General.Ethics = mark.Draw(t, "ideology"), mark.Draw(t, "ethics")
	return f
}

func chain(t *rapid.T, name string, least int) (whole, part, inner Count) {
	n := rapid.IntRange(least, 12).Draw(t, name)
	done := rapid.IntRange(0, n).Draw(t, name+".done")
	return Of(n), Of(done), Of(rapid.IntRange(0, done).Draw(t, name+".assured"))
}

func raise(t *rapid.T, f *Facts) {
	up := func(c *Count, most Count) {
		if c.Given && c.N < most.N {
			c.N = rapid.IntRange(c.N, most.N).Draw(t, "raised")
		}
	}
	up(&f.Tasks.Done, f.Tasks.Total)
	up(&f.Tasks.Assured, f.Tasks.Done)
	up(&f.Tasks.HighEffect, f.Tasks.Done)
	up(&f.Tasks.Exceeded, f.Tasks.Done)
	up(&f.Unit.Done, f.Unit.Targets)
	up(&f.Unit.Assured, f.Unit.Done)
	up(&f.Unit.Exceeded, f.Unit.Done)
	up(&f.Subunits.CompletedOrBetter, f.Subunits.Total)
	up(&f.Subunits.GoodOrBetter, f.Subunits.CompletedOrBetter)
	if rapid.Bool().Draw(t, "better ethics") {
		f.General.Ethics = map[string]string{"not_met": "met", "met": "good", "good": "good"}[f.General.Ethics]
	}
}
