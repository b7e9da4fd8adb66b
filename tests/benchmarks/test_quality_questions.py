"""The benchmark's gold questions agree with its reports."""

from collections import Counter

from benchmarks.quality.library import Library
from benchmarks.quality.places import all_places
from benchmarks.quality.questions import make_questions
from benchmarks.quality.rows import Row, spelled
from hoibaocao.evaluating.score import score_answer, score_hits
from hoibaocao.vietnamese.text import fold

TYPED = {"unaccented", "misspelt", "typed"}
UNANSWERED = {
    *("absent_place", "absent_period", "omitted_indicator", "unheard_indicator"),
    "outside_domain",
}


def test_the_same_questions_every_time(rows: list[Row], made_again: Library) -> None:
    assert make_questions(made_again) == rows


def test_kinds_and_numbers(rows: list[Row]) -> None:
    reported = Counter(row["kind"] for row in rows if row["split"] == "report")
    assert sum(reported.values()) >= 700
    assert sum(reported[kind] for kind in UNANSWERED) >= 100
    assert set(reported) == {
        *("fact", "paraphrase", "period_words", "abbreviation", "table", "revision", "english"),
        *("compare", "follow_up", "no_place", "which_place"),
        *UNANSWERED,
        *TYPED,
    }


def test_ids_and_questions_are_unique(rows: list[Row]) -> None:
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({f"{row.get('history')}{row['question']}" for row in rows}) == len(rows)


def test_no_place_to_tune_on_is_reported_on(rows: list[Row]) -> None:
    split_of = {place.key: place.split for place in all_places()}
    assert {(row["split"], split_of[place]) for row in rows for place in row["places"]} == {
        ("tune", "tune"),
        ("report", "report"),
    }


def test_evidence_stands_in_exactly_the_reports_named(rows: list[Row], library: Library) -> None:
    texts = {report.name: report.text for report in library.reports}
    holders: dict[str, set[str]] = {}
    for row in rows:
        for evidence in row["evidence"]:
            if evidence not in holders:
                holders[evidence] = {name for name, text in texts.items() if evidence in text}
        if row["answerable"] and "candidates" not in row:
            standing = set().union(*(holders[evidence] for evidence in row["evidence"]))
            assert standing == set(row["reports"]), row["id"]


def test_reports_are_of_the_place_and_period_asked(rows: list[Row], library: Library) -> None:
    about = {
        report.name: (report.issue.place.key, spelled(report.issue.period))
        for report in library.reports
    }
    for row in rows:
        if row["answerable"] and row["places"]:
            assert {about[name][0] for name in row["reports"]} == set(row["places"]), row["id"]
            assert {about[name][1] for name in row["reports"]} == set(row["periods"]), row["id"]


def test_what_a_right_answer_states_stands_in_the_evidence(rows: list[Row]) -> None:
    for row in rows:
        assert len(row["answer_contains"]) == len(row["evidence"])
        for part, evidence in zip(row["answer_contains"], row["evidence"], strict=True):
            assert part in evidence, row["id"]
        if row["kind"] == "compare":
            assert len(set(row["answer_contains"])) == len(row["evidence"]) >= 2


def test_a_question_without_an_answer_names_no_report(rows: list[Row]) -> None:
    for row in rows:
        if row["kind"] in UNANSWERED:
            assert not row["answerable"]
            assert row["reports"] == row["evidence"] == row["answer_contains"] == []
        else:
            assert row["answerable"]
            assert row["reports"]


def test_what_is_typed_otherwise_refers_to_what_was_meant(rows: list[Row]) -> None:
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        assert ("of" in row) == (row["kind"] in TYPED)
        if "of" in row:
            meant = by_id[row["of"]]
            assert meant["question"] != row["question"]
            assert meant["evidence"] == row["evidence"]
            assert meant["split"] == row["split"]
        if row["kind"] == "unaccented":
            assert row["question"] == fold(row["question"])


def test_a_bare_name_that_two_places_have_is_only_asked_on_purpose(rows: list[Row]) -> None:
    shared = {place.name for place in all_places() if place.homonym and place.level == "district"}
    for row in rows:
        if row["kind"] == "which_place":
            assert len(row["places"]) >= 2
            assert any(name in row["question"] for name in shared)
        if "candidates" in row:
            assert len(row["candidates"]) >= 2


def test_omitted_indicators_are_omitted(rows: list[Row], library: Library) -> None:
    silent = {
        (report.issue.place.key, spelled(report.issue.period), key)
        for report in library.reports
        for key in report.issue.omitted
    }
    for row in rows:
        if row["kind"] == "omitted_indicator":
            assert (row["places"][0], row["periods"][0], row["indicator"]) in silent


def test_a_perfect_search_and_a_perfect_answer_score_full_marks(
    rows: list[Row], library: Library
) -> None:
    texts = {report.name: report.text for report in library.reports}
    row = next(row for row in rows if row["kind"] == "fact")
    text = next(
        paragraph
        for paragraph in texts[row["reports"][0]].split("\n\n")
        if row["evidence"][0] in paragraph
    )
    hits = {"hits": [{"report": row["reports"][0], "text": text}]}
    answer = {
        "answer": f"{row['evidence'][0]} [1]",
        "refused": False,
        "citations": [{"report": row["reports"][0], "quote": row["evidence"][0]}],
    }
    assert score_hits(row, hits)["recall@1"] == 1.0
    assert score_answer(row, answer)["right_and_cited"] == 1.0
