package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// MeetingKey names a meeting: there is one of each kind on a unit.
type MeetingKey struct {
	Cycle cycle.ID
	Unit  org.UnitID
	Kind  meeting.Kind
}

// plans is the right it takes to plan the meeting: a division's head plans the
// division's, the office and the Director plan the conferences.
func (k MeetingKey) plans() authz.Action {
	if k.Kind == meeting.DivisionReview {
		return authz.PlanMeeting
	}
	return authz.PlanConference
}

// fits tells whether a unit holds meetings of the kind.
func (k MeetingKey) fits(u cycle.UnitPart) bool {
	switch k.Kind {
	case meeting.DivisionReview:
		return u.Reviewed()
	case meeting.LeadershipReview:
		return u.Kind == org.Leadership
	case meeting.AgencyBallot, meeting.Consultation:
		return u.Kind == org.Agency
	}
	return false
}

// PlanMeetingIn is a meeting as planned. Guests are names with their bodies,
// one a line.
type PlanMeetingIn struct {
	MeetingKey
	Version    int // 0: not planned yet
	HeldOn     string
	HeldAt     string
	Place      string
	LateReason string
	Chair      org.PersonID
	StandIn    org.PersonID
	Secretary  org.PersonID
	Tellers    []org.PersonID
	Guests     string
}

// PlanMeeting sets day, chair, stand-in, secretary and tellers of a meeting and
// calls everyone the plan names, as of that day (R034, R172, R207, R238). It
// answers the meeting's identifier. Faults: Invalid, Conflict, Refused once the
// meeting is open.
func (a *App) PlanMeeting(ctx context.Context, by By, in PlanMeetingIn) (meeting.ID, error) {
	answer, err := a.act(ctx, by, in.plans(), func(c *act) error {
		year, part, err := c.CycleAndUnit(ctx, in.Cycle, in.Unit)
		if err != nil {
			return err
		}
		if !in.fits(part) {
			return fault.New(fault.NotFound, "record.missing")
		}
		if err := c.allow(authz.Resource{Agency: year.Agency, Unit: in.Unit}); err != nil {
			return err
		}
		progress := cycle.Progress{Issued: year.State != cycle.Draft}
		if err := cycle.Work(a.clause(year, "meeting.participants")).Open(progress); err != nil {
			return err
		}
		m, err := c.planned(ctx, year, part, in)
		if err != nil {
			return err
		}
		c.answer = string(m.ID)
		c.about("meeting", string(m.ID), m.Version+1)
		c.within("cycle", string(m.Cycle))
		return c.savePlanned(ctx, m)
	})
	return meeting.ID(answer), err
}

// planned makes the meeting the form describes, with everyone called.
func (c *act) planned(ctx context.Context, year cycle.Cycle, part cycle.UnitPart, in PlanMeetingIn) (meeting.Meeting, error) {
	m, err := c.MeetingOf(ctx, in.Cycle, in.Unit, in.Kind)
	if errors.Is(err, fault.NotFound) {
		m, err = meeting.Meeting{Cycle: in.Cycle, Unit: in.Unit, UnitName: part.Name, Kind: in.Kind, State: meeting.Planned}, nil
	}
	switch {
	case err != nil:
		return m, err
	case m.State != meeting.Planned:
		return m, fault.Refuse(c.app.clause(year, "meeting.participants"), "meeting.opened")
	case m.ID != "" && m.Version != in.Version:
		return m, fault.New(fault.Conflict, "record.changed")
	}
	problems := fault.Fields{}
	m.HeldOn = typedDate(in.HeldOn, "held_on", problems)
	if err := problems.Err(); err != nil {
		return m, err
	}
	m.HeldAt, m.Place, m.LateReason = org.Tidy(in.HeldAt), org.Tidy(in.Place), org.Tidy(in.LateReason)
	m.Chair, m.StandIn, m.Secretary = in.Chair, in.StandIn, in.Secretary
	m.Tellers = slices.DeleteFunc(slices.Clone(in.Tellers), func(p org.PersonID) bool { return p == "" })
	day := m.HeldOn
	if day.IsZero() {
		day = civil.DateOf(c.Now())
	}
	roll, err := readRoll(ctx, c.Tx, year, day)
	if err != nil {
		return m, err
	}
	m.Seats = m.Summon(roll, strings.Split(in.Guests, "\n"), c.NewID)
	milestones, err := c.Milestones(ctx, in.Cycle)
	if err != nil {
		return m, err
	}
	window, _ := cycle.Plan{Milestones: milestones}.Milestone(in.Kind.Milestone())
	return m, m.CheckPlan(window)
}

func (c *act) savePlanned(ctx context.Context, m meeting.Meeting) error {
	if m.ID == "" {
		m.ID = meeting.ID(c.NewID())
		c.answer = string(m.ID)
		c.about("meeting", string(m.ID), 1)
		return c.AddMeeting(ctx, m)
	}
	if err := c.SaveMeeting(ctx, m); err != nil {
		return err
	}
	return c.SaveSeats(ctx, m)
}

// meeting loads a meeting with its cycle, for an act of the actor on it; item
// may be empty.
func (c *act) meeting(ctx context.Context, id meeting.ID, item meeting.ItemID) (meeting.Meeting, cycle.Cycle, error) {
	m, err := c.Meeting(ctx, id)
	if err != nil {
		return m, cycle.Cycle{}, err
	}
	year, err := c.Cycle(ctx, m.Cycle)
	if err != nil {
		return m, year, err
	}
	r := meetingResource(m, year)
	if item != "" {
		it, err := m.Item(item)
		if err != nil {
			return m, year, err
		}
		r.Person, r.Chair = it.Person, it.Chair
	}
	c.about("meeting", string(m.ID), m.Version)
	c.within("cycle", string(m.Cycle))
	return m, year, c.allow(r)
}

// meetingResource is a meeting for the right to it.
func meetingResource(m meeting.Meeting, year cycle.Cycle) authz.Resource {
	return authz.Resource{Agency: year.Agency, Unit: m.Unit, Chair: m.Chair, Secretary: m.Secretary, Convened: m.Called()}
}

// MarkAttendanceIn says who is there.
type MarkAttendanceIn struct {
	Meeting meeting.ID
	Marks   []meeting.Mark
}

// MarkAttendance records who is present and why others are not (R207). Faults:
// Invalid, Refused once the minutes are adopted.
func (a *App) MarkAttendance(ctx context.Context, by By, in MarkAttendanceIn) error {
	_, err := a.act(ctx, by, authz.KeepMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, "")
		if err != nil {
			return err
		}
		if m, err = m.Attend(in.Marks, a.clause(year, "minutes.adopted")); err != nil {
			return err
		}
		return c.SaveSeats(ctx, m)
	})
	return err
}

// ready looks at everything outside a meeting that its readiness depends on, in
// at most four statements.
func ready(ctx context.Context, tx *storage.Tx, m meeting.Meeting, year cycle.Cycle) (meeting.Ready, error) {
	var (
		r   meeting.Ready
		err error
	)
	kind := map[meeting.Kind]dossier.ReportKind{
		meeting.DivisionReview: dossier.UnitReport, meeting.LeadershipReview: dossier.LeadershipReport, meeting.AgencyBallot: dossier.AgencyReport,
	}[m.Kind]
	if kind != "" {
		report, err := tx.Report(ctx, m.Cycle, m.Unit, kind)
		if err != nil && !errors.Is(err, fault.NotFound) {
			return r, err
		}
		r.ReportSent = report.State != "" && report.State != dossier.ReportDraft
		r.ReportSettled = r.ReportSent && report.State != dossier.ReportConsulting
	}
	if m.Kind == meeting.DivisionReview || m.Kind == meeting.LeadershipReview {
		if r.Unreviewed, err = tx.Unreviewed(ctx, m.Cycle, m.Unit); err != nil {
			return r, err
		}
	}
	switch m.Kind {
	case meeting.DivisionReview:
		charges, err := tx.Charges(ctx, year.Agency, m.HeldOn)
		r.LeaderInCharge = slices.ContainsFunc(charges, func(c org.Charge) bool { return c.Unit == m.Unit })
		return r, err
	case meeting.LeadershipReview:
		r.UnitsPending, err = tx.UnitsNotMet(ctx, m.Cycle)
	}
	return r, err
}

// OpenMeetingIn opens a meeting.
type OpenMeetingIn struct {
	Meeting meeting.ID
	Version int
}

// OpenMeeting opens a meeting that lacks nothing (R172) and whose step has come,
// and fixes its agenda. Faults: Refused with what is missing, Conflict.
func (a *App) OpenMeeting(ctx context.Context, by By, in OpenMeetingIn) error {
	_, err := a.act(ctx, by, authz.OpenMeeting, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, "")
		if err != nil {
			return err
		}
		if err := c.stepIsOpen(ctx, m, year); err != nil {
			return err
		}
		outside, err := ready(ctx, c.Tx, m, year)
		if err != nil {
			return err
		}
		units, err := c.UnitParts(ctx, m.Cycle)
		if err != nil {
			return err
		}
		people, err := c.ParticipantsOf(ctx, m.Cycle, m.Unit)
		if err != nil {
			return err
		}
		m.Version = in.Version
		m, err = m.Begin(c.Now(), m.Agenda(units, people, c.NewID), m.Missing(outside), a.clause(year, readiness(m.Kind)))
		if err != nil {
			return err
		}
		for _, it := range m.Items {
			if err := c.AddItem(ctx, it); err != nil {
				return err
			}
		}
		return c.SaveMeeting(ctx, m)
	})
	return err
}

// readiness names the clause behind what a meeting needs.
func readiness(k meeting.Kind) string {
	switch k {
	case meeting.LeadershipReview:
		return "leadership.review"
	case meeting.AgencyBallot:
		return "department.ballot"
	case meeting.Consultation:
		return "consultation"
	}
	return "meeting.participants"
}

// stepIsOpen asks the gate before a meeting: M2 waits for the reports, M3 for
// M2. M4 may be opened any time; it closes after both (C8).
func (c *act) stepIsOpen(ctx context.Context, m meeting.Meeting, year cycle.Cycle) error {
	progress, err := c.Progress(ctx, m.Cycle, m.Unit)
	if err != nil {
		return err
	}
	clause := c.app.clause(year, readiness(m.Kind))
	switch m.Kind {
	case meeting.LeadershipReview:
		return cycle.ReviewLeadership(clause).Open(progress)
	case meeting.AgencyBallot:
		return cycle.VoteOnAgency(clause).Open(progress)
	}
	return cycle.Work(clause).Open(progress)
}

// WordMinutesIn words a part of the minutes.
type WordMinutesIn struct {
	Meeting meeting.ID
	Version int
	Part    string
	Text    string
}

// WordMinutes keeps the parts of the minutes a secretary words. Faults: Refused
// once they are adopted, Conflict.
func (a *App) WordMinutes(ctx context.Context, by By, in WordMinutesIn) error {
	_, err := a.act(ctx, by, authz.KeepMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, "")
		if err != nil {
			return err
		}
		known := in.Part == meeting.OpeningWords || in.Part == meeting.ClosingWords ||
			slices.ContainsFunc(m.Items, func(it meeting.Item) bool { return meeting.ItemWords(it.ID) == in.Part })
		if !known {
			return fault.New(fault.NotFound, "record.missing")
		}
		if len(in.Text) > longestPassage {
			return fault.Fields{"text": fault.Say("field.tooLong", longestPassage)}.Err()
		}
		if m, err = m.Word(in.Part, strings.TrimSpace(in.Text), a.clause(year, "minutes.adopted")); err != nil {
			return err
		}
		m.Version = in.Version
		return c.SaveMeeting(ctx, m)
	})
	return err
}

// AdoptMinutesIn is the show of hands on the minutes.
type AdoptMinutesIn struct {
	Meeting meeting.ID
	Version int
	Show    meeting.Show
}

// AdoptMinutes passes the minutes in the meeting and locks them (R218). The
// consultation closes after M2, M3 and every division's dossier (C8). Faults:
// Refused with what is not concluded, Invalid, Conflict.
func (a *App) AdoptMinutes(ctx context.Context, by By, in AdoptMinutesIn) error {
	_, err := a.act(ctx, by, authz.AdoptMinutes, func(c *act) error {
		m, year, err := c.meeting(ctx, in.Meeting, "")
		if err != nil {
			return err
		}
		if m.Kind == meeting.Consultation {
			progress, err := c.Progress(ctx, m.Cycle, m.Unit)
			if err != nil {
				return err
			}
			if err := cycle.CloseConsultation(a.clause(year, "consultation")).Open(progress); err != nil {
				return err
			}
		}
		if m, err = m.Adopt(in.Show, c.Now(), a.clause(year, "minutes.adopted")); err != nil {
			return err
		}
		m.Version = in.Version
		return c.SaveMeeting(ctx, m)
	})
	return err
}
