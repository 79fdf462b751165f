package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/rulebook"
	"congtam/internal/web/ui"
)

func ratingOf(r *http.Request) decision.RatingID { return decision.RatingID(r.PathValue("rating")) }

// ratingPage serves GET /ratings/{rating}.
func (s *Server) ratingPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawRating(w, r, http.StatusOK, nil, nil)
}

// decideAgainPage serves GET /ratings/{rating}/again.
func (s *Server) decideAgainPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawRating(w, r, http.StatusOK, &ui.LevelTyped{Again: true}, nil)
}

// setLevel serves POST /ratings/{rating}/level.
func (s *Server) setLevel(w http.ResponseWriter, r *http.Request) error {
	in := app.SetLevelIn{
		Rating: ratingOf(r), Version: version(r), Level: rulebook.Level(r.PostFormValue("level")), Reason: r.PostFormValue("reason"),
		Remarks: r.PostFormValue("remarks"),
	}
	err := s.App.SetLevel(r.Context(), by(r), in)
	if err != nil {
		return s.levelRefused(w, r, ui.LevelTyped{Level: string(in.Level), Reason: in.Reason, Remarks: in.Remarks}, err)
	}
	return s.done(w, r, r.PostFormValue("back"), "decision.levelSet")
}

// decideAgain serves POST /ratings/{rating}/again.
func (s *Server) decideAgain(w http.ResponseWriter, r *http.Request) error {
	in := app.DecideAgainIn{
		Rating: ratingOf(r), Version: version(r), Level: rulebook.Level(r.PostFormValue("level")), Reason: r.PostFormValue("reason"),
		Remarks: r.PostFormValue("remarks"), Number: r.PostFormValue("number"), On: r.PostFormValue("on"), Password: r.PostFormValue("password"),
	}
	if err := s.App.DecideAgain(r.Context(), by(r), in); err != nil {
		typed := ui.LevelTyped{Level: string(in.Level), Reason: in.Reason, Remarks: in.Remarks, Number: in.Number, On: in.On, Again: true}
		return s.levelRefused(w, r, typed, err)
	}
	return s.done(w, r, r.PostFormValue("back"), "decision.decidedAgain")
}

// levelRefused draws the subject again with what was typed: problems beside
// their fields, a refusal of the law beside the level with its article, and
// where somebody was faster, both texts.
func (s *Server) levelRefused(w http.ResponseWriter, r *http.Request, typed ui.LevelTyped, err error) error {
	if problems, wrong := fault.FieldsOf(err); wrong {
		return s.drawRating(w, r, http.StatusUnprocessableEntity, &typed, problems)
	}
	f, ok := errors.AsType[*fault.Fault](err)
	switch {
	case ok && f.Kind == fault.Refused && len(f.List) == 0:
		typed.Clause = f.Clause
		return s.drawRating(w, r, http.StatusConflict, &typed, fault.Fields{"level": f.Says})
	case ok && f.Kind == fault.Conflict && f.Says.Key == "record.changed":
		typed.Changed = true
		return s.drawRating(w, r, http.StatusConflict, &typed, nil)
	}
	return err
}

// drawRating draws one subject; without typed words the form starts from what
// is decided.
func (s *Server) drawRating(w http.ResponseWriter, r *http.Request, status int, typed *ui.LevelTyped, problems fault.Fields) error {
	p, err := s.App.RatingPage(r.Context(), actorOf(r), ratingOf(r))
	if err != nil {
		return err
	}
	in := ui.LevelTyped{Level: string(p.Line.Rating.Level), Reason: p.Line.Rating.Reason, Remarks: p.Line.Rating.Remarks}
	if typed != nil && typed.Again && !p.May[authz.DecideAgain] {
		return fault.New(fault.Forbidden, "forbidden.action", authz.DecideAgain)
	}
	if typed != nil && (status != http.StatusOK || !typed.Again) {
		in = *typed
	} else if typed != nil {
		in.Again, in.Reason = true, ""
	}
	v := s.view(r)
	crumbs := []ui.Crumb{{Label: v.Word(p.Decision.Kind), Href: ui.DecisionPath(p.Cycle.ID, p.Decision.Kind)}, {Label: p.Line.Name}}
	if p.Line.Above() {
		crumbs[0].Href = ui.SuperiorPath(p.Cycle.ID)
	}
	body := ui.RatingPage(v, p, in, !s.App.Training() && in.Again, problems)
	return s.render(w, r, page{Status: status, Wrong: status != http.StatusOK, Title: p.Line.Name, Crumbs: crumbs, Body: body})
}
