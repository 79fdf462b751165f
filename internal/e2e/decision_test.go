package e2e

import (
	"strconv"
	"strings"

	"congtam/internal/world/browser"
)

const (
	excellent = "Hoàn thành xuất sắc nhiệm vụ"
	good      = "Hoàn thành tốt nhiệm vụ"
	completed = "Hoàn thành nhiệm vụ"
)

// decideUnits: collectives first; people wait for them (R049).
func (s *story) decideUnits() {
	p := s.as(director)
	open(p, "Quyết định xếp loại")
	s.paths["units"] = s.path(p)
	s.paths["people"] = strings.Replace(s.paths["units"], "units", "people", 1)
	p.Go(s.base + s.paths["people"])
	p.See("Chưa quyết định mức xếp loại của các tập thể.")
	s.shot(director, "Chưa quyết định được về cá nhân khi tập thể chưa có mức")
	p.Go(s.base + s.paths["units"])
	p.Press("Lập danh sách")
	p.See("Đã lập danh sách.")
	s.setLevel(p, division, completed, "Chỉ số thành phần do phòng phụ trách giảm bậc so với năm trước.")
	s.setRest(p, good)
	p.Go(s.base + s.paths["units"])
	s.shot(director, "Bảng quyết định mức của tập thể")
	p.Press("Xem để ký")
	s.shot(director, "Trước khi ký: mọi điều sẽ có hiệu lực")
	p.Press("Ký quyết định")
	p.See("Đã ký quyết định.")
}

// setLevel decides one line in the table, with its reason.
func (s *story) setLevel(p *browser.Page, name, level, reason string) {
	p.Select("Mức xếp loại của "+name, level)
	p.Fill("Lý do đối với "+name, reason)
	p.Press("Lưu : " + name)
	p.See("Đã lưu mức xếp loại.")
}

// setRest decides every line still open, one request each as the table's own
// forms would send it: level, or the best the facts allow below it.
func (s *story) setRest(p *browser.Page, level string) {
	s.send(p, level, `!form.querySelector("select").value`)
}

// send submits the forms of the lines a condition picks.
func (s *story) send(p *browser.Page, level, condition string) {
	browser.Eval[bool](p, `(async () => {
		for (const form of document.querySelectorAll("form.inline-form")) {
			if (!(`+condition+`)) continue;
			const list = [...form.querySelector("select").options].filter((o) => o.value && !o.disabled);
			const from = list.findIndex((o) => o.text.trim() === `+strconv.Quote(level)+`);
			form.querySelector("select").value = list[Math.max(from, 0)].value;
			form.querySelector("input[name=reason]").value = "Theo kết luận của cuộc họp tham vấn.";
			const answer = await fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form))});
			if (!answer.ok) throw new Error(form.innerText + ": " + answer.status);
		}
		return true;
	})()`)
}

// decidePeople: caps stand, a departure needs its reason, quota B names its
// denominator (T3, T4, R194).
func (s *story) decidePeople() {
	p := s.as(director)
	p.Go(s.base + s.paths["people"])
	p.Press("Lập danh sách")
	p.See("Đã lập danh sách.")
	s.shot(director, "Bảng quyết định về cá nhân: trường hợp cần xem trước, giới hạn, nhóm tương đồng")

	// A level above the cap cannot be chosen; sent all the same, it is refused.
	browser.Eval[bool](p, `(() => {
		const select = [...document.querySelectorAll("label")].find((l) => l.innerText.startsWith("Mức xếp loại của `+head+`")).control;
		for (const o of select.options) o.disabled = false;
		select.value = "excellent";
		return true;
	})()`)
	p.Press("Lưu : " + head)
	if p.Has("Đã lưu mức xếp loại.") {
		s.t.Errorf("a head was rated above the unit")
	}
	s.shot(director, "Người đứng đầu không được xếp cao hơn đơn vị: bị từ chối, dẫn điều khoản")
	p.Go(s.base + s.paths["people"])
	p.Select("Mức xếp loại của "+vu, good)
	p.Press("Lưu : " + vu)
	s.shot(director, "Khác với kết quả tính theo quy định thì phải ghi lý do")
	if p.Has("Đã lưu mức xếp loại.") {
		s.t.Errorf("a level departed from the rules without a reason")
	}
	p.Go(s.base + s.paths["people"])
	s.setLevel(p, head, completed, "Theo mức của phòng.")
	s.setLevel(p, vu, completed, "Một nhiệm vụ chậm hạn.")
	s.setLevel(p, deputy, completed, "Theo mức của phòng.")
	s.setLevel(p, trang, good, "Theo kết luận của cuộc họp tham vấn.")
	s.send(p, excellent, `!form.querySelector("select").value`)
	p.Go(s.base + s.paths["people"])
	p.Press("Xem để ký")
	p.See("Chưa ký được vì")
	s.shot(director, "Vượt giới hạn xuất sắc: phép tính và mẫu số nêu rõ, chưa ký được")
	p.Go(s.base + s.paths["people"])
	s.send(p, good, `form.querySelector("select").value === "excellent"`)
	p.Go(s.base + s.paths["people"])
	s.shot(director, "Mọi người đã có mức, trong giới hạn")
	p.Press("Xem để ký")
	p.Press("Ký quyết định")
	p.See("Đã ký quyết định.")
}
