package web

import (
	"context"
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/web/ui"
)

// submitDossierPage serves GET …/dossier/submit: the pause before the dossier
// leaves the unit.
func (s *Server) submitDossierPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.DossierPage(r.Context(), actorOf(r), cycleOf(r), unitOf(r))
	if err != nil {
		return err
	}
	if !p.May[authz.SubmitDossier] {
		return fault.New(fault.Forbidden, "forbidden.action", authz.SubmitDossier)
	}
	v := s.view(r)
	effects := []string{v.T("dossier.submitItems", len(p.Items), len(p.Contents.People)), v.T("dossier.submitOffice")}
	for _, t := range p.Tallies {
		effects = append(effects, v.Say(t.Message()))
	}
	body := ui.ConfirmPage(v, ui.ConfirmOf{
		Title: v.T("dossier.submitAsk", p.Unit.Name), Text: v.T("dossier.submitText"), Effects: effects, Back: ui.DossierPath(p.Cycle.ID, p.Unit.Unit),
		Action: ui.Action{
			Label: v.T("dossier.submit"), Href: ui.SubmitDossierPath(p.Cycle.ID, p.Unit.Unit),
			Fields: []ui.Hidden{{Name: "version", Value: strconv.Itoa(p.Dossier.Version)}},
		},
	})
	return s.render(w, r, page{Title: v.T("dossier.submit"), Crumbs: dossierCrumbs(v, p, v.T("dossier.submit")), Body: body})
}

// submitDossier serves POST …/dossier/submit.
func (s *Server) submitDossier(w http.ResponseWriter, r *http.Request) error {
	return s.dossierAct(w, r, s.App.SubmitDossier, "dossier.submittedNow")
}

// receiveDossier serves POST …/dossier/receive.
func (s *Server) receiveDossier(w http.ResponseWriter, r *http.Request) error {
	return s.dossierAct(w, r, s.App.ReceiveDossier, "dossier.receivedNow")
}

// acceptDossier serves POST …/dossier/accept.
func (s *Server) acceptDossier(w http.ResponseWriter, r *http.Request) error {
	return s.dossierAct(w, r, s.App.AcceptDossier, "dossier.acceptedNow")
}

func (s *Server) dossierAct(w http.ResponseWriter, r *http.Request, act func(context.Context, app.By, app.DossierIn) error, said string) error {
	in := app.DossierIn{Cycle: cycleOf(r), Unit: unitOf(r), Version: version(r)}
	if err := act(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.DossierPath(in.Cycle, in.Unit), said)
}
