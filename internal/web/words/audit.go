package words

func init() {
	add(catalogue{
		"audit.badSignature": {
			"Điểm kiểm tra không mang chữ ký đúng của nhật ký %s. Lấy lại bản xuất từ cơ quan, hoặc kiểm tra khóa công khai đang dùng.",
			"The checkpoint does not carry the signature of the log %s. Get the export again from the agency, or check the public key in use.",
		},
		"audit.otherLog": {
			"Điểm kiểm tra thuộc nhật ký %s, không phải nhật ký %s.",
			"The checkpoint belongs to the log %s, not to the log %s.",
		},
		"audit.rolledBack": {
			"Nhật ký từng có %d bản ghi, nay chỉ còn %d: dữ liệu đã lùi lại hoặc bị cắt bớt. Báo người quản trị trước khi ký tiếp.",
			"The log once had %d entries and now has %d: it went back in time or was cut. Tell the administrator before anything more is signed.",
		},
		"audit.rewritten": {
			"%d bản ghi đầu không khớp với điểm kiểm tra đã in: lịch sử đã bị sửa.",
			"The first %d entries do not match the checkpoint printed then: history was changed.",
		},
		"audit.otherRoot": {
			"Các bản ghi không khớp với điểm kiểm tra (điểm kiểm tra: %d bản ghi, đọc được: %d).",
			"The entries do not match the checkpoint (checkpoint: %d entries, read: %d).",
		},
		"audit.paperUnreadable": {
			"Chưa đọc được điểm kiểm tra gõ từ giấy: %s. Gõ đúng như in: tên nhật ký, #số bản ghi/tổng số, rồi 20 ký tự.",
			"The checkpoint typed from paper cannot be read: %s. Type it as printed: name of the log, #entry/total, then 20 characters.",
		},
		"audit.documentUnknown": {
			"Không có bản ghi nào phát hành văn bản có mã SHA-256 %s.",
			"No entry handed out a document with the SHA-256 %s.",
		},
		"audit.leavesUnreadable": {
			"Tệp bản ghi bị hỏng hoặc bị cắt sau bản ghi %d.",
			"The file of entries is broken or cut after entry %d.",
		},
		"audit.leafUnreadable": {
			"Bản ghi %d sai định dạng.",
			"Entry %d is not in the right form.",
		},
		"audit.gap": {
			"Cần bản ghi số %d nhưng gặp số %d.",
			"Entry %d was due and entry %d came.",
		},
		"audit.outOfOrder": {
			"Bản ghi %d (%s, %s) có trước bước bắt buộc %s (%s).",
			"Entry %d (%s, %s) came before the required step %s (%s).",
		},
		"audit.payloadUnreadable": {
			"Tệp nội dung bị hỏng, bị cắt hoặc sai thứ tự từ bản ghi %d.",
			"The file of contents is broken, cut or out of order from entry %d on.",
		},
		"audit.payloadOther": {
			"Nội dung của bản ghi %d không phải nội dung đã cam kết.",
			"The contents of entry %d are not those committed to.",
		},
		"audit.payloadNotErased": {
			"Nhật ký ghi nội dung của bản ghi %d đã xóa, nhưng nội dung vẫn còn.",
			"The log says the contents of entry %d were erased, and they are still there.",
		},
		"audit.payloadMissing": {
			"Thiếu nội dung của bản ghi %d mà không có bản ghi xóa.",
			"The contents of entry %d are missing, and no entry erased them.",
		},
	})
}
