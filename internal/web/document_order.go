package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/web/ui"
)

// orderDocuments serves POST /cycles/{cycle}/documents.
func (s *Server) orderDocuments(w http.ResponseWriter, r *http.Request) error {
	of := documentsOf(r)
	in := app.OrderDocumentsIn{
		Cycle: of.Cycle, Unit: of.Unit, Kind: app.DocumentKind(r.PostFormValue("kind")), Object: r.PostFormValue("object"),
	}
	if err := s.App.OrderDocuments(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.DocumentsPath(of.Cycle, of.Unit), "document.ordered")
}
