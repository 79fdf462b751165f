package rulebook

import (
	"encoding/json"
	"fmt"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// Fact numbers a variable that conditions may speak of.
type Fact uint8

// The vocabulary. The words are those of the headless contract, so a missing
// one can be named to whoever wrote the input.
const (
	SubjectClass Fact = iota
	SubjectPost
	WorkedMonths
	AbsentMonths
	Maternity
	Sick
	Transferred
	OldUnitMonths
	OldUnitExists
	Ideology
	Ethics
	WorkingStyle
	Discipline
	Leadership
	TasksTotal
	TasksDone
	TasksAssured
	TasksHighEffect
	TasksExceeded
	UnitTargets
	UnitDone
	UnitAssured
	UnitExceeded
	UnitRated
	UnitLevel
	SubunitsTotal
	SubunitsCompleted
	SubunitsGood
	SubunitsNotCompleted
	Degeneration
	CorruptionInUnit
	Disunity
	Prestige
	DisciplinedInYear
	DisciplinedForDuty
	DisciplinedByParty
	DisciplineCounts
	DisciplineExcused
	DisciplineCountedOnce
	DisciplineYearAssumed
	ShortcomingsFixed
	GradesWorst
	GradesResultsWorst
	GradesBuildingWorst
	GradesRemedyWorst
	factCount
)

type kind uint8

const (
	whole  kind = iota // a count
	truth              // true or false
	months             // hundredths of a month
	rank               // a level, by Order
	mark               // good, met, not_met
	grade              // excellent, good, average, poor
	class
	post
)

var vocabulary = [factCount]struct {
	name string
	kind kind
}{
	SubjectClass: {"subject.class", class}, SubjectPost: {"subject.post", post},
	WorkedMonths: {"time.worked_months", months}, AbsentMonths: {"time.absent_months", months},
	Maternity: {"time.maternity", truth}, Sick: {"time.sick", truth}, Transferred: {"time.transferred", truth},
	OldUnitMonths: {"time.transfer.old_months", months}, OldUnitExists: {"time.transfer.old_unit_exists", truth},
	Ideology: {"general.ideology", mark}, Ethics: {"general.ethics", mark},
	WorkingStyle: {"general.working_style", mark}, Discipline: {"general.discipline", mark},
	Leadership: {"general.leadership", mark},
	TasksTotal: {"tasks.total", whole}, TasksDone: {"tasks.done", whole}, TasksAssured: {"tasks.assured", whole},
	TasksHighEffect: {"tasks.high_effect", whole}, TasksExceeded: {"tasks.exceeded", whole},
	UnitTargets: {"unit.targets", whole}, UnitDone: {"unit.done", whole},
	UnitAssured: {"unit.assured", whole}, UnitExceeded: {"unit.exceeded", whole},
	UnitRated: {"unit.rated", truth}, UnitLevel: {"unit.level", rank},
	SubunitsTotal: {"subunits.total", whole}, SubunitsCompleted: {"subunits.completed_or_better", whole},
	SubunitsGood: {"subunits.good_or_better", whole}, SubunitsNotCompleted: {"subunits.not_completed", whole},
	Degeneration: {"findings.degeneration", truth}, CorruptionInUnit: {"findings.corruption_in_direct_unit", truth},
	Disunity: {"findings.disunity", truth}, Prestige: {"findings.prestige", truth},
	DisciplinedInYear: {"disciplines.in_year", truth}, DisciplinedForDuty: {"disciplines.in_year_for_duty", truth},
	DisciplinedByParty: {"disciplines.in_year_by_party", truth}, DisciplineCounts: {"disciplines.count", truth},
	DisciplineExcused: {"disciplines.already_counted", truth}, DisciplineCountedOnce: {"disciplines.counted_once", truth},
	DisciplineYearAssumed: {"disciplines.year_assumed", truth},
	ShortcomingsFixed:     {"shortcomings_fixed", truth},
	GradesWorst:           {"grades.worst", grade}, GradesResultsWorst: {"grades.results_worst", grade},
	GradesBuildingWorst: {"grades.building_worst", grade}, GradesRemedyWorst: {"grades.remedy_worst", grade},
}

// The words behind the numbers of each enumerated kind; the position is the number.
var words = map[kind][]string{
	mark:  {"not_met", "met", "good"},
	grade: {"poor", "average", "good", "excellent"},
	rank:  {"", "not_completed", "completed", "good", "excellent"},
	class: {"cadre", "civil_servant", "public_employee", "contract_worker", "agency", "collective"},
	post:  {"none", "head", "deputy", "leader"},
}

var prefixes = map[kind]string{mark: "mark.", grade: "grade.", rank: "level.", class: "class.", post: "post."}

var factByName = func() map[string]Fact {
	byName := make(map[string]Fact, factCount)
	for f, v := range vocabulary {
		byName[v.name] = Fact(f)
	}
	return byName
}()

// String is the word of the contract, "tasks.exceeded".
func (f Fact) String() string { return vocabulary[f].name }

// Values carries the facts of one subject to the conditions. Numbers are whole;
// months come as hundredths. A fact nobody set is missing, not zero.
type Values struct {
	number [factCount]int64
	given  [factCount]bool
}

// SetInt gives a count, or months in hundredths.
func (v *Values) SetInt(f Fact, n int64) { v.number[f], v.given[f] = n, true }

// SetBool gives a yes or no.
func (v *Values) SetBool(f Fact, yes bool) {
	v.number[f], v.given[f] = 0, true
	if yes {
		v.number[f] = 1
	}
}

// SetWord gives an enumerated fact by its word and tells whether the word is known.
func (v *Values) SetWord(f Fact, word string) bool {
	for n, w := range words[vocabulary[f].kind] {
		if w == word && w != "" {
			v.SetInt(f, int64(n))
			return true
		}
	}
	return false
}

// Given tells whether f was set.
func (v *Values) Given(f Fact) bool { return v.given[f] }

// Bool is a yes-or-no fact; false when missing.
func (v *Values) Bool(f Fact) bool { return v.number[f] == 1 }

// Show is the value as people and machines read it: 12, 5.5, true, "good".
func (v *Values) Show(f Fact) any {
	n := v.number[f]
	switch k := vocabulary[f].kind; k {
	case truth:
		return n == 1
	case months:
		return json.Number(Hundredths(n))
	case whole:
		return n
	default:
		return words[k][n]
	}
}

// Hundredths prints a number of hundredths as a decimal: 550 is "5.5".
func Hundredths(n int64) string {
	if n%100 == 0 {
		return fmt.Sprintf("%d", n/100)
	}
	if n%10 == 0 {
		return fmt.Sprintf("%d.%d", n/100, n%100/10)
	}
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

// ResolveName hands a fact to the evaluator.
func (v *Values) ResolveName(name string) (any, bool) {
	f, known := factByName[name]
	if !known || !v.given[f] {
		return nil, false
	}
	if vocabulary[f].kind == truth {
		return types.Bool(v.number[f] == 1), true
	}
	return types.Int(v.number[f]), true
}

// Parent is nil: there is nothing behind the facts.
func (v *Values) Parent() cel.Activation { return nil }

func vocabularyOptions() []cel.EnvOption {
	var options []cel.EnvOption
	for _, v := range vocabulary {
		t := cel.IntType
		if v.kind == truth {
			t = cel.BoolType
		}
		options = append(options, cel.Variable(v.name, t))
	}
	for k, list := range words {
		for n, word := range list {
			if word != "" {
				options = append(options, cel.Constant(prefixes[k]+word, cel.IntType, ref.Val(types.Int(n))))
			}
		}
	}
	return options
}
