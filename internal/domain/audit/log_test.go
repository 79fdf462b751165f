package audit

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

const origin = "congtam.sonoivu.example.vn/log/2023"

// trail is a log in the making: what storage keeps, in memory.
type trail struct {
	signer   Signer
	verifier Verifier
	leaves   [][]byte
	lines    [][]byte // payload lines
	hashes   []Hash
}

func newTrail(t testing.TB) *trail {
	t.Helper()
	signer, verifier := keys(t)
	return &trail{signer: signer, verifier: verifier}
}

func (l *trail) stored() HashReader { return &overlay{hashes: l.hashes} }

// event is the act number n of the story the tests tell.
func event(n int) Event {
	return Event{
		Actor: "p7k2m9q", Role: "secretary", Act: "minutes.adopt",
		Object: fmt.Sprintf("meeting/m%d", n), Of: "cycle/c2023", Version: n,
		After: strings.Repeat("ab", 32), Request: fmt.Sprintf("r%d", n), Key: "k", Node: "node-1",
		At: time.Date(2023, 11, 21, 1, 2, 3, n*1000, time.UTC),
	}
}

func salt(n int) []byte { return bytes.Repeat([]byte{byte(n + 1)}, SaltSize) }

// add appends events to the log, as the sequencer does.
func (l *trail) add(t testing.TB, events ...Event) {
	t.Helper()
	from := len(l.leaves)
	for _, e := range events {
		n := len(l.leaves)
		leaf, err := e.Leaf(origin, salt(n))
		if err != nil {
			t.Fatalf("Leaf(%v) = %v", e, err)
		}
		text, err := e.Payload()
		if err != nil {
			t.Fatal(err)
		}
		l.leaves = append(l.leaves, leaf.Text())
		l.lines = append(l.lines, PayloadLine(int64(n), salt(n), text))
	}
	added, err := Append(int64(from), l.stored(), l.leaves[from:])
	if err != nil {
		t.Fatalf("Append(%d, %d leaves) = %v", from, len(events), err)
	}
	l.hashes = append(l.hashes, added.Hashes...)
}

func story(t testing.TB, n int) *trail {
	t.Helper()
	l := newTrail(t)
	for i := range n {
		l.add(t, event(i))
	}
	return l
}

func (l *trail) checkpoint(t testing.TB) Checkpoint {
	t.Helper()
	tree, err := Append(int64(len(l.leaves)), l.stored(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return Checkpoint{origin, tree.Size, tree.Root}
}

// files is an export as it lies on a disk.
type files struct{ checkpoint, leaves, payloads []byte }

func (l *trail) export(t testing.TB) files {
	t.Helper()
	text, err := Sign(l.signer, l.checkpoint(t))
	if err != nil {
		t.Fatal(err)
	}
	f := files{checkpoint: text, payloads: bytes.Join(l.lines, nil)}
	for i, leaf := range l.leaves {
		f.leaves = append(f.leaves, LeafLine(int64(i), leaf)...)
	}
	return f
}

func (f files) verify(against Against) Report {
	return Verify(Export{
		Checkpoint: f.checkpoint,
		Leaves:     Lines(bytes.NewReader(f.leaves)),
		Payloads:   Lines(bytes.NewReader(f.payloads)),
	}, against)
}

func wantCode(t *testing.T, what string, got Report, want Check) {
	t.Helper()
	if got.ExitCode() != int(want) {
		t.Errorf("Verify(%s).ExitCode() = %b, want %b; problems %v", what, got.ExitCode(), want, got.Problems)
	}
}
