package web

import (
	"net/http"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// myResultPage serves GET /cycles/{cycle}/result.
func (s *Server) myResultPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawMyResult(w, r, cycle.ID(r.PathValue("cycle")), refusedForm{})
}

// refusedForm is a form drawn again: what was typed, and what is wrong with it.
type refusedForm struct {
	typed    string
	problems fault.Fields
}

func (f refusedForm) status() int {
	if len(f.problems) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

func (s *Server) drawMyResult(w http.ResponseWriter, r *http.Request, id cycle.ID, f refusedForm) error {
	p, err := s.App.MyResultPage(r.Context(), actorOf(r), id)
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{
		Status: f.status(), Wrong: len(f.problems) > 0, Title: v.T("result.heading", p.Cycle.Year),
		Body: ui.MyResultPage(v, p, f.typed, f.problems),
	})
}

// unitResultsPage serves GET /cycles/{cycle}/units/{unit}/results.
func (s *Server) unitResultsPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.UnitResultsPage(r.Context(), actorOf(r), cycle.ID(r.PathValue("cycle")), org.UnitID(r.PathValue("unit")))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("results.ofUnit", p.Cycle.Year), Body: ui.UnitResultsPage(v, p)})
}

// resultsPage serves GET /cycles/{cycle}/results.
func (s *Server) resultsPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.ResultsPage(r.Context(), actorOf(r), cycle.ID(r.PathValue("cycle")))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("results.heading", p.Cycle.Year), Body: ui.ResultsPage(v, p)})
}

// petitionPage serves GET /petitions/{petition}.
func (s *Server) petitionPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawPetition(w, r, refusedForm{})
}

func (s *Server) drawPetition(w http.ResponseWriter, r *http.Request, f refusedForm) error {
	p, err := s.App.PetitionPage(r.Context(), actorOf(r), decision.PetitionID(r.PathValue("petition")))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{
		Status: f.status(), Wrong: len(f.problems) > 0, Title: v.T("petition.of", p.Person.Name),
		Body: ui.PetitionPage(v, p, f.typed, f.problems),
	})
}

// personHistoryPage serves GET /people/{person}/history.
func (s *Server) personHistoryPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.PersonHistoryPage(r.Context(), actorOf(r), org.PersonID(r.PathValue("person")))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("history.person"), Body: ui.PersonHistoryPage(v, p)})
}

// unitHistoryPage serves GET /units/{unit}/history.
func (s *Server) unitHistoryPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.UnitHistoryPage(r.Context(), actorOf(r), org.UnitID(r.PathValue("unit")))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("history.unit"), Body: ui.UnitHistoryPage(v, p)})
}
