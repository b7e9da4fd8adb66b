"""Places as reports and questions write them."""

import pytest

from hoibaocao.records import Place
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, label
from hoibaocao.vietnamese.units import provinces_and_districts

NATIONAL = Gazetteer.national()
TAM_DUONG = Place("Tam Dương", "district", "huyện", province="Vĩnh Phúc")
BA_BE = Place("Ba Bể", "district", "huyện", province="Bắc Kạn")
CHIEM_HOA = Place("Chiêm Hóa", "district", "huyện", province="Tuyên Quang")
CAM_XUYEN = Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh")
INVENTED = Place("Tân Tiến", "district", "huyện")
LIBRARY = NATIONAL.with_places([TAM_DUONG, BA_BE, CHIEM_HOA, CAM_XUYEN, INVENTED])


def found(text: str, gazetteer: Gazetteer = NATIONAL) -> list[PlaceMention]:
    return gazetteer.find(text)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Huyện Cẩm Xuyên họp", "Huyện Cẩm Xuyên", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("H. Cẩm Xuyên", "H. Cẩm Xuyên", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("H.Cẩm Xuyên", "H.Cẩm Xuyên", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("HUYỆN CẨM XUYÊN SƠ KẾT", "HUYỆN CẨM XUYÊN", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("HUYỆN\nCẨM XUYÊN", "HUYỆN\nCẨM XUYÊN", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("thu huyện cẩm xuyên", "huyện cẩm xuyên", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("huyen cam xuyen", "huyen cam xuyen", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("Cam Xuyen district", "Cam Xuyen district", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("Huyện uỷ Chiêm Hoá", "Huyện uỷ Chiêm Hoá", "huyện Chiêm Hóa, tỉnh Tuyên Quang"),
        ("Huyện ủy Cẩm Xuyên Nguyễn A", "Huyện ủy Cẩm Xuyên", "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh", "tỉnh Hà Tĩnh"),
        ("tinh ha tinh", "tinh ha tinh", "tỉnh Hà Tĩnh"),
        ("Ha Tinh province", "Ha Tinh province", "tỉnh Hà Tĩnh"),
        ("Tỉnh ủy Điện Biên", "Tỉnh ủy Điện Biên", "tỉnh Điện Biên"),
        ("tỉnh Hòa Bình", "tỉnh Hòa Bình", "tỉnh Hòa Bình"),
        ("tỉnh Hoà Bình", "tỉnh Hoà Bình", "tỉnh Hòa Bình"),
        ("thành phố Hòa Bình", "thành phố Hòa Bình", "thành phố Hòa Bình, tỉnh Hòa Bình"),
        ("huyện Hòa Bình", "huyện Hòa Bình", "huyện Hòa Bình, tỉnh Bạc Liêu"),
        ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("TP.HCM", "TP.HCM", "thành phố Hồ Chí Minh"),
        ("ở TPHCM", "TPHCM", "thành phố Hồ Chí Minh"),
        ("thành phố Huế", "thành phố Huế", "thành phố Huế"),
        ("tp hue", "tp hue", "thành phố Huế"),
        ("tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
        ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("TX. Kỳ Anh", "TX. Kỳ Anh", "thị xã Kỳ Anh, tỉnh Hà Tĩnh"),
        ("huyện Kỳ Anh", "huyện Kỳ Anh", "huyện Kỳ Anh, tỉnh Hà Tĩnh"),
        ("thị xã Vinh", "thị xã Vinh", "thành phố Vinh, tỉnh Nghệ An"),
        ("quận 1", "quận 1", "Quận 1, thành phố Hồ Chí Minh"),
        ("Q.1", "Q.1", "Quận 1, thành phố Hồ Chí Minh"),
        ("quan 01 nam 2023", "quan 01", "Quận 1, thành phố Hồ Chí Minh"),
        ("District 1", "District 1", "Quận 1, thành phố Hồ Chí Minh"),
        ("huyện đảo Cô Tô", "huyện đảo Cô Tô", "huyện Cô Tô, tỉnh Quảng Ninh"),
        ("xã Cẩm Lạc", "xã Cẩm Lạc", "xã Cẩm Lạc, huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        ("xã Ba, huyện nhà", "xã Ba", "xã Ba, huyện Đông Giang, tỉnh Quảng Nam"),
        ("xã Ba Nguyễn Văn A", "xã Ba", "xã Ba, huyện Đông Giang, tỉnh Quảng Nam"),
        ("XÃ BA\nSố: 12/BC-UBND", "XÃ BA", "xã Ba, huyện Đông Giang, tỉnh Quảng Nam"),
        ("xã Đồn Đạc", "xã Đồn Đạc", "xã Đồn Đạc, huyện Ba Chẽ, tỉnh Quảng Ninh"),
    ],
)  # fmt: skip
def test_a_unit_word_makes_a_place(text: str, words: str, place: str) -> None:
    (mention,) = found(text)
    assert text[mention.start : mention.end] == words
    assert label(mention.places[0]) == place
    assert mention.certain
    assert mention.prefixed or words == "TPHCM" or words.startswith("Bà Rịa")


@pytest.mark.parametrize(
    ("text", "words", "exact"),
    [
        ("Cẩm Xuyên", "Cẩm Xuyên", True),
        ("Tại Cẩm Xuyên, thu ngân sách tăng", "Cẩm Xuyên", True),
        ("UBND Cẩm Xuyên báo cáo", "Cẩm Xuyên", True),
        ("CẨM XUYÊN ĐẠT 120 TỶ", "CẨM XUYÊN", True),
        ("thu ngân sách cẩm xuyên", "cẩm xuyên", True),
        ("Thu ngân sách Cẩm xuyên", "Cẩm xuyên", True),
        ("thu ngan sach cam xuyen nam 2023", "cam xuyen", False),
        ("How much did Cam Xuyen collect?", "Cam Xuyen", False),
        ("thu ngân sách cẩm xuyen", "cẩm xuyen", False),
        ("thu ngân sách cam xuyên", "cam xuyên", False),
        ("(Cẩm Xuyên, 2023)", "Cẩm Xuyên", True),
        ("thăm Cẩm Xuyên.", "Cẩm Xuyên", True),
        ("in Cam Xuyen's plan", "Cam Xuyen", False),
    ],
)
def test_a_bare_district_is_a_place(text: str, words: str, *, exact: bool) -> None:
    (mention,) = found(text)
    assert text[mention.start : mention.end] == words
    assert mention.places == (CAM_XUYEN,)
    assert (mention.certain, mention.exact, mention.prefixed) == (True, exact, False)


def test_cities_as_english_writes_them() -> None:
    text = "Hanoi, Haiphong, Danang, Dalat and Saigon"
    assert [mention.places[0].name for mention in found(text)] == [
        "Hà Nội", "Hải Phòng", "Đà Nẵng", "Đà Lạt", "Hồ Chí Minh",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "place", "certain"),
    [
        ("ba be thu bao nhieu", "ba be", BA_BE, False),
        ("Ba Bể thu bao nhiêu", "Ba Bể", BA_BE, True),
        ("thu của Tân Tiến năm 2023", "Tân Tiến", INVENTED, True),
        ("thu cua tan tien nam 2023", "tan tien", INVENTED, True),
        ("huyện Tân Tiến", "huyện Tân Tiến", INVENTED, True),
        ("tam duong giai quyet viec lam", "tam duong", TAM_DUONG, True),
        ("lúa hè thu Tam Dương năm 2023", "Tam Dương", TAM_DUONG, True),
        ("Chiem Hoa meeting", "Chiem Hoa", CHIEM_HOA, True),
    ],
)
def test_places_of_the_library_come_first(
    text: str, words: str, place: Place, *, certain: bool
) -> None:
    (mention,) = found(text, LIBRARY)
    assert text[mention.start : mention.end] == words
    assert mention.places[0] == place
    assert mention.certain is certain


@pytest.mark.parametrize("words", ["phuong dong son", "phường Đông Sơn"])
def test_a_unit_of_the_library_is_known_by_its_unit_word(words: str) -> None:
    ward = Place("Đông Sơn", "commune", "phường", province="Vân Lam")
    for text in (f"{words} la ai", f"chu tich {words} la ai"):  # "phuong dong", "son la"
        (mention,) = found(text, NATIONAL.with_places([ward]))
        assert (text[mention.start : mention.end], mention.places[0]) == (words, ward)


def test_a_library_adds_to_what_is_known() -> None:
    both = NATIONAL.with_places([INVENTED]).with_places([CAM_XUYEN])
    assert [each.places[0] for each in found("Tân Tiến và Cẩm Xuyên", both)] == [
        INVENTED,
        CAM_XUYEN,
    ]
    assert found("Tân Tiến") == []


def test_ambiguous_names_are_not_certain() -> None:
    (mention,) = found("Kỳ Anh")
    assert {place.kind for place in mention.places} == {"huyện", "thị xã"}
    assert not mention.certain
    (mention,) = found("xã Thanh Sơn")
    assert len(mention.places) > 10
    assert not mention.certain


def test_the_text_around_tells_communes_apart() -> None:
    text = "xã Thanh Sơn, huyện Ba Chẽ, tỉnh Quảng Ninh"
    first, second, third = found(text)
    assert label(first.places[0]) == text
    assert first.certain
    assert [label(each.places[0]) for each in (second, third)] == [
        "huyện Ba Chẽ, tỉnh Quảng Ninh",
        "tỉnh Quảng Ninh",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tại 02 xã Đồn Đạc, Thanh Sơn đạt chuẩn", ["xã Đồn Đạc", "Thanh Sơn"]),
        ("các xã Đồn Đạc, Thanh Sơn và Nam Sơn", ["xã Đồn Đạc", "Thanh Sơn", "Nam Sơn"]),
        ("khen thưởng xã Đồn Đạc và Thanh Sơn", ["xã Đồn Đạc", "Thanh Sơn"]),
    ],
)
def test_a_list_shares_its_unit_word(text: str, words: list[str]) -> None:
    mentions = found(text)
    assert [text[each.start : each.end] for each in mentions] == words
    assert {each.places[0].district for each in mentions} == {"Ba Chẽ"}
    assert all(each.prefixed for each in mentions)


def test_a_province_leads_its_capital() -> None:
    (mention,) = found("Thái Nguyên")
    assert [place.kind for place in mention.places] == ["tỉnh", "thành phố"]
    assert mention.certain


def test_every_district_is_found_with_its_kind() -> None:
    for place in provinces_and_districts():
        for text in (f"{place.kind} {place.name} đạt", f"{place.kind} {place.name}".upper()):
            assert any(place in mention.places for mention in found(text)), text
