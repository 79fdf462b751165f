package web

import (
	"net/http"
	"net/netip"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// signInPage serves GET /signin.
func (s *Server) signInPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawSignIn(w, r, http.StatusOK, ui.SignInOf{Back: within(r.URL.Query().Get("back"))})
}

func (s *Server) drawSignIn(w http.ResponseWriter, r *http.Request, status int, form ui.SignInOf) error {
	v := s.view(r)
	if s.App != nil && s.App.Training() {
		people, err := s.App.DemoPeople(r.Context())
		if err != nil {
			return err
		}
		form.People = demoGroups(v, people)
	}
	return s.render(w, r, page{Status: status, Title: v.T("ui.signIn"), Wrong: len(form.Problems) > 0, Body: ui.SignInPage(v, form)})
}

// mostOffered bounds how many people of a part a demo's sign-in page offers.
const mostOffered = 100

// demoGroups puts the people of a training installation under the part they
// play, the leaders first.
func demoGroups(v ui.View, people []app.DemoPerson) []ui.PeopleGroup {
	var groups []ui.PeopleGroup
	for _, part := range []struct {
		word string
		has  func(app.DemoPerson) bool
	}{
		{"signin.leaders", func(p app.DemoPerson) bool { return p.Kind == org.Leadership }},
		{"signin.office", func(p app.DemoPerson) bool { return p.Kind == org.Office && p.Post.Leads() }},
		{"signin.heads", func(p app.DemoPerson) bool { return reviewed(p) && p.Kind != org.Office && p.Post == org.Head }},
		{"signin.deputies", func(p app.DemoPerson) bool { return reviewed(p) && p.Kind != org.Office && p.Post == org.Deputy }},
		{"signin.staff", func(p app.DemoPerson) bool { return reviewed(p) && !p.Post.Leads() }},
		{"signin.administrators", func(p app.DemoPerson) bool { return p.Kind == org.Agency }},
	} {
		group := ui.PeopleGroup{Title: v.T(part.word)}
		for _, p := range people {
			if part.has(p) && len(group.People) < mostOffered {
				group.People = append(group.People, ui.DemoPerson{ID: p.Account, Name: p.Name, Role: joined(p.Title, p.Unit)})
			}
		}
		if len(group.People) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func reviewed(p app.DemoPerson) bool { return org.Unit{Kind: p.Kind}.Reviewed() }

func joined(title, unit string) string {
	if title == "" || unit == "" {
		return title + unit
	}
	return title + ", " + unit
}

// signIn serves POST /signin.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) error {
	in := app.SignInIn{Login: r.PostFormValue("account"), Password: r.PostFormValue("password"), Net: network(s.caller(r))}
	token, err := s.App.SignIn(r.Context(), in)
	if fields, ok := fault.FieldsOf(err); ok {
		form := ui.SignInOf{Account: in.Login, Back: within(r.PostFormValue("back")), Problems: fields}
		return s.drawSignIn(w, r, http.StatusUnprocessableEntity, form)
	}
	if err != nil {
		return err
	}
	s.beginSession(w, token.Secret, token.Until)
	return s.redirect(w, r, r.PostFormValue("back"))
}

// network is the caller's /24 or /48: one office, for the throttle.
func network(caller netip.Addr) string {
	bits := 24
	if caller.Is6() {
		bits = 48
	}
	prefix, err := caller.Prefix(bits)
	if err != nil {
		return caller.String()
	}
	return prefix.String()
}

// signInAs serves POST /signin/as, on training installations only.
func (s *Server) signInAs(w http.ResponseWriter, r *http.Request) error {
	token, err := s.App.SignInAs(r.Context(), r.PostFormValue("person"))
	if err != nil {
		return err
	}
	s.beginSession(w, token.Secret, token.Until)
	return s.redirect(w, r, r.PostFormValue("back"))
}

// signOut serves POST /signout.
func (s *Server) signOut(w http.ResponseWriter, r *http.Request) error {
	if s.App != nil {
		if err := s.App.SignOut(r.Context(), s.sessionToken(r)); err != nil {
			return err
		}
	}
	s.endSession(w)
	return s.redirect(w, r, ui.SignInPath())
}
