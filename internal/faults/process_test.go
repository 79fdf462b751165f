package faults

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"congtam/internal/world"
)

// folder holds the program under test, for as long as the tests run.
var folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "congtam-faults-"); err != nil {
		fmt.Fprintln(os.Stderr, "make folder:", err)
		os.Exit(1)
	}
	status := m.Run()
	_ = os.RemoveAll(folder) // the system clears what is left
	os.Exit(status)
}

// program builds the real binary, once.
var program = sync.OnceValues(func() (string, error) {
	path := filepath.Join(folder, "congtam")
	build := exec.Command("go", "build", "-o", path, "congtam/cmd/congtam")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

// installation is one demo: its data outlive its processes.
type installation struct {
	t       *testing.T
	data    string
	address string // of PostgreSQL; empty for the file in data
}

// eachInstallation runs fn on a demo on SQLite and on one on PostgreSQL, side
// by side.
func eachInstallation(t *testing.T, fn func(t *testing.T, i *installation)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		fn(t, &installation{t: t, data: t.TempDir()})
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		fn(t, &installation{t: t, data: t.TempDir(), address: world.PostgresAddress(t)})
	})
}

// command is a verb of the program on this installation's data.
func (i *installation) command(ctx context.Context, verb ...string) *exec.Cmd {
	i.t.Helper()
	path, err := program()
	if err != nil {
		i.t.Fatal(err)
	}
	args := append(verb, "--data", i.data)
	if i.address != "" {
		args = append(args, "--db", i.address)
	}
	return exec.CommandContext(ctx, path, args...)
}

// process is one run of the program.
type process struct {
	*exec.Cmd
	errors *bytes.Buffer // written until it ends
	ended  chan struct{}
	base   string // http://127.0.0.1:port, once it listens
}

// begin starts the program and does not wait for it.
func (i *installation) begin(environment ...string) (*process, *bufio.Scanner) {
	i.t.Helper()
	p := &process{Cmd: i.command(context.Background(), "demo", "--addr", "127.0.0.1:0", "--measure"), ended: make(chan struct{})}
	p.Env = append(os.Environ(), environment...)
	p.errors = &bytes.Buffer{}
	p.Stderr = p.errors
	dieWithUs(p.Cmd)
	out, err := p.StdoutPipe()
	if err != nil {
		i.t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		i.t.Fatalf("start the program: %v", err)
	}
	i.t.Cleanup(p.kill)
	return p, bufio.NewScanner(out)
}

// slowestStart is how long people may wait after a fault.
const slowestStart = 3 * time.Second

// start runs the program until it listens.
func (i *installation) start(environment ...string) *process {
	i.t.Helper()
	p, out := i.begin(environment...)
	listening := make(chan string, 1)
	go func() {
		defer close(p.ended)
		for out.Scan() {
			if _, address, ok := strings.Cut(out.Text(), "listening on "); ok {
				listening <- address
			}
		}
		_ = p.Wait() // killed, as a rule
	}()
	select {
	case p.base = <-listening:
		return p
	case <-p.ended:
		i.t.Fatalf("the program ended instead of listening: %s", p.errors)
	case <-time.After(time.Minute):
		p.kill()
		i.t.Fatalf("the program does not listen: %s", p.errors)
	}
	return nil
}

// kill ends the process as a power cut would, and waits till it is gone. Other
// processes are not touched.
func (p *process) kill() {
	if p.ended == nil {
		return
	}
	_ = p.Process.Kill() // it may have ended by itself
	select {
	case <-p.ended:
	case <-time.After(10 * time.Second):
	}
}

// died waits for a process that a failpoint ends.
func (p *process) died(t *testing.T, after error) {
	t.Helper()
	select {
	case <-p.ended:
	case <-time.After(30 * time.Second):
		t.Fatalf("the failpoint did not end the program; the form sent to it: %v", after)
	}
}

// killEarly starts the program and kills it after a while, whatever it does
// then.
func (i *installation) killEarly(after time.Duration) {
	i.t.Helper()
	p, out := i.begin()
	go func() {
		defer close(p.ended)
		for out.Scan() { // read until it ends
		}
		_ = p.Wait() // killed
	}()
	time.Sleep(after)
	p.kill()
}

// answers tells whether the process serves.
func (p *process) answers() error {
	response, err := http.Get(p.base + "/healthz")
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }() // nothing is read from it
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("GET /healthz = %d", response.StatusCode)
	}
	return nil
}
