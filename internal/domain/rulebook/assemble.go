package rulebook

import (
	"cmp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"

	"congtam/internal/base/civil"
)

// assembly builds one edition: the base book with its annexes, then the layer
// with its own. Every part is filtered to what is in force at the edition's start.
type assembly struct {
	*loader
	edition    *Edition
	parts      []*rawBook
	parameters map[string]Parameter
	conditions map[string]condition
}

// condition is a compiled condition with the sentence it is told in.
type condition struct {
	*Condition
	text Text
	file string
}

func (l *loader) assemble(base *rawBook, be rawEdition, layer *rawBook, le rawEdition) {
	force, err := be.Dated.period()
	if err != nil {
		return // told by checkPeriods
	}
	e := &Edition{ID: be.ID.text, Book: base.ID.text, Title: base.Title, Note: base.Note,
		profiles: map[profileKey]*Profile{}, clauses: map[string]Clause{}}
	a := assembly{loader: l, edition: e, parts: l.withAnnexes(base),
		parameters: map[string]Parameter{}, conditions: map[string]condition{}}
	if layer != nil {
		over, err := le.Dated.period()
		if err != nil {
			return
		}
		if force = overlap(force, over); !force.Until.IsZero() && !force.From.Before(force.Until) {
			return
		}
		e.ID, e.Layer = be.ID.text+"/"+le.ID.text, layer.ID.text
		e.Title, e.Note = layer.Title, layer.Note
		a.parts = append(a.parts, l.withAnnexes(layer)...)
	}
	e.Force = force
	e.Governs = a.governs(base, layer)
	a.build(be, le)
	l.editions = append(l.editions, e)
}

func (l *loader) withAnnexes(b *rawBook) []*rawBook {
	parts := []*rawBook{b}
	for _, id := range b.With {
		if annex := l.book(id.text); annex != nil {
			parts = append(parts, annex)
		}
	}
	return parts
}

func overlap(a, b civil.Period) civil.Period {
	if b.From.After(a.From) {
		a.From = b.From
	}
	if a.Until.IsZero() || !b.Until.IsZero() && b.Until.Before(a.Until) {
		a.Until = b.Until
	}
	return a
}

// governs cuts the base's classes and years to those the layer speaks of.
func (a *assembly) governs(base, layer *rawBook) []Governs {
	var list []Governs
	for _, g := range base.Governs {
		whole := Governs{Class(g.Class.text), g.First, g.Last, g.NoRegulation}
		if layer == nil {
			list = append(list, whole)
			continue
		}
		for _, lg := range layer.Governs {
			first, last := max(g.First, lg.First), min(g.Last, lg.Last)
			if lg.Class.text == g.Class.text && first <= last {
				list = append(list, Governs{whole.Class, first, last, g.NoRegulation})
			}
		}
	}
	return list
}

func (a *assembly) build(be, le rawEdition) {
	for _, b := range a.parts {
		a.addParameters(b)
	}
	slices.SortFunc(a.edition.Parameters, func(x, y Parameter) int { return cmp.Compare(x.Name, y.Name) })
	env, err := withParameters(a.env, a.edition.Parameters)
	if err != nil {
		a.refuse(a.parts[0].file, 1, "parameters: %v", err)
		return
	}
	for _, b := range a.parts {
		a.addConditions(b, env)
	}
	for _, b := range a.parts {
		a.addLadders(b)
	}
	for _, b := range a.parts {
		a.addRules(b)
		a.addQuotas(b)
		a.addClauses(b)
		a.addExamples(b)
	}
	for _, b := range slices.Backward(a.parts) { // the layer's forms are asked first
		a.addForms(b)
	}
	a.addSources(be, le)
	a.checkProfiles()
}

// inForce tells whether an item holds in this edition. An item that begins or
// ends inside one is refused: the edition would say two things.
func (a *assembly) inForce(b *rawBook, d rawDated, what str) bool {
	p, err := d.period()
	if err != nil {
		a.refuse(b.file, max(d.line(), what.line), "%s: %v", what.text, err)
		return false
	}
	force := a.edition.Force
	for _, day := range []civil.Date{p.From, p.Until} {
		if day.After(force.From) && (force.Until.IsZero() || day.Before(force.Until)) {
			a.refuse(b.file, d.line(), "%s changes on %s, in the middle of edition %s", what.text, day, a.edition.ID)
		}
	}
	return p.Contains(force.From)
}

func (a *assembly) mark(b *rawBook, word str, what str) Mark {
	m := Mark(word.text)
	if !slices.Contains(marks, m) {
		a.refuse(b.file, max(word.line, what.line), "%s: verified is %q, want true, partly, memory or interpretation", what.text, m)
	}
	return m
}

func (a *assembly) addParameters(b *rawBook) {
	mine := map[string]bool{}
	for _, r := range b.Parameters {
		if !a.inForce(b, r.Dated, r.Name) {
			continue
		}
		if mine[r.Name.text] {
			a.refuse(b.file, r.Name.line, "parameter %s has two values on %s", r.Name.text, a.edition.Force.From)
			continue
		}
		mine[r.Name.text] = true
		value, err := amount(r.Value.text, r.Unit.text)
		if err != nil {
			a.refuse(b.file, r.Value.line, "parameter %s: %v", r.Name.text, err)
		}
		a.parameters[r.Name.text] = Parameter{r.Name.text, value, r.Unit.text, r.Cite.text, r.Title, a.mark(b, r.Verified, r.Name)}
	}
	a.edition.Parameters = a.edition.Parameters[:0]
	for _, p := range a.parameters {
		a.edition.Parameters = append(a.edition.Parameters, p)
	}
}

func (a *assembly) addConditions(b *rawBook, env *cel.Env) {
	for _, r := range b.Conditions {
		if _, taken := a.conditions[r.Name.text]; taken {
			a.refuse(b.file, r.Name.line, "condition %s is named twice", r.Name.text)
			continue
		}
		test, reads, err := compile(env, r.If.text)
		if err != nil {
			a.refuse(b.file, r.If.line, "condition %s: %v", r.Name.text, err)
			continue
		}
		c := &Condition{Name: r.Name.text, Facts: reads, Optional: r.Optional, test: test}
		if r.NA.text != "" {
			without, also, err := compile(env, r.NA.text)
			if err != nil {
				a.refuse(b.file, r.NA.line, "condition %s: %v", r.Name.text, err)
			}
			c.without = without
			c.Facts = slices.Compact(slices.Sorted(slices.Values(append(c.Facts, also...))))
		}
		a.conditions[r.Name.text] = condition{c, Text{a.fill(b, r.Vi), a.fill(b, r.En)}, b.file}
	}
}

// fill puts the numbers of the parameters into a sentence: "ít nhất {exceeded_pct}%".
func (a *assembly) fill(b *rawBook, s str) string {
	if strings.TrimSpace(s.text) == "" {
		a.refuse(b.file, s.line, "a sentence is missing")
	}
	var out strings.Builder
	rest := s.text
	for {
		before, after, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, tail, closed := strings.Cut(after, "}")
		p, known := a.parameters[name]
		if !closed || !known {
			a.refuse(b.file, s.line, "the sentence speaks of {%s}, which is no parameter", name)
			return out.String()
		}
		out.WriteString(p.Show())
		rest = tail
	}
}

// rule finds the condition a rule uses and dresses it with its article.
func (a *assembly) rule(b *rawBook, r rawRule) (Rule, bool) {
	c, known := a.conditions[r.Use.text]
	if known {
		a.used[c.file+" "+r.Use.text] = true // also when the rule begins in another edition
	}
	if !a.inForce(b, r.Dated, r.Use) {
		return Rule{}, false
	}
	if !known {
		a.refuse(b.file, r.Use.line, "there is no condition %q", r.Use.text)
		return Rule{}, false
	}
	if r.Cite.text == "" {
		a.refuse(b.file, r.Use.line, "the rule using %s cites no article", r.Use.text)
	}
	name := cmp.Or(r.Name.text, r.Use.text)
	rule := Rule{Name: name, When: c.Condition, Cite: r.Cite.text, Text: c.text, Mark: a.mark(b, r.Verified, r.Use)}
	for _, need := range r.Requires {
		rule.Requires = append(rule.Requires, need.text)
	}
	return rule, true
}
