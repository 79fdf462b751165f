package bench

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"congtam/internal/visitor"
)

// writesIn is how many requests of a hundred write.
const writesIn = 10

// loaded is what people met while they all worked at once.
type loaded struct {
	lasted        time.Duration
	reads, writes []float64 // milliseconds each took, as the people waited
	failed        int
}

func (l loaded) perSecond(n int) float64 { return float64(n) / l.lasted.Seconds() }

// load lets people read pages open to all of them, one request of ten writing
// a sentence into the plan with everything an act brings: the right checked,
// the row's version, the entry in the log, the key remembered.
func (s *site) load(p Plan) (loaded, error) {
	if s.office == nil {
		return loaded{}, errors.New("no page to write on was found")
	}
	var (
		people sync.WaitGroup
		stop   atomic.Bool
	)
	crowd := make([]*reader, p.Readers)
	for n := range crowd {
		r, err := s.reader(n)
		if err != nil {
			return loaded{}, err
		}
		crowd[n] = r
	}
	began := time.Now()
	for _, r := range crowd {
		people.Go(func() { r.work(&stop) })
	}
	time.Sleep(p.Load)
	stop.Store(true)
	people.Wait()
	all := loaded{lasted: time.Since(began)}
	for _, r := range crowd {
		all.reads, all.writes, all.failed = append(all.reads, r.reads...), append(all.writes, r.writes...), all.failed+r.failed
	}
	return all, nil
}

// reader is one of the crowd.
type reader struct {
	visitor.Visitor
	paths         []string // pages it may read
	pen           pen
	draw          *rand.Rand
	reads, writes []float64
	failed        int
}

// pen writes into one participant's form, over and over.
type pen struct {
	visitor.Visitor
	path, kept string
	name       string
	count      int
}

func (s *site) reader(n int) (*reader, error) {
	r := &reader{
		Visitor: visitor.Visitor{Base: s.base, Account: s.people[n*len(s.people)/64%len(s.people)], Packed: true},
		draw:    rand.New(rand.NewPCG(uint64(n), 7)), //nolint:gosec // the same load every time
	}
	if err := r.SignIn(); err != nil {
		return nil, err
	}
	for _, p := range s.pages {
		if _, err := r.Get(p.path); err == nil {
			r.paths = append(r.paths, p.path)
		}
	}
	r.pen = pen{Visitor: *s.office, path: s.forms[n%len(s.forms)], name: "bench-" + strconv.Itoa(n)}
	_, fields, err := r.pen.FormOn(r.pen.path, r.pen.path)
	if err != nil {
		return nil, err
	}
	r.pen.kept = fields.Get("was-exempt")
	return r, nil
}

func (r *reader) work(stop *atomic.Bool) {
	for !stop.Load() {
		began := time.Now()
		var err error
		writing := r.draw.IntN(100) < writesIn
		if writing {
			err = r.pen.write()
		} else {
			_, err = r.Get(r.paths[r.draw.IntN(len(r.paths))])
		}
		spent := float64(time.Since(began).Microseconds()) / 1000
		switch {
		case err != nil:
			r.failed++
		case writing:
			r.writes = append(r.writes, spent)
		default:
			r.reads = append(r.reads, spent)
		}
	}
}

func (p *pen) write() error {
	p.count++
	_, fields, err := p.FormOn(p.path, p.path)
	if err != nil {
		return err
	}
	fields.Set("exempt", fmt.Sprintf("Lần ghi %d của %s", p.count, p.name))
	_, err = p.Post(p.path, fields)
	return err
}
