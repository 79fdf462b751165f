package decision_test

import (
	"errors"
	"testing"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/decision"
)

// R026: the read receipt is given once; Decree 90 sets no last day, an
// agency's regulation may.
func TestNotice(t *testing.T) {
	t.Parallel()
	n := decision.Notice{Person: "p", IssuedAt: now, PetitionUntil: decision.Window{}.Until(civil.DateOf(now))}
	if !n.PetitionUntil.IsZero() {
		t.Errorf("no window set: until %v, want no last day", n.PetitionUntil)
	}
	read, err := n.Acknowledge(now)
	if err != nil || read.AcknowledgedAt.IsZero() {
		t.Fatalf("Acknowledge = %+v, %v", read, err)
	}
	if _, err := read.Acknowledge(now); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Acknowledge = %v, want Conflict", err)
	}
	if _, err := n.File("k", " ", now, "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("File without words = %v, want Invalid", err)
	}
	n.PetitionUntil = decision.Window{Days: 5}.Until(november(21))
	if n.PetitionUntil != november(26) {
		t.Errorf("five days after 21/11 = %v, want 26/11", n.PetitionUntil)
	}
	if _, err := n.File("k", "Tôi không nhất trí", november(27).Time(), "x"); !errors.Is(err, fault.Refused) {
		t.Errorf("File after the last day = %v, want Refused", err)
	}
	if p, err := n.File("k", "Tôi không nhất trí", november(26).Time(), "x"); err != nil || p.State != decision.PetitionFiled {
		t.Errorf("File on the last day = %+v, %v", p, err)
	}
}

// Only who decided a level answers about it; what was decided above is sent
// there.
func TestPetition_isAnsweredByTheAuthority(t *testing.T) {
	t.Parallel()
	filed := decision.Petition{State: decision.PetitionFiled}
	if _, err := filed.AnswerBy(decision.Reply{By: "director", Words: "Giữ nguyên", At: now}, true, "x"); !errors.Is(err, fault.Refused) {
		t.Errorf("AnswerBy for a level decided above = %v, want Refused", err)
	}
	if _, err := filed.Forward(decision.Reply{By: "office", Words: "Gửi UBND tỉnh", At: now}, false, "x"); !errors.Is(err, fault.Refused) {
		t.Errorf("Forward of a level decided here = %v, want Refused", err)
	}
	if _, err := filed.AnswerBy(decision.Reply{By: "director", Words: " ", At: now}, false, "x"); !errors.Is(err, fault.Invalid) {
		t.Errorf("AnswerBy without words = %v, want Invalid", err)
	}
	answered, err := filed.AnswerBy(decision.Reply{By: "director", Words: "Giữ nguyên", At: now}, false, "x")
	if err != nil || answered.State != decision.PetitionAnswered || answered.AnsweredBy != "director" {
		t.Fatalf("AnswerBy = %+v, %v", answered, err)
	}
	if _, err := answered.AnswerBy(decision.Reply{By: "director", Words: "Đổi ý", At: now}, false, "x"); !errors.Is(err, fault.Conflict) {
		t.Errorf("second answer = %v, want Conflict", err)
	}
	if sent, err := filed.Forward(decision.Reply{By: "office", Words: "Gửi UBND tỉnh", At: now}, true, "x"); err != nil || sent.State != decision.PetitionForwarded {
		t.Errorf("Forward = %+v, %v", sent, err)
	}
}
