package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/base/id"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/infra/auth"
	"congtam/internal/infra/storage"
)

// sessionLife is how long a browser stays signed in: a working day. It is
// fixed at sign-in, so that no page view has to write.
const sessionLife = 12 * time.Hour

// SignInIn is what a person types to come in, and from where.
type SignInIn struct {
	Login    string
	Password string
	Net      string // the caller's network, for the throttle
}

// Token is a session's token with its end; only the browser keeps it.
type Token struct {
	Secret string
	Until  time.Time
}

// SignIn starts a session. Faults: Invalid for a wrong login or password,
// which are not told apart; Refused while too many attempts failed.
func (a *App) SignIn(ctx context.Context, in SignInIn) (Token, error) {
	login := strings.ToLower(strings.TrimSpace(in.Login))
	if login == "" || in.Password == "" {
		return Token{}, wrongSignIn()
	}
	account, err := a.throttled(ctx, login, in.Net)
	if err != nil {
		return Token{}, err
	}
	hash := account.PasswordHash
	if account.State != "active" {
		hash = ""
	}
	matches, err := a.hasher.Matches(ctx, in.Password, hash)
	if err != nil {
		return Token{}, err
	}
	if !matches {
		return Token{}, errors.Join(a.countFailure(ctx, login, in.Net), wrongSignIn())
	}
	return a.begin(ctx, account, func(tx *storage.Tx) error { return tx.ForgetFailures(ctx, "login:"+login) })
}

func wrongSignIn() error {
	return fault.Fields{"password": fault.Say("signin.wrong")}.Err()
}

// throttled finds the account, unless its login or network must wait: each
// failure past the third doubles the wait, up to a quarter of an hour, and
// nobody is ever locked out for good.
func (a *App) throttled(ctx context.Context, login, network string) (storage.Account, error) {
	var account storage.Account
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		for subject, free := range map[string]int{"login:" + login: 3, "net:" + network: 30} {
			failures, last, err := tx.Failures(ctx, subject)
			if err != nil {
				return err
			}
			if wait := penalty(failures, free) - tx.Now().Sub(last); wait > 0 {
				return fault.New(fault.Refused, "signin.wait", int(wait.Round(time.Second).Seconds()))
			}
		}
		found, err := tx.AccountByLogin(ctx, login)
		if err != nil && !errors.Is(err, fault.NotFound) {
			return err
		}
		account = found
		return nil
	})
	return account, err
}

// penalty is how long to wait after so many failures, of which some are free.
func penalty(failures, free int) time.Duration {
	if failures <= free {
		return 0
	}
	return min(time.Second<<min(failures-free, 10), 15*time.Minute)
}

// signInLock serialises sign-ins, which belong to no agency.
const signInLock = "signin"

func (a *App) countFailure(ctx context.Context, login, network string) error {
	return a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		if err := tx.CountFailure(ctx, "login:"+login); err != nil {
			return err
		}
		return tx.CountFailure(ctx, "net:"+network)
	})
}

// begin writes the session and its audit entry.
func (a *App) begin(ctx context.Context, account storage.Account, also func(*storage.Tx) error) (Token, error) {
	token := Token{Secret: id.Secret()}
	err := a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		token.Until = tx.Now().Add(sessionLife)
		if err := tx.RemoveStaleSessions(ctx); err != nil {
			return err
		}
		session := storage.Session{
			TokenHash: hashToken(token.Secret), Account: account.ID, MadeAt: tx.Now(), ExpiresAt: token.Until, ProvedAt: tx.Now(),
		}
		if err := tx.AddSession(ctx, session); err != nil {
			return err
		}
		if err := also(tx); err != nil {
			return err
		}
		return tx.Record(ctx, audit.Event{Actor: account.ID, Role: "self", Act: "signIn", Object: "account/" + account.ID, Node: a.setting.Node})
	})
	return token, err
}

// SignInAs starts a session for anybody without a password. Faults: Refused
// outside training installations.
func (a *App) SignInAs(ctx context.Context, account string) (Token, error) {
	if !a.setting.Training {
		return Token{}, fault.New(fault.Refused, "signin.trainingOnly")
	}
	var found storage.Account
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		found, err = tx.Account(ctx, account)
		return err
	})
	if err != nil {
		return Token{}, err
	}
	return a.begin(ctx, found, func(*storage.Tx) error { return nil })
}

// SignOut ends the session of a token.
func (a *App) SignOut(ctx context.Context, secret string) error {
	return a.db.Write(ctx, signInLock, func(tx *storage.Tx) error { return tx.RemoveSession(ctx, hashToken(secret)) })
}

// ChangePasswordIn is an own new password.
type ChangePasswordIn struct {
	Old, New, Again string
}

// ChangePassword sets the actor's own password and ends every session of the
// account: whoever else used it must know the new one. Faults: Invalid.
func (a *App) ChangePassword(ctx context.Context, by By, in ChangePasswordIn) error {
	if by.Actor.Account == "" {
		return fault.New(fault.Unauthenticated, "forbidden.nobody")
	}
	var account storage.Account
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		account, err = tx.Account(ctx, by.Actor.Account)
		return err
	})
	if err != nil {
		return err
	}
	matches, err := a.hasher.Matches(ctx, in.Old, account.PasswordHash)
	if err != nil {
		return err
	}
	if !matches {
		return fault.Fields{"old": fault.Say("password.oldWrong")}.Err()
	}
	hash, err := a.newPassword(ctx, in.New, in.Again, account)
	if err != nil {
		return err
	}
	_, err = a.act(ctx, by, authz.OwnAccount, func(c *act) error {
		if err := c.allow(authz.Resource{Agency: by.Actor.Agency, Person: by.Actor.Person}); err != nil {
			return err
		}
		account.PasswordHash = hash
		if err := c.SaveAccount(ctx, account); err != nil {
			return err
		}
		c.about("account", account.ID, account.Version+1)
		return c.RemoveSessionsOf(ctx, account.ID)
	})
	return err
}

// newPassword checks and hashes a password, before any transaction: hashing
// is slow on purpose.
func (a *App) newPassword(ctx context.Context, password, again string, account storage.Account) (string, error) {
	if err := auth.Check(password, account.Login, account.Name); err != nil {
		return "", err
	}
	if password != again {
		return "", fault.Fields{"again": fault.Say("password.differs")}.Err()
	}
	return a.hasher.Hash(ctx, password)
}

// prove asks for the actor's password again before an act with legal effect,
// so that a browser left open signs nothing. Training installations have no
// passwords to ask for. Faults: Invalid, for the field "password".
func (a *App) prove(ctx context.Context, by By, password string) error {
	if a.setting.Training {
		return nil
	}
	var account storage.Account
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		account, err = tx.Account(ctx, by.Actor.Account)
		return err
	})
	if err != nil {
		return err
	}
	matches, err := a.hasher.Matches(ctx, password, account.PasswordHash)
	if err != nil {
		return err
	}
	if !matches {
		return fault.Fields{"password": fault.Say("password.prove")}.Err()
	}
	return nil
}
