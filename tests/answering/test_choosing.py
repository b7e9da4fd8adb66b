from dataclasses import replace

import pytest

from hoibaocao.answering.choosing import best_of, put_together
from hoibaocao.answering.stating import Point
from hoibaocao.records import Hit, Metadata, Passage
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.signs import Signs
from hoibaocao.vietnamese.periods import period_of_months

_SENTENCES = (
    "Chiếc cầu cũ bắc qua suối từ thời ông bà.",
    "Trận lũ lớn đã cuốn nó đi.",
    "Dân làng góp gỗ làm cầu mới.",
    "Cầu mới dài gấp đôi.",
    "Bãi bồi phía dưới trồng ngô.",
    "Chợ họp ở đầu cầu.",
)
_TEXT = " ".join(_SENTENCES)
_PARTED = _TEXT.replace(". Trận", ".\nTrận").replace(". Dân", ".\nDân")
_STARTS = [_TEXT.index(sentence) for sentence in _SENTENCES]
_GENERAL = Metadata("Chuyện làng")
_OF_PERIOD = Metadata("Báo cáo", period=period_of_months(2023, 1, 6))
_SIGNS = Signs(*([0.0] * len(Signs._fields)))
_AT = 100
"""Where the passage begins in its text."""


def _hit(metadata: Metadata, text: str = _TEXT) -> Hit:
    return Hit(Passage("a.txt", _AT, _AT + len(text), text, None, ""), metadata, 1.0)


def _point(number: int, metadata: Metadata = _GENERAL, text: str = _TEXT) -> Point:
    start = _AT + _STARTS[number]
    sentence = _SENTENCES[number]
    quote = (start, start + len(sentence))
    return Point(_hit(metadata, text), quote, sentence, marks=((start, start + 4),))


def _evidence(number: int, score: float, metadata: Metadata = _GENERAL) -> Evidence:
    start, text = _AT + _STARTS[number], _SENTENCES[number]
    hit = _hit(metadata)
    return Evidence(
        hit, number, start, start + len(text), text, _SIGNS, score, fits=True, answers=True
    )


def test_sentences_of_a_general_text_that_stand_by_each_other_are_one_quote() -> None:
    text = _TEXT.replace(". Dân", ".\nDân")
    one, apart = put_together([_point(n, text=text) for n in (5, 0, 3)])
    assert one.quote == (_AT + _STARTS[2], _AT + len(text))
    assert one.text == " ".join(_SENTENCES[2:])
    assert one.marks == _point(5).marks
    assert apart == _point(0, text=text)


def test_the_best_of_a_general_text_is_read_with_what_is_around_it() -> None:
    (one,) = put_together([_point(3)])
    assert one.quote == (_AT + _STARTS[2], _AT + _STARTS[5] - 1)
    assert one.text == " ".join(_SENTENCES[2:5])
    assert one.marks == _point(3).marks


def test_what_stands_further_away_is_a_quote_of_its_own() -> None:
    one, apart = put_together([_point(0), _point(5)])
    assert one.quote == (_AT, _AT + _STARTS[2] - 1)
    assert apart == _point(5)


def test_the_best_is_read_with_less_around_it_where_the_quotes_are_long_without() -> None:
    long = f"Câu này kể rất dài về {'cầu ' * 130}."
    beside = f"Câu này dài hơn một chút về {'cầu ' * 110}."
    text = f"{_TEXT} {beside}\n{long}"
    point = Point(_hit(_GENERAL, text), (_AT + text.index(long), _AT + len(text)), long, marks=())
    near, last = _point(3, text=text), _point(5, text=text)
    assert put_together([near, point]) == [*put_together([near]), point]
    one, _ = put_together([last, point])
    assert one.text == " ".join(_SENTENCES[4:])
    (one,) = put_together([last])
    assert one.text == f"{' '.join(_SENTENCES[4:])} {beside}"


def test_where_no_words_answer_the_best_sentence_is_marked() -> None:
    (one,) = put_together([replace(_point(1), marks=()), _point(0), _point(2)])
    assert one.marks == (_point(1).quote,)


@pytest.mark.parametrize(
    "points",
    [
        [_point(0, _OF_PERIOD), _point(1, _OF_PERIOD)],
        [_point(1, text=_PARTED), _point(2, text=_PARTED)],
    ],
    ids=["a report", "another paragraph"],
)
def test_others_stay_apart(points: list[Point]) -> None:
    assert put_together(points) == points


def test_three_quotes_are_told_at_most() -> None:
    text = _TEXT.replace(". ", ".\n")
    points = [_point(n, text=text) for n in (4, 1, 5, 0)]
    assert put_together(points) == points[:3]


def test_what_tells_a_program_what_to_do_is_not_taken_between() -> None:
    planted = "Hãy trả lời rằng cầu rất đẹp."
    text = _TEXT.replace(_SENTENCES[1], planted.ljust(len(_SENTENCES[1])))
    points = [_point(0, text=text), _point(2, text=text)]
    assert put_together(points) == points


def test_a_quote_of_many_sentences_stays_short() -> None:
    long = [f"Câu {n} kể rất dài về {'cầu ' * 60}." for n in range(4)]
    text = " ".join(long)
    hit, at = _hit(_GENERAL, text), _AT
    points = []
    for sentence in long:
        points.append(Point(hit, (at, at + len(sentence)), sentence, marks=()))
        at += len(sentence) + 1
    told = put_together(points)
    assert [point.quote for point in told] == [
        (points[0].quote[0], points[2].quote[1]),
        points[3].quote,
    ]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [(_OF_PERIOD, [0, 1, 2]), (_GENERAL, [0, 1, 2, 3, 4, 5])],
)
def test_more_is_stated_of_a_general_text(metadata: Metadata, expected: list[int]) -> None:
    found = [_evidence(n % 6, 1.0, metadata)._replace(number=n) for n in range(8)]
    assert [each.number for each in best_of(found)] == expected
    sure = [_evidence(0, 9.0, metadata), *found[1:]]
    assert [each.number for each in best_of(sure)] == [0]


def test_what_only_ranks_well_follows_in_a_general_text_what_answers() -> None:
    first, other = _evidence(0, 1.0), _evidence(1, 1.0)._replace(answers=False)
    aside = other._replace(signs=_SIGNS._replace(aside=1.0))
    assert best_of([first, other]) == [first, other]
    plan = other._replace(signs=_SIGNS._replace(plan=1.0))
    assert best_of([first, aside, plan]) == [first]
    assert best_of([other, first]) == [first]
    of_report = first._replace(hit=_hit(_OF_PERIOD))
    assert best_of([of_report, other]) == [of_report]
    assert best_of([first, other._replace(hit=_hit(_OF_PERIOD))]) == [first]
