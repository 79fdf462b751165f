package app

import (
	"context"
	"slices"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
)

// SendOutgoingIn records that a package went out.
type SendOutgoingIn struct {
	Cycle     cycle.ID
	Recipient decision.Recipient
	Note      string // number of the letter, how it was sent
}

// SendOutgoing records that the report to a body above went out, complete
// (R257, R258). Faults: Refused with what is missing, Conflict the second time.
func (a *App) SendOutgoing(ctx context.Context, by By, in SendOutgoingIn) error {
	_, err := a.act(ctx, by, authz.SendOutgoing, func(c *act) error {
		year, err := c.Cycle(ctx, in.Cycle)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: year.Agency}); err != nil {
			return err
		}
		if !slices.Contains(decision.Recipients(), in.Recipient) {
			return fault.New(fault.NotFound, "record.missing")
		}
		content, sent, err := c.packageTo(ctx, in.Cycle)
		if err != nil {
			return err
		}
		o, known := sent[in.Recipient]
		if !known {
			o = decision.OutgoingReport{ID: c.NewID(), Cycle: in.Cycle, Recipient: in.Recipient, State: decision.OutgoingDraft}
		}
		if o, err = o.Send(c.Now(), by.Actor.Person, content, in.Note, a.clause(year, "province.report")); err != nil {
			return err
		}
		c.about("outgoing", o.ID, 1)
		c.within("cycle", string(in.Cycle))
		return c.AddOutgoingReport(ctx, o)
	})
	return err
}

func (c *act) packageTo(ctx context.Context, id cycle.ID) (decision.Package, map[decision.Recipient]decision.OutgoingReport, error) {
	progress, err := c.Progress(ctx, id, "")
	if err != nil {
		return decision.Package{}, nil, err
	}
	sent, err := c.OutgoingReports(ctx, id)
	if err != nil {
		return decision.Package{}, nil, err
	}
	owing, err := leadersOwing(ctx, c.Tx, id, nil)
	return decision.Package{
		ReportsSettled: progress.ReportsSettled, LeadershipReviewed: progress.LeadershipReviewed, AgencyVoted: progress.AgencyVoted,
		Consulted: progress.Consulted, LeadersOwing: owing, CommitteeTold: sent[decision.Committee].State == decision.OutgoingSent,
	}, sent, err
}

// leadersOwing names the leaders whose self-review is not in; parts may be
// nil, and is then read.
func leadersOwing(ctx context.Context, tx *storage.Tx, id cycle.ID, parts []cycle.UnitPart) ([]string, error) {
	if parts == nil {
		var err error
		if parts, err = tx.UnitParts(ctx, id); err != nil {
			return nil, err
		}
	}
	for _, u := range parts {
		if u.Kind == org.Leadership {
			return tx.Unreviewed(ctx, id, u.Unit)
		}
	}
	return nil, nil
}
