package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// taking is a roster while it is taken over.
type taking struct {
	*act
	batch storage.ImportBatch
	in    ApplyRosterIn
	plan  RosterPlan
	order int // of the change log
}

func (t *taking) all(ctx context.Context, roster sheet.Roster) error {
	if err := t.agency(ctx); err != nil {
		return err
	}
	held, err := holdingOf(ctx, t.Tx, t.batch.Agency)
	if err != nil {
		return err
	}
	p := planner{holding: held, batch: t.batch, roster: roster, in: t.in, now: t.Now(), newID: t.NewID}
	t.plan = p.planOf()
	if err := t.ready(); err != nil {
		return err
	}
	for i, u := range t.plan.Units {
		if err := t.addUnit(ctx, u, len(held.units)+i); err != nil {
			return err
		}
	}
	for _, row := range t.plan.Rows {
		if err := t.row(ctx, row); err != nil {
			return err
		}
	}
	return t.looseNotes(ctx, roster)
}

// ready refuses a plan with open questions: who somebody is, which kind a unit
// is, and rows that cannot be read.
func (t *taking) ready() error {
	problems := fault.Fields{}
	for i, u := range t.plan.Units {
		if !slices.Contains([]org.UnitKind{org.Leadership, org.Office, org.Division, org.ServiceUnit}, u.Kind) {
			problems.Add(fmt.Sprintf("kind-%d", i), "import.noKind", u.Name)
		}
	}
	for _, row := range t.plan.Rows {
		if row.Must {
			problems.Add(fmt.Sprintf("same-%d", row.Row.Row), "import.who", row.Row.Row, row.Name)
		}
	}
	bad := t.plan.Errors()
	if bad > 0 && !t.in.SkipBad {
		problems.Add("skip", "import.bad", bad)
	}
	err := problems.Err()
	if f, ok := err.(*fault.Fault); ok && bad > 0 && !t.in.SkipBad { //nolint:errorlint // made in the line above
		return f.Missing(t.plan.Told(mostTold)...)
	}
	return err
}

const mostTold = 50

// Told names the errors of a plan by row and column, at most limit of them.
func (p RosterPlan) Told(limit int) []fault.Message {
	var list []fault.Message
	for _, one := range p.Problems {
		if one.Severity != sheet.Error || len(list) == limit {
			continue
		}
		switch {
		case one.Row == 0:
			list = append(list, one.Message)
		case one.Column == "":
			list = append(list, fault.Say("import.row", one.Row, one.Message))
		default:
			list = append(list, fault.Say("import.cell", one.Row, one.Column, one.Message))
		}
	}
	return list
}

// agency makes the body itself with the first roster, and gives the account
// that brought it in its place there.
func (t *taking) agency(ctx context.Context) error {
	if t.batch.Agency != "" {
		return nil
	}
	account, err := t.Account(ctx, t.by.Actor.Account)
	if err != nil {
		return err
	}
	if account.Agency != "" { // another window made it meanwhile
		return fault.New(fault.Conflict, "import.agencyMade")
	}
	name := org.Tidy(t.in.AgencyName)
	if name == "" {
		return fault.Fields{"agency": fault.Say("import.noAgency")}.Err()
	}
	id := org.UnitID(t.NewID())
	err = t.AddUnit(ctx, org.Unit{
		ID: id, Agency: id, Name: name, Kind: org.Agency, Letterhead: strings.TrimSpace(t.in.Letterhead),
		Symbol: org.Tidy(t.in.Symbol), Place: org.Tidy(t.in.Place),
	})
	if err != nil {
		return err
	}
	t.batch.Agency = id
	account.Agency = id
	return t.SaveAccount(ctx, account)
}

func (t *taking) addUnit(ctx context.Context, u RosterUnit, place int) error {
	err := t.AddUnit(ctx, org.Unit{ID: u.ID, Agency: t.batch.Agency, Parent: t.batch.Agency, Name: u.Name, Kind: u.Kind, Order: max(place, 1)})
	if err != nil {
		return err
	}
	return t.note(ctx, "unit", string(u.ID), nil)
}

// row adds a person, or changes one whose row differs from the roster before.
func (t *taking) row(ctx context.Context, row RosterRow) error {
	switch row.Fate {
	case RowAdded:
		if err := t.AddPerson(ctx, row.says.File.Person); err != nil {
			return err
		}
		if err := t.note(ctx, "person", string(row.says.Person), nil); err != nil {
			return err
		}
		if err := t.AddParts(ctx, row.fresh); err != nil {
			return err
		}
		return t.SaveRosterEntry(ctx, row.says)
	case RowChanged:
		return t.change(ctx, row)
	case RowSame:
		return t.move(ctx, row)
	}
	return nil
}

func (t *taking) change(ctx context.Context, row RosterRow) error {
	held := *row.known
	was := held
	if row.was != nil {
		was = row.was.File.Person
	}
	was.Removed = held.Removed
	next := revised(held, was, row.says.File.Person)
	if err := t.SavePerson(ctx, next); err != nil {
		return err
	}
	if err := t.exchange(ctx, &row.gone, &row.fresh); err != nil {
		return err
	}
	before := personBefore{Was: held, Is: next, Entry: row.was, Gone: row.gone, Fresh: row.fresh}
	if err := t.note(ctx, "person", string(held.ID), before); err != nil {
		return err
	}
	return t.SaveRosterEntry(ctx, row.says)
}

// move follows the file's order where nothing else changed.
func (t *taking) move(ctx context.Context, row RosterRow) error {
	if row.was == nil || len(row.was.File.Posts) != 1 {
		return t.SaveRosterEntry(ctx, row.says)
	}
	before, now := row.was.File.Posts[0], row.says.File.Posts[0]
	if before.Order == now.Order {
		return nil
	}
	if err := t.SavePlaceInList(ctx, now.ID, now.Order); err != nil {
		return err
	}
	if err := t.note(ctx, "place", now.ID, before.Order); err != nil {
		return err
	}
	return t.SaveRosterEntry(ctx, row.says)
}

// looseNotes keeps rows of the file that hold no person and are no heading,
// total or signature either.
func (t *taking) looseNotes(ctx context.Context, roster sheet.Roster) error {
	for _, other := range roster.Others {
		if other.Kind != sheet.UnknownRow {
			continue
		}
		if err := t.AddNote(ctx, org.Note{ID: t.NewID(), Batch: t.batch.ID, Row: other.Row, Content: other.Text}); err != nil {
			return err
		}
	}
	return nil
}

// note remembers what was done, so that it can be undone.
func (t *taking) note(ctx context.Context, kind, row string, before any) error {
	t.order++
	change := storage.ImportChange{Batch: t.batch.ID, Position: t.order, Kind: kind, Row: row}
	if before != nil {
		text, err := json.Marshal(before)
		if err != nil {
			return fmt.Errorf("remember %s %s: %w", kind, row, err)
		}
		change.Before = text
	}
	return t.AddImportChange(ctx, change)
}
