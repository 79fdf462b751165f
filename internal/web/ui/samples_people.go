package ui

import (
	"time"

	"github.com/a-h/templ"

	"congtam/internal/app"
	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/domain/authz"
	"congtam/internal/domain/org"
)

func peopleSamples(v View) []Sample {
	units := []org.Unit{{ID: "u1", Name: "Lãnh đạo Sở", Kind: org.Leadership}, {ID: "u2", Name: "Phòng Cải cách hành chính", Kind: org.Division}}
	people := app.PeoplePage{Year: 2023, Units: units, Search: app.PeopleSearch{Text: "huynh", Page: 1}, Last: 2, People: []app.PersonRow{
		{ID: "p1", Name: "Huỳnh Xuân Kiên", Class: org.CivilServant, PartyMember: true, Unit: "u2", UnitName: "Phòng Cải cách hành chính", Title: "Trưởng phòng", Total: 102},
		{ID: "p2", Name: "Huỳnh Ngọc Dung", Class: org.PublicEmployee, Unit: "u2", UnitName: "Phòng Cải cách hành chính", Title: "Chuyên viên", Maternity: true, Away: true, Arrived: true, Disciplined: true, Noted: true, Total: 102},
	}}
	person := app.PersonPage{
		Year: 2023, Worked: 550, Clause: "Điều 20 khoản 1 Nghị định 90/2020/NĐ-CP", May: app.May{authz.EditPerson: true},
		File: org.File{
			Person:      org.Person{ID: "p2", Name: "Huỳnh Ngọc Dung", Class: org.PublicEmployee, BirthYear: 1988, PersonalID: "051188000001"},
			Absences:    []org.Absence{{Kind: org.Maternity, Year: 2023, Months: 600, Source: "Nghỉ thai sản từ tháng 3"}},
			Disciplines: []org.Discipline{{Kind: "administrative", Form: "reprimand", Document: "17/QĐ-SNV", EffectiveOn: civil.On(2023, time.March, 2), ViolationYear: 2022, CountedYear: 2022, Source: "KL khiển trách (đã xếp loại 2022)"}},
			Transfers:   []org.Transfer{{ID: "t", JoinedOn: civil.On(2023, time.September, 1), OldUnit: "Sở Tư pháp", OldUnitExists: true, Source: "chuyển về từ 01/9"}},
			Notes:       []org.Note{{Row: 17, Label: "Ghi chú", Content: "xem lại hệ số"}},
		},
		Held: []app.Holding{
			{What: "post", UnitName: "Trung tâm Lưu trữ lịch sử", Title: "Lưu trữ viên"},
			{ID: "h", What: "mandate", Role: org.UnionChair, Period: civil.Period{From: civil.On(2023, time.May, 1)}},
		},
		History: []app.YearLevel{{Year: 2022, Level: "not_completed", Source: "KHTNV"}},
	}
	roles := app.RolesPage{Person: person.File.Person, Held: person.Held, Units: units[1:]}
	refused := RolesOf{Mandate: app.AddMandateIn{Role: org.Inspector, From: "31/2/2023"}, Problems: fault.Fields{"from": fault.Say("field.date")}}
	whole := func(name string, body templ.Component) Sample {
		return Sample{name, Layout(Frame{View: v, Title: name}, body), true}
	}
	return []Sample{
		whole("PeoplePage", PeoplePage(v, people)),
		whole("PersonPage", PersonPage(v, person, TransferOf{})),
		whole("RolesPage", RolesPage(v, roles, refused)),
	}
}
