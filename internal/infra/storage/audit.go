package storage

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"slices"
	"time"

	"congtam/internal/base/fault"
	"congtam/internal/domain/audit"
)

// NameLog sets the name of the installation's log, which every leaf carries.
func (db *DB) NameLog(name string) { db.logName = name }

// Record leaves e in the outbox, in the transaction of the act itself: no act
// without its entry, no entry without its act.
func (tx *Tx) Record(ctx context.Context, e audit.Event) error {
	e.At = tx.now
	salt := make([]byte, audit.SaltSize)
	_, _ = rand.Read(salt) // crypto/rand.Read never fails since Go 1.24
	payload, err := e.Payload()
	if err != nil {
		return err
	}
	leaf, err := e.Leaf(tx.logName, salt)
	if err != nil {
		return fmt.Errorf("record %s: %w", e.Act, err)
	}
	_, err = tx.exec(ctx, `/* Tx.Record */
		insert into audit_outbox (id, at, payload, salt, leaf) values ($1, $2, $3, $4, $5)`,
		tx.NewID(), instant(tx.now), string(payload), base64.StdEncoding.EncodeToString(salt), string(leaf.Text()))
	if err != nil {
		return fmt.Errorf("record %s: %w", e.Act, err)
	}
	tx.recorded = e.Act
	return nil
}

// Entry is one act in the log. Position is -1 while the sequencer has not
// placed it.
type Entry struct {
	ID       string
	Position int64
	At       time.Time
	Payload  []byte
	Salt     []byte
	Leaf     []byte
}

const entryColumns = `o.id, coalesce(l.position, -1), o.at, o.payload, o.salt, o.leaf`

// Unplaced loads the oldest acts that have no place in the log yet.
func (tx *Tx) Unplaced(ctx context.Context, limit int) ([]Entry, error) {
	entries, err := collect(ctx, tx, scanEntry, `/* Tx.Unplaced */
		select `+entryColumns+` from audit_outbox o left join log_leaf l on l.outbox_id = o.id
		where l.position is null order by o.at, o.id limit $1`, limit)
	if err != nil {
		return nil, fmt.Errorf("load unplaced entries: %w", err)
	}
	return entries, nil
}

// Entries loads a page of the log, newest first, starting below position
// before.
func (tx *Tx) Entries(ctx context.Context, before int64, limit int) ([]Entry, error) {
	entries, err := collect(ctx, tx, scanEntry, `/* Tx.Entries */
		select `+entryColumns+` from log_leaf l join audit_outbox o on o.id = l.outbox_id
		where l.position < $1 order by l.position desc limit $2`, before, limit)
	if err != nil {
		return nil, fmt.Errorf("load log: %w", err)
	}
	return entries, nil
}

// EntriesFrom loads a run of the log, oldest first, for an export.
func (tx *Tx) EntriesFrom(ctx context.Context, position int64, limit int) ([]Entry, error) {
	entries, err := collect(ctx, tx, scanEntry, `/* Tx.EntriesFrom */
		select `+entryColumns+` from log_leaf l join audit_outbox o on o.id = l.outbox_id
		where l.position >= $1 order by l.position limit $2`, position, limit)
	if err != nil {
		return nil, fmt.Errorf("load log: %w", err)
	}
	return entries, nil
}

func scanEntry(row scanner) (Entry, error) {
	var (
		e             Entry
		payload, salt string
		leaf          string
	)
	if err := row.Scan(&e.ID, &e.Position, (*instant)(&e.At), &payload, &salt, &leaf); err != nil {
		return Entry{}, err
	}
	raw, err := base64.StdEncoding.DecodeString(salt)
	e.Payload, e.Salt, e.Leaf = []byte(payload), raw, []byte(leaf)
	return e, err
}

// PlaceEntries gives entries their positions from first on, and keeps the
// stored hashes that come with them.
func (tx *Tx) PlaceEntries(ctx context.Context, first int64, entries []Entry, grown audit.Appended) error {
	for i, e := range entries {
		_, err := tx.exec(ctx, `/* Tx.PlaceEntries leaf */
			insert into log_leaf (position, outbox_id, leaf) values ($1, $2, $3)`, first+int64(i), e.ID, string(e.Leaf))
		if err != nil {
			return fmt.Errorf("place entry %s: %w", e.ID, err)
		}
	}
	for i, hash := range grown.Hashes {
		_, err := tx.exec(ctx, `/* Tx.PlaceEntries hash */
			insert into log_hash (position, hash) values ($1, $2)`, grown.First+int64(i), base64.StdEncoding.EncodeToString(hash[:]))
		if err != nil {
			return fmt.Errorf("keep hash %d: %w", grown.First+int64(i), err)
		}
	}
	return nil
}

// LastActAt is the instant of the newest act; zero when there is none.
func (tx *Tx) LastActAt(ctx context.Context) (time.Time, error) {
	var at time.Time
	err := tx.queryRow(ctx, `/* Tx.LastActAt */ select max(at) from audit_outbox`).Scan((*instant)(&at))
	return at, err
}

// LogSize counts the leaves of the log.
func (tx *Tx) LogSize(ctx context.Context) (int64, error) {
	var n int64
	err := tx.queryRow(ctx, `/* Tx.LogSize */ select coalesce(max(position) + 1, 0) from log_leaf`).Scan(&n)
	return n, err
}

// LogHashes reads stored hashes of the Merkle tree by their index.
func (tx *Tx) LogHashes(ctx context.Context) audit.HashReader {
	return audit.HashReaderFunc(func(indexes []int64) ([]audit.Hash, error) {
		hashes := make([]audit.Hash, len(indexes))
		for i, index := range indexes {
			var text string
			err := tx.queryRow(ctx, `/* Tx.LogHashes */ select hash from log_hash where position = $1`, index).Scan(&text)
			if err != nil {
				return nil, fmt.Errorf("read hash %d: %w", index, tx.fault(err))
			}
			raw, err := base64.StdEncoding.DecodeString(text)
			if err != nil || len(raw) != len(hashes[i]) {
				return nil, fmt.Errorf("read hash %d: damaged (%w)", index, err)
			}
			copy(hashes[i][:], raw)
		}
		return hashes, nil
	})
}

// SaveCheckpoint keeps a signed checkpoint of the log.
func (tx *Tx) SaveCheckpoint(ctx context.Context, size int64, note []byte) error {
	_, err := tx.exec(ctx, `/* Tx.SaveCheckpoint */
		insert into log_checkpoint (size, content, signed_at) values ($1, $2, $3) on conflict (size) do nothing`,
		size, string(note), instant(tx.now))
	if err != nil {
		return fmt.Errorf("save checkpoint of %d leaves: %w", size, err)
	}
	return nil
}

// Checkpoint loads the newest signed checkpoint. Faults: NotFound before the
// first.
func (tx *Tx) Checkpoint(ctx context.Context) ([]byte, error) {
	var note string
	err := tx.queryRow(ctx, `/* Tx.Checkpoint */
		select content from log_checkpoint order by size desc limit 1`).Scan(&note)
	if err != nil {
		return nil, fmt.Errorf("load checkpoint: %w", tx.fault(err))
	}
	return []byte(note), nil
}

// PositionOf finds the log position of the newest act on the object with the
// given identifier, among acts; with none named, any act. Faults: NotFound while
// it is not placed.
func (tx *Tx) PositionOf(ctx context.Context, id string, acts ...string) (int64, error) {
	type placed struct {
		position int64
		leaf     string
	}
	leaves, err := collect(ctx, tx, func(row scanner) (p placed, err error) {
		err = row.Scan(&p.position, &p.leaf)
		return p, err
	}, `/* Tx.PositionOf */
		select position, leaf from log_leaf where leaf like $1 order by position desc`, `%"obj":"%/`+id+`","of":%`)
	if err != nil {
		return 0, fmt.Errorf("find %v of %s in the log: %w", acts, id, err)
	}
	for _, p := range leaves {
		leaf, err := audit.ParseLeaf([]byte(p.leaf))
		if err != nil {
			return 0, err
		}
		if len(acts) == 0 || slices.Contains(acts, leaf.Act) {
			return p.position, nil
		}
	}
	return 0, fmt.Errorf("find %v of %s in the log: %w", acts, id, fault.New(fault.NotFound, "record.missing"))
}
