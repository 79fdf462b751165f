package world

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/id"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/auth"
	"congtam/internal/infra/storage"
)

// World is a small department on a fixed clock: a Director and two deputies,
// an office, a division and a service unit, each with a head, a deputy and
// staff. People are called by short names, "head" or "staff".
type World struct {
	t     *testing.T
	DB    *storage.DB
	App   *app.App
	books rulebook.Library
	Clock *Clock
	Home  org.UnitID
	Units map[string]org.UnitID   // "leadership", "office", "division", "centre"
	Who   map[string]org.PersonID // "director", "vice", …
	crowd []string                // keys of people added by Crowd
}

// Clock is a clock tests move by hand.
type Clock struct {
	lock sync.Mutex
	now  time.Time
}

// Now reads the clock.
func (c *Clock) Now() time.Time {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.now
}

// Set moves the clock to 08:00 on a day in Vietnam.
func (c *Clock) Set(day civil.Date) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.now = day.Time().Add(8 * time.Hour)
}

// Add moves the clock on.
func (c *Clock) Add(d time.Duration) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.now = c.now.Add(d)
}

// New makes a world on SQLite.
func New(t *testing.T) *World {
	t.Helper()
	clock := &Clock{now: Start}
	return On(t, SQLite(t, clock.Now), clock)
}

// On makes a world on an open database that is migrated and empty.
func On(t *testing.T, db *storage.DB, clock *Clock) *World {
	t.Helper()
	w := Empty(t, db, clock)
	w.settle()
	return w
}

// Empty is the application on an open database that is migrated and empty, as
// a newcomer finds it.
func Empty(t *testing.T, db *storage.DB, clock *Clock) *World {
	t.Helper()
	books, err := loadBooks()
	if err != nil {
		t.Fatalf("load rule books: %v", err)
	}
	w := &World{t: t, DB: db, Clock: clock, Units: map[string]org.UnitID{}, Who: map[string]org.PersonID{}}
	w.books = books
	w.App = app.New(db, books, LogKey(t), app.Setting{Training: true, Node: "test", Hasher: auth.NewTestHasher()})
	return w
}

// Password is what every resident signs in with.
const Password = "mùa xuân nước Trà Khúc xanh" //nolint:gosec // it opens nothing but test worlds

var passwordHash = sync.OnceValue(func() string {
	hash, err := auth.NewTestHasher().Hash(context.Background(), Password)
	if err != nil {
		panic(err)
	}
	return hash
})

// loadBooks reads the books once a process: they never change.
var loadBooks = sync.OnceValues(rulebook.Load)

// LogKey is the same log key in every test.
func LogKey(t *testing.T) app.Log {
	t.Helper()
	private, public, err := audit.GenerateKey(new(steady), "congtam/test")
	if err != nil {
		t.Fatalf("make log key: %v", err)
	}
	signer, err := audit.NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := audit.NewVerifier(public)
	if err != nil {
		t.Fatal(err)
	}
	return app.Log{Signer: signer, Verifier: verifier, Public: public}
}

// steady is "randomness" that never changes, for keys that sign only tests.
type steady struct{ n byte }

func (s *steady) Read(p []byte) (int, error) {
	for i := range p {
		s.n++
		sum := sha256.Sum256([]byte{s.n})
		p[i] = sum[0]
	}
	return len(p), nil
}

var _ io.Reader = (*steady)(nil)

// resident is someone of the small department.
type resident struct {
	key, name, unit string
	title           string
	post            org.Post
	class           org.Class
	party           bool
}

var residents = []resident{
	{"director", "Đinh Thị Ước", "leadership", "Giám đốc Sở", org.Head, org.CivilServant, true},
	{"vice", "Lý Đức Thịnh", "leadership", "Phó Giám đốc Sở", org.Deputy, org.CivilServant, true},
	{"vice2", "Trần Anh Hải", "leadership", "Phó Giám đốc Sở", org.Deputy, org.CivilServant, true},
	{"office", "Vũ Thị Mỹ Lan", "office", "Chánh Văn phòng", org.Head, org.CivilServant, true},
	{"office2", "Dương Ngọc Ẩn", "office", "Phó Chánh Văn phòng", org.Deputy, org.CivilServant, true},
	{"clerk", "Lý Thị Mỹ Yến", "office", "Chuyên viên", org.NoPost, org.CivilServant, false},
	{"driver", "Nguyễn Quốc Quang", "office", "Lái xe", org.NoPost, org.ContractWorker, false},
	{"head", "Huỳnh Xuân Kiên", "division", "Trưởng phòng", org.Head, org.CivilServant, true},
	{"deputy", "Trương Ngọc Mai", "division", "Phó Trưởng phòng", org.Deputy, org.CivilServant, true},
	{"staff", "Võ Xuân Vũ", "division", "Chuyên viên", org.NoPost, org.CivilServant, true},
	{"staff2", "H'Hen Niê", "division", "Chuyên viên", org.NoPost, org.CivilServant, false},
	{"centre", "Trần Xuân Thịnh", "centre", "Giám đốc Trung tâm", org.Head, org.PublicEmployee, true},
	{"centre2", "Huỳnh Ngọc Dung", "centre", "Phó Giám đốc Trung tâm", org.Deputy, org.PublicEmployee, true},
	{"archivist", "Phan Thị Kim My", "centre", "Lưu trữ viên", org.NoPost, org.PublicEmployee, false},
}

var places = []struct {
	key, name string
	kind      org.UnitKind
}{
	{"leadership", "Lãnh đạo Sở", org.Leadership},
	{"office", "Văn phòng Sở", org.Office},
	{"division", "Phòng Cải cách hành chính", org.Division},
	{"centre", "Trung tâm Lưu trữ lịch sử", org.ServiceUnit},
}

func (w *World) settle() {
	w.t.Helper()
	w.Home = org.UnitID(id.New(Start))
	ctx := w.t.Context()
	w.write(func(tx *storage.Tx) error {
		home := org.Unit{ID: w.Home, Agency: w.Home, Name: "Sở Nội vụ", Kind: org.Agency, Letterhead: "UBND TỈNH QUẢNG NGÃI", Symbol: "SNV", Place: "Quảng Ngãi"}
		if err := tx.AddUnit(ctx, home); err != nil {
			return err
		}
		for i, p := range places {
			w.Units[p.key] = org.UnitID(tx.NewID())
			unit := org.Unit{ID: w.Units[p.key], Agency: w.Home, Parent: w.Home, Name: p.name, Kind: p.kind, Order: i + 1}
			if err := tx.AddUnit(ctx, unit); err != nil {
				return err
			}
		}
		for i, r := range residents {
			if err := w.admit(tx, r, i); err != nil {
				return err
			}
		}
		if err := tx.AddCharge(ctx, org.Charge{ID: tx.NewID(), Person: w.Who["vice"], Unit: w.Units["division"]}); err != nil {
			return err
		}
		for key, role := range map[string]org.Role{"deputy": org.UnionChair, "staff": org.YouthSecretary, "vice": org.PartyCommittee} {
			if err := tx.AddMandate(ctx, org.Mandate{ID: tx.NewID(), Person: w.Who[key], Role: role}); err != nil {
				return err
			}
		}
		return tx.AddAccount(ctx, storage.Account{
			ID: "account-admin", Agency: w.Home, Login: "admin", Name: "Quản trị", Admin: true, State: "active", PasswordHash: passwordHash(), MadeAt: tx.Now(),
		})
	})
}

func (w *World) admit(tx *storage.Tx, r resident, i int) error {
	ctx := w.t.Context()
	person := org.Person{
		ID: org.PersonID(tx.NewID()), Agency: w.Home, Name: r.name, BirthYear: 1980, PersonalID: fmt.Sprintf("0510000000%02d", i),
		Class: r.class, PartyMember: r.party,
	}
	w.Who[r.key] = person.ID
	if err := tx.AddPerson(ctx, person); err != nil {
		return err
	}
	post := org.Appointment{ID: tx.NewID(), Person: person.ID, Unit: w.Units[r.unit], Post: r.post, Title: r.title, Order: i}
	if err := tx.AddAppointment(ctx, post); err != nil {
		return err
	}
	return tx.AddAccount(ctx, storage.Account{
		ID: "account-" + r.key, Agency: w.Home, Person: person.ID, Login: r.key, Name: r.name, State: "active", PasswordHash: passwordHash(), MadeAt: tx.Now(),
	})
}

func (w *World) write(fn func(*storage.Tx) error) {
	w.t.Helper()
	if err := w.DB.Write(w.t.Context(), w.Home, fn); err != nil {
		w.t.Fatalf("prepare world: %v", err)
	}
}

// Write changes the world behind the application's back, for what no use case
// does yet.
func (w *World) Write(fn func(*storage.Tx) error) {
	w.t.Helper()
	w.write(fn)
}

// Read looks into the database behind the application's back.
func (w *World) Read(fn func(*storage.Tx) error) {
	w.t.Helper()
	if err := w.DB.Read(w.t.Context(), fn); err != nil {
		w.t.Fatalf("look into world: %v", err)
	}
}

// Actor is one of the residents, or "admin".
func (w *World) Actor(key string) authz.Actor {
	w.t.Helper()
	var actor authz.Actor
	w.Read(func(tx *storage.Tx) (err error) {
		actor, err = tx.ActorOfAccount(w.t.Context(), "account-"+key)
		return err
	})
	return actor
}

// By is a resident acting, with no key to repeat the act under.
func (w *World) By(key string) app.By { return app.By{Actor: w.Actor(key), Request: "test"} }

// Books are the rule books the application runs on.
func (w *World) Books() rulebook.Library { return w.books }

// Everyone lists the keys of the residents and the administrator.
func (w *World) Everyone() []string {
	keys := []string{"admin"}
	for _, r := range residents {
		keys = append(keys, r.key)
	}
	return keys
}

// Drafted starts the 2023 plan and returns its cycle.
func (w *World) Drafted() cycle.ID {
	w.t.Helper()
	in := app.DraftPlanIn{Year: 2023, Template: "quang-ngai-snv-2023"}
	draft, err := w.App.DraftPlan(w.t.Context(), w.By("office"), in)
	if err != nil {
		w.t.Fatalf("DraftPlan = %v", err)
	}
	return draft
}

// Issued starts and issues the 2023 plan and returns its cycle.
func (w *World) Issued() cycle.ID {
	w.t.Helper()
	draft := w.Drafted()
	if err := w.App.IssuePlan(w.t.Context(), w.By("director"), app.IssuePlanIn{Cycle: draft, Version: 1}); err != nil {
		w.t.Fatalf("IssuePlan = %v", err)
	}
	return draft
}

// Day is a day of November 2023, the month of the plan.
func Day(day int) civil.Date { return civil.On(2023, time.November, day) }
