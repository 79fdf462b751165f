package app

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"slices"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

//go:embed demo/danh-sach-so-noi-vu-2023.xlsx
var demoFiles embed.FS

const (
	demoRoster   = "danh-sach-so-noi-vu-2023.xlsx"
	demoTemplate = "quang-ngai-snv-2023"
	demoYear     = 2023
)

// demoMade is the setting that says the demo is complete.
const demoMade = "demo.made"

// SeedDemo fills an empty training installation: the roster through the same
// import everybody uses, accounts, the roles the plan convenes, the plan
// issued, and the year's work. Done once, it does nothing; cut off in the
// middle, it goes on where it was, for each of its acts carries a key of its
// own. Faults: Refused outside training installations.
func (a *App) SeedDemo(ctx context.Context) error {
	data, err := demoFiles.ReadFile("demo/" + demoRoster)
	if err != nil {
		return fmt.Errorf("read the demo roster: %w", err)
	}
	return a.seed(ctx, madeUp{fileName: demoRoster, roster: data, work: a.seedYear})
}

// madeUp is what a training installation is filled with.
type madeUp struct {
	fileName string
	roster   []byte
	work     func(ctx context.Context, c cycle.Cycle) error // the year's work; nil: none
}

func (a *App) seed(ctx context.Context, m madeUp) error {
	if !a.setting.Training {
		return fault.New(fault.Refused, "signin.trainingOnly")
	}
	administrator, missing, err := a.demoAdministrator(ctx)
	if err != nil || !missing {
		return err
	}
	if err := a.seedRoster(ctx, administrator, m); err != nil {
		return err
	}
	if err := a.seedAccounts(ctx, administrator.Account); err != nil {
		return err
	}
	issued, err := a.seedPlan(ctx)
	if err != nil {
		return err
	}
	if m.work != nil {
		if err := m.work(ctx, issued); err != nil {
			return fmt.Errorf("make up the year's work: %w", err)
		}
	}
	return a.db.Write(ctx, signInLock, func(tx *storage.Tx) error { return tx.SaveSetting(ctx, demoMade, "yes") })
}

// seeding is an act of making up the demo; run again, it does nothing.
func seeding(actor authz.Actor, step string) By {
	return By{Actor: actor, Request: "demo", Key: "demo-" + step}
}

const demoAdministratorLogin = "quantri"

// demoAdministrator makes the first account, or finds it when an earlier run
// was cut off; missing is false when the demo is complete, or the accounts are
// somebody else's.
func (a *App) demoAdministrator(ctx context.Context) (actor authz.Actor, missing bool, err error) {
	hash, err := a.hasher.Hash(ctx, "demo: one click signs in")
	if err != nil {
		return authz.Actor{}, false, err
	}
	err = a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		actor, missing = authz.Actor{}, false
		if _, err := tx.Setting(ctx, demoMade); !errors.Is(err, fault.NotFound) {
			return err
		}
		account, err := tx.AccountByLogin(ctx, demoAdministratorLogin)
		if errors.Is(err, fault.NotFound) {
			account, err = addDemoAdministrator(ctx, tx, hash)
		}
		if err != nil || account.ID == "" {
			return err
		}
		missing = true
		actor, err = tx.ActorOfAccount(ctx, account.ID)
		return err
	})
	return actor, missing, err
}

// addDemoAdministrator makes the account in an empty installation; in any
// other it answers none.
func addDemoAdministrator(ctx context.Context, tx *storage.Tx, hash string) (storage.Account, error) {
	accounts, err := tx.CountAccounts(ctx)
	if err != nil || accounts > 0 {
		return storage.Account{}, err
	}
	account := storage.Account{
		ID: tx.NewID(), Login: demoAdministratorLogin, Name: "Quản trị hệ thống", Admin: true, State: "active", PasswordHash: hash, MadeAt: tx.Now(),
	}
	return account, tx.AddAccount(ctx, account)
}

func (a *App) seedRoster(ctx context.Context, administrator authz.Actor, m madeUp) error {
	batch, err := a.UploadRoster(ctx, seeding(administrator, "upload"), UploadRosterIn{FileName: m.fileName, Data: m.roster})
	if err != nil {
		return fmt.Errorf("upload the demo roster: %w", err)
	}
	return a.ApplyRoster(ctx, seeding(administrator, "apply"), ApplyRosterIn{
		Batch: batch, AgencyName: "Sở Nội vụ", Letterhead: "UBND TỈNH QUẢNG NGÃI", Symbol: "SNV", Place: "Quảng Ngãi",
	})
}

// seedAccounts gives everybody an account that one click opens, and some the
// roles the plan's meetings convene. Who holds them is made up like the names.
func (a *App) seedAccounts(ctx context.Context, administrator string) error {
	actor, err := a.actor(ctx, administrator)
	if err != nil {
		return err
	}
	hash, err := a.hasher.Hash(ctx, "demo: one click signs in")
	if err != nil {
		return err
	}
	return a.db.Write(ctx, actor.Agency, func(tx *storage.Tx) error {
		if accounts, err := tx.CountAccounts(ctx); err != nil || accounts > 1 {
			return err // an earlier run made them
		}
		people, err := tx.People(ctx, actor.Agency)
		if err != nil {
			return err
		}
		taken := map[string]bool{actor.Login: true}
		for _, p := range people {
			account := storage.Account{
				ID: tx.NewID(), Agency: p.Agency, Person: p.ID, Login: freeLogin(p.Name, taken), Name: p.Name, State: "active",
				PasswordHash: hash, MadeAt: tx.Now(),
			}
			if err := tx.AddAccount(ctx, account); err != nil {
				return err
			}
		}
		if err := giveRoles(ctx, tx, people); err != nil {
			return err
		}
		return giveCharges(ctx, tx, actor.Agency)
	})
}

// giveCharges shares the units out among the deputy directors, in turn.
func giveCharges(ctx context.Context, tx *storage.Tx, agency org.UnitID) error {
	units, err := tx.Units(ctx, agency)
	if err != nil {
		return err
	}
	posts, err := tx.Appointments(ctx, agency, civil.DateOf(tx.Now()))
	if err != nil {
		return err
	}
	var deputies []org.PersonID
	for _, p := range posts {
		if p.Post == org.Deputy && slices.ContainsFunc(units, func(u org.Unit) bool { return u.ID == p.Unit && u.Kind == org.Leadership }) {
			deputies = append(deputies, p.Person)
		}
	}
	n := 0
	for _, u := range units {
		if !u.Reviewed() || len(deputies) == 0 {
			continue
		}
		if err := tx.AddCharge(ctx, org.Charge{ID: tx.NewID(), Person: deputies[n%len(deputies)], Unit: u.ID}); err != nil {
			return err
		}
		n++
	}
	return nil
}

// demoRoles are held, on the demo, by these people of the made-up roster.
var demoRoles = map[string]org.Role{
	"Đinh Thị Mỹ Châu":    org.PartyCommittee,
	"Ngô Thị Mỹ Liên":     org.PartyCommittee,
	"Vũ Thị Mỹ Lan":       org.PartyCommittee,
	"Trương Trọng Ân":     org.UnionChair,
	"Võ Xuân Vũ":          org.YouthSecretary,
	"Nguyễn Thị Bích Yến": org.OfficeClerk,
}

func giveRoles(ctx context.Context, tx *storage.Tx, people []org.Person) error {
	for _, p := range people {
		role, has := demoRoles[p.Name]
		if !has {
			continue
		}
		if err := tx.AddMandate(ctx, org.Mandate{ID: tx.NewID(), Person: p.ID, Role: role}); err != nil {
			return err
		}
	}
	return nil
}

// seedPlan drafts the plan as the chief of office and issues it as the
// Director, by the same use cases.
func (a *App) seedPlan(ctx context.Context) (cycle.Cycle, error) {
	office, err := a.demoActor(ctx, org.Office)
	if err != nil {
		return cycle.Cycle{}, err
	}
	id, err := a.DraftPlan(ctx, seeding(office, "draft"), DraftPlanIn{Year: demoYear, Template: demoTemplate})
	if err != nil {
		return cycle.Cycle{}, fmt.Errorf("draft the demo plan: %w", err)
	}
	director, err := a.demoActor(ctx, org.Leadership)
	if err != nil {
		return cycle.Cycle{}, err
	}
	if err := a.IssuePlan(ctx, seeding(director, "issue"), IssuePlanIn{Cycle: id, Version: 1}); err != nil {
		return cycle.Cycle{}, fmt.Errorf("issue the demo plan: %w", err)
	}
	var issued cycle.Cycle
	err = a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		issued, err = tx.Cycle(ctx, id)
		return err
	})
	return issued, err
}

// demoActor is the head of the first unit of a kind.
func (a *App) demoActor(ctx context.Context, kind org.UnitKind) (authz.Actor, error) {
	people, err := a.DemoPeople(ctx)
	if err != nil {
		return authz.Actor{}, err
	}
	for _, p := range people {
		if p.Kind == kind && p.Post == org.Head {
			return a.actor(ctx, p.Account)
		}
	}
	return authz.Actor{}, fault.New(fault.NotFound, "record.missing")
}

// actor loads who an account acts for.
func (a *App) actor(ctx context.Context, account string) (authz.Actor, error) {
	var actor authz.Actor
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		actor, err = tx.ActorOfAccount(ctx, account)
		return err
	})
	return actor, err
}
