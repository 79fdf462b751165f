package sheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"congtam/internal/base/fault"
)

// Field is what a column of a roster means.
type Field string

// The fields a roster's columns can carry. Ignored columns are still shown, as
// unread cells.
const (
	Ignored      Field = ""
	Order        Field = "order"
	Name         Field = "name"
	FamilyName   Field = "family_name" // family and middle names, with the given name beside
	GivenName    Field = "given_name"
	BirthOn      Field = "birth_on"
	BirthMale    Field = "birth_male" // of a pair of columns: the sex shows by which is filled
	BirthFemale  Field = "birth_female"
	Sex          Field = "sex"
	SexMale      Field = "sex_male"
	SexFemale    Field = "sex_female"
	PersonalID   Field = "personal_id"
	Title        Field = "title"
	RankCode     Field = "rank_code"
	ClassOf      Field = "class"
	UnitName     Field = "unit"
	PartyMember  Field = "party_member"
	JoinedOn     Field = "joined_on"
	AbsentMonths Field = "absent_months"
	Disciplined  Field = "discipline"
	PriorLevel   Field = "prior_level"
	Remark       Field = "remark"
)

// Fields are all fields a column may be mapped to, in the order of a roster.
func Fields() []Field {
	return []Field{
		Order, Name, FamilyName, GivenName, BirthOn, BirthMale, BirthFemale, Sex, SexMale, SexFemale,
		PersonalID, Title, RankCode, ClassOf, UnitName, PartyMember, JoinedOn, AbsentMonths,
		Disciplined, PriorLevel, Remark,
	}
}

// WordKey is the catalogue key of the field's name.
func (f Field) WordKey() string {
	if f == Ignored {
		return "roster.field.ignored"
	}
	return "roster.field." + string(f)
}

// Mapping says where a roster's header stands and what its columns mean.
type Mapping struct {
	Sheet     string
	HeaderRow int // the first row of the header, as the sheet numbers it
	Depth     int // how many rows the header takes
	Columns   []MappedColumn
}

// MappedColumn is one column: its letter, its header flattened as
// "Parent > Child", and its field.
type MappedColumn struct {
	Column string
	Header string
	Field  Field
}

// With is m with the column's field changed, as a person corrected it.
func (m Mapping) With(column string, field Field) Mapping {
	m.Columns = slices.Clone(m.Columns)
	for i := range m.Columns {
		if m.Columns[i].Column == column {
			m.Columns[i].Field = field
			return m
		}
	}
	m.Columns = append(m.Columns, MappedColumn{Column: column, Field: field})
	return m
}

// Has tells whether a column is mapped to field.
func (m Mapping) Has(field Field) bool {
	return slices.ContainsFunc(m.Columns, func(c MappedColumn) bool { return c.Field == field })
}

// check refuses a mapping nothing can be read by. Faults: Invalid.
func (m Mapping) check() error {
	seen := map[Field]string{}
	for _, c := range m.Columns {
		switch {
		case columnNumber(c.Column) == 0 || c.Field != Ignored && !slices.Contains(Fields(), c.Field):
			return refuse("roster.noSuchColumn", c.Column)
		case c.Field != Ignored && seen[c.Field] != "":
			return refuse("roster.mappedTwice", c.Field, seen[c.Field], c.Column)
		}
		seen[c.Field] = c.Column
	}
	if half := cmp.Or(seen[GivenName], seen[FamilyName]); half != "" && seen[Name] != "" {
		return refuse("roster.mappedTwice", Name, seen[Name], half)
	}
	if !m.Has(Name) && !m.Has(GivenName) {
		return refuse("roster.noName")
	}
	return nil
}

// synonym pairs a field with the headers offices write for it, folded; parent
// and child are joined by " > ". The first that matches decides.
type synonym struct {
	field Field
	match *regexp.Regexp
}

var synonyms = []synonym{
	{Order, regexp.MustCompile(`^(stt|tt|so tt|so thu tu)$`)},
	{FamilyName, regexp.MustCompile(`^(ho|ho (va )?(ten |chu )?(dem|lot))$|> ho( va)?( ten| chu)? (dem|lot)$|> ho$`)},
	{GivenName, regexp.MustCompile(`(^|> )ten$`)},
	{Name, regexp.MustCompile(`^ho (va )?ten`)},
	{BirthMale, regexp.MustCompile(`sinh.* > nam$`)},
	{BirthFemale, regexp.MustCompile(`sinh.* > nu$`)},
	{SexMale, regexp.MustCompile(`^gioi tinh > nam$`)},
	{SexFemale, regexp.MustCompile(`^gioi tinh > nu$|^nu$`)},
	{Sex, regexp.MustCompile(`^gioi tinh`)},
	{PersonalID, regexp.MustCompile(`cccd|so dinh danh|can cuoc|cmnd|cmtnd`)},
	{BirthOn, regexp.MustCompile(`^(ngay|nam|ngay thang|ngay thang nam) ?(nam )?sinh`)},
	{RankCode, regexp.MustCompile(`ma (so )?(ngach|cdnn|chuc danh)|^ngach|^cdnn`)},
	{PartyMember, regexp.MustCompile(`dang vien`)},
	{JoinedOn, regexp.MustCompile(`tuyen dung|chuyen den|tiep nhan|ngay den|> den$`)},
	{AbsentMonths, regexp.MustCompile(`nghi.*thang|thang nghi|thoi gian nghi`)},
	{Disciplined, regexp.MustCompile(`ky luat`)},
	{PriorLevel, regexp.MustCompile(`(xep loai|danh gia).*(\d{4}|nam truoc)|(nam truoc|\d{4}).*xep loai|^ket qua xep loai$`)},
	{Remark, regexp.MustCompile(`^ghi chu`)},
	{ClassOf, regexp.MustCompile(`doi tuong|loai (can bo|hinh lao dong|nhan su)`)},
	{Title, regexp.MustCompile(`chuc vu|chuc danh|vi tri viec lam`)},
	{UnitName, regexp.MustCompile(`^(don vi|phong|phong ban|bo phan|noi cong tac|co quan)`)},
}

// fieldOf looks a flattened header up; Ignored when nothing matches.
func fieldOf(header string) Field {
	parts := strings.Split(header, " > ")
	for i := range parts {
		parts[i] = key(parts[i])
	}
	folded := strings.Join(parts, " > ")
	for _, s := range synonyms {
		if s.match.MatchString(folded) {
			return s.field
		}
	}
	return Ignored
}

const (
	headerWithin = 60 // rows with values in which the header must stand
	leastFields  = 3  // that make a header
	deepest      = 3  // rows of a merged header
	widest       = 256
	mostMerged   = 2_000 // merged ranges looked at for a header
)

// ProposeMapping finds the sheet and the header that read most like a roster.
// Faults: Invalid.
func ProposeMapping(data []byte) (Mapping, error) {
	w, err := open(data)
	if err != nil {
		return Mapping{}, err
	}
	return w.propose()
}

func (w *workbook) propose() (Mapping, error) {
	var best Mapping
	score := 0
	for _, ref := range w.sheets {
		p, err := w.top(ref)
		if err != nil {
			return Mapping{}, err
		}
		if _, n := p.bestHeader(); n < leastFields {
			continue // not worth going to its end
		}
		if p, err = w.read(ref, headerWithin); err != nil {
			return Mapping{}, err
		}
		if m, n := p.bestHeader(); n > score {
			best, score = m, n
		}
	}
	if score < leastFields {
		return Mapping{}, fault.New(fault.Invalid, "roster.noHeader")
	}
	return best, nil
}

// bestHeader is the header with the most known fields and how many they are;
// 0 when no row holds a name's column.
func (p page) bestHeader() (best Mapping, score int) {
	p.trim()
	for _, l := range p.lines {
		for depth := 1; depth <= deepest; depth++ {
			m := p.header(l.row, depth)
			if n := m.known(); n > score && (m.Has(Name) || m.Has(GivenName)) {
				best, score = m, n
			}
		}
	}
	return best, score
}

// trim leaves what a header may be made of, so that a sheet of thousands of
// columns and merged ranges costs no more than an ordinary one.
func (p *page) trim() {
	last := 0
	for i := range p.lines {
		last = p.lines[i].row
		p.lines[i].cells = slices.DeleteFunc(p.lines[i].cells, func(c cell) bool { return c.col > widest })
	}
	p.merged = slices.DeleteFunc(p.merged, func(a area) bool { return a.row1 > last || a.col1 > widest })
	p.merged = p.merged[:min(len(p.merged), mostMerged)]
}

func (m Mapping) known() int {
	n := 0
	for _, c := range m.Columns {
		if c.Field != Ignored {
			n++
		}
	}
	return n
}

// header reads the rows from row on as a header of the given depth. The first
// column of a field keeps it.
func (p page) header(row, depth int) Mapping {
	m := Mapping{Sheet: p.name, HeaderRow: row, Depth: depth}
	taken := map[Field]bool{}
	for _, col := range p.columns(row, depth) {
		c := MappedColumn{Column: columnName(col), Header: p.path(col, row, depth)}
		f := fieldOf(c.Header)
		if last := len(m.Columns) - 1; f == Name && last >= 0 && m.Columns[last] == (MappedColumn{columnName(col - 1), c.Header, Name}) {
			m.Columns[last].Field, f = FamilyName, GivenName // one head over both halves of the name
		}
		if !taken[f] {
			c.Field, taken[f] = f, f != Ignored
		}
		m.Columns = append(m.Columns, c)
	}
	return m
}

// columns are those with a text in any row of the header, or under a text
// merged across.
func (p page) columns(row, depth int) []int {
	var out []int
	for _, a := range p.merged {
		if a.row1 < row || a.row2 >= row+depth || a.col2 == a.col1 || p.textAt(a.col1, a.row1) == "" {
			continue
		}
		for col := a.col1; col <= min(a.col2, widest); col++ {
			if !slices.Contains(out, col) {
				out = append(out, col)
			}
		}
	}
	for _, l := range p.lines {
		if l.row < row || l.row >= row+depth {
			continue
		}
		for _, c := range l.cells {
			if !slices.Contains(out, c.col) {
				out = append(out, c.col)
			}
		}
	}
	slices.Sort(out)
	return out
}

// path joins the header texts above a column: what is merged across stands
// above each of its columns, what is merged down counts once.
func (p page) path(col, row, depth int) string {
	var parts []string
	for r := row; r < row+depth; r++ {
		text := p.textAt(col, r)
		if text == "" && r == row && depth > 1 {
			text = p.leftOf(col, r)
		}
		if text != "" && (len(parts) == 0 || parts[len(parts)-1] != text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " > ")
}

// textAt is the text of a cell, or of the merged range it lies in.
func (p page) textAt(col, row int) string {
	for _, a := range p.merged {
		if a.col1 <= col && col <= a.col2 && a.row1 <= row && row <= a.row2 {
			col, row = a.col1, a.row1
			break
		}
	}
	for _, l := range p.lines {
		if l.row == row {
			c, _ := l.at(col)
			return oneLine(c.text)
		}
	}
	return ""
}

// leftOf is the parent of a column in a header whose parents were not merged:
// the nearest text to the left, if it has no child of its own below.
func (p page) leftOf(col, row int) string {
	for c := col - 1; c > 0; c-- {
		if text := p.textAt(c, row); text != "" {
			if p.textAt(c, row+1) == text || p.textAt(c, row+1) == "" {
				return ""
			}
			return text
		}
	}
	return ""
}
