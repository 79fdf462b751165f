// Package auth makes and checks the secrets people sign in with. It reads no
// database and knows no person: what it is given, it verifies or mints.
package auth

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"

	"congtam/internal/base/fault"
)

// Bounds of a password in characters: fifteen where it stands alone, and an
// upper end so that nobody can make us hash a book (NIST SP 800-63B-4).
const (
	MinLength = 15
	MaxLength = 128
)

// Hasher hashes and checks passwords, no more at once than the machine bears.
type Hasher struct {
	cost *argon2id.Params
	slot chan struct{}
}

// NewHasher makes a Hasher with the cost of production: 19 MiB, two passes.
func NewHasher() *Hasher {
	return newHasher(&argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32})
}

// NewTestHasher makes a Hasher cheap enough for tests and the demo's hundred
// accounts, whose passwords protect nothing.
func NewTestHasher() *Hasher {
	return newHasher(&argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
}

func newHasher(cost *argon2id.Params) *Hasher {
	return &Hasher{cost: cost, slot: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// Hash hashes a password that passed Check.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if err := h.enter(ctx); err != nil {
		return "", err
	}
	defer h.leave()
	hash, err := argon2id.CreateHash(normal(password), h.cost)
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return hash, nil
}

// nobody is checked when the login is unknown, so that an unknown login takes
// as long as a wrong password.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$q1cC0v0T4s8m0w6ZkM3i5Q0m2n1J7n0p5Y2yYw8b8mE"

// Matches tells whether password belongs to hash; an empty hash never matches
// and takes as long.
func (h *Hasher) Matches(ctx context.Context, password, hash string) (bool, error) {
	if utf8.RuneCountInString(password) > MaxLength {
		return false, nil
	}
	if err := h.enter(ctx); err != nil {
		return false, err
	}
	defer h.leave()
	known := hash != ""
	if !known {
		hash = nobody
	}
	matches, err := argon2id.ComparePasswordAndHash(normal(password), hash)
	if err != nil {
		return false, fmt.Errorf("check password: %w", err)
	}
	return matches && known, nil
}

func (h *Hasher) enter(ctx context.Context) error {
	select {
	case h.slot <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *Hasher) leave() { <-h.slot }

// normal composes what is typed: Vietnamese keyboards send the same word as
// NFC or NFD, and a password typed on another machine must still match.
func normal(password string) string { return norm.NFKC.String(password) }

// blocked are beginnings of passwords everybody tries first.
var blocked = []string{
	"matkhau", "password", "123456", "qwerty", "vietnam", "hanoi", "quangngai", "sonoivu", "congtam", "abc123", "111111", "000000",
}

// Check says what is wrong with a new password. names are the login and the
// person's and bodies' names, which are guessed first. Faults: Invalid, for
// the field "password".
func Check(password string, names ...string) error {
	problems := fault.Fields{}
	length := utf8.RuneCountInString(norm.NFKC.String(password))
	switch {
	case length < MinLength:
		problems.Add("password", "password.short", MinLength)
	case length > MaxLength:
		problems.Add("password", "password.long", MaxLength)
	case guessable(password, names):
		problems.Add("password", "password.guessable")
	}
	return problems.Err()
}

// guessable: a blocked word or name with little added, or one character over
// and over.
func guessable(password string, names []string) bool {
	folded := fold(password)
	if folded == "" || strings.Count(folded, folded[:1]) == len(folded) {
		return true
	}
	rest := folded
	for _, word := range append(names, blocked...) {
		if word = fold(word); len(word) >= 5 {
			rest = strings.ReplaceAll(rest, word, "")
		}
	}
	return len(rest) < 6 && len(rest) < len(folded)
}

// fold keeps only letters without marks and digits.
func fold(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFKD.String(text)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == 'đ':
			b.WriteByte('d')
		}
	}
	return b.String()
}
