package app

import (
	"cmp"
	"context"
	"reflect"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// taking is a roster while it is taken over.
type taking struct {
	*act
	batch   storage.ImportBatch
	roster  sheet.Roster
	in      ApplyRosterIn
	outcome storage.ImportOutcome
	units   map[string]org.UnitID // by folded name
	order   int                   // of the change log
}

func (t *taking) all(ctx context.Context) error {
	if err := t.agency(ctx); err != nil {
		return err
	}
	if err := t.makeUnits(ctx); err != nil {
		return err
	}
	known, err := t.known(ctx)
	if err != nil {
		return err
	}
	charges, err := t.Charges(ctx, t.batch.Agency, civil.DateOf(t.Now()))
	if err != nil {
		return err
	}
	for i, row := range t.roster.Rows {
		if hasError(row) {
			t.outcome.Skipped++
			continue
		}
		if err := t.row(ctx, row, i, known, chargesOf(charges, known[row.PersonalID].Person.ID)); err != nil {
			return err
		}
	}
	t.outcome.Others = len(t.roster.Others)
	return nil
}

func hasError(row sheet.Row) bool {
	for _, p := range row.Problems {
		if p.Severity == sheet.Error {
			return true
		}
	}
	return false
}

func chargesOf(all []org.Charge, person org.PersonID) []org.Charge {
	var own []org.Charge
	for _, c := range all {
		if c.Person == person && person != "" {
			own = append(own, c)
		}
	}
	return own
}

// agency makes the body itself with the first roster, and gives the account
// that brought it in its place there.
func (t *taking) agency(ctx context.Context) error {
	if t.batch.Agency != "" {
		return nil
	}
	name := org.Tidy(t.in.AgencyName)
	if name == "" {
		return fault.Fields{"agency": fault.Say("import.noAgency")}.Err()
	}
	id := org.UnitID(t.NewID())
	err := t.AddUnit(ctx, org.Unit{
		ID: id, Agency: id, Name: name, Kind: org.Agency, Letterhead: strings.TrimSpace(t.in.Letterhead),
		Symbol: org.Tidy(t.in.Symbol), Place: org.Tidy(t.in.Place),
	})
	if err != nil {
		return err
	}
	t.batch.Agency = id
	account, err := t.Account(ctx, t.by.Actor.Account)
	if err != nil {
		return err
	}
	account.Agency = id
	return t.SaveAccount(ctx, account)
}

// makeUnits finds the units of the group rows, or makes them.
func (t *taking) makeUnits(ctx context.Context) error {
	existing, err := t.Units(ctx, t.batch.Agency)
	if err != nil {
		return err
	}
	t.units = map[string]org.UnitID{}
	for _, u := range existing {
		t.units[org.Fold(u.Name)] = u.ID
	}
	staff := map[string][]org.Class{}
	for _, row := range t.roster.Rows {
		staff[row.Group] = append(staff[row.Group], org.Class(row.Class))
	}
	for i, name := range t.roster.Groups {
		if t.units[org.Fold(name)] != "" {
			continue
		}
		u := org.Unit{
			ID: org.UnitID(t.NewID()), Agency: t.batch.Agency, Parent: t.batch.Agency, Name: name, Order: i + 1,
			Kind: cmp.Or(t.in.Kinds[name], org.ProposeKind(name, staff[name])),
		}
		if err := t.AddUnit(ctx, u); err != nil {
			return err
		}
		t.units[org.Fold(name)] = u.ID
		t.outcome.Units++
		if err := t.note(ctx, storage.ImportChange{Kind: "unit", Row: string(u.ID)}); err != nil {
			return err
		}
	}
	return nil
}

// known loads whom the agency has already, by personal number.
func (t *taking) known(ctx context.Context) (map[string]org.File, error) {
	people, err := t.People(ctx, t.batch.Agency)
	if err != nil {
		return nil, err
	}
	ids := make([]org.PersonID, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	files, err := t.Files(ctx, ids)
	if err != nil {
		return nil, err
	}
	posts, err := t.Appointments(ctx, t.batch.Agency, civil.DateOf(t.Now()))
	if err != nil {
		return nil, err
	}
	for _, post := range posts {
		f := files[post.Person]
		f.Posts = append(f.Posts, post)
		files[post.Person] = f
	}
	known := make(map[string]org.File, len(files))
	for _, f := range files {
		known[f.Person.PersonalID] = f
	}
	return known, nil
}

// row adds a person, or changes one whose row differs from what is held.
func (t *taking) row(ctx context.Context, row sheet.Row, place int, known map[string]org.File, charges []org.Charge) error {
	old, exists := known[row.PersonalID]
	next, nextCharges := t.file(row, place, old.Person)
	switch {
	case !exists:
		if err := t.AddPerson(ctx, next.Person); err != nil {
			return err
		}
		t.outcome.Added++
		if err := t.note(ctx, storage.ImportChange{Kind: "person", Row: string(next.Person.ID)}); err != nil {
			return err
		}
	case same(old, next) && len(charges) == len(nextCharges):
		t.outcome.Same++
		return nil
	default:
		if err := t.SavePerson(ctx, next.Person); err != nil {
			return err
		}
		if err := t.RemoveFacts(ctx, next.Person.ID); err != nil {
			return err
		}
		t.outcome.Changed++
		before := storage.PersonBefore{File: old, Charges: charges}
		if err := t.note(ctx, storage.ImportChange{Kind: "person", Row: string(next.Person.ID), Before: &before}); err != nil {
			return err
		}
	}
	return t.addFacts(ctx, next, nextCharges)
}

func (t *taking) note(ctx context.Context, change storage.ImportChange) error {
	t.order++
	change.Batch, change.Position = t.batch.ID, t.order
	return t.AddImportChange(ctx, change)
}

// same compares what a file says, not under which identifiers it is kept.
func same(a, b org.File) bool {
	a.Notes, b.Notes = nil, nil
	return reflect.DeepEqual(bare(a), bare(b))
}

func bare(f org.File) org.File {
	f.Person.Version = 0
	f.Posts = withoutID(f.Posts, func(p *org.Appointment) { p.ID = "" })
	f.Absences = withoutID(f.Absences, func(p *org.Absence) { p.ID = "" })
	f.Disciplines = withoutID(f.Disciplines, func(p *org.Discipline) { p.ID = "" })
	f.Transfers = withoutID(f.Transfers, func(p *org.Transfer) { p.ID, p.Comment, p.CommentOn = "", "", civil.Date{} })
	return f
}

func withoutID[T any](list []T, drop func(*T)) []T {
	var out []T
	for _, one := range list {
		drop(&one)
		out = append(out, one)
	}
	return out
}
