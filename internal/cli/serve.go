package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"congtam/internal/app"
	"congtam/internal/infra/jobs"
	"congtam/internal/infra/storage"
	"congtam/internal/web"
	"congtam/internal/web/ui"
)

// serveCmd runs the application for an agency.
type serveCmd struct {
	place
	Addr    string   `default:"127.0.0.1:8080" env:"CONGTAM_ADDR" help:"Address to listen on; port 0 picks a free one."`
	Migrate bool     `help:"Bring an older database up to this program first."`
	Secure  bool     `env:"CONGTAM_SECURE" help:"Browsers reach the program over TLS, through a proxy."`
	Proxy   []string `env:"CONGTAM_PROXY" help:"Networks of proxies whose X-Forwarded-For is believed, as 10.0.0.0/8."`
}

// Run is the verb.
func (cmd serveCmd) Run(ctx context.Context, e *env) error {
	db, err := cmd.open(time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the program ends
	if err := prepare(ctx, db, cmd.Migrate); err != nil {
		return err
	}
	a, err := cmd.start(ctx, db, app.Setting{})
	if err != nil {
		return err
	}
	proxies, err := prefixes(cmd.Proxy)
	if err != nil {
		return err
	}
	run := running{app: a, db: db, env: e, options: web.Options{App: a, Now: time.Now, Secure: cmd.Secure, Proxies: proxies, Ready: db.Ping}}
	return run.serve(ctx, cmd.Addr, func(address string) error { return run.invite(ctx, address) })
}

// prepare refuses an old schema unless told to migrate it; an empty database
// is always brought up.
func prepare(ctx context.Context, db *storage.DB, migrate bool) error {
	if !migrate {
		fresh, err := db.Empty(ctx)
		if err != nil {
			return err
		}
		migrate = fresh
	}
	if migrate {
		return db.Migrate(ctx)
	}
	return db.CheckSchema(ctx)
}

func prefixes(list []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range list {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fmt.Errorf("read proxy network: %w", err)
		}
		all = append(all, p)
	}
	return all, nil
}

// running is a started application: the door, the jobs and the sequencer.
type running struct {
	app     *app.App
	db      *storage.DB
	env     *env
	options web.Options
}

// invite prints the one-time link of the first administrator, while there is
// no account.
func (r running) invite(ctx context.Context, address string) error {
	secret, err := r.app.FirstInvitation(ctx)
	if err != nil || secret == "" {
		return err
	}
	_, err = fmt.Fprintf(r.env.stdout, "first administrator: http://%s%s\n", address, ui.InvitationPath(secret))
	return err
}

// serve listens, says so, and works until ctx ends.
func (r running) serve(ctx context.Context, address string, listening func(address string) error) error {
	log := slog.New(slog.NewJSONHandler(r.env.stderr, nil))
	r.options.Log = log
	door, err := web.New(r.options)
	if err != nil {
		return err
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	server := door.HTTP(address)
	var work sync.WaitGroup
	within, stop := context.WithCancel(ctx)
	defer work.Wait()
	defer stop()
	work.Go(func() { jobs.New(r.db, r.handlers(), log).Run(within) })
	work.Go(func() { r.sequence(within, log) })
	work.Go(func() { r.optimize(within, log) })
	work.Go(func() { shutDown(within, server, log) })
	_, _ = fmt.Fprintf(r.env.stdout, "listening on http://%s\n", listener.Addr())
	if err := listening(listener.Addr().String()); err != nil && ctx.Err() == nil { // asked to end at once is no failure
		return errors.Join(err, listener.Close())
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// shutDown lets requests under way finish once ctx ends.
func shutDown(ctx context.Context, server *http.Server, log *slog.Logger) {
	<-ctx.Done()
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		log.Warn("requests were cut off", "error", err)
	}
}

func (r running) handlers() map[string]jobs.Handler {
	handlers := map[string]jobs.Handler{}
	for kind, handle := range r.app.Handlers() {
		handlers[kind] = handle
	}
	return handlers
}

// optimizeEvery is how often the database counts what it holds.
const optimizeEvery = time.Hour

// optimize keeps the database quick as it grows. Without it everything still
// works.
func (r running) optimize(ctx context.Context, log *slog.Logger) {
	for ctx.Err() == nil {
		if err := r.db.Optimize(ctx); err != nil && ctx.Err() == nil {
			log.Warn("the database was not optimized", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(optimizeEvery):
		}
	}
}

// sequenceEvery is how often committed acts get their place in the log.
const sequenceEvery = 250 * time.Millisecond

// sequence keeps the log. When it cannot go on, business does, and the log of
// the process says why.
func (r running) sequence(ctx context.Context, log *slog.Logger) {
	var said string
	for ctx.Err() == nil {
		placed, err := r.app.SequenceLog(ctx)
		if err != nil && ctx.Err() == nil && err.Error() != said {
			said = err.Error()
			log.Error("the audit log cannot be continued", "error", err)
		}
		if placed > 0 && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(sequenceEvery):
		}
	}
	r.sequenceRest(ctx, log)
}

// sequenceRest places what was committed before the program was asked to end,
// so that a log checked then is whole.
func (r running) sequenceRest(ctx context.Context, log *slog.Logger) {
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	for placed, err := 1, error(nil); placed > 0; {
		if placed, err = r.app.SequenceLog(last); err != nil {
			log.Warn("acts were left to be placed in the log at the next start", "error", err)
			return
		}
	}
}
