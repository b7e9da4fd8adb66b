from pathlib import Path

import pytest

from benchmarks.openings import SETS, Outcome, outcomes, shares


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_what_openings_say_is_read_and_nothing_is_invented(path: Path) -> None:
    found = outcomes(path)
    assert len(found) >= 240
    share = shares(found)
    assert [each for each in found if each.invented] == []
    assert share["place"] >= 0.98
    assert share["period"] >= 0.97
    assert share["issued"] >= 0.97
    assert min(share["title"], share["number"], share["issuer"]) >= 0.95


def test_a_place_may_leave_parents_out_but_not_invent_them() -> None:
    told = "xã Đồi Mây, huyện Sông Trăng, Bình Lâm"
    assert Outcome("a", "place", told, "xã Đồi Mây, Bình Lâm").right
    assert not Outcome("a", "place", told, "xã Đồi Mây, Nam Lâm").right
    assert not Outcome("a", "place", told, "").right
    assert Outcome("a", "place", "", told).invented
