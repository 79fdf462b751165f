package dossier

import (
	"slices"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

// Resolution is what the author made of a comment.
type Resolution string

// The resolutions of a comment; a declined one has a reason (R214).
const (
	Accepted Resolution = "accepted"
	Declined Resolution = "declined"
)

// WordKey names the resolution in the message catalogue.
func (r Resolution) WordKey() string { return "report.resolution." + string(r) }

// Comment is what a member says of a report, with the own part in strengths and
// shortcomings (R204, R205), or the recorded answer that there is nothing to say.
type Comment struct {
	ID             string
	Report         ReportID
	Author         org.PersonID
	AuthorName     string
	Section        string // empty: the report as a whole
	Text           string
	NoComment      bool
	Responsibility string
	Resolution     Resolution
	Reason         string
	At             time.Time
	Version        int
}

// Comment adds a member's comment to those there are. With words goes the
// member's own responsibility, told once. Faults: Refused unless the report is
// out for comment, Invalid.
func (r Report) Comment(c Comment, earlier []Comment, clause string) (Comment, error) {
	if r.State != ReportConsulting {
		return Comment{}, fault.Refuse(clause, "report.notConsulting")
	}
	told := slices.ContainsFunc(earlier, func(old Comment) bool { return old.Author == c.Author && old.Responsibility != "" })
	c.Text, c.Responsibility = strings.TrimSpace(c.Text), strings.TrimSpace(c.Responsibility)
	problems := fault.Fields{}
	switch {
	case c.NoComment && c.Text != "":
		problems.Add("text", "remark.both")
	case !c.NoComment && c.Text == "":
		problems.Add("text", "remark.empty")
	case !c.NoComment && !told && c.Responsibility == "" && r.Kind == UnitReport:
		problems.Add("responsibility", "report.noResponsibility")
	}
	c.Report = r.ID
	return c, problems.Err()
}

// Resolve accepts or declines a comment. Faults: Refused unless the report is
// out for comment, Invalid without a reason for declining.
func (r Report) Resolve(c Comment, to Resolution, reason, clause string) (Comment, error) {
	if r.State != ReportConsulting {
		return Comment{}, fault.Refuse(clause, "report.notConsulting")
	}
	c.Resolution, c.Reason = to, strings.TrimSpace(reason)
	problems := fault.Fields{}
	switch {
	case to != Accepted && to != Declined:
		problems.Add("resolution-"+c.ID, "report.noResolution")
	case to == Declined && c.Reason == "":
		problems.Add("reason-"+c.ID, "report.noReason")
	}
	return c, problems.Err()
}

// Silent lists those asked who have not answered yet.
func Silent(asked []org.PersonID, comments []Comment) []org.PersonID {
	return slices.DeleteFunc(slices.Clone(asked), func(p org.PersonID) bool {
		return slices.ContainsFunc(comments, func(c Comment) bool { return c.Author == p })
	})
}
