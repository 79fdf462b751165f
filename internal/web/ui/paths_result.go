package ui

import (
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

// MyResultPath is the reader's own result of a cycle.
func MyResultPath(id cycle.ID) string { return PlanPath(id) + "/result" }

// ResultsPath is how the results of a cycle went out.
func ResultsPath(id cycle.ID) string { return PlanPath(id) + "/results" }

// PublishPath opens results to the units' members.
func PublishPath(id cycle.ID) string { return ResultsPath(id) + "/publish" }

// UnitResultsPath is what the members of a unit may see of each other.
func UnitResultsPath(id cycle.ID, unit org.UnitID) string {
	return PlanPath(id) + "/units/" + string(unit) + "/results"
}

// AcknowledgePath is the receipt of a notice.
func AcknowledgePath(notice string) string { return "/notices/" + notice + "/acknowledge" }

// FilePetitionPath files a petition against a notice.
func FilePetitionPath(notice string) string { return "/notices/" + notice + "/petition" }

// PetitionPath is one petition.
func PetitionPath(id decision.PetitionID) string { return "/petitions/" + string(id) }

// AnswerPetitionPath answers a petition.
func AnswerPetitionPath(id decision.PetitionID) string { return PetitionPath(id) + "/answer" }

// ForwardPetitionPath records that a petition was sent to the body above.
func ForwardPetitionPath(id decision.PetitionID) string { return PetitionPath(id) + "/forward" }

// PersonHistoryPath is a person's results over the years.
func PersonHistoryPath(id org.PersonID) string { return PersonPath(id) + "/history" }

// UnitHistoryPath is a unit's results over the years.
func UnitHistoryPath(id org.UnitID) string { return "/units/" + string(id) + "/history" }
