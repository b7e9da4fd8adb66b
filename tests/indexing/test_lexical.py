from pathlib import Path

import pytest

from hoibaocao.indexing.folder import linked_tree
from hoibaocao.indexing.lexical import LexicalIndex, is_stale, update_lexical, write_lexical

_DOCUMENTS = [
    (0, 0, "Thu ngân sách đạt 120,3 tỷ đồng"),
    (1, 0, "Chi ngân sách đạt 80 tỷ đồng; thu hút đầu tư"),
    (2, 2, "Xây dựng NTM ở xã Mỹ Đức"),
    (3, 2, "Đường về xã Mỹ Đúc"),
]


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    write_lexical(tmp_path, _DOCUMENTS)
    return LexicalIndex(tmp_path, [0, 2], [0, 2])


def _found(hits: list[tuple[int, float]]) -> list[int]:
    return [passage for passage, _ in hits]


def test_neighbouring_words_count_more(index: LexicalIndex) -> None:
    assert _found(index.search("thu ngân sách", 2, "accented")) == [0, 1]


def test_a_question_without_diacritics_finds_folded_words(index: LexicalIndex) -> None:
    assert _found(index.search("thu ngan sach", 2, "folded")) == [0, 1]
    assert index.search("thu ngan sach", 2, "accented")[0][0] == 0
    assert _found(index.search("ngan sach", 2, "accented")) == []


def test_an_exact_accent_tells_names_apart(index: LexicalIndex) -> None:
    assert _found(index.search("Mỹ Đức", 4, "accented"))[0] == 2
    assert _found(index.search("Mỹ Đúc", 4, "accented"))[0] == 3
    assert set(_found(index.search("my duc", 4, "folded"))) == {2, 3}


def test_only_the_wanted_reports(index: LexicalIndex) -> None:
    assert _found(index.search("xã", 4, "folded", reports=[0])) == []
    assert _found(index.search("tỷ đồng", 4, "folded", reports=[0])) == [0, 1]
    assert index.search("tỷ đồng", 4, "folded", reports=[]) == []


def test_nothing_to_look_for(index: LexicalIndex) -> None:
    assert index.search("?!", 4, "folded") == []


def test_how_often_a_word_stands(index: LexicalIndex) -> None:
    assert (index.frequency("dong"), index.frequency("xa"), index.frequency("khong")) == (2, 2, 0)
    assert len(index) == 4


def test_an_index_is_changed_without_harm_to_the_one_it_is_linked_to(
    tmp_path: Path, index: LexicalIndex
) -> None:
    changed = tmp_path.parent / f"{tmp_path.name}-changed"
    linked_tree(tmp_path, changed)
    update_lexical(changed, [0], [(4, 4, "Xã Mỹ Đức thu ngân sách")])
    after = LexicalIndex(changed, [4, 2], [0, 1])
    assert (len(after), len(index), len(LexicalIndex(tmp_path, [0, 2], [0, 2]))) == (3, 4, 4)
    assert _found(after.search("thu ngân sách", 4, "accented")) == [0]
    assert set(_found(after.search("my duc", 4, "folded"))) == {0, 1, 2}
    assert _found(after.search("my duc", 4, "folded", reports=[0])) == [0]


def test_near_copies_tie_by_their_number_whenever_they_came(tmp_path: Path) -> None:
    text = "Thu ngân sách đạt 5 tỷ"
    write_lexical(tmp_path, [(at, at, text) for at in range(20, 60)])
    update_lexical(tmp_path, [], [(at, at, text) for at in range(20)])
    index = LexicalIndex(tmp_path, list(range(60)), list(range(60)))
    assert _found(index.search("thu ngân sách", 5, "accented")) == [0, 1, 2, 3, 4]


def test_few_withdrawn_passages_of_many_may_stay() -> None:
    assert (is_stale(100, 0), is_stale(100, 1)) == (False, True)
    assert (is_stale(100_000, 5_000), is_stale(100_000, 5_001)) == (False, True)
