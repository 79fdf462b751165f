package app

import (
	"context"
	"fmt"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
)

// writeDecision writes a signed decision with its lists, as it was signed:
// what was decided again later does not change it.
func (d desk) writeDecision(ctx context.Context) (paper, error) {
	signed, err := d.Decision(ctx, decision.ID(d.of.Object))
	if err != nil {
		return paper{}, err
	}
	ratings, err := d.RatingsOf(ctx, signed.ID)
	if err != nil {
		return paper{}, err
	}
	said, err := d.said(ctx, signed.Kind)
	if err != nil {
		return paper{}, err
	}
	documents, err := d.GoverningDocuments(ctx, d.cycle.ID)
	if err != nil {
		return paper{}, err
	}
	closing, err := d.closing(ctx, PaperDecision, d.signature(d.who(signed.SignedBy)))
	if err != nil {
		return paper{}, err
	}
	head := d.letterhead("QĐ")
	head.Number, head.Date = registered(signed.Number), signed.DatedOn
	doc := render.DecisionDoc{
		Head: head, Year: d.cycle.Year, Agency: d.agency.Name, Authority: d.decider(), Decider: d.decider(),
		Bases: append(bases(ofState(documents)), "Theo đề nghị của "+d.proposer()), Levels: levelTitles(),
		Executors: "Chánh Văn phòng, Trưởng các phòng, ban, đơn vị thuộc và trực thuộc " + d.agency.Name,
		Petition:  "Tập thể, cá nhân không nhất trí với kết quả có quyền kiến nghị theo " + d.edition.Cite("petition.right"),
		Closing:   closing,
	}
	if signed.Kind == decision.Units {
		doc.Collectives, doc.Lists = true, []render.RatedList{d.collectives(ratings, said)}
	} else {
		doc.Lists = d.lists(ratings, said)
	}
	return paper{document: render.DecisionDocument(doc), records: records(signed.ID, authz.SignDecision, authz.DecideAgain)}, nil
}

// ofState are the texts of the State, decrees first: a decision of an agency
// rests on no text of the Party. Party numbers join number and type with a dash,
// "13-HD/TU"; numbers of the State do not (NĐ 30/2020, HD 36-HD/VPTW).
func ofState(documents []cycle.Document) []cycle.Document {
	var decrees, others []cycle.Document
	for _, doc := range documents {
		first, _, _ := strings.Cut(doc.Number, "/")
		switch {
		case strings.Contains(first, "-"):
		case doc.Kind == "NĐ":
			decrees = append(decrees, doc)
		default:
			others = append(others, doc)
		}
	}
	return append(decrees, others...)
}

// proposer is whose proposal a decision cites: the head of the office.
func (d desk) proposer() string {
	for _, u := range d.units {
		if u.Kind == org.Office {
			return d.head(u.Unit).Title
		}
	}
	return "Chánh Văn phòng"
}

// subjectKey finds what was said of whoever a rating is of.
type subjectKey struct {
	unit   org.UnitID
	person org.PersonID
}

// said is what each subject and body said before the decision.
func (d desk) said(ctx context.Context, kind decision.Kind) (map[subjectKey]decision.Line, error) {
	read := d.SummaryLines
	if kind == decision.Units {
		read = d.UnitLines
	}
	lines, err := read(ctx, d.cycle.ID)
	said := make(map[subjectKey]decision.Line, len(lines))
	for _, l := range lines {
		key := subjectKey{person: l.Rating.Person}
		if key.person == "" {
			key.unit = l.Rating.Unit
		}
		said[key] = l
	}
	return said, err
}

func (d desk) collectives(ratings []decision.Rating, said map[subjectKey]decision.Line) render.RatedList {
	group := render.RatedGroup{Name: "Tập thể"}
	for _, u := range d.units {
		for _, r := range ratings {
			if r.Unit == u.Unit && r.Person == "" {
				l := said[subjectKey{unit: u.Unit}]
				group.People = append(group.People, render.RatedPerson{
					Name: u.Name, Self: levelNames[l.Self], Proposed: levelNames[l.Proposed()], Result: result(r), Note: note(r),
				})
			}
		}
	}
	return render.RatedList{Of: "tập thể", Groups: []render.RatedGroup{group}}
}

// lists puts the people of a decision under their classes; workers, who are
// rated by analogy, have a list of their own (R249).
func (d desk) lists(ratings []decision.Rating, said map[subjectKey]decision.Line) []render.RatedList {
	byPerson := map[org.PersonID]decision.Rating{}
	for _, r := range ratings {
		byPerson[r.Person] = r
	}
	group := func(class org.Class) render.RatedGroup {
		g := render.RatedGroup{Name: classNames[class]}
		for _, p := range d.people {
			if r, rated := byPerson[p.Person]; rated && p.Class == class {
				l := said[subjectKey{person: p.Person}]
				g.People = append(g.People, render.RatedPerson{
					Name: p.Name, Position: p.Title, Unit: d.unit(p.Unit).Name, Self: levelNames[l.Self],
					Proposed: levelNames[l.Proposed()], Result: result(r), Note: note(r),
				})
			}
		}
		return g
	}
	var staff render.RatedList
	var of []string
	for _, class := range []org.Class{org.Cadre, org.CivilServant, org.PublicEmployee} {
		if g := group(class); len(g.People) > 0 {
			staff.Groups, of = append(staff.Groups, g), append(of, firstLower(g.Name))
		}
	}
	staff.Of = strings.Join(of, ", ")
	return []render.RatedList{staff, {Of: "người lao động", Groups: []render.RatedGroup{group(org.ContractWorker)}}}
}

// result is the level decided; empty for whoever is not rated.
func result(r decision.Rating) string {
	if !r.Level.Rated() {
		return ""
	}
	return levelNames[r.Level]
}

// note says why somebody is not rated, or why the level departs from what the
// rules compute.
func note(r decision.Rating) string {
	if r.Level != rulebook.NotRated {
		return r.Reason
	}
	for _, why := range r.Outcome.Reasons {
		if why.Level == rulebook.NotRated && why.Met {
			return why.Text.Vi
		}
	}
	return r.Reason
}

// registered is a number of the document register without the symbol, which
// the letterhead prints itself.
func registered(number string) string {
	plain, _, _ := strings.Cut(number, "/")
	return strings.TrimSpace(plain)
}

// writeNotice writes the notice to one person (R025, R026).
func (d desk) writeNotice(ctx context.Context) (paper, error) {
	notice, err := d.Notice(ctx, d.of.Object)
	if err != nil {
		return paper{}, err
	}
	rated, err := d.Rating(ctx, notice.Rating)
	if err != nil {
		return paper{}, err
	}
	signed, err := d.Decision(ctx, rated.Decision)
	if err != nil {
		return paper{}, err
	}
	person := d.who(notice.Person)
	unit := d.unit(person.Unit).Name
	closing, err := d.closing(ctx, PaperNotice, d.signature(d.director()))
	if err != nil {
		return paper{}, err
	}
	closing.Recipients = append([]render.Recipient{{Name: "Ông (bà) " + person.Name, Purpose: "thực hiện"}, {Name: unit}}, closing.Recipients...)
	head := d.letterhead("TB")
	head.Date = civil.DateOf(notice.IssuedAt)
	doc := render.NoticeDoc{
		Head: head, Year: d.cycle.Year, Issuer: d.decider(), Bases: []string{"Căn cứ " + d.cited(signed)},
		Person: person.Name, Position: person.Title, Unit: unit, Level: levelNames[rated.Level], Remarks: paragraphs(rated.Remarks),
		Petition: render.Petition{Clause: d.edition.Cite("petition.right"), To: d.decider(), Until: notice.PetitionUntil},
		Closing:  closing,
	}
	if signed.Kind == decision.Superior {
		doc.Petition.To = signed.Authority
	}
	return paper{document: render.NoticeDocument(doc), records: records(signed.ID, authz.SignDecision, authz.DecideAgain, authz.EnterSuperior)}, nil
}

// cited is a decision as other papers cite it. A number nobody has given yet is
// left to be written in.
func (d desk) cited(signed decision.Decision) string {
	who, symbol := d.decider(), "/QĐ-"+d.agency.Symbol
	if signed.Kind == decision.Superior {
		who, symbol = signed.Authority, ""
	}
	number := signed.Number
	switch {
	case number == "":
		number = "……" + symbol
	case !strings.Contains(number, "/"):
		number += symbol
	}
	whom := map[decision.Kind]string{decision.Units: "tập thể ", decision.People: "cá nhân "}[signed.Kind]
	return fmt.Sprintf("Quyết định số %s %s của %s về việc đánh giá, xếp loại chất lượng %snăm %d",
		number, render.LongDate(signed.DatedOn, d.cycle.Year), who, whom, d.cycle.Year)
}
