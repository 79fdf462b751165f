package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"congtam/internal/base/fault"
	"congtam/internal/infra/storage"
)

// SignedIn is a session with who it belongs to and what every page says of him.
type SignedIn = storage.SignedIn

// hashToken is how tokens are kept: whoever reads the database cannot use them.
func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Session finds who a browser's token belongs to; nobody when it is over.
func (a *App) Session(ctx context.Context, token string) (SignedIn, error) {
	var signed SignedIn
	if token == "" {
		return signed, nil
	}
	err := a.db.Read(ctx, func(tx *storage.Tx) (err error) {
		signed, err = tx.ActorOf(ctx, hashToken(token))
		return err
	})
	if errors.Is(err, fault.NotFound) {
		return SignedIn{}, nil
	}
	return signed, err
}
