package words

func init() {
	add(catalogue{
		"import.done":        {"Danh sách này đã nạp hoặc đã hủy. Tải tệp lên lại để nạp.", "This roster was taken over or undone already. Upload the file again."},
		"import.bad":         {"Có %d lỗi trong tệp nên chưa nạp. Sửa trong tệp rồi tải lên lại, hoặc chọn bỏ qua các dòng có lỗi.", "The file has %d errors, so nothing was taken over. Mend the file and upload it again, or choose to leave bad rows out."},
		"import.row":         {"Dòng %d: %s", "Row %d: %s"},
		"import.noAgency":    {"Nhập tên cơ quan.", "Type the name of the agency."},
		"import.notApplied":  {"Chỉ hủy được danh sách đã nạp.", "Only a roster that was taken over can be undone."},
		"import.later":       {"Đã nạp danh sách khác sau danh sách này. Hủy danh sách mới nhất trước.", "A later roster stands on this one. Undo the latest first."},
		"import.inUse":       {"Người trong danh sách đã có trong “%s” nên không hủy được. Nạp danh sách đã sửa để cập nhật.", "People of this roster take part in “%s”, so it cannot be undone. Import a corrected roster instead."},
		"import.hasAccounts": {"Người trong danh sách đã có tài khoản nên không hủy được. Nạp danh sách đã sửa để cập nhật.", "People of this roster have accounts, so it cannot be undone. Import a corrected roster instead."},
	})
}
