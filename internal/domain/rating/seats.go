package rating

import (
	"cmp"
	"math"
	"slices"

	"congtam/internal/domain/rulebook"
)

// seats fills the places that the limits leave. Groups and divisions may cross, so
// taking the best person first can cost a place elsewhere; the places are therefore
// a flow from divisions to groups, and the best set of each size follows from that
// of the size before by the best-ranked augmenting path (successive best paths).
type seats struct {
	people []Candidate // the excellent, best first
	kept   []bool
	cells  []cell
	// Capacity and use of each node; node 0 is the source side, node 1 the sink side.
	room, used []int
	groups     int // the first node of a group; divisions come before
	agency     int
}

// cell is the excellent of one division and one group, best first; the first taken
// of them are kept.
type cell struct {
	division, group int // nodes
	members         []int
	taken           int
}

const (
	source = 0
	sink   = 1
)

// arc is a step that changes who is kept: into a seat (rank gained), out of one
// (rank lost), or only along the limits (no rank).
type arc struct {
	from, to int
	cell     int // -1 for a step along the limits
	step     int // +1 takes the next person of the cell, -1 gives the last one back
}

// gains counts places won and lost by rank, better ranks first.
type gains []gain

type gain struct{ rank, count int }

func newSeats(tallies []Tally, excellent []Candidate) *seats {
	s := &seats{people: excellent, kept: make([]bool, len(excellent)), room: []int{0, 0}, used: []int{0, 0}, agency: len(excellent)}
	limits := map[rulebook.Scope]map[string]int{rulebook.ScopeDivision: {}, rulebook.ScopeGroup: {}}
	for _, t := range tallies {
		if t.Scope == rulebook.ScopeAgency {
			s.agency = min(s.agency, t.Most)
			continue
		}
		if most, set := limits[t.Scope][t.Name]; !set || t.Most < most {
			limits[t.Scope][t.Name] = t.Most
		}
	}
	divisions := s.nodes(limits[rulebook.ScopeDivision], rulebook.ScopeDivision)
	s.groups = len(s.room)
	groups := s.nodes(limits[rulebook.ScopeGroup], rulebook.ScopeGroup)
	at := map[[2]int]int{}
	for i := range excellent {
		key := [2]int{divisions[i], groups[i]}
		if _, made := at[key]; !made {
			at[key] = len(s.cells)
			s.cells = append(s.cells, cell{division: key[0], group: key[1]})
		}
		c := &s.cells[at[key]]
		c.members = append(c.members, i)
	}
	return s
}

// nodes gives each person the node of its part. Parts that no limit can touch
// share one node without bound, which keeps the flow small.
func (s *seats) nodes(limits map[string]int, scope rulebook.Scope) []int {
	count := map[string]int{}
	for _, p := range s.people {
		count[part(scope, p)]++
	}
	free := len(s.room)
	s.room, s.used = append(s.room, math.MaxInt), append(s.used, 0)
	node := map[string]int{}
	of := make([]int, len(s.people))
	for i, p := range s.people {
		name := part(scope, p)
		limit, bound := limits[name]
		if !bound || limit >= count[name] {
			of[i] = free
			continue
		}
		if node[name] == 0 {
			node[name] = len(s.room)
			s.room, s.used = append(s.room, limit), append(s.used, 0)
		}
		of[i] = node[name]
	}
	return of
}

// fill takes one place after another while the limits leave any.
func (s *seats) fill() {
	for range s.agency {
		_, path, found := s.best(source, sink)
		if !found {
			break
		}
		for _, a := range path {
			switch {
			case a.cell >= 0:
				s.cells[a.cell].taken += a.step
			case a.from == source:
				s.used[a.to]++
			case a.to == source:
				s.used[a.from]--
			case a.to == sink:
				s.used[a.from]++
			case a.from == sink:
				s.used[a.to]--
			}
		}
	}
	for _, c := range s.cells {
		for _, i := range c.members[:c.taken] {
			s.kept[i] = true
		}
	}
}

// arcs lists every step open now.
func (s *seats) arcs() []arc {
	list := make([]arc, 0, 2*(len(s.room)+len(s.cells)))
	for node := sink + 1; node < len(s.room); node++ {
		end := source
		if node >= s.groups {
			end = sink
		}
		list = s.along(list, node, end)
	}
	for i, c := range s.cells {
		if c.taken < len(c.members) {
			list = append(list, arc{c.division, c.group, i, +1})
		}
		if c.taken > 0 {
			list = append(list, arc{c.group, c.division, i, -1})
		}
	}
	return list
}

// along adds the steps between a node and its end of the flow: on while there is
// room, back while there is use.
func (s *seats) along(list []arc, node, end int) []arc {
	on, back := arc{source, node, -1, 0}, arc{node, source, -1, 0}
	if end == sink {
		on, back = arc{node, sink, -1, 0}, arc{sink, node, -1, 0}
	}
	if s.used[node] < s.room[node] {
		list = append(list, on)
	}
	if s.used[node] > 0 {
		list = append(list, back)
	}
	return list
}

// rankOf is the rank a step wins or loses.
func (s *seats) rankOf(a arc) int {
	c := s.cells[a.cell]
	if a.step > 0 {
		return s.people[c.members[c.taken]].Rank
	}
	return s.people[c.members[c.taken-1]].Rank
}

// best finds the path with the best gains. It ends because no round trip gains: the
// set kept is already the best of its size.
func (s *seats) best(from, to int) (gains, []arc, bool) {
	open := s.arcs()
	label := make([]gains, len(s.room))
	reached := make([]bool, len(s.room))
	by := make([]arc, len(s.room))
	reached[from] = true
	for changed := true; changed; {
		changed = false
		for _, a := range open {
			if !reached[a.from] || a.to == from {
				continue
			}
			sum := label[a.from]
			if a.cell >= 0 {
				sum = sum.plus(s.rankOf(a), a.step)
			}
			if !reached[a.to] || sum.better(label[a.to]) {
				reached[a.to], label[a.to], by[a.to] = true, sum, a
				changed = true
			}
		}
	}
	if !reached[to] {
		return nil, nil, false
	}
	var path []arc
	for node := to; node != from; node = by[node].from {
		path = append(path, by[node])
	}
	return label[to], path, true
}

// ties marks the people whom an equally good set of the same size would swap: a
// round trip through their place that neither gains nor loses a rank.
func (s *seats) ties() []bool {
	tied := make([]bool, len(s.people))
	last := map[int]bool{}
	next := map[int]bool{}
	for i, c := range s.cells {
		if c.taken > 0 {
			last[s.rankOf(arc{cell: i, step: -1})] = true
		}
		if c.taken < len(c.members) {
			next[s.rankOf(arc{cell: i, step: +1})] = true
		}
	}
	for i, c := range s.cells {
		if c.taken < len(c.members) {
			if rank := s.rankOf(arc{cell: i, step: +1}); last[rank] && s.swaps(c.group, c.division, rank, +1) {
				s.markRank(tied, c.members[c.taken:], rank)
			}
		}
		if c.taken > 0 {
			if rank := s.rankOf(arc{cell: i, step: -1}); next[rank] && s.swaps(c.division, c.group, rank, -1) {
				s.markRank(tied, c.members[:c.taken], rank)
			}
		}
	}
	return tied
}

// swaps tells whether the way back from a step loses exactly what the step gains.
func (s *seats) swaps(from, to, rank, step int) bool {
	back, _, found := s.best(from, to)
	return found && len(back.plus(rank, step)) == 0
}

func (s *seats) markRank(tied []bool, members []int, rank int) {
	for _, i := range members {
		if s.people[i].Rank == rank {
			tied[i] = true
		}
	}
}

// plus adds count places of a rank; what cancels out disappears.
func (g gains) plus(rank, count int) gains {
	at, found := slices.BinarySearchFunc(g, rank, func(x gain, rank int) int { return cmp.Compare(x.rank, rank) })
	sum := slices.Clone(g)
	if !found {
		return slices.Insert(sum, at, gain{rank, count})
	}
	if sum[at].count += count; sum[at].count == 0 {
		sum = slices.Delete(sum, at, at+1)
	}
	return sum
}

// better compares by the best rank at which the two differ.
func (g gains) better(other gains) bool {
	for i := 0; ; i++ {
		switch {
		case i == len(g) && i == len(other):
			return false
		case i == len(g):
			return other[i].count < 0
		case i == len(other):
			return g[i].count > 0
		case g[i].rank < other[i].rank:
			return g[i].count > 0
		case g[i].rank > other[i].rank:
			return other[i].count < 0
		case g[i].count != other[i].count:
			return g[i].count > other[i].count
		}
	}
}
