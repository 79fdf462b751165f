package ui

import (
	"net/url"
	"strconv"
	"strings"

	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// PlanPath is the plan of a cycle.
func PlanPath(id cycle.ID) string { return "/cycles/" + string(id) }

// PlansPath is where a cycle is started.
func PlansPath() string { return "/cycles" }

// PeoplePath is the list of people.
func PeoplePath() string { return "/people" }

// PersonPath is one person's file.
func PersonPath(id org.PersonID) string { return "/people/" + string(id) }

// RolesPath is where a person's roles and charges are changed.
func RolesPath(id org.PersonID) string { return PersonPath(id) + "/roles" }

// MandatesPath gives a person a role.
func MandatesPath(id org.PersonID) string { return PersonPath(id) + "/mandates" }

// ChargesPath puts a person in charge of a unit.
func ChargesPath(id org.PersonID) string { return PersonPath(id) + "/charges" }

// RemoveHoldingPath takes a role or a charge back.
func RemoveHoldingPath(id org.PersonID, holding string) string {
	return RolesPath(id) + "/" + holding + "/remove"
}

// OldUnitCommentPath keeps the old unit's comment on an arrival.
func OldUnitCommentPath(id org.PersonID, transfer string) string {
	return PersonPath(id) + "/transfers/" + transfer
}

// PeopleSearchPath is a page of the list of people as it was searched.
func PeopleSearchPath(text string, unit org.UnitID, page int) string {
	q := url.Values{}
	if text != "" {
		q.Set("q", text)
	}
	if unit != "" {
		q.Set("unit", string(unit))
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return PeoplePath()
	}
	return PeoplePath() + "?" + q.Encode()
}

// ImportsPath is where a roster is brought in.
func ImportsPath() string { return "/imports" }

// AccountsPath is the list of accounts.
func AccountsPath() string { return "/accounts" }

// InvitePeoplePath makes accounts for everybody who has none.
func InvitePeoplePath() string { return "/accounts/invite" }

// RenewInvitationPath gives an account a fresh one-time link.
func RenewInvitationPath(id string) string { return "/accounts/" + id + "/invitation" }

// SwitchAccountPath disables or enables an account.
func SwitchAccountPath(id string) string { return "/accounts/" + id + "/switch" }

// InvitationPath is the page of a one-time link.
func InvitationPath(secret string) string { return "/invitations/" + secret }

// PasswordPath is where one changes the own password.
func PasswordPath() string { return "/account/password" }

// LogPath is the log of official acts.
func LogPath() string { return "/log" }

// OlderLogPath is the log below a position.
func OlderLogPath(before int64) string { return LogPath() + "?before=" + strconv.FormatInt(before, 10) }

// ExportLogPath hands out the log to be verified elsewhere.
func ExportLogPath() string { return LogPath() + "/export" }

// ownUnit is the unit of the actor's first post.
func ownUnit(actor authz.Actor) org.UnitID {
	for _, p := range actor.Posts {
		return p.Unit
	}
	return ""
}

// AccountSearchPath lists the accounts that match, a page of them.
func AccountSearchPath(text string, page int) string {
	return AccountsPath() + strings.TrimPrefix(PeopleSearchPath(text, "", page), PeoplePath())
}
