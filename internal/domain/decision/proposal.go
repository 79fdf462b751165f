// Package decision models what follows the meetings: proposals, the decision
// that fixes levels, notices, publication and petitions. It computes no level;
// it keeps who proposed and decided what, and never overwrites either.
package decision

import (
	"time"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

// Stage is where a proposal was made.
type Stage string

// The stages of a proposal.
const (
	ByDivision     Stage = "division"     // the unit's review meeting
	ByLeadership   Stage = "leadership"   // the review of the leadership collective
	ByConsultation Stage = "consultation" // the Director's consultation
)

// Proposal is a level one body puts forward. A later body makes its own; the
// decision makes its own too (R036).
type Proposal struct {
	ID      string
	Cycle   cycle.ID
	Unit    org.UnitID   // the person's unit, or the collective proposed
	Person  org.PersonID // empty: the collective itself
	Stage   Stage
	Level   rulebook.Level
	Rank    int // among those proposed excellent in the unit, 1 is first; 0: not ranked
	Grounds string
	By      org.PersonID
	At      time.Time
}
