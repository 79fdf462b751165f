package ui

import (
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

// DossierPath is a unit's dossier.
func DossierPath(id cycle.ID, unit org.UnitID) string { return UnitPath(id, unit) + "/dossier" }

// SubmitDossierPath asks before a dossier is handed in, and hands it in.
func SubmitDossierPath(id cycle.ID, unit org.UnitID) string { return DossierPath(id, unit) + "/submit" }

// RankProposalsPath puts a unit's excellent in order.
func RankProposalsPath(id cycle.ID, unit org.UnitID) string { return DossierPath(id, unit) + "/ranks" }

// ReceiveDossierPath records that the office has a dossier in hand.
func ReceiveDossierPath(id cycle.ID, unit org.UnitID) string {
	return DossierPath(id, unit) + "/receive"
}

// AcceptDossierPath accepts a dossier.
func AcceptDossierPath(id cycle.ID, unit org.UnitID) string { return DossierPath(id, unit) + "/accept" }

// ReturnDossierPath sends a dossier back with a reason.
func ReturnDossierPath(id cycle.ID, unit org.UnitID) string { return DossierPath(id, unit) + "/return" }

// DossiersPath lists the dossiers the office receives.
func DossiersPath(id cycle.ID) string { return PlanPath(id) + "/dossiers" }

// DepartmentPath is how far the department has come.
func DepartmentPath(id cycle.ID) string { return PlanPath(id) + "/department" }

// SendOutgoingPath asks before a report to a body above is recorded as sent,
// and records it.
func SendOutgoingPath(id cycle.ID, to decision.Recipient) string {
	return DepartmentPath(id) + "/outgoing/" + string(to)
}
