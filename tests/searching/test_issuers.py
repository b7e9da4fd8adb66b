"""The office that reports itself, named before its place."""

import pytest

from hoibaocao.searching.issuers import naming_issuer


@pytest.mark.parametrize(
    ("question", "issuer", "named"),
    [
        ("TTYT huyện Mây thu bao nhiêu?", "TRUNG TÂM Y TẾ HUYỆN MÂY", "TTYT "),
        ("Nhiệm vụ của Công an huyện Mây", "CÔNG AN HUYỆN MÂY", "Công an "),
        ("nhiem vu cua cong an huyen May", "CÔNG AN HUYỆN MÂY", "cong an "),
        ("Nhiệm vụ của Công an huyện Mây", "ỦY BAN NHÂN DÂN HUYỆN MÂY", ""),
        ("Thu của huyện Mây", "ỦY BAN NHÂN DÂN HUYỆN MÂY", ""),
    ],
)
def test_the_issuer_before_its_place(question: str, issuer: str, named: str) -> None:
    place = question.lower().index("huy")
    spans = naming_issuer(question, [(place, place + 9)], [issuer])
    assert [question[start:end] for start, end in spans] == ([named] if named else [])
