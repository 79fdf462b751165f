package web

import (
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/web/ui"
)

// accountsPage serves GET /accounts.
func (s *Server) accountsPage(w http.ResponseWriter, r *http.Request) error {
	number, _ := strconv.Atoi(r.URL.Query().Get("page")) // what is no number is the first page
	search := app.AccountSearch{Text: r.URL.Query().Get("q"), Page: min(number, 1_000_000)}
	p, err := s.App.AccountsPage(r.Context(), actorOf(r), search)
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("accounts.title"), Body: ui.AccountsPage(v, p)})
}
