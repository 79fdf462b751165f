package e2e

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// program builds the real binary, or takes the one CONGTAM_BINARY names.
func program(t *testing.T) string {
	t.Helper()
	if built := os.Getenv("CONGTAM_BINARY"); built != "" {
		return built
	}
	path := filepath.Join(t.TempDir(), "congtam")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, "congtam/cmd/congtam")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// demo runs the program on a folder's data until stop is called or the test
// ends, and answers its address.
func demo(t *testing.T, path, data string, args ...string) (address string, stop func()) {
	t.Helper()
	run := exec.CommandContext(context.Background(), path, append([]string{"demo", "--addr", "127.0.0.1:0", "--data", data}, args...)...)
	var complaints strings.Builder
	run.Stderr = &complaints
	out, err := run.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		t.Fatalf("start the program: %v", err)
	}
	lines := bufio.NewScanner(out)
	ended := make(chan struct{})
	stop = sync.OnceFunc(func() {
		_ = run.Process.Signal(os.Interrupt) // it may have ended by itself
		<-ended
		_ = run.Wait() // interrupted
		if strings.Contains(complaints.String(), `"level":"ERROR"`) {
			t.Errorf("the program complained:\n%s", complaints.String())
		}
	})
	t.Cleanup(stop)
	for address == "" && lines.Scan() {
		_, address, _ = strings.Cut(lines.Text(), "listening on ")
	}
	go func() {
		defer close(ended)
		for lines.Scan() { // read until it ends
		}
	}()
	if address == "" {
		stop()
		t.Fatalf("the program does not listen: %s", complaints.String())
	}
	return address, stop
}
