package render

import "fmt"

// SelfReviewDoc is the self-review of one person on whichever form he owes: 02A
// and 02B of the Party's guidance, or a form of the State or of the agency. The
// form's own headings and fields come with it: a form is data.
type SelfReviewDoc struct {
	Profile Profile // PartyForm or StateForm
	Head    Letterhead
	Proof   Checkpoint
	Title   string // "BẢN KIỂM ĐIỂM CÁ NHÂN"
	Year    int
	For     string // "(Cá nhân giữ chức vụ lãnh đạo, quản lý)"; may be empty
	Fields  []Field
	Parts   []ReviewPart
	Signer  Signature
	Later   []LaterPart
}

// ReviewPart is a part of the form with its numbered heading, "I. …".
type ReviewPart struct {
	Heading string
	Items   []ReviewItem
}

// ReviewItem is one thing the form asks for: text, a choice, or both.
type ReviewItem struct {
	Label   string // "1. Chính trị tư tưởng"; may be empty
	Text    string
	Blank   int // dotted lines while there is no text
	Choice  string
	Options []string // boxes; none: no choice is asked
	Chosen  string
	Inline  bool
}

// LaterPart is filled and signed by others after the person has signed.
type LaterPart struct {
	Heading string
	Items   []ReviewItem
	Signers []Signature
}

// SelfReviewDocument lays out the form.
func SelfReviewDocument(r SelfReviewDoc) Document {
	subject := fmt.Sprintf("Năm %d", r.Year)
	if r.For != "" {
		subject += "\n" + r.For
	}
	blocks := []Block{Title{Type: r.Title, Subject: subject}}
	for _, f := range r.Fields {
		blocks = append(blocks, f)
	}
	for _, p := range r.Parts {
		blocks = append(blocks, Heading{1, p.Heading})
		blocks = append(blocks, reviewItems(p.Items)...)
	}
	blocks = append(blocks, Signatures{Signers: []Signature{r.Signer}})
	for _, p := range r.Later {
		blocks = append(blocks, Heading{1, p.Heading})
		blocks = append(blocks, reviewItems(p.Items)...)
		blocks = append(blocks, Signatures{Signers: p.Signers})
	}
	return Document{Profile: r.Profile, Head: r.Head, Proof: r.Proof, Blocks: blocks}
}

func reviewItems(items []ReviewItem) []Block {
	var blocks []Block
	for _, it := range items {
		if it.Label != "" {
			blocks = append(blocks, Heading{2, it.Label})
		}
		blocks = append(blocks, Answer{it.Text, it.Blank})
		if len(it.Options) > 0 {
			blocks = append(blocks, choice(it.Choice, it.Options, it.Chosen, it.Inline))
		}
	}
	return blocks
}
