package ui

import (
	"testing"

	"congtam/internal/domain/rating"
)

// "good" is the word of a level and of a judgement on a general criterion: each
// is shown as what it is.
func TestSeen(t *testing.T) {
	t.Parallel()
	got := seen(View{Lang: "vi"}, rating.Seen{{Name: "general.ethics", Value: "good"}, {Name: "unit.level", Value: "good"}, {Name: "tasks.total", Value: 5}})
	if want := "đạo đức, lối sống: Tốt; mức xếp loại của đơn vị: Hoàn thành tốt nhiệm vụ; tổng số nhiệm vụ: 5"; got != want {
		t.Errorf("seen = %q, want %q", got, want)
	}
}
