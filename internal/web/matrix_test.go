package web

import (
	"crypto/sha256"
	"database/sql"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/infra/storage"
	"congtam/internal/world"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// principals are who is tried at each route, by resident; the case at hand is
// staff2's, of the division.
var principals = []struct{ name, key string }{
	{"anonymous", ""}, {"admin", "admin"}, {"director", "director"}, {"vice", "vice"}, {"office_head", "office"}, {"office_clerk", "clerk"},
	{"head", "head"}, {"deputy", "deputy"}, {"self", "staff2"}, {"colleague", "staff"}, {"other_head", "centre"}, {"other_staff", "archivist"},
	{"union_chair", "driver"}, {"inspector", "centre2"}, {"disabled", "office2"}, {"expired", "vice2"},
}

// stage is a world the routes are tried in, with what their wildcards stand for.
type stage struct {
	*site
	places map[string]string
}

// moment is when in the year routes are tried.
type moment string

const (
	whileDrafting  moment = "the plan is a draft"
	whileWorking   moment = "the plan is issued"
	whileReporting moment = "the division's report is out for comment"
	whileMeeting   moment = "the division's meeting reviews a person"
	oncePublished  moment = "the results are published"
)

var moments = []moment{whileDrafting, whileWorking, whileReporting, whileMeeting, oncePublished}

// momentOf is when a route has something to do.
func momentOf(pattern string) moment {
	switch {
	case strings.Contains(pattern, "/cycles/{cycle}/plan"), strings.HasSuffix(pattern, "/cycles"):
		return whileDrafting
	case strings.Contains(pattern, "{meeting}"):
		return whileMeeting
	case strings.Contains(pattern, "/report"):
		return whileReporting
	case resultRoute.MatchString(pattern):
		return oncePublished
	}
	return whileWorking
}

var resultRoute = regexp.MustCompile(`/(results?|notices|petitions|decisions?|ratings?|outgoing|history)(/|$)`)

// newStage makes a world with everybody of principals in it, at a moment.
func newStage(t *testing.T, when moment) stage {
	t.Helper()
	w := world.New(t)
	x := siteOf(t, w)
	if when != oncePublished { // an arrival without the old unit's comment stops the decision
		x.moved("staff2")
	}
	w.Write(func(tx *storage.Tx) error {
		for key, role := range map[string]org.Role{"clerk": org.OfficeClerk, "driver": org.UnionChair, "centre2": org.Inspector} {
			if err := tx.AddMandate(t.Context(), org.Mandate{ID: "mandate-" + key, Person: w.Who[key], Role: role}); err != nil {
				return err
			}
		}
		return nil
	})
	x.signIn("vice2")
	w.Clock.Add(13 * time.Hour) // longer than a session lasts
	for _, p := range principals {
		x.signIn(p.key)
	}
	s := stage{site: x, places: map[string]string{
		"account": "account-staff2", "secret": "none", "person": string(w.Who["staff2"]), "unit": string(w.Units["division"]),
		"transfer": "t1", "holding": "mandate-clerk", "document": "none", "file": "none", "shortcoming": "none", "import": "none", "kind": "people", "recipient": "committee",
		"notice": "none", "petition": "none", "rating": "none", "task": "none", "meeting": "none", "item": "none",
		"section": "none", "comment": "none",
	}}
	s.begin(t, when)
	w.Write(func(tx *storage.Tx) error {
		account, err := tx.Account(t.Context(), "account-office2")
		if err != nil {
			return err
		}
		account.State = "disabled"
		return tx.SaveAccount(t.Context(), account)
	})
	return s
}

// begin brings the year to its moment, with work in it.
func (s stage) begin(t *testing.T, when moment) {
	t.Helper()
	var id cycle.ID
	switch when {
	case whileDrafting:
		id = s.Drafted()
	case whileWorking:
		id = s.Issued()
		s.Worked(id, "staff2", dossier.Open)
		s.UnitWorked(id, "division", "head", dossier.Open)
		s.tasks(t, id)
	case whileReporting:
		id = s.Issued()
		s.ReportSent(id, "division")
	case whileMeeting:
		id = s.Issued()
		s.review(t, id)
	case oncePublished:
		id = s.Published(nil)
		s.result(t, id)
	}
	s.places["cycle"] = string(id)
	plan := s.plan(id).Plan
	s.places["milestone"], s.places["text"] = plan.Milestones[0].ID, plan.Documents[0].ID
}

// review opens the division's meeting and its first item.
func (s stage) review(t *testing.T, id cycle.ID) {
	t.Helper()
	open := s.MeetingOpen(id, "division")
	s.places["meeting"], s.places["item"] = string(open), string(s.ItemOpen(open).ID)
}

// tasks finds the tasks of staff2 and of the division.
func (s stage) tasks(t *testing.T, id cycle.ID) {
	t.Helper()
	s.Read(func(tx *storage.Tx) error {
		own, err := tx.TasksOf(t.Context(), id, s.Who["staff2"])
		if err != nil {
			return err
		}
		unit, err := tx.UnitTasks(t.Context(), id, s.Units["division"])
		if err != nil {
			return err
		}
		s.places["people/task"], s.places["units/task"] = string(own[0].ID), string(unit[0].ID)
		return nil
	})
}

// result finds the level of staff2 with its notice; a colleague petitions
// against his.
func (s stage) result(t *testing.T, id cycle.ID) {
	t.Helper()
	theirs := ""
	s.Read(func(tx *storage.Tx) error {
		r, err := tx.CurrentRating(t.Context(), id, s.Who["staff2"])
		if err != nil {
			return err
		}
		n, err := tx.NoticeOf(t.Context(), r.ID)
		s.places["rating"], s.places["notice"] = string(r.ID), string(n.ID)
		if err != nil {
			return err
		}
		if r, err = tx.CurrentRating(t.Context(), id, s.Who["staff"]); err != nil {
			return err
		}
		n, err = tx.NoticeOf(t.Context(), r.ID)
		theirs = string(n.ID)
		return err
	})
	if err := s.App.FilePetition(t.Context(), s.By("staff"), app.FilePetitionIn{Notice: theirs, Content: "Đề nghị xem lại."}); err != nil {
		t.Fatalf("FilePetition = %v", err)
	}
	s.Read(func(tx *storage.Tx) error {
		all, err := tx.Petitions(t.Context(), id)
		if err == nil {
			s.places["petition"] = string(all[0].ID)
		}
		return err
	})
}

var wildcard = regexp.MustCompile(`\{([a-z]+)(\.\.\.|\$)?\}|\{\$\}`)

// path is an address a route's pattern answers.
func (s stage) path(t *testing.T, pattern string) string {
	t.Helper()
	_, path, _ := strings.Cut(pattern, " ")
	id := cycle.ID(s.places["cycle"])
	if strings.Contains(path, "/reports/{kind}") { // of the department
		of := s.ReportKey(id, "agency")
		path = strings.NewReplacer("{unit}", string(of.Unit), "{kind}", string(of.Kind)).Replace(path)
	}
	if strings.Contains(path, "/meetings/{kind}") {
		of := s.MeetingKey(id, "leadership")
		path = strings.NewReplacer("{unit}", string(of.Unit), "{kind}", string(of.Kind)).Replace(path)
	}
	owner := "people"
	if strings.Contains(path, "/units/") {
		owner = "units"
	}
	return wildcard.ReplaceAllStringFunc(path, func(found string) string {
		name := strings.Trim(found, "{}.$")
		if name == "" {
			return ""
		}
		for _, place := range []string{owner + "/" + name, name} {
			if value, known := s.places[place]; known {
				return value
			}
		}
		t.Fatalf("newStage has nothing for {%s} of %q: put it into places", name, pattern)
		return ""
	})
}

// copy is the stage on a database of its own, with everybody still signed in.
func (s stage) copy(t *testing.T) (stage, string) {
	t.Helper()
	w, path := s.World.Copy(t)
	other := siteOf(t, w)
	other.cookies = s.cookies
	return stage{site: other, places: s.places}, path
}

// verdict says in a word what a principal was answered.
func verdict(w *httptest.ResponseRecorder) string {
	switch {
	case w.Code == http.StatusUnauthorized, strings.HasPrefix(w.Header().Get("Location"), "/signin?back="):
		return "signin"
	case w.Code < 400:
		return "ok"
	}
	words := map[int]string{403: "forbidden", 404: "missing", 409: "refused", 422: "invalid"}
	if word, known := words[w.Code]; known {
		return word
	}
	return fmt.Sprint(w.Code)
}

// TestMatrix prints route × role: who is let through, who is not. A route
// without its line fails, and so does any answer other than the agreed one.
// "refused" and "invalid" mean that the right was there, and that the empty
// form tried here, or the moment, was not.
func TestMatrix(t *testing.T) {
	t.Parallel()
	stages := map[moment]stage{}
	for _, when := range moments {
		stages[when] = newStage(t, when)
	}
	routes := stages[whileDrafting].server.Routes()
	lines := make([]string, len(routes))
	t.Run("routes", func(t *testing.T) {
		for i, route := range routes {
			s := stages[momentOf(route.Pattern)]
			t.Run(route.Pattern, func(t *testing.T) {
				t.Parallel()
				lines[i] = s.tryAll(t, route)
			})
		}
	})
	head := "route\taction"
	for _, p := range principals {
		head += "\t" + p.name
	}
	slices.Sort(lines)
	compareGolden(t, "testdata/matrix.tsv", head+"\n"+strings.Join(lines, "\n")+"\n")
}

// tryAll asks one route as everybody; after an act that was let through the
// next one finds the world as it was.
func (s stage) tryAll(t *testing.T, route Route) string {
	line := route.Pattern + "\t" + string(route.Action)
	method, _, _ := strings.Cut(route.Pattern, " ")
	path := s.path(t, route.Pattern)
	body, media := "", "application/x-www-form-urlencoded"
	if route.Upload {
		body, media = "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n\r\n--x--\r\n", "multipart/form-data; boundary=x"
	}
	fresh, _ := s.copy(t)
	for _, p := range principals {
		word := verdict(ask(fresh.server, method, path, strings.NewReader(body), "Cookie", s.cookies[p.key], "Content-Type", media))
		if method != http.MethodGet && word == "ok" {
			fresh, _ = s.copy(t)
		}
		line += "\t" + word
		stranger := p.name == "anonymous" || p.name == "disabled" || p.name == "expired"
		if stranger && route.Action != Open && word != "signin" {
			t.Errorf("%s by %s: %s, want to be sent to sign in", route.Pattern, p.name, word)
		}
	}
	return line
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update and read what it wrote", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("who may do what has changed; if that is meant, run the test with -update (-want +got):\n%s", diff)
	}
}

// Every act refuses to be asked for by another site, whoever is signed in.
func TestMatrix_crossSite(t *testing.T) {
	t.Parallel()
	s := newStage(t, oncePublished)
	for _, route := range s.server.Routes() {
		method, _, _ := strings.Cut(route.Pattern, " ")
		if method == http.MethodGet {
			continue
		}
		for _, key := range []string{"admin", "director", "office", "head", "staff2"} {
			w := ask(s.server, method, s.path(t, route.Pattern), nil, "Cookie", s.cookies[key], "Sec-Fetch-Site", "cross-site")
			if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "gửi từ một trang khác") {
				t.Errorf("%s by %s from another site = %d, want 403", route.Pattern, key, w.Code)
			}
		}
	}
}

// Looking at a page never writes, whoever looks.
func TestMatrix_pagesWriteNothing(t *testing.T) {
	t.Parallel()
	for _, when := range moments {
		original := newStage(t, when)
		s, file := original.copy(t)
		before := contents(t, file)
		for _, route := range s.server.Routes() {
			method, _, _ := strings.Cut(route.Pattern, " ")
			if method != http.MethodGet {
				continue
			}
			for _, p := range principals {
				ask(s.server, method, s.path(t, route.Pattern), nil, "Cookie", s.cookies[p.key])
			}
			if after := contents(t, file); after != before {
				t.Errorf("%s wrote to the database", route.Pattern)
				before = after
			}
		}
	}
}

// contents is a hash over every row of every table of a SQLite file.
func contents(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	sum := sha256.New()
	for _, table := range strings.Fields(column(t, db, `select name from sqlite_master where type = 'table' order by name`)) {
		_, _ = fmt.Fprintln(sum, table, column(t, db, `select * from "`+table+`"`))
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// column is a query's answer as text, sorted.
func column(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		line := ""
		for _, v := range values {
			line += fmt.Sprintf("%v|", *(v.(*any)))
		}
		all = append(all, strings.TrimSuffix(line, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}
