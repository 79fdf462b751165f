package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/id"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/rating"
	"congtam/internal/infra/storage"
)

// place says where an installation keeps what it keeps.
type place struct {
	Data string `default:"congtam-data" env:"CONGTAM_DATA" type:"path" help:"Folder of the database file and the log's key."`
	DB   string `env:"CONGTAM_DB" help:"Database: postgres://…, or a file; default congtam.db in the data folder."`
}

func (p place) address() string {
	if p.DB != "" {
		return p.DB
	}
	return filepath.Join(p.Data, "congtam.db")
}

// open opens the database; the caller closes it.
func (p place) open(now func() time.Time) (*storage.DB, error) {
	if err := os.MkdirAll(p.Data, 0o700); err != nil {
		return nil, fmt.Errorf("make data folder: %w", err)
	}
	return storage.Open(p.address(), now)
}

// keyFile holds the private key of the log. Whoever has it can sign another
// history, so only the service's user may read it.
const keyFile = "log.key"

// logKey reads the installation's log key, or makes it the first time.
func (p place) logKey() (app.Log, error) {
	path := filepath.Join(p.Data, keyFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		text, err = newKey(path)
	}
	if err != nil {
		return app.Log{}, fmt.Errorf("read the log's key: %w", err)
	}
	private, public, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	signer, err := audit.NewSigner(private)
	if err != nil {
		return app.Log{}, err
	}
	verifier, err := audit.NewVerifier(public)
	return app.Log{Signer: signer, Verifier: verifier, Public: strings.TrimSpace(public)}, err
}

// newKey makes a key whose log has a name of its own: two installations must
// never be taken for one.
func newKey(path string) ([]byte, error) {
	private, public, err := audit.GenerateKey(rand.Reader, "congtam/"+id.New(time.Now())[10:22])
	if err != nil {
		return nil, err
	}
	text := []byte(private + "\n" + public + "\n")
	return text, os.WriteFile(path, text, 0o600)
}

// start makes the application on an open, up-to-date database.
func (p place) start(_ context.Context, db *storage.DB, setting app.Setting) (*app.App, error) {
	books, err := rating.LoadBooks()
	if err != nil {
		return nil, fmt.Errorf("load rule books: %w", err)
	}
	log, err := p.logKey()
	if err != nil {
		return nil, err
	}
	if setting.Node == "" {
		setting.Node, _ = os.Hostname() // an unnamed node is named "" in the log
	}
	return app.New(db, books, log, setting), nil
}
