package words

func init() {
	add(catalogue{
		"signin.wrong":          {"Tên đăng nhập hoặc mật khẩu chưa đúng.", "The login or password is not right."},
		"signin.wait":           {"Đã nhập sai nhiều lần. Chờ %d giây rồi thử lại.", "Too many wrong attempts. Wait %d seconds, then try again."},
		"signin.leaders":        {"Lãnh đạo Sở", "Leaders of the department"},
		"signin.office":         {"Văn phòng", "The office"},
		"signin.heads":          {"Trưởng các phòng, ban, đơn vị", "Heads of divisions and units"},
		"signin.deputies":       {"Cấp phó các phòng, ban, đơn vị", "Deputy heads of divisions and units"},
		"signin.staff":          {"Công chức, viên chức, người lao động", "Staff"},
		"signin.administrators": {"Quản trị hệ thống", "Administrators"},
		"signin.trainingOnly":   {"Chỉ bản chạy thử mới cho vào thay người khác.", "Only a training installation lets you come in as someone else."},

		"password.short":     {"Mật khẩu cần ít nhất %d ký tự. Một câu dễ nhớ là tốt nhất.", "A password needs at least %d characters. A sentence you remember is best."},
		"password.long":      {"Mật khẩu dài nhất là %d ký tự.", "A password has at most %d characters."},
		"password.guessable": {"Mật khẩu này dễ đoán. Chọn câu không chứa tên người, tên cơ quan hay dãy số quen thuộc.", "This password is easy to guess. Choose one without names or common numbers."},
		"password.differs":   {"Hai lần nhập mật khẩu không giống nhau.", "The two passwords differ."},
		"password.oldWrong":  {"Mật khẩu hiện nay chưa đúng.", "The present password is not right."},

		"invitation.unknown": {"Liên kết này không đúng. Kiểm tra lại hoặc xin liên kết mới.", "This link is not right. Check it or ask for a new one."},
		"invitation.over":    {"Liên kết này đã dùng hoặc hết hạn. Xin người quản trị liên kết mới.", "This link was used or is over. Ask the administrator for a new one."},
		"account.login":      {"Tên đăng nhập gồm từ 3 đến 60 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối.", "A login has 3 to 60 plain letters, digits, dots or hyphens."},
		"account.noName":     {"Nhập họ và tên.", "Type the full name."},
		"account.own":        {"Không tự khóa tài khoản của mình được.", "You cannot disable your own account."},
	})
}
