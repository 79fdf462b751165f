package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// returnReviewPage serves GET …/review/return.
func (s *Server) returnReviewPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawReturn(w, r, http.StatusOK, "", nil)
}

// returnReview serves POST …/review/return.
func (s *Server) returnReview(w http.ResponseWriter, r *http.Request) error {
	o := ownerOf(r)
	in := app.ReturnReviewIn{Cycle: o.Cycle, Person: o.Person, Version: version(r), Reason: r.PostFormValue("reason")}
	err := s.App.ReturnReview(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawReturn(w, r, http.StatusUnprocessableEntity, in.Reason, problems)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.ReviewPath(in.Cycle, in.Person), "review.returned")
}

func (s *Server) drawReturn(w http.ResponseWriter, r *http.Request, status int, reason string, problems fault.Fields) error {
	p, v, err := s.review(r)
	if err != nil {
		return err
	}
	if !p.May["returnReview"] {
		return fault.New(fault.Forbidden, "forbidden.action", fault.Say("action.returnReview"))
	}
	body := ui.ReturnReviewPage(v, p, reason, problems)
	return s.drawReview(w, r, p, page{Status: status, Title: v.T("review.returnTitle"), Wrong: len(problems) > 0, Body: body})
}
