package render

import (
	"embed"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"
)

// Tinos has the advance widths of Times New Roman and every Vietnamese letter;
// see fonts/LICENSE.txt.
//
//go:embed fonts/*.ttf fonts/LICENSE.txt
var fontFiles embed.FS

// face is one of the four styles of the family.
type face int

const (
	regular face = iota
	boldFace
	italicFace
	boldItalic
)

var faceNames = [...]string{"Regular", "Bold", "Italic", "BoldItalic"}

// faceStyles are the names fpdf gives the styles.
var faceStyles = [...]string{"", "B", "I", "BI"}

// Measures of the family in parts of the type size (its hhea table).
const (
	ascent  = 1825.0 / 2048
	spacing = 2355.0 / 2048 // line to line, single spacing
	mmPerPt = 25.4 / 72
)

const noGlyph = 0xffff

// advances holds the advance width of each letter of the basic plane in
// thousandths of the type size, noGlyph where the font has no letter.
type advances [0x10000]uint16

var loadedAdvances = sync.OnceValue(func() [4]*advances {
	var all [4]*advances
	for f := range faceNames {
		all[f] = mustReadAdvances(fontBytes(face(f)))
	}
	return all
})

func fontBytes(f face) []byte {
	data, err := fontFiles.ReadFile("fonts/Tinos-" + faceNames[f] + ".ttf")
	if err != nil {
		panic(err) // embedded at build time
	}
	return data
}

func (r run) face() face {
	switch {
	case r.bold && r.italic:
		return boldItalic
	case r.bold:
		return boldFace
	case r.italic:
		return italicFace
	}
	return regular
}

// textLength is the length in millimetres of text set in f at size points.
func textLength(text string, f face, size float64) float64 {
	table := loadedAdvances()[f]
	sum := 0
	for _, r := range text {
		if r <= noGlyph && table[r] != noGlyph {
			sum += int(table[r])
		}
	}
	return float64(sum) * size / 1000 * mmPerPt
}

// drawable writes letters the font lacks by their code point, so that nothing
// disappears from a PDF without a trace.
func drawable(text string, f face) string {
	table := loadedAdvances()[f]
	lacks := func(r rune) bool { return r > noGlyph || table[r] == noGlyph }
	if strings.IndexFunc(text, lacks) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if lacks(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mustReadAdvances reads the tables head, hhea, hmtx and cmap (format 4) of a
// TrueType font. It trusts data: the fonts are our own.
func mustReadAdvances(data []byte) *advances {
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(data[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(data[at:])) }
	tables := map[string]int{}
	for i := range u16(4) {
		entry := 12 + 16*i
		tables[string(data[entry:entry+4])] = u32(entry + 8)
	}
	unitsPerEm, metrics := u16(tables["head"]+18), u16(tables["hhea"]+34)
	advance := func(glyph int) uint16 {
		units := u16(tables["hmtx"] + 4*min(glyph, metrics-1))
		return uint16((units*1000 + unitsPerEm/2) / unitsPerEm) //nolint:gosec // no glyph of ours is 65 ems wide
	}
	out := new(advances)
	for i := range out {
		out[i] = noGlyph
	}
	for r, glyph := range glyphs(u16, tables["cmap"]+u32(tables["cmap"]+8)) {
		out[r] = advance(glyph)
	}
	return out
}

// glyphs reads the segments of a format 4 character map at table.
func glyphs(u16 func(int) int, table int) map[int]int {
	segments := u16(table+6) / 2
	ends, starts := table+14, table+16+2*segments
	deltas, offsets := starts+2*segments, starts+4*segments
	out := map[int]int{}
	for s := range segments {
		offset := u16(offsets + 2*s)
		for r := u16(starts + 2*s); r <= u16(ends+2*s) && r < noGlyph; r++ {
			glyph := r
			if offset != 0 {
				if glyph = u16(offsets + 2*s + offset + 2*(r-u16(starts+2*s))); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + u16(deltas+2*s)) & 0xffff; glyph != 0 {
				out[r] = glyph
			}
		}
	}
	return out
}
