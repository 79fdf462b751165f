package cli

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"congtam/internal/app"
	"congtam/internal/domain/audit"
	"congtam/internal/web/words"
)

// verifyCmd checks what was exported.
type verifyCmd struct {
	Log verifyLogCmd `cmd:"" help:"Check the log of official acts: an exported folder, or the database itself."`
}

// verifyLogCmd checks a log. Its exit code has one bit for each check that
// failed, shifted past the codes other verbs use.
type verifyLogCmd struct {
	place
	Dir        string   `type:"path" help:"Folder of an export: checkpoint, leaves.jsonl, payloads.jsonl. Default: the database."`
	Key        string   `help:"Public key of the log. Default: the one beside the database, which proves less than one kept elsewhere."`
	Checkpoint []string `help:"Older checkpoint kept on paper: the printed line, or the whole signed text."`
	Doc        []string `type:"path" help:"Document to find in the log."`
}

// Run is the verb.
func (cmd verifyLogCmd) Run(ctx context.Context, e *env) error {
	against, err := cmd.against()
	if err != nil {
		return err
	}
	var report audit.Report
	check := func(export audit.Export) error {
		report = audit.Verify(export, against)
		return nil
	}
	if cmd.Dir != "" {
		err = fromFolder(cmd.Dir, check)
	} else {
		err = cmd.fromDatabase(ctx, check)
	}
	if err != nil {
		return err
	}
	return say(e.stdout, report)
}

func (cmd verifyLogCmd) against() (audit.Against, error) {
	against := audit.Against{Paper: cmd.Checkpoint, Rules: app.LogRules()}
	text := cmd.Key
	if text == "" {
		key, err := os.ReadFile(filepath.Join(cmd.Data, keyFile))
		if err != nil {
			return against, fmt.Errorf("no --key was given and none lies beside the database: %w", err)
		}
		_, text, _ = strings.Cut(strings.TrimSpace(string(key)), "\n")
	}
	verifier, err := audit.NewVerifier(text)
	if err != nil {
		return against, err
	}
	against.Key = verifier
	for _, path := range cmd.Doc {
		sum, err := sumOf(path)
		if err != nil {
			return against, err
		}
		against.Documents = append(against.Documents, sum)
	}
	return against, nil
}

func sumOf(path string) (audit.Hash, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return audit.Hash{}, fmt.Errorf("read document: %w", err)
	}
	return sha256.Sum256(data), nil
}

func fromFolder(dir string, use func(audit.Export) error) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open export: %w", err)
	}
	defer func() { _ = root.Close() }() // read only
	checkpoint, err := root.ReadFile(audit.CheckpointFile)
	if err != nil {
		return fmt.Errorf("read checkpoint: %w", err)
	}
	leaves, err := root.Open(audit.LeavesFile)
	if err != nil {
		return fmt.Errorf("open leaves: %w", err)
	}
	defer func() { _ = leaves.Close() }() // read only
	export := audit.Export{Checkpoint: checkpoint, Leaves: audit.Lines(leaves)}
	payloads, err := root.Open(audit.PayloadsFile)
	if err == nil {
		defer func() { _ = payloads.Close() }() // read only
		export.Payloads = audit.Lines(payloads)
	}
	return use(export)
}

func (cmd verifyLogCmd) fromDatabase(ctx context.Context, use func(audit.Export) error) error {
	db, err := cmd.open(time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // read only
	a, err := cmd.start(ctx, db, app.Setting{})
	if err != nil {
		return err
	}
	return a.ExportLog(ctx, use)
}

// failed carries the bits of the checks that failed into the exit code.
type failed struct{ report audit.Report }

// Error counts what was found.
func (f failed) Error() string { return fmt.Sprintf("%d problems found", len(f.report.Problems)) }

func say(out io.Writer, report audit.Report) error {
	for _, p := range report.Problems {
		if _, err := fmt.Fprintf(out, "- %s\n", words.Message(words.Vi, p.Says)); err != nil {
			return err
		}
	}
	for i, leaf := range report.Documents {
		if leaf >= 0 {
			_, _ = fmt.Fprintf(out, "document %d: leaf %d\n", i+1, leaf)
		}
	}
	if !report.OK() {
		return failed{report}
	}
	_, err := fmt.Fprintf(out, "ok: %d entries, %d payloads, checkpoint of %s\n", report.Leaves, report.Payloads, report.Checkpoint.Origin)
	return err
}
