package decision

import (
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// DossierID identifies a unit's dossier.
type DossierID string

// DossierState is where a unit's dossier is; see docs/states.md.
type DossierState string

// The states of a unit's dossier.
const (
	DossierOpen      DossierState = "open"
	DossierSubmitted DossierState = "submitted"
	DossierReturned  DossierState = "returned"
	DossierAccepted  DossierState = "accepted"
)

// WordKey names the state in the message catalogue.
func (s DossierState) WordKey() string { return "dossier.state." + string(s) }

// UnitDossier is what a unit sends to the office after its meeting (R222).
type UnitDossier struct {
	ID           DossierID
	Cycle        cycle.ID
	Unit         org.UnitID
	State        DossierState
	SubmittedAt  time.Time // of the last submission; zero before the first
	SubmittedBy  org.PersonID
	ReceivedAt   time.Time // when the office took it in hand
	ReturnedNote string
	Version      int
}

// Cite finds the article behind a named rule of procedure.
type Cite func(name string) string

// Filed is one person of the unit, with what the dossier holds of him or her.
type Filed struct {
	Person   org.PersonID
	Name     string
	Title    string
	Class    org.Class
	Exempt   string // why no self-review is owed
	Handed   bool   // the self-review is handed in
	Self     rulebook.Level
	Proposal string         // id of the proposal, empty while there is none
	Proposed rulebook.Level // by the meeting
	Rank     int            // among the excellent; 0: not ranked
}

// Contents is what lies in a unit's dossier at one moment.
type Contents struct {
	Unit            string // its name, for sentences
	MinutesAdopted  bool
	ReportConcluded bool
	Collective      rulebook.Level // proposed for the unit itself
	People          []Filed        // everyone of the unit, all three classes
}

// Item is one of the four things a dossier holds, and what it still lacks.
type Item struct {
	Name    string // catalogue key
	Clause  string
	Missing []fault.Message
}

// Done tells whether nothing is missing from the item.
func (i Item) Done() bool { return len(i.Missing) == 0 }

// Items checks the four items the plan asks for (R222–R226): adopted minutes,
// the concluded collective report, each self-review or the reason there is
// none (T13), and the table of proposed levels.
func (c Contents) Items(cite Cite) []Item {
	minutes := Item{Name: "dossier.item.minutes", Clause: cite("minutes.adopted")}
	if !c.MinutesAdopted {
		minutes.Missing = append(minutes.Missing, fault.Say("dossier.missing.minutes"))
	}
	report := Item{Name: "dossier.item.report", Clause: cite("report.vote")}
	if !c.ReportConcluded {
		report.Missing = append(report.Missing, fault.Say("dossier.missing.report"))
	}
	reviews := Item{Name: "dossier.item.reviews", Clause: cite("dossier.four_items")}
	for _, p := range c.People {
		if !p.Handed && p.Exempt == "" {
			reviews.Missing = append(reviews.Missing, fault.Say("dossier.missing.review", p.Name))
		}
	}
	levels := Item{Name: "dossier.item.levels", Clause: cite("chair.concludes"), Missing: c.unproposed()}
	return []Item{minutes, report, reviews, levels}
}

func (c Contents) unproposed() []fault.Message {
	var missing []fault.Message
	if c.Collective == "" {
		missing = append(missing, fault.Say("dossier.missing.collectiveLevel"))
	}
	for _, p := range c.People {
		if p.Proposed == "" && p.Exempt == "" {
			missing = append(missing, fault.Say("dossier.missing.level", p.Name))
		}
	}
	if !ranked(c.Excellent()) {
		missing = append(missing, fault.Say("dossier.missing.ranks", len(c.Excellent())))
	}
	return missing
}

// Excellent lists the people proposed excellent.
func (c Contents) Excellent() []Filed {
	var best []Filed
	for _, p := range c.People {
		if p.Proposed == rulebook.Excellent {
			best = append(best, p)
		}
	}
	return best
}

// ranked tells whether the excellent bear the ranks 1, 2, … each once; a
// single one needs none.
func ranked(best []Filed) bool {
	if len(best) < 2 {
		return true
	}
	seen := make([]bool, len(best)+1)
	for _, p := range best {
		if p.Rank < 1 || p.Rank > len(best) || seen[p.Rank] {
			return false
		}
		seen[p.Rank] = true
	}
	return true
}

// Ranked puts the people proposed excellent in the order given. Nobody ranks
// a list he is on (R032). Faults: Forbidden, Invalid unless the ranks are 1, 2,
// … each given once.
func (c Contents) Ranked(by org.PersonID, ranks map[org.PersonID]int) ([]Filed, error) {
	best := c.Excellent()
	for i, p := range best {
		if p.Person == by {
			return nil, fault.New(fault.Forbidden, "forbidden.ownCase")
		}
		best[i].Rank = ranks[p.Person]
	}
	if len(ranks) != len(best) || len(best) == 1 && best[0].Rank != 1 || !ranked(best) {
		return nil, fault.Fields{"rank": fault.Say("dossier.badRanks", len(best))}.Err()
	}
	return best, nil
}

// Quota counts the proposed excellent against the ceilings that hold when a
// division proposes: quota A, over everyone of the unit (R192).
func (c Contents) Quota(quotas []rulebook.Quota) []rating.Tally {
	people := make([]rating.Candidate, len(c.People))
	for i, p := range c.People {
		people[i] = rating.Candidate{ID: string(p.Person), Division: c.Unit, Merit: p.Proposed, Rank: p.Rank}
	}
	return rating.Check(quotas, people)
}

// Missing lists everything a dossier still lacks, quota aside.
func Missing(items []Item) []fault.Message {
	var missing []fault.Message
	for _, item := range items {
		missing = append(missing, item.Missing...)
	}
	return missing
}

// Submit hands the dossier to the office: complete, and within quota A (T1,
// T13). Faults: Conflict, Refused with what is missing or the arithmetic.
func (d UnitDossier) Submit(now time.Time, by org.PersonID, c Contents, items []Item, tallies []rating.Tally) (UnitDossier, error) {
	if d.State != DossierOpen && d.State != DossierReturned {
		return UnitDossier{}, fault.New(fault.Conflict, "dossier.submitted")
	}
	for _, item := range items {
		if !item.Done() {
			return UnitDossier{}, fault.Refuse(item.Clause, "dossier.incomplete", c.Unit).Missing(Missing(items)...)
		}
	}
	if err := rating.Refusal(tallies); err != nil {
		return UnitDossier{}, err
	}
	d.State, d.SubmittedAt, d.SubmittedBy, d.ReturnedNote, d.ReceivedAt = DossierSubmitted, now, by, "", time.Time{}
	return d, nil
}

// Receive records that the office took the dossier in hand. Faults: Conflict,
// Forbidden to whoever submitted it.
func (d UnitDossier) Receive(now time.Time, by org.PersonID) (UnitDossier, error) {
	if err := d.examinable(by); err != nil {
		return UnitDossier{}, err
	}
	if !d.ReceivedAt.IsZero() {
		return UnitDossier{}, fault.New(fault.Conflict, "dossier.received")
	}
	d.ReceivedAt = now
	return d, nil
}

// Accept takes the dossier as complete. Faults: Conflict, Forbidden to whoever
// submitted it.
func (d UnitDossier) Accept(now time.Time, by org.PersonID) (UnitDossier, error) {
	if err := d.examinable(by); err != nil {
		return UnitDossier{}, err
	}
	d.State = DossierAccepted
	if d.ReceivedAt.IsZero() {
		d.ReceivedAt = now
	}
	return d, nil
}

// Return sends the dossier back with the reason. Faults: Conflict, Forbidden
// to whoever submitted it, Invalid without a reason.
func (d UnitDossier) Return(by org.PersonID, note string) (UnitDossier, error) {
	if err := d.examinable(by); err != nil {
		return UnitDossier{}, err
	}
	if strings.TrimSpace(note) == "" {
		return UnitDossier{}, fault.Fields{"note": fault.Say("dossier.noReason")}.Err()
	}
	d.State, d.ReturnedNote, d.ReceivedAt = DossierReturned, strings.TrimSpace(note), time.Time{}
	return d, nil
}

// examinable: the office examines what was submitted, and nobody what he
// submitted himself (R032).
func (d UnitDossier) examinable(by org.PersonID) error {
	if d.State != DossierSubmitted {
		return fault.New(fault.Conflict, "dossier.notSubmitted", d.State)
	}
	if by != "" && d.SubmittedBy == by {
		return fault.New(fault.Forbidden, "forbidden.ownCase")
	}
	return nil
}
