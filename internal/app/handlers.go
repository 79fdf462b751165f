package app

import (
	"context"
	"encoding/json"
)

// Handlers are what jobs call, by kind. Each is safe to run twice.
func (a *App) Handlers() map[string]func(context.Context, json.RawMessage) error {
	return map[string]func(context.Context, json.RawMessage) error{
		renderDocument: a.renderDocument,
	}
}
