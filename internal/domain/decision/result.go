package decision

import (
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// Notice tells one person the result. Decree 90 sets no last day for a
// petition; an agency's regulation may (nothing set: PetitionUntil is zero).
type Notice struct {
	ID             string
	Rating         RatingID
	Person         org.PersonID
	IssuedAt       time.Time
	AcknowledgedAt time.Time
	PetitionUntil  civil.Date
}

// Acknowledge is the read receipt (R026). Faults: Conflict the second time.
func (n Notice) Acknowledge(now time.Time) (Notice, error) {
	if !n.AcknowledgedAt.IsZero() {
		return Notice{}, fault.New(fault.Conflict, "notice.acknowledged")
	}
	n.AcknowledgedAt = now
	return n, nil
}

// Window is how long a petition may be filed, from the rule book: days after
// the notice, 0 for no limit.
type Window struct {
	Days   int
	Clause string
}

// Until is the last day to petition against a notice of that day; zero when
// there is no limit.
func (w Window) Until(issued civil.Date) civil.Date {
	if w.Days == 0 {
		return civil.Date{}
	}
	return issued.AddDays(w.Days)
}

// Publication opens a unit's results to its own members (R025).
type Publication struct {
	ID    string
	Cycle cycle.ID
	Unit  org.UnitID
	At    time.Time
	By    org.PersonID
}

// PetitionID identifies a petition.
type PetitionID string

// PetitionState is the place of a petition in its life.
type PetitionState string

// The states of a petition. One about a level decided above goes there.
const (
	PetitionFiled     PetitionState = "filed"
	PetitionForwarded PetitionState = "forwarded"
	PetitionAnswered  PetitionState = "answered"
)

// WordKey names the state in the message catalogue.
func (s PetitionState) WordKey() string { return "petition.state." + string(s) }

// Petition is a person's disagreement with a result (Article 24).
type Petition struct {
	ID         PetitionID
	Rating     RatingID
	Person     org.PersonID
	Content    string
	State      PetitionState
	FiledAt    time.Time
	Answer     string // or where it was forwarded
	AnsweredBy org.PersonID
	AnsweredAt time.Time
	Version    int
}

// File makes the petition of the person noticed. Faults: Invalid without
// words, Refused after the last day.
func (n Notice) File(id PetitionID, content string, now time.Time, clause string) (Petition, error) {
	content = strings.TrimSpace(content)
	if content == "" {
		return Petition{}, fault.Fields{"content": fault.Say("petition.empty")}.Err()
	}
	if !n.PetitionUntil.IsZero() && civil.DateOf(now).After(n.PetitionUntil) {
		return Petition{}, fault.Refuse(clause, "petition.late", n.PetitionUntil)
	}
	return Petition{ID: id, Rating: n.Rating, Person: n.Person, Content: content, State: PetitionFiled, FiledAt: now}, nil
}

// Reply is what somebody answers to a petition.
type Reply struct {
	By    org.PersonID
	Words string // the answer, or where it was sent
	At    time.Time
}

// AnswerBy is the authority's answer: only who decided the level answers
// (Article 24). A petition about a level decided above is sent there instead.
// Faults: Conflict, Refused, Invalid without words.
func (p Petition) AnswerBy(r Reply, decidedAbove bool, clause string) (Petition, error) {
	if decidedAbove {
		return Petition{}, fault.Refuse(clause, "petition.above")
	}
	return p.close(PetitionAnswered, r)
}

// Forward records that a petition about a level decided above was sent on.
// Faults: Conflict, Refused for a level decided here, Invalid without a note.
func (p Petition) Forward(r Reply, decidedAbove bool, clause string) (Petition, error) {
	if !decidedAbove {
		return Petition{}, fault.Refuse(clause, "petition.here")
	}
	return p.close(PetitionForwarded, r)
}

func (p Petition) close(state PetitionState, r Reply) (Petition, error) {
	if p.State != PetitionFiled {
		return Petition{}, fault.New(fault.Conflict, "petition.closed")
	}
	words := strings.TrimSpace(r.Words)
	if words == "" {
		return Petition{}, fault.Fields{"answer": fault.Say("petition.noAnswer")}.Err()
	}
	p.State, p.Answer, p.AnsweredBy, p.AnsweredAt = state, words, r.By, r.At
	return p, nil
}

// Past is one year's final result, for the history of a person or unit (R008).
type Past struct {
	Year      int
	Level     string
	Name      string // of the unit, or the person's title that year
	Decision  string // number, or the roster it was read from
	DatedOn   civil.Date
	Source    string
	Corrected bool // superseded an earlier rating of the same year
}
