package web

import "congtam/internal/domain/authz"

// reportRoutes are the collective reports and what divisions add to the
// department's. A division's own is its head's to write, the others the
// office's: two lines of the policy, so two lines here.
func (s *Server) reportRoutes() []Route {
	const unit = "/cycles/{cycle}/units/{unit}"
	routes := []Route{
		{Pattern: "GET " + unit + "/contribution", Action: authz.ViewUnit, handler: s.contributionPage},
		{Pattern: "POST " + unit + "/contribution", Action: authz.WriteContribution, handler: s.saveContribution},
	}
	for _, of := range []struct {
		path             string
		writes, resolves authz.Action
	}{
		{unit + "/reports/unit", authz.WriteReport, authz.ResolveReport},
		{unit + "/reports/{kind}", authz.WriteAgencyReport, authz.WriteAgencyReport},
	} {
		routes = append(routes,
			Route{Pattern: "GET " + of.path, Action: authz.ViewReport, handler: s.reportPage},
			Route{Pattern: "GET " + of.path + "/history", Action: authz.ViewReport, handler: s.reportHistoryPage},
			Route{Pattern: "POST " + of.path + "/sections/{section}", Action: of.writes, handler: s.writePassage},
			Route{Pattern: "POST " + of.path + "/level", Action: of.writes, handler: s.nameReportLevel},
			Route{Pattern: "POST " + of.path + "/send", Action: of.writes, handler: s.sendReport},
			Route{Pattern: "POST " + of.path + "/comments", Action: authz.CommentReport, handler: s.commentReport},
			Route{Pattern: "POST " + of.path + "/comments/{comment}", Action: of.resolves, handler: s.resolveComment},
			Route{Pattern: "POST " + of.path + "/settle", Action: of.resolves, handler: s.settleReport},
		)
	}
	return routes
}

// meetingRoutes are the meetings M1 to M4, before, while and after they are
// held.
func (s *Server) meetingRoutes() []Route {
	const (
		plan = "/cycles/{cycle}/units/{unit}/meetings"
		one  = "/meetings/{meeting}"
		item = one + "/items/{item}"
	)
	return []Route{
		{Pattern: "GET " + plan + "/division_review", Action: authz.ViewMeeting, handler: s.meetingPlanPage},
		{Pattern: "POST " + plan + "/division_review", Action: authz.PlanMeeting, handler: s.planMeeting},
		{Pattern: "GET " + plan + "/{kind}", Action: authz.ViewMeeting, handler: s.meetingPlanPage},
		{Pattern: "POST " + plan + "/{kind}", Action: authz.PlanConference, handler: s.planMeeting},
		{Pattern: "GET " + one, Action: authz.ViewMeeting, handler: s.meetingPage},
		{Pattern: "POST " + one + "/attendance", Action: authz.KeepMinutes, handler: s.markAttendance},
		{Pattern: "POST " + one + "/open", Action: authz.OpenMeeting, handler: s.openMeeting},
		{Pattern: "POST " + one + "/reopen", Action: authz.ReopenItem, handler: s.reopenItem},
		{Pattern: "POST " + one + "/rank", Action: authz.RankExcellent, handler: s.rankExcellent},
		{Pattern: "GET " + one + "/minutes", Action: authz.ViewMeeting, handler: s.minutesPage},
		{Pattern: "POST " + one + "/minutes/words", Action: authz.KeepMinutes, handler: s.wordMinutes},
		{Pattern: "POST " + one + "/minutes/adopt", Action: authz.AdoptMinutes, handler: s.adoptMinutes},
		{Pattern: "POST " + item + "/open", Action: authz.OpenItem, handler: s.openItem},
		{Pattern: "POST " + item + "/remarks", Action: authz.KeepMinutes, handler: s.addRemark},
		{Pattern: "POST " + item + "/silence", Action: authz.KeepMinutes, handler: s.recordSilence},
		{Pattern: "POST " + item + "/votes", Action: authz.KeepMinutes, handler: s.recordVotes},
		{Pattern: "POST " + item + "/tally", Action: authz.EnterTally, handler: s.enterTally},
		{Pattern: "POST " + item + "/draft", Action: authz.KeepMinutes, handler: s.draftConclusion},
		{Pattern: "POST " + item + "/conclude", Action: authz.ConcludeItem, handler: s.concludeItem},
	}
}
