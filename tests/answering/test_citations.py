import re
from datetime import date
from typing import Any

import pytest

from hoibaocao.answering.citations import (
    Claim,
    choose_quote,
    inert,
    normalised_markers,
    resolved,
    settled,
    split_statements,
)
from hoibaocao.records import Hit, Metadata, Passage, Period, Statement
from hoibaocao.vietnamese.sentences import sentence_spans

TEXT = (
    "Huyện An Bình tiếp tục phát triển. Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán. "
    "Chi ngân sách đạt 98,5 tỷ đồng. Toàn huyện có 12 xã đạt chuẩn nông thôn mới."
)
START = 500
INCOME = "Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán."
HALF = Period("half", date(2023, 1, 1), date(2023, 6, 30))


def passage(text: str = TEXT, start: int = START) -> Passage:
    return Passage("an_binh.txt", start, start + len(text), text)


def hit(text: str = TEXT, **metadata: Any) -> Hit:
    return Hit(passage(text), Metadata("Báo cáo", **metadata), 1.0)


def spans(of: Passage) -> list[tuple[int, int]]:
    return [(of.start + start, of.start + end) for start, end in sentence_spans(of.text)]


def quoted(of: Passage, span: tuple[int, int]) -> str:
    return of.text[span[0] - of.start : span[1] - of.start]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a [1].", "a [1]."),
        ("a 【1】.", "a [1]."),
        ("a 【2†nguồn】.", "a [2]."),
        ("a ［3］.", "a [3]."),
        ("a [^1].", "a [1]."),
        ("a [1, 2].", "a [1][2]."),
        ("a [đoạn 1], b [Passages 2, 3].", "a [1], b [2][3]."),
        ("a [1;3].", "a [1][3]."),
        ("a [1][2].", "a [1][2]."),
        ("a [1-3].", "a [1][2][3]."),
        ("a [1–2, 3].", "a [1][2][3]."),
        ("a [2, 2, 1].", "a [2][1]."),
        ("a [9].", "a ."),
        ("a [1, 9].", "a [1]."),
        ("a [0].", "a ."),
        ("a [3-1].", "a ."),
        ("a [1-999].", "a [1][2][3]."),
        ("năm [2023] và [x] và [1", "năm [2023] và [x] và [1"),
    ],
)
def test_markers_are_written_one_way_and_unknown_ones_dropped(written: str, expected: str) -> None:
    assert normalised_markers(written, {1, 2, 3}) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("xem [báo cáo](https://x.vn/a?b=1) nhé", "xem báo cáo nhé"),
        ("đạt 5 [1](https://x.vn).", "đạt 5 [1]."),
        ("đạt 5 [1](javascript:alert(1)).", "đạt 5 [1])."),
        ("![ảnh](https://x.vn/t.png) đạt 5", "đạt 5"),
        ("![ảnh][t] đạt 5\n\n[t]: https://x.vn/t.png", "đạt 5"),
        ("tại https://x.vn/a, và www.y.vn.", "tại , và ."),
        ("tại ftp://x.vn/a", "tại"),
        ("tại evil.example/dang-nhap, hay bit.ly/x1.", "tại , hay ."),
        ("gửi a.b@huyen.gov.vn nhé", "gửi nhé"),
        ("TP.HCM đạt 1.113,733 tỷ.Năm 2023 v.v.", "TP.HCM đạt 1.113,733 tỷ.Năm 2023 v.v."),
        ("a <b>đậm</b> <img src=x onerror=alert(1)> c", "a đậm c"),
        ("a <script>alert(1)</script> b", "a b"),
        ("a <scr<b>ipt>alert(1)", "a alert(1)"),
        ("a <style>p{background:url(//x)}", "a"),
        ("a <!-- ẩn --> b", "a b"),
        ("tỷ lệ < 5% và > 3%", "tỷ lệ < 5% và > 3%"),
        ("<think>[2] chăng?\n120?</think>\nĐạt 5 [1].", "Đạt 5 [1]."),
        ("<think>chưa xong", ""),
        ("nghĩ thầm</think>Đạt 5 [1].", "Đạt 5 [1]."),
        ("## Thu\n**Đạt 5** `tỷ` __đồng__", "Thu\nĐạt 5 tỷ đồng"),
        ("a\u200bb\u202ec  d", "abc d"),
        ("hoa\u0300", "hoà"),
    ],
)
def test_nothing_in_a_models_text_acts_or_leads_elsewhere(written: str, expected: str) -> None:
    assert inert(written) == expected


@pytest.mark.parametrize(
    ("so_far", "expected"),
    [
        ("Thu đạt 120", "Thu đạt"),
        ("Thu đạt 120,3 ", "Thu đạt 120,3"),
        ("đạt 5 tỷ [", "đạt 5 tỷ"),
        ("đạt 5 tỷ [1", "đạt 5 tỷ"),
        ("đạt 5 tỷ [1, ", "đạt 5 tỷ"),
        ("đạt 5 tỷ 【1 ", "đạt 5 tỷ"),
        ("đạt 5 tỷ [1]. ", "đạt 5 tỷ [1]."),
        ("xem [báo cáo của ", "xem"),
        ("xem [báo cáo](https://x.vn/ a", "xem"),
        ("xem ![báo cáo của ", "xem"),
        ("xem <a href=x ", "xem"),
        ("tỷ lệ < 5% là ", "tỷ lệ < 5% là"),
        ("", ""),
    ],
)
def test_what_may_still_change_is_held_back(so_far: str, expected: str) -> None:
    assert settled(so_far) == expected


def test_no_prefix_of_an_answer_shows_half_a_marker_or_half_a_figure() -> None:
    answer = (
        "Thu đạt 1.113,733 tỷ đồng [1, 2]. Xem [bản gốc](https://x.vn). Chi 98,5 tỷ 【2】. Hết."
    )
    whole = {"1.113,733", "98,5"}

    for length in range(len(answer)):
        shown = normalised_markers(inert(settled(answer[:length])), {1, 2})
        rest = shown.replace("[1]", "").replace("[2]", "")
        assert not set("[]【】") & set(rest), shown
        assert set(re.findall(r"\d[\d.,]*\d|\d", rest)) <= whole, shown


def test_an_answer_is_split_into_sentences_with_their_markers() -> None:
    plain, claims = split_statements(
        "Thu đạt 120,3 tỷ đồng [1]. Chi đạt 98,5 tỷ đồng [2][3].", {1, 2}
    )

    assert plain == "Thu đạt 120,3 tỷ đồng. Chi đạt 98,5 tỷ đồng."
    assert claims == [
        Claim("Thu đạt 120,3 tỷ đồng.", 0, 22, (1,)),
        Claim("Chi đạt 98,5 tỷ đồng.", 23, 44, (2,)),
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Thu tăng. [1] Chi giảm. [2]", [("Thu tăng.", (1,)), ("Chi giảm.", (2,))]),
        ("Thu tăng.[1]\nChi giảm.[2]", [("Thu tăng.", (1,)), ("Chi giảm.", (2,))]),
        ("Thu tăng 5% [1], chi giảm 3% [2].", [("Thu tăng 5%, chi giảm 3%.", (1, 2))]),
        ("[1] Thu tăng.\n[2] Chi giảm.", [("Thu tăng.", (1,)), ("Chi giảm.", (2,))]),
        ("- [1] Thu tăng.\n- [2] Chi giảm.", [("- Thu tăng.", (1,)), ("- Chi giảm.", (2,))]),
        ("Thu tăng.\n[1]\n\nChi giảm.", [("Thu tăng.", (1,)), ("Chi giảm.", ())]),
        ("Thu tăng [1] [1].", [("Thu tăng.", (1,))]),
        ("Thu tăng [7].", [("Thu tăng.", ())]),
        ("TP. An Bình thu 1.113,733 tỷ [1].", [("TP. An Bình thu 1.113,733 tỷ.", (1,))]),
        ("[1]", []),
        ("", []),
    ],
)
def test_a_marker_belongs_to_its_sentence(
    answer: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    _, claims = split_statements(answer, {1, 2})

    assert [(claim.text, claim.numbers) for claim in claims] == expected


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Thu ngân sách của huyện đạt 120,3 tỷ đồng.", INCOME),
        ("chi ngan sach 98,5 ty dong", "Chi ngân sách đạt 98,5 tỷ đồng."),
        ("Có 12 xã nông thôn mới.", "Toàn huyện có 12 xã đạt chuẩn nông thôn mới."),
        ("Ngân sách đạt 40% dự toán, tỷ đồng.", INCOME),
        ("Không liên quan.", "Huyện An Bình tiếp tục phát triển."),
    ],
)
def test_the_quote_is_the_sentence_that_supports_the_statement(statement: str, quote: str) -> None:
    cited = passage()

    span = choose_quote(statement, cited, spans(cited))

    assert quoted(cited, span) == quote


def test_figures_weigh_double() -> None:
    cited = passage("Thu ngân sách huyện tăng khá. Tổng thu 77 tỷ.")

    assert quoted(cited, choose_quote("Thu ngân sách đạt 77.", cited, spans(cited))) == (
        "Tổng thu 77 tỷ."
    )


def test_without_sentences_the_whole_passage_is_the_quote() -> None:
    cited = passage()

    assert choose_quote("Thu đạt 5.", cited, []) == (cited.start, cited.end)


def test_citations_are_numbered_in_order_of_first_use_and_quotes_are_exact() -> None:
    other = Hit(
        Passage("tan_phu.txt", 0, 31, "Chi ngân sách đạt 77 tỷ đồng. A"), Metadata("Khác"), 1.0
    )
    answer = "Chi đạt 77 tỷ đồng [3]. Thu đạt 120,3 tỷ đồng [1][3]. Thu bằng 40% dự toán [1]."

    text, statements, citations = resolved(answer, [hit(), hit("Không dùng."), other])

    assert text == (
        "Chi đạt 77 tỷ đồng. [1] Thu đạt 120,3 tỷ đồng. [2][1] Thu bằng 40% dự toán. [2]"
    )
    assert statements == (
        Statement("Chi đạt 77 tỷ đồng.", (1,), verified=False),
        Statement("Thu đạt 120,3 tỷ đồng.", (2, 1), verified=False),
        Statement("Thu bằng 40% dự toán.", (2,), verified=False),
    )
    assert [(c.n, c.passage.report, c.quote) for c in citations] == [
        (1, "tan_phu.txt", "Chi ngân sách đạt 77 tỷ đồng."),
        (2, "an_binh.txt", "Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán."),
    ]
    assert [c.end - c.start for c in citations] == [len(c.quote) for c in citations]
    assert TEXT[citations[1].start - START : citations[1].end - START] == citations[1].quote


def test_two_sentences_of_one_passage_are_two_citations() -> None:
    text, _, citations = resolved(
        "Thu đạt 120,3 tỷ đồng [1].\n\n- Chi đạt 98,5 tỷ đồng [1].", [hit()]
    )

    assert text == "Thu đạt 120,3 tỷ đồng. [1]\n\n- Chi đạt 98,5 tỷ đồng. [2]"
    assert [c.quote for c in citations] == [
        "Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán.",
        "Chi ngân sách đạt 98,5 tỷ đồng.",
    ]


def test_a_statement_may_have_no_citation() -> None:
    text, statements, citations = resolved("Thu đạt 120,3 tỷ đồng.", [hit()])

    assert text == "Thu đạt 120,3 tỷ đồng."
    assert statements == (Statement("Thu đạt 120,3 tỷ đồng.", (), verified=False),)
    assert citations == ()
