package app

import (
	"context"
	"iter"

	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/infra/storage"
)

// LogRules is the order of acts the log is replayed against: what the gates
// enforce while people work, checked again by whoever verifies an export.
func LogRules() []audit.Rule {
	step := func(action authz.Action) audit.Step { return audit.Step{Act: string(action)} }
	return []audit.Rule{
		{Step: step(authz.SubmitDossier), After: step(authz.AdoptMinutes), Within: audit.SameOf, Clause: "Kế hoạch mục II.4"},
		{Step: step(authz.ReceiveDossier), After: step(authz.SubmitDossier), Within: audit.SameObject, Clause: "Kế hoạch mục III.1"},
		{Step: step(authz.SignDecision), After: step(authz.AdoptMinutes), Within: audit.SameOf, Clause: "NĐ 90/2020 Điều 18, 19"},
		{Step: step(authz.PublishResults), After: step(authz.SignDecision), Within: audit.SameOf, Clause: "NĐ 90/2020 Điều 18, 19"},
	}
}

// exportRun bounds how many entries an export holds in memory.
const exportRun = 500

// ExportLog hands the whole log to use as one export, read from one snapshot,
// while use runs.
func (a *App) ExportLog(ctx context.Context, use func(audit.Export) error) error {
	return a.db.Read(ctx, func(tx *storage.Tx) error {
		checkpoint, err := tx.Checkpoint(ctx)
		if err != nil {
			return err
		}
		return use(audit.Export{
			Checkpoint: checkpoint,
			Leaves:     lines(ctx, tx, func(e storage.Entry) []byte { return audit.LeafLine(e.Position, e.Leaf) }),
			Payloads:   lines(ctx, tx, func(e storage.Entry) []byte { return audit.PayloadLine(e.Position, e.Salt, e.Payload) }),
		})
	})
}

// lines reads the log run by run; each line without its end, as audit.Lines.
func lines(ctx context.Context, tx *storage.Tx, line func(storage.Entry) []byte) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for position := int64(0); ; {
			entries, err := tx.EntriesFrom(ctx, position, exportRun)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range entries {
				text := line(e)
				if !yield(text[:len(text)-1], nil) {
					return
				}
				position = e.Position + 1
			}
			if len(entries) < exportRun {
				return
			}
		}
	}
}

// PublicKey is the text that checks the log's signatures.
func (a *App) PublicKey() string { return a.log.Public }
