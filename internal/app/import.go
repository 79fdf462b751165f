package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// The states of an import.
const (
	importPreviewed = "previewed"
	importApplied   = "applied"
	importUndone    = "undone"
)

// UploadRosterIn is a spreadsheet as it was sent.
type UploadRosterIn struct {
	FileName string
	Data     []byte
}

// UploadRoster takes a roster in for preview: nothing of the organisation
// changes yet. It answers the batch. Faults: Invalid beside "file" for one
// that is no roster or must not be opened, with the reason.
func (a *App) UploadRoster(ctx context.Context, by By, in UploadRosterIn) (string, error) {
	if err := authz.Allow(by.Actor, authz.ImportRoster, authz.Resource{Agency: by.Actor.Agency}); err != nil {
		return "", err // before a large file is unpacked for nothing
	}
	mapping, err := firstReading(in.Data)
	if err != nil {
		return "", beside("file", err)
	}
	sum := sha256.Sum256(in.Data)
	batch := storage.ImportBatch{
		Agency: by.Actor.Agency, Kind: "roster", FileName: cleanFileName(in.FileName), FileHash: hex.EncodeToString(sum[:]),
		State: importPreviewed, MadeBy: by.Actor.Account,
	}
	if batch.Mapping, err = json.Marshal(mapping); err != nil {
		return "", fmt.Errorf("keep the mapping: %w", err)
	}
	return a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		if err := c.allow(authz.Resource{Agency: by.Actor.Agency}); err != nil {
			return err
		}
		batch.ID, batch.MadeAt = c.NewID(), c.Now()
		if err := c.SaveBlob(ctx, batch.FileHash, in.Data); err != nil {
			return err
		}
		c.about("importBatch", batch.ID, 0)
		c.answer = batch.ID
		return c.AddImportBatch(ctx, batch)
	})
}

// firstReading guards a file and proposes what its columns mean; a file with
// no row to read is refused now, while the person still stands at the form.
func firstReading(data []byte) (sheet.Mapping, error) {
	if err := sheet.Guard(data); err != nil {
		return sheet.Mapping{}, err
	}
	mapping, err := sheet.ProposeMapping(data)
	if err != nil {
		return mapping, err
	}
	_, err = sheet.ReadRoster(data, mapping)
	return mapping, err
}

// beside puts a fault's sentence beside the field it is about.
func beside(field string, err error) error {
	f, ok := err.(*fault.Fault) //nolint:errorlint // the reader's own fault, never wrapped
	if !ok || f.Kind != fault.Invalid || len(f.Fields) > 0 {
		return err
	}
	return fault.Fields{field: f.Says}.Err()
}

// RemapRosterIn corrects what the columns of an uploaded roster mean.
type RemapRosterIn struct {
	Batch  string
	Fields map[string]string // sheet.Field by column letter
}

// RemapRoster changes the mapping of a batch not applied yet. Faults: Invalid
// beside "mapping", Conflict once it was applied.
func (a *App) RemapRoster(ctx context.Context, by By, in RemapRosterIn) error {
	file, err := a.importFile(ctx, by.Actor, in.Batch)
	if err != nil {
		return err
	}
	mapping, err := remapped(file.mapping, in.Fields)
	if err != nil {
		return beside("mapping", err)
	}
	if _, err := sheet.ReadRoster(file.data, mapping); err != nil {
		return beside("mapping", err)
	}
	_, err = a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		batch, err := c.previewed(ctx, file.batch)
		if err != nil {
			return err
		}
		if batch.Mapping, err = json.Marshal(mapping); err != nil {
			return fmt.Errorf("keep the mapping: %w", err)
		}
		c.about("importBatch", batch.ID, 0)
		return c.SaveImportBatch(ctx, batch)
	})
	return err
}

// remapped is mapping with fields changed. A column the file does not have is
// refused here: a form names only what was drawn.
func remapped(mapping sheet.Mapping, fields map[string]string) (sheet.Mapping, error) {
	for _, c := range mapping.Columns {
		if field, given := fields[c.Column]; given {
			mapping = mapping.With(c.Column, sheet.Field(field))
		}
	}
	for column := range fields {
		if !hasColumn(mapping, column) {
			return mapping, fault.New(fault.Invalid, "import.noColumn", column)
		}
	}
	return mapping, nil
}

func hasColumn(mapping sheet.Mapping, column string) bool {
	for _, c := range mapping.Columns {
		if c.Column == column {
			return true
		}
	}
	return false
}

// importFile is an uploaded file as it was found, read before any write: a
// transaction must not wait for a spreadsheet.
type importFile struct {
	batch   storage.ImportBatch
	data    []byte
	mapping sheet.Mapping
}

// importFile loads a batch and its file. Faults: NotFound, Forbidden.
func (a *App) importFile(ctx context.Context, actor authz.Actor, id string) (importFile, error) {
	var f importFile
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		f, err = readImport(ctx, tx, actor, id)
		return err
	})
	return f, err
}

func readImport(ctx context.Context, tx *storage.Tx, actor authz.Actor, id string) (importFile, error) {
	batch, err := tx.ImportBatch(ctx, id)
	if err != nil {
		return importFile{}, err
	}
	batch = adopted(batch, actor)
	if err := authz.Allow(actor, authz.ImportRoster, authz.Resource{Agency: batch.Agency}); err != nil {
		return importFile{}, err
	}
	f := importFile{batch: batch}
	if err := json.Unmarshal(batch.Mapping, &f.mapping); err != nil {
		return f, fmt.Errorf("read the mapping of import %s: %w", id, err)
	}
	f.data, err = tx.Blob(ctx, batch.FileHash)
	return f, err
}

// adopted is a batch uploaded before there was an agency, once there is one.
func adopted(batch storage.ImportBatch, actor authz.Actor) storage.ImportBatch {
	if batch.Agency == "" {
		batch.Agency = actor.Agency
	}
	return batch
}

// previewed loads a batch again inside a write: it must be as it was read, and
// not applied meanwhile. Faults: Conflict.
func (c *act) previewed(ctx context.Context, read storage.ImportBatch) (storage.ImportBatch, error) {
	batch, err := c.ImportBatch(ctx, read.ID)
	if err != nil {
		return batch, err
	}
	batch = adopted(batch, c.by.Actor)
	if err := c.allow(authz.Resource{Agency: batch.Agency}); err != nil {
		return batch, err
	}
	if batch.State != importPreviewed {
		return batch, fault.New(fault.Conflict, "import.done")
	}
	if !bytes.Equal(batch.Mapping, read.Mapping) {
		return batch, fault.New(fault.Conflict, "record.changed")
	}
	return batch, nil
}

// ApplyRosterIn takes a previewed roster over.
type ApplyRosterIn struct {
	Batch   string
	SkipBad bool // leave rows with errors out, instead of refusing all

	// For the first roster of an installation, which makes the agency.
	AgencyName string
	Letterhead string
	Symbol     string
	Place      string

	Kinds map[string]org.UnitKind // by unit name, where the guess was corrected
	Same  map[int]string          // by row: the person it is, or SomebodyNew
}

// SomebodyNew says of a row that it is none of the people it looks like.
const SomebodyNew = "new"

// ApplyRoster takes the people of a roster over: all of them or none, unless
// told to leave bad rows out. Read again it changes only what differs. Faults:
// Invalid with the problems by row, Conflict once applied.
func (a *App) ApplyRoster(ctx context.Context, by By, in ApplyRosterIn) error {
	file, err := a.importFile(ctx, by.Actor, in.Batch)
	if err != nil {
		return err
	}
	roster, err := sheet.ReadRoster(file.data, file.mapping)
	if err != nil {
		return err
	}
	_, err = a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		batch, err := c.previewed(ctx, file.batch)
		if err != nil {
			return err
		}
		taking := &taking{act: c, batch: batch, in: in}
		if err := taking.all(ctx, roster); err != nil {
			return err
		}
		batch = taking.batch
		batch.State, batch.Outcome = importApplied, taking.plan.Outcome
		batch.AppliedAt, batch.AppliedBy = c.Now(), by.Actor.Account
		c.about("importBatch", batch.ID, 0)
		return c.SaveImportBatch(ctx, batch)
	})
	return err
}
