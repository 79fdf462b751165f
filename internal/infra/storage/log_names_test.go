package storage_test

import (
	"testing"

	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// Names of the reader's agency are told; of another's only that they are.
func TestLogNames(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		id := w.Drafted()
		other := agency(t, db, "Sở Tư pháp")
		w.Read(func(tx *storage.Tx) error {
			ids := []string{"account-head", string(w.Who["staff"]), string(id), "account-head", "none", string(other)}
			names, err := tx.LogNames(t.Context(), w.Home, ids)
			if err != nil || len(names) != 4 {
				t.Errorf("LogNames = %v, %v; want four names", names, err)
			}
			if got := names["account-head"]; got != (storage.LogName{Name: "Huỳnh Xuân Kiên", Own: true}) {
				t.Errorf("the head = %+v", got)
			}
			if got := names[string(other)]; got.Own {
				t.Errorf("another agency = %+v, want not own", got)
			}
			waiting, err := tx.CountUnplaced(t.Context())
			if err != nil || waiting != 1 {
				t.Errorf("CountUnplaced = %d, %v; want the draft of the plan", waiting, err)
			}
			return err
		})
	})
}
