package bench

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// Plan says what is measured and how long.
type Plan struct {
	Program  string // the binary
	Postgres string // address of a cluster where databases may be made; empty: SQLite alone
	Sizes    []string
	Rounds   int           // times each page is asked for
	Load     time.Duration // how long people read and write at once
	Readers  int           // how many of them
	Profile  string        // folder for profiles of the processor's time; empty: none
}

// Run measures everything in the plan and writes it to out as Markdown.
func Run(ctx context.Context, plan Plan, out io.Writer) error {
	var runs []result
	for _, size := range plan.Sizes {
		for _, database := range plan.databases() {
			one, err := plan.measure(ctx, size, database)
			if err != nil {
				return fmt.Errorf("measure %s on %s: %w", size, database, err)
			}
			if err := one.writePages(out); err != nil {
				return err
			}
			runs = append(runs, one)
		}
	}
	return writeSummary(out, runs)
}

const (
	sqlite   = "SQLite"
	postgres = "PostgreSQL"
)

func (p Plan) databases() []string {
	if p.Postgres == "" {
		return []string{sqlite}
	}
	return []string{sqlite, postgres}
}

// result is what one program on one database showed.
type result struct {
	size, database string
	started        time.Duration // making up and starting
	pages          []timing
	load           loaded
	atRest, busy   memory
}

func (p Plan) measure(ctx context.Context, size, database string) (one result, err error) {
	folder, err := os.MkdirTemp("", "congtam-bench-")
	if err != nil {
		return one, fmt.Errorf("make folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // the system clears what is left
	address := ""
	if database == postgres {
		var drop func() error
		if address, drop, err = makeDatabase(ctx, p.Postgres); err != nil {
			return one, err
		}
		defer func() { _ = drop() }() // the cluster is for tests
	}
	arguments := []string{"demo", "--addr", "127.0.0.1:0", "--data", folder, "--size", size, "--measure"}
	if address != "" {
		arguments = append(arguments, "--db", address)
	}
	if p.Profile != "" {
		arguments = append(arguments, "--profile", filepath.Join(p.Profile, size+"-"+database+".pprof"))
	}
	began := time.Now()
	program, err := start(ctx, p.Program, arguments)
	if err != nil {
		return one, err
	}
	defer program.stop()
	one = result{size: size, database: database, started: time.Since(began)}
	return one, one.fill(p, program)
}

func (r *result) fill(p Plan, program *program) error {
	site, err := explore(program.base)
	if err != nil {
		return err
	}
	if r.atRest, err = program.memory(); err != nil {
		return err
	}
	if r.pages, err = site.time(p.Rounds); err != nil {
		return err
	}
	if r.load, err = site.load(p); err != nil {
		return err
	}
	r.busy, err = program.memory()
	return err
}

// machine says what the figures were measured on.
func machine() string {
	return fmt.Sprintf("%d processors, %s, %s/%s", runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
