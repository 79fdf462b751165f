package web

import (
	"net/http"

	"congtam/internal/web/ui"
)

// homePage serves GET /.
func (s *Server) homePage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.HomePage(r.Context(), actorOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("home.title"), Body: ui.HomePage(v, p)})
}
