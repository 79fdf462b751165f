package web

import (
	"errors"
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/dossier"
	"congtam/internal/domain/org"
	"congtam/internal/web/ui"
)

// reportOf is the report a request is about; a path without a kind is a
// division's own.
func reportOf(r *http.Request) app.ReportKey {
	k := app.ReportKey{Cycle: cycleOf(r), Unit: unitOf(r), Kind: dossier.ReportKind(r.PathValue("kind"))}
	if k.Kind == "" {
		k.Kind = dossier.UnitReport
	}
	return k
}

func unitOf(r *http.Request) org.UnitID { return org.UnitID(r.PathValue("unit")) }

// reportPage serves GET /cycles/{cycle}/units/{unit}/reports/{kind}.
func (s *Server) reportPage(w http.ResponseWriter, r *http.Request) error {
	return s.drawReport(w, r, ui.ReportTyped{}, nil)
}

// drawReport draws a report, or draws it again with what was typed and why it
// was not taken.
func (s *Server) drawReport(w http.ResponseWriter, r *http.Request, in ui.ReportTyped, refusal error) error {
	p, err := s.App.ReportPage(r.Context(), actorOf(r), reportOf(r))
	if err != nil {
		return err
	}
	in.Problems, _ = fault.FieldsOf(refusal)
	if len(in.Problems) == 0 {
		in.Refusal = refusal
	}
	if in.Section != "" {
		in.Problems = named(in.Problems, map[string]string{"text": "text-" + in.Section, "grade": "grade-" + in.Section})
	}
	v := s.view(r)
	title := v.Word(p.Key.Kind)
	crumbs := []ui.Crumb{{Label: v.T("plan.ofYear", p.Cycle.Year), Href: ui.PlanPath(p.Cycle.ID)}, {Label: p.Unit.Name}, {Label: title}}
	return s.render(w, r, page{Title: title, Crumbs: crumbs, Body: ui.ReportPage(v, p, in)}.refused(in.Problems).stopped(refusal))
}

// named gives the problems of a form the names its fields have on the page.
func named(problems fault.Fields, fields map[string]string) fault.Fields {
	out := fault.Fields{}
	for name, m := range problems {
		if on, renamed := fields[name]; renamed {
			name = on
		}
		out[name] = m
	}
	return out
}

// writePassage serves POST …/reports/{kind}/sections/{section}; typing is saved
// the same way.
func (s *Server) writePassage(w http.ResponseWriter, r *http.Request) error {
	section := r.PathValue("section")
	in := app.WritePassageIn{
		ReportKey: reportOf(r), Section: section, Text: r.PostFormValue("text-" + section), Grade: r.PostFormValue("grade-" + section),
		Rev: version(r) - 1,
	}
	err := s.App.WritePassage(r.Context(), by(r), in)
	switch {
	case err == nil && wantsPart(r):
		v := s.view(r)
		return s.render(w, r, page{Body: ui.Saved(v, "section-"+section, v.Now, in.Rev+2)})
	case halted(err) && !wantsPart(r):
		typed := ui.ReportTyped{Section: section, Text: in.Text, Grade: in.Grade, Clash: errors.Is(err, fault.Conflict)}
		return s.drawReport(w, r, typed, err)
	case err != nil:
		return err
	}
	return s.done(w, r, ui.ReportPath(in.ReportKey), "report.saved")
}
