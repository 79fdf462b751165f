package auth_test

import (
	"strings"
	"testing"

	"congtam/internal/base/fault"
	"congtam/internal/infra/auth"
)

func TestHasher(t *testing.T) {
	t.Parallel()
	h := auth.NewTestHasher()
	composed, decomposed := "mùa thu Quảng Ngãi 77", "mu\u0300a thu Qua\u0309ng Nga\u0303i 77"
	hash, err := h.Hash(t.Context(), composed)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, password, hash string
		want                 bool
	}{
		{"the same", composed, hash, true},
		{"typed on a keyboard that sends marks apart", decomposed, hash, true},
		{"another", "mùa thu Quảng Ngãi 78", hash, false},
		{"no account", composed, "", false},
		{"longer than anybody types", strings.Repeat("a", 200), hash, false},
	}
	for _, tt := range tests {
		got, err := h.Matches(t.Context(), tt.password, tt.hash)
		if err != nil || got != tt.want {
			t.Errorf("%s: Matches = %v, %v; want %v", tt.name, got, err, tt.want)
		}
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	tests := []struct {
		password string
		want     string // key of the problem; empty: good
	}{
		{"ba con trâu gặm cỏ", ""},
		{"khongcohoakhongcodau", ""},
		{"ngắn quá 14 kt", "password.short"},
		{strings.Repeat("dài ", 40), "password.long"},
		{"aaaaaaaaaaaaaaaaaaaa", "password.guessable"},
		{"Matkhau@1234567", "password.guessable"},
		{"SoNoiVuQuangNgai2023", "password.guessable"},
		{"nguyenthiuoc-1980", "password.guessable"},
	}
	for _, tt := range tests {
		fields, _ := fault.FieldsOf(auth.Check(tt.password, "nguyenthiuoc", "Sở Nội vụ Quảng Ngãi"))
		if got := fields["password"].Key; got != tt.want {
			t.Errorf("Check(%q) = %q, want %q", tt.password, got, tt.want)
		}
	}
}
