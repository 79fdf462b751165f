package rulebook

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"congtam/internal/base/civil"
)

// maxFile bounds a book; the longest decree with its examples needs a tenth.
const maxFile = 1 << 20

// Problem is a reason to refuse a book, with the place to look at.
type Problem struct {
	File   string
	Line   int
	Reason string
}

// Error is file:line: reason.
func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Reason) }

// str is a scalar that remembers its line.
type str struct {
	text string
	line int
}

// UnmarshalYAML reads any scalar as the text it was written as.
func (s *str) UnmarshalYAML(node ast.Node) error {
	s.line = node.GetToken().Position.Line
	switch n := node.(type) {
	case *ast.LiteralNode:
		s.text = n.Value.Value
	case ast.ScalarNode:
		s.text = node.GetToken().Value
	default:
		return fmt.Errorf("line %d: want a single value", s.line)
	}
	return nil
}

// rawDated limits an item to part of the life of its book.
type rawDated struct {
	From  str `yaml:"from"`
	Until str `yaml:"until"`
}

type rawBook struct {
	file string

	ID         str            `yaml:"id"`
	Kind       str            `yaml:"kind"`
	Over       []str          `yaml:"over"`
	With       []str          `yaml:"with"`
	Title      Text           `yaml:"title"`
	Note       Text           `yaml:"note"`
	Sources    []rawSource    `yaml:"sources"`
	Editions   []rawEdition   `yaml:"editions"`
	Governs    []rawGoverns   `yaml:"governs"`
	Parameters []rawParameter `yaml:"parameters"`
	Conditions []rawCondition `yaml:"conditions"`
	Ladders    []rawLadder    `yaml:"ladders"`
	NotRated   []rawRule      `yaml:"not_rated"`
	Caps       []rawRule      `yaml:"caps"`
	Gaps       []rawRule      `yaml:"gaps"`
	Notes      []rawRule      `yaml:"notes"`
	Quotas     []rawQuota     `yaml:"quotas"`
	Clauses    []rawClause    `yaml:"clauses"`
	Forms      []rawForm      `yaml:"forms"`
	Examples   []rawExample   `yaml:"examples"`
}

type rawSource struct {
	Dated    rawDated `yaml:",inline"`
	ID       str      `yaml:"id"`
	Number   str      `yaml:"number"`
	Issuer   str      `yaml:"issuer"`
	Signed   str      `yaml:"signed"`
	Verified str      `yaml:"verified"`
	Title    Text     `yaml:"title"`
}

type rawEdition struct {
	Dated   rawDated `yaml:",inline"`
	ID      str      `yaml:"id"`
	Sources []str    `yaml:"sources"`
}

type rawGoverns struct {
	Class        str  `yaml:"class"`
	First        int  `yaml:"first_year"`
	Last         int  `yaml:"last_year"`
	NoRegulation bool `yaml:"without_own_regulation"`
}

type rawParameter struct {
	Dated    rawDated `yaml:",inline"`
	Name     str      `yaml:"name"`
	Value    str      `yaml:"value"`
	Unit     str      `yaml:"unit"`
	Cite     str      `yaml:"cite"`
	Verified str      `yaml:"verified"`
	Title    Text     `yaml:"title"`
}

type rawCondition struct {
	Name str `yaml:"name"`
	If   str `yaml:"if"`
	NA   str `yaml:"na_if"`
	Vi   str `yaml:"vi"`
	En   str `yaml:"en"`

	Optional bool `yaml:"optional"`
}

type rawLadder struct {
	Classes      []str     `yaml:"classes"`
	Analogy      []str     `yaml:"analogy"`
	Leader       *bool     `yaml:"leader"`
	Excellent    []rawRule `yaml:"excellent"`
	Good         []rawRule `yaml:"good"`
	Completed    []rawRule `yaml:"completed"`
	NotCompleted []rawRule `yaml:"not_completed"`
}

type rawRule struct {
	Dated    rawDated `yaml:",inline"`
	Name     str      `yaml:"name"`
	Use      str      `yaml:"use"`
	Cite     str      `yaml:"cite"`
	Verified str      `yaml:"verified"`
	Classes  []str    `yaml:"classes"`
	Leader   *bool    `yaml:"leader"`
	To       str      `yaml:"to"`
	Requires []str    `yaml:"requires"`
}

type rawQuota struct {
	Dated    rawDated `yaml:",inline"`
	Name     str      `yaml:"name"`
	Stage    str      `yaml:"stage"`
	Scope    str      `yaml:"scope"`
	Share    str      `yaml:"share"`
	Base     str      `yaml:"base"`
	MinOne   bool     `yaml:"min_one"`
	Cite     str      `yaml:"cite"`
	Verified str      `yaml:"verified"`
	Vi       str      `yaml:"vi"`
	En       str      `yaml:"en"`
}

type rawClause struct {
	Dated    rawDated `yaml:",inline"`
	Name     str      `yaml:"name"`
	Cite     str      `yaml:"cite"`
	Verified str      `yaml:"verified"`
	Vi       str      `yaml:"vi"`
	En       str      `yaml:"en"`
}

type rawForm struct {
	Dated    rawDated     `yaml:",inline"`
	ID       str          `yaml:"id"`
	Document str          `yaml:"document"`
	Code     str          `yaml:"code"`
	Year     int          `yaml:"year"`
	Verified str          `yaml:"verified"`
	Title    Text         `yaml:"title"`
	Note     Text         `yaml:"note"`
	Subject  str          `yaml:"subject"`
	Classes  []str        `yaml:"classes"`
	Party    *bool        `yaml:"party"`
	Leader   *bool        `yaml:"leader"`
	Service  *bool        `yaml:"service_unit"`
	Sections []rawSection `yaml:"sections"`
	Linked   []rawSource  `yaml:"linked_documents"`
}

type rawSection struct {
	ID       str    `yaml:"id"`
	No       string `yaml:"no"`
	Vi       str    `yaml:"vi"`
	En       str    `yaml:"en"`
	Kind     str    `yaml:"kind"`
	By       str    `yaml:"by"`
	Required bool   `yaml:"required"`
	Leaders  bool   `yaml:"leaders_only"`
	Graded   bool   `yaml:"graded"`
	Secret   bool   `yaml:"sensitive"`
	Verified str    `yaml:"verified"`
}

type rawExample struct {
	Name   str            `yaml:"name"`
	Facts  map[string]any `yaml:"facts"`
	Expect rawExpect      `yaml:"expect"`
}

type rawExpect struct {
	Level    str   `yaml:"level"`
	Between  []str `yaml:"between"`
	Requires []str `yaml:"requires"`
}

// parseBook reads one file strictly: unknown or repeated keys, anchors and
// aliases (a way to blow up small files) are refused.
func parseBook(file string, data []byte) (*rawBook, error) {
	if len(data) > maxFile {
		return nil, Problem{file, 1, fmt.Sprintf("the file has %d bytes, at most %d are read", len(data), maxFile)}
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, yamlProblem(file, err)
	}
	for _, doc := range tree.Docs {
		if at := anchorLine(doc); at > 0 {
			return nil, Problem{file, at, "anchors and aliases are not allowed in a book"}
		}
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		return nil, Problem{file, 1, fmt.Sprintf("the file holds %d documents, a book is one", len(tree.Docs))}
	}
	b := &rawBook{file: file}
	if err := yaml.NodeToValue(tree.Docs[0].Body, b, yaml.DisallowUnknownField()); err != nil {
		return nil, yamlProblem(file, err)
	}
	return b, nil
}

func yamlProblem(file string, err error) Problem {
	if located, ok := errors.AsType[yaml.Error](err); ok && located.GetToken() != nil {
		return Problem{file, located.GetToken().Position.Line, located.GetMessage()}
	}
	line := 1
	_, _ = fmt.Sscanf(err.Error(), "line %d:", &line) // stays 1 where the reader gives no place
	return Problem{file, line, strings.TrimSpace(err.Error())}
}

type anchorFinder struct{ line int }

func (a *anchorFinder) Visit(node ast.Node) ast.Visitor {
	switch node.(type) {
	case *ast.AnchorNode, *ast.AliasNode:
		a.line = node.GetToken().Position.Line
	}
	return a
}

func anchorLine(doc *ast.DocumentNode) int {
	if doc.Body == nil {
		return 0
	}
	var a anchorFinder
	ast.Walk(&a, doc.Body)
	return a.line
}

// period reads the dates of an item, inside the life of its book by default.
func (d rawDated) period() (civil.Period, error) {
	var p civil.Period
	for _, part := range []struct {
		text str
		into *civil.Date
	}{{d.From, &p.From}, {d.Until, &p.Until}} {
		if part.text.text == "" {
			continue
		}
		day, err := civil.Parse(part.text.text)
		if err != nil {
			return p, err
		}
		*part.into = day
	}
	if !p.Until.IsZero() && !p.From.Before(p.Until) {
		return p, fmt.Errorf("the period ends on %s, before it begins on %s", p.Until, p.From)
	}
	return p, nil
}

func (d rawDated) line() int { return max(d.From.line, d.Until.line) }
