package world

import (
	"fmt"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// Crowd adds people without a post to a unit before a plan is drawn up, under
// the keys "extra1", "extra2" and so on.
func (w *World) Crowd(unit string, classes ...org.Class) []string {
	w.t.Helper()
	var added []string
	w.write(func(tx *storage.Tx) error {
		added = nil
		for i, class := range classes {
			n := len(w.crowd) + i
			key := fmt.Sprintf("extra%d", n+1)
			r := resident{key, fmt.Sprintf("Người Thêm %02d", n+1), unit, "Chuyên viên", org.NoPost, class, false}
			if err := w.admit(tx, r, 40+n); err != nil {
				return err
			}
			added = append(added, key)
		}
		return nil
	})
	w.crowd = append(w.crowd, added...)
	return added
}

// heads tells who leads the units that review themselves, and who else may
// speak for them.
var heads = map[string][2]string{"office": {"office", "office2"}, "division": {"head", "deputy"}, "centre": {"centre", "centre2"}}

// Everywhere lists the units that hold their own meeting.
func Everywhere() []string { return []string{"office", "division", "centre"} }

// staffOf lists the keys of who works in a unit, heads first.
func (w *World) staffOf(unit string) []string {
	w.t.Helper()
	var keys []string
	byID := map[org.PersonID]string{}
	for key, person := range w.Who {
		byID[person] = key
	}
	w.Read(func(tx *storage.Tx) error {
		posts, err := tx.Appointments(w.t.Context(), w.Home, Day(16))
		for _, p := range posts {
			if p.Unit == w.Units[unit] {
				keys = append(keys, byID[p.Person])
			}
		}
		return err
	})
	return keys
}

// Met gives a unit everything its dossier holds: tasks, self-reviews, a
// concluded report, adopted minutes, and a level proposed for each. Levels
// names those not proposed as good, by key; the unit's own stands under its
// name.
func (w *World) Met(year cycle.ID, unit string, levels map[string]rulebook.Level) {
	w.t.Helper()
	w.UnitWorked(year, unit, heads[unit][0], dossier.Exceeded, dossier.Exceeded, dossier.Assured)
	w.Reviewed(year, w.staffOf(unit)...)
	w.hold(year, unit, meeting.DivisionReview, heads[unit])
	w.report(year, unit, dossier.UnitReport, dossier.ReportConcluded)
	rank := 0
	for _, key := range append([]string{""}, w.staffOf(unit)...) {
		p := decision.Proposal{
			Cycle: year, Unit: w.Units[unit], Person: w.Who[key], Stage: decision.ByDivision, Level: rulebook.Good, By: w.Who[heads[unit][1]],
			Grounds: "Tinh thần trách nhiệm cao.",
		}
		name := key
		if key == "" {
			name = unit
		}
		if level, named := levels[name]; named && (key != "" || p.Person == "") {
			p.Level = level
		}
		if p.Level == rulebook.Excellent && key != "" {
			rank++
			p.Rank = rank
		}
		w.Proposed(p)
	}
}

// Proposed keeps a proposal of a meeting behind the application's back.
func (w *World) Proposed(p decision.Proposal) {
	w.t.Helper()
	w.write(func(tx *storage.Tx) error {
		p.ID, p.At = tx.NewID(), tx.Now()
		return tx.AddProposal(w.t.Context(), p)
	})
}

// hold keeps the adopted minutes of a meeting behind the application's back.
func (w *World) hold(year cycle.ID, unit string, kind meeting.Kind, chairs [2]string) {
	w.t.Helper()
	ctx := w.t.Context()
	at := w.Units[unit]
	if unit == "" {
		at = w.Home
	}
	w.write(func(tx *storage.Tx) error {
		m := meeting.Meeting{
			ID: meeting.ID(tx.NewID()), Cycle: year, Unit: at, Kind: kind, State: meeting.Open, HeldOn: Day(20), Place: "Phòng họp",
			Chair: w.Who[chairs[0]], StandIn: w.Who[chairs[1]], Secretary: w.Who["clerk"], OpenedAt: tx.Now(), Version: 1,
		}
		if err := tx.AddMeeting(ctx, m); err != nil {
			return err
		}
		m.State, m.Show, m.AdoptedAt, m.ClosedAt = meeting.Adopted, meeting.Show{For: 3}, tx.Now(), tx.Now()
		return tx.SaveMeeting(ctx, m)
	})
}

// report keeps a collective's report in a state, each section graded
// excellent.
func (w *World) report(year cycle.ID, unit string, kind dossier.ReportKind, state dossier.ReportState) {
	w.t.Helper()
	ctx := w.t.Context()
	at := w.Units[unit]
	if unit == "" {
		at = w.Home
	}
	w.write(func(tx *storage.Tx) error {
		r := dossier.Report{
			ID: dossier.ReportID(tx.NewID()), Cycle: year, Unit: at, Kind: kind, State: state, SelfLevel: rulebook.Good, Version: 1,
			Passages: map[string]dossier.Passage{"limits": {Text: "Chậm số hóa hồ sơ."}},
		}
		if kind != dossier.AgencyReport {
			for _, section := range []string{"principles", "results", "building", "political_duty", "remedy"} {
				r.Passages[section] = dossier.Passage{Text: "Nội dung", Grade: "excellent"}
			}
		}
		if err := tx.AddReport(ctx, r); err != nil {
			return err
		}
		return tx.SaveReport(ctx, r)
	})
}

// DossierAccepted lets a unit that has met hand its dossier in, and the office
// accept it.
func (w *World) DossierAccepted(year cycle.ID, unit string) {
	w.t.Helper()
	in := app.DossierIn{Cycle: year, Unit: w.Units[unit]}
	if err := w.App.SubmitDossier(w.t.Context(), w.By(heads[unit][0]), in); err != nil {
		w.t.Fatalf("SubmitDossier of %s = %v", unit, err)
	}
	in.Version = 1
	if err := w.App.AcceptDossier(w.t.Context(), w.By("office2"), in); err != nil {
		w.t.Fatalf("AcceptDossier of %s = %v", unit, err)
	}
}

// Consulted brings a year to the end of the consultation: every dossier is
// accepted, the department's reports are final and M2, M3 and M4 are adopted.
// Levels names those not proposed as good.
func (w *World) Consulted(levels map[string]rulebook.Level) cycle.ID {
	w.t.Helper()
	year := w.Issued()
	for _, unit := range Everywhere() {
		w.Met(year, unit, levels)
		w.DossierAccepted(year, unit)
	}
	w.Reviewed(year, "director", "vice", "vice2")
	w.report(year, "", dossier.AgencyReport, dossier.ReportSettled)
	w.report(year, "leadership", dossier.LeadershipReport, dossier.ReportSettled)
	leaders := [2]string{"director", "vice"}
	w.hold(year, "leadership", meeting.LeadershipReview, leaders)
	w.hold(year, "", meeting.AgencyBallot, leaders)
	w.hold(year, "", meeting.Consultation, leaders)
	return year
}

// Drawn drafts the decision of a kind and returns its identifier.
func (w *World) Drawn(year cycle.ID, kind decision.Kind) decision.ID {
	w.t.Helper()
	drafted, err := w.App.DraftDecision(w.t.Context(), w.By("office2"), app.DraftDecisionIn{Cycle: year, Kind: kind})
	if err != nil {
		w.t.Fatalf("DraftDecision(%s) = %v", kind, err)
	}
	return drafted
}

// Set decides the level of each line of a draft: good, or what levels names by
// key or unit, each with a reason.
func (w *World) Set(year cycle.ID, kind decision.Kind, levels map[string]rulebook.Level) {
	w.t.Helper()
	for _, l := range w.Lines(year, kind) {
		if l.Rating.State != decision.RatingDraft {
			continue
		}
		level, named := levels[w.keyOf(l)]
		if !named {
			level = rulebook.Good
		}
		in := app.SetLevelIn{Rating: l.Rating.ID, Version: l.Rating.Version, Level: level, Reason: "Theo kết luận của cuộc họp tham vấn.", Remarks: l.Rating.Remarks}
		if err := w.App.SetLevel(w.t.Context(), w.By("director"), in); err != nil {
			w.t.Fatalf("SetLevel(%s, %s) = %v", w.keyOf(l), level, err)
		}
	}
}

// Lines loads the list a kind of decision is about.
func (w *World) Lines(year cycle.ID, kind decision.Kind) []decision.Line {
	w.t.Helper()
	var lines []decision.Line
	w.Read(func(tx *storage.Tx) (err error) {
		if kind == decision.Units {
			lines, err = tx.UnitLines(w.t.Context(), year)
		} else {
			lines, err = tx.PeopleLines(w.t.Context(), year)
		}
		return err
	})
	return lines
}

// Line finds the line of a resident, or of a unit.
func (w *World) Line(year cycle.ID, kind decision.Kind, key string) decision.Line {
	w.t.Helper()
	for _, l := range w.Lines(year, kind) {
		if w.keyOf(l) == key {
			return l
		}
	}
	w.t.Fatalf("no line of %s", key)
	return decision.Line{}
}

func (w *World) keyOf(l decision.Line) string {
	for key, person := range w.Who {
		if l.Rating.Person != "" && person == l.Rating.Person {
			return key
		}
	}
	for key, unit := range w.Units {
		if l.Rating.Person == "" && unit == l.Rating.Unit {
			return key
		}
	}
	return ""
}

// Signed drafts, sets and signs the decision of a kind.
func (w *World) Signed(year cycle.ID, kind decision.Kind, levels map[string]rulebook.Level) decision.ID {
	w.t.Helper()
	drafted := w.Drawn(year, kind)
	w.Set(year, kind, levels)
	if err := w.App.SignDecision(w.t.Context(), w.By("director"), app.SignDecisionIn{Decision: drafted, Version: 1}); err != nil {
		w.t.Fatalf("SignDecision(%s) = %v", kind, err)
	}
	return drafted
}

// Decided brings a year to signed decisions on collectives and people.
func (w *World) Decided(levels map[string]rulebook.Level) cycle.ID {
	w.t.Helper()
	year := w.Consulted(nil)
	w.Signed(year, decision.Units, levels)
	w.Signed(year, decision.People, levels)
	return year
}

// Published brings a year to results opened to the members of each unit.
func (w *World) Published(levels map[string]rulebook.Level) cycle.ID {
	w.t.Helper()
	year := w.Decided(levels)
	if err := w.App.PublishResults(w.t.Context(), w.By("director"), app.PublishResultsIn{Cycle: year}); err != nil {
		w.t.Fatalf("PublishResults = %v", err)
	}
	return year
}
