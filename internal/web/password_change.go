package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// passwordPage serves GET /account/password.
func (s *Server) passwordPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawPassword(w, r, nil)
}

func (s *Server) drawPassword(w http.ResponseWriter, r *http.Request, problems fault.Fields) error {
	if actorOf(r).Account == "" {
		return fault.New(fault.Unauthenticated, "forbidden.nobody")
	}
	v := s.view(r)
	drawn := page{Title: v.T("password.title"), Body: ui.PasswordPage(v, problems)}
	return s.render(w, r, drawn.refused(problems))
}

// changePassword serves POST /account/password. It ends every session, this
// one too.
func (s *Server) changePassword(w http.ResponseWriter, r *http.Request) error {
	in := app.ChangePasswordIn{Old: r.PostFormValue("old"), New: r.PostFormValue("password"), Again: r.PostFormValue("again")}
	err := s.App.ChangePassword(r.Context(), by(r), in)
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawPassword(w, r, problems)
	}
	if err != nil {
		return err
	}
	s.endSession(w)
	return s.done(w, r, ui.SignInPath(), "password.changed")
}
