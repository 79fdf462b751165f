package e2e

import (
	"strings"
	"testing"

	"congtam/internal/world/browser"
)

// The people of the story.
const (
	director  = "Đinh Thị Mỹ Châu"
	vice      = "Ngô Thị Mỹ Liên"
	office    = "Vũ Thị Mỹ Lan"
	office2   = "Dương Ngọc Ước"
	head      = "Huỳnh Xuân Kiên"
	deputy    = "Trương Ngọc Mai"
	vu        = "Võ Xuân Vũ"
	trang     = "Huỳnh Thị Thu Trang"
	inspector = "Đặng Xuân Đạt"
	division  = "Phòng Cải cách hành chính"
)

// story is the test as it goes on: who has a window open, and the album.
type story struct {
	t       *testing.T
	base    string
	browser *browser.Browser
	album   *album
	windows map[string]*browser.Page
	paths   map[string]string // addresses come across on the way
	fetched map[string]int    // documents, by type

	onTo func(stage string) // takes the department's year on
}

// as is somebody's own window, signed in by one click.
func (s *story) as(name string) *browser.Page {
	s.t.Helper()
	if p := s.windows[name]; p != nil {
		if !strings.HasPrefix(p.URL(), s.base) {
			p.Go(s.base + "/")
		}
		return p
	}
	p := s.browser.Open(s.t)
	p.Go(s.base + "/signin")
	p.Press(name)
	p.See("Việc của tôi")
	s.windows[name] = p
	return p
}

// shot keeps a picture of what somebody sees.
func (s *story) shot(name, caption string) {
	s.t.Helper()
	s.album.add(s.as(name), name, caption)
}

// open follows the links with these texts, one after the other.
func open(p *browser.Page, links ...string) {
	for _, link := range links {
		p.Press(link)
	}
}

// refused sees a page that says no, with everything it must say.
func (s *story) refused(p *browser.Page, says ...string) {
	s.t.Helper()
	for _, text := range says {
		p.See(text)
	}
	if p.Status < 400 {
		s.t.Errorf("%s: answered %d, want a refusal", p.URL(), p.Status)
	}
}

// path is the address of the page without the host.
func (s *story) path(p *browser.Page) string {
	return strings.TrimPrefix(p.URL(), s.base)
}
