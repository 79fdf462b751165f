package bench

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"congtam/internal/visitor"
)

// site is what the people of an installation can read.
type site struct {
	base   string
	people []string // accounts, the leaders first and the administrators last
	pages  []page
	office *visitor.Visitor // who may write in the plan
	forms  []string         // pages with a form to write in, one a participant
}

// page is the largest page found of a route, and who read it.
type page struct {
	pattern, path string
	who           *visitor.Visitor
	size          int
}

const (
	visits     = 200 // pages one person looks at
	perPattern = 3   // of one route, for the largest
)

// explore signs in as people of every part and follows the links each sees.
func explore(base string) (*site, error) {
	s := &site{base: base}
	door := &visitor.Visitor{Base: base}
	front, err := door.Get("/signin")
	if err != nil {
		return nil, err
	}
	if s.people = front.People(); len(s.people) < 8 {
		return nil, fmt.Errorf("the sign-in page offers %d people", len(s.people))
	}
	found := map[string]page{}
	s.keep(found, door, "/signin", front)
	for _, account := range s.cast() {
		who := &visitor.Visitor{Base: base, Account: account}
		if err := who.SignIn(); err != nil {
			return nil, err
		}
		s.wander(found, who)
	}
	for _, pattern := range slices.Sorted(maps.Keys(found)) {
		s.pages = append(s.pages, found[pattern])
	}
	return s, nil
}

// cast is some of each part: whoever leads, a few of the middle, the last.
func (s *site) cast() []string {
	n := len(s.people)
	var some []string
	for _, i := range []int{0, 1, 2, 3, 4, 5, 6, 7, n / 4, n / 2, 3 * n / 4, n - 2, n - 1} {
		if !slices.Contains(some, s.people[i]) {
			some = append(some, s.people[i])
		}
	}
	return some
}

// wander reads what one person's pages lead to.
func (s *site) wander(found map[string]page, who *visitor.Visitor) {
	queue, seen, of, shapes := []string{"/", "/cycles"}, map[string]bool{}, map[string]int{}, map[string]int{}
	for n := 0; len(queue) > 0 && n < visits; n++ {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		got, err := who.Get(path)
		if err != nil {
			continue // not for this person
		}
		pattern := s.keep(found, who, path, got)
		if of[pattern]++; of[pattern] > perPattern {
			continue
		}
		for _, link := range got.Links() {
			if isForm(link) {
				s.note(who, link)
			}
			if shapes[shape(link)]++; shapes[shape(link)] <= perPattern {
				queue = append(queue, link)
			}
		}
	}
}

// shape is a link without the identifiers in it: links of one shape lead to one
// route.
func shape(link string) string {
	parts := strings.FieldsFunc(link, func(r rune) bool { return strings.ContainsRune("/?=&", r) })
	for i, part := range parts {
		if len(part) > 20 {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// isForm tells whether a link leads to the form the load writes in.
func isForm(link string) bool {
	_, person, found := strings.Cut(link, "/plan/people/")
	return found && person != ""
}

func (s *site) note(who *visitor.Visitor, link string) {
	if s.office == nil {
		s.office = who
	}
	if s.office == who && !slices.Contains(s.forms, link) {
		s.forms = append(s.forms, link)
	}
}

// keep remembers the largest page of each route.
func (s *site) keep(found map[string]page, who *visitor.Visitor, path string, got visitor.Reply) (pattern string) {
	_, pattern, ok := told(got.Timing)
	if ok && len(got.Body) > found[pattern].size {
		found[pattern] = page{pattern: pattern, path: path, who: who, size: len(got.Body)}
	}
	return pattern
}

// told reads a Server-Timing header of ours: milliseconds, and the route.
func told(header string) (ms float64, pattern string, ok bool) {
	for part := range strings.SplitSeq(header, ";") {
		if number, found := strings.CutPrefix(part, "dur="); found {
			ms, _ = strconv.ParseFloat(number, 64) // we wrote it
		}
		if quoted, found := strings.CutPrefix(part, "desc="); found {
			pattern, _ = strconv.Unquote(quoted) // likewise
		}
	}
	return ms, pattern, pattern != ""
}

// timing is what a page takes beside its floor, as median of the rounds, in
// milliseconds of the server.
type timing struct {
	page
	sent                        int // bytes as browsers get them, packed
	packed, packedFloor         float64
	plain, plainFloor           float64
	packedRatio, unpackedFactor float64
}

// time asks for each page and its floor in turn, so that both meet the same
// moments of the machine.
func (s *site) time(rounds int) ([]timing, error) {
	var all []timing
	for _, p := range s.pages {
		t := timing{page: p}
		var err error
		if t.packed, t.packedFloor, t.sent, err = p.beside(rounds, true); err != nil {
			return nil, err
		}
		if t.plain, t.plainFloor, _, err = p.beside(rounds, false); err != nil {
			return nil, err
		}
		t.packedRatio, t.unpackedFactor = t.packed/t.packedFloor, t.plain/t.plainFloor
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b timing) int { return cmp.Compare(b.packedRatio, a.packedRatio) })
	return all, nil
}

func (p page) beside(rounds int, packed bool) (median, floor float64, sent int, err error) {
	who := *p.who
	who.Packed = packed
	like := "/floor?like=" + url.QueryEscape(p.path)
	var pages, floors []float64
	for n := range rounds + 3 {
		got, err := who.Get(p.path)
		if err != nil {
			return 0, 0, 0, err
		}
		least, err := who.Get(like)
		if err != nil {
			return 0, 0, 0, err
		}
		if n < 3 {
			continue // caches fill first
		}
		sent = got.Sent
		spent, _, _ := told(got.Timing)
		pages = append(pages, spent)
		spent, _, _ = told(least.Timing)
		floors = append(floors, spent)
	}
	return quantile(pages, 50), quantile(floors, 50), sent, nil
}

// quantile is the value that percent of all do not exceed; 0 of none.
func quantile(values []float64, percent int) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
}
