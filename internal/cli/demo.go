package cli

import (
	"context"
	"fmt"
	"os"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/infra/auth"
	"congtam/internal/web"
)

// demoCmd runs the application with a made-up department.
type demoCmd struct {
	Addr string `default:"127.0.0.1:8080" help:"Address to listen on; port 0 picks a free one."`
	Data string `type:"path" help:"Folder to keep the demo in; default a fresh temporary one."`
	DB   string `help:"Database: postgres://…, or a file; default congtam.db in the folder."`
	At   string `default:"2023-11-16T08:00" help:"What the clock says when the demo starts, as 2023-11-16T08:00."`
	Size string `default:"agency" enum:"agency" help:"How much is made up: agency, a department of 87 people."`
}

// Run is the verb.
func (cmd demoCmd) Run(ctx context.Context, e *env) error {
	now, err := cmd.clock()
	if err != nil {
		return err
	}
	where, done, err := cmd.place()
	if err != nil {
		return err
	}
	defer done()
	db, err := where.open(now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the demo ends
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	a, err := where.start(ctx, db, app.Setting{Training: true, Hasher: auth.NewTestHasher()})
	if err != nil {
		return err
	}
	if err := a.SeedDemo(ctx); err != nil {
		return fmt.Errorf("make up the demo: %w", err)
	}
	run := running{app: a, db: db, env: e, options: web.Options{App: a, Now: now, ClockSet: true, Ready: db.Ping}}
	return run.serve(ctx, cmd.Addr, func(string) error { return cmd.tellPeople(ctx, a, e) })
}

// clock starts at --at and runs on from there.
func (cmd demoCmd) clock() (func() time.Time, error) {
	at, err := time.ParseInLocation("2006-01-02T15:04", cmd.At, civil.Zone)
	if err != nil {
		return nil, fmt.Errorf("read --at: %w", err)
	}
	started := time.Now()
	return func() time.Time { return at.Add(time.Since(started)) }, nil
}

func (cmd demoCmd) place() (place, func(), error) {
	if cmd.Data != "" {
		return place{Data: cmd.Data, DB: cmd.DB}, func() {}, nil
	}
	folder, err := os.MkdirTemp("", "congtam-demo-")
	if err != nil {
		return place{}, nil, fmt.Errorf("make demo folder: %w", err)
	}
	return place{Data: folder, DB: cmd.DB}, func() { _ = os.RemoveAll(folder) }, nil
}

// tellPeople prints whom to sign in as: one of each part.
func (cmd demoCmd) tellPeople(ctx context.Context, a *app.App, e *env) error {
	people, err := a.DemoPeople(ctx)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintln(e.stdout, "sign in with one click as, among others:")
	seen := map[string]bool{}
	for _, p := range people {
		part := string(p.Kind) + string(p.Post)
		if !seen[part] {
			seen[part] = true
			_, _ = fmt.Fprintf(e.stdout, "  %s: %s, %s\n", p.Name, p.Title, p.Unit)
		}
	}
	return nil
}
