package sheet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
)

// Patterns are written for folded text and match from its start. day stands
// for a date in any of its usual forms.
const (
	day      = `((?:ngay )?\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{4}|ngay \d{1,2} thang \d{1,2} nam \d{4})`
	fromDay  = `(?:,? (?:ke )?(?:tu|bat dau tu|bat dau) ` + day + `)?`
	untilDay = `(?:,? ?(?:den het|den|toi|-) ` + day + `)?`
	months   = `(?:,? ?\(?(\d{1,2}(?:[.,]\d{1,2})? thang)\)?)?`
	decision = `(?:,? ?\(?(?:theo )?(?:qd|quyet dinh)(?: ky luat)?(?: so)?:? ?(\d+[\w/\-.]*)(?:,? ` + day + `)?\)?)?`
	aLevel   = `(htxsnv|htxs|httnv|htt|htnv|ht|khtnv|kht|(?:khong )?hoan thanh(?: xuat sac| tot)? nhiem vu)`
)

// phrase pairs a pattern with what it says of the person. take returns false
// when the words match but their sense does not hold, such as 31/02.
type phrase struct {
	pattern *regexp.Regexp
	take    func(*rowReader, found) bool
}

// phrases are tried in order at the start of each part of a remark. The list of
// a deputy's units comes apart: it runs over separators.
var phrases = []phrase{
	{starting(`nghi (?:che do |viec )?(thai san)` + fromDay + untilDay + months), takeLeave(Maternity)},
	{starting(`nghi (?:viec )?(khong (?:huong )?luong)` + fromDay + untilDay + months), takeLeave(Unpaid)},
	{starting(`nghi (?:che do )?(om(?: dau)?|benh|dieu tri(?: benh)?)(?: dai (?:ngay|han))?` + fromDay + untilDay + months), takeLeave(Sick)},
	{starting(`(?:moi )?tuyen dung(?: moi)?(?:(?: tu)? ` + day + `)?`), takeRecruited},
	{starting(`(?:moi )?(chuyen|thuyen chuyen|tiep nhan|dieu dong|luan chuyen|biet phai)(?: cong tac)?(?: den| ve)? tu ([^();,.:\n]+?)` +
		`(?: (?:tu )?` + day + `)?(?: ?\(cong tac tai ([^();\n]+?) (?:den het|den|toi) ` + day + `\))? ?(?:$|[;,.:(\n])`), takeTransferred},
	{starting(`vi pham (?:trong )?nam (\d{4})(?:,? ?(?:da )?(?:bi )?(?:xep|danh gia)(?: loai)? ` + aLevel +
		` nam (\d{4})(?: (?:vi|do) (?:hanh vi )?vi pham (?:nay|do|tren))?)?`), takeViolation},
	{disciplinePattern, takeDiscipline},
}

var (
	disciplinePattern = starting(`(?:(dang|chinh quyen|hanh chinh|nha nuoc)(?::| -)? )?(?:ky luat:? )?(?:bi )?(?:hinh thuc )?` +
		`(khien trach|canh cao|ha bac luong|giang chuc|cach chuc|buoc thoi viec|khai tru)(?: (ve dang|ve mat dang|dang|ve chinh quyen))?` + decision)
	inCharge   = starting(`(?:duoc giao |duoc phan cong )?phu trach(?: cac don vi| don vi)?(:| )`)
	withdrawn  = regexp.MustCompile(`^[\s,(\-]*(da huy|huy|khong|chua|bi huy|thoi)\b`)
	separators = " \t\n;.,"
	aDay       = regexp.MustCompile(`(\d{1,2})\D+(\d{1,2})\D+(\d{4})`)
)

func starting(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)`) }

// found is one match in the original text.
type found struct {
	groups []string // as written
	source Cell
	at     cell
	field  Field
}

func (f found) group(i int) string { return strings.TrimSpace(f.groups[i]) }

// day reads group i; no date when it is not there, false when it is no day.
func (f found) day(i int) (civil.Date, bool) {
	m := aDay.FindStringSubmatch(f.groups[i])
	if m == nil {
		return civil.Date{}, f.groups[i] == ""
	}
	on, err := civil.ParseTyped(m[1] + "/" + m[2] + "/" + m[3])
	return on, err == nil
}

// folded is a text with its fold, which matches letter by letter.
type folded struct {
	text, fold string
	starts     []int // by byte of fold: the byte of text it stands for
}

func foldText(text string) folded {
	var f folded
	var b strings.Builder
	f.text = text
	for i, r := range text {
		if r = foldRune(r); r < 0 {
			r = '\u00b7' // a mark on its own matches nothing
		}
		for range utf8.RuneLen(r) {
			f.starts = append(f.starts, i)
		}
		b.WriteRune(r)
	}
	f.fold, f.starts = b.String(), append(f.starts, len(text))
	return f
}

// from is the rest of f from byte n of the fold on.
func (f folded) from(n int) folded { return foldText(f.text[f.starts[n]:]) }

// match matches a pattern that ends with a whole word; end is in the fold.
func (f folded) match(pattern *regexp.Regexp) (groups []string, end int) {
	at := pattern.FindStringSubmatchIndex(f.fold)
	if at == nil {
		return nil, 0
	}
	end = len(strings.TrimRight(f.fold[:at[1]], separators+":("))
	next, _ := utf8.DecodeRuneInString(f.fold[end:])
	last, _ := utf8.DecodeLastRuneInString(f.fold[:end])
	if isWord(next) && isWord(last) {
		return nil, 0
	}
	for i := 0; i < len(at); i += 2 {
		if at[i] < 0 {
			groups = append(groups, "")
			continue
		}
		groups = append(groups, f.text[f.starts[at[i]]:f.starts[at[i+1]]])
	}
	return groups, end
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// part is the text up to the next separator of parts.
func (f folded) part() int {
	for i, r := range f.fold {
		if r == ';' || r == '\n' {
			return i
		}
		if r == '.' && (i+1 == len(f.fold) || f.fold[i+1] == ' ') {
			return i
		}
	}
	return len(f.fold)
}

// remark reads the facts in a remark. What no phrase covers goes to the unread.
func (r *rowReader) remark(c cell, field Field) bool {
	text := unguarded(clean(c.text))
	r.row.Remark = text
	r.parts(c, text, field)
	return true
}

// nothing are the ways of writing "none" in the discipline column, as keys.
var nothing = map[string]bool{"": true, "khong": true, "0": true, "khong co": true}

func (r *rowReader) discipline(c cell, field Field) bool {
	if text := unguarded(clean(c.text)); !nothing[key(text)] {
		r.parts(c, text, field)
	}
	return true
}

// parts goes through a text from phrase to phrase.
func (r *rowReader) parts(c cell, text string, field Field) {
	for rest := foldText(text); ; {
		rest = foldText(strings.TrimLeft(rest.text, separators))
		if rest.text == "" {
			return
		}
		end := r.charge(c, rest)
		if end == 0 {
			end = r.phrase(c, rest, field)
		}
		if end == 0 {
			end = max(1, rest.part())
			r.unread(c, strings.TrimRight(rest.text[:rest.starts[end]], separators), field)
		}
		rest = rest.from(end)
	}
}

// phrase takes the first phrase rest starts with; 0 when there is none.
func (r *rowReader) phrase(c cell, rest folded, field Field) int {
	for _, p := range phrases {
		groups, end := rest.match(p.pattern)
		if end == 0 || withdrawn.MatchString(rest.fold[end:]) {
			continue
		}
		f := found{groups: groups, source: Cell{columnName(c.col), rest.text[:rest.starts[end]]}, at: c, field: field}
		if p.take(r, f) {
			r.row.Facts.Sources = append(r.row.Facts.Sources, f.source)
			return end
		}
	}
	return 0
}

// charge reads "Phụ trách: A; B; C" up to the end of the line or the first
// part that says something else.
func (r *rowReader) charge(c cell, rest folded) int {
	_, end := rest.match(inCharge)
	if end == 0 {
		return 0
	}
	line, _, _ := strings.Cut(rest.text, "\n")
	units, taken := []string{}, end
	next := foldText(strings.TrimPrefix(line[rest.starts[end]:], ":"))
	at := len(line) - len(next.text) // in the original text
	for next.text != "" {
		n := next.starts[next.part()]
		unit := strings.TrimSpace(next.text[:n])
		if unit != "" && startsPhrase(foldText(unit)) {
			break
		}
		if unit != "" {
			units = append(units, unit)
		}
		at += n
		next = foldText(strings.TrimLeft(next.text[n:], separators))
		taken = at
		at = len(line) - len(next.text)
	}
	if len(units) == 0 {
		return 0
	}
	r.row.Facts.InCharge = append(r.row.Facts.InCharge, units...)
	r.row.Facts.Sources = append(r.row.Facts.Sources, Cell{columnName(c.col), rest.text[:taken]})
	return len(Fold(rest.text[:taken]))
}

func startsPhrase(f folded) bool {
	for _, p := range phrases {
		if _, end := f.match(p.pattern); end > 0 {
			return true
		}
	}
	return false
}

// impossible says that a date inside a text is none.
func (r *rowReader) impossible(f found) bool {
	r.problem(f.at, f.field, Error, fault.Say("roster.dateImpossible", f.source.Text))
	return false
}

func takeLeave(kind LeaveKind) func(*rowReader, found) bool {
	return func(r *rowReader, f found) bool {
		from, ok1 := f.day(2)
		last, ok2 := f.day(3)
		if !ok1 || !ok2 {
			return r.impossible(f)
		}
		length, _ := hundredths(Fold(f.group(4)))
		r.row.Facts.Leaves = append(r.row.Facts.Leaves, Leave{Kind: kind, FromOn: from, LastOn: last, Months: length, Source: f.source})
		return true
	}
}

func takeRecruited(r *rowReader, f found) bool {
	on, ok := f.day(1)
	if !ok {
		return r.impossible(f)
	}
	r.row.Facts.Arrivals = append(r.row.Facts.Arrivals, Arrival{Kind: Recruited, On: on, Source: f.source})
	return true
}

func takeTransferred(r *rowReader, f found) bool {
	on, ok1 := f.day(3)
	last, ok2 := f.day(5)
	if !ok1 || !ok2 {
		return r.impossible(f)
	}
	from, there := f.group(2), f.group(4)
	if strings.HasPrefix(Fold(from)+" ", "ngay ") || unicode.IsDigit([]rune(from)[0]) ||
		there != "" && key(there) != key(from) {
		return false // "from" a day, or two different units: not for us to guess
	}
	kind := Transferred
	if key(f.group(1)) == "biet phai" {
		kind = Seconded
	}
	r.row.Facts.Arrivals = append(r.row.Facts.Arrivals, Arrival{Kind: kind, FromUnit: from, On: on, LastOn: last, Source: f.source})
	return true
}

func takeViolation(r *rowReader, f found) bool {
	r.row.Facts.Violations = append(r.row.Facts.Violations, Violation{
		Year: digits(f.group(1)), CountedLevel: levels[key(f.group(2))], CountedYear: max(0, digits(f.group(3))), Source: f.source,
	})
	return true
}

var forms = map[string]DisciplineForm{
	"khien trach": Reprimand, "canh cao": Warning, "ha bac luong": SalaryLowered, "giang chuc": Demotion,
	"cach chuc": RemovalFromOffice, "buoc thoi viec": Dismissal, "khai tru": Expulsion,
}

// partyNumber is how Party documents are numbered: 12-QĐ/ĐU.
var partyNumber = regexp.MustCompile(`^\d+-[A-ZĐ]+/`)

func takeDiscipline(r *rowReader, f found) bool {
	on, ok := f.day(5)
	if !ok {
		return r.impossible(f)
	}
	d := Discipline{Kind: Administrative, Form: forms[key(f.group(2))], DocumentNumber: f.group(4), IssuedOn: on, Source: f.source}
	whose := key(f.group(1) + " " + f.group(3))
	if strings.Contains(whose, "dang") || d.Form == Expulsion || whose == "" && partyNumber.MatchString(d.DocumentNumber) {
		d.Kind = Party
	}
	r.row.Discipline = append(r.row.Discipline, d)
	return true
}
