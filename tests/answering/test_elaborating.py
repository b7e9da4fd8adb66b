from hoibaocao.answering.elaborating import elaborated
from hoibaocao.records import Answer, Citation, Metadata, Passage, Scope, Statement

_TEXT = (
    "I. Thu\nHuyện phát triển. Thu đạt 120 tỷ đồng. Thuế đạt 90 tỷ đồng. Phí đạt 9 tỷ đồng. Bảng 1."
)
_PASSAGE = Passage("a.txt", 50, 50 + len(_TEXT), _TEXT, section="I. Thu")


def _answer(*quotes: str) -> Answer:
    citations = []
    for n, quote in enumerate(quotes, 1):
        start = 50 + _TEXT.index(quote)
        citations.append(
            Citation(n, _PASSAGE, Metadata("Báo cáo"), start, start + len(quote), quote)
        )
    statements = tuple(Statement(c.quote, (c.n,), verified=True) for c in citations)
    text = "\n\n".join(f"{c.quote} [{c.n}]" for c in citations)
    return Answer("Thu?", text, False, Scope(), statements, tuple(citations), "extractive", "g")


def test_the_sentences_behind_a_quote_are_added() -> None:
    answer = elaborated(_answer("Thu đạt 120 tỷ đồng."))
    assert answer.text == (
        "Thu đạt 120 tỷ đồng. [1]\n\nThuế đạt 90 tỷ đồng. [2]\n\nPhí đạt 9 tỷ đồng. [3]"
    )
    assert [(c.n, c.quote) for c in answer.citations] == [
        (1, "Thu đạt 120 tỷ đồng."),
        (2, "Thuế đạt 90 tỷ đồng."),
        (3, "Phí đạt 9 tỷ đồng."),
    ]
    assert all(_TEXT[c.start - 50 : c.end - 50] == c.quote for c in answer.citations)
    assert [s.citations for s in answer.statements] == [(1,), (2,), (3,)]


def test_of_the_last_sentence_those_ahead_are_added() -> None:
    answer = elaborated(_answer("Bảng 1."))
    assert [c.quote for c in answer.citations] == [
        "Bảng 1.",
        "Thuế đạt 90 tỷ đồng.",
        "Phí đạt 9 tỷ đồng.",
    ]


def test_nothing_is_said_twice_and_nothing_that_is_no_sentence() -> None:
    answer = elaborated(_answer("Thu đạt 120 tỷ đồng.", "Thuế đạt 90 tỷ đồng."))
    assert [c.quote for c in answer.citations] == [
        "Thu đạt 120 tỷ đồng.",
        "Thuế đạt 90 tỷ đồng.",
        "Phí đạt 9 tỷ đồng.",
    ]


def test_a_refusal_stays_as_it_is() -> None:
    refusal = _answer()
    assert elaborated(refusal) is refusal
