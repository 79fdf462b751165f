package decision_test

import (
	"errors"
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/decision"
)

func november(day int) civil.Date { return civil.On(2023, time.November, day) }

// R257, R258: two packages, each complete before it goes, the committee's
// first.
func TestOutgoingReport_Send(t *testing.T) {
	t.Parallel()
	whole := decision.Package{ReportsSettled: true, LeadershipReviewed: true, AgencyVoted: true, Consulted: true, CommitteeTold: true}
	tests := []struct {
		name  string
		to    decision.Recipient
		spoil func(*decision.Package)
		want  string
	}{
		{"complete", decision.Committee, func(*decision.Package) {}, ""},
		{"the committee is told first of all", decision.Committee, func(p *decision.Package) { p.CommitteeTold = false }, ""},
		{"the Party's body after the committee", decision.PartyCommission, func(p *decision.Package) { p.CommitteeTold = false }, "outgoing.missing.committee"},
		{"reports not settled", decision.Committee, func(p *decision.Package) { p.ReportsSettled = false }, "gate.missing.reports"},
		{"no review of the leadership", decision.Committee, func(p *decision.Package) { p.LeadershipReviewed = false }, "gate.missing.leadershipReview"},
		{"no vote on the agency", decision.Committee, func(p *decision.Package) { p.AgencyVoted = false }, "gate.missing.agencyBallot"},
		{"no consultation", decision.Committee, func(p *decision.Package) { p.Consulted = false }, "gate.missing.consultation"},
		{"a leader owes the review", decision.Committee, func(p *decision.Package) { p.LeadersOwing = []string{"Lý Đức Thịnh"} }, "dossier.missing.review"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := whole
			tt.spoil(&p)
			sent, err := decision.OutgoingReport{Recipient: tt.to, State: decision.OutgoingDraft}.Send(now, "office", p, "", "x")
			if tt.want == "" {
				if err != nil || sent.State != decision.OutgoingSent {
					t.Errorf("Send = %+v, %v; want sent", sent, err)
				}
				return
			}
			f, ok := errors.AsType[*fault.Fault](err)
			if !ok || f.Kind != fault.Refused || len(f.List) != 1 || f.List[0].Key != tt.want {
				t.Errorf("Send = %v, want Refused for %s", err, tt.want)
			}
		})
	}
	if _, err := (decision.OutgoingReport{State: decision.OutgoingSent}).Send(now, "office", whole, "", "x"); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Send = %v, want Conflict", err)
	}
}
