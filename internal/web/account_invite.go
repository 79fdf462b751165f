package web

import (
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/web/ui"
)

// invitePeople serves POST /accounts/invite. The answer is a page, not a
// redirect: the links are shown once and kept nowhere.
func (s *Server) invitePeople(w http.ResponseWriter, r *http.Request) error {
	invited, err := s.App.InvitePeople(r.Context(), by(r))
	if err != nil {
		return err
	}
	return s.drawInvited(w, r, invited)
}

// renewInvitation serves POST /accounts/{account}/invitation.
func (s *Server) renewInvitation(w http.ResponseWriter, r *http.Request) error {
	one, err := s.App.RenewInvitation(r.Context(), by(r), readAccount(r))
	if err != nil {
		return err
	}
	if one.Secret == "" { // the same form sent again
		return s.drawInvited(w, r, nil)
	}
	return s.drawInvited(w, r, []app.Invited{one})
}

func (s *Server) drawInvited(w http.ResponseWriter, r *http.Request, invited []app.Invited) error {
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("invited.title"), Body: ui.InvitedPage(v, invited, s.base(r))})
}

// base is the address the administrator's own browser reached us at, for links
// that are handed over on paper.
func (s *Server) base(r *http.Request) string {
	if s.Secure {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// switchAccount serves POST /accounts/{account}/switch.
func (s *Server) switchAccount(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.SwitchAccount(r.Context(), by(r), readAccount(r)); err != nil {
		return err
	}
	return s.done(w, r, ui.AccountsPath(), "accounts.switched")
}

func readAccount(r *http.Request) app.AccountIn {
	return app.AccountIn{ID: r.PathValue("account"), Version: version(r)}
}

// version is the version of the row a form was drawn from; 0 when it does not
// say, which no row has.
func version(r *http.Request) int {
	n, err := strconv.Atoi(r.PostFormValue("version"))
	if err != nil {
		return 0
	}
	return n
}
