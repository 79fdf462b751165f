package audit

import (
	"encoding/base32"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// printedRoot is how many base32 characters of the root paper carries: 100
// bits, which nobody can forge and a person can still type.
const printedRoot = 20

// Printed is a checkpoint short enough for a footer, and where in the log the
// document that carries it stands.
type Printed struct {
	Origin string
	Index  int64  // leaf of the document
	Size   int64  // leaves in the log
	Root   string // first 20 base32 characters of the root
}

// Print shortens cp for the document whose act is leaf index.
func Print(cp Checkpoint, index int64) Printed {
	return Printed{Origin: cp.Origin, Index: index, Size: cp.Size, Root: shortRoot(cp.Root)}
}

func shortRoot(root Hash) string {
	return base32.StdEncoding.EncodeToString(root[:])[:printedRoot]
}

// String is the printed line: "log.name/2023 #17/1204 K7QX-2M4D-…".
func (p Printed) String() string {
	var groups []string
	for at := 0; at < len(p.Root); at += 4 {
		groups = append(groups, p.Root[at:min(at+4, len(p.Root))])
	}
	return fmt.Sprintf("%s #%d/%d %s", p.Origin, p.Index, p.Size, strings.Join(groups, "-"))
}

var printedForm = regexp.MustCompile(`^\s*([a-z0-9./-]+)\s+#\s*([0-9]{1,18})\s*/\s*([0-9]{1,18})\s+([A-Za-z0-9 \s-]+)$`)

// ParsePrinted reads a line typed from paper: capitals, blanks and dashes of
// the root do not matter, and 0, 1, 8 are read as O, I, B, which base32 has
// instead of them.
func ParsePrinted(text string) (Printed, error) {
	m := printedForm.FindStringSubmatch(text)
	if m == nil {
		return Printed{}, fmt.Errorf("read printed checkpoint %q: want log name, #leaf/size and root", text)
	}
	index, _ := strconv.ParseInt(m[2], 10, 64) // at most 18 digits
	size, _ := strconv.ParseInt(m[3], 10, 64)
	root := strings.Join(strings.FieldsFunc(strings.ToUpper(m[4]), func(r rune) bool { return r < '0' }), "")
	root = strings.NewReplacer("0", "O", "1", "I", "8", "B").Replace(root)
	if len(root) != printedRoot || strings.Contains(root, "9") {
		return Printed{}, fmt.Errorf("read printed checkpoint %q: the root has 20 letters and digits 2 to 7", text)
	}
	if index >= size {
		return Printed{}, fmt.Errorf("read printed checkpoint %q: leaf %d of %d", text, index, size)
	}
	return Printed{Origin: m[1], Index: index, Size: size, Root: root}, nil
}
