package rulebook

import (
	"slices"

	"congtam/internal/base/civil"
)

func (a *assembly) addQuotas(b *rawBook) {
	for _, r := range b.Quotas {
		if !a.inForce(b, r.Dated, r.Name) {
			continue
		}
		share, err := ParseShare(r.Share.text)
		if err != nil {
			a.refuse(b.file, r.Share.line, "quota %s: %v", r.Name.text, err)
		}
		q := Quota{Name: r.Name.text, Stage: r.Stage.text, Scope: Scope(r.Scope.text), Share: share, Base: Base(r.Base.text), MinOne: r.MinOne,
			Clause: Clause{r.Name.text, r.Cite.text, Text{r.Vi.text, r.En.text}, a.mark(b, r.Verified, r.Name)}}
		if !slices.Contains([]string{AtProposal, AtDecision}, q.Stage) {
			a.refuse(b.file, r.Name.line, "quota %s: stage %q, want proposal or decision", q.Name, q.Stage)
		}
		if !slices.Contains([]Scope{ScopeAgency, ScopeGroup, ScopeDivision}, q.Scope) {
			a.refuse(b.file, r.Name.line, "quota %s: scope %q, want agency, group or division", q.Name, q.Scope)
		}
		if !q.Base.Known() {
			a.refuse(b.file, r.Name.line, "quota %s: base %q, want good, good_or_better, rated or headcount", q.Name, q.Base)
		}
		a.edition.quotas = slices.DeleteFunc(a.edition.quotas, func(old Quota) bool { return old.Name == q.Name })
		a.edition.quotas = append(a.edition.quotas, q)
	}
}

// Known tells whether b is one of the four bases.
func (b Base) Known() bool {
	return slices.Contains([]Base{BaseGood, BaseGoodOrBetter, BaseRated, BaseHeadcount}, b)
}

func (a *assembly) addClauses(b *rawBook) {
	mine := map[string]bool{}
	for _, r := range b.Clauses {
		if !a.inForce(b, r.Dated, r.Name) {
			continue
		}
		if mine[r.Name.text] {
			a.refuse(b.file, r.Name.line, "clause %s is named twice", r.Name.text)
		}
		mine[r.Name.text] = true
		if r.Cite.text == "" || r.Vi.text == "" || r.En.text == "" {
			a.refuse(b.file, r.Name.line, "clause %s needs cite, vi and en", r.Name.text)
		}
		a.edition.clauses[r.Name.text] = Clause{r.Name.text, r.Cite.text, Text{r.Vi.text, r.En.text}, a.mark(b, r.Verified, r.Name)}
	}
}

func (a *assembly) addForms(b *rawBook) {
	for _, r := range b.Forms {
		if !a.inForce(b, r.Dated, r.ID) {
			continue
		}
		if _, taken := a.edition.FormByID(r.ID.text); taken {
			a.refuse(b.file, r.ID.line, "form %s is named twice", r.ID.text)
		}
		if r.Subject.text != "person" && r.Subject.text != "collective" {
			a.refuse(b.file, r.ID.line, "form %s: subject %q, want person or collective", r.ID.text, r.Subject.text)
		}
		f := Form{ID: r.ID.text, Document: r.Document.text, Code: r.Code.text, Year: r.Year, Title: r.Title, Note: r.Note,
			Mark: a.mark(b, r.Verified, r.ID), Subject: r.Subject.text, party: r.Party, leader: r.Leader, service: r.Service}
		for _, key := range r.Classes {
			f.classes = append(f.classes, Class(key.text))
		}
		for _, s := range r.Linked {
			f.Linked = append(f.Linked, a.source(b, s))
		}
		f.Sections = a.sections(b, r, f.Mark)
		a.edition.forms = append(a.edition.forms, f)
	}
}

func (a *assembly) sections(b *rawBook, form rawForm, inherited Mark) []Section {
	var list []Section
	seen := map[string]bool{}
	for _, r := range form.Sections {
		s := Section{ID: r.ID.text, No: r.No, Title: Text{r.Vi.text, r.En.text}, Kind: r.Kind.text, By: r.By.text,
			Required: r.Required, Leaders: r.Leaders, Graded: r.Graded, Sensitive: r.Secret, Mark: inherited}
		if s.By == "" {
			s.By = BySelf
		}
		if r.Verified.text != "" {
			s.Mark = a.mark(b, r.Verified, r.ID)
		}
		if seen[s.ID] {
			a.refuse(b.file, r.ID.line, "form %s: section %s is named twice", form.ID.text, s.ID)
		}
		seen[s.ID] = true
		if !slices.Contains([]string{KindText, KindLevel, KindTasks}, s.Kind) {
			a.refuse(b.file, r.ID.line, "form %s: section %s has kind %q, want text, level or tasks", form.ID.text, s.ID, s.Kind)
		}
		if !slices.Contains([]string{BySelf, ByManager, ByCell, ByAuthority}, s.By) {
			a.refuse(b.file, r.ID.line, "form %s: section %s is filled by %q", form.ID.text, s.ID, s.By)
		}
		list = append(list, s)
	}
	return list
}

func (a *assembly) source(b *rawBook, r rawSource) Source {
	s := Source{ID: r.ID.text, Number: r.Number.text, Issuer: r.Issuer.text, Title: r.Title, Mark: a.mark(b, r.Verified, r.ID)}
	p, err := r.Dated.period()
	if err != nil {
		a.refuse(b.file, max(r.Dated.line(), r.ID.line), "source %s: %v", s.ID, err)
	}
	s.Force = p
	if r.Signed.text == "" {
		return s
	}
	signed, err := civil.Parse(r.Signed.text)
	if err != nil {
		a.refuse(b.file, r.Signed.line, "source %s: %v", s.ID, err)
	}
	s.Signed = signed
	return s
}

// addSources lists the documents the edition names, then those of its annexes.
func (a *assembly) addSources(be, le rawEdition) {
	named := slices.Concat(be.Sources, le.Sources)
	for _, b := range a.parts {
		for _, r := range b.Sources {
			isNamed := slices.ContainsFunc(named, func(s str) bool { return s.text == r.ID.text })
			if isNamed || b.Kind.text == "annex" {
				a.edition.Sources = append(a.edition.Sources, a.source(b, r))
			}
		}
	}
	for _, s := range named {
		if !slices.ContainsFunc(a.edition.Sources, func(have Source) bool { return have.ID == s.text }) {
			a.refuse(a.parts[0].file, s.line, "there is no source %q", s.text)
		}
	}
}
