package audit

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is SHA-256 of a leaf or node, as RFC 6962 computes it.
type Hash = tlog.Hash

// HashReader gives back stored hashes by their index; it must return exactly
// as many as were asked for.
type HashReader = tlog.HashReader

// HashReaderFunc makes a function a HashReader.
type HashReaderFunc = tlog.HashReaderFunc

// Appended is what adding leaves to a log yields: the stored hashes to keep,
// the first at index First, and the tree they make.
type Appended struct {
	First  int64
	Hashes []Hash
	Size   int64
	Root   Hash
}

// Append adds leaves to a tree of size leaves whose hashes are in stored. It
// reads about as many hashes as the tree is high, once for each leaf.
func Append(size int64, stored HashReader, leaves [][]byte) (Appended, error) {
	grown := &overlay{first: tlog.StoredHashCount(size), below: stored}
	for _, text := range leaves {
		added, err := tlog.StoredHashes(size, text, grown)
		if err != nil {
			return Appended{}, fmt.Errorf("append leaf %d: %w", size, err)
		}
		grown.hashes = append(grown.hashes, added...)
		size++
	}
	root, err := tlog.TreeHash(size, grown)
	if err != nil {
		return Appended{}, fmt.Errorf("root of %d leaves: %w", size, err)
	}
	return Appended{First: grown.first, Hashes: grown.hashes, Size: size, Root: root}, nil
}

// overlay reads hashes not stored yet from memory and the others from below.
type overlay struct {
	first  int64
	hashes []Hash
	below  HashReader
}

// ReadHashes implements HashReader.
func (o *overlay) ReadHashes(indexes []int64) ([]Hash, error) {
	out := make([]Hash, len(indexes))
	var older []int64
	var places []int
	for i, index := range indexes {
		if index < o.first {
			older, places = append(older, index), append(places, i)
			continue
		}
		if index-o.first >= int64(len(o.hashes)) {
			return nil, fmt.Errorf("hash %d is not there yet", index)
		}
		out[i] = o.hashes[index-o.first]
	}
	if len(older) == 0 {
		return out, nil
	}
	found, err := o.below.ReadHashes(older)
	if err != nil {
		return nil, err
	}
	if len(found) != len(older) {
		return nil, fmt.Errorf("asked for %d hashes, got %d", len(older), len(found))
	}
	for i, place := range places {
		out[place] = found[i]
	}
	return out, nil
}
