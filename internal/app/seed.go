package app

import (
	"context"
	"embed"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
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

// SeedDemo fills an empty training installation: the roster through the same
// import everybody uses, accounts, the roles the plan convenes, the plan
// issued, and the year's work. Done once, it does nothing. Faults: Refused
// outside training installations.
func (a *App) SeedDemo(ctx context.Context) error {
	if !a.setting.Training {
		return fault.New(fault.Refused, "signin.trainingOnly")
	}
	administrator, fresh, err := a.demoAdministrator(ctx)
	if err != nil || !fresh {
		return err
	}
	if err := a.seedRoster(ctx, By{Actor: administrator, Request: "demo"}); err != nil {
		return err
	}
	if err := a.seedAccounts(ctx, administrator.Account); err != nil {
		return err
	}
	return a.seedPlan(ctx)
}

// demoAdministrator makes the first account; fresh is false when there are
// accounts already.
func (a *App) demoAdministrator(ctx context.Context) (actor authz.Actor, fresh bool, err error) {
	hash, err := a.hasher.Hash(ctx, "demo: one click signs in")
	if err != nil {
		return authz.Actor{}, false, err
	}
	err = a.db.Write(ctx, signInLock, func(tx *storage.Tx) error {
		accounts, err := tx.CountAccounts(ctx)
		if fresh = accounts == 0; err != nil || !fresh {
			return err
		}
		account := storage.Account{
			ID: tx.NewID(), Login: "quantri", Name: "Quản trị hệ thống", Admin: true, State: "active", PasswordHash: hash, MadeAt: tx.Now(),
		}
		actor = authz.Actor{Account: account.ID, Login: account.Login, Name: account.Name, Admin: true}
		return tx.AddAccount(ctx, account)
	})
	return actor, fresh, err
}

func (a *App) seedRoster(ctx context.Context, by By) error {
	data, err := demoFiles.ReadFile("demo/" + demoRoster)
	if err != nil {
		return fmt.Errorf("read the demo roster: %w", err)
	}
	batch, err := a.UploadRoster(ctx, by, UploadRosterIn{FileName: demoRoster, Data: data})
	if err != nil {
		return fmt.Errorf("upload the demo roster: %w", err)
	}
	return a.ApplyRoster(ctx, by, ApplyRosterIn{
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
		return giveRoles(ctx, tx, people)
	})
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
func (a *App) seedPlan(ctx context.Context) error {
	office, err := a.demoActor(ctx, org.Office)
	if err != nil {
		return err
	}
	id, err := a.DraftPlan(ctx, By{Actor: office, Request: "demo"}, DraftPlanIn{Year: demoYear, Template: demoTemplate})
	if err != nil {
		return fmt.Errorf("draft the demo plan: %w", err)
	}
	director, err := a.demoActor(ctx, org.Leadership)
	if err != nil {
		return err
	}
	by := By{Actor: director, Request: "demo"}
	if err := a.IssuePlan(ctx, by, IssuePlanIn{Cycle: id, Version: 1}); err != nil {
		return fmt.Errorf("issue the demo plan: %w", err)
	}
	return nil
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
