package words

func init() {
	add(catalogue{
		"dossier.state.open":      {"Chưa nộp", "Not handed in"},
		"dossier.state.submitted": {"Đã nộp, chờ Văn phòng tiếp nhận", "Handed in, awaiting the office"},
		"dossier.state.returned":  {"Văn phòng trả lại", "Returned by the office"},
		"dossier.state.accepted":  {"Văn phòng đã nhận", "Accepted by the office"},

		"dossier.item.minutes": {"Biên bản cuộc họp", "Minutes of the meeting"},
		"dossier.item.report":  {"Bản kiểm điểm của tập thể", "The collective's report"},
		"dossier.item.reviews": {"Bản tự kiểm điểm của cá nhân", "Self-reviews"},
		"dossier.item.levels":  {"Đề xuất mức xếp loại cá nhân, tập thể", "Levels proposed"},

		"dossier.missing.minutes":              {"Biên bản cuộc họp chưa được thông qua.", "The minutes are not adopted."},
		"dossier.missing.report":               {"Báo cáo kiểm điểm tập thể chưa được kết luận.", "The collective report is not concluded."},
		"dossier.missing.review":               {"%s: chưa nộp bản tự kiểm điểm và chưa ghi lý do miễn.", "%s has handed in no self-review and is not excused."},
		"dossier.missing.collectiveLevel":      {"Chưa đề xuất mức xếp loại của tập thể.", "No level is proposed for the collective."},
		"dossier.missing.level":                {"%s: chưa được đề xuất mức xếp loại.", "No level is proposed for %s."},
		"dossier.missing.ranks":                {"Có %d người được đề xuất hoàn thành xuất sắc nhưng chưa xếp thứ tự.", "%d people are proposed excellent but not ranked."},
		"dossier.incomplete":                   {"Hồ sơ của %s chưa đủ.", "The dossier of %s is not complete."},
		"dossier.submitted":                    {"Hồ sơ đã nộp rồi.", "The dossier has been handed in already."},
		"dossier.notSubmitted":                 {"Hồ sơ đang ở trạng thái “%s” nên chưa xử lý được.", "The dossier is “%s” and cannot be dealt with."},
		"dossier.received":                     {"Văn phòng đã tiếp nhận hồ sơ này.", "The office has taken this dossier in already."},
		"dossier.badRanks":                     {"Xếp thứ tự %d người, mỗi người một thứ tự khác nhau, bắt đầu từ 1.", "Put the %d people in order, from 1, each a different place."},
		"dossier.noReason":                     {"Ghi lý do trả lại để đơn vị bổ sung.", "State why it is returned."},
		"unique.unit_dossier_cycle_id_unit_id": {"Đơn vị đã có hồ sơ.", "The unit has a dossier already."},

		"contribution.closed": {"Nội dung đã gửi chỉ được sửa đến hết ngày %s.", "What was sent could be changed until %s."},

		"recipient.committee":        {"UBND tỉnh", "the provincial People's Committee"},
		"recipient.party_commission": {"Ban Tổ chức Tỉnh ủy", "the Party Organisation Commission"},
		"outgoing.state.draft":       {"Chưa gửi", "Not sent"},
		"outgoing.state.sent":        {"Đã gửi", "Sent"},
		"outgoing.sent":              {"Báo cáo này đã gửi rồi.", "This report has been sent already."},
		"outgoing.incomplete":        {"Hồ sơ gửi %s chưa đủ.", "The package to %s is not complete."},
		"outgoing.missing.committee": {"Chưa gửi báo cáo UBND tỉnh.", "The report to the People's Committee has not gone out."},
	})
}
