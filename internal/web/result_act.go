package web

import (
	"context"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// acknowledgeNotice serves POST /notices/{notice}/acknowledge.
func (s *Server) acknowledgeNotice(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.AcknowledgeNotice(r.Context(), by(r), r.PathValue("notice")); err != nil {
		return err
	}
	return s.done(w, r, ui.MyResultPath(signedOf(r).Cycle), "notice.thanks")
}

// filePetition serves POST /notices/{notice}/petition.
func (s *Server) filePetition(w http.ResponseWriter, r *http.Request) error {
	in := app.FilePetitionIn{Notice: r.PathValue("notice"), Content: r.PostFormValue("content")}
	year := cycle.ID(r.PostFormValue("cycle"))
	err := s.App.FilePetition(r.Context(), by(r), in)
	if fields, ok := fault.FieldsOf(err); ok {
		return s.drawMyResult(w, r, year, refusedForm{in.Content, fields})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.MyResultPath(year), "petition.thanks")
}

// publishResults serves POST /cycles/{cycle}/results/publish.
func (s *Server) publishResults(w http.ResponseWriter, r *http.Request) error {
	in := app.PublishResultsIn{Cycle: cycle.ID(r.PathValue("cycle")), Unit: org.UnitID(r.PostFormValue("unit"))}
	if err := s.App.PublishResults(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.ResultsPath(in.Cycle), "results.published")
}

// answerPetition serves POST /petitions/{petition}/answer.
func (s *Server) answerPetition(w http.ResponseWriter, r *http.Request) error {
	return s.replyTo(w, r, s.App.AnswerPetition)
}

// forwardPetition serves POST /petitions/{petition}/forward.
func (s *Server) forwardPetition(w http.ResponseWriter, r *http.Request) error {
	return s.replyTo(w, r, s.App.ForwardPetition)
}

func (s *Server) replyTo(w http.ResponseWriter, r *http.Request, reply func(context.Context, app.By, app.AnswerPetitionIn) error) error {
	in := app.AnswerPetitionIn{Petition: decision.PetitionID(r.PathValue("petition")), Version: version(r), Answer: r.PostFormValue("answer")}
	err := reply(r.Context(), by(r), in)
	if fields, ok := fault.FieldsOf(err); ok {
		return s.drawPetition(w, r, refusedForm{in.Answer, fields})
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PetitionPath(in.Petition), "petition.answered")
}
