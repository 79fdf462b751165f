package dossier_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
)

var at = time.Date(2023, 11, 17, 2, 0, 0, 0, time.UTC)

// full is a review with nothing missing, and what it is handed in with.
func full() (dossier.Review, dossier.Submission) {
	r := dossier.Review{
		ID: "r", State: dossier.Draft, Edition: 1, SelfLevel: "good",
		Answers: map[string]string{"limits": "Một báo cáo nộp chậm.", "limits.grade": "good", "self_relation": "Không có biểu hiện."},
		General: map[string]string{"ideology": "good", "ethics": "good", "working_style": "met", "discipline": "good"},
	}
	return r, dossier.Submission{
		Now: at, Truth: true, Clause: "Mục II.4", Criteria: dossier.Criteria(false),
		Sections: []dossier.Section{
			{ID: "tasks", Kind: dossier.Tasks, Required: true, Label: "Nhiệm vụ"},
			{ID: "limits", Kind: dossier.Text, Required: true, Graded: true, Label: "Hạn chế"},
			{ID: "self_relation", Kind: dossier.Text, Required: true, Label: "Liên hệ"},
			{ID: "suggested", Kind: dossier.Text, Label: "Gợi ý"},
			{ID: "self_level", Kind: dossier.Level, Required: true, Label: "Tự xếp loại"},
		},
		Tasks:        []dossier.Task{{Title: "Đề án", Outcome: dossier.Assured}},
		Shortcomings: []dossier.Shortcoming{{Content: "Nộp chậm", Status: dossier.Fixed}},
	}
}

// R037: handed in with a statement of truth, locked afterwards, kept whole.
func TestSubmit(t *testing.T) {
	t.Parallel()
	r, s := full()
	got, edition, err := r.Submit(s)
	if err != nil {
		t.Fatalf("Submit = %v", err)
	}
	if got.State != dossier.Submitted || !got.Truth || got.SubmittedAt != at {
		t.Errorf("Submit = %+v, want it submitted, true, at %v", got, at)
	}
	if edition.Number != 1 || edition.Answers["limits"] == "" || len(edition.Tasks) != 1 || edition.HandedAt != at {
		t.Errorf("edition = %+v, want everything handed in", edition)
	}
	if _, _, err := got.Write(dossier.Sheet{}); !errors.Is(err, fault.Conflict) {
		t.Errorf("Write after Submit = %v, want Conflict", err)
	}
	if _, _, err := got.Submit(s); !errors.Is(err, fault.Conflict) {
		t.Errorf("second Submit = %v, want Conflict", err)
	}
}

// R006, R092, R168, R174: what is missing is listed, with the text that asks for it.
func TestSubmit_refusesWhatIsIncomplete(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		spoil func(*dossier.Review, *dossier.Submission)
		want  string
	}{
		{"no task of the year", func(_ *dossier.Review, s *dossier.Submission) { s.Tasks = nil }, "review.missing.tasks"},
		{"a task without its result", func(_ *dossier.Review, s *dossier.Submission) { s.Tasks[0].Outcome = dossier.Open }, "review.missing.open"},
		{"an empty section", func(r *dossier.Review, _ *dossier.Submission) { r.Answers["limits"] = " \n" }, "review.missing.section"},
		{"no self-relation", func(r *dossier.Review, _ *dossier.Submission) { delete(r.Answers, "self_relation") }, "review.missing.section"},
		{"a grade not given", func(r *dossier.Review, _ *dossier.Submission) { delete(r.Answers, "limits.grade") }, "review.missing.grade"},
		{"a general criterion not judged", func(r *dossier.Review, _ *dossier.Submission) { delete(r.General, "ethics") }, "review.missing.general"},
		{"no level named", func(r *dossier.Review, _ *dossier.Submission) { r.SelfLevel = "" }, "review.missing.level"},
		{"a shortcoming of last year untold", func(_ *dossier.Review, s *dossier.Submission) { s.Shortcomings[0].Status = dossier.Unknown }, "review.missing.shortcomings"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r, s := full()
			tt.spoil(&r, &s)
			_, _, err := r.Submit(s)
			f, ok := errors.AsType[*fault.Fault](err)
			if !ok || f.Kind != fault.Refused || f.Clause != "Mục II.4" {
				t.Fatalf("Submit = %v, want Refused with its clause", err)
			}
			if len(f.List) != 1 || f.List[0].Key != tt.want {
				t.Errorf("missing %v, want %s alone", f.List, tt.want)
			}
		})
	}
	r, s := full()
	s.Truth = false
	if _, _, err := r.Submit(s); !errors.Is(err, fault.Invalid) {
		t.Errorf("Submit without the statement of truth = %v, want Invalid", err)
	}
}

// R037: a later change only by return with a reason, before the meeting has concluded.
func TestReturn(t *testing.T) {
	t.Parallel()
	r, s := full()
	submitted, _, err := r.Submit(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Return("head", "thiếu", ""); !errors.Is(err, fault.Conflict) {
		t.Errorf("Return of a draft = %v, want Conflict", err)
	}
	if _, err := submitted.Return("head", "  ", ""); !errors.Is(err, fault.Invalid) {
		t.Errorf("Return without a reason = %v, want Invalid", err)
	}
	concluded := submitted
	concluded.Concluded = true
	if _, err := concluded.Return("head", "thiếu", "Mục II.4"); !errors.Is(err, fault.Refused) {
		t.Errorf("Return after the conclusion = %v, want Refused", err)
	}
	back, err := submitted.Return("head", "Bổ sung số liệu", "")
	if err != nil || back.State != dossier.Returned || back.Truth || back.ReturnedNote != "Bổ sung số liệu" {
		t.Fatalf("Return = %+v, %v", back, err)
	}
	again, _, err := back.Submit(s)
	if err != nil || again.ReturnedNote != "" || again.Edition != 1 {
		t.Errorf("Submit again = %+v, %v; want the first edition anew, without the old reason", again, err)
	}
}

// R219: a second edition after the meeting; both are kept.
func TestRevise(t *testing.T) {
	t.Parallel()
	r, s := full()
	submitted, first, err := r.Submit(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := submitted.Revise("Mục II.4"); !errors.Is(err, fault.Refused) {
		t.Errorf("Revise before the conclusion = %v, want Refused", err)
	}
	if _, _, err := submitted.Complete(s); !errors.Is(err, fault.Conflict) {
		t.Errorf("Complete without Revise = %v, want Conflict", err)
	}
	submitted.Concluded = true
	revising, err := submitted.Revise("")
	if err != nil || revising.State != dossier.Revising || revising.Edition != 2 {
		t.Fatalf("Revise = %+v, %v", revising, err)
	}
	typed := dossier.Typed{Section: "limits", Text: "Tiếp thu ý kiến.", Base: dossier.Mark(r.Answers["limits"])}
	revising, clashes, err := revising.Write(dossier.Sheet{Typed: []dossier.Typed{typed}})
	if err != nil || len(clashes) != 0 {
		t.Fatalf("Write = %v, %v", clashes, err)
	}
	done, second, err := revising.Complete(s)
	if err != nil || done.State != dossier.Completed {
		t.Fatalf("Complete = %+v, %v", done, err)
	}
	if first.Number != 1 || second.Number != 2 || first.Answers["limits"] == second.Answers["limits"] {
		t.Errorf("editions %d %q and %d %q, want both kept apart", first.Number, first.Answers["limits"], second.Number, second.Answers["limits"])
	}
}

// R174: the self-relation is left out for everyone it is not meant for.
func TestWithout(t *testing.T) {
	t.Parallel()
	r, _ := full()
	got := r.Without([]string{"self_relation"})
	if got.Answers["self_relation"] != "" || got.Answers["limits"] == "" || r.Answers["self_relation"] == "" {
		t.Errorf("Without = %v of %v", got.Answers, r.Answers)
	}
}

// R038, R042: a task's claim may not go beyond its dates and words.
func TestTask_Check(t *testing.T) {
	t.Parallel()
	due, late := civil.On(2023, 6, 30), civil.On(2023, 7, 4)
	base := dossier.Task{Title: "Đề án", Product: "Tờ trình", Outcome: dossier.Open, DueOn: due}
	tests := []struct {
		name   string
		change func(*dossier.Task)
		want   string // the field at fault; empty: none
	}{
		{"still open", func(*dossier.Task) {}, ""},
		{"no title", func(k *dossier.Task) { k.Title = "" }, "title"},
		{"no product", func(k *dossier.Task) { k.Product = "" }, "product"},
		{"an unknown outcome", func(k *dossier.Task) { k.Outcome = "superb" }, "outcome"},
		{"assured in time", func(k *dossier.Task) { k.Outcome, k.DoneOn, k.Result = dossier.Assured, due, "Đã ban hành" }, ""},
		{"assured without a day", func(k *dossier.Task) { k.Outcome, k.Result = dossier.Assured, "Đã ban hành" }, "done"},
		{"assured without a result", func(k *dossier.Task) { k.Outcome, k.DoneOn = dossier.Assured, due }, "result"},
		{"late and yet assured", func(k *dossier.Task) { k.Outcome, k.DoneOn, k.Result = dossier.Exceeded, late, "Đã ban hành" }, "outcome"},
		{"late and told so", func(k *dossier.Task) {
			k.Outcome, k.DoneOn, k.Result, k.Explanation = dossier.NotAssured, late, "Đã ban hành", "Chờ ý kiến"
		}, ""},
		{"not assured, no reason", func(k *dossier.Task) { k.Outcome, k.DoneOn, k.Result = dossier.NotAssured, late, "Đã ban hành" }, "explanation"},
		{"not done, no reason", func(k *dossier.Task) { k.Outcome = dossier.NotDone }, "explanation"},
		{"open and yet done", func(k *dossier.Task) { k.DoneOn = due }, "outcome"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			task := base
			tt.change(&task)
			fields, _ := fault.FieldsOf(task.Check())
			if _, found := fields[tt.want]; (tt.want == "") != (len(fields) == 0) || tt.want != "" && !found {
				t.Errorf("Check() = %v, want a problem of %q", fields, tt.want)
			}
		})
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	var tasks []dossier.Task
	for _, o := range dossier.Outcomes() {
		tasks = append(tasks, dossier.Task{Outcome: o})
	}
	want := dossier.Counts{Total: 6, Done: 4, Assured: 3, HighEffect: 2, Exceeded: 1}
	if got := dossier.Count(tasks); got != want {
		t.Errorf("Count = %+v, want %+v", got, want)
	}
}

// R092, R176: what is not remedied needs its reason, measure and day.
func TestShortcoming_Check(t *testing.T) {
	t.Parallel()
	base := dossier.Shortcoming{Content: "Báo cáo chậm", Status: dossier.Unknown}
	tests := []struct {
		name   string
		change func(*dossier.Shortcoming)
		want   []string
	}{
		{"nothing told yet", func(*dossier.Shortcoming) {}, nil},
		{"fixed", func(s *dossier.Shortcoming) { s.Status = dossier.Fixed }, nil},
		{"not fixed", func(s *dossier.Shortcoming) { s.Status = dossier.NotFixed }, []string{"due", "measure", "note"}},
		{"under way", func(s *dossier.Shortcoming) {
			s.Status, s.Note, s.Measure, s.DueOn = dossier.InProgress, "được một nửa", "đôn đốc", civil.On(2024, 3, 31)
		}, nil},
		{"no content", func(s *dossier.Shortcoming) { s.Content = "" }, []string{"content"}},
		{"an unknown status", func(s *dossier.Shortcoming) { s.Status = "gone" }, []string{"status"}},
	}
	for _, tt := range tests {
		s := base
		tt.change(&s)
		fields, _ := fault.FieldsOf(s.Check())
		var got []string
		for name := range fields {
			got = append(got, name)
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: Check() names %v, want %v", tt.name, got, tt.want)
		}
	}
}
