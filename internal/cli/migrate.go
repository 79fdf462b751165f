package cli

import (
	"context"
	"fmt"
	"time"
)

// migrateCmd brings the database up to this program.
type migrateCmd struct{ place }

// Run is the verb.
func (cmd migrateCmd) Run(ctx context.Context, e *env) error {
	db, err := cmd.open(time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the program ends
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintln(e.stdout, "the database is up to date")
	return err
}

// backupCmd writes a consistent copy while the application runs.
type backupCmd struct {
	place
	To string `arg:"" type:"path" help:"File to write; it must not exist."`
}

// Run is the verb.
func (cmd backupCmd) Run(ctx context.Context, e *env) error {
	db, err := cmd.open(time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the program ends
	if err := db.Backup(ctx, cmd.To); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "written to %s; keep %s with it\n", cmd.To, keyFile)
	return err
}
