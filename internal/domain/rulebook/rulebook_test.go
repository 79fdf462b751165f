package rulebook

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

var shippedBooks = sync.OnceValues(Load)

func library(t *testing.T) Library {
	t.Helper()
	l, err := shippedBooks()
	if err != nil {
		t.Fatalf("Load() = %v", err)
	}
	return l
}

const quangNgai = "quang-ngai-snv-2023"

// R01–R05, D11, C18: which text rules a class, a year and a day.
func TestSelect(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		query Query
		want  string
	}{
		{"before the amendment", Query{Class: CivilServant, Year: 2023, DecidedOn: civil.On(2023, 9, 14)}, "nd90-2020"},
		{"from its first day", Query{Class: CivilServant, Year: 2023, DecidedOn: civil.On(2023, 9, 15)}, "nd90-2020+nd48-2023"},
		{"the usual day of 2023", Query{Class: Cadre, Year: 2023}, "nd90-2020+nd48-2023"},
		{"D11 a rating finished in 2022 is not reopened", Query{Class: CivilServant, Year: 2022, DecidedOn: civil.On(2022, 12, 10)}, "nd90-2020"},
		{"R05 a petition of 2026 about 2024", Query{Class: CivilServant, Year: 2024, DecidedOn: civil.On(2026, 8, 1)}, "nd90-2020+nd48-2023"},
		{"R01 a civil servant in 2026", Query{Class: CivilServant, Year: 2026}, ""},
		{"R03 a public employee in 2026 without own regulation", Query{Class: PublicEmployee, Year: 2026, NoRegulation: true}, "nd90-2020+nd48-2023"},
		{"a public employee in 2026 with one", Query{Class: PublicEmployee, Year: 2026}, ""},
		{"before the decree", Query{Class: Cadre, Year: 2020, DecidedOn: civil.On(2020, 8, 19)}, ""},
		{"a collective in 2023", Query{Class: Collective, Year: 2023}, "qd124-2023"},
		{"the agency's layer", Query{Class: PublicEmployee, Year: 2023, Layer: quangNgai}, "nd90-2020+nd48-2023/quang-ngai-snv-2023"},
		{"a division under the layer", Query{Class: Collective, Year: 2023, Layer: quangNgai}, "qd124-2023/quang-ngai-snv-2023"},
		{"the layer speaks of 2023 only", Query{Class: PublicEmployee, Year: 2024, Layer: quangNgai}, ""},
		{"a layer nobody wrote", Query{Class: PublicEmployee, Year: 2023, Layer: "hue"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e, err := library(t).Select(tt.query)
			if tt.want == "" {
				if !errors.Is(err, fault.NotFound) {
					t.Errorf("Select(%+v) = %v, %v; want not found", tt.query, e, err)
				}
				return
			}
			if err != nil || e.ID != tt.want {
				t.Fatalf("Select(%+v) = %v, %v; want %s", tt.query, e, err, tt.want)
			}
			if again, err := library(t).Edition(e.ID); err != nil || again != e {
				t.Errorf("Edition(%q) = %v, %v; want the same edition", e.ID, again, err)
			}
		})
	}
}

func snv(t *testing.T) *Edition {
	t.Helper()
	e, err := library(t).Edition("nd90-2020+nd48-2023/quang-ngai-snv-2023")
	if err != nil {
		t.Fatalf("Edition = %v", err)
	}
	return e
}

// R198–R203, T12, C19: which form each person writes in 2023.
func TestForm(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		query FormQuery
		want  string
	}{
		{"Party member without a post", FormQuery{Class: CivilServant, PartyMember: true}, "hd25-2023-02a"},
		{"Party member leading", FormQuery{Class: CivilServant, PartyMember: true, Leader: true}, "hd25-2023-02b"},
		{"Party member of a service unit", FormQuery{Class: PublicEmployee, PartyMember: true, ServiceUnit: true}, "hd25-2023-02a"},
		{"civil servant outside the Party", FormQuery{Class: CivilServant}, "qd1125-2021-01"},
		{"worker of the administrative bloc", FormQuery{Class: ContractWorker}, "qd1125-2021-01"},
		{"public employee of a service unit", FormQuery{Class: PublicEmployee, ServiceUnit: true}, "qd1125-2021-02"},
		{"worker of a service unit", FormQuery{Class: ContractWorker, ServiceUnit: true}, "qd1125-2021-02"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f, found := snv(t).Form(tt.query)
			if !found || f.ID != tt.want {
				t.Errorf("Form(%+v) = %q, %t; want %q", tt.query, f.ID, found, tt.want)
			}
			var levels, leaders int
			for _, s := range f.SectionsFor(tt.query) {
				if s.Kind == KindLevel && s.By == BySelf {
					levels++
				}
				if s.Leaders && !tt.query.Leader {
					leaders++
				}
			}
			if levels == 0 || leaders > 0 {
				t.Errorf("form %s asks %d own levels and shows %d sections of leaders", f.ID, levels, leaders)
			}
			if f.Mark != Verified && f.Note.Vi == "" {
				t.Errorf("form %s was not checked (%s) and does not say so", f.ID, f.Mark)
			}
		})
	}
}

func TestForm_ofTheDecreeWithoutALayer(t *testing.T) {
	t.Parallel()
	e, err := library(t).Select(Query{Class: CivilServant, Year: 2024})
	if err != nil {
		t.Fatalf("Select = %v", err)
	}
	for class, want := range map[Class]string{Cadre: "nd90-2020-mau-01", CivilServant: "nd90-2020-mau-02", PublicEmployee: "nd90-2020-mau-03", ContractWorker: "nd90-2020-mau-03"} {
		if f, found := e.Form(FormQuery{Class: class, PartyMember: true}); !found || f.ID != want {
			t.Errorf("Form(%s) = %q, want %q", class, f.ID, want)
		}
	}
}

// R203, R210, R211: the collective report with its linked documents.
func TestCollectiveForm(t *testing.T) {
	t.Parallel()
	f, found := snv(t).CollectiveForm()
	if !found || f.ID != "hd25-2023-01" {
		t.Fatalf("CollectiveForm() = %q, %t", f.ID, found)
	}
	for _, id := range []string{"directive_05", "conclusion_01", "remedy", "level"} {
		if !slices.ContainsFunc(f.Sections, func(s Section) bool { return s.ID == id && s.Required }) {
			t.Errorf("form %s has no required section %s", f.ID, id)
		}
	}
	if len(f.Linked) != 2 || f.Linked[0].Number != "05-CT/TW" || f.Linked[1].Number != "01-KL/TW" {
		t.Errorf("linked documents are %+v", f.Linked)
	}
}

// C1: both limits of 20 %, each with its scope and base.
func TestQuotas(t *testing.T) {
	t.Parallel()
	a := snv(t).Quotas(AtProposal)
	if len(a) != 1 || a[0].Scope != ScopeDivision || a[0].Base != BaseHeadcount || a[0].Share.Percent() != "20%" {
		t.Errorf("quota A is %+v", a)
	}
	b := snv(t).Quotas(AtDecision)
	if len(b) != 2 || b[0].Scope != ScopeAgency || b[1].Scope != ScopeGroup || b[1].Base != BaseGood || !strings.Contains(b[1].Clause.Cite, "Kế hoạch") {
		t.Errorf("quota B is %+v", b)
	}
	old, err := library(t).Edition("nd90-2020")
	if err != nil || len(old.Quotas(AtDecision)) != 0 {
		t.Errorf("before 15/09/2023 the decree has %d quotas, want none (%v)", len(old.Quotas(AtDecision)), err)
	}
}

// R186–R197: the gates cite these names; a renamed clause would leave a refusal
// without its article.
func TestClauses_theGatesCite(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"order.collective_first", "order.head_first", "order.deputy_chairs", "order.lower_first", "order.collective_basis",
		"minutes.adopted", "dossier.four_items", "dossier.deadline", "quota.proposal", "quota.decision", "cap.leader", "discipline.forces",
		"notice.written", "petition.right", "self_review.statement", "self_review.completed", "decide.reason", "authority.decides",
		"publication.inside", "party.opinion", "time.not_rated", "transfer.old_unit", "absent.self_review", "report.comments", "report.vote",
		"report.shortcomings", "report.linked", "meeting.participants", "chair.concludes", "department.ballot", "leadership.review", "consultation",
		"collective.criteria", "plan.documents", "deadline.year", "records.kept",
	} {
		c, found := snv(t).Clause(name)
		if !found || c.Cite == "" || c.Text.Vi == "" || c.Text.En == "" || snv(t).Cite(name) != c.Cite {
			t.Errorf("Clause(%q) = %+v, %t", name, c, found)
		}
	}
	if c, found := snv(t).Clause("order.alphabetical"); found || snv(t).Cite("order.alphabetical") != "" {
		t.Errorf("Clause of a name nobody wrote = %+v", c)
	}
}

func TestLevels_areOrdered(t *testing.T) {
	t.Parallel()
	for i, l := range Levels() {
		if got, err := ParseLevel(string(l)); err != nil || got != l || !l.Rated() {
			t.Errorf("ParseLevel(%q) = %q, %v", l, got, err)
		}
		if i > 0 && !Levels()[i-1].Above(l) {
			t.Errorf("%s is not above %s", Levels()[i-1], l)
		}
	}
	if _, err := ParseLevel("great"); !errors.Is(err, fault.Invalid) {
		t.Errorf("ParseLevel(great) = %v, want invalid", err)
	}
	if NotRated.Rated() || Good.Above(Undetermined) == Undetermined.Above(Good) {
		t.Errorf("not_rated and undetermined must stand outside the order")
	}
}
