// Command congtam runs the yearly review and quality rating of Vietnam's
// cadres, civil servants and public employees.
package main

import (
	"os"

	"congtam/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
