package web

import (
	"context"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// submitReview serves POST …/review/submit.
func (s *Server) submitReview(w http.ResponseWriter, r *http.Request) error {
	return s.handInReview(w, r, s.App.SubmitReview, "review.submitted")
}

// completeReview serves POST …/review/complete.
func (s *Server) completeReview(w http.ResponseWriter, r *http.Request) error {
	return s.handInReview(w, r, s.App.CompleteReview, "review.completed")
}

func (s *Server) handInReview(w http.ResponseWriter, r *http.Request, act func(context.Context, app.By, app.SubmitReviewIn) error, said string) error {
	in := readHandIn(r)
	err := act(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		p, v, err := s.review(r)
		if err != nil {
			return err
		}
		body := ui.CheckReviewPage(v, p, problems)
		return s.drawReview(w, r, p, page{Status: http.StatusUnprocessableEntity, Title: v.T("review.checkTitle"), Wrong: true, Body: body})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.FilePath(in.Cycle, in.Person), said)
}

func readHandIn(r *http.Request) app.SubmitReviewIn {
	o := ownerOf(r)
	return app.SubmitReviewIn{Cycle: o.Cycle, Person: o.Person, Version: version(r), Truth: r.PostFormValue("truth") == "yes"}
}

// reviseReview serves POST …/review/revise.
func (s *Server) reviseReview(w http.ResponseWriter, r *http.Request) error {
	in := readHandIn(r)
	if err := s.App.ReviseReview(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.redirect(w, r, ui.ReviewPath(in.Cycle, in.Person))
}
