package app

import (
	"context"
	"errors"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/audit"
	"congtam/internal/infra/storage"
)

// logLock is the name under which the log is written; no agency has it, so
// business writes never wait for the sequencer on PostgreSQL.
const logLock = "log"

// sequenceBatch bounds one step of the sequencer.
const sequenceBatch = 500

// SequenceLog gives the acts committed since the last step their places in the
// log and signs a checkpoint over them; it says how many it placed. It refuses
// when the stored log does not continue the checkpoint it signed last: a
// database behind its own past must not be signed again. Faults: Refused.
func (a *App) SequenceLog(ctx context.Context) (int, error) {
	placed := 0
	err := a.db.Write(ctx, logLock, func(tx *storage.Tx) error {
		entries, err := tx.Unplaced(ctx, sequenceBatch)
		if err != nil || len(entries) == 0 {
			placed = 0
			return err
		}
		placed = len(entries)
		return a.place(ctx, tx, entries)
	})
	return placed, err
}

func (a *App) place(ctx context.Context, tx *storage.Tx, entries []storage.Entry) error {
	size, err := tx.LogSize(ctx)
	if err != nil {
		return err
	}
	last, err := a.lastCheckpoint(ctx, tx, size)
	if err != nil {
		return err
	}
	leaves := make([][]byte, len(entries))
	for i, e := range entries {
		leaves[i] = e.Leaf
	}
	grown, err := audit.Append(size, tx.LogHashes(ctx), leaves)
	if err != nil {
		return err
	}
	if err := tx.PlaceEntries(ctx, size, entries, grown); err != nil {
		return err
	}
	next := audit.Checkpoint{Origin: a.log.Signer.Name(), Size: grown.Size, Root: grown.Root}
	if last.Size > 0 {
		if err := audit.Extends(last, next, tx.LogHashes(ctx)); err != nil {
			return err
		}
	}
	note, err := audit.Sign(a.log.Signer, next)
	if err != nil {
		return err
	}
	return tx.SaveCheckpoint(ctx, grown.Size, note)
}

// lastCheckpoint opens the newest checkpoint and checks that exactly its
// leaves are stored.
func (a *App) lastCheckpoint(ctx context.Context, tx *storage.Tx, size int64) (audit.Checkpoint, error) {
	note, err := tx.Checkpoint(ctx)
	if errors.Is(err, fault.NotFound) && size == 0 {
		return audit.Checkpoint{}, nil
	}
	if err != nil {
		return audit.Checkpoint{}, fmt.Errorf("a log of %d leaves has no checkpoint: %w", size, err)
	}
	last, err := audit.Open(note, a.log.Verifier)
	if err != nil {
		return audit.Checkpoint{}, err
	}
	if last.Size != size {
		return audit.Checkpoint{}, fault.New(fault.Refused, "audit.rolledBack", last.Size, size)
	}
	return last, nil
}
