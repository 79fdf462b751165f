package web

import (
	"context"
	"errors"
	"net/http"

	"congtam/internal/base/fault"
)

// noContext draws pages that belong to no request.
var noContext = context.Background()

// unrouted is the mux's refusal: 404, or 405 for the wrong method.
type unrouted int

// Error is for the log.
func (u unrouted) Error() string { return http.StatusText(int(u)) }

// tooMany refuses a caller who asks too often.
type tooMany struct{}

// Error is for the log.
func (tooMany) Error() string { return "too many requests" }

// crossOrigin refuses an act another site's page asked for.
type crossOrigin struct{ cause error }

// Error is for the log.
func (c crossOrigin) Error() string { return "cross-origin request: " + c.cause.Error() }

// statusOf is the one table from errors to HTTP.
func statusOf(err error) int {
	switch fault.KindOf(err) {
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Unauthenticated:
		return http.StatusUnauthorized
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict, fault.Refused:
		return http.StatusConflict
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return http.StatusRequestEntityTooLarge
	}
	if errors.Is(err, http.ErrNotMultipart) {
		return http.StatusUnprocessableEntity
	}
	if u, ok := errors.AsType[unrouted](err); ok {
		return int(u)
	}
	if _, ok := errors.AsType[tooMany](err); ok {
		return http.StatusTooManyRequests
	}
	if _, ok := errors.AsType[crossOrigin](err); ok {
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}

// spoken gives the refusals of HTTP itself the words of a fault, and tells
// whether err is one of them.
func spoken(err error) (error, bool) {
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return fault.New(fault.Invalid, "http.tooLarge", tooLarge.Limit>>20), true
	}
	if errors.Is(err, http.ErrNotMultipart) {
		return fault.New(fault.Invalid, "http.wrongMethod"), true
	}
	if u, ok := errors.AsType[unrouted](err); ok && u == http.StatusMethodNotAllowed {
		return fault.New(fault.NotFound, "http.wrongMethod"), true
	} else if ok {
		return fault.NotFound, false
	}
	if _, ok := errors.AsType[tooMany](err); ok {
		return fault.New(fault.Refused, "http.tooMany"), true
	}
	if _, ok := errors.AsType[crossOrigin](err); ok {
		return fault.New(fault.Refused, "http.crossOrigin"), true
	}
	return err, false
}
