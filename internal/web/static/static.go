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
	"mime"
	"net/http"
	"path"
	"strconv"
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

// Handler serves what URL names. The name under an old hash serves the present
// file, uncached: a page drawn before an upgrade still finds its styles.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, Prefix), "/")
		f, ok := files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", typeOf(name))
		h.Set("Vary", "Accept-Encoding")
		h.Set("Cache-Control", "no-cache")
		if hash == edition {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		body := f.body
		if len(f.small) > 0 && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = f.small
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		if r.Method != http.MethodHead {
			_, _ = w.Write(body) // the reader went away: nobody to tell
		}
	})
}

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
