package storage

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Account is a way to sign in, usually a person's.
type Account struct {
	ID           string
	Agency       org.UnitID
	Person       org.PersonID
	Login        string
	Name         string
	Admin        bool
	PasswordHash string // argon2id; empty until the invitation is used
	State        string // invited, active, disabled
	MadeAt       time.Time
	Version      int
}

const accountColumns = `id, agency_id, person_id, login, name, admin, password_hash, state, made_at, version`

// Account loads one account. Faults: NotFound.
func (tx *Tx) Account(ctx context.Context, id string) (Account, error) {
	a, err := scanAccount(tx.queryRow(ctx, `/* Tx.Account */
		select `+accountColumns+` from account where id = $1`, id))
	if err != nil {
		return Account{}, fmt.Errorf("load account %s: %w", id, tx.fault(err))
	}
	return a, nil
}

// AccountByLogin loads an account by the name typed to sign in. Faults:
// NotFound.
func (tx *Tx) AccountByLogin(ctx context.Context, login string) (Account, error) {
	a, err := scanAccount(tx.queryRow(ctx, `/* Tx.AccountByLogin */
		select `+accountColumns+` from account where login = $1`, login))
	if err != nil {
		return Account{}, fmt.Errorf("load account by login: %w", tx.fault(err))
	}
	return a, nil
}

// Accounts loads every account of an agency, and those of no agency yet.
func (tx *Tx) Accounts(ctx context.Context, agency org.UnitID) ([]Account, error) {
	accounts, err := collect(ctx, tx, scanAccount, `/* Tx.Accounts */
		select `+accountColumns+` from account where agency_id = $1 or agency_id is null order by login`, agency)
	if err != nil {
		return nil, fmt.Errorf("load accounts: %w", err)
	}
	return accounts, nil
}

// AccountQuery asks for a page of an agency's accounts.
type AccountQuery struct {
	Agency        org.UnitID
	Login         string // part of it; empty: all
	Limit, Offset int
}

// AccountsOnPage loads some of the accounts of an agency, and those of no
// agency yet, by login; total counts them all.
func (tx *Tx) AccountsOnPage(ctx context.Context, q AccountQuery) (accounts []Account, total int, err error) {
	const matching = ` from account where (agency_id = $1 or agency_id is null) and ($2 = '' or login like $3)`
	err = tx.queryRow(ctx, `/* Tx.AccountsOnPage count */ select count(*)`+matching, q.Agency, q.Login, "%"+q.Login+"%").Scan(&total)
	if err != nil {
		return nil, 0, fmt.Errorf("count accounts: %w", err)
	}
	accounts, err = collect(ctx, tx, scanAccount, `/* Tx.AccountsOnPage */
		select `+accountColumns+matching+` order by login limit $4 offset $5`,
		q.Agency, q.Login, "%"+q.Login+"%", q.Limit, q.Offset)
	if err != nil {
		return nil, 0, fmt.Errorf("load accounts: %w", err)
	}
	return accounts, total, nil
}

// CountWithoutAccount counts the people on the roster who have no account.
func (tx *Tx) CountWithoutAccount(ctx context.Context, agency org.UnitID) (int, error) {
	var n int
	err := tx.queryRow(ctx, `/* Tx.CountWithoutAccount */
		select count(*) from person p where p.agency_id = $1 and p.removed = false
			and not exists (select 1 from account a where a.person_id = p.id)`, agency).Scan(&n)
	return n, err
}

// CountAccounts counts the accounts of the installation.
func (tx *Tx) CountAccounts(ctx context.Context) (int, error) {
	var n int
	err := tx.queryRow(ctx, `/* Tx.CountAccounts */ select count(*) from account`).Scan(&n)
	return n, err
}

// AddAccount adds an account. Faults: Conflict when the login is taken.
func (tx *Tx) AddAccount(ctx context.Context, a Account) error {
	_, err := tx.exec(ctx, `/* Tx.AddAccount */
		insert into account (id, agency_id, person_id, login, name, admin, password_hash, state, made_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		a.ID, null(a.Agency), null(a.Person), a.Login, a.Name, a.Admin, a.PasswordHash, a.State, instant(a.MadeAt))
	if err != nil {
		return fmt.Errorf("add account %s: %w", a.Login, err)
	}
	return nil
}

// SaveAccount updates a unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveAccount(ctx context.Context, a Account) error {
	err := tx.saved(ctx, `/* Tx.SaveAccount */
		update account set agency_id = $3, person_id = $4, login = $5, name = $6, admin = $7, password_hash = $8, state = $9,
			version = version + 1
		where id = $1 and version = $2`,
		a.ID, a.Version, null(a.Agency), null(a.Person), a.Login, a.Name, a.Admin, a.PasswordHash, a.State)
	if err != nil {
		return fmt.Errorf("save account %s: %w", a.ID, err)
	}
	return nil
}

func scanAccount(row scanner) (Account, error) {
	var a Account
	err := row.Scan(&a.ID, ref(&a.Agency), ref(&a.Person), &a.Login, &a.Name, &a.Admin, &a.PasswordHash, &a.State,
		(*instant)(&a.MadeAt), &a.Version)
	return a, err
}

// Session is a signed-in browser. Only the hash of its token is kept.
type Session struct {
	TokenHash string
	Account   string
	MadeAt    time.Time
	ExpiresAt time.Time
	ProvedAt  time.Time // last time the password was given
}

// AddSession starts a session.
func (tx *Tx) AddSession(ctx context.Context, s Session) error {
	_, err := tx.exec(ctx, `/* Tx.AddSession */
		insert into session (token_hash, account_id, made_at, expires_at, proved_at) values ($1, $2, $3, $4, $5)`,
		s.TokenHash, s.Account, instant(s.MadeAt), instant(s.ExpiresAt), instant(s.ProvedAt))
	if err != nil {
		return fmt.Errorf("add session: %w", err)
	}
	return nil
}

// RemoveSession ends one session.
func (tx *Tx) RemoveSession(ctx context.Context, tokenHash string) error {
	return tx.remove(ctx, `/* Tx.RemoveSession */ delete from session where token_hash = $1`, tokenHash)
}

// RemoveSessionsOf ends every session of an account, on every node.
func (tx *Tx) RemoveSessionsOf(ctx context.Context, account string) error {
	return tx.remove(ctx, `/* Tx.RemoveSessionsOf */ delete from session where account_id = $1`, account)
}

// RemoveStaleSessions clears sessions over at now.
func (tx *Tx) RemoveStaleSessions(ctx context.Context) error {
	return tx.remove(ctx, `/* Tx.RemoveStaleSessions */ delete from session where expires_at <= $1`, instant(tx.now))
}

// SignedIn is a session with who it belongs to and what every page says of him.
type SignedIn struct {
	Actor      authz.Actor
	Session    Session
	AgencyName string
	Title      string   // the first post's, with its unit
	Cycle      cycle.ID // the newest of the agency; empty: none
}

// ActorOf finds who a session belongs to, with posts, charges and mandates as
// of today, in two statements. Faults: NotFound when the session is over or
// the account disabled.
func (tx *Tx) ActorOf(ctx context.Context, tokenHash string) (SignedIn, error) {
	var in SignedIn
	a, s := &in.Actor, &in.Session
	err := tx.queryRow(ctx, `/* Tx.ActorOf */
		select a.id, a.login, a.name, a.agency_id, a.person_id, a.admin, s.made_at, s.expires_at, s.proved_at,
			coalesce(u.name, ''),
			coalesce((select c.id from cycle c where c.agency_id = a.agency_id order by c.year desc limit 1), '')
		from session s join account a on a.id = s.account_id left join unit u on u.id = a.agency_id
		where s.token_hash = $1 and s.expires_at > $2 and a.state = 'active'`, tokenHash, instant(tx.now)).
		Scan(&a.Account, &a.Login, &a.Name, ref(&a.Agency), ref(&a.Person), &a.Admin,
			(*instant)(&s.MadeAt), (*instant)(&s.ExpiresAt), (*instant)(&s.ProvedAt), &in.AgencyName, &in.Cycle)
	if err != nil {
		return SignedIn{}, fmt.Errorf("load session: %w", tx.fault(err))
	}
	s.TokenHash, s.Account = tokenHash, a.Account
	in.Actor, in.Title, err = tx.withPosts(ctx, in.Actor)
	return in, err
}

// ActorOfAccount is ActorOf for a command line or a job that names an account.
func (tx *Tx) ActorOfAccount(ctx context.Context, account string) (authz.Actor, error) {
	row, err := tx.Account(ctx, account)
	if err != nil {
		return authz.Actor{}, err
	}
	actor, _, err := tx.withPosts(ctx, authz.Actor{
		Account: row.ID, Login: row.Login, Name: row.Name, Agency: row.Agency, Person: row.Person, Admin: row.Admin,
	})
	return actor, err
}

// withPosts adds what the person of an actor holds today, and says how the
// first post is called.
func (tx *Tx) withPosts(ctx context.Context, a authz.Actor) (authz.Actor, string, error) {
	if a.Person == "" {
		return a, "", nil
	}
	type held struct{ what, unit, kind, post, title string }
	rows, err := collect(ctx, tx, func(row scanner) (held, error) {
		var h held
		err := row.Scan(&h.what, &h.unit, &h.kind, &h.post, &h.title)
		return h, err
	}, `/* Tx.withPosts */
		select 'post', p.unit_id, u.kind, p.post, p.title || ', ' || u.name from appointment p join unit u on u.id = p.unit_id
		where p.person_id = $1 and (p.from_on is null or p.from_on <= $2) and (p.until_on is null or p.until_on > $2)
		union all
		select 'charge', unit_id, '', '', '' from charge
		where person_id = $1 and (from_on is null or from_on <= $2) and (until_on is null or until_on > $2)
		union all
		select 'mandate', '', '', role, '' from mandate
		where person_id = $1 and (from_on is null or from_on <= $2) and (until_on is null or until_on > $2)`,
		a.Person, civil.DateOf(tx.now))
	if err != nil {
		return authz.Actor{}, "", fmt.Errorf("load posts of the actor: %w", err)
	}
	title := ""
	for _, h := range rows {
		switch h.what {
		case "post":
			a.Posts = append(a.Posts, authz.Post{Unit: org.UnitID(h.unit), Kind: org.UnitKind(h.kind), Post: org.Post(h.post)})
			title = cmp.Or(title, h.title)
		case "charge":
			a.Charges = append(a.Charges, org.UnitID(h.unit))
		default:
			a.Mandates = append(a.Mandates, org.Role(h.post))
		}
	}
	return a, title, nil
}

// Resident is an account with the post its person holds today.
type Resident struct {
	Account string
	Name    string
	Title   string
	Unit    string
	Post    org.Post
	Kind    org.UnitKind
}

// Residents loads everybody who can sign in, by unit and in list order, for
// training installations.
func (tx *Tx) Residents(ctx context.Context) ([]Resident, error) {
	residents, err := collect(ctx, tx, func(row scanner) (Resident, error) {
		var r Resident
		err := row.Scan(&r.Account, &r.Name, &r.Title, &r.Unit, &r.Post, &r.Kind)
		return r, err
	}, `/* Tx.Residents */
		select a.id, a.name, coalesce(p.title, ''), coalesce(u.name, ''), coalesce(p.post, 'none'), coalesce(u.kind, 'agency')
		from account a
		left join appointment p on p.person_id = a.person_id
			and (p.from_on is null or p.from_on <= $1) and (p.until_on is null or p.until_on > $1)
		left join unit u on u.id = p.unit_id
		where a.state = 'active'
		order by coalesce(u.display_order, 999), coalesce(p.display_order, 0), a.name`, civil.DateOf(tx.now))
	if err != nil {
		return nil, fmt.Errorf("load residents: %w", err)
	}
	return residents, nil
}

// ActiveAdmins loads the administrators who can sign in.
func (tx *Tx) ActiveAdmins(ctx context.Context) ([]Account, error) {
	accounts, err := collect(ctx, tx, scanAccount, `/* Tx.ActiveAdmins */
		select `+accountColumns+` from account where admin = true and state = 'active' order by login`)
	if err != nil {
		return nil, fmt.Errorf("load administrators: %w", err)
	}
	return accounts, nil
}
