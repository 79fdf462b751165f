package web

import (
	"net/http"
	"strings"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/id"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

const goodPassword = "mùa thu lá rơi trên sông Trà"

// newcomer puts someone without an account on the roster.
func (x *site) newcomer(name string) {
	x.t.Helper()
	x.Write(func(tx *storage.Tx) error {
		return tx.AddPerson(x.t.Context(), org.Person{
			ID: org.PersonID(tx.NewID()), Agency: x.Home, Name: name, PersonalID: "051000000099", Class: org.CivilServant,
		})
	})
}

func TestAccountsPage(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	want(t, "GET /accounts by the administrator", x.get("admin", "/accounts"), http.StatusOK, "Huỳnh Xuân Kiên", "Khóa", "Cấp liên kết mới")
	want(t, "GET /accounts by a head", x.get("head", "/accounts"), http.StatusForbidden)
	if w := x.get("", "/accounts"); w.Header().Get("Location") != "/signin?back=%2Faccounts" {
		t.Errorf("GET /accounts by nobody leads to %q", w.Header().Get("Location"))
	}
	p, err := x.App.AccountsPage(t.Context(), x.Actor("admin"), app.AccountSearch{})
	if err != nil || p.Queries > 8 {
		t.Errorf("AccountsPage took %d statements, %v; want at most 8", p.Queries, err)
	}
}

// Links are shown once: the same form sent again shows none.
func TestInvitePeople(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.newcomer("Đặng Thị Ửng")
	form := fields("key", id.New(world.Start)+"-1")
	want(t, "POST /accounts/invite by the office", x.post("office", "/accounts/invite", form), http.StatusForbidden)
	first := x.post("admin", "/accounts/invite", form)
	want(t, "POST /accounts/invite", first, http.StatusOK, "Đặng Thị Ửng", "dangthiung", "http://example.com/invitations/")
	again := x.post("admin", "/accounts/invite", form)
	want(t, "POST /accounts/invite again", again, http.StatusOK, "đã hiện một lần")
	lacks(t, "POST /accounts/invite again", again, "/invitations/")

	link := linkIn(t, first)
	want(t, "GET the link", x.get("", link), http.StatusOK, "Đặng Thị Ửng", "dangthiung")
	want(t, "a short password", x.post("", link, fields("password", "ngắn quá", "again", "ngắn quá")), http.StatusUnprocessableEntity, "ít nhất 15 ký tự")
	want(t, "two passwords", x.post("", link, fields("password", goodPassword, "again", "khác")), http.StatusUnprocessableEntity, "không giống nhau")
	leads(t, "a good password", x.post("", link, fields("password", goodPassword, "again", goodPassword)), "/")
	want(t, "the link used before", x.get("", link), http.StatusConflict, "đã dùng hoặc hết hạn")
	want(t, "a link nobody gave", x.get("", "/invitations/none"), http.StatusNotFound)
	leads(t, "signing in", x.post("", "/signin", fields("account", "dangthiung", "password", goodPassword, "back", "/")), "/")
}

func TestSwitchAccount(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	link := linkIn(t, x.post("admin", "/accounts/account-staff/invitation", fields("version", "1")))
	want(t, "a head renewing", x.post("head", "/accounts/account-staff/invitation", fields("version", "1")), http.StatusForbidden)
	cookie := x.signIn("staff")
	want(t, "a head disabling", x.post("head", "/accounts/account-staff/switch", fields("version", "1")), http.StatusForbidden)
	leads(t, "disabling", x.post("admin", "/accounts/account-staff/switch", fields("version", "1")), "/accounts")
	if w := ask(x.server, "GET", "/account/password", nil, "Cookie", cookie); w.Code != http.StatusSeeOther {
		t.Errorf("a disabled account's session still works: %d", w.Code)
	}
	want(t, "a link given before the account was disabled", x.get("", link), http.StatusConflict)
	want(t, "a stale form", x.post("admin", "/accounts/account-staff/switch", fields("version", "1")), http.StatusConflict, "Người khác vừa sửa")
	want(t, "a link for a disabled account", x.post("admin", "/accounts/account-staff/invitation", fields("version", "2")), http.StatusConflict, "đang bị khóa")
	want(t, "disabling oneself", x.post("admin", "/accounts/account-admin/switch", fields("version", "1")), http.StatusConflict, "tài khoản của mình")
	leads(t, "enabling", x.post("admin", "/accounts/account-staff/switch", fields("version", "2")), "/accounts")
}

func TestChangePassword(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	link := linkIn(t, x.post("admin", "/accounts/account-staff/invitation", fields("version", "1")))
	leads(t, "first password", x.post("", link, fields("password", goodPassword, "again", goodPassword)), "/")
	if w := x.get("", "/account/password"); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/signin") {
		t.Errorf("nobody's password page: %d %s", w.Code, w.Header().Get("Location"))
	}
	want(t, "the page", x.get("staff", "/account/password"), http.StatusOK, "Mật khẩu hiện nay")
	next := goodPassword + " êm đềm"
	wrong := x.post("staff", "/account/password", fields("old", "x", "password", next, "again", next))
	want(t, "a wrong old password", wrong, http.StatusUnprocessableEntity, "Mật khẩu hiện nay chưa đúng")
	want(t, "nobody", x.post("", "/account/password", fields("old", "x")), http.StatusUnauthorized)
	leads(t, "a new password", x.post("staff", "/account/password", fields("old", goodPassword, "password", next, "again", next)), "/signin")
	leads(t, "the session that changed it", x.get("staff", "/account/password"), "/signin?back=%2Faccount%2Fpassword")
	leads(t, "signing in with it", x.post("", "/signin", fields("account", "staff", "password", next, "back", "/")), "/")
}

// serve on an empty database prints a link; it makes the one administrator.
func TestAcceptInvitation_first(t *testing.T) {
	t.Parallel()
	clock := &world.Clock{}
	clock.Set(world.Day(16))
	w := world.Empty(t, world.SQLite(t, clock.Now), clock)
	x := siteOf(t, w)
	secret, err := w.App.FirstInvitation(t.Context())
	if err != nil || secret == "" {
		t.Fatalf("FirstInvitation = %q, %v", secret, err)
	}
	link := "/invitations/" + secret
	want(t, "the link", x.get("", link), http.StatusOK, "Người quản trị đầu tiên", "không xếp loại ai")
	refused := x.post("", link, fields("login", "Quản trị", "name", "", "password", goodPassword, "again", goodPassword))
	want(t, "a login with marks", refused, http.StatusUnprocessableEntity, "Tên đăng nhập gồm", "Nhập họ và tên", "Quản trị")
	leads(t, "the administrator", x.post("", link, fields("login", "quantri", "name", "Trần Quản Trị", "password", goodPassword, "again", goodPassword)), "/")
	want(t, "a second administrator by it", x.get("", link), http.StatusConflict)
	token, err := w.App.SignIn(t.Context(), app.SignInIn{Login: "quantri", Password: goodPassword})
	if err != nil {
		t.Fatal(err)
	}
	page := ask(x.server, "GET", "/accounts", nil, "Cookie", sessionCookie+"="+token.Secret)
	want(t, "his accounts page", page, http.StatusOK, "Trần Quản Trị", "Nạp danh sách cơ quan trước")
}
