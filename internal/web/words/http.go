package words

func init() {
	add(catalogue{
		"http.tooLarge":    {"Nội dung gửi lên lớn hơn %d MB. Giảm dung lượng tệp rồi gửi lại.", "What was sent is larger than %d MB. Make the file smaller and send it again."},
		"http.wrongMethod": {"Trang này không nhận cách gửi vừa dùng. Mở lại trang từ trình đơn.", "This page does not take what was sent. Open it again from the menu."},
		"http.tooMany":     {"Máy của Anh/Chị gửi quá nhiều yêu cầu cùng lúc. Chờ vài giây rồi thử lại.", "Your machine sent too many requests at once. Wait a few seconds and try again."},
		"http.crossOrigin": {"Yêu cầu này được gửi từ một trang khác nên bị từ chối. Mở Công Tâm và thực hiện lại ở đó.", "This request came from another site and was refused. Open Công Tâm and do it there."},
	})
}
