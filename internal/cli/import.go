package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
)

// importCmd takes a roster over, as the import page does.
type importCmd struct {
	place
	File   string `arg:"" optional:"" type:"path" help:"Roster to read, an .xlsx workbook."`
	As     string `placeholder:"LOGIN" help:"Account that acts; default the only administrator."`
	DryRun bool   `help:"Print what would be done and write nothing."`
	Undo   string `placeholder:"BATCH" help:"Take an earlier import back instead."`

	SkipBad bool              `help:"Leave rows with errors out, instead of refusing all."`
	Map     map[string]string `placeholder:"C=FIELD" help:"What a column means, such as F=title; empty: it is not used."`
	Kind    map[string]string `placeholder:"UNIT=KIND" help:"Kind of a new unit: leadership, office, division, service_unit."`
	Same    map[int]string    `placeholder:"ROW=PERSON" help:"Whom a row means, by the identifier the dry run prints, or new."`

	Agency     string `help:"Name of the agency, which the first roster makes."`
	Letterhead string `help:"Superior body printed above the name."`
	Symbol     string `help:"Code in document numbers, as SNV."`
	Place      string `help:"Where documents are dated."`
}

// Run is the verb.
func (cmd importCmd) Run(ctx context.Context, e *env) error {
	if (cmd.File == "") == (cmd.Undo == "") {
		return fault.New(fault.Invalid, "terminal.fileOrUndo")
	}
	data, err := cmd.read()
	if err != nil {
		return err
	}
	db, err := cmd.open(time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the program ends
	if err := prepare(ctx, db, false); err != nil {
		return err
	}
	a, err := cmd.start(ctx, db, app.Setting{})
	if err != nil {
		return err
	}
	actor, err := a.OperatorActor(ctx, cmd.As)
	if err != nil {
		return err
	}
	by := app.By{Actor: actor, Request: "cli"}
	if cmd.Undo != "" {
		return cmd.undo(ctx, a, by, e)
	}
	return cmd.bring(ctx, a, by, bringing{e, data})
}

// bringing is a file on its way in.
type bringing struct {
	*env
	data []byte
}

// read reads the file, however large: the guard of uploads says what is wrong
// with it.
func (cmd importCmd) read() ([]byte, error) {
	if cmd.File == "" {
		return nil, nil
	}
	data, err := os.ReadFile(cmd.File)
	if err != nil {
		return nil, fault.New(fault.Invalid, "terminal.noFile", cmd.File)
	}
	return data, nil
}

func (cmd importCmd) undo(ctx context.Context, a *app.App, by app.By, e *env) error {
	if err := a.UndoRoster(ctx, by, cmd.Undo); err != nil {
		return err
	}
	return e.say("terminal.undone", cmd.Undo)
}

// bring shows what the file does, then does it.
func (cmd importCmd) bring(ctx context.Context, a *app.App, by app.By, b bringing) error {
	upload := app.UploadRosterIn{FileName: filepath.Base(cmd.File), Data: b.data}
	in := cmd.choices()
	p, err := a.CheckRoster(ctx, by.Actor, app.CheckRosterIn{UploadRosterIn: upload, Fields: cmd.Map, Apply: in})
	if err != nil {
		return err
	}
	if err := tellImport(b.env, p); err != nil {
		return err
	}
	if cmd.DryRun {
		return cmd.wouldFail(p, b.env)
	}
	if in.Batch, err = a.UploadRoster(ctx, by, upload); err != nil {
		return err
	}
	if len(cmd.Map) > 0 {
		if err := a.RemapRoster(ctx, by, app.RemapRosterIn{Batch: in.Batch, Fields: cmd.Map}); err != nil {
			return err
		}
	}
	if err := a.ApplyRoster(ctx, by, in); err != nil {
		return err
	}
	return b.say("terminal.imported", in.Batch)
}

func (cmd importCmd) choices() app.ApplyRosterIn {
	in := app.ApplyRosterIn{
		SkipBad: cmd.SkipBad, AgencyName: cmd.Agency, Letterhead: cmd.Letterhead, Symbol: cmd.Symbol, Place: cmd.Place,
		Kinds: map[string]org.UnitKind{}, Same: cmd.Same,
	}
	for unit, kind := range cmd.Kind {
		in.Kinds[unit] = org.UnitKind(kind)
	}
	return in
}

// wouldFail ends a dry run as the import itself would end.
func (cmd importCmd) wouldFail(p app.ImportPage, e *env) error {
	if err := e.say("terminal.dryRun"); err != nil {
		return err
	}
	for _, row := range p.Plan.Rows {
		if row.Must {
			return fault.New(fault.Invalid, "import.who", row.Row.Row, row.Name)
		}
	}
	if bad := p.Plan.Errors(); bad > 0 && !cmd.SkipBad {
		return fault.New(fault.Invalid, "import.bad", bad)
	}
	if p.First && cmd.Agency == "" {
		return fault.New(fault.Invalid, "terminal.noAgency")
	}
	return nil
}

// tellImport prints the preview of the import page as text.
func tellImport(e *env, p app.ImportPage) error {
	o := p.Plan.Outcome
	out := &lines{env: e}
	out.say("terminal.file", p.Batch.FileName, len(p.Plan.Rows))
	out.say("terminal.counts", o.Added, o.Changed, o.Same, o.Skipped, o.Missing)
	for _, c := range p.Mapping.Columns {
		out.say("terminal.column", c.Column, c.Header, c.Field)
	}
	for _, u := range p.Plan.Units {
		out.say("terminal.unit", u.Name, u.Kind, u.People)
	}
	out.problems(p)
	for _, row := range p.Plan.Rows {
		out.row(row)
	}
	for _, one := range p.Plan.Missing {
		out.say("terminal.missing", one.Person.Name, one.Title, one.Unit)
	}
	for _, other := range p.Plan.Roster.Others {
		out.say("terminal.other", other.Row, other.Kind, other.Text)
	}
	return out.err
}

// lines prints sentences until one cannot be written.
type lines struct {
	*env
	err error
}

func (l *lines) say(key string, args ...any) {
	if l.err == nil {
		l.err = l.env.say(key, args...)
	}
}

func (l *lines) problems(p app.ImportPage) {
	weight := map[sheet.Severity]string{sheet.Error: "terminal.error", sheet.Caution: "terminal.caution"}
	for _, one := range p.Plan.Problems {
		where := fault.Say("import.wholeSheet")
		if one.Row > 0 {
			where = fault.Say("terminal.row", one.Row)
		}
		if one.Column != "" {
			where = fault.Say("terminal.cell", one.Row, one.Column)
		}
		l.say("terminal.problem", fault.Say(weight[one.Severity]), where, one.Message)
	}
}

func (l *lines) row(row app.RosterRow) {
	for _, d := range row.Changes {
		l.say("terminal.change", row.Row.Row, row.Name, d.What, d.Before, d.After)
	}
	for _, like := range row.Likes {
		l.say("terminal.like", row.Row.Row, row.Name, like.Person.Name, strings.TrimSpace(like.Title+" "+like.Unit), string(like.Person.ID))
	}
}
