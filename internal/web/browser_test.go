package web

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congtam/internal/web/ui"
	"congtam/internal/world/browser"
)

// sizes are the windows people have: the office's screen and a telephone.
var sizes = []struct {
	name          string
	width, height int64
}{{"screen", 1366, 768}, {"telephone", 360, 800}}

// TestStorybook_inABrowser draws every component in a real Chromium: nothing
// for axe-core to find, nothing wider than the window. CONGTAM_SHOTS names a
// folder for the pictures.
func TestStorybook_inABrowser(t *testing.T) {
	t.Parallel()
	book, err := Storybook()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(book)
	t.Cleanup(server.Close)
	paths := []string{"/"}
	for _, s := range ui.Samples() {
		if s.Whole {
			paths = append(paths, "/"+s.Name)
		}
	}
	p := browser.Start(t).Open(t)
	for _, path := range paths {
		for _, size := range sizes {
			p.Size(size.width, size.height)
			p.Go(server.URL + path)
			if p.Status != 200 {
				t.Errorf("GET %s = %d", path, p.Status)
			}
			p.Accessible()
			if folder := os.Getenv("CONGTAM_SHOTS"); folder != "" {
				p.Shot(filepath.Join(folder, "storybook"+strings.ReplaceAll(path, "/", "-")+"-"+size.name+".png"))
			}
		}
	}
	vietnameseLetters(t, p, server.URL)
}

// vietnameseLetters proves that our own font draws every letter: a fallback
// inside a word disturbs reading (ecosystem 4.4).
func vietnameseLetters(t *testing.T, p *browser.Page, url string) {
	t.Helper()
	p.Go(url)
	browser.Eval[bool](p, `(() => {
		let all = "ĂÂĐÊÔƠƯăâđêôơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĨĩŨũ₫–—…“”0123456789%/";
		for (let c = 0x1EA0; c <= 0x1EF9; c++) all += String.fromCodePoint(c);
		document.querySelector("h1").textContent = all;
		document.querySelector(".sample p").textContent = all;
		return document.fonts.load("600 20px 'Be Vietnam Pro'", all).then(() => document.fonts.load("400 16px 'Be Vietnam Pro'", all)).then(() => true);
	})()`)
	for _, element := range []string{"h1", ".sample p"} {
		fonts := p.Fonts(element)
		if len(fonts) != 1 || !strings.HasPrefix(fonts[0], "Be Vietnam Pro") {
			t.Errorf("%s is drawn with %q, want Be Vietnam Pro alone", element, fonts)
		}
	}
}
