package app

import (
	"context"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/infra/storage"
)

// orderPapers orders what a signed decision leaves on paper: the decision with
// its lists, the notices that have none yet, and the summary once people are
// decided, which is made anew each time. Jobs make the files after the
// transaction.
func (c *act) orderPapers(ctx context.Context, year cycle.Cycle, d decision.Decision) error {
	all, err := c.Printables(ctx, storage.PrintableQuery{Cycle: year.ID})
	if err != nil {
		return err
	}
	var once, anew []storage.Printable
	for _, p := range all {
		switch kind := DocumentKind(p.Kind); {
		case !p.Ready:
		case p.Object == string(d.ID), kind == PaperNotice:
			once = append(once, p)
		case d.Kind != decision.Units && (kind == PaperSummaryReport || kind == PaperSummaryBook):
			anew = append(anew, p)
		}
	}
	if err := c.order(ctx, year, once, false); err != nil {
		return err
	}
	return c.order(ctx, year, anew, true)
}
