package storage

import (
	"context"
	"fmt"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
)

// Document is a rendered file or, while Hash is empty, the order for one.
type Document struct {
	ID       string
	Cycle    cycle.ID
	Kind     string
	Object   string // what it shows: a meeting, a decision, a notice …
	Format   string // docx, pdf or xlsx
	FileName string // in Vietnamese, without the ending
	Hash     string
	AskedAt  time.Time
	MadeAt   time.Time
	AskedBy  string // the account
}

const documentColumns = `id, cycle_id, kind, object_id, format, file_name, hash, asked_at, made_at, asked_by`

// AddDocument orders a document.
func (tx *Tx) AddDocument(ctx context.Context, d Document) error {
	_, err := tx.exec(ctx, `/* Tx.AddDocument */
		insert into document (id, cycle_id, kind, object_id, format, file_name, asked_at, asked_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		d.ID, d.Cycle, d.Kind, d.Object, d.Format, d.FileName, instant(d.AskedAt), d.AskedBy)
	if err != nil {
		return fmt.Errorf("order document %s: %w", d.Kind, err)
	}
	return nil
}

// FillDocument says which file answers the order. Faults: Conflict when one
// does already.
func (tx *Tx) FillDocument(ctx context.Context, id, hash string) error {
	n, err := tx.exec(ctx, `/* Tx.FillDocument */
		update document set hash = $2, made_at = $3 where id = $1 and hash is null`, id, hash, instant(tx.now))
	if err != nil {
		return fmt.Errorf("fill document %s: %w", id, err)
	}
	if n == 0 {
		return fault.New(fault.Conflict, "document.made")
	}
	return nil
}

// Document loads one document. Faults: NotFound.
func (tx *Tx) Document(ctx context.Context, id string) (Document, error) {
	d, err := scanDocument(tx.queryRow(ctx, `/* Tx.Document */
		select `+documentColumns+` from document where id = $1`, id))
	if err != nil {
		return Document{}, fmt.Errorf("load document %s: %w", id, tx.fault(err))
	}
	return d, nil
}

// Documents loads every document of a cycle, the oldest order first.
func (tx *Tx) Documents(ctx context.Context, id cycle.ID) ([]Document, error) {
	documents, err := collect(ctx, tx, scanDocument, `/* Tx.Documents */
		select `+documentColumns+` from document where cycle_id = $1 order by asked_at, id`, id)
	if err != nil {
		return nil, fmt.Errorf("load documents: %w", err)
	}
	return documents, nil
}

// DocumentsOf loads the documents of a cycle that show one of objects, the
// oldest order first.
func (tx *Tx) DocumentsOf(ctx context.Context, id cycle.ID, objects []string) ([]Document, error) {
	values := args{string(id)}
	list := in(&values, objects)
	documents, err := collect(ctx, tx, scanDocument, `/* Tx.DocumentsOf */
		select `+documentColumns+` from document
		where cycle_id = $1 and object_id in (`+list+`) order by asked_at, id`, values...)
	if err != nil {
		return nil, fmt.Errorf("load documents of %d objects: %w", len(objects), err)
	}
	return documents, nil
}

func scanDocument(row scanner) (Document, error) {
	var (
		d    Document
		hash text
	)
	err := row.Scan(&d.ID, &d.Cycle, &d.Kind, &d.Object, &d.Format, &d.FileName, &hash,
		(*instant)(&d.AskedAt), (*instant)(&d.MadeAt), &d.AskedBy)
	d.Hash = string(hash)
	return d, err
}

// Printable is something of a cycle that can be put on paper, and what the
// right to it depends on.
type Printable struct {
	Kind      string
	Object    string
	Unit      org.UnitID   // empty: the agency's
	Person    org.PersonID // whose case it is
	Chair     org.PersonID
	Secretary org.PersonID
	Convened  bool   // the reader was called to the meeting
	Ready     bool   // what it shows is settled
	Variant   string // kind of meeting or of decision
	UnitName  string
	Name      string // the person's
}

// PrintableQuery narrows what can be printed. Empty fields ask nothing.
type PrintableQuery struct {
	Cycle  cycle.ID
	Unit   org.UnitID
	Common bool // the agency's papers, none of a unit's or person's
	Kind   string
	Object string
	Reader org.PersonID // for Convened
}

// Printables loads what of a cycle can be put on paper, in one statement: the
// plan and the agency's papers first, then each unit's in the order of lists.
func (tx *Tx) Printables(ctx context.Context, q PrintableQuery) ([]Printable, error) {
	common := ""
	if q.Common {
		common = "common"
	}
	list, err := collect(ctx, tx, scanPrintable, `/* Tx.Printables */
		select s.kind, s.object_id, s.unit_id, s.person_id, s.chair_id, s.secretary_id, s.ready, s.variant,
			coalesce(u.name, ''), coalesce(p.name, ''),
			exists (select 1 from attendance a where a.meeting_id = s.object_id and a.person_id = $5)
		from (`+printableObjects+`) s
		left join unit_part u on u.cycle_id = $1 and u.unit_id = s.unit_id
		left join participant p on p.cycle_id = $1 and p.person_id = s.person_id
		where ($2 = '' or s.unit_id = $2) and ($3 = '' or s.kind = $3) and ($4 = '' or s.object_id = $4)
			and ($6 = '' or s.person_id = '' and coalesce(u.kind, 'agency') in ('agency', 'leadership'))
		order by coalesce(u.display_order, 0), s.place, coalesce(p.display_order, 0), s.object_id`,
		q.Cycle, string(q.Unit), q.Kind, q.Object, string(q.Reader), common)
	if err != nil {
		return nil, fmt.Errorf("load what can be printed of %s: %w", q.Cycle, err)
	}
	return list, nil
}

// printableObjects has one branch a kind of document; those with a row a person
// ask for the unit themselves, for people are many. A text shown to the unit
// has the ready of the text it was made from.
const printableObjects = `
	select 'plan' as kind, id as object_id, '' as unit_id, '' as person_id, '' as chair_id, '' as secretary_id,
		state <> 'draft' as ready, '' as variant, 1 as place
	from cycle where id = $1
	union all
	select case when kind = 'agency_ballot' then 'tally_minutes' else 'minutes' end, id, unit_id, '',
		coalesce(chair_id, ''), coalesce(secretary_id, ''), state = 'adopted', kind, 2
	from meeting where cycle_id = $1
	union all
	select 'collective_report', id, unit_id, '', '', '', state in ('settled', 'concluded'), kind, 3
	from collective_report where cycle_id = $1
	union all
	select k.kind, r.id, p.unit_id, r.person_id,
		coalesce((select min(i.chair_id) from agenda_item i join meeting m on m.id = i.meeting_id
			where m.cycle_id = r.cycle_id and i.person_id = r.person_id), ''),
		'', r.state in ('submitted', 'revising', 'completed'), '', k.place
	from self_review r
		join participant p on p.cycle_id = r.cycle_id and p.person_id = r.person_id
		cross join (select 'self_review' as kind, 4 as place union all select 'self_review_shared', 5) k
	where r.cycle_id = $1 and ($2 = '' or p.unit_id = $2) and ($4 = '' or r.id = $4) and $6 = ''
	union all
	select 'proposal_table', u.unit_id, u.unit_id, '', '', '',
		exists (select 1 from meeting m where m.cycle_id = u.cycle_id and m.unit_id = u.unit_id and m.state = 'adopted'), '', 6
	from unit_part u where u.cycle_id = $1 and u.kind in ('office', 'division', 'service_unit')
	union all
	select 'decision', id, '', '', '', '', state = 'signed', kind, 7
	from rating_decision where cycle_id = $1 and kind <> 'superior'
	union all
	select 'notice', n.id, r.unit_id, n.person_id, '', '', true, '', 8
	from notice n join rating r on r.id = n.rating_id
	where r.cycle_id = $1 and ($2 = '' or r.unit_id = $2) and ($4 = '' or n.id = $4) and $6 = ''
	union all
	select 'summary_report', k.recipient, '', '', '', '',
		exists (select 1 from rating_decision d where d.cycle_id = $1 and d.kind = 'people' and d.state = 'signed'), k.recipient, 9
	from (select 'committee' as recipient union all select 'party_commission') k
	union all
	select 'summary_xlsx', id, '', '', '', '', state <> 'draft', '', 10
	from cycle where id = $1`

func scanPrintable(row scanner) (Printable, error) {
	var p Printable
	err := row.Scan(&p.Kind, &p.Object, &p.Unit, &p.Person, &p.Chair, &p.Secretary, &p.Ready, &p.Variant,
		&p.UnitName, &p.Name, &p.Convened)
	return p, err
}

// CheckpointOver loads the first signed checkpoint whose log holds a leaf: it
// never changes, so a paper printed again shows the same. Faults: NotFound
// while the leaf is not covered.
func (tx *Tx) CheckpointOver(ctx context.Context, leaf int64) ([]byte, error) {
	var note string
	err := tx.queryRow(ctx, `/* Tx.CheckpointOver */
		select content from log_checkpoint where size > $1 order by size limit 1`, leaf).Scan(&note)
	if err != nil {
		return nil, fmt.Errorf("load checkpoint over leaf %d: %w", leaf, tx.fault(err))
	}
	return []byte(note), nil
}

// Recipient is one of those a kind of document goes to (R063, R260).
type Recipient struct {
	ID       string
	Cycle    cycle.ID
	Document string // kind of document
	Name     string
	Purpose  string // report, act, archive; empty: to know
	Order    int
}

// SaveRecipient adds or replaces a recipient.
func (tx *Tx) SaveRecipient(ctx context.Context, r Recipient) error {
	_, err := tx.exec(ctx, `/* Tx.SaveRecipient */
		insert into recipient (id, cycle_id, document, name, purpose, position) values ($1, $2, $3, $4, $5, $6)
		on conflict (id) do update set name = excluded.name, purpose = excluded.purpose, position = excluded.position`,
		r.ID, r.Cycle, r.Document, r.Name, r.Purpose, r.Order)
	if err != nil {
		return fmt.Errorf("save recipient: %w", err)
	}
	return nil
}

// Recipients loads those a kind of document of the cycle goes to, in order.
func (tx *Tx) Recipients(ctx context.Context, id cycle.ID, document string) ([]Recipient, error) {
	recipients, err := collect(ctx, tx, func(row scanner) (Recipient, error) {
		var r Recipient
		err := row.Scan(&r.ID, &r.Cycle, &r.Document, &r.Name, &r.Purpose, &r.Order)
		return r, err
	}, `/* Tx.Recipients */
		select id, cycle_id, document, name, purpose, position from recipient
		where cycle_id = $1 and document = $2 order by position, id`, id, document)
	if err != nil {
		return nil, fmt.Errorf("load recipients: %w", err)
	}
	return recipients, nil
}

// SummaryLines loads every participant of a cycle with what was said and
// decided of him: the own level, the proposals, and the level in force, empty
// while there is none. In the order of lists.
func (tx *Tx) SummaryLines(ctx context.Context, id cycle.ID) ([]decision.Line, error) {
	lines, err := collect(ctx, tx, func(row scanner) (decision.Line, error) {
		var l decision.Line
		err := row.Scan(&l.Rating.Person, &l.Rating.Unit, &l.Name, &l.Title, &l.Class, &l.Post, &l.Grounds, &l.Unit, &l.UnitKind, &l.Group,
			&l.Self, &l.ByDivision, &l.ByLeadership, &l.ByConsultation, &l.Rank, &l.Rating.ID, &l.Rating.Level, fromJSON(&l.Rating.Outcome),
			&l.Rating.Reason, &l.Rating.Provisional)
		return l, err
	}, `/* Tx.SummaryLines */
		select p.person_id, p.unit_id, p.name, p.title, p.class, p.post, p.exempt_reason, u.name, u.kind, coalesce(g.name, ''),
			coalesce(s.self_level, ''), coalesce(d.level, ''), coalesce(l.level, ''), coalesce(c.level, ''), coalesce(d.rank, 0),
			coalesce(r.id, ''), coalesce(r.level, ''), coalesce(r.outcome, '{}'), coalesce(r.reason, ''), coalesce(r.provisional, false)
		from participant p
			join unit_part u on u.cycle_id = p.cycle_id and u.unit_id = p.unit_id
			left join peer_group g on g.id = p.peer_group_id
			left join self_review s on s.cycle_id = p.cycle_id and s.person_id = p.person_id and s.state <> 'draft'
			left join proposal d on d.cycle_id = p.cycle_id and d.person_id = p.person_id and d.stage = 'division' and d.current = true
			left join proposal l on l.cycle_id = p.cycle_id and l.person_id = p.person_id and l.stage = 'leadership' and l.current = true
			left join proposal c on c.cycle_id = p.cycle_id and c.person_id = p.person_id and c.stage = 'consultation' and c.current = true
			left join rating r on r.cycle_id = p.cycle_id and r.person_id = p.person_id and r.state = 'final'
		where p.cycle_id = $1 order by u.display_order, p.display_order, p.person_id`, id)
	if err != nil {
		return nil, fmt.Errorf("load summary of %s: %w", id, err)
	}
	return lines, nil
}
