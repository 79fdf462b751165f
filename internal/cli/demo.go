package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/pprof"
	"sync/atomic"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/infra/auth"
	"congtam/internal/web"
)

// demoCmd runs the application with a made-up department.
type demoCmd struct {
	Addr  string `default:"127.0.0.1:8080" help:"Address to listen on; port 0 picks a free one."`
	Data  string `type:"path" help:"Folder to keep the demo in; default a fresh temporary one."`
	DB    string `help:"Database: postgres://…, or a file; default congtam.db in the folder."`
	At    string `help:"Put the clock forward to this hour, as 2023-11-20T08:00. A new demo begins at 2023-11-16T08:00, and an older one goes on."`
	Size  string `default:"agency" enum:"agency,large" help:"How much is made up: agency, a department of 87 people; large, an agency of 3,000."`
	Stage string `default:"plan" enum:"plan,reviews,meetings,leadership,decision,published" help:"How far the year is taken: plan, just issued; reviews, self-reviews and reports in; meetings, divisions have met; leadership, the leadership is reviewed; decision, before the Director; published, the results are."`
	Leave string `help:"With --stage: name of a unit that is left to do its own part."`

	Measure bool   `hidden:"" help:"For benchmarks: no bound on requests, answers say how long they took, and GET /floor is there."`
	Profile string `hidden:"" type:"path" help:"File to write a profile of the processor's time to, when the demo ends."`
}

// Run is the verb.
func (cmd demoCmd) Run(ctx context.Context, e *env) error {
	in, err := cmd.clockIn(time.Now())
	if err != nil {
		return err
	}
	where, done, err := cmd.place()
	if err != nil {
		return err
	}
	defer done()
	var clock demoClock
	db, err := where.open(clock.Now)
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
	ahead, err := a.StartClock(ctx, in)
	if err != nil {
		return err
	}
	clock.ahead.Store(int64(ahead))
	if err := cmd.makeUp(ctx, a); err != nil {
		return fmt.Errorf("make up the demo: %w", err)
	}
	stop, err := profile(cmd.Profile)
	if err != nil {
		return err
	}
	defer stop()
	run := running{app: a, db: db, env: e, options: web.Options{App: a, Now: clock.Now, ClockSet: true, Ready: db.Ping}}
	if cmd.Measure {
		run.options.PerSecond, run.options.Measure = 1e9, a.Probe
	}
	return run.serve(ctx, cmd.Addr, func(string) error { return cmd.tellPeople(ctx, a, e) })
}

func (cmd demoCmd) makeUp(ctx context.Context, a *app.App) error {
	if cmd.Size == "large" {
		return a.SeedLarge(ctx)
	}
	if err := a.SeedDemo(ctx); err != nil || cmd.Stage == "plan" {
		return err
	}
	return a.SeedProgress(ctx, app.SeedProgressIn{Stage: app.Stage(cmd.Stage), Leave: cmd.Leave})
}

// profile watches where the processor's time goes, until stop.
func profile(path string) (stop func(), err error) {
	if path == "" {
		return func() {}, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("make profile: %w", err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() {
		pprof.StopCPUProfile()
		_ = file.Close() // the profile is a measurement, not data
	}, nil
}

// demoBegins is the morning the made-up department's plan was issued.
const demoBegins = "2023-11-16T08:00"

const demoHour = "2006-01-02T15:04"

// clockIn reads --at. Faults: Invalid when it is no hour.
func (cmd demoCmd) clockIn(machine time.Time) (app.StartClockIn, error) {
	first, err := time.ParseInLocation(demoHour, demoBegins, civil.Zone)
	if err != nil {
		return app.StartClockIn{}, fmt.Errorf("read the demo's first hour: %w", err)
	}
	in := app.StartClockIn{Machine: machine, First: first}
	if cmd.At == "" {
		return in, nil
	}
	in.At, err = time.ParseInLocation(demoHour, cmd.At, civil.Zone)
	if err != nil {
		return in, fault.New(fault.Invalid, "clock.typed", cmd.At)
	}
	return in, nil
}

// demoClock is the machine's clock, moved.
type demoClock struct{ ahead atomic.Int64 }

// Now is what the demo's clock says.
func (c *demoClock) Now() time.Time { return time.Now().Add(time.Duration(c.ahead.Load())) }

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
