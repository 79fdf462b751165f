package app

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// Difference is one thing a roster changes of a person: before and after, in a
// person's words. An empty side says that there was, or will be, nothing.
type Difference struct {
	What          fault.Message
	Before, After []fault.Message
}

// exchanged compares what a roster says now with what the one before said.
// Parts that say the same keep their identifiers in says; gone and fresh are
// those to be taken away and put in their place.
func exchanged(was storage.RosterEntry, says *storage.RosterEntry) (gone, fresh storage.RosterEntry) {
	gone, fresh = storage.RosterEntry{Person: says.Person}, storage.RosterEntry{Person: says.Person}
	old, now := was.File, &says.File
	gone.File.Posts, fresh.File.Posts = exchange(old.Posts, now.Posts, func(a *org.Appointment) *string { return &a.ID }, func(a *org.Appointment) { a.Order = 0 })
	gone.Charges, fresh.Charges = exchange(was.Charges, says.Charges, func(c *org.Charge) *string { return &c.ID }, func(*org.Charge) {})
	gone.File.Absences, fresh.File.Absences = exchange(old.Absences, now.Absences, func(a *org.Absence) *string { return &a.ID }, func(*org.Absence) {})
	gone.File.Disciplines, fresh.File.Disciplines = exchange(old.Disciplines, now.Disciplines, func(d *org.Discipline) *string { return &d.ID }, func(*org.Discipline) {})
	gone.File.Transfers, fresh.File.Transfers = exchange(old.Transfers, now.Transfers, func(t *org.Transfer) *string { return &t.ID },
		func(t *org.Transfer) { t.Comment, t.CommentOn = "", civil.Date{} })
	gone.File.Notes, fresh.File.Notes = exchange(old.Notes, now.Notes, func(n *org.Note) *string { return &n.ID }, func(n *org.Note) { n.Batch, n.Row = "", 0 })
	none := ""
	gone.File.Past, fresh.File.Past = exchange(old.Past, now.Past, func(*org.PastRating) *string { return &none }, func(r *org.PastRating) { r.Source = "" })
	return gone, fresh
}

// exchange pairs the parts of two lists. id reaches a part's identifier;
// overlook clears what makes no difference.
func exchange[T any](old, now []T, id func(*T) *string, overlook func(*T)) (gone, fresh []T) {
	left := slices.Clone(old)
	var open []int
	for i := range now {
		at := slices.IndexFunc(left, func(o T) bool { return alike(o, now[i], id, overlook) })
		if at < 0 {
			open = append(open, i)
			continue
		}
		*id(&now[i]) = *id(&left[at])
		left = slices.Delete(left, at, at+1)
	}
	for n, i := range open {
		if n < len(left) { // the same part corrected: what hangs on it stays
			*id(&now[i]) = *id(&left[n])
		}
		fresh = append(fresh, now[i])
	}
	return left, fresh
}

func alike[T any](a, b T, id func(*T) *string, overlook func(*T)) bool {
	*id(&a), *id(&b) = "", ""
	overlook(&a)
	overlook(&b)
	return reflect.DeepEqual(a, b)
}

// revised puts into held what changed between two sayings. What stood the same
// in both stays as people have it now.
func revised(held, was, says org.Person) org.Person {
	change(&held.Name, was.Name, says.Name)
	change(&held.BornOn, was.BornOn, says.BornOn)
	change(&held.BirthYear, was.BirthYear, says.BirthYear)
	change(&held.Sex, was.Sex, says.Sex)
	change(&held.PersonalID, was.PersonalID, says.PersonalID)
	change(&held.Class, was.Class, says.Class)
	change(&held.PartyMember, was.PartyMember, says.PartyMember)
	change(&held.Removed, was.Removed, says.Removed)
	return held
}

func change[T comparable](held *T, was, says T) {
	if was != says {
		*held = says
	}
}

// differences tells what a row changes of somebody held.
func (p *planner) differences(held, was org.Person, one *RosterRow) []Difference {
	was.Removed = held.Removed // whoever stands in the file is back
	says := one.says.File.Person
	next := revised(held, was, says)
	var list []Difference
	tell := func(what string, before, after []fault.Message) {
		if !reflect.DeepEqual(before, after) {
			list = append(list, Difference{fault.Say(what), before, after})
		}
	}
	tell("import.what.roster", nil, ifSo(held.Removed, "import.back"))
	tell("import.what.name", value(held.Name), value(next.Name))
	tell("import.what.born", value(bornOf(held)), value(bornOf(next)))
	tell("import.what.sex", value(held.Sex), value(next.Sex))
	tell("import.what.number", value(held.PersonalID), value(next.PersonalID))
	tell("import.what.class", value(held.Class), value(next.Class))
	tell("import.what.party", ifSo(held.PartyMember, "import.yes"), ifSo(next.PartyMember, "import.yes"))
	tell("import.what.post", p.postsTold(one.gone), p.postsTold(one.fresh))
	tell("import.what.facts", p.facts(one.gone), p.facts(one.fresh))
	return list
}

func ifSo(so bool, key string) []fault.Message {
	if so {
		return []fault.Message{fault.Say(key)}
	}
	return nil
}

// value is a value as words show it; nothing for an empty one.
func value(v any) []fault.Message {
	if reflect.ValueOf(v).IsZero() {
		return nil
	}
	if sex, ok := v.(string); ok && (sex == "male" || sex == "female") {
		return []fault.Message{fault.Say("sex." + sex)}
	}
	return []fault.Message{fault.Say("import.value", v)}
}

func (p *planner) postsTold(e storage.RosterEntry) []fault.Message {
	var list []fault.Message
	for _, post := range e.File.Posts {
		list = append(list, fault.Say("import.post", post.Title, post.Post, p.unitName(post.Unit), post.RankCode))
	}
	return list
}

func (p *planner) unitName(id org.UnitID) string {
	for _, u := range p.units {
		if u.ID == id {
			return u.Name
		}
	}
	for _, u := range p.plan.Units {
		if u.ID == id {
			return u.Name
		}
	}
	return p.in.AgencyName
}

// facts tells what was understood of somebody beyond name and post.
func (p *planner) facts(e storage.RosterEntry) []fault.Message {
	var list []fault.Message
	for _, c := range e.Charges {
		list = append(list, fault.Say("import.fact.charge", p.unitName(c.Unit)))
	}
	for _, a := range e.File.Absences {
		list = append(list, fault.Say("import.fact.absence", a.Kind, months(a.Months)))
	}
	for _, t := range e.File.Transfers {
		if t.Recruited {
			list = append(list, fault.Say("import.fact.recruited", t.JoinedOn))
		} else {
			list = append(list, fault.Say("import.fact.moved", t.OldUnit, t.JoinedOn))
		}
	}
	for _, d := range e.File.Disciplines {
		list = append(list, disciplineTold(d))
	}
	for _, r := range e.File.Past {
		list = append(list, fault.Say("import.fact.past", r.Year, fault.Say("level."+r.Level)))
	}
	for _, n := range e.File.Notes {
		list = append(list, fault.Say("import.fact.note", n.Content))
	}
	return list
}

func disciplineTold(d org.Discipline) fault.Message {
	kind, form := fault.Say("import.discipline."+d.Kind), fault.Say("import.form."+d.Form)
	if d.CountedYear > 0 {
		return fault.Say("import.fact.disciplineCounted", kind, form, d.EffectiveOn, d.CountedYear)
	}
	return fault.Say("import.fact.discipline", kind, form, d.EffectiveOn)
}

// months shows hundredths of a month as people here write them: 4,5.
func months(hundredths int) string {
	text := fmt.Sprintf("%d,%02d", hundredths/100, hundredths%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ",")
}
