package app

import (
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

// UploadRosterIn is a spreadsheet as it was sent.
type UploadRosterIn struct {
	FileName string
	Data     []byte
}

// UploadRoster takes a roster in for preview: nothing of the organisation
// changes yet. It answers the batch. Faults: Invalid for a file that is not a
// roster or must not be opened, with the reason.
func (a *App) UploadRoster(ctx context.Context, by By, in UploadRosterIn) (string, error) {
	if err := sheet.Guard(in.Data); err != nil {
		return "", err
	}
	mapping, err := sheet.ProposeMapping(in.Data)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(in.Data)
	batch := storage.ImportBatch{
		Agency: by.Actor.Agency, Kind: "roster", FileName: org.Tidy(in.FileName), FileHash: hex.EncodeToString(sum[:]),
		State: "previewed", MadeBy: by.Actor.Account,
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

// RemapRosterIn corrects what the columns of an uploaded roster mean.
type RemapRosterIn struct {
	Batch  string
	Fields map[string]sheet.Field // by column letter
}

// RemapRoster changes the mapping of a batch not applied yet. Faults: Invalid,
// Conflict once it was applied.
func (a *App) RemapRoster(ctx context.Context, by By, in RemapRosterIn) error {
	_, err := a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		batch, data, err := c.previewed(ctx, in.Batch)
		if err != nil {
			return err
		}
		mapping, err := mappingOf(batch)
		if err != nil {
			return err
		}
		for column, field := range in.Fields {
			mapping = mapping.With(column, field)
		}
		if _, err := sheet.ReadRoster(data, mapping); err != nil {
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

func mappingOf(batch storage.ImportBatch) (sheet.Mapping, error) {
	var m sheet.Mapping
	if err := json.Unmarshal(batch.Mapping, &m); err != nil {
		return m, fmt.Errorf("read the mapping of import %s: %w", batch.ID, err)
	}
	return m, nil
}

// rosterOf reads the batch's file with the batch's mapping.
func rosterOf(batch storage.ImportBatch, data []byte) (sheet.Roster, error) {
	mapping, err := mappingOf(batch)
	if err != nil {
		return sheet.Roster{}, err
	}
	return sheet.ReadRoster(data, mapping)
}

// previewed loads a batch the actor may go on with, and its file.
func (c *act) previewed(ctx context.Context, id string) (storage.ImportBatch, []byte, error) {
	batch, err := c.ImportBatch(ctx, id)
	if err != nil {
		return batch, nil, err
	}
	if err := c.allow(authz.Resource{Agency: batch.Agency}); err != nil {
		return batch, nil, err
	}
	if batch.State != "previewed" {
		return batch, nil, fault.New(fault.Conflict, "import.done")
	}
	data, err := c.Blob(ctx, batch.FileHash)
	return batch, data, err
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
}

// ApplyRoster takes the people of a roster over: all of them or none, unless
// told to leave bad rows out. Read again it changes only what differs. Faults:
// Invalid with the problems by row, Conflict once applied.
func (a *App) ApplyRoster(ctx context.Context, by By, in ApplyRosterIn) error {
	_, err := a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		batch, data, err := c.previewed(ctx, in.Batch)
		if err != nil {
			return err
		}
		roster, err := rosterOf(batch, data)
		if err != nil {
			return err
		}
		if bad := roster.Errors(); bad > 0 && !in.SkipBad {
			return fault.New(fault.Invalid, "import.bad", bad).Missing(problemsOf(roster)...)
		}
		taking := &taking{act: c, batch: batch, roster: roster, in: in}
		if err := taking.all(ctx); err != nil {
			return err
		}
		batch = taking.batch
		batch.State, batch.Outcome = "applied", taking.outcome
		c.about("importBatch", batch.ID, 0)
		return c.SaveImportBatch(ctx, batch)
	})
	return err
}

// problemsOf names the errors of a roster by row, the first fifty.
func problemsOf(roster sheet.Roster) []fault.Message {
	var list []fault.Message
	for _, p := range roster.AllProblems() {
		if p.Severity == sheet.Error && len(list) < 50 {
			list = append(list, fault.Say("import.row", p.Row, p.Message))
		}
	}
	return list
}

// UndoRoster takes a batch back as one: who it added goes, who it changed is
// as before. Faults: Refused once people of it take part in a cycle, Conflict
// when it was not applied or a later batch stands on it.
func (a *App) UndoRoster(ctx context.Context, by By, id string) error {
	_, err := a.act(ctx, by, authz.ImportRoster, func(c *act) error {
		batch, err := c.ImportBatch(ctx, id)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: by.Actor.Agency}); err != nil {
			return err
		}
		if batch.Agency != by.Actor.Agency {
			return fault.New(fault.NotFound, "record.missing")
		}
		if batch.State != "applied" {
			return fault.New(fault.Conflict, "import.notApplied")
		}
		if err := c.undoable(ctx, batch); err != nil {
			return err
		}
		if err := c.takeBack(ctx, batch); err != nil {
			return err
		}
		batch.State, batch.UndoneAt = "undone", c.Now()
		c.about("importBatch", batch.ID, 0)
		return c.SaveImportBatch(ctx, batch)
	})
	return err
}

// undoable refuses to take back what others already stand on.
func (c *act) undoable(ctx context.Context, batch storage.ImportBatch) error {
	later, err := c.LaterBatches(ctx, batch)
	if err != nil {
		return err
	}
	if later > 0 {
		return fault.New(fault.Conflict, "import.later")
	}
	cycles, err := c.Cycles(ctx, batch.Agency)
	if err != nil {
		return err
	}
	if len(cycles) > 0 {
		return fault.New(fault.Refused, "import.inUse", cycles[0].Title)
	}
	return nil
}

// takeBack undoes the changes of a batch, the last first.
func (c *act) takeBack(ctx context.Context, batch storage.ImportBatch) error {
	changes, err := c.ImportChanges(ctx, batch.ID)
	if err != nil {
		return err
	}
	for i := len(changes) - 1; i >= 0; i-- {
		change := changes[i]
		switch {
		case change.Kind == "unit":
			err = c.RemoveUnit(ctx, org.UnitID(change.Row))
		case change.Before == nil:
			err = c.forget(ctx, org.PersonID(change.Row))
		default:
			err = c.restore(ctx, *change.Before)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// forget removes a person a batch had added. Faults: Refused when the person
// has an account, which would be left without anybody.
func (c *act) forget(ctx context.Context, id org.PersonID) error {
	taken, err := c.HasAccount(ctx, id)
	if err != nil {
		return err
	}
	if taken {
		return fault.New(fault.Refused, "import.hasAccounts")
	}
	return c.RemovePerson(ctx, id)
}

// restore puts a person back as he was before a batch.
func (c *act) restore(ctx context.Context, before storage.PersonBefore) error {
	now, err := c.Person(ctx, before.File.Person.ID)
	if err != nil {
		return err
	}
	before.File.Person.Version = now.Version
	if err := c.SavePerson(ctx, before.File.Person); err != nil {
		return err
	}
	if err := c.RemoveFacts(ctx, now.ID); err != nil {
		return err
	}
	return c.addFacts(ctx, before.File, before.Charges)
}

// addFacts writes posts and facts of a person.
func (c *act) addFacts(ctx context.Context, f org.File, charges []org.Charge) error {
	for _, one := range f.Posts {
		if err := c.AddAppointment(ctx, one); err != nil {
			return err
		}
	}
	for _, one := range charges {
		if err := c.AddCharge(ctx, one); err != nil {
			return err
		}
	}
	for _, one := range f.Absences {
		if err := c.AddAbsence(ctx, one); err != nil {
			return err
		}
	}
	for _, one := range f.Disciplines {
		if err := c.AddDiscipline(ctx, one); err != nil {
			return err
		}
	}
	for _, one := range f.Transfers {
		if err := c.AddTransfer(ctx, one); err != nil {
			return err
		}
	}
	for _, one := range f.Past {
		if err := c.SavePastRating(ctx, one); err != nil {
			return err
		}
	}
	for _, one := range f.Notes {
		if err := c.AddNote(ctx, one); err != nil {
			return err
		}
	}
	return nil
}
