package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Job is work ordered in a transaction and done after it, safe to do twice.
type Job struct {
	ID      string
	Kind    string // "document.render"
	Payload json.RawMessage
	Attempt int // this one; a fence: a late finisher of an older attempt changes nothing
}

const jobMaxAttempt = 8

// Enqueue orders a job in this transaction: it exists if and only if the
// change does.
func (tx *Tx) Enqueue(ctx context.Context, kind string, payload any) error {
	_, err := tx.exec(ctx, `/* Tx.Enqueue */
		insert into job (id, kind, payload, state, max_attempt, run_at) values ($1, $2, $3, 'waiting', $4, $5)`,
		tx.NewID(), kind, toJSON(payload), jobMaxAttempt, instant(tx.now))
	if err != nil {
		return fmt.Errorf("enqueue %s: %w", kind, err)
	}
	return nil
}

// jobsLock is the name under which the job table is written; no agency has it.
const jobsLock = "jobs"

// ClaimJob leases the job that has waited longest. A job whose lease ran out
// is taken again: its worker died. ok is false when there is nothing to do.
func (db *DB) ClaimJob(ctx context.Context, lease time.Duration) (job Job, ok bool, err error) {
	err = db.Write(ctx, jobsLock, func(tx *Tx) error {
		job, ok = Job{}, false
		var payload string
		err := tx.queryRow(ctx, `/* DB.ClaimJob */
			update job set state = 'running', attempt = attempt + 1, leased_until = $2
			where id = (select id from job
				where (state = 'waiting' and run_at <= $1) or (state = 'running' and leased_until < $1)
				order by run_at, id `+tx.dialect.claimJob+`)
			returning id, kind, payload, attempt`, instant(tx.now), instant(tx.now.Add(lease))).
			Scan(&job.ID, &job.Kind, &payload, &job.Attempt)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		job.Payload, ok = json.RawMessage(payload), err == nil
		return err
	})
	return job, ok, err
}

// FinishJob records that attempt of a job is done, unless a newer one runs.
func (db *DB) FinishJob(ctx context.Context, job Job) error {
	return db.Write(ctx, jobsLock, func(tx *Tx) error {
		_, err := tx.exec(ctx, `/* DB.FinishJob */
			update job set state = 'done', finished_at = $3, leased_until = null, last_error = ''
			where id = $1 and attempt = $2 and state = 'running'`, job.ID, job.Attempt, instant(tx.now))
		return err
	})
}

// FailJob puts a job back, later each time, or gives it up after its last
// attempt; the reason is kept either way.
func (db *DB) FailJob(ctx context.Context, job Job, reason string) error {
	return db.Write(ctx, jobsLock, func(tx *Tx) error {
		wait := time.Duration(job.Attempt*job.Attempt) * time.Second
		_, err := tx.exec(ctx, `/* DB.FailJob */
			update job set
				state = case when attempt >= max_attempt then 'discarded' else 'waiting' end,
				finished_at = case when attempt >= max_attempt then $3 else null end,
				leased_until = null, run_at = $4, last_error = $5
			where id = $1 and attempt = $2 and state = 'running'`,
			job.ID, job.Attempt, instant(tx.now), instant(tx.now.Add(wait)), reason)
		return err
	})
}
