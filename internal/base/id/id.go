// Package id makes identifiers: random text that sorts by the time it was made.
// It knows nothing of what it names.
package id

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"time"
)

// alphabet is Crockford's base 32 in lower case: no i, l, o, u to misread.
var alphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// New returns a fresh identifier: 48 bits of milliseconds, then 112 random
// bits, 32 characters. Rows made together lie together in an index, and nobody
// can guess a neighbour.
func New(now time.Time) string {
	var raw [20]byte
	var clock [8]byte
	binary.BigEndian.PutUint64(clock[:], uint64(max(now.UnixMilli(), 0))) // max keeps it positive
	copy(raw[:6], clock[2:])
	_, _ = rand.Read(raw[6:]) // crypto/rand.Read never fails since Go 1.24
	return alphabet.EncodeToString(raw[:])
}

// Secret returns 256 random bits as text, for session and one-time tokens.
func Secret() string {
	var raw [32]byte
	_, _ = rand.Read(raw[:])
	return alphabet.EncodeToString(raw[:])
}
