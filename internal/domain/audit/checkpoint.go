package audit

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"congtam/internal/base/fault"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Signer signs the checkpoints of the log it is named after.
type Signer = note.Signer

// Verifier checks the signatures of one Signer.
type Verifier = note.Verifier

// GenerateKey makes an Ed25519 key for the log named origin, reading random.
// The private text is "PRIVATE+KEY+origin+hash+data", the public one, which
// anybody may have, "origin+hash+data".
func GenerateKey(random io.Reader, origin string) (private, public string, err error) {
	if !logName.MatchString(origin) {
		return "", "", fmt.Errorf("make a log key: log name %q", origin)
	}
	return note.GenerateKey(random, origin)
}

// NewSigner reads a private key. Its errors never quote the key.
func NewSigner(private string) (Signer, error) {
	s, err := note.NewSigner(strings.TrimSpace(private))
	if err != nil {
		return nil, errors.New("the log's private key cannot be read")
	}
	return s, nil
}

// NewVerifier reads a public key.
func NewVerifier(public string) (Verifier, error) {
	v, err := note.NewVerifier(strings.TrimSpace(public))
	if err != nil {
		return nil, fmt.Errorf("read log key %q: %w", public, err)
	}
	return v, nil
}

// Checkpoint says how large a log was and what it held, by its root.
type Checkpoint struct {
	Origin string // the log's name
	Size   int64  // leaves
	Root   Hash
}

// Sign writes cp in the C2SP checkpoint format, a signed note: origin, size and
// root, each on a line, a blank line, and the signature.
func Sign(signer Signer, cp Checkpoint) ([]byte, error) {
	if signer.Name() != cp.Origin {
		return nil, fmt.Errorf("sign checkpoint of %s with the key of %s", cp.Origin, signer.Name())
	}
	text, err := note.Sign(&note.Note{Text: cp.body()}, signer)
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	return text, nil
}

// Open reads a signed checkpoint. It refuses any other key, log or byte.
func Open(text []byte, v Verifier) (Checkpoint, error) {
	n, err := note.Open(text, note.VerifierList(v))
	if err != nil {
		return Checkpoint{}, fmt.Errorf("open checkpoint: %w", err)
	}
	for _, sig := range n.Sigs {
		raw, err := base64.StdEncoding.DecodeString(sig.Base64)
		if err != nil || base64.StdEncoding.EncodeToString(raw) != sig.Base64 {
			return Checkpoint{}, errors.New("open checkpoint: signature not in canonical form")
		}
	}
	cp, err := parseBody(n.Text)
	if err != nil {
		return Checkpoint{}, err
	}
	if cp.Origin != v.Name() {
		return Checkpoint{}, fmt.Errorf("open checkpoint: of log %q, want %q", cp.Origin, v.Name())
	}
	return cp, nil
}

func (c Checkpoint) body() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, base64.StdEncoding.EncodeToString(c.Root[:]))
}

func parseBody(body string) (Checkpoint, error) {
	lines := strings.Split(body, "\n")
	if len(lines) != 4 || !logName.MatchString(lines[0]) {
		return Checkpoint{}, errors.New("read checkpoint: want log name, size and root")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 {
		return Checkpoint{}, fmt.Errorf("read checkpoint: size %q", lines[1])
	}
	root, err := parseHash(lines[2])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("read checkpoint: root: %w", err)
	}
	cp := Checkpoint{Origin: lines[0], Size: size, Root: root}
	if cp.body() != body {
		return Checkpoint{}, errors.New("read checkpoint: not in canonical form")
	}
	return cp, nil
}

// Extends tells whether the log of now grew out of the log of old, given the
// stored hashes of now. Faults: Refused when it did not: a database restored
// from a backup, or rewritten. Then nothing may be signed.
func Extends(old, now Checkpoint, stored HashReader) error {
	if old.Origin != now.Origin {
		return fault.New(fault.Refused, "audit.otherLog", old.Origin, now.Origin)
	}
	if now.Size < old.Size {
		return fault.New(fault.Refused, "audit.rolledBack", old.Size, now.Size)
	}
	root, err := tlog.TreeHash(old.Size, stored)
	if err != nil {
		return fmt.Errorf("root of %d leaves: %w", old.Size, err)
	}
	if root != old.Root {
		return fault.New(fault.Refused, "audit.rewritten", old.Size)
	}
	return nil
}
