package app

import (
	"context"
	"errors"
	"fmt"

	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// meetings holds the meeting of each unit and sends its dossier in.
func (s *seeder) meetings(ctx context.Context) error {
	for _, u := range s.units {
		head, deputy, secretary := s.post(u.Unit, org.Head, 0), s.post(u.Unit, org.Deputy, 0), s.post(u.Unit, org.NoPost, 0)
		in := PlanMeetingIn{
			MeetingKey: MeetingKey{Cycle: s.cycle, Unit: u.Unit, Kind: meeting.DivisionReview},
			HeldOn:     s.today.AddDays(1).Short(), HeldAt: "14 giờ 00", Place: "Phòng họp của " + u.Name,
			Chair: head, StandIn: deputy, Secretary: secretary,
		}
		if err := s.hold(ctx, head, in); err != nil {
			return fmt.Errorf("meeting of %s: %w", u.Name, err)
		}
		if err := s.complete(ctx, u.Unit); err != nil {
			return fmt.Errorf("completed reviews of %s: %w", u.Name, err)
		}
		if err := s.dossier(ctx, u.Unit); err != nil {
			return fmt.Errorf("dossier of %s: %w", u.Name, err)
		}
	}
	return nil
}

// leadership settles the department's reports and holds M2.
func (s *seeder) leadership(ctx context.Context) error {
	if err := s.transfers(ctx); err != nil {
		return err
	}
	for _, key := range []ReportKey{
		{Cycle: s.cycle, Unit: s.agency, Kind: dossier.AgencyReport},
		{Cycle: s.cycle, Unit: s.top.Unit, Kind: dossier.LeadershipReport},
	} {
		if err := s.report(ctx, s.office(org.Head), key); err != nil {
			return err
		}
	}
	in := s.conference(s.top.Unit, meeting.LeadershipReview, "27/11/2023")
	in.StandIn, in.Guests = s.post(s.top.Unit, org.Deputy, 0), "Đại diện Ban Tổ chức Tỉnh ủy"
	return s.hold(ctx, in.Secretary, in)
}

// conferences holds M3 and M4.
func (s *seeder) conferences(ctx context.Context) error {
	ballot := s.conference(s.agency, meeting.AgencyBallot, "27/11/2023")
	ballot.Tellers = []org.PersonID{s.post(s.units[1].Unit, org.Head, 0), s.post(s.units[2].Unit, org.Head, 0)}
	if err := s.hold(ctx, ballot.Secretary, ballot); err != nil {
		return err
	}
	in := s.conference(s.agency, meeting.Consultation, "28/11/2023")
	return s.hold(ctx, in.Secretary, in)
}

func (s *seeder) conference(unit org.UnitID, kind meeting.Kind, on string) PlanMeetingIn {
	return PlanMeetingIn{
		MeetingKey: MeetingKey{Cycle: s.cycle, Unit: unit, Kind: kind}, HeldOn: on, HeldAt: "08 giờ 00", Place: "Hội trường Sở",
		Chair: s.post(s.top.Unit, org.Head, 0), Secretary: s.office(org.Head),
	}
}

// hold plans a meeting and holds it until its minutes are adopted. One that was
// held already, by whomever, is left as it is.
func (s *seeder) hold(ctx context.Context, planner org.PersonID, in PlanMeetingIn) error {
	m, err := s.meetingOf(ctx, in.MeetingKey)
	if m.State == meeting.Adopted || err != nil && !errors.Is(err, fault.NotFound) {
		return err
	}
	id, err := s.app.PlanMeeting(ctx, s.by(planner, "plan", in.MeetingKey), in)
	if err != nil {
		return err
	}
	if m, err = s.meetingOf(ctx, in.MeetingKey); err != nil {
		return err
	}
	attend := MarkAttendanceIn{Meeting: id}
	for _, seat := range m.Seats {
		attend.Marks = append(attend.Marks, meeting.Mark{Seat: seat.ID, State: meeting.Present})
	}
	if err := s.app.MarkAttendance(ctx, s.by(in.Secretary, "attend", id), attend); err != nil {
		return err
	}
	if err := s.app.OpenMeeting(ctx, s.by(in.Secretary, "open", id), OpenMeetingIn{Meeting: id, Version: m.Version}); err != nil {
		return err
	}
	if m, err = s.meetingOf(ctx, in.MeetingKey); err != nil {
		return err
	}
	for _, it := range m.Items {
		if err := s.item(ctx, m, it); err != nil {
			return fmt.Errorf("item %s: %w", it.Name, err)
		}
	}
	if m, err = s.meetingOf(ctx, in.MeetingKey); err != nil {
		return err
	}
	adopt := AdoptMinutesIn{Meeting: id, Version: m.Version, Show: meeting.Show{For: m.Voters("")}}
	return s.app.AdoptMinutes(ctx, s.by(m.Chair, "adopt", id), adopt)
}

// item takes an item up, hears everyone, counts and concludes.
func (s *seeder) item(ctx context.Context, m meeting.Meeting, it meeting.Item) error {
	writer := m.Secretary
	if it.Person == writer {
		writer = it.Chair
	}
	by := func(step string) By { return s.by(writer, step, it.ID) }
	if err := s.app.OpenItem(ctx, by("item"), OpenItemIn{Meeting: m.ID, Item: it.ID}); err != nil {
		return err
	}
	if m.Kind == meeting.AgencyBallot {
		if err := s.tally(ctx, m, it); err != nil {
			return err
		}
	} else {
		if err := s.app.RecordSilence(ctx, by("silence"), RecordSilenceIn{Meeting: m.ID, Item: it.ID}); err != nil {
			return err
		}
		votes := meeting.Votes{Levels: map[rulebook.Level]int{rulebook.Good: m.Voters(it.Person)}}
		if it.Subject == meeting.Collective {
			votes.Report = meeting.Show{For: m.Voters("")}
		}
		if err := s.app.RecordVotes(ctx, by("votes"), RecordVotesIn{Meeting: m.ID, Item: it.ID, Votes: votes}); err != nil {
			return err
		}
	}
	return s.concludeItem(ctx, m, it)
}

func (s *seeder) tally(ctx context.Context, m meeting.Meeting, it meeting.Item) error {
	n := m.Voters("")
	count := meeting.Count{Issued: n, Returned: n, Valid: n, Levels: map[rulebook.Level]int{rulebook.Good: n}}
	for _, teller := range m.Tellers {
		if err := s.app.EnterTally(ctx, s.by(teller, "tally", it.ID), EnterTallyIn{Meeting: m.ID, Item: it.ID, Count: count}); err != nil {
			return err
		}
	}
	return nil
}

// concludeItem proposes good, or the highest level the facts allow below.
func (s *seeder) concludeItem(ctx context.Context, m meeting.Meeting, it meeting.Item) error {
	var found Computed
	err := s.app.db.Read(ctx, func(tx *storage.Tx) error {
		now, err := tx.Meeting(ctx, m.ID)
		if err != nil {
			return err
		}
		open, err := now.Item(it.ID)
		found = readComputed(open)
		return err
	})
	if err != nil {
		return err
	}
	c := meeting.Conclusion{
		Strengths:    "Hoàn thành các nhiệm vụ được giao, bảo đảm tiến độ, chất lượng; đoàn kết, trách nhiệm.",
		Shortcomings: "Việc số hóa hồ sơ còn chậm.", Summary: "Cuộc họp thống nhất với bản kiểm điểm và mức đề nghị.",
		Level: allowedGood(found.Outcome, it), Reason: "Theo biểu quyết của cuộc họp.",
	}
	if m.Kind == meeting.Consultation {
		for _, p := range s.of(it.Unit) {
			one := meeting.PersonLevel{Person: p.Person, Level: allowedGood(found.People[p.Person], meeting.Item{}), Reason: "Theo đề nghị của đơn vị."}
			c.People = append(c.People, one)
		}
	}
	in := ConclusionIn{Meeting: m.ID, Item: it.ID, Mark: (meeting.Conclusion{}).Mark(), Conclusion: c}
	return s.app.ConcludeItem(ctx, s.by(it.Chair, "conclude", it.ID), in)
}

// allowedGood is good, or what the facts leave below it.
func allowedGood(o rating.Outcome, it meeting.Item) rulebook.Level {
	if it.Subject == meeting.Department {
		return rulebook.Good
	}
	if o.Level == rating.NotRated {
		return rulebook.NotRated
	}
	for _, level := range o.Allowed() {
		if !level.Above(rulebook.Good) {
			return level
		}
	}
	return rulebook.Good
}

// complete hands in the edition after the meeting, unchanged.
func (s *seeder) complete(ctx context.Context, unit org.UnitID) error {
	for _, p := range s.of(unit) {
		if p.Exempt != "" {
			continue
		}
		var r dossier.Review
		err := s.app.db.Read(ctx, func(tx *storage.Tx) (err error) {
			r, err = tx.Review(ctx, s.cycle, p.Person)
			return err
		})
		if err != nil {
			return err
		}
		in := SubmitReviewIn{Cycle: s.cycle, Person: p.Person, Version: r.Version, Truth: true}
		if err := s.app.CompleteReview(ctx, s.by(p.Person, "complete", p.Person), in); err != nil {
			return err
		}
	}
	return nil
}

// dossier hands a unit's dossier in; the office, but never who handed it in,
// accepts it.
func (s *seeder) dossier(ctx context.Context, unit org.UnitID) error {
	head, clerk := s.post(unit, org.Head, 0), s.office(org.Head)
	if head == clerk {
		clerk = s.office(org.Deputy)
	}
	in := DossierIn{Cycle: s.cycle, Unit: unit}
	if err := s.app.SubmitDossier(ctx, s.by(head, "dossier", unit), in); err != nil {
		return err
	}
	in.Version = 1
	return s.app.AcceptDossier(ctx, s.by(clerk, "accept", unit), in)
}
