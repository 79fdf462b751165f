package faults

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// person is someone with a browser, who reads pages and fills in their forms.
type person struct {
	account string
	base    string
	cookie  string
}

// errRefused is an answer that says no: the act was not done.
var errRefused = errors.New("refused")

// browser follows no redirect: an act is acknowledged by the redirect itself.
var browser = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// reply is what came back, whole.
type reply struct {
	status   int
	location string
	cookie   string
	body     string
}

func (p *person) ask(method, path string, form url.Values) (reply, error) {
	request, err := http.NewRequest(method, p.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		return reply{}, err
	}
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if p.cookie != "" {
		request.Header.Set("Cookie", p.cookie)
	}
	response, err := browser.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer func() { _ = response.Body.Close() }() // read to its end
	body, err := io.ReadAll(response.Body)
	got := reply{status: response.StatusCode, location: response.Header.Get("Location"), body: string(body)}
	for _, c := range response.Cookies() {
		if c.Name == "congtam" && c.Value != "" {
			got.cookie = c.Name + "=" + c.Value
		}
	}
	return got, err
}

func (p *person) get(path string) (reply, error) {
	got, err := p.ask(http.MethodGet, path, nil)
	if err == nil && got.status != http.StatusOK {
		err = fmt.Errorf("%w: GET %s = %d", errRefused, path, got.status)
	}
	return got, err
}

// post is acknowledged by 303 or 204; anything else is a refusal, or an answer
// that never came.
func (p *person) post(path string, form url.Values) (reply, error) {
	got, err := p.ask(http.MethodPost, path, form)
	if err == nil && got.status != http.StatusSeeOther && got.status != http.StatusNoContent {
		err = fmt.Errorf("%w: POST %s = %d %s", errRefused, path, got.status, problemIn(got.body))
	}
	return got, err
}

// signIn takes a session of its own, with one click.
func (p *person) signIn() error {
	p.cookie = ""
	got, err := p.post("/signin/as", url.Values{"person": {p.account}})
	if err == nil && got.cookie == "" {
		err = errors.New("POST /signin/as handed out no session")
	}
	p.cookie = got.cookie
	return err
}

// formOn reads a page and finds the form that posts to a path ending so, with
// everything it would send as it stands.
func (p *person) formOn(page, suffix string) (action string, fields url.Values, err error) {
	got, err := p.get(page)
	if err != nil {
		return "", nil, err
	}
	root, err := html.Parse(strings.NewReader(got.body))
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
