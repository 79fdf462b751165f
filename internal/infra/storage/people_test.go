package storage_test

import (
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// R008: a person is found with or without marks, and the file holds what was
// read from the roster with its words.
func TestPeople_searchAndFile(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		ctx, staff := t.Context(), w.Who["staff"]
		w.Write(func(tx *storage.Tx) error {
			for _, err := range []error{
				tx.AddAbsence(ctx, org.Absence{ID: "a1", Person: staff, Year: 2023, Kind: org.Maternity, Months: 600, Source: "TS từ 3/2023"}),
				tx.AddDiscipline(ctx, org.Discipline{ID: "d1", Person: staff, Kind: "party", Form: "warning", EffectiveOn: world.Day(1), ViolationYear: 2022, Source: "cảnh cáo"}),
				tx.AddTransfer(ctx, org.Transfer{ID: "t1", Person: staff, JoinedOn: civil.On(2023, time.September, 1), OldUnit: "Sở Tư pháp", OldUnitExists: true, Source: "về 01/9"}),
				tx.SavePastRating(ctx, org.PastRating{Person: staff, Year: 2021, Level: "good", Source: "HTT"}),
				tx.SavePastRating(ctx, org.PastRating{Person: staff, Year: 2022, Level: "not_completed", Source: "KHT"}),
			} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		q := storage.PeopleQuery{Agency: w.Home, Year: 2023, On: world.Day(16), Limit: 50}
		w.Read(func(tx *storage.Tx) error {
			for text, want := range map[string]int{"": 14, "vo xuan": 1, "Võ Xuân Vũ": 1, "xuân": 3, "%": 14, "nobody": 0} {
				q.Text = text
				rows, err := tx.PeopleRows(ctx, q)
				if err != nil || len(rows) != want {
					t.Errorf("PeopleRows(%q) = %d rows, %v; want %d", text, len(rows), err, want)
				}
			}
			q.Text, q.Units = "", []org.UnitID{w.Units["division"]}
			rows, err := tx.PeopleRows(ctx, q)
			if err != nil || len(rows) != 4 || rows[0].Name != "Huỳnh Xuân Kiên" || rows[0].Total != 4 {
				t.Errorf("PeopleRows(the division) = %+v, %v; want four, the head first", rows, err)
			}
			for _, row := range rows {
				flagged := row.Maternity && row.Disciplined && row.Arrived && !row.Away && row.RatingsKnown == 2
				if flagged != (row.ID == staff) {
					t.Errorf("flags of %s: %+v", row.Name, row)
				}
			}
			q.Limit, q.Offset = 2, 2
			if rows, err = tx.PeopleRows(ctx, q); err != nil || len(rows) != 2 {
				t.Errorf("the second page = %d rows, %v; want 2", len(rows), err)
			}
			return err
		})
		w.Read(func(tx *storage.Tx) error {
			f, err := tx.File(ctx, staff)
			if err != nil || len(f.Absences) != 1 || len(f.Disciplines) != 1 || len(f.Transfers) != 1 || f.Disciplines[0].Source != "cảnh cáo" {
				t.Errorf("File = %+v, %v", f, err)
			}
			history, err := tx.History(ctx, staff)
			if err != nil || len(history) != 2 || history[0].Year != 2022 || history[0].Source != "KHT" {
				t.Errorf("History = %+v, %v; want 2022 first", history, err)
			}
			held, err := tx.Holdings(ctx, w.Who["vice"])
			if err != nil || len(held) != 3 || held[0].What != "charge" || held[0].UnitName != "Phòng Cải cách hành chính" || held[1].Role != org.PartyCommittee {
				t.Errorf("Holdings = %+v, %v; want a charge, a mandate and a post", held, err)
			}
			return err
		})
	})
}
