package words

func init() {
	add(catalogue{
		"remark.title":   {"Ý kiến đã ghi (%d)", "Remarks (%d)"},
		"remark.none":    {"Không có ý kiến", "No comment"},
		"remark.silent":  {"Chưa góp ý: %s.", "Not spoken yet: %s."},
		"remark.add":     {"Ghi ý kiến", "Record a remark"},
		"remark.speaker": {"Người phát biểu", "Speaker"},
		"remark.text":    {"Nội dung, ghi đúng lời", "Word for word"},
		"remark.save":    {"Ghi vào biên bản", "Record"},
		"remark.silence": {"Ghi “không có ý kiến” cho %d người còn lại", "Record “no comment” for the %d others"},
		"remark.isSaved": {"Đã ghi vào biên bản.", "Recorded."},

		"vote.title":         {"Kết quả biểu quyết", "Votes"},
		"vote.note":          {"%d người có mặt được biểu quyết nội dung này; không ai biểu quyết về chính mình.", "%d present may vote on this item; nobody votes on himself."},
		"vote.reportFor":     {"Tán thành báo cáo", "For the report"},
		"vote.reportAgainst": {"Không tán thành báo cáo", "Against the report"},
		"vote.save":          {"Lưu kết quả biểu quyết", "Save the votes"},
		"vote.isSaved":       {"Đã lưu kết quả biểu quyết.", "The votes are saved."},
		"vote.noNumber":      {"Ghi bằng số nguyên, từ 0 trở lên.", "Type a whole number, 0 or more."},

		"tally.title":             {"Kiểm phiếu", "Count of ballots"},
		"tally.progress":          {"%d trên 2 người đã nhập kết quả đếm.", "%d of 2 tellers have entered a count."},
		"tally.differ":            {"Hai người đếm khác nhau. Đếm lại rồi sửa cho đúng.", "The counts differ. Count again and correct them."},
		"tally.agreed":            {"Hai người đếm khớp nhau: %d phiếu hợp lệ.", "Both counts agree: %d valid ballots."},
		"tally.both":              {"Kết quả của hai người kiểm phiếu", "Both counts"},
		"tally.what":              {"Số phiếu", "Ballots"},
		"tally.field.issued":      {"Phát ra", "Issued"},
		"tally.field.returned":    {"Thu về", "Returned"},
		"tally.field.notReturned": {"Không thu về", "Not returned"},
		"tally.field.valid":       {"Phiếu hợp lệ", "Valid"},
		"tally.field.invalid":     {"Phiếu hỏng", "Invalid"},
		"tally.save":              {"Nhập kết quả đếm", "Enter the count"},
		"tally.isSaved":           {"Đã ghi kết quả đếm của Anh/Chị.", "Your count is recorded."},

		"rank.title":   {"Thứ tự đề xuất xuất sắc", "Order of the excellent"},
		"rank.note":    {"Thứ tự theo biểu quyết của cuộc họp; người thứ nhất ghi 1.", "As the meeting voted; the first is 1."},
		"rank.save":    {"Lưu thứ tự", "Save the order"},
		"rank.isSaved": {"Đã lưu thứ tự.", "The order is saved."},
	})
}
