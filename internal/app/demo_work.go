package app

import (
	"context"
	_ "embed" // made-up work travels with the program
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
)

//go:embed demo/work.json
var demoWorkFile []byte

// demoWork is the year's work as made up for training: what each kind of
// division does, and what was found wanting the year before.
type demoWork struct {
	Divisions []demoDivision `json:"divisions"`
	Common    [][3]string    `json:"common"`
	OwnLapses []string       `json:"own_lapses"`
	Reasons   []string       `json:"reasons"`
}

// demoDivision is the work of units whose name holds Match, folded; a task is
// title, product and quantity.
type demoDivision struct {
	Match  string      `json:"match"`
	Unit   [][3]string `json:"unit"`
	Own    [][3]string `json:"own"`
	Lapses []string    `json:"lapses"`
}

const (
	demoOwnTasks = 6
	demoDaysLate = 6
)

// demoStandings is how the tasks of one person in ten end. Most do well, two
// very well, one is late once, one has a task still open.
var demoStandings = [10][demoOwnTasks]dossier.Outcome{
	{dossier.Exceeded, dossier.HighEffect, dossier.Exceeded, dossier.HighEffect, dossier.Exceeded, dossier.HighEffect},
	{dossier.Assured, dossier.HighEffect, dossier.Assured, dossier.Assured, dossier.HighEffect, dossier.Assured},
	{dossier.HighEffect, dossier.Assured, dossier.HighEffect, dossier.Assured, dossier.Assured, dossier.Exceeded},
	{dossier.Assured, dossier.Assured, dossier.Assured, dossier.HighEffect, dossier.Assured, dossier.Assured},
	{dossier.Assured, dossier.NotAssured, dossier.Assured, dossier.Assured, dossier.HighEffect, dossier.Assured},
	{dossier.HighEffect, dossier.Exceeded, dossier.Exceeded, dossier.Exceeded, dossier.HighEffect, dossier.Exceeded},
	{dossier.HighEffect, dossier.Assured, dossier.Assured, dossier.Assured, dossier.Assured, dossier.HighEffect},
	{dossier.Assured, dossier.HighEffect, dossier.HighEffect, dossier.Assured, dossier.Assured, dossier.Open},
	{dossier.Assured, dossier.Assured, dossier.HighEffect, dossier.HighEffect, dossier.Assured, dossier.Assured},
	{dossier.HighEffect, dossier.HighEffect, dossier.Assured, dossier.Assured, dossier.Assured, dossier.Exceeded},
}

// SeedWork fills a training installation with a believable year: tasks of
// units and people with their results, and what last year left to remedy. It is
// the same each time, and does nothing where there is work already. Faults:
// Refused outside training installations.
func (a *App) SeedWork(ctx context.Context, by By, id cycle.ID) error {
	if !a.setting.Training {
		return fault.New(fault.Refused, "signin.trainingOnly")
	}
	var work demoWork
	if err := json.Unmarshal(demoWorkFile, &work); err != nil {
		return fmt.Errorf("read the made-up work: %w", err)
	}
	_, err := a.act(ctx, by, authz.SeedWork, func(c *act) error {
		plan, err := c.Plan(ctx, id)
		if err != nil {
			return err
		}
		if err := c.allow(authz.Resource{Agency: plan.Cycle.Agency}); err != nil {
			return err
		}
		c.about("cycle", string(id), plan.Cycle.Version)
		standing, err := c.Standing(ctx, id, nil)
		if err != nil || len(standing.Units) > 0 {
			return err
		}
		return madeUpYear{act: c, work: work, year: plan.Cycle.Year}.plan(ctx, plan)
	})
	return err
}

// seedYear is SeedWork by the chief of office, as part of making up a demo.
func (a *App) seedYear(ctx context.Context, c cycle.Cycle) error {
	office, err := a.demoActor(ctx, org.Office)
	if err != nil {
		return err
	}
	return a.SeedWork(ctx, seeding(office, "work"), c.ID)
}

// madeUpYear writes made-up work in one act.
type madeUpYear struct {
	*act
	work demoWork
	year int
}

func (s madeUpYear) plan(ctx context.Context, plan cycle.Plan) error {
	divisions := map[org.UnitID]demoDivision{}
	for i, u := range plan.Units {
		if u.Kind == org.Agency {
			continue
		}
		divisions[u.Unit] = s.work.division(u.Name)
		if err := s.unit(ctx, plan.Cycle.ID, u.Unit, i, divisions[u.Unit]); err != nil {
			return err
		}
	}
	for i, p := range plan.Participants {
		if err := s.person(ctx, p, i, divisions[p.Unit]); err != nil {
			return err
		}
	}
	return nil
}

// division finds what a unit of that name does; any unit does the common work.
func (w demoWork) division(name string) demoDivision {
	folded := org.Fold(name)
	for _, d := range w.Divisions {
		if strings.Contains(folded, d.Match) {
			return d
		}
	}
	return demoDivision{Unit: w.Common, Own: w.Common, Lapses: w.OwnLapses[:1]}
}

func (s madeUpYear) unit(ctx context.Context, id cycle.ID, unit org.UnitID, n int, d demoDivision) error {
	for i, words := range d.Unit {
		outcome := dossier.Assured
		switch {
		case (i+n)%2 == 0:
			outcome = dossier.Exceeded
		case n%5 == 4 && i == 1: // a unit in five was late once
			outcome = dossier.NotAssured
		}
		t := dossier.Task{Cycle: id, Unit: unit}
		if err := s.AddTask(ctx, s.task(t, words, outcome, n+i)); err != nil {
			return err
		}
	}
	for i, lapse := range d.Lapses {
		short := dossier.Shortcoming{Cycle: id, Unit: unit, Content: lapse}
		if err := s.AddShortcoming(ctx, s.lapse(short, n+i)); err != nil {
			return err
		}
	}
	return nil
}

func (s madeUpYear) person(ctx context.Context, p cycle.Participant, n int, d demoDivision) error {
	pool := append(append([][3]string{}, d.Own...), s.work.Common...)
	for i, outcome := range demoStandings[n%len(demoStandings)] {
		t := dossier.Task{Cycle: p.Cycle, Unit: p.Unit, Person: p.Person}
		if err := s.AddTask(ctx, s.task(t, pool[(n+i)%len(pool)], outcome, n+i)); err != nil {
			return err
		}
	}
	if n%3 != 0 { // one person in three has something to remedy
		return nil
	}
	short := dossier.Shortcoming{Cycle: p.Cycle, Unit: p.Unit, Person: p.Person, Content: s.work.OwnLapses[n/3%len(s.work.OwnLapses)]}
	return s.AddShortcoming(ctx, s.lapse(short, 0))
}

// task dresses a task with days, result and reason that bear its outcome out.
func (s madeUpYear) task(t dossier.Task, words [3]string, outcome dossier.Outcome, n int) dossier.Task {
	t.ID, t.Title, t.Product, t.Quantity, t.Outcome = dossier.TaskID(s.NewID()), words[0], words[1], words[2], outcome
	t.DueOn = civil.On(s.year, time.Month(2+n%9), 28)
	switch outcome {
	case dossier.Open:
		t.DueOn = civil.On(s.year, time.December, 15)
		return t
	case dossier.NotAssured:
		t.DoneOn = t.DueOn.AddDays(demoDaysLate)
		t.Explanation = s.work.Reasons[n%len(s.work.Reasons)]
	default:
		t.DoneOn = t.DueOn.AddDays(-1 - n%7)
	}
	t.Result = fmt.Sprintf("Đã hoàn thành: %s (%s), xong ngày %s.", strings.ToLower(t.Product), t.Quantity, t.DoneOn.Short())
	if outcome == dossier.Exceeded {
		t.Result += " Vượt yêu cầu đề ra về số lượng hoặc thời gian."
	}
	return t
}

// lapse is last year's shortcoming: every other one is remedied, of the rest
// nobody has told yet.
func (s madeUpYear) lapse(short dossier.Shortcoming, n int) dossier.Shortcoming {
	short.ID, short.FromYear, short.Status = s.NewID(), s.year-1, dossier.Unknown
	short.Cause, short.Measure = "Chủ quan: chưa bố trí thời gian hợp lý.", "Lập tiến độ từng tháng, kiểm tra hằng tuần."
	if n%2 == 1 {
		short.Status, short.Note = dossier.Fixed, "Đã khắc phục trong quý I."
	}
	return short
}
