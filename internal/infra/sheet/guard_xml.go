package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// inspector looks at one entry while it is unpacked and stops at the first
// byte that breaks a limit.
type inspector struct {
	name   string
	packed uint64
	left   uint64 // bytes the whole file may still unpack to
	xml    bool

	count uint64
	head  []byte // the first bytes, to know a file by its magic
	depth int
	last  byte // the last byte of XML seen
	mark  bool // "<!" was just seen
}

// Write implements io.Writer for the unpacking loop. Faults: Invalid.
func (in *inspector) Write(p []byte) (int, error) {
	in.count += uint64(len(p))
	if in.count > in.left {
		return 0, refuse("upload.tooBigUnpacked", maxUnpacked/mebibyte)
	}
	if in.count > max(in.packed*maxRatio, mebibyte) {
		return 0, refuse("upload.ratio", maxRatio)
	}
	if err := in.magic(p); err != nil {
		return 0, err
	}
	if in.xml {
		if err := in.markup(p); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// magic knows nested archives, objects and programs by their first bytes,
// whatever they are called.
func (in *inspector) magic(p []byte) error {
	if len(in.head) >= len(compoundMagic) {
		return nil
	}
	in.head = append(in.head, p[:min(len(p), len(compoundMagic))]...)
	switch {
	case bytes.HasPrefix(in.head, zipMagic), bytes.HasPrefix(in.head, []byte("7z\xbc\xaf")),
		bytes.HasPrefix(in.head, []byte("Rar!")), bytes.HasPrefix(in.head, []byte("\x1f\x8b\x08")):
		return refuse("upload.nested", in.name)
	case bytes.HasPrefix(in.head, compoundMagic), bytes.HasPrefix(in.head, []byte("\x7fELF")),
		bytes.HasPrefix(in.head, []byte("MZ")):
		return refuse("upload.embedded", in.name)
	}
	return nil
}

// markup refuses a document type (and with it every entity) and elements
// nested beyond reason. Zero bytes are passed over, so that the two-byte
// encodings are read alike.
func (in *inspector) markup(p []byte) error {
	for _, b := range p {
		if b == 0 {
			continue
		}
		switch {
		case in.mark && isLetter(b):
			return refuse("upload.doctype")
		case in.last == '<' && isLetter(b):
			in.depth++
		case in.last == '<' && b == '/', in.last == '/' && b == '>':
			in.depth--
		}
		if in.depth > maxDepth {
			return refuse("upload.deep")
		}
		in.mark = in.last == '<' && b == '!'
		in.last = b
	}
	return nil
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80 || b == '_' }

const (
	contentTypes = "[Content_Types].xml"
	mainSheet    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	binarySheet  = "application/vnd.ms-excel.sheet.binary.macroenabled.main"
)

// parts reads what the workbook says of itself: the types of its parts and the
// relations between them.
func parts(archive *zip.Reader) error {
	main := false
	for _, f := range archive.File {
		var err error
		switch name := partName(f.Name); {
		case name == contentTypes:
			main, err = declaredTypes(f, extensions(archive.File))
		case strings.HasSuffix(strings.ToLower(name), ".rels"):
			err = relations(f)
		}
		if err != nil {
			return err
		}
	}
	if !main {
		return refuse("upload.notSheet")
	}
	return nil
}

// extensions are those the entries have. Printer settings are binary too, and
// everywhere.
func extensions(files []*zip.File) map[string]bool {
	out := map[string]bool{}
	for _, f := range files {
		name := strings.ToLower(partName(f.Name))
		if !strings.Contains(name, "/printersettings/") {
			out[strings.TrimPrefix(path.Ext(name), ".")] = true
		}
	}
	return out
}

// declaredTypes reads the content types; main tells whether one of them is an
// ordinary workbook. A type declared for an extension no entry has is empty
// talk: some writers always put the one of macros.
func declaredTypes(f *zip.File, present map[string]bool) (bool, error) {
	main := false
	err := eachElement(f, func(e xml.StartElement) error {
		kind := strings.ToLower(attr(e, "ContentType"))
		extension := strings.ToLower(attr(e, "Extension"))
		switch {
		case extension != "" && !present[extension]:
		case kind == mainSheet:
			main = true
		case kind == binarySheet:
			return refuse("upload.binarySheet")
		case strings.Contains(kind, "macro"), strings.Contains(kind, "vbaproject"):
			return refuse("upload.macro")
		case strings.Contains(kind, "oleobject"), strings.Contains(kind, "activex"):
			return refuse("upload.embedded", attr(e, "PartName")+attr(e, "Extension"))
		}
		return nil
	})
	return main, err
}

// relations refuses anything that points outside the file.
func relations(f *zip.File) error {
	return eachElement(f, func(e xml.StartElement) error {
		target, kind := attr(e, "Target"), strings.ToLower(attr(e, "Type"))
		outside := strings.EqualFold(attr(e, "TargetMode"), "External") ||
			strings.Contains(target, ":") && !strings.HasPrefix(target, "#") ||
			strings.HasPrefix(target, "//") || strings.HasPrefix(target, `\\`)
		switch {
		case outside && strings.HasSuffix(kind, "/hyperlink"):
			return refuse("upload.hyperlink", target)
		case outside:
			return refuse("upload.externalLink", target)
		case strings.HasSuffix(kind, "/vbaproject"):
			return refuse("upload.macro")
		case strings.HasSuffix(kind, "/oleobject"), strings.HasSuffix(kind, "/package"):
			return refuse("upload.embedded", target)
		}
		return nil
	})
}

// eachElement calls fn for each element that opens in f.
func eachElement(f *zip.File, fn func(xml.StartElement) error) error {
	r, err := f.Open()
	if err != nil {
		return refuse("upload.broken")
	}
	defer func() { _ = r.Close() }() // reading only: nothing to lose
	decoder := xml.NewDecoder(r)
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refuse("upload.broken")
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := fn(e); err != nil {
				return err
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
