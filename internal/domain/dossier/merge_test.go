package dossier_test

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
)

// screen is one form open somewhere: what it shows, and the marks it was
// drawn with.
type screen struct {
	pen   string
	texts map[string]string
	bases map[string]string
}

func draw(r dossier.Review, pen string) screen {
	s := screen{pen, map[string]string{}, map[string]string{}}
	for _, section := range sections {
		s.texts[section] = r.Value(section)
		s.bases[section] = dossier.Mark(r.Value(section))
	}
	return s
}

func (s screen) sheet() dossier.Sheet {
	sheet := dossier.Sheet{Pen: s.pen}
	for _, section := range sections {
		sheet.Typed = append(sheet.Typed, dossier.Typed{Section: section, Text: s.texts[section], Base: s.bases[section]})
	}
	return sheet
}

// heard is the screen after the answer to a save: sections stored as shown
// are based on themselves from now on.
func (s screen) heard(r dossier.Review) screen {
	s.bases = maps.Clone(s.bases)
	for _, section := range sections {
		if r.Value(section) == s.texts[section] {
			s.bases[section] = dossier.Mark(s.texts[section])
		}
	}
	return s
}

var sections = []string{"limits", "remedy", "directions"}

// Whatever several forms do, and whatever answers get lost on the way, a word
// that was saved stays in the text, and a word that was not saved is told as a
// clash. Nothing is lost silently.
func TestWrite_losesNoWordSilently(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		stored := dossier.Review{State: dossier.Draft}
		screens := []screen{draw(stored, "pen-0"), draw(stored, "pen-1"), draw(stored, "pen-2")}
		pens, words := len(screens), 0
		kept := map[string][]string{} // section → words somebody was told are saved
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			i := rapid.IntRange(0, len(screens)-1).Draw(t, "screen")
			section := rapid.SampledFrom(sections).Draw(t, "section")
			switch rapid.SampledFrom([]string{"type", "type", "save", "save and hear nothing", "open anew"}).Draw(t, "step") {
			case "type":
				words++
				screens[i].texts[section] += fmt.Sprintf(" w%d.", words)
			case "open anew":
				screens[i] = draw(stored, fmt.Sprintf("pen-%d", pens))
				pens++
			case "save":
				stored, screens[i] = save(t, stored, screens[i], kept, true)
			case "save and hear nothing":
				stored, screens[i] = save(t, stored, screens[i], kept, false)
			}
			for section, list := range kept {
				for _, word := range list {
					if !strings.Contains(stored.Value(section), word) {
						t.Fatalf("%s lost %s: %q", section, word, stored.Value(section))
					}
				}
			}
		}
	})
}

// save sends a screen. A clash is resolved as a person would who sees both
// texts: the words of both are kept.
func save(t *rapid.T, stored dossier.Review, s screen, kept map[string][]string, hears bool) (dossier.Review, screen) {
	before := stored
	after, clashes, err := stored.Write(s.sheet())
	if err != nil {
		t.Fatalf("Write = %v", err)
	}
	clashed := map[string]dossier.Clash{}
	for _, c := range clashes {
		clashed[c.Section] = c
	}
	for _, section := range sections {
		c, told := clashed[section]
		shown := s.texts[section]
		switch {
		case told && (c.Mine != shown || c.Theirs != before.Value(section)):
			t.Fatalf("the clash of %s shows %+v, want both texts", section, c)
		case told:
		case after.Value(section) == shown:
			kept[section] = append(kept[section], strings.Fields(shown)...)
		case dossier.Mark(shown) != s.bases[section]:
			t.Fatalf("%s: %q was typed, %q is stored, and nobody was told", section, shown, after.Value(section))
		}
	}
	if !hears {
		return after, s
	}
	s = s.heard(after)
	for section, c := range clashed {
		s.texts[section] = c.Theirs + " " + c.Mine
		s.bases[section] = dossier.Mark(c.Theirs)
	}
	return after, s
}

func TestWrite_mergesSectionsAndShowsAClash(t *testing.T) {
	t.Parallel()
	stored := dossier.Review{State: dossier.Draft, Answers: map[string]string{"limits": "cũ", "remedy": "cũ"}}
	mine, theirs := draw(stored, "mine"), draw(stored, "theirs")
	theirs.texts["limits"], theirs.texts["directions"] = "của người khác", "hướng"
	stored, _, err := stored.Write(theirs.sheet())
	if err != nil {
		t.Fatal(err)
	}
	mine.texts["limits"], mine.texts["remedy"] = "của tôi", "đã khắc phục"
	got, clashes, err := stored.Write(mine.sheet())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"limits": "của người khác", "remedy": "đã khắc phục", "directions": "hướng"}
	if !maps.Equal(got.Answers, want) {
		t.Errorf("Write = %v, want %v", got.Answers, want)
	}
	if len(clashes) != 1 || clashes[0] != (dossier.Clash{Section: "limits", Mine: "của tôi", Theirs: "của người khác"}) {
		t.Errorf("clashes = %+v, want limits with both texts", clashes)
	}
	if stored.Answers["remedy"] != "cũ" {
		t.Error("Write changed the review it was called on")
	}
}

func TestWrite_refuses(t *testing.T) {
	t.Parallel()
	for _, state := range []dossier.State{dossier.Submitted, dossier.Completed} {
		if _, _, err := (dossier.Review{State: state}).Write(dossier.Sheet{}); !errors.Is(err, fault.Conflict) {
			t.Errorf("Write on %s = %v, want Conflict", state, err)
		}
	}
	long := dossier.Sheet{Typed: []dossier.Typed{{Section: "limits", Text: strings.Repeat("ắ", 20_000)}}}
	if _, _, err := (dossier.Review{State: dossier.Draft}).Write(long); !errors.Is(err, fault.Invalid) {
		t.Errorf("Write of 20,000 letters = %v, want Invalid", err)
	}
	odd := dossier.Sheet{Typed: []dossier.Typed{{Section: "general.ideology", Text: "superb"}}}
	if _, _, err := (dossier.Review{State: dossier.Draft}).Write(odd); !errors.Is(err, fault.Invalid) {
		t.Errorf("Write of an unknown mark = %v, want Invalid", err)
	}
}

func TestCompare_givesBothTextsBack(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{"hoàn ", "thành ", "tốt\n", "nhiệm  ", "vụ"})
	rapid.Check(t, func(t *rapid.T) {
		before := strings.Join(rapid.SliceOf(word).Draw(t, "before"), "")
		after := strings.Join(rapid.SliceOf(word).Draw(t, "after"), "")
		var old, new strings.Builder
		for _, p := range dossier.Compare(before, after) {
			if !p.Added {
				old.WriteString(p.Text)
			}
			if !p.Gone {
				new.WriteString(p.Text)
			}
		}
		if old.String() != before || new.String() != after {
			t.Fatalf("Compare(%q, %q) gives back %q and %q", before, after, old.String(), new.String())
		}
	})
}

func TestCompare_keepsWhatIsCommon(t *testing.T) {
	t.Parallel()
	got := dossier.Compare("Hai báo cáo nộp chậm.", "Hai báo cáo quý nộp chậm.")
	if len(got) != 3 || !got[1].Added || strings.TrimSpace(got[1].Text) != "quý" {
		t.Errorf("Compare = %+v, want one word added between two kept pieces", got)
	}
}
