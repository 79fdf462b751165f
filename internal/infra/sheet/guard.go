package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"congtam/internal/base/fault"
)

var (
	zipMagic      = []byte("PK\x03\x04")
	entryMagic    = []byte("PK\x01\x02") // of the zip's directory
	compoundMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
)

// Guard refuses a file that is no plain .xlsx workbook: broken, oversized,
// encrypted, or carrying macros, objects or links. It unpacks every entry once
// and counts, so no size a header states is believed; nothing unpacked is kept.
// Faults: Invalid, with a catalogue key under "upload.".
func Guard(data []byte) error {
	switch {
	case len(data) == 0:
		return refuse("upload.empty")
	case len(data) > maxBytes:
		return refuse("upload.tooBig", maxBytes/mebibyte)
	case bytes.HasPrefix(data, compoundMagic):
		return compound(data)
	case !bytes.HasPrefix(data, zipMagic):
		return refuse("upload.notSheet")
	case bytes.Count(data, entryMagic) > maxEntries: // before the directory is read into memory
		return refuse("upload.tooManyEntries", maxEntries)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // entries refuses those names with a reason
		return refuse("upload.broken")
	}
	if err := entries(archive.File, uint64(len(data))); err != nil {
		return err
	}
	if err := unpack(archive.File, uint64(len(data))); err != nil {
		return err
	}
	return parts(archive)
}

func refuse(key string, args ...any) error { return fault.New(fault.Invalid, key, args...) }

// compound tells the two files apart that Office keeps in the older container:
// an encrypted workbook, and one saved as .xls.
func compound(data []byte) error {
	for _, name := range []string{"EncryptedPackage", "EncryptionInfo"} {
		if bytes.Contains(data, wide(name)) {
			return refuse("upload.encrypted")
		}
	}
	for _, name := range []string{"Workbook", "Book"} {
		if bytes.Contains(data, wide(name)) {
			return refuse("upload.oldExcel")
		}
	}
	return refuse("upload.notSheet")
}

// wide is ASCII text as the older container writes names: two bytes a letter.
func wide(text string) []byte {
	out := make([]byte, 0, 2*len(text))
	for _, b := range []byte(text) {
		out = append(out, b, 0)
	}
	return out
}

// entries checks what the zip's directory states, before anything is unpacked.
func entries(files []*zip.File, size uint64) error {
	if len(files) > maxEntries {
		return refuse("upload.tooManyEntries", maxEntries)
	}
	seen := map[string]bool{}
	var packed uint64
	for _, f := range files {
		if err := entry(f); err != nil {
			return err
		}
		key := strings.ToLower(partName(f.Name))
		if seen[key] { // two readers could see two different workbooks
			return refuse("upload.broken")
		}
		seen[key] = true
		if f.CompressedSize64 > size {
			return refuse("upload.broken")
		}
		packed += f.CompressedSize64
	}
	if packed > size { // entries that overlap
		return refuse("upload.ratio", maxRatio)
	}
	return nil
}

func entry(f *zip.File) error {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	switch {
	case f.Flags&1 != 0:
		return refuse("upload.encrypted")
	case f.Mode()&fs.ModeSymlink != 0, unsafePath(name):
		return refuse("upload.path", f.Name)
	}
	return forbiddenName(strings.ToLower(name))
}

func unsafePath(name string) bool {
	if name == "" || strings.HasPrefix(name, "/") || strings.ContainsAny(name, ":\x00") {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// forbiddenName refuses parts that act: macros, embedded objects, and links
// that would fetch data from elsewhere.
func forbiddenName(name string) error {
	base, folder := path.Base(name), "/"+path.Dir(name)+"/"
	switch {
	case strings.HasPrefix(base, "vba") && strings.HasSuffix(base, ".bin"),
		strings.Contains(folder, "/macrosheets/"), strings.Contains(folder, "/dialogsheets/"):
		return refuse("upload.macro")
	case strings.Contains(folder, "/embeddings/"), strings.Contains(folder, "/activex/"),
		strings.HasPrefix(base, "oleobject"):
		return refuse("upload.embedded", base)
	case strings.Contains(folder, "/externallinks/"), strings.Contains(folder, "/querytables/"),
		base == "connections.xml":
		return refuse("upload.externalLink", base)
	}
	return nil
}

// unpack reads every entry to its end, counting bytes as they come.
func unpack(files []*zip.File, size uint64) error {
	buffer := make([]byte, 64<<10)
	left := uint64(maxUnpacked)
	for _, f := range files {
		in := inspector{name: f.Name, packed: f.CompressedSize64, left: left, xml: isXML(f.Name)}
		if err := in.read(f, buffer); err != nil {
			return err
		}
		left -= in.count
	}
	if total := maxUnpacked - left; total > max(size*maxRatio, mebibyte) {
		return refuse("upload.ratio", maxRatio)
	}
	return nil
}

func (in *inspector) read(f *zip.File, buffer []byte) error {
	r, err := f.Open()
	if err != nil {
		return refuse("upload.broken")
	}
	defer func() { _ = r.Close() }() // reading only: nothing to lose
	_, err = io.CopyBuffer(in, io.MultiReader(r), buffer)
	if fault.KindOf(err) != "" {
		return err
	}
	if err != nil {
		return refuse("upload.broken")
	}
	return nil
}

func isXML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".rels", ".vml":
		return true
	}
	return false
}

// partName is an entry's name as the format means it.
func partName(name string) string {
	return strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
}
