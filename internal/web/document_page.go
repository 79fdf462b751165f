package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// documentsOf reads which papers a request is about.
func documentsOf(r *http.Request) app.DocumentsOf {
	return app.DocumentsOf{Cycle: cycle.ID(r.PathValue("cycle")), Unit: org.UnitID(r.FormValue("unit"))}
}

// documentsPage serves GET /cycles/{cycle}/documents.
func (s *Server) documentsPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.DocumentsPage(r.Context(), actorOf(r), documentsOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("document.title"), Body: ui.DocumentsPage(v, p)})
}
