package words

func init() {
	add(catalogue{
		"clock.backwards": {"Đồng hồ của bản chạy thử đang ở %s và không lùi được: các việc đã ghi sẽ nằm ở tương lai. Chọn giờ muộn hơn, hoặc chạy với thư mục dữ liệu mới.",
			"The demo's clock stands at %s and cannot be put back: what is recorded would lie in the future. Choose a later hour, or start with a new data folder."},
		"clock.typed": {"“%s” chưa đúng cách ghi ngày giờ. Ghi như 2023-11-20T08:00.", "“%s” is no day and hour. Write it as 2023-11-20T08:00."},
	})
}
