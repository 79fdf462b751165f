package decision

import (
	"errors"
	"strings"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rating"
	"congtam/internal/domain/rulebook"
)

// RatingID identifies a rating.
type RatingID string

// RatingState is the place of a rating in its life.
type RatingState string

// The states of a rating. What is final is never changed, only superseded.
const (
	RatingDraft      RatingState = "draft"
	RatingFinal      RatingState = "final"
	RatingSuperseded RatingState = "superseded"
)

// WordKey names the state in the message catalogue.
func (s RatingState) WordKey() string { return "rating.state." + string(s) }

// Subject is what is rated.
type Subject string

// The subjects of a rating.
const (
	OfPerson     Subject = "person"
	OfCollective Subject = "collective" // a division
	OfAgency     Subject = "agency"
	OfLeadership Subject = "leadership" // the leadership collective
)

// WordKey names the subject in the message catalogue.
func (s Subject) WordKey() string { return "subject." + string(s) }

// Flag says why a final rating must be decided again.
type Flag struct {
	Why    string         `json:"why"` // catalogue key; its argument is To
	To     rulebook.Level `json:"to,omitempty"`
	Clause string         `json:"clause"`
}

// Raised tells whether there is a flag at all.
func (f Flag) Raised() bool { return f.Why != "" }

// Message is the flag in words.
func (f Flag) Message() fault.Message {
	if f.To == "" {
		return fault.Say(f.Why)
	}
	return fault.Say(f.Why, f.To)
}

// Rating is a level decided, or to be decided, for one subject. The outcome
// keeps edition, clauses and facts, so it can be computed again years later.
type Rating struct {
	ID          RatingID
	Decision    ID
	Cycle       cycle.ID
	Unit        org.UnitID   // the collective, or the person's unit
	Person      org.PersonID // empty for a collective
	Subject     Subject
	Level       rulebook.Level // empty while the draft leaves it open
	Outcome     rating.Outcome
	Reason      string // why it departs from what is computed
	Remarks     string // agreed remarks, published with the level
	Provisional bool   // a proposal to the body above that decides
	State       RatingState
	Supersedes  RatingID
	Flag        Flag
	DecidedAt   time.Time
	Version     int
}

// Choice is the level somebody sets, in his own words.
type Choice struct {
	Level   rulebook.Level
	Reason  string
	Remarks string
}

// Set decides one level in a draft: never above a cap, never against a forced
// level, and with a reason where it departs from what the rules compute
// (Article 2(5), R049, R196). Faults: Conflict, Refused with the clause,
// Invalid without a reason.
func (r Rating) Set(c Choice) (Rating, error) {
	if r.State != RatingDraft {
		return Rating{}, fault.New(fault.Conflict, "decision.signed")
	}
	return r.choose(c)
}

func (r Rating) choose(c Choice) (Rating, error) {
	reason := strings.TrimSpace(c.Reason)
	if c.Level == "" {
		return Rating{}, fault.Fields{"level": fault.Say("decision.noLevel")}.Err()
	}
	if err := r.Outcome.Choose(c.Level, reason); err != nil {
		return Rating{}, err
	}
	r.Level, r.Reason, r.Remarks = c.Level, reason, strings.TrimSpace(c.Remarks)
	return r, nil
}

// Enter records a provisional level for a subject decided above. Faults:
// Refused with the clause, Invalid.
func (r Rating) Enter(c Choice, now time.Time) (Rating, error) {
	entered, err := r.choose(c)
	if err != nil {
		return Rating{}, err
	}
	entered.State, entered.Provisional, entered.DecidedAt = RatingFinal, true, now
	return entered, nil
}

// Supersede makes the rating that replaces r; r itself stays, as superseded
// (R089). The new rating is final at once. Faults: Conflict when r is not the
// one in force, Refused, Invalid.
func (r Rating) Supersede(id RatingID, by Decision, outcome rating.Outcome, c Choice, now time.Time) (next Rating, err error) {
	if r.State != RatingFinal {
		return Rating{}, fault.New(fault.Conflict, "rating.superseded")
	}
	next = r
	next.ID, next.Decision, next.Supersedes, next.Outcome = id, by.ID, r.ID, outcome
	next.Provisional, next.Flag, next.Version = false, Flag{}, 0
	if next, err = next.choose(c); err != nil {
		return Rating{}, err
	}
	next.State, next.DecidedAt = RatingFinal, now
	return next, nil
}

// Received is Supersede for a level the body above decided: it is recorded as
// it came, whatever our own computation says.
func (r Rating) Received(id RatingID, by Decision, level rulebook.Level, now time.Time) (Rating, error) {
	if r.State != RatingFinal {
		return Rating{}, fault.New(fault.Conflict, "rating.superseded")
	}
	if !level.Rated() && level != rulebook.NotRated {
		return Rating{}, fault.Fields{"level": fault.Say("decision.noLevel")}.Err()
	}
	next := r
	next.ID, next.Decision, next.Supersedes = id, by.ID, r.ID
	next.Level, next.Provisional, next.Flag, next.Version = level, false, Flag{}, 0
	next.DecidedAt = now
	return next, nil
}

// Rechecked compares a final rating with the outcome of new facts: a level the
// rules no longer allow is flagged with its clause, never changed (T3, R049).
func (r Rating) Rechecked(o rating.Outcome) Rating {
	r.Flag = Flag{}
	f, refused := errors.AsType[*fault.Fault](o.Choose(r.Level, orSpace(r.Reason)))
	if !refused || f.Kind != fault.Refused {
		return r
	}
	r.Flag = Flag{Why: "recheck.capped", To: o.Ceiling(), Clause: f.Clause}
	switch {
	case o.Level == rulebook.NotRated:
		r.Flag = Flag{Why: "recheck.notRated", Clause: f.Clause}
	case len(o.Forced) > 0:
		r.Flag = Flag{Why: "recheck.forced", Clause: f.Clause}
	}
	return r
}

// orSpace keeps a missing reason from hiding the refusal that matters here.
func orSpace(reason string) string {
	if reason == "" {
		return "-"
	}
	return reason
}
