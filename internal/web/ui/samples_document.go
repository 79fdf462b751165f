package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/org"
)

func documentSamples(v View) []Sample {
	unit := cycle.UnitPart{Unit: "cchc", Name: "Phòng Cải cách hành chính", Kind: org.Division}
	page := app.DocumentsPage{
		Cycle: cycle.Cycle{ID: "2023", Year: 2023, Title: "Kế hoạch đánh giá, xếp loại năm 2023"},
		Unit:  unit, Units: []cycle.UnitPart{unit, {Unit: "vp", Name: "Văn phòng Sở", Kind: org.Office}},
		MayAll: true, Waiting: true, AnyMade: true,
		Papers: []app.Paper{
			{Kind: app.PaperMinutes, Object: "m", Ready: true, MayOrder: true, Copies: []app.PaperCopy{{Format: "docx", ID: "1", MadeAt: v.Now}, {Format: "pdf", ID: "2", MadeAt: v.Now}}},
			{Kind: app.PaperCollectiveReport, Object: "r", Ready: true, MayOrder: true, Copies: []app.PaperCopy{{Format: "docx", Waiting: true}, {Format: "pdf", Waiting: true}}},
			{Kind: app.PaperSelfReview, Object: "s", Name: "Võ Xuân Vũ", Ready: true, MayOrder: true, Copies: []app.PaperCopy{{Format: "docx", Failed: true}, {Format: "pdf"}}},
			{Kind: app.PaperSharedReview, Object: "s", Name: "H'Hen Niê", Copies: []app.PaperCopy{{Format: "docx"}, {Format: "pdf"}}},
			{Kind: app.PaperProposalTable, Object: "p", Ready: true, Copies: []app.PaperCopy{{Format: "docx"}, {Format: "pdf"}}},
		},
	}
	return []Sample{
		{"DocumentsPage", Layout(Frame{View: v, Title: v.T("document.title")}, DocumentsPage(v, page)), true},
	}
}
