package app

import (
	"context"
	"errors"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// reviews tells how the year's work ended, hands in the self-reviews and settles the
// collective reports.
func (s *seeder) reviews(ctx context.Context) error {
	for _, u := range append([]cycle.UnitPart{s.top}, s.units...) {
		head := s.post(u.Unit, org.Head, 0)
		if err := s.told(ctx, head, Owner{Cycle: s.cycle, Unit: u.Unit}); err != nil {
			return fmt.Errorf("work of %s: %w", u.Name, err)
		}
	}
	for _, p := range s.people {
		if !s.inside[p.Person] || p.Exempt != "" {
			continue
		}
		if err := s.told(ctx, p.Person, Owner{Cycle: s.cycle, Person: p.Person}); err != nil {
			return fmt.Errorf("work of %s: %w", p.Name, err)
		}
		if err := s.review(ctx, p); err != nil {
			return fmt.Errorf("self-review of %s: %w", p.Name, err)
		}
	}
	for _, u := range s.units {
		key := ReportKey{Cycle: s.cycle, Unit: u.Unit, Kind: dossier.UnitReport}
		if err := s.report(ctx, s.post(u.Unit, org.Head, 0), key); err != nil {
			return fmt.Errorf("report of %s: %w", u.Name, err)
		}
		if err := s.contribution(ctx, u); err != nil {
			return fmt.Errorf("contribution of %s: %w", u.Name, err)
		}
	}
	return nil
}

// told ends the tasks still open and tells how last year's shortcomings were
// remedied.
func (s *seeder) told(ctx context.Context, by org.PersonID, o Owner) error {
	var tasks []dossier.Task
	var carried []dossier.Shortcoming
	err := s.app.db.Read(ctx, func(tx *storage.Tx) (err error) {
		if o.Person == "" {
			if tasks, err = tx.UnitTasks(ctx, o.Cycle, o.Unit); err == nil {
				carried, err = tx.UnitShortcomings(ctx, o.Cycle, o.Unit)
			}
			return err
		}
		if tasks, err = tx.TasksOf(ctx, o.Cycle, o.Person); err == nil {
			carried, err = tx.ShortcomingsOf(ctx, o.Cycle, o.Person)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if t.Outcome == dossier.Open && t.Person == o.Person {
			err = errors.Join(err, s.endTask(ctx, by, o, t))
		}
	}
	for _, short := range carried {
		if short.Status == dossier.Unknown && short.Person == o.Person {
			err = errors.Join(err, s.remedied(ctx, by, o, short))
		}
	}
	return err
}

func (s *seeder) endTask(ctx context.Context, by org.PersonID, o Owner, t dossier.Task) error {
	in := SaveTaskIn{
		Owner: o, ID: t.ID, Version: t.Version, Title: t.Title, Product: t.Product, Quantity: t.Quantity, Due: t.DueOn.Short(),
		Done: s.today.Short(), Result: "Hoàn thành trước hạn.", Outcome: dossier.Assured,
	}
	_, err := s.app.SaveTask(ctx, s.by(by, "task", t.ID), in)
	return err
}

func (s *seeder) remedied(ctx context.Context, by org.PersonID, o Owner, short dossier.Shortcoming) error {
	in := SaveShortcomingIn{
		Owner: o, ID: short.ID, Version: short.Version, Cause: short.Cause, Measure: short.Measure, Status: dossier.Fixed,
		Note: "Đã khắc phục trong quý III, có kiểm tra lại.",
	}
	return s.app.SaveShortcoming(ctx, s.by(by, "shortcoming", short.ID), in)
}

// madeWords are what people write under the headings of forms, by section.
var madeWords = map[string]string{
	"limits":     "Việc số hóa hồ sơ của lĩnh vực còn chậm so với kế hoạch; một số báo cáo quý gửi sát hạn.",
	"causes":     "Chủ quan: chưa chủ động đôn đốc. Khách quan: phần mềm dùng chung nâng cấp trong quý II.",
	"remedy":     "Đã xây dựng lịch số hóa theo tháng và thực hiện từ tháng 7/2023; hoàn thành 80% khối lượng.",
	"remedies":   "Phân công rõ người, rõ việc, rõ hạn; kiểm tra tiến độ hằng tuần.",
	"directions": "Phân công rõ người, rõ việc, rõ hạn; kiểm tra tiến độ hằng tuần.",
	"results":    "Hoàn thành các nhiệm vụ được giao, trong đó nhiều việc hoàn thành trước hạn.",
}

const madeWord = "Chấp hành nghiêm chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước và nội quy, quy chế của cơ quan."

func worded(section string) string {
	if text, made := madeWords[section]; made {
		return text
	}
	return madeWord
}

// review fills every section the person owes, and hands it in.
func (s *seeder) review(ctx context.Context, p cycle.Participant) error {
	by := s.by(p.Person, "review", p.Person)
	in := SaveReviewIn{Cycle: s.cycle, Person: p.Person, Pen: "demo"}
	page, err := s.app.ReviewPage(ctx, by.Actor, in, func(m fault.Message) string { return m.Key })
	if err != nil || page.Review.State != dossier.Draft {
		return err
	}
	answer := func(section, text string) {
		in.Typed = append(in.Typed, dossier.Typed{Section: section, Text: text, Base: dossier.Mark(page.Review.Value(section))})
	}
	for _, section := range page.Own() {
		if section.Kind == rulebook.KindLevel {
			answer(section.ID, string(rulebook.Good))
		} else {
			answer(section.ID, worded(section.ID))
		}
		if section.Graded {
			answer(dossier.GradeOf(section.ID), "good")
		}
	}
	for _, c := range page.Form.Criteria {
		answer(dossier.GeneralOf(c), "good")
	}
	saved, err := s.app.SaveReview(ctx, by, in)
	if err != nil {
		return err
	}
	return s.app.SubmitReview(ctx, by, SubmitReviewIn{Cycle: s.cycle, Person: p.Person, Version: saved.Review.Version, Truth: true})
}

// report writes a collective's report, gathers the comments and settles it.
func (s *seeder) report(ctx context.Context, author org.PersonID, key ReportKey) error {
	page, err := s.app.ReportPage(ctx, s.actors[author], key)
	if err != nil || page.Report.State == dossier.ReportSettled || page.Report.State == dossier.ReportConcluded {
		return err
	}
	if page.Report.State == dossier.ReportDraft {
		if err := s.writeReport(ctx, author, page); err != nil {
			return err
		}
	}
	asked, err := s.asked(ctx, key)
	if err != nil {
		return err
	}
	for _, p := range asked {
		in := CommentReportIn{ReportKey: key, NoComment: true}
		if err := s.app.CommentReport(ctx, s.by(p.Person, "comment", key), in); err != nil {
			return err
		}
	}
	return s.app.SettleReport(ctx, s.by(author, "settle", key), SettleReportIn{ReportKey: key})
}

func (s *seeder) writeReport(ctx context.Context, author org.PersonID, page ReportPage) error {
	key := page.Key
	for _, section := range page.Sections {
		if section.Kind == rulebook.KindLevel || section.By != rulebook.BySelf {
			continue
		}
		in := WritePassageIn{ReportKey: key, Section: section.ID, Text: worded(section.ID), Rev: page.Report.Passages[section.ID].Rev}
		if section.Graded {
			in.Grade = "good"
		}
		if err := s.app.WritePassage(ctx, s.by(author, "passage-"+section.ID, key), in); err != nil {
			return err
		}
	}
	if err := s.app.NameReportLevel(ctx, s.by(author, "level", key), NameReportLevelIn{ReportKey: key, Level: rulebook.Good}); err != nil {
		return err
	}
	return s.app.SendReport(ctx, s.by(author, "send", key), SendReportIn{ReportKey: key, DueOn: s.today.AddDays(2).Short()})
}

func (s *seeder) asked(ctx context.Context, key ReportKey) ([]cycle.Participant, error) {
	var people []cycle.Participant
	err := s.app.db.Read(ctx, func(tx *storage.Tx) (err error) {
		people, err = askedOf(ctx, tx, key)
		return err
	})
	return people, err
}

func (s *seeder) contribution(ctx context.Context, u cycle.UnitPart) error {
	in := SaveContributionIn{Cycle: s.cycle, Unit: u.Unit, Answers: map[string]string{}, Submit: true}
	for _, section := range dossier.AgencySections() {
		in.Answers[section.ID] = worded(section.ID)
	}
	return s.app.SaveContribution(ctx, s.by(s.post(u.Unit, org.Head, 0), "contribution", u.Unit), in)
}
