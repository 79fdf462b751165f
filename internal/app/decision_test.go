package app_test

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

func setLevel(w *world.World, t *testing.T, by string, l decision.Line, level rulebook.Level, reason string) error {
	t.Helper()
	return w.App.SetLevel(t.Context(), w.By(by), app.SetLevelIn{Rating: l.Rating.ID, Version: l.Rating.Version, Level: level, Reason: reason})
}

// R247, R060: collectives after the consultation, people after collectives;
// each refusal names the step and its text.
func TestDraftDecision_inOrder(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Issued()
	draft := func(by string, kind decision.Kind) error {
		_, err := w.App.DraftDecision(t.Context(), w.By(by), app.DraftDecisionIn{Cycle: year, Kind: kind})
		return err
	}
	refused(t, "units before the consultation", draft("office", decision.Units), "gate.missing.consultation")
	refused(t, "people before the units", draft("office", decision.People), "gate.missing.unitLevels")

	w = world.New(t)
	year = w.Consulted(nil)
	refused(t, "people before the units", draft("office", decision.People), "gate.missing.unitLevels")
	for _, key := range w.Everyone() {
		if slices.Contains([]string{"office", "office2", "director"}, key) {
			continue
		}
		if err := draft(key, decision.Units); !errors.Is(err, fault.Forbidden) {
			t.Errorf("DraftDecision by %s = %v, want Forbidden", key, err)
		}
	}
	if err := draft("office", decision.Units); err != nil {
		t.Fatalf("DraftDecision = %v", err)
	}
	if err := draft("office", decision.Units); !errors.Is(err, fault.Conflict) {
		t.Errorf("DraftDecision again = %v, want Conflict", err)
	}
	if got := len(w.Lines(year, decision.Units)); got != 3 {
		t.Errorf("%d collectives on the list, want the three that review themselves", got)
	}
	if err := draft("office", decision.Superior); !errors.Is(err, fault.NotFound) {
		t.Errorf("a draft on those decided above = %v, want NotFound", err)
	}
}

// R247, R249, R036: the Director's list holds everyone outside the leadership,
// workers in a group of their own, with proposal and computed level beside.
func TestDecisionPage(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, nil)
	w.Drawn(year, decision.People)
	page, err := w.App.DecisionPage(t.Context(), w.Actor("director"), year, decision.People)
	if err != nil {
		t.Fatalf("DecisionPage = %v", err)
	}
	if page.Queries > 8 {
		t.Errorf("DecisionPage took %d statements, want at most 8", page.Queries)
	}
	if c := page.Coverage; c.Total != 11 || len(c.Open) != 11 || len(page.Missing) != 11 {
		t.Errorf("coverage %+v with %d missing, want 11 people, all open", c, len(page.Missing))
	}
	last := page.Groups[len(page.Groups)-1]
	if !last.Workers || len(last.Lines) != 1 || last.Lines[0].Name != "Nguyễn Quốc Quang" {
		t.Errorf("the last group is %+v, want the workers'", last)
	}
	for _, g := range page.Groups {
		for _, l := range g.Lines {
			if l.ByDivision != rulebook.Good || l.Rating.Outcome.Level == "" || l.Rating.Remarks == "" || !l.May {
				t.Errorf("line of %s: proposed %s, computed %s, remarks %q, may %v", l.Name, l.ByDivision, l.Rating.Outcome.Level, l.Rating.Remarks, l.May)
			}
		}
	}
	if len(page.Tallies) == 0 || page.Tallies[0].Message().Key == "" {
		t.Error("the ceilings are not shown")
	}
	for _, key := range w.Everyone() {
		_, err := w.App.DecisionPage(t.Context(), w.Actor(key), year, decision.Units)
		may := slices.Contains([]string{"director", "vice", "vice2", "office", "office2"}, key)
		if may && err != nil || !may && !errors.Is(err, fault.Forbidden) {
			t.Errorf("DecisionPage by %s = %v, may read: %v", key, err, may)
		}
	}
}

// T3, R049, R050: with the division decided good, its head cannot be
// excellent; the refusal cites the law.
func TestT3_headUnderTheUnit(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, nil)
	w.Drawn(year, decision.People)
	head := w.Line(year, decision.People, "head")
	refused(t, "SetLevel(head, excellent)", setLevel(w, t, "director", head, rulebook.Excellent, "Rất nổi bật"), "rating.choose.capped")
	if err := setLevel(w, t, "director", head, rulebook.Good, ""); err != nil {
		t.Errorf("SetLevel(head, good) = %v, want nil: it is what the rules compute", err)
	}
}

// T3, C16, R089: the division is lowered later; its head's level is flagged
// with the clause, must be decided again, and both results stay on record.
func TestT3_unitLoweredLater(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Decided(nil)
	unit := w.Line(year, decision.Units, "division")
	again := app.DecideAgainIn{Rating: unit.Rating.ID, Version: unit.Rating.Version, Level: rulebook.Completed, Reason: "Kết quả cải cách hành chính công bố sau."}
	if err := w.App.DecideAgain(t.Context(), w.By("director"), again); err != nil {
		t.Fatalf("DecideAgain on the unit = %v", err)
	}
	head := w.Line(year, decision.People, "head")
	if f := head.Rating.Flag; f.Why != "recheck.capped" || f.To != rulebook.Completed || f.Clause == "" || head.Rating.Level != rulebook.Good {
		t.Fatalf("the head's rating = %+v, want good, flagged with the clause", head.Rating)
	}
	if staff := w.Line(year, decision.People, "staff"); staff.Rating.Flag.Raised() {
		t.Errorf("a member without a post is flagged: %+v", staff.Rating.Flag)
	}
	page, err := w.App.DecisionPage(t.Context(), w.Actor("director"), year, decision.People)
	if err != nil || len(page.Heeds) == 0 || page.Heeds[0].Line.Name == "" {
		t.Errorf("DecisionPage points out %+v, %v; want the flagged head and deputy", page.Heeds, err)
	}
	in := app.DecideAgainIn{Rating: head.Rating.ID, Version: head.Rating.Version, Level: rulebook.Good, Reason: "Giữ nguyên"}
	refused(t, "DecideAgain(head, good)", w.App.DecideAgain(t.Context(), w.By("director"), in), "rating.choose.capped")
	in.Level, in.Reason = rulebook.Completed, "Theo mức của phòng."
	if err := w.App.DecideAgain(t.Context(), w.By("director"), in); err != nil {
		t.Fatalf("DecideAgain(head, completed) = %v", err)
	}
	if err := w.App.DecideAgain(t.Context(), w.By("director"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("DecideAgain on the superseded = %v, want Conflict", err)
	}
	now := w.Line(year, decision.People, "head")
	one, err := w.App.RatingPage(t.Context(), w.Actor("director"), now.Rating.ID)
	if err != nil || one.Queries > 8 || now.Rating.Flag.Raised() || len(one.Earlier) != 1 || one.Earlier[0].Level != rulebook.Good {
		t.Errorf("RatingPage: %+v earlier, flag %+v, %d statements, %v", one.Earlier, now.Rating.Flag, one.Queries, err)
	}
}

// T4, R196, R197: discipline in the year leaves one level; an act counted last
// year leaves them all, with its reference.
func TestT4_setLevel(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	ctx := t.Context()
	w.Write(func(tx *storage.Tx) error {
		d := org.Discipline{ID: tx.NewID(), Person: w.Who["staff"], Kind: "administrative", Form: "reprimand", Act: "a", EffectiveOn: civil.On(2023, 5, 4), DutyRelated: true, Source: "QĐ 12"}
		counted := d
		counted.ID, counted.Person, counted.Act, counted.ViolationYear, counted.CountedYear = tx.NewID(), w.Who["staff2"], "b", 2022, 2022
		return errors.Join(tx.AddDiscipline(ctx, d), tx.AddDiscipline(ctx, counted))
	})
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, nil)
	w.Drawn(year, decision.People)
	staff := w.Line(year, decision.People, "staff")
	for _, level := range []rulebook.Level{rulebook.Excellent, rulebook.Good, rulebook.Completed} {
		refused(t, "SetLevel of who was disciplined", setLevel(w, t, "director", staff, level, "Có tiến bộ"), "rating.choose.forced")
	}
	if err := setLevel(w, t, "director", staff, rulebook.NotCompleted, ""); err != nil {
		t.Errorf("SetLevel(not_completed) = %v, want nil without a reason", err)
	}
	staff2 := w.Line(year, decision.People, "staff2")
	if err := setLevel(w, t, "director", staff2, rulebook.Good, "Chưa nổi bật"); err != nil {
		t.Errorf("SetLevel(good) of who was counted in 2022 = %v, want nil", err)
	}
	page, err := w.App.RatingPage(ctx, w.Actor("director"), staff2.Rating.ID)
	if err != nil || !slices.ContainsFunc(page.Line.Rating.Outcome.Reasons, func(r rating.Reason) bool { return r.Rule == "counted_before" }) {
		t.Errorf("RatingPage does not refer to the year it was counted in (%v)", err)
	}
	open := 0
	disciplined, err := w.App.RatingPage(ctx, w.Actor("director"), staff.Rating.ID)
	for _, o := range disciplined.Line.Options {
		if o.Shut.Vi == "" {
			open++
		}
	}
	if err != nil || open != 1 {
		t.Errorf("%d levels are open to who was disciplined, want one (%v)", open, err)
	}
}

// R010, R032: only the Director decides; a departure needs its reason.
func TestSetLevel(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, nil)
	w.Drawn(year, decision.People)
	staff := w.Line(year, decision.People, "staff")
	for _, key := range w.Everyone() {
		if key == "director" {
			continue
		}
		if err := setLevel(w, t, key, staff, rulebook.Good, "x"); !errors.Is(err, fault.Forbidden) {
			t.Errorf("SetLevel by %s = %v, want Forbidden", key, err)
		}
	}
	fields, ok := fault.FieldsOf(setLevel(w, t, "director", staff, rulebook.Good, ""))
	if !ok || fields["reason"].Key != "rating.choose.reason" {
		t.Errorf("SetLevel that departs without a reason = %v, want a problem of the reason", fields)
	}
	if err := setLevel(w, t, "director", staff, rulebook.Good, "Chưa nổi bật"); err != nil {
		t.Fatalf("SetLevel = %v", err)
	}
	if err := setLevel(w, t, "director", staff, rulebook.Completed, "Đổi ý"); !errors.Is(err, fault.Conflict) {
		t.Errorf("SetLevel with an old version = %v, want Conflict", err)
	}
}

// R006: nobody's tasks were entered, so nothing is computed: the page names
// the facts, and any level needs its reason.
func TestSetLevel_withoutFacts(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, nil)
	w.Drawn(year, decision.People)
	staff := w.Line(year, decision.People, "staff")
	w.Write(func(tx *storage.Tx) error {
		tasks, err := tx.TasksOf(t.Context(), year, w.Who["staff"])
		for _, task := range tasks {
			err = errors.Join(err, tx.RemoveTask(t.Context(), task.ID))
		}
		return err
	})
	if err := setLevel(w, t, "director", staff, rulebook.Good, ""); !errors.Is(err, fault.Invalid) {
		t.Errorf("SetLevel without facts or reason = %v, want Invalid", err)
	}
	if err := setLevel(w, t, "director", staff, rulebook.Good, "Theo kết luận của cuộc họp"); err != nil {
		t.Fatalf("SetLevel without facts, with a reason = %v", err)
	}
	page, err := w.App.RatingPage(t.Context(), w.Actor("director"), staff.Rating.ID)
	if err != nil || !slices.Contains(page.Line.Facts, "tasks.total") {
		t.Errorf("RatingPage names %v, %v; want tasks.total", page.Line.Facts, err)
	}
}

// R035, R026: signing fixes everyone's level, gives everyone a notice and
// orders the papers; before everyone is decided it names who is not.
func TestSignDecision(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	units := w.Drawn(year, decision.Units)
	sign := func(by string, id decision.ID, version int) error {
		return w.App.SignDecision(t.Context(), w.By(by), app.SignDecisionIn{Decision: id, Version: version})
	}
	refused(t, "SignDecision with levels open", sign("director", units, 1), "decision.missing.level")
	w.Set(year, decision.Units, nil)
	for _, key := range w.Everyone() {
		if key == "director" {
			continue
		}
		if err := sign(key, units, 1); !errors.Is(err, fault.Forbidden) {
			t.Errorf("SignDecision by %s = %v, want Forbidden", key, err)
		}
	}
	if err := sign("director", units, 7); !errors.Is(err, fault.Conflict) {
		t.Errorf("SignDecision of another version = %v, want Conflict", err)
	}
	if err := sign("director", units, 1); err != nil {
		t.Fatalf("SignDecision = %v", err)
	}
	if err := sign("director", units, 2); !errors.Is(err, fault.Conflict) {
		t.Errorf("SignDecision again = %v, want Conflict", err)
	}
	people := w.Signed(year, decision.People, nil)
	if err := setLevel(w, t, "director", w.Line(year, decision.People, "staff"), rulebook.Completed, "x"); !errors.Is(err, fault.Conflict) {
		t.Errorf("SetLevel after the signature = %v, want Conflict", err)
	}
	w.Read(func(tx *storage.Tx) error {
		notices, err := tx.NoticesOf(t.Context(), year)
		if err != nil || len(notices) != 11 {
			t.Errorf("%d notices, %v; want one for each of the 11", len(notices), err)
		}
		documents, err := tx.Documents(t.Context(), year)
		kinds := map[string]int{}
		for _, d := range documents {
			kinds[d.Kind]++
		}
		if err != nil || kinds["decision"] != 4 || kinds["notice"] != 22 || kinds["summary_report"] == 0 || kinds["summary_xlsx"] == 0 {
			t.Errorf("papers ordered: %v, %v", kinds, err)
		}
		return nil
	})
	page, err := w.App.DecisionPage(t.Context(), w.Actor("director"), year, decision.People)
	if err != nil || page.Decision.ID != people || page.Decision.State != decision.Signed || len(page.Missing) != 0 || page.Coverage.Rated != 11 {
		t.Errorf("DecisionPage after signing: %+v, %v", page.Coverage, err)
	}
}

// The papers a signature orders can be made.
func TestSignDecision_papersAreMade(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Decided(nil)
	unit := w.Line(year, decision.Units, "division")
	again := app.DecideAgainIn{Rating: unit.Rating.ID, Version: unit.Rating.Version, Level: rulebook.Completed, Reason: "Có số liệu mới."}
	if err := w.App.DecideAgain(t.Context(), w.By("director"), again); err != nil {
		t.Fatal(err)
	}
	w.Work()
	w.Read(func(tx *storage.Tx) error {
		documents, err := tx.Documents(t.Context(), year)
		for _, d := range documents {
			if d.Hash == "" {
				t.Errorf("%s of %s was not made", d.Kind, d.Object)
			}
		}
		return err
	})
}

// R194, R195: one excellent too many in a peer group cannot be signed; the
// arithmetic names the base.
func TestSignDecision_quotaOfAGroup(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	w.Crowd("division", slices.Repeat([]org.Class{org.CivilServant}, 4)...)
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, map[string]rulebook.Level{})
	people := w.Drawn(year, decision.People)
	w.Set(year, decision.People, map[string]rulebook.Level{"staff": rulebook.Excellent, "staff2": rulebook.Excellent})
	in := app.SignDecisionIn{Decision: people, Version: 1}
	err := w.App.SignDecision(t.Context(), w.By("director"), in)
	refused(t, "SignDecision with 2 excellent beside 5 good", err, "rating.quota.tally.good")
	if err := setLevel(w, t, "director", w.Line(year, decision.People, "staff2"), rulebook.Good, "Giới hạn của nhóm"); err != nil {
		t.Fatal(err)
	}
	if err := w.App.SignDecision(t.Context(), w.By("director"), in); err != nil {
		t.Errorf("SignDecision with 1 excellent beside 6 good = %v", err)
	}
}

// R194, C1: collectives have a ceiling of their own: one excellent beside one
// good of the same group cannot be signed.
func TestSignDecision_quotaOfCollectives(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	units := w.Drawn(year, decision.Units)
	w.Set(year, decision.Units, map[string]rulebook.Level{"division": rulebook.Excellent})
	in := app.SignDecisionIn{Decision: units, Version: 1}
	refused(t, "SignDecision with 1 excellent beside 1 good", w.App.SignDecision(t.Context(), w.By("director"), in), "rating.quota.tally.good")
	if err := setLevel(w, t, "director", w.Line(year, decision.Units, "division"), rulebook.Good, "Giới hạn của nhóm"); err != nil {
		t.Fatal(err)
	}
	if err := w.App.SignDecision(t.Context(), w.By("director"), in); err != nil {
		t.Errorf("SignDecision with none excellent = %v", err)
	}
}

// Twenty people decide and sign at once, on both databases: some keep making
// one excellent too many and taking it back, the others keep signing. Exactly
// one signature stands, and no ceiling is broken by it.
func TestDecision_manyAtOnce(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, new(world.Clock))
		w.Crowd("division", slices.Repeat([]org.Class{org.CivilServant}, 4)...)
		year := w.Consulted(nil)
		w.Signed(year, decision.Units, nil)
		people := w.Drawn(year, decision.People)
		over := map[string]rulebook.Level{"staff": rulebook.Excellent, "staff2": rulebook.Excellent, "extra1": rulebook.Excellent}
		w.Set(year, decision.People, over) // nobody can sign until some take theirs back
		x := crowd{t: t, w: w, by: w.By("director"), decision: people}
		lines := []decision.RatingID{w.Line(year, decision.People, "staff2").Rating.ID, w.Line(year, decision.People, "extra1").Rating.ID}
		var group sync.WaitGroup
		for i := range 20 {
			if i%4 == 0 {
				group.Go(func() { x.toggle(lines[i/4%2]) })
			} else {
				group.Go(x.sign)
			}
		}
		group.Wait()
		if got := x.signed.Load(); got != 1 {
			t.Errorf("the decision was signed %d times, want once", got)
		}
		final, best := 0, 0
		for _, l := range w.Lines(year, decision.People) {
			if l.Rating.State == decision.RatingFinal {
				final++
			}
			if l.Rating.Level == rulebook.Excellent {
				best++
			}
		}
		if final != 15 || best != 1 {
			t.Errorf("%d final with %d excellent, want all 15 and the one the group allows", final, best)
		}
	})
}

// crowd is people deciding on one list at once.
type crowd struct {
	t        *testing.T
	w        *world.World
	by       app.By
	decision decision.ID
	signed   atomic.Int64
}

const manyTries = 400

// sign keeps signing until the decision is signed, by whomever.
func (x *crowd) sign() {
	for range manyTries {
		err := x.w.App.SignDecision(x.t.Context(), x.by, app.SignDecisionIn{Decision: x.decision, Version: 1})
		switch {
		case err == nil:
			x.signed.Add(1)
			return
		case errors.Is(err, fault.Conflict):
			return
		case !errors.Is(err, fault.Refused):
			x.t.Errorf("SignDecision = %v, want Conflict or Refused", err)
			return
		}
	}
	x.t.Error("nobody could sign")
}

// toggle keeps raising a line to excellent and lowering it, until the list is
// signed.
func (x *crowd) toggle(id decision.RatingID) {
	for range manyTries {
		var r decision.Rating
		err := x.w.DB.Read(x.t.Context(), func(tx *storage.Tx) (err error) {
			r, err = tx.Rating(x.t.Context(), id)
			return err
		})
		if err != nil {
			x.t.Errorf("Rating = %v", err)
			return
		}
		if r.State == decision.RatingFinal {
			return
		}
		level := rulebook.Excellent
		if r.Level == level {
			level = rulebook.Good
		}
		err = x.w.App.SetLevel(x.t.Context(), x.by, app.SetLevelIn{Rating: id, Version: r.Version, Level: level, Reason: "Xem lại"})
		if err != nil && !errors.Is(err, fault.Conflict) {
			x.t.Errorf("SetLevel = %v, want nil or Conflict", err)
		}
	}
}

// Two people deciding one line at once: one wins, the other is told.
func TestSetLevel_twoAtOnce(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, new(world.Clock))
		year := w.Consulted(nil)
		w.Drawn(year, decision.Units)
		line, director := w.Line(year, decision.Units, "division"), w.By("director")
		results := make([]error, 2)
		var group sync.WaitGroup
		for i, level := range []rulebook.Level{rulebook.Good, rulebook.Completed} {
			group.Go(func() {
				in := app.SetLevelIn{Rating: line.Rating.ID, Version: line.Rating.Version, Level: level, Reason: "Theo cuộc họp"}
				results[i] = w.App.SetLevel(t.Context(), director, in)
			})
		}
		group.Wait()
		won := slices.IndexFunc(results, func(err error) bool { return err == nil })
		if won < 0 || !errors.Is(results[1-won], fault.Conflict) {
			t.Fatalf("two at once = %v, want one nil and one Conflict", results)
		}
	})
}

// R052, C13: a unit only completed whose people are mostly above is pointed
// out, and signed all the same.
func TestDecisionPage_warnsOfTheDistribution(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, map[string]rulebook.Level{"division": rulebook.Completed})
	people := w.Drawn(year, decision.People)
	w.Set(year, decision.People, map[string]rulebook.Level{"head": rulebook.Completed, "deputy": rulebook.Completed})
	w.Crowd("centre")
	page, err := w.App.DecisionPage(t.Context(), w.Actor("director"), year, decision.People)
	if err != nil || len(page.Distribution) != 0 { // two of four: not most
		t.Errorf("DecisionPage warns of %+v, %v; half is not most", page.Distribution, err)
	}
	if err := w.App.SignDecision(t.Context(), w.By("director"), app.SignDecisionIn{Decision: people, Version: 1}); err != nil {
		t.Errorf("SignDecision = %v", err)
	}
}

// Article 20(1): who came from another body after six months there needs its
// comments before the signature.
func TestSignDecision_needsTheOldUnit(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	moved := org.Transfer{
		ID: "moved", Person: w.Who["staff2"], JoinedOn: civil.On(2023, 8, 1), OldUnit: "Sở Tư pháp", OldUnitExists: true, Source: "Danh sách",
	}
	w.Write(func(tx *storage.Tx) error { return tx.AddTransfer(t.Context(), moved) })
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, nil)
	people := w.Drawn(year, decision.People)
	w.Set(year, decision.People, nil)
	in := app.SignDecisionIn{Decision: people, Version: 1}
	refused(t, "SignDecision without the old unit's comments", w.App.SignDecision(t.Context(), w.By("director"), in), "decision.missing.oldUnit")
	moved.Comment, moved.CommentOn = "Hoàn thành tốt nhiệm vụ.", civil.On(2023, 11, 20)
	w.Write(func(tx *storage.Tx) error { return tx.SaveOldUnitComment(t.Context(), moved) })
	if err := w.App.SignDecision(t.Context(), w.By("director"), in); err != nil {
		t.Errorf("SignDecision with the comments in = %v", err)
	}
}

// R063: the number and day come from the records clerk, before or after the
// signature.
func TestFileDecision(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Consulted(nil)
	id := w.Signed(year, decision.Units, nil)
	in := app.FileDecisionIn{Decision: id, Version: 2, Number: "1250", On: "29/11/2023", Note: "Phù hợp kết quả của đơn vị"}
	if err := w.App.FileDecision(t.Context(), w.By("office"), in); err != nil {
		t.Fatalf("FileDecision = %v", err)
	}
	if err := w.App.FileDecision(t.Context(), w.By("office"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("FileDecision with an old version = %v, want Conflict", err)
	}
	in.Version, in.On = 3, "31/02/2023"
	if err := w.App.FileDecision(t.Context(), w.By("office"), in); !errors.Is(err, fault.Invalid) {
		t.Errorf("FileDecision on no day = %v, want Invalid", err)
	}
	if err := w.App.FileDecision(t.Context(), w.By("staff"), in); !errors.Is(err, fault.Forbidden) {
		t.Errorf("FileDecision by staff = %v, want Forbidden", err)
	}
	w.Read(func(tx *storage.Tx) error {
		d, err := tx.Decision(t.Context(), id)
		if err != nil || d.Number != "1250" || d.DatedOn != world.Day(29) || d.State != decision.Signed {
			t.Errorf("Decision = %+v, %v", d, err)
		}
		return nil
	})
}

// superior enters a provisional level for one subject decided above.
func provisional(w *world.World, t *testing.T, year cycle.ID, by string, in app.EnterProvisionalIn) error {
	t.Helper()
	in.Cycle, in.Reason = year, "Theo kết quả hội nghị."
	return w.App.EnterProvisional(t.Context(), w.By(by), in)
}

// R247, C16, R060: the agency and its leaders are decided above: provisional
// first, superseded when the result comes back, and whoever it bounds is
// flagged.
func TestSuperior(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Issued()
	agency := app.EnterProvisionalIn{Subject: decision.OfAgency, Unit: w.Home, Level: rulebook.Good}
	refused(t, "EnterProvisional before M2 and M3", provisional(w, t, year, "office", agency), "gate.missing.agencyBallot")

	w = world.New(t)
	year = w.Consulted(nil)
	agency.Unit = w.Home
	w.Proposed(decision.Proposal{Cycle: year, Unit: w.Home, Stage: decision.ByLeadership, Level: rulebook.Good, By: w.Who["director"]})
	page, err := w.App.SuperiorPage(t.Context(), w.Actor("office"), year)
	if err != nil || page.Queries > 8 || len(page.Open) != 5 || page.Open[0].Proposed.Level != rulebook.Good {
		t.Fatalf("SuperiorPage: %d open in %d statements, %v", len(page.Open), page.Queries, err)
	}
	for _, key := range w.Everyone() {
		if key == "office" || key == "office2" {
			continue
		}
		if err := provisional(w, t, year, key, agency); !errors.Is(err, fault.Forbidden) {
			t.Errorf("EnterProvisional by %s = %v, want Forbidden", key, err)
		}
	}
	if err := provisional(w, t, year, "office", agency); err != nil {
		t.Fatalf("EnterProvisional(agency) = %v", err)
	}
	if err := provisional(w, t, year, "office", agency); !errors.Is(err, fault.Conflict) {
		t.Errorf("EnterProvisional again = %v, want Conflict", err)
	}
	vice := app.EnterProvisionalIn{Subject: decision.OfPerson, Unit: w.Units["leadership"], Person: w.Who["vice"], Level: rulebook.Excellent}
	refused(t, "a deputy director above the agency", provisional(w, t, year, "office", vice), "rating.choose.capped")
	vice.Level = rulebook.Good
	if err := provisional(w, t, year, "office", vice); err != nil {
		t.Fatalf("EnterProvisional(vice) = %v", err)
	}
	line := w.Line(year, decision.People, "vice")
	if !line.Rating.Provisional || !line.Above() {
		t.Errorf("the deputy director's rating = %+v, want provisional, decided above", line.Rating)
	}
	again := app.DecideAgainIn{Rating: line.Rating.ID, Version: line.Rating.Version, Level: rulebook.Good, Reason: "x"}
	refused(t, "DecideAgain on who is decided above", w.App.DecideAgain(t.Context(), w.By("director"), again), "decision.above")

	var of decision.Rating
	for _, l := range w.Lines(year, decision.Units) {
		if l.Rating.Subject == decision.OfAgency {
			of = l.Rating
		}
	}
	in := app.EnterSuperiorIn{Rating: of.ID, Version: of.Version, Level: rulebook.Completed, Number: "2210/QĐ-UBND", On: "25/12/2023", Body: "Chủ tịch UBND tỉnh"}
	short := in
	short.Number, short.On = " ", "hôm qua"
	fields, ok := fault.FieldsOf(w.App.EnterSuperior(t.Context(), w.By("office"), short))
	if !ok || fields["number"].Key == "" || fields["on"].Key != "field.date" {
		t.Errorf("EnterSuperior without number and day = %v, want problems of both", fields)
	}
	if err := w.App.EnterSuperior(t.Context(), w.By("office"), in); err != nil {
		t.Fatalf("EnterSuperior(agency, completed) = %v", err)
	}
	if err := w.App.EnterSuperior(t.Context(), w.By("office"), in); !errors.Is(err, fault.Conflict) {
		t.Errorf("EnterSuperior again = %v, want Conflict", err)
	}
	line = w.Line(year, decision.People, "vice")
	if line.Rating.Flag.Why != "recheck.capped" || line.Rating.Flag.To != rulebook.Completed {
		t.Errorf("the deputy director's flag = %+v, want capped by the agency", line.Rating.Flag)
	}
	page, err = w.App.SuperiorPage(t.Context(), w.Actor("office"), year)
	if err != nil || len(page.Open) != 3 || len(page.Lines) != 2 {
		t.Errorf("SuperiorPage: %d open, %d entered, %v", len(page.Open), len(page.Lines), err)
	}
}

// R089: facts that come in later are weighed by a recheck anybody answerable
// may ask for.
func TestRecheckRatings(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	year := w.Decided(nil)
	w.Write(func(tx *storage.Tx) error {
		return tx.AddDiscipline(t.Context(), org.Discipline{
			ID: tx.NewID(), Person: w.Who["staff"], Kind: "party", Form: "warning", EffectiveOn: civil.On(2023, 12, 20), DutyRelated: true, Source: "QĐ 9",
		})
	})
	if err := w.App.RecheckRatings(t.Context(), w.By("staff"), year); !errors.Is(err, fault.Forbidden) {
		t.Errorf("RecheckRatings by staff = %v, want Forbidden", err)
	}
	if err := w.App.RecheckRatings(t.Context(), w.By("office"), year); err != nil {
		t.Fatalf("RecheckRatings = %v", err)
	}
	if f := w.Line(year, decision.People, "staff").Rating.Flag; f.Why != "recheck.forced" || f.Clause == "" {
		t.Errorf("flag = %+v, want forced with its clause", f)
	}
	if page, err := w.App.DecisionPage(t.Context(), w.Actor("director"), year, decision.People); err != nil || !page.May[authz.DecideAgain] {
		t.Errorf("DecisionPage may %v, %v", page.May, err)
	}
}
