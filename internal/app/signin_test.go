package app_test

import (
	"errors"
	"testing"
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

const password = "con trâu gặm cỏ ngoài đồng"

// newcomer makes the first administrator of an empty installation.
func newcomer(t *testing.T, w *world.World) app.Token {
	t.Helper()
	secret, err := w.App.FirstInvitation(t.Context())
	if err != nil || secret == "" {
		t.Fatalf("FirstInvitation = %q, %v", secret, err)
	}
	token, err := w.App.AcceptInvitation(t.Context(), app.AcceptInvitationIn{
		Secret: secret, Login: "quantri", Name: "Lê Thị Ngọc", Password: password, Again: password,
	})
	if err != nil {
		t.Fatalf("AcceptInvitation = %v", err)
	}
	return token
}

func empty(t *testing.T) *world.World {
	t.Helper()
	clock := &world.Clock{}
	clock.Set(world.Day(16))
	return world.Empty(t, world.SQLite(t, clock.Now), clock)
}

func signIn(t *testing.T, w *world.World, login, typed string) (app.Token, error) {
	t.Helper()
	return w.App.SignIn(t.Context(), app.SignInIn{Login: login, Password: typed, Net: "127.0.0.0/24"})
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	w := empty(t)
	newcomer(t, w)
	token, err := signIn(t, w, " QuanTri ", password)
	if err != nil {
		t.Fatalf("SignIn = %v", err)
	}
	signed, err := w.App.Session(t.Context(), token.Secret)
	if err != nil || signed.Actor.Login != "quantri" || !signed.Actor.Admin {
		t.Fatalf("Session = %+v, %v", signed, err)
	}
	w.Clock.Add(13 * time.Hour)
	if over, err := w.App.Session(t.Context(), token.Secret); err != nil || over.Actor.Account != "" {
		t.Errorf("after a working day: %+v, %v; want nobody", over, err)
	}
}

// A wrong password and an unknown login are not told apart.
func TestSignIn_wrong(t *testing.T) {
	t.Parallel()
	w := empty(t)
	newcomer(t, w)
	for name, login := range map[string]string{"wrong password": "quantri", "unknown login": "khongai"} {
		_, err := signIn(t, w, login, "một câu nào đó khác hẳn")
		fields, ok := fault.FieldsOf(err)
		if !ok || fields["password"].Key != "signin.wrong" {
			t.Errorf("%s: SignIn = %v, want signin.wrong", name, err)
		}
	}
}

// After a few failures each one doubles the wait; nobody is locked out for
// good, and a good sign-in clears the count.
func TestSignIn_throttled(t *testing.T) {
	t.Parallel()
	w := empty(t)
	newcomer(t, w)
	for range 5 {
		if _, err := signIn(t, w, "quantri", "sai mật khẩu lần nữa"); !errors.Is(err, fault.Invalid) {
			t.Fatalf("SignIn = %v, want Invalid", err)
		}
		w.Clock.Add(20 * time.Minute)
	}
	for range 5 {
		_, _ = signIn(t, w, "quantri", "sai mật khẩu lần nữa")
	}
	if _, err := signIn(t, w, "quantri", password); !errors.Is(err, fault.Refused) {
		t.Errorf("right after many failures = %v, want Refused", err)
	}
	w.Clock.Add(16 * time.Minute)
	if _, err := signIn(t, w, "quantri", password); err != nil {
		t.Errorf("a quarter of an hour later = %v, want in", err)
	}
}

func TestSignOut_andChangePasswordEndSessions(t *testing.T) {
	t.Parallel()
	w := empty(t)
	first := newcomer(t, w)
	second, err := signIn(t, w, "quantri", password)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.App.SignOut(t.Context(), second.Secret); err != nil {
		t.Fatal(err)
	}
	if signed, _ := w.App.Session(t.Context(), second.Secret); signed.Actor.Account != "" {
		t.Error("the session lives on after signing out")
	}
	signed, err := w.App.Session(t.Context(), first.Secret)
	if err != nil {
		t.Fatal(err)
	}
	by := app.By{Actor: signed.Actor}
	tests := []struct {
		name  string
		in    app.ChangePasswordIn
		field string
	}{
		{"the old one wrong", app.ChangePasswordIn{Old: "x", New: "mùa gặt vàng ươm đồng quê", Again: "mùa gặt vàng ươm đồng quê"}, "old"},
		{"too short", app.ChangePasswordIn{Old: password, New: "ngắn", Again: "ngắn"}, "password"},
		{"typed differently", app.ChangePasswordIn{Old: password, New: "mùa gặt vàng ươm đồng quê", Again: "mùa gặt"}, "again"},
	}
	for _, tt := range tests {
		fields, ok := fault.FieldsOf(w.App.ChangePassword(t.Context(), by, tt.in))
		if _, found := fields[tt.field]; !ok || !found {
			t.Errorf("%s: problems %v, want one of %q", tt.name, fields, tt.field)
		}
	}
	good := app.ChangePasswordIn{Old: password, New: "mùa gặt vàng ươm đồng quê", Again: "mùa gặt vàng ươm đồng quê"}
	if err := w.App.ChangePassword(t.Context(), by, good); err != nil {
		t.Fatalf("ChangePassword = %v", err)
	}
	if signed, _ := w.App.Session(t.Context(), first.Secret); signed.Actor.Account != "" {
		t.Error("the old session lives on after the password changed")
	}
}

// A one-time link works once, for its time, and only while it is needed.
func TestAcceptInvitation_once(t *testing.T) {
	t.Parallel()
	w := empty(t)
	secret, err := w.App.FirstInvitation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	in := app.AcceptInvitationIn{Secret: secret, Login: "quantri", Name: "Lê Thị Ngọc", Password: password, Again: password}
	bad := in
	bad.Login = "quản trị"
	if fields, ok := fault.FieldsOf(second(w.App.AcceptInvitation(t.Context(), bad))); !ok || fields["login"].Key != "account.login" {
		t.Errorf("a login with marks: %v", fields)
	}
	if _, err := w.App.AcceptInvitation(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if _, err := w.App.AcceptInvitation(t.Context(), in); !errors.Is(err, fault.Refused) {
		t.Errorf("the same link again = %v, want Refused", err)
	}
	if again, err := w.App.FirstInvitation(t.Context()); err != nil || again != "" {
		t.Errorf("FirstInvitation with accounts = %q, %v; want none", again, err)
	}
	in.Secret = "unknown"
	if _, err := w.App.AcceptInvitation(t.Context(), in); !errors.Is(err, fault.NotFound) {
		t.Errorf("an invented link = %v, want NotFound", err)
	}
}

func second[T any](_ T, err error) error { return err }

// Everybody on the roster gets an account once; its link is handed over.
func TestInvitePeople(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	bring(t, w)
	made, err := w.App.InvitePeople(t.Context(), w.By("admin"))
	if err != nil || len(made) != 87 {
		t.Fatalf("InvitePeople made %d, %v; want 87", len(made), err)
	}
	logins := map[string]bool{}
	for _, one := range made {
		if logins[one.Login] || one.Secret == "" {
			t.Errorf("login %q repeated or without a link", one.Login)
		}
		logins[one.Login] = true
	}
	if again, err := w.App.InvitePeople(t.Context(), w.By("admin")); err != nil || len(again) != 0 {
		t.Errorf("again: %d, %v; want none", len(again), err)
	}
	for _, key := range w.Everyone()[1:] {
		if _, err := w.App.InvitePeople(t.Context(), w.By(key)); !errors.Is(err, fault.Forbidden) {
			t.Errorf("by %s = %v, want Forbidden", key, err)
		}
	}
}

// A disabled account is out at once, on every node.
func TestSwitchAccount(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	token, err := w.App.SignInAs(t.Context(), "account-staff")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.App.SwitchAccount(t.Context(), w.By("admin"), app.AccountIn{ID: "account-staff", Version: 1}); err != nil {
		t.Fatalf("SwitchAccount = %v", err)
	}
	if signed, _ := w.App.Session(t.Context(), token.Secret); signed.Actor.Account != "" {
		t.Error("a disabled account is still signed in")
	}
	if err := w.App.SwitchAccount(t.Context(), w.By("admin"), app.AccountIn{ID: "account-admin", Version: 1}); !errors.Is(err, fault.Refused) {
		t.Errorf("disabling oneself = %v, want Refused", err)
	}
}

// Signing in for somebody else is for training installations only.
func TestSignInAs_onlyInTraining(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	books := w.Books()
	real := app.New(w.DB, books, world.LogKey(t), app.Setting{})
	if _, err := real.SignInAs(t.Context(), "account-staff"); !errors.Is(err, fault.Refused) {
		t.Errorf("SignInAs = %v, want Refused", err)
	}
	if _, err := real.DemoPeople(t.Context()); !errors.Is(err, fault.Refused) {
		t.Errorf("DemoPeople = %v, want Refused", err)
	}
	if err := real.SeedDemo(t.Context()); !errors.Is(err, fault.Refused) {
		t.Errorf("SeedDemo = %v, want Refused", err)
	}
}

// The session query and what a page says of its reader take two statements.
func TestSession_saysWhoIsThere(t *testing.T) {
	t.Parallel()
	world.EachDialect(t, func(t *testing.T, db *storage.DB) {
		w := world.On(t, db, &world.Clock{})
		id := w.Issued()
		token, err := w.App.SignInAs(t.Context(), "account-vice")
		if err != nil {
			t.Fatal(err)
		}
		signed, err := w.App.Session(t.Context(), token.Secret)
		if err != nil || signed.AgencyName != "Sở Nội vụ" || signed.Title != "Phó Giám đốc Sở, Lãnh đạo Sở" || signed.Cycle != id {
			t.Errorf("Session = %+v, %v", signed, err)
		}
		r := authz.Resource{Agency: w.Home, Unit: w.Units["division"]}
		if !signed.Actor.Is(authz.InCharge, r) || !signed.Actor.Is(authz.KeyPeople, r) {
			t.Errorf("%+v is not in charge of the division", signed.Actor)
		}
	})
}
