package words

func init() {
	add(catalogue{
		"terminal.fileOrUndo": {"Ghi tệp danh sách cần nạp, hoặc --undo MÃ_LẦN_NẠP.", "Name the roster to import, or say --undo BATCH."},
		"terminal.noFile":     {"Không đọc được tệp %s. Kiểm tra lại đường dẫn.", "The file %s cannot be read. Check the path."},
		"terminal.noAgency":   {"Danh sách đầu tiên tạo cơ quan: ghi --agency TÊN_CƠ_QUAN.", "The first roster makes the agency: say --agency NAME."},
		"terminal.file":       {"%s: %d người trong tệp", "%s: %d people in the file"},
		"terminal.counts":     {"thêm mới %d, thay đổi %d, giữ nguyên %d, có lỗi %d; đang có nhưng không có trong tệp (vẫn giữ) %d", "added %d, changed %d, unchanged %d, with errors %d; held but not in the file (kept) %d"},
		"terminal.column":     {"cột %s “%s”: %s", "column %s “%s”: %s"},
		"terminal.unit":       {"đơn vị sẽ tạo: %s (%s), %d người", "unit to be made: %s (%s), %d people"},
		"terminal.error":      {"lỗi", "error"},
		"terminal.caution":    {"xem lại", "look at"},
		"terminal.row":        {"dòng %d", "row %d"},
		"terminal.cell":       {"dòng %d, cột %s", "row %d, column %s"},
		"terminal.problem":    {"%s | %s: %s", "%s | %s: %s"},
		"terminal.change":     {"dòng %d, %s | %s: %s → %s", "row %d, %s | %s: %s → %s"},
		"terminal.like":       {"dòng %[1]d, %[2]s: có phải %[3]s, %[4]s? Ghi --same %[1]d=%[5]s hoặc --same %[1]d=new", "row %[1]d, %[2]s: is it %[3]s, %[4]s? Say --same %[1]d=%[5]s or --same %[1]d=new"},
		"terminal.missing":    {"không có trong tệp, vẫn giữ: %s, %s, %s", "not in the file, kept: %s, %s, %s"},
		"terminal.other":      {"dòng %d, %s: %s", "row %d, %s: %s"},
		"terminal.dryRun":     {"Chạy thử: chưa ghi gì.", "Dry run: nothing was written."},
		"terminal.imported":   {"Đã nạp. Hủy cả lần nạp bằng: congtam import --undo %s", "Taken over. To undo it as a whole: congtam import --undo %s"},
		"terminal.undone":     {"Đã hủy lần nạp %s.", "The import %s was undone."},
	})
}
