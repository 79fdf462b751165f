package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/infra/render"
)

// writeMinutes puts adopted minutes on paper, word for word as they were
// adopted (R218, R223).
func (d desk) writeMinutes(ctx context.Context) (paper, error) {
	m, err := d.Meeting(ctx, meeting.ID(d.of.Object))
	if err != nil {
		return paper{}, err
	}
	adopted := m.Minutes(d.cycle.Year)
	doc := render.MinutesDoc{
		Head: d.unitHead(), Meeting: adopted.Title, Start: momentOf(m.OpenedAt), End: momentOf(m.ClosedAt), Place: m.Place,
		Chair: d.officer(m.Chair), Secretary: d.officer(m.Secretary), Opening: adopted.Opening, Closing: adopted.Closing,
		Adopted: render.Vote{For: m.Show.For, Against: m.Show.Against, None: m.Voters("") - m.Show.For - m.Show.Against},
		Archive: "VT, hồ sơ",
	}
	for _, s := range m.Seats {
		doc.Attending = append(doc.Attending, render.Attendee{
			Name: s.Name, Position: s.Title, Absent: s.State != meeting.Present, Absence: s.Reason, Guest: !s.Votes,
		})
	}
	for _, it := range adopted.Items {
		doc.Items = append(doc.Items, d.agendaItem(m, it))
	}
	return paper{document: render.MinutesDocument(doc), records: records(m.ID, authz.AdoptMinutes)}, nil
}

// agendaItem puts one item of the minutes on paper. The level proposed and the
// chair's conclusion have their own places; what else the chair found keeps its
// label.
func (d desk) agendaItem(m meeting.Meeting, adopted meeting.MinutesItem) render.AgendaItem {
	item, _ := m.Item(adopted.ID)
	out := render.AgendaItem{
		Subject: adopted.Heading, Chair: d.officer(item.Chair), Told: adopted.Told, Counts: adopted.Votes,
		Conclusion: item.Conclusion.Summary, Proposed: levelNames[item.Conclusion.Level],
	}
	for _, r := range adopted.Remarks {
		out.Remarks = append(out.Remarks, render.Remark{Speaker: r.Speaker, Text: r.Text})
	}
	for _, line := range adopted.Lines {
		if line.Text != out.Conclusion && line.Text != out.Proposed {
			out.Findings = append(out.Findings, render.Field{Label: line.Label, Value: line.Text})
		}
	}
	return out
}

// momentOf is an instant by the clock on the wall.
func momentOf(at time.Time) render.Moment {
	if at.IsZero() {
		return render.Moment{}
	}
	local := at.In(civil.Zone)
	return render.Moment{On: civil.DateOf(at), Hour: local.Hour(), Minute: local.Minute()}
}

// writeTally puts the count of the agency's ballot on paper (R242–R246).
func (d desk) writeTally(ctx context.Context) (paper, error) {
	m, err := d.Meeting(ctx, meeting.ID(d.of.Object))
	if err != nil {
		return paper{}, err
	}
	doc := render.TallyMinutesDoc{
		Head:    d.letterhead(""),
		Subject: fmt.Sprintf("Biểu quyết xếp loại %s năm %d", d.agency.Name, d.cycle.Year),
		Start:   momentOf(m.OpenedAt), End: momentOf(m.ClosedAt), Place: m.Place, Team: d.tellers(m), Chair: d.who(m.Chair).Name,
		Levels: levelTitles(), ShareOf: "số phiếu phát ra", Archive: "VT, hồ sơ",
	}
	for _, s := range m.Seats {
		if s.Votes {
			doc.Summoned++
		}
		if s.Votes && s.State == meeting.Present {
			doc.Present++
		}
	}
	for _, it := range m.Items {
		count, agreed := it.Agreed()
		if !agreed {
			continue
		}
		doc.Ballots = render.BallotCount{Issued: count.Issued, Returned: count.Returned, Valid: count.Valid, Invalid: count.Invalid}
		doc.ShareBase = count.Issued
		row := render.TallyRow{Name: it.Name}
		for _, level := range rulebook.Levels() {
			row.Votes = append(row.Votes, count.Levels[level])
		}
		doc.Subjects = append(doc.Subjects, row)
		if name := levelNames[it.Conclusion.Level]; name != "" {
			doc.Result = it.Name + " được biểu quyết xếp loại " + name
		}
	}
	return paper{document: render.TallyMinutesDocument(doc), records: records(m.ID, authz.AdoptMinutes)}, nil
}

func (d desk) tellers(m meeting.Meeting) []render.TeamMember {
	var team []render.TeamMember
	for i, p := range m.Tellers {
		role := "Tổ trưởng"
		if i > 0 {
			role = "Tổ viên"
		}
		team = append(team, render.TeamMember{Name: d.who(p).Name, Role: role})
	}
	return team
}

// writeProposals writes the fourth item of a unit's dossier: the level proposed
// for each person and the unit, with the votes and quota A (R226).
func (d desk) writeProposals(ctx context.Context) (paper, error) {
	contents, err := d.DossierContents(ctx, d.cycle.ID, d.of.Unit)
	if err != nil {
		return paper{}, err
	}
	m, err := d.MeetingOf(ctx, d.cycle.ID, d.of.Unit, meeting.DivisionReview)
	if err != nil {
		return paper{}, err
	}
	report, err := d.Report(ctx, d.cycle.ID, d.of.Unit, "unit")
	if err != nil && !errors.Is(err, fault.NotFound) {
		return paper{}, err
	}
	closing, err := d.closing(ctx, PaperProposalTable, d.signature(d.head(d.of.Unit)))
	if err != nil {
		return paper{}, err
	}
	doc := render.ProposalTableDoc{
		Head: d.unitHead(), Year: d.cycle.Year, Division: contents.Unit, Excellent: levelNames[rulebook.Excellent],
		Collective: render.ProposedCollective{
			Self: levelNames[report.SelfLevel], Proposed: levelNames[contents.Collective], Vote: voteOn(m, ""),
		},
		Closing: closing,
	}
	doc.Head.Date = civil.DateOf(m.AdoptedAt)
	for _, p := range contents.People {
		note := ""
		if p.Exempt != "" {
			note = "Không tự kiểm điểm: " + p.Exempt
		} else if p.Rank > 0 {
			note = fmt.Sprintf("Thứ tự %d", p.Rank)
		}
		doc.People = append(doc.People, render.ProposedPerson{
			Name: p.Name, Position: p.Title, Self: levelNames[p.Self], Proposed: levelNames[p.Proposed], Vote: voteOn(m, p.Person), Note: note,
		})
	}
	for _, t := range contents.Quota(d.edition.Quotas(rulebook.AtProposal)) {
		doc.Quota = render.QuotaShown{
			Base: t.Of, BaseName: baseNames[t.Base] + " của " + contents.Unit, Percent: percentOf(t.Share),
			Ceiling: t.Limit, Proposed: t.Used, Clause: t.Clause.Cite,
		}
	}
	return paper{document: render.ProposalTableDocument(doc), records: records(m.ID, authz.AdoptMinutes)}, nil
}

var baseNames = map[rulebook.Base]string{
	rulebook.BaseGood:         "người được xếp loại hoàn thành tốt nhiệm vụ (không tính xuất sắc)",
	rulebook.BaseGoodOrBetter: "người được xếp loại hoàn thành tốt nhiệm vụ trở lên",
	rulebook.BaseRated:        "người được xếp loại",
	rulebook.BaseHeadcount:    "công chức, viên chức, người lao động",
}

func percentOf(s rulebook.Share) int { return s.Num * 100 / max(s.Den, 1) }

// voteOn tells how many of those who could vote were for the level proposed;
// empty when none were counted.
func voteOn(m meeting.Meeting, person org.PersonID) string {
	for _, it := range m.Items {
		if it.Person == person && it.Votes.Sum() > 0 {
			return fmt.Sprintf("%d/%d", it.Votes.Levels[it.Conclusion.Level], m.Voters(person))
		}
	}
	return ""
}
