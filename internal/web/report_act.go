package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/ui"
)

// reportDone answers an act on a report: on to the report, or the page again with
// what was typed.
func (s *Server) reportDone(w http.ResponseWriter, r *http.Request, typed ui.ReportTyped, key string, err error) error {
	if halted(err) {
		return s.drawReport(w, r, typed, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.ReportPath(reportOf(r)), key)
}

// nameReportLevel serves POST …/reports/{kind}/level.
func (s *Server) nameReportLevel(w http.ResponseWriter, r *http.Request) error {
	in := app.NameReportLevelIn{ReportKey: reportOf(r), Level: rulebook.Level(r.PostFormValue("level"))}
	return s.reportDone(w, r, ui.ReportTyped{}, "report.saved", s.App.NameReportLevel(r.Context(), by(r), in))
}

// sendReport serves POST …/reports/{kind}/send.
func (s *Server) sendReport(w http.ResponseWriter, r *http.Request) error {
	in := app.SendReportIn{ReportKey: reportOf(r), DueOn: r.PostFormValue("due_on")}
	return s.reportDone(w, r, ui.ReportTyped{DueOn: in.DueOn}, "report.isSent", s.App.SendReport(r.Context(), by(r), in))
}

// commentReport serves POST …/reports/{kind}/comments.
func (s *Server) commentReport(w http.ResponseWriter, r *http.Request) error {
	in := app.CommentReportIn{
		ReportKey: reportOf(r), Section: r.PostFormValue("section"), Text: r.PostFormValue("text"),
		NoComment: r.PostFormValue("no_comment") == "yes", Responsibility: r.PostFormValue("responsibility"),
	}
	if in.Section == "whole" {
		in.Section = ""
	}
	return s.reportDone(w, r, ui.ReportTyped{Comment: in}, "report.isCommented", s.App.CommentReport(r.Context(), by(r), in))
}

// resolveComment serves POST …/reports/{kind}/comments/{comment}.
func (s *Server) resolveComment(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("comment")
	in := app.ResolveCommentIn{
		ReportKey: reportOf(r), Comment: id, Resolution: dossier.Resolution(r.PostFormValue("resolution-" + id)),
		Reason: r.PostFormValue("reason-" + id), Version: version(r),
	}
	return s.reportDone(w, r, ui.ReportTyped{Resolve: in}, "report.isResolved", s.App.ResolveComment(r.Context(), by(r), in))
}

// settleReport serves POST …/reports/{kind}/settle.
func (s *Server) settleReport(w http.ResponseWriter, r *http.Request) error {
	in := app.SettleReportIn{ReportKey: reportOf(r), Why: r.PostFormValue("why")}
	return s.reportDone(w, r, ui.ReportTyped{Why: in.Why}, "report.isSettled", s.App.SettleReport(r.Context(), by(r), in))
}

// reportHistoryPage serves GET …/reports/{kind}/history.
func (s *Server) reportHistoryPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.ReportHistoryPage(r.Context(), actorOf(r), reportOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	crumbs := []ui.Crumb{{Label: v.Word(p.Key.Kind), Href: ui.ReportPath(p.Key)}, {Label: v.T("report.history")}}
	return s.render(w, r, page{Title: v.T("report.history"), Crumbs: crumbs, Body: ui.ReportHistoryPage(v, p)})
}

// contributionPage serves GET /cycles/{cycle}/units/{unit}/contribution.
func (s *Server) contributionPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawContribution(w, r, nil, nil)
}

func (s *Server) drawContribution(w http.ResponseWriter, r *http.Request, typed map[string]string, refusal error) error {
	p, err := s.App.ContributionPage(r.Context(), actorOf(r), cycleOf(r), unitOf(r))
	if err != nil {
		return err
	}
	answers := typed
	if answers == nil {
		answers = p.Contribution.Answers
	}
	v := s.view(r)
	problems, _ := fault.FieldsOf(refusal)
	crumbs := []ui.Crumb{{Label: v.T("plan.ofYear", p.Cycle.Year), Href: ui.PlanPath(p.Cycle.ID)}, {Label: v.T("contribution.title")}}
	body := ui.ContributionPage(v, p, answers, problems, typed != nil && len(problems) == 0)
	return s.render(w, r, page{Title: v.T("contribution.title"), Crumbs: crumbs, Body: body}.refused(problems).outrun(refusal))
}

// saveContribution serves POST /cycles/{cycle}/units/{unit}/contribution.
func (s *Server) saveContribution(w http.ResponseWriter, r *http.Request) error {
	in := app.SaveContributionIn{Cycle: cycleOf(r), Unit: unitOf(r), Version: version(r), Answers: map[string]string{}, Submit: r.PostFormValue("submit") == "yes"}
	for _, section := range dossier.AgencySections() {
		in.Answers[section.ID] = r.PostFormValue(section.ID)
	}
	err := s.App.SaveContribution(r.Context(), by(r), in)
	if again(err) {
		return s.drawContribution(w, r, in.Answers, err)
	}
	if err != nil {
		return err
	}
	key := "report.saved"
	if in.Submit {
		key = "contribution.isSent"
	}
	return s.done(w, r, ui.ContributionPath(in.Cycle, in.Unit), key)
}
