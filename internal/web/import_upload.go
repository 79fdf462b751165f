package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// uploadImport serves POST /imports.
func (s *Server) uploadImport(w http.ResponseWriter, r *http.Request) error {
	in, err := readRoster(r)
	if tooLarge(err) {
		return s.importTooBig(w, r)
	}
	id := ""
	if err == nil {
		id, err = s.App.UploadRoster(r.Context(), by(r), in)
	}
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawImports(w, r, http.StatusUnprocessableEntity, problems)
	}
	if err != nil {
		return err
	}
	return s.redirect(w, r, ui.ImportPath(id))
}

// readRoster reads the uploaded file; nothing of it touches the disk.
func readRoster(r *http.Request) (app.UploadRosterIn, error) {
	noFile := fault.Fields{"file": fault.Say("import.noFile")}
	if err := r.ParseMultipartForm(uploadSize); err != nil { //nolint:gosec // the adapter bounds every body
		if tooLarge(err) {
			return app.UploadRosterIn{}, err
		}
		return app.UploadRosterIn{}, noFile.Err()
	}
	file, header, err := r.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || err == nil && header.Filename == "" {
		return app.UploadRosterIn{}, noFile.Err()
	}
	if err != nil {
		return app.UploadRosterIn{}, fmt.Errorf("open upload: %w", err)
	}
	defer func() { _ = file.Close() }() // read only
	data, err := io.ReadAll(file)
	if err != nil {
		return app.UploadRosterIn{}, fmt.Errorf("read upload: %w", err)
	}
	return app.UploadRosterIn{FileName: header.Filename, Data: data}, nil
}

// importTooBig tells beside the field that a file is larger than any route
// takes; who may not import is told that instead.
func (s *Server) importTooBig(w http.ResponseWriter, r *http.Request) error {
	return s.drawImports(w, r, http.StatusRequestEntityTooLarge, fault.Fields{"file": fault.Say("imports.tooBig")})
}

// remapImport serves POST /imports/{import}.
func (s *Server) remapImport(w http.ResponseWriter, r *http.Request) error {
	in := app.RemapRosterIn{Batch: r.PathValue("import"), Fields: prefixed(r, "column-")}
	err := s.App.RemapRoster(r.Context(), by(r), in)
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawImport(w, r, ui.ImportForm{Apply: app.ApplyRosterIn{Batch: in.Batch}, Fields: in.Fields, Problems: problems})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.ImportPath(in.Batch), "import.remapped")
}

// prefixed are the values of a form whose names begin so, by the rest of the
// name.
func prefixed(r *http.Request, prefix string) map[string]string {
	found := map[string]string{}
	_ = r.ParseForm() // what cannot be read was not chosen
	for name, values := range r.PostForm {
		if rest, ok := strings.CutPrefix(name, prefix); ok && len(values) > 0 {
			found[rest] = values[0]
		}
	}
	return found
}

// applyImport serves POST /imports/{import}/apply.
func (s *Server) applyImport(w http.ResponseWriter, r *http.Request) error {
	in := readApply(r)
	err := s.App.ApplyRoster(r.Context(), by(r), in)
	if problems, ok := fault.FieldsOf(err); ok {
		return s.drawImport(w, r, ui.ImportForm{Apply: in, Problems: problems})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.ImportPath(in.Batch), "import.applied")
}

func readApply(r *http.Request) app.ApplyRosterIn {
	in := app.ApplyRosterIn{
		Batch: r.PathValue("import"), SkipBad: r.PostFormValue("skip") == "yes", AgencyName: r.PostFormValue("agency"),
		Letterhead: r.PostFormValue("letterhead"), Symbol: r.PostFormValue("symbol"), Place: r.PostFormValue("place"),
		Kinds: map[string]org.UnitKind{}, Same: map[int]string{},
	}
	kinds := prefixed(r, "kind-")
	for at, unit := range prefixed(r, "unit-") {
		in.Kinds[unit] = org.UnitKind(kinds[at])
	}
	for row, who := range prefixed(r, "same-") {
		if n, err := strconv.Atoi(row); err == nil && who != "" {
			in.Same[n] = who
		}
	}
	return in
}
