from hoibaocao.reading.lines import paragraphs


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs(["Một hai.", "", "", "Ba bốn."]) == ["Một hai.", "Ba bốn."]


def test_each_line_of_unbroken_text_is_a_paragraph() -> None:
    long = "Toàn xã có 1.204 hộ, trong đó 1.102 hộ dùng nước sạch, " * 4
    assert paragraphs([long, "Thu ngân sách đạt 12 tỷ đồng.", "Bình An"]) == [
        long.strip(),
        "Thu ngân sách đạt 12 tỷ đồng.",
        "Bình An",
    ]


def test_even_lines_that_end_sentences_are_paragraphs() -> None:
    lines = [
        "Thu ngân sách sáu tháng đạt 45 tỷ đồng, tăng 8%.",
        "Toàn huyện có 17 trường học đạt chuẩn quốc gia.",
        "Số hộ nghèo giảm 45 hộ, còn lại hơn 300 hộ nghèo.",
    ]
    assert paragraphs(lines) == lines


def test_lines_broken_at_a_width_are_joined() -> None:
    broken = [
        "Kinh tế của huyện tăng trưởng khá, thu ngân sách",
        "sáu tháng đạt 45 tỷ đồng, bằng 61% dự toán năm",
        "của huyện.",
        "Giáo dục có thêm hai trường đạt chuẩn quốc gia,",
        "nâng tổng số trường chuẩn lên 17.",
    ]
    assert paragraphs(broken) == [" ".join(broken[:3]), " ".join(broken[3:])]


def test_headings_and_items_stand_alone() -> None:
    assert paragraphs(
        [
            "I. KẾT QUẢ",
            "1. Về kinh tế",
            "thu ngân sách đạt 45 tỷ đồng",
            "- Trồng 12 ha rừng",
            "- Nuôi 300 con dê",
        ]
    ) == [
        "I. KẾT QUẢ",
        "1. Về kinh tế",
        "thu ngân sách đạt 45 tỷ đồng",
        "- Trồng 12 ha rừng",
        "- Nuôi 300 con dê",
    ]


def test_a_subscript_that_stands_on_a_line_of_its_own_goes_on() -> None:
    assert paragraphs(["Nồng độ bụi PM", "2,5 và khí CO", "2 giảm", "so với 2022."]) == [
        "Nồng độ bụi PM 2,5 và khí CO 2 giảm so với 2022."
    ]
    assert paragraphs(["Phát thải CO", "2. Về rác thải"]) == ["Phát thải CO", "2. Về rác thải"]
