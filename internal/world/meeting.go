package world

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/storage"
)

// cast is who runs the meeting of a unit.
type cast struct{ head, deputy, secretary string }

var casts = map[string]cast{
	"division": {"head", "deputy", "staff"}, "office": {"office", "office2", "clerk"}, "centre": {"centre", "centre2", "archivist"},
	"leadership": {"director", "vice", "office"},
}

// Reviewable lists the units that hold a meeting of their own.
func Reviewable() []string { return []string{"office", "division", "centre"} }

// KeyOf is the key of a resident.
func (w *World) KeyOf(person org.PersonID) string {
	w.t.Helper()
	for key, id := range w.Who {
		if id == person {
			return key
		}
	}
	w.t.Fatalf("nobody is %s", person)
	return ""
}

// ReportKey names a report of the world: "division", "leadership" or "agency".
func (w *World) ReportKey(id cycle.ID, unit string) app.ReportKey {
	switch unit {
	case "agency":
		return app.ReportKey{Cycle: id, Unit: w.Home, Kind: dossier.AgencyReport}
	case "leadership":
		return app.ReportKey{Cycle: id, Unit: w.Units[unit], Kind: dossier.LeadershipReport}
	}
	return app.ReportKey{Cycle: id, Unit: w.Units[unit], Kind: dossier.UnitReport}
}

// author is who writes the report of a unit.
func author(unit string) string {
	if c, ok := casts[unit]; ok && unit != "leadership" {
		return c.head
	}
	return "office"
}

// ReportWritten has every section of a report written, graded good.
func (w *World) ReportWritten(id cycle.ID, unit string) {
	w.t.Helper()
	key, by := w.ReportKey(id, unit), author(unit)
	page, err := w.App.ReportPage(w.t.Context(), w.Actor(by), key)
	if err != nil {
		w.t.Fatalf("ReportPage of %s = %v", unit, err)
	}
	for _, s := range page.Sections {
		if s.Kind == rulebook.KindLevel {
			if err := w.App.NameReportLevel(w.t.Context(), w.By(by), app.NameReportLevelIn{ReportKey: key, Level: rulebook.Good}); err != nil {
				w.t.Fatalf("NameReportLevel = %v", err)
			}
			continue
		}
		in := app.WritePassageIn{ReportKey: key, Section: s.ID, Text: "Nội dung mục " + s.No + "."}
		if s.Graded {
			in.Grade = "good"
		}
		if err := w.App.WritePassage(w.t.Context(), w.By(by), in); err != nil {
			w.t.Fatalf("WritePassage(%s) = %v", s.ID, err)
		}
	}
}

// ReportSent has a report written and sent for comment, until the 18th.
func (w *World) ReportSent(id cycle.ID, unit string) {
	w.t.Helper()
	w.ReportWritten(id, unit)
	in := app.SendReportIn{ReportKey: w.ReportKey(id, unit), DueOn: "18/11/2023"}
	if err := w.App.SendReport(w.t.Context(), w.By(author(unit)), in); err != nil {
		w.t.Fatalf("SendReport of %s = %v", unit, err)
	}
}

// ReportSettled has a report sent, "no comment" from everyone asked, and the
// final edition made.
func (w *World) ReportSettled(id cycle.ID, unit string) {
	w.t.Helper()
	w.ReportSent(id, unit)
	key := w.ReportKey(id, unit)
	page, err := w.App.ReportPage(w.t.Context(), w.Actor(author(unit)), key)
	if err != nil {
		w.t.Fatalf("ReportPage of %s = %v", unit, err)
	}
	for _, p := range page.Silent {
		if err := w.App.CommentReport(w.t.Context(), w.By(w.KeyOf(p.Person)), app.CommentReportIn{ReportKey: key, NoComment: true}); err != nil {
			w.t.Fatalf("CommentReport by %s = %v", p.Name, err)
		}
	}
	if err := w.App.SettleReport(w.t.Context(), w.By(author(unit)), app.SettleReportIn{ReportKey: key}); err != nil {
		w.t.Fatalf("SettleReport of %s = %v", unit, err)
	}
}

// MeetingKey names a meeting of the world: a unit's own review, "leadership"
// (M2), "ballot" (M3) or "consultation" (M4).
func (w *World) MeetingKey(id cycle.ID, which string) app.MeetingKey {
	switch which {
	case "ballot":
		return app.MeetingKey{Cycle: id, Unit: w.Home, Kind: meeting.AgencyBallot}
	case "consultation":
		return app.MeetingKey{Cycle: id, Unit: w.Home, Kind: meeting.Consultation}
	case "leadership":
		return app.MeetingKey{Cycle: id, Unit: w.Units[which], Kind: meeting.LeadershipReview}
	}
	return app.MeetingKey{Cycle: id, Unit: w.Units[which], Kind: meeting.DivisionReview}
}

// PlanIn is a sound plan of a meeting.
func (w *World) PlanIn(id cycle.ID, which string) app.PlanMeetingIn {
	in := app.PlanMeetingIn{
		MeetingKey: w.MeetingKey(id, which), HeldOn: "17/11/2023", HeldAt: "08 giờ 00", Place: "Phòng họp số 2",
		Chair: w.Who["director"], Secretary: w.Who["office"],
	}
	switch which {
	case "leadership":
		in.HeldOn, in.StandIn, in.Guests = "26/11/2023", w.Who["vice"], "Đại diện Ban Tổ chức Tỉnh ủy"
	case "ballot":
		in.HeldOn, in.Tellers = "26/11/2023", []org.PersonID{w.Who["head"], w.Who["centre"]}
	case "consultation":
		in.HeldOn = "27/11/2023"
	default:
		c := casts[which]
		in.Chair, in.StandIn, in.Secretary = w.Who[c.head], w.Who[c.deputy], w.Who[c.secretary]
	}
	return in
}

// MeetingPlanned plans a meeting and marks everyone present.
func (w *World) MeetingPlanned(id cycle.ID, which string) meeting.ID {
	w.t.Helper()
	in := w.PlanIn(id, which)
	by := "office"
	if in.Kind == meeting.DivisionReview {
		by = casts[which].head
	}
	planned, err := w.App.PlanMeeting(w.t.Context(), w.By(by), in)
	if err != nil {
		w.t.Fatalf("PlanMeeting of %s = %v", which, err)
	}
	attend := app.MarkAttendanceIn{Meeting: planned}
	for _, s := range w.Meeting(planned).Seats {
		attend.Marks = append(attend.Marks, meeting.Mark{Seat: s.ID, State: meeting.Present})
	}
	if err := w.App.MarkAttendance(w.t.Context(), w.By(w.KeyOf(in.Secretary)), attend); err != nil {
		w.t.Fatalf("MarkAttendance = %v", err)
	}
	return planned
}

// Meeting looks at a meeting behind the application's back.
func (w *World) Meeting(id meeting.ID) meeting.Meeting {
	w.t.Helper()
	var m meeting.Meeting
	w.Read(func(tx *storage.Tx) (err error) {
		m, err = tx.Meeting(w.t.Context(), id)
		return err
	})
	return m
}

// MeetingOf looks at a unit's meeting behind the application's back.
func (w *World) MeetingOf(id cycle.ID, which string) meeting.Meeting {
	w.t.Helper()
	k := w.MeetingKey(id, which)
	var m meeting.Meeting
	w.Read(func(tx *storage.Tx) (err error) {
		m, err = tx.MeetingOf(w.t.Context(), k.Cycle, k.Unit, k.Kind)
		return err
	})
	return m
}

// MeetingOpen opens a unit's meeting with its report settled and everyone's
// self-review in.
func (w *World) MeetingOpen(id cycle.ID, which string) meeting.ID {
	w.t.Helper()
	in := w.MeetingKey(id, which)
	if in.Kind == meeting.DivisionReview || in.Kind == meeting.LeadershipReview {
		w.ReportSettled(id, which)
		w.handIn(id, in.Unit)
	}
	planned := w.MeetingPlanned(id, which)
	m := w.Meeting(planned)
	open := app.OpenMeetingIn{Meeting: planned, Version: m.Version}
	if err := w.App.OpenMeeting(w.t.Context(), w.By(w.KeyOf(m.Secretary)), open); err != nil {
		w.t.Fatalf("OpenMeeting of %s = %v", which, err)
	}
	return planned
}

// Judged is a sound conclusion at a level.
func Judged(level rulebook.Level) meeting.Conclusion {
	return meeting.Conclusion{
		Strengths: "Hoàn thành các nhiệm vụ được giao.", Shortcomings: "Hai báo cáo quý gửi chậm.", Summary: "Thống nhất với ý kiến của cuộc họp.",
		Level: level, Reason: "Theo biểu quyết của cuộc họp.",
	}
}

// ItemOpen opens the next item of a meeting and has everyone say "no comment"
// and vote for good.
func (w *World) ItemOpen(id meeting.ID) meeting.Item {
	w.t.Helper()
	m := w.Meeting(id)
	next, ok := m.Next()
	if !ok {
		w.t.Fatalf("meeting %s has no item left", id)
	}
	if err := w.App.OpenItem(w.t.Context(), w.recorder(m, next), app.OpenItemIn{Meeting: id, Item: next.ID}); err != nil {
		w.t.Fatalf("OpenItem of %s = %v", next.Name, err)
	}
	if m.Kind == meeting.AgencyBallot {
		w.tally(id, next.ID)
		return next
	}
	w.ItemSpoken(id, next)
	return next
}

// recorder is who writes an item down: the secretary, but for the own case.
func (w *World) recorder(m meeting.Meeting, it meeting.Item) app.By {
	if it.Person == m.Secretary {
		return w.By(w.KeyOf(it.Chair))
	}
	return w.By(w.KeyOf(m.Secretary))
}

// ItemSpoken has everyone who has not spoken on an open item say "no comment",
// and vote for good.
func (w *World) ItemSpoken(id meeting.ID, next meeting.Item) {
	w.t.Helper()
	m := w.Meeting(id)
	by := w.recorder(m, next)
	if err := w.App.RecordSilence(w.t.Context(), by, app.RecordSilenceIn{Meeting: id, Item: next.ID}); err != nil {
		w.t.Fatalf("RecordSilence on %s = %v", next.Name, err)
	}
	votes := meeting.Votes{Levels: map[rulebook.Level]int{rulebook.Good: m.Voters(next.Person)}}
	if next.Subject == meeting.Collective {
		votes.Report = meeting.Show{For: m.Voters("")}
	}
	if err := w.App.RecordVotes(w.t.Context(), by, app.RecordVotesIn{Meeting: id, Item: next.ID, Votes: votes}); err != nil {
		w.t.Fatalf("RecordVotes on %s = %v", next.Name, err)
	}
}

func (w *World) tally(id meeting.ID, item meeting.ItemID) {
	w.t.Helper()
	m := w.Meeting(id)
	n := m.Voters("")
	for _, teller := range m.Tellers {
		in := app.EnterTallyIn{Meeting: id, Item: item, Count: meeting.Count{Issued: n, Returned: n, Valid: n, Levels: map[rulebook.Level]int{rulebook.Good: n}}}
		if err := w.App.EnterTally(w.t.Context(), w.By(w.KeyOf(teller)), in); err != nil {
			w.t.Fatalf("EnterTally = %v", err)
		}
	}
}

// ItemConcluded opens and concludes the next item at good, or at the highest
// level the law allows below it.
func (w *World) ItemConcluded(id meeting.ID) {
	w.t.Helper()
	it := w.ItemOpen(id)
	if err := w.Conclude(id, it, Judged(rulebook.Good)); err != nil {
		w.t.Fatalf("ConcludeItem of %s = %v", it.Name, err)
	}
}

// Conclude has the chair of an open item conclude it.
func (w *World) Conclude(id meeting.ID, it meeting.Item, c meeting.Conclusion) error {
	w.t.Helper()
	in := app.ConclusionIn{Meeting: id, Item: it.ID, Mark: (meeting.Conclusion{}).Mark(), Conclusion: c}
	if w.Meeting(id).Kind == meeting.Consultation {
		w.Read(func(tx *storage.Tx) error {
			m := w.Meeting(id)
			people, err := tx.ParticipantsOf(w.t.Context(), m.Cycle, it.Unit)
			for _, p := range people {
				in.Conclusion.People = append(in.Conclusion.People, meeting.PersonLevel{Person: p.Person, Level: rulebook.Good, Reason: "Theo đề nghị của đơn vị."})
			}
			return err
		})
	}
	return w.App.ConcludeItem(w.t.Context(), w.By(w.KeyOf(it.Chair)), in)
}

// ReportConcluded opens a unit's meeting and concludes the review of the
// collective: persons may be reviewed now.
func (w *World) ReportConcluded(id cycle.ID, unit string) meeting.ID {
	w.t.Helper()
	open := w.MeetingOpen(id, unit)
	w.ItemConcluded(open)
	return open
}

// MeetingAdopted holds a unit's whole meeting, until its minutes are adopted.
func (w *World) MeetingAdopted(id cycle.ID, unit string) meeting.ID {
	w.t.Helper()
	return w.finish(w.MeetingOpen(id, unit))
}

func (w *World) finish(id meeting.ID) meeting.ID {
	w.t.Helper()
	for range w.Meeting(id).Items {
		w.ItemConcluded(id)
	}
	m := w.Meeting(id)
	in := app.AdoptMinutesIn{Meeting: id, Version: m.Version, Show: meeting.Show{For: m.Voters("")}}
	if err := w.App.AdoptMinutes(w.t.Context(), w.By(w.KeyOf(m.Chair)), in); err != nil {
		w.t.Fatalf("AdoptMinutes = %v", err)
	}
	return id
}

// LeadershipReviewed holds every unit's meeting, settles the department's
// reports and holds M2.
func (w *World) LeadershipReviewed(id cycle.ID) meeting.ID {
	w.t.Helper()
	for _, unit := range Reviewable() {
		w.MeetingAdopted(id, unit)
	}
	w.ReportSettled(id, "agency")
	return w.MeetingAdopted(id, "leadership")
}

// AgencyVoted goes on to the ballot on the department's level, M3.
func (w *World) AgencyVoted(id cycle.ID) meeting.ID {
	w.t.Helper()
	w.LeadershipReviewed(id)
	return w.finish(w.MeetingOpen(id, "ballot"))
}

// MeetingsHeld goes on to the consultation, M4; the divisions' dossiers must have
// been accepted before its minutes can be adopted.
func (w *World) MeetingsHeld(id cycle.ID) meeting.ID {
	w.t.Helper()
	w.AgencyVoted(id)
	return w.finish(w.MeetingOpen(id, "consultation"))
}

// handIn has everyone in a unit who has not yet done so hand in the self-review.
func (w *World) handIn(id cycle.ID, unit org.UnitID) {
	w.t.Helper()
	var owing []string
	w.Read(func(tx *storage.Tx) error {
		people, err := tx.ParticipantsOf(w.t.Context(), id, unit)
		if err != nil {
			return err
		}
		reviews, err := tx.ReviewsOf(w.t.Context(), id, unit)
		for _, p := range people {
			if reviews[p.Person].State != dossier.Submitted {
				owing = append(owing, w.KeyOf(p.Person))
			}
		}
		return err
	})
	w.Reviewed(id, owing...)
}
