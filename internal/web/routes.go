package web

import (
	"net/http"
	"slices"

	"congtam/internal/domain/authz"
	"congtam/internal/web/static"
)

// Open marks a route that serves anyone, signed in or not.
const Open authz.Action = "open"

// Sizes of a request's body.
const (
	formSize   = 1 << 20
	uploadSize = 21 << 20 // a file of 20 MB and the form around it
)

// Route is a line of the table: what is asked, which line of the policy
// decides, who answers. Uploads may be large; tooBig answers those that are
// larger still.
type Route struct {
	Pattern string
	Action  authz.Action
	Upload  bool
	handler handler
	tooBig  handler
}

// limit is how large the body of a request may be.
func (r Route) limit() int64 {
	if r.Upload {
		return uploadSize
	}
	return formSize
}

// Routes is the one table of everything the door answers.
func (s *Server) Routes() []Route {
	return slices.Concat(
		s.openRoutes(),
		s.accountRoutes(),
		s.importRoutes(),
		s.planRoutes(),
		s.peopleRoutes(),
		s.documentRoutes(),
		s.reportRoutes(),
		s.meetingRoutes(),
		s.dossierRoutes(),
		s.decisionRoutes(),
		s.resultRoutes(),
		s.measureRoutes(),
	)
}

// resultRoutes are what people learn of the decision, and their answer to it.
func (s *Server) resultRoutes() []Route {
	return []Route{
		{Pattern: "GET /cycles/{cycle}/result", Action: authz.ViewOwnResult, handler: s.myResultPage},
		{Pattern: "POST /notices/{notice}/acknowledge", Action: authz.AcknowledgeNotice, handler: s.acknowledgeNotice},
		{Pattern: "POST /notices/{notice}/petition", Action: authz.FilePetition, handler: s.filePetition},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/results", Action: authz.ViewResults, handler: s.unitResultsPage},
		{Pattern: "GET /cycles/{cycle}/results", Action: authz.ViewDecision, handler: s.resultsPage},
		{Pattern: "POST /cycles/{cycle}/results/publish", Action: authz.PublishResults, handler: s.publishResults},
		{Pattern: "GET /petitions/{petition}", Action: authz.ViewDecision, handler: s.petitionPage},
		{Pattern: "POST /petitions/{petition}/answer", Action: authz.AnswerPetition, handler: s.answerPetition},
		{Pattern: "POST /petitions/{petition}/forward", Action: authz.ForwardPetition, handler: s.forwardPetition},
		{Pattern: "GET /people/{person}/history", Action: authz.ViewPerson, handler: s.personHistoryPage},
		{Pattern: "GET /units/{unit}/history", Action: authz.ViewUnit, handler: s.unitHistoryPage},
	}
}

// measureRoutes serve benchmarks alone.
func (s *Server) measureRoutes() []Route {
	if s.Measure == nil {
		return nil
	}
	return []Route{{Pattern: "GET " + floorPath, Action: Open, handler: s.floor}}
}

// openRoutes need no one.
func (s *Server) openRoutes() []Route {
	return []Route{
		{Pattern: "GET /healthz", Action: Open, handler: s.health},
		{Pattern: "GET " + static.Prefix, Action: Open, handler: s.staticFile},
		{Pattern: "POST /language", Action: Open, handler: s.setLanguage},
		{Pattern: "GET /signin", Action: Open, handler: s.signInPage},
		{Pattern: "POST /signin", Action: Open, handler: s.signIn},
		{Pattern: "POST /signin/as", Action: Open, handler: s.signInAs},
		{Pattern: "POST /signout", Action: Open, handler: s.signOut},
	}
}

// accountRoutes are about who comes in, and what waits there; one-time links
// prove themselves.
func (s *Server) accountRoutes() []Route {
	return []Route{
		{Pattern: "GET /{$}", Action: authz.OwnAccount, handler: s.homePage},
		{Pattern: "GET /invitations/{secret}", Action: Open, handler: s.invitationPage},
		{Pattern: "POST /invitations/{secret}", Action: Open, handler: s.acceptInvitation},
		{Pattern: "GET /account/password", Action: authz.OwnAccount, handler: s.passwordPage},
		{Pattern: "POST /account/password", Action: authz.OwnAccount, handler: s.changePassword},
		{Pattern: "GET /log", Action: authz.ViewLog, handler: s.logPage},
		{Pattern: "GET /log/export", Action: authz.ViewLog, handler: s.exportLog},
		{Pattern: "GET /accounts", Action: authz.ManageAccounts, handler: s.accountsPage},
		{Pattern: "POST /accounts/invite", Action: authz.ManageAccounts, handler: s.invitePeople},
		{Pattern: "POST /accounts/{account}/invitation", Action: authz.ManageAccounts, handler: s.renewInvitation},
		{Pattern: "POST /accounts/{account}/switch", Action: authz.ManageAccounts, handler: s.switchAccount},
	}
}

// importRoutes bring the roster in.
func (s *Server) importRoutes() []Route {
	return []Route{
		{Pattern: "GET /imports", Action: authz.ImportRoster, handler: s.importsPage},
		{Pattern: "POST /imports", Action: authz.ImportRoster, Upload: true, handler: s.uploadImport, tooBig: s.importTooBig},
		{Pattern: "GET /imports/template.xlsx", Action: authz.ImportRoster, handler: s.importTemplate},
		{Pattern: "GET /imports/{import}", Action: authz.ImportRoster, handler: s.importPage},
		{Pattern: "POST /imports/{import}", Action: authz.ImportRoster, handler: s.remapImport},
		{Pattern: "POST /imports/{import}/apply", Action: authz.ImportRoster, handler: s.applyImport},
		{Pattern: "GET /imports/{import}/errors.xlsx", Action: authz.ImportRoster, handler: s.importErrors},
		{Pattern: "GET /imports/{import}/undo", Action: authz.ImportRoster, handler: s.undoImportPage},
		{Pattern: "POST /imports/{import}/undo", Action: authz.ImportRoster, handler: s.undoImport},
	}
}

// planRoutes are the plan of a year.
func (s *Server) planRoutes() []Route {
	return []Route{
		{Pattern: "GET /cycles", Action: authz.ViewPlan, handler: s.plansPage},
		{Pattern: "POST /cycles", Action: authz.EditPlan, handler: s.draftPlan},
		{Pattern: "GET /cycles/{cycle}", Action: authz.ViewPlan, handler: s.planPage},
		{Pattern: "GET /cycles/{cycle}/plan/edit", Action: authz.EditPlan, handler: s.editPlanPage},
		{Pattern: "POST /cycles/{cycle}/plan/edit", Action: authz.EditPlan, handler: s.savePlan},
		{Pattern: "GET /cycles/{cycle}/plan/issue", Action: authz.IssuePlan, handler: s.issuePlanPage},
		{Pattern: "POST /cycles/{cycle}/plan/issue", Action: authz.IssuePlan, handler: s.issuePlan},
		{Pattern: "POST /cycles/{cycle}/plan/milestones", Action: authz.EditPlan, handler: s.saveMilestone},
		{Pattern: "GET /cycles/{cycle}/plan/milestones/{milestone}", Action: authz.EditPlan, handler: s.milestonePage},
		{Pattern: "POST /cycles/{cycle}/plan/milestones/{milestone}", Action: authz.EditPlan, handler: s.saveMilestone},
		{Pattern: "POST /cycles/{cycle}/plan/milestones/{milestone}/remove", Action: authz.EditPlan, handler: s.removeMilestone},
		{Pattern: "POST /cycles/{cycle}/plan/texts", Action: authz.EditPlan, handler: s.saveText},
		{Pattern: "GET /cycles/{cycle}/plan/texts/{text}", Action: authz.EditPlan, handler: s.textPage},
		{Pattern: "POST /cycles/{cycle}/plan/texts/{text}", Action: authz.EditPlan, handler: s.saveText},
		{Pattern: "POST /cycles/{cycle}/plan/texts/{text}/tick", Action: authz.EditPlan, handler: s.tickText},
		{Pattern: "POST /cycles/{cycle}/plan/texts/{text}/remove", Action: authz.EditPlan, handler: s.removeText},
		{Pattern: "POST /cycles/{cycle}/plan/enrol", Action: authz.EditPlan, handler: s.enrolAgain},
		{Pattern: "GET /cycles/{cycle}/plan/people", Action: authz.ViewPlan, handler: s.planPeoplePage},
		{Pattern: "GET /cycles/{cycle}/plan/people/{person}", Action: authz.EditPlan, handler: s.groupPage},
		{Pattern: "POST /cycles/{cycle}/plan/people/{person}", Action: authz.EditPlan, handler: s.setGroup},
		{Pattern: "GET /cycles/{cycle}/plan/units/{unit}", Action: authz.EditPlan, handler: s.groupPage},
		{Pattern: "POST /cycles/{cycle}/plan/units/{unit}", Action: authz.EditPlan, handler: s.setGroup},
	}
}

// peopleRoutes are the people of the agency, their files and roles.
func (s *Server) peopleRoutes() []Route {
	return []Route{
		{Pattern: "GET /people", Action: authz.ViewPeople, handler: s.peoplePage},
		{Pattern: "GET /people/{person}", Action: authz.ViewPerson, handler: s.personPage},
		{Pattern: "POST /people/{person}/transfers/{transfer}", Action: authz.EditPerson, handler: s.saveOldUnitComment},
		{Pattern: "GET /people/{person}/roles", Action: authz.EditPerson, handler: s.rolesPage},
		{Pattern: "POST /people/{person}/mandates", Action: authz.EditPerson, handler: s.addMandate},
		{Pattern: "POST /people/{person}/charges", Action: authz.EditPerson, handler: s.addCharge},
		{Pattern: "POST /people/{person}/roles/{holding}/remove", Action: authz.EditPerson, handler: s.removeHolding},
	}
}

// documentRoutes are files to fetch: each kind has its own line in the policy,
// asked with the document in hand.
func (s *Server) documentRoutes() []Route {
	return []Route{
		{Pattern: "GET /cycles/{cycle}/documents", Action: authz.FetchDocument, handler: s.documentsPage},
		{Pattern: "POST /cycles/{cycle}/documents", Action: authz.OrderDocuments, handler: s.orderDocuments},
		{Pattern: "GET /cycles/{cycle}/documents.zip", Action: authz.FetchDocument, handler: s.downloadArchive},
		{Pattern: "GET /documents/{document}", Action: authz.FetchDocument, handler: s.downloadDocument},

		// The year's work and the self-review: a person's file, a unit's board.
		{Pattern: "GET /file", Action: authz.WriteReview, handler: s.ownFile},
		{Pattern: "GET /evidence/{file}", Action: authz.ViewReview, handler: s.fetchEvidence},
		{Pattern: "GET /cycles/{cycle}/people/{person}", Action: authz.ViewReview, handler: s.filePage},
		{Pattern: "GET /cycles/{cycle}/people/{person}/tasks", Action: authz.ViewReview, handler: s.tasksPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/tasks", Action: authz.EditOwnTask, handler: s.saveTask},
		{Pattern: "GET /cycles/{cycle}/people/{person}/tasks/new", Action: authz.ViewReview, handler: s.taskPage},
		{Pattern: "GET /cycles/{cycle}/people/{person}/tasks/{task}", Action: authz.ViewReview, handler: s.taskPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/tasks/{task}", Action: authz.EditOwnTask, handler: s.saveTask},
		{Pattern: "POST /cycles/{cycle}/people/{person}/tasks/{task}/remove", Action: authz.EditOwnTask, handler: s.removeTask},
		{Pattern: "POST /cycles/{cycle}/people/{person}/tasks/{task}/evidence", Action: authz.EditOwnTask, Upload: true, handler: s.addEvidence},
		{Pattern: "POST /cycles/{cycle}/people/{person}/tasks/{task}/evidence/{file}/remove", Action: authz.EditOwnTask, handler: s.removeEvidence},
		{Pattern: "GET /cycles/{cycle}/people/{person}/shortcomings/new", Action: authz.ViewReview, handler: s.shortcomingPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/shortcomings", Action: authz.EditShortcoming, handler: s.saveShortcoming},
		{Pattern: "GET /cycles/{cycle}/people/{person}/shortcomings/{shortcoming}", Action: authz.ViewReview, handler: s.shortcomingPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/shortcomings/{shortcoming}", Action: authz.EditShortcoming, handler: s.saveShortcoming},
		{Pattern: "GET /cycles/{cycle}/people/{person}/review", Action: authz.ViewReview, handler: s.reviewPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/review", Action: authz.WriteReview, handler: s.saveReview},
		{Pattern: "POST /cycles/{cycle}/people/{person}/review/autosave", Action: authz.WriteReview, handler: s.autosaveReview},
		{Pattern: "GET /cycles/{cycle}/people/{person}/review/check", Action: authz.ViewReview, handler: s.checkReviewPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/review/submit", Action: authz.SubmitReview, handler: s.submitReview},
		{Pattern: "GET /cycles/{cycle}/people/{person}/review/return", Action: authz.ReturnReview, handler: s.returnReviewPage},
		{Pattern: "POST /cycles/{cycle}/people/{person}/review/return", Action: authz.ReturnReview, handler: s.returnReview},
		{Pattern: "POST /cycles/{cycle}/people/{person}/review/revise", Action: authz.CompleteAfter, handler: s.reviseReview},
		{Pattern: "POST /cycles/{cycle}/people/{person}/review/complete", Action: authz.CompleteAfter, handler: s.completeReview},
		{Pattern: "GET /cycles/{cycle}/people/{person}/review/editions", Action: authz.ViewReview, handler: s.historyPage},
		{Pattern: "GET /cycles/{cycle}/units/{unit}", Action: authz.ViewUnit, handler: s.unitPage},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/tasks", Action: authz.ViewUnit, handler: s.tasksPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/tasks", Action: authz.EditUnitTask, handler: s.saveTask},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/tasks/new", Action: authz.ViewUnit, handler: s.taskPage},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/tasks/{task}", Action: authz.ViewUnit, handler: s.taskPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/tasks/{task}", Action: authz.EditUnitTask, handler: s.saveTask},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/tasks/{task}/remove", Action: authz.EditUnitTask, handler: s.removeTask},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/tasks/{task}/evidence", Action: authz.EditUnitTask, Upload: true, handler: s.addEvidence},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/tasks/{task}/evidence/{file}/remove", Action: authz.EditUnitTask, handler: s.removeEvidence},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/shortcomings/new", Action: authz.ViewUnit, handler: s.shortcomingPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/shortcomings", Action: authz.EditShortcoming, handler: s.saveShortcoming},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/shortcomings/{shortcoming}", Action: authz.ViewUnit, handler: s.shortcomingPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/shortcomings/{shortcoming}", Action: authz.EditShortcoming, handler: s.saveShortcoming},
	}
}

// dossierRoutes are what a unit hands to the office, and the department's own
// steps.
func (s *Server) dossierRoutes() []Route {
	return []Route{
		{Pattern: "GET /cycles/{cycle}/units/{unit}/dossier", Action: authz.ViewDossier, handler: s.dossierPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/dossier/ranks", Action: authz.RankProposals, handler: s.rankProposals},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/dossier/submit", Action: authz.SubmitDossier, handler: s.submitDossierPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/dossier/submit", Action: authz.SubmitDossier, handler: s.submitDossier},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/dossier/receive", Action: authz.ReceiveDossier, handler: s.receiveDossier},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/dossier/accept", Action: authz.AcceptDossier, handler: s.acceptDossier},
		{Pattern: "GET /cycles/{cycle}/units/{unit}/dossier/return", Action: authz.ReturnDossier, handler: s.returnDossierPage},
		{Pattern: "POST /cycles/{cycle}/units/{unit}/dossier/return", Action: authz.ReturnDossier, handler: s.returnDossier},
		{Pattern: "GET /cycles/{cycle}/dossiers", Action: authz.ReceiveDossier, handler: s.dossiersPage},
		{Pattern: "GET /cycles/{cycle}/department", Action: authz.ViewDepartment, handler: s.departmentPage},
		{Pattern: "GET /cycles/{cycle}/department/outgoing/{recipient}", Action: authz.SendOutgoing, handler: s.sendOutgoingPage},
		{Pattern: "POST /cycles/{cycle}/department/outgoing/{recipient}", Action: authz.SendOutgoing, handler: s.sendOutgoing},
	}
}

// decisionRoutes are the Director's decisions and the results from above.
func (s *Server) decisionRoutes() []Route {
	return []Route{
		{Pattern: "GET /cycles/{cycle}/decisions/{kind}", Action: authz.ViewDecision, handler: s.decisionPage},
		{Pattern: "POST /cycles/{cycle}/decisions/{kind}", Action: authz.DraftDecision, handler: s.draftDecision},
		{Pattern: "POST /cycles/{cycle}/decisions/{kind}/file", Action: authz.FileDecision, handler: s.fileDecision},
		{Pattern: "GET /cycles/{cycle}/decisions/{kind}/sign", Action: authz.SignDecision, handler: s.signDecisionPage},
		{Pattern: "POST /cycles/{cycle}/decisions/{kind}/sign", Action: authz.SignDecision, handler: s.signDecision},
		{Pattern: "POST /cycles/{cycle}/recheck", Action: authz.RecheckRatings, handler: s.recheckRatings},
		{Pattern: "GET /cycles/{cycle}/superior", Action: authz.ViewDecision, handler: s.superiorPage},
		{Pattern: "POST /cycles/{cycle}/superior", Action: authz.EnterSuperior, handler: s.enterProvisional},
		{Pattern: "GET /ratings/{rating}", Action: authz.ViewDecision, handler: s.ratingPage},
		{Pattern: "POST /ratings/{rating}/level", Action: authz.SetLevel, handler: s.setLevel},
		{Pattern: "GET /ratings/{rating}/again", Action: authz.DecideAgain, handler: s.decideAgainPage},
		{Pattern: "POST /ratings/{rating}/again", Action: authz.DecideAgain, handler: s.decideAgain},
		{Pattern: "GET /ratings/{rating}/superior", Action: authz.EnterSuperior, handler: s.enterSuperiorPage},
		{Pattern: "POST /ratings/{rating}/superior", Action: authz.EnterSuperior, handler: s.enterSuperior},
	}
}

// health serves GET /healthz for whatever watches the program.
func (s *Server) health(w http.ResponseWriter, r *http.Request) error {
	if s.Ready != nil {
		if err := s.Ready(r.Context()); err != nil {
			return err
		}
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n")) // the reader went away: nobody to tell
	return nil
}
