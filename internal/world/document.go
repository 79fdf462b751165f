package world

import (
	"errors"
	"io"
	"log/slog"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/infra/jobs"
	"congtam/internal/infra/storage"
)

// Work gives the acts so far their places in the log and does every job that
// is due.
func (w *World) Work() {
	w.t.Helper()
	if _, err := w.App.SequenceLog(w.t.Context()); err != nil {
		w.t.Fatalf("SequenceLog = %v", err)
	}
	handlers := map[string]jobs.Handler{}
	for kind, handler := range w.App.Handlers() {
		handlers[kind] = handler
	}
	runner := jobs.New(w.DB, handlers, slog.New(slog.NewTextHandler(testWriter{w}, nil)))
	for {
		worked, err := runner.Step(w.t.Context())
		if err != nil {
			w.t.Fatalf("do a job: %v", err)
		}
		if !worked {
			return
		}
	}
}

// testWriter puts the log of the jobs into the log of the test.
type testWriter struct{ w *World }

// Write is part of io.Writer.
func (t testWriter) Write(line []byte) (int, error) {
	t.w.t.Log(string(line))
	return len(line), nil
}

var _ io.Writer = testWriter{}

// Order orders papers as key and has them made.
func (w *World) Order(key string, in app.OrderDocumentsIn) {
	w.t.Helper()
	if err := w.App.OrderDocuments(w.t.Context(), w.By(key), in); err != nil {
		w.t.Fatalf("OrderDocuments(%+v) by %s = %v", in, key, err)
	}
	w.Work()
}

// Documents lists the documents of a cycle of one kind.
func (w *World) Documents(id cycle.ID, kind app.DocumentKind) []storage.Document {
	w.t.Helper()
	var list []storage.Document
	w.Read(func(tx *storage.Tx) error {
		all, err := tx.Documents(w.t.Context(), id)
		for _, d := range all {
			if d.Kind == string(kind) {
				list = append(list, d)
			}
		}
		return err
	})
	return list
}

// Paper orders one paper as key and returns its files by format.
func (w *World) Paper(key string, in app.OrderDocumentsIn) map[string][]byte {
	w.t.Helper()
	w.Order(key, in)
	files := map[string][]byte{}
	for _, d := range w.Documents(in.Cycle, in.Kind) {
		if d.Object != in.Object {
			continue
		}
		f, err := w.App.DocumentFile(w.t.Context(), w.Actor(key), d.ID)
		if err != nil {
			w.t.Fatalf("DocumentFile(%s.%s) by %s = %v", d.Kind, d.Format, key, err)
		}
		files[d.Format] = f.Content
	}
	if len(files) == 0 {
		w.t.Fatal(errors.New("no file came of " + string(in.Kind)))
	}
	return files
}
