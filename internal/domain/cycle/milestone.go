package cycle

import (
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

// Code says which step a milestone times.
type Code string

// The steps the plan of a department times. A milestone without a code is
// free: it is shown and reminded of, and gates nothing.
const (
	Contributions     Code = "contributions"       // divisions' part of the department's report
	UnitDossiers      Code = "unit_dossiers"       // division results and files at the office
	AgencyReports     Code = "agency_reports"      // the department's and leadership's reports
	LeadershipReview  Code = "leadership_review"   // M2
	AgencyBallot      Code = "agency_ballot"       // M3
	Consultation      Code = "consultation"        // M4
	ReportToCommittee Code = "report_committee"    // to the People's Committee
	ReportToParty     Code = "report_party"        // to the Party Organisation Commission
	ScheduleLeaders   Code = "schedule_leadership" // the office has set the leadership review
)

// Codes lists the steps a plan must time, in their order.
func Codes() []Code {
	return []Code{
		Contributions, UnitDossiers, AgencyReports, LeadershipReview, AgencyBallot, Consultation,
		ScheduleLeaders, ReportToCommittee, ReportToParty,
	}
}

// WordKey names the step in the message catalogue.
func (c Code) WordKey() string { return "milestone." + string(c) }

// Owner is who must meet a milestone.
type Owner string

// Who a milestone binds.
const (
	UnitHeads     Owner = "unit_heads"
	TheOffice     Owner = "office"
	TheDirector   Owner = "director"
	EveryoneOwner Owner = "everyone"
)

// Owners lists whom a milestone can bind.
func Owners() []Owner { return []Owner{UnitHeads, TheOffice, TheDirector, EveryoneOwner} }

// WordKey names the owner in the message catalogue.
func (o Owner) WordKey() string { return "owner." + string(o) }

// Milestone is a date of the plan. "Chậm nhất ngày 20/11" counts the day
// itself (Inclusive); "trước ngày 22/11" does not (C11).
type Milestone struct {
	ID        string
	Cycle     ID
	Code      Code // empty: a free milestone
	Title     string
	From      civil.Date // zero: no first day
	Until     civil.Date
	Inclusive bool
	Tentative bool // "dự kiến"
	Owner     Owner
	Source    string // the plan's words and place
	Order     int
	Version   int
}

// LastDay is the last day on which the milestone is still met.
func (m Milestone) LastDay() civil.Date {
	if m.Inclusive {
		return m.Until
	}
	return m.Until.AddDays(-1)
}

// Late tells whether day is after the last day.
func (m Milestone) Late(day civil.Date) bool { return day.After(m.LastDay()) }

// DaysLeft counts the days from day to the last day; 0 on the last day,
// negative when late.
func (m Milestone) DaysLeft(day civil.Date) int { return day.DaysUntil(m.LastDay()) }

// Warnings tells what is lawful but should be looked at: a day on which
// offices are shut (R240, C9).
func (m Milestone) Warnings() []fault.Message {
	var warnings []fault.Message
	for _, day := range []civil.Date{m.From, m.LastDay()} {
		if !day.IsZero() && day.Weekend() {
			warnings = append(warnings, fault.Say("milestone.weekend", day))
		}
	}
	return warnings
}

// Check tells what is wrong with a milestone as typed. Faults: Invalid.
func (m Milestone) Check() error {
	problems := fault.Fields{}
	if m.Title == "" {
		problems.Add("title", "milestone.noTitle")
	}
	if m.Until.IsZero() {
		problems.Add("until", "milestone.noDate")
	}
	if !m.From.IsZero() && m.From.After(m.LastDay()) {
		problems.Add("from", "milestone.order")
	}
	return problems.Err()
}
