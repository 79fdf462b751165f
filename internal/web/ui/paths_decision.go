package ui

import (
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
)

// DecisionPath is the table a decision of a kind is made on; posting there
// lays the list out.
func DecisionPath(id cycle.ID, kind decision.Kind) string {
	return PlanPath(id) + "/decisions/" + string(kind)
}

// SignDecisionPath asks before a decision is signed, and signs it.
func SignDecisionPath(id cycle.ID, kind decision.Kind) string {
	return DecisionPath(id, kind) + "/sign"
}

// FileDecisionPath files number, day and explanation of a decision.
func FileDecisionPath(id cycle.ID, kind decision.Kind) string {
	return DecisionPath(id, kind) + "/file"
}

// RatingPath is one subject of a decision, with every reason.
func RatingPath(id decision.RatingID) string { return "/ratings/" + string(id) }

// SetLevelPath decides one level in a draft.
func SetLevelPath(id decision.RatingID) string { return RatingPath(id) + "/level" }

// DecideAgainPath supersedes a final level.
func DecideAgainPath(id decision.RatingID) string { return RatingPath(id) + "/again" }

// EnterSuperiorPath records what the body above decided.
func EnterSuperiorPath(id decision.RatingID) string { return RatingPath(id) + "/superior" }

// SuperiorPath lists results decided above; posting there enters a provisional
// one.
func SuperiorPath(id cycle.ID) string { return PlanPath(id) + "/superior" }

// RecheckPath looks at every result of a year again.
func RecheckPath(id cycle.ID) string { return PlanPath(id) + "/recheck" }
