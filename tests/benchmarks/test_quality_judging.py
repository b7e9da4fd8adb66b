from benchmarks.quality.judging import judge_answer, judge_hits, tables
from benchmarks.quality.world import Period

HALF, YEAR = Period(2023, "half"), Period(2023, "year")
ABOUT = {"a.txt": ("huyện A", HALF), "b.txt": ("huyện A", YEAR), "c.txt": ("huyện C", HALF)}
GOLD = {
    "id": "q1",
    "kind": "fact",
    "answerable": True,
    "reports": ["a.txt"],
    "evidence": ["thu 12 tỷ"],
    "answer_contains": ["12 tỷ"],
    "places": ["huyện A"],
    "periods": ["2023-half"],
}


def answer(report: str, *, refused: bool = False) -> dict[str, object]:
    citations = [{"report": report, "quote": "thu 12 tỷ"}]
    return {"answer": "Thu 12 tỷ [1]", "refused": refused, "citations": citations}


def test_an_answer_from_another_period_is_of_the_wrong_place() -> None:
    assert judge_answer(GOLD, answer("a.txt"), ABOUT)["wrong_place"] == 0.0
    assert judge_answer(GOLD, answer("b.txt"), ABOUT)["wrong_place"] == 1.0
    assert judge_answer(GOLD, answer("c.txt"), ABOUT)["wrong_place"] == 1.0


def test_a_refusal_may_cite_what_is_there_instead() -> None:
    gold = {**GOLD, "answerable": False, "reports": []}
    assert judge_answer(gold, answer("b.txt", refused=True), ABOUT) == {
        "wrong_place": 0.0,
        "refusal": 1.0,
    }
    assert judge_answer(gold, answer("b.txt"), ABOUT) == {"wrong_place": 1.0, "refusal": 0.0}
    assert judge_answer(gold, answer("a.txt"), ABOUT) == {"wrong_place": 0.0, "refusal": 0.0}


def test_candidates_are_counted_among_ten_hits() -> None:
    gold = {**GOLD, "candidates": ["a.txt", "c.txt"]}
    found = {"hits": [{"report": "a.txt"}, {"report": "b.txt"}], "scope": {}}
    assert judge_hits(gold, found) == {"flagged_wrongly": 0.0, "offered": 0.5}


def test_a_missing_place_or_period_is_flagged() -> None:
    gold = {**GOLD, "kind": "absent_place", "answerable": False, "evidence": []}
    for absent in ("absent_places", "absent_periods"):
        found = {"hits": [], "scope": {absent: ["x"]}}
        assert judge_hits(gold, found) == {"flagged": 1.0}
        assert judge_hits({**gold, "kind": "omitted_indicator"}, found) == {"flagged_wrongly": 1.0}
    assert judge_hits(gold, {"hits": []}) == {"flagged": 0.0}


def test_no_first_hit_answers_a_comparison() -> None:
    gold = {**GOLD, "kind": "compare", "evidence": ["thu 12 tỷ", "thu 15 tỷ"]}
    hits = [{"report": "a.txt", "text": "thu 12 tỷ"}, {"report": "a.txt", "text": "thu 15 tỷ"}]
    assert judge_hits(gold, {"hits": hits}) == {
        "flagged_wrongly": 0.0,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "mrr": 0.5,
    }


def test_tables_set_typed_questions_beside_what_was_meant() -> None:
    typed = {**GOLD, "id": "q2", "kind": "unaccented", "of": "q1"}
    table = tables([(GOLD, {"recall@1": 1.0}), (typed, {"recall@1": 0.0})])
    assert table["ALL"] == {"n": 2.0, "recall@1": 0.5}
    assert table["unaccented"]["recall@1"] == 0.0
    assert table["unaccented: as meant"]["recall@1"] == 1.0
