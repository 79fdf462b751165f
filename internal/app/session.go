package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/infra/storage"
)

// Signed is a signed-in browser and who uses it.
type Signed struct {
	Actor   authz.Actor
	Session storage.Session
}

// hashToken is how tokens are kept: whoever reads the database cannot use them.
func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Session finds who a browser's token belongs to; nobody when it is over.
func (a *App) Session(ctx context.Context, token string) (Signed, error) {
	var signed Signed
	if token == "" {
		return signed, nil
	}
	err := a.db.Read(ctx, func(tx *storage.Tx) error {
		actor, session, err := tx.ActorOf(ctx, hashToken(token))
		signed = Signed{Actor: actor, Session: session}
		return err
	})
	if errors.Is(err, fault.NotFound) {
		return Signed{}, nil
	}
	return signed, err
}
