package web

import (
	"archive/zip"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"

	"congtam/internal/domain/audit"
	"congtam/internal/web/ui"
)

// logPage serves GET /log.
func (s *Server) logPage(w http.ResponseWriter, r *http.Request) error {
	before, _ := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64) // what is no position is the newest
	p, err := s.App.LogPage(r.Context(), actorOf(r), before)
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("log.title"), Body: ui.LogPage(v, p, before <= 0)})
}

// exportLog serves GET /log/export. The log may be larger than memory, so it
// streams; once it has begun, a failure cuts it off, and verifying says so.
func (s *Server) exportLog(w http.ResponseWriter, r *http.Request) error {
	begun := false
	err := s.App.ExportLogFor(r.Context(), actorOf(r), func(e audit.Export, key string) error {
		begun = true
		attach(w.Header(), "nhat-ky.zip", "zip")
		return zipLog(w, e, key)
	})
	if err != nil && begun {
		s.Log.ErrorContext(r.Context(), "log export was cut off", "id", noteOf(r).id, "error", err.Error())
		panic(http.ErrAbortHandler)
	}
	return err
}

// zipLog writes the files of an export, and the key to verify them with.
func zipLog(w io.Writer, e audit.Export, key string) error {
	z := zip.NewWriter(w)
	for name, text := range map[string]string{audit.CheckpointFile: string(e.Checkpoint), "key": key + "\n"} {
		file, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(file, text)
		}
		if err != nil {
			return fmt.Errorf("write %s of the export: %w", name, err)
		}
	}
	for name, lines := range map[string]iter.Seq2[[]byte, error]{audit.LeavesFile: e.Leaves, audit.PayloadsFile: e.Payloads} {
		if lines == nil {
			continue
		}
		if err := zipLines(z, name, lines); err != nil {
			return fmt.Errorf("write %s of the export: %w", name, err)
		}
	}
	return z.Close()
}

func zipLines(z *zip.Writer, name string, lines iter.Seq2[[]byte, error]) error {
	file, err := z.Create(name)
	if err != nil {
		return err
	}
	for line, err := range lines {
		if err != nil {
			return err
		}
		if _, err := file.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}
