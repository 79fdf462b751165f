package bench

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver that makes databases
)

// program is the running binary.
type program struct {
	command *exec.Cmd
	base    string
	ended   chan struct{}
}

// start runs the binary until it listens.
func start(ctx context.Context, path string, arguments []string) (*program, error) {
	p := &program{command: exec.CommandContext(ctx, path, arguments...), ended: make(chan struct{})} //nolint:gosec // our own binary
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("start the program: %w", err)
	}
	listening := make(chan string, 1)
	go func() {
		defer close(p.ended)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if _, address, ok := strings.Cut(lines.Text(), "listening on "); ok {
				listening <- address
			}
		}
		_ = p.command.Wait() // it was told to end
	}()
	select {
	case p.base = <-listening:
		return p, nil
	case <-p.ended:
		return nil, errors.New("the program ended instead of listening; run it by hand to see why")
	case <-time.After(5 * time.Minute):
		p.stop()
		return nil, errors.New("the program does not listen")
	}
}

// stop ends the program, gently first so that its profile is written.
func (p *program) stop() {
	_ = p.command.Process.Signal(syscall.SIGTERM) // it may have ended by itself
	select {
	case <-p.ended:
	case <-time.After(15 * time.Second):
		_ = p.command.Process.Kill() // likewise
		<-p.ended
	}
}

// memory is what a process holds, in kibibytes.
type memory struct{ resident, peak int }

// memory reads what the system says of the process (Linux).
func (p *program) memory() (memory, error) {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(p.command.Process.Pid) + "/status")
	if err != nil {
		return memory{}, fmt.Errorf("read the program's memory: %w", err)
	}
	var m memory
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(value), " kB")) // other lines are no numbers
		switch name {
		case "VmRSS":
			m.resident = n
		case "VmHWM":
			m.peak = n
		}
	}
	return m, nil
}

// makeDatabase makes a database on a cluster; drop takes it away.
func makeDatabase(ctx context.Context, cluster string) (address string, drop func() error, err error) {
	u, err := url.Parse(cluster)
	if err != nil {
		return "", nil, fmt.Errorf("read the cluster's address: %w", errors.Unwrap(err))
	}
	name := "bench_" + strconv.FormatInt(time.Now().UnixNano(), 36)
	administer := func(ctx context.Context, statement string) error {
		db, err := sql.Open("pgx", cluster)
		if err != nil {
			return err
		}
		defer func() { _ = db.Close() }() // nothing is pending on it
		_, err = db.ExecContext(ctx, statement)
		return err
	}
	if err := administer(ctx, `create database `+name); err != nil {
		return "", nil, fmt.Errorf("make database: %w", err)
	}
	u.Path = "/" + name
	return u.String(), func() error {
		return administer(context.WithoutCancel(ctx), `drop database `+name+` with (force)`)
	}, nil
}
