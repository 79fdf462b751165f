package words

func init() {
	add(catalogue{
		"item.opened":             {"Nội dung này đã được mở.", "This item has been opened."},
		"item.order":              {"Chưa đến lượt %s: nội dung trước phải kết luận xong.", "%s is not next: the item before must be concluded."},
		"item.busy":               {"Đang góp ý nội dung %s; kết luận nội dung đó trước.", "%s is under discussion; conclude it first."},
		"item.notReopened":        {"Chỉ mở lại được nội dung kiểm điểm cá nhân đã kết luận; %s thì không.", "Only a concluded item on a person can be opened again; %s cannot."},
		"item.noReopenReason":     {"Ghi lý do mở lại.", "Say why it is opened again."},
		"item.reopen":             {"Mở lại một nội dung đã kết luận", "Open a concluded item again"},
		"item.reopenWhich":        {"Nội dung", "Item"},
		"item.reopenWhy":          {"Lý do mở lại (ghi vào nhật ký)", "Reason (kept in the log)"},
		"item.reopenAct":          {"Mở lại", "Open again"},
		"item.isReopened":         {"Đã mở lại nội dung.", "The item is open again."},
		"item.notOpen":            {"Nội dung %s không ở bước góp ý nên không ghi thêm được.", "%s is not under discussion; nothing can be added."},
		"item.incomplete":         {"Chưa kết luận được %s: còn thiếu các phần sau.", "%s cannot be concluded: the following is missing."},
		"item.missing.remark":     {"%s chưa góp ý và chưa ghi “không có ý kiến”.", "%s has neither spoken nor said “no comment”."},
		"item.missing.reportVote": {"Chưa ghi kết quả biểu quyết thông qua báo cáo.", "The vote on the report is not recorded."},
		"item.missing.votes":      {"Chưa ghi số phiếu cho các mức xếp loại.", "The votes for the levels are not recorded."},
		"item.missing.tally":      {"Hai người kiểm phiếu chưa đếm khớp nhau.", "The two tellers do not agree yet."},
		"item.noStrengths":        {"Ghi ưu điểm.", "State the strengths."},
		"item.noShortcomings":     {"Ghi hạn chế, khuyết điểm; nếu không có, ghi lý do ở ô dưới.", "State the shortcomings; if there are none, say why below."},
		"item.noSummary":          {"Ghi kết luận.", "State the conclusion."},
		"item.noLevel":            {"Chọn mức xếp loại.", "Choose a level."},

		"item.noLevelOf": {"Chọn mức xếp loại cho %s.", "Choose a level for %s."},
		"rank.missing":   {"Ghi thứ tự của %s.", "Give the place of %s."},
		"rank.once":      {"Mỗi người được đề xuất xuất sắc có một thứ tự riêng, từ 1 trở đi.", "Each person proposed as excellent has a place of their own, from 1."},
		"tally.reason":   {"Mức này khác với mức được quá nửa số phiếu. Ghi rõ lý do.", "This is not the level more than half voted for. State the reason."},

		"remark.noSpeaker": {"Chọn người phát biểu trong số người có mặt.", "Choose the speaker among those present."},
		"remark.both":      {"Đã ghi nội dung thì bỏ chọn “không có ý kiến”.", "With words typed, untick “no comment”."},
		"remark.empty":     {"Ghi ý kiến, hoặc chọn “không có ý kiến”.", "Type the comment or tick “no comment”."},

		"vote.negative":     {"Số phiếu không nhỏ hơn 0.", "A count is not below 0."},
		"vote.tooMany":      {"Cộng lại là %d phiếu, nhiều hơn %d người có mặt được biểu quyết.", "The counts add up to %d, more than the %d voters present."},
		"vote.unknownLevel": {"“%s” không phải là mức xếp loại.", "“%s” is no level."},
		"vote.byBallot":     {"Mức của cơ quan do hai người kiểm phiếu nhập, không ghi ở đây.", "The department's level is entered by the two tellers, not here."},

		"tally.notTeller": {"Chỉ hai người được cử kiểm phiếu nhập kết quả.", "Only the two tellers enter the count."},
		"tally.fixed":     {"Hai người đã đếm khớp nhau, kết quả không sửa được nữa.", "Both tellers agree; the result stands."},
		"tally.none":      {"Nhập số phiếu phát ra.", "Type how many ballots were issued."},
		"tally.issued":    {"Phát ra %d phiếu, nhiều hơn %d người có mặt được bỏ phiếu.", "%d ballots issued, more than the %d voters present."},
		"tally.returned":  {"Phát ra %d phải bằng thu về %d cộng không thu về %d.", "Issued %d must equal returned %d plus not returned %d."},
		"tally.valid":     {"Thu về %d phải bằng %d phiếu hợp lệ cộng %d phiếu hỏng.", "Returned %d must equal valid %d plus invalid %d."},
		"tally.levels":    {"Hợp lệ %d nhưng các mức cộng lại là %d.", "%d valid, but the levels add up to %d."},

		"unique.meeting_cycle_id_unit_id_kind": {"Cuộc họp này đã được lên lịch.", "This meeting is planned already."},
	})
}
