// Package cli is the door for the terminal: one file per verb, and the
// composition root. It decides nothing the law decides.
package cli

import (
	"fmt"
	"io"
)

// Main runs the program and returns its exit code.
func Main(args []string, _ io.Reader, _, stderr io.Writer) int {
	_, _ = fmt.Fprintln(stderr, "congtam: no verb yet", args)
	return 1
}
