"""The benchmark's reports: the same every time, alike, and each with its own figures."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.quality.indicators import Indicator, all_indicators
from benchmarks.quality.library import Library
from benchmarks.quality.places import absent_places, all_places
from benchmarks.quality.rows import capitalised
from benchmarks.quality.variants import VARIANTS
from benchmarks.quality.world import KINDS, Period, World, written
from hoibaocao.reading.legacy import repaired
from hoibaocao.reading.read import read_report
from hoibaocao.vietnamese.sentences import sentence_spans
from hoibaocao.vietnamese.text import fold


def test_one_seed_gives_the_same_bytes(library: Library, made_again: Library) -> None:
    first = [(report.name, report.text) for report in library.reports]
    assert [(report.name, report.text) for report in made_again.reports] == first


def test_another_seed_gives_other_figures() -> None:
    place, indicator, period = all_places()[0], all_indicators()[0], Period(2023, "half")
    figures = {World(seed).value(place, indicator, period) for seed in (7, 8, 2026)}
    assert len(figures) == 3


def test_there_are_enough_reports_of_a_usual_length(library: Library) -> None:
    lengths = [len(report.text) for report in library.reports]
    assert len(lengths) >= 250
    assert min(lengths) >= 4_000
    assert max(lengths) <= 10_000


def test_names_of_files_are_unique_and_tell_nothing(library: Library) -> None:
    names = [report.name for report in library.reports]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"bc-\d{4}\.txt", name) for name in names)


def test_a_report_is_headed_as_an_office_heads_it(library: Library) -> None:
    for report in library.reports:
        place, opening = report.issue.place, report.text[:700]
        assert opening.startswith(f"ỦY BAN NHÂN DÂN\n{place.called.upper()}\nSố: ")
        assert f"\n{place.name}, ngày " in opening
        assert "\n\nBÁO CÁO\n" in opening
        assert place.called in opening.split("BÁO CÁO\n")[1].split("\n")[0]


def test_figures_stand_far_from_the_title(library: Library) -> None:
    positions = [
        report.text.index(fact.evidence)
        for report in library.reports
        for fact in report.facts.values()
    ]
    assert min(positions) > 700


def test_what_a_report_states_is_in_it_and_what_it_omits_is_not(library: Library) -> None:
    stated = {
        each.key: re.compile("|".join(map(_pattern, each.sentences))) for each in all_indicators()
    }
    nouns = {each.key: each.noun for each in all_indicators()}
    for report in library.reports:
        indicators = {each.key for each in library.world.indicators(report.issue.place)}
        assert set(report.facts) == indicators - report.issue.omitted
        assert len(report.issue.omitted) == 3
        for fact in report.facts.values():
            assert fact.evidence in report.text
            assert fact.answer in fact.evidence
        body, _, outlook = report.text.partition("IV. NHIỆM VỤ")
        for key in report.issue.omitted:
            assert not stated[key].search(body), (report.name, key)
            assert f"\n\n{capitalised(nouns[key])} (" not in outlook, (report.name, key)


def test_an_omitted_figure_stands_in_no_other_report_of_the_place(library: Library) -> None:
    indicators = {each.key: each for each in all_indicators()}
    texts: dict[str, str] = {}
    for report in library.reports:
        place = report.issue.place.key
        texts[place] = texts.get(place, "") + report.text
    for report in library.reports:
        issue = report.issue
        for key in issue.omitted & {"budget_revenue", "production_value", "grain", "tourists"}:
            indicator = indicators[key]
            value = library.world.value(issue.place, indicator, issue.period)
            figure = re.escape(written(value, indicator.decimals))
            nearby = rf"(?<![\d.,]){figure} {indicator.unit}"
            if value < 100:
                continue  # small figures meet by chance
            assert not re.search(nearby, texts[issue.place.key]), (report.name, key)


def test_a_look_alike_is_there_where_the_indicator_is_not(library: Library) -> None:
    near = {each.key: re.compile(_pattern(each.near)) for each in all_indicators()}
    assert all(
        near[key].search(report.text) for report in library.reports for key in report.issue.omitted
    )


def test_a_revision_changes_one_figure_and_comes_later(library: Library) -> None:
    revisions = [report for report in library.reports if report.issue.changed]
    assert len(revisions) >= 10
    for revision in revisions:
        first, second = library.versions(revision.issue.place, revision.issue.period)
        assert second is revision
        changed = [
            key for key in first.facts if first.facts[key].answer != second.facts[key].answer
        ]
        assert changed == [revision.issue.changed]
        assert "thay thế Báo cáo số" in second.text


def test_traps_are_laid(library: Library) -> None:
    texts = [report.text for report in library.reports]
    counts = {
        words: sum(words in text for text in texts)
        for words in ("cùng kỳ năm trước", "Riêng ", "Biểu tổng hợp", "Tại báo cáo ", "Phấn đấu ")
    }
    assert {words for words, count in counts.items() if count < 40} == set()


def test_names_that_are_easily_confused_are_marked() -> None:
    places = all_places()
    assert {place.name for place in places if place.lookalike} == {
        "Thạch Hà",
        "Thạch Hạ",
        "Mỹ Đức",
        "Mỹ Đúc",
        "Vân Đồn",
        "Vạn Đồn",
        "Phú Lương",
        "Phú Lượng",
    }
    shared = {place.name for place in places if place.homonym and place.level == "district"}
    assert shared == {"Kỳ Anh", "Châu Thành", "Tam Nông", "Cao Lãnh", "Vĩnh Thạnh"}
    assert {place.called for place in places if place.homonym and place.kind_tells} >= {
        "huyện Kỳ Anh",
        "thị xã Kỳ Anh",
    }


def test_confusable_places_share_a_split() -> None:
    splits: dict[str, set[str]] = {}
    for place in all_places():
        splits.setdefault(fold(place.name), set()).add(place.split)
    assert {name for name, both in splits.items() if len(both) > 1} == set()


def test_absent_places_are_absent(library: Library) -> None:
    called = {place.called for place in all_places()} | {place.full for place in all_places()}
    everything = "\n".join(report.text for report in library.reports)
    for name in [*absent_places("tune"), *absent_places("report")]:
        assert name not in called
        assert name not in everything


def test_absent_periods_are_neither_reported_nor_looked_back_at(library: Library) -> None:
    for place in library.places:
        reported = library.periods(place)
        absent = library.absent_periods(place, near=True) + library.absent_periods(
            place, near=False
        )
        assert absent
        for period in absent:
            assert period not in reported
            assert Period(period.year + 1, period.kind) not in reported


def test_figures_add_up_over_the_year() -> None:
    world = World(2026)
    indicator = next(each for each in all_indicators() if each.key == "budget_revenue")
    for place in all_places():
        in_year = [world.first_value(place, indicator, Period(2023, kind)) for kind in KINDS]
        assert in_year == sorted(in_year)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(1113.733, 1, "1.113,7"), (4, 0, "04"), (12.5, 2, "12,50"), (45123, 0, "45.123")],
)
def test_figures_are_written_the_vietnamese_way(value: float, decimals: int, expected: str) -> None:
    assert written(value, decimals) == expected


def test_variants_are_the_same_reports_in_other_bytes(library: Library) -> None:
    text = library.reports[0].text
    assert VARIANTS["plain"](text).decode() == text
    assert unicodedata.normalize("NFC", VARIANTS["nfd"](text).decode()) == text
    assert VARIANTS["nfd"](text) != VARIANTS["plain"](text)
    assert VARIANTS["caps"](text).decode() == text.upper()
    old = VARIANTS["tcvn3"](text).decode("latin-1")
    assert "\n".join(repaired(old.splitlines())) == text.rstrip("\n")


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_are_read_like_the_plain_reports(
    tmp_path: Path, library: Library, variant: str
) -> None:
    for report in library.reports[:40:5]:
        (tmp_path / "a.txt").write_bytes(VARIANTS["plain"](report.text))
        (tmp_path / "b.txt").write_bytes(VARIANTS[variant](report.text))
        plain, other = (read_report(tmp_path / f"{name}.txt", tmp_path) for name in "ab")
        title = other.metadata.title.lower()
        assert replace(other.metadata, title="") == replace(plain.metadata, title="")
        assert (title, other.text.lower()) == (plain.metadata.title.lower(), plain.text.lower())
        assert [section.start for section in other.sections] == [
            section.start for section in plain.sections
        ]
        assert sentence_spans(other.text) == sentence_spans(plain.text)


def _pattern(template: str) -> str:
    """Return what a sentence looks like with any figures in it, its evidence part alone."""
    _, marked, rest = template.partition("«")
    words = rest.partition("»")[0] if marked else template
    words = re.sub(r"\{last\}.*", "", words).removeprefix("{here} ")
    return r".{1,60}?".join(map(re.escape, re.split(r"\{\w+\}", words)))


def test_every_indicator_has_sentences_and_questions_enough() -> None:
    def full(indicator: Indicator) -> bool:
        return (
            len(indicator.sentences) >= 2
            and len(indicator.asks) >= 2
            and len(indicator.paraphrases) >= 3
        )

    assert len(all_indicators()) >= 20
    assert [each.key for each in all_indicators() if not full(each)] == []
