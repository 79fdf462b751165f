package render

import (
	"bytes"
	"fmt"
	"time"

	"congtam/internal/base/civil"
)

// The samples are of an invented division and invented people; the agency, its
// plan and the documents cited are those of 2023 in Quảng Ngãi.

const (
	excellent = "Hoàn thành xuất sắc nhiệm vụ"
	good      = "Hoàn thành tốt nhiệm vụ"
	completed = "Hoàn thành nhiệm vụ"
	notDone   = "Không hoàn thành nhiệm vụ"
)

var (
	levels = []string{excellent, good, completed, notDone}
	grades = []string{"Xuất sắc", "Tốt", "Trung bình", "Kém"}
	proof  = Checkpoint{Log: "snv.quangngai/2023", Size: 1824, Root: bytes.Repeat([]byte{0x57, 0xa1, 0x0c}, 11)[:32], Leaf: 1820}
)

func department(symbol string) Letterhead {
	return Letterhead{
		Parent: []string{"Ủy ban nhân dân tỉnh Quảng Ngãi"}, Issuer: []string{"Sở Nội vụ"},
		Symbol: symbol, Place: "Quảng Ngãi", Year: 2023,
	}
}

func division(symbol string) Letterhead {
	return Letterhead{
		Parent: []string{"Sở Nội vụ tỉnh Quảng Ngãi"}, Issuer: []string{"Phòng Cán bộ, công chức, viên chức"},
		Symbol: symbol, Place: "Quảng Ngãi", Date: civil.On(2023, time.November, 20),
	}
}

func partyHead(form string) Letterhead {
	return Letterhead{
		Form: form, Parent: []string{"Đảng bộ Sở Nội vụ"}, Issuer: []string{"Chi bộ Hành chính"},
		Place: "Quảng Ngãi", Date: civil.On(2023, time.November, 17),
	}
}

var director = Signature{Capacity: []string{"Giám đốc"}, Name: "Tạ Công Dũng"}

func sampleDecision() Document {
	head := department("QĐ-SNV")
	return DecisionDocument(DecisionDoc{
		Head: head, Proof: proof, Year: 2023, Agency: "Sở Nội vụ",
		Authority: "Giám đốc Sở Nội vụ", Decider: "Giám đốc Sở Nội vụ",
		Bases: []string{
			"Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ về đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức;",
			"Căn cứ Nghị định số 48/2023/NĐ-CP ngày 17 tháng 7 năm 2023 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 90/2020/NĐ-CP",
			"Theo đề nghị của Chánh Văn phòng Sở",
		},
		Levels: levels,
		Lists: []RatedList{
			{Of: "công chức, viên chức", Groups: []RatedGroup{
				{Name: "Công chức", People: []RatedPerson{
					{"Nguyễn Thị Ước", "Trưởng phòng", "Phòng Cán bộ, công chức, viên chức", excellent, excellent, excellent, ""},
					{"H'Hen Niê", "Phó Trưởng phòng", "Phòng Cán bộ, công chức, viên chức", good, good, good, ""},
					{"Đặng Ẵm Ngữ", "Chuyên viên", "Phòng Xây dựng chính quyền và Công tác thanh niên", good, good, completed, "Hạ mức theo tỷ lệ"},
					{"Trần Thị Thuỷ Tiên", "Chuyên viên", "Văn phòng Sở", "", "", "", "Nghỉ thai sản cả năm"},
				}},
				{Name: "Viên chức", People: []RatedPerson{
					{"Võ Kỳ Duyên", "Lưu trữ viên", "Trung tâm Lưu trữ lịch sử tỉnh", good, good, good, ""},
				}},
			}},
			{Of: "người lao động", Groups: []RatedGroup{{People: []RatedPerson{
				{"Phạm Quỳnh Như", "Nhân viên lái xe", "Văn phòng Sở", good, good, good, ""},
			}}}},
		},
		Petition:  "Cá nhân không nhất trí với kết quả có quyền kiến nghị theo Điều 24 Nghị định số 90/2020/NĐ-CP",
		Executors: "Chánh Văn phòng Sở, Trưởng các phòng, ban, đơn vị thuộc và trực thuộc Sở",
		Closing: Signatures{
			Recipients: []Recipient{{"Như Điều 3", ""}, {"UBND tỉnh", "báo cáo"}, {"Ban Tổ chức Tỉnh ủy", "báo cáo"}, {"Đảng ủy Sở Nội vụ", ""}},
			Archive:    "VT, VP", Signers: []Signature{director},
		},
	})
}

func sampleNotice() Document {
	head := department("TB-SNV")
	head.Number, head.Date = "7", civil.On(2024, time.January, 5)
	return NoticeDocument(NoticeDoc{
		Head: head, Proof: proof, Year: 2023, Issuer: "Giám đốc Sở Nội vụ",
		Bases:  []string{"Căn cứ Quyết định số 02/QĐ-SNV ngày 03 tháng 01 năm 2024 của Giám đốc Sở Nội vụ về việc đánh giá, xếp loại chất lượng công chức, viên chức và người lao động năm 2023"},
		Person: "Đặng Ẵm Ngữ", Position: "Chuyên viên", Unit: "Phòng Xây dựng chính quyền và Công tác thanh niên",
		Level: completed,
		Remarks: []string{
			"Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; giữ gìn đoàn kết nội bộ.",
			"Còn 02 nhiệm vụ hoàn thành chậm so với thời hạn được giao.",
		},
		Petition: Petition{Clause: "Điều 24 Nghị định số 90/2020/NĐ-CP", To: "Giám đốc Sở Nội vụ", Until: civil.On(2024, time.January, 12)},
		Closing: Signatures{
			Recipients: []Recipient{{"Ông Đặng Ẵm Ngữ", "thực hiện"}, {"Phòng Xây dựng chính quyền và Công tác thanh niên", ""}},
			Archive:    "VT, hồ sơ cá nhân",
			Signers:    []Signature{{Capacity: []string{"KT. Giám đốc", "Phó Giám đốc"}, Name: "Nguyễn Thị Ỷ Lan"}},
		},
	})
}

func sampleMinutes() Document {
	return MinutesDocument(MinutesDoc{
		Head: division("BB-CBCCVC"), Proof: proof,
		Meeting: "Họp kiểm điểm, đánh giá, xếp loại chất lượng tập thể và cá nhân năm 2023",
		Start:   Moment{civil.On(2023, time.November, 17), 8, 0}, End: Moment{civil.On(2023, time.November, 17), 11, 30},
		Place: "Phòng họp số 2, Sở Nội vụ",
		Attending: []Attendee{
			{Name: "Nguyễn Thị Ước", Position: "Trưởng phòng"},
			{Name: "H'Hen Niê", Position: "Phó Trưởng phòng"},
			{Name: "Đặng Ẵm Ngữ", Position: "Chuyên viên"},
			{Name: "Tạ Công Dũng", Position: "Giám đốc Sở", Guest: true},
			{Name: "Trần Thị Thuỷ Tiên", Position: "Chuyên viên", Absent: true, Absence: "nghỉ thai sản"},
		},
		Chair: Officer{"Nguyễn Thị Ước", "Trưởng phòng"}, Secretary: Officer{"Đặng Ẵm Ngữ", "Chuyên viên"},
		Items: []AgendaItem{
			{
				Subject: "Kiểm điểm tập thể Phòng", Chair: Officer{"Nguyễn Thị Ước", "Trưởng phòng"}, Presenter: "Nguyễn Thị Ước", SelfLevel: good,
				Remarks:    []Remark{{"H'Hen Niê", "Báo cáo đầy đủ.\nĐề nghị bổ sung kết quả khắc phục hạn chế của năm 2022."}, {"Đặng Ẵm Ngữ", ""}},
				Votes:      []Vote{{"thông qua mức tự xếp loại", 3, 0, 0}},
				Conclusion: "Tiếp thu ý kiến, hoàn thiện báo cáo.", Proposed: good,
			},
			{
				Subject: "Kiểm điểm bà Nguyễn Thị Ước, Trưởng phòng", Chair: Officer{"H'Hen Niê", "Phó Trưởng phòng"}, Presenter: "Nguyễn Thị Ước", SelfLevel: excellent,
				Votes: []Vote{{"mức " + excellent, 2, 0, 1}}, Conclusion: "Thống nhất ưu điểm đã nêu.", Proposed: excellent,
			},
		},
		Adopted: Vote{For: 3}, Archive: "VT, hồ sơ",
	})
}

func sampleCollectiveReport() Document {
	return CollectiveReportDocument(CollectiveReportDoc{
		Head: partyHead("Mẫu 01-HD KĐ.ĐG 2023"), Proof: proof, Year: 2023,
		Collective: "Tập thể Phòng Cán bộ, công chức, viên chức", Grades: grades, Levels: levels, Proposed: good,
		Results: []GradedContent{
			{"Việc chấp hành chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước", "Tập thể Phòng đã quán triệt đầy đủ các nghị quyết, chỉ thị.\nThực hiện Chỉ thị số 05-CT/TW và Kết luận số 01-KL/TW.", "Tốt"},
			{"Kết quả thực hiện nhiệm vụ năm 2023", "Hoàn thành 42/45 nhiệm vụ, đạt 93,33%.", "Xuất sắc"},
			{"Việc thực hiện cam kết tu dưỡng, rèn luyện", "", ""},
		},
		Limits: "Còn 03 nhiệm vụ hoàn thành chậm.", Causes: "Chưa chủ động phối hợp với các đơn vị liên quan.",
		Remedies:       []Remedy{{"Chậm cập nhật cơ sở dữ liệu cán bộ, công chức, viên chức", "đã khắc phục", "hoàn thành 100% trong quý II"}},
		RemedyGrade:    "Tốt",
		Responsibility: "Trách nhiệm chính thuộc Trưởng phòng.", Directions: "Giao việc theo tuần, kiểm tra tiến độ mỗi tháng.",
		Signer: Signature{Capacity: []string{"Trưởng phòng"}, Hint: "(Ký, ghi rõ họ tên)", Name: "Nguyễn Thị Ước"},
	})
}

func samplePartyReview() Document {
	item := func(label, text, chosen string) ReviewItem {
		return ReviewItem{Label: label, Text: text, Blank: 2, Choice: "Tự đánh giá về cấp độ thực hiện", Options: grades, Chosen: chosen, Inline: true}
	}
	return SelfReviewDocument(SelfReviewDoc{
		Profile: PartyForm, Head: partyHead("Mẫu 02B-HD KĐ.ĐG 2023"), Proof: proof,
		Title: "Bản kiểm điểm cá nhân", Year: 2023, For: "(Cá nhân giữ chức vụ lãnh đạo, quản lý)",
		Fields: []Field{{"Họ và tên", "Nguyễn Thị Ước"}, {"Ngày sinh", "02/9/1975"}, {"Chức vụ Đảng", "Bí thư chi bộ"}, {"Chức vụ chính quyền", "Trưởng phòng"}, {"Chức vụ đoàn thể", ""}, {"Đơn vị công tác", "Phòng Cán bộ, công chức, viên chức"}, {"Chi bộ", "Chi bộ Hành chính"}},
		Parts: []ReviewPart{
			{"I. Ưu điểm, kết quả đạt được", []ReviewItem{
				item("1. Về phẩm chất chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật", "Kiên định chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh.", "Tốt"),
				item("2. Về thực hiện chức trách, nhiệm vụ được giao", "", ""),
			}},
			{"II. Hạn chế, khuyết điểm và nguyên nhân", []ReviewItem{{Text: "Có lúc chưa kiên quyết trong đôn đốc tiến độ.", Blank: 2}}},
			{"VII. Tự nhận mức xếp loại chất lượng", []ReviewItem{
				{Label: "1. Xếp loại công chức", Options: levels, Chosen: excellent},
				{Label: "2. Xếp loại đảng viên", Options: levels, Chosen: good},
			}},
		},
		Signer: Signature{Capacity: []string{"Người tự kiểm điểm"}, Hint: "(Ký, ghi rõ họ tên)", Name: "Nguyễn Thị Ước"},
		Later: []LaterPart{
			{"Đánh giá, xếp loại chất lượng công chức", []ReviewItem{
				{Label: "Nhận xét, đánh giá của người quản lý, sử dụng", Blank: 3},
				{Label: "Mức xếp loại chất lượng", Options: levels},
			}, []Signature{{Capacity: []string{"Thủ trưởng cơ quan"}, Hint: "(Xác lập, ký, ghi rõ họ tên và đóng dấu)"}}},
		},
	})
}

func sampleStateReview() Document {
	head := department("")
	head.Form = "Mẫu số 01"
	head.Place = ""
	return SelfReviewDocument(SelfReviewDoc{
		Profile: StateForm, Head: head, Proof: proof,
		Title: "Phiếu đánh giá, xếp loại chất lượng công chức", Year: 2023,
		Fields: []Field{{"Họ và tên", "Đặng Ẵm Ngữ"}, {"Chức vụ, chức danh", "Chuyên viên"}, {"Cơ quan, tổ chức, đơn vị công tác", "Phòng Xây dựng chính quyền và Công tác thanh niên, Sở Nội vụ tỉnh Quảng Ngãi"}},
		Parts: []ReviewPart{
			{"I. Kết quả tự đánh giá", []ReviewItem{
				{Label: "1. Chính trị tư tưởng", Text: "Chấp hành tốt.", Blank: 3},
				{Label: "2. Đạo đức, lối sống", Blank: 3},
			}},
			{"II. Tự nhận xét, xếp loại chất lượng", []ReviewItem{
				{Label: "1. Tự nhận xét ưu, khuyết điểm", Text: "Hoàn thành đủ nhiệm vụ được giao.", Blank: 3},
				{Label: "2. Tự xếp loại chất lượng", Options: levels, Chosen: good},
			}},
		},
		Signer: Signature{PlaceDate: PlaceDate("Quảng Ngãi", civil.On(2023, time.November, 16), 0), Capacity: []string{"Người tự nhận xét"}, Hint: "(Ký, ghi rõ họ tên)", Name: "Đặng Ẵm Ngữ"},
		Later: []LaterPart{{"III. Ý kiến nhận xét, đánh giá", []ReviewItem{{Label: "1. Nhận xét ưu, khuyết điểm", Blank: 3}},
			[]Signature{{PlaceDate: PlaceDate("Quảng Ngãi", civil.Date{}, 2023), Capacity: []string{"Người nhận xét, đánh giá"}, Hint: "(Ký, ghi rõ họ tên)"}}}},
	})
}

func sampleProposals() Document {
	doc := ProposalTableDoc{
		Head: division(""), Proof: proof, Year: 2023, Division: "Phòng Cán bộ, công chức, viên chức", Excellent: excellent,
		Collective: ProposedCollective{Self: good, Proposed: good, Vote: "8/9"},
		Quota:      QuotaShown{Base: 9, BaseName: "công chức, viên chức, người lao động của phòng", Percent: 20, Ceiling: 1, Proposed: 1, Clause: "Kế hoạch triển khai kiểm điểm, đánh giá, xếp loại chất lượng năm 2023 của Sở Nội vụ"},
		Closing: Signatures{
			Recipients: []Recipient{{"Văn phòng Sở", "tổng hợp"}}, Archive: "hồ sơ phòng",
			Signers: []Signature{{Capacity: []string{"Trưởng phòng"}, Name: "Nguyễn Thị Ước"}},
		},
	}
	for i := range 9 {
		doc.People = append(doc.People, ProposedPerson{fmt.Sprintf("Lê Thị Quỳnh Hương %d", i+1), "Chuyên viên chính", good, good, "9/9", ""})
	}
	doc.People[0].Proposed = excellent
	return ProposalTableDocument(doc)
}

func sampleTally() Document {
	head := department("BB-SNV")
	return TallyMinutesDocument(TallyMinutesDoc{
		Head: head, Proof: proof, Subject: "Biểu quyết xếp loại Sở Nội vụ năm 2023",
		Start: Moment{civil.On(2023, time.November, 27), 14, 0}, End: Moment{civil.On(2023, time.November, 27), 15, 5},
		Place: "Hội trường Sở Nội vụ", Chair: "Tạ Công Dũng",
		Team:     []TeamMember{{"Nguyễn Thị Ước", "Tổ trưởng"}, {"H'Hen Niê", "Tổ viên"}, {"Đặng Ẵm Ngữ", "Tổ viên"}},
		Summoned: 16, Present: 15, Ballots: BallotCount{15, 15, 14, 1}, Levels: levels,
		Subjects: []TallyRow{{"Sở Nội vụ", []int{3, 11, 0, 0}}}, ShareOf: "số người được triệu tập", ShareBase: 16,
		Result: "Sở Nội vụ được biểu quyết xếp loại " + good, Archive: "VT, hồ sơ",
	})
}

func samplePlan() Document {
	return PlanDocument(PlanDoc{
		Head: department("KH-SNV"), Proof: proof,
		Subject: "Triển khai việc kiểm điểm, đánh giá, xếp loại chất lượng tập thể và công chức, viên chức, người lao động năm 2023",
		Bases: []string{
			"Căn cứ Hướng dẫn số 13-HD/TU ngày 10/11/2023 của Ban Thường vụ Tỉnh ủy hướng dẫn một số nội dung về kiểm điểm và đánh giá, xếp loại chất lượng hằng năm",
			"Thực hiện Công văn số 5721/UBND-NC ngày 14/11/2023 của Chủ tịch UBND tỉnh",
		},
		Lead:     "Giám đốc Sở Nội vụ ban hành Kế hoạch triển khai việc kiểm điểm, đánh giá, xếp loại chất lượng năm 2023, như sau:",
		Purpose:  []string{"Làm rõ ưu điểm, khuyết điểm của tập thể, cá nhân.", "Kết quả là căn cứ để quy hoạch, bố trí, sử dụng."},
		Demands:  []string{"Triển khai nghiêm túc, đầy đủ, đúng thời hạn."},
		Contents: []PlanContent{{"Nội dung kiểm điểm", []string{"Kiểm điểm tập thể trước, cá nhân sau; người đứng đầu trước, cấp phó và các thành viên sau."}}},
		Milestones: []PlanMilestone{
			{"Gửi nội dung báo cáo và kết quả công tác năm 2023 về Văn phòng Sở", "Các phòng, ban, đơn vị", Due{Until: civil.On(2023, time.November, 20)}},
			{"Nộp hồ sơ đánh giá, xếp loại", "Trưởng các phòng, ban, đơn vị", Due{Until: civil.On(2023, time.November, 22), Exclusive: true}},
			{"Hội nghị kiểm điểm tập thể lãnh đạo Sở", "Giám đốc Sở", Due{From: civil.On(2023, time.November, 26), Until: civil.On(2023, time.November, 27), Expected: true}},
		},
		Carrying:  []string{"Trưởng các phòng, ban, đơn vị triển khai thực hiện Kế hoạch này.", "Giao Chánh Văn phòng Sở tham mưu chuẩn bị các nội dung."},
		Questions: "Trong quá trình thực hiện, nếu có vướng mắc, các phòng, ban, đơn vị báo cáo Lãnh đạo Sở (qua Văn phòng Sở) để được hướng dẫn cụ thể./.",
		Closing: Signatures{
			Recipients: []Recipient{{"UBND tỉnh", "báo cáo"}, {"Ban Tổ chức Tỉnh ủy", "báo cáo"}, {"Đảng ủy Sở Nội vụ", ""}, {"Giám đốc, các PGĐ Sở", ""}, {"BCH Công đoàn cơ sở Sở Nội vụ", ""}, {"Các phòng, ban, đơn vị thuộc và trực thuộc Sở", ""}},
			Archive:    "VT, VP", Signers: []Signature{director},
		},
	})
}

func sampleReport() Document {
	return SummaryReportDocument(SummaryReportDoc{
		Head: department("BC-SNV"), Proof: proof, Year: 2023, Agency: "Sở Nội vụ", To: []string{"Ủy ban nhân dân tỉnh Quảng Ngãi"},
		Lead:    "Thực hiện Công văn số 5721/UBND-NC ngày 14/11/2023 của Chủ tịch UBND tỉnh, Sở Nội vụ báo cáo kết quả như sau:",
		Carried: []string{"Ban hành Kế hoạch, phổ biến đến toàn thể công chức, viên chức, người lao động."},
		Levels:  levels,
		Counts: []ClassCount{
			{"Công chức", 48, []int{8, 38, 1, 0}, false},
			{"Viên chức", 16, []int{2, 13, 1, 0}, false},
			{"Người lao động", 6, []int{0, 6, 0, 0}, false},
			{"Tổng cộng", 70, []int{10, 57, 2, 0}, true},
		},
		NotRated:  []string{"01 công chức nghỉ thai sản cả năm."},
		Strengths: []string{"Đánh giá bám sát kết quả thực hiện nhiệm vụ."},
		Closing: Signatures{
			Recipients: []Recipient{{"Như trên", ""}, {"Ban Tổ chức Tỉnh ủy", "báo cáo"}}, Archive: "VT, VP",
			Signers: []Signature{{Capacity: []string{"KT. Giám đốc", "Phó Giám đốc"}, Name: "Nguyễn Thị Ỷ Lan"}},
		},
	})
}

// samples are one document of each template.
var samples = []struct {
	name string
	draw func() Document
}{
	{"decision", sampleDecision},
	{"notice", sampleNotice},
	{"minutes", sampleMinutes},
	{"collective_report", sampleCollectiveReport},
	{"self_review_party", samplePartyReview},
	{"self_review_state", sampleStateReview},
	{"proposal_table", sampleProposals},
	{"tally_minutes", sampleTally},
	{"plan", samplePlan},
	{"summary_report", sampleReport},
}
