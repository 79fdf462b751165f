package storage

import (
	"context"
	"fmt"
)

// Setting reads one setting of the installation. Faults: NotFound.
func (tx *Tx) Setting(ctx context.Context, name string) (string, error) {
	var value string
	err := tx.queryRow(ctx, `/* Tx.Setting */ select value from setting where name = $1`, name).Scan(&value)
	if err != nil {
		return "", fmt.Errorf("read setting %s: %w", name, tx.fault(err))
	}
	return value, nil
}

// SaveSetting writes one setting of the installation.
func (tx *Tx) SaveSetting(ctx context.Context, name, value string) error {
	_, err := tx.exec(ctx, `/* Tx.SaveSetting */ insert into setting (name, value) values ($1, $2)
		on conflict (name) do update set value = excluded.value`, name, value)
	if err != nil {
		return fmt.Errorf("save setting %s: %w", name, err)
	}
	return nil
}

// SaveBlob keeps file contents under their SHA-256; the same bytes once.
func (tx *Tx) SaveBlob(ctx context.Context, hash string, data []byte) error {
	_, err := tx.exec(ctx, `/* Tx.SaveBlob */ insert into blob (hash, data, size) values ($1, $2, $3)
		on conflict (hash) do nothing`, hash, data, len(data))
	if err != nil {
		return fmt.Errorf("keep file %s: %w", hash, err)
	}
	return nil
}

// Blob reads file contents. Faults: NotFound.
func (tx *Tx) Blob(ctx context.Context, hash string) ([]byte, error) {
	var data []byte
	err := tx.queryRow(ctx, `/* Tx.Blob */ select data from blob where hash = $1`, hash).Scan(&data)
	if err != nil {
		return nil, fmt.Errorf("read file %s: %w", hash, tx.fault(err))
	}
	return data, nil
}
