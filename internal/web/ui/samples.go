package ui

import (
	"time"

	"github.com/a-h/templ"

	"congtam/internal/base/civil"
	"congtam/internal/base/fault"
	"congtam/internal/web/words"
)

// Sample is one component drawn with made-up content. The storybook shows it,
// the golden tests keep it, the accessibility test reads it.
type Sample struct {
	Name  string
	Body  templ.Component
	Whole bool // a page of its own, which cannot lie inside another
}

// Storybook is the page of all samples.
func Storybook() templ.Component { return Layout(sampleFrame(), StorybookPage(Samples())) }

// Samples holds one of each exported component, in Vietnamese.
func Samples() []Sample {
	v := sampleView()
	var all []Sample
	for _, group := range [][]Sample{
		frameSamples(v), formSamples(v), fieldSamples(v), showSamples(v), progressSamples(v), pageSamples(v),
		accountSamples(v),
		importSamples(v),
		planSamples(v),
		peopleSamples(v),
		homeSamples(v),
		logSamples(v),
		documentSamples(v),
		workSamples(v),
		meetingSamples(v),
		resultSamples(v),
		dossierSamples(v),
		decisionSamples(v),
	} {
		all = append(all, group...)
	}
	return all
}

// sampleView stands at the moment the demo opens. It has no form keys: samples
// are drawn at the same time, and must look the same each time.
func sampleView() View {
	return View{Lang: words.Vi, Now: time.Date(2023, time.November, 16, 8, 0, 0, 0, civil.Zone)}
}

func sampleFrame() Frame {
	v := sampleView()
	return Frame{
		View: v, Title: "Việc cần làm", Path: HomePath(), Agency: "Sở Nội vụ tỉnh Quảng Ngãi", Clock: &v.Now,
		Actor: Person{"Nguyễn Thị Hằng", "Trưởng phòng Công chức, viên chức"},
		Nav: []NavItem{
			{Label: "Việc cần làm", Href: "#a", Count: 12, Current: true}, {Label: "Kế hoạch năm 2023", Href: "#b"},
			{Label: "Hồ sơ của tôi", Href: "#c"}, {Label: "Phòng của tôi", Href: "#d", Count: 3}, {Label: "Kết quả xếp loại", Href: "#e"},
		},
		Crumbs: []Crumb{{"Trang chủ", "#"}, {"Phòng Công chức, viên chức", "#phong"}, {"Hồ sơ của phòng", ""}},
		Flash:  "Đã nộp bản tự kiểm điểm lúc 08:00 ngày 16/11/2023.",
	}
}

func sampleProblems() fault.Fields {
	return fault.Fields{"result": fault.Say("form.problems", 1), "level": fault.Say("ui.choose")}
}

func frameSamples(v View) []Sample {
	return []Sample{
		{"Layout", Layout(sampleFrame(), Heading("Việc cần làm", "Sở Nội vụ")), true},
		{"Heading", Heading("Phiếu đánh giá, xếp loại chất lượng công chức", "Năm 2023 · Nguyễn Thị Hằng"), false},
		{"Panel", wrapped(Panel(), EmptyState("Chưa có nhiệm vụ nào được giao trong năm 2023.", Action{Label: "Nhập nhiệm vụ", Href: "#", Allowed: true})), false},
	}
}

func formSamples(v View) []Sample {
	problems := sampleProblems()
	return []Sample{
		{"Form", wrapped(Form(v, FormOf{ID: "sample", Action: "#", Version: 3, Autosave: "#save", SavedAt: v.Now}),
			TextArea(v, Field{Name: "strength", Label: "Ưu điểm", Value: "Hoàn thành 12/12 nhiệm vụ được giao.", Hint: "Nêu kết quả cụ thể, có số liệu."})), false},
		{"ErrorSummary", ErrorSummary(v, problems, "level", "result"), false},
		{"Saved", Saved(v, "other", v.Now, 4), false},
		{"Versions", Versions(v, "Hạn chế, khuyết điểm", "Hai báo cáo quý nộp chậm.", "Hai báo cáo quý nộp chậm 3 ngày; đã khắc phục từ tháng 7.", "Trần Văn Đạt"), false},
		{"Actions", Actions(v, []Action{
			{Label: "Nộp hồ sơ phòng", Href: "#", Allowed: true, Main: true, Post: true, Confirm: "Nộp hồ sơ của phòng?"},
			{Label: "Xem biên bản", Href: "#", Allowed: true},
			{Label: "Công khai kết quả", Href: "#", Allowed: true, Grave: true, Post: true, Fields: []Hidden{{"cycle", "2023"}}},
			{Label: "Quyết định", WhyNot: "chỉ Giám đốc Sở quyết định mức xếp loại của công chức do Sở quản lý."},
		}), false},
		{"Buttons", wrapped(Form(v, FormOf{ID: "buttons", Action: "#"}), Buttons(
			Button{Label: "Lưu nháp"}, Button{Label: "Nộp", Name: "act", Value: "submit", Main: true, Confirm: "Nộp bản tự kiểm điểm?"})), false},
	}
}

func fieldSamples(v View) []Sample {
	problems := sampleProblems()
	levels := []Option{
		{Value: "1", Level: "excellent", Label: "Hoàn thành xuất sắc nhiệm vụ", WhyNot: "Chưa đạt: còn 1 nhiệm vụ hoàn thành chậm tiến độ."},
		{Value: "2", Level: "good", Label: "Hoàn thành tốt nhiệm vụ", Hint: "Đủ điều kiện."},
		{Value: "3", Level: "completed", Label: "Hoàn thành nhiệm vụ", Hint: "Đủ điều kiện."},
		{Value: "4", Level: "notCompleted", Label: "Không hoàn thành nhiệm vụ"},
	}
	return []Sample{
		{"TextField", TextField(v, Field{Name: "product", Label: "Sản phẩm, công việc", Value: "Đề án vị trí việc làm", Hint: "Ghi như trong kế hoạch công tác."}), false},
		{"PasswordField", PasswordField(v, Field{Name: "secret", Label: "Mật khẩu", Autocomplete: "current-password"}), false},
		{"DateField", DateField(v, Field{Name: "due", Label: "Hạn hoàn thành", Value: "22/11/2023"}), false},
		{"TextArea", TextArea(v, Field{Name: "result", Label: "Kết quả", Value: "Ẫ Ặ Ữ ế ộ", Problem: problems["result"], Optional: true}), false},
		{"SelectField", SelectField(v, Field{Name: "unit", Label: "Phòng", Narrow: true}, []Option{{Value: "a", Label: "Văn phòng Sở"}, {Value: "b", Label: "Thanh tra Sở"}}), false},
		{"Radios", Radios(v, Field{Name: "attended", Label: "Có mặt tại cuộc họp", Value: "yes"}, []Option{{Value: "yes", Label: "Có mặt"}, {Value: "no", Label: "Vắng mặt", Hint: "Ghi lý do vắng mặt ở dưới."}}), false},
		{"LevelChoice", LevelChoice(v, Field{Name: "level", Label: "Tự xếp loại", Value: "2", Problem: problems["level"]}, levels), false},
		{"Checkbox", Checkbox(v, Field{Name: "truth", Label: "Tôi cam đoan nội dung trên là đúng sự thật.", Hint: "Sau khi nộp, bản này được khóa."}), false},
		{"FileField", FileField(v, Field{Name: "roster", Label: "Danh sách công chức", Hint: "Tệp .xlsx hoặc .csv, nhỏ hơn 20 MB."}, ".xlsx,.csv"), false},
	}
}

func showSamples(v View) []Sample {
	return []Sample{
		{"Tag", templ.Join(Tag("Đã xong", Plain), Tag("Đang thực hiện", Active), Tag("Cần bổ sung", Heed), Tag("Quá hạn 2 ngày", Late), Tag("Chưa đến bước này", Quiet)), false},
		{"LevelTag", templ.Join(LevelTag("excellent", "Hoàn thành xuất sắc nhiệm vụ"), LevelTag("good", "Hoàn thành tốt nhiệm vụ"), LevelTag("completed", "Hoàn thành nhiệm vụ"), LevelTag("notCompleted", "Không hoàn thành nhiệm vụ"), LevelTag("", "Chưa xếp loại")), false},
		{"Table", Table(sampleTable()), false},
		{"DefinitionList", DefinitionList(v, []Definition{
			{Term: "Họ và tên", Text: "Nguyễn Thị Hằng"}, {Term: "Tự xếp loại", Body: LevelTag("good", "Hoàn thành tốt nhiệm vụ"), Edit: "#"}, {Term: "Ghi chú"},
		}), false},
		{"EmptyState", EmptyState("Chưa có hồ sơ nào được nộp.", Action{WhyNot: "Các phòng nộp hồ sơ từ ngày 22/11/2023."}), false},
	}
}

func sampleTable() TableOf {
	return TableOf{
		Caption: "Mức xếp loại đề xuất",
		Columns: []Column{{Label: "Họ và tên"}, {Label: "Chức vụ"}, {Label: "Mức đề xuất"}, {Label: "Số phiếu", Number: true}},
		Rows: []Row{
			{Group: "Phòng Công chức, viên chức"},
			{Cells: []Cell{{Text: "Nguyễn Thị Hằng", Href: "#"}, {Text: "Trưởng phòng"}, {Body: LevelTag("excellent", "Hoàn thành xuất sắc nhiệm vụ")}, {Text: "7/7"}}},
			{Cells: []Cell{{Text: "Trần Văn Đạt", Href: "#"}, {Text: "Chuyên viên"}, {Body: LevelTag("good", "Hoàn thành tốt nhiệm vụ")}, {Text: "6/7"}}},
			{Cells: []Cell{{Text: "H'Hen Niê", Href: "#"}, {Text: ""}, {Body: LevelTag("", "Chưa xếp loại")}, {Text: ""}}},
		},
	}
}

func progressSamples(v View) []Sample {
	return []Sample{
		{"StepList", StepList(v, []Step{
			{Title: "Tự kiểm điểm, tự xếp loại", Href: "#", State: StepDone, Note: "Nộp lúc 08:00 ngày 16/11/2023"},
			{Title: "Họp phòng", Href: "#", State: StepCurrent, Note: "Trước ngày 22/11/2023, còn 6 ngày"},
			{Title: "Hồ sơ gửi Văn phòng Sở", Href: "#", State: StepCurrent, Status: "Quá hạn 2 ngày", Tone: Late},
			{Title: "Quyết định của Giám đốc", State: StepNext},
		}), false},
		{"QuotaMeter", templ.Join(
			QuotaMeter(v, Quota{Label: "Hoàn thành xuất sắc nhiệm vụ", Used: 1, Allowed: 2, Arithmetic: "20% của 11 người hoàn thành tốt nhiệm vụ trở lên là 2,2, lấy 2.", Clause: "Điều 2 khoản 5 Nghị định 90/2020/NĐ-CP"}),
			QuotaMeter(v, Quota{Label: "Phòng Tổ chức, biên chế", Used: 3, Allowed: 2, Arithmetic: "20% của 10 người là 2."}),
		), false},
		{"ReasonList", ReasonList(v, []Reason{
			{Text: "hoàn thành 100% nhiệm vụ theo kế hoạch", Met: true, Values: "12 trên 12 nhiệm vụ", Clause: "Điều 9 khoản 1 điểm c"},
			{Text: "ít nhất 50% nhiệm vụ hoàn thành vượt mức", Values: "4 trên 12 nhiệm vụ, cần ít nhất 6", Clause: "Điều 8 khoản 1 điểm c", Unverified: true},
		}), false},
		{"Timeline", Timeline(v, []Happening{
			{At: v.Now, Who: "Nguyễn Thị Hằng", What: "Nộp bản tự kiểm điểm", Document: "#"},
			{At: v.Now.Add(2 * time.Hour), Who: "Trần Văn Đạt", What: "Trả lại", Note: "Bổ sung số liệu ở mục hạn chế, khuyết điểm."},
		}), false},
		{"Pagination", Pagination(v, PagesOf{Page: 4, Last: 9, Href: func(int) string { return "#" }}), false},
	}
}

func pageSamples(v View) []Sample {
	refusal := fault.Refuse("Điều 18 khoản 2 Nghị định 90/2020/NĐ-CP", "problem.refusedText").Missing(fault.Say("ui.unsaved"))
	signIn := SignInOf{People: []PeopleGroup{
		{"Lãnh đạo Sở", []DemoPerson{{"1", "Lê Quang Vinh", "Giám đốc"}, {"2", "Phạm Thị Mỹ Ửng", "Phó Giám đốc"}}},
		{"Phòng Công chức, viên chức", []DemoPerson{{"3", "Nguyễn Thị Hằng", "Trưởng phòng"}}},
	}}
	return []Sample{
		{"ProblemNotice", ProblemNotice(v, words.Fault(v.Lang, refusal), ""), false},
		{"ProblemPage", Layout(Frame{View: v, Title: "Hệ thống gặp sự cố"}, ProblemPage(v, words.Fault(v.Lang, nil), "01hf3k2m9q")), true},
		{"ConfirmPage", Layout(sampleFrame(), ConfirmPage(v, ConfirmOf{
			Title: "Công khai kết quả xếp loại năm 2023?", Text: "Kết quả được công khai trong Sở.", Effects: []string{"59 người nhận thông báo.", "Thời hạn kiến nghị bắt đầu từ hôm nay."},
			Action: Action{Label: "Công khai", Href: "#", Grave: true, Fields: []Hidden{{"version", "4"}}}, Back: "#", Reason: &Field{Name: "note", Label: "Ghi chú", Optional: true},
		})), true},
		{"DonePage", Layout(sampleFrame(), DonePage(v, DoneOf{
			Title: "Đã nộp hồ sơ của phòng", Reference: "PCCVC-2023", Next: []string{"Văn phòng Sở tiếp nhận trước ngày 25/11/2023."}, Links: []Action{{Label: "Xem hồ sơ", Href: "#", Allowed: true}},
		})), true},
		{"SignInPage", Layout(Frame{View: v, Title: "Đăng nhập", Clock: &v.Now}, SignInPage(v, signIn)), true},
	}
}
