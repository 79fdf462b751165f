package cli

import (
	"context"
	"fmt"
	"os"
	"time"

	"congtam/internal/bench"
)

// benchCmd measures this very program.
type benchCmd struct {
	Postgres string        `env:"CONGTAM_TEST_POSTGRES" help:"PostgreSQL cluster where databases may be made: postgres://…; without one, SQLite alone is measured."`
	Sizes    []string      `default:"agency,large" help:"Which made-up agencies: agency, large."`
	Rounds   int           `default:"25" help:"How often each page is asked for."`
	Load     time.Duration `default:"10s" help:"How long people read and write at once."`
	Readers  int           `default:"16" help:"How many people do."`
	Profile  string        `type:"path" help:"Folder for profiles of the processor's time."`
}

// Run is the verb.
func (cmd benchCmd) Run(ctx context.Context, e *env) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	plan := bench.Plan{
		Program: program, Postgres: cmd.Postgres, Sizes: cmd.Sizes, Rounds: max(cmd.Rounds, 1),
		Load: cmd.Load, Readers: max(cmd.Readers, 1), Profile: cmd.Profile,
	}
	return bench.Run(ctx, plan, e.stdout)
}
