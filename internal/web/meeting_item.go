package web

import (
	"net/http"
	"strconv"
	"strings"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/meeting"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/ui"
)

// openItem serves POST /meetings/{meeting}/items/{item}/open.
func (s *Server) openItem(w http.ResponseWriter, r *http.Request) error {
	in := app.OpenItemIn{Meeting: meetingOf(r), Item: itemOf(r), Chair: org.PersonID(r.PostFormValue("chair"))}
	return s.meetingDone(w, r, ui.MeetingTyped{}, "item.isOpen", s.App.OpenItem(r.Context(), by(r), in))
}

// addRemark serves POST /meetings/{meeting}/items/{item}/remarks.
func (s *Server) addRemark(w http.ResponseWriter, r *http.Request) error {
	in := app.AddRemarkIn{
		Meeting: meetingOf(r), Item: itemOf(r), Seat: r.PostFormValue("speaker"), Text: r.PostFormValue("text"),
		NoComment: r.PostFormValue("no_comment") == "yes",
	}
	return s.meetingDone(w, r, ui.MeetingTyped{Remark: &in}, "remark.isSaved", s.App.AddRemark(r.Context(), by(r), in))
}

// recordSilence serves POST /meetings/{meeting}/items/{item}/silence.
func (s *Server) recordSilence(w http.ResponseWriter, r *http.Request) error {
	in := app.RecordSilenceIn{Meeting: meetingOf(r), Item: itemOf(r)}
	return s.meetingDone(w, r, ui.MeetingTyped{}, "remark.isSaved", s.App.RecordSilence(r.Context(), by(r), in))
}

// counted reads whole numbers of a form; what is none becomes a problem of its
// field. An empty field is 0.
type counted struct {
	r        *http.Request
	problems fault.Fields
}

func (c counted) number(name string) int {
	text := strings.TrimSpace(c.r.PostFormValue(name))
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n > 1_000_000 {
		c.problems.Add(name, "vote.noNumber")
		return 0
	}
	return n
}

func (c counted) levels() map[rulebook.Level]int {
	levels := map[rulebook.Level]int{}
	for _, level := range rulebook.Levels() {
		if n := c.number("votes-" + string(level)); n != 0 {
			levels[level] = n
		}
	}
	return levels
}

// recordVotes serves POST /meetings/{meeting}/items/{item}/votes.
func (s *Server) recordVotes(w http.ResponseWriter, r *http.Request) error {
	form := counted{r, fault.Fields{}}
	votes := meeting.Votes{Report: meeting.Show{For: form.number("for"), Against: form.number("against")}, Levels: form.levels()}
	typed := ui.MeetingTyped{Votes: &votes}
	if err := form.problems.Err(); err != nil {
		return s.drawMeeting(w, r, typed, err)
	}
	in := app.RecordVotesIn{Meeting: meetingOf(r), Item: itemOf(r), Votes: votes}
	return s.meetingDone(w, r, typed, "vote.isSaved", s.App.RecordVotes(r.Context(), by(r), in))
}

// enterTally serves POST /meetings/{meeting}/items/{item}/tally.
func (s *Server) enterTally(w http.ResponseWriter, r *http.Request) error {
	form := counted{r, fault.Fields{}}
	count := meeting.Count{
		Issued: form.number("issued"), Returned: form.number("returned"), NotReturned: form.number("notReturned"),
		Valid: form.number("valid"), Invalid: form.number("invalid"), Levels: form.levels(),
	}
	typed := ui.MeetingTyped{Count: &count}
	if err := form.problems.Err(); err != nil {
		return s.drawMeeting(w, r, typed, err)
	}
	in := app.EnterTallyIn{Meeting: meetingOf(r), Item: itemOf(r), Count: count}
	return s.meetingDone(w, r, typed, "tally.isSaved", s.App.EnterTally(r.Context(), by(r), in))
}

// conclusionOf reads a conclusion as typed.
func conclusionOf(r *http.Request) (app.ConclusionIn, error) {
	if err := r.ParseForm(); err != nil {
		return app.ConclusionIn{}, err
	}
	c := meeting.Conclusion{
		Strengths: tidied(r, "strengths"), Shortcomings: tidied(r, "shortcomings"), NoShortcoming: tidied(r, "no_shortcoming"),
		Summary: tidied(r, "summary"), Level: rulebook.Level(r.PostFormValue("level")), Reason: tidied(r, "reason"),
	}
	for _, criterion := range dossier.Criteria(true) {
		if mark := r.PostFormValue("general-" + criterion); mark != "" {
			if c.General == nil {
				c.General = map[string]string{}
			}
			c.General[criterion] = mark
		}
	}
	for name := range r.PostForm {
		if person, ok := strings.CutPrefix(name, "level-"); ok {
			c.People = append(c.People, meeting.PersonLevel{
				Person: org.PersonID(person), Level: rulebook.Level(r.PostFormValue(name)), Reason: tidied(r, "reason-"+person),
			})
		}
	}
	return app.ConclusionIn{Meeting: meetingOf(r), Item: itemOf(r), Mark: r.PostFormValue("mark"), Conclusion: c}, nil
}

// tidied is a text as browsers send it, with our line ends and no margins.
func tidied(r *http.Request, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(r.PostFormValue(name), "\r\n", "\n"))
}

// draftConclusion serves POST /meetings/{meeting}/items/{item}/draft.
func (s *Server) draftConclusion(w http.ResponseWriter, r *http.Request) error {
	in, err := conclusionOf(r)
	if err != nil {
		return err
	}
	return s.concluded(w, r, in, "item.isDrafted", s.App.DraftConclusion(r.Context(), by(r), in))
}

// concludeItem serves POST /meetings/{meeting}/items/{item}/conclude.
func (s *Server) concludeItem(w http.ResponseWriter, r *http.Request) error {
	in, err := conclusionOf(r)
	if err != nil {
		return err
	}
	return s.concluded(w, r, in, "item.isConcluded", s.App.ConcludeItem(r.Context(), by(r), in))
}

// reopenItem serves POST /meetings/{meeting}/reopen.
func (s *Server) reopenItem(w http.ResponseWriter, r *http.Request) error {
	in := app.ReopenItemIn{Meeting: meetingOf(r), Item: meeting.ItemID(r.PostFormValue("item")), Reason: r.PostFormValue("reason")}
	return s.meetingDone(w, r, ui.MeetingTyped{Reopen: &in}, "item.isReopened", s.App.ReopenItem(r.Context(), by(r), in))
}

// concluded answers both: whatever the refusal, nothing typed is lost.
func (s *Server) concluded(w http.ResponseWriter, r *http.Request, in app.ConclusionIn, key string, err error) error {
	typed := ui.MeetingTyped{Conclusion: &in.Conclusion, Clash: fault.KindOf(err) == fault.Conflict}
	return s.meetingDone(w, r, typed, key, err)
}
