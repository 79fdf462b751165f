package ui

import (
	"net/url"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// EditPlanPath is where the head of a plan is changed, or its number filed.
func EditPlanPath(id cycle.ID) string { return PlanPath(id) + "/plan/edit" }

// IssuePlanPath asks before a plan is issued, and issues it.
func IssuePlanPath(id cycle.ID) string { return PlanPath(id) + "/plan/issue" }

// EnrolAgainPath takes the people of a plan anew from the roster.
func EnrolAgainPath(id cycle.ID) string { return PlanPath(id) + "/plan/enrol" }

// MilestonesPath adds a date to a plan.
func MilestonesPath(id cycle.ID) string { return PlanPath(id) + "/plan/milestones" }

// NewMilestonePath is the form of a new date.
func NewMilestonePath(id cycle.ID) string { return MilestonesPath(id) + "/new" }

// MilestonePath is one date of a plan, to change.
func MilestonePath(id cycle.ID, milestone string) string { return MilestonesPath(id) + "/" + milestone }

// RemoveMilestonePath takes a date out of a plan.
func RemoveMilestonePath(id cycle.ID, milestone string) string {
	return MilestonePath(id, milestone) + "/remove"
}

// TextsPath adds a governing document to a plan.
func TextsPath(id cycle.ID) string { return PlanPath(id) + "/plan/texts" }

// NewTextPath is the form of a new governing document.
func NewTextPath(id cycle.ID) string { return TextsPath(id) + "/new" }

// TextPath is one governing document, to change.
func TextPath(id cycle.ID, document string) string { return TextsPath(id) + "/" + document }

// TickTextPath ticks a governing document off the checklist.
func TickTextPath(id cycle.ID, document string) string {
	return TextPath(id, document) + "/tick"
}

// RemoveTextPath takes a governing document out of a plan.
func RemoveTextPath(id cycle.ID, document string) string {
	return TextPath(id, document) + "/remove"
}

// PlanPeoplePath lists who is reviewed, of one unit or, with "", of all.
func PlanPeoplePath(id cycle.ID, unit org.UnitID) string {
	path := PlanPath(id) + "/plan/people"
	if unit != "" {
		path += "?unit=" + url.QueryEscape(string(unit))
	}
	return path
}

// PlanPersonPath moves a person between peer groups.
func PlanPersonPath(id cycle.ID, person org.PersonID) string {
	return PlanPath(id) + "/plan/people/" + string(person)
}

// PlanUnitPath moves a unit between peer groups.
func PlanUnitPath(id cycle.ID, unit org.UnitID) string {
	return PlanPath(id) + "/plan/units/" + string(unit)
}
