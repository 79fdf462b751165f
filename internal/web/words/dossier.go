package words

func init() {
	add(catalogue{
		"field.tooLong": {"Nội dung dài quá %d ký tự. Rút gọn hoặc chuyển phần chi tiết vào tệp minh chứng.", "This is longer than %d bytes. Shorten it, or put details into an evidence file."},

		"task.noTitle":   {"Ghi tên nhiệm vụ, công việc.", "Name the task."},
		"task.noProduct": {"Ghi sản phẩm của nhiệm vụ, ví dụ: tờ trình, báo cáo, đề án.", "Name the product, such as a submission, a report or a scheme."},
		"task.noOutcome": {"Chọn mức hoàn thành.", "Choose how far it was done."},
		"task.openButDone": {
			"Nhiệm vụ có ngày hoàn thành nhưng đang ghi là chưa kết thúc. Chọn mức hoàn thành, hoặc xóa ngày hoàn thành.",
			"The task has a day of completion but is marked as not ended. Choose how far it was done, or clear the day.",
		},
		"task.doneButNot": {
			"Nhiệm vụ không hoàn thành thì không có ngày hoàn thành. Xóa ngày, hoặc chọn mức khác.",
			"A task that was not done has no day of completion. Clear the day, or choose another outcome.",
		},
		"task.noDoneOn": {"Ghi ngày hoàn thành.", "Give the day of completion."},
		"task.noResult": {"Ghi kết quả, sản phẩm đã giao: số, ngày văn bản, số lượng.", "Tell the result: number and date of the document, quantity."},
		"task.whyNot":   {"Giải trình vì sao nhiệm vụ chưa bảo đảm hoặc không hoàn thành.", "Explain why it fell short or was not done."},
		"task.late": {
			"Ngày hoàn thành sau hạn %s nên nhiệm vụ không đúng tiến độ. Chọn mức “hoàn thành nhưng chưa bảo đảm”, hoặc sửa ngày.",
			"The day of completion is after the deadline %s, so the task was late. Choose “done but not assured”, or correct the day.",
		},

		"task.locked":     {"Bản tự kiểm điểm đã nộp nên nhiệm vụ và minh chứng được khóa. Muốn sửa, đề nghị người đứng đầu đơn vị trả lại kèm lý do.", "The self-review is handed in, so tasks and evidence are locked. To change them, ask the head of the unit to return it with a reason."},
		"task.unitLocked": {"Hồ sơ của đơn vị đã gửi Văn phòng nên nhiệm vụ của đơn vị được khóa.", "The unit's dossier is with the office, so its tasks are locked."},

		"evidence.empty":       {"Tệp trống, hoặc chưa chọn tệp.", "The file is empty, or none was chosen."},
		"evidence.tooBig":      {"Tệp lớn quá %d MB. Chia nhỏ hoặc nén ảnh rồi gửi lại.", "The file is larger than %d MB. Split it, or make the pictures smaller."},
		"evidence.kind":        {"Chỉ nhận tệp .docx, .xlsx, .pdf, .jpg, .png.", "Only .docx, .xlsx, .pdf, .jpg and .png files are taken."},
		"evidence.broken":      {"Không đọc được tệp. Mở lại trên máy, lưu rồi gửi lại.", "The file cannot be read. Open it, save it and send it again."},
		"evidence.notPDF":      {"Tệp mang tên .pdf nhưng nội dung không phải PDF, hoặc bị cắt giữa chừng.", "The file is named .pdf but is no PDF, or is cut short."},
		"evidence.notImage":    {"Tệp mang tên ảnh nhưng nội dung không phải ảnh cùng loại, hoặc ảnh quá lớn.", "The file is named as a picture but is none of that kind, or is too large a picture."},
		"evidence.notDocument": {"Tệp mang tên .docx nhưng không phải văn bản Word, hoặc bị hỏng.", "The file is named .docx but is no Word document, or is broken."},
		"evidence.macro":       {"Tệp có macro hoặc chương trình nhúng. Lưu lại thành văn bản thường (.docx) rồi gửi.", "The file carries macros or embedded programs. Save it as a plain document (.docx) and send that."},
		"evidence.bomb":        {"Tệp nén chứa quá nhiều dữ liệu.", "The packed file holds too much data."},

		"file.none": {"Anh/Chị không có tên trong kế hoạch năm nào đã ban hành nên chưa có hồ sơ.", "You are in no plan that is issued, so there is no file yet."},

		"outcome.open":        {"Chưa kết thúc", "Not ended"},
		"outcome.not_done":    {"Không hoàn thành", "Not done"},
		"outcome.not_assured": {"Hoàn thành nhưng chưa bảo đảm tiến độ, chất lượng hoặc hiệu quả", "Done, but late or lacking quality or effect"},
		"outcome.assured":     {"Hoàn thành đúng tiến độ, bảo đảm chất lượng, hiệu quả", "Done on time, with quality and effect"},
		"outcome.high_effect": {"Hoàn thành đúng tiến độ, chất lượng, hiệu quả cao", "Done on time, with quality and high effect"},
		"outcome.exceeded":    {"Hoàn thành vượt mức", "Exceeded"},

		"shortcoming.noContent": {"Ghi nội dung hạn chế, khuyết điểm.", "Describe the shortcoming."},
		"shortcoming.noStatus":  {"Chọn tình trạng khắc phục.", "Choose how far it is remedied."},
		"shortcoming.howFar":    {"Ghi đã khắc phục đến đâu.", "Tell how far the remedy has come."},
		"shortcoming.whyNot":    {"Ghi lý do chưa khắc phục và trách nhiệm.", "Tell why it is not remedied and who answers for it."},
		"shortcoming.noMeasure": {"Ghi biện pháp khắc phục.", "Tell the remedy."},
		"shortcoming.noDue":     {"Ghi thời hạn khắc phục xong.", "Give the day by which it will be remedied."},

		"remedy.unknown":     {"Chưa nêu", "Not told"},
		"remedy.done":        {"Đã khắc phục", "Remedied"},
		"remedy.in_progress": {"Đang khắc phục", "Being remedied"},
		"remedy.not_done":    {"Chưa khắc phục", "Not remedied"},

		"general.ideology":      {"Chính trị tư tưởng", "Politics and ideology"},
		"general.ethics":        {"Đạo đức, lối sống", "Ethics and lifestyle"},
		"general.working_style": {"Tác phong, lề lối làm việc", "Working style"},
		"general.discipline":    {"Ý thức tổ chức kỷ luật", "Sense of organisation and discipline"},
		"general.leadership":    {"Lãnh đạo, quản lý đơn vị; quan tâm, sâu sát", "Leading and managing the unit"},

		"review.state.draft":     {"Đang viết", "Being written"},
		"review.state.submitted": {"Đã nộp", "Handed in"},
		"review.state.returned":  {"Bị trả lại", "Returned"},
		"review.state.revising":  {"Đang tiếp thu, hoàn thiện", "Being completed"},
		"review.state.completed": {"Đã hoàn thiện sau họp", "Completed after the meeting"},

		"review.incomplete":           {"Bản tự kiểm điểm còn thiếu %d nội dung.", "The self-review lacks %d things."},
		"review.missing.tasks":        {"Chưa có nhiệm vụ nào của năm. Nhập nhiệm vụ và kết quả trước.", "No task of the year is entered yet. Enter the tasks and their results first."},
		"review.missing.open":         {"Còn %d nhiệm vụ chưa nêu kết quả. Chọn mức hoàn thành cho từng nhiệm vụ.", "%d tasks have no outcome. Choose one for each."},
		"review.missing.section":      {"Chưa viết mục “%s”.", "The section “%s” is empty."},
		"review.missing.grade":        {"Chưa tự đánh giá mức ở mục “%s”.", "The section “%s” has no grade."},
		"review.missing.general":      {"Chưa tự đánh giá tiêu chí chung: %s.", "This general criterion is not judged: %s."},
		"review.missing.level":        {"Chưa tự nhận mức xếp loại.", "No level is named."},
		"review.missing.shortcomings": {"Còn %d hạn chế, khuyết điểm năm trước chưa nêu tình trạng khắc phục.", "%d shortcomings of last year have no status."},
		"review.noTruth":              {"Đánh dấu vào lời cam đoan trước khi nộp.", "Tick the statement of truth before handing in."},
		"review.noReason":             {"Ghi lý do trả lại để người viết biết cần sửa gì.", "Give the reason, so that the author knows what to mend."},
		"review.noMark":               {"Chọn một trong ba mức: tốt, đáp ứng, chưa đáp ứng.", "Choose one of three: good, met, not met."},
		"review.noSection":            {"Mẫu này không có mục đó, hoặc mục đó do người khác ghi. Mở lại trang rồi viết tiếp.", "The form has no such section, or it is for someone else. Open the page again and go on."},
		"review.noGrade":              {"Chọn một trong bốn mức: xuất sắc, tốt, trung bình, kém.", "Choose one of four: excellent, good, average, poor."},
		"review.noEdition":            {"Chưa có bản tự kiểm điểm nào được nộp.", "No self-review has been handed in yet."},
		"review.alreadyIn":            {"Bản tự kiểm điểm đã nộp rồi.", "The self-review is handed in already."},
		"review.notIn":                {"Bản tự kiểm điểm chưa nộp, hoặc đã qua bước này.", "The self-review is not handed in, or is past this step."},
		"review.locked":               {"Bản tự kiểm điểm đã nộp nên được khóa. Muốn sửa, đề nghị người đứng đầu đơn vị trả lại kèm lý do.", "The self-review is handed in and locked. To change it, ask the head of the unit to return it with a reason."},
		"review.concluded":            {"Cuộc họp đã kết luận về người này nên không trả lại được. Người viết tiếp thu và hoàn thiện bản tự kiểm điểm.", "The meeting has concluded on this person, so the review cannot be returned. Its author completes it."},
		"review.notConcluded":         {"Cuộc họp chưa kết luận về người này. Hoàn thiện bản tự kiểm điểm sau khi có kết luận.", "The meeting has not concluded on this person yet. Complete the self-review afterwards."},
		"review.notRevising":          {"Chưa mở bản tiếp thu, hoàn thiện.", "The completed edition is not begun."},
	})
}
