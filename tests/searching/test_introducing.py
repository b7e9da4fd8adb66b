from hoibaocao.records import Hit, Metadata, Passage
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.introducing import introduced
from hoibaocao.searching.signs import Signs
from hoibaocao.vietnamese.offices import Office

_SIGNS = Signs(*([0.0] * len(Signs._fields)))
_SECRETARY = Office("", "bi thu", "huyen uy", "")
_FIRST = "Bí thư Huyện ủy Tam Dương Lê Văn Bình chủ trì hội nghị."
_LATER = "Kết luận hội nghị, Bí thư Huyện ủy Lê Văn Bình yêu cầu các xã thu đúng, thu đủ ngân sách."
_LAST = "Bí thư Huyện ủy Lê Văn Bình tặng hoa."
_OTHER = "Bí thư Huyện ủy khóa trước là đồng chí Trần Thị Cúc."


def _evidence(
    text: str,
    start: int,
    score: float,
    *,
    report: str = "a.txt",
    passage: int = 0,
    fits: bool = True,
    aside: float = 0.0,
) -> Evidence:
    hit = Hit(Passage(report, passage, passage + 900, "?", None, ""), Metadata(""), 1.0)
    signs = _SIGNS._replace(aside=aside)
    return Evidence(hit, 0, start, start + len(text), text, signs, score, fits=fits, answers=fits)


def test_the_first_that_names_the_holder_stands_for_the_later_ones() -> None:
    found = [
        _evidence(_LATER, 1000, 5.0, passage=900),
        _evidence(_LAST, 1200, 5.0, passage=900),
        _evidence(_FIRST, 100, 2.0),
    ]
    first, *others = introduced(found, _SECRETARY)
    assert first.text == _FIRST
    assert round(first.score, 3) == 5.718  # log(e⁵ + e⁵ + e²)
    assert others == found[:2]


def test_what_the_passage_of_a_later_one_says_beside_counts_too() -> None:
    found = [
        _evidence(_LATER, 1000, 5.0, passage=900),
        _evidence("Hội nghị bế mạc.", 1200, 5.0, passage=900, fits=False),
        _evidence(_FIRST, 100, 2.0),
    ]
    assert round(introduced(found, _SECRETARY)[0].score, 3) == 5.718


def test_the_best_stays_first_if_it_is_the_first_or_says_something_else() -> None:
    best = _evidence(_LATER, 1000, 5.0, passage=900)
    others = [
        _evidence(_LAST, 1200, 4.0, passage=900),
        _evidence(_OTHER, 100, 3.0),
        _evidence(_FIRST, 200, 2.0, report="b.txt"),
        _evidence(_FIRST, 300, 1.0, aside=1.0),
        _evidence("Các xã thu đúng, thu đủ ngân sách.", 400, 0.5, fits=False),
    ]
    assert introduced([best, *others], _SECRETARY) == [best, *others]


def test_nothing_is_led_where_no_holder_of_an_office_is_asked_for_or_told() -> None:
    found = [_evidence(_LATER, 1000, 5.0, passage=900), _evidence(_FIRST, 100, 2.0)]
    assert introduced(found, None) == found
    assert introduced([each._replace(fits=False) for each in found], _SECRETARY)[0].text == _LATER
    assert introduced([], _SECRETARY) == []


def test_nothing_is_led_by_a_best_that_names_no_holder() -> None:
    found = [_evidence("Bí thư Huyện ủy tiếp 34 lượt công dân.", 90, 5.0), _evidence(_FIRST, 10, 2)]
    assert introduced(found, _SECRETARY) == found
