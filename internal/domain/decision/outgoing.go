package decision

import (
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Recipient is the body a report goes to.
type Recipient string

// The bodies above a department that wait for its report.
const (
	Committee       Recipient = "committee"        // the provincial People's Committee (R257)
	PartyCommission Recipient = "party_commission" // the Party Organisation Commission (R258)
)

// Recipients lists them in the order the reports go out.
func Recipients() []Recipient { return []Recipient{Committee, PartyCommission} }

// WordKey names the recipient in the message catalogue.
func (r Recipient) WordKey() string { return "recipient." + string(r) }

// Milestone is the step of the plan that dates the report.
func (r Recipient) Milestone() cycle.Code {
	if r == PartyCommission {
		return cycle.ReportToParty
	}
	return cycle.ReportToCommittee
}

// OutgoingState is the place of a report in its life.
type OutgoingState string

// The states of a report to a body above.
const (
	OutgoingDraft OutgoingState = "draft"
	OutgoingSent  OutgoingState = "sent"
)

// WordKey names the state in the message catalogue.
func (s OutgoingState) WordKey() string { return "outgoing.state." + string(s) }

// OutgoingReport is a package to a body above: its own content, its own date.
type OutgoingReport struct {
	ID        string
	Cycle     cycle.ID
	Recipient Recipient
	State     OutgoingState
	Note      string
	SentAt    time.Time
	SentBy    org.PersonID
	Version   int
}

// Package is what a report to a body above must carry.
type Package struct {
	ReportsSettled     bool // the agency's and the leadership's
	LeadershipReviewed bool // minutes of M2
	AgencyVoted        bool // tally of M3
	Consulted          bool // conclusion of M4
	LeadersOwing       []string
	CommitteeTold      bool // the committee's report went out: first it, then the Party's body
}

// Missing lists what a package to r lacks.
func (p Package) Missing(r Recipient) []fault.Message {
	var missing []fault.Message
	for _, need := range []struct {
		done bool
		key  string
	}{
		{p.ReportsSettled, "gate.missing.reports"},
		{p.LeadershipReviewed, "gate.missing.leadershipReview"},
		{p.AgencyVoted, "gate.missing.agencyBallot"},
		{p.Consulted, "gate.missing.consultation"},
		{p.CommitteeTold || r != PartyCommission, "outgoing.missing.committee"},
	} {
		if !need.done {
			missing = append(missing, fault.Say(need.key))
		}
	}
	for _, name := range p.LeadersOwing {
		missing = append(missing, fault.Say("dossier.missing.review", name))
	}
	return missing
}

// Send records that the package went out. Faults: Conflict, Refused with what
// is missing.
func (o OutgoingReport) Send(now time.Time, by org.PersonID, p Package, note, clause string) (OutgoingReport, error) {
	if o.State == OutgoingSent {
		return OutgoingReport{}, fault.New(fault.Conflict, "outgoing.sent")
	}
	if missing := p.Missing(o.Recipient); len(missing) > 0 {
		return OutgoingReport{}, fault.Refuse(clause, "outgoing.incomplete", o.Recipient).Missing(missing...)
	}
	o.State, o.SentAt, o.SentBy, o.Note = OutgoingSent, now, by, strings.TrimSpace(note)
	return o, nil
}
