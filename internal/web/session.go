package web

import (
	"net/http"
	"strings"
	"time"

	"congtam/internal/web/ui"
	"congtam/internal/web/words"
)

// The cookies there are. The session's carries a prefix where TLS allows it,
// which ties it to this host.
const (
	sessionCookie = "congtam"
	langCookie    = "lang"
	flashCookie   = "flash"
)

func (s *Server) sessionName() string {
	if s.Secure {
		return "__Host-" + sessionCookie
	}
	return sessionCookie
}

func (s *Server) cookie(name, value string, seconds int) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // Secure follows the way browsers come: a demo on loopback has no TLS
		Name: name, Value: value, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode,
	}
}

func (s *Server) sessionToken(r *http.Request) string {
	c, err := r.Cookie(s.sessionName())
	if err != nil {
		return ""
	}
	return c.Value
}

// beginSession hands the browser its token, until the session ends by itself.
func (s *Server) beginSession(w http.ResponseWriter, token string, until time.Time) {
	left := int(until.Sub(s.Now()).Seconds())
	http.SetCookie(w, s.cookie(s.sessionName(), token, max(left, 1)))
}

// endSession takes the token back.
func (s *Server) endSession(w http.ResponseWriter) {
	http.SetCookie(w, s.cookie(s.sessionName(), "", -1))
}

// idempotencyKey is what the form carried: the same act sent twice has the
// same key. Empty when there was none, or something else.
func idempotencyKey(r *http.Request) string {
	key := r.PostFormValue("key")
	if len(key) > 64 || strings.Trim(key, "0123456789abcdefghijklmnopqrstuvwxyz-") != "" {
		return ""
	}
	return key
}

func langOf(r *http.Request) words.Lang {
	c, err := r.Cookie(langCookie)
	if err != nil {
		return words.Vi
	}
	return words.LangOf(c.Value)
}

// setLanguage serves POST /language.
func (s *Server) setLanguage(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	year := int((365 * 24 * time.Hour).Seconds())
	http.SetCookie(w, s.cookie(langCookie, string(words.LangOf(r.PostFormValue("lang"))), year))
	return s.redirect(w, r, within(r.PostFormValue("back")))
}

// within keeps a way back inside this site; anything else leads home.
func within(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return ui.HomePath()
	}
	return path
}
