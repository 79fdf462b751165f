package words

func init() {
	add(catalogue{
		"upload.empty":          {"Tệp trống. Chọn lại tệp danh sách (.xlsx).", "The file is empty. Choose the roster file (.xlsx) again."},
		"upload.tooBig":         {"Tệp lớn hơn %d MB. Bỏ bớt hình ảnh và trang tính không dùng, hoặc chia danh sách thành nhiều tệp.", "The file is larger than %d MB. Remove pictures and unused sheets, or split the list into several files."},
		"upload.oldExcel":       {"Tệp ở định dạng Excel cũ (.xls). Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) dạng .xlsx rồi tải lên lại.", "The file is in the old Excel format (.xls). Open it in Excel or LibreOffice, save it as .xlsx and upload it again."},
		"upload.encrypted":      {"Tệp có đặt mật khẩu nên không đọc được. Bỏ mật khẩu mở tệp rồi tải lên lại.", "The file is locked with a password and cannot be read. Remove the password and upload it again."},
		"upload.notSheet":       {"Tệp không phải bảng tính .xlsx. Nếu là tệp khác được đổi đuôi, mở bằng Excel và lưu thành .xlsx rồi tải lên lại.", "The file is not an .xlsx workbook. If another file was renamed, open it in Excel, save it as .xlsx and upload it again."},
		"upload.binarySheet":    {"Tệp ở định dạng .xlsb. Mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi tải lên lại.", "The file is in the .xlsb format. Open it in Excel, save it as .xlsx and upload it again."},
		"upload.broken":         {"Tệp bị hỏng, không đọc được hết. Mở tệp bằng Excel, lưu lại thành tệp .xlsx mới rồi tải lên lại.", "The file is damaged and cannot be read to the end. Open it in Excel, save it as a new .xlsx file and upload it again."},
		"upload.tooManyEntries": {"Tệp chứa hơn %d thành phần bên trong, không giống một bảng tính thường. Chép danh sách sang tệp .xlsx mới rồi tải lên lại.", "The file holds more than %d parts, unlike an ordinary workbook. Copy the list into a new .xlsx file and upload it again."},
		"upload.tooBigUnpacked": {"Nội dung tệp khi mở ra lớn hơn %d MB. Bỏ các trang tính và định dạng thừa, hoặc chia danh sách thành nhiều tệp.", "The contents of the file unpack to more than %d MB. Remove unused sheets and formats, or split the list into several files."},
		"upload.ratio":          {"Tệp nén quá %d lần, giống tệp được tạo để làm nghẽn máy nên bị từ chối. Chép danh sách sang tệp .xlsx mới rồi tải lên lại.", "The file is packed more than %d times, like one made to choke a computer, and is refused. Copy the list into a new .xlsx file and upload it again."},
		"upload.nested":         {"Trong tệp có một tệp nén khác (%s). Bỏ tệp đính kèm ấy rồi tải lên lại.", "The file carries another packed file (%s). Remove that attachment and upload it again."},
		"upload.path":           {"Trong tệp có tên thành phần chỉ ra ngoài tệp (%s) nên bị từ chối. Chép danh sách sang tệp .xlsx mới rồi tải lên lại.", "The file has a part whose name points outside it (%s) and is refused. Copy the list into a new .xlsx file and upload it again."},
		"upload.macro":          {"Tệp có chứa macro. Lưu thành dạng .xlsx (không macro) rồi tải lên lại.", "The file carries macros. Save it as .xlsx (without macros) and upload it again."},
		"upload.embedded":       {"Trong tệp có đối tượng nhúng (%s). Xóa đối tượng ấy trong Excel rồi tải lên lại.", "The file carries an embedded object (%s). Delete the object in Excel and upload it again."},
		"upload.externalLink":   {"Tệp có liên kết lấy dữ liệu từ nơi khác (%s). Trong Excel, chọn Dữ liệu > Sửa liên kết > Ngắt liên kết, lưu lại rồi tải lên.", "The file links to data elsewhere (%s). In Excel choose Data > Edit Links > Break Link, save it and upload it again."},
		"upload.hyperlink":      {"Trong tệp có siêu liên kết (%s). Trong Excel, chọn toàn bộ ô, bấm chuột phải, chọn Xóa siêu liên kết, lưu lại rồi tải lên.", "The file has a hyperlink (%s). In Excel select all cells, right-click, choose Remove Hyperlinks, save it and upload it again."},
		"upload.doctype":        {"Trong tệp có phần khai báo (DOCTYPE) mà bảng tính thường không có nên bị từ chối. Chép danh sách sang tệp .xlsx mới rồi tải lên lại.", "The file has a declaration (DOCTYPE) no ordinary workbook has, and is refused. Copy the list into a new .xlsx file and upload it again."},
		"upload.deep":           {"Nội dung tệp lồng nhau quá nhiều lớp, không giống một bảng tính thường. Chép danh sách sang tệp .xlsx mới rồi tải lên lại.", "The contents of the file are nested too deep for an ordinary workbook. Copy the list into a new .xlsx file and upload it again."},
	})
}
