package web

import (
	"net/http"
	"strconv"

	"congtam/internal/base/fault"
	"congtam/internal/web/static"
)

// staticFile serves GET /static/…, whose addresses carry a hash: what was
// fetched once is never asked for again. Faults: NotFound.
func (s *Server) staticFile(w http.ResponseWriter, r *http.Request) error {
	f, ok := static.At(r.URL.Path, readsGzip(r))
	if !ok {
		return fault.NotFound
	}
	h := w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("Cache-Control", "no-cache")
	if f.Lasting {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Vary", "Accept-Encoding")
	if f.Packed {
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(f.Body)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, _ = w.Write(f.Body) // the reader went away: nobody to tell
	return nil
}
