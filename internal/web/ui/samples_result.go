package ui

import (
	"time"

	"congtam/internal/app"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/cycle"
	"congtam/internal/domain/decision"
	"congtam/internal/domain/org"
	"congtam/internal/domain/rulebook"
)

func resultSamples(v View) []Sample {
	mine := sampleResult(v)
	unit := app.UnitResultsPage{
		Cycle: mine.Cycle, Unit: cycle.UnitPart{Name: "Phòng Cải cách hành chính"}, Publication: decision.Publication{ID: "p", At: v.Now},
		Lines: []app.Published{
			{Name: "Phòng Cải cách hành chính", Level: "good"},
			{Name: "H'Hen Niê", Title: "Chuyên viên", Level: "excellent", Remarks: "Tinh thần trách nhiệm cao."},
		},
	}
	petition := app.PetitionPage{
		Cycle: mine.Cycle, Person: mine.Me, Unit: "Phòng Cải cách hành chính", Rating: mine.Rating, Petition: samplePetition(v),
		Right: mine.Right, May: app.May{authz.AnswerPetition: true},
	}
	years := []decision.Past{
		{Year: 2023, Level: "good", Name: "Chuyên viên", Decision: "152/QĐ-SNV", Corrected: true},
		{Year: 2022, Level: "excellent", Name: "Chuyên viên", Source: "danh-sach-so-noi-vu-2023.xlsx"},
	}
	history := app.UnitHistoryPage{Unit: org.Unit{Name: "Phòng Cải cách hành chính"}, Past: years[:1], Years: []int{2023, 2022}}
	history.People = append(history.People, app.PersonYears{Person: "p", Name: "H'Hen Niê", Title: "Chuyên viên", Levels: map[int]string{2023: "good"}})
	return []Sample{
		{"MyResultPage", MyResultPage(v, mine, "", nil), false},
		{"MyResultPage refused", Layout(sampleFrame(), MyResultPage(v, mine, " ", fault.Fields{"content": fault.Say("petition.empty")})), true},
		{"MyResultPage none", MyResultPage(v, app.MyResultPage{Cycle: mine.Cycle, Me: mine.Me}, "", nil), false},
		{"UnitResultsPage", UnitResultsPage(v, unit), false},
		{"ResultsPage", ResultsPage(v, sampleResults(v, mine)), false},
		{"PetitionPage", PetitionPage(v, petition, "", nil), false},
		{"PersonHistoryPage", PersonHistoryPage(v, app.PersonHistoryPage{Person: org.Person{Name: "H'Hen Niê"}, Past: years}), false},
		{"UnitHistoryPage", UnitHistoryPage(v, history), false},
	}
}

func sampleResult(v View) app.MyResultPage {
	return app.MyResultPage{
		Cycle:  cycle.Cycle{ID: "c", Year: 2023},
		Me:     cycle.Participant{Person: "p", Unit: "u", Name: "H'Hen Niê", Title: "Chuyên viên"},
		Rating: decision.Rating{ID: "r", Level: rulebook.Good, Remarks: "Hoàn thành đúng hạn, cần chủ động hơn.", DecidedAt: v.Now},
		Notice: decision.Notice{ID: "n", IssuedAt: v.Now.Add(-time.Hour)},
		Right:  "Điều 24 Nghị định 90/2020/NĐ-CP",
	}
}

func samplePetition(v View) decision.Petition {
	return decision.Petition{ID: "q", Content: "Tôi đã hoàn thành vượt mức 5/5 nhiệm vụ.", State: decision.PetitionFiled, FiledAt: v.Now, Version: 1}
}

func sampleResults(v View, mine app.MyResultPage) app.ResultsPage {
	line := decision.Line{Name: "H'Hen Niê", Unit: "Phòng Cải cách hành chính", Rating: mine.Rating}
	return app.ResultsPage{
		Cycle: mine.Cycle, Read: 1, Issued: 2, May: app.May{authz.PublishResults: true},
		Units:     []app.UnitPublication{{Part: cycle.UnitPart{Unit: "u", Name: "Phòng Cải cách hành chính"}}},
		Lines:     []app.NoticeLine{{Line: line, Notice: mine.Notice}},
		Petitions: []app.PetitionLine{{Petition: samplePetition(v), Line: line}},
	}
}
