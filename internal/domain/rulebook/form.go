package rulebook

import "slices"

// Section kinds of a form.
const (
	KindText  = "text"  // free writing
	KindLevel = "level" // one of the four levels
	KindTasks = "tasks" // the year's tasks with product, quantity, deadline, result
)

// Who fills a section.
const (
	BySelf      = "self"      // the person, or the author of the collective's report
	ByManager   = "manager"   // the head or direct manager
	ByCell      = "cell"      // the Party cell
	ByAuthority = "authority" // who decides the level
)

// Form is the shape of one official form. Its id holds document, year and code,
// for the same code meant another form in another year (02A and 2A).
type Form struct {
	ID       string
	Document string // the document that issued it
	Code     string
	Year     int
	Title    Text
	Note     Text // shown to the user: what of the form was not checked
	Mark     Mark
	Subject  string // person or collective
	Sections []Section
	Linked   []Source // documents of the year the report must speak of

	classes                []Class
	party, leader, service *bool // nil: either
}

// Section is one heading to fill.
type Section struct {
	ID       string
	No       string // as printed: "I.1"
	Title    Text
	Kind     string
	By       string
	Required bool
	Leaders  bool // only people holding a leading post fill it
	Graded   bool // ends with a self-grade: xuất sắc, tốt, trung bình, kém
	// Sensitive is for the person, the chair, the Party committee and whoever decides.
	Sensitive bool
	Mark      Mark
}

// FormQuery says for whom a form is wanted.
type FormQuery struct {
	Class       Class
	PartyMember bool
	Leader      bool
	ServiceUnit bool // works in a public service unit, not in the administrative bloc
}

// Form routes a person to the form of the edition; the layer's own forms come
// before the decree's. False when no form is meant for such a person.
func (e *Edition) Form(q FormQuery) (Form, bool) {
	for _, f := range e.forms {
		if f.Subject == "person" && f.fits(q) {
			return f, true
		}
	}
	return Form{}, false
}

// CollectiveForm is the form of a collective's report, when a text in force has one.
func (e *Edition) CollectiveForm() (Form, bool) {
	for _, f := range e.forms {
		if f.Subject == "collective" {
			return f, true
		}
	}
	return Form{}, false
}

// FormByID finds a form a dossier was opened with.
func (e *Edition) FormByID(id string) (Form, bool) {
	for _, f := range e.forms {
		if f.ID == id {
			return f, true
		}
	}
	return Form{}, false
}

// SectionsFor lists the sections that q's person has to see.
func (f Form) SectionsFor(q FormQuery) []Section {
	var list []Section
	for _, s := range f.Sections {
		if !s.Leaders || q.Leader {
			list = append(list, s)
		}
	}
	return list
}

func (f Form) fits(q FormQuery) bool {
	return (len(f.classes) == 0 || slices.Contains(f.classes, q.Class)) &&
		agrees(f.party, q.PartyMember) && agrees(f.leader, q.Leader) && agrees(f.service, q.ServiceUnit)
}

func agrees(want *bool, is bool) bool { return want == nil || *want == is }
