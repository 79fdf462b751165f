package audit

import (
	"crypto/rand"
	"crypto/sha256"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func keys(t testing.TB) (Signer, Verifier) {
	t.Helper()
	signer, err := NewSigner(privateKey)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := NewVerifier(publicKey)
	if err != nil {
		t.Fatal(err)
	}
	return signer, verifier
}

func freshKeys(t testing.TB) (Signer, Verifier) {
	t.Helper()
	private, public, err := GenerateKey(rand.Reader, origin)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := NewVerifier(public)
	if err != nil {
		t.Fatal(err)
	}
	return signer, verifier
}

func TestNewSigner_neverQuotesTheKey(t *testing.T) {
	t.Parallel()
	broken := strings.Replace(privateKey, "PRIVATE", "PRIVAT", 1)
	_, err := NewSigner(broken)
	if err == nil || strings.Contains(err.Error(), broken[len(broken)-10:]) {
		t.Errorf("NewSigner(broken key) = %v, want an error without the key", err)
	}
}

// The exact bytes, so that a log signed today is read for as long as the law
// keeps it.
func TestFormats_stayForGood(t *testing.T) {
	t.Parallel()
	l := story(t, 2)
	text, err := Sign(l.signer, l.checkpoint(t))
	if err != nil {
		t.Fatal(err)
	}
	lines := [][2]string{
		{string(l.leaves[1]), wantLeaf},
		{string(l.lines[1]), wantPayload},
		{string(text), wantCheckpoint},
		{Print(l.checkpoint(t), 1).String(), wantPrinted},
	}
	for _, line := range lines {
		if diff := cmp.Diff(line[1], line[0]); diff != "" {
			t.Errorf("a format changed (-want +got):\n%s", diff)
		}
	}
}

// R032, and the reason payloads can be erased: a leaf holds nothing of a person.
func TestLeaf_holdsNothingOfAPerson(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[A-Za-zÀ-ỹ0-9 "\\<>\n]{8,30}`)
		e := event(1)
		e.Actor, e.Role, e.Reason = words.Draw(t, "actor"), words.Draw(t, "role"), words.Draw(t, "reason")
		e.Request, e.Key, e.Node = words.Draw(t, "request"), words.Draw(t, "key"), words.Draw(t, "node")
		leaf, err := e.Leaf(origin, salt(1))
		if err != nil {
			t.Fatal(err)
		}
		same, err := event(1).Leaf(origin, salt(1))
		if err != nil {
			t.Fatal(err)
		}
		leaf.Commitment, same.Commitment = Hash{}, Hash{}
		if diff := cmp.Diff(same, leaf); diff != "" {
			t.Fatalf("the leaf shows more than act and object (-other +got):\n%s", diff)
		}
	})
}

func TestLeaf_refusesWhatCouldNameAPerson(t *testing.T) {
	t.Parallel()
	tests := map[string]func(*Event){
		"a name as object":         func(e *Event) { e.Object = "person/Nguyễn Văn A" },
		"a name without marks":     func(e *Event) { e.Object = "person/NguyenVanA" },
		"an identity number":       func(e *Event) { e.Object = "person/051085001234" },
		"an old identity number":   func(e *Event) { e.Of = "person/212345678" },
		"a mail address":           func(e *Event) { e.Object = "account/a@example.vn" },
		"a sentence as act":        func(e *Event) { e.Act = "hạ mức xếp loại" },
		"an object without a type": func(e *Event) { e.Object = "m1" },
		"no object":                func(e *Event) { e.Object = "" },
		"no instant":               func(e *Event) { e.At = time.Time{} },
		"a negative version":       func(e *Event) { e.Version = -1 },
	}
	for name, spoil := range tests {
		e := event(1)
		spoil(&e)
		if leaf, err := e.Leaf(origin, salt(1)); err == nil {
			t.Errorf("%s: Leaf = %s, want an error", name, leaf.Text())
		}
	}
	if _, err := event(1).Leaf(origin, nil); err == nil {
		t.Error("Leaf without salt = nil error: its commitment could be guessed")
	}
}

func TestCommit_hidesThePayloadWithoutItsSalt(t *testing.T) {
	t.Parallel()
	one, err := event(1).Leaf(origin, salt(1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := event(1).Leaf(origin, salt(2))
	if err != nil {
		t.Fatal(err)
	}
	if one.Commitment == other.Commitment {
		t.Error("two salts give one commitment")
	}
}

func TestEvent_comesBackFromItsPayload(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		e := event(rapid.IntRange(0, 999).Draw(t, "n"))
		e.Reason = rapid.StringMatching(`[\x00-\x7fÀ-ỹ\x{2028}]{0,40}`).Draw(t, "reason")
		text, err := e.Payload()
		if err != nil {
			t.Fatal(err)
		}
		got, err := ParseEvent(text)
		if err != nil || got != e {
			t.Fatalf("ParseEvent(%s) = %+v, %v; want %+v", text, got, err, e)
		}
		if strings.Contains(string(text), "\n") {
			t.Fatalf("Payload() = %q, want one line", text)
		}
	})
}

// treeHash is RFC 6962 section 2.1, word for word: the oracle for Append.
func treeHash(leaves [][]byte) Hash {
	switch n := len(leaves); n {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, leaves[0]...))
	default:
		k := 1
		for k*2 < n {
			k *= 2
		}
		left, right := treeHash(leaves[:k]), treeHash(leaves[k:])
		return sha256.Sum256(slices.Concat([]byte{1}, left[:], right[:]))
	}
}

func TestAppend_makesTheTreeOfRFC6962WhateverTheBatches(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		batches := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 9).Draw(t, "batches")
		var leaves [][]byte
		var stored []Hash
		for _, batch := range batches {
			size := len(leaves)
			for range batch {
				leaves = append(leaves, []byte{byte(len(leaves))})
			}
			got, err := Append(int64(size), &overlay{hashes: stored}, leaves[size:])
			if err != nil {
				t.Fatalf("Append(%d, %d leaves) = %v", size, batch, err)
			}
			if got.First != int64(len(stored)) || got.Size != int64(len(leaves)) || got.Root != treeHash(leaves) {
				t.Fatalf("Append(%d, %d leaves) = %+v; want first %d, root %v", size, batch, got, len(stored), treeHash(leaves))
			}
			stored = append(stored, got.Hashes...)
		}
	})
}

func TestAppend_reportsAStoreThatLost(t *testing.T) {
	t.Parallel()
	l := story(t, 3)
	short := HashReaderFunc(func([]int64) ([]Hash, error) { return nil, nil })
	if got, err := Append(3, short, [][]byte{l.leaves[0]}); err == nil {
		t.Errorf("Append over a store that gives nothing = %+v, want an error", got)
	}
}

func TestSign_refusesTheNameOfAnotherLog(t *testing.T) {
	t.Parallel()
	signer, _ := keys(t)
	if text, err := Sign(signer, Checkpoint{Origin: "congtam.example.vn/other"}); err == nil {
		t.Errorf("Sign(other log) = %q, want an error", text)
	}
}

func TestParsePrinted_readsWhatPeopleType(t *testing.T) {
	t.Parallel()
	want := Printed{Origin: origin, Index: 17, Size: 1204, Root: "K7QX2M4DOIBCEFGHJKLM"}
	for _, text := range []string{
		want.String(),
		origin + " #17/1204 k7qx-2m4d-oibc-efgh-jklm",
		"  " + origin + "  # 17 / 1204  K7QX 2M4D 018C EFGH JKLM ",
		origin + "\n#17/1204\nK7QX2M4D-OIBCEFGHJKLM\n",
	} {
		if got, err := ParsePrinted(text); err != nil || got != want {
			t.Errorf("ParsePrinted(%q) = %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", "K7QX-2M4D", origin + " #17/1204 K7QX-2M4D-OIBC-EFGH-JKL", origin + " #17/1204 K7QX-2M4D-OIBC-EFGH-JKL9",
		origin + " #17/17 K7QX-2M4D-OIBC-EFGH-JKLM", origin + " #-1/17 K7QX-2M4D-OIBC-EFGH-JKLM",
		origin + " #1/99999999999999999999 K7QX-2M4D-OIBC-EFGH-JKLM",
	} {
		if got, err := ParsePrinted(text); err == nil {
			t.Errorf("ParsePrinted(%q) = %+v, want an error", text, got)
		}
	}
}

func FuzzParseLeaf(f *testing.F) {
	leaf, _ := event(1).Leaf(origin, salt(1))
	f.Add(leaf.Text())
	f.Fuzz(func(t *testing.T, text []byte) {
		if l, err := ParseLeaf(text); err == nil && string(l.Text()) != string(text) {
			t.Errorf("ParseLeaf(%q) accepts another form of %q", text, l.Text())
		}
	})
}

func FuzzParseEvent(f *testing.F) {
	text, _ := event(1).Payload()
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		e, err := ParseEvent(text)
		if err != nil {
			return
		}
		if again, err := e.Payload(); err != nil || string(again) != string(text) {
			t.Errorf("ParseEvent(%q) accepts another form of %q", text, again)
		}
	})
}

func FuzzCheckpoint(f *testing.F) {
	f.Add(Checkpoint{origin, 12, Hash{1}}.body(), wantCheckpoint)
	_, verifier := keys(f)
	f.Fuzz(func(t *testing.T, body, signed string) {
		if cp, err := parseBody(body); err == nil && cp.body() != body {
			t.Errorf("parseBody(%q) accepts another form of %q", body, cp.body())
		}
		if cp, err := Open([]byte(signed), verifier); err == nil && !strings.HasPrefix(wantCheckpoint, cp.body()+"\n") {
			t.Errorf("Open accepts %q, which was never signed", signed)
		}
	})
}

func FuzzExportLines(f *testing.F) {
	l := story(f, 3)
	whole := l.export(f)
	f.Add(whole.checkpoint, whole.leaves, whole.payloads)
	f.Fuzz(func(t *testing.T, checkpoint, leaves, payloads []byte) {
		got := files{checkpoint, leaves, payloads}
		if got.verify(Against{Key: l.verifier}).OK() && (string(leaves) != string(whole.leaves) || string(payloads) != string(whole.payloads)) {
			t.Errorf("Verify accepts leaves %q, payloads %q", leaves, payloads)
		}
	})
}

func FuzzParsePrinted(f *testing.F) {
	f.Add(origin + " #17/1204 K7QX-2M4D-OIBC-EFGH-JKLM")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePrinted(text)
		if err != nil {
			return
		}
		if again, err := ParsePrinted(p.String()); err != nil || again != p {
			t.Errorf("ParsePrinted(%q) = %+v, which reads back as %+v, %v", text, p, again, err)
		}
	})
}
