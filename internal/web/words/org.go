package words

func init() {
	add(catalogue{
		"record.missing": {"Không có hồ sơ này, hoặc hồ sơ không dành cho Anh/Chị.", "There is no such record, or it is not for you."},
		"record.changed": {"Người khác vừa sửa nội dung này. Mở lại để xem bản mới rồi sửa tiếp.", "Someone else has just changed this. Open it again, then go on."},
		"field.date":     {"Nhập ngày theo dạng ngày/tháng/năm, ví dụ 22/11/2023.", "Type a day as day/month/year, for example 22/11/2023."},

		"forbidden.nobody":  {"Cần đăng nhập để làm việc này.", "Sign in to do this."},
		"forbidden.unknown": {"Không có việc nào tên là “%s”.", "There is no act named “%s”."},
		"forbidden.ownCase": {"Không ai được chủ trì, kiểm đếm hay quyết định hồ sơ của chính mình.", "Nobody chairs, counts or decides on his or her own case."},
		"forbidden.action":  {"Anh/Chị không được giao việc “%s”.", "You are not assigned to “%s”."},

		"unit.kind.agency":       {"Cơ quan", "Agency"},
		"unit.kind.leadership":   {"Tập thể lãnh đạo", "Leadership collective"},
		"unit.kind.office":       {"Văn phòng", "Office"},
		"unit.kind.division":     {"Phòng, ban", "Division"},
		"unit.kind.service_unit": {"Đơn vị sự nghiệp", "Public service unit"},

		"class.cadre":           {"Cán bộ", "Cadre"},
		"class.civil_servant":   {"Công chức", "Civil servant"},
		"class.public_employee": {"Viên chức", "Public employee"},
		"class.contract_worker": {"Người lao động", "Contract worker"},

		"post.head":   {"Người đứng đầu", "Head"},
		"post.deputy": {"Cấp phó", "Deputy head"},
		"post.leader": {"Lãnh đạo, quản lý", "Manager"},
		"post.none":   {"Không giữ chức vụ", "No leading post"},

		"role.party_committee": {"Cấp ủy", "Party committee"},
		"role.union_chair":     {"Chủ tịch công đoàn", "Trade union chair"},
		"role.youth_secretary": {"Bí thư chi đoàn", "Youth Union secretary"},
		"role.office_clerk":    {"Người giúp việc của văn phòng", "Office clerk"},
		"role.inspector":       {"Thanh tra, kiểm tra", "Inspector"},

		"absence.maternity": {"Nghỉ thai sản", "Maternity leave"},
		"absence.sick":      {"Nghỉ ốm", "Sick leave"},
		"absence.unpaid":    {"Nghỉ không hưởng lương", "Unpaid leave"},
		"absence.other":     {"Nghỉ khác", "Other leave"},

		"unique.unit_agency_id_name":          {"Cơ quan đã có đơn vị mang tên này.", "The agency has a unit of this name already."},
		"unique.person_agency_id_personal_id": {"Số định danh cá nhân này đã thuộc về người khác trong cơ quan.", "This personal number belongs to someone else in the agency already."},
		"unique.account_login":                {"Tên đăng nhập này đã có người dùng.", "This login is taken."},
		"unique.account_person_id":            {"Người này đã có tài khoản.", "This person has an account already."},

		"schema.old":      {"Cơ sở dữ liệu cũ hơn chương trình. Sao lưu, rồi chạy lại với --migrate.", "The database is older than the program. Back it up, then run again with --migrate."},
		"schema.edited":   {"Tệp %s đã bị sửa sau khi áp dụng vào cơ sở dữ liệu. Dùng đúng bản chương trình đã phát hành.", "The file %s was edited after it was applied to the database. Use the program as released."},
		"backup.path":     {"Đường dẫn tệp sao lưu chứa ký tự không dùng được.", "The path of the backup holds a character that cannot be used."},
		"backup.postgres": {"PostgreSQL có công cụ sao lưu riêng: dùng pg_dump hoặc pg_basebackup.", "PostgreSQL has its own tools for backups: use pg_dump or pg_basebackup."},
	})
}
