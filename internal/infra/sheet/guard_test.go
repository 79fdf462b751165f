package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"congtam/internal/base/fault"
)

const demoRoster = "testdata/danh-sach-so-noi-vu-2023.xlsx"

func readDemo(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(demoRoster)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// part is one entry of a zip made by hand.
type part struct {
	name string
	body string
	mode fs.FileMode
}

// zipped is the least a workbook is made of; changed parts replace those by
// name, others are added.
func zipped(t testing.TB, changed ...part) []byte {
	t.Helper()
	parts := []part{
		{name: contentTypes, body: `<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + mainSheet + `"/></Types>`},
		{name: "_rels/.rels", body: `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{name: "xl/workbook.xml", body: `<workbook><sheets><sheet name="A" sheetId="1" r:id="s"/></sheets></workbook>`},
		{name: "xl/_rels/workbook.xml.rels", body: `<Relationships><Relationship Id="s" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{name: "xl/worksheets/sheet1.xml", body: `<worksheet><sheetData/></worksheet>`},
	}
	for _, c := range changed {
		replaced := false
		for i := range parts {
			if parts[i].name == c.name && c.mode == 0 {
				parts[i], replaced = c, true
			}
		}
		if !replaced {
			parts = append(parts, c)
		}
	}
	return zipOf(t, parts)
}

func zipOf(t testing.TB, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if p.mode != 0 {
			h.SetMode(p.mode)
		}
		e, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write([]byte(p.body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func rels(rel string) part {
	return part{name: "xl/worksheets/_rels/sheet1.xml.rels", body: "<Relationships><Relationship " + rel + "/></Relationships>"}
}

func types(extra string) part {
	return part{name: contentTypes, body: `<Types>` + extra + `<Override PartName="/xl/workbook.xml" ContentType="` + mainSheet + `"/></Types>`}
}

func many(n int) []part {
	out := make([]part, n)
	for i := range out {
		out[i] = part{name: "xl/media/" + strconv.Itoa(i), body: "x"}
	}
	return out
}

// encryptedFlag sets the bit that says an entry is encrypted, everywhere.
func encryptedFlag(data []byte) []byte {
	out := bytes.Clone(data)
	for i := range out[:len(out)-10] {
		switch {
		case bytes.HasPrefix(out[i:], zipMagic):
			out[i+6] |= 1
		case bytes.HasPrefix(out[i:], entryMagic):
			out[i+8] |= 1
		}
	}
	return out
}

// lyingSizes makes the directory state that each entry unpacks to 10 bytes.
func lyingSizes(data []byte) []byte {
	out := bytes.Clone(data)
	for i := range out[:len(out)-30] {
		if bytes.HasPrefix(out[i:], entryMagic) {
			binary.LittleEndian.PutUint32(out[i+24:], 10)
		}
	}
	return out
}

// overlapping points every entry of the directory at the first entry's bytes.
func overlapping(t *testing.T) []byte {
	var body strings.Builder
	for i := range 4000 {
		body.WriteString(strconv.Itoa(i * 7919))
	}
	data := zipOf(t, []part{{name: "a", body: body.String()}, {name: "b", body: "b"}, {name: "c", body: "c"}})
	first := bytes.Index(data, entryMagic)
	size := data[first+20 : first+28]
	for i := first; i < len(data)-30; i++ {
		if bytes.HasPrefix(data[i:], entryMagic) {
			copy(data[i+20:], size)
			copy(data[i+42:], []byte{0, 0, 0, 0})
		}
	}
	return data
}

func utf16(text string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, c := range []byte(text) {
		b.WriteByte(c)
		b.WriteByte(0)
	}
	return b.String()
}

type badFile struct {
	name string
	data []byte
	key  string
}

func badFiles(t *testing.T) []badFile {
	good := readDemo(t)
	noise := make([]byte, maxBytes+1)
	copy(noise, zipMagic)
	compoundOf := func(name string) []byte { return append(bytes.Clone(compoundMagic), wide("Root Entry"+name)...) }
	nested := string(zipOf(t, []part{{name: "a", body: "b"}}))
	return []badFile{
		{"nothing", nil, "upload.empty"},
		{"21 MB", noise, "upload.tooBig"},
		{"an old .xls", compoundOf("Workbook"), "upload.oldExcel"},
		{"an older .xls", compoundOf("Book"), "upload.oldExcel"},
		{"a workbook with a password", compoundOf("EncryptedPackage"), "upload.encrypted"},
		{"a .doc renamed", compoundOf("WordDocument"), "upload.notSheet"},
		{"HTML renamed", []byte("<html><table><tr><td>Họ và tên</td></tr></table></html>"), "upload.notSheet"},
		{"CSV renamed", []byte("STT,Họ và tên\r\n1,An\r\n"), "upload.notSheet"},
		{"a PDF renamed", []byte("%PDF-1.7\n"), "upload.notSheet"},
		{"a picture with a workbook behind it", append([]byte("GIF89a"), good...), "upload.notSheet"},
		{"the first half of a workbook", good[:len(good)/2], "upload.broken"},
		{"a zip signature and noise", append([]byte("PK\x03\x04"), bytes.Repeat([]byte("x"), 500)...), "upload.broken"},
		{"a byte changed inside an entry", flipped(good), "upload.broken"},
		{"two entries of one name", zipOf(t, []part{{name: "xl/a.xml", body: "a"}, {name: "XL/A.xml", body: "b"}}), "upload.broken"},
		{"a plain zip", zipOf(t, []part{{name: "a.txt", body: "a"}}), "upload.notSheet"},
		{"a .docx", zipped(t, part{name: contentTypes, body: `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`}), "upload.notSheet"},
		{"an .ods", zipOf(t, []part{{name: "mimetype", body: "application/vnd.oasis.opendocument.spreadsheet"}, {name: "content.xml", body: "<a/>"}}), "upload.notSheet"},
		{"an .xlsb", zipped(t, types(`<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>`)), "upload.binarySheet"},
		{"2,001 entries", zipped(t, many(1_996+1)...), "upload.tooManyEntries"},
		{"a bomb of zeros", zipped(t, part{name: "xl/media/a", body: strings.Repeat("0", 30<<20)}), "upload.ratio"},
		{"a bomb that states small sizes", lyingSizes(zipped(t, part{name: "xl/media/a", body: strings.Repeat("0", 30<<20)})), "upload.broken"},
		{"entries that share their bytes", overlapping(t), "upload.ratio"},
		{"201 MB unpacked", bulky(), "upload.tooBigUnpacked"},
		{"a nested zip", zipped(t, part{name: "xl/media/a.png", body: nested}), "upload.nested"},
		{"a nested gzip", zipped(t, part{name: "xl/media/a.bin", body: "\x1f\x8b\x08\x00\x00\x00"}), "upload.nested"},
		{"a parent path", zipped(t, part{name: "xl/../../etc/cron.d/a", body: "a"}), "upload.path"},
		{"a parent path by backslash", zipped(t, part{name: `xl\..\..\a`, body: "a"}), "upload.path"},
		{"an absolute path", zipped(t, part{name: "/etc/passwd", body: "a"}), "upload.path"},
		{"a drive path", zipped(t, part{name: `C:\a.xml`, body: "a"}), "upload.path"},
		{"a symlink", zipped(t, part{name: "xl/link", body: "/etc/passwd", mode: fs.ModeSymlink | 0o777}), "upload.path"},
		{"vbaProject.bin", zipped(t, part{name: "xl/vbaProject.bin", body: "a"}), "upload.macro"},
		{"VBAPROJECT.BIN elsewhere", zipped(t, part{name: "other/VBAPROJECT.BIN", body: "a"}), "upload.macro"},
		{"a macro-enabled content type", zipped(t, types(`<Override PartName="/xl/w.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>`)), "upload.macro"},
		{"a macro part under another name", zipped(t, types(`<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/>`), part{name: "xl/a.dat", body: "a"}), "upload.macro"},
		{"an Excel 4 macro sheet", zipped(t, part{name: "xl/macrosheets/sheet1.xml", body: "<a/>"}), "upload.macro"},
		{"an embedded document", zipped(t, part{name: "xl/embeddings/oleObject1.bin", body: "a"}), "upload.embedded"},
		{"an object under an innocent name", zipped(t, part{name: "xl/media/a.png", body: string(compoundMagic)}), "upload.embedded"},
		{"a program", zipped(t, part{name: "xl/media/a.png", body: "MZ\x90\x00\x03\x00"}), "upload.embedded"},
		{"an ActiveX control", zipped(t, part{name: "xl/activeX/activeX1.xml", body: "<a/>"}), "upload.embedded"},
		{"an external workbook", zipped(t, part{name: "xl/externalLinks/externalLink1.xml", body: "<a/>"}), "upload.externalLink"},
		{"a data connection", zipped(t, part{name: "xl/connections.xml", body: "<a/>"}), "upload.externalLink"},
		{"an external relation", zipped(t, rels(`Id="a" Type="http://x/image" Target="http://evil.example/a.png" TargetMode="External"`)), "upload.externalLink"},
		{"an external relation that does not say so", zipped(t, rels(`Id="a" Type="http://x/image" Target="file:///etc/passwd"`)), "upload.externalLink"},
		{"a network share", zipped(t, rels(`Id="a" Type="http://x/image" Target="\\evil\share"`)), "upload.externalLink"},
		{"a hyperlink", zipped(t, rels(`Id="a" Type="http://x/hyperlink" Target="mailto:a@b.vn" TargetMode="External"`)), "upload.hyperlink"},
		{"an OLE relation", zipped(t, rels(`Id="a" Type="http://x/oleObject" Target="../a.dat"`)), "upload.embedded"},
		{"a document type", zipped(t, part{name: "xl/worksheets/sheet1.xml", body: `<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`}), "upload.doctype"},
		{"a document type in two-byte letters", zipped(t, part{name: "xl/styles.xml", body: utf16(`<!DOCTYPE a><a/>`)}), "upload.doctype"},
		{"an entity bomb in the relations", zipped(t, part{name: "_rels/.rels", body: `<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><l>&b;</l>`}), "upload.doctype"},
		{"300 elements deep", zipped(t, part{name: "xl/worksheets/sheet1.xml", body: strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)}), "upload.deep"},
		{"relations that do not end", zipped(t, part{name: "xl/_rels/workbook.xml.rels", body: `<Relationships><Relationship Id="a"`}), "upload.broken"},
		{"an encrypted entry", encryptedFlag(good), "upload.encrypted"},
	}
}

// bulky unpacks to more than the limit while packing less than a hundredfold.
var bulky = sync.OnceValue(func() []byte {
	var noise, b bytes.Buffer
	for i := range 1 << 16 {
		noise.WriteString(strconv.Itoa(i * 7919))
	}
	w := zip.NewWriter(&b)
	for i := range 201 {
		e, err := w.Create("xl/media/" + strconv.Itoa(i))
		for n := 0; n < 1<<20 && err == nil; n += 1 << 14 { // each block 16 times, then the next
			_, err = e.Write(noise.Bytes()[n/16 : n/16+1<<14])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
})

// flipped is a workbook with one byte of packed data changed.
func flipped(data []byte) []byte {
	out := bytes.Clone(data)
	out[200] ^= 0xff
	return out
}

func TestGuard_refusesBadFiles(t *testing.T) {
	t.Parallel()
	files := badFiles(t)
	if len(files) < 20 {
		t.Fatalf("the corpus has %d files, want at least 20", len(files))
	}
	for _, f := range files {
		t.Run(f.name, func(t *testing.T) {
			start := time.Now()
			err := Guard(f.data)
			if got := keyOf(err); !errors.Is(err, fault.Invalid) || !strings.HasPrefix(got, f.key) {
				t.Errorf("Guard(%s) = %v, want %s", f.name, err, f.key)
			}
			if _, err := ReadRoster(f.data, Mapping{}); !errors.Is(err, fault.Invalid) {
				t.Errorf("ReadRoster(%s) = %v, want a refusal", f.name, err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("Guard(%s) took %s", f.name, took)
			}
		})
	}
}

func TestGuard_holdsLittleInMemory(t *testing.T) {
	data := bulky()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	err := Guard(data)
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 16<<20 {
		t.Errorf("Guard of a bomb allocated %d MB in all (%v), want at most 16", grown>>20, err)
	}
}

func TestGuard_acceptsOrdinaryFiles(t *testing.T) {
	t.Parallel()
	template, err := RosterTemplate()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"the roster": readDemo(t), "the template": template, "the least workbook": zipped(t),
		"printer settings":       zipped(t, types(`<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>`), part{name: "xl/printerSettings/printerSettings1.bin", body: "abc"}),
		"a link inside the file": zipped(t, rels(`Id="a" Type="http://x/hyperlink" Target="#A1"`)),
		"1,995 pictures":         zipped(t, many(1_990)...),
	} {
		if err := Guard(data); err != nil {
			t.Errorf("Guard(%s) = %v, want nil", name, err)
		}
	}
}

func keyOf(err error) string {
	if f, ok := errors.AsType[*fault.Fault](err); ok {
		return f.Says.Key
	}
	return ""
}
