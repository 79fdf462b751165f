package app

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// collectiveKey names a collective: a unit may be rated as itself and, for the
// agency's leadership, as that.
type collectiveKey struct {
	unit org.UnitID
	kind dossier.ReportKind
}

// collectiveOutcomes rates collectives by the grades in their reports, the
// targets they met and the discipline of those who lead them (Article 12 of
// Regulation 124-QĐ/TW), in three statements for all of them.
func (a *App) collectiveOutcomes(ctx context.Context, tx *storage.Tx, c cycle.Cycle, people []cycle.Participant) (map[collectiveKey]rating.Outcome, error) {
	edition, err := a.books.Select(rulebook.Query{Class: rulebook.Collective, Year: c.Year, Layer: c.Layer})
	if err != nil {
		return nil, err
	}
	reports, err := tx.Reports(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	var leaders []org.PersonID
	for _, p := range people {
		if p.Post.Leads() {
			leaders = append(leaders, p.Person)
		}
	}
	personnel, err := tx.Personnel(ctx, leaders)
	if err != nil {
		return nil, err
	}
	standing, err := tx.Standing(ctx, c.ID, nil)
	if err != nil {
		return nil, err
	}
	outcomes := map[collectiveKey]rating.Outcome{}
	for _, r := range reports {
		f := rating.Facts{ID: string(r.Unit), Year: c.Year, Class: rulebook.Collective, Grades: grades(r), Disciplines: discipline(r.Unit, people, personnel)}
		if n := standing.Units[r.Unit]; n.Total > 0 {
			f.Unit = rating.Unit{Targets: rating.Of(n.Total), Done: rating.Of(n.Done)}
		}
		o, err := rateCollective(edition, f)
		if err != nil {
			return nil, fmt.Errorf("rate collective %s: %w", r.Unit, err)
		}
		outcomes[collectiveKey{r.Unit, r.Kind}] = o
	}
	return outcomes, nil
}

// rateCollective leaves open what cannot be computed: the authority chooses,
// with its reason.
func rateCollective(edition *rulebook.Edition, f rating.Facts) (rating.Outcome, error) {
	o, err := rating.Rate(edition, f)
	missing, incomplete := fault.FieldsOf(err)
	if !incomplete {
		return o, err
	}
	return undetermined(rating.Outcome{Book: edition.ID}, missing), nil
}

// grades sorts the grades of a report into the groups Article 12 speaks of: the
// year's results, the remedy of earlier shortcomings, and everything else.
func grades(r dossier.Report) *rating.CollectiveGrade {
	var g rating.CollectiveGrade
	for _, section := range slices.Sorted(maps.Keys(r.Passages)) {
		grade := r.Passages[section].Grade
		switch {
		case grade == "":
		case section == "results":
			g.Results = append(g.Results, grade)
		case section == "remedy":
			g.Remedy = append(g.Remedy, grade)
		default:
			g.Building = append(g.Building, grade)
		}
	}
	if len(g.Results)+len(g.Building)+len(g.Remedy) == 0 {
		return nil
	}
	return &g
}

// discipline lists the decisions about those who lead the unit.
func discipline(unit org.UnitID, people []cycle.Participant, personnel map[org.PersonID]storage.Personnel) []rating.Discipline {
	var list []rating.Discipline
	for _, p := range people {
		if p.Unit != unit || !p.Post.Leads() {
			continue
		}
		for _, d := range personnel[p.Person].Disciplines {
			list = append(list, rating.Discipline{Act: d.ID, Kind: d.Kind, Form: d.Form, Effective: d.EffectiveOn, Issued: d.IssuedOn})
		}
	}
	return list
}

// needFact starts the names of facts among what an outcome still requires.
const needFact = "fact."

// undetermined is an outcome that names the facts nobody gave: any level
// departs from it and needs its reason, while caps and forced levels stand.
func undetermined(o rating.Outcome, missing fault.Fields) rating.Outcome {
	if len(o.Forced) == 0 && o.Level != rating.NotRated {
		o.Level = rating.Undetermined
	}
	if o.Merit == "" {
		o.Merit = rating.Undetermined
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		o.Requires = append(o.Requires, needFact+name)
	}
	return o
}

// kindOfReport is the report a collective is rated by.
func kindOfReport(s decision.Subject) dossier.ReportKind {
	switch s {
	case decision.OfAgency:
		return dossier.AgencyReport
	case decision.OfLeadership:
		return dossier.LeadershipReport
	}
	return dossier.UnitReport
}
