package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/web/ui"
)

// returnDossierPage serves GET …/dossier/return.
func (s *Server) returnDossierPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawReturnDossier(w, r, "", nil)
}

// returnDossier serves POST …/dossier/return.
func (s *Server) returnDossier(w http.ResponseWriter, r *http.Request) error {
	in := app.DossierIn{Cycle: cycleOf(r), Unit: unitOf(r), Version: version(r), Note: r.PostFormValue("note")}
	err := s.App.ReturnDossier(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawReturnDossier(w, r, in.Note, problems)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.DossierPath(in.Cycle, in.Unit), "dossier.returnedNow")
}

func (s *Server) drawReturnDossier(w http.ResponseWriter, r *http.Request, note string, problems fault.Fields) error {
	p, err := s.App.DossierPage(r.Context(), actorOf(r), cycleOf(r), unitOf(r))
	if err != nil {
		return err
	}
	if !p.May[authz.ReturnDossier] {
		return fault.New(fault.Forbidden, "forbidden.action", authz.ReturnDossier)
	}
	v := s.view(r)
	shown := page{Title: v.T("dossier.return"), Crumbs: dossierCrumbs(v, p, v.T("dossier.return")), Body: ui.ReturnDossierPage(v, p, note, problems)}
	if len(problems) > 0 {
		shown.Status, shown.Wrong = http.StatusUnprocessableEntity, true
	}
	return s.render(w, r, shown)
}
