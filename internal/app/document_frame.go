package app

import (
	"context"
	"strings"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
)

// Papers speak Vietnamese, whatever language their reader reads pages in: the
// words below are those of the decree.

var levelNames = map[rulebook.Level]string{
	rulebook.Excellent:    "Hoàn thành xuất sắc nhiệm vụ",
	rulebook.Good:         "Hoàn thành tốt nhiệm vụ",
	rulebook.Completed:    "Hoàn thành nhiệm vụ",
	rulebook.NotCompleted: "Không hoàn thành nhiệm vụ",
	rulebook.NotRated:     "Không xếp loại",
}

// levelTitles lists the four levels as papers name them, best first.
func levelTitles() []string {
	var names []string
	for _, l := range rulebook.Levels() {
		names = append(names, levelNames[l])
	}
	return names
}

var classNames = map[org.Class]string{
	org.Cadre:          "Cán bộ",
	org.CivilServant:   "Công chức",
	org.PublicEmployee: "Viên chức",
	org.ContractWorker: "Người lao động",
}

// letterhead is that of a paper of the agency; kind is the symbol of the type
// of document, "QĐ", or empty for one without a number.
func (d desk) letterhead(kind string) render.Letterhead {
	h := render.Letterhead{
		Parent: strings.Split(d.agency.Letterhead, "\n"), Issuer: []string{d.agency.Name},
		Place: d.agency.Place, Year: d.cycle.Year,
	}
	if kind != "" && d.agency.Symbol != "" {
		h.Symbol = kind + "-" + d.agency.Symbol
	}
	return h
}

// unitHead is the letterhead of a paper of the unit the paper is about; the
// agency and its leadership write on the agency's.
func (d desk) unitHead() render.Letterhead {
	h := d.letterhead("")
	if u := d.unit(d.of.Unit); u.Reviewed() {
		h.Parent, h.Issuer = []string{d.agency.Name}, []string{u.Name}
	}
	return h
}

func (d desk) unit(id org.UnitID) cycle.UnitPart {
	for _, u := range d.units {
		if u.Unit == id {
			return u
		}
	}
	return cycle.UnitPart{}
}

// who finds a participant by person; zero when not of the cycle.
func (d desk) who(id org.PersonID) cycle.Participant {
	for _, p := range d.people {
		if p.Person == id {
			return p
		}
	}
	return cycle.Participant{}
}

func (d desk) members(unit org.UnitID) []cycle.Participant {
	var list []cycle.Participant
	for _, p := range d.people {
		if p.Unit == unit {
			list = append(list, p)
		}
	}
	return list
}

// head is who leads a unit.
func (d desk) head(unit org.UnitID) cycle.Participant {
	for _, p := range d.members(unit) {
		if p.Post == org.Head {
			return p
		}
	}
	return cycle.Participant{}
}

// director leads the agency.
func (d desk) director() cycle.Participant {
	for _, u := range d.units {
		if u.Kind == org.Leadership {
			return d.head(u.Unit)
		}
	}
	return cycle.Participant{}
}

// officer is someone as minutes name him.
func (d desk) officer(id org.PersonID) render.Officer {
	p := d.who(id)
	return render.Officer{Name: p.Name, Position: p.Title}
}

// signature is the block of whoever signs for the agency: a deputy signs on
// behalf of the head (NĐ 30/2020, Annex I, part II.7; R064).
func (d desk) signature(by cycle.Participant) render.Signature {
	head := office(d.director().Title)
	if by.Post == org.Deputy && by.Unit == d.director().Unit {
		return render.Signature{Capacity: []string{"KT. " + head, office(by.Title)}, Name: by.Name}
	}
	return render.Signature{Capacity: []string{office(by.Title)}, Name: by.Name}
}

// office is a title as it stands over a signature, without the body it is held
// in: "Giám đốc Sở" signs as "Giám đốc".
func office(title string) string {
	for _, post := range []string{"Phó Giám đốc", "Giám đốc"} {
		if strings.HasPrefix(title, post+" ") {
			return post
		}
	}
	return title
}

// decider is the agency's head in running text: "Giám đốc Sở Nội vụ".
func (d desk) decider() string { return office(d.director().Title) + " " + d.agency.Name }

// closing is the recipients kept for a kind of paper beside the signature
// (R063, R260).
func (d desk) closing(ctx context.Context, kind DocumentKind, by render.Signature) (render.Signatures, error) {
	s := render.Signatures{Signers: []render.Signature{by}}
	list, err := d.Recipients(ctx, d.cycle.ID, string(kind))
	for _, r := range list {
		if r.Purpose == "archive" {
			s.Archive = r.Name
			continue
		}
		s.Recipients = append(s.Recipients, render.Recipient{Name: r.Name, Purpose: purposes[r.Purpose]})
	}
	return s, err
}

var purposes = map[string]string{"report": "báo cáo", "act": "thực hiện"}

// rule is a clause of the year's rules as a paper quotes it, "" when none.
func (d desk) rule(name string) string {
	c, _ := d.edition.Clause(name)
	return c.Text.Vi
}

// rules quotes the clauses that exist, in the order asked for.
func (d desk) rules(names ...string) []string {
	var list []string
	for _, name := range names {
		if text := d.rule(name); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// paragraphs are the lines of a text that hold something.
func paragraphs(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if line = org.Tidy(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
