package web

import (
	"net/http"

	"congtam/internal/web/ui"
)

// accountsPage serves GET /accounts.
func (s *Server) accountsPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.AccountsPage(r.Context(), actorOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("accounts.title"), Body: ui.AccountsPage(v, p)})
}
