package ui

import (
	"time"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/domain/cycle"
)

func homeSamples(v View) []Sample {
	due := func(day int) civil.Date { return civil.On(2023, time.November, day) }
	busy := app.HomePage{
		Cycle: cycle.Cycle{ID: "c", Year: 2023, State: cycle.Issued},
		Todos: []app.Todo{
			{Waiting: app.Waiting{Kind: "contribution.write", Name: "Phòng Cải cách hành chính"}, Due: due(15)},
			{Waiting: app.Waiting{Kind: "dossier.returned", Name: "Phòng Cải cách hành chính", Note: "Thiếu biên bản cuộc họp."}, Due: due(21)},
			{Waiting: app.Waiting{Kind: "notice.acknowledge"}},
		},
		Dues: []app.Duty{
			{Milestone: cycle.Milestone{ID: "m1", Title: "Gửi hồ sơ về Văn phòng Sở", Until: due(22)}},
			{Milestone: cycle.Milestone{ID: "m2", Title: "Gửi nội dung tổng hợp báo cáo", Until: due(20), Inclusive: true}, Done: true},
		},
	}
	idle := app.HomePage{Cycle: busy.Cycle, Next: busy.Dues[0].Milestone}
	return []Sample{
		{"HomePage", HomePage(v, busy), false},
		{"HomePage-idle", HomePage(v, idle), false},
		{"HomePage-empty", HomePage(v, app.HomePage{}), false},
	}
}
