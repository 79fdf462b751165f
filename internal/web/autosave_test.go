package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/a-h/templ"

	"congtam/internal/base/fault"
	"congtam/internal/web/static"
	"congtam/internal/web/ui"
	"congtam/internal/world/browser"
)

// draft is a form of one text that is saved as it is typed, with a server that
// can be told to fail.
type draft struct {
	s        *Server
	mu       sync.Mutex
	saved    []string // text with the version it was typed on
	version  int
	failures []error // what the next saves answer
}

func (d *draft) serve(w http.ResponseWriter, r *http.Request) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case strings.HasPrefix(r.URL.Path, static.Prefix):
		return d.s.staticFile(w, r)
	case r.Method == http.MethodGet:
		form := ui.FormOf{ID: "review", Action: "/submit", Autosave: "/save", Version: d.version}
		return d.s.render(w, r, page{Title: "x", Body: reviewForm(d.s.view(r), form)})
	case r.URL.Path == "/submit":
		return d.s.redirect(w, r, "/sent")
	}
	if len(d.failures) > 0 {
		err := d.failures[0]
		d.failures = d.failures[1:]
		return err
	}
	d.saved = append(d.saved, r.PostFormValue("text")+"@"+r.PostFormValue("version"))
	d.version++
	return d.s.render(w, r, page{Body: ui.Saved(d.s.view(r), "review", d.s.Now(), d.version)})
}

func (d *draft) texts() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.saved)
}

// TestAutosave_inABrowser types as people do: what is typed is kept without a
// click, a failed save is told and tried again, a refused one is told and not.
func TestAutosave_inABrowser(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	d := &draft{s: s, version: 1}
	server := httptest.NewServer(withRoute(t, s, d.serve))
	t.Cleanup(server.Close)
	p := browser.Start(t).Open(t)
	p.Go(server.URL + "/")

	p.Fill("Ưu điểm", "Hoàn thành 12/12 nhiệm vụ")
	p.See("Đã lưu lúc 08:00 ngày 16/11/2023")
	p.Fill("Ưu điểm", "Hoàn thành vượt mức")
	p.See("Có nội dung chưa lưu")
	p.See("Đã lưu lúc")
	if got, want := d.texts(), []string{"Hoàn thành 12/12 nhiệm vụ@1", "Hoàn thành vượt mức@2"}; !slices.Equal(got, want) {
		t.Errorf("saved %q, want %q: each save goes on from the version before", got, want)
	}

	d.fail(errors.New("disk"))
	p.Fill("Ưu điểm", "Bản thứ ba")
	p.See("Chưa lưu được – sẽ thử lại")
	p.See("Đã lưu lúc")
	if got := d.texts(); len(got) != 3 || got[2] != "Bản thứ ba@3" {
		t.Errorf("after a failure saved %q, want the third text", got)
	}

	d.fail(fault.Conflict)
	p.Fill("Ưu điểm", "Bản thứ tư")
	p.See("Chưa lưu được – xem thông báo ở đầu trang")
	p.See("Người khác vừa sửa nội dung này.")
	p.Accessible()
	if typed := browser.Eval[string](p, `document.querySelector("textarea").value`); typed != "Bản thứ tư" {
		t.Errorf("after a refusal the form holds %q, want what was typed", typed)
	}
	if warns := browser.Eval[bool](p, leaving); !warns {
		t.Error("leaving with words unsaved does not warn")
	}
	p.Press("Nộp")
	if !strings.HasSuffix(p.URL(), "/sent") {
		t.Errorf("after Nộp the address is %q, want /sent", p.URL())
	}
	if browser.Eval[bool](p, leaving) {
		t.Error("leaving warns with nothing unsaved")
	}
}

// leaving asks the page whether it would warn before it goes.
const leaving = `!window.dispatchEvent(new Event("beforeunload", {cancelable: true}))`

func (d *draft) fail(errs ...error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.failures = append(d.failures, errs...)
}

// TestLayout_worksByKeyboard reaches the content with the first two keys.
func TestLayout_worksByKeyboard(t *testing.T) {
	t.Parallel()
	book, err := Storybook()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(book)
	t.Cleanup(server.Close)
	p := browser.Start(t).Open(t)
	p.Go(server.URL + "/Layout")
	p.Key("\t")
	if got := browser.Eval[string](p, "document.activeElement.innerText"); got != "Đến nội dung chính" {
		t.Fatalf("the first tab stop is %q, want the way to the content", got)
	}
	p.Key("\r")
	if got := browser.Eval[string](p, "location.hash + document.activeElement.id"); got != "#mainmain" {
		t.Errorf("after Enter the focus is at %q, want the content", got)
	}
	p.Go(server.URL + "/")
	if got := browser.Eval[string](p, "document.activeElement.innerText"); !strings.HasPrefix(got, "Có lỗi cần sửa") {
		t.Errorf("with an error summary the focus is on %q, want the summary; status %s", got, strconv.FormatInt(p.Status, 10))
	}
}

// reviewForm is a form with one text and one button.
func reviewForm(v ui.View, f ui.FormOf) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		inside := templ.Join(
			ui.TextArea(v, ui.Field{Name: "text", Label: "Ưu điểm"}),
			ui.Buttons(ui.Button{Label: "Nộp", Main: true}),
		)
		if err := ui.Heading("Bản tự kiểm điểm", "").Render(ctx, w); err != nil {
			return err
		}
		return ui.Form(v, f).Render(templ.WithChildren(ctx, inside), w)
	})
}
