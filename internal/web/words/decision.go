package words

func init() {
	add(catalogue{
		"decision.kind.units":     {"Quyết định xếp loại tập thể", "Decision on collectives"},
		"decision.kind.people":    {"Quyết định xếp loại cá nhân", "Decision on persons"},
		"decision.kind.superior":  {"Kết quả do cấp trên quyết định", "Results decided above"},
		"decision.state.draft":    {"Đang dự thảo", "In draft"},
		"decision.state.signed":   {"Đã ký", "Signed"},
		"rating.state.draft":      {"Đang xem xét", "Under consideration"},
		"rating.state.final":      {"Đã quyết định", "Decided"},
		"rating.state.superseded": {"Đã được thay thế", "Superseded"},
		"subject.person":          {"Cá nhân", "Person"},
		"subject.collective":      {"Tập thể", "Collective"},
		"subject.agency":          {"Cơ quan", "The agency"},
		"subject.leadership":      {"Tập thể lãnh đạo", "The leadership collective"},

		"decision.signed":          {"Quyết định này đã được ký. Muốn thay đổi, ra quyết định điều chỉnh.", "This decision is signed. To change it, decide anew."},
		"decision.noLevel":         {"Chọn một mức xếp loại.", "Choose a level."},
		"decision.incomplete":      {"Chưa ký được: còn %d việc cần xử lý.", "This cannot be signed yet: %d things are open."},
		"decision.missing.level":   {"%s: chưa có mức xếp loại.", "%s has no level yet."},
		"decision.missing.again":   {"%s: mức đã chọn không còn phù hợp với số liệu hiện tại. Chọn lại, ghi lý do nếu khác kết quả tính theo quy định.", "%s: the level chosen no longer fits the facts. Choose again, with a reason where it departs from the rules."},
		"decision.missing.oldUnit": {"%s: chưa có ý kiến nhận xét của đơn vị cũ.", "%s: the old unit's comments are not in."},

		"decision.empty":         {"Không còn ai để đưa vào danh sách này.", "There is nobody left for this list."},
		"decision.above":         {"Kết quả này do cấp trên quyết định. Nhập kết quả khi cấp trên gửi về.", "This level is decided above. Enter it when it comes back."},
		"decision.here":          {"Kết quả này thuộc thẩm quyền của Giám đốc.", "This level is the Director's to decide."},
		"decision.whyAgain":      {"Ghi lý do quyết định lại.", "State why it is decided again."},
		"decision.tooEarlyAbove": {"Chưa nhập được kết quả đề nghị cấp trên.", "What is proposed to the body above cannot be entered yet."},
		"decision.needed.number": {"Ghi số của quyết định cấp trên.", "Enter the number of the decision received."},
		"decision.needed.on":     {"Ghi ngày của quyết định cấp trên.", "Enter the day of the decision received."},
		"decision.needed.body":   {"Ghi cấp đã quyết định.", "Enter who decided."},

		"heed.forced":   {"Có căn cứ bắt buộc xếp loại không hoàn thành nhiệm vụ.", "A ground forces non-completion."},
		"heed.capped":   {"Được đề xuất “%s” nhưng chỉ được xếp tối đa “%s”.", "Proposed “%s”, but “%s” is the most allowed."},
		"heed.notRated": {"Không xếp loại trong năm.", "Not rated this year."},
		"heed.above":    {"Được đề xuất “%s”, cao hơn mức tính theo quy định “%s”.", "Proposed “%s”, above “%s” as the rules compute."},
		"heed.dissent":  {"Mức tự nhận và mức các cuộc họp đề xuất không giống nhau.", "The levels named and proposed differ."},

		"recheck.capped":    {"Mức hiện tại cao hơn mức quy định cho phép (%s). Phải xem xét lại.", "The level is above what the rules allow (%s). It must be decided again."},
		"recheck.forced":    {"Có căn cứ bắt buộc xếp loại không hoàn thành nhiệm vụ. Phải xem xét lại.", "A ground forces non-completion. It must be decided again."},
		"recheck.notRated":  {"Người này không được xếp loại trong năm. Phải xem xét lại.", "This person is not rated this year. It must be decided again."},
		"recheck.quota":     {"Số hoàn thành xuất sắc vượt giới hạn sau khi có thay đổi. Phải xem xét lại.", "After a change there are more excellent than allowed. It must be decided again."},
		"rating.superseded": {"Kết quả này đã được thay thế. Mở lại trang để xem kết quả mới.", "This result has been superseded. Open the page again."},

		"notice.acknowledged": {"Anh/Chị đã xác nhận nhận thông báo này.", "You have acknowledged this notice already."},

		"petition.state.filed":     {"Đã gửi, chờ trả lời", "Filed, awaiting an answer"},
		"petition.state.forwarded": {"Đã chuyển cấp có thẩm quyền", "Forwarded to the authority"},
		"petition.state.answered":  {"Đã trả lời", "Answered"},
		"petition.empty":           {"Ghi nội dung kiến nghị.", "State what you petition for."},
		"petition.noAnswer":        {"Ghi nội dung trả lời.", "Write the answer."},
		"petition.late":            {"Thời hạn kiến nghị đã hết vào ngày %s.", "The time to petition ended on %s."},
		"petition.closed":          {"Kiến nghị này đã được xử lý.", "This petition has been dealt with."},
		"petition.above":           {"Kết quả do cấp trên quyết định. Chuyển kiến nghị đến cấp đó.", "The level was decided above. Forward the petition there."},
		"petition.here":            {"Kết quả do Giám đốc quyết định nên Giám đốc trả lời.", "The Director decided this level, so the Director answers."},

		"unique.rating_decision_cycle_id_kind":      {"Đã có một dự thảo quyết định loại này.", "There is a draft of this kind already."},
		"unique.rating_cycle_id_person_id":          {"Người này đã có kết quả trong năm.", "This person has a result for the year already."},
		"unique.rating_cycle_id_unit_id_subject":    {"Tập thể này đã có kết quả trong năm.", "This collective has a result for the year already."},
		"unique.notice_rating_id":                   {"Kết quả này đã được thông báo.", "This result has been notified already."},
		"unique.petition_rating_id":                 {"Anh/Chị đã gửi kiến nghị về kết quả này.", "You have petitioned about this result already."},
		"unique.publication_cycle_id_unit_id":       {"Kết quả của đơn vị đã được công khai.", "The unit's results are published already."},
		"unique.outgoing_report_cycle_id_recipient": {"Báo cáo này đã được gửi.", "This report has been sent already."},
	})
}
