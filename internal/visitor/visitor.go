// Package visitor is someone with a browser: it reads pages, finds their links
// and forms, fills them in and sends them. Fault tests and benchmarks reach the
// running program through it, and so know only what a reader knows. It runs no
// script and judges nothing.
package visitor

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Visitor is one person at one installation. Visits of the same Visitor must
// not overlap with SignIn.
type Visitor struct {
	Account string // who signs in, on a demo
	Base    string // http://host:port
	Cookie  string // of the session
	Packed  bool   // reads compressed answers, as browsers do
}

// ErrRefused is an answer that says no: the act was not done, the page not
// shown.
var ErrRefused = errors.New("refused")

// browser follows no redirect: an act is acknowledged by the redirect itself.
var browser = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     &http.Transport{MaxIdleConnsPerHost: 256, DisableCompression: true},
}

// Reply is what came back, whole.
type Reply struct {
	Status   int
	Location string
	Timing   string // the Server-Timing header
	Sent     int    // bytes that travelled
	Body     string // unpacked

	cookie string
}

// Ask sends one request and reads the answer to its end. The error says that
// no whole answer came.
func (v *Visitor) Ask(method, path string, form url.Values) (Reply, error) {
	request, err := http.NewRequest(method, v.Base+path, strings.NewReader(form.Encode()))
	if err != nil {
		return Reply{}, err
	}
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if v.Cookie != "" {
		request.Header.Set("Cookie", v.Cookie)
	}
	if v.Packed {
		request.Header.Set("Accept-Encoding", "gzip")
	}
	response, err := browser.Do(request)
	if err != nil {
		return Reply{}, err
	}
	defer func() { _ = response.Body.Close() }() // read to its end
	return read(response)
}

func read(response *http.Response) (Reply, error) {
	sent, err := io.ReadAll(response.Body)
	if err != nil {
		return Reply{}, err
	}
	got := Reply{
		Status: response.StatusCode, Location: response.Header.Get("Location"), Timing: response.Header.Get("Server-Timing"),
		Sent: len(sent), Body: string(sent),
	}
	for _, c := range response.Cookies() {
		if c.Name == "congtam" && c.Value != "" {
			got.cookie = c.Name + "=" + c.Value
		}
	}
	if response.Header.Get("Content-Encoding") != "gzip" {
		return got, nil
	}
	z, err := gzip.NewReader(strings.NewReader(got.Body))
	if err != nil {
		return got, err
	}
	whole, err := io.ReadAll(z)
	got.Body = string(whole)
	return got, err
}

// Get reads a page. The error is ErrRefused when it is not shown.
func (v *Visitor) Get(path string) (Reply, error) {
	got, err := v.Ask(http.MethodGet, path, nil)
	if err == nil && got.Status != http.StatusOK {
		err = fmt.Errorf("%w: GET %s = %d", ErrRefused, path, got.Status)
	}
	return got, err
}

// Post sends a form. It is acknowledged by 303 or 204; anything else is
// ErrRefused, or an answer that never came.
func (v *Visitor) Post(path string, form url.Values) (Reply, error) {
	got, err := v.Ask(http.MethodPost, path, form)
	if err == nil && got.Status != http.StatusSeeOther && got.Status != http.StatusNoContent {
		err = fmt.Errorf("%w: POST %s = %d %s", ErrRefused, path, got.Status, problemIn(got.Body))
	}
	return got, err
}

// SignIn takes a session of its own, with one click, as on a demo.
func (v *Visitor) SignIn() error {
	v.Cookie = ""
	got, err := v.Post("/signin/as", url.Values{"person": {v.Account}})
	if err == nil && got.cookie == "" {
		err = errors.New("POST /signin/as handed out no session")
	}
	v.Cookie = got.cookie
	return err
}

// FormOn reads a page and finds the form that posts to a path ending so, with
// everything it would send as it stands.
func (v *Visitor) FormOn(page, suffix string) (action string, fields url.Values, err error) {
	got, err := v.Get(page)
	if err != nil {
		return "", nil, err
	}
	root, err := html.Parse(strings.NewReader(got.Body))
	if err != nil {
		return "", nil, err
	}
	for node := range root.Descendants() {
		if node.Data == "form" && strings.HasSuffix(attribute(node, "action"), suffix) {
			return attribute(node, "action"), fieldsIn(node), nil
		}
	}
	return "", nil, fmt.Errorf("page %s has no form to …%s", page, suffix)
}

// Links lists the pages of this site a page leads to, each once.
func (r Reply) Links() []string {
	root, err := html.Parse(strings.NewReader(r.Body))
	if err != nil {
		return nil
	}
	var list []string
	seen := map[string]bool{}
	for node := range root.Descendants() {
		path, _, _ := strings.Cut(attribute(node, "href"), "#")
		if node.Data == "a" && strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !seen[path] {
			seen[path] = true
			list = append(list, path)
		}
	}
	return list
}

// People lists the accounts a demo's sign-in page offers.
func (r Reply) People() []string {
	root, err := html.Parse(strings.NewReader(r.Body))
	if err != nil {
		return nil
	}
	var list []string
	for node := range root.Descendants() {
		if attribute(node, "name") == "person" {
			list = append(list, attribute(node, "value"))
		}
	}
	return list
}

func fieldsIn(form *html.Node) url.Values {
	fields := url.Values{}
	for node := range form.Descendants() {
		name, kind := attribute(node, "name"), attribute(node, "type")
		switch {
		case name == "" || node.Type != html.ElementNode:
		case node.Data == "textarea":
			fields.Set(name, textOf(node))
		case node.Data == "select":
			fields.Set(name, chosenIn(node))
		case kind == "checkbox" || kind == "radio":
			if has(node, "checked") {
				fields.Add(name, attribute(node, "value"))
			}
		case node.Data == "input":
			fields.Set(name, attribute(node, "value"))
		}
	}
	return fields
}

func chosenIn(list *html.Node) string {
	first := ""
	for node := range list.Descendants() {
		if node.Data != "option" {
			continue
		}
		if has(node, "selected") {
			return attribute(node, "value")
		}
		if first == "" {
			first = attribute(node, "value")
		}
	}
	return first
}

func textOf(node *html.Node) string {
	var b strings.Builder
	for child := range node.Descendants() {
		if child.Type == html.TextNode {
			b.WriteString(child.Data)
		}
	}
	return strings.TrimPrefix(b.String(), "\n")
}

func has(node *html.Node, name string) bool {
	for _, a := range node.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// problemIn is what a page of refusal says.
func problemIn(page string) string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return ""
	}
	for node := range root.Descendants() {
		if node.Data == "main" {
			return strings.Join(strings.Fields(textOf(node)), " ")
		}
	}
	return ""
}
