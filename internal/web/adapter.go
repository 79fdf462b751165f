package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"congtam/internal/base/fault"
	"congtam/internal/base/id"
	"congtam/internal/web/ui"
	"congtam/internal/web/words"
)

// handler answers one route, or returns why not: the adapter tells the person.
type handler func(w http.ResponseWriter, r *http.Request) error

// worthPacking is the size from which a page travels compressed.
const worthPacking = 1 << 10

// drainable is how much of a body that is too large is still read, so that a
// browser stops sending and shows the answer.
const drainable = 64 << 20

// adapt turns a route's handler into one of net/http.
func (s *Server) adapt(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > route.limit() {
			_, _ = io.CopyN(io.Discard, r.Body, min(r.ContentLength, drainable)) // whatever is wrong with it, it is refused
			err := error(&http.MaxBytesError{Limit: route.limit()})
			if route.tooBig != nil {
				err = route.tooBig(w, r)
			}
			if err != nil {
				s.fail(w, r, err)
			}
			return
		}
		if route.Action != Open && actorOf(r).Account == "" { // before anything of the body is read
			s.fail(w, r, fault.New(fault.Unauthenticated, "forbidden.nobody"))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, route.limit())
		if err := route.handler(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// page is what a handler draws. The zero Status means 200.
type page struct {
	Status int
	Title  string
	Wrong  bool // a refused form drawn again
	Crumbs []ui.Crumb
	Body   templ.Component
}

// render draws p: the whole page, or only its body when htmx asks for a part.
func (s *Server) render(w http.ResponseWriter, r *http.Request, p page) error {
	body := p.Body
	if !wantsPart(r) {
		f := s.frame(w, r, p.Title)
		f.Wrong, f.Crumbs = p.Wrong, p.Crumbs
		body = ui.Layout(f, p.Body)
	}
	var b bytes.Buffer
	if err := body.Render(r.Context(), &b); err != nil {
		return fmt.Errorf("draw %q: %w", p.Title, err)
	}
	s.send(w, r, max(p.Status, http.StatusOK), b.Bytes())
	return nil
}

// send writes a drawn page. Pages show people's cases: no cache keeps them.
func (s *Server) send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept-Encoding, Cookie, HX-Request")
	whole := body
	if len(body) >= worthPacking && readsGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = pack(body)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if s.Measure != nil {
		s.measured(h, r, whole)
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) //nolint:gosec // templ escapes what people typed; and if the reader went away, nobody is to be told
	}
}

// packers are kept: making one costs more than packing a page.
var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // the level is in range
	return z
}}

func pack(body []byte) []byte {
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	_, _ = z.Write(body) // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

func readsGzip(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept-Encoding"), "gzip")
}

// wantsPart tells whether htmx asks for a piece of a page.
func wantsPart(r *http.Request) bool {
	return r.Header.Get("HX-Request") == "true" && r.Header.Get("HX-Boosted") != "true"
}

// redirect sends the person on after an act, so that a reload repeats nothing.
func (s *Server) redirect(w http.ResponseWriter, r *http.Request, path string) error {
	if wantsPart(r) {
		w.Header().Set("HX-Redirect", within(path))
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	seeOther(w, path)
	return nil
}

// seeOther leads to a page of ours and to no other site.
func seeOther(w http.ResponseWriter, path string) {
	w.Header().Set("Location", within(path))
	w.WriteHeader(http.StatusSeeOther)
}

// done redirects after an act and says once, on the next page, the catalogue's
// sentence key; it takes no arguments.
func (s *Server) done(w http.ResponseWriter, r *http.Request, path, key string) error {
	http.SetCookie(w, s.cookie(flashCookie, key, 60))
	return s.redirect(w, r, path)
}

// frame is what surrounds the pages of this request.
func (s *Server) frame(w http.ResponseWriter, r *http.Request, title string) ui.Frame {
	signed := signedOf(r)
	f := ui.Frame{
		View: s.view(r), Title: title, Path: r.URL.RequestURI(), Agency: signed.AgencyName,
		Actor: ui.Person{Name: signed.Actor.Name, Role: signed.Title},
	}
	if r.Method != http.MethodGet {
		f.Path = ui.HomePath() // what was posted cannot be opened again
	}
	if s.ClockSet {
		f.Clock = &f.Now
	}
	if c, err := r.Cookie(flashCookie); err == nil && words.Has(c.Value) {
		f.Flash = f.T(c.Value)
		http.SetCookie(w, s.cookie(flashCookie, "", -1))
	}
	f.Nav = ui.Menu(f.View, signed, r.URL.Path)
	return f
}

// view is how this reader reads, now.
func (s *Server) view(r *http.Request) ui.View {
	now := s.Now()
	return ui.View{Lang: langOf(r), Now: now, Keys: ui.NewFormKeys(id.New(now))}
}

// fail tells the person why there is no answer, and the log when it is our
// mistake. A fault tells itself; anything else stays hidden.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	note := noteOf(r)
	note.fault = keyOf(err)
	if status == http.StatusInternalServerError {
		s.Log.ErrorContext(r.Context(), "request failed", "id", note.id, "pattern", note.pattern, "error", err.Error())
	}
	if status == http.StatusUnauthorized && r.Method == http.MethodGet && !wantsPart(r) {
		seeOther(w, ui.SignInPath()+"?back="+url.QueryEscape(r.URL.RequestURI()))
		return
	}
	if drawErr := s.problem(w, r, status, err); drawErr != nil {
		s.Log.ErrorContext(r.Context(), "problem page failed", "id", note.id, "error", drawErr.Error())
		s.send(w, r, http.StatusInternalServerError, s.lastResort[langOf(r)])
	}
}

func (s *Server) problem(w http.ResponseWriter, r *http.Request, status int, err error) error {
	v := s.view(r)
	told, ofHTTP := spoken(err)
	p := words.Fault(v.Lang, told)
	if ofHTTP {
		p.Next = "" // the sentence itself says what to do
	}
	code := ""
	if status == http.StatusInternalServerError {
		code = noteOf(r).id
	}
	if !wantsPart(r) {
		return s.render(w, r, page{Status: status, Title: p.Title, Body: ui.ProblemPage(v, p, code)})
	}
	w.Header().Set("HX-Retarget", "#notice")
	w.Header().Set("HX-Reswap", "innerHTML")
	return s.render(w, r, page{Status: status, Title: p.Title, Body: ui.ProblemNotice(v, p, code)})
}

func (s *Server) drawLastResort() error {
	s.lastResort = map[words.Lang][]byte{}
	for _, lang := range []words.Lang{words.Vi, words.En} {
		v := ui.View{Lang: lang}
		p := words.Fault(lang, errors.New("last resort"))
		var b bytes.Buffer
		if err := ui.Layout(ui.Frame{View: v, Title: p.Title, Path: ui.HomePath()}, ui.ProblemPage(v, p, "")).Render(noContext, &b); err != nil {
			return err
		}
		s.lastResort[lang] = b.Bytes()
	}
	return nil
}

// keyOf names a fault for the log without the person's words in it.
func keyOf(err error) string {
	if f, ok := errors.AsType[*fault.Fault](err); ok {
		return f.Says.Key
	}
	return string(fault.KindOf(err))
}
