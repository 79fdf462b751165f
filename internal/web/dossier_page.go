package web

import (
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// dossierPage serves GET /cycles/{cycle}/units/{unit}/dossier.
func (s *Server) dossierPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawDossier(w, r, nil, nil)
}

func (s *Server) drawDossier(w http.ResponseWriter, r *http.Request, typed map[string]string, problems fault.Fields) error {
	p, err := s.App.DossierPage(r.Context(), actorOf(r), cycleOf(r), unitOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	shown := page{Title: v.T("dossier.title"), Crumbs: dossierCrumbs(v, p, ""), Wrong: len(problems) > 0, Body: ui.DossierPage(v, p, typed, problems)}
	if shown.Wrong {
		shown.Status = http.StatusUnprocessableEntity
	}
	return s.render(w, r, shown)
}

// dossierCrumbs is the way to a dossier, and to a page below it.
func dossierCrumbs(v ui.View, p app.DossierPage, below string) []ui.Crumb {
	crumbs := []ui.Crumb{{Label: p.Unit.Name, Href: ui.UnitPath(p.Cycle.ID, p.Unit.Unit)}, {Label: v.T("dossier.title")}}
	if below != "" {
		crumbs[1].Href = ui.DossierPath(p.Cycle.ID, p.Unit.Unit)
		crumbs = append(crumbs, ui.Crumb{Label: below})
	}
	return crumbs
}

// rankProposals serves POST …/dossier/ranks.
func (s *Server) rankProposals(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	in := app.RankProposalsIn{Cycle: cycleOf(r), Unit: unitOf(r), Ranks: map[org.PersonID]int{}}
	typed := map[string]string{}
	for name := range r.PostForm {
		person, isRank := cutRank(name)
		if !isRank {
			continue
		}
		typed[name] = r.PostFormValue(name)
		in.Ranks[person], _ = strconv.Atoi(typed[name]) // what is no number is no place either
	}
	err := s.App.RankProposals(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawDossier(w, r, typed, problems)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.DossierPath(in.Cycle, in.Unit), "dossier.ranked")
}

func cutRank(name string) (org.PersonID, bool) {
	prefix := ui.RankName("")
	if len(name) <= len(prefix) || name[:len(prefix)] != prefix {
		return "", false
	}
	return org.PersonID(name[len(prefix):]), true
}

// dossiersPage serves GET /cycles/{cycle}/dossiers.
func (s *Server) dossiersPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.DossiersPage(r.Context(), actorOf(r), cycleOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("dossiers.title"), Body: ui.DossiersPage(v, p)})
}
