package web

import (
	"net/http"
	"slices"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/cycle"
	"congtam/internal/web/ui"
)

// textPage serves GET /cycles/{cycle}/plan/texts/{text}; "new" is the
// form of a new text.
func (s *Server) textPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawText(w, r, nil, nil)
}

func (s *Server) drawText(w http.ResponseWriter, r *http.Request, typed *app.SaveGoverningDocumentIn, refusal error) error {
	p, err := s.App.EditPlanPage(r.Context(), actorOf(r), cycleOf(r), "")
	if err != nil {
		return err
	}
	f := ui.DocumentOf{Plan: p.Plan.Cycle, In: app.SaveGoverningDocumentIn{Cycle: p.Plan.Cycle.ID, Resolved: true}}
	if id := textOf(r); id != "" {
		i := slices.IndexFunc(p.Plan.Documents, func(d cycle.Document) bool { return d.ID == id })
		if i < 0 {
			return fault.New(fault.NotFound, "record.missing")
		}
		f.Now, f.In = p.Plan.Documents[i], ui.DocumentIn(p.Plan.Documents[i])
	}
	if typed != nil {
		f.In = *typed
	}
	v := s.view(r)
	problems, _ := fault.FieldsOf(refusal)
	drawn := page{Title: v.T("text.change"), Crumbs: planCrumbs(v, p, v.T("plan.documents")), Body: ui.DocumentForm(v, f, problems)}
	return s.render(w, r, drawn.refused(problems).outrun(refusal))
}

// textOf is the text a request is about, "" for a new one.
func textOf(r *http.Request) string {
	if id := r.PathValue("text"); id != "new" {
		return id
	}
	return ""
}

// saveText serves POST /cycles/{cycle}/plan/texts and …/{document}.
func (s *Server) saveText(w http.ResponseWriter, r *http.Request) error {
	in := app.SaveGoverningDocumentIn{
		Cycle: cycleOf(r), ID: textOf(r), Version: version(r), Citation: r.PostFormValue("citation"), Number: r.PostFormValue("number"),
		Issuer: r.PostFormValue("issuer"), Role: cycle.DocumentRole(r.PostFormValue("role")), Resolved: r.PostFormValue("resolved") == "yes",
		Note: r.PostFormValue("note"),
	}
	err := s.App.SaveGoverningDocument(r.Context(), by(r), in)
	if again(err) {
		return s.drawText(w, r, &in, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(in.Cycle), "plan.saved")
}

// tickText serves POST /cycles/{cycle}/plan/texts/{text}/tick.
func (s *Server) tickText(w http.ResponseWriter, r *http.Request) error {
	in := app.TickDocumentIn{Cycle: cycleOf(r), ID: textOf(r), Version: version(r), Done: r.PostFormValue("done") == "yes"}
	if err := s.App.TickDocument(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(in.Cycle), "text.ticked")
}

// removeText serves POST /cycles/{cycle}/plan/texts/{text}/remove.
func (s *Server) removeText(w http.ResponseWriter, r *http.Request) error {
	if err := s.App.RemoveGoverningDocument(r.Context(), by(r), cycleOf(r), textOf(r)); err != nil {
		return err
	}
	return s.done(w, r, ui.PlanPath(cycleOf(r)), "plan.removed")
}
