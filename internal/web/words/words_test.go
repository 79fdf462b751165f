package words

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

type level string

func (l level) WordKey() string { return "test." + string(l) }

func init() {
	add(catalogue{
		"test.good":   {"Hoàn thành tốt nhiệm vụ", "Good"},
		"test.nested": {"Chưa nhận được: %s", "Not received: %s"},
		"test.args":   {"%d việc của %s", "%[2]s has %[1]d tasks"},
		"test.plain":  {"Đạt 100%%", "100%% reached"},
	})
}

func TestSay(t *testing.T) {
	t.Parallel()
	eight := time.Date(2023, 11, 16, 1, 0, 0, 0, time.UTC)
	day := civil.On(2023, time.November, 22)
	tests := []struct {
		name, key string
		args      []any
		vi, en    string
	}{
		{"word order differs", "test.args", []any{3, "An"}, "3 việc của An", "An has 3 tasks"},
		{"a day", "test.nested", []any{day}, "Chưa nhận được: 22/11/2023", "Not received: 22/11/2023"},
		{"an instant", "test.nested", []any{eight}, "Chưa nhận được: 08:00 ngày 16/11/2023", "Not received: 08:00 on 16/11/2023"},
		{"a code", "test.nested", []any{level("good")}, "Chưa nhận được: Hoàn thành tốt nhiệm vụ", "Not received: Good"},
		{"a message in a message", "test.nested", []any{fault.Say("test.nested", "x")}, "Chưa nhận được: Chưa nhận được: x", "Not received: Not received: x"},
		{"a list", "test.nested", []any{[]string{"a", "b"}}, "Chưa nhận được: a, b", "Not received: a, b"},
		{"a list of messages", "test.nested", []any{[]fault.Message{fault.Say("test.good"), fault.Say("test.good")}}, "Chưa nhận được: Hoàn thành tốt nhiệm vụ; Hoàn thành tốt nhiệm vụ", "Not received: Good; Good"},
		{"a percent sign", "test.plain", nil, "Đạt 100%", "100% reached"},
		{"unknown key", "test.none", nil, "[test.none]", "[test.none]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Say(Vi, tt.key, tt.args...); got != tt.vi {
				t.Errorf("Say(Vi, %q, %v) = %q, want %q", tt.key, tt.args, got, tt.vi)
			}
			if got := Say(En, tt.key, tt.args...); got != tt.en {
				t.Errorf("Say(En, %q, %v) = %q, want %q", tt.key, tt.args, got, tt.en)
			}
		})
	}
}

func TestFault(t *testing.T) {
	t.Parallel()
	refusal := fault.Refuse("Điều 2 khoản 5 NĐ 90/2020", "test.nested", "B").Missing(fault.Say("test.good"))
	tests := []struct {
		name string
		err  error
		want Problem
	}{
		{"a refusal keeps its clause and list", fmt.Errorf("decide: %w", refusal), Problem{
			Title: "Chưa thực hiện được", Text: "Chưa nhận được: B", Clause: "Điều 2 khoản 5 NĐ 90/2020",
			List: []string{"Hoàn thành tốt nhiệm vụ"}, Next: "Hoàn thành phần còn thiếu rồi thực hiện lại.",
		}},
		{"a bare kind has its own sentence", fmt.Errorf("load: %w", fault.Forbidden), Problem{
			Title: "Anh/Chị không có quyền làm việc này", Text: "Việc này do người khác trong cơ quan thực hiện.",
			Next: "Nếu đây là nhiệm vụ của Anh/Chị, báo người quản trị để được phân công.",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, Fault(Vi, tt.err), cmp.Transformer("nil", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
				t.Errorf("Fault(Vi, %v) (-want +got):\n%s", tt.err, diff)
			}
		})
	}
}

func TestFault_tellsNothingOfACause(t *testing.T) {
	t.Parallel()
	p := Fault(Vi, errors.New("disk /var is full"))
	for _, shown := range []string{p.Title, p.Text, p.Next} {
		if regexp.MustCompile("disk|var").MatchString(shown) {
			t.Errorf("Fault shows %q, want nothing of the cause", shown)
		}
	}
}

func TestAdd_refusesASecondEntry(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("add of a key already there did not panic")
		}
	}()
	add(catalogue{"form.problems": {"x", "x"}})
}

func TestCatalogue_bothLanguagesTakeTheSameArguments(t *testing.T) {
	t.Parallel()
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		e := entries[key]
		if e.Vi == "" || e.En == "" {
			t.Errorf("%s: a language is missing: %q", key, e)
		}
		if diff := cmp.Diff(verbs(e.Vi), verbs(e.En)); diff != "" {
			t.Errorf("%s: the languages take different arguments (-vi +en):\n%s", key, diff)
		}
		if banned.MatchString(e.Vi) {
			t.Errorf("%s: %q blames or begs; say what happened and how to mend it", key, e.Vi)
		}
	}
}

// banned are the phrases ecosystem 4.1 rules out of error sentences.
var banned = regexp.MustCompile(`(?i)không hợp lệ|vui lòng|dữ liệu lỗi`)

var verb = regexp.MustCompile(`%%|%(\[\d+\])?[-+# 0]*(?:\d+)?(?:\.\d+)?([a-zA-Z])`)

// verbs maps the number of each argument a format uses to its verb.
func verbs(format string) map[int]string {
	out := map[int]string{}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[0] == "%%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1][1 : len(m[1])-1])
		}
		out[next] = m[2]
		next++
	}
	return out
}
