package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congtam/internal/world"
)

// site is the door before a small department: pages are asked for by name of
// resident, "head" or "admin"; "" is nobody.
type site struct {
	t *testing.T
	*world.World
	server  *Server
	cookies map[string]string
}

func newSite(t *testing.T) *site {
	t.Helper()
	return siteOf(t, world.New(t))
}

func siteOf(t *testing.T, w *world.World) *site {
	t.Helper()
	s, err := New(Options{App: w.App, Now: w.Clock.Now, ClockSet: true, PerSecond: 1e6})
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return &site{t: t, World: w, server: s, cookies: map[string]string{}}
}

// signIn is the session cookie of a resident; nobody has none.
func (x *site) signIn(key string) string {
	x.t.Helper()
	if key == "" || x.cookies[key] != "" {
		return x.cookies[key]
	}
	token, err := x.App.SignInAs(x.t.Context(), "account-"+key)
	if err != nil {
		x.t.Fatalf("SignInAs(%s) = %v", key, err)
	}
	x.cookies[key] = sessionCookie + "=" + token.Secret
	return x.cookies[key]
}

func (x *site) get(key, path string) *httptest.ResponseRecorder {
	x.t.Helper()
	return ask(x.server, http.MethodGet, path, nil, "Cookie", x.signIn(key))
}

func (x *site) post(key, path string, form url.Values) *httptest.ResponseRecorder {
	x.t.Helper()
	return ask(x.server, http.MethodPost, path, strings.NewReader(form.Encode()), "Cookie", x.signIn(key))
}

// fields makes a form of names and values.
func fields(pairs ...string) url.Values {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

// want fails unless the answer has this status and shows each text.
func want(t *testing.T, what string, w *httptest.ResponseRecorder, status int, texts ...string) {
	t.Helper()
	shown := plain(w.Body.String())
	if w.Code != status {
		t.Fatalf("%s = %d, want %d; it shows: %s", what, w.Code, status, shown)
	}
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			t.Errorf("%s does not show %q; it shows: %s", what, text, shown)
		}
	}
}

// lacks fails when the answer shows one of the texts.
func lacks(t *testing.T, what string, w *httptest.ResponseRecorder, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if shown := plain(w.Body.String()); strings.Contains(shown, text) {
			t.Errorf("%s shows %q; it should not: %s", what, text, shown)
		}
	}
}

// leads fails unless the answer sends the browser on to path.
func leads(t *testing.T, what string, w *httptest.ResponseRecorder, path string) {
	t.Helper()
	if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != path {
		t.Fatalf("%s = %d to %q, want 303 to %q: %s", what, w.Code, got, path, plain(w.Body.String()))
	}
}

// plain is the text of the main part of a page, with the values of its fields.
func plain(page string) string {
	var b strings.Builder
	if _, main, found := strings.Cut(page, "<main"); found {
		page = "<main" + main
	}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for tokens.Next() != html.ErrorToken {
		switch token := tokens.Token(); token.Type {
		case html.TextToken:
			b.WriteString(token.Data + " ")
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range token.Attr {
				if token.Data == "input" && a.Key == "value" {
					b.WriteString(a.Val + " ")
				}
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// linkIn finds the one-time link in a page.
func linkIn(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	_, rest, found := strings.Cut(w.Body.String(), "/invitations/")
	if !found {
		t.Fatalf("no one-time link in %s", plain(w.Body.String()))
	}
	secret, _, _ := strings.Cut(rest, "<")
	return "/invitations/" + strings.TrimSpace(secret)
}
