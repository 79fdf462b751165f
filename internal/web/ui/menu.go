package ui

import (
	"strings"

	"congtam/internal/app"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

// menuLine is a place of the menu and who sees it.
type menuLine struct {
	word   string
	path   func(in app.SignedIn) string
	action authz.Action
	cycle  bool // only once the agency has a cycle
}

// menuLines is the menu, in the order of the work.
var menuLines = []menuLine{
	{"menu.home", func(app.SignedIn) string { return HomePath() }, authz.OwnAccount, false},
	{"menu.plan", planPlace, authz.ViewPlan, false},
	{"menu.file", func(in app.SignedIn) string { return FilePath(in.Cycle, in.Actor.Person) }, authz.WriteReview, true},
	{"menu.unit", func(in app.SignedIn) string { return UnitPath(in.Cycle, ownUnit(in.Actor)) }, authz.ViewUnit, true},
	{"menu.dossier", dossierPlace, authz.SubmitDossier, true},
	{"menu.department", func(in app.SignedIn) string { return DepartmentPath(in.Cycle) }, authz.ViewDepartment, true},
	{"menu.dossiers", func(in app.SignedIn) string { return DossiersPath(in.Cycle) }, authz.ReceiveDossier, true},
	{"menu.decision", func(in app.SignedIn) string { return DecisionPath(in.Cycle, decision.Units) }, authz.ViewDecision, true},
	{"menu.result", func(in app.SignedIn) string { return MyResultPath(in.Cycle) }, authz.ViewOwnResult, true},
	{"menu.results", func(in app.SignedIn) string { return ResultsPath(in.Cycle) }, authz.ViewDecision, true},
	{"menu.documents", func(in app.SignedIn) string { return DocumentsPath(in.Cycle, "") }, authz.FetchDocument, true},
	{"menu.people", func(app.SignedIn) string { return PeoplePath() }, authz.ViewPeople, false},
	{"menu.imports", func(app.SignedIn) string { return ImportsPath() }, authz.ImportRoster, false},
	{"menu.accounts", func(app.SignedIn) string { return AccountsPath() }, authz.ManageAccounts, false},
	{"menu.log", func(app.SignedIn) string { return LogPath() }, authz.ViewLog, false},
	{"menu.password", func(app.SignedIn) string { return PasswordPath() }, authz.OwnAccount, false},
}

// planPlace is the newest plan, or where a first one is started.
func planPlace(in app.SignedIn) string {
	if in.Cycle == "" {
		return PlansPath()
	}
	return PlanPath(in.Cycle)
}

// dossierPlace is the dossier of the reader's unit, where the unit has one: the
// leadership is reviewed by a conference.
func dossierPlace(in app.SignedIn) string {
	posts := in.Actor.Posts
	if len(posts) == 0 || !(org.Unit{Kind: posts[0].Kind}).Reviewed() {
		return ""
	}
	return DossierPath(in.Cycle, posts[0].Unit)
}

// Menu is what the person signed in may open, with the place of path marked.
func Menu(v View, in app.SignedIn, path string) []NavItem {
	if in.Actor.Account == "" {
		return nil
	}
	unit := ownUnit(in.Actor)
	var items []NavItem
	for _, line := range menuLines {
		r := authz.Resource{Agency: in.Actor.Agency, Unit: unit, Person: in.Actor.Person}
		if line.cycle && in.Cycle == "" || !authz.May(in.Actor, line.action, r) {
			continue
		}
		if path := line.path(in); path != "" {
			items = append(items, NavItem{Label: v.T(line.word), Href: path})
		}
	}
	markCurrent(items, path)
	return items
}

// markCurrent marks the place path lies in: of two that hold it, the nearer.
func markCurrent(items []NavItem, path string) {
	nearest := -1
	for i, item := range items {
		if within(path, item.Href) && (nearest < 0 || len(item.Href) > len(items[nearest].Href)) {
			nearest = i
		}
	}
	if nearest >= 0 {
		items[nearest].Current = true
	}
}

// within tells whether path is href or lies below it.
func within(path, href string) bool {
	return path == href || href != HomePath() && strings.HasPrefix(path, href+"/")
}
