package static

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

const root = "../../../"

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The licences of everything embedded are listed (issue 2, "Done when").
func TestLicences_listEveryModuleAndFont(t *testing.T) {
	t.Parallel()
	list := read(t, root+"docs/licences.md")
	modules := regexp.MustCompile(`(?m)^\s+(\S+/\S+|\S+\.\S+) v\S+`).FindAllStringSubmatch(read(t, root+"go.mod"), -1)
	if len(modules) < 20 {
		t.Fatalf("read %d modules of go.mod, want all of them", len(modules))
	}
	for _, m := range modules {
		if !strings.Contains(list, "`"+m[1]+"`") {
			t.Errorf("docs/licences.md does not list %s", m[1])
		}
	}
	for _, named := range regexp.MustCompile("`(internal/[^`]+)`").FindAllStringSubmatch(list, -1) {
		if _, err := os.Stat(root + named[1]); err != nil {
			t.Errorf("docs/licences.md names a text that is not there: %v", err)
		}
	}
}

func TestLicences_eachForeignFileHasItsText(t *testing.T) {
	t.Parallel()
	ours := map[string]bool{"congtam.css": true, "congtam.js": true, "icon.svg": true}
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || ours[name] || strings.HasPrefix(name, "LICENSES/") {
			return err
		}
		base := strings.TrimPrefix(name, "fonts/")
		for _, text := range []string{"bootstrap", "htmx", "be-vietnam-pro"} {
			if _, ok := files["LICENSES/"+text+".txt"]; ok && strings.HasPrefix(base, text) {
				return nil
			}
		}
		t.Errorf("%s is not ours and has no licence text", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every letter of Vietnamese lies in the range of some face, so that no word
// mixes fonts; the browser test shows that the faces hold what they promise.
func TestFonts_coverVietnamese(t *testing.T) {
	t.Parallel()
	var ranges [][2]rune
	for _, m := range regexp.MustCompile(`U\+([0-9A-F]+)(?:-([0-9A-F]+))?`).FindAllStringSubmatch(string(files["congtam.css"].body), -1) {
		from, until := codePoint(m[1]), codePoint(m[1])
		if m[2] != "" {
			until = codePoint(m[2])
		}
		ranges = append(ranges, [2]rune{from, until})
	}
	letters := []rune("ĂÂĐÊÔƠƯăâđêôơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĨĩŨũ\u0300\u0301\u0303\u0309\u0323₫–—…“”")
	for c := rune(0x1EA0); c <= 0x1EF9; c++ {
		letters = append(letters, c)
	}
	for _, c := range letters {
		if !within(ranges, c) {
			t.Errorf("no face has %q (U+%04X)", c, c)
		}
	}
	for _, m := range regexp.MustCompile(`url\("([^"]+)"\)`).FindAllStringSubmatch(string(files["congtam.css"].body), -1) {
		if _, ok := files[m[1]]; !ok {
			t.Errorf("congtam.css asks for %s, which is not embedded", m[1])
		}
	}
}

func within(ranges [][2]rune, c rune) bool {
	for _, r := range ranges {
		if r[0] <= c && c <= r[1] {
			return true
		}
	}
	return false
}

func codePoint(text string) rune {
	var n rune
	for _, digit := range strings.ToLower(text) {
		n = n*16 + rune(strings.IndexRune("0123456789abcdef", digit))
	}
	return n
}

func TestStyles_setNothingInCapitalsAndLoadNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	own := string(files["congtam.css"].body)
	for _, banned := range []string{"uppercase", "letter-spacing", "http://", "https://", "@import"} {
		if strings.Contains(own, banned) {
			t.Errorf("congtam.css holds %q", banned)
		}
	}
}
