package rating

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"congtam/internal/base/fault"
	"congtam/internal/domain/rulebook"
)

// Outcome is what a book says of one subject, with everything needed to explain
// it and to compute it again years later.
type Outcome struct {
	Book     string   `json:"book"`  // the edition's ID
	Level    Level    `json:"level"` // a level, not_rated or undetermined
	Merit    Level    `json:"merit"` // by conditions alone, before caps
	Caps     []Cap    `json:"caps"`
	Forced   []Forced `json:"forced"`
	Between  []Level  `json:"between,omitempty"` // for undetermined: higher, then lower
	Requires []string `json:"requires"`
	Reasons  []Reason `json:"reasons"`
}

// Cap bounds the level from above.
type Cap struct {
	To     Level         `json:"to"`
	By     string        `json:"by"` // absence, unit_level, …
	Clause string        `json:"clause"`
	Text   rulebook.Text `json:"text"`
	Mark   rulebook.Mark `json:"verified"`
}

// Forced is a ground on which the subject did not complete its duties.
type Forced struct {
	Clause string        `json:"clause"`
	Text   rulebook.Text `json:"text"`
	Mark   rulebook.Mark `json:"verified"`
}

// Reason is one condition that was tested, with the values it saw.
type Reason struct {
	Level  Level         `json:"level,omitempty"` // the level or outcome it speaks of; empty for notes
	Rule   string        `json:"rule"`
	Clause string        `json:"clause"`
	Met    bool          `json:"met"`
	NA     bool          `json:"na,omitempty"` // nothing to apply to, counted as met
	Text   rulebook.Text `json:"text"`
	Mark   rulebook.Mark `json:"verified"`
	Values Seen          `json:"values"`
}

// Seen is the values a condition read, in a fixed order.
type Seen []SeenValue

// SeenValue is one fact by its word of the contract.
type SeenValue struct {
	Name  string
	Value any // a number, true or false, or a word
}

// MarshalJSON writes an object whose fields keep their order.
func (s Seen) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, v := range s {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(v.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(v.Value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON wrote, order included.
func (s *Seen) UnmarshalJSON(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if _, err := decoder.Token(); err != nil {
		return err
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return err
		}
		value, err := decoder.Token()
		if err != nil {
			return err
		}
		text, _ := name.(string)
		if _, nested := value.(json.Delim); nested || text == "" {
			return fault.New(fault.Invalid, "rating.field.unreadable", "values")
		}
		*s = append(*s, SeenValue{text, value})
	}
	return nil
}

// Ceiling is the highest level nothing forbids: the lowest cap, or the forced
// level. It is empty when there is no rating.
func (o Outcome) Ceiling() Level {
	switch {
	case o.Level == NotRated:
		return ""
	case len(o.Forced) > 0:
		return NotCompleted
	}
	ceiling := Excellent
	for _, c := range o.Caps {
		if ceiling.Above(c.To) {
			ceiling = c.To
		}
	}
	return ceiling
}

// Allowed lists the levels the authority may choose, highest first. A level other
// than the computed one needs a written reason; a cap or a forced level yields to
// no reason at all.
func (o Outcome) Allowed() []Level {
	ceiling := o.Ceiling()
	if len(o.Forced) > 0 && ceiling != "" {
		return []Level{NotCompleted}
	}
	return slices.DeleteFunc(rulebook.Levels(), func(l Level) bool { return ceiling == "" || l.Above(ceiling) })
}

// NeedsReason tells whether choosing l departs from what the rules compute. For
// undetermined every choice does.
func (o Outcome) NeedsReason(l Level) bool { return l != o.Level }

// Choose checks that the authority may decide level, with its written reason when
// one is needed. Faults: Refused with the clause, Invalid without a reason.
func (o Outcome) Choose(level Level, reason string) error {
	switch {
	case o.Level == NotRated && level == NotRated:
		return nil
	case o.Level == NotRated:
		return fault.Refuse(o.clause(NotRated), "rating.choose.notRated")
	case !level.Rated():
		return fault.New(fault.Invalid, "rating.level.unknown", string(level))
	case len(o.Forced) > 0 && level != NotCompleted:
		return fault.Refuse(o.Forced[0].Clause, "rating.choose.forced")
	}
	for _, c := range o.Caps {
		if level.Above(c.To) {
			return fault.Refuse(c.Clause, "rating.choose.capped", c.To)
		}
	}
	if o.NeedsReason(level) && strings.TrimSpace(reason) == "" {
		problems := fault.Fields{}
		problems.Add("reason", "rating.choose.reason")
		return problems.Err()
	}
	return nil
}

func (o Outcome) clause(l Level) string {
	for _, r := range o.Reasons {
		if r.Level == l && r.Met {
			return r.Clause
		}
	}
	return ""
}
