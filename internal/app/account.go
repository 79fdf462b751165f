package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/base/id"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// invitationLife is how long a one-time link can be used.
const invitationLife = 7 * 24 * time.Hour

// FirstInvitation mints the one-time link that makes the first administrator.
// It answers "" when the installation has accounts already.
func (a *App) FirstInvitation(ctx context.Context) (string, error) {
	secret := ""
	err := a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		accounts, err := tx.CountAccounts(ctx)
		if err != nil || accounts > 0 {
			secret = ""
			return err
		}
		secret = id.Secret()
		return tx.AddInvitation(ctx, storage.Invitation{TokenHash: hashToken(secret), ExpiresAt: tx.Now().Add(invitationLife)})
	})
	return secret, err
}

// InvitationPage is what the holder of a one-time link sees.
type InvitationPage struct {
	First bool // makes the first administrator: asks for a login and a name
	Login string
	Name  string
}

// InvitationPage reads a one-time link. Faults: NotFound when it is not one,
// Refused when it was used or is over.
func (a *App) InvitationPage(ctx context.Context, secret string) (InvitationPage, error) {
	var p InvitationPage
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		account, err := a.invited(ctx, tx, secret)
		p = InvitationPage{First: account.ID == "", Login: account.Login, Name: account.Name}
		return err
	})
	return p, err
}

// invited finds the account of a live link; the zero account for the first.
func (a *App) invited(ctx context.Context, tx *storage.Tx, secret string) (storage.Account, error) {
	link, err := tx.Invitation(ctx, hashToken(secret))
	if errors.Is(err, fault.NotFound) {
		return storage.Account{}, fault.New(fault.NotFound, "invitation.unknown")
	}
	if err != nil {
		return storage.Account{}, err
	}
	if !link.UsedAt.IsZero() || !tx.Now().Before(link.ExpiresAt) {
		return storage.Account{}, fault.New(fault.Refused, "invitation.over")
	}
	if link.Account != "" {
		account, err := tx.Account(ctx, link.Account)
		if err == nil && account.State == "disabled" {
			err = fault.New(fault.Refused, "invitation.over") // else a link handed out before would open it again
		}
		return account, err
	}
	accounts, err := tx.CountAccounts(ctx)
	if err == nil && accounts > 0 {
		err = fault.New(fault.Refused, "invitation.over")
	}
	return storage.Account{}, err
}

// AcceptInvitationIn sets a password by a one-time link; the first one also
// names the administrator.
type AcceptInvitationIn struct {
	Secret   string
	Login    string
	Name     string
	Password string
	Again    string
}

// AcceptInvitation uses a one-time link up. Faults: Invalid, NotFound, Refused.
func (a *App) AcceptInvitation(ctx context.Context, in AcceptInvitationIn) (Token, error) {
	var account storage.Account
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		account, err = a.invited(ctx, tx, in.Secret)
		return err
	})
	if err != nil {
		return Token{}, err
	}
	first := account.ID == ""
	if first {
		if account, err = in.administrator(); err != nil {
			return Token{}, err
		}
	}
	hash, err := a.newPassword(ctx, in.Password, in.Again, account)
	if err != nil {
		return Token{}, err
	}
	return a.accept(ctx, in.Secret, account, hash, first)
}

func (in AcceptInvitationIn) administrator() (storage.Account, error) {
	problems := fault.Fields{}
	login := strings.ToLower(strings.TrimSpace(in.Login))
	if !properLogin(login) {
		problems.Add("login", "account.login")
	}
	name := org.Tidy(in.Name)
	if name == "" {
		problems.Add("name", "account.noName")
	}
	return storage.Account{Login: login, Name: name, Admin: true}, problems.Err()
}

func properLogin(login string) bool {
	return len(login) >= 3 && len(login) <= 60 && strings.Trim(login, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == ""
}

func (a *App) accept(ctx context.Context, secret string, account storage.Account, hash string, first bool) (Token, error) {
	err := a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		if err := tx.UseInvitation(ctx, hashToken(secret)); err != nil {
			return err
		}
		account.PasswordHash, account.State = hash, "active"
		if first {
			account.ID, account.MadeAt = tx.NewID(), tx.Now()
			if err := tx.AddAccount(ctx, account); err != nil {
				return err
			}
		} else if err := tx.SaveAccount(ctx, account); err != nil {
			return err
		}
		return tx.Record(ctx, audit.Event{Actor: account.ID, Role: "self", Act: "acceptInvitation", Object: "account/" + account.ID, Node: a.setting.Node})
	})
	if err != nil {
		return Token{}, err
	}
	return a.begin(ctx, account, func(*storage.Tx) error { return nil })
}

// Invited is a new one-time link to hand over.
type Invited struct {
	Account string
	Login   string
	Name    string
	Secret  string
}

// InvitePeople makes an account, with a one-time link, for everybody on the
// roster who has none. The links are shown once and kept only as hashes.
func (a *App) InvitePeople(ctx context.Context, by By) ([]Invited, error) {
	var made []Invited
	_, err := a.act(ctx, by, authz.ManageAccounts, func(c *act) error {
		if err := c.allow(authz.Resource{Agency: by.Actor.Agency}); err != nil {
			return err
		}
		made = nil
		people, err := c.People(ctx, by.Actor.Agency)
		if err != nil {
			return err
		}
		accounts, err := c.Accounts(ctx, by.Actor.Agency)
		if err != nil {
			return err
		}
		taken, has := map[string]bool{}, map[org.PersonID]bool{}
		for _, one := range accounts {
			taken[one.Login], has[one.Person] = true, true
		}
		for _, p := range people {
			if has[p.ID] {
				continue
			}
			one, err := c.invite(ctx, p, freeLogin(p.Name, taken))
			if err != nil {
				return err
			}
			made = append(made, one)
		}
		c.about("agency", string(by.Actor.Agency), 0)
		return nil
	})
	return made, err
}

func (c *act) invite(ctx context.Context, p org.Person, login string) (Invited, error) {
	account := storage.Account{
		ID: c.NewID(), Agency: p.Agency, Person: p.ID, Login: login, Name: p.Name, State: "invited", MadeAt: c.Now(),
	}
	if err := c.AddAccount(ctx, account); err != nil {
		return Invited{}, err
	}
	return c.link(ctx, account)
}

// link mints a one-time link and makes earlier ones worthless.
func (c *act) link(ctx context.Context, account storage.Account) (Invited, error) {
	if err := c.RemoveInvitationsOf(ctx, account.ID); err != nil {
		return Invited{}, err
	}
	one := Invited{Account: account.ID, Login: account.Login, Name: account.Name, Secret: id.Secret()}
	return one, c.AddInvitation(ctx, storage.Invitation{
		TokenHash: hashToken(one.Secret), Account: account.ID, ExpiresAt: c.Now().Add(invitationLife),
	})
}

// freeLogin makes a login of a name, "dinhthimychau", with a number when it
// is taken.
func freeLogin(name string, taken map[string]bool) string {
	var b strings.Builder
	for _, r := range org.Fold(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	login := b.String()
	for n := 2; taken[login] || len(login) < 3; n++ {
		login = fmt.Sprintf("%s%d", b.String(), n)
	}
	taken[login] = true
	return login
}

// AccountIn names an account to act on.
type AccountIn struct {
	ID      string
	Version int
}

// RenewInvitation gives an account a fresh one-time link and ends its
// sessions: for a lost password. The administrator never learns a password.
func (a *App) RenewInvitation(ctx context.Context, by By, in AccountIn) (Invited, error) {
	var made Invited
	_, err := a.act(ctx, by, authz.ManageAccounts, func(c *act) error {
		account, err := c.account(ctx, in)
		if err != nil {
			return err
		}
		if account.State == "disabled" {
			return fault.New(fault.Refused, "account.disabled")
		}
		if err := c.RemoveSessionsOf(ctx, account.ID); err != nil {
			return err
		}
		made, err = c.link(ctx, account)
		return err
	})
	return made, err
}

// SwitchAccount disables an account, ending its sessions everywhere, or
// enables it again. Faults: Refused on one's own account.
func (a *App) SwitchAccount(ctx context.Context, by By, in AccountIn) error {
	_, err := a.act(ctx, by, authz.ManageAccounts, func(c *act) error {
		account, err := c.account(ctx, in)
		if err != nil {
			return err
		}
		if account.ID == by.Actor.Account {
			return fault.New(fault.Refused, "account.own")
		}
		switch {
		case account.State != "disabled":
			account.State = "disabled"
		case account.PasswordHash == "":
			account.State = "invited"
		default:
			account.State = "active"
		}
		if err := c.SaveAccount(ctx, account); err != nil {
			return err
		}
		return c.RemoveSessionsOf(ctx, account.ID)
	})
	return err
}

// account loads an account the actor may manage.
func (c *act) account(ctx context.Context, in AccountIn) (storage.Account, error) {
	account, err := c.Account(ctx, in.ID)
	if err != nil {
		return storage.Account{}, err
	}
	account.Version = in.Version
	c.about("account", account.ID, in.Version+1)
	return account, c.allow(authz.Resource{Agency: account.Agency, Person: account.Person})
}

// Account is a way to sign in, as the list of accounts shows it.
type Account = storage.Account

// AccountSearch is what an administrator looks for among the accounts.
type AccountSearch struct {
	Text string // part of a login, with marks and blanks or without
	Page int    // from 1
}

// AccountsPage lists who can sign in.
type AccountsPage struct {
	Page
	Search   AccountSearch
	Accounts []Account
	Last     int    // the last page
	Own      string // the reader's own account, which he cannot disable
	Without  int    // people on the roster with no account
	May      May
}

const accountsOnAPage = 100

// AccountsPage reads the accounts of the actor's agency. Faults: Forbidden.
func (a *App) AccountsPage(ctx context.Context, actor authz.Actor, search AccountSearch) (AccountsPage, error) {
	p := AccountsPage{Search: search, Own: actor.Account}
	p.Search.Page = max(search.Page, 1)
	err := a.page(ctx, actor, &p.Page, func(tx *storage.Tx) error {
		r := authz.Resource{Agency: actor.Agency}
		if err := authz.Allow(actor, authz.ManageAccounts, r); err != nil {
			return err
		}
		accounts, total, err := tx.AccountsOnPage(ctx, storage.AccountQuery{
			Agency: actor.Agency, Login: strings.ReplaceAll(org.Fold(search.Text), " ", ""),
			Limit: accountsOnAPage, Offset: (p.Search.Page - 1) * accountsOnAPage,
		})
		if err != nil {
			return err
		}
		p.Accounts, p.Last = accounts, (total+accountsOnAPage-1)/accountsOnAPage
		p.May = may(actor, r, authz.ManageAccounts, authz.ImportRoster)
		p.Without, err = tx.CountWithoutAccount(ctx, actor.Agency)
		return err
	})
	return p, err
}

// DemoPerson is somebody to sign in as on a training installation.
type DemoPerson struct {
	Account string
	Name    string
	Title   string
	Unit    string
	Post    org.Post
	Kind    org.UnitKind
}

// DemoPeople lists everybody by unit, for the sign-in page of a training
// installation. Faults: Refused elsewhere.
func (a *App) DemoPeople(ctx context.Context) ([]DemoPerson, error) {
	if !a.setting.Training {
		return nil, fault.New(fault.Refused, "signin.trainingOnly")
	}
	var people []DemoPerson
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		rows, err := tx.Residents(ctx)
		people = nil
		for _, row := range rows {
			people = append(people, DemoPerson(row))
		}
		return err
	})
	return people, err
}
