// Package web is the door browsers come through: one table of routes, one
// adapter from handlers to answers, one list of what every request passes. It
// decides nothing about reviews or ratings and never touches the database; it
// translates requests into calls and answers into pages.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"sync"
	"time"

	"congtam/internal/app"
	"congtam/internal/web/words"
)

// Options is what the door is told by the program. The zero Options serve
// pages to nobody signed in.
type Options struct {
	Log *slog.Logger
	Now func() time.Time

	// App carries out what people ask for. Without one only the routes that
	// need no one are served, as in tests of the door itself.
	App *app.App
	// Session finds who holds a session token, writing nothing; nil means
	// App's. Faults: Unauthenticated, NotFound; both mean nobody.
	Session func(ctx context.Context, token string) (app.SignedIn, error)
	// Ready tells whether the program can serve; nil means it can.
	Ready func(ctx context.Context) error

	ClockSet  bool           // pages say that the clock is not the world's
	Secure    bool           // browsers come over TLS: cookies and HSTS rely on it
	Proxies   []netip.Prefix // whose X-Forwarded-For is believed
	PerSecond float64        // requests of one address; 0 means 100, as a whole office may share one

	// Measure makes answers say how long they took, and adds the route
	// GET /floor, which runs Measure once. Nil outside benchmarks.
	Measure func(ctx context.Context) error
}

// Server answers requests. Make one with New.
type Server struct {
	Options
	handler    http.Handler
	callers    *callers
	lastResort map[words.Lang][]byte // the 500 page, drawn once: it cannot fail later
	sent       sync.Map              // what pages sent last, by address; benchmarks alone keep it
}

// New makes a Server whose handlers are all in place.
func New(o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Session == nil && o.App != nil {
		o.Session = o.App.Session
	}
	if o.PerSecond == 0 {
		o.PerSecond = 100
	}
	s := &Server{Options: o, callers: newCallers(o.PerSecond)}
	if err := s.drawLastResort(); err != nil {
		return nil, fmt.Errorf("draw the page of last resort: %w", err)
	}
	s.handler = s.chain()
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// HTTP is a net/http server for address, with limits on slow and idle callers.
func (s *Server) HTTP(address string) *http.Server {
	return &http.Server{
		Addr:              address,
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       2 * time.Minute, // an upload of 20 MB over a thin line
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
}

// chain puts everything a request passes around the routes, outermost first.
func (s *Server) chain() http.Handler {
	list := []func(http.Handler) http.Handler{
		s.logged, s.recovering, s.guarded, s.limited, s.sameOrigin, s.signedIn,
	}
	h := s.routed()
	for _, wrap := range slices.Backward(list) {
		h = wrap(h)
	}
	return h
}

// routed is the mux over the table, with pages of ours for what it lacks.
func (s *Server) routed() http.Handler {
	mux := http.NewServeMux()
	for _, route := range s.Routes() {
		mux.Handle(route.Pattern, s.adapt(route))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refusal, pattern := mux.Handler(r)
		noteOf(r).pattern = pattern
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		probe := probe{header: http.Header{}}
		refusal.ServeHTTP(&probe, r)
		if allow := probe.header.Get("Allow"); allow != "" {
			w.Header().Set("Allow", allow)
		}
		s.fail(w, r, unrouted(probe.code))
	})
}

// probe learns what the mux would have answered, without sending it.
type probe struct {
	header http.Header
	code   int
}

// Header is part of http.ResponseWriter.
func (p *probe) Header() http.Header { return p.header }

// Write is part of http.ResponseWriter; the text of the mux is not for people.
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }

// WriteHeader is part of http.ResponseWriter.
func (p *probe) WriteHeader(code int) { p.code = code }
