// Package audit is the tamper-evident log of official acts: what one act
// leaves behind, the Merkle tree over all of them, the signed checkpoint that
// paper can carry, and the check of an exported log. It is pure: it does not
// know where leaves are stored, who may read them, or what time it is.
//
// An act is split in two. Its payload says who did what, and can be erased; its
// leaf says only that something was done to which object, and commits to the
// payload. The tree is over leaves, so erasing a payload changes no root.
package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"time"
)

// SaltSize is the length of a salt in bytes. It is fixed, so that salt‖payload
// can be cut in one way only.
const SaltSize = 16

// instant is how the log writes time: UTC, microseconds, fixed width.
const instant = "2006-01-02T15:04:05.000000Z"

// Event is one official act, whole. It lives in the payload; only At, Act,
// Object, Of and Version reach the leaf. The zero Event is not valid.
type Event struct {
	Actor    string // identifier of the person, or the name of a service
	Role     string // the role he acted in
	Act      string // "minutes.adopt"
	Object   string // "meeting/<id>": what was acted on
	Of       string // "cycle/<id>": what the object belongs to; may be empty
	Version  int    // of the object, after the act; 0 when it has none
	Before   string // SHA-256 of the object before, in hexadecimal; may be empty
	After    string // SHA-256 of the object after, in hexadecimal; may be empty
	Document string // SHA-256 of the file handed out, in hexadecimal; may be empty
	Reason   string // given for an exception to the rules; may be empty
	Request  string // identifier of the request
	Key      string // idempotency key the client sent; may be empty
	Node     string // the process that acted
	At       time.Time
}

// payload fixes the order and names of the canonical form.
type payload struct {
	Actor    string `json:"actor"`
	Role     string `json:"role"`
	Act      string `json:"act"`
	Object   string `json:"obj"`
	Of       string `json:"of"`
	Version  int    `json:"ver"`
	Before   string `json:"before"`
	After    string `json:"after"`
	Document string `json:"document"`
	Reason   string `json:"reason"`
	Request  string `json:"request"`
	Key      string `json:"key"`
	Node     string `json:"node"`
	At       string `json:"at"`
}

// Payload returns the canonical JSON of e: fields in a fixed order, no blanks,
// one line.
func (e Event) Payload() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(payload{
		e.Actor, e.Role, e.Act, e.Object, e.Of, e.Version, e.Before, e.After,
		e.Document, e.Reason, e.Request, e.Key, e.Node, e.At.UTC().Format(instant),
	})
	if err != nil {
		return nil, fmt.Errorf("write audit payload: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// ParseEvent reads a payload. Anything but the canonical form is an error.
func ParseEvent(text []byte) (Event, error) {
	var p payload
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return Event{}, fmt.Errorf("read audit payload: %w", err)
	}
	at, err := time.Parse(instant, p.At)
	if err != nil {
		return Event{}, fmt.Errorf("read audit payload: %w", err)
	}
	e := Event{
		p.Actor, p.Role, p.Act, p.Object, p.Of, p.Version, p.Before, p.After,
		p.Document, p.Reason, p.Request, p.Key, p.Node, at,
	}
	if again, err := e.Payload(); err != nil || !bytes.Equal(again, text) {
		return Event{}, errors.New("read audit payload: not in canonical form")
	}
	return e, nil
}

// Leaf returns what e leaves in the log named log: nothing of the person but a
// commitment that nobody can guess back without the salt.
func (e Event) Leaf(log string, salt []byte) (Leaf, error) {
	if len(salt) != SaltSize {
		return Leaf{}, fmt.Errorf("audit salt of %d bytes, want %d", len(salt), SaltSize)
	}
	text, err := e.Payload()
	if err != nil {
		return Leaf{}, err
	}
	leaf := Leaf{
		Log: log, At: e.At.UTC().Truncate(time.Microsecond), Act: e.Act, Object: e.Object, Of: e.Of,
		Version: e.Version, Commitment: Commit(salt, text),
	}
	return leaf, leaf.check()
}

// Commit binds a leaf to a payload: SHA-256(salt‖payload).
func Commit(salt, payload []byte) Hash {
	h := sha256.New()
	h.Write(salt)
	h.Write(payload)
	return Hash(h.Sum(nil))
}

// The shapes of names in a leaf leave no room for a person: no capitals in
// identifiers, no blanks, no letters beyond ASCII, no bare identity number.
var (
	logName    = regexp.MustCompile(`^[a-z0-9][a-z0-9./-]{0,199}$`)
	actName    = regexp.MustCompile(`^[a-z][A-Za-z]{0,39}(\.[a-z][A-Za-z]{0,39}){0,2}$`)
	objectName = regexp.MustCompile(`^[a-z][A-Za-z]{0,39}/[a-z0-9-]{1,64}$`)
	identity   = regexp.MustCompile(`/[0-9]{9,}$`)
)
