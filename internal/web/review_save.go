package web

import (
	"net/http"
	"slices"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/web/ui"
)

// saveReview serves POST …/review: the whole form, with or without
// JavaScript. Sections two forms wrote differently are drawn with both texts.
func (s *Server) saveReview(w http.ResponseWriter, r *http.Request) error {
	in, err := readReview(r)
	if err != nil {
		return err
	}
	saved, err := s.App.SaveReview(r.Context(), by(r), in)
	problems, wrong := fault.FieldsOf(err)
	switch {
	case wrong:
		return s.redrawReview(w, r, http.StatusUnprocessableEntity, func(sheet ui.ReviewSheet) ui.ReviewSheet { return sheet.Refused(in.Typed, problems) })
	case err != nil:
		return err
	case len(saved.Clashes) > 0:
		return s.redrawReview(w, r, http.StatusConflict, func(sheet ui.ReviewSheet) ui.ReviewSheet { return sheet.Clashing(saved.Clashes) })
	case r.PostFormValue("next") == "check":
		return s.redirect(w, r, ui.CheckReviewPath(in.Cycle, in.Person))
	}
	return s.done(w, r, ui.ReviewPath(in.Cycle, in.Person), "review.saved")
}

func (s *Server) redrawReview(w http.ResponseWriter, r *http.Request, status int, change func(ui.ReviewSheet) ui.ReviewSheet) error {
	p, v, err := s.review(r)
	if err != nil {
		return err
	}
	sheet := change(ui.SheetOf(p))
	return s.drawReview(w, r, p, page{
		Status: status, Title: v.T("review.title"), Wrong: len(sheet.Problems) > 0, Body: ui.ReviewFormPage(v, p, sheet),
	})
}

// autosaveReview serves POST …/review/autosave: it answers when the text was
// saved, or which sections somebody else changed.
func (s *Server) autosaveReview(w http.ResponseWriter, r *http.Request) error {
	in, err := readReview(r)
	if err != nil {
		return err
	}
	saved, err := s.App.SaveReview(r.Context(), by(r), in)
	if err != nil {
		return err
	}
	if len(saved.Clashes) > 0 {
		return fault.New(fault.Conflict, "review.clashes", len(saved.Clashes))
	}
	var agreed []string
	for _, t := range in.Typed {
		if saved.Review.Value(t.Section) == app.Prose(t.Text) {
			agreed = append(agreed, t.Section)
		}
	}
	return s.render(w, r, page{Title: "", Body: ui.ReviewSaved(s.view(r), saved, agreed)})
}

// readReview reads the sections a form sends, in a fixed order.
func readReview(r *http.Request) (app.SaveReviewIn, error) {
	o := ownerOf(r)
	in := app.SaveReviewIn{Cycle: o.Cycle, Person: o.Person, Pen: idempotencyKey(r)}
	if err := r.ParseForm(); err != nil {
		return in, err
	}
	for field := range r.PostForm {
		section, ok := ui.SectionOf(field)
		if !ok {
			continue
		}
		in.Typed = append(in.Typed, dossier.Typed{Section: section, Text: r.PostForm.Get(field), Base: r.PostForm.Get(ui.BaseOf(section))})
	}
	slices.SortFunc(in.Typed, func(a, b dossier.Typed) int {
		if a.Section < b.Section {
			return -1
		}
		return 1
	})
	return in, nil
}
