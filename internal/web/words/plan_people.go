package words

func init() {
	add(catalogue{
		"planUnit.name":      {"Đơn vị", "Unit"},
		"planUnit.head":      {"Người đứng đầu", "Head"},
		"planUnit.noHead":    {"Chưa có người đứng đầu", "No head"},
		"planUnit.people":    {"Số người", "People"},
		"planUnit.group":     {"Nhóm tương đồng", "Peer group"},
		"participant.name":   {"Họ và tên", "Name"},
		"participant.title":  {"Chức vụ, chức danh", "Title"},
		"participant.class":  {"Đối tượng", "Class"},
		"participant.form":   {"Mẫu tự kiểm điểm", "Form"},
		"participant.group":  {"Nhóm tương đồng", "Peer group"},
		"participant.exempt": {"Miễn tự kiểm điểm: %s", "No self-review owed: %s"},
		"participant.party":  {"đảng viên", "Party member"},
		"participant.none":   {"Chưa có ai trong kế hoạch.", "Nobody is in the plan yet."},
		"group.none":         {"Chưa xếp nhóm", "No group"},
		"group.unknown":      {"Chọn một nhóm của kế hoạch này.", "Choose a group of this plan."},
		"group.choose":       {"Nhóm tương đồng để tính tỷ lệ xuất sắc", "Peer group for the ceiling on excellent"},
		"group.exempt":       {"Lý do miễn tự kiểm điểm", "Reason for owing no self-review"},
		"group.exemptHint":   {"Để trống nếu người này phải tự kiểm điểm.", "Leave empty when a self-review is owed."},
		"group.moved":        {"Đã lưu nhóm và lý do miễn.", "Group and exemption were saved."},
		"group.fixed":        {"Kế hoạch đã ban hành: nhóm không đổi được, chỉ ghi lý do miễn.", "The plan is issued: the group is fixed, only an exemption can be given."},
	})
}
