package rulebook

import (
	"fmt"
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// Limits on a condition. A book is written by people: the longest condition of a
// decree costs a tenth of this, a hostile one is refused before it ever runs.
const (
	maxExpression = 2_000 // characters
	maxDepth      = 60
	maxCost       = 100 // units of EstimateCost
)

// Condition is one compiled yes-or-no question over the facts.
type Condition struct {
	Name  string
	Facts []Fact // those it reads, in the order of the vocabulary
	// Optional conditions are passed over when their facts were not given.
	Optional bool

	test    cel.Program
	without cel.Program // nil, or whether the condition has no object
}

// Test evaluates the condition; every fact it reads must be given. A condition
// that has no object, such as a rule about units under direct charge for somebody
// who has none, is not applicable and counts as met.
func (c *Condition) Test(v *Values) (met, na bool, err error) {
	if c.without != nil {
		na, err = c.run(c.without, v)
		if na || err != nil {
			return na, na, err
		}
	}
	met, err = c.run(c.test, v)
	return met, false, err
}

func (c *Condition) run(program cel.Program, v *Values) (bool, error) {
	out, _, err := program.Eval(v)
	if err != nil {
		return false, fmt.Errorf("evaluate condition %s: %w", c.Name, err)
	}
	yes, isBool := out.(types.Bool)
	if !isBool {
		return false, fmt.Errorf("evaluate condition %s: the answer is %v", c.Name, out.Type())
	}
	return bool(yes), nil
}

// baseEnv knows the vocabulary and nothing that loops, matches or tells time.
func baseEnv() (*cel.Env, error) {
	options := append(vocabularyOptions(),
		cel.ClearMacros(),
		cel.ParserExpressionSizeLimit(maxExpression),
		cel.ParserRecursionLimit(maxDepth),
		cel.DefaultUTCTimeZone(true),
	)
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("prepare the condition language: %w", err)
	}
	return env, nil
}

func withParameters(env *cel.Env, parameters []Parameter) (*cel.Env, error) {
	var options []cel.EnvOption
	for _, p := range parameters {
		if p.Unit == "flag" {
			options = append(options, cel.Constant("p."+p.Name, cel.BoolType, types.Bool(p.Value == 1)))
			continue
		}
		options = append(options, cel.Constant("p."+p.Name, cel.IntType, types.Int(p.Value)))
	}
	return env.Extend(options...)
}

// compile turns text into a program, or says why it is refused.
func compile(env *cel.Env, text string) (cel.Program, []Fact, error) {
	ast, issues := env.Compile(text)
	if issues.Err() != nil {
		return nil, nil, fmt.Errorf("%s", issues.Errors()[0].Message)
	}
	if ast.OutputType() != cel.BoolType {
		return nil, nil, fmt.Errorf("a condition is true or false, this one is a %s", ast.OutputType())
	}
	estimate, err := env.EstimateCost(ast, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("estimate the cost: %w", err)
	}
	if estimate.Max > maxCost {
		return nil, nil, fmt.Errorf("the condition may cost %d steps, at most %d are allowed", estimate.Max, maxCost)
	}
	program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return nil, nil, fmt.Errorf("plan the condition: %w", err)
	}
	var reads []Fact
	for _, reference := range ast.NativeRep().ReferenceMap() {
		if f, isFact := factByName[reference.Name]; isFact && !slices.Contains(reads, f) {
			reads = append(reads, f)
		}
	}
	slices.Sort(reads)
	return program, reads, nil
}
