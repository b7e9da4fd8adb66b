"""What can be a Vietnamese syllable, and the keys that input methods leave."""

import pytest

from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable, marks, without_keys


@pytest.mark.parametrize(
    "word", "thu ngân sách nghiêng quý gìn giữa uyển ý oanh khuya rượu đất ở quốc yêu".split()
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "sach xuyen sàch ngna sácch đắk panthers ntm w ngânsách".split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "expected"), [("sach", True), ("xuyen", True), ("ngna", False), ("kr", False)]
)
def test_bare_syllables(word: str, expected: bool) -> None:
    assert is_folded_syllable(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("đất", "169"), ("rượu", "57"), ("năm", "7"), ("quý", "1"), ("thu", "")],
)
def test_marks(word: str, expected: str) -> None:
    assert marks(word) == frozenset(expected)


@pytest.mark.parametrize(
    ("word", "letters", "expected"),
    [
        ("ngaan", "ngan", "6"),
        ("sachs", "sach", "1"),
        ("ddaats", "dat", "169"),
        ("datsd", "dat", "19"),
        ("ruowuj", "ruou", "57"),
        ("truwowngf", "truong", "27"),
        ("ngana", "ngan", "6"),
        ("nga6n", "ngan", "6"),
        ("huye65n", "huyen", "56"),
        ("d9a61t", "dat", "169"),
        ("tra8ng", "trang", "7"),
    ],
)
def test_keys_of_input_methods(word: str, letters: str, expected: str) -> None:
    assert without_keys(word) == (letters, frozenset(expected))


@pytest.mark.parametrize(
    "word", ["thu", "class", "panthers", "sasf", "nam2023", "covid19", "km2", "ntm", "a1b2"]
)
def test_no_keys(word: str) -> None:
    assert without_keys(word) is None


@pytest.mark.parametrize(
    "word", ["ngành", "nghề", "kỳ", "ghi", "gì", "giếng", "quốc", "cửu", "kon"]
)
def test_consonants_before_their_vowels(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "ngiệp", "cỳ", "ghà", "gế", "ciu"])
def test_consonants_before_vowels_they_are_not_spelt_with(word: str) -> None:
    assert not is_syllable(word)
