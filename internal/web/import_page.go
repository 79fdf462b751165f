package web

import (
	"errors"
	"net/http"
	"strconv"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
	"congtam/internal/web/words"
)

// importsPage serves GET /imports.
func (s *Server) importsPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawImports(w, r, http.StatusOK, nil)
}

func (s *Server) drawImports(w http.ResponseWriter, r *http.Request, status int, problems fault.Fields) error {
	p, err := s.App.ImportsPage(r.Context(), actorOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Status: status, Wrong: len(problems) > 0, Title: v.T("imports.title"), Body: ui.ImportsPage(v, p, problems)})
}

// importPage serves GET /imports/{import}.
func (s *Server) importPage(w http.ResponseWriter, r *http.Request) error {
	n, _ := strconv.Atoi(r.URL.Query().Get("page")) // anything else is the first
	form := ui.ImportForm{Page: max(n, 1), Apply: app.ApplyRosterIn{Batch: r.PathValue("import")}}
	return s.drawImport(w, r, form)
}

// drawImport draws an import with what was chosen, and why it was not taken.
func (s *Server) drawImport(w http.ResponseWriter, r *http.Request, form ui.ImportForm) error {
	p, err := s.App.ImportPage(r.Context(), actorOf(r), form.Apply)
	if err != nil {
		return err
	}
	v := s.view(r)
	drawn := page{Title: p.Batch.FileName, Crumbs: importCrumbs(v, p.Batch, ""), Body: ui.ImportPage(v, p, form)}
	return s.render(w, r, drawn.refused(form.Problems))
}

func importCrumbs(v ui.View, b app.ImportBatch, last string) []ui.Crumb {
	crumbs := []ui.Crumb{{Label: v.T("imports.title"), Href: ui.ImportsPath()}, {Label: b.FileName}}
	if last != "" {
		crumbs[1].Href = ui.ImportPath(b.ID)
		crumbs = append(crumbs, ui.Crumb{Label: last})
	}
	return crumbs
}

// undoImportPage serves GET /imports/{import}/undo.
func (s *Server) undoImportPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.UndoImportPage(r.Context(), actorOf(r), r.PathValue("import"))
	if err != nil {
		return err
	}
	if p.WhyNot != nil {
		return p.WhyNot
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("import.undoTitle"), Crumbs: importCrumbs(v, p.Batch, v.T("import.undo")), Body: ui.ConfirmPage(v, ui.UndoImport(v, p))})
}

// undoImport serves POST /imports/{import}/undo.
func (s *Server) undoImport(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("import")
	if err := s.App.UndoRoster(r.Context(), by(r), id); err != nil {
		return err
	}
	return s.done(w, r, ui.ImportPath(id), "import.undone")
}

// importTemplate serves GET /imports/template.xlsx.
func (s *Server) importTemplate(w http.ResponseWriter, r *http.Request) error {
	f, err := s.App.RosterTemplate(r.Context(), actorOf(r))
	if err != nil {
		return err
	}
	return handOver(w, r, f)
}

// importErrors serves GET /imports/{import}/errors.xlsx: the file as it was
// sent, with what is wrong marked in it.
func (s *Server) importErrors(w http.ResponseWriter, r *http.Request) error {
	lang := langOf(r)
	say := func(m fault.Message) string { return words.Message(lang, m) }
	f, err := s.App.RosterErrors(r.Context(), actorOf(r), r.PathValue("import"), say)
	if err != nil {
		return err
	}
	return handOver(w, r, f)
}

// handOver sends a workbook to be kept.
func handOver(w http.ResponseWriter, r *http.Request, f app.Download) error {
	attach(w.Header(), f.Name, "xlsx")
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Data)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.Data) // the reader went away: nobody to tell
	}
	return nil
}

// tooLarge tells whether a body was longer than its route takes.
func tooLarge(err error) bool {
	_, is := errors.AsType[*http.MaxBytesError](err)
	return is
}
