package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// invitationPage serves GET /invitations/{secret}.
func (s *Server) invitationPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawInvitation(w, r, app.AcceptInvitationIn{Secret: r.PathValue("secret")}, nil)
}

func (s *Server) drawInvitation(w http.ResponseWriter, r *http.Request, in app.AcceptInvitationIn, problems fault.Fields) error {
	p, err := s.App.InvitationPage(r.Context(), in.Secret)
	if err != nil {
		return err
	}
	v := s.view(r)
	drawn := page{Title: v.T("invitation.title"), Body: ui.InvitationPage(v, p, in, problems)}
	return s.render(w, r, drawn.refused(problems))
}

// acceptInvitation serves POST /invitations/{secret}.
func (s *Server) acceptInvitation(w http.ResponseWriter, r *http.Request) error {
	in := app.AcceptInvitationIn{
		Secret: r.PathValue("secret"), Login: r.PostFormValue("login"), Name: r.PostFormValue("name"),
		Password: r.PostFormValue("password"), Again: r.PostFormValue("again"),
	}
	token, err := s.App.AcceptInvitation(r.Context(), in)
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawInvitation(w, r, in, problems)
	}
	if err != nil {
		return err
	}
	s.beginSession(w, token.Secret, token.Until)
	return s.redirect(w, r, ui.HomePath())
}
