package e2e

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congtam/internal/world/browser"
)

// album keeps the pictures of the story, in order, with an index to leaf
// through.
type album struct {
	t      *testing.T
	folder string
	pages  strings.Builder
	count  int
}

// newAlbum puts pictures where CONGTAM_SHOTS says, or into build/shots.
func newAlbum(t *testing.T) *album {
	t.Helper()
	folder := os.Getenv("CONGTAM_SHOTS")
	if folder == "" {
		folder = filepath.Join("..", "..", "build", "shots")
	}
	a := &album{t: t, folder: filepath.Join(folder, "story")}
	if err := os.RemoveAll(a.folder); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(a.folder, 0o750); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.close)
	return a
}

// sizes are the windows people have: the office's screen and a telephone.
var sizes = []struct {
	name          string
	width, height int64
}{{"screen", 1366, 768}, {"phone", 360, 800}}

// add looks at a page at both sizes: axe-core finds nothing, nothing is wider
// than the window, and pictures are kept.
func (a *album) add(p *browser.Page, who, caption string) {
	a.t.Helper()
	a.count++
	fmt.Fprintf(&a.pages, "<section id=\"p%d\"><h2>%d. %s</h2><p>%s</p>", a.count, a.count, html.EscapeString(caption), html.EscapeString(who))
	for _, size := range sizes {
		p.Size(size.width, size.height)
		p.Accessible()
		name := fmt.Sprintf("%03d-%s.png", a.count, size.name)
		p.Shot(filepath.Join(a.folder, name))
		fmt.Fprintf(&a.pages, "<a href=\"%s\"><img class=\"%s\" src=\"%s\" alt=\"%s\" loading=\"lazy\"></a>", name, size.name, name, html.EscapeString(caption))
	}
	a.pages.WriteString("</section>\n")
	p.Size(sizes[0].width, sizes[0].height)
}

const albumHead = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Công Tâm: một năm của một sở</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:90rem;padding:0 1rem}img{border:1px solid #999;vertical-align:top;margin:0 1rem 1rem 0}
.screen{width:66%}.phone{width:22%}section{border-top:1px solid #ccc;margin-top:2rem}</style><h1>Công Tâm: một năm của một sở</h1>
`

func (a *album) close() {
	index := filepath.Join(a.folder, "index.html")
	if err := os.WriteFile(index, []byte(albumHead+a.pages.String()+"</html>\n"), 0o600); err != nil {
		a.t.Error(err)
	}
	a.t.Logf("%d pages to leaf through: %s", a.count, index)
}
