package web

import (
	"net/http"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/decision"
	"congtam/internal/web/ui"
)

// departmentPage serves GET /cycles/{cycle}/department.
func (s *Server) departmentPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.DepartmentPage(r.Context(), actorOf(r), cycleOf(r))
	if err != nil {
		return err
	}
	v := s.view(r)
	return s.render(w, r, page{Title: v.T("department.title"), Body: ui.DepartmentPage(v, p)})
}

// sendOutgoingPage serves GET …/department/outgoing/{recipient}.
func (s *Server) sendOutgoingPage(w http.ResponseWriter, r *http.Request) error {
	p, err := s.App.DepartmentPage(r.Context(), actorOf(r), cycleOf(r))
	if err != nil {
		return err
	}
	if !p.May[authz.SendOutgoing] {
		return fault.New(fault.Forbidden, "forbidden.action", authz.SendOutgoing)
	}
	v := s.view(r)
	for _, o := range p.Outgoing {
		if o.Report.Recipient != decision.Recipient(r.PathValue("recipient")) {
			continue
		}
		confirm := ui.ConfirmOf{
			Title: v.T("outgoing.ask", o.Report.Recipient), Text: v.T("outgoing.text"), Back: ui.DepartmentPath(p.Cycle.ID),
			Effects: []string{v.T("outgoing.dueBy", ui.MilestoneWords(v, o.Due.Milestone))},
			Action:  ui.Action{Label: v.T("outgoing.record"), Href: ui.SendOutgoingPath(p.Cycle.ID, o.Report.Recipient)},
			Reason:  &ui.Field{Name: "note", Label: v.T("outgoing.note"), Hint: v.T("outgoing.noteHint"), Optional: true},
		}
		crumbs := []ui.Crumb{{Label: v.T("department.title"), Href: ui.DepartmentPath(p.Cycle.ID)}, {Label: v.T("outgoing.send")}}
		return s.render(w, r, page{Title: v.T("outgoing.send"), Crumbs: crumbs, Body: ui.ConfirmPage(v, confirm)})
	}
	return fault.New(fault.NotFound, "record.missing")
}

// sendOutgoing serves POST …/department/outgoing/{recipient}.
func (s *Server) sendOutgoing(w http.ResponseWriter, r *http.Request) error {
	in := app.SendOutgoingIn{Cycle: cycleOf(r), Recipient: decision.Recipient(r.PathValue("recipient")), Note: r.PostFormValue("note")}
	if err := s.App.SendOutgoing(r.Context(), by(r), in); err != nil {
		return err
	}
	return s.done(w, r, ui.DepartmentPath(in.Cycle), "outgoing.sentNow")
}
