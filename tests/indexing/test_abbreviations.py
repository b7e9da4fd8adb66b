"""What short forms mean in a library: definitions of one report do not harm another."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from hoibaocao.indexing.abbreviations import LibraryAbbreviations, defined_by
from hoibaocao.indexing.library import Library
from hoibaocao.vietnamese.abbreviations import Abbreviations
from tests.fakes import FakeEmbedder

_TABLE = {"TTCN": "tiểu thủ công nghiệp"}
_TEXTS = [
    "Giá trị TTCN tăng.",
    "Mở trung tâm công nghệ (TTCN); thêm khu dân cư kiểu mẫu (KDCKM), dự án (DA).",
    "Xây dựng 5 KDCKM; DA lớn.",
]


def _library(table: Mapping[str, str], texts: Iterable[str]) -> LibraryAbbreviations:
    known = Abbreviations.of(table)
    return LibraryAbbreviations(table, [defined_by(text, known) for text in texts])


@pytest.fixture
def abbreviations() -> LibraryAbbreviations:
    return _library(_TABLE, _TEXTS)


def test_a_report_is_read_as_it_defines(abbreviations: LibraryAbbreviations) -> None:
    assert abbreviations.of_report(0).spelt_out("TTCN") == "tiểu thủ công nghiệp"
    assert abbreviations.of_report(1).spelt_out("TTCN") == "trung tâm công nghệ"


def test_what_is_beyond_doubt_holds_everywhere(abbreviations: LibraryAbbreviations) -> None:
    assert abbreviations.of_report(2).spelt_out("5 KDCKM; DA lớn") == (
        "5 khu dân cư kiểu mẫu; DA lớn"
    )
    doubted = _library(_TABLE, [*_TEXTS, "kênh dẫn cấp kiểu mới (KDCKM)"])
    assert doubted.of_report(2).spelt_out("5 KDCKM") == "5 KDCKM"


def test_a_question_means_what_the_reports_asked_mean(abbreviations: LibraryAbbreviations) -> None:
    def asked(*reports: int) -> str:
        return abbreviations.of_question("ttcn", reports).spelt_out("ttcn")

    assert asked(0) == "tiểu thủ công nghiệp"
    assert asked(1) == "trung tâm công nghệ"
    assert asked(0, 1, 2) == "tiểu thủ công nghiệp, trung tâm công nghệ"


def test_one_report_among_many_does_not_change_a_question() -> None:
    many = _library(_TABLE, [_TEXTS[0]] * 20 + [_TEXTS[1]])
    question = many.of_question("TTCN", range(21))
    assert question.spelt_out("TTCN") == "tiểu thủ công nghiệp"


@pytest.mark.parametrize(
    ("short", "long", "other"),
    [("CA", "công an", "chi ân"), ("TU", "tỉnh ủy", "thành ủy")],
)
def test_a_short_form_that_is_also_a_syllable_keeps_its_known_meaning(
    short: str, long: str, other: str
) -> None:
    def asked(definition: str, reports: int) -> str:
        texts = [definition, *["Kinh tế tăng."] * (reports - 1)]
        library = _library({short: long}, texts)
        question = f"{short} huyện làm gì?"
        return library.of_question(question, range(reports)).spelt_out(question)

    assert _library({short: long}, [f"{long} ({short})"]).defined == [{}]
    for reports in (1, 3, 31):
        assert asked(f"{long} ({short})", reports) == f"{long} huyện làm gì?"
    assert asked(f"{other} ({short})", 1) == f"{other} huyện làm gì?"
    assert asked(f"{other} ({short})", 3) == f"{long}, {other} huyện làm gì?"
    assert asked(f"{other} ({short})", 31) == f"{long} huyện làm gì?"


def test_what_is_known_is_not_kept() -> None:
    known = _library(_TABLE, ["tiểu, thủ công nghiệp (TTCN)"])
    assert known.defined == [{}]


def test_abbreviations_can_be_kept_as_bytes(abbreviations: LibraryAbbreviations) -> None:
    assert LibraryAbbreviations.from_bytes(abbreviations.to_bytes()) == abbreviations
    with pytest.raises(ValueError, match="abbreviations"):
        LibraryAbbreviations.from_bytes(b"[]")


def test_users_abbreviations_take_effect_at_a_sync_without_embedding(
    library: Library, reports: Path, embedder: FakeEmbedder
) -> None:
    first = library.sync()
    embedded = len(embedder.embedded)
    (reports / "abbreviations.toml").write_text('"TNS" = "thu ngân sách"', encoding="utf-8")
    planned = library.plan()
    second = library.sync()
    assert planned == second.changes
    assert (first.changes.abbreviations, second.changes.abbreviations) == (False, True)
    assert (second.generation, second.changes.unreadable) == ("gen-000002", ())
    assert second.changes.unchanged == first.changes.added
    assert len(embedder.embedded) == embedded
    generation = library.current()
    spelt_out = generation.abbreviations.of_question("tns", [0, 1]).spelt_out("tns")
    assert spelt_out == "thu ngân sách"
    assert generation.language.mended("tns") == "tns"
    assert library.sync().generation == "gen-000002"


def test_a_definition_is_the_same_after_a_sync_as_after_a_rebuild(
    library: Library, reports: Path
) -> None:
    library.sync()
    (reports / "them.txt").write_text("BÁO CÁO\n\nlàng nghề xanh (LNX)", encoding="utf-8")
    library.sync()
    kept = library.current()
    library.sync(full=True)
    rebuilt = library.current()
    assert kept.abbreviations == rebuilt.abbreviations
    assert kept.abbreviations.defined[2] == {"LNX": "làng nghề xanh"}
    for question in ("làng nghề xanh", "lnx"):
        assert kept.lexical.search(question, 5, "folded") == (
            rebuilt.lexical.search(question, 5, "folded")
        )
