package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"congtam/internal/app"
	"congtam/internal/infra/auth"
)

// TestMain lets scripts run the program itself, and three commands around it.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"congtam": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"until":   func() { os.Exit(until(os.Args[1], os.Args[2:])) },
		"admin":   func() { os.Exit(ended(admin(os.Args[1]))) },
		"tamper":  func() { os.Exit(ended(tamper(os.Args[1], os.Args[2]))) },
	})
}

// The terminal's verbs: what they print, and their exit codes.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			roster, err := os.ReadFile("../app/demo/danh-sach-so-noi-vu-2023.xlsx")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(e.WorkDir, "roster.xlsx"), roster, 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "undo": undo},
	})
}

// exits runs a command that must end with the code given first: the codes are
// a contract with other programs.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if ended, ok := err.(*exec.ExitError); ok { //nolint:errorlint // as Exec returns it
		code = ended.ExitCode()
	} else if err != nil {
		ts.Fatalf("run %v: %v", args[1:], err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("%v exits with %d, want %s", args[1:], code, args[0])
	}
}

// undo runs the command an import printed, with another data folder.
func undo(ts *testscript.TestScript, _ bool, args []string) {
	batch := regexp.MustCompile(`--undo ([0-9a-z]+)`).FindStringSubmatch(ts.ReadFile(args[0]))
	if batch == nil {
		ts.Fatalf("%s names no import", args[0])
	}
	ts.Check(ts.Exec("congtam", "import", "--data", args[1], "--undo", batch[1]))
}

func ended(err error) int {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// until runs a command, shows what it prints until a line matches, then asks
// it to end and tells how it did.
func until(pattern string, command []string) int {
	wanted := regexp.MustCompile(pattern)
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	run := exec.CommandContext(ctx, command[0], command[1:]...)
	run.Stderr = os.Stderr
	out, err := run.StdoutPipe()
	if err != nil {
		return ended(err)
	}
	if err := run.Start(); err != nil {
		return ended(err)
	}
	found := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Println(lines.Text())
		if !found && wanted.MatchString(lines.Text()) {
			found = true
			if err := run.Process.Signal(os.Interrupt); err != nil {
				return ended(err)
			}
		}
	}
	if err := run.Wait(); err != nil || !found {
		return ended(fmt.Errorf("%v: %v, line found %v", command, err, found))
	}
	return 0
}

// admin makes the first administrator as the one-time link does.
func admin(data string) error {
	ctx := context.Background()
	where := place{Data: data}
	db, err := where.open(time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // the command ends
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	a, err := where.start(ctx, db, app.Setting{Hasher: auth.NewTestHasher()})
	if err != nil {
		return err
	}
	secret, err := a.FirstInvitation(ctx)
	if err != nil {
		return err
	}
	const password = "mùa thu lá rơi trên sông Trà"
	_, err = a.AcceptInvitation(ctx, app.AcceptInvitationIn{Secret: secret, Login: "quantri", Name: "Trần Quản Trị", Password: password, Again: password})
	return err
}

// tamper changes one letter of a word wherever it stands in a file, as someone
// would who goes behind the program's back.
func tamper(path, word string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	other := strings.ToUpper(word[:1]) + word[1:]
	if !bytes.Contains(data, []byte(word)) {
		return fmt.Errorf("%s does not hold %q", path, word)
	}
	return os.WriteFile(path, bytes.ReplaceAll(data, []byte(word), []byte(other)), 0o600)
}
