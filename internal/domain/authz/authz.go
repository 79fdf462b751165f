// Package authz says who may do what: one table of actions and the relations
// that allow them. It asks no database; whoever calls it brings the actor and
// the resource. Whether the time is right for an act is the law's business,
// not this package's.
package authz

import (
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

// Actor is who is acting, with the posts held on the day of the act. The zero
// Actor is nobody.
type Actor struct {
	Account  string
	Login    string
	Name     string
	Agency   org.UnitID
	Person   org.PersonID // empty for an account that is no person of the roster
	Admin    bool
	Posts    []Post
	Charges  []org.UnitID // units the actor is in charge of as a leader
	Mandates []org.Role
}

// Post is a place the actor holds.
type Post struct {
	Unit org.UnitID
	Kind org.UnitKind
	Post org.Post
}

// Resource is what an act is about, as far as the right to it depends on it.
type Resource struct {
	Agency    org.UnitID
	Unit      org.UnitID     // the unit concerned; empty: the agency as a whole
	Person    org.PersonID   // whose case it is
	Author    org.PersonID   // who wrote it
	Chair     org.PersonID   // who chairs the item or meeting
	Secretary org.PersonID   // who keeps the minutes
	Convened  []org.PersonID // who was called to the meeting
}

// Relation is how an actor stands to a resource.
type Relation string

// The relations the table speaks of.
const (
	Anyone     Relation = "anyone"      // signed in, of this agency
	Admin      Relation = "admin"       // keeps accounts and data, judges nobody
	Self       Relation = "self"        // it is the actor's own case
	Author     Relation = "author"      // the actor wrote it
	UnitMember Relation = "unit_member" // works in the unit
	UnitHead   Relation = "unit_head"
	UnitDeputy Relation = "unit_deputy"
	InCharge   Relation = "in_charge"   // leader in charge of the unit
	Office     Relation = "office"      // head, deputy or clerk of the office
	OfficeHead Relation = "office_head" // chánh văn phòng
	Director   Relation = "director"    // head of the agency
	Leaders    Relation = "leaders"     // director and deputy directors
	KeyPeople  Relation = "key_people"  // leaders, heads of units, Party committee, union, youth
	Chair      Relation = "chair"
	Secretary  Relation = "secretary"
	Convened   Relation = "convened"
	Inspector  Relation = "inspector"
	PartyBoard Relation = "party_board" // sits on the agency's Party committee
)

// Relations lists every relation, in the order of the printed matrix.
func Relations() []Relation {
	return []Relation{
		Anyone, Admin, Self, Author, UnitMember, UnitHead, UnitDeputy, InCharge, Office, OfficeHead,
		Director, Leaders, KeyPeople, Chair, Secretary, Convened, Inspector, PartyBoard,
	}
}

// Is tells whether the actor stands in relation rel to r.
func (a Actor) Is(rel Relation, r Resource) bool {
	if a.Account == "" || a.Agency != r.Agency {
		return false
	}
	switch rel {
	case Anyone:
		return true
	case Admin:
		return a.Admin
	case Self:
		return a.isPerson(r.Person)
	case Author:
		return a.isPerson(r.Author)
	case Chair:
		return a.isPerson(r.Chair)
	case Secretary:
		return a.isPerson(r.Secretary)
	case Convened:
		return a.Person != "" && slices.Contains(r.Convened, a.Person)
	case InCharge:
		return r.Unit != "" && slices.Contains(a.Charges, r.Unit)
	case Inspector:
		return slices.Contains(a.Mandates, org.Inspector)
	case PartyBoard:
		return slices.Contains(a.Mandates, org.PartyCommittee)
	}
	return a.holds(rel, r)
}

func (a Actor) isPerson(p org.PersonID) bool { return a.Person != "" && a.Person == p }

// holds answers the relations that rest on posts and mandates.
func (a Actor) holds(rel Relation, r Resource) bool {
	switch rel {
	case UnitMember:
		return a.post(func(p Post) bool { return p.Unit == r.Unit })
	case UnitHead:
		return a.post(func(p Post) bool { return p.Unit == r.Unit && p.Post == org.Head })
	case UnitDeputy:
		return a.post(func(p Post) bool { return p.Unit == r.Unit && p.Post == org.Deputy })
	case OfficeHead:
		return a.post(func(p Post) bool { return p.Kind == org.Office && p.Post == org.Head })
	case Office:
		return slices.Contains(a.Mandates, org.OfficeClerk) ||
			a.post(func(p Post) bool { return p.Kind == org.Office && (p.Post == org.Head || p.Post == org.Deputy) })
	case Director:
		return a.post(func(p Post) bool { return p.Kind == org.Leadership && p.Post == org.Head })
	case Leaders:
		return a.post(func(p Post) bool { return p.Kind == org.Leadership })
	case KeyPeople:
		return a.key()
	}
	return false
}

// key tells whether the actor is among the key officials the plan convenes:
// leaders, Party committee, heads of units, union chair, Youth secretary.
func (a Actor) key() bool {
	convened := []org.Role{org.PartyCommittee, org.UnionChair, org.YouthSecretary}
	return slices.ContainsFunc(a.Mandates, func(m org.Role) bool { return slices.Contains(convened, m) }) ||
		a.post(func(p Post) bool { return p.Kind == org.Leadership || p.Post == org.Head })
}

func (a Actor) post(holds func(Post) bool) bool { return slices.ContainsFunc(a.Posts, holds) }

// Allow says nil when the table lets actor do action on r. Faults: Forbidden;
// NotFound for what belongs to another agency, whose existence is not told;
// Unauthenticated for nobody.
func Allow(actor Actor, action Action, r Resource) error {
	rule, known := policy[action]
	switch {
	case !known:
		return fault.New(fault.Forbidden, "forbidden.unknown", string(action))
	case actor.Account == "":
		return fault.New(fault.Unauthenticated, "forbidden.nobody")
	case actor.Agency != r.Agency:
		return fault.New(fault.NotFound, "record.missing")
	case rule.notOwn && actor.isPerson(r.Person):
		return fault.New(fault.Forbidden, "forbidden.ownCase")
	}
	if slices.ContainsFunc(rule.who, func(rel Relation) bool { return actor.Is(rel, r) }) {
		return nil
	}
	return fault.New(fault.Forbidden, "forbidden.action", action)
}

// May is Allow as a yes or no, for drawing only the buttons that work.
func May(actor Actor, action Action, r Resource) bool { return Allow(actor, action, r) == nil }
