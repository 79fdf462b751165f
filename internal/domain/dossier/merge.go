package dossier

import (
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"congtam/internal/base/fault"
)

// Typed is what a form on a screen sends of one section: the text, and the
// mark of the text the form was drawn with.
type Typed struct {
	Section string
	Text    string
	Base    string
}

// Sheet is all a form sends at one time. Pen names the form on the screen, the
// same for all its saves.
type Sheet struct {
	Pen   string
	Typed []Typed
}

// Clash is a section two forms wrote differently: both texts are shown, and
// nobody's is chosen for them.
type Clash struct {
	Section string
	Mine    string
	Theirs  string
}

// Mark is a short mark of a text, different for different texts: the version
// of a section a form was drawn with.
func Mark(text string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text)) // a hash takes everything
	return strconv.FormatUint(h.Sum64(), 36)
}

// Write takes in what a form sends. Each section is judged by itself: one only
// this form changed is written, one only others changed stays theirs, one both
// changed is a clash and stays as it is until the person has seen both.
// Faults: Conflict when the review is locked, Invalid.
func (r Review) Write(s Sheet) (Review, []Clash, error) {
	if !r.State.Writable() {
		return Review{}, nil, fault.New(fault.Conflict, "review.locked")
	}
	if err := s.problems().Err(); err != nil {
		return Review{}, nil, err
	}
	r.Answers, r.Pens, r.General = orEmpty(r.Answers), orEmpty(r.Pens), orEmpty(r.General)
	var clashes []Clash
	for _, t := range s.Typed {
		theirs := r.Value(t.Section)
		switch {
		case t.Text == theirs:
		case s.Pen != "" && r.Pens[t.Section] == s.Pen, Mark(theirs) == t.Base:
			// Last written by this very form, whose save was kept although the
			// answer may have been lost on the way; or untouched by others.
			r.set(t.Section, t.Text)
			r.Pens[t.Section] = s.Pen
		case Mark(t.Text) == t.Base:
			// this form only displays the words it was drawn with
		default:
			clashes = append(clashes, Clash{Section: t.Section, Mine: t.Text, Theirs: theirs})
		}
	}
	return r, clashes, nil
}

// generalPrefix marks the sections that hold a judgement on a general criterion.
const generalPrefix = "general."

// GeneralOf is the section of a general criterion.
func GeneralOf(criterion string) string { return generalPrefix + criterion }

// Value is what the review holds in a section, the level named and the
// judgements on the general criteria included.
func (r Review) Value(section string) string {
	if criterion, ok := strings.CutPrefix(section, generalPrefix); ok {
		return r.General[criterion]
	}
	if section == SelfLevelSection {
		return r.SelfLevel
	}
	return r.Answers[section]
}

func (r *Review) set(section, text string) {
	if criterion, ok := strings.CutPrefix(section, generalPrefix); ok {
		r.General[criterion] = text
		return
	}
	if section == SelfLevelSection {
		r.SelfLevel = text
		return
	}
	r.Answers[section] = text
}

func (s Sheet) problems() fault.Fields {
	problems := fault.Fields{}
	for _, t := range s.Typed {
		criterion, general := strings.CutPrefix(t.Section, generalPrefix)
		switch {
		case len(t.Text) > maxText:
			problems.Add(t.Section, "field.tooLong", maxText)
		case general && !(slices.Contains(Marks(), t.Text) && slices.Contains(Criteria(true), criterion)):
			problems.Add(t.Section, "review.noMark")
		}
	}
	return problems
}

func orEmpty(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return maps.Clone(m)
}
