package storage

import (
	"os"
	"sync"
)

// failAt names where a fault test lets the process die: "before-commit" or
// "after-commit", a colon, and the act, as in "before-commit:editPlan". Empty
// outside tests.
var failAt = sync.OnceValue(func() string { return os.Getenv("CONGTAM_FAIL_AT") })

// failpoint ends the process at once, as kill -9 would, when the fault test
// asked for this place in this act. Nothing is flushed and no deferred call
// runs. A transaction that records no act has no failpoint.
func failpoint(place, act string) {
	if act == "" || failAt() != place+":"+act {
		return
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		_ = self.Kill() // nobody is left to be told
	}
	select {} // nothing more happens here, however late the signal arrives
}
