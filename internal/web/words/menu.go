package words

func init() {
	add(catalogue{
		"menu.home":       {"Việc của tôi", "My work"},
		"menu.plan":       {"Kế hoạch", "Plan"},
		"menu.dossier":    {"Hồ sơ của đơn vị", "The unit's dossier"},
		"menu.department": {"Công việc chung", "The department"},
		"menu.dossiers":   {"Hồ sơ các đơn vị", "Dossiers"},
		"menu.decision":   {"Quyết định xếp loại", "Decisions"},
		"menu.documents":  {"Văn bản", "Documents"},
		"menu.people":     {"Cán bộ, nhân viên", "People"},
		"menu.imports":    {"Nạp danh sách", "Import"},
		"menu.accounts":   {"Tài khoản", "Accounts"},
		"menu.password":   {"Đổi mật khẩu", "Change password"},
		"menu.log":        {"Nhật ký", "Log"},
		"menu.result":     {"Kết quả của tôi", "My result"},
		"menu.results":    {"Thông báo, công khai", "Notices, publication"},
	})
}
