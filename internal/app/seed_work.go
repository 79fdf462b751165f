package app

import (
	"context"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// madeTask is a made-up piece of the year's work.
type madeTask struct {
	title, product, quantity, due, done, result string
	outcome                                     dossier.Outcome
}

var madeTasks = []madeTask{
	{"Tham mưu kế hoạch công tác năm theo lĩnh vực được giao", "Kế hoạch", "01", "31/01/2023", "20/01/2023", "Ban hành trước hạn, các đơn vị thực hiện đầy đủ.", dossier.HighEffect},
	{"Thẩm định, trả lời hồ sơ, văn bản của các sở, huyện gửi đến", "Văn bản", "46", "30/11/2023", "10/11/2023", "46/46 văn bản trả lời đúng hạn.", dossier.Assured},
	{"Tổng hợp báo cáo định kỳ, đột xuất của lĩnh vực", "Báo cáo", "12", "10/11/2023", "08/11/2023", "12 báo cáo gửi đúng hạn, số liệu được sử dụng ngay.", dossier.Assured},
	{"Kiểm tra, hướng dẫn nghiệp vụ tại cơ sở", "Biên bản kiểm tra", "8", "30/10/2023", "25/10/2023", "Kiểm tra 10 nơi, vượt 2 nơi so với kế hoạch; kiến nghị đều được thực hiện.", dossier.Exceeded},
}

var madeUnitTasks = []madeTask{
	{"Tham mưu văn bản của UBND tỉnh thuộc lĩnh vực phụ trách", "Văn bản", "14", "30/11/2023", "09/11/2023", "14/14 văn bản được ban hành.", dossier.HighEffect},
	{"Thực hiện chỉ tiêu của kế hoạch năm", "Chỉ tiêu", "22", "30/11/2023", "12/11/2023", "22/22 chỉ tiêu hoàn thành, 6 chỉ tiêu vượt.", dossier.Exceeded},
	{"Giải quyết thủ tục hành chính đúng hạn", "Hồ sơ", "318", "30/11/2023", "15/11/2023", "318 hồ sơ, không có hồ sơ trễ hạn.", dossier.Assured},
}

// reviews enters the year's work, hands in the self-reviews and settles the
// collective reports.
func (s *seeder) reviews(ctx context.Context) error {
	for _, u := range s.units {
		head := s.post(u.Unit, org.Head, 0)
		if err := s.tasks(ctx, head, Owner{Cycle: s.cycle, Unit: u.Unit}, madeUnitTasks); err != nil {
			return err
		}
	}
	for _, p := range s.people {
		if !s.inside[p.Person] || p.Exempt != "" {
			continue
		}
		if err := s.tasks(ctx, p.Person, Owner{Cycle: s.cycle, Person: p.Person}, madeTasks); err != nil {
			return err
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

func (s *seeder) tasks(ctx context.Context, by org.PersonID, o Owner, list []madeTask) error {
	for i, m := range list {
		in := SaveTaskIn{
			Owner: o, Title: m.title, Product: m.product, Quantity: m.quantity, Due: m.due, Done: m.done, Result: m.result, Outcome: m.outcome,
		}
		if _, err := s.app.SaveTask(ctx, s.by(by, "task", fmt.Sprint(o.Unit, o.Person, i)), in); err != nil {
			return err
		}
	}
	return nil
}

// words are what people write under the headings of forms, by section.
var madeWords = map[string]string{
	"limits":   "Việc số hóa hồ sơ của lĩnh vực còn chậm so với kế hoạch; một số báo cáo quý gửi sát hạn.",
	"causes":   "Chủ quan: chưa chủ động đôn đốc. Khách quan: phần mềm dùng chung nâng cấp trong quý II.",
	"remedy":   "Đã xây dựng lịch số hóa theo tháng và thực hiện từ tháng 7/2023; hoàn thành 80% khối lượng.",
	"remedies": "Phân công rõ người, rõ việc, rõ hạn; kiểm tra tiến độ hằng tuần.",
	"results":  "Hoàn thành các nhiệm vụ được giao, trong đó nhiều việc hoàn thành trước hạn.",
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
