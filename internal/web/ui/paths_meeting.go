package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
)

func unitPath(id cycle.ID, unit org.UnitID) string {
	return PlanPath(id) + "/units/" + string(unit)
}

// ReportPath is a collective report.
func ReportPath(k app.ReportKey) string {
	return unitPath(k.Cycle, k.Unit) + "/reports/" + string(k.Kind)
}

// UnitReportPath is a division's own report.
func UnitReportPath(id cycle.ID, unit org.UnitID) string {
	return ReportPath(app.ReportKey{Cycle: id, Unit: unit, Kind: dossier.UnitReport})
}

// PassagePath saves one section of a report.
func PassagePath(k app.ReportKey, section string) string {
	return ReportPath(k) + "/sections/" + section
}

// ReportLevelPath saves the level a collective names for itself.
func ReportLevelPath(k app.ReportKey) string { return ReportPath(k) + "/level" }

// SendReportPath sends a report for comment.
func SendReportPath(k app.ReportKey) string { return ReportPath(k) + "/send" }

// ReportCommentsPath adds a comment.
func ReportCommentsPath(k app.ReportKey) string { return ReportPath(k) + "/comments" }

// ResolveCommentPath answers a comment.
func ResolveCommentPath(k app.ReportKey, comment string) string {
	return ReportCommentsPath(k) + "/" + comment
}

// SettleReportPath makes the final edition of a report.
func SettleReportPath(k app.ReportKey) string { return ReportPath(k) + "/settle" }

// ReportHistoryPath shows the editions of a report.
func ReportHistoryPath(k app.ReportKey) string { return ReportPath(k) + "/history" }

// ContributionPath is a division's part of the department's report.
func ContributionPath(id cycle.ID, unit org.UnitID) string {
	return unitPath(id, unit) + "/contribution"
}

// MeetingPlanPath is where a meeting is planned.
func MeetingPlanPath(k app.MeetingKey) string {
	return unitPath(k.Cycle, k.Unit) + "/meetings/" + string(k.Kind)
}

// UnitMeetingPath is where a division plans its own meeting.
func UnitMeetingPath(id cycle.ID, unit org.UnitID) string {
	return MeetingPlanPath(app.MeetingKey{Cycle: id, Unit: unit, Kind: meeting.DivisionReview})
}

// MeetingPath is a meeting: before, while and after it is held.
func MeetingPath(id meeting.ID) string { return "/meetings/" + string(id) }

// AttendancePath marks who is there.
func AttendancePath(id meeting.ID) string { return MeetingPath(id) + "/attendance" }

// OpenMeetingPath opens a meeting.
func OpenMeetingPath(id meeting.ID) string { return MeetingPath(id) + "/open" }

// RankPath orders those proposed excellent.
func RankPath(id meeting.ID) string { return MeetingPath(id) + "/rank" }

// MinutesPath is the minutes of a meeting.
func MinutesPath(id meeting.ID) string { return MeetingPath(id) + "/minutes" }

// WordMinutesPath words a part of the minutes.
func WordMinutesPath(id meeting.ID) string { return MinutesPath(id) + "/words" }

// AdoptMinutesPath passes the minutes.
func AdoptMinutesPath(id meeting.ID) string { return MinutesPath(id) + "/adopt" }

func itemPath(m meeting.ID, it meeting.ItemID) string {
	return MeetingPath(m) + "/items/" + string(it)
}

// OpenItemPath takes an item up.
func OpenItemPath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/open" }

// RemarksPath records a remark.
func RemarksPath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/remarks" }

// SilencePath records that nobody else wishes to speak.
func SilencePath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/silence" }

// VotesPath records counted votes.
func VotesPath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/votes" }

// TallyPath enters a teller's count.
func TallyPath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/tally" }

// DraftConclusionPath keeps the words of a conclusion.
func DraftConclusionPath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/draft" }

// ReopenItemPath opens a concluded item again.
func ReopenItemPath(m meeting.ID) string { return MeetingPath(m) + "/reopen" }

// ConcludeItemPath concludes an item.
func ConcludeItemPath(m meeting.ID, it meeting.ItemID) string { return itemPath(m, it) + "/conclude" }
