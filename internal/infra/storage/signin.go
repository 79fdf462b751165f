package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Invitation is a one-time link that lets its holder set a password.
type Invitation struct {
	TokenHash string
	Account   string // empty: makes the first administrator
	ExpiresAt time.Time
	UsedAt    time.Time
}

// AddInvitation keeps a one-time link.
func (tx *Tx) AddInvitation(ctx context.Context, i Invitation) error {
	_, err := tx.exec(ctx, `/* Tx.AddInvitation */
		insert into invitation (token_hash, account_id, expires_at) values ($1, $2, $3)`,
		i.TokenHash, null(i.Account), instant(i.ExpiresAt))
	if err != nil {
		return fmt.Errorf("add invitation: %w", err)
	}
	return nil
}

// Invitation loads a one-time link. Faults: NotFound.
func (tx *Tx) Invitation(ctx context.Context, tokenHash string) (Invitation, error) {
	i := Invitation{TokenHash: tokenHash}
	err := tx.queryRow(ctx, `/* Tx.Invitation */
		select account_id, expires_at, used_at from invitation where token_hash = $1`, tokenHash).
		Scan(ref(&i.Account), (*instant)(&i.ExpiresAt), (*instant)(&i.UsedAt))
	if err != nil {
		return Invitation{}, fmt.Errorf("load invitation: %w", tx.fault(err))
	}
	return i, nil
}

// UseInvitation marks a link as used. Faults: Conflict when it was already.
func (tx *Tx) UseInvitation(ctx context.Context, tokenHash string) error {
	return tx.saved(ctx, `/* Tx.UseInvitation */
		update invitation set used_at = $2 where token_hash = $1 and used_at is null`, tokenHash, instant(tx.now))
}

// RemoveInvitationsOf makes earlier links of an account worthless.
func (tx *Tx) RemoveInvitationsOf(ctx context.Context, account string) error {
	return tx.remove(ctx, `/* Tx.RemoveInvitationsOf */ delete from invitation where account_id = $1`, account)
}

// Failures counts the failed sign-ins of a subject, and when the last was.
func (tx *Tx) Failures(ctx context.Context, subject string) (int, time.Time, error) {
	var (
		n    int
		last time.Time
	)
	err := tx.queryRow(ctx, `/* Tx.Failures */
		select failures, last_at from sign_in_failure where subject = $1`, subject).Scan(&n, (*instant)(&last))
	if errors.Is(err, sql.ErrNoRows) {
		return 0, time.Time{}, nil
	}
	return n, last, err
}

// CountFailure adds one failed sign-in of a subject.
func (tx *Tx) CountFailure(ctx context.Context, subject string) error {
	_, err := tx.exec(ctx, `/* Tx.CountFailure */
		insert into sign_in_failure (subject, failures, last_at) values ($1, 1, $2)
		on conflict (subject) do update set failures = sign_in_failure.failures + 1, last_at = excluded.last_at`,
		subject, instant(tx.now))
	return err
}

// ForgetFailures clears the count of a subject, after a good sign-in.
func (tx *Tx) ForgetFailures(ctx context.Context, subject string) error {
	return tx.remove(ctx, `/* Tx.ForgetFailures */ delete from sign_in_failure where subject = $1`, subject)
}

// Answered looks up a command already carried out under key, and counts the
// repeat in the same transaction: a write waits for the standby, a read would
// not. ok is false when the command is new.
func (tx *Tx) Answered(ctx context.Context, account, key, action string) (answer string, ok bool, err error) {
	var done string
	err = tx.queryRow(ctx, `/* Tx.Answered */
		update idempotency set tries = tries + 1 where account_id = $1 and key = $2 returning action, answer`, account, key).
		Scan(&done, &answer)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("look up command: %w", err)
	}
	return answer, done == action, nil
}

// Answer keeps what a command answered, so that sending it again changes
// nothing. Faults: Conflict when the key was used for another action.
func (tx *Tx) Answer(ctx context.Context, account, key, action, answer string) error {
	_, err := tx.exec(ctx, `/* Tx.Answer */
		insert into idempotency (account_id, key, action, answer, made_at) values ($1, $2, $3, $4, $5)`,
		account, key, action, answer, instant(tx.now))
	return err
}
