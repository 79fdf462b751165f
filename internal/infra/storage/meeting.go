package storage

import (
	"context"
	"fmt"

	"congtam/internal/base/civil"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
)

const meetingColumns = `m.id, m.cycle_id, m.unit_id, u.name, m.kind, m.state, m.held_on, m.held_at, m.place, m.late_reason,
	m.chair_id, m.stand_in_id, m.secretary_id, m.tellers, m.opened_at, m.closed_at, m.minutes, m.adopted_for, m.adopted_against,
	m.adopted_at, m.version`

const meetingFrom = ` from meeting m join unit_part u on u.cycle_id = m.cycle_id and u.unit_id = m.unit_id `

// Meeting loads a meeting with seats, agenda, remarks and counts, in at most
// five statements. Faults: NotFound.
func (tx *Tx) Meeting(ctx context.Context, id meeting.ID) (meeting.Meeting, error) {
	m, err := scanMeeting(tx.queryRow(ctx, `/* Tx.Meeting */ select `+meetingColumns+meetingFrom+`where m.id = $1`, id))
	if err != nil {
		return meeting.Meeting{}, fmt.Errorf("load meeting %s: %w", id, tx.fault(err))
	}
	return tx.fillMeeting(ctx, m)
}

// MeetingOf loads the meeting of a kind on a unit, like Meeting. Faults:
// NotFound.
func (tx *Tx) MeetingOf(ctx context.Context, id cycle.ID, unit org.UnitID, kind meeting.Kind) (meeting.Meeting, error) {
	m, err := scanMeeting(tx.queryRow(ctx, `/* Tx.MeetingOf */ select `+meetingColumns+meetingFrom+`
		where m.cycle_id = $1 and m.unit_id = $2 and m.kind = $3`, id, unit, kind))
	if err != nil {
		return meeting.Meeting{}, fmt.Errorf("load %s of %s: %w", kind, unit, tx.fault(err))
	}
	return tx.fillMeeting(ctx, m)
}

// Meetings loads every meeting of a cycle without what happened in it.
func (tx *Tx) Meetings(ctx context.Context, id cycle.ID) ([]meeting.Meeting, error) {
	meetings, err := collect(ctx, tx, scanMeeting, `/* Tx.Meetings */ select `+meetingColumns+meetingFrom+`
		where m.cycle_id = $1 order by u.display_order, m.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load meetings: %w", err)
	}
	return meetings, nil
}

func (tx *Tx) fillMeeting(ctx context.Context, m meeting.Meeting) (meeting.Meeting, error) {
	var err error
	if m.Seats, err = tx.seats(ctx, m.ID); err != nil {
		return m, err
	}
	if m.State == meeting.Planned {
		return m, nil
	}
	if m.Items, err = tx.items(ctx, m.ID); err != nil {
		return m, err
	}
	if err := tx.fillRemarks(ctx, m.ID, m.Items); err != nil {
		return m, err
	}
	if m.Kind == meeting.AgencyBallot {
		err = tx.fillCounts(ctx, m.ID, m.Items)
	}
	return m, err
}

// AddMeeting adds a planned meeting with its seats. Faults: Conflict when the
// unit has one of the kind.
func (tx *Tx) AddMeeting(ctx context.Context, m meeting.Meeting) error {
	_, err := tx.exec(ctx, `/* Tx.AddMeeting */
		insert into meeting (id, cycle_id, unit_id, kind, state, held_on, held_at, place, late_reason, chair_id, stand_in_id,
			secretary_id, tellers)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		m.ID, m.Cycle, m.Unit, m.Kind, m.State, m.HeldOn, m.HeldAt, m.Place, m.LateReason, null(m.Chair), null(m.StandIn),
		null(m.Secretary), toJSON(m.Tellers))
	if err != nil {
		return fmt.Errorf("add meeting of %s: %w", m.Unit, err)
	}
	return tx.SaveSeats(ctx, m)
}

// SaveMeeting updates m, its seats and agenda apart, unless it changed since it
// was read. Faults: Conflict.
func (tx *Tx) SaveMeeting(ctx context.Context, m meeting.Meeting) error {
	err := tx.saved(ctx, `/* Tx.SaveMeeting */
		update meeting set state = $3, held_on = $4, held_at = $5, place = $6, late_reason = $7, chair_id = $8, stand_in_id = $9,
			secretary_id = $10, tellers = $11, opened_at = $12, closed_at = $13, minutes = $14, adopted_for = $15,
			adopted_against = $16, adopted_at = $17, version = version + 1
		where id = $1 and version = $2`,
		m.ID, m.Version, m.State, m.HeldOn, m.HeldAt, m.Place, m.LateReason, null(m.Chair), null(m.StandIn), null(m.Secretary),
		toJSON(m.Tellers), instant(m.OpenedAt), instant(m.ClosedAt), toJSON(m.Words), m.Show.For, m.Show.Against, instant(m.AdoptedAt))
	if err != nil {
		return fmt.Errorf("save meeting %s: %w", m.ID, err)
	}
	return nil
}

func scanMeeting(row scanner) (meeting.Meeting, error) {
	var m meeting.Meeting
	var words text
	err := row.Scan(&m.ID, &m.Cycle, &m.Unit, &m.UnitName, &m.Kind, &m.State, &m.HeldOn, &m.HeldAt, &m.Place, &m.LateReason,
		ref(&m.Chair), ref(&m.StandIn), ref(&m.Secretary), fromJSON(&m.Tellers), (*instant)(&m.OpenedAt), (*instant)(&m.ClosedAt),
		&words, &m.Show.For, &m.Show.Against, (*instant)(&m.AdoptedAt), &m.Version)
	if err == nil && words != "" {
		err = fromJSON(&m.Words).Scan(string(words))
	}
	return m, err
}

// seats loads who is called, in order, with the names of the cycle.
func (tx *Tx) seats(ctx context.Context, id meeting.ID) ([]meeting.Seat, error) {
	seats, err := collect(ctx, tx, func(row scanner) (meeting.Seat, error) {
		var s meeting.Seat
		err := row.Scan(&s.ID, ref(&s.Person), &s.Name, &s.Title, &s.Post, &s.Unit, &s.Votes, &s.State, &s.Reason, &s.Order)
		return s, err
	}, `/* Tx.Meeting seats */
		select a.id, a.person_id, coalesce(p.name, a.guest), coalesce(p.title, ''), coalesce(p.post, ''), coalesce(p.unit_id, ''),
			a.votes, a.state, a.reason, a.position
		from attendance a join meeting m on m.id = a.meeting_id
		left join participant p on p.cycle_id = m.cycle_id and p.person_id = a.person_id
		where a.meeting_id = $1 order by a.position, a.id`, id)
	if err != nil {
		return nil, fmt.Errorf("load seats of meeting %s: %w", id, err)
	}
	return seats, nil
}

// SaveSeats replaces who is called to a meeting and who came.
func (tx *Tx) SaveSeats(ctx context.Context, m meeting.Meeting) error {
	if err := tx.remove(ctx, `/* Tx.SaveSeats */ delete from attendance where meeting_id = $1`, string(m.ID)); err != nil {
		return fmt.Errorf("clear seats of meeting %s: %w", m.ID, err)
	}
	for _, s := range m.Seats {
		guest := ""
		if s.Guest() {
			guest = s.Name
		}
		_, err := tx.exec(ctx, `/* Tx.SaveSeats seat */
			insert into attendance (id, meeting_id, person_id, guest, votes, state, reason, position)
			values ($1, $2, $3, $4, $5, $6, $7, $8)`,
			s.ID, m.ID, null(s.Person), guest, s.Votes, s.State, s.Reason, s.Order)
		if err != nil {
			return fmt.Errorf("save seat in meeting %s: %w", m.ID, err)
		}
	}
	return nil
}

// items loads the agenda with the names of the cycle.
func (tx *Tx) items(ctx context.Context, id meeting.ID) ([]meeting.Item, error) {
	items, err := collect(ctx, tx, scanItem, `/* Tx.Meeting items */
		select i.id, i.meeting_id, i.position, i.subject, coalesce(i.unit_id, ''), i.person_id, coalesce(p.name, u.name, ''),
			coalesce(p.title, ''), coalesce(p.post, ''), i.chair_id, i.state, i.strengths, i.shortcomings, i.no_shortcoming,
			i.conclusion, i.proposed_level, i.level_reason, i.rank, i.people, i.computed, i.votes, i.general, i.opened_at,
			i.concluded_at, i.version
		from agenda_item i join meeting m on m.id = i.meeting_id
		left join participant p on p.cycle_id = m.cycle_id and p.person_id = i.person_id
		left join unit_part u on u.cycle_id = m.cycle_id and u.unit_id = i.unit_id
		where i.meeting_id = $1 order by i.position`, id)
	if err != nil {
		return nil, fmt.Errorf("load agenda of meeting %s: %w", id, err)
	}
	return items, nil
}

func scanItem(row scanner) (meeting.Item, error) {
	var it meeting.Item
	c := &it.Conclusion
	err := row.Scan(&it.ID, &it.Meeting, &it.Order, &it.Subject, &it.Unit, ref(&it.Person), &it.Name, &it.Title, &it.Post, &it.Chair,
		&it.State, &c.Strengths, &c.Shortcomings, &c.NoShortcoming, &c.Summary, &c.Level, &c.Reason, &c.Rank, fromJSON(&c.People),
		&it.Computed, fromJSON(&it.Votes), fromJSON(&c.General), (*instant)(&it.OpenedAt), (*instant)(&it.ConcludedAt), &it.Version)
	return it, err
}

// AddItem adds an item to an agenda.
func (tx *Tx) AddItem(ctx context.Context, it meeting.Item) error {
	_, err := tx.exec(ctx, `/* Tx.AddItem */
		insert into agenda_item (id, meeting_id, position, subject, unit_id, person_id, chair_id, state)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		it.ID, it.Meeting, it.Order, it.Subject, null(it.Unit), null(it.Person), it.Chair, it.State)
	if err != nil {
		return fmt.Errorf("add agenda item %d: %w", it.Order, err)
	}
	return nil
}

// SaveItem updates it unless it changed since it was read. Faults: Conflict.
func (tx *Tx) SaveItem(ctx context.Context, it meeting.Item) error {
	c := it.Conclusion
	err := tx.saved(ctx, `/* Tx.SaveItem */
		update agenda_item set chair_id = $3, state = $4, strengths = $5, shortcomings = $6, no_shortcoming = $7, conclusion = $8,
			proposed_level = $9, level_reason = $10, rank = $11, people = $12, computed = $13, votes = $14, general = $15,
			opened_at = $16, concluded_at = $17, version = version + 1
		where id = $1 and version = $2`,
		it.ID, it.Version, it.Chair, it.State, c.Strengths, c.Shortcomings, c.NoShortcoming, c.Summary, c.Level, c.Reason, c.Rank,
		toJSON(c.People), it.Computed, toJSON(it.Votes), toJSON(c.General), instant(it.OpenedAt), instant(it.ConcludedAt))
	if err != nil {
		return fmt.Errorf("save agenda item %s: %w", it.ID, err)
	}
	return nil
}

func (tx *Tx) fillRemarks(ctx context.Context, id meeting.ID, items []meeting.Item) error {
	remarks, err := collect(ctx, tx, func(row scanner) (meeting.Remark, error) {
		var r meeting.Remark
		err := row.Scan(&r.ID, &r.Item, ref(&r.Speaker), &r.Name, &r.Text, &r.NoComment, (*instant)(&r.At), &r.By)
		return r, err
	}, `/* Tx.Meeting remarks */
		select r.id, r.item_id, r.speaker_id, coalesce(p.name, r.guest), r.content, r.no_comment, r.made_at, r.entered_by
		from remark r join agenda_item i on i.id = r.item_id left join person p on p.id = r.speaker_id
		where i.meeting_id = $1 order by r.made_at, r.id`, id)
	if err != nil {
		return fmt.Errorf("load remarks of meeting %s: %w", id, err)
	}
	for _, r := range remarks {
		for i := range items {
			if items[i].ID == r.Item {
				items[i].Remarks = append(items[i].Remarks, r)
			}
		}
	}
	return nil
}

// AddRemark keeps what somebody said; a remark is never changed.
func (tx *Tx) AddRemark(ctx context.Context, r meeting.Remark) error {
	guest := ""
	if r.Speaker == "" {
		guest = r.Name
	}
	_, err := tx.exec(ctx, `/* Tx.AddRemark */
		insert into remark (id, item_id, speaker_id, guest, content, no_comment, made_at, entered_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		r.ID, r.Item, null(r.Speaker), guest, r.Text, r.NoComment, instant(r.At), r.By)
	if err != nil {
		return fmt.Errorf("add remark on %s: %w", r.Item, err)
	}
	return nil
}

func (tx *Tx) fillCounts(ctx context.Context, id meeting.ID, items []meeting.Item) error {
	type entry struct {
		item  meeting.ItemID
		count meeting.Count
	}
	entries, err := collect(ctx, tx, func(row scanner) (entry, error) {
		var e entry
		c := &e.count
		err := row.Scan(&e.item, &c.By, &c.Issued, &c.Returned, &c.NotReturned, &c.Valid, &c.Invalid, fromJSON(&c.Levels),
			(*instant)(&c.At), &c.Version)
		return e, err
	}, `/* Tx.Meeting counts */
		select t.item_id, t.entered_by, t.issued, t.returned, t.not_returned, t.valid, t.invalid, t.levels, t.entered_at, t.version
		from tally_count t join agenda_item i on i.id = t.item_id where i.meeting_id = $1 order by t.entered_by`, id)
	if err != nil {
		return fmt.Errorf("load counts of meeting %s: %w", id, err)
	}
	for _, e := range entries {
		for i := range items {
			if items[i].ID == e.item {
				items[i].Counts = append(items[i].Counts, e.count)
			}
		}
	}
	return nil
}

// SaveCount keeps a teller's count; a corrected one replaces it.
func (tx *Tx) SaveCount(ctx context.Context, item meeting.ItemID, c meeting.Count) error {
	_, err := tx.exec(ctx, `/* Tx.SaveCount */
		insert into tally_count (item_id, entered_by, issued, returned, not_returned, valid, invalid, levels, entered_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		on conflict (item_id, entered_by) do update set issued = excluded.issued, returned = excluded.returned,
			not_returned = excluded.not_returned, valid = excluded.valid, invalid = excluded.invalid, levels = excluded.levels,
			entered_at = excluded.entered_at, version = tally_count.version + 1`,
		item, c.By, c.Issued, c.Returned, c.NotReturned, c.Valid, c.Invalid, toJSON(c.Levels), instant(c.At))
	if err != nil {
		return fmt.Errorf("save count of %s: %w", item, err)
	}
	return nil
}

// Unreviewed lists who of a unit owes a self-review and has not handed it in
// (R172).
func (tx *Tx) Unreviewed(ctx context.Context, id cycle.ID, unit org.UnitID) ([]string, error) {
	return tx.names(ctx, `/* Tx.Unreviewed */
		select p.name from participant p left join self_review s on s.cycle_id = p.cycle_id and s.person_id = p.person_id
		where p.cycle_id = $1 and p.unit_id = $2 and p.exempt_reason = '' and coalesce(s.state, 'draft') in ('draft', 'returned')
		order by p.display_order, p.person_id`, id, unit)
}

// UnitsNotMet lists the units whose own meeting has not adopted its minutes
// (R188).
func (tx *Tx) UnitsNotMet(ctx context.Context, id cycle.ID) ([]string, error) {
	return tx.names(ctx, `/* Tx.UnitsNotMet */
		select u.name from unit_part u
		left join meeting m on m.cycle_id = u.cycle_id and m.unit_id = u.unit_id and m.kind = 'division_review'
		where u.cycle_id = $1 and u.kind in ('office', 'division', 'service_unit') and coalesce(m.state, '') <> 'adopted'
		order by u.display_order, u.unit_id`, id)
}

// Officials loads the key people of a cycle's agency on a day, in one statement:
// leaders, heads of units, and those with a mandate the plan names (R233, R238).
func (tx *Tx) Officials(ctx context.Context, id cycle.ID, day civil.Date) ([]cycle.Participant, error) {
	people, err := collect(ctx, tx, scanParticipant, `/* Tx.Officials */
		select `+qualified("p", participantColumns)+`
		from participant p join unit_part u on u.cycle_id = p.cycle_id and u.unit_id = p.unit_id
		where p.cycle_id = $1 and (u.kind = 'leadership'
			or (p.post = 'head' and u.kind in ('office', 'division', 'service_unit'))
			or exists (select 1 from mandate m where m.person_id = p.person_id
				and m.role in ('party_committee', 'union_chair', 'youth_secretary')
				and (m.from_on is null or m.from_on <= $2) and (m.until_on is null or m.until_on > $2)))
		order by case when u.kind = 'leadership' then 0 else 1 end, p.display_order, p.person_id`, id, day)
	if err != nil {
		return nil, fmt.Errorf("load key officials: %w", err)
	}
	return people, nil
}
