package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// ownerOf is whose work a path names: a person's, or a unit's.
func ownerOf(r *http.Request) app.Owner {
	return app.Owner{
		Cycle: cycle.ID(r.PathValue("cycle")), Unit: org.UnitID(r.PathValue("unit")), Person: org.PersonID(r.PathValue("person")),
	}
}

// ownFile serves GET /file: the way to the reader's own file of the newest year.
func (s *Server) ownFile(w http.ResponseWriter, r *http.Request) error {
	o, err := s.App.OwnFile(r.Context(), actorOf(r))
	if err != nil {
		return err
	}
	return s.redirect(w, r, ui.FilePath(o.Cycle, o.Person))
}

// filePage serves GET /cycles/{cycle}/people/{person}.
func (s *Server) filePage(w http.ResponseWriter, r *http.Request) error {
	o := ownerOf(r)
	p, err := s.App.FilePage(r.Context(), actorOf(r), o.Cycle, o.Person)
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("file.heading", p.Cycle.Year), Crumbs: workCrumbs(v, o, p.Person.Name), Body: ui.FilePage(v, p)})
}

// unitPage serves GET /cycles/{cycle}/units/{unit}.
func (s *Server) unitPage(w http.ResponseWriter, r *http.Request) error {
	o := ownerOf(r)
	p, err := s.App.UnitPage(r.Context(), actorOf(r), o.Cycle, o.Unit)
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: p.Name, Crumbs: workCrumbs(v, o, p.Name), Body: ui.UnitPage(v, p)})
}

// workCrumbs is the way to a file or a board, and to what lies below: the last
// name is where the reader is.
func workCrumbs(v ui.View, o app.Owner, names ...string) []ui.Crumb {
	crumbs := []ui.Crumb{{Label: v.T("menu.plan"), Href: ui.PlanPath(o.Cycle)}}
	for i, name := range names {
		c := ui.Crumb{Label: name}
		if i == 0 && len(names) > 1 {
			c.Href = ui.OwnerPath(o)
		}
		crumbs = append(crumbs, c)
	}
	return crumbs
}
