package web

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"congtam/internal/world/browser"
)

// look opens pages as residents do, at both sizes of window: each answers,
// nothing is wider than its window, and axe-core finds nothing. CONGTAM_SHOTS
// names a folder for the pictures.
func (x *site) look(t *testing.T, pages [][3]string) {
	t.Helper()
	front := httptest.NewServer(x.server)
	t.Cleanup(front.Close)
	b := browser.Start(t)
	windows := map[string]*browser.Page{}
	for _, one := range pages {
		key, name, path := one[0], one[1], one[2]
		p := windows[key]
		if p == nil {
			p = b.Open(t)
			windows[key] = p
			if key != "" {
				p.Go(front.URL + "/signin")
				browser.Eval[bool](p, `fetch("/signin/as", {method: "POST", body: new URLSearchParams({person: "account-`+key+`", back: "/healthz"})}).then(r => r.ok)`)
			}
		}
		for _, size := range sizes {
			p.Size(size.width, size.height)
			p.Go(front.URL + path)
			if p.Status != 200 {
				t.Errorf("GET %s by %q = %d", path, key, p.Status)
			}
			p.Accessible()
			if folder := os.Getenv("CONGTAM_SHOTS"); folder != "" {
				p.Shot(filepath.Join(folder, name+"-"+size.name+".png"))
			}
		}
	}
}

func TestPlanPages_inABrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	id := x.Drafted()
	base := "/cycles/" + string(id)
	plan := x.plan(id).Plan
	x.look(t, [][3]string{
		{"office", "plans", "/cycles"},
		{"office", "plan-office", base},
		{"staff", "plan-staff", base},
		{"office", "plan-edit", base + "/plan/edit"},
		{"office", "plan-milestone", base + "/plan/milestones/" + plan.Milestones[3].ID},
		{"office", "plan-document", base + "/plan/texts/" + plan.Documents[9].ID},
		{"office", "plan-people", base + "/plan/people"},
		{"office", "plan-person", base + "/plan/people/" + string(x.Who["driver"])},
		{"director", "plan-issue", base + "/plan/issue"},
		{"admin", "accounts", "/accounts"},
		{"staff", "password", "/account/password"},
	})
}

func TestPeoplePages_inABrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.moved("staff")
	x.look(t, [][3]string{
		{"office", "people", "/people"},
		{"office", "person", "/people/" + string(x.Who["staff"])},
		{"office", "roles", "/people/" + string(x.Who["vice"]) + "/roles"},
	})
}

func TestHomeAndLogPages_inABrowser(t *testing.T) {
	t.Parallel()
	x := newSite(t)
	x.Issued()
	if _, err := x.App.SequenceLog(t.Context()); err != nil {
		t.Fatal(err)
	}
	x.look(t, [][3]string{
		{"head", "home-head", "/"},
		{"staff", "home-staff", "/"},
		{"office", "home-office", "/"},
		{"admin", "home-admin", "/"},
		{"office", "log", "/log"},
	})
}
