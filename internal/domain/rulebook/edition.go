package rulebook

import (
	"fmt"
	"slices"

	"congtam/internal/base/civil"
)

// Edition is everything one text, with the layers and annexes laid over it, says
// while it is in force. It never changes after loading; an outcome keeps its ID
// so that a decision can be computed again years later.
type Edition struct {
	ID         string // "nd90-2020+nd48-2023/quang-ngai-snv-2023"
	Book       string // id of the base book
	Layer      string // id of the agency's layer, empty for the decree alone
	Force      civil.Period
	Title      Text
	Note       Text // what the reader must know of its state of checking
	Sources    []Source
	Parameters []Parameter
	Governs    []Governs
	Examples   []Example

	profiles map[profileKey]*Profile
	clauses  map[string]Clause
	quotas   []Quota
	forms    []Form
}

// Parameter is a number of the text, with its article.
type Parameter struct {
	Name  string
	Value int64  // as Unit says; months in hundredths
	Unit  string // percent, months, count or flag
	Cite  string
	Title Text
	Mark  Mark
}

// Parameters that no condition reads, because they steer procedure: whose level
// bounds a leader's, when a unit's distribution is pointed out, and how long a
// petition may be filed.
const (
	CapLowestCharge = "cap_lowest_charge"
	CapLeastMonths  = "cap_least_months"
	DistributionPct = "distribution_above_pct"
	PetitionDays    = "petition_days"
)

var procedural = []string{CapLowestCharge, CapLeastMonths, DistributionPct, PetitionDays}

// Show is the number as sentences carry it.
func (p Parameter) Show() string {
	if p.Unit == "months" {
		return Hundredths(p.Value)
	}
	return fmt.Sprintf("%d", p.Value)
}

// Rule is a condition at its place in the text.
type Rule struct {
	Name     string
	When     *Condition
	Cite     string
	Text     Text
	Mark     Mark
	To       Level    // what a cap or gap lowers to; empty when ToFact says
	ToFact   Fact     // the fact holding the level a cap lowers to
	Requires []string // what is still needed when the rule holds
}

// Step is a level and the conditions that must all hold for it.
type Step struct {
	Level Level
	All   []Rule
}

// Profile is what an edition says of one class, of leaders or of others.
type Profile struct {
	NotRated []Rule  // any of them: no rating
	Forced   []Rule  // any of them: not completed
	Steps    [3]Step // excellent, good, completed
	Caps     []Rule  // each that holds bounds the level from above
	Gaps     []Rule  // the text is silent whether To bounds the level
	Notes    []Rule  // bear on no level, only on what is required or to be known
}

type profileKey struct {
	class  Class
	leader bool
}

// Profile finds the rules of a class; nil when the edition has none.
func (e *Edition) Profile(c Class, leader bool) *Profile { return e.profiles[profileKey{c, leader}] }

// Clause finds a named rule of procedure; false when no text in force has it.
func (e *Edition) Clause(name string) (Clause, bool) {
	c, found := e.clauses[name]
	return c, found
}

// Cite is the article behind a named rule of procedure, "" when none is in force.
func (e *Edition) Cite(name string) string { return e.clauses[name].Cite }

// Number is a parameter's value by its name, 0 when the edition sets none.
func (e *Edition) Number(name string) int64 { return e.parameter(name).Value }

// Parameter finds a number of the text with its article; false when the
// edition sets none.
func (e *Edition) Parameter(name string) (Parameter, bool) {
	p := e.parameter(name)
	return p, p.Name != ""
}

func (e *Edition) parameter(name string) Parameter {
	for _, p := range e.Parameters {
		if p.Name == name {
			return p
		}
	}
	return Parameter{}
}

// Clauses lists the rules of procedure by name.
func (e *Edition) Clauses() []Clause {
	list := make([]Clause, 0, len(e.clauses))
	for _, c := range e.clauses {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Clause) int { return compare(a.Name, b.Name) })
	return list
}

// Quotas lists the limits on the excellent that hold at a stage.
func (e *Edition) Quotas(stage string) []Quota {
	var list []Quota
	for _, q := range e.quotas {
		if q.Stage == stage {
			list = append(list, q)
		}
	}
	return list
}

func (e *Edition) governs(q Query) bool {
	return slices.ContainsFunc(e.Governs, func(g Governs) bool { return g.covers(q) })
}

// Stages at which a quota is looked at.
const (
	AtProposal = "proposal" // a division sends its proposal
	AtDecision = "decision" // the authority decides
)

// Base names what a share is taken of.
type Base string

// The bases. "good" counts those rated good and nobody else, so it moves when an
// excellent person is lowered to good; the others do not.
const (
	BaseGood         Base = "good"
	BaseGoodOrBetter Base = "good_or_better"
	BaseRated        Base = "rated"
	BaseHeadcount    Base = "headcount"
)

// Scope is the set of people a quota counts in.
type Scope string

// The scopes.
const (
	ScopeAgency   Scope = "agency"
	ScopeGroup    Scope = "group"
	ScopeDivision Scope = "division"
)

// Share is a fraction, 20/100, never rounded.
type Share struct {
	Num int `json:"num"`
	Den int `json:"den"`
}

// String is the share as written: "20/100".
func (s Share) String() string { return fmt.Sprintf("%d/%d", s.Num, s.Den) }

// Percent is the share as sentences say it: "20%", or the fraction when it is no
// whole percentage.
func (s Share) Percent() string {
	if s.Den > 0 && s.Num*100%s.Den == 0 {
		return fmt.Sprintf("%d%%", s.Num*100/s.Den)
	}
	return s.String()
}

// ParseShare reads "20/100". It fails unless 0 ≤ part ≤ whole ≤ 1,000,000.
func ParseShare(text string) (Share, error) {
	var s Share
	var rest string
	n, _ := fmt.Sscanf(text, "%d/%d%s", &s.Num, &s.Den, &rest) // the count tells what was read
	if n != 2 || s.Num < 0 || s.Den < 1 || s.Num > s.Den || s.Den > 1_000_000 {
		return Share{}, fmt.Errorf("share %q: want a fraction such as 20/100", text)
	}
	return s, nil
}

// Quota limits how many may be excellent in each part of a scope.
type Quota struct {
	Name   string
	Stage  string
	Scope  Scope
	Share  Share
	Base   Base
	MinOne bool // the limit is never below one; fractions are dropped otherwise
	Clause Clause
}

// Example is a case of the book with its outcome: a rule carries its proof.
type Example struct {
	Name     string
	Layer    string // set when the example belongs to a layer
	Facts    []byte // one subject in the JSON of the headless contract
	Level    Level
	Between  []Level
	Requires []string
	File     string
	Line     int
}
