"""Documents named by kind and number."""

import pytest

from hoibaocao.vietnamese.documents import documents_named


@pytest.mark.parametrize(
    ("folded", "named"),
    [
        ("nghi quyet so 05-nq/tu ve du lich", {("nghi quyet", "5")}),
        ("nghi quyet 12 va chi thi 30", {("nghi quyet", "12"), ("chi thi", "30")}),
        ("quyet dinh so: 1178/qd-ttg", {("quyet dinh", "1178")}),
        ("thong qua 24 nghi quyet", set()),
        ("ban hanh nghi quyet 3 nam mot lan", set()),
        ("quyet dinh 2024", set()),
    ],
)
def test_documents_by_number(folded: str, named: set[tuple[str, str]]) -> None:
    assert documents_named(folded) == named
