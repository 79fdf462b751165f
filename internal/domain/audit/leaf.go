package audit

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Leaf is the part of an act that is public and stays for good.
type Leaf struct {
	Log        string
	At         time.Time // UTC, whole microseconds
	Act        string
	Object     string
	Of         string
	Version    int
	Commitment Hash
}

// leafParts is the canonical text around the seven values. No value holds a
// quote or a backslash, so the text can be cut at its parts.
var leafParts = [...]string{
	`{"v":1,"log":"`, `","at":"`, `","act":"`, `","obj":"`, `","of":"`, `","ver":`, `,"c":"`, `"}`,
}

// Text is the canonical form, the bytes that are hashed:
// {"v":1,"log":…,"at":…,"act":…,"obj":…,"of":…,"ver":…,"c":…}.
func (l Leaf) Text() []byte {
	b := make([]byte, 0, 320)
	for i, value := range [...]string{
		l.Log, l.At.Format(instant), l.Act, l.Object, l.Of,
		strconv.Itoa(l.Version), base64.StdEncoding.EncodeToString(l.Commitment[:]),
	} {
		b = append(b, leafParts[i]...)
		b = append(b, value...)
	}
	return append(b, leafParts[7]...)
}

// ParseLeaf reads a leaf. Anything but the canonical form is an error.
func ParseLeaf(text []byte) (Leaf, error) {
	values, err := cutLeaf(string(text))
	if err != nil {
		return Leaf{}, err
	}
	at, err := time.Parse(instant, values[1])
	if err != nil {
		return Leaf{}, fmt.Errorf("read leaf: %w", err)
	}
	version, err := strconv.Atoi(values[5])
	if err != nil {
		return Leaf{}, fmt.Errorf("read leaf: %w", err)
	}
	commitment, err := parseHash(values[6])
	if err != nil {
		return Leaf{}, fmt.Errorf("read leaf: %w", err)
	}
	l := Leaf{values[0], at, values[2], values[3], values[4], version, commitment}
	if err := l.check(); err != nil {
		return Leaf{}, fmt.Errorf("read leaf: %w", err)
	}
	if string(l.Text()) != string(text) {
		return Leaf{}, errors.New("read leaf: not in canonical form")
	}
	return l, nil
}

func cutLeaf(text string) (values [7]string, err error) {
	rest, ok := strings.CutPrefix(text, leafParts[0])
	for i := range values {
		if !ok {
			break
		}
		values[i], rest, ok = strings.Cut(rest, leafParts[i+1])
	}
	if !ok || rest != "" {
		return values, errors.New("read leaf: not in canonical form")
	}
	return values, nil
}

// check refuses a leaf that could carry something of a person.
func (l Leaf) check() error {
	switch {
	case !logName.MatchString(l.Log):
		return fmt.Errorf("log name %q", l.Log)
	case !actName.MatchString(l.Act):
		return fmt.Errorf("act %q", l.Act)
	case !validObject(l.Object):
		return fmt.Errorf("object %q", l.Object)
	case l.Of != "" && !validObject(l.Of):
		return fmt.Errorf("object of %q", l.Of)
	case l.Version < 0:
		return fmt.Errorf("version %d", l.Version)
	case l.At.Year() < 2000 || l.At.Year() > 9999: // four digits keep the width fixed
		return fmt.Errorf("instant %v", l.At)
	}
	return nil
}

func validObject(name string) bool {
	return objectName.MatchString(name) && !identity.MatchString(name)
}

func parseHash(text string) (Hash, error) {
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil {
		return Hash{}, err
	}
	if len(raw) != len(Hash{}) {
		return Hash{}, fmt.Errorf("hash of %d bytes", len(raw))
	}
	return Hash(raw), nil
}
