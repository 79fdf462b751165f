package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/base/id"
	"congtam/internal/domain/authz"
	"congtam/internal/web/static"
)

type contextKey int

const (
	noteKey contextKey = iota
	signedKey
)

// note gathers what the log line of a request will say. It holds no personal
// data: a pattern, not an address; a fault's key, not its words.
type note struct {
	id, pattern, fault string
	began              time.Time // by the machine's clock, even in a demo
}

func noteOf(r *http.Request) *note {
	if n, ok := r.Context().Value(noteKey).(*note); ok {
		return n
	}
	return &note{}
}

// signedOf is the session of the request; the zero value is nobody's.
func signedOf(r *http.Request) app.SignedIn {
	in, _ := r.Context().Value(signedKey).(app.SignedIn)
	return in
}

// actorOf is who asks; the zero Actor is nobody.
func actorOf(r *http.Request) authz.Actor { return signedOf(r).Actor }

// by is who acts in a request, and under which key.
func by(r *http.Request) app.By {
	return app.By{Actor: actorOf(r), Key: idempotencyKey(r), Request: noteOf(r).id}
}

// logged gives each request an identifier and one line in the log.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		n := &note{id: id.New(start), began: start}
		w.Header().Set("X-Request-Id", n.id)
		seen := &watched{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r.WithContext(context.WithValue(r.Context(), noteKey, n)))
		s.Log.InfoContext(r.Context(), "request", "id", n.id, "method", r.Method, "pattern", n.pattern,
			"status", seen.status, "bytes", seen.bytes, "fault", n.fault, "ms", time.Since(start).Milliseconds())
	})
}

// watched remembers what was answered.
type watched struct {
	http.ResponseWriter
	status, bytes int
	begun         bool
}

// WriteHeader is part of http.ResponseWriter.
func (w *watched) WriteHeader(status int) {
	w.status, w.begun = status, true
	w.ResponseWriter.WriteHeader(status)
}

// Write is part of http.ResponseWriter.
func (w *watched) Write(b []byte) (int, error) {
	w.begun = true
	n, err := w.ResponseWriter.Write(b)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recovering turns a panic into the 500 page. An answer already begun is cut
// off, so that the browser does not take half a page for a whole one.
func (s *Server) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if seen, ok := w.(*watched); ok && seen.begun {
				panic(http.ErrAbortHandler)
			}
			s.fail(w, r, fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
		}()
		next.ServeHTTP(w, r)
	})
}

// limited refuses callers who ask too often. Files are free: a first page
// needs ten of them at once.
func (s *Server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, static.Prefix) && !s.callers.allow(s.caller(r)) {
			w.Header().Set("Retry-After", "5")
			s.fail(w, r, tooMany{})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// policy lets a page use our own files and nothing else; style sheets draw
// their marks as data images.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// guarded sets the headers that keep a browser from being turned against us.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.guard(w.Header())
		next.ServeHTTP(w, r)
	})
}

func (s *Server) guard(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	if s.Secure {
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
}

// sameOrigin refuses acts asked for by pages of other sites, and acts of
// callers too old to say where they come from.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	check := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := check.Check(r)
		if err == nil && changes(r) && r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") == "" {
			err = errors.New("neither Sec-Fetch-Site nor Origin")
		}
		if err != nil {
			s.fail(w, r, crossOrigin{err})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func changes(r *http.Request) bool {
	return r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions
}

// signedIn finds who asks. A session that is over is nobody, not an error.
func (s *Server) signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := s.sessionToken(r)
		if token == "" || s.Session == nil || strings.HasPrefix(r.URL.Path, static.Prefix) {
			next.ServeHTTP(w, r)
			return
		}
		signed, err := s.Session(r.Context(), token)
		switch fault.KindOf(err) {
		case fault.Unauthenticated, fault.NotFound:
			s.endSession(w)
		default:
			if err != nil {
				s.fail(w, r, fmt.Errorf("find the session: %w", err))
				return
			}
			if signed.Actor.Account == "" {
				s.endSession(w)
			}
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), signedKey, signed)))
	})
}
