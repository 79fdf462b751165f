package storage_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"reflect"
	"sync"
	"testing"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/base/id"
	"congtam/internal/domain/audit"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

var update = flag.Bool("update", false, "rewrite golden files")

// agency adds a body to db and returns its identifier.
func agency(t *testing.T, db *storage.DB, name string) org.UnitID {
	t.Helper()
	unit := org.Unit{ID: org.UnitID(id.New(world.Start)), Name: name, Kind: org.Agency}
	unit.Agency = unit.ID
	err := db.Write(t.Context(), unit.ID, func(tx *storage.Tx) error { return tx.AddUnit(t.Context(), unit) })
	if err != nil {
		t.Fatalf("AddUnit(%s) = %v", name, err)
	}
	return unit.ID
}

// One writer at a time per agency: a read-modify-write of one row from many
// goroutines loses no update on either database, without locking it by hand.
func TestWrite_oneWriterPerAgency(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		home := agency(t, db, "Sở Nội vụ")
		const writers, rounds = 8, 10
		var group sync.WaitGroup
		for range writers {
			group.Go(func() {
				for range rounds {
					if err := increment(t.Context(), db, home); err != nil {
						t.Errorf("increment: %v", err)
					}
				}
			})
		}
		group.Wait()
		got := ""
		err := db.Read(t.Context(), func(tx *storage.Tx) (err error) {
			got, err = tx.Setting(t.Context(), "count")
			return err
		})
		if want := fmt.Sprint(writers * rounds); err != nil || got != want {
			t.Errorf("count = %q, %v; want %s", got, err, want)
		}
	})
}

func increment(ctx context.Context, db *storage.DB, home org.UnitID) error {
	return db.Write(ctx, home, func(tx *storage.Tx) error {
		value, err := tx.Setting(ctx, "count")
		if err != nil && !errors.Is(err, fault.NotFound) {
			return err
		}
		n := 0
		if value != "" {
			if _, err := fmt.Sscan(value, &n); err != nil {
				return err
			}
		}
		return tx.SaveSetting(ctx, "count", fmt.Sprint(n+1))
	})
}

// Acts on two agencies take both locks in one order, whichever is named
// first, so crossing acts finish instead of waiting for each other for ever.
func TestWriteAll_crossingActsFinish(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		a, b := agency(t, db, "Sở Nội vụ"), agency(t, db, "Sở Tư pháp")
		var group sync.WaitGroup
		for i := range 20 {
			group.Go(func() {
				pair := []org.UnitID{a, b}
				if i%2 == 1 {
					pair = []org.UnitID{b, a}
				}
				err := db.WriteAll(t.Context(), pair, func(tx *storage.Tx) error {
					return tx.SaveSetting(t.Context(), "last", fmt.Sprint(i))
				})
				if err != nil {
					t.Errorf("WriteAll(%v) = %v", pair, err)
				}
			})
		}
		group.Wait()
	})
}

func TestWrite_isAllOrNothing(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		home := agency(t, db, "Sở Nội vụ")
		stop := errors.New("stop")
		err := db.Write(t.Context(), home, func(tx *storage.Tx) error {
			if err := tx.SaveSetting(t.Context(), "half", "done"); err != nil {
				return err
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Fatalf("Write = %v, want %v", err, stop)
		}
		err = db.Read(t.Context(), func(tx *storage.Tx) error {
			_, err := tx.Setting(t.Context(), "half")
			return err
		})
		if !errors.Is(err, fault.NotFound) {
			t.Errorf("Setting after a refused write = %v, want NotFound", err)
		}
	})
}

func TestRead_cannotWrite(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		err := db.Read(t.Context(), func(tx *storage.Tx) error {
			return tx.SaveSetting(t.Context(), "x", "y")
		})
		if err == nil {
			t.Error("a read transaction wrote")
		}
	})
}

// A report sees one instant, whatever is written while it runs.
func TestRead_isOneSnapshot(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		home := agency(t, db, "Sở Nội vụ")
		save := func(value string) error {
			return db.Write(t.Context(), home, func(tx *storage.Tx) error { return tx.SaveSetting(t.Context(), "k", value) })
		}
		if err := save("before"); err != nil {
			t.Fatal(err)
		}
		err := db.Read(t.Context(), func(tx *storage.Tx) error {
			first, err := tx.Setting(t.Context(), "k")
			if err != nil {
				return err
			}
			if err := save("after"); err != nil {
				return err
			}
			second, err := tx.Setting(t.Context(), "k")
			if first != "before" || second != "before" {
				t.Errorf("one snapshot read %q then %q", first, second)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// A named uniqueness answers with the same catalogue key on both databases.
func TestFault_uniqueNamesItsConstraint(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		home := agency(t, db, "Sở Nội vụ")
		add := func(name string) error {
			return db.Write(t.Context(), home, func(tx *storage.Tx) error {
				return tx.AddUnit(t.Context(), org.Unit{
					ID: org.UnitID(id.New(world.Start)), Agency: home, Parent: home, Name: name, Kind: org.Division,
				})
			})
		}
		if err := add("Phòng Cải cách hành chính"); err != nil {
			t.Fatal(err)
		}
		err := add("Phòng Cải cách hành chính")
		f, ok := errors.AsType[*fault.Fault](err)
		if !ok || f.Kind != fault.Conflict || f.Says.Key != "unique.unit_agency_id_name" {
			t.Errorf("second add = %v, want Conflict unique.unit_agency_id_name", err)
		}
	})
}

func TestTx_nowIsFixedUTCMicroseconds(t *testing.T) {
	t.Parallel()
	odd := time.Date(2023, 11, 16, 8, 0, 0, 123456789, time.FixedZone("", 7*3600))
	db := world.SQLite(t, func() time.Time { return odd })
	err := db.Read(t.Context(), func(tx *storage.Tx) error {
		want := time.Date(2023, 11, 16, 1, 0, 0, 123456000, time.UTC)
		if got := tx.Now(); got != want {
			t.Errorf("Now() = %v, want %v", got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The committed description of the schema is what the migrations make.
func TestSchema(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		got, err := db.Schema(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		path := "schema." + db.Dialect() + ".sql"
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(path)
		if err != nil || got != string(want) {
			t.Errorf("%s differs from the migrations; run make schema and read the difference (%v)", path, err)
		}
	})
}

func TestMigrate_twiceIsOnce(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		if err := db.Migrate(t.Context()); err != nil {
			t.Errorf("second Migrate = %v", err)
		}
		if err := db.CheckSchema(t.Context()); err != nil {
			t.Errorf("CheckSchema = %v", err)
		}
	})
}

func TestCheckSchema_refusesAnOldDatabase(t *testing.T) {
	t.Parallel()
	db, err := storage.Open(t.TempDir()+"/empty.db", func() time.Time { return world.Start })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if err := db.CheckSchema(t.Context()); !errors.Is(err, fault.Refused) {
		t.Errorf("CheckSchema of an empty database = %v, want Refused", err)
	}
}

// History cannot be rewritten through the program's own connection.
func TestAppendOnly(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		home := agency(t, db, "Sở Nội vụ")
		record := func(tx *storage.Tx) error { return tx.Record(t.Context(), event()) }
		if err := db.Write(t.Context(), home, record); err != nil {
			t.Fatal(err)
		}
		for _, statement := range []string{`update audit_outbox set payload = ''`, `delete from audit_outbox`} {
			err := db.Write(t.Context(), home, func(tx *storage.Tx) error { return tx.ExecForTest(t.Context(), statement) })
			if err == nil {
				t.Errorf("%s was allowed", statement)
			}
		}
	})
}

// Two databases are one implementation with eight differences.
func TestDialect_hasAtMostEightFields(t *testing.T) {
	t.Parallel()
	if got := reflect.TypeOf(storage.DialectForTest()).NumField(); got > 8 {
		t.Errorf("dialect has %d fields, want at most 8", got)
	}
}

func event() audit.Event {
	return audit.Event{Actor: "0123abc", Role: "unit_head", Act: "submitDossier", Object: "dossier/0123abc", Version: 2}
}

// Optimize may run at any time, on a database in use.
func TestOptimize(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		if err := db.Optimize(t.Context()); err != nil {
			t.Errorf("Optimize of an empty database = %v", err)
		}
		if err := db.Read(t.Context(), func(tx *storage.Tx) error { _, err := tx.CountAccounts(t.Context()); return err }); err != nil {
			t.Errorf("reading afterwards = %v", err)
		}
	})
}
