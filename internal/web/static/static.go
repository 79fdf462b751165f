// Package static holds the files a page is drawn with: styles, scripts, fonts
// and their licences, embedded in the program. Nothing is ever loaded from
// another site. It knows no page and no person.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"maps"
	"mime"
	"path"
	"slices"
	"strings"
)

//go:embed *.css *.js *.svg fonts LICENSES
var embedded embed.FS

// Prefix is the path all files lie under.
const Prefix = "/static/"

// file is one embedded file, ready to send. Small is empty for what does not
// shrink.
type file struct{ body, small []byte }

var (
	files   = load()
	edition = editionOf(files)
)

// URL is the address of a file. It carries a hash of all files, so a browser
// may keep what it got for ever, and relative addresses inside the style sheet
// stay right.
func URL(name string) string { return Prefix + edition + "/" + name }

// Sendable is a file on its way out: its bytes, packed or not, and whether the
// address it was asked by will always mean these bytes.
type Sendable struct {
	Type    string
	Body    []byte
	Packed  bool // Body is gzip
	Lasting bool
}

// At finds the file an address means. One with an old hash means the present
// file, not lastingly: a page drawn before an upgrade still finds its styles.
func At(address string, gzipReader bool) (Sendable, bool) {
	hash, name, _ := strings.Cut(strings.TrimPrefix(address, Prefix), "/")
	f, ok := files[name]
	if !ok {
		return Sendable{}, false
	}
	s := Sendable{Type: typeOf(name), Body: f.body, Lasting: hash == edition}
	if gzipReader && len(f.small) > 0 {
		s.Body, s.Packed = f.small, true
	}
	return s, true
}

// Names lists the files, in order.
func Names() []string { return slices.Sorted(maps.Keys(files)) }

// Sent is how many bytes of a file travel to a browser that reads gzip.
func Sent(name string) int {
	f := files[name]
	if len(f.small) > 0 {
		return len(f.small)
	}
	return len(f.body)
}

func load() map[string]file {
	out := map[string]file{}
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := embedded.ReadFile(name)
		out[name] = file{body, shrink(name, body)}
		return err
	})
	if err != nil {
		panic("static: " + err.Error()) // the files are part of the program
	}
	return out
}

func shrink(name string, body []byte) []byte {
	if path.Ext(name) == ".woff2" { // compressed already
		return nil
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is in range
	_, _ = z.Write(body)                                  // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

func editionOf(all map[string]file) string {
	sum := sha256.New()
	_ = fs.WalkDir(embedded, ".", func(name string, _ fs.DirEntry, err error) error {
		_, _ = sum.Write([]byte(name)) // a hash takes everything
		_, _ = sum.Write(all[name].body)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:16]
}

func typeOf(name string) string {
	switch ext := path.Ext(name); ext {
	case ".woff2":
		return "font/woff2"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	default:
		return mime.TypeByExtension(ext)
	}
}
