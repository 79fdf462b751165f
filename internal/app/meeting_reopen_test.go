package app_test

import (
	"errors"
	"testing"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/rulebook"
	"congtam/internal/world"
)

// R192, R217: before its minutes are adopted a meeting can take a conclusion on
// a person back, with a reason, and conclude anew; afterwards nothing changes.
func TestReopenItem(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	open := w.ReportConcluded(w.Issued(), "division")
	collective := w.Meeting(open).Items[0]
	for range 2 { // head, deputy
		w.ItemConcluded(open)
	}
	deputy := w.Meeting(open).Items[2]
	in := app.ReopenItemIn{Meeting: open, Item: deputy.ID, Reason: "Vượt giới hạn hoàn thành xuất sắc."}
	for _, key := range w.Everyone() {
		if key == "head" || key == w.KeyOf(w.Meeting(open).Secretary) {
			continue
		}
		if err := w.App.ReopenItem(t.Context(), w.By(key), in); !errors.Is(err, fault.Forbidden) {
			t.Errorf("ReopenItem by %s = %v, want Forbidden", key, err)
		}
	}
	bare := in
	bare.Reason = " "
	if fields, _ := fault.FieldsOf(w.App.ReopenItem(t.Context(), w.By("head"), bare)); fields["reason"].Key != "item.noReopenReason" {
		t.Errorf("without a reason: %v", fields)
	}
	whole := in
	whole.Item = collective.ID
	refusal(t, w.App.ReopenItem(t.Context(), w.By("head"), whole), "item.notReopened")
	if err := w.App.ReopenItem(t.Context(), w.By("head"), in); err != nil {
		t.Fatalf("ReopenItem = %v", err)
	}
	refusal(t, w.App.ReopenItem(t.Context(), w.By("head"), in), "item.busy")
	again := w.Meeting(open).Items[2]
	if again.State != meeting.Discussed || len(again.Remarks) != len(deputy.Remarks) {
		t.Fatalf("reopened item is %s with %d remarks, want it open with its %d", again.State, len(again.Remarks), len(deputy.Remarks))
	}
	anew := world.Judged(rulebook.Completed)
	anew.Reason = "Theo ý kiến của cuộc họp."
	conclusion := app.ConclusionIn{Meeting: open, Item: again.ID, Mark: again.Conclusion.Mark(), Conclusion: anew}
	if err := w.App.ConcludeItem(t.Context(), w.By("head"), conclusion); err != nil {
		t.Fatalf("ConcludeItem anew = %v", err)
	}
	if level := w.Meeting(open).Items[2].Conclusion.Level; level != rulebook.Completed {
		t.Errorf("concluded anew at %s, want completed", level)
	}
}

// R032: after the minutes are adopted no conclusion is taken back.
func TestReopenItem_notAfterAdoption(t *testing.T) {
	t.Parallel()
	w := world.New(t)
	adopted := w.MeetingAdopted(w.Issued(), "division")
	in := app.ReopenItemIn{Meeting: adopted, Item: w.Meeting(adopted).Items[2].ID, Reason: "Nhầm."}
	refusal(t, w.App.ReopenItem(t.Context(), w.By("head"), in), "meeting.locked")
}
