package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/dossier"
	"congtam/internal/infra/storage"
)

// AddEvidenceIn is a file for a task, as it was sent.
type AddEvidenceIn struct {
	TaskIn
	FileName string
	Data     []byte
}

// AddEvidence keeps a file that shows a task's result. The bytes are looked
// into before anything is written. Faults: Invalid for a file that is not what
// its name says, Refused once the work is handed in.
func (a *App) AddEvidence(ctx context.Context, by By, in AddEvidenceIn) error {
	name, media, err := checkFile(in.FileName, in.Data)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(in.Data)
	hash := hex.EncodeToString(sum[:])
	_, err = a.act(ctx, by, in.action(), func(c *act) error {
		_, owner, err := c.workable(ctx, in.Owner)
		if err != nil {
			return err
		}
		if in.ID == "" {
			return fault.New(fault.NotFound, "record.missing")
		}
		t, err := c.ownTask(ctx, owner, in.ID)
		if err != nil {
			return err
		}
		if err := c.SaveBlob(ctx, hash, in.Data); err != nil {
			return err
		}
		file := dossier.Evidence{
			ID: c.NewID(), Task: t.ID, FileName: name, Media: media, Hash: hash, Size: int64(len(in.Data)), By: by.Actor.Person, At: c.Now(),
		}
		c.about("evidence", file.ID, 1)
		c.within("cycle", string(in.Cycle))
		return c.Tx.AddEvidence(ctx, file)
	})
	return err
}

// EvidenceIn names a file of a task.
type EvidenceIn struct {
	TaskIn
	File string
}

// RemoveEvidence takes a file off a task while the work is still open. Faults:
// NotFound, Refused once the work is handed in.
func (a *App) RemoveEvidence(ctx context.Context, by By, in EvidenceIn) error {
	_, err := a.act(ctx, by, in.action(), func(c *act) error {
		_, owner, err := c.workable(ctx, in.Owner)
		if err != nil {
			return err
		}
		t, err := c.ownTask(ctx, owner, in.ID)
		if err != nil {
			return err
		}
		file, err := c.Evidence(ctx, in.File)
		if err != nil {
			return err
		}
		if file.Task != t.ID {
			return fault.New(fault.NotFound, "record.missing")
		}
		c.about("evidence", file.ID, 1)
		c.within("cycle", string(in.Cycle))
		return c.Tx.RemoveEvidence(ctx, file.ID)
	})
	return err
}

// EvidenceFile is a file with its bytes, to be handed out.
type EvidenceFile struct {
	dossier.Evidence
	Data []byte
}

// FetchEvidence reads a file for whoever may read the task it belongs to.
// Faults: NotFound, Forbidden.
func (a *App) FetchEvidence(ctx context.Context, actor authz.Actor, id string) (EvidenceFile, error) {
	var file EvidenceFile
	if actor.Account == "" {
		return file, fault.New(fault.Unauthenticated, "forbidden.nobody")
	}
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		e, err := tx.Evidence(ctx, id)
		if err != nil {
			return err
		}
		t, err := tx.Task(ctx, e.Task)
		if err != nil {
			return err
		}
		c, err := tx.Cycle(ctx, t.Cycle)
		if err != nil {
			return err
		}
		action := authz.ViewReview
		if t.Person == "" {
			action = authz.ViewUnit
		}
		if err := authz.Allow(actor, action, authz.Resource{Agency: c.Agency, Unit: t.Unit, Person: t.Person}); err != nil {
			return err
		}
		file.Evidence = e
		file.Data, err = tx.Blob(ctx, e.Hash)
		return err
	})
	return file, err
}
