package audit

import "strings"

// Step is a kind of leaf: an act, on objects of a type. An empty Type is any.
type Step struct{ Act, Type string }

func (s Step) matches(l Leaf) bool {
	kind, _, _ := strings.Cut(l.Object, "/")
	return s.Act == l.Act && (s.Type == "" || s.Type == kind)
}

// Relation says which leaves a Rule compares.
type Relation string

// The relations. The zero Relation compares nothing and is a mistake.
const (
	SameObject Relation = "object" // acts on one object: adopted before locked
	SameOf     Relation = "of"     // acts on what belongs to one thing: a cycle's minutes and its decision
)

// Rule is an order the law demands: Step may come only when After came earlier
// and was not taken back by Undo. The zero Undo takes nothing back.
type Rule struct {
	Step, After, Undo Step
	Within            Relation
	Clause            string // the article, as cited
}

// orders replays leaves against rules.
type orders struct {
	rules []Rule
	byAct map[string][]int // rules that name the act
	came  []map[string]bool
}

func newOrders(rules []Rule) *orders {
	o := &orders{rules: rules, byAct: map[string][]int{}, came: make([]map[string]bool, len(rules))}
	for i, r := range rules {
		o.came[i] = map[string]bool{}
		for _, act := range []string{r.Step.Act, r.After.Act, r.Undo.Act} {
			if list := o.byAct[act]; act != "" && (len(list) == 0 || list[len(list)-1] != i) {
				o.byAct[act] = append(list, i)
			}
		}
	}
	return o
}

// broken returns the rules l breaks, then takes l into account.
func (o *orders) broken(l Leaf) []Rule {
	var out []Rule
	for _, i := range o.byAct[l.Act] {
		r, about := o.rules[i], l.Object
		if r.Within == SameOf {
			about = l.Of
		}
		if r.Step.matches(l) && !o.came[i][about] {
			out = append(out, r)
		}
		if r.After.matches(l) && about != "" { // what belongs to nothing vouches for nothing
			o.came[i][about] = true
		}
		if r.Undo.matches(l) {
			delete(o.came[i], about)
		}
	}
	return out
}
