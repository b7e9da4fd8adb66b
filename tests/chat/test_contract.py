"""Where else a passage stands, in JSON and in words."""

from dataclasses import replace

from hoibaocao.chat.contract import answer_json, hit_json
from hoibaocao.chat.terminal import answer as answer_words
from hoibaocao.chat.terminal import hits as hit_words
from hoibaocao.records import Hit
from tests.chat.scripted import CITED, HALF_REPORT, answer

_COPIES = tuple(
    Hit(replace(CITED.passage, report=report, start=start), CITED.metadata, 1.0)
    for report, start in (("b.txt", 0), ("c.txt", 0), ("b.txt", 900))
)
_HIT = Hit(CITED.passage, HALF_REPORT.metadata, 2.5, _COPIES)


def test_a_hit_names_each_report_that_says_the_same() -> None:
    found = hit_json(_HIT)
    assert found["also_in"] == ["b.txt", "c.txt"]
    assert hit_json(replace(_HIT, also_in=()))["also_in"] == []
    scope: dict[str, list[str]] = {"absent_places": [], "absent_periods": []}
    assert (
        hit_words({"scope": scope, "hits": [found]}).splitlines()[1]
        == "   cũng có trong: b.txt, c.txt"
    )


def test_a_citation_names_them_too() -> None:
    told = answer_json(
        answer("Thu [1].", replace(CITED, also_in=_COPIES), reading="Thu ngân sách?")
    )
    assert told["citations"][0]["also_in"] == ["b.txt", "c.txt"]
    assert answer_words(told).splitlines()[-1] == "    cũng có trong: b.txt, c.txt"
