package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/web/static"
	"congtam/internal/web/ui"
	"congtam/internal/web/words"
)

var eight = time.Date(2023, time.November, 16, 8, 0, 0, 0, civil.Zone)

func newServer(t *testing.T, o Options) *Server {
	t.Helper()
	o.Now = func() time.Time { return eight }
	s, err := New(o)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

// withRoute is a server whose whole chain ends in one handler under test.
func withRoute(t *testing.T, s *Server, h handler) http.Handler {
	t.Helper()
	inner := s.adapt(Route{Pattern: "/", Action: Open, handler: h})
	return s.logged(s.recovering(s.guarded(s.limited(s.sameOrigin(s.signedIn(inner))))))
}

func ask(h http.Handler, method, target string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, body)
	if method != http.MethodGet {
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestServer_everyAnswerCarriesTheHeaders(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{Secure: true, PerSecond: 1})
	answers := map[string]*httptest.ResponseRecorder{
		"a page":        ask(s, "GET", "/signin", nil),
		"a file":        ask(s, "GET", static.URL("congtam.css"), nil),
		"not found":     ask(s, "GET", "/none", nil),
		"wrong method":  ask(s, "POST", "/signin/", strings.NewReader("")),
		"cross-origin":  ask(s, "POST", "/language", strings.NewReader(""), "Sec-Fetch-Site", "cross-site"),
		"panic":         ask(withRoute(t, s, func(http.ResponseWriter, *http.Request) error { panic("x") }), "GET", "/", nil),
		"too many asks": flood(s),
	}
	for name, w := range answers {
		for _, header := range []string{"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Strict-Transport-Security", "X-Request-Id"} {
			if w.Header().Get(header) == "" {
				t.Errorf("%s (%d): no %s", name, w.Code, header)
			}
		}
	}
	if got := answers["too many asks"].Code; got != http.StatusTooManyRequests {
		t.Errorf("a flood was answered %d, want 429", got)
	}
}

func flood(s *Server) *httptest.ResponseRecorder {
	for range 20 {
		ask(s, "GET", "/healthz", nil)
	}
	return ask(s, "GET", "/healthz", nil)
}

func TestServer_refusesActsOfOtherSites(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	tests := []struct {
		name    string
		headers []string
		want    int
	}{
		{"same origin", nil, http.StatusSeeOther},
		{"cross-site", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"a sister host", []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"a foreign origin of an old browser", []string{"Sec-Fetch-Site", "", "Origin", "https://evil.example"}, http.StatusForbidden},
		{"no origin at all", []string{"Sec-Fetch-Site", "", "Origin", "null"}, http.StatusForbidden},
		{"a caller that does not say", []string{"Sec-Fetch-Site", ""}, http.StatusForbidden},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := ask(s, "POST", "/language", strings.NewReader("lang=en&back=/signin"), tt.headers...)
			if w.Code != tt.want {
				t.Errorf("POST /language with %q = %d, want %d", tt.headers, w.Code, tt.want)
			}
			if w.Code == http.StatusForbidden && !strings.Contains(w.Body.String(), "gửi từ một trang khác") {
				t.Errorf("the refusal does not say why: %s", w.Body)
			}
		})
	}
}

func TestServer_refusesABodyTooLarge(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	big := "lang=" + strings.Repeat("x", formSize)
	chunked := struct{ io.Reader }{strings.NewReader(big)} // its length is not told beforehand
	for name, body := range map[string]io.Reader{"length told": strings.NewReader(big), "length not told": chunked} {
		w := ask(s, "POST", "/language", body)
		if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "lớn hơn 1 MB") {
			t.Errorf("%s: %d %s; want 413 with a sentence", name, w.Code, w.Body)
		}
	}
}

func TestServer_hidesItsOwnMistakes(t *testing.T) {
	t.Parallel()
	secret := "password of the database"
	tests := []struct {
		name string
		h    handler
	}{
		{"panic", func(http.ResponseWriter, *http.Request) error { panic(secret) }},
		{"error", func(http.ResponseWriter, *http.Request) error { return fmt.Errorf("load: %w", errors.New(secret)) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			s := newServer(t, Options{Log: slog.New(slog.NewJSONHandler(&log, nil))})
			w := ask(withRoute(t, s, tt.h), "GET", "/", nil)
			shown := w.Body.String()
			if w.Code != 500 || strings.Contains(shown, secret) || strings.Contains(shown, "goroutine") {
				t.Errorf("%d %s; want 500 without the cause", w.Code, shown)
			}
			if code := w.Header().Get("X-Request-Id"); !strings.Contains(shown, code) || !strings.Contains(log.String(), code) {
				t.Errorf("the request code %q is not both on the page and in the log", code)
			}
			if !strings.Contains(log.String(), secret) {
				t.Errorf("the log does not tell the cause: %s", log.String())
			}
		})
	}
}

func TestServer_sendsNoHalfPage(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	broken := templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, _ = io.WriteString(w, "half of it")
		return errors.New("cannot draw")
	})
	for lang, want := range map[string]string{"vi": "Hệ thống gặp sự cố", "en": "Something went wrong"} {
		w := ask(withRoute(t, s, func(w http.ResponseWriter, r *http.Request) error {
			return s.render(w, r, page{Title: "x", Body: broken})
		}), "GET", "/", nil, "Cookie", "lang="+lang)
		if got := w.Body.String(); w.Code != 500 || strings.Contains(got, "half of it") || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s; want the 500 page alone", lang, w.Code, got)
		}
		if got := string(s.lastResort[words.Lang(lang)]); !strings.Contains(got, want) {
			t.Errorf("%s: the page of last resort is %s", lang, got)
		}
	}
}

func TestServer_logsNoWordsOfPeople(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	s := newServer(t, Options{Log: slog.New(slog.NewJSONHandler(&log, nil))})
	h := withRoute(t, s, func(http.ResponseWriter, *http.Request) error {
		return fault.New(fault.Refused, "problem.refusedText", "Nguyễn Thị Hằng")
	})
	ask(h, "GET", "/people/hang?name=Hằng", nil, "Cookie", sessionCookie+"=token-value")
	for _, word := range []string{"Hằng", "token-value", "/people/hang"} {
		if strings.Contains(log.String(), word) {
			t.Errorf("the log holds %q: %s", word, log.String())
		}
	}
}

func TestServer_mapsEachFault(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	tests := []struct {
		err  error
		want int
		says string
	}{
		{fault.New(fault.Invalid, "form.problems", 1), 422, "Có lỗi cần sửa"},
		{fault.Forbidden, 403, "không có quyền"},
		{fault.NotFound, 404, "Không tìm thấy trang"},
		{fault.Conflict, 409, "Nội dung đã thay đổi"},
		{fault.Refuse("Điều 18", "problem.refusedText"), 409, "Căn cứ: Điều 18"},
		{fault.Unauthenticated, 303, ""},
	}
	for _, tt := range tests {
		w := ask(withRoute(t, s, func(http.ResponseWriter, *http.Request) error { return tt.err }), "GET", "/cases/1?page=2", nil)
		if w.Code != tt.want || !strings.Contains(w.Body.String(), tt.says) {
			t.Errorf("%v: %d %s; want %d saying %q", tt.err, w.Code, w.Body, tt.want, tt.says)
		}
		if tt.want == 303 && w.Header().Get("Location") != "/signin?back=%2Fcases%2F1%3Fpage%3D2" {
			t.Errorf("%v leads to %q, want the sign-in page with the way back", tt.err, w.Header().Get("Location"))
		}
	}
}

func TestServer_drawsThePartHtmxAsksFor(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	whole := ask(s, "GET", "/signin", nil).Body.String()
	part := ask(s, "GET", "/signin", nil, "HX-Request", "true").Body.String()
	if !strings.Contains(whole, "<html") || strings.Contains(part, "<html") || !strings.Contains(part, `name="account"`) {
		t.Errorf("whole %d bytes, part %d bytes; want the part to be the body alone", len(whole), len(part))
	}
	w := ask(s, "GET", "/none", nil, "HX-Request", "true")
	if w.Code != 404 || w.Header().Get("HX-Retarget") != "#notice" || strings.Contains(w.Body.String(), "<html") {
		t.Errorf("a refused part: %d, HX-Retarget %q; want a notice", w.Code, w.Header().Get("HX-Retarget"))
	}
}

func TestServer_speaksTheLanguageChosen(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	w := ask(s, "POST", "/language", strings.NewReader("lang=en&back=/signin"))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/signin" {
		t.Fatalf("POST /language = %d to %q, want 303 to /signin", w.Code, w.Header().Get("Location"))
	}
	cookie := w.Result().Cookies()[0]
	page := ask(s, "GET", "/signin", nil, "Cookie", cookie.Name+"="+cookie.Value).Body.String()
	if !strings.Contains(page, `<html lang="en">`) || !strings.Contains(page, "Sign in") {
		t.Errorf("after choosing English the page reads: %s", page)
	}
}

func TestWithin_leadsNowhereElse(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "https://evil.example", "//evil.example", `/\evil.example`, "/a\r\nSet-Cookie: x"} {
		if got := within(path); got != "/" {
			t.Errorf("within(%q) = %q, want /", path, got)
		}
	}
	if got := within("/units/1?page=2"); got != "/units/1?page=2" {
		t.Errorf("within of a path of ours = %q", got)
	}
}

func TestServer_sessions(t *testing.T) {
	t.Parallel()
	broken := errors.New("database is away")
	s := newServer(t, Options{Secure: true, Session: func(_ context.Context, token string) (app.SignedIn, error) {
		switch token {
		case "good":
			return app.SignedIn{Actor: authz.Actor{Account: "a", Name: "Nguyễn Thị Hằng"}}, nil
		case "broken":
			return app.SignedIn{}, broken
		}
		return app.SignedIn{}, fault.Unauthenticated
	}})
	tests := []struct {
		token, says string
		status      int
		ended       bool
	}{
		{"good", "Nguyễn Thị Hằng", 200, false},
		{"over", "Đăng nhập", 200, true},
		{"broken", "Hệ thống gặp sự cố", 500, false},
	}
	for _, tt := range tests {
		w := ask(s, "GET", "/signin", nil, "Cookie", "__Host-congtam="+tt.token)
		ended := strings.Contains(w.Header().Get("Set-Cookie"), "__Host-congtam=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax")
		if w.Code != tt.status || !strings.Contains(w.Body.String(), tt.says) || ended != tt.ended {
			t.Errorf("token %q: %d, ended %v; want %d saying %q, ended %v", tt.token, w.Code, ended, tt.status, tt.says, tt.ended)
		}
	}
}

func TestServer_handsOutATokenTillTheSessionEnds(t *testing.T) {
	t.Parallel()
	for secure, want := range map[bool]string{
		true:  "__Host-congtam=secret; Path=/; Max-Age=43200; HttpOnly; Secure; SameSite=Lax",
		false: "congtam=secret; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax",
	} {
		w := httptest.NewRecorder()
		newServer(t, Options{Secure: secure}).beginSession(w, "secret", eight.Add(12*time.Hour))
		if got := w.Header().Get("Set-Cookie"); got != want {
			t.Errorf("secure %v: Set-Cookie = %q, want %q", secure, got, want)
		}
	}
}

func TestServer_saysOnceWhatWasDone(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	w := ask(withRoute(t, s, func(w http.ResponseWriter, r *http.Request) error {
		return s.done(w, r, ui.SignInPath(), "ui.step.done")
	}), "POST", "/", nil)
	cookie := w.Result().Cookies()[0]
	next := ask(s, "GET", "/signin", nil, "Cookie", cookie.Name+"="+cookie.Value)
	if !strings.Contains(next.Body.String(), `<p class="flash">Đã xong</p>`) || !strings.Contains(next.Header().Get("Set-Cookie"), "flash=; Path=/; Max-Age=0") {
		t.Errorf("the next page: %s, %q; want the notice, and its cookie gone", next.Body, next.Header().Get("Set-Cookie"))
	}
}

func TestServer_keepsFilesForEverAndPagesNever(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	tests := []struct{ name, path, cache string }{
		{"a file", static.URL("congtam.css"), "public, max-age=31536000, immutable"},
		{"a file by an old address", static.Prefix + "0000/congtam.css", "no-cache"},
		{"a page", "/signin", "no-store"},
	}
	for _, tt := range tests {
		w := ask(s, "GET", tt.path, nil, "Accept-Encoding", "gzip")
		if got := w.Header().Get("Cache-Control"); w.Code != 200 || got != tt.cache {
			t.Errorf("%s: %d, Cache-Control %q, want %q", tt.name, w.Code, got, tt.cache)
		}
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if body, err := io.ReadAll(z); err != nil || len(body) < 1000 {
			t.Errorf("%s: unpacked %d bytes, %v", tt.name, len(body), err)
		}
		if plain := ask(s, "GET", tt.path, nil); plain.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: packed for a reader who cannot unpack", tt.name)
		}
	}
}

// The first page of a newcomer: ecosystem 4.8 allows 150 KB, fonts 120 KB.
func TestServer_firstPageIsLight(t *testing.T) {
	t.Parallel()
	const budget, fontBudget = 150 << 10, 120 << 10
	s := newServer(t, Options{})
	total := ask(s, "GET", "/signin", nil, "Accept-Encoding", "gzip").Body.Len()
	for _, name := range []string{"bootstrap.min.css", "congtam.css", "htmx.min.js", "congtam.js", "icon.svg"} {
		total += static.Sent(name)
	}
	fonts := 0
	for _, subset := range []string{"latin", "vietnamese", "latin-ext"} {
		for _, weight := range []string{"400", "600"} {
			size := static.Sent("fonts/be-vietnam-pro-" + subset + "-" + weight + "-normal.woff2")
			fonts += size
			if subset != "latin-ext" { // fetched only by a page with a letter of another tongue
				total += size
			}
		}
	}
	t.Logf("first page %d bytes, all fonts %d bytes", total, fonts)
	if total > budget || fonts > fontBudget || fonts == 0 {
		t.Errorf("first page %d of %d bytes, fonts %d of %d", total, budget, fonts, fontBudget)
	}
}

func TestServer_believesOnlyItsProxies(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	tests := []struct{ name, peer, forwarded, want string }{
		{"nobody in between", "203.0.113.7:80", "", "203.0.113.7"},
		{"a caller who lies", "203.0.113.7:80", "198.51.100.1", "203.0.113.7"},
		{"through our proxy", "10.0.0.1:80", "198.51.100.1", "198.51.100.1"},
		{"a lie passed on by our proxy", "10.0.0.1:80", "192.0.2.9, 198.51.100.1", "198.51.100.1"},
		{"through two of ours", "10.0.0.1:80", "198.51.100.1, 10.0.0.2", "198.51.100.1"},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.peer
		r.Header.Set("X-Forwarded-For", tt.forwarded)
		if got := s.caller(r).String(); got != tt.want {
			t.Errorf("%s: caller = %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestCallers_forgetWhoWasAwayLongest(t *testing.T) {
	t.Parallel()
	c := newCallers(1)
	address := netip.MustParseAddr("10.0.0.0")
	for range mostCallers + 10 {
		c.allow(address)
		address = address.Next()
	}
	if len(c.byAddress) != mostCallers || c.recent.Len() != mostCallers {
		t.Errorf("%d callers remembered, want %d", len(c.byAddress), mostCallers)
	}
}

func TestIdempotencyKey(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"0abc-1": "0abc-1", "": "", "x'--": "", strings.Repeat("a", 65): ""} {
		r := httptest.NewRequest("POST", "/", strings.NewReader("key="+typed))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if got := idempotencyKey(r); got != want {
			t.Errorf("idempotencyKey(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestRoutes_eachNamesItsActionOnce(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range newServer(t, Options{}).Routes() {
		if r.Action == "" || r.handler == nil || seen[r.Pattern] {
			t.Errorf("route %q: action %q, seen before: %v", r.Pattern, r.Action, seen[r.Pattern])
		}
		seen[r.Pattern] = true
	}
}
