package app_test

import (
	"errors"
	"slices"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// eleven makes the division one of eleven people of all three classes, met,
// with so many proposed excellent.
func eleven(t *testing.T, excellent int) (*world.World, app.DossierIn) {
	t.Helper()
	w := world.New(t)
	classes := slices.Concat(slices.Repeat([]org.Class{org.CivilServant}, 3), slices.Repeat([]org.Class{org.PublicEmployee}, 2), slices.Repeat([]org.Class{org.ContractWorker}, 2))
	w.Crowd("division", classes...)
	year := w.Issued()
	levels := map[string]rulebook.Level{}
	for _, key := range []string{"staff", "staff2", "extra1"}[:excellent] {
		levels[key] = rulebook.Excellent
	}
	w.Met(year, "division", levels)
	return w, app.DossierIn{Cycle: year, Unit: w.Units["division"]}
}

// refused checks that err is a refusal with a clause, and that its list names
// key.
func refused(t *testing.T, what string, err error, key string) {
	t.Helper()
	f, ok := errors.AsType[*fault.Fault](err)
	if !ok || f.Kind != fault.Refused || f.Clause == "" {
		t.Fatalf("%s = %v, want Refused with its clause", what, err)
	}
	if key == "" || f.Says.Key == key {
		return
	}
	if !slices.ContainsFunc(f.List, func(m fault.Message) bool { return m.Key == key }) {
		t.Errorf("%s = %v, want %s among what is missing", what, err, key)
	}
}

// T1, R192, R222–R226: of eleven people, workers counted, three excellent are
// refused with the arithmetic and two are accepted.
func TestT1_submitDossier(t *testing.T) {
	t.Parallel()
	w, in := eleven(t, 3)
	refused(t, "SubmitDossier with 3 of 11", w.App.SubmitDossier(t.Context(), w.By("head"), in), "rating.quota.tally.headcount")
	w, in = eleven(t, 2)
	page, err := w.App.DossierPage(t.Context(), w.Actor("head"), in.Cycle, in.Unit)
	if err != nil || !page.Complete() || len(page.Tallies) != 1 || page.Tallies[0].Used != 2 || page.Tallies[0].Limit != 2 {
		t.Fatalf("DossierPage = %+v, %v; want the ceiling live, 2 of 2", page.Tallies, err)
	}
	if err := w.App.SubmitDossier(t.Context(), w.By("head"), in); err != nil {
		t.Fatalf("SubmitDossier with 2 of 11 = %v", err)
	}
	if err := w.App.SubmitDossier(t.Context(), w.By("head"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("SubmitDossier again = %v, want Conflict", err)
	}
}

// T13, R225: one self-review short keeps the dossier back, unless its person is
// excused with a reason.
func TestT13_submitDossier(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	late := w.Crowd("division", org.CivilServant)[0]
	year := w.Issued()
	w.Met(year, "division", nil)
	w.Write(func(tx *storage.Tx) error {
		r, err := tx.Review(t.Context(), year, w.Who[late])
		if err != nil {
			return err
		}
		r.State, r.ReturnedNote, r.ReturnedBy = "returned", "Bổ sung", w.Who["head"]
		return tx.SaveReview(t.Context(), r)
	})
	in := app.DossierIn{Cycle: year, Unit: w.Units["division"]}
	refused(t, "SubmitDossier without a self-review", w.App.SubmitDossier(t.Context(), w.By("head"), in), "dossier.missing.review")
	w.Write(func(tx *storage.Tx) error {
		p, err := tx.Participant(t.Context(), year, w.Who[late])
		if err != nil {
			return err
		}
		p.Exempt = "Đi học tập trung ở nước ngoài"
		return tx.SaveParticipant(t.Context(), p)
	})
	if err := w.App.SubmitDossier(t.Context(), w.By("head"), in); err != nil {
		t.Errorf("SubmitDossier with the person excused = %v, want nil", err)
	}
}

// R218: without adopted minutes the dossier waits, and says so.
func TestSubmitDossier_waitsForTheMinutes(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	in := app.DossierIn{Cycle: w.Issued(), Unit: w.Units["division"]}
	refused(t, "SubmitDossier before the meeting", w.App.SubmitDossier(t.Context(), w.By("head"), in), "gate.missing.minutes")
}

// R032: the head hands in, the office takes in; nobody else does either.
func TestDossier_whoMayWhat(t *testing.T) {
	t.Parallel()
	w, in := eleven(t, 2)
	allowed := map[string]string{"submit": "head", "receive": "office office2", "accept": "office office2", "return": "office office2"}
	act := func(what string, by app.By, in app.DossierIn) error {
		switch what {
		case "submit":
			return w.App.SubmitDossier(t.Context(), by, in)
		case "receive":
			return w.App.ReceiveDossier(t.Context(), by, in)
		case "accept":
			return w.App.AcceptDossier(t.Context(), by, in)
		}
		in.Note = "Thiếu chữ ký"
		return w.App.ReturnDossier(t.Context(), by, in)
	}
	for what, who := range allowed {
		for _, key := range w.Everyone() {
			if slices.Contains([]string{"submit head", "receive office", "receive office2", "accept office", "accept office2", "return office", "return office2"}, what+" "+key) {
				continue
			}
			if err := act(what, w.By(key), in); !errors.Is(err, fault.Forbidden) {
				t.Errorf("%s by %s = %v, want Forbidden (only %s)", what, key, err, who)
			}
		}
	}
}

// R222: the office receives, returns with a reason, and accepts what comes
// back; a stale version is told.
func TestDossier_throughTheOffice(t *testing.T) {
	t.Parallel()
	w, in := eleven(t, 1)
	steps := []struct {
		name string
		act  func(app.DossierIn) error
		want fault.Kind
	}{
		{"accept before it is handed in", func(in app.DossierIn) error { return w.App.AcceptDossier(t.Context(), w.By("office2"), in) }, fault.Conflict},
		{"hand in", func(in app.DossierIn) error { return w.App.SubmitDossier(t.Context(), w.By("head"), in) }, ""},
		{"receive", func(in app.DossierIn) error { return w.App.ReceiveDossier(t.Context(), w.By("office2"), in) }, ""},
		{"return without a reason", func(in app.DossierIn) error { return w.App.ReturnDossier(t.Context(), w.By("office"), in) }, fault.Invalid},
		{"return", func(in app.DossierIn) error {
			in.Note = "Biên bản thiếu chữ ký"
			return w.App.ReturnDossier(t.Context(), w.By("office"), in)
		}, ""},
		{"hand in again", func(in app.DossierIn) error { return w.App.SubmitDossier(t.Context(), w.By("head"), in) }, ""},
		{"an old version", func(in app.DossierIn) error {
			in.Version = 1
			return w.App.AcceptDossier(t.Context(), w.By("office2"), in)
		}, fault.Conflict},
		{"accept", func(in app.DossierIn) error { return w.App.AcceptDossier(t.Context(), w.By("office2"), in) }, ""},
	}
	for _, step := range steps {
		err := step.act(in)
		if step.want == "" && err != nil || step.want != "" && !errors.Is(err, step.want) {
			t.Fatalf("%s = %v, want %q", step.name, err, step.want)
		}
		if err == nil {
			in.Version++
		}
	}
	page, err := w.App.DossiersPage(t.Context(), w.Actor("office2"), in.Cycle)
	if err != nil || page.Queries > 8 || page.Left != 2 || len(page.Units) != 3 {
		t.Errorf("DossiersPage = %d left of %d in %d statements, %v", page.Left, len(page.Units), page.Queries, err)
	}
	if _, err := w.App.DossiersPage(t.Context(), w.Actor("head"), in.Cycle); !errors.Is(err, fault.Forbidden) {
		t.Errorf("DossiersPage by a head = %v, want Forbidden", err)
	}
}

// R032: the office does not examine the dossier it handed in itself.
func TestAcceptDossier_notOnesOwn(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Issued()
	w.Met(year, "office", nil)
	in := app.DossierIn{Cycle: year, Unit: w.Units["office"]}
	if err := w.App.SubmitDossier(t.Context(), w.By("office"), in); err != nil {
		t.Fatal(err)
	}
	in.Version = 1
	if err := w.App.AcceptDossier(t.Context(), w.By("office"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("AcceptDossier by who handed it in = %v, want Forbidden", err)
	}
	page, err := w.App.DossierPage(t.Context(), w.Actor("office"), year, in.Unit)
	if err != nil || page.May[authz.AcceptDossier] {
		t.Errorf("the page offers to accept the own dossier: %v, %v", page.May, err)
	}
}

// R193: the excellent are put in order by somebody who is not among them.
func TestRankProposals(t *testing.T) {
	t.Parallel()
	w, in := eleven(t, 2)
	ranks := map[org.PersonID]int{w.Who["staff"]: 2, w.Who["staff2"]: 1}
	rank := func(key string, ranks map[org.PersonID]int) error {
		return w.App.RankProposals(t.Context(), w.By(key), app.RankProposalsIn{Cycle: in.Cycle, Unit: in.Unit, Ranks: ranks})
	}
	if err := rank("head", ranks); err != nil {
		t.Fatalf("RankProposals = %v", err)
	}
	page, err := w.App.DossierPage(t.Context(), w.Actor("head"), in.Cycle, in.Unit)
	if err != nil || page.Queries > 8 || !page.May[authz.RankProposals] {
		t.Fatalf("DossierPage: %d statements, may %v, %v", page.Queries, page.May, err)
	}
	for _, p := range page.Contents.Excellent() {
		if p.Rank != ranks[p.Person] {
			t.Errorf("%s has rank %d, want %d", p.Name, p.Rank, ranks[p.Person])
		}
	}
	if err := rank("head", map[org.PersonID]int{w.Who["staff"]: 1, w.Who["staff2"]: 1}); !errors.Is(err, fault.Invalid) {
		t.Errorf("RankProposals with one rank twice = %v, want Invalid", err)
	}
	if err := rank("staff", ranks); !errors.Is(err, fault.Forbidden) {
		t.Errorf("RankProposals by a member = %v, want Forbidden", err)
	}
	if err := w.App.SubmitDossier(t.Context(), w.By("head"), in); err != nil {
		t.Fatal(err)
	}
	if err := rank("head", ranks); !errors.Is(err, fault.Conflict) {
		t.Errorf("RankProposals after handing in = %v, want Conflict", err)
	}
}

func TestDossierPage_whoMayRead(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Issued()
	readers := []string{"director", "vice", "vice2", "office", "office2", "head", "deputy"}
	for _, key := range w.Everyone() {
		_, err := w.App.DossierPage(t.Context(), w.Actor(key), year, w.Units["division"])
		if may := slices.Contains(readers, key); may && err != nil || !may && !errors.Is(err, fault.Forbidden) {
			t.Errorf("DossierPage by %s = %v, may read: %v", key, err, may)
		}
	}
	if _, err := w.App.DossierPage(t.Context(), w.Actor("director"), year, w.Home); !errors.Is(err, fault.NotFound) {
		t.Errorf("DossierPage of the agency = %v, want NotFound", err)
	}
	if _, err := w.App.DossierPage(t.Context(), authz.Actor{}, year, w.Units["division"]); !errors.Is(err, fault.Unauthenticated) {
		t.Errorf("DossierPage by nobody = %v, want Unauthenticated", err)
	}
}

// R257, R258: two packages, complete before they go, each once.
func TestSendOutgoing(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Issued()
	in := app.SendOutgoingIn{Cycle: year, Recipient: decision.Committee}
	refused(t, "SendOutgoing before the conferences", w.App.SendOutgoing(t.Context(), w.By("office"), in), "gate.missing.consultation")

	w = world.New(t)
	year = w.Consulted(nil)
	in.Cycle = year
	for _, key := range w.Everyone() {
		if key == "office" {
			continue
		}
		if err := w.App.SendOutgoing(t.Context(), w.By(key), in); !errors.Is(err, fault.Forbidden) {
			t.Errorf("SendOutgoing by %s = %v, want Forbidden", key, err)
		}
	}
	party := app.SendOutgoingIn{Cycle: year, Recipient: decision.PartyCommission}
	refused(t, "SendOutgoing to the Party first", w.App.SendOutgoing(t.Context(), w.By("office"), party), "outgoing.missing.committee")
	if err := w.App.SendOutgoing(t.Context(), w.By("office"), in); err != nil {
		t.Fatalf("SendOutgoing = %v", err)
	}
	if err := w.App.SendOutgoing(t.Context(), w.By("office"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("SendOutgoing again = %v, want Conflict", err)
	}
	page, err := w.App.DepartmentPage(t.Context(), w.Actor("staff"), year)
	if err != nil || page.Queries > 8 || len(page.Outgoing) != 2 || page.Outgoing[0].Report.State != decision.OutgoingSent || len(page.Outgoing[1].Missing) != 0 {
		t.Errorf("DepartmentPage = %+v in %d statements, %v", page.Outgoing, page.Queries, err)
	}
	if len(page.Units) != 3 || len(page.Meetings) != 3 || len(page.Dues) == 0 {
		t.Errorf("DepartmentPage: %d units, %d conferences, %d dates", len(page.Units), len(page.Meetings), len(page.Dues))
	}
}
