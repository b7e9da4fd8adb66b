from datetime import date

from hoibaocao.chunking import indexed_text, meaning, passages_of
from hoibaocao.records import Metadata, Passage, Period, Place, Report, Section

_METADATA = Metadata(
    title="Báo cáo kinh tế - xã hội",
    place=Place("Sông Trăng", "district", kind="huyện", province="Bình Lâm"),
    period=Period("half", date(2023, 1, 1), date(2023, 6, 30)),
)


def _report(text: str, **addresses: tuple[object, ...]) -> Report:
    return Report("a.txt", text, _METADATA, **addresses)  # type: ignore[arg-type]


def test_passages_are_whole_sentences_up_to_the_target() -> None:
    sentences = [f"Chỉ tiêu thứ {number} đạt kế hoạch đề ra." for number in range(10)]
    report = _report(" ".join(sentences))
    passages = passages_of(report, target_chars=120)
    assert [passage.text for passage in passages] == [
        " ".join(sentences[first : first + 3]) for first in range(0, 10, 3)
    ]
    assert all(report.text[p.start : p.end] == p.text for p in passages)


def test_what_a_portal_put_around_an_article_is_in_no_passage() -> None:
    report = _report("date 2023-07 Thu đạt 5 tỷ.\n\nThu Hà\n\nTin liên quan\n\nĐón lễ hội chè")
    [passage] = passages_of(report)
    assert (passage.text, passage.start) == ("Thu đạt 5 tỷ.\n\nThu Hà", len("date 2023-07 "))


def test_a_sentence_longer_than_the_target_is_a_passage_of_its_own() -> None:
    long = "Thu ngân sách " + "tăng đều " * 40 + "trong kỳ."
    passages = passages_of(_report(f"Ngắn. {long} Hết."), target_chars=200)
    assert [passage.text for passage in passages] == ["Ngắn.", long, "Hết."]


def test_a_passage_stays_within_its_section_and_page() -> None:
    text = "Mở đầu.\n\nI. KINH TẾ\n\nThu đạt 5 tỷ.\n\nChi 3 tỷ."
    report = _report(
        text,
        sections=(Section(text.index("I. KINH"), "I. KINH TẾ"),),
        page_starts=(0, text.index("Chi 3")),
    )
    passages = passages_of(report)
    assert [(p.text, p.section, p.page) for p in passages] == [
        ("Mở đầu.", "", 1),
        ("I. KINH TẾ\n\nThu đạt 5 tỷ.", "I. KINH TẾ", 1),
        ("Chi 3 tỷ.", "I. KINH TẾ", 2),
    ]


def test_a_section_is_told_with_the_headings_above_it() -> None:
    headings = ("BÁO CÁO KINH TẾ", "I. KẾT QUẢ", "1. Thu", "a) Nội địa", "2. Chi", "II. NHIỆM VỤ")
    text = "\n\n".join(f"{heading}\n\nCâu." for heading in headings)
    sections = tuple(Section(text.index(heading), heading) for heading in headings)
    report = Report("a.txt", text, Metadata(title="Báo cáo kinh tế năm 2023"), sections=sections)
    passages = passages_of(report)
    assert [passage.section for passage in passages] == [
        "BÁO CÁO KINH TẾ",
        "I. KẾT QUẢ",
        "I. KẾT QUẢ › 1. Thu",
        "I. KẾT QUẢ › 1. Thu › a) Nội địa",
        "I. KẾT QUẢ › 2. Chi",
        "II. NHIỆM VỤ",
    ]
    assert [passage.heading for passage in passages] == list(headings)


def test_a_report_without_pages_has_none() -> None:
    assert [passage.page for passage in passages_of(_report("Thu đạt 5 tỷ."))] == [None]


def test_indexed_text_begins_with_place_period_title_and_section() -> None:
    passage = Passage("a.txt", 0, 9, "Thu 5 tỷ.", section="I. KINH TẾ")
    assert indexed_text(passage, _METADATA) == (
        "huyện Sông Trăng, Bình Lâm. 6 tháng đầu năm 2023. Báo cáo kinh tế - xã hội."
        " I. Kinh tế\nThu 5 tỷ."
    )
    assert indexed_text(passage, Metadata(title="")) == "I. Kinh tế\nThu 5 tỷ."


def test_sentences_that_differ_in_figures_alone_mean_the_same() -> None:
    first = meaning("Thu đạt 1.234,5 tỷ đồng, bằng 98% dự toán (ngày 30/6/2023: 7 xã).")
    assert first == meaning("Thu đạt 87 tỷ đồng, bằng 101,2% dự toán (ngày 31/12/2024: 12 xã).")
    assert first == "Thu đạt 0 tỷ đồng, bằng 0% dự toán (ngày 0: 0 xã)."


def test_a_meaning_is_in_small_letters() -> None:
    assert meaning("KẾT QUẢ THU NGÂN SÁCH NĂM 2023") == "Kết quả thu ngân sách năm 0"
