package app

import (
	"archive/zip"
	"bytes"
	"image"
	_ "image/jpeg" // reads what it says it is
	_ "image/png"
	"io"
	"path"
	"strings"
	"unicode"

	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
	"congtam/internal/infra/sheet"
)

// Limits of a file somebody sends. They bound what a hostile one may cost.
const (
	maxUpload   = 20 << 20
	maxEntries  = 5000
	maxUnpacked = 300 << 20
	maxPixels   = 100_000_000
	maxFileName = 120 // letters
)

// fileKinds are the files a task may carry: what the name must end in, what
// the type is called, and the look inside.
var fileKinds = map[string]struct {
	media string
	check func([]byte) error
}{
	".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", checkDocument},
	".xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Guard},
	".pdf":  {"application/pdf", checkPDF},
	".jpg":  {"image/jpeg", checkImage("jpeg")},
	".jpeg": {"image/jpeg", checkImage("jpeg")},
	".png":  {"image/png", checkImage("png")},
}

// checkFile looks whether a file is one of the kinds a task may carry and is
// what its name says. Faults: Invalid on the field "file".
func checkFile(name string, data []byte) (clean, media string, err error) {
	clean = cleanFileName(name)
	kind, known := fileKinds[strings.ToLower(path.Ext(clean))]
	problems := fault.Fields{}
	switch {
	case len(data) == 0:
		problems.Add("file", "evidence.empty")
	case len(data) > maxUpload:
		problems.Add("file", "evidence.tooBig", maxUpload>>20)
	case !known:
		problems.Add("file", "evidence.kind")
	default:
		if err := kind.check(data); err != nil {
			problems["file"] = reasonOf(err)
		}
	}
	return clean, kind.media, problems.Err()
}

func reasonOf(err error) fault.Message {
	if f, ok := err.(*fault.Fault); ok { //nolint:errorlint // the checks return faults unwrapped
		return f.Says
	}
	return fault.Say("evidence.broken")
}

// cleanFileName keeps the last part of a name, without letters a file system
// or a header could read as something else.
func cleanFileName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:*?"<>|;%`, r) {
			return '_'
		}
		return r
	}, name)
	name = strings.TrimLeft(org.Tidy(name), ". ")
	if letters := []rune(name); len(letters) > maxFileName {
		end := []rune(path.Ext(name))
		name = string(letters[:maxFileName-min(len(end), maxFileName)]) + string(end)
	}
	return name
}

func checkPDF(data []byte) error {
	const tail = 2048
	if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[max(len(data)-tail, 0):], []byte("%%EOF")) {
		return fault.New(fault.Invalid, "evidence.notPDF")
	}
	return nil
}

func checkImage(format string) func([]byte) error {
	return func(data []byte) error {
		config, found, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || found != format || config.Width*config.Height > maxPixels {
			return fault.New(fault.Invalid, "evidence.notImage")
		}
		return nil
	}
}

// checkDocument reads a Word file's parts without keeping them: no macros, no
// embedded programs, and no more inside than a document may hold.
func checkDocument(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(archive.File) > maxEntries {
		return fault.New(fault.Invalid, "evidence.notDocument")
	}
	left, body := int64(maxUnpacked), false
	for _, f := range archive.File {
		name := strings.ToLower(f.Name)
		if strings.Contains(name, "vbaproject") || strings.Contains(name, "activex") || strings.HasPrefix(name, "word/embeddings/") {
			return fault.New(fault.Invalid, "evidence.macro")
		}
		body = body || name == "word/document.xml"
		if left -= unpacked(f, left); left <= 0 {
			return fault.New(fault.Invalid, "evidence.bomb")
		}
	}
	if !body {
		return fault.New(fault.Invalid, "evidence.notDocument")
	}
	return nil
}

// unpacked counts the bytes of an entry, up to limit: no size a header states
// is believed. An entry that cannot be read counts as all there may be.
func unpacked(f *zip.File, limit int64) int64 {
	r, err := f.Open()
	if err != nil {
		return limit
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r, limit))
	if closeErr := r.Close(); err != nil || closeErr != nil {
		return limit
	}
	return n
}

// Prose tidies typed text: one form of marks and line ends, nothing around it.
func Prose(text string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "�"))
}
