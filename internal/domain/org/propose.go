package org

import (
	"slices"
	"strings"
)

// ProposeKind guesses a unit's kind from its name and its staff; whoever
// imports a roster sees the guess and may change it.
func ProposeKind(name string, staff []Class) UnitKind {
	folded := Fold(name)
	switch {
	case strings.HasPrefix(folded, "lanh dao "):
		return Leadership
	case strings.HasPrefix(folded, "van phong"):
		return Office
	case slices.Contains(staff, PublicEmployee):
		return ServiceUnit
	}
	return Division
}

// headTitles are the first words of a head's title; "Phó" before one of them
// makes a deputy.
var headTitles = []string{
	"giam doc", "chanh van phong", "chanh thanh tra", "truong phong", "truong ban",
	"chi cuc truong", "hieu truong", "thu truong", "cuc truong",
}

// ProposePost guesses a post from a title, "Phó Chi cục trưởng" or "Lưu trữ
// viên"; whoever imports a roster sees the guess and may change it.
func ProposePost(title string) Post {
	folded := Fold(title)
	if rest, ok := strings.CutPrefix(folded, "pho "); ok && ProposePost(rest) == Head {
		return Deputy
	}
	for _, head := range headTitles {
		if folded == head || strings.HasPrefix(folded, head+" ") {
			return Head
		}
	}
	return NoPost
}
