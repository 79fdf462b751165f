package web

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"

	"congtam/internal/base/fault"
	"congtam/internal/web/static"
	"congtam/internal/web/ui"
)

// Storybook serves every component with its sample, under the same headers as
// the program: "/" shows the parts, "/NAME" a sample that is a whole page.
func Storybook() (http.Handler, error) {
	s, err := New(Options{})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET "+static.Prefix, s.adapt(Route{Action: Open, handler: s.staticFile}))
	mux.Handle("GET /{$}", s.adapt(Route{Action: Open, handler: s.drawn(ui.Storybook())}))
	for _, sample := range ui.Samples() {
		if sample.Whole {
			mux.Handle("GET /"+sample.Name, s.adapt(Route{Action: Open, handler: s.drawn(sample.Body)}))
		}
	}
	mux.Handle("/", s.adapt(Route{Action: Open, handler: func(http.ResponseWriter, *http.Request) error { return fault.NotFound }}))
	return s.recovering(s.guarded(mux)), nil
}

// drawn serves a whole page made beforehand.
func (s *Server) drawn(whole templ.Component) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		var b bytes.Buffer
		if err := whole.Render(r.Context(), &b); err != nil {
			return err
		}
		s.send(w, r, http.StatusOK, b.Bytes())
		return nil
	}
}
