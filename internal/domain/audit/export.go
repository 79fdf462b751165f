package audit

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// The three files of an export.
const (
	CheckpointFile = "checkpoint"
	LeavesFile     = "leaves.jsonl"
	PayloadsFile   = "payloads.jsonl"
)

// maxLine bounds a line of an export, in bytes: a hostile file must not fill
// the memory.
const maxLine = 1 << 20

// Export is a log taken out of its database, for anybody to check.
type Export struct {
	Checkpoint []byte
	Leaves     iter.Seq2[[]byte, error] // lines made by LeafLine
	Payloads   iter.Seq2[[]byte, error] // lines made by PayloadLine; nil when they were left out
}

// LeafLine is one line of leaves.jsonl, with its line end.
func LeafLine(index int64, leaf []byte) []byte {
	return fmt.Appendf(nil, "{\"i\":%d,\"leaf\":%s}\n", index, leaf)
}

// PayloadLine is one line of payloads.jsonl, with its line end.
func PayloadLine(index int64, salt, payload []byte) []byte {
	return fmt.Appendf(nil, "{\"i\":%d,\"salt\":\"%s\",\"payload\":%s}\n", index, base64.StdEncoding.EncodeToString(salt), payload)
}

// Lines reads r line by line, without line ends. A last line cut short is an
// error, as is one above a megabyte. A line is valid until the next is read.
func Lines(r io.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		scanner := bufio.NewScanner(r)
		scanner.Buffer(nil, maxLine)
		scanner.Split(wholeLine)
		for scanner.Scan() {
			if !yield(scanner.Bytes(), nil) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			yield(nil, fmt.Errorf("read a line of the export: %w", err))
		}
	}
}

// wholeLine is a bufio.SplitFunc that, unlike bufio.ScanLines, keeps a carriage
// return and refuses a last line without its end.
func wholeLine(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if end := bytes.IndexByte(data, '\n'); end >= 0 {
		return end + 1, data[:end], nil
	}
	if atEOF && len(data) > 0 {
		return 0, nil, io.ErrUnexpectedEOF
	}
	return 0, nil, nil
}

var errLine = errors.New("not a line of an export")

func parseLeafLine(line []byte) (int64, []byte, error) {
	index, rest, err := cutIndex(line, `,"leaf":`)
	if err != nil {
		return 0, nil, err
	}
	leaf, ok := bytes.CutSuffix(rest, []byte("}"))
	if !ok {
		return 0, nil, errLine
	}
	return index, leaf, nil
}

func parsePayloadLine(line []byte) (index int64, salt, payload []byte, err error) {
	index, rest, err := cutIndex(line, `,"salt":"`)
	if err != nil {
		return 0, nil, nil, err
	}
	text, rest, ok := bytes.Cut(rest, []byte(`","payload":`))
	payload, closed := bytes.CutSuffix(rest, []byte("}"))
	if !ok || !closed {
		return 0, nil, nil, errLine
	}
	salt, err = base64.StdEncoding.Strict().DecodeString(string(text))
	if err != nil {
		return 0, nil, nil, fmt.Errorf("%w: %w", errLine, err)
	}
	if !bytes.Equal(PayloadLine(index, salt, payload), append(bytes.Clone(line), '\n')) {
		return 0, nil, nil, errLine
	}
	return index, salt, payload, nil
}

func cutIndex(line []byte, next string) (int64, []byte, error) {
	rest, ok := bytes.CutPrefix(line, []byte(`{"i":`))
	digits, rest, found := bytes.Cut(rest, []byte(next))
	if !ok || !found {
		return 0, nil, errLine
	}
	index, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil || index < 0 || strconv.FormatInt(index, 10) != string(digits) {
		return 0, nil, errLine
	}
	return index, rest, nil
}

// eraseAct is the act that tells of an erased payload; its object is
// "leaf/<index>". A payload missing without it was lost or hidden.
const eraseAct = "audit.erase"

// Erasure is the event that must accompany the erasing of the payload of leaf
// index. The caller adds who, when and why.
func Erasure(index int64) Event {
	return Event{Act: eraseAct, Object: "leaf/" + strconv.FormatInt(index, 10)}
}

func erasedBy(l Leaf) (int64, bool) {
	if l.Act != eraseAct {
		return 0, false
	}
	digits, ok := strings.CutPrefix(l.Object, "leaf/")
	index, err := strconv.ParseInt(digits, 10, 64)
	return index, ok && err == nil
}
