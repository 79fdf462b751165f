package storage_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// R222: a dossier opens once a unit, and is saved by version.
func TestTx_unitDossier(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		d := decision.UnitDossier{ID: "d-1", Cycle: id, Unit: w.Units["division"], State: decision.DossierOpen}
		w.Write(func(tx *storage.Tx) error { return tx.SaveUnitDossier(ctx, d) })
		second := d
		second.ID = "d-2"
		err := db.Write(ctx, w.Home, func(tx *storage.Tx) error { return tx.SaveUnitDossier(ctx, second) })
		if !errors.Is(err, fault.Conflict) {
			t.Errorf("a second dossier of the unit = %v, want Conflict", err)
		}
		d.Version, d.State, d.SubmittedAt, d.SubmittedBy = 1, decision.DossierSubmitted, world.Start, w.Who["head"]
		w.Write(func(tx *storage.Tx) error { return tx.SaveUnitDossier(ctx, d) })
		err = db.Write(ctx, w.Home, func(tx *storage.Tx) error { return tx.SaveUnitDossier(ctx, d) })
		if !errors.Is(err, fault.Conflict) {
			t.Errorf("SaveUnitDossier with an old version = %v, want Conflict", err)
		}
		d.Version = 2
		w.Read(func(tx *storage.Tx) error {
			one, err := tx.UnitDossier(ctx, id, d.Unit)
			if err != nil || one != d {
				t.Errorf("UnitDossier = %+v, %v; want %+v", one, err, d)
			}
			all, err := tx.UnitDossiers(ctx, id)
			if err != nil || len(all) != 1 || all[d.Unit] != d {
				t.Errorf("UnitDossiers = %+v, %v", all, err)
			}
			if _, err := tx.UnitDossier(ctx, id, w.Units["office"]); !errors.Is(err, fault.NotFound) {
				t.Errorf("UnitDossier of a unit without one = %v, want NotFound", err)
			}
			return nil
		})
	})
}

// R226: the contents name everyone of the unit with what was proposed.
func TestTx_dossierContents(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		unit := w.Units["division"]
		propose := func(tx *storage.Tx, key string, person org.PersonID, level rulebook.Level, rank int) error {
			return tx.AddProposal(ctx, decision.Proposal{
				ID: key, Cycle: id, Unit: unit, Person: person, Stage: decision.ByDivision, Level: level, Rank: rank, By: w.Who["head"], At: world.Start,
			})
		}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(propose(tx, "q-1", "", rulebook.Good, 0), propose(tx, "q-2", w.Who["staff"], rulebook.Good, 0),
				propose(tx, "q-3", w.Who["staff"], rulebook.Excellent, 1))
		})
		w.Read(func(tx *storage.Tx) error {
			c, err := tx.DossierContents(ctx, id, unit)
			if err != nil || c.Unit != "Phòng Cải cách hành chính" || c.MinutesAdopted || c.ReportConcluded || c.Collective != rulebook.Good || len(c.People) != 4 {
				t.Fatalf("DossierContents = %+v, %v", c, err)
			}
			staff := c.People[2]
			want := decision.Filed{
				Person: w.Who["staff"], Name: "Võ Xuân Vũ", Title: "Chuyên viên", Class: org.CivilServant,
				Proposal: "q-3", Proposed: rulebook.Excellent, Rank: 1,
			}
			if staff != want {
				t.Errorf("staff = %+v, want %+v", staff, want)
			}
			return nil
		})
	})
}

// R257: outgoing reports once a recipient.
func TestTx_outgoingReports(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := issued(t, db)
		ctx := t.Context()
		sent := decision.OutgoingReport{ID: "o-1", Cycle: id, Recipient: decision.Committee, State: decision.OutgoingSent, SentAt: world.Start, SentBy: w.Who["office"]}
		w.Write(func(tx *storage.Tx) error { return tx.AddOutgoingReport(ctx, sent) })
		again := sent
		again.ID = "o-2"
		if err := db.Write(ctx, w.Home, func(tx *storage.Tx) error { return tx.AddOutgoingReport(ctx, again) }); !errors.Is(err, fault.Conflict) {
			t.Errorf("a second report to the committee = %v, want Conflict", err)
		}
		sent.Version = 1
		w.Read(func(tx *storage.Tx) error {
			reports, err := tx.OutgoingReports(ctx, id)
			if err != nil || reports[decision.Committee] != sent {
				t.Errorf("OutgoingReports = %+v, %v; want %+v", reports, err, sent)
			}
			return nil
		})
	})
}

func outcome() rating.Outcome {
	return rating.Outcome{
		Book: "nd90", Level: rulebook.Good, Merit: rulebook.Excellent, Forced: []rating.Forced{}, Requires: []string{},
		Caps:    []rating.Cap{{To: rulebook.Good, By: "unit_level", Clause: "Điều 41", Mark: rulebook.Verified}},
		Reasons: []rating.Reason{{Rule: "own_high", Met: true, Values: rating.Seen{{Name: "tasks.done", Value: true}}}},
	}
}

// decided is a cycle with two decisions in draft, one on units, one on people.
func decided(t *testing.T, db *storage.DB) (*world.World, cycle.ID) {
	t.Helper()
	w, id := issued(t, db)
	w.Write(func(tx *storage.Tx) error {
		return errors.Join(
			tx.AddDecision(t.Context(), decision.Decision{ID: "du", Cycle: id, Kind: decision.Units, State: decision.Drafted, Authority: "Giám đốc"}),
			tx.AddDecision(t.Context(), decision.Decision{ID: "dp", Cycle: id, Kind: decision.People, State: decision.Drafted, Authority: "Giám đốc"}))
	})
	return w, id
}

// R036, R089: decisions and ratings keep everything; what is final is only
// ever superseded.
func TestTx_ratings(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := decided(t, db)
		ctx := t.Context()
		write := func(fn func(*storage.Tx) error) error { return db.Write(ctx, w.Home, fn) }
		second := decision.Decision{ID: "x", Cycle: id, Kind: decision.People, State: decision.Drafted, Authority: "Giám đốc"}
		if err := write(func(tx *storage.Tx) error { return tx.AddDecision(ctx, second) }); !errors.Is(err, fault.Conflict) {
			t.Errorf("a second draft on people = %v, want Conflict", err)
		}
		r := decision.Rating{
			ID: "r-1", Decision: "dp", Cycle: id, Unit: w.Units["division"], Person: w.Who["staff"], Subject: decision.OfPerson,
			Outcome: outcome(), State: decision.RatingDraft,
		}
		w.Write(func(tx *storage.Tx) error { return tx.AddRating(ctx, r) })
		twice := r
		twice.ID = "r-x"
		if err := write(func(tx *storage.Tx) error { return tx.AddRating(ctx, twice) }); !errors.Is(err, fault.Conflict) {
			t.Errorf("a second rating of one person = %v, want Conflict", err)
		}
		r.Version, r.Level, r.Reason, r.Remarks, r.State, r.DecidedAt = 1, rulebook.Good, "Lý do", "Tốt", decision.RatingFinal, world.Start
		w.Write(func(tx *storage.Tx) error { return tx.SaveRating(ctx, r) })
		r.Version = 2
		if err := write(func(tx *storage.Tx) error { return tx.SaveRating(ctx, r) }); !errors.Is(err, fault.Conflict) {
			t.Errorf("SaveRating of a final rating = %v, want Conflict", err)
		}
		r.Flag = decision.Flag{Why: "recheck.capped", To: rulebook.Completed, Clause: "Điều 41"}
		w.Write(func(tx *storage.Tx) error { return tx.FlagRating(ctx, r.ID, r.Flag) })
		r.Version = 3
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Rating(ctx, "r-1")
			if diff := cmp.Diff(r, got); err != nil || diff != "" {
				t.Errorf("Rating = %v (-want +got)\n%s", err, diff)
			}
			current, err := tx.CurrentRating(ctx, id, r.Person)
			if err != nil || current.ID != r.ID {
				t.Errorf("CurrentRating = %+v, %v", current, err)
			}
			return nil
		})
		next := r
		next.ID, next.Supersedes, next.Level, next.Flag = "r-2", "r-1", rulebook.Completed, decision.Flag{}
		w.Write(func(tx *storage.Tx) error { return tx.SupersedeRating(ctx, next) })
		next.ID = "r-3"
		if err := write(func(tx *storage.Tx) error { return tx.SupersedeRating(ctx, next) }); !errors.Is(err, fault.Conflict) {
			t.Errorf("superseding what is superseded = %v, want Conflict", err)
		}
		w.Read(func(tx *storage.Tx) error {
			all, err := tx.RatingsOf(ctx, "dp")
			if err != nil || len(all) != 2 || all[0].State != decision.RatingSuperseded || all[0].Level != rulebook.Good || all[1].ID != "r-2" {
				t.Errorf("RatingsOf = %+v, %v; want the superseded and the new", all, err)
			}
			return nil
		})
	})
}

// Two people superseding one rating at once: one wins, the others are told.
func TestTx_supersedeRating_onlyOneWins(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := decided(t, db)
		ctx := t.Context()
		r := decision.Rating{
			ID: "r-0", Decision: "du", Cycle: id, Unit: w.Units["division"], Subject: decision.OfCollective, Outcome: outcome(),
			Level: rulebook.Good, State: decision.RatingFinal, DecidedAt: world.Start,
		}
		w.Write(func(tx *storage.Tx) error { return tx.AddRating(ctx, r) })
		const people = 8
		results := make([]error, people)
		var group sync.WaitGroup
		for i := range people {
			group.Go(func() {
				next := r
				next.ID, next.Supersedes, next.Level = decision.RatingID(fmt.Sprint("r-", i+1)), "r-0", rulebook.Completed
				results[i] = db.Write(ctx, w.Home, func(tx *storage.Tx) error { return tx.SupersedeRating(ctx, next) })
			})
		}
		group.Wait()
		won := 0
		for _, err := range results {
			if err == nil {
				won++
			} else if !errors.Is(err, fault.Conflict) {
				t.Errorf("a loser was told %v, want Conflict", err)
			}
		}
		if won != 1 {
			t.Errorf("%d people superseded one rating, want 1", won)
		}
	})
}

// R036: a line shows every proposal beside the rating, none overwritten.
func TestTx_lines(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := decided(t, db)
		ctx := t.Context()
		unit := w.Units["division"]
		w.Write(func(tx *storage.Tx) error {
			person := decision.Rating{ID: "r-1", Decision: "dp", Cycle: id, Unit: unit, Person: w.Who["staff"], Subject: decision.OfPerson, Outcome: outcome(), State: decision.RatingDraft}
			collective := decision.Rating{ID: "r-2", Decision: "du", Cycle: id, Unit: unit, Subject: decision.OfCollective, Outcome: outcome(), State: decision.RatingDraft}
			proposal := decision.Proposal{ID: "q-1", Cycle: id, Unit: unit, Person: w.Who["staff"], Stage: decision.ByDivision, Level: rulebook.Excellent, Rank: 1, Grounds: "Nổi bật", By: w.Who["head"], At: world.Start}
			later := proposal
			later.ID, later.Stage, later.Level, later.Rank = "q-2", decision.ByConsultation, rulebook.Good, 0
			own := decision.Proposal{ID: "q-3", Cycle: id, Unit: unit, Stage: decision.ByDivision, Level: rulebook.Good, By: w.Who["head"], At: world.Start}
			return errors.Join(tx.AddRating(ctx, person), tx.AddRating(ctx, collective), tx.AddProposal(ctx, proposal), tx.AddProposal(ctx, later), tx.AddProposal(ctx, own))
		})
		w.Read(func(tx *storage.Tx) error {
			people, err := tx.PeopleLines(ctx, id)
			if err != nil || len(people) != 1 {
				t.Fatalf("PeopleLines = %+v, %v", people, err)
			}
			l := people[0]
			if l.Name != "Võ Xuân Vũ" || l.Unit != "Phòng Cải cách hành chính" || l.ByDivision != rulebook.Excellent || l.ByConsultation != rulebook.Good ||
				l.Rank != 1 || l.Grounds != "Nổi bật" || l.Group == "" || l.Proposed() != rulebook.Good || l.Rating.Outcome.Level != rulebook.Good {
				t.Errorf("line = %+v", l)
			}
			units, err := tx.UnitLines(ctx, id)
			if err != nil || len(units) != 1 || units[0].ByDivision != rulebook.Good || units[0].Name != "Phòng Cải cách hành chính" || units[0].Group == "" {
				t.Errorf("UnitLines = %+v, %v", units, err)
			}
			return nil
		})
	})
}

// R025, R026, R008: notices once a rating with one receipt, publication once
// a unit, one petition a rating, and the history over the years.
func TestTx_results(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w, id := decided(t, db)
		ctx := t.Context()
		write := func(fn func(*storage.Tx) error) error { return db.Write(ctx, w.Home, fn) }
		unit, staff := w.Units["division"], w.Who["staff"]
		r := decision.Rating{
			ID: "r-1", Decision: "dp", Cycle: id, Unit: unit, Person: staff, Subject: decision.OfPerson, Outcome: outcome(),
			Level: rulebook.Good, Remarks: "Tận tụy", Reason: "Chỉ người quyết định đọc", State: decision.RatingFinal, DecidedAt: world.Start,
		}
		of := decision.Rating{ID: "r-2", Decision: "du", Cycle: id, Unit: unit, Subject: decision.OfCollective, Outcome: outcome(), Level: rulebook.Good, State: decision.RatingFinal, DecidedAt: world.Start}
		n := decision.Notice{ID: "n-1", Rating: "r-1", Person: staff, IssuedAt: world.Start, PetitionUntil: civil.On(2023, 12, 1)}
		q := decision.Petition{ID: "p-1", Rating: "r-1", Person: staff, Content: "Không nhất trí", State: decision.PetitionFiled, FiledAt: world.Start}
		w.Write(func(tx *storage.Tx) error {
			return errors.Join(tx.AddRating(ctx, r), tx.AddRating(ctx, of), tx.AddNotice(ctx, n), tx.AddPetition(ctx, q),
				tx.AddPublication(ctx, decision.Publication{ID: "u-1", Cycle: id, Unit: unit, At: world.Start, By: w.Who["director"]}),
				tx.SavePastRating(ctx, org.PastRating{Person: staff, Year: 2022, Level: "completed", Source: "Danh sách"}))
		})
		for name, again := range map[string]func(*storage.Tx) error{
			"a second notice":   func(tx *storage.Tx) error { n := n; n.ID = "n-2"; return tx.AddNotice(ctx, n) },
			"a second petition": func(tx *storage.Tx) error { q := q; q.ID = "p-2"; return tx.AddPetition(ctx, q) },
			"a second publication": func(tx *storage.Tx) error {
				return tx.AddPublication(ctx, decision.Publication{ID: "u-2", Cycle: id, Unit: unit, At: world.Start, By: w.Who["director"]})
			},
		} {
			if err := write(again); !errors.Is(err, fault.Conflict) {
				t.Errorf("%s = %v, want Conflict", name, err)
			}
		}
		n.AcknowledgedAt = world.Start
		w.Write(func(tx *storage.Tx) error { return tx.AcknowledgeNotice(ctx, n) })
		if err := write(func(tx *storage.Tx) error { return tx.AcknowledgeNotice(ctx, n) }); !errors.Is(err, fault.Conflict) {
			t.Errorf("a second receipt = %v, want Conflict", err)
		}
		q.Version, q.State, q.Answer, q.AnsweredBy, q.AnsweredAt = 1, decision.PetitionAnswered, "Giữ nguyên", w.Who["director"], world.Start
		w.Write(func(tx *storage.Tx) error { return tx.SavePetition(ctx, q) })
		q.Version = 2
		w.Read(func(tx *storage.Tx) error {
			if got, err := tx.Notice(ctx, "n-1"); err != nil || got != n {
				t.Errorf("Notice = %+v, %v; want %+v", got, err, n)
			}
			if got, err := tx.NoticesOf(ctx, id); err != nil || got["r-1"] != n {
				t.Errorf("NoticesOf = %+v, %v", got, err)
			}
			if got, err := tx.Petition(ctx, "p-1"); err != nil || got != q {
				t.Errorf("Petition = %+v, %v; want %+v", got, err, q)
			}
			if got, err := tx.Petitions(ctx, id); err != nil || len(got) != 1 {
				t.Errorf("Petitions = %+v, %v", got, err)
			}
			if got, err := tx.Publications(ctx, id); err != nil || got[unit].By != w.Who["director"] {
				t.Errorf("Publications = %+v, %v", got, err)
			}
			published, err := tx.PublishedOf(ctx, id, unit)
			want := []storage.Published{{Name: "Phòng Cải cách hành chính", Level: "good"}, {"Võ Xuân Vũ", "Chuyên viên", "good", "Tận tụy"}}
			if err != nil || !slices.Equal(published, want) {
				t.Errorf("PublishedOf = %+v, %v; want %+v", published, err, want)
			}
			past, err := tx.HistoryOf(ctx, staff)
			if err != nil || len(past) != 2 || past[0].Year != 2023 || past[0].Level != "good" || past[1].Year != 2022 || past[1].Source != "Danh sách" {
				t.Errorf("HistoryOf = %+v, %v", past, err)
			}
			of, err := tx.UnitHistory(ctx, unit)
			if err != nil || len(of) != 1 || of[0].Level != "good" {
				t.Errorf("UnitHistory = %+v, %v", of, err)
			}
			return nil
		})
	})
}
