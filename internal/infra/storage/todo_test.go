package storage_test

import (
	"slices"
	"testing"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// kindsOf is what waits for somebody, sorted.
func kindsOf(t *testing.T, w *world.World, q storage.TodoQuery) []string {
	t.Helper()
	var kinds []string
	w.Read(func(tx *storage.Tx) error {
		todos, err := tx.Todos(t.Context(), q)
		if tx.Queries() != 1 {
			t.Errorf("Todos took %d statements, want one", tx.Queries())
		}
		kinds = nil
		for _, todo := range todos {
			kind := todo.Kind
			if kind == "done" {
				kind += " " + todo.ID
			}
			kinds = append(kinds, kind)
		}
		return err
	})
	slices.Sort(kinds)
	return kinds
}

// What waits follows the person's part: staff review themselves, heads report,
// the office compiles, the Director consults.
func TestTodos(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		draft := w.Drafted()
		division := []org.UnitID{w.Units["division"]}
		staff := storage.TodoQuery{Cycle: draft, Person: w.Who["staff"], Member: division}
		head := storage.TodoQuery{Cycle: draft, Person: w.Who["head"], Headed: division, Key: true}
		office := storage.TodoQuery{Cycle: draft, Person: w.Who["office"], Office: true}
		director := storage.TodoQuery{Cycle: draft, Person: w.Who["director"], Director: true, Key: true}
		check := func(when string, q storage.TodoQuery, want ...string) {
			t.Helper()
			if got := kindsOf(t, w, q); !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", when, got, want)
			}
		}
		check("staff, plan in draft", staff)
		check("a head, plan in draft", head)
		check("the office, plan in draft", office, "plan.complete")
		check("the Director, plan in draft", director, "plan.issue")

		issue(t, w, draft)
		check("staff, plan issued", staff, "review.draft")
		check("a head, plan issued", head, "contribution.write", "report.write", "review.draft")
		check("the office, plan issued", office, "meeting.convene.agency_ballot", "meeting.convene.leadership_review",
			"outgoing.committee", "outgoing.party_commission", "report.write.agency", "report.write.leadership", "review.draft")
		check("the Director, plan issued", director, "meeting.convene.consultation", "review.draft")

		tell(t, w, draft)
		check("staff, a review returned and the report out for comment", staff, "notice.acknowledge", "report.comment.unit", "review.returned")
		check("a head then", head, "contribution.write", "report.settle", "review.draft")
		check("the Director, a petition filed", director, "meeting.convene.consultation", "petition.answer", "results.publish", "results.publish", "results.publish", "review.draft")
	})
}

func issue(t *testing.T, w *world.World, id cycle.ID) {
	t.Helper()
	w.Write(func(tx *storage.Tx) error {
		c, err := tx.Cycle(t.Context(), id)
		if err != nil {
			return err
		}
		c.State, c.IssuedAt, c.IssuedBy = cycle.Issued, tx.Now(), w.Who["director"]
		return tx.SaveCycle(t.Context(), c)
	})
}

// tell puts a returned review, a report out for comment, and a notice with a
// petition into the world.
func tell(t *testing.T, w *world.World, id cycle.ID) {
	t.Helper()
	w.Write(func(tx *storage.Tx) error {
		for _, statement := range []string{
			`insert into self_review (id, cycle_id, person_id, form, state, returned_note) values ('r', '` + string(id) + `', '` + string(w.Who["staff"]) + `', 'f', 'returned', 'thiếu số liệu')`,
			`insert into collective_report (id, cycle_id, unit_id, kind, state) values ('cr', '` + string(id) + `', '` + string(w.Units["division"]) + `', 'unit', 'consulting')`,
			`insert into rating_decision (id, cycle_id, kind, state, authority, signed_at, signed_by) values ('d', '` + string(id) + `', 'people', 'signed', 'director', '2023-11-29T01:00:00.000000Z', '` + string(w.Who["director"]) + `')`,
			`insert into rating (id, decision_id, cycle_id, unit_id, person_id, subject, level, state, decided_at) values ('x', 'd', '` + string(id) + `', '` + string(w.Units["division"]) + `', '` + string(w.Who["staff"]) + `', 'person', 'good', 'final', '2023-11-29T01:00:00.000000Z')`,
			`insert into notice (id, rating_id, person_id, issued_at) values ('n', 'x', '` + string(w.Who["staff"]) + `', '2023-11-29T01:00:00.000000Z')`,
			`insert into petition (id, rating_id, person_id, content, state, filed_at) values ('p', 'x', '` + string(w.Who["staff"]) + `', 'xin xem lại', 'filed', '2023-11-30T01:00:00.000000Z')`,
		} {
			if err := tx.ExecForTest(t.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
}
