package ui

import (
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/rulebook"
)

func decisionTone(s decision.State) Tone {
	if s == decision.Signed {
		return Plain
	}
	return Active
}

func decisionSigned(v View, d decision.Decision) string {
	if d.State != decision.Signed {
		return v.T("decision.draftNote")
	}
	return joinedWith(" · ", v.T("decision.signedAt", v.At(d.SignedAt)), d.Number, d.DatedOn.Short())
}

func decisionActions(v View, p app.DecisionPage) []Action {
	draft := p.Decision.State == decision.Drafted
	return []Action{
		{Label: v.T("decision.toSign"), Href: SignDecisionPath(p.Cycle.ID, p.Kind), Allowed: p.May[authz.SignDecision] && draft, Main: true},
		{Label: v.T("decision.recheck"), Href: RecheckPath(p.Cycle.ID), Allowed: p.May[authz.RecheckRatings] && !draft, Post: true, Fields: []Hidden{{"kind", string(p.Kind)}}},
		{Label: v.Word(otherList(p.Kind)), Href: DecisionPath(p.Cycle.ID, otherList(p.Kind)), Allowed: true},
		{Label: v.Word(decision.Superior), Href: SuperiorPath(p.Cycle.ID), Allowed: true},
		{Label: v.T("document.common"), Href: DocumentsPath(p.Cycle.ID, ""), Allowed: !draft},
	}
}

// otherList is the other list in the Director's authority.
func otherList(kind decision.Kind) decision.Kind {
	if kind == decision.Units {
		return decision.People
	}
	return decision.Units
}

func heedsTable(v View, p app.DecisionPage) TableOf {
	t := TableOf{
		Caption: v.T("decision.heeds"),
		Columns: []Column{{Label: v.T("decision.who")}, {Label: v.T("decision.unit")}, {Label: v.T("decision.what")}, {Label: v.T("dossier.basis")}},
	}
	for _, h := range p.Heeds {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: h.Line.Name, Href: RatingPath(h.Line.Rating.ID)}, {Text: h.Line.Unit}, {Text: v.Say(h.What)}, {Text: h.Clause},
		}})
	}
	return t
}

// coverageFacts say how far the list is decided, by class of staff, with who
// is not rated and who is open (R035).
func coverageFacts(v View, p app.DecisionPage) []Definition {
	c := p.Coverage
	facts := []Definition{
		{Term: v.T("decision.total"), Text: strconv.Itoa(c.Total)},
		{Term: v.T("decision.rated"), Text: strconv.Itoa(c.Rated)},
		{Term: v.T("decision.notRated"), Text: namesOf(c.NotRated, c.Unrated)},
		{Term: v.T("decision.left"), Text: namesOf(len(c.Open), c.Open)},
	}
	for _, class := range p.ByClass {
		facts = append(facts, Definition{Term: v.Word(class.Class), Text: v.T("decision.classCount", class.Total, class.Rated, class.NotRated, len(class.Open))})
	}
	return facts
}

// manyNames is from how many on names are counted, not listed.
const manyNames = 12

func namesOf(n int, lines []decision.Line) string {
	if n == 0 || n > manyNames {
		return strconv.Itoa(n)
	}
	names := make([]string, len(lines))
	for i, l := range lines {
		names[i] = l.Name
	}
	return strconv.Itoa(n) + ": " + strings.Join(names, ", ")
}

func linesTable(v View, g app.DecisionGroup, back string) TableOf {
	t := TableOf{
		Caption: g.Name,
		Columns: []Column{
			{Label: v.T("decision.who")}, {Label: v.T("decision.self")}, {Label: v.T("decision.proposed")}, {Label: v.T("decision.computed")},
			{Label: v.T("decision.level")},
		},
	}
	for _, l := range g.Lines {
		level := Cell{Body: lineLevel(v, l)}
		if l.May && l.Rating.State == decision.RatingDraft {
			level = Cell{Body: levelForm(v, l, back)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: joinedWith(" · ", l.Name, l.Title, unitOfLine(l.Line)), Href: RatingPath(l.Rating.ID)}, ratedCell(v, l.Self), ratedCell(v, l.Proposed()),
			ratedCell(v, l.Rating.Outcome.Level), level,
		}})
	}
	return t
}

// unitOfLine is a person's unit; a collective is its own.
func unitOfLine(l decision.Line) string {
	if l.Rating.Person == "" {
		return ""
	}
	return l.Unit
}

func optionWord(v View, o app.LevelOption) string {
	if o.Shut.Vi != "" {
		return v.T("decision.shut", o.Level)
	}
	return v.Word(o.Level)
}

// lineOptions are the levels of a line; those shut stay in sight with the
// reason and its article.
func lineOptions(v View, l app.DecisionLine) []Option {
	options := make([]Option, len(l.Options))
	for i, o := range l.Options {
		options[i] = Option{Value: string(o.Level), Level: string(o.Level), Label: v.Word(o.Level)}
		if o.Shut.Vi != "" {
			options[i].WhyNot = joinedWith(" ", law(v, o.Shut), o.Clause)
		} else if o.Depart {
			options[i].Hint = v.T("decision.departs")
		}
	}
	return options
}

func everyLevel(v View) []Option {
	var options []Option
	for _, level := range append(rulebook.Levels(), rulebook.NotRated) {
		options = append(options, Option{Value: string(level), Level: string(level), Label: v.Word(level)})
	}
	return options
}

func levelWord(v View, level string) string {
	if level == "" {
		return ""
	}
	return v.Word(rulebook.Level(level))
}

func levelPanelTitle(v View, in LevelTyped) string {
	if in.Again {
		return v.T("decision.decideAgain")
	}
	return v.T("decision.setTitle")
}

func levelButton(v View, in LevelTyped) string {
	if in.Again {
		return v.T("decision.againButton")
	}
	return v.T("decision.set")
}

func reasonHint(v View, in LevelTyped) string {
	if in.Again {
		return v.T("decision.whyAgain")
	}
	return v.T("decision.reasonHint")
}

// ratingFacts are every proposal on a subject, what the rules compute, and
// what is still needed (R036).
func ratingFacts(v View, p app.RatingPage) []Definition {
	l := p.Line
	facts := []Definition{
		{Term: v.T("decision.self"), Body: ratedCell(v, l.Self).Body}, {Term: v.T("decision.byDivision"), Body: ratedCell(v, l.ByDivision).Body},
	}
	if l.ByLeadership != "" {
		facts = append(facts, Definition{Term: v.T("decision.byLeadership"), Body: ratedCell(v, l.ByLeadership).Body})
	}
	facts = append(facts,
		Definition{Term: v.T("decision.byConsultation"), Body: ratedCell(v, l.ByConsultation).Body},
		Definition{Term: v.T("decision.computed"), Body: ratedCell(v, l.Rating.Outcome.Level).Body},
		Definition{Term: v.T("decision.present"), Body: lineLevel(v, l)})
	if l.Rating.Reason != "" {
		facts = append(facts, Definition{Term: v.T("decision.reason"), Text: l.Rating.Reason})
	}
	if l.Rating.Remarks != "" {
		facts = append(facts, Definition{Term: v.T("decision.remarks"), Text: l.Rating.Remarks})
	}
	if len(l.Facts) > 0 {
		facts = append(facts, Definition{Term: v.T("decision.facts"), Text: strings.Join(missingFacts(v, asFields(l.Facts)), "; ")})
	}
	for _, need := range l.Owed {
		facts = append(facts, Definition{Term: v.T("decision.owed"), Text: v.T("owed." + need)})
	}
	return append(facts, Definition{Term: v.T("decision.book"), Text: l.Rating.Outcome.Book})
}

func asFields(names []string) fault.Fields {
	fields := fault.Fields{}
	for _, name := range names {
		fields[name] = fault.Message{}
	}
	return fields
}

func earlierTable(v View, list []decision.Rating) TableOf {
	t := TableOf{
		Caption: v.T("decision.earlier"),
		Columns: []Column{{Label: v.T("decision.level")}, {Label: v.T("decision.reason")}, {Label: v.T("decision.at")}},
	}
	for _, r := range list {
		cell := ratedCell(v, r.Level)
		t.Rows = append(t.Rows, Row{Cells: []Cell{cell, {Text: r.Reason}, {Text: v.At(r.DecidedAt)}}})
	}
	return t
}

// signTable counts the levels about to take effect, group by group.
func signTable(v View, p app.DecisionPage) TableOf {
	t := TableOf{Caption: v.T("decision.signLevels"), Columns: []Column{{Label: v.T("decision.group")}, {Label: v.T("decision.level")}}}
	for _, g := range p.Groups {
		var counts []string
		for _, level := range append(rulebook.Levels(), rulebook.NotRated) {
			n := 0
			for _, l := range g.Lines {
				if l.Rating.Level == level {
					n++
				}
			}
			if n > 0 {
				counts = append(counts, v.Word(level)+": "+strconv.Itoa(n))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: g.Name}, {Text: strings.Join(counts, "; ")}}})
	}
	return t
}

// signEffects say what the signature sets going.
func signEffects(v View, p app.DecisionPage) []string {
	effects := []string{v.T("decision.effectFinal", p.Coverage.Total)}
	if p.Kind == decision.People {
		effects = append(effects, v.T("decision.effectNotices", p.Coverage.Total), v.T("decision.effectPetition"))
	} else {
		effects = append(effects, v.T("decision.effectCap"))
	}
	return append(effects, v.T("decision.effectPapers"))
}

func superiorTable(v View, p app.SuperiorPage) TableOf {
	t := TableOf{
		Caption: v.T("superior.entered"),
		Columns: []Column{{Label: v.T("decision.who")}, {Label: v.T("decision.level")}, {Label: v.T("superior.from")}, {Label: v.T("document.act")}},
	}
	for _, l := range p.Lines {
		d := p.Decisions[l.Rating.Decision]
		from := v.T("superior.awaited")
		if !l.Rating.Provisional {
			from = joinedWith(" · ", d.Authority, d.Number, d.DatedOn.Short())
		}
		name := l.Name
		if l.Rating.Subject == decision.OfLeadership || l.Rating.Subject == decision.OfAgency {
			name = v.Word(l.Rating.Subject) + ": " + l.Name
		}
		row := Row{Cells: []Cell{{Text: joinedWith(" · ", name, l.Title), Href: RatingPath(l.Rating.ID)}, {Body: lineLevel(v, l)}, {Text: from}, {}}}
		if p.May[authz.EnterSuperior] {
			row.Cells[3] = Cell{Text: v.T("decision.enterSuperior"), Href: EnterSuperiorPath(l.Rating.ID)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func superiorName(v View, open app.Unentered) string {
	if open.Rating.Person != "" {
		return joinedWith(" · ", open.Name, open.Title)
	}
	return v.Word(open.Rating.Subject) + ": " + open.Name
}

// mine tells whether the typed level is of this subject.
func mine(open app.Unentered, in SuperiorTyped) bool {
	return in.Subject == string(open.Rating.Subject)+string(open.Rating.Person)
}

func superiorLevel(open app.Unentered, in SuperiorTyped) string {
	if mine(open, in) {
		return in.Level
	}
	return string(open.Proposed.Level)
}

func superiorReason(open app.Unentered, in SuperiorTyped) string {
	if mine(open, in) {
		return in.Reason
	}
	return ""
}
