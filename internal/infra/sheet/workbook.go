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

// workbook is an opened file: its sheets by name, its shared strings and what
// its styles say of numbers. Sheets are read one at a time, as a stream.
type workbook struct {
	files   map[string]*zip.File // by lower-case part name
	sheets  []sheetRef
	strings []string
	dates   []bool // by style: the number is a day
	legacy  []bool // by style: the font is TCVN3 or VNI
	since04 bool   // days count from 1904
}

type sheetRef struct{ name, part string }

// open reads all of a guarded workbook but its sheets. Faults: Invalid.
func open(data []byte) (*workbook, error) {
	if err := Guard(data); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse("upload.broken")
	}
	w := &workbook{files: map[string]*zip.File{}}
	for _, f := range archive.File {
		w.files[strings.ToLower(partName(f.Name))] = f
	}
	main := "xl/workbook.xml"
	for _, rel := range w.relations("") {
		if strings.HasSuffix(rel.kind, "/officeDocument") {
			main = rel.target
		}
	}
	rels := w.relations(main)
	if err := w.readMain(main, rels); err != nil {
		return nil, err
	}
	for _, rel := range rels {
		switch path.Base(rel.kind) {
		case "sharedStrings":
			err = w.readStrings(rel.target)
		case "styles":
			err = w.readStyles(rel.target)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, nil
}

type relation struct{ id, kind, target string }

// relations are those of a part; of the whole file for "".
func (w *workbook) relations(part string) []relation {
	var out []relation
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	f, ok := w.files[strings.ToLower(name)]
	if !ok {
		return nil
	}
	_ = eachElement(f, func(e xml.StartElement) error { // Guard has read it without a fault
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		out = append(out, relation{attr(e, "Id"), attr(e, "Type"), partName(target)})
		return nil
	})
	return out
}

func (w *workbook) readMain(part string, rels []relation) error {
	targets := map[string]string{}
	for _, rel := range rels {
		targets[rel.id] = rel.target
	}
	err := w.each(part, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			v := attr(e, "date1904")
			w.since04 = v == "1" || v == "true"
		case "sheet":
			if target, ok := targets[attr(e, "id")]; ok {
				w.sheets = append(w.sheets, sheetRef{attr(e, "name"), target})
			}
		}
		return nil
	})
	if err == nil && len(w.sheets) == 0 {
		return refuse("upload.broken")
	}
	return err
}

func (w *workbook) each(part string, fn func(xml.StartElement) error) error {
	f, ok := w.files[strings.ToLower(part)]
	if !ok {
		return refuse("upload.broken")
	}
	return eachElement(f, fn)
}

// tokens calls fn for each token of a part. Faults: Invalid.
func (w *workbook) tokens(part string, fn func(xml.Token) error) error {
	f, ok := w.files[strings.ToLower(part)]
	if !ok {
		return refuse("upload.broken")
	}
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
		if err := fn(token); err != nil {
			return err
		}
	}
}

// readStrings reads the shared strings: the text of each item, its runs joined
// and its reading aids left out.
func (w *workbook) readStrings(part string) error {
	var text strings.Builder
	var inText, inAid bool
	total := 0
	return w.tokens(part, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			inAid = inAid || t.Name.Local == "rPh"
			inText = t.Name.Local == "t" && !inAid
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		case xml.EndElement:
			inText = false
			switch t.Name.Local {
			case "rPh":
				inAid = false
			case "si":
				total += text.Len() + 16
				if text.Len() > maxText || total > maxStrings {
					return refuse("upload.tooBigUnpacked", maxUnpacked/mebibyte)
				}
				w.strings = append(w.strings, unescape(text.String()))
				text.Reset()
			}
		}
		return nil
	})
}

// readStyles learns which styles show a number as a day, and which are set in
// a font of the old encodings.
func (w *workbook) readStyles(part string) error {
	formats, fonts := map[string]bool{}, []bool{}
	inCells, inFonts := false, false
	return w.tokens(part, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				formats[attr(t, "numFmtId")] = dayFormat(attr(t, "formatCode"))
			case "fonts":
				inFonts = true
			case "font":
				fonts = append(fonts, false)
			case "name":
				if inFonts && len(fonts) > 0 {
					fonts[len(fonts)-1] = legacyFont(attr(t, "val"))
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id := attr(t, "numFmtId")
					font := digits(attr(t, "fontId"))
					w.dates = append(w.dates, formats[id] || builtinDay[id])
					w.legacy = append(w.legacy, font >= 0 && font < len(fonts) && fonts[font])
				}
			}
		case xml.EndElement:
			inCells = inCells && t.Name.Local != "cellXfs"
			inFonts = inFonts && t.Name.Local != "fonts"
		}
		return nil
	})
}

// builtinDay are the built-in number formats that show a day (ECMA-376 part 1,
// 18.8.30, and the East Asian ones).
var builtinDay = map[string]bool{
	"14": true, "15": true, "16": true, "17": true, "22": true,
	"27": true, "28": true, "29": true, "30": true, "31": true, "34": true, "36": true,
	"50": true, "51": true, "52": true, "53": true, "54": true, "57": true, "58": true,
}

// dayFormat tells whether a number format shows a day or a year, leaving out
// what is quoted, escaped or in brackets.
func dayFormat(code string) bool {
	var quoted, bracket, escaped bool
	for _, r := range strings.ToLower(code) {
		switch {
		case escaped:
			escaped = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket && (r == 'd' || r == 'y'):
			return true
		}
	}
	return false
}

func legacyFont(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, ".vn") || strings.HasPrefix(name, "vni-")
}
