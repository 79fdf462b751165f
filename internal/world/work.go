package world

import (
	"errors"
	"fmt"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// Owner is a resident as owner of the own work.
func (w *World) Owner(id cycle.ID, key string) app.Owner {
	return app.Owner{Cycle: id, Person: w.Who[key]}
}

// Worked gives a resident one task for each outcome named, in that order.
func (w *World) Worked(id cycle.ID, key string, outcomes ...dossier.Outcome) {
	w.t.Helper()
	w.work(key, w.Owner(id, key), outcomes)
}

// UnitWorked gives a unit one task for each outcome named, entered by key, its
// head or deputy.
func (w *World) UnitWorked(id cycle.ID, unit, key string, outcomes ...dossier.Outcome) {
	w.t.Helper()
	w.work(key, app.Owner{Cycle: id, Unit: w.Units[unit]}, outcomes)
}

func (w *World) work(key string, owner app.Owner, outcomes []dossier.Outcome) {
	w.t.Helper()
	for i, outcome := range outcomes {
		if _, err := w.App.SaveTask(w.t.Context(), w.By(key), Task(owner, i+1, outcome)); err != nil {
			w.t.Fatalf("SaveTask by %s = %v", key, err)
		}
	}
}

// Task is a task as somebody would type it, with everything its outcome needs.
func Task(owner app.Owner, n int, outcome dossier.Outcome) app.SaveTaskIn {
	in := app.SaveTaskIn{
		Owner: owner, Title: fmt.Sprintf("Nhiệm vụ %d", n), Product: "Tờ trình", Quantity: "01", Due: "30/09/2023", Outcome: outcome,
	}
	if outcome.AtLeast(dossier.NotAssured) {
		in.Done, in.Result = "25/09/2023", "Đã trình và được ban hành"
	}
	if outcome == dossier.NotDone || outcome == dossier.NotAssured {
		in.Explanation = "Chờ văn bản hướng dẫn của cấp trên"
	}
	return in
}

// ReviewIn is a self-review with every section of the form filled.
func (w *World) ReviewIn(id cycle.ID, key string) app.SaveReviewIn {
	w.t.Helper()
	in := app.SaveReviewIn{Cycle: id, Person: w.Who[key], Pen: "pen-" + key}
	page, err := w.App.ReviewPage(w.t.Context(), w.Actor(key), in, func(m fault.Message) string { return m.Key })
	if err != nil {
		w.t.Fatalf("ReviewPage of %s = %v", key, err)
	}
	answer := func(section, text string) {
		in.Typed = append(in.Typed, dossier.Typed{Section: section, Text: text, Base: dossier.Mark(page.Review.Value(section))})
	}
	for _, s := range page.Own() {
		text := "Nội dung mục " + s.No + "."
		if s.Kind == rulebook.KindLevel {
			text = "good"
		}
		answer(s.ID, text)
		if s.Graded {
			answer(dossier.GradeOf(s.ID), "good")
		}
	}
	for _, criterion := range page.Form.Criteria {
		answer(dossier.GeneralOf(criterion), "good")
	}
	return in
}

// Reviewed lets residents write and hand in their self-reviews, with three
// tasks done well where they have none.
func (w *World) Reviewed(id cycle.ID, keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		page, err := w.App.FilePage(w.t.Context(), w.Actor(key), id, w.Who[key])
		if err != nil {
			w.t.Fatalf("FilePage of %s = %v", key, err)
		}
		if len(page.Tasks) == 0 {
			w.Worked(id, key, dossier.Exceeded, dossier.Exceeded, dossier.HighEffect)
		}
		saved, err := w.App.SaveReview(w.t.Context(), w.By(key), w.ReviewIn(id, key))
		if err != nil {
			w.t.Fatalf("SaveReview of %s = %v", key, err)
		}
		in := app.SubmitReviewIn{Cycle: id, Person: w.Who[key], Version: saved.Review.Version, Truth: true}
		if err := w.App.SubmitReview(w.t.Context(), w.By(key), in); err != nil {
			w.t.Fatalf("SubmitReview of %s = %v", key, err)
		}
	}
}

// ConcludedOn lets a meeting conclude on a resident, behind the application's
// back; general overrules the own judgement.
func (w *World) ConcludedOn(id cycle.ID, key string, chair string, general map[string]string) {
	w.t.Helper()
	ctx := w.t.Context()
	w.write(func(tx *storage.Tx) error {
		part, err := tx.Part(ctx, id, w.Who[key])
		if err != nil {
			return err
		}
		held, err := tx.MeetingOf(ctx, id, part.Person.Unit, meeting.DivisionReview)
		if errors.Is(err, fault.NotFound) {
			held = meeting.Meeting{ID: meeting.ID(tx.NewID()), Cycle: id, Unit: part.Person.Unit, Kind: meeting.DivisionReview, State: meeting.Open}
			err = tx.AddMeeting(ctx, held)
		}
		if err != nil {
			return err
		}
		item := meeting.Item{
			ID: meeting.ItemID(tx.NewID()), Meeting: held.ID, Order: len(held.Items) + 1, Subject: meeting.Personal, Unit: part.Person.Unit,
			Person: w.Who[key], Chair: w.Who[chair], State: meeting.Concluded, Version: 1, ConcludedAt: tx.Now(),
			Conclusion: meeting.Conclusion{Summary: "Kết luận", General: general, Level: "good"},
		}
		return errors.Join(tx.AddItem(ctx, item), tx.SaveItem(ctx, item))
	})
}
