package words

func init() {
	add(catalogue{

		"problem.invalid":             {"Có lỗi cần sửa", "There is a problem"},
		"problem.invalidText":         {"Một số nội dung chưa nhập đúng.", "Some of what was typed is not right."},
		"problem.invalidNext":         {"Quay lại trang trước, sửa theo chỉ dẫn rồi lưu lại.", "Go back, correct it as told, and save again."},
		"problem.unauthenticated":     {"Cần đăng nhập", "Sign in first"},
		"problem.unauthenticatedText": {"Trang này chỉ dành cho người đã đăng nhập.", "This page is for people who have signed in."},
		"problem.unauthenticatedNext": {"Đăng nhập rồi mở lại trang.", "Sign in, then open the page again."},
		"problem.forbidden":           {"Anh/Chị không có quyền làm việc này", "You may not do this"},
		"problem.forbiddenText":       {"Việc này do người khác trong cơ quan thực hiện.", "This is for someone else in the agency to do."},
		"problem.forbiddenNext":       {"Nếu đây là nhiệm vụ của Anh/Chị, báo người quản trị để được phân công.", "If it is your duty, ask the administrator to assign it to you."},
		"problem.notFound":            {"Không tìm thấy trang", "Page not found"},
		"problem.notFoundText":        {"Địa chỉ này không có trang nào, hoặc trang không dành cho Anh/Chị.", "There is no page at this address, or it is not for you to see."},
		"problem.notFoundNext":        {"Kiểm tra lại địa chỉ, hoặc về trang chủ để tìm việc cần làm.", "Check the address, or go to the home page to find your work."},
		"problem.conflict":            {"Nội dung đã thay đổi", "This has changed"},
		"problem.conflictText":        {"Người khác vừa sửa nội dung này.", "Someone else has just changed this."},
		"problem.conflictNext":        {"Mở lại trang để xem bản mới rồi làm tiếp.", "Open the page again to see the new version, then go on."},
		"problem.refused":             {"Chưa thực hiện được", "This cannot be done yet"},
		"problem.refusedText":         {"Còn điều kiện chưa đủ.", "A condition is not met yet."},
		"problem.refusedNext":         {"Hoàn thành phần còn thiếu rồi thực hiện lại.", "Complete what is missing, then try again."},
		"problem.internal":            {"Hệ thống gặp sự cố", "Something went wrong"},
		"problem.internalText":        {"Việc vừa làm chưa được lưu. Lỗi không phải do Anh/Chị.", "What you just did was not saved. It is not your fault."},
		"problem.internalNext":        {"Quay lại trang trước và thử lại. Nếu vẫn gặp, báo người quản trị kèm mã yêu cầu dưới đây.", "Go back and try again. If it persists, give the administrator the request code below."},

		"form.problems": {"Có %d chỗ cần sửa.", "%d places need correcting."},
	})
}
