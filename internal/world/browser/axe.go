package browser

import (
	"context"
	_ "embed" // axe-core is embedded in tests only, never in the program
	"slices"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe.min.js
var axe string

// Violation is one rule of accessibility a page breaks.
type Violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// Violations asks axe-core what is wrong with the page as it stands.
func (p *Page) Violations() []Violation {
	p.t.Helper()
	Eval[bool](p, axe+";\ntrue")
	return Eval[[]Violation](p, `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations)`)
}

// Accessible fails the test for each rule of accessibility the page breaks,
// and for a page wider than its window.
func (p *Page) Accessible() {
	p.t.Helper()
	for _, v := range p.Violations() {
		for _, n := range v.Nodes {
			p.t.Errorf("%s: %s (%s)\n\t%s\n\t%s", p.URL(), v.Help, v.ID, n.HTML, strings.ReplaceAll(n.Summary, "\n", "\n\t"))
		}
	}
	if over := Eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		p.t.Errorf("%s: the page is %d pixels wider than its window", p.URL(), over)
	}
}

// Fonts names the fonts the text of one element is really drawn with.
func (p *Page) Fonts(selector string) []string {
	p.t.Helper()
	Eval[bool](p, `document.fonts.ready.then(() => true)`)
	fonts, err := chromedp.Run(p.ctx, func(ctx context.Context, t *chromedp.Target) ([]string, error) {
		if _, err := cdp.Call(ctx, t, css.Enable, cdp.Empty{}); err != nil {
			return nil, err
		}
		ids, err := chromedp.QueryNodeIDs(chromedp.CSS(selector))(ctx, t)
		if err != nil {
			return nil, err
		}
		used, err := cdp.Call(ctx, t, css.GetPlatformFontsForNode, css.GetPlatformFontsForNodeParams{NodeID: ids[0]})
		var names []string
		for _, f := range used.Fonts {
			names = append(names, f.FamilyName+" "+strconv.FormatFloat(float64(f.GlyphCount), 'f', 0, 64))
		}
		slices.Sort(names)
		return names, err
	})
	if err != nil {
		p.fail("fonts of "+selector, err)
	}
	return fonts
}
