import pytest

from hoibaocao.evaluating.score import averages, score_answer, score_hits

_GOLD = {
    "kind": "fact",
    "answerable": True,
    "reports": ["a.txt"],
    "evidence": ["thu đạt 120,3 tỷ đồng", "chi 80 tỷ"],
    "answer_contains": ["120,3", "80"],
}


def _hit(report: str, text: str) -> dict[str, str]:
    return {"report": report, "text": text}


def test_hits_rank_by_the_last_piece_of_evidence() -> None:
    hits = [
        _hit("b.txt", "Thu đạt 120,3 tỷ đồng; chi 80 tỷ"),
        _hit("a.txt", "Thu  đạt 120,3 tỷ\nđồng."),
        _hit("a.txt", "không liên quan"),
        _hit("a.txt", "Chi 80 tỷ."),
    ]
    assert score_hits(_GOLD, {"hits": hits}) == {
        "recall@1": 0.0,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "mrr": 0.25,
    }
    assert score_hits(_GOLD, {"hits": hits[:3]})["mrr"] == 0.0


def test_a_passage_counts_only_as_far_as_a_glance_goes() -> None:
    hits = [_hit("a.txt", "x " * 1000 + "thu đạt 120,3 tỷ đồng, chi 80 tỷ")]
    assert score_hits(_GOLD, {"hits": hits})["recall@10"] == 0.0


def _answer(text: str, *citations: dict[str, str], refused: bool = False) -> dict[str, object]:
    return {"answer": text, "refused": refused, "citations": list(citations)}


def test_a_right_answer_quotes_every_piece_from_the_right_report() -> None:
    quotes = [
        {"report": "a.txt", "quote": "Năm nay thu đạt 120,3 tỷ đồng, khá cao."},
        {"report": "a.txt", "quote": "chi 80 tỷ"},
    ]
    scores = score_answer(_GOLD, _answer("Thu 120,3 và chi 80 tỷ [1][2]", *quotes))
    assert scores == {
        "right": 1.0,
        "cited": 1.0,
        "first": 1.0,
        "right_and_cited": 1.0,
        "false_refusal": 0.0,
        "citations": 2.0,
    }
    elsewhere = [{**quotes[0], "report": "b.txt"}, quotes[1]]
    assert score_answer(_GOLD, _answer("120,3 và 80", *elsewhere))["cited"] == 0.0


@pytest.mark.parametrize("text", ["thu 1.120,3 chi 80", "thu 120,35 chi 80", "thu 120,3 chi 180"])
def test_figures_count_as_whole_tokens(text: str) -> None:
    assert score_answer(_GOLD, _answer(text))["right"] == 0.0


def test_refusals() -> None:
    nothing = {**_GOLD, "answerable": False}
    assert score_answer(nothing, _answer("Không có", refused=True)) == {"refusal": 1.0}
    assert score_answer(nothing, _answer("5 tỷ")) == {"refusal": 0.0}
    assert score_answer(_GOLD, _answer("120,3 80", refused=True))["false_refusal"] == 1.0


def test_averages_over_all_and_by_kind() -> None:
    rows = [("fact", {"right": 1.0}), ("list", {"right": 0.0}), ("fact", {"refusal": 1.0})]
    assert averages(rows) == {
        "ALL": {"n": 2.0, "right": 0.5, "refusal": 1.0},
        "fact": {"n": 1.0, "right": 1.0, "refusal": 1.0},
        "list": {"n": 1.0, "right": 0.0},
    }
