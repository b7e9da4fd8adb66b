import itertools

import pytest

from hoibaocao.vietnamese import dates, period_patterns
from hoibaocao.vietnamese.hinted import Hinted
from hoibaocao.vietnamese.text import fold

WORDINGS = [
    fold(wording.strip())
    for wording in """6 tháng đầu năm 2023|quý I/2024|quý 2|9T 2022|T5/2021|5/2021|cả năm
    năm ngoái|nửa đầu năm|Q1 2023|2Q 2023|2023 q3|h1 2023|1h2024|2h 2023|2023-h2|2023 h1
    last half|last 3 months of 2020|first six months|May 2023|april-may 2023|in 2022|fy2020
    full year 2021|first half of 2023|2023-05-06|ngày 5 tháng 6|ngày 30tháng 6năm 2023|hôm 5/6
    5th of May, 2023|12/7/2023|ngày mười hai tháng bảy năm hai nghìn không trăm hai mươi ba
    June 5, 2023|cùng kỳ năm 2022|cùng thời điểm|same period of 2022|year-on-year
    nhiệm kỳ 2020-2025|giữa nhiệm kỳ|sáu tháng|những tháng đầu năm 2023|từ 2020 đến 2023|chín t
    quý nhất|đến hết tháng 9|đến quý III/2022|giữa năm 2023|mid-2023|bán niên 2023|nửa năm 2023
    3 quý đầu năm|hai quý năm 2023|quý cuối năm|quý đầu|lũy kế 5 tháng|năm nay|this year|entire year
    quý I, II và III/2023|q. ii|q.2/2023|second quarter|6 th dn|3 tháng còn lại
    mười tháng năm 2020|nam2023|năm 1990|tháng 3 đến tháng 5|1989|2045|trước|nửa cuối năm 2022
    6 tháng cuối năm|các năm|so với|của|trong|tân lập 2021|hơn 2022 đảng viên
    """.replace("\n", "|").split("|")
    if wording.strip()
]
HINTED = [
    *(pattern for pattern, _ in period_patterns.RULES),
    period_patterns.SPAN,
    period_patterns.QUARTERS,
    period_patterns.SAME_PERIOD,
    period_patterns.VAGUE,
    *dates._PATTERNS,
]


@pytest.mark.parametrize("hinted", HINTED, ids=lambda hinted: "/".join(hinted.hints))
def test_no_match_is_lost_for_want_of_a_hint(hinted: Hinted) -> None:
    """Each wording, and each two of them side by side."""
    texts = [*WORDINGS, *map(" ".join, itertools.pairwise(WORDINGS))]
    for text in texts:
        with_hints = [match.span() for match in hinted.finditer(text)]
        assert with_hints == [match.span() for match in hinted.pattern.finditer(text)]


def test_each_pattern_has_a_wording_that_it_matches() -> None:
    unmatched = [
        hinted.pattern.pattern
        for hinted in HINTED
        if not any(hinted.pattern.search(wording) for wording in WORDINGS)
    ]
    assert unmatched == []


def test_what_holds_no_hint_is_not_looked_through() -> None:
    hinted = Hinted("quý|năm", r".")
    assert list(hinted.finditer("tháng 5")) == []
    assert len(list(hinted.finditer("quý 2"))) == 5
