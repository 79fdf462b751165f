package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// DecisionPage is the table a decision is made on: lists by peer group, the
// ceilings, coverage, warnings, and what still keeps it from being signed.
type DecisionPage struct {
	Page
	Cycle        cycle.Cycle
	Kind         decision.Kind
	Decision     decision.Decision // the latest of its kind; zero while none is drafted
	Groups       []DecisionGroup   // workers apart, last (R249)
	Heeds        []Heed            // exceptions, on top
	Tallies      []rating.Tally
	Coverage     decision.Coverage
	ByClass      []ClassCoverage
	Distribution []Distribution
	Gate         []fault.Message // steps that are still open
	Missing      []fault.Message // besides the ceilings
	Clause       string          // that the list must be whole
	CapClause    string
	May          May
}

// DecisionGroup is a peer group's part of a list.
type DecisionGroup struct {
	Name    string
	Workers bool
	Lines   []DecisionLine
}

// DecisionLine is one subject with the levels open to it.
type DecisionLine struct {
	decision.Line
	Options []LevelOption
	Facts   []string // facts nobody gave
	Owed    []string // what else the outcome requires
	May     bool     // the reader may set this level
}

// LevelOption is a level with the reason it is shut, if it is.
type LevelOption struct {
	Level  rulebook.Level
	Shut   rulebook.Text // why it cannot be chosen
	Clause string
	Depart bool // needs a reason: it departs from what is computed
}

// Heed is something the decider should look at before signing.
type Heed struct {
	Line   decision.Line
	What   fault.Message
	Clause string
}

// ClassCoverage is the coverage of one class of staff.
type ClassCoverage struct {
	Class org.Class
	decision.Coverage
}

// Distribution compares a unit's level with those of its people (R052).
type Distribution struct {
	Unit         string
	Level        rulebook.Level
	Above, Rated int
	Share        int64 // percent above which it is pointed out
}

// DecisionPage reads the latest decision of a kind. Faults: NotFound,
// Forbidden.
func (a *App) DecisionPage(ctx context.Context, actor authz.Actor, id cycle.ID, kind decision.Kind) (DecisionPage, error) {
	p := DecisionPage{Kind: kind}
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		if kind != decision.Units && kind != decision.People {
			return fault.New(fault.NotFound, "record.missing")
		}
		var err error
		if p.Cycle, err = tx.Cycle(ctx, id); err != nil {
			return err
		}
		r := authz.Resource{Agency: p.Cycle.Agency}
		if err := authz.Allow(actor, authz.ViewDecision, r); err != nil {
			return err
		}
		p.May = may(actor, r, authz.DraftDecision, authz.SetLevel, authz.FileDecision, authz.SignDecision, authz.RecheckRatings, authz.DecideAgain, authz.PublishResults)
		if err := p.find(ctx, tx); err != nil {
			return err
		}
		return p.read(ctx, tx, a, actor)
	})
	return p, err
}

// find picks the decision of the kind that is in draft, or else the first,
// which fixed the list; later ones change single levels.
func (p *DecisionPage) find(ctx context.Context, tx *storage.Tx) error {
	list, err := tx.Decisions(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	for _, d := range list {
		if d.Kind == p.Kind && (p.Decision.ID == "" || d.State == decision.Drafted) {
			p.Decision = d
		}
	}
	return nil
}

func (p *DecisionPage) read(ctx context.Context, tx *storage.Tx, a *App, actor authz.Actor) error {
	units, err := tx.UnitLines(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	people, err := tx.PeopleLines(ctx, p.Cycle.ID)
	if err != nil {
		return err
	}
	progress, err := tx.Progress(ctx, p.Cycle.ID, "")
	if err != nil {
		return err
	}
	lines := people
	if p.Kind == decision.Units {
		lines = units
	}
	quotas, err := a.ceilings(p.Cycle, p.Kind)
	if err != nil {
		return err
	}
	p.Clause, p.CapClause = a.clause(p.Cycle, "authority.decides"), a.clause(p.Cycle, "cap.leader")
	p.weigh(lines, quotas, a.gateOf(p.Cycle, p.Kind), progress)
	p.group(lines, actor)
	edition, err := a.edition(p.Cycle, org.CivilServant)
	if err != nil {
		return err
	}
	p.Distribution = distribution(units, people, edition.Number(rulebook.DistributionPct))
	return nil
}

// weigh counts coverage and ceilings and lists what is missing.
func (p *DecisionPage) weigh(lines []decision.Line, quotas []rulebook.Quota, gate cycle.Gate, progress cycle.Progress) {
	s := decision.Signing{Gate: gate, Progress: progress, Clause: p.Clause, Quotas: quotas}
	for _, l := range lines {
		if l.Above() || p.Decision.State == decision.Drafted && l.Rating.Decision != p.Decision.ID {
			s.Others = append(s.Others, l)
		} else {
			s.Lines = append(s.Lines, l)
		}
	}
	for _, name := range progress.DossiersOutside {
		s.Needs = append(s.Needs, fault.Say("gate.missing.dossier", name))
	}
	p.Tallies, p.Coverage = s.Tallies(), decision.Cover(s.Lines)
	for _, class := range []org.Class{org.Cadre, org.CivilServant, org.PublicEmployee, org.ContractWorker} {
		of := slices.DeleteFunc(slices.Clone(s.Lines), func(l decision.Line) bool { return l.Class != class })
		if len(of) > 0 {
			p.ByClass = append(p.ByClass, ClassCoverage{class, decision.Cover(of)})
		}
	}
	if p.Decision.State == decision.Drafted {
		p.Missing = s.Missing()
	}
	if closed, ok := faultOf(gate.Open(progress)); ok {
		p.Gate = closed.List
	}
	p.heed(s)
}

// heed gathers the exceptions: over a ceiling, above the unit, discipline,
// flags, dissent.
func (p *DecisionPage) heed(s decision.Signing) {
	for _, l := range s.Lines {
		r := l.Rating
		switch {
		case r.Flag.Raised():
			p.Heeds = append(p.Heeds, Heed{l, r.Flag.Message(), r.Flag.Clause})
		case len(r.Outcome.Forced) > 0:
			p.Heeds = append(p.Heeds, Heed{l, fault.Say("heed.forced"), r.Outcome.Forced[0].Clause})
		case l.Proposed().Rated() && r.Outcome.Ceiling() != "" && l.Proposed().Above(r.Outcome.Ceiling()):
			p.Heeds = append(p.Heeds, Heed{l, fault.Say("heed.capped", l.Proposed(), r.Outcome.Ceiling()), capClause(r.Outcome)})
		case r.Outcome.Level == rating.NotRated:
			p.Heeds = append(p.Heeds, Heed{l, fault.Say("heed.notRated"), ""})
		case r.Outcome.Level.Rated() && l.Proposed().Above(r.Outcome.Level):
			p.Heeds = append(p.Heeds, Heed{l, fault.Say("heed.above", l.Proposed(), r.Outcome.Level), ""})
		case l.Dissent():
			p.Heeds = append(p.Heeds, Heed{l, fault.Say("heed.dissent"), ""})
		}
	}
}

func capClause(o rating.Outcome) string {
	for _, c := range o.Caps {
		if c.To == o.Ceiling() {
			return c.Clause
		}
	}
	return ""
}

// group sorts the list by peer group, workers last, with the levels open to
// each line.
func (p *DecisionPage) group(lines []decision.Line, actor authz.Actor) {
	for _, l := range lines {
		if l.Above() {
			continue
		}
		at := slices.IndexFunc(p.Groups, func(g DecisionGroup) bool { return g.Name == l.Group })
		if at < 0 {
			p.Groups = append(p.Groups, DecisionGroup{Name: l.Group, Workers: l.Worker()})
			at = len(p.Groups) - 1
		}
		p.Groups[at].Lines = append(p.Groups[at].Lines, decisionLine(l, actor, p.Cycle.Agency))
	}
	slices.SortStableFunc(p.Groups, func(a, b DecisionGroup) int { return cmp.Compare(btoi(a.Workers), btoi(b.Workers)) })
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func decisionLine(l decision.Line, actor authz.Actor, agency org.UnitID) DecisionLine {
	d := DecisionLine{Line: l, Options: options(l.Rating.Outcome)}
	action := authz.SetLevel
	if l.Rating.State == decision.RatingFinal {
		action = authz.DecideAgain
	}
	d.May = authz.May(actor, action, authz.Resource{Agency: agency, Unit: l.Rating.Unit, Person: l.Rating.Person}) && !l.Above()
	for _, need := range l.Rating.Outcome.Requires {
		if fact, isFact := strings.CutPrefix(need, needFact); isFact {
			d.Facts = append(d.Facts, fact)
		} else {
			d.Owed = append(d.Owed, need)
		}
	}
	return d
}

// options lists the four levels, or the one answer there is for who is not
// rated, each with why it is shut.
func options(o rating.Outcome) []LevelOption {
	if o.Level == rating.NotRated {
		return []LevelOption{{Level: rating.NotRated}}
	}
	allowed := o.Allowed()
	var list []LevelOption
	for _, level := range rulebook.Levels() {
		option := LevelOption{Level: level, Depart: o.NeedsReason(level)}
		if !slices.Contains(allowed, level) {
			option.Shut, option.Clause = shut(o, level)
		}
		list = append(list, option)
	}
	return list
}

func shut(o rating.Outcome, level rulebook.Level) (rulebook.Text, string) {
	if len(o.Forced) > 0 {
		return o.Forced[0].Text, o.Forced[0].Clause
	}
	for _, c := range o.Caps {
		if level.Above(c.To) {
			return c.Text, c.Clause
		}
	}
	return rulebook.Text{}, ""
}

// distribution points out the units most of whose people stand above them.
func distribution(units, people []decision.Line, share int64) []Distribution {
	var list []Distribution
	for _, u := range units {
		if u.Rating.Subject != decision.OfCollective {
			continue
		}
		var members []rulebook.Level
		for _, l := range people {
			if l.Rating.Unit == u.Rating.Unit {
				members = append(members, l.Rating.Level)
			}
		}
		if above, rated, warn := decision.Above(u.Rating.Level, members, share); warn {
			list = append(list, Distribution{u.Name, u.Rating.Level, above, rated, share})
		}
	}
	return list
}
