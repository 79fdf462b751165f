// Package jobs runs work that was ordered in a transaction and is done after
// it. It knows nothing of what a job means: handlers do, and each is safe to
// run twice.
package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Job is one piece of work, and which attempt at it this is.
type Job struct {
	ID      string
	Kind    string
	Payload json.RawMessage
	Attempt int
}

// Queue is where jobs wait. The storage keeps one.
type Queue interface {
	ClaimJob(ctx context.Context, lease time.Duration) (Job, bool, error)
	FinishJob(ctx context.Context, job Job) error
	FailJob(ctx context.Context, job Job, reason string) error
}

// Handler does one kind of job.
type Handler func(ctx context.Context, payload json.RawMessage) error

// Runner takes jobs one after the other.
type Runner struct {
	queue    Queue
	handlers map[string]Handler
	log      *slog.Logger
}

// New makes a runner for the kinds that have handlers.
func New(queue Queue, handlers map[string]Handler, log *slog.Logger) *Runner {
	return &Runner{queue: queue, handlers: handlers, log: log}
}

const (
	lease = 2 * time.Minute // a worker silent for longer is taken for dead
	rest  = 500 * time.Millisecond
)

// Run works until ctx ends, resting when nothing waits.
func (r *Runner) Run(ctx context.Context) {
	for ctx.Err() == nil {
		worked, err := r.Step(ctx)
		if err != nil && ctx.Err() == nil {
			r.log.Error("job queue does not answer", "error", err)
		}
		if worked && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(rest):
		}
	}
}

// Step takes one job, if any waits, and says whether it did.
func (r *Runner) Step(ctx context.Context) (bool, error) {
	job, ok, err := r.queue.ClaimJob(ctx, lease)
	if err != nil || !ok {
		return false, err
	}
	within, cancel := context.WithTimeout(ctx, lease)
	defer cancel()
	if failure := r.handle(within, job); failure != nil {
		r.log.Warn("job failed", "kind", job.Kind, "job", job.ID, "attempt", job.Attempt, "error", failure)
		return true, r.queue.FailJob(ctx, job, failure.Error())
	}
	return true, r.queue.FinishJob(ctx, job)
}

// handle turns a panic into a failure: one bad job must not stop the others.
func (r *Runner) handle(ctx context.Context, job Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.Join(err, fmt.Errorf("job panicked: %v", p))
		}
	}()
	handler, known := r.handlers[job.Kind]
	if !known {
		return fmt.Errorf("no handler for %q", job.Kind)
	}
	return handler(ctx, job.Payload)
}
