package ui

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"congtam/internal/base/civil"
	"congtam/internal/web/static"
	"congtam/internal/web/words"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func draw(t *testing.T, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatalf("Render: %v", err)
	}
	return b.String()
}

func TestSamples_lookAsAgreed(t *testing.T) {
	t.Parallel()
	for _, s := range Samples() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			got := steady(draw(t, s.Body))
			path := filepath.Join("testdata", "samples", s.Name+".golden.html")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v; run `make golden`", err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", s.Name, diff)
			}
		})
	}
}

// steady takes the hash of the embedded files out of addresses and gives each
// element a line, so that a diff shows what changed.
func steady(page string) string {
	hash := strings.TrimSuffix(StaticPath(""), "/")
	page = strings.ReplaceAll(page, hash, "/static/HASH")
	return strings.ReplaceAll(page, "><", ">\n<") + "\n"
}

func TestSamples_areWellFormed(t *testing.T) {
	t.Parallel()
	for _, s := range append(Samples(), Sample{"Storybook", Storybook(), true}) {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			for _, problem := range htmlProblems(draw(t, s.Body)) {
				t.Errorf("%s: %s", s.Name, problem)
			}
		})
	}
}

func TestHTMLProblems_findsEachMistake(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, page string }{
		{"an element left open", "<div><p>x</div>"},
		{"an end without a start", "<p>x</p></div>"},
		{"an identifier twice", `<p id="a"></p><p id="a"></p>`},
		{"a label for nothing", `<label for="a">x</label>`},
		{"a description that is not there", `<input aria-describedby="a">`},
		{"an inline style", `<p style="color:red">x</p>`},
		{"an inline handler", `<p onclick="x()">x</p>`},
		{"an inline script", `<script>x()</script>`},
		{"a key that has no text", `<p>[ui.none]</p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := htmlProblems(tt.page); len(got) == 0 {
				t.Errorf("htmlProblems(%q) found nothing", tt.page)
			}
		})
	}
	if got := htmlProblems(`<label for="a">x</label><input id="a"><br/>`); len(got) > 0 {
		t.Errorf("htmlProblems of a sound page = %q", got)
	}
}

var void = strings.Fields("area base br col embed hr img input link meta source track wbr path rect")

// htmlProblems reads a page as strictly as its writers should write it.
func htmlProblems(page string) []string {
	r := pageReader{ids: map[string]bool{}}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for tokens.Next() != html.ErrorToken {
		r.read(tokens.Token())
	}
	for _, tag := range r.open {
		r.complain("<%s> is never closed", tag)
	}
	for _, name := range r.named {
		if !r.ids[name] {
			r.complain("nothing has the identifier %q", name)
		}
	}
	return r.problems
}

type pageReader struct {
	open, named, problems []string
	ids                   map[string]bool
}

func (r *pageReader) complain(format string, what string) {
	r.problems = append(r.problems, strings.Replace(strings.Replace(format, "%s", what, 1), "%q", what, 1))
}

func (r *pageReader) read(token html.Token) {
	switch token.Type {
	case html.StartTagToken, html.SelfClosingTagToken:
		r.attributes(token)
		if token.Type == html.StartTagToken && !slices.Contains(void, token.Data) {
			r.open = append(r.open, token.Data)
		}
	case html.EndTagToken:
		last := len(r.open) - 1
		if slices.Contains(void, token.Data) {
			return
		}
		if last < 0 || r.open[last] != token.Data {
			r.complain("</%s> closes something else", token.Data)
			return
		}
		r.open = r.open[:last]
	case html.TextToken:
		if len(r.open) > 0 && r.open[len(r.open)-1] == "script" && strings.TrimSpace(token.Data) != "" {
			r.complain("a script lies in the page: %s", token.Data)
		}
		if strings.HasPrefix(strings.TrimSpace(token.Data), "[ui.") {
			r.complain("the catalogue lacks %s", token.Data)
		}
	}
}

func (r *pageReader) attributes(token html.Token) {
	for _, a := range token.Attr {
		switch {
		case a.Key == "id" && r.ids[a.Val]:
			r.complain("two elements are called %q", a.Val)
		case a.Key == "id":
			r.ids[a.Val] = true
		case a.Key == "for":
			r.named = append(r.named, a.Val)
		case strings.HasPrefix(a.Key, "aria-describedby"), a.Key == "aria-labelledby":
			r.named = append(r.named, strings.Fields(a.Val)...)
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			r.complain("the content policy forbids %s", a.Key)
		}
	}
}

// TestStorybook writes the samples as pages where CONGTAM_STORYBOOK names a
// folder, and always proves that they can be written.
func TestStorybook(t *testing.T) {
	t.Parallel()
	page := draw(t, Storybook())
	for _, s := range Samples() {
		if !s.Whole && !strings.Contains(page, `aria-label="`+s.Name+`"`) {
			t.Errorf("the storybook does not show %s", s.Name)
		}
	}
	folder := os.Getenv("CONGTAM_STORYBOOK")
	if folder == "" {
		return
	}
	write := func(name string, body []byte) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// Read from a folder, addresses do not begin at a server's root.
	beside := func(page string) []byte { return []byte(strings.ReplaceAll(page, `="/static/`, `="static/`)) }
	write("index.html", beside(page))
	for _, s := range Samples() {
		if s.Whole {
			write(s.Name+".html", beside(draw(t, s.Body)))
		}
	}
	for _, name := range static.Names() {
		f, _ := static.At(StaticPath(name), false)
		write(strings.TrimPrefix(StaticPath(name), "/"), f.Body)
	}
}

func TestView_Left(t *testing.T) {
	t.Parallel()
	v := sampleView()
	tests := []struct {
		day  int
		want string
		late bool
	}{{15, "quá hạn 1 ngày", true}, {16, "hôm nay", false}, {19, "còn 3 ngày", false}}
	for _, tt := range tests {
		due := civil.On(2023, time.November, tt.day)
		if got := v.Left(due); got != tt.want || v.Late(due) != tt.late {
			t.Errorf("Left(%v), Late = %q, %v; want %q, %v", due, got, v.Late(due), tt.want, tt.late)
		}
	}
}

func TestView_FormKey_isNewForEachForm(t *testing.T) {
	t.Parallel()
	v := View{Keys: NewFormKeys("p")}
	if a, b := v.FormKey(), v.FormKey(); a != "p-1" || b != "p-2" {
		t.Errorf("FormKey() = %q then %q, want p-1 then p-2", a, b)
	}
}

func TestForm_carriesItsKeyAndVersion(t *testing.T) {
	t.Parallel()
	v := sampleView()
	v.Keys = NewFormKeys("p")
	page := draw(t, Form(v, FormOf{ID: "f", Action: "/x", Version: 7}))
	for _, want := range []string{`name="key" value="p-1"`, `name="version" value="7"`} {
		if !strings.Contains(page, want) {
			t.Errorf("Form drew %q, want %s in it", page, want)
		}
	}
}

func TestLayout_speaksTheReadersLanguage(t *testing.T) {
	t.Parallel()
	f := sampleFrame()
	f.Lang, f.Wrong = words.En, true
	page := draw(t, Layout(f, Heading("x", "")))
	for _, want := range []string{`<html lang="en">`, "<title>Error: ", "Demo clock: 16/11/2023 08:00", `value="vi" lang="vi">Tiếng Việt`, "Sign out"} {
		if !strings.Contains(page, want) {
			t.Errorf("the English page lacks %q", want)
		}
	}
}

func TestActions_drawsOnlyWhatIsAllowed(t *testing.T) {
	t.Parallel()
	page := draw(t, Actions(sampleView(), []Action{{Label: "Duyệt", Href: "/x"}, {Label: "Nộp", Href: "/y", Allowed: true, Post: true}}))
	if strings.Contains(page, "Duyệt") || !strings.Contains(page, "Nộp") {
		t.Errorf("Actions drew %q; want Nộp without Duyệt", page)
	}
}

func TestPagesOf_near(t *testing.T) {
	t.Parallel()
	got := PagesOf{Page: 5, Last: 9}.near()
	if want := []int{1, 4, 5, 6, 9}; !slices.Equal(got, want) {
		t.Errorf("near() = %v, want %v", got, want)
	}
}
