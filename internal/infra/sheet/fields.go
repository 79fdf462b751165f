package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

// rowReader reads the cells of one person.
type rowReader struct {
	row  *Row
	book *workbook
	year int
	seen map[Field]bool // fields that took a value
}

// fieldReaders read a cell into the row; false means the cell is not
// understood and the reader has said why.
var fieldReaders = map[Field]func(*rowReader, cell, Field) bool{
	Order: (*rowReader).text, Name: (*rowReader).text, FamilyName: (*rowReader).text, GivenName: (*rowReader).text,
	Title: (*rowReader).text, RankCode: (*rowReader).text, UnitName: (*rowReader).text,
	BirthOn: (*rowReader).birth, BirthMale: (*rowReader).birth, BirthFemale: (*rowReader).birth,
	Sex: (*rowReader).sex, SexMale: (*rowReader).sex, SexFemale: (*rowReader).sex,
	PersonalID: (*rowReader).personalID, ClassOf: (*rowReader).class, PartyMember: (*rowReader).partyMember,
	JoinedOn: (*rowReader).joined, AbsentMonths: (*rowReader).absent, PriorLevel: (*rowReader).priorLevel,
	Disciplined: (*rowReader).discipline, Remark: (*rowReader).remark,
}

func (r *rosterReader) readRow(l line) Row {
	row := Row{Row: l.row, Group: r.group}
	if unit := r.units[l.row]; unit != "" {
		row.Group = unit
	}
	in := &rowReader{row: &row, book: r.book, year: r.roster.Year, seen: map[Field]bool{}}
	for _, c := range l.cells {
		row.Cells = append(row.Cells, Cell{columnName(c.col), clean(c.text)})
		in.cell(c, r.fields[c.col])
	}
	in.finish()
	return row
}

// cell reads one cell, or keeps it as unread.
func (r *rowReader) cell(c cell, f Field) {
	read, known := fieldReaders[f]
	switch {
	case !known:
		r.unread(c, clean(c.text), f)
	case c.kind == errorCell:
		r.problem(c, f, Error, fault.Say("roster.errorCell", oneLine(c.text)))
		r.keep(c, clean(c.text))
	case c.empty:
		r.problem(c, f, Error, fault.Say("roster.formulaNoValue"))
		r.keep(c, clean(c.text))
	case read(r, c, f):
		r.seen[f] = true
	default:
		r.keep(c, clean(c.text))
	}
}

func (r *rowReader) problem(c cell, f Field, s Severity, m fault.Message) {
	r.row.Problems = append(r.row.Problems, Problem{r.row.Row, columnName(c.col), f, m, s})
}

// keep shows a text among the unread; unread also says so as a problem.
func (r *rowReader) keep(c cell, text string) {
	r.row.Unread = append(r.row.Unread, Cell{columnName(c.col), text})
}

func (r *rowReader) unread(c cell, text string, f Field) {
	r.keep(c, text)
	r.problem(c, f, Caution, fault.Say("roster.unread", text))
}

func (r *rowReader) text(c cell, f Field) bool {
	text := unguarded(oneLine(c.text))
	switch f {
	case Order:
		r.row.Order = text
	case FamilyName: // stands before the given name, whichever column comes first
		r.row.Name = strings.TrimSpace(text + " " + r.row.Name)
	case Name, GivenName:
		r.row.Name = strings.TrimSpace(r.row.Name + " " + text)
	case Title:
		r.row.Title = text
	case RankCode:
		r.row.RankCode = text
	case UnitName:
		r.row.Group = text
	}
	if f == Name || f == FamilyName || f == GivenName {
		switch {
		case c.legacy:
			r.problem(c, f, Error, fault.Say("roster.legacyFont", text))
		case looksEncoded(text):
			r.problem(c, f, Caution, fault.Say("roster.nameEncoded", text))
		}
	}
	return true
}

var (
	onlyYear  = regexp.MustCompile(`^(19|20)\d\d$`)
	shortYear = regexp.MustCompile(`^\d{1,2}[/.\- ]+\d{1,2}[/.\- ]+\d\d$`)
)

// day reads a date cell: a real date, a serial number without a format, or
// text. year is set alone when only a year is written.
func (r *rowReader) day(c cell) (on civil.Date, year int, ok bool) {
	text := strings.Trim(oneLine(c.text), " '")
	if onlyYear.MatchString(text) && !c.day {
		return civil.Date{}, digits(text), true
	}
	if c.kind == numberCell && (c.day || len(text) < 8) {
		on, ok = r.book.serialDay(c.number)
		return on, on.Year, ok
	}
	text, _, _ = strings.Cut(text, "T00:00:00")
	on, err := civil.ParseTyped(strings.TrimSuffix(text, " 00:00:00"))
	return on, on.Year, err == nil && on.Year > 0
}

func (r *rowReader) birth(c cell, f Field) bool {
	on, year, ok := r.day(c)
	if ok && shortYear.MatchString(oneLine(c.text)) && year > 2020 {
		on.Year, year = year-100, year-100
	}
	latest := 2100
	if r.year > 0 {
		latest = r.year
	}
	switch {
	case !ok || year < 1900 || year > latest:
		r.problem(c, f, Error, fault.Say("roster.dateImpossible", oneLine(c.text)))
		return false
	case r.row.BirthYear != 0:
		r.problem(c, f, Error, fault.Say("roster.twoBirths", oneLine(c.text)))
		return false
	}
	r.row.BirthOn, r.row.BirthYear = on, year
	if f != BirthOn {
		return r.setSex(c, f, f == BirthFemale)
	}
	return true
}

func (r *rowReader) sex(c cell, f Field) bool {
	text := key(c.text)
	switch {
	case f == SexMale && ticked(text), f == Sex && text == "nam":
		return r.setSex(c, f, false)
	case f == SexFemale && ticked(text), f == Sex && text == "nu":
		return r.setSex(c, f, true)
	}
	r.problem(c, f, Error, fault.Say("roster.sexUnknown", oneLine(c.text)))
	return false
}

func (r *rowReader) setSex(c cell, f Field, female bool) bool {
	if r.row.SexKnown && r.row.Female != female {
		r.problem(c, f, Error, fault.Say("roster.twoSexes"))
		return false
	}
	r.row.Female, r.row.SexKnown = female, true
	return true
}

// ticked reads the ways of saying yes in a box, folded.
func ticked(text string) bool {
	switch text {
	case "x", "xx", "co", "1", "true", "v", "✓", "✔", "nam", "nu", "dang vien":
		return true
	}
	return false
}

var twelveDigits = regexp.MustCompile(`^\d{12}$`)

func (r *rowReader) personalID(c cell, f Field) bool {
	id := strings.ReplaceAll(strings.TrimPrefix(oneLine(c.text), "'"), " ", "")
	if id == "" { // an apostrophe alone; the check of the whole row asks for the number
		return false
	}
	r.row.PersonalID = id
	switch {
	case twelveDigits.MatchString(id):
	case c.kind == numberCell && len(id) < 12:
		r.problem(c, f, Error, fault.Say("roster.idNumber", id))
	default:
		r.problem(c, f, Error, fault.Say("roster.idDigits", id, len([]rune(id))))
	}
	return true
}

// classes and levels are looked up by key: folded words.
var classes = map[string]Class{
	"cong chuc": CivilServant, "cc": CivilServant,
	"vien chuc": PublicEmployee, "vc": PublicEmployee,
	"can bo": Cadre, "cb": Cadre,
	"nguoi lao dong": ContractWorker, "nld": ContractWorker, "hop dong": ContractWorker, "hd": ContractWorker,
	"hop dong lao dong": ContractWorker, "hdld": ContractWorker, "lao dong hop dong": ContractWorker,
	"hop dong 68": ContractWorker, "hd 68": ContractWorker, "hd68": ContractWorker,
	"hop dong 111": ContractWorker, "hd 111": ContractWorker, "hd111": ContractWorker,
}

func (r *rowReader) class(c cell, f Field) bool {
	class, ok := classes[key(c.text)]
	if !ok {
		r.problem(c, f, Error, fault.Say("roster.classUnknown", oneLine(c.text)))
	}
	r.row.Class = class
	return ok
}

var levels = map[string]Level{
	"htxsnv": Excellent, "htxs": Excellent, "hoan thanh xuat sac nhiem vu": Excellent, "hoan thanh xuat sac": Excellent, "xuat sac": Excellent, "xs": Excellent,
	"httnv": Good, "htt": Good, "hoan thanh tot nhiem vu": Good, "hoan thanh tot": Good, "tot": Good, "t": Good,
	"htnv": Completed, "ht": Completed, "hoan thanh nhiem vu": Completed, "hoan thanh": Completed,
	"khtnv": NotCompleted, "kht": NotCompleted, "khong hoan thanh nhiem vu": NotCompleted, "khong hoan thanh": NotCompleted,
	"khong xep loai": NotRated, "chua xep loai": NotRated, "kxl": NotRated, "khong danh gia": NotRated, "chua danh gia": NotRated,
	"khong danh gia xep loai": NotRated, "chua danh gia xep loai": NotRated,
}

func (r *rowReader) priorLevel(c cell, f Field) bool {
	level, ok := levels[key(c.text)]
	switch {
	case ok:
		r.row.PriorLevel = level
	case strings.HasPrefix(key(c.text), "hoan thanh nhiem vu nhung con han che"):
		r.problem(c, f, Error, fault.Say("roster.levelLegacy", oneLine(c.text)))
	case key(c.text) == "": // a dash or dots stand for blank
		return true
	default:
		r.problem(c, f, Error, fault.Say("roster.levelUnknown", oneLine(c.text)))
	}
	return ok
}

func (r *rowReader) partyMember(c cell, f Field) bool {
	text := key(c.text)
	if c.text == "✓" || c.text == "✔" || ticked(text) {
		r.row.PartyMember = true
		return true
	}
	if _, _, ok := r.day(c); ok { // the day of admission says yes too, but has no field
		r.row.PartyMember = true
		r.problem(c, f, Caution, fault.Say("roster.partyDay", oneLine(c.text)))
		return false
	}
	if text == "khong" || text == "0" || text == "" || text == "chua" {
		return true
	}
	r.problem(c, f, Error, fault.Say("roster.partyUnknown", oneLine(c.text)))
	return false
}

func (r *rowReader) joined(c cell, f Field) bool {
	on, _, ok := r.day(c)
	if !ok || on.IsZero() {
		r.problem(c, f, Error, fault.Say("roster.dateImpossible", oneLine(c.text)))
		return false
	}
	if r.year > 0 && on.Year != r.year {
		r.problem(c, f, Caution, fault.Say("roster.joinedOtherYear", on, r.year))
	}
	r.row.JoinedOn = on
	return true
}

var aDecimal = regexp.MustCompile(`^(\d{1,3})(?:[.,](\d{1,2}))?(?: thang)?$`)

// hundredths reads "6", "4,5" or "4.5 tháng" as hundredths.
func hundredths(folded string) (int, bool) {
	m := aDecimal.FindStringSubmatch(folded)
	if m == nil {
		return 0, false
	}
	whole, _ := strconv.Atoi(m[1]) // the pattern admits nothing else
	part, _ := strconv.Atoi((m[2] + "00")[:2])
	return whole*100 + part, true
}

const yearMonths = 12 * 100

func (r *rowReader) absent(c cell, f Field) bool {
	n, ok := hundredths(Fold(oneLine(c.text)))
	if !ok && key(c.text) == "" {
		return true // a dash stands for none
	}
	if !ok || n > yearMonths {
		r.problem(c, f, Error, fault.Say("roster.monthsUnknown", oneLine(c.text)))
		return false
	}
	r.row.AbsentMonths = n
	return true
}
