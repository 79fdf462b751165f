package authz

import (
	"maps"
	"slices"
)

// Action is something a person may be allowed to do. Its name is the name of
// the use case.
type Action string

// WordKey names the action in the message catalogue.
func (a Action) WordKey() string { return "action." + string(a) }

// The actions, by subject.
const (
	// the installation and the organisation
	ManageAccounts Action = "manageAccounts"
	ImportRoster   Action = "importRoster"
	EditPerson     Action = "editPerson" // posts, charges, mandates, facts
	ViewPeople     Action = "viewPeople"
	ViewPerson     Action = "viewPerson" // one person's file and history
	ViewLog        Action = "viewLog"
	OwnAccount     Action = "ownAccount"

	// the plan
	ViewPlan  Action = "viewPlan"
	EditPlan  Action = "editPlan"
	IssuePlan Action = "issuePlan"

	// the year's work
	ViewUnit        Action = "viewUnit"
	EditUnitTask    Action = "editUnitTask"
	EditOwnTask     Action = "editOwnTask"
	EditShortcoming Action = "editShortcoming"
	SeedWork        Action = "seedWork" // made-up work, on training installations only

	// self-review
	ViewReview   Action = "viewReview"
	WriteReview  Action = "writeReview"
	SubmitReview Action = "submitReview"
	ReturnReview Action = "returnReview"
	ViewRelation Action = "viewRelation" // the self-relation, the sensitive part of a review

	// collective report
	ViewReport    Action = "viewReport"
	WriteReport   Action = "writeReport"
	CommentReport Action = "commentReport"
	ResolveReport Action = "resolveReport"

	// meetings
	ViewMeeting    Action = "viewMeeting"
	PlanMeeting    Action = "planMeeting"
	PlanConference Action = "planConference" // M2, M3 and M4
	OpenMeeting    Action = "openMeeting"
	KeepMinutes    Action = "keepMinutes"   // attendance, remarks, votes
	OpenItem       Action = "openItem"      // the chair of the item
	ConcludeItem   Action = "concludeItem"  // the chair of the item
	ReopenItem     Action = "reopenItem"    // the chair, before adoption
	AdoptMinutes   Action = "adoptMinutes"  // the chair of the meeting
	EnterTally     Action = "enterTally"    // the two tellers, neither a candidate
	RankExcellent  Action = "rankExcellent" // as the meeting voted
	CompleteAfter  Action = "completeAfter" // the person's version 2

	// the unit's dossier
	ViewDossier    Action = "viewDossier"
	SubmitDossier  Action = "submitDossier"
	RankProposals  Action = "rankProposals"  // order among the excellent
	ReceiveDossier Action = "receiveDossier" // the office has it in hand
	AcceptDossier  Action = "acceptDossier"
	ReturnDossier  Action = "returnDossier"

	// the department
	ViewDepartment    Action = "viewDepartment"
	WriteContribution Action = "writeContribution"
	WriteAgencyReport Action = "writeAgencyReport"
	SendOutgoing      Action = "sendOutgoing"

	// decision
	ViewDecision   Action = "viewDecision"
	DraftDecision  Action = "draftDecision"
	SetLevel       Action = "setLevel"
	FileDecision   Action = "fileDecision" // number, day and explanation
	SignDecision   Action = "signDecision"
	EnterSuperior  Action = "enterSuperior" // results decided above, provisional first
	RecheckRatings Action = "recheckRatings"
	DecideAgain    Action = "decideAgain" // supersede a final level
	PublishResults Action = "publishResults"

	// results
	ViewOwnResult     Action = "viewOwnResult"
	AcknowledgeNotice Action = "acknowledgeNotice"
	ViewResults       Action = "viewResults" // of one's own unit, once published
	FilePetition      Action = "filePetition"
	AnswerPetition    Action = "answerPetition"
	ForwardPetition   Action = "forwardPetition" // to the body above that decided
	FetchNotice       Action = "fetchNotice"
	FetchDocument     Action = "fetchDocument" // each kind of document has its own line too
	OrderDocuments    Action = "orderDocuments"
)

type rule struct {
	who    []Relation
	notOwn bool // nobody does this on his own case, whatever he is
}

// policy is the one table. Its printed form is a golden file, so that a change
// of anybody's rights is seen in review.
var policy = map[Action]rule{
	ManageAccounts: {who: []Relation{Admin}},
	ImportRoster:   {who: []Relation{Admin, OfficeHead}},
	EditPerson:     {who: []Relation{Admin, Office}, notOwn: true},
	ViewPeople:     {who: []Relation{Admin, Office, Leaders, Inspector, UnitHead, UnitDeputy, InCharge}},
	ViewPerson:     {who: []Relation{Self, Admin, Office, Leaders, Inspector, UnitHead, UnitDeputy, InCharge}},
	ViewLog:        {who: []Relation{Admin, Office, Leaders, Inspector}},
	OwnAccount:     {who: []Relation{Anyone}},

	ViewPlan:  {who: []Relation{Anyone}},
	EditPlan:  {who: []Relation{Office, Director}},
	IssuePlan: {who: []Relation{Director}},

	ViewUnit:        {who: []Relation{UnitMember, InCharge, Office, Leaders, Inspector}},
	EditUnitTask:    {who: []Relation{UnitHead, UnitDeputy}},
	EditOwnTask:     {who: []Relation{Self}},
	EditShortcoming: {who: []Relation{Self, UnitHead, UnitDeputy}},
	SeedWork:        {who: []Relation{Admin, Office, Director}},

	ViewReview:   {who: []Relation{Self, UnitMember, InCharge, Office, Leaders, Inspector}},
	WriteReview:  {who: []Relation{Self}},
	SubmitReview: {who: []Relation{Self}},
	ReturnReview: {who: []Relation{UnitHead, UnitDeputy, Office, Director}, notOwn: true},
	ViewRelation: {who: []Relation{Self, Chair, Director, PartyBoard}},

	ViewReport:    {who: []Relation{UnitMember, Convened, InCharge, Office, Leaders, Inspector}},
	WriteReport:   {who: []Relation{UnitHead, UnitDeputy}},
	CommentReport: {who: []Relation{Convened, InCharge}},
	ResolveReport: {who: []Relation{UnitHead}},

	ViewMeeting:    {who: []Relation{UnitMember, Convened, InCharge, Secretary, Office, Leaders, Inspector}},
	PlanMeeting:    {who: []Relation{UnitHead, UnitDeputy}},
	PlanConference: {who: []Relation{Office, Director}},
	OpenMeeting:    {who: []Relation{Chair, Secretary, UnitHead}},
	KeepMinutes:    {who: []Relation{Secretary, Chair}, notOwn: true},
	OpenItem:       {who: []Relation{Chair, Secretary}, notOwn: true},
	ConcludeItem:   {who: []Relation{Chair}, notOwn: true},
	ReopenItem:     {who: []Relation{Chair, Secretary}, notOwn: true},
	AdoptMinutes:   {who: []Relation{Chair, Secretary}},
	EnterTally:     {who: []Relation{Convened}}, // the tellers; leaders, whose body is rated, cannot be named
	RankExcellent:  {who: []Relation{Secretary, Chair}},
	CompleteAfter:  {who: []Relation{Self}},

	ViewDossier:    {who: []Relation{UnitHead, UnitDeputy, Office, Leaders, InCharge, Inspector}},
	SubmitDossier:  {who: []Relation{UnitHead}},
	RankProposals:  {who: []Relation{UnitHead, UnitDeputy, InCharge}},
	ReceiveDossier: {who: []Relation{Office}},
	AcceptDossier:  {who: []Relation{Office}},
	ReturnDossier:  {who: []Relation{Office}},

	ViewDepartment:    {who: []Relation{Anyone}},
	WriteContribution: {who: []Relation{UnitHead, UnitDeputy}},
	WriteAgencyReport: {who: []Relation{Office}},
	SendOutgoing:      {who: []Relation{OfficeHead}},

	ViewDecision:   {who: []Relation{Director, Leaders, Office, Inspector}},
	DraftDecision:  {who: []Relation{Office, Director}},
	SetLevel:       {who: []Relation{Director}, notOwn: true},
	FileDecision:   {who: []Relation{Office, Director}},
	SignDecision:   {who: []Relation{Director}},
	EnterSuperior:  {who: []Relation{Office}, notOwn: true},
	RecheckRatings: {who: []Relation{Office, Director}},
	DecideAgain:    {who: []Relation{Director}, notOwn: true},
	PublishResults: {who: []Relation{Director, OfficeHead}},

	ViewOwnResult:     {who: []Relation{Self}},
	AcknowledgeNotice: {who: []Relation{Self}},
	ViewResults:       {who: []Relation{UnitMember, Office, Leaders, InCharge, Inspector}},
	FilePetition:      {who: []Relation{Self}},
	AnswerPetition:    {who: []Relation{Director}, notOwn: true},
	ForwardPetition:   {who: []Relation{Office}, notOwn: true},
	FetchNotice:       {who: []Relation{Self, Office, Leaders}},
	FetchDocument:     {who: []Relation{Anyone}},
	OrderDocuments:    {who: []Relation{Self, UnitHead, UnitDeputy, Office, Director}},
}

// Actions lists every action in the table, in alphabetical order.
func Actions() []Action { return slices.Sorted(maps.Keys(policy)) }

// Who lists the relations that allow action, for the printed matrix, and
// whether nobody may do it on his own case.
func Who(action Action) (who []Relation, notOwn bool) {
	r := policy[action]
	return slices.Clone(r.who), r.notOwn
}
