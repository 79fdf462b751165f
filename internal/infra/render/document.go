// Package render lays out official documents: one Document value is drawn to
// DOCX and to PDF with the page geometry of Nghị định 30/2020/NĐ-CP, Annex I.
// It knows how a document looks and nothing of how its content came about: it
// invents no number, date, level or article of law, reads no database, and asks
// no clock. The same value always gives the same bytes.
package render

import (
	"congtam/internal/base/civil"
)

// Profile says by which rules a document is laid out.
type Profile string

// The profiles.
const (
	State     Profile = ""           // one of the 29 types of NĐ 30/2020, Art. 7
	StateForm Profile = "state form" // annexed to a decree: no number, no recipients
	PartyForm Profile = "party form" // annexed to a Party guidance: Party header, no number
)

// Document is an official document before it is drawn.
type Document struct {
	Profile Profile
	Head    Letterhead
	Blocks  []Block // in reading order, from the title to the signatures
	Annexes []Annex
	Proof   Checkpoint
}

// Block is a part of a document; the exported types of this package that lay
// themselves out are the only ones.
type Block interface{ lay(s *sheet) }

// Letterhead is what stands above the title. A field left empty is not printed,
// except Number and Date: they stay blank on paper until the records office
// gives them (NĐ 30/2020, Art. 15).
type Letterhead struct {
	Form   string   // "Mẫu số 02", top right; forms only
	Parent []string // managing agency, one phrase a line
	Issuer []string // issuing agency, one phrase a line
	Number string   // "15"; empty until registered
	Symbol string   // "QĐ-SNV"; empty: no number line
	Place  string   // "Quảng Ngãi"; empty: no place-date line, as in minutes
	Date   civil.Date
	Year   int // printed when Date is not yet known
}

// Annex is a part with its own page numbers, after the signatures.
type Annex struct {
	Title     string
	Reference string // "(Kèm theo Quyết định …)"; see AttachedTo
	Landscape bool
	Blocks    []Block
}

// Checkpoint is the state of the audit log printed at the foot of each page. It
// is left out while Size is 0.
type Checkpoint struct {
	Log  string
	Size int64
	Root []byte // root hash of the tree of Size entries
	Leaf int64  // index of the entry this document proves; negative: not printed
}

// Title is the type of document and its subject.
type Title struct {
	Type    string // "QUYẾT ĐỊNH"
	Subject string // "Về việc …"; a line break starts a new line
}

// Addressees are those the document is sent to, above the body ("Kính gửi:").
type Addressees struct{ To []string }

// Authority is the line of capitals that says who decides.
type Authority struct{ Name string }

// Bases are the legal bases, each in its own paragraph.
type Bases struct{ Items []string }

// Enacting is the line "QUYẾT ĐỊNH:" before the articles.
type Enacting struct{ Text string }

// Heading opens a part of the body. Level 1 is "I. TÊN MỤC", level 2 "1. Tên
// mục", level 3 "a) Tên điểm" in italics.
type Heading struct {
	Level int
	Text  string
}

// Article is "Điều n." with its text.
type Article struct {
	Number int
	Text   string
}

// Paragraph is justified body text.
type Paragraph struct{ Runs []Run }

// Run is a stretch of text in one style.
type Run struct {
	Text         string
	Bold, Italic bool
}

// Marker is how the items of a List begin.
type Marker string

// The markers.
const (
	Dash    Marker = "-"
	Plus    Marker = "+"
	Letters Marker = "a)" // a b c d đ e g …
	Numbers Marker = "1."
)

// List is a run of short paragraphs with the same kind of marker.
type List struct {
	Marker Marker
	Items  []string
}

// Field is a labelled line of a form. Without a value it becomes a dotted line
// to write on.
type Field struct{ Label, Value string }

// Answer is the text given under a heading of a form: one paragraph for each
// line, or Blank dotted lines when nothing has been written.
type Answer struct {
	Text  string
	Blank int
}

// Check is one box with its label.
type Check struct {
	Text string
	On   bool
}

// Checks are boxes of which one or more are ticked. Label comes before the boxes.
type Checks struct {
	Label  string
	Boxes  []Check
	Inline bool // all on one line, else one a line
}

// Align places text in a column.
type Align int

// The places. Justify fills the line.
const (
	Left Align = iota
	Centre
	Right
	Justify
)

// Column is one column of a Table.
type Column struct {
	Title string
	Group string  // title shared with the neighbours that carry the same Group
	Width float64 // share of the table's width, relative to the other columns
	Align Align
}

// Row is one row of a Table. A row with Span set is a heading across all columns.
type Row struct {
	Span  string
	Cells []string
	Bold  bool
}

// Table has a head repeated on each page and rows that are never cut by a page
// end unless one is longer than a page.
type Table struct {
	Columns []Column
	Rows    []Row
	Empty   string // said instead of the rows when there are none
}

// Signature is who signs and as what.
type Signature struct {
	PlaceDate string   // "Quảng Ngãi, ngày … tháng … năm …"; forms only
	Capacity  []string // "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"; one line each
	Hint      string   // "(Ký, ghi rõ họ tên)"; forms only
	Name      string
}

// Recipient is one line of "Nơi nhận".
type Recipient struct {
	Name    string
	Purpose string // "báo cáo", "thực hiện"; empty: for information
}

// Signatures close a document: recipients on the left and one signature on the
// right, or several signatures two by two.
type Signatures struct {
	Recipients []Recipient
	Archive    string // "VT, VP", the line "Lưu"; empty: not printed
	Signers    []Signature
}

// Text makes a paragraph of plain text.
func Text(text string) Paragraph { return Paragraph{Runs: []Run{{Text: text}}} }
