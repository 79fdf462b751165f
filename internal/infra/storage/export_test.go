package storage

import "context"

// ExecForTest runs a statement no method of Tx would.
func (tx *Tx) ExecForTest(ctx context.Context, statement string) error {
	_, err := tx.exec(ctx, statement)
	return err
}

// DialectForTest shows the struct whose size a test bounds.
func DialectForTest() any { return dialect{} }
