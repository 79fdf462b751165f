package app

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

//go:embed plans/*.json
var planFiles embed.FS

// PlanTemplate is a plan an agency can start from: dates, governing documents
// and peer groups, as some real plan wrote them.
type PlanTemplate struct {
	ID         string              `json:"id"`
	Layer      string              `json:"layer"`
	Year       int                 `json:"year"`
	Title      string              `json:"title"`
	Purpose    string              `json:"purpose"`
	Milestones []milestoneTemplate `json:"milestones"`
	Documents  []documentTemplate  `json:"documents"`
	Groups     []groupTemplate     `json:"groups"`
	Recipients []recipientTemplate `json:"recipients"`
}

type milestoneTemplate struct {
	Code      cycle.Code  `json:"code"`
	Title     string      `json:"title"`
	From      civil.Date  `json:"from"`
	Until     civil.Date  `json:"until"`
	Inclusive bool        `json:"inclusive"`
	Tentative bool        `json:"tentative"`
	Owner     cycle.Owner `json:"owner"`
	Source    string      `json:"source"`
}

type documentTemplate struct {
	Citation   string             `json:"citation"`
	Kind       string             `json:"kind"`
	Number     string             `json:"number"`
	Issuer     string             `json:"issuer"`
	Issued     civil.Date         `json:"issued"`
	Title      string             `json:"title"`
	Aliases    string             `json:"aliases"`
	Role       cycle.DocumentRole `json:"role"`
	Loaded     bool               `json:"loaded"`
	Unresolved bool               `json:"unresolved"`
	Note       string             `json:"note"`
}

// recipientTemplate is one of those a kind of paper goes to.
type recipientTemplate struct {
	Document string `json:"document"`
	Name     string `json:"name"`
	Purpose  string `json:"purpose"`
}

type groupTemplate struct {
	Name    string         `json:"name"`
	Subject string         `json:"subject"`
	Posts   []org.Post     `json:"posts"`
	Classes []org.Class    `json:"classes"`
	Kinds   []org.UnitKind `json:"kinds"`
}

// fits tells whether a person of this post, class and unit belongs to the
// group; an empty list asks nothing.
func (g groupTemplate) fits(post org.Post, class org.Class, kind org.UnitKind) bool {
	return (len(g.Posts) == 0 || slices.Contains(g.Posts, post)) &&
		(len(g.Classes) == 0 || slices.Contains(g.Classes, class)) &&
		(len(g.Kinds) == 0 || slices.Contains(g.Kinds, kind))
}

// PlanTemplates lists the plans an agency can start from.
func PlanTemplates() ([]PlanTemplate, error) {
	entries, err := planFiles.ReadDir("plans")
	if err != nil {
		return nil, fmt.Errorf("list plan templates: %w", err)
	}
	var all []PlanTemplate
	for _, e := range entries {
		one, err := readPlanTemplate(strings.TrimSuffix(e.Name(), ".json"))
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// readPlanTemplate reads one. Faults: NotFound.
func readPlanTemplate(id string) (PlanTemplate, error) {
	data, err := planFiles.ReadFile("plans/" + id + ".json")
	if err != nil {
		return PlanTemplate{}, fault.New(fault.NotFound, "plan.noTemplate", id)
	}
	var t PlanTemplate
	if err := json.Unmarshal(data, &t); err != nil {
		return PlanTemplate{}, fmt.Errorf("read plan template %s: %w", id, err)
	}
	return t, nil
}

func (d documentTemplate) document() cycle.Document {
	return cycle.Document{
		Citation: d.Citation, Kind: d.Kind, Number: d.Number, Issuer: d.Issuer, Title: d.Title, Aliases: d.Aliases,
		IssuedOn: cycle.PartialDate{Year: d.Issued.Year, Month: int(d.Issued.Month), Day: d.Issued.Day},
		Role:     d.Role, Loaded: d.Loaded, Resolved: !d.Unresolved, Note: d.Note,
	}
}

func (m milestoneTemplate) milestone() cycle.Milestone {
	return cycle.Milestone{
		Code: m.Code, Title: m.Title, From: m.From, Until: m.Until, Inclusive: m.Inclusive, Tentative: m.Tentative,
		Owner: m.Owner, Source: m.Source,
	}
}

// of moves the template to another year. Its days are then only a proposal, to
// be set anew, and say so.
func (t PlanTemplate) of(year int) PlanTemplate {
	if year == t.Year {
		return t
	}
	t.Milestones = slices.Clone(t.Milestones)
	for i := range t.Milestones {
		m := &t.Milestones[i]
		m.From, m.Until, m.Tentative, m.Source = moved(m.From, year-t.Year), moved(m.Until, year-t.Year), true, ""
	}
	t.Title = strings.ReplaceAll(t.Title, strconv.Itoa(t.Year), strconv.Itoa(year))
	return t
}

func moved(d civil.Date, years int) civil.Date {
	if d.IsZero() {
		return d
	}
	return civil.DateOf(d.Time().AddDate(years, 0, 0))
}

// grouping places people and units in groups made from the template, which
// bear its names.
func (t PlanTemplate) grouping(groups []cycle.PeerGroup) grouping {
	ids := map[string]cycle.GroupID{}
	for _, g := range groups {
		ids[g.Name] = g.ID
	}
	return func(subject string, post org.Post, class org.Class, kind org.UnitKind) cycle.GroupID {
		for _, g := range t.Groups {
			if g.Subject == subject && g.fits(post, class, kind) {
				return ids[g.Name]
			}
		}
		return ""
	}
}
