package storage_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// A meeting comes back as it was saved, on both databases.
func TestMeeting_roundTrip(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		plan, unit := w.Issued(), w.Units["division"]
		want := meeting.Meeting{
			ID: "m1", Cycle: plan, Unit: unit, Kind: meeting.AgencyBallot, State: meeting.Planned, HeldOn: world.Day(26), HeldAt: "08:00",
			Place: "Hội trường", LateReason: "bão", Chair: w.Who["head"], StandIn: w.Who["deputy"], Secretary: w.Who["staff"],
			Tellers: []org.PersonID{w.Who["staff"], w.Who["staff2"]},
			Seats: []meeting.Seat{
				{ID: "s1", Person: w.Who["head"], Votes: true, State: meeting.Present, Order: 1},
				{ID: "s2", Name: "Ban Tổ chức Tỉnh ủy", State: meeting.Absent, Reason: "bận họp", Order: 2},
			},
		}
		var got meeting.Meeting
		w.Write(func(tx *storage.Tx) (err error) {
			if err := tx.AddMeeting(t.Context(), want); err != nil {
				return err
			}
			got, err = tx.Meeting(t.Context(), want.ID)
			return err
		})
		want.UnitName, want.Version = "Phòng Cải cách hành chính", 1
		want.Seats[0].Name, want.Seats[0].Title, want.Seats[0].Post, want.Seats[0].Unit = "Huỳnh Xuân Kiên", "Trưởng phòng", org.Head, unit
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("planned meeting (-want +got):\n%s", diff)
		}
		item := meeting.Item{
			ID: "i1", Meeting: "m1", Order: 1, Subject: meeting.Personal, Unit: unit, Person: w.Who["staff"], Chair: w.Who["head"], State: meeting.Waiting,
		}
		w.Write(func(tx *storage.Tx) error {
			if err := tx.AddItem(t.Context(), item); err != nil {
				return err
			}
			got.State, got.OpenedAt, got.Words = meeting.Open, tx.Now(), map[string]string{meeting.OpeningWords: "Khai mạc"}
			if err := tx.SaveMeeting(t.Context(), got); err != nil {
				return err
			}
			item.State, item.OpenedAt, item.Version = meeting.Concluded, tx.Now(), 1
			item.ConcludedAt, item.Computed = tx.Now(), `{"level":"good"}`
			item.Votes = meeting.Votes{Report: meeting.Show{For: 3, Against: 1}, Levels: map[rulebook.Level]int{rulebook.Good: 4}}
			item.Conclusion = meeting.Conclusion{
				Strengths: "a", Shortcomings: "b", NoShortcoming: "c", Summary: "d", General: map[string]string{"ethics": "good"},
				Level: rulebook.Good, Reason: "e", Rank: 2, People: []meeting.PersonLevel{{Person: "p", Name: "P", Level: rulebook.Completed}},
			}
			if err := tx.SaveItem(t.Context(), item); err != nil {
				return err
			}
			for i, r := range []meeting.Remark{
				{ID: "r1", Speaker: w.Who["head"], Text: "Đồng ý.\nHai dòng."}, {ID: "r2", Name: "Ban Tổ chức Tỉnh ủy", NoComment: true},
			} {
				r.Item, r.By, r.At = item.ID, w.Who["staff"], tx.Now()
				if err := tx.AddRemark(t.Context(), r); err != nil {
					t.Errorf("remark %d: %v", i, err)
				}
			}
			c := meeting.Count{By: w.Who["staff"], Issued: 4, Returned: 3, NotReturned: 1, Valid: 2, Invalid: 1, Levels: map[rulebook.Level]int{rulebook.Good: 2}, At: tx.Now()}
			if err := tx.SaveCount(t.Context(), item.ID, c); err != nil {
				return err
			}
			c.Valid, c.Invalid = 3, 0
			return tx.SaveCount(t.Context(), item.ID, c)
		})
		w.Read(func(tx *storage.Tx) (err error) {
			got, err = tx.MeetingOf(t.Context(), plan, unit, meeting.AgencyBallot)
			if tx.Queries() > 5 {
				t.Errorf("a meeting took %d statements, want at most 5", tx.Queries())
			}
			return err
		})
		if got.Words[meeting.OpeningWords] != "Khai mạc" || len(got.Items) != 1 {
			t.Fatalf("open meeting: %+v", got)
		}
		it := got.Items[0]
		if len(it.Remarks) != 2 || it.Remarks[0].Text != "Đồng ý.\nHai dòng." || it.Remarks[0].Name != "Huỳnh Xuân Kiên" || it.Remarks[1].Name != "Ban Tổ chức Tỉnh ủy" {
			t.Errorf("remarks %+v", it.Remarks)
		}
		if len(it.Counts) != 1 || it.Counts[0].Valid != 3 || it.Counts[0].Version != 2 {
			t.Errorf("counts %+v", it.Counts)
		}
		it.Remarks, it.Counts = nil, nil
		item.Version, item.Name, item.Title, item.Post = 2, "Võ Xuân Vũ", "Chuyên viên", org.NoPost
		if diff := cmp.Diff(item, it); diff != "" {
			t.Errorf("item (-want +got):\n%s", diff)
		}
		w.Write(func(tx *storage.Tx) error {
			item.Version = 1
			if err := tx.SaveItem(t.Context(), item); !errors.Is(err, fault.Conflict) {
				t.Errorf("SaveItem of an old version = %v, want Conflict", err)
			}
			return nil
		})
	})
}

func TestReport_roundTrip(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		plan, unit := w.Issued(), w.Units["division"]
		want := dossier.Report{
			ID: "r1", Cycle: plan, Unit: unit, Kind: dossier.UnitReport, State: dossier.ReportDraft,
			Passages: map[string]dossier.Passage{"results": {Text: "a", Grade: "good", Rev: 1, By: w.Who["head"]}},
		}
		w.Write(func(tx *storage.Tx) error { return tx.AddReport(t.Context(), want) })
		w.Write(func(tx *storage.Tx) error {
			want.Version, want.State, want.SelfLevel, want.Proposed = 1, dossier.ReportConcluded, rulebook.Good, rulebook.Completed
			want.Conclusion, want.DueOn, want.Edition = "Nhất trí", world.Day(17), 3
			if err := tx.SaveReport(t.Context(), want); err != nil {
				return err
			}
			if err := tx.SaveReport(t.Context(), want); !errors.Is(err, fault.Conflict) {
				t.Errorf("SaveReport of an old version = %v, want Conflict", err)
			}
			e := dossier.ReportEdition{Edition: 1, Passages: want.Passages, Why: "sent", By: w.Who["head"], At: tx.Now()}
			if err := tx.AddReportEdition(t.Context(), want.ID, e); err != nil {
				return err
			}
			c := dossier.Comment{ID: "c1", Report: want.ID, Author: w.Who["staff"], Text: "b", Responsibility: "c", At: tx.Now(), Version: 1}
			if err := tx.AddReportComment(t.Context(), c); err != nil {
				return err
			}
			c.Resolution, c.Reason = dossier.Declined, "d"
			return tx.SaveReportComment(t.Context(), c)
		})
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Report(t.Context(), plan, unit, dossier.UnitReport)
			if err != nil {
				return err
			}
			want.Version = 2
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			editions, err := tx.ReportEditions(t.Context(), want.ID)
			if err != nil || len(editions) != 1 || editions[0].ByName != "Huỳnh Xuân Kiên" || editions[0].Passages["results"].Grade != "good" {
				t.Errorf("editions %+v, %v", editions, err)
			}
			comments, err := tx.ReportComments(t.Context(), want.ID)
			if err != nil || len(comments) != 1 || comments[0].AuthorName != "Võ Xuân Vũ" || comments[0].Resolution != dossier.Declined || comments[0].Version != 2 {
				t.Errorf("comments %+v, %v", comments, err)
			}
			if all, err := tx.Reports(t.Context(), plan); err != nil || len(all) != 1 {
				t.Errorf("Reports = %d, %v", len(all), err)
			}
			if names, err := tx.Unreviewed(t.Context(), plan, unit); err != nil || len(names) != 4 {
				t.Errorf("Unreviewed = %v, %v; want all four of the division", names, err)
			}
			if names, err := tx.UnitsNotMet(t.Context(), plan); err != nil || len(names) != 3 {
				t.Errorf("UnitsNotMet = %v, %v; want three units", names, err)
			}
			if names, err := tx.UntoldShortcomings(t.Context(), plan, unit); err != nil || len(names) != 0 {
				t.Errorf("UntoldShortcomings = %v, %v; want none", names, err)
			}
			return nil
		})
	})
}

func TestContribution_roundTrip(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		plan, unit := w.Issued(), w.Units["division"]
		want := dossier.Contribution{ID: "c1", Cycle: plan, Unit: unit, State: dossier.ContributionDraft, Answers: map[string]string{"results": "a"}}
		w.Write(func(tx *storage.Tx) error {
			if err := tx.AddContribution(t.Context(), want); err != nil {
				return err
			}
			want.Version, want.State, want.SubmittedAt = 1, dossier.ContributionSubmitted, tx.Now()
			return tx.SaveContribution(t.Context(), want)
		})
		want.Version, want.UnitName = 2, "Phòng Cải cách hành chính"
		w.Read(func(tx *storage.Tx) error {
			got, err := tx.Contribution(t.Context(), plan, unit)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("Contribution = %v (-want +got):\n%s", err, diff)
			}
			all, err := tx.Contributions(t.Context(), plan)
			if err != nil || len(all) != 1 {
				t.Errorf("Contributions = %d, %v", len(all), err)
			}
			return nil
		})
	})
}
