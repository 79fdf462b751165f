// Package cli is the door for the terminal: one file per verb, and the
// composition root. It decides nothing the law decides.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"congtam/internal/base/fault"
	"congtam/internal/web/words"
)

// env is what a verb may touch of the world around the program.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	lang           words.Lang
}

// say prints a sentence of the catalogue as a line.
func (e *env) say(key string, args ...any) error {
	_, err := fmt.Fprintln(e.stdout, words.Say(e.lang, key, args...))
	return err
}

// verbs is every verb; kong reads the struct.
type verbs struct {
	Lang    string     `enum:"vi,en" default:"vi" env:"CONGTAM_LANG" help:"Language of messages: vi or en."`
	Serve   serveCmd   `cmd:"" help:"Run the application for an agency."`
	Demo    demoCmd    `cmd:"" help:"Run the application with a made-up department, on a clock of 16/11/2023."`
	Import  importCmd  `cmd:"" help:"Take a roster over, print what it would do, or undo it."`
	Migrate migrateCmd `cmd:"" help:"Bring the database up to this program."`
	Backup  backupCmd  `cmd:"" help:"Write a consistent copy of an SQLite database."`
	Bench   benchCmd   `cmd:"" help:"Measure pages, load and memory of this program, as tables."`
	Verify  verifyCmd  `cmd:"" help:"Check what was exported, offline."`
}

// Main runs the program and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var v verbs
	exited := -1
	parser, err := kong.New(&v, kong.Name("congtam"), kong.UsageOnError(), kong.Writers(stdout, stderr),
		kong.Description("Công Tâm: the yearly review and quality rating of cadres, civil servants and public employees."),
		kong.Exit(func(code int) { exited = code }))
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "congtam:", err)
		return 1
	}
	chosen, err := parser.Parse(args)
	if exited >= 0 { // help was asked for
		return exited
	}
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "congtam:", err)
		return exitOf(fault.Invalid)
	}
	chosen.BindTo(ctx, (*context.Context)(nil))
	lang := words.LangOf(v.Lang)
	return tell(chosen.Run(&env{stdin, stdout, stderr, lang}), lang, stderr)
}

// tell prints why a verb failed, in a person's words, and returns its code.
func tell(err error, lang words.Lang, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	if f, ok := errors.AsType[failed](err); ok {
		_, _ = fmt.Fprintln(stderr, "congtam:", err)
		return 8 + f.report.ExitCode() // past the codes of faults
	}
	kind := fault.KindOf(err)
	if kind == "" {
		_, _ = fmt.Fprintln(stderr, "congtam:", err)
		return 1
	}
	if _, ok := errors.AsType[*fault.Fault](err); ok {
		p := words.Fault(lang, err)
		_, _ = fmt.Fprintln(stderr, "congtam:", p.Text)
		for _, line := range p.List {
			_, _ = fmt.Fprintln(stderr, "  -", line)
		}
		if p.Clause != "" {
			_, _ = fmt.Fprintln(stderr, "  ", p.Clause)
		}
	}
	return exitOf(kind)
}

// exitOf is the exit code of a kind of fault.
func exitOf(kind fault.Kind) int {
	switch kind {
	case fault.Invalid:
		return 2
	case fault.Unauthenticated, fault.Forbidden:
		return 3
	case fault.NotFound:
		return 4
	case fault.Conflict:
		return 5
	case fault.Refused:
		return 6
	}
	return 1
}
