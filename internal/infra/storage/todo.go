package storage

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

// TodoQuery says whose work is asked for: the person, and by what the person is.
type TodoQuery struct {
	Cycle    cycle.ID
	Person   org.PersonID
	Member   []org.UnitID // units reviewed in their own meetings, where the person works
	Headed   []org.UnitID // of these, those the person heads
	Key      bool         // among the key people, who are consulted on the department's reports
	Office   bool
	Director bool
}

// Todo is one thing that waits: what it is, what it is about, and a remark. A
// Kind of "done" tells instead that the step of code ID is met.
type Todo struct {
	Kind string
	ID   string
	Unit org.UnitID
	Name string
	Note string
}

// Todos finds everything that waits for a person in a cycle, and which steps
// the person is bound by are met, in one statement.
func (tx *Tx) Todos(ctx context.Context, q TodoQuery) ([]Todo, error) {
	arms, values := q.arms()
	todos, err := collect(ctx, tx, func(row scanner) (Todo, error) {
		var t Todo
		err := row.Scan(&t.Kind, &t.ID, &t.Unit, &t.Name, &t.Note)
		return t, err
	}, "/* Tx.Todos */ "+strings.Join(arms, "\nunion all\n"), values...)
	if err != nil {
		return nil, fmt.Errorf("load what waits for %s: %w", q.Person, err)
	}
	return todos, nil
}

// arms puts the statement together from what the person is. $1 is the cycle, $2
// the person.
func (q TodoQuery) arms() ([]string, args) {
	values := args{string(q.Cycle), string(q.Person)}
	arms := append([]string{}, personalTodos...)
	arms = append(arms, consultedTodos(&values, q))
	if len(q.Headed) > 0 {
		list := in(&values, q.Headed)
		for _, arm := range headTodos {
			arms = append(arms, strings.ReplaceAll(arm, "$units", list))
		}
	}
	if q.Office {
		arms = append(arms, officeTodos...)
	}
	if q.Director {
		arms = append(arms, directorTodos...)
	}
	if q.Office || q.Director {
		arms = append(arms, departmentTodos...)
	}
	return arms, values
}

// personalTodos wait for anybody.
var personalTodos = []string{
	`select 'review.' || coalesce(r.state, 'draft') as kind, p.person_id as id, p.unit_id as unit_id, '' as name, coalesce(r.returned_note, '') as note
	from participant p join cycle c on c.id = p.cycle_id and c.state = 'issued'
	left join self_review r on r.cycle_id = p.cycle_id and r.person_id = p.person_id
	where p.cycle_id = $1 and p.person_id = $2 and p.exempt_reason = '' and coalesce(r.state, 'draft') in ('draft', 'returned', 'revising')`,
	`select 'meeting.minutes', m.id, m.unit_id, u.name, ''
	from meeting m join unit u on u.id = m.unit_id
	where m.cycle_id = $1 and m.secretary_id = $2 and m.state = 'open'`,
	`select 'notice.acknowledge', n.id, '', '', ''
	from notice n join rating r on r.id = n.rating_id
	where r.cycle_id = $1 and n.person_id = $2 and n.acknowledged_at is null`,
}

// consultedTodos are the reports the person owes an opinion on: the own unit's,
// and for key people the department's.
func consultedTodos(values *args, q TodoQuery) string {
	own := in(values, q.Member)
	*values = append(*values, q.Key)
	return `select 'report.comment.' || r.kind, r.id, r.unit_id, u.name, ''
	from collective_report r join unit u on u.id = r.unit_id
	where r.cycle_id = $1 and r.state = 'consulting' and (r.kind = 'unit' and r.unit_id in (` + own + `) or r.kind <> 'unit' and $` + strconv.Itoa(len(*values)) + `)
		and not exists (select 1 from report_comment k where k.report_id = r.id and k.author_id = $2)`
}

// headTodos wait for the head of a unit.
var headTodos = []string{
	`select case coalesce(r.state, 'draft') when 'draft' then 'report.write'
			when 'consulting' then case when exists (select 1 from report_comment k where k.report_id = r.id and k.no_comment = false and k.resolution = '') then 'report.resolve' else 'report.settle' end
		end, u.unit_id, u.unit_id, u.name, ''
	from unit_part u join cycle c on c.id = u.cycle_id and c.state = 'issued'
	left join collective_report r on r.cycle_id = u.cycle_id and r.unit_id = u.unit_id and r.kind = 'unit'
	where u.cycle_id = $1 and u.unit_id in ($units) and coalesce(r.state, 'draft') in ('draft', 'consulting')`,
	`select case coalesce(m.state, '') when '' then 'meeting.prepare' when 'planned' then 'meeting.open' else 'meeting.adopt' end,
		coalesce(m.id, u.unit_id), u.unit_id, u.name, ''
	from unit_part u join collective_report r on r.cycle_id = u.cycle_id and r.unit_id = u.unit_id and r.kind = 'unit' and r.state in ('settled', 'concluded')
	left join meeting m on m.cycle_id = u.cycle_id and m.unit_id = u.unit_id and m.kind = 'division_review'
	where u.cycle_id = $1 and u.unit_id in ($units) and coalesce(m.state, '') <> 'adopted'`,
	`select case coalesce(d.state, 'open') when 'returned' then 'dossier.returned' else 'dossier.submit' end, u.unit_id, u.unit_id, u.name, coalesce(d.returned_note, '')
	from unit_part u join meeting m on m.cycle_id = u.cycle_id and m.unit_id = u.unit_id and m.kind = 'division_review' and m.state = 'adopted'
	left join unit_dossier d on d.cycle_id = u.cycle_id and d.unit_id = u.unit_id
	where u.cycle_id = $1 and u.unit_id in ($units) and coalesce(d.state, 'open') in ('open', 'returned')`,
	`select 'contribution.write', u.unit_id, u.unit_id, u.name, ''
	from unit_part u join cycle c on c.id = u.cycle_id and c.state = 'issued'
	where u.cycle_id = $1 and u.unit_id in ($units)
		and not exists (select 1 from contribution k where k.cycle_id = u.cycle_id and k.unit_id = u.unit_id and k.state = 'submitted')`,
	`select 'done', 'contributions', '', '', '' from cycle c where c.id = $1
		and not exists (select 1 from unit_part u where u.cycle_id = c.id and u.unit_id in ($units)
			and not exists (select 1 from contribution k where k.cycle_id = u.cycle_id and k.unit_id = u.unit_id and k.state = 'submitted'))`,
	`select 'done', 'unit_dossiers', '', '', '' from cycle c where c.id = $1
		and not exists (select 1 from unit_part u where u.cycle_id = c.id and u.unit_id in ($units)
			and not exists (select 1 from unit_dossier d where d.cycle_id = u.cycle_id and d.unit_id = u.unit_id and d.state in ('submitted', 'accepted')))`,
}

// officeTodos wait for the office.
var officeTodos = []string{
	`select 'plan.complete', c.id, '', '', '' from cycle c where c.id = $1 and c.state = 'draft'`,
	`select 'dossier.receive', d.unit_id, d.unit_id, u.name, ''
	from unit_dossier d join unit_part u on u.cycle_id = d.cycle_id and u.unit_id = d.unit_id
	where d.cycle_id = $1 and d.state = 'submitted'`,
	`select 'report.write.' || k.kind, k.kind, u.unit_id, '', ''
	from (select 'agency' as kind union all select 'leadership') k join cycle c on c.id = $1 and c.state = 'issued'
	join unit_part u on u.cycle_id = c.id and u.kind = k.kind
	where not exists (select 1 from collective_report r where r.cycle_id = c.id and r.kind = k.kind and r.state in ('settled', 'concluded'))`,
	`select 'meeting.convene.' || k.kind, k.kind, u.unit_id, '', ''
	from (select 'leadership_review' as kind union all select 'agency_ballot') k join cycle c on c.id = $1 and c.state = 'issued'
	join unit_part u on u.cycle_id = c.id and u.kind = case k.kind when 'leadership_review' then 'leadership' else 'agency' end
	where not exists (select 1 from meeting m where m.cycle_id = c.id and m.kind = k.kind and m.state = 'adopted')`,
	`select 'outgoing.' || k.recipient, k.recipient, '', '', ''
	from (select 'committee' as recipient union all select 'party_commission') k join cycle c on c.id = $1 and c.state = 'issued'
	where not exists (select 1 from outgoing_report o where o.cycle_id = c.id and o.recipient = k.recipient and o.state = 'sent')`,
	`select 'done', case o.recipient when 'committee' then 'report_committee' else 'report_party' end, '', '', ''
	from outgoing_report o where o.cycle_id = $1 and o.state = 'sent'`,
	`select 'done', 'schedule_leadership', '', '', '' from meeting m where m.cycle_id = $1 and m.kind = 'leadership_review' and m.held_on is not null`,
	`select 'done', 'agency_reports', '', '', '' from cycle c where c.id = $1
		and 2 = (select count(*) from collective_report r where r.cycle_id = c.id and r.kind <> 'unit' and r.state in ('settled', 'concluded'))`,
}

// directorTodos wait for the Director.
var directorTodos = []string{
	`select 'plan.issue', c.id, '', '', '' from cycle c where c.id = $1 and c.state = 'draft'`,
	`select 'meeting.convene.consultation', 'consultation', c.agency_id, '', '' from cycle c where c.id = $1 and c.state = 'issued'
		and not exists (select 1 from meeting m where m.cycle_id = c.id and m.kind = 'consultation' and m.state = 'adopted')`,
	`select 'decision.sign.' || d.kind, d.id, '', '', '' from rating_decision d where d.cycle_id = $1 and d.state = 'draft' and d.kind <> 'superior'`,
	`select 'petition.answer', t.id, r.unit_id, p.name, ''
	from petition t join rating r on r.id = t.rating_id join person p on p.id = t.person_id
	where r.cycle_id = $1 and t.state = 'filed' and t.person_id <> $2`,
	`select 'rating.recheck', r.id, r.unit_id, coalesce(p.name, u.name), ''
	from rating r join unit u on u.id = r.unit_id left join person p on p.id = r.person_id
	where r.cycle_id = $1 and r.state = 'final' and r.recheck <> '{}' and r.recheck not like '%"why":""%'`,
}

// departmentTodos wait for the office and the Director together.
var departmentTodos = []string{
	`select 'decision.draft.' || k.kind, k.kind, '', '', ''
	from (select 'units' as kind union all select 'people') k join meeting m on m.cycle_id = $1 and m.kind = 'consultation' and m.state = 'adopted'
	where not exists (select 1 from rating_decision d where d.cycle_id = m.cycle_id and d.kind = k.kind)`,
	`select 'results.publish', u.unit_id, u.unit_id, u.name, ''
	from unit_part u join rating_decision d on d.cycle_id = u.cycle_id and d.kind = 'people' and d.state = 'signed'
	where u.cycle_id = $1 and u.kind in ('office', 'division', 'service_unit')
		and not exists (select 1 from publication b where b.cycle_id = u.cycle_id and b.unit_id = u.unit_id)`,
	`select 'done', m.kind, '', '', '' from meeting m where m.cycle_id = $1 and m.kind <> 'division_review' and m.state = 'adopted'`,
}
