package ui

import (
	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
)

func accountSamples(v View) []Sample {
	accounts := app.AccountsPage{Without: 3, Own: "1", May: app.May{authz.ManageAccounts: true}}
	accounts.Agency.Name = "Sở Nội vụ"
	accounts.Accounts = append(accounts.Accounts,
		app.Account{ID: "1", Login: "quantri", Name: "Quản trị", Admin: true, State: "active", Version: 1},
		app.Account{ID: "2", Login: "huynhxuankien", Name: "Huỳnh Xuân Kiên", State: "invited", Version: 1},
		app.Account{ID: "3", Login: "voxuanvu", Name: "Võ Xuân Vũ", State: "disabled", Version: 2},
	)
	invited := []app.Invited{{Login: "huynhxuankien", Name: "Huỳnh Xuân Kiên", Secret: "4fq7mduwkznzk2ibz6sj"}} //nolint:gosec // a sample opens nothing
	problems := fault.Fields{"password": fault.Say("password.short", 12)}
	return []Sample{
		{"AccountsPage", AccountsPage(v, accounts), false},
		{"InvitedPage", InvitedPage(v, invited, "https://congtam.example"), false},
		{"InvitationPage", Layout(Frame{View: v, Title: v.T("invitation.firstTitle")}, InvitationPage(v, app.InvitationPage{First: true}, app.AcceptInvitationIn{Login: "quan tri"}, problems)), true},
		{"PasswordPage", Layout(Frame{View: v, Title: v.T("password.title")}, PasswordPage(v, nil)), true},
	}
}
