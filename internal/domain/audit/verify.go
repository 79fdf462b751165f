package audit

import (
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"congtam/internal/base/fault"

	"golang.org/x/mod/sumdb/tlog"
)

// Check is one thing Verify looks at; the values are bits of an exit code.
type Check int

// The checks.
const (
	CheckSignature Check = 1 << iota // the checkpoint is signed by the log's key
	CheckRoot                        // the leaves are those of the checkpoint
	CheckPaper                       // an older checkpoint, kept on paper, is a beginning of this log
	CheckDocument                    // a document was handed out by an act of this log
	CheckIndex                       // leaves are numbered 0, 1, 2 … without gap
	CheckOrder                       // no act came before what the law puts first
	CheckPayload                     // payloads are those the leaves committed to; missing ones were erased by an act
)

// maxProblems bounds the list of a report; the bits count all.
const maxProblems = 100

// Against is what the verifier brings along, none of it from the export.
type Against struct {
	Key       Verifier
	Paper     []string // older checkpoints: whole signed text, or the printed line
	Documents []Hash   // SHA-256 of documents said to come from this log
	Rules     []Rule
}

// Problem is one finding of Verify.
type Problem struct {
	Check Check
	Says  fault.Message
}

// Report is the outcome of Verify.
type Report struct {
	Checkpoint Checkpoint
	Leaves     int64
	Payloads   int64   // present, and matching
	Erased     int64   // missing, with the act that erased them
	Documents  []int64 // leaf of each document of Against, -1 when not found
	Problems   []Problem
	failed     Check
}

// ExitCode has one bit for each Check that failed; 0 means all is well.
func (r Report) ExitCode() int { return int(r.failed) }

// OK tells whether nothing was found.
func (r Report) OK() bool { return r.failed == 0 }

// Verify checks an export against what the verifier knows by himself. It reads
// leaves and payloads once; it needs 64 bytes of memory for each leaf. Reading
// errors are findings: an export that cannot be read proves nothing.
func Verify(export Export, against Against) Report {
	v := &verification{against: against, orders: newOrders(against.Rules), erased: map[int64]bool{}}
	v.checkpoint(export.Checkpoint)
	v.papers()
	v.leaves(export)
	v.root()
	v.report.Documents = make([]int64, len(against.Documents))
	for i := range v.report.Documents {
		v.report.Documents[i] = -1
	}
	if export.Payloads != nil {
		v.payloads(export)
	}
	for i, leaf := range v.report.Documents {
		if leaf < 0 {
			v.found(CheckDocument, "audit.documentUnknown", hex.EncodeToString(against.Documents[i][:]))
		}
	}
	return v.report
}

type verification struct {
	against Against
	report  Report
	orders  *orders
	hashes  []Hash // stored hashes of the leaves read so far
	erased  map[int64]bool
	anchors map[int64][]anchor // older checkpoints by size
}

// anchor is what an older checkpoint says, whole or shortened.
type anchor struct {
	root string // short form
	full Hash   // zero when only the short form is known
}

func (v *verification) found(c Check, key string, args ...any) {
	v.report.failed |= c
	if len(v.report.Problems) < maxProblems {
		v.report.Problems = append(v.report.Problems, Problem{c, fault.Say(key, args...)})
	}
}

// checkpoint goes on with what an unsigned checkpoint claims, so that a report
// on another key still says whether the leaves fit.
func (v *verification) checkpoint(text []byte) {
	cp, err := Open(text, v.against.Key)
	if err != nil {
		v.found(CheckSignature, "audit.badSignature", v.against.Key.Name())
		body, _, _ := strings.Cut(string(text), "\n\n")
		cp, err = parseBody(body + "\n")
		if err != nil {
			cp.Size = -1
		}
	}
	v.report.Checkpoint = cp
}

func (v *verification) papers() {
	v.anchors = map[int64][]anchor{}
	for _, text := range v.against.Paper {
		origin, size, a, ok := v.paper(text)
		switch {
		case !ok:
			v.found(CheckPaper, "audit.paperUnreadable", text)
		case origin != v.against.Key.Name():
			v.found(CheckPaper, "audit.otherLog", origin, v.against.Key.Name())
		case size > v.report.Checkpoint.Size:
			v.found(CheckPaper, "audit.rolledBack", size, v.report.Checkpoint.Size)
		default:
			v.anchors[size] = append(v.anchors[size], a)
		}
	}
}

func (v *verification) paper(text string) (origin string, size int64, a anchor, ok bool) {
	if p, err := ParsePrinted(text); err == nil {
		return p.Origin, p.Size, anchor{root: p.Root}, true
	}
	cp, err := Open([]byte(strings.TrimSpace(text)+"\n"), v.against.Key)
	if err != nil {
		return "", 0, anchor{}, false
	}
	return cp.Origin, cp.Size, anchor{shortRoot(cp.Root), cp.Root}, true
}

func (v *verification) leaves(export Export) {
	v.compare(0)
	for line, err := range export.Leaves {
		if err != nil {
			v.found(CheckRoot, "audit.leavesUnreadable", v.report.Leaves)
			return
		}
		index, text, err := parseLeafLine(line)
		if err != nil {
			v.found(CheckRoot, "audit.leafUnreadable", v.report.Leaves)
			return
		}
		if index != v.report.Leaves {
			v.found(CheckIndex, "audit.gap", v.report.Leaves, index)
		}
		if !v.leaf(text) {
			return
		}
	}
}

// leaf takes the next leaf in; false when it cannot be read.
func (v *verification) leaf(text []byte) bool {
	at := v.report.Leaves
	l, err := ParseLeaf(text)
	if err != nil || l.Log != v.against.Key.Name() {
		v.found(CheckRoot, "audit.leafUnreadable", at)
		return false
	}
	added, err := tlog.StoredHashes(at, text, v)
	if err != nil {
		v.found(CheckRoot, "audit.leafUnreadable", at)
		return false
	}
	v.hashes = append(v.hashes, added...)
	v.report.Leaves++
	if index, ok := erasedBy(l); ok {
		v.erased[index] = true
	}
	for _, rule := range v.orders.broken(l) {
		v.found(CheckOrder, "audit.outOfOrder", at, l.Act, l.Object, rule.After.Act, rule.Clause)
	}
	v.compare(v.report.Leaves)
	return true
}

// ReadHashes implements HashReader over the leaves read so far.
func (v *verification) ReadHashes(indexes []int64) ([]Hash, error) {
	return (&overlay{hashes: v.hashes}).ReadHashes(indexes)
}

// compare holds the log against the older checkpoints of this size.
func (v *verification) compare(size int64) {
	if len(v.anchors[size]) == 0 {
		return
	}
	root, err := tlog.TreeHash(size, v)
	for _, a := range v.anchors[size] {
		whole := a.full == Hash{} || a.full == root
		if err != nil || a.root != shortRoot(root) || !whole {
			v.found(CheckPaper, "audit.rewritten", size)
		}
	}
	delete(v.anchors, size)
}

func (v *verification) root() {
	for _, size := range slices.Sorted(maps.Keys(v.anchors)) { // never reached: the leaves ended before
		v.found(CheckPaper, "audit.rolledBack", size, v.report.Leaves)
	}
	root, err := tlog.TreeHash(v.report.Leaves, v)
	if err != nil || v.report.Leaves != v.report.Checkpoint.Size || root != v.report.Checkpoint.Root {
		v.found(CheckRoot, "audit.otherRoot", v.report.Checkpoint.Size, v.report.Leaves)
	}
}

func (v *verification) payloads(export Export) {
	next := int64(0)
	for line, err := range export.Payloads {
		if err != nil {
			v.found(CheckPayload, "audit.payloadUnreadable", next)
			return
		}
		index, salt, text, err := parsePayloadLine(line)
		if err != nil || index < next || index >= v.report.Leaves {
			v.found(CheckPayload, "audit.payloadUnreadable", next)
			return
		}
		v.missing(next, index)
		v.payload(index, salt, text)
		next = index + 1
	}
	v.missing(next, v.report.Leaves)
}

func (v *verification) payload(index int64, salt, text []byte) {
	e, err := ParseEvent(text)
	if err != nil {
		v.found(CheckPayload, "audit.payloadOther", index)
		return
	}
	leaf, err := e.Leaf(v.against.Key.Name(), salt)
	if err != nil || tlog.RecordHash(leaf.Text()) != v.hashes[tlog.StoredHashIndex(0, index)] {
		v.found(CheckPayload, "audit.payloadOther", index)
		return
	}
	if v.erased[index] {
		v.found(CheckPayload, "audit.payloadNotErased", index)
	}
	v.report.Payloads++
	for i, document := range v.against.Documents {
		text := hex.EncodeToString(document[:])
		if v.report.Documents[i] < 0 && (text == e.Document || text == e.After) {
			v.report.Documents[i] = index
		}
	}
}

// missing accounts for payloads from up to but not including until.
func (v *verification) missing(from, until int64) {
	for index := from; index < until; index++ {
		if v.erased[index] {
			v.report.Erased++
			continue
		}
		v.found(CheckPayload, "audit.payloadMissing", index)
	}
}
