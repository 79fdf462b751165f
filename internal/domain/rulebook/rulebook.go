// Package rulebook holds the law as data: one reviewed YAML file per legal text,
// composed into editions. An edition is the set of rules in force for a class of
// people on a day: conditions, caps, quotas, cited clauses and forms, each with
// its article, its sentence in two languages and how far its text was checked.
// The package refuses to know people, ratings and storage: it answers what the
// text says of the facts handed to it, never what somebody should be rated.
package rulebook

import (
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

// Text is a sentence for people, in both languages of the interface.
type Text struct {
	Vi string `json:"vi" yaml:"vi"`
	En string `json:"en" yaml:"en"`
}

// Mark tells how far the wording of a rule was checked against its source.
type Mark string

// The marks, from the safest to the weakest.
const (
	Verified       Mark = "true"           // the text itself was seen
	Partly         Mark = "partly"         // seen in part or through another document
	Memory         Mark = "memory"         // nobody has compared it with the text yet
	Interpretation Mark = "interpretation" // a reading where the text is silent
)

var marks = []Mark{Verified, Partly, Memory, Interpretation}

// Level is one of the four legal levels, or an outcome that is not a level.
type Level string

// The levels from highest to lowest, then the outcomes without a level.
const (
	Excellent    Level = "excellent"     // hoàn thành xuất sắc nhiệm vụ
	Good         Level = "good"          // hoàn thành tốt nhiệm vụ
	Completed    Level = "completed"     // hoàn thành nhiệm vụ
	NotCompleted Level = "not_completed" // không hoàn thành nhiệm vụ
	NotRated     Level = "not_rated"     // không xếp loại
	Undetermined Level = "undetermined"  // the text leaves a gap: the authority chooses
)

var ladder = []Level{Excellent, Good, Completed, NotCompleted}

// Levels lists the four legal levels, highest first.
func Levels() []Level { return slices.Clone(ladder) }

// ParseLevel reads a machine word. Faults: Invalid.
func ParseLevel(word string) (Level, error) {
	l := Level(word)
	if !l.Rated() && l != NotRated && l != Undetermined {
		return "", fault.New(fault.Invalid, "rating.level.unknown", word)
	}
	return l, nil
}

// Order is 4 for excellent down to 1 for not completed, 0 for what is no level.
func (l Level) Order() int {
	switch l {
	case Excellent:
		return 4
	case Good:
		return 3
	case Completed:
		return 2
	case NotCompleted:
		return 1
	}
	return 0
}

// WordKey names the level in the message catalogue.
func (l Level) WordKey() string { return "level." + string(l) }

// Rated tells whether l is one of the four legal levels.
func (l Level) Rated() bool { return l.Order() > 0 }

// Above tells whether l is a level higher than other.
func (l Level) Above(other Level) bool { return l.Order() > other.Order() }

// Source is a legal document a book rests on.
type Source struct {
	ID     string
	Number string // "90/2020/NĐ-CP"
	Issuer string
	Signed civil.Date
	Force  civil.Period
	Title  Text
	Mark   Mark
}

// Clause is a rule of procedure the gates cite by name.
type Clause struct {
	Name string
	Cite string // "Điều 20 khoản 2 Nghị định 90/2020/NĐ-CP"
	Text Text
	Mark Mark
}

// Class is the legal class of who is rated.
type Class string

// The classes a book may govern.
const (
	Cadre          Class = "cadre"
	CivilServant   Class = "civil_servant"
	PublicEmployee Class = "public_employee"
	ContractWorker Class = "contract_worker"
	Agency         Class = "agency"
	Collective     Class = "collective"
)

var classes = []Class{Cadre, CivilServant, PublicEmployee, ContractWorker, Agency, Collective}

// WordKey names the class in the message catalogue.
func (c Class) WordKey() string { return "class." + string(c) }

// Known tells whether c is a class of the contract.
func (c Class) Known() bool { return slices.Contains(classes, c) }

// Governs says that a book rules a class for rating years First to Last.
type Governs struct {
	Class         Class
	First, Last   int
	NoRegulations bool // only units that have not issued their own regulation
}

func (g Governs) covers(q Query) bool {
	return g.Class == q.Class && g.First <= q.Year && q.Year <= g.Last && (!g.NoRegulations || q.NoRegulation)
}

// Query asks for the rules of one rating.
type Query struct {
	Class        Class
	Year         int        // the year rated
	DecidedOn    civil.Date // zero: 1 December of Year
	NoRegulation bool       // the unit has not issued its own rating regulation
	Layer        string     // id of the agency's layer; empty: the decree alone
}

// Library is every edition that was loaded.
type Library struct {
	editions []*Edition
}

// Editions lists all editions in the order of their files.
func (l Library) Editions() []*Edition { return slices.Clone(l.editions) }

// Edition finds an edition by the ID an earlier outcome kept. Faults: NotFound.
func (l Library) Edition(id string) (*Edition, error) {
	for _, e := range l.editions {
		if e.ID == id {
			return e, nil
		}
	}
	return nil, fault.New(fault.NotFound, "rulebook.unknown", id)
}

// Select finds the edition that rules q: of the editions governing the class in
// the year rated, the last one in force on the day of the rating. A rating made
// or repeated after a text expired is still judged by the last text of its year,
// and one made before an amendment by the older one (transitional clause of
// NĐ 48/2023). Faults: NotFound.
func (l Library) Select(q Query) (*Edition, error) {
	if q.DecidedOn.IsZero() {
		q.DecidedOn = civil.On(q.Year, 12, 1)
	}
	var found *Edition
	for _, e := range l.editions {
		if e.Layer != q.Layer || !e.governs(q) || q.DecidedOn.Before(e.Force.From) {
			continue
		}
		if found == nil || e.Force.From.After(found.Force.From) {
			found = e
		}
	}
	if found == nil {
		return nil, fault.New(fault.NotFound, "rulebook.noEdition", q.Class, q.Year, q.DecidedOn.Short())
	}
	return found, nil
}
