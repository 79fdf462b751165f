package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// rolesPage serves GET /people/{person}/roles.
func (s *Server) rolesPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawRoles(w, r, ui.RolesOf{})
}

func (s *Server) drawRoles(w http.ResponseWriter, r *http.Request, f ui.RolesOf) error {
	p, err := s.App.RolesPage(r.Context(), actorOf(r), personOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	drawn := page{Title: v.T("roles.title"), Crumbs: personCrumbs(v, p.Person, v.T("roles.title")), Body: ui.RolesPage(v, p, f)}
	return s.render(w, r, drawn.refused(f.Problems))
}

// addMandate serves POST /people/{person}/mandates.
func (s *Server) addMandate(w http.ResponseWriter, r *http.Request) error {
	in := app.AddMandateIn{Person: personOf(r), Role: org.Role(r.PostFormValue("role")), From: r.PostFormValue("from"), Until: r.PostFormValue("until")}
	err := s.App.AddMandate(r.Context(), by(r), in)
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawRoles(w, r, ui.RolesOf{Mandate: in, Problems: problems})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.RolesPath(in.Person), "roles.given")
}

// addCharge serves POST /people/{person}/charges.
func (s *Server) addCharge(w http.ResponseWriter, r *http.Request) error {
	in := app.AddChargeIn{
		Person: personOf(r), Unit: org.UnitID(r.PostFormValue("unit")), From: r.PostFormValue("charge-from"), Until: r.PostFormValue("charge-until"),
	}
	err := s.App.AddCharge(r.Context(), by(r), in)
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawRoles(w, r, ui.RolesOf{Charge: in, Problems: ofCharge(problems)})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.RolesPath(in.Person), "roles.given")
}

// ofCharge names the problems of the second form on the page as its fields are
// named there.
func ofCharge(problems fault.Fields) fault.Fields {
	named := fault.Fields{}
	for name, message := range problems {
		if name != "unit" {
			name = "charge-" + name
		}
		named[name] = message
	}
	return named
}

// removeHolding serves POST /people/{person}/roles/{holding}/remove.
func (s *Server) removeHolding(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.RemoveHolding(r.Context(), by(r), personOf(r), r.PathValue("holding")); err != nil {
		return err
	}
	return s.done(w, r, ui.RolesPath(personOf(r)), "roles.removed")
}
