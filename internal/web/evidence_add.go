package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/web/ui"
)

// addEvidence serves POST …/tasks/{task}/evidence.
func (s *Server) addEvidence(w http.ResponseWriter, r *http.Request) error {
	name, data, err := readUpload(r, "file")
	if err != nil {
		return err
	}
	in := app.AddEvidenceIn{TaskIn: taskOf(r), FileName: name, Data: data}
	err = s.App.AddEvidence(r.Context(), by(r), in)
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawTask(w, r, http.StatusUnprocessableEntity, func(p app.TaskPage) (app.SaveTaskIn, fault.Fields, bool) {
			return ui.TaskInOf(p), problems, false
		})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.TaskPath(in.Owner, in.ID), "evidence.added")
}

// readUpload reads the file a form carries; none is no bytes.
func readUpload(r *http.Request, field string) (name string, data []byte, err error) {
	file, head, err := r.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, fmt.Errorf("read upload: %w", err)
	}
	defer func() { _ = file.Close() }() // nothing was written to it
	if data, err = io.ReadAll(file); err != nil {
		return "", nil, fmt.Errorf("read upload: %w", err)
	}
	return head.Filename, data, nil
}

// removeEvidence serves POST …/tasks/{task}/evidence/{file}/remove.
func (s *Server) removeEvidence(w http.ResponseWriter, r *http.Request) error {
	in := app.EvidenceIn{TaskIn: taskOf(r), File: r.PathValue("file")}
	if err := s.App.RemoveEvidence(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.TaskPath(in.Owner, in.ID), "evidence.removed")
}

// fetchEvidence serves GET /evidence/{file}: a file to be kept, never a page.
func (s *Server) fetchEvidence(w http.ResponseWriter, r *http.Request) error {
	f, err := s.App.FetchEvidence(r.Context(), actorOf(r), r.PathValue("file"))
	if err != nil {
		return err
	}
	attach(w.Header(), f.FileName, strings.TrimPrefix(path.Ext(f.FileName), "."))
	w.Header().Set("Content-Type", f.Media)
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Data)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.Data) // the reader went away: nobody to tell
	}
	return nil
}
