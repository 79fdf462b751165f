package ui

import (
	"congtam/internal/app"
	"congtam/internal/domain/audit"
)

func logSamples(v View) []Sample {
	acts := []app.Act{
		{Position: 2, Who: "Đinh Thị Ước", What: "Kế hoạch năm 2023", Event: audit.Event{Actor: "a", Role: "director", Act: "issuePlan", Object: "cycle/c", At: v.Now}},
		{Position: 1, Elsewhere: true},
		{Position: 0, Erased: true},
	}
	page := app.LogPage{Acts: acts, Waiting: 2, Older: 1, Size: 3, Checkpoint: "congtam/log #2/3 K7QX-2M4D-ABCD-EFGH-2345", Key: "congtam/log+0a1b2c3d+AbCdEf"}
	return []Sample{
		{"LogPage", LogPage(v, page, true), false},
		{"LogPage-empty", LogPage(v, app.LogPage{}, true), false},
	}
}
