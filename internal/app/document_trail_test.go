package app_test

import (
	"cmp"
	"testing"

	"congtam/internal/domain/audit"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

// trail is a cycle brought to its end behind the application's back: what every
// kind of paper is made from.
type trail struct {
	t      *testing.T
	w      *world.World
	cycle  cycle.ID
	people []cycle.Participant
	ballot meeting.ID
}

// staff of the division, in the order of the agenda.
var staff = []string{"head", "deputy", "staff", "staff2"}

// layTrail hands in everybody's self-review of the division, holds its meeting
// and the agency's ballot, and decides everyone.
func layTrail(t *testing.T) trail {
	t.Helper()
	w := world.New(t)
	x := trail{t: t, w: w, cycle: w.Issued(), ballot: "ballot"}
	w.Reviewed(x.cycle, staff...)
	w.Read(func(tx *storage.Tx) (err error) {
		x.people, err = tx.Participants(t.Context(), x.cycle)
		return err
	})
	x.w.Write(x.report)
	x.w.Write(x.meeting)
	x.w.Write(x.vote)
	x.w.Write(x.decide)
	return x
}

func (x trail) record(tx *storage.Tx, act, object string) error {
	return tx.Record(x.t.Context(), audit.Event{Actor: "account-head", Act: act, Object: object, Of: "cycle/" + string(x.cycle), Version: 1})
}

func (x trail) report(tx *storage.Tx) error {
	ctx := x.t.Context()
	r := dossier.Report{
		ID: "report", Cycle: x.cycle, Unit: x.w.Units["division"], Kind: dossier.UnitReport, State: dossier.ReportConcluded, Version: 1,
		SelfLevel: rulebook.Excellent, Edition: 1, Passages: map[string]dossier.Passage{
			"principles": {Text: "Thực hiện nghiêm quy chế làm việc.", Grade: "good"}, "limits": {Text: "Hai báo cáo quý nộp chậm."},
			"causes": {Text: "Phối hợp chưa chặt chẽ."}, "responsibility": {Text: "Trách nhiệm thuộc Trưởng phòng."},
			"directions": {Text: "Giao việc theo tuần."}, "remedy": {Text: "Đã khắc phục xong từ tháng 7.", Grade: "good"},
		},
	}
	if err := tx.AddReport(ctx, r); err != nil {
		return err
	}
	if err := tx.SaveReport(ctx, r); err != nil {
		return err
	}
	edition := dossier.ReportEdition{Edition: 1, Passages: r.Passages, Why: "settled", By: x.w.Who["head"], At: tx.Now()}
	if err := tx.AddReportEdition(ctx, r.ID, edition); err != nil {
		return err
	}
	return x.record(tx, "resolveReport", "report/report")
}

func (x trail) meeting(tx *storage.Tx) error {
	ctx, w := x.t.Context(), x.w
	m := meeting.Meeting{
		ID: "m1", Cycle: x.cycle, Unit: w.Units["division"], UnitName: "Phòng Cải cách hành chính", Kind: meeting.DivisionReview,
		State: meeting.Open, HeldOn: world.Day(17), Place: "Phòng họp số 2", Chair: w.Who["head"], StandIn: w.Who["deputy"],
		Secretary: w.Who["staff"], OpenedAt: tx.Now(), Version: 1,
	}
	unit := []cycle.UnitPart{{Unit: m.Unit, Name: m.UnitName, Kind: org.Division}}
	charges := []org.Charge{{Person: w.Who["vice"], Unit: m.Unit}}
	m.Seats = m.Summon(meeting.Roll{People: x.people, Units: unit, Charges: charges}, nil, tx.NewID)
	for i := range m.Seats {
		m.Seats[i].State = meeting.Present
	}
	m.Seats[3].State, m.Seats[3].Reason = meeting.Absent, "nghỉ ốm"
	m.Items = m.Agenda(unit, x.people, tx.NewID)
	if err := tx.AddMeeting(ctx, m); err != nil {
		return err
	}
	for _, it := range m.Items {
		if err := x.item(tx, m, it); err != nil {
			return err
		}
	}
	m.State, m.Show, m.AdoptedAt, m.ClosedAt = meeting.Adopted, meeting.Show{For: 3}, tx.Now(), tx.Now()
	if err := tx.SaveMeeting(ctx, m); err != nil {
		return err
	}
	return x.record(tx, "adoptMinutes", "meeting/m1")
}

func (x trail) item(tx *storage.Tx, m meeting.Meeting, it meeting.Item) error {
	ctx := x.t.Context()
	level := rulebook.Good
	if it.Person == x.w.Who["staff2"] {
		level = rulebook.Excellent
	}
	it.State, it.Version, it.OpenedAt, it.ConcludedAt = meeting.Concluded, 1, tx.Now(), tx.Now()
	it.Votes = meeting.Votes{Levels: map[rulebook.Level]int{level: m.Voters(it.Person)}}
	it.Conclusion = meeting.Conclusion{Strengths: "Hoàn thành nhiệm vụ được giao.", Shortcomings: "Còn chậm hai báo cáo.", Summary: "Thống nhất với ý kiến góp ý.", Level: level}
	if err := tx.AddItem(ctx, it); err != nil {
		return err
	}
	if err := tx.SaveItem(ctx, it); err != nil {
		return err
	}
	said := meeting.Remark{ID: tx.NewID(), Item: it.ID, Speaker: x.w.Who["deputy"], Text: "Đề nghị bổ sung kết quả khắc phục hạn chế.", At: tx.Now(), By: x.w.Who["staff"]}
	if err := tx.AddRemark(ctx, said); err != nil {
		return err
	}
	proposal := decision.Proposal{
		ID: tx.NewID(), Cycle: x.cycle, Unit: m.Unit, Person: it.Person, Stage: decision.ByDivision, Level: level, By: x.w.Who["head"], At: tx.Now(),
	}
	if level == rulebook.Excellent {
		proposal.Rank = 1
	}
	return tx.AddProposal(ctx, proposal)
}

func (x trail) vote(tx *storage.Tx) error {
	ctx, w := x.t.Context(), x.w
	m := meeting.Meeting{
		ID: x.ballot, Cycle: x.cycle, Unit: w.Home, UnitName: "Sở Nội vụ", Kind: meeting.AgencyBallot, State: meeting.Open, HeldOn: world.Day(27),
		Place: "Hội trường", Chair: w.Who["director"], StandIn: w.Who["vice"], Secretary: w.Who["clerk"],
		Tellers: []org.PersonID{w.Who["office2"], w.Who["clerk"]}, OpenedAt: tx.Now(), Version: 1,
	}
	for i, key := range []string{"director", "vice", "office", "head", "centre"} {
		m.Seats = append(m.Seats, meeting.Seat{ID: tx.NewID(), Person: w.Who[key], Votes: true, State: meeting.Present, Order: i + 1})
	}
	if err := tx.AddMeeting(ctx, m); err != nil {
		return err
	}
	it := meeting.Item{
		ID: "vote", Meeting: m.ID, Order: 1, Subject: meeting.Department, Unit: w.Home, Chair: w.Who["director"], State: meeting.Concluded, Version: 1,
		Conclusion: meeting.Conclusion{Level: rulebook.Good},
	}
	if err := tx.AddItem(ctx, it); err != nil {
		return err
	}
	if err := tx.SaveItem(ctx, it); err != nil {
		return err
	}
	for _, teller := range m.Tellers {
		count := meeting.Count{By: teller, Issued: 5, Returned: 5, Valid: 4, Invalid: 1, Levels: map[rulebook.Level]int{rulebook.Excellent: 1, rulebook.Good: 3}, At: tx.Now()}
		if err := tx.SaveCount(ctx, it.ID, count); err != nil {
			return err
		}
	}
	m.State, m.Show, m.AdoptedAt, m.ClosedAt = meeting.Adopted, meeting.Show{For: 5}, tx.Now(), tx.Now()
	if err := tx.SaveMeeting(ctx, m); err != nil {
		return err
	}
	return x.record(tx, "adoptMinutes", "meeting/"+string(m.ID))
}

// levels decided; whoever is not listed is good.
var levels = map[string]rulebook.Level{"staff2": rulebook.Excellent, "deputy": rulebook.Completed, "driver": rulebook.NotRated}

func (x trail) decide(tx *storage.Tx) error {
	ctx, w := x.t.Context(), x.w
	for _, kind := range []decision.Kind{decision.Units, decision.People} {
		d := decision.Decision{
			ID: decision.ID(kind), Cycle: x.cycle, Kind: kind, State: decision.Signed, Number: "15", DatedOn: world.Day(28),
			Authority: "Giám đốc Sở Nội vụ", SignedAt: tx.Now(), SignedBy: w.Who["director"],
		}
		if err := tx.AddDecision(ctx, d); err != nil {
			return err
		}
		if err := x.record(tx, "signDecision", "decision/"+string(d.ID)); err != nil {
			return err
		}
	}
	for _, unit := range []string{"office", "division", "centre"} {
		r := decision.Rating{ID: decision.RatingID("u-" + unit), Decision: "units", Cycle: x.cycle, Unit: w.Units[unit], Subject: decision.OfCollective, Level: rulebook.Good}
		if err := x.rate(tx, r); err != nil {
			return err
		}
	}
	names := map[org.PersonID]string{}
	for key, id := range w.Who {
		names[id] = key
	}
	for _, p := range x.people {
		if p.Unit == w.Units["leadership"] {
			continue
		}
		key := names[p.Person]
		r := decision.Rating{
			ID: decision.RatingID("p-" + key), Decision: "people", Cycle: x.cycle, Unit: p.Unit, Person: p.Person, Subject: decision.OfPerson,
			Level: cmp.Or(levels[key], rulebook.Good), Remarks: "Tinh thần trách nhiệm cao.\nCần chủ động phối hợp hơn.",
		}
		if r.Level == rulebook.NotRated {
			r.Reason = "Thời gian công tác chưa đủ 06 tháng"
		}
		if err := x.rate(tx, r); err != nil {
			return err
		}
		notice := decision.Notice{ID: "n-" + key, Rating: r.ID, Person: p.Person, IssuedAt: tx.Now(), PetitionUntil: world.Day(30)}
		if err := tx.AddNotice(ctx, notice); err != nil {
			return err
		}
	}
	return nil
}

func (x trail) rate(tx *storage.Tx, r decision.Rating) error {
	r.State, r.DecidedAt, r.Version = decision.RatingFinal, tx.Now(), 1
	r.Outcome = rating.Outcome{Level: r.Level}
	return tx.AddRating(x.t.Context(), r)
}
