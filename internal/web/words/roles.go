package words

func init() {
	add(catalogue{
		"roles.title":     {"Vai trò và phụ trách", "Roles and charges"},
		"roles.note":      {"Vai trò ngoài chức vụ: ai được mời họp, ai giúp việc văn phòng, ai kiểm tra. Không ai tự giao cho mình.", "Roles beside posts: who is called to meetings, who helps the office, who inspects. Nobody gives one to himself."},
		"roles.present":   {"Đang giữ", "Held"},
		"roles.none":      {"Chưa giữ vai trò hay phụ trách nào.", "No roles or charges yet."},
		"roles.add":       {"Giao vai trò", "Give a role"},
		"roles.role":      {"Vai trò", "Role"},
		"roles.from":      {"Từ ngày", "From"},
		"roles.until":     {"Đến trước ngày", "Until before"},
		"roles.give":      {"Giao vai trò", "Give the role"},
		"roles.charge":    {"Giao phụ trách đơn vị", "Put in charge of a unit"},
		"roles.unit":      {"Đơn vị", "Unit"},
		"roles.put":       {"Giao phụ trách", "Put in charge"},
		"roles.remove":    {"Bỏ", "Take back"},
		"roles.removeAsk": {"Bỏ “%s”?", "Take back “%s”?"},
		"roles.given":     {"Đã giao.", "It was given."},
		"roles.removed":   {"Đã bỏ.", "It was taken back."},
		"roles.noRole":    {"Chọn một vai trò.", "Choose a role."},
		"roles.noUnit":    {"Chọn một phòng, ban, đơn vị của cơ quan.", "Choose a unit of the agency."},
		"roles.order":     {"Ngày kết thúc phải sau ngày bắt đầu.", "The last day must come after the first."},
		"roles.held":      {"Người này đang giữ vai trò “%s” trong thời gian đó.", "The role “%s” is held in that time already."},
		"roles.charged":   {"Người này đang phụ trách %s trong thời gian đó.", "In charge of %s in that time already."},
		"roles.noLeader":  {"Chỉ lãnh đạo Sở được giao phụ trách đơn vị.", "Only a leader of the department is put in charge of a unit."},

		"discipline.party":          {"Kỷ luật đảng", "Party discipline"},
		"discipline.administrative": {"Kỷ luật hành chính", "Administrative discipline"},
		"discipline.form.reprimand": {"Khiển trách", "Reprimand"},
		"discipline.form.warning":   {"Cảnh cáo", "Warning"},
		"discipline.form.pay_cut":   {"Hạ bậc lương", "Lower pay step"},
		"discipline.form.demotion":  {"Giáng chức", "Demotion"},
		"discipline.form.removal":   {"Cách chức", "Removal from post"},
		"discipline.form.expulsion": {"Khai trừ", "Expulsion"},
		"discipline.form.dismissal": {"Buộc thôi việc", "Dismissal"},
	})
}
