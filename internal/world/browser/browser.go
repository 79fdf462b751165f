// Package browser lets tests use pages as people do: in a real Chromium, by
// the words on labels and buttons. It knows no page of ours, and is for tests
// only.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patience is how long an act in the browser may take on a busy machine.
const patience = 30 * time.Second

// Browser is one running Chromium.
type Browser struct{ ctx context.Context }

// Start runs a Chromium until the test ends. Where there is none the test
// fails: it never skips silently.
func Start(t *testing.T) *Browser {
	t.Helper()
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program(t)),
		chromedp.NoSandbox, // the test machine is its own box, often run as root
		chromedp.WindowSize(1366, 768),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("lang", "vi"),
	)...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return &Browser{ctx}
}

func program(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium on this machine: run `make test`, which installs it")
	return ""
}

// Page is one person's window, with cookies of its own.
type Page struct {
	t      *testing.T
	ctx    context.Context
	Status int64 // of the last document loaded
	near   string
}

// Near is the same window, where what is sought is that which stands nearest to
// a text: the button of one row, the radios under one question.
func (p *Page) Near(text string) *Page {
	near := *p
	near.near = text
	return &near
}

// Open starts a window of its own for one person.
func (b *Browser) Open(t *testing.T) *Page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &Page{t: t, ctx: ctx}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1366, 768)); err != nil {
		t.Fatalf("open a window: %v", err)
	}
	go p.agree()
	return p
}

// agree answers yes to every question the browser itself asks.
func (p *Page) agree() {
	for _, err := range chromedp.Events(p.ctx, page.JavascriptDialogOpening) {
		if err != nil {
			return
		}
		_, _ = chromedp.Run(p.ctx, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, t, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
			return chromedp.Void{}, err
		})
	}
}

// Size sets the window's size: 1366×768 at first; below 500 wide it is a
// telephone.
func (p *Page) Size(width, height int64) {
	p.t.Helper()
	p.must("resize", chromedp.EmulateViewport(width, height))
}

// Go loads an address.
func (p *Page) Go(url string) {
	p.t.Helper()
	p.load("go to "+url, chromedp.Navigate(url))
}

// Press clicks the button or link with this text and waits for the page it
// leads to.
func (p *Page) Press(text string) {
	p.t.Helper()
	p.load("press "+text, p.click(text))
}

// Tap clicks the button or link with this text; no new page is awaited.
func (p *Page) Tap(text string) {
	p.t.Helper()
	p.must("tap "+text, p.click(text))
}

// Fill types into the field with this label, in place of what was there.
func (p *Page) Fill(label, text string) {
	p.t.Helper()
	p.must("fill "+label, p.script(`(() => {
		const el = congtamField(`+strconv.Quote(label)+`);
		el.focus();
		el.select();
		if (`+strconv.Quote(text)+` === "") { el.value = ""; el.dispatchEvent(new Event("input", {bubbles: true})); }
		return true;
	})()`))
	if text == "" {
		return
	}
	p.must("type into "+label, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return chromedp.Void{}, err
	})
}

// Key presses one key: "\t" moves on, "\r" is Enter.
func (p *Page) Key(key string) {
	p.t.Helper()
	p.must("press a key", chromedp.KeyEvent(key))
}

// Choose ticks the radio or box with this label.
func (p *Page) Choose(label string) {
	p.t.Helper()
	p.must("choose "+label, p.script(`congtamField(`+strconv.Quote(label)+`).click() || true`))
}

// Select picks the option with this text, or that begins with it, in the list
// with this label.
func (p *Page) Select(label, option string) {
	p.t.Helper()
	p.must("select "+option, p.script(`(() => {
		const el = congtamField(`+strconv.Quote(label)+`);
		const want = `+strconv.Quote(option)+`, list = [...el.options];
		const o = list.find((o) => o.text.trim() === want) || list.find((o) => o.text.trim().startsWith(want));
		if (!o) throw new Error("no such option");
		el.value = o.value;
		el.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`))
}

// Upload gives a file to the field with this label.
func (p *Page) Upload(label, path string) {
	p.t.Helper()
	id := Eval[string](p, `congtamField(`+strconv.Quote(label)+`).id`)
	p.must("upload "+path, chromedp.SetUploadFiles(chromedp.ID(id), []string{path}))
}

// Text is the visible text of the first element that matches a CSS selector.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	return Eval[string](p, `(document.querySelector(`+strconv.Quote(selector)+`) || {innerText: ""}).innerText`)
}

// Has tells whether the page shows text now.
func (p *Page) Has(text string) bool {
	p.t.Helper()
	return Eval[bool](p, `document.body.innerText.replace(/\s+/g, " ").includes(`+strconv.Quote(text)+`)`)
}

// See waits until the page shows text, and fails the test when it does not.
func (p *Page) See(text string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience / 2); ; time.Sleep(50 * time.Millisecond) {
		if p.Has(text) {
			return
		}
		if time.Now().After(deadline) {
			p.fail("see "+text, fmt.Errorf("the page shows:\n%s", p.Text("body")))
		}
	}
}

// URL is the present address.
func (p *Page) URL() string {
	p.t.Helper()
	return Eval[string](p, "location.href")
}

// Shot writes a picture of the whole page.
func (p *Page) Shot(path string) {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o750)
	}
	if err == nil {
		err = os.WriteFile(path, png, 0o600)
	}
	if err != nil {
		p.fail("shoot "+path, err)
	}
}

// Eval runs an expression in the page and returns its value; promises are
// awaited.
func Eval[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](p.finders()+expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.fail("evaluate "+expression, err)
	}
	return value
}

// finders look things up as a reader would: a button by its text, a field by
// its label. A text found nowhere is an error that names what there is.
const finders = `
globalThis.congtamNearest ??= (list) => {
	if (!globalThis.congtamNear) return list[0];
	const steps = (el) => {
		let n = 0;
		for (; el && !congtamPlain(el.innerText).includes(congtamNear); el = el.parentElement) n++;
		return el ? n : Infinity;
	};
	return list.map((el) => [steps(el), el]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1])[0];
};
globalThis.congtamPlain ??= (s) => (s || "").replace(/\s+/g, " ").trim();
globalThis.congtamPick ??= (list, want, textOf) => {
	const seen = list.filter((el) => el.getClientRects().length > 0 || el.type === "file");
	const exact = seen.filter((el) => textOf(el) === want);
	const hits = exact.length > 0 ? exact : seen.filter((el) => textOf(el).startsWith(want));
	const hit = congtamNearest(hits);
	if (!hit) throw new Error("not on the page: " + want + "; there are: " + seen.map(textOf).join(" | "));
	return hit;
};
globalThis.congtamButton ??= (want) => congtamPick([...document.querySelectorAll("button, a[href], summary")], want, (el) => congtamPlain(el.innerText));
globalThis.congtamField ??= (want) => congtamPick([...document.querySelectorAll("label")], want, (el) => congtamPlain(el.innerText)).control;
`

// finders are the functions above, told where to look.
func (p *Page) finders() string {
	return finders + "globalThis.congtamNear = " + strconv.Quote(p.near) + ";\n"
}

func (p *Page) click(text string) chromedp.Action[chromedp.Void] {
	return p.script(`(() => { const el = congtamButton(` + strconv.Quote(text) + `); el.scrollIntoView(); el.click(); return true; })()`)
}

// script runs an expression that answers true.
func (p *Page) script(expression string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Evaluate[bool](p.finders()+expression)(ctx, t)
		return chromedp.Void{}, err
	}
}

func (p *Page) must(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.fail(what, err)
	}
}

func (p *Page) load(what string, step chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	answer, err := chromedp.RunResponse(ctx, step)
	if err != nil {
		p.fail(what, err)
	}
	p.Status = answer.Status
}

// fail ends the test, leaving a picture of the page as it was.
func (p *Page) fail(what string, err error) {
	p.t.Helper()
	folder := os.Getenv("CONGTAM_SHOTS")
	if folder == "" {
		folder = os.TempDir()
	}
	path := filepath.Join(folder, "failed-"+filepath.Base(p.t.Name())+".png")
	if png, shotErr := chromedp.Run(p.ctx, chromedp.FullScreenshot(100)); shotErr == nil {
		if os.WriteFile(path, png, 0o600) == nil { //nolint:gosec // tests write their pictures where they are told
			p.t.Logf("the page as it was: %s", path)
		}
	}
	p.t.Fatalf("%s: %v", what, err)
}
