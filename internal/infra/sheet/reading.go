package sheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"congtam/internal/base/fault"
)

// ReadRoster reads a roster by mapping; the zero Mapping stands for the
// proposed one. What is wrong in single rows comes back as problems beside
// what was read. Faults: Invalid, when nothing can be read at all.
func ReadRoster(data []byte, mapping Mapping) (Roster, error) {
	w, err := open(data)
	if err != nil {
		return Roster{}, err
	}
	if mapping.HeaderRow == 0 {
		if mapping, err = w.propose(); err != nil {
			return Roster{}, err
		}
	}
	if err := mapping.check(); err != nil {
		return Roster{}, err
	}
	r := &rosterReader{book: w, fields: map[int]Field{}, units: map[int]string{}}
	r.roster.Mapping = mapping
	if err := r.read(); err != nil {
		return Roster{}, err
	}
	return r.roster, nil
}

// rosterReader goes down a sheet once, keeping what rows above say of rows
// below: the group, and whether the table has ended.
type rosterReader struct {
	book   *workbook
	fields map[int]Field
	units  map[int]string // by row: the unit of a range merged down
	roster Roster
	group  string
	ended  bool // a signature or the grand total has been passed
	since  int  // people since the last group or total
	totals []statedTotal
}

// statedTotal is a number of people a row claims.
type statedTotal struct {
	row, stated int
	all, since  int // people read above it, and since the last group or total
	column      string
}

func (r *rosterReader) read() error {
	m := r.roster.Mapping
	for _, c := range m.Columns {
		if c.Field != Ignored {
			r.fields[columnNumber(c.Column)] = c.Field
		}
		if year := yearIn(c.Header); c.Field == PriorLevel {
			r.roster.PriorYear = year
		}
	}
	p, err := r.page(m.Sheet)
	if err != nil {
		return err
	}
	r.mergedUnits(p)
	for _, l := range p.lines {
		r.line(l)
	}
	switch {
	case len(r.roster.Rows) == 0:
		return refuse("roster.noRows")
	case len(r.roster.Rows) > maxRows:
		return refuse("roster.tooManyRows", maxRows)
	}
	r.roster.check(r.totals)
	return nil
}

func (r *rosterReader) page(name string) (page, error) {
	var found *sheetRef
	for i, ref := range r.book.sheets {
		if ref.name == name && found == nil {
			found = &r.book.sheets[i]
			continue
		}
		r.roster.OtherPages = append(r.roster.OtherPages, ref.name)
	}
	if found == nil {
		return page{}, refuse("roster.noSuchSheet", name)
	}
	return r.book.read(*found, 0)
}

// mergedUnits spreads a unit written once in a range merged down over its rows.
func (r *rosterReader) mergedUnits(p page) {
	texts := map[int]string{}
	for _, l := range p.lines {
		for _, c := range l.cells {
			if r.fields[c.col] == UnitName {
				texts[l.row] = oneLine(c.text)
			}
		}
	}
	for _, a := range p.merged {
		if r.fields[a.col1] != UnitName || a.row2-a.row1 > maxRows {
			continue
		}
		for row := a.row1; row <= a.row2 && texts[a.row1] != ""; row++ {
			r.units[row] = texts[a.row1]
		}
	}
}

// line tells what a row is and keeps it as that.
func (r *rosterReader) line(l line) {
	m := r.roster.Mapping
	switch {
	case l.row < m.HeaderRow:
		r.other(l, TitleRow)
		if year := yearIn(l.text()); year > 0 {
			r.roster.Year = year
		}
	case l.row < m.HeaderRow+m.Depth:
		r.other(l, HeaderRow)
	case r.isPerson(l):
		r.person(l)
	default:
		r.otherThanPerson(l)
	}
}

func (r *rosterReader) person(l line) {
	row := r.readRow(l)
	r.roster.Rows = append(r.roster.Rows, row)
	r.since++
}

func (r *rosterReader) otherThanPerson(l line) {
	text := l.text()
	folded := Fold(text)
	switch {
	case len(r.roster.Rows) == 0 && isNumbers(l):
		r.other(l, NumberRow)
	case totalWords.MatchString(folded):
		r.total(l, folded)
	case r.ended || placeAndDate.MatchString(folded) || signers.MatchString(folded):
		r.ended = true
		r.other(l, SignatureRow)
	case r.groupName(l) != "":
		r.group = r.groupName(l)
		if !slices.Contains(r.roster.Groups, r.group) {
			r.roster.Groups = append(r.roster.Groups, r.group)
		}
		r.since = 0
		r.other(l, GroupRow)
	default:
		r.other(l, UnknownRow)
		r.roster.Problems = append(r.roster.Problems, Problem{
			Row: l.row, Message: fault.Say("roster.rowNotRead", text), Severity: Caution,
		})
	}
}

func (r *rosterReader) other(l line, kind OtherKind) {
	r.roster.Others = append(r.roster.Others, OtherRow{Row: l.row, Kind: kind, Text: l.text()})
}

// text is the values of a row, joined.
func (l line) text() string {
	parts := make([]string, len(l.cells))
	for i, c := range l.cells {
		parts[i] = oneLine(c.text)
	}
	return strings.Join(parts, " | ")
}

var (
	totalWords   = regexp.MustCompile(`^(\W*)(tong( cong| so)?|cong)( \w+)?\s*($|[:|,(\d])`)
	placeAndDate = regexp.MustCompile(`ngay [\d .…]*thang [\d .…]*nam [\d .…]*`)
	signers      = regexp.MustCompile(`^(nguoi lap|lap bieu|thu truong|ky ten|\(ky)|noi nhan:`)
	wholeNumber  = regexp.MustCompile(`^\d{1,6}\.?$`)
	roman        = regexp.MustCompile(`^[IVXLC]+[.)/]?$|^[A-Z][.)/]?$`)
	numbered     = regexp.MustCompile(`^(?:[IVXLC]+|[A-ZĐ])(?:[.)/]\s*|\s*-\s+)(\S.*)$`)
	aNumber      = regexp.MustCompile(`\d+`)
	columnCount  = regexp.MustCompile(`^\(?(\d{1,2}|[A-Z])\)?$`)
	aYear        = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

// unitWords begin the names of units, for group rows without a numeral.
var unitWords = regexp.MustCompile(`^(lanh dao|ban|van phong|thanh tra|phong|chi cuc|trung tam|cuc|doi|to|khoa|truong|bo phan|khoi|ubnd|uy ban|hoi)\b`)

// isPerson tells a row that holds a person from titles, groups and signatures:
// it has a running number, an identity number or a date of birth, or a name
// beside something else of a person while the table has not ended.
func (r *rosterReader) isPerson(l line) bool {
	marks, named, others := 0, false, 0
	for _, c := range l.cells {
		text := oneLine(c.text)
		switch f := r.fields[c.col]; f {
		case Order:
			if wholeNumber.MatchString(text) {
				marks++
			}
		case PersonalID, BirthOn, BirthMale, BirthFemale:
			marks++
		case Name, GivenName, FamilyName:
			named = true
		case Ignored:
		default:
			others++
		}
	}
	switch {
	case isNumbers(l) || totalWords.MatchString(Fold(l.text())):
		return false
	case r.ended:
		return marks >= 2 && named
	}
	return marks > 0 && (named || others > 0 || marks > 1) || named && others >= 2
}

// isNumbers tells the row that numbers the columns.
func isNumbers(l line) bool {
	for _, c := range l.cells {
		if !columnCount.MatchString(oneLine(c.text)) {
			return false
		}
	}
	return len(l.cells) >= 3
}

// groupName is the unit a group row names; "" for any other row.
func (r *rosterReader) groupName(l line) string {
	first := oneLine(l.cells[0].text)
	switch len(l.cells) {
	case 1:
		if m := numbered.FindStringSubmatch(first); m != nil {
			return m[1]
		}
		if unitWords.MatchString(Fold(first)) {
			return first
		}
	case 2, 3:
		if roman.MatchString(first) {
			return oneLine(l.cells[1].text)
		}
	}
	return ""
}

// total keeps a total row with the number of people it claims, to be compared
// with what was read.
func (r *rosterReader) total(l line, folded string) {
	r.other(l, TotalRow)
	if digitsOf := aNumber.FindString(folded); digitsOf != "" {
		r.totals = append(r.totals, statedTotal{
			row: l.row, stated: digits(digitsOf), all: len(r.roster.Rows), since: r.since,
			column: columnName(l.cells[0].col),
		})
	}
	r.since = 0
}

// yearIn is the last year a text names; 0 for none.
func yearIn(text string) int {
	all := aYear.FindAllString(text, -1)
	if len(all) == 0 {
		return 0
	}
	return digits(all[len(all)-1])
}

func sortProblems(list []Problem) {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(columnNumber(a.Column), columnNumber(b.Column)))
	})
}
