package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/infra/sheet"
	"congtam/internal/infra/storage"
)

// The shape of the large demo: as many people as the largest agency, in units
// as large as they come.
const (
	largePeople   = 3_000
	largeUnit     = 30
	largeTasks    = 6    // of each person
	largeAnswer   = 900  // letters in each section of a self-review
	largeReviewed = 3    // of four people have written
	largeHandedIn = 2    // of four have handed in
	largeBorn     = 1970 // and the 25 years after
)

// SeedLarge fills an empty training installation with an agency of 3,000
// people, always the same, to measure by: roster, accounts and plan by the use
// cases everybody uses, tasks and self-reviews in bulk, without their entries
// in the log. Faults: Refused outside training installations.
func (a *App) SeedLarge(ctx context.Context) error {
	data, err := largeRoster(largePeople)
	if err != nil {
		return err
	}
	return a.seed(ctx, madeUp{fileName: "danh-sach-lon.xlsx", roster: data, work: a.seedLargeWork})
}

// largeRoster writes a roster as an office would send it.
func largeRoster(people int) ([]byte, error) {
	t := sheet.Table{Title: "DANH SÁCH CÔNG CHỨC", Columns: []sheet.TableColumn{
		{Title: "STT"}, {Title: "Họ và tên"}, {Title: "Ngày, tháng, năm sinh"}, {Title: "Giới tính"}, {Title: "Số định danh cá nhân"},
		{Title: "Chức vụ, chức danh"}, {Title: "Đơn vị công tác"}, {Title: "Đối tượng"}, {Title: "Đảng viên"},
	}}
	for n := range people {
		unit, title := largePost(n)
		sex, party := "Nam", ""
		if n%2 == 1 {
			sex = "Nữ"
		}
		if n%3 > 0 {
			party = "x"
		}
		t.Rows = append(t.Rows, []sheet.Value{
			sheet.Int(n + 1), sheet.Text(largeName(n)), sheet.Text(fmt.Sprintf("%02d/%02d/%d", n%28+1, n%12+1, largeBorn+n%25)),
			sheet.Text(sex), sheet.Text(fmt.Sprintf("051%09d", n)), sheet.Text(title), sheet.Text(unit), sheet.Text("Công chức"), sheet.Text(party),
		})
	}
	data, err := sheet.Workbook(t)
	if err != nil {
		return nil, fmt.Errorf("write the large roster: %w", err)
	}
	return data, nil
}

// largePost is the n-th person's unit and title: the leadership, the office,
// then one division after the other.
func largePost(n int) (unit, title string) {
	const leaders = 4
	if n < leaders {
		return "Lãnh đạo Sở", ranked(n, "Giám đốc Sở", "Phó Giám đốc Sở", leaders)
	}
	place, division := (n-leaders)%largeUnit, (n-leaders)/largeUnit
	if division == 0 {
		return "Văn phòng Sở", ranked(place, "Chánh Văn phòng", "Phó Chánh Văn phòng", 3)
	}
	return "Phòng Nghiệp vụ " + strconv.Itoa(division), ranked(place, "Trưởng phòng", "Phó Trưởng phòng", 3)
}

func ranked(n int, head, deputy string, leaders int) string {
	switch {
	case n == 0:
		return head
	case n < leaders:
		return deputy
	}
	return "Chuyên viên"
}

// largeName makes up a name; 3,000 of them differ.
func largeName(n int) string {
	families := strings.Fields("Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương")
	middles := strings.Fields("Thị Văn Đức Ngọc Xuân Minh Thanh Hữu Quốc Mỹ Anh Bích Kim Hoàng")
	given := strings.Fields("An Bình Châu Dung Giang Hạnh Hương Khánh Lan Long Mai Nam Nga Phúc Quang Sơn Thảo Trang Tuấn Vinh Yến")
	return families[n%len(families)] + " " + middles[n/len(families)%len(middles)] + " " + given[n/7%len(given)]
}

// seedLargeWork gives everybody the year's tasks and most a self-review, unit
// by unit.
func (a *App) seedLargeWork(ctx context.Context, c cycle.Cycle) error {
	var plan cycle.Plan
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		plan, err = tx.Plan(ctx, c.ID)
		return err
	})
	if err != nil {
		return err
	}
	answers := map[string]map[string]string{} // by form
	for id, form := range a.forms(plan) {
		answers[id] = map[string]string{}
		for _, section := range form.Sections {
			answers[id][section.ID] = largeText(section.ID)
		}
	}
	for _, unit := range plan.Units {
		err := a.db.Write(ctx, c.Agency, func(tx *storage.Tx) error { return seedUnitWork(ctx, tx, unit, answers) })
		if err != nil {
			return err
		}
	}
	return nil
}

func seedUnitWork(ctx context.Context, tx *storage.Tx, unit cycle.UnitPart, answers map[string]map[string]string) error {
	if done, err := tx.UnitTasks(ctx, unit.Cycle, unit.Unit); err != nil || len(done) > 0 {
		return err // an earlier run did this unit
	}
	people, err := tx.ParticipantsOf(ctx, unit.Cycle, unit.Unit)
	if err != nil {
		return err
	}
	for n, p := range people {
		if err := seedTasks(ctx, tx, p); err != nil {
			return err
		}
		if n%4 >= largeReviewed {
			continue
		}
		if err := tx.SaveReview(ctx, largeReview(tx, p, answers[p.Form], n%4 < largeHandedIn)); err != nil {
			return err
		}
	}
	return nil
}

func seedTasks(ctx context.Context, tx *storage.Tx, p cycle.Participant) error {
	outcomes := dossier.Outcomes()
	for n := range largeTasks {
		task := dossier.Task{
			ID: dossier.TaskID(tx.NewID()), Cycle: p.Cycle, Unit: p.Unit, Person: p.Person,
			Title: "Nhiệm vụ " + strconv.Itoa(n+1) + ": tham mưu, tổng hợp báo cáo định kỳ", Product: "Báo cáo", Quantity: "12",
			Result: "Đã trình đúng hạn, được phê duyệt", Outcome: outcomes[3+n%3],
		}
		if err := tx.AddTask(ctx, task); err != nil {
			return err
		}
	}
	return nil
}

func largeReview(tx *storage.Tx, p cycle.Participant, answers map[string]string, handedIn bool) dossier.Review {
	r := dossier.Review{
		ID: dossier.ReviewID(tx.NewID()), Cycle: p.Cycle, Person: p.Person, Form: p.Form, State: dossier.Draft, Answers: answers,
		SelfLevel: "good", General: map[string]string{"ideology": "good", "ethics": "good", "working_style": "good", "discipline": "good"},
		Edition: 1, SavedAt: tx.Now(),
	}
	if handedIn {
		r.State, r.Truth, r.SubmittedAt = dossier.Submitted, true, tx.Now().Add(-time.Hour)
	}
	return r
}

func largeText(section string) string {
	sentence := "Chấp hành chủ trương, quy định; hoàn thành nhiệm vụ được giao ở mục " + section + ". "
	return strings.Repeat(sentence, largeAnswer/len([]rune(sentence))+1)
}

// Probe reads one row, the least a page can ask of the database. Benchmarks
// hold pages against it.
func (a *App) Probe(ctx context.Context) error {
	return a.db.Read(ctx, func(tx *storage.Tx) error {
		_, err := tx.CountAccounts(ctx)
		return err
	})
}
