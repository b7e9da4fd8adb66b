"""Places that a question names with slips, in short, or like ordinary words."""

import pytest

from hoibaocao.records import Metadata, Place
from hoibaocao.searching.scope import ScopeReader
from tests.searching.nine_reports import (
    HILLS,
    REPORTS,
    SHORT,
    YEAR_2023,
    sides_of,
)

STONE = Place("Đá Bàn", "district", "huyện")
PIT = Place("Ba Vực", "commune", "xã")
MINE = Place("Mỏ Cày Bắc", "district", "huyện", province="Bến Tre")


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Ba tháng đầu năm 2023 Đồi Mây thu bao nhiêu?", (HILLS,)),
        ("Đồi Mây ba quý đầu năm 2023 thu bao nhiêu?", (HILLS,)),
        ("xã Ba thu bao nhiêu?", (SHORT,)),
        ("Thu ngân sách của Ba?", (SHORT,)),
    ],
)
def test_a_short_name_is_not_found_in_ordinary_words(
    question: str, places: tuple[Place, ...]
) -> None:
    reader = ScopeReader([*REPORTS, Metadata("", SHORT)])
    assert reader.resolve(question).places == places


def test_tones_that_sound_alike_are_a_slip(reader: ScopeReader) -> None:
    town = Place("Vĩnh Hải", "district", "thị xã")
    reader = ScopeReader([Metadata("", Place("Vĩnh Hải", "district", "huyện")), Metadata("", town)])
    assert reader.resolve("thị xã Vỉnh Hải thu bao nhiêu?").places == (town,)
    assert reader.resolve("thị xã Vinh Hạt thu bao nhiêu?").places != (town,)


def test_capitals_alone_are_no_name(reader: ScopeReader) -> None:
    assert reader.resolve("CHỈ TIÊU TỈNH GIAO ĐẦU NĂM LÀ BAO NHIÊU").absent_places == ()


@pytest.mark.parametrize("name", ["Bến Lương", "huyện Bến Lương", "huyện bến lương"])
def test_a_name_spelt_nearly_so_is_absent_and_offered(reader: ScopeReader, name: str) -> None:
    resolution = reader.resolve(f"Thu ngân sách {name} 6 tháng đầu năm 2023?")
    assert [place.name for place in resolution.absent_places] == [name.removeprefix("huyện ")]
    assert resolution.places == resolution.absent_places
    assert ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)) in sides_of(resolution)


@pytest.mark.parametrize("name", ["Bến Sươg", "huyện Bến Sưong", "Bến Suương"])
def test_a_name_of_nobody_one_keystroke_off_is_read_as_the_one_meant(
    reader: ScopeReader, name: str
) -> None:
    resolution = reader.resolve(f"Thu ngân sách {name} 6 tháng đầu năm 2023?")
    assert resolution.absent_places == ()
    assert ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)) in sides_of(resolution)


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ("huyện Đá Bà", STONE),
        ("huyen da bn", STONE),
        ("Đáá Bàn", STONE),
        ("xã Bn Vực", PIT),
        ("xã Bi Vực, huyện Đá Bàn", PIT),
        ("huyện Mỏ Cài Bắc", MINE),
        ("do mỏ cày bắc ký", MINE),
        ("huyện Mỏ Cày Bức, tỉnh Bến Tre", MINE),
    ],
)
def test_short_names_and_those_within_a_place_that_is_named(named: str, place: Place) -> None:
    reader = ScopeReader([Metadata("", each, YEAR_2023) for each in (STONE, PIT, MINE)])
    assert reader.resolve(f"Thu ngân sách {named} năm 2023?").places == (place,)


@pytest.mark.parametrize("words", ["huyện Đá Bạc", "Đá Bun", "huyện Mỏ Cày Bức", "xã Bi Vực"])
def test_a_short_name_that_may_be_another_is_none_of_them(words: str) -> None:
    reader = ScopeReader([Metadata("", each, YEAR_2023) for each in (STONE, PIT, MINE)])
    resolution = reader.resolve(f"Thu ngân sách {words} năm 2023?")
    assert not {STONE, PIT, MINE} & {*resolution.places}


@pytest.mark.parametrize(
    "question",
    [
        "thu ngân sách bến sướng 2023",
        "thu ngân sách bến sướng 6 tháng đầu năm 2023",
        "thu ngân sách năm 2023 của bến sướng là bao nhiêu",
        "bến sướng thu bao nhiêu 2023",
        "thu ngân sách năm 2023 bẹn sương?",
        "thu ngân sách đá bản 2023",
    ],
)
def test_small_letters_with_one_wrong_sign_are_the_name_of_the_library(question: str) -> None:
    sand = Place("Bến Sương", "district", "huyện")
    reader = ScopeReader([Metadata("", each, YEAR_2023) for each in (sand, STONE)])
    resolution = reader.resolve(question)
    assert [place.name for place in resolution.places] == [
        "Đá Bàn" if "đá" in question else "Bến Sương"
    ]
    assert resolution.absent_places == ()


@pytest.mark.parametrize(
    "question",
    [
        "có bao nhiêu bến sướng vui năm 2023",
        "ba vức sâu nào được san lấp năm 2023",
        "của ba vức sâu năm 2023",
        "thu ngân sách bên sướng 2023",
    ],
)
def test_small_letters_within_a_phrase_or_with_two_wrong_signs_are_no_name(question: str) -> None:
    sand = Place("Bến Sương", "district", "huyện")
    reader = ScopeReader([Metadata("", each, YEAR_2023) for each in (sand, PIT)])
    assert reader.resolve(question).places == ()


@pytest.mark.parametrize("words", ["ba vụ cháy", "ba vu chay"])
def test_ordinary_words_are_no_short_name(words: str) -> None:
    reader = ScopeReader([Metadata("", each, YEAR_2023) for each in (STONE, PIT)])
    assert reader.resolve(f"có {words} năm 2023?").places == ()


def test_a_misspelt_name_is_shown_as_it_was_read(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách huyện Bến Sươg năm 2023?")
    assert resolution.question == "Thu ngân sách huyện Bến Sươg năm 2023?"
    assert resolution.reading == "Thu ngân sách huyện Bến Sương năm 2023?"


def test_ordinary_words_are_no_name_spelt_nearly_so(reader: ScopeReader) -> None:
    resolution = reader.resolve("Có bao nhiêu xe ở bến lương thực năm 2023?")
    assert resolution.absent_places == ()
