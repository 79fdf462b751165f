package faults

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// driver is how a test reaches the database.
func (i *installation) driver(readOnly bool) (name, address string) {
	if i.address != "" {
		return "pgx", i.address
	}
	address = "file:" + filepath.Join(i.data, "congtam.db") + "?_pragma=busy_timeout(10000)"
	if readOnly {
		address += "&_pragma=query_only(1)"
	}
	return "sqlite", address
}

// open looks into the database behind the program's back.
func (i *installation) open() *sql.DB {
	i.t.Helper()
	db, err := sql.Open(i.driver(true))
	if err != nil {
		i.t.Fatal(err)
	}
	return db
}

// entry is what the log says of one act.
type entry struct {
	Actor   string `json:"actor"`
	Act     string `json:"act"`
	Object  string `json:"obj"`
	Of      string `json:"of"`
	Version int    `json:"ver"`
	Key     string `json:"key"`
}

// versioned are the tables whose rows carry a version, by the kind the log
// names them with.
var versioned = map[string]string{
	"account": "account", "milestone": "milestone", "document": "governing_document", "task": "task", "review": "self_review",
}

// look is one look into the database, and what is wrong there.
type look struct {
	*installation
	db       *sql.DB
	entries  []entry // of the log
	problems []string
}

func (k *look) wrong(format string, args ...any) {
	k.problems = append(k.problems, fmt.Sprintf(format, args...))
}

// column reads the one column of a query.
func (k *look) column(query string) []string {
	k.t.Helper()
	return column(k.t, k.db, query)
}

// check compares what the people remember with what the database holds, and
// each change with its entry in the log. The program runs, and nobody works.
func (i *installation) check(l *ledger) []string {
	i.t.Helper()
	k := &look{installation: i, db: i.open()}
	defer func() { _ = k.db.Close() }() // read only
	k.entries = entriesOf(i.t, k.db)
	l.lock.Lock()
	defer l.lock.Unlock()
	k.checkFiles()
	k.checkActs(l)
	k.checkSessions(l)
	k.checkVersions()
	k.checkTexts(l)
	k.checkLog()
	return k.problems
}

// checkFiles has SQLite look for damage and for rows that refer to nothing;
// PostgreSQL enforces the latter with every statement.
func (k *look) checkFiles() {
	k.t.Helper()
	if k.address != "" {
		return
	}
	if got := k.column(`pragma integrity_check`); len(got) != 1 || got[0] != "ok" {
		k.wrong("integrity_check = %q", got)
	}
	if got := k.column(`select "table" from pragma_foreign_key_check`); len(got) != 0 {
		k.wrong("rows that refer to nothing in %q", got)
	}
}

// checkActs: acknowledged acts are there, once; refused ones are not; and every
// command answered has its entry in the log, as every entry its command.
func (k *look) checkActs(l *ledger) {
	k.t.Helper()
	logged := map[string][]entry{}
	for _, e := range k.entries {
		if e.Key != "" {
			logged[e.Key] = append(logged[e.Key], e)
		}
	}
	answered := map[string]string{}
	for _, pair := range k.column(`select key || ' ' || account_id || ' ' || action from idempotency`) {
		key, rest := cut(pair)
		answered[key] = rest
		if len(logged[key]) != 1 {
			k.wrong("the command %s was answered and has %d entries in the log, want 1", pair, len(logged[key]))
		}
	}
	for key, list := range logged {
		if answered[key] != list[0].Actor+" "+list[0].Act || len(list) != 1 {
			k.wrong("the log has %+v, the command's answer is %q", list, answered[key])
		}
	}
	for key, a := range l.acts {
		got, there := answered[key]
		if a.outcome == acknowledged && got != a.account+" "+a.action {
			k.wrong("LOST: %s by %s was acknowledged (key %s); stored is %q", a.action, a.account, key, got)
		}
		if a.outcome == refused && there {
			k.wrong("%s by %s was refused (key %s) and is there: %q", a.action, a.account, key, got)
		}
	}
}

// checkSessions: a session acknowledged is there, and each has its entry.
func (k *look) checkSessions(l *ledger) {
	k.t.Helper()
	stored, perAccount := map[string]string{}, map[string]int{}
	for _, pair := range k.column(`select token_hash || ' ' || account_id from session`) {
		hash, account := cut(pair)
		stored[hash] = account
		perAccount[account]++
	}
	working := map[string]bool{}
	for hash, account := range l.sessions {
		working[account] = true
		if stored[hash] != account {
			k.wrong("LOST: a session of %s was handed out and is not there", account)
		}
	}
	logged := map[string]int{}
	for _, e := range k.entries {
		if e.Act == "signIn" {
			logged[e.Actor]++
		}
	}
	for account := range working {
		if perAccount[account] != logged[account] {
			k.wrong("%s has %d sessions and %d entries of signing in", account, perAccount[account], logged[account])
		}
	}
}

// checkVersions: the newest version the log knows of a row is the row's, so no
// change went unlogged and no entry speaks of a change that is not there.
func (k *look) checkVersions() {
	k.t.Helper()
	newest := map[string]int{}
	for _, e := range k.entries {
		if e.Version > 0 {
			newest[e.Object] = max(newest[e.Object], e.Version)
		}
	}
	edits := map[string]int{} // a plan has a new version whenever a part of it changes
	for _, e := range k.entries {
		if e.Act == "editPlan" || e.Act == "issuePlan" {
			edits[e.Object]++
			edits[e.Of]++
		}
	}
	for _, pair := range k.column(`select id || ' ' || version from cycle`) {
		id, version := cut(pair)
		if version != fmt.Sprint(edits["cycle/"+id]) {
			k.wrong("HALF-WRITTEN: cycle %s has version %s after %d entries in the log", id, version, edits["cycle/"+id])
		}
	}
	for kind, table := range versioned {
		for _, pair := range k.column(`select id || ' ' || version from ` + table) {
			id, version := cut(pair)
			want, named := newest[kind+"/"+id]
			if named && version != fmt.Sprint(want) {
				k.wrong("HALF-WRITTEN: %s %s has version %s, the log's newest is %d", kind, id, version, want)
			}
		}
	}
}

// checkTexts: what stands there is the last text acknowledged, or the one whose
// answer was cut off.
func (k *look) checkTexts(l *ledger) {
	k.t.Helper()
	for query, place := range l.texts {
		got := k.column(query)
		stands := slices.IndexFunc(append([]string{place.kept}, place.asked...), func(words string) bool {
			return len(got) == 1 && strings.Contains(got[0], words) && (words != "" || got[0] == "")
		})
		switch {
		case len(got) == 0 && place.kept == "": // its row comes with the first words
		case stands < 0 && place.kept != "":
			k.wrong("LOST: %s = %q; acknowledged was %q, without an answer %q", query, got, place.kept, place.asked)
		case stands > 0:
			*place = text{kept: place.asked[stands-1]}
		}
	}
}

// checkLog: every act gets its place, and the log verifies as an auditor would
// check it.
func (k *look) checkLog() {
	k.t.Helper()
	const unplaced = `select count(*) from audit_outbox o left join log_leaf l on l.outbox_id = o.id where l.position is null`
	for waited := time.Duration(0); k.column(unplaced)[0] != "0"; waited += 50 * time.Millisecond {
		if waited > 10*time.Second {
			k.wrong("acts have no place in the log %s after the restart", waited)
			return
		}
		time.Sleep(50 * time.Millisecond) // the sequencer is another process
	}
	within, cancel := context.WithTimeout(k.t.Context(), time.Minute)
	defer cancel()
	if out, err := k.command(within, "verify", "log").CombinedOutput(); err != nil {
		k.wrong("congtam verify log: %v\n%s", err, out)
	}
}

func entriesOf(t *testing.T, db *sql.DB) []entry {
	t.Helper()
	var entries []entry
	for _, payload := range column(t, db, `select payload from audit_outbox order by at, id`) {
		var e entry
		if err := json.Unmarshal([]byte(payload), &e); err != nil {
			t.Fatalf("read payload %s: %v", payload, err)
		}
		entries = append(entries, e)
	}
	return entries
}

// column reads the one column of a query, as text.
func column(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer func() { _ = rows.Close() }() // rows.Err reports
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return all
}

// The check must be able to fail: what was acknowledged and is gone, and rows
// changed behind the log's back, are found.
func TestCheck_findsWhatIsLost(t *testing.T) {
	t.Parallel()
	eachInstallation(t, func(t *testing.T, i *installation) {
		i.t = t
		i.start()
		l := newLedger()
		if problems := i.check(l); len(problems) != 0 {
			t.Fatalf("check of a new demo = %q, want nothing", problems)
		}
		l.note("never-1", attempt{"somebody", "editPlan", acknowledged})
		l.sessions["no such hash"] = "somebody"
		l.texts[`select 'old words'`] = &text{kept: "new words"}
		i.change(`update cycle set version = version + 1`)
		i.change(`insert into idempotency (key, account_id, action, answer, made_at)
			select 'alone', min(id), 'editPlan', '', '2023-11-16T01:00:00.000000Z' from account`)
		problems := strings.Join(i.check(l), "\n")
		for _, want := range []string{
			"LOST: editPlan by somebody", "LOST: a session of somebody", `LOST: select 'old words'`, "HALF-WRITTEN: cycle", "the command alone",
		} {
			if !strings.Contains(problems, want) {
				t.Errorf("check does not find %q; it finds:\n%s", want, problems)
			}
		}
	})
}

// change writes behind the program's back.
func (i *installation) change(statement string) {
	i.t.Helper()
	db, err := sql.Open(i.driver(false))
	if err != nil {
		i.t.Fatal(err)
	}
	defer func() { _ = db.Close() }() // the statement reports
	if _, err := db.ExecContext(i.t.Context(), statement); err != nil {
		i.t.Fatalf("%s: %v", statement, err)
	}
}
