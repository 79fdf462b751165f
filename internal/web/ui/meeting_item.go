package ui

import (
	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

func chairOptions(v View, m meeting.Meeting, it meeting.Item) []Option {
	var list []Option
	for _, s := range m.Seats {
		if s.Guest() || s.State != meeting.Present || !s.Votes {
			continue
		}
		o := Option{Value: string(s.Person), Label: seatTitle(s)}
		if s.Person == it.Person {
			o.WhyNot = v.T("item.ownCase")
		}
		list = append(list, o)
	}
	return list
}

func speakers(v View, m meeting.Meeting, it meeting.Item) []Option {
	var silent, spoke []Option
	for _, s := range m.Seats {
		if s.State != meeting.Present {
			continue
		}
		o := Option{Value: s.ID, Label: seatTitle(s)}
		if contains(m.Silent(it), s.ID) {
			silent = append(silent, o)
		} else {
			spoke = append(spoke, o)
		}
	}
	return append(silent, spoke...)
}

func contains(seats []meeting.Seat, id string) bool {
	for _, s := range seats {
		if s.ID == id {
			return true
		}
	}
	return false
}

func names(seats []meeting.Seat) []string {
	var list []string
	for _, s := range seats {
		list = append(list, s.Name)
	}
	return list
}

func proposable(v View, o rating.Outcome) []Option {
	if o.Level == rating.NotRated {
		return []Option{{Value: string(rating.NotRated), Label: v.Word(rating.NotRated)}}
	}
	allowed := map[rating.Level]bool{}
	for _, l := range o.Allowed() {
		allowed[l] = true
	}
	var list []Option
	for _, l := range rulebook.Levels() {
		option := Option{Value: string(l), Level: string(l), Label: v.Word(l)}
		switch {
		case !allowed[l]:
			option.WhyNot = whyForbidden(v, o, l)
		case l == o.Level:
			option.Hint = v.T("item.computed")
		}
		list = append(list, option)
	}
	return list
}

func whyForbidden(v View, o rating.Outcome, l rating.Level) string {
	for _, f := range o.Forced {
		return inLang(v, f.Text) + " (" + f.Clause + ")"
	}
	for _, c := range o.Caps {
		if l.Above(c.To) {
			return inLang(v, c.Text) + " (" + c.Clause + ")"
		}
	}
	return v.T("item.forbidden")
}

func ballotOptions(v View, c app.Computed) []Option {
	list := levelChoices(v)
	for i := range list {
		if list[i].Value == string(c.Ballot) && c.Ballot != "" {
			list[i].Hint = v.T("item.ballotWinner")
		}
	}
	return list
}

func why(v View, o rating.Outcome) []Reason {
	var list []Reason
	for _, r := range o.Reasons {
		list = append(list, Reason{Text: inLang(v, r.Text), Met: r.Met, Clause: r.Clause, Unverified: r.Mark != rulebook.Verified})
	}
	return list
}

func criterionOptions(v View) []Option {
	var list []Option
	for _, mark := range []string{"good", "met", "not_met"} {
		list = append(list, Option{Value: mark, Label: v.T("item.mark." + mark)})
	}
	return list
}

func criteriaOf(it meeting.Item) []string { return dossier.Criteria(it.Post.Leads()) }

func conclusionOf(p app.MeetingPage, in MeetingTyped) meeting.Conclusion {
	if in.Conclusion != nil {
		return *in.Conclusion
	}
	c := p.Current.Conclusion
	if len(c.General) == 0 {
		c.General = p.Own.General
	}
	if c.Level == "" && p.Computed.Outcome.Level == rating.NotRated {
		c.Level = rating.NotRated
	}
	return c
}

func personLevel(c meeting.Conclusion, p app.PersonItem) meeting.PersonLevel {
	for _, one := range c.People {
		if one.Person == p.Person {
			return one
		}
	}
	return meeting.PersonLevel{Person: p.Person, Level: p.Proposed.Level}
}

func votesOf(p app.MeetingPage, in MeetingTyped) meeting.Votes {
	if in.Votes != nil {
		return *in.Votes
	}
	return p.Current.Votes
}

func countOf(p app.MeetingPage, in MeetingTyped) meeting.Count {
	if in.Count != nil {
		return *in.Count
	}
	return meeting.Count{Issued: p.Meeting.Voters(""), Returned: p.Meeting.Voters("")}
}

func countField(v View, name string, n int, problems fault.Fields) Field {
	value := ""
	if n != 0 {
		value = itoa(n)
	}
	return Field{Name: name, Label: v.T("tally.field." + name), Value: value, Numeric: true, Narrow: true, Problem: problems[name]}
}

func voteField(v View, level rulebook.Level, n int, problems fault.Fields) Field {
	f := Field{Name: "votes-" + string(level), Label: v.Word(level), Numeric: true, Narrow: true, Problem: problems["votes-"+string(level)]}
	if n != 0 {
		f.Value = itoa(n)
	}
	return f
}

func numberField(v View, name, label string, n int, problems fault.Fields) Field {
	f := Field{Name: name, Label: v.T(label), Numeric: true, Narrow: true, Problem: problems[name]}
	if n != 0 {
		f.Value = itoa(n)
	}
	return f
}

func conclusionClash(v View, mine, theirs meeting.Conclusion) []Difference {
	return differ(
		Difference{v.T("item.strengths"), mine.Strengths, theirs.Strengths},
		Difference{v.T("item.shortcomings"), mine.Shortcomings, theirs.Shortcomings},
		Difference{v.T("item.noShortcoming"), mine.NoShortcoming, theirs.NoShortcoming},
		Difference{v.T("item.summary"), mine.Summary, theirs.Summary},
		Difference{v.T("item.level"), levelOr(v, string(mine.Level)), levelOr(v, string(theirs.Level))},
		Difference{v.T("item.reason"), mine.Reason, theirs.Reason},
	)
}

func countTable(v View, p app.MeetingPage) TableOf {
	t := TableOf{Caption: v.T("tally.both"), Columns: []Column{{Label: v.T("tally.what")}}}
	rows := [][]int{}
	labels := []string{v.T("tally.field.issued"), v.T("tally.field.returned"), v.T("tally.field.notReturned"), v.T("tally.field.valid"), v.T("tally.field.invalid")}
	for _, l := range rulebook.Levels() {
		labels = append(labels, v.Word(l))
	}
	for _, c := range p.Counts {
		by, _ := p.Meeting.Seat(c.By)
		t.Columns = append(t.Columns, Column{Label: by.Name, Number: true})
		column := []int{c.Issued, c.Returned, c.NotReturned, c.Valid, c.Invalid}
		for _, l := range rulebook.Levels() {
			column = append(column, c.Levels[l])
		}
		rows = append(rows, column)
	}
	for i, label := range labels {
		row := Row{Cells: []Cell{{Text: label}}}
		for _, column := range rows {
			row.Cells = append(row.Cells, Cell{Text: itoa(column[i])})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func remarkOf(in MeetingTyped) app.AddRemarkIn {
	if in.Remark == nil {
		return app.AddRemarkIn{}
	}
	return *in.Remark
}

func votesShown(in MeetingTyped) meeting.Show {
	if in.Votes == nil {
		return meeting.Show{}
	}
	return in.Votes.Report
}

func ownLevelWord(v View, p app.MeetingPage) string {
	if p.Meeting.Kind == meeting.Consultation {
		return v.T("item.proposed")
	}
	return v.T("item.own")
}

func concluding(v View, p app.MeetingPage) []Button {
	var list []Button
	if p.MayItem[authz.KeepMinutes] {
		list = append(list, Button{Label: v.T("item.draft")})
	}
	if p.MayItem[authz.ConcludeItem] {
		list = append(list, Button{Label: v.T("item.conclude"), Action: ConcludeItemPath(p.Meeting.ID, p.Current.ID), Main: true, Confirm: v.T("item.concludeAsk")})
	}
	return list
}
