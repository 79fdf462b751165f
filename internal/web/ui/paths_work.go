package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

// OwnFilePath leads to the reader's own file of the newest year.
func OwnFilePath() string { return "/file" }

// FilePath is a person's file of a year.
func FilePath(id cycle.ID, person org.PersonID) string {
	return PlanPath(id) + "/people/" + string(person)
}

// UnitPath is the board of a unit.
func UnitPath(id cycle.ID, unit org.UnitID) string { return PlanPath(id) + "/units/" + string(unit) }

// OwnerPath is the page of whoever owns work: a person's file or a unit's board.
func OwnerPath(o app.Owner) string {
	if o.Person == "" {
		return UnitPath(o.Cycle, o.Unit)
	}
	return FilePath(o.Cycle, o.Person)
}

// TasksPath is the list of an owner's tasks.
func TasksPath(o app.Owner) string { return OwnerPath(o) + "/tasks" }

// NewTaskPath is where a task is written.
func NewTaskPath(o app.Owner) string { return TasksPath(o) + "/new" }

// TaskPath is one task; without an ID, where a new one is sent.
func TaskPath(o app.Owner, id dossier.TaskID) string {
	if id == "" {
		return TasksPath(o)
	}
	return TasksPath(o) + "/" + string(id)
}

// RemoveTaskPath takes a task away.
func RemoveTaskPath(o app.Owner, id dossier.TaskID) string { return TaskPath(o, id) + "/remove" }

// AddEvidencePath takes a file for a task.
func AddEvidencePath(o app.Owner, id dossier.TaskID) string { return TaskPath(o, id) + "/evidence" }

// RemoveEvidencePath takes a file off a task.
func RemoveEvidencePath(o app.Owner, id dossier.TaskID, file string) string {
	return AddEvidencePath(o, id) + "/" + file + "/remove"
}

// EvidencePath hands out a file.
func EvidencePath(file string) string { return "/evidence/" + file }

// NewShortcomingPath is where a shortcoming of the year before is written.
func NewShortcomingPath(o app.Owner) string { return OwnerPath(o) + "/shortcomings/new" }

// ShortcomingPath is one shortcoming; without an ID, where a new one is sent.
func ShortcomingPath(o app.Owner, id string) string {
	if id == "" {
		return OwnerPath(o) + "/shortcomings"
	}
	return OwnerPath(o) + "/shortcomings/" + id
}

// ReviewPath is a person's self-review: the form, or what was handed in.
func ReviewPath(id cycle.ID, person org.PersonID) string { return FilePath(id, person) + "/review" }

// AutosaveReviewPath saves the form as it is typed.
func AutosaveReviewPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/autosave"
}

// CheckReviewPath shows the answers before they are handed in.
func CheckReviewPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/check"
}

// SubmitReviewPath hands the self-review in.
func SubmitReviewPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/submit"
}

// CompleteReviewPath hands in the edition after the meeting.
func CompleteReviewPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/complete"
}

// ReviseReviewPath opens the edition after the meeting.
func ReviseReviewPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/revise"
}

// ReturnReviewPath sends a self-review back.
func ReturnReviewPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/return"
}

// HistoryPath lists the editions of a self-review.
func HistoryPath(id cycle.ID, person org.PersonID) string {
	return ReviewPath(id, person) + "/editions"
}
