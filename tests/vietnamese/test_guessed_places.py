"""Names of places spelt nearly right, guessed only on demand."""

import pytest

from hoibaocao.records import Place
from hoibaocao.vietnamese.places import Gazetteer

TAM_DUONG = Place("Tam Dương", "district", "huyện", province="Vĩnh Phúc")
CHIEM_HOA = Place("Chiêm Hóa", "district", "huyện", province="Tuyên Quang")
CAM_XUYEN = Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh")
SOC_SON = Place("Sóc Sơn", "district", "huyện", province="Hà Nội")
LIBRARY = Gazetteer.national().with_places([TAM_DUONG, CHIEM_HOA, CAM_XUYEN])


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Chim Hóa đạt bao nhiêu", "Chim Hóa", CHIEM_HOA),
        ("chim hoa dat bao nhieu", "chim hoa", CHIEM_HOA),
        ("camxuyen thu bao nhieu", "camxuyen", CAM_XUYEN),
        ("Tam Dưong năm 2021", "Tam Dưong", TAM_DUONG),
        ("Sóc Sơm có bao nhiêu hộ nghèo", "Sóc Sơm", SOC_SON),
    ],
)
def test_misspelled_names_are_guessed_on_demand(text: str, words: str, place: Place) -> None:
    (mention,) = LIBRARY.find(text, fuzzy=True)
    assert text[mention.start : mention.end] == words
    assert mention.places[0] == place
    assert (mention.certain, mention.exact) == (False, False)
    assert LIBRARY.find(text, fuzzy=False) == []


@pytest.mark.parametrize("text", ["tạm dừng hoạt động", "hoat dong ra sao", "soc som"])
def test_not_all_that_is_near_is_a_guess(text: str) -> None:
    assert LIBRARY.find(text, fuzzy=True) == []
