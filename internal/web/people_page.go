package web

import (
	"errors"
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// peoplePage serves GET /people.
func (s *Server) peoplePage(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	number, _ := strconv.Atoi(q.Get("page")) // what is no number is the first page
	search := app.PeopleSearch{Text: q.Get("q"), Unit: org.UnitID(q.Get("unit")), Page: min(number, 1_000_000)}
	p, err := s.App.PeoplePage(r.Context(), actorOf(r), search)
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("people.title"), Body: ui.PeoplePage(v, p)})
}

// personPage serves GET /people/{person}.
func (s *Server) personPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawPerson(w, r, ui.TransferOf{}, nil)
}

func (s *Server) drawPerson(w http.ResponseWriter, r *http.Request, f ui.TransferOf, refusal error) error {
	p, err := s.App.PersonPage(r.Context(), actorOf(r), personOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	f.Problems, _ = fault.FieldsOf(refusal)
	f.Conflict = errors.Is(refusal, fault.Conflict)
	drawn := page{Title: p.File.Person.Name, Crumbs: personCrumbs(v, p.File.Person, ""), Body: ui.PersonPage(v, p, f)}
	return s.render(w, r, drawn.refused(f.Problems).outrun(refusal))
}

func personOf(r *http.Request) org.PersonID { return org.PersonID(r.PathValue("person")) }

func personCrumbs(v ui.View, p org.Person, below string) []ui.Crumb {
	crumbs := []ui.Crumb{{Label: v.T("people.title"), Href: ui.PeoplePath()}, {Label: p.Name}}
	if below != "" {
		crumbs[1].Href = ui.PersonPath(p.ID)
		crumbs = append(crumbs, ui.Crumb{Label: below})
	}
	return crumbs
}

// saveOldUnitComment serves POST /people/{person}/transfers/{transfer}.
func (s *Server) saveOldUnitComment(w http.ResponseWriter, r *http.Request) error {
	in := app.SaveOldUnitCommentIn{
		Person: personOf(r), Transfer: r.PathValue("transfer"), Comment: r.PostFormValue("comment"), On: r.PostFormValue("on"), Was: r.PostFormValue("was"),
	}
	err := s.App.SaveOldUnitComment(r.Context(), by(r), in)
	if again(err) {
		return s.drawPerson(w, r, ui.TransferOf{In: in}, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PersonPath(in.Person), "transfer.saved")
}
