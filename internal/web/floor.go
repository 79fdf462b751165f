package web

import (
	"fmt"
	"net/http"
	"time"

	"congtam/internal/base/fault"
)

// measured does what only benchmarks need of an answer: it says in a header
// how long the answer took and which route gave it, and keeps the body for the
// floor.
func (s *Server) measured(h http.Header, r *http.Request, body []byte) {
	n := noteOf(r)
	spent := float64(time.Since(n.began).Microseconds()) / 1000
	h.Set("Server-Timing", fmt.Sprintf("total;dur=%.3f;desc=%q", spent, n.pattern))
	if r.Method == http.MethodGet && r.URL.Path != floorPath {
		s.sent.Store(r.URL.RequestURI(), body)
	}
}

const floorPath = "/floor"

// floor serves GET /floor?like=…: one plain select, and the very bytes that
// page sent last, through everything a page passes. It is the least the page
// could cost, to measure it by.
func (s *Server) floor(w http.ResponseWriter, r *http.Request) error {
	if err := s.Measure(r.Context()); err != nil {
		return err
	}
	body, known := s.sent.Load(r.URL.Query().Get("like"))
	if !known {
		return fault.New(fault.NotFound, "record.missing")
	}
	s.send(w, r, http.StatusOK, body.([]byte))
	return nil
}
