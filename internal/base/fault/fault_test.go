package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"congtam/internal/base/fault"
)

func TestKindOf(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		err  error
		want fault.Kind
	}{
		{"a fault", fault.New(fault.Conflict, "x"), fault.Conflict},
		{"a wrapped fault", fmt.Errorf("load: %w", fault.New(fault.NotFound, "x")), fault.NotFound},
		{"a bare kind", fmt.Errorf("load: %w", fault.Forbidden), fault.Forbidden},
		{"no fault", errors.New("disk"), ""},
		{"nil", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := fault.KindOf(tt.err); got != tt.want {
				t.Errorf("KindOf(%v) = %q, want %q", tt.err, got, tt.want)
			}
			if tt.want != "" && !errors.Is(tt.err, tt.want) {
				t.Errorf("errors.Is(%v, %v) = false", tt.err, tt.want)
			}
		})
	}
}

func TestFields_firstProblemStays(t *testing.T) {
	t.Parallel()
	fields := fault.Fields{}
	if err := fields.Err(); err != nil {
		t.Fatalf("Err() of no problems = %v", err)
	}
	fields.Add("name", "field.empty")
	fields.Add("name", "field.tooLong", 20)
	got, ok := fault.FieldsOf(fmt.Errorf("save: %w", fields.Err()))
	if !ok || got["name"].Key != "field.empty" {
		t.Errorf("FieldsOf = %v, %v; want field.empty", got, ok)
	}
}

func TestFault_Error(t *testing.T) {
	t.Parallel()
	err := fault.Refuse("Art. 12", "quota.over", 3, 2).Missing(fault.Say("review.missing"))
	const want = "refused: quota.over 3 2 [Art. 12]; review.missing"
	if got := err.Error(); got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}
