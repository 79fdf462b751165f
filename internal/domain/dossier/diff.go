package dossier

import "strings"

// Piece is a run of words that both texts have, or only one of them.
type Piece struct {
	Text  string
	Added bool
	Gone  bool
}

// maxCells bounds the table a comparison fills: a page against a page fits.
const maxCells = 4_000_000

// Compare shows how before became after, word by word. Texts too long for that
// are shown as one whole replaced by the other.
func Compare(before, after string) []Piece {
	a, b := splitWords(before), splitWords(after)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var p pieces
	p.keep(a[:head])
	p.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	p.keep(a[len(a)-tail:])
	return p
}

// splitWords cuts after each run of blanks, so that joining gives the text back.
func splitWords(text string) []string {
	var words []string
	start, inBlank := 0, false
	for i, r := range text {
		blank := r == ' ' || r == '\n' || r == '\t' || r == '\r'
		if inBlank && !blank {
			words = append(words, text[start:i])
			start = i
		}
		inBlank = blank
	}
	if start < len(text) {
		words = append(words, text[start:])
	}
	return words
}

type pieces []Piece

func (p *pieces) add(words []string, added, gone bool) {
	if len(words) == 0 {
		return
	}
	text := strings.Join(words, "")
	if n := len(*p); n > 0 && (*p)[n-1].Added == added && (*p)[n-1].Gone == gone {
		(*p)[n-1].Text += text
		return
	}
	*p = append(*p, Piece{text, added, gone})
}

func (p *pieces) keep(words []string) { p.add(words, false, false) }

func (p *pieces) middle(a, b []string) {
	if len(a)*len(b) > maxCells {
		p.add(a, false, true)
		p.add(b, true, false)
		return
	}
	common := commonLengths(a, b)
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			p.keep(a[i : i+1])
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			p.add(a[i:i+1], false, true)
			i++
		default:
			p.add(b[j:j+1], true, false)
			j++
		}
	}
	p.add(a[i:], false, true)
	p.add(b[j:], true, false)
}

// commonLengths is the length of the longest run of words, gaps allowed, that
// a from i and b from j share.
func commonLengths(a, b []string) [][]int32 {
	table := make([][]int32, len(a)+1)
	for i := range table {
		table[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
