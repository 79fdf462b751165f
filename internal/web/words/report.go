package words

func init() {
	add(catalogue{
		"report.kind.unit":           {"Báo cáo kiểm điểm tập thể", "Collective report"},
		"report.kind.agency":         {"Báo cáo tự đánh giá kết quả thực hiện nhiệm vụ của Sở", "The department's self-evaluation"},
		"report.kind.leadership":     {"Báo cáo kiểm điểm tập thể lãnh đạo Sở", "Report of the leadership collective"},
		"report.state.draft":         {"Dự thảo", "Draft"},
		"report.state.consulting":    {"Đang lấy ý kiến", "Out for comment"},
		"report.state.settled":       {"Đã hoàn thiện sau góp ý", "Settled"},
		"report.state.concluded":     {"Đã kết luận tại cuộc họp", "Concluded"},
		"report.resolution.accepted": {"Tiếp thu", "Accepted"},
		"report.resolution.declined": {"Không tiếp thu", "Declined"},

		"report.locked":              {"Báo cáo đã được cuộc họp kết luận nên không sửa được nữa.", "The meeting has concluded the report; it cannot be changed."},
		"report.sectionChanged":      {"Người khác vừa sửa mục này. Xem hai bản cạnh nhau rồi lưu lại bản cần giữ.", "Somebody else changed this section. Compare both texts, then save the one to keep."},
		"report.unknownGrade":        {"Chọn một trong bốn cấp độ: xuất sắc, tốt, trung bình, kém.", "Choose excellent, good, average or poor."},
		"report.sent":                {"Báo cáo đã gửi lấy ý kiến.", "The report has gone out already."},
		"report.incomplete":          {"Báo cáo còn thiếu %d nội dung nên chưa gửi lấy ý kiến được.", "The report lacks %d things and cannot go out yet."},
		"report.noDue":               {"Nhập hạn góp ý, từ hôm nay trở đi.", "Type the last day for comments, today or later."},
		"report.notConsulting":       {"Báo cáo không ở bước lấy ý kiến.", "The report is not out for comment."},
		"report.unsettled":           {"Còn %d việc chưa xong nên chưa hoàn thiện báo cáo được.", "%d things are open, so the report cannot be settled yet."},
		"report.notSettled":          {"Báo cáo chưa hoàn thiện: tiếp thu hoặc giải trình từng ý kiến trước khi kết luận.", "The report is not settled: answer each comment before it is concluded."},
		"report.missing.section":     {"Mục %s chưa có nội dung: %s", "Section %s is empty: %s"},
		"report.missing.grade":       {"Mục %s chưa tự đánh giá cấp độ: %s", "Section %s has no self-grade: %s"},
		"report.missing.level":       {"Mục %s chưa chọn mức xếp loại", "Section %s has no level"},
		"report.missing.shortcoming": {"Hạn chế năm trước chưa ghi kết quả khắc phục: %s", "No status for last year's shortcoming: %s"},
		"report.missing.resolution":  {"Ý kiến của %s chưa được tiếp thu hoặc giải trình", "The comment of %s is not answered"},
		"report.missing.comment":     {"%s chưa góp ý và chưa hết hạn góp ý", "%s has not commented and the time is not over"},
		"report.noResponsibility":    {"Nêu vai trò, trách nhiệm của Anh/Chị đối với ưu, khuyết điểm của tập thể.", "State your own part in the collective's strengths and shortcomings."},
		"report.noResolution":        {"Chọn tiếp thu hoặc không tiếp thu.", "Choose accepted or declined."},
		"report.noReason":            {"Ghi lý do không tiếp thu.", "State why the comment is declined."},

		"contribution.state.draft":     {"Đang soạn", "Draft"},
		"contribution.state.submitted": {"Đã gửi Văn phòng Sở", "Sent to the office"},
		"contribution.submitted":       {"Nội dung này đã gửi Văn phòng Sở rồi.", "The contribution has been sent already."},
		"contribution.incomplete":      {"Nội dung còn thiếu %d phần nên chưa gửi được.", "The contribution lacks %d parts and cannot be sent yet."},

		"unique.collective_report_cycle_id_unit_id_kind": {"Báo cáo này đã được lập.", "This report has been started already."},
		"unique.contribution_cycle_id_unit_id":           {"Đơn vị đã bắt đầu soạn nội dung này.", "The unit has started this contribution already."},
	})
}
