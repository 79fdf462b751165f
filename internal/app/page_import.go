package app

import (
	"context"
	"slices"
	"strconv"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// ImportBatch is one spreadsheet brought in.
type ImportBatch = storage.ImportBatch

// ImportsPage lists what was brought in.
type ImportsPage struct {
	Page
	Batches  []ImportBatch
	Undoable string // the batch applied last
	First    bool   // there is no agency yet
	May      May
}

// ImportsPage reads the imports of the actor's agency. Faults: Forbidden.
func (a *App) ImportsPage(ctx context.Context, actor authz.Actor) (ImportsPage, error) {
	var p ImportsPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		r := authz.Resource{Agency: actor.Agency}
		if err := authz.Allow(actor, authz.ImportRoster, r); err != nil {
			return err
		}
		p.First = actor.Agency == ""
		p.May = may(actor, r, authz.ImportRoster)
		batches, err := tx.ImportBatches(ctx, actor.Agency)
		if err != nil {
			return err
		}
		p.Batches, p.Undoable = batches, lastApplied(batches)
		return nil
	})
	return p, err
}

// lastApplied is the one batch nothing later stands on.
func lastApplied(batches []storage.ImportBatch) string {
	var last storage.ImportBatch
	for _, b := range batches {
		if b.State == importApplied && (last.ID == "" || b.AppliedAt.After(last.AppliedAt)) {
			last = b
		}
	}
	return last.ID
}

// ImportPage is one spreadsheet: what was read, and what taking it over does.
type ImportPage struct {
	Page
	Batch   ImportBatch
	Mapping sheet.Mapping
	Fields  []sheet.Field
	Samples map[string][]string // first values, by column letter
	Plan    RosterPlan          // rows have a fate only before the import
	First   bool                // the roster makes the agency
	May     May
}

// Open tells whether the roster waits to be taken over.
func (p ImportPage) Open() bool { return p.Batch.State == importPreviewed }

// ImportPage reads an uploaded file again and compares it with what the agency
// holds now. Of in only what was chosen before a refusal counts. Faults:
// NotFound, Forbidden.
func (a *App) ImportPage(ctx context.Context, actor authz.Actor, in ApplyRosterIn) (ImportPage, error) {
	var (
		p    ImportPage
		file importFile
		held holding
	)
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) (err error) {
		if file, err = readImport(ctx, tx, actor, in.Batch); err != nil {
			return err
		}
		if file.batch.State == importPreviewed {
			held, err = holdingOf(ctx, tx, file.batch.Agency)
		}
		return err
	})
	if err != nil {
		return p, err
	}
	p.May = may(actor, authz.Resource{Agency: file.batch.Agency}, authz.ImportRoster)
	return p, p.fill(file, held, in)
}

// fill reads the file; the snapshot of the database is closed by then.
func (p *ImportPage) fill(file importFile, held holding, in ApplyRosterIn) error {
	roster, err := sheet.ReadRoster(file.data, file.mapping)
	if err != nil {
		return err
	}
	p.Batch, p.Mapping, p.Fields = file.batch, file.mapping, sheet.Fields()
	p.First = file.batch.Agency == ""
	p.Samples = samplesOf(roster)
	planner := planner{holding: held, batch: file.batch, roster: roster, in: in, now: p.Now, newID: numbered()}
	p.Plan = planner.planOf()
	if file.batch.State != importPreviewed {
		p.Plan.settle(file.batch.Outcome)
	}
	return nil
}

// settle leaves of a plan what the file says, for one carried out long ago.
func (p *RosterPlan) settle(outcome storage.ImportOutcome) {
	p.Outcome, p.Missing, p.Units = outcome, nil, nil
	for i := range p.Rows {
		p.Rows[i].Fate, p.Rows[i].Changes, p.Rows[i].Likes = "", nil, nil
	}
}

// numbered makes identifiers for what is only looked at, never kept.
func numbered() func() string {
	n := 0
	return func() string {
		n++
		return "preview-" + strconv.Itoa(n)
	}
}

const samplesShown = 3

// samplesOf is the first different values of each column.
func samplesOf(roster sheet.Roster) map[string][]string {
	samples := map[string][]string{}
	for _, row := range roster.Rows {
		for _, c := range row.Cells {
			seen := samples[c.Column]
			if c.Text != "" && len(seen) < samplesShown && !slices.Contains(seen, c.Text) {
				samples[c.Column] = append(seen, c.Text)
			}
		}
	}
	return samples
}

// CheckRosterIn is a spreadsheet to be looked at without keeping it.
type CheckRosterIn struct {
	UploadRosterIn
	Fields map[string]string // corrections of the mapping, by column letter
	Apply  ApplyRosterIn
}

// CheckRoster is ImportPage for a file that is not kept: a dry run that writes
// nothing. Faults: Invalid, Forbidden.
func (a *App) CheckRoster(ctx context.Context, actor authz.Actor, in CheckRosterIn) (ImportPage, error) {
	var p ImportPage
	if err := authz.Allow(actor, authz.ImportRoster, authz.Resource{Agency: actor.Agency}); err != nil {
		return p, err
	}
	mapping, err := firstReading(in.Data)
	if err == nil {
		mapping, err = remapped(mapping, in.Fields)
	}
	if err != nil {
		return p, err
	}
	var held holding
	err = a.page(ctx, actor, &p.Page, func(tx *storage.Tx) (err error) {
		held, err = holdingOf(ctx, tx, actor.Agency)
		return err
	})
	if err != nil {
		return p, err
	}
	batch := storage.ImportBatch{Agency: actor.Agency, FileName: cleanFileName(in.FileName), State: importPreviewed}
	return p, p.fill(importFile{batch: batch, data: in.Data, mapping: mapping}, held, in.Apply)
}

// UndoImportPage asks before a batch is taken back.
type UndoImportPage struct {
	Page
	Batch  storage.ImportBatch
	WhyNot error // a fault, where it cannot be undone
}

// UndoImportPage reads whether a batch can be undone. Faults: NotFound,
// Forbidden.
func (a *App) UndoImportPage(ctx context.Context, actor authz.Actor, id string) (UndoImportPage, error) {
	var p UndoImportPage
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		batch, err := tx.ImportBatch(ctx, id)
		if err != nil {
			return err
		}
		p.Batch = adopted(batch, actor)
		if err := authz.Allow(actor, authz.ImportRoster, authz.Resource{Agency: p.Batch.Agency}); err != nil {
			return err
		}
		p.WhyNot = undoable(ctx, tx, p.Batch)
		if p.WhyNot != nil && fault.KindOf(p.WhyNot) == "" {
			return p.WhyNot
		}
		return nil
	})
	return p, err
}

// Download is a file to hand over.
type Download struct {
	Name string
	Data []byte
}

// RosterErrors is the uploaded file given back with a column of what is wrong.
// say puts a message into the reader's language. Faults: NotFound, Forbidden.
func (a *App) RosterErrors(ctx context.Context, actor authz.Actor, id string, say func(fault.Message) string) (Download, error) {
	p, err := a.ImportPage(ctx, actor, ApplyRosterIn{Batch: id})
	if err != nil {
		return Download{}, err
	}
	file, err := a.importFile(ctx, actor, id)
	if err != nil {
		return Download{}, err
	}
	data, err := sheet.ErrorWorkbook(file.data, p.Plan.Problems, say)
	return Download{Name: "loi-" + p.Batch.FileName, Data: data}, err
}

// RosterTemplate is an empty roster to fill in. Faults: Forbidden.
func (a *App) RosterTemplate(_ context.Context, actor authz.Actor) (Download, error) {
	if err := authz.Allow(actor, authz.ImportRoster, authz.Resource{Agency: actor.Agency}); err != nil {
		return Download{}, err
	}
	data, err := sheet.RosterTemplate()
	return Download{Name: "mau-danh-sach.xlsx", Data: data}, err
}

// OperatorActor is who acts for the terminal: the active account of a login,
// or the only active administrator where none is named. Faults: NotFound,
// Refused.
func (a *App) OperatorActor(ctx context.Context, login string) (authz.Actor, error) {
	var actor authz.Actor
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		id, err := operator(ctx, tx, login)
		if err != nil {
			return err
		}
		actor, err = tx.ActorOfAccount(ctx, id)
		return err
	})
	return actor, err
}

func operator(ctx context.Context, tx *storage.Tx, login string) (string, error) {
	if login != "" {
		account, err := tx.AccountByLogin(ctx, login)
		if err != nil || account.State != "active" {
			return "", fault.New(fault.NotFound, "operator.unknown", login)
		}
		return account.ID, nil
	}
	admins, err := tx.ActiveAdmins(ctx)
	switch {
	case err != nil:
		return "", err
	case len(admins) == 0:
		return "", fault.New(fault.Refused, "operator.none")
	case len(admins) > 1:
		return "", fault.New(fault.Refused, "operator.several")
	}
	return admins[0].ID, nil
}
