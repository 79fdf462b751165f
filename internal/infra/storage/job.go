package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"congtam/internal/infra/jobs"
)

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
func (db *DB) ClaimJob(ctx context.Context, lease time.Duration) (job jobs.Job, ok bool, err error) {
	err = db.Write(ctx, jobsLock, func(tx *Tx) error {
		job, ok = jobs.Job{}, false
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
func (db *DB) FinishJob(ctx context.Context, job jobs.Job) error {
	return db.Write(ctx, jobsLock, func(tx *Tx) error {
		_, err := tx.exec(ctx, `/* DB.FinishJob */
			update job set state = 'done', finished_at = $3, leased_until = null, last_error = ''
			where id = $1 and attempt = $2 and state = 'running'`, job.ID, job.Attempt, instant(tx.now))
		return err
	})
}

// FailJob puts a job back, later each time, or gives it up after its last
// attempt; the reason is kept either way.
func (db *DB) FailJob(ctx context.Context, job jobs.Job, reason string) error {
	return db.Write(ctx, jobsLock, func(tx *Tx) error {
		wait := time.Duration(job.Attempt*job.Attempt) * time.Second
		n, err := tx.exec(ctx, `/* DB.FailJob again */
			update job set state = 'waiting', leased_until = null, run_at = $3, last_error = $4
			where id = $1 and attempt = $2 and state = 'running' and attempt < max_attempt`,
			job.ID, job.Attempt, instant(tx.now.Add(wait)), reason)
		if err != nil || n > 0 {
			return err
		}
		_, err = tx.exec(ctx, `/* DB.FailJob for good */
			update job set state = 'discarded', leased_until = null, finished_at = $3, last_error = $4
			where id = $1 and attempt = $2 and state = 'running'`, job.ID, job.Attempt, instant(tx.now), reason)
		return err
	})
}
