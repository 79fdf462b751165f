package ui

import (
	"strconv"

	"congtam/internal/app"
	"congtam/internal/domain/authz"
)

func accountsTable(v View, p app.AccountsPage) TableOf {
	t := TableOf{
		Caption: v.T("accounts.list"), Empty: v.T("accounts.none"),
		Columns: []Column{{Label: v.T("accounts.name")}, {Label: v.T("accounts.login")}, {Label: v.T("accounts.state")}, {Label: v.T("accounts.acts")}},
	}
	for _, one := range p.Accounts {
		name := one.Name
		if one.Admin {
			name += " · " + v.T("accounts.admin")
		}
		tone := Plain
		if one.State != "active" {
			tone = Quiet
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: name}, {Text: one.Login}, {Body: Tag(v.T("account.state."+one.State), tone)},
			{Body: rowActions(v, accountActions(v, p, one))},
		}})
	}
	return t
}

// accountActions are what an administrator can do to one account, but never
// to his own.
func accountActions(v View, p app.AccountsPage, one app.Account) []Action {
	if one.ID == p.Own || !p.May[authz.ManageAccounts] {
		return nil
	}
	version := []Hidden{{"version", strconv.Itoa(one.Version)}}
	if one.State == "disabled" {
		return []Action{{Label: v.T("accounts.enable"), Href: SwitchAccountPath(one.ID), Allowed: true, Post: true, Fields: version}}
	}
	return []Action{
		{Label: v.T("accounts.renew"), Href: RenewInvitationPath(one.ID), Allowed: true, Post: true, Fields: version, Confirm: v.T("accounts.renewAsk", one.Name)},
		{Label: v.T("accounts.disable"), Href: SwitchAccountPath(one.ID), Allowed: true, Post: true, Fields: version, Confirm: v.T("accounts.disableAsk", one.Name)},
	}
}

func invitedTable(v View, invited []app.Invited, base string) TableOf {
	t := TableOf{
		Caption: v.T("invited.title"),
		Columns: []Column{{Label: v.T("accounts.name")}, {Label: v.T("accounts.login")}, {Label: v.T("invited.link")}},
	}
	for _, one := range invited {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: one.Name}, {Text: one.Login}, {Body: long(base + InvitationPath(one.Secret))}}})
	}
	return t
}
