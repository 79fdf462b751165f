package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"congtam/internal/app"
)

// mediaTypes are what files say they are; browsers save them whatever they say.
var mediaTypes = map[string]string{
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"pdf":  "application/pdf",
	"zip":  "application/zip",
}

// downloadDocument serves GET /documents/{document}. Faults: NotFound for what
// is not the reader's to have.
func (s *Server) downloadDocument(w http.ResponseWriter, r *http.Request) error {
	f, err := s.App.DocumentFile(r.Context(), actorOf(r), r.PathValue("document"))
	if err != nil {
		return err
	}
	attach(w.Header(), f.Name, f.Format)
	h := w.Header()
	tag := `"` + f.Hash + `"`
	h.Set("ETag", tag)
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Length", strconv.Itoa(len(f.Content)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, _ = w.Write(f.Content) // the reader went away: nobody to tell
	return nil
}

// downloadArchive serves GET /cycles/{cycle}/documents.zip. Faults: NotFound,
// Refused while there is nothing to hand out.
func (s *Server) downloadArchive(w http.ResponseWriter, r *http.Request) error {
	archive, err := s.App.DocumentArchive(r.Context(), actorOf(r), documentsOf(r))
	if err != nil {
		return err
	}
	attach(w.Header(), archive.Name, "zip")
	if r.Method == http.MethodHead {
		return nil
	}
	if err := archive.Stream(r.Context(), w); err != nil {
		s.Log.WarnContext(r.Context(), "archive broken off", "error", err.Error())
		panic(http.ErrAbortHandler) // what was sent must not pass for whole
	}
	return nil
}

// attach makes an answer a file to be kept, never a page: nothing in it runs,
// and each fetch asks again whether its reader may have it. The name goes twice:
// in plain letters, and in Vietnamese (RFC 5987).
func attach(h http.Header, name, format string) {
	h.Set("Content-Type", mediaTypes[format])
	h.Set("Content-Disposition", `attachment; filename="`+app.PlainName(name)+`"; filename*=UTF-8''`+url.PathEscape(name))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "private, no-cache")
}
