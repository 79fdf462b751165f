package words

func init() {
	add(catalogue{
		"level.excellent":     {"Hoàn thành xuất sắc nhiệm vụ", "Excellent completion"},
		"level.good":          {"Hoàn thành tốt nhiệm vụ", "Good completion"},
		"level.completed":     {"Hoàn thành nhiệm vụ", "Completion"},
		"level.not_completed": {"Không hoàn thành nhiệm vụ", "Non-completion"},
		"level.not_rated":     {"Không xếp loại", "Not rated"},
		"level.undetermined":  {"Chưa xác định được, cấp có thẩm quyền lựa chọn", "Undetermined, the authority chooses"},

		"rating.level.unknown":    {"“%s” không phải là một mức xếp loại. Chọn một trong bốn mức.", "“%s” is no level. Choose one of the four."},
		"rating.word.unknown":     {"Không có giá trị “%s”. Dùng đúng các từ của bảng hướng dẫn.", "There is no value “%s”. Use the words of the guide."},
		"rating.year.outside":     {"Năm %d nằm ngoài khoảng 2000 đến 2100.", "The year %d is outside 2000 to 2100."},
		"rating.months.outside":   {"%s tháng: một năm có từ 0 đến 12 tháng.", "%s months: a year has 0 to 12."},
		"rating.count.outside":    {"Số %d nằm ngoài khoảng 0 đến 1.000.000.000.", "The number %d is outside 0 to 1,000,000,000."},
		"rating.count.more":       {"%d nhiều hơn %d là số chung: phần không thể lớn hơn toàn bộ.", "%d is more than the whole of %d."},
		"rating.count.none":       {"Số này là %d. Phải có ít nhất một nhiệm vụ hoặc chỉ tiêu thì mới đánh giá được.", "This number is %d. At least one task or target is needed to judge by."},
		"rating.fact.missing":     {"Chưa có số liệu này; quy định cần đến nó. Bổ sung rồi thực hiện lại.", "This fact is missing and a rule needs it. Add it and try again."},
		"rating.field.unreadable": {"Chưa đọc được nội dung này: %s", "This cannot be read: %s"},
		"rating.class.unknown":    {"Quy định %s không điều chỉnh đối tượng này: %s.", "The rule book %s does not speak of this class: %s."},

		"rating.choose.notRated": {"Người này không được xếp loại trong năm, chỉ kiểm điểm thời gian công tác.", "This person is not rated this year; only the time worked is reviewed."},
		"rating.choose.forced":   {"Chỉ được chọn mức không hoàn thành nhiệm vụ, vì có căn cứ bắt buộc.", "Only non-completion can be chosen: a ground forces it."},
		"rating.choose.capped":   {"Mức xếp loại không được cao hơn: %s. Chọn mức đó hoặc thấp hơn.", "The level may not be higher than: %s. Choose that level or a lower one."},
		"rating.choose.reason":   {"Mức này khác với kết quả tính theo quy định. Ghi rõ lý do.", "This level departs from what the rules compute. State the reason."},

		"rating.quota.exceeded":             {"Số hoàn thành xuất sắc vượt giới hạn. Giảm bớt rồi gửi lại.", "There are more excellent than the limit allows. Lower some and send again."},
		"rating.quota.agency":               {"Toàn cơ quan", "The whole agency"},
		"rating.quota.tally.good":           {"%s: %d hoàn thành xuất sắc; %s của %d được xếp loại hoàn thành tốt (không tính xuất sắc) cho phép tối đa %d.", "%s: %d excellent; %s of the %d rated good (the excellent not counted) allows at most %d."},
		"rating.quota.tally.good_or_better": {"%s: %d hoàn thành xuất sắc; %s của %d được xếp loại hoàn thành tốt trở lên (tính cả xuất sắc) cho phép tối đa %d.", "%s: %d excellent; %s of the %d rated good or better (the excellent counted) allows at most %d."},
		"rating.quota.tally.rated":          {"%s: %d hoàn thành xuất sắc; %s của %d được xếp loại cho phép tối đa %d.", "%s: %d excellent; %s of the %d rated allows at most %d."},
		"rating.quota.tally.headcount":      {"%s: %d hoàn thành xuất sắc; %s của tổng số %d người cho phép tối đa %d.", "%s: %d excellent; %s of all %d people allows at most %d."},
		"rating.quota.id":                   {"Mã “%s” trống hoặc trùng với người khác.", "The id “%s” is empty or belongs to someone else."},
		"rating.quota.rank":                 {"Thứ hạng %d: hạng tốt nhất là 1.", "Rank %d: the best rank is 1."},

		"rulebook.unknown":   {"Không có bộ quy định mang mã %s.", "There is no rule book edition %s."},
		"rulebook.noEdition": {"Chưa có bộ quy định nào cho %s, năm đánh giá %d, ngày xếp loại %s.", "No rule book governs %s for the year %d on %s."},
	})
}
