package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/web/ui"
)

// review loads a self-review as the request names it.
func (s *Server) review(r *http.Request) (app.ReviewPage, ui.View, error) {
	o, v := ownerOf(r), s.view(r)
	p, err := s.App.ReviewPage(r.Context(), actorOf(r), app.SaveReviewIn{Cycle: o.Cycle, Person: o.Person}, v.Say)
	return p, v, err
}

func (s *Server) drawReview(w http.ResponseWriter, r *http.Request, p app.ReviewPage, drawn page) error {
	v := s.view(r)
	o := app.Owner{Cycle: p.Cycle.ID, Person: p.Person.Person}
	drawn.Crumbs = workCrumbs(v, o, p.Person.Name, drawn.Title)
	return s.render(w, r, drawn)
}

// reviewPage serves GET …/review: the form for its author while it may be
// written, the text for everyone else.
func (s *Server) reviewPage(w http.ResponseWriter, r *http.Request) error {
	p, v, err := s.review(r)
	if err != nil {
		return err
	}
	body := ui.ReviewPage(v, p)
	if p.Reader && p.Review.State.Writable() {
		body = ui.ReviewFormPage(v, p, ui.SheetOf(p))
	}
	return s.drawReview(w, r, p, page{Title: v.T("review.title"), Body: body})
}

// checkReviewPage serves GET …/review/check.
func (s *Server) checkReviewPage(w http.ResponseWriter, r *http.Request) error {
	p, v, err := s.review(r)
	if err != nil {
		return err
	}
	if !p.Reader {
		return s.redirect(w, r, ui.ReviewPath(p.Cycle.ID, p.Person.Person))
	}
	return s.drawReview(w, r, p, page{Title: v.T("review.checkTitle"), Body: ui.CheckReviewPage(v, p, nil)})
}

// historyPage serves GET …/review/editions.
func (s *Server) historyPage(w http.ResponseWriter, r *http.Request) error {
	o := ownerOf(r)
	p, err := s.App.HistoryPage(r.Context(), actorOf(r), o.Cycle, o.Person)
	if err != nil {
		return err
	}
	v := s.view(r)
	title := v.T("review.historyTitle")
	return s.render(w, r, page{Title: title, Crumbs: workCrumbs(v, o, p.Person.Name, title), Body: ui.HistoryPage(v, p)})
}
