package ui

import (
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/org"
)

func importSamples(v View) []Sample {
	imports := app.ImportsPage{Undoable: "2"}
	imports.Agency.Name = "Sở Nội vụ"
	imports.Batches = []app.ImportBatch{
		{ID: "3", FileName: "danh-sach-sua.xlsx", State: "previewed", MadeAt: v.Now, MakerName: "Quản trị"},
		{ID: "2", FileName: "danh-sach.xlsx", State: "applied", AppliedAt: v.Now, ApplierName: "Quản trị"},
		{ID: "1", FileName: "danh-sach-cu.xlsx", State: "undone", UndoneAt: v.Now, UndoerName: "Quản trị"},
	}
	imports.Batches[1].Outcome.Added = 87
	refused := fault.Fields{"file": fault.Say("upload.macro")}
	return []Sample{
		{"ImportsPage", Layout(Frame{View: v, Title: v.T("imports.title")}, ImportsPage(v, imports, refused)), true},
		{"ImportPage", Layout(Frame{View: v, Title: v.T("imports.title")}, ImportPage(v, sampleImport(v), ImportForm{Problems: fault.Fields{"agency": fault.Say("import.noAgency")}})), true},
	}
}

// sampleImport is a first roster of three rows: one to be added, one in doubt,
// one with an error.
func sampleImport(v View) app.ImportPage {
	p := app.ImportPage{First: true, Batch: app.ImportBatch{ID: "3", FileName: "danh-sach.xlsx", State: "previewed", MadeAt: v.Now, MakerName: "Quản trị"}}
	p.Plan.Units = []app.RosterUnit{{Name: "Văn phòng Sở", Kind: org.Office, People: 9}, {Name: "Thanh tra Sở", Kind: org.Division, People: 6}}
	p.Plan.Outcome.Added, p.Plan.Outcome.Skipped, p.Plan.Outcome.Missing = 1, 1, 1
	added := app.RosterRow{Fate: app.RowAdded, Facts: []fault.Message{fault.Say("import.fact.absence", org.Maternity, "6")}}
	added.Row.Row, added.Name, added.Group, added.Title = 7, "Đặng Thị Mỹ Linh", "Văn phòng Sở", "Chuyên viên"
	added.BirthOn = civil.On(1990, time.May, 8)
	changed := added
	changed.Row.Row, changed.Name, changed.Fate = 8, "Vũ Thị Mỹ Lan", app.RowChanged
	changed.Changes = []app.Difference{{What: fault.Say("import.what.class"), Before: nil, After: []fault.Message{fault.Say("import.value", org.CivilServant)}}}
	unclear := added
	unclear.Row.Row, unclear.Name, unclear.Fate, unclear.Must = 9, "Tạ Thanh Quang", app.RowUnclear, true
	held := app.Held{Person: org.Person{ID: "1", Name: "Tạ Thanh Quang", PersonalID: "051085000001"}, Unit: "Thanh tra Sở", Title: "Thanh tra viên"}
	unclear.Likes = []app.Held{held}
	p.Plan.Rows = []app.RosterRow{added, changed, unclear}
	p.Plan.Missing = []app.Held{held}
	return p
}
