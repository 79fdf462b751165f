package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"
)

// R032: what was done stays as it was done.

func TestVerify_acceptsAnHonestLog(t *testing.T) {
	t.Parallel()
	for size := range 20 {
		l := story(t, size)
		r := l.export(t).verify(Against{Key: l.verifier})
		wantCode(t, fmt.Sprintf("%d leaves", size), r, 0)
		if !r.OK() || r.Leaves != int64(size) || r.Payloads != int64(size) || r.Erased != 0 {
			t.Errorf("Verify(%d leaves) = %+v", size, r)
		}
	}
}

func TestVerify_refusesEveryFlippedByte(t *testing.T) {
	t.Parallel()
	l := story(t, 7)
	whole := l.export(t)
	for _, part := range []string{"checkpoint", "leaves", "payloads"} {
		t.Run(part, func(t *testing.T) {
			t.Parallel()
			for at := range *whole.part(part) {
				for _, mask := range []byte{0x01, 0x20, 0x80} {
					bad := whole.clone()
					(*bad.part(part))[at] ^= mask
					if r := bad.verify(Against{Key: l.verifier}); r.OK() {
						t.Fatalf("Verify accepts %s with byte %d changed by %#x", part, at, mask)
					}
				}
			}
		})
	}
}

func TestVerify_refusesEveryTruncation(t *testing.T) {
	t.Parallel()
	l := story(t, 5)
	whole := l.export(t)
	for _, part := range []string{"checkpoint", "leaves", "payloads"} {
		for size := range *whole.part(part) {
			bad := whole.clone()
			*bad.part(part) = (*bad.part(part))[:size]
			if r := bad.verify(Against{Key: l.verifier}); r.OK() {
				t.Fatalf("Verify accepts %s cut after %d bytes", part, size)
			}
		}
	}
}

// Lines are moved with their numbers put right, as a forger would.
func TestVerify_refusesReorderedAndDuplicatedLeaves(t *testing.T) {
	t.Parallel()
	l := story(t, 9)
	export := func(leaves [][]byte) files {
		bad := l.export(t)
		bad.leaves = nil
		for i, leaf := range leaves {
			bad.leaves = append(bad.leaves, LeafLine(int64(i), leaf)...)
		}
		return bad
	}
	for i := range l.leaves {
		for j := range i {
			swapped := slices.Clone(l.leaves)
			swapped[i], swapped[j] = swapped[j], swapped[i]
			if r := export(swapped).verify(Against{Key: l.verifier}); r.ExitCode()&int(CheckRoot) == 0 {
				t.Errorf("Verify accepts leaves %d and %d exchanged", i, j)
			}
		}
		doubled := slices.Insert(slices.Clone(l.leaves), i, l.leaves[i])
		if r := export(doubled).verify(Against{Key: l.verifier}); r.ExitCode()&int(CheckRoot) == 0 {
			t.Errorf("Verify accepts leaf %d twice", i)
		}
		dropped := slices.Delete(slices.Clone(l.leaves), i, i+1)
		if r := export(dropped).verify(Against{Key: l.verifier}); r.ExitCode()&int(CheckRoot) == 0 {
			t.Errorf("Verify accepts the loss of leaf %d", i)
		}
	}
}

func TestVerify_refusesAGapInTheNumbers(t *testing.T) {
	t.Parallel()
	l := story(t, 3)
	bad := l.export(t)
	bad.leaves = slices.Concat(LeafLine(0, l.leaves[0]), LeafLine(2, l.leaves[1]), LeafLine(3, l.leaves[2]))
	wantCode(t, "numbers 0, 2, 3", bad.verify(Against{Key: l.verifier}), CheckIndex)
}

func TestVerify_refusesAnotherKey(t *testing.T) {
	t.Parallel()
	l, other := story(t, 4), newTrail(t)
	other.signer, other.verifier = freshKeys(t)
	forged := l.export(t)
	forged.checkpoint, _ = Sign(other.signer, l.checkpoint(t)) // same name, other key
	wantCode(t, "signed by another key", forged.verify(Against{Key: l.verifier}), CheckSignature)
	wantCode(t, "read with another key", l.export(t).verify(Against{Key: other.verifier}), CheckSignature)
}

// Every fork of the log, signed with the right key, is caught by paper printed
// before the fork's first difference was known.
func TestVerify_refusesAForkAtEachSize(t *testing.T) {
	t.Parallel()
	const size = 12
	l := story(t, size)
	cp := l.checkpoint(t)
	signed, err := Sign(l.signer, cp)
	if err != nil {
		t.Fatal(err)
	}
	papers := map[string]string{"printed line": Print(cp, 3).String(), "whole checkpoint": string(signed)}
	for shared := range size {
		fork := newTrail(t)
		for i := range size + 5 {
			e := event(i)
			if i >= shared {
				e.Actor = "someone else"
			}
			fork.add(t, e)
		}
		wantCode(t, "the fork alone", fork.export(t).verify(Against{Key: l.verifier}), 0)
		for name, paper := range papers {
			r := fork.export(t).verify(Against{Key: l.verifier, Paper: []string{paper}})
			wantCode(t, fmt.Sprintf("fork after %d against the %s", shared, name), r, CheckPaper)
		}
		if err := Extends(cp, fork.checkpoint(t), fork.stored()); err == nil {
			t.Errorf("Extends accepts a fork after %d leaves", shared)
		}
	}
}

func TestVerify_acceptsEveryOlderPaperOfTheLog(t *testing.T) {
	t.Parallel()
	l := newTrail(t)
	var papers []string
	for i := range 12 {
		l.add(t, event(i))
		papers = append(papers, Print(l.checkpoint(t), int64(i)).String())
	}
	wantCode(t, "all papers", l.export(t).verify(Against{Key: l.verifier, Paper: papers}), 0)
}

func TestVerify_refusesALogBehindItsPaper(t *testing.T) {
	t.Parallel()
	old, now := story(t, 5), story(t, 9)
	paper := Print(now.checkpoint(t), 8).String()
	wantCode(t, "yesterday's backup", old.export(t).verify(Against{Key: old.verifier, Paper: []string{paper}}), CheckPaper)
	wantCode(t, "unreadable paper", old.export(t).verify(Against{Key: old.verifier, Paper: []string{"K7QX"}}), CheckPaper)
	if err := Extends(now.checkpoint(t), old.checkpoint(t), old.stored()); err == nil {
		t.Error("Extends accepts a log that went back")
	}
	if err := Extends(old.checkpoint(t), now.checkpoint(t), now.stored()); err != nil {
		t.Errorf("Extends(5 leaves, 9 leaves) = %v, want nil", err)
	}
}

func TestVerify_findsTheActThatHandedOutADocument(t *testing.T) {
	t.Parallel()
	issued, forged := sha256.Sum256([]byte("decision")), sha256.Sum256([]byte("forged"))
	l := story(t, 3)
	e := event(3)
	e.Act, e.Document = "decision.issue", hex.EncodeToString(issued[:])
	l.add(t, e)
	r := l.export(t).verify(Against{Key: l.verifier, Documents: []Hash{issued, forged}})
	wantCode(t, "one document of two", r, CheckDocument)
	if !slices.Equal(r.Documents, []int64{3, -1}) {
		t.Errorf("Documents = %v, want 3 and none", r.Documents)
	}
}

func TestVerify_countsErasedPayloadsAndMissesLostOnes(t *testing.T) {
	t.Parallel()
	l := story(t, 4)
	erasure := Erasure(1)
	erasure.Actor, erasure.Role, erasure.At = "archive", "clerk", event(4).At
	l.add(t, erasure)
	without := func(indexes ...int) files {
		f := l.export(t)
		f.payloads = nil
		for i, line := range l.lines {
			if !slices.Contains(indexes, i) {
				f.payloads = append(f.payloads, line...)
			}
		}
		return f
	}
	r := without(1).verify(Against{Key: l.verifier})
	wantCode(t, "1 erased by an act", r, 0)
	if r.Payloads != 4 || r.Erased != 1 {
		t.Errorf("payloads %d, erased %d; want 4, 1", r.Payloads, r.Erased)
	}
	wantCode(t, "2 lost", without(1, 2).verify(Against{Key: l.verifier}), CheckPayload)
	wantCode(t, "1 said to be erased and present", without().verify(Against{Key: l.verifier}), CheckPayload)
	f := l.export(t)
	bare := Verify(Export{Checkpoint: f.checkpoint, Leaves: Lines(bytes.NewReader(f.leaves))}, Against{Key: l.verifier})
	wantCode(t, "no payloads in the export", bare, 0)
}

func TestVerify_boundsItsReport(t *testing.T) {
	t.Parallel()
	l := story(t, 300)
	f := l.export(t)
	f.payloads = nil
	r := f.verify(Against{Key: l.verifier})
	wantCode(t, "300 payloads lost", r, CheckPayload)
	if len(r.Problems) != maxProblems {
		t.Errorf("%d problems, want %d", len(r.Problems), maxProblems)
	}
}

// The gates of a cycle, as data: R186, R218, R025.
func TestVerify_replaysTheOrderTheLawDemands(t *testing.T) {
	t.Parallel()
	rules := []Rule{
		{Step: Step{"decision.sign", ""}, After: Step{"minutes.adopt", "consultation"}, Within: SameOf, Clause: "NĐ 90/2020"},
		{Step: Step{"result.publish", ""}, After: Step{"decision.sign", ""}, Undo: Step{"decision.annul", ""}, Within: SameObject},
	}
	adopt, sign := act("minutes.adopt", "consultation/m4"), act("decision.sign", "decision/d1")
	publish, annul := act("result.publish", "decision/d1"), act("decision.annul", "decision/d1")
	elsewhere, orphan := adopt, adopt
	elsewhere.Of, orphan.Of = "cycle/c2022", ""
	orphanSign := sign
	orphanSign.Of = ""
	tests := []struct {
		name   string
		events []Event
		want   Check
	}{
		{"in order", []Event{adopt, sign, publish}, 0},
		{"signed before the minutes were adopted", []Event{sign, adopt}, CheckOrder},
		{"published before signed", []Event{adopt, publish, sign}, CheckOrder},
		{"published after annulment", []Event{adopt, sign, annul, publish}, CheckOrder},
		{"annulled, signed again, published", []Event{adopt, sign, annul, sign, publish}, 0},
		{"minutes of another meeting", []Event{act("minutes.adopt", "division/m1"), sign}, CheckOrder},
		{"minutes of another cycle", []Event{elsewhere, sign}, CheckOrder},
		{"minutes of no cycle", []Event{orphan, orphanSign}, CheckOrder},
		{"another decision published", []Event{adopt, sign, act("result.publish", "decision/d2")}, CheckOrder},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newTrail(t)
			l.add(t, tt.events...)
			wantCode(t, tt.name, l.export(t).verify(Against{Key: l.verifier, Rules: rules}), tt.want)
		})
	}
}

func act(name, object string) Event {
	e := event(0)
	e.Act, e.Object = name, object
	return e
}

func (f *files) part(name string) *[]byte {
	return map[string]*[]byte{"checkpoint": &f.checkpoint, "leaves": &f.leaves, "payloads": &f.payloads}[name]
}

func (f files) clone() files {
	return files{bytes.Clone(f.checkpoint), bytes.Clone(f.leaves), bytes.Clone(f.payloads)}
}

// The aim is 10 seconds for a million leaves.
func BenchmarkVerify_millionLeaves(b *testing.B) {
	const size = 1_000_000
	l := newTrail(b)
	leaf, err := event(1).Leaf(origin, salt(1))
	if err != nil {
		b.Fatal(err)
	}
	for range size {
		l.leaves = append(l.leaves, leaf.Text())
	}
	added, err := Append(0, l.stored(), l.leaves)
	if err != nil {
		b.Fatal(err)
	}
	l.hashes = added.Hashes
	f := l.export(b)
	for b.Loop() {
		r := Verify(Export{Checkpoint: f.checkpoint, Leaves: Lines(bytes.NewReader(f.leaves))}, Against{Key: l.verifier})
		if !r.OK() {
			b.Fatal(r.Problems)
		}
	}
}
