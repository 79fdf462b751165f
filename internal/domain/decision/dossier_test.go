package decision_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

var now = time.Date(2023, 11, 21, 1, 0, 0, 0, time.UTC)

// edition is the plan's own book for a class of persons.
func edition(t *testing.T, class rulebook.Class) *rulebook.Edition {
	t.Helper()
	books, err := rulebook.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := books.Select(rulebook.Query{Class: class, Year: 2023, Layer: "quang-ngai-snv-2023"})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func cite(name string) string { return "cite:" + name }

// elevenPeople is a division of 7 civil servants, 2 public employees and 2
// workers, everything handed in, the first so many proposed excellent.
func elevenPeople(excellent int) decision.Contents {
	c := decision.Contents{Unit: "Phòng Cải cách hành chính", MinutesAdopted: true, ReportConcluded: true, Collective: rulebook.Good}
	classes := slices.Concat(slices.Repeat([]org.Class{org.CivilServant}, 7), slices.Repeat([]org.Class{org.PublicEmployee}, 2),
		slices.Repeat([]org.Class{org.ContractWorker}, 2))
	for i, class := range classes {
		p := decision.Filed{Person: org.PersonID(fmt.Sprint("p", i)), Name: fmt.Sprint("Người ", i), Class: class, Handed: true, Proposed: rulebook.Good}
		if i < excellent {
			p.Proposed, p.Rank = rulebook.Excellent, i+1
		}
		c.People = append(c.People, p)
	}
	return c
}

func submit(t *testing.T, c decision.Contents) (decision.UnitDossier, error) {
	t.Helper()
	quotas := edition(t, rulebook.CivilServant).Quotas(rulebook.AtProposal)
	open := decision.UnitDossier{ID: "d", State: decision.DossierOpen}
	return open.Submit(now, "head", c, c.Items(cite), c.Quota(quotas))
}

// T1, R192, R226: of eleven people, workers included, two may be proposed
// excellent and three may not; the refusal carries its arithmetic.
func TestT1_quotaOfADivision(t *testing.T) {
	t.Parallel()
	_, err := submit(t, elevenPeople(3))
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || f.Clause == "" || len(f.List) != 1 {
		t.Fatalf("Submit with 3 of 11 excellent = %v, want Refused with its clause and arithmetic", err)
	}
	if got, want := f.List[0].Args, []any{"Phòng Cải cách hành chính", 3, "20%", 11, 2}; !slices.Equal(got, want) {
		t.Errorf("arithmetic = %v, want scope, used, share, base, limit %v", got, want)
	}
	got, err := submit(t, elevenPeople(2))
	if err != nil || got.State != decision.DossierSubmitted || !got.SubmittedAt.Equal(now) || got.SubmittedBy != "head" {
		t.Errorf("Submit with 2 of 11 excellent = %+v, %v; want submitted", got, err)
	}
}

// C17: fractions are dropped, so a small division proposes none.
func TestContents_Quota_smallDivision(t *testing.T) {
	t.Parallel()
	quotas := edition(t, rulebook.CivilServant).Quotas(rulebook.AtProposal)
	for people, limit := range map[int]int{1: 0, 4: 0, 5: 1, 9: 1, 10: 2} {
		c := elevenPeople(0)
		c.People = c.People[:min(people, len(c.People))]
		if got := c.Quota(quotas); len(got) != 1 || got[0].Limit != limit || got[0].Of != people {
			t.Errorf("%d people: %+v, want a limit of %d", people, got, limit)
		}
	}
}

// T13, R222–R225: one self-review short keeps the dossier back unless its
// person is excused with a reason.
func TestT13_dossierWithoutASelfReview(t *testing.T) {
	t.Parallel()
	c := elevenPeople(2)
	c.People[4].Handed = false
	_, err := submit(t, c)
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || f.Clause != "cite:dossier.four_items" || len(f.List) != 1 || f.List[0].Key != "dossier.missing.review" ||
		f.List[0].Args[0] != "Người 4" {
		t.Fatalf("Submit without a self-review = %v, want Refused naming the person", err)
	}
	c.People[4].Exempt = "Nghỉ thai sản, đang ở ngoài nước"
	if _, err := submit(t, c); err != nil {
		t.Errorf("Submit with the person excused = %v, want nil", err)
	}
}

func TestUnitDossier_Submit_namesEachMissingItem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		spoil func(*decision.Contents)
		want  string
	}{
		{"the minutes are not adopted", func(c *decision.Contents) { c.MinutesAdopted = false }, "dossier.missing.minutes"},
		{"the report is not concluded", func(c *decision.Contents) { c.ReportConcluded = false }, "dossier.missing.report"},
		{"no level for the collective", func(c *decision.Contents) { c.Collective = "" }, "dossier.missing.collectiveLevel"},
		{"no level for a person", func(c *decision.Contents) { c.People[5].Proposed = "" }, "dossier.missing.level"},
		{"two of the same rank", func(c *decision.Contents) { c.People[1].Rank = 1 }, "dossier.missing.ranks"},
		{"not ranked", func(c *decision.Contents) { c.People[0].Rank, c.People[1].Rank = 0, 0 }, "dossier.missing.ranks"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := elevenPeople(2)
			tt.spoil(&c)
			_, err := submit(t, c)
			f, ok := errors.AsType[*fault.Fault](err)
			if !ok || f.Kind != fault.Refused || len(f.List) != 1 || f.List[0].Key != tt.want {
				t.Errorf("Submit = %v, want Refused for %s", err, tt.want)
			}
		})
	}
}

func TestUnitDossier_life(t *testing.T) {
	t.Parallel()
	submitted, err := submit(t, elevenPeople(1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := submitted.Submit(now, "head", elevenPeople(1), nil, nil); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Submit = %v, want Conflict", err)
	}
	if _, err := submitted.Accept(now, "head"); !errors.Is(err, fault.Forbidden) {
		t.Errorf("Accept by who submitted = %v, want Forbidden", err)
	}
	received, err := submitted.Receive(now, "clerk")
	if err != nil || !received.ReceivedAt.Equal(now) {
		t.Fatalf("Receive = %+v, %v", received, err)
	}
	if _, err := received.Receive(now, "clerk"); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Receive = %v, want Conflict", err)
	}
	if _, err := received.Return("clerk", " "); !errors.Is(err, fault.Invalid) {
		t.Errorf("Return without a reason = %v, want Invalid", err)
	}
	returned, err := received.Return("clerk", "Biên bản thiếu chữ ký")
	if err != nil || returned.State != decision.DossierReturned || !returned.ReceivedAt.IsZero() {
		t.Fatalf("Return = %+v, %v", returned, err)
	}
	if _, err := returned.Accept(now, "clerk"); !errors.Is(err, fault.Conflict) {
		t.Errorf("Accept of a returned dossier = %v, want Conflict", err)
	}
	again, err := returned.Submit(now, "head", elevenPeople(1), nil, nil)
	if err != nil || again.ReturnedNote != "" {
		t.Fatalf("Submit again = %+v, %v", again, err)
	}
	accepted, err := again.Accept(now, "clerk")
	if err != nil || accepted.State != decision.DossierAccepted || accepted.ReceivedAt.IsZero() {
		t.Errorf("Accept = %+v, %v", accepted, err)
	}
}

// R193, R032: the excellent are put in one order, by nobody of their number.
func TestContents_Ranked(t *testing.T) {
	t.Parallel()
	c := elevenPeople(2)
	got, err := c.Ranked("deputy", map[org.PersonID]int{"p0": 2, "p1": 1})
	if err != nil || len(got) != 2 || got[0].Rank != 2 || got[1].Rank != 1 {
		t.Errorf("Ranked = %+v, %v", got, err)
	}
	if _, err := c.Ranked("p1", map[org.PersonID]int{"p0": 2, "p1": 1}); !errors.Is(err, fault.Forbidden) {
		t.Errorf("Ranked by one of them = %v, want Forbidden", err)
	}
	for _, ranks := range []map[org.PersonID]int{{"p0": 1, "p1": 1}, {"p0": 1}, {"p0": 1, "p1": 3}, {"p0": 1, "p1": 2, "p5": 3}} {
		if _, err := c.Ranked("deputy", ranks); !errors.Is(err, fault.Invalid) {
			t.Errorf("Ranked(%v) = %v, want Invalid", ranks, err)
		}
	}
}
